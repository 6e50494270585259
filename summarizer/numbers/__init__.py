"""Numbers as releases print them, exact to the digit: values are decimal strings, never floats.

A figure is a value with its operator, its range and its unit; money, confidence intervals and
p-values have their own readers. Nothing here raises on any text, and everything is linear in it.
"""

from .estimates import Estimate, parse_estimate
from .figures import Figure, figure_at, parse_figure
from .intervals import parse_interval, parse_p_value
from .money import Money, comparable, parse_money
from .numerals import Number, numbers_in

__all__ = [
    "Estimate",
    "Figure",
    "Money",
    "Number",
    "comparable",
    "figure_at",
    "numbers_in",
    "parse_estimate",
    "parse_figure",
    "parse_interval",
    "parse_money",
    "parse_p_value",
]
