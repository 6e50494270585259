"""Regular expressions that are compiled when they are first used.

To compile one takes longer than to read a sentence with it, and most releases never come to most of
those that stand behind a quick look.
"""

import re
from functools import cached_property
from typing import Any, cast


class _Later:
    """Stands for a pattern; from the first use on, each of its methods is the pattern's own."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> Any:
        method = self.__dict__[name] = getattr(self._compiled, name)
        return method


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile(source, flags)`, put off until the pattern is used; an error in it shows only then."""
    return cast("re.Pattern[str]", _Later(source, flags))
