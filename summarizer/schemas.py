"""The records. In a checkout this name stands for the folder `schemas/` beside the package.

In an installed wheel the real package takes this module's place; see pyproject.toml.
"""

from schemas import *  # noqa: F403
from schemas import __all__ as __all__  # noqa: PLC0414 - what type checkers ask of a re-export
