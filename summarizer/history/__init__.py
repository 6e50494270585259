"""One program over many releases: who is who, what was said when, and what moved."""

from .changes import changes, milestones_standing
from .companies import companies
from .contradictions import contradictions
from .events import events, is_ahead
from .identity import Identities, identify
from .names import UNNAMED
from .order import Releases, ordered
from .standing import Standing, standing

__all__ = [
    "UNNAMED",
    "Identities",
    "Releases",
    "Standing",
    "changes",
    "companies",
    "contradictions",
    "events",
    "identify",
    "is_ahead",
    "milestones_standing",
    "ordered",
    "standing",
]
