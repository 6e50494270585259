"""The templates of pages and pictures: whatever they are given is text, and never becomes markup."""

import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template

_KEPT = {"\t", "\n"}
_REPLACED = {"Cc": " ", "Cs": "\ufffd"}
"""Control characters and lone surrogates, by their category: neither HTML nor XML can hold them."""
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""What turns the direction of all that follows, beyond the words that it stands in (Unicode UAX 9)."""
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


def rendered(package: str, template: str, /, **values: object) -> str:
    """The template of that file name in a package, with the values in it; a value that is missing is an error.

    Every value is escaped; a template may call `safe` only what was rendered here.
    """
    return _template(package, template).render(**values)


def piece(package: str, name: str) -> str:
    """A file of a package that pages hold as it is: a style sheet, a script."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


@cache
def _template(package: str, name: str) -> "Template":
    from jinja2 import Environment, StrictUndefined

    templates = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return templates.from_string(piece(package, name))


def _clean(value: object) -> object:
    """A text without what a page cannot hold; all else as it is."""
    if type(value) is not str or (value.isascii() and value.isprintable()):
        return value
    kept = "".join(
        mark if mark in _KEPT else _REPLACED.get(unicodedata.category(mark), mark) for mark in value
    )
    return kept.translate(_TURNING | _NO_CHARACTERS)
