"""The table of checks: what decides whether a record may be believed.

A check is a small pure function over a summary and its text. It yields findings; it does not log,
raise or call a model. An error keeps a record out; a warning stands beside it.
"""

from .applied import check, recheck
from .coverage import cover
from .probe import run_check
from .table import CHECKS, Check, reference

__all__ = ["CHECKS", "Check", "check", "cover", "recheck", "reference", "run_check"]
