"""Confidence intervals and p-values."""

import re
from decimal import Decimal, InvalidOperation

from summarizer.schemas import Interval, Operator
from summarizer.text import DASHES, fold_str

from .figures import Figure
from .numerals import SUPERSCRIPTS, trimmed

_NUMBER = rf"[{DASHES}]?(?:\d{{1,12}}(?:\.\d{{1,12}})?|\.\d{{1,12}})"
_TAIL = r"\s?(?:%|months?|years?|weeks?|days?)?"
INTERVAL = re.compile(
    rf"(?:(?P<level>\d{{2}}(?:\.\d{{1,3}})?)\s?%\s?)?"
    r"(?:(?:confidence|credible)\s+intervals?(?:\s?[\[(]\s?(?:CI|CrI)s?\s?[\])])?|\bC\.?I\.?\b|\bCrI\b)"
    rf"(?:\s?(?P<level_after>\d{{2}}(?:\.\d)?)\s?%(?=\s?[:;,=(\[]))?"
    rf"\s?(?:[:;,=]|of|was|is|from)?\s?[\[({{]?\s?(?P<low>{_NUMBER}){_TAIL}"
    rf"(?:\s?[,;]\s?|\s?[{DASHES}]\s?|\s+to\s+|\s+and\s+)(?P<high>{_NUMBER})(?![\d.]\d)(?:\s?%)?\s?[\])}}]?",
    re.IGNORECASE,
)
P_VALUE = re.compile(
    r"[pP](?<![^\W_].)(?:\s?-?\s?(?:adj|nominal|trend|interaction|NI))?(?:\s?[-\u2010\u2011\u2013]?\s?values?)?\s{0,2}"
    r"(?P<operator><=|>=|=<|=>|[<>=≤≥~≈]|of less than|less than|of|was|is|:|,)\s{0,2}"
    rf"(?P<value>(?:0?\.\d{{1,12}}|[01](?:\.\d{{1,12}})?|\d(?:\.\d{{1,6}})?(?=\s?[x×eE])))"
    rf"(?:\s?[x×]\s?10\s?\^?\s?(?P<power>[{DASHES}⁻]?\s?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}})|[eE](?P<exponent>[{DASHES}]?\d{{1,2}}))?(?![\d])"
)
_OPERATORS = {
    "<": Operator.LT, "<=": Operator.LE, "=<": Operator.LE, "≤": Operator.LE, "=": Operator.EQ, ">": Operator.GT,
    ">=": Operator.GE, "=>": Operator.GE, "≥": Operator.GE, "~": Operator.APPROX, "≈": Operator.APPROX,
    "of less than": Operator.LT, "less than": Operator.LT,
}  # fmt: skip
_DASH = str.maketrans(dict.fromkeys(DASHES, "-"))


def _plain(text: str) -> str:
    """A limit as a decimal string."""
    digits = text.translate(_DASH)
    sign = "-" if digits.startswith("-") else ""
    digits = digits.lstrip("-")
    return sign + ("0" + digits if digits.startswith(".") else digits)


def interval_of(match: "re.Match[str]") -> Interval:
    """The interval that a match of INTERVAL states."""
    high = match["high"].translate(_DASH)
    return Interval(level=match["level"] or match["level_after"], low=_plain(match["low"]), high=_plain(high))


def parse_interval(phrase: str) -> Interval | None:
    """The confidence interval of `95% CI: 34.3, 51.1`; None where both limits are not given as numbers."""
    text = " ".join(fold_str(phrase).split())
    match = INTERVAL.search(text) if len(text) <= 2000 else None
    return interval_of(match) if match else None


def p_value_of(match: "re.Match[str]") -> Figure | None:
    """The p-value that a match of P_VALUE states; None above 1, which no p-value is."""
    operator = _OPERATORS.get(match["operator"].lower(), Operator.EQ)
    digits = match["value"]
    power = match["power"] or match["exponent"]
    try:
        value = Decimal(digits)
        if power:
            shift = int(power.translate(SUPERSCRIPTS).translate(_DASH).replace(" ", ""))
            # Without its minus sign a p-value's power of ten has lost it in the copying; that is not ours to mend.
            value = value.scaleb(shift)
    except (InvalidOperation, ValueError):
        return None
    if value > 1 or value < 0:
        return None
    printed = trimmed(value) if power else _plain(digits)
    return Figure(operator, printed, None, None)


def parse_p_value(phrase: str) -> Figure | None:
    """The p-value of `p<0.001`, `P = .03`, `p-value of 0.04`, `p=1.2×10⁻⁵`; None where there is none."""
    text = " ".join(fold_str(phrase).split())
    match = P_VALUE.search(text) if len(text) <= 2000 else None
    return p_value_of(match) if match else None
