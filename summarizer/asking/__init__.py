"""Questions to the releases in a store.

A question is read for what it names and asks about. Where records bear on it, a model answers in sentences
that are checked against what they cite; without a model they are made of the records' fields, or passages
are shown that have its words. Else it is said that the releases do not say. Neither a question nor a
release is ever an instruction.
"""

from .answer import Gathered, answered, gather
from .engine import aask, ask
from .evidence import Numbered, evidence
from .markdown import NOTHING, markdown

__all__ = ["NOTHING", "Gathered", "Numbered", "aask", "answered", "ask", "evidence", "gather", "markdown"]
