"""Fault injection: what grounding and the checks do not see, measured by putting faults in.

Two kinds of faults, both written without regard to how they are looked for: quotes with one edit
(`corruptions`), which grounding must not find in the release, and summaries with one altered value
(`mutants`), which the checks must not pass.
"""

from .corruption import EDITS, Corruption, corruptions, true_quotes
from .inject import MOST, Subject, inject, subject
from .mutation import MAKERS, Mutant, mutants

__all__ = [
    "EDITS",
    "MAKERS",
    "MOST",
    "Corruption",
    "Mutant",
    "Subject",
    "corruptions",
    "inject",
    "mutants",
    "subject",
    "true_quotes",
]
