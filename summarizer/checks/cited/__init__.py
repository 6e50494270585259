"""BR: a sentence of a brief or an answer says nothing that what it cites does not say.

A sentence is held against the words behind its citations, against the changes whose mentions it cites,
and against nothing else: what another citation says does not help it.
"""

from .ground import Ground, Held, Moved, mentions_cited, noted
from .table import CITED, NEEDED, CitedCheck, Wrong, examine

__all__ = [
    "CITED",
    "NEEDED",
    "CitedCheck",
    "Ground",
    "Held",
    "Moved",
    "Wrong",
    "examine",
    "mentions_cited",
    "noted",
]
