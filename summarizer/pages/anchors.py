"""The names by which links find records and places on a page."""

import re

_CLAIM = re.compile(r"c\d{1,9}")
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,80}")


class Anchors:
    """Gives each record a name that no other thing on the page has, whatever ids records have."""

    def __init__(self, prefix: str = "") -> None:
        """`prefix` begins every name: it keeps several summaries on one page apart."""
        self.prefix = prefix
        self._taken: set[str] = set()

    def of(self, kind: str, own: str, number: int) -> str:
        """`c3` for a claim of that id, else `trial-resolution`; by its number where that cannot be a name."""
        name = own if kind == "claim" and _CLAIM.fullmatch(own) else f"{kind}-{own}"
        if not _PLAIN.fullmatch(own) or name in self._taken:
            name = f"{kind}.{number + 1}"
        self._taken.add(name)
        return self.prefix + name
