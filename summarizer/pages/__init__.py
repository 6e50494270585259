"""Pages on which the evidence is seen: the release at one side, what was read in it at the other."""

from .page import page

__all__ = ["page"]
