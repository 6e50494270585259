"""Grounding: where in a release the words of a quote stand, tolerant of typography and of nothing else."""

from .elision import whole
from .locate import explain_miss, locate

__all__ = ["explain_miss", "locate", "whole"]
