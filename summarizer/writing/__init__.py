"""Sentences by a model over what was composed without one: asked for, checked, mended once, else left out.

Briefs and answers are written so. What a model words no better, or wrongly, stands as it was composed.
`lines` and `sentences` are imported where a model is asked; here is what decides whether one is.
"""

from .work import How, Work, awritten, written

__all__ = ["How", "Work", "awritten", "written"]
