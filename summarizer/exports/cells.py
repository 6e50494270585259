"""Values as cells of a spreadsheet or a CSV file, which know no lists and take some texts for formulas."""

import re
from datetime import date

from .columns import Kind, Value

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠].", re.DOTALL)
"""What a spreadsheet may take for a formula (OWASP, CSV injection), apostrophes before it or not; a sign alone
is none."""
_NUMBER = re.compile(r"[+-]?\d[\d.,]*%?")


def text_of(value: Value) -> str | None:
    """A value as the text of a cell; null and a list without items have none, a list has `; ` between its items.

    Inside an item `;` and the backslash have a backslash before them.
    """
    if value is None or value == []:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(re.sub(r"[\\;]", r"\\\g<0>", one) for one in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def value_of(text: str | None, kind: Kind) -> Value:
    """What `text_of` made `text` from."""
    if text is None:
        return [] if kind is Kind.LIST else None
    if kind is Kind.LIST:
        items = re.findall(r"((?:\\.|[^\\;])*); ", f"{text}; ", re.DOTALL)
        return [re.sub(r"\\(.)", r"\1", one, flags=re.DOTALL) for one in items]
    if kind is Kind.YES_NO:
        return text == "true"
    if kind is Kind.DATE:
        return date.fromisoformat(text)
    if kind is Kind.INTEGER:
        return int(text)
    return float(text) if kind is Kind.NUMBER else text


def neutral(text: str) -> str:
    """A cell of a CSV file that no spreadsheet runs: what looks like a formula has an apostrophe before it."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def as_it_was(text: str) -> str:
    """What `neutral` made `text` from."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
