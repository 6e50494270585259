"""One program over many releases: who is who, what was said when, and what moved."""

from .changes import changes
from .contradictions import contradictions
from .events import events, is_ahead
from .identity import Identities, identify
from .order import ordered
from .standing import Standing, standing, standings

__all__ = [
    "Identities",
    "Standing",
    "changes",
    "contradictions",
    "events",
    "identify",
    "is_ahead",
    "ordered",
    "standing",
    "standings",
]
