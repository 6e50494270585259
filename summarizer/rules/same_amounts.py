"""Amounts that several passages tell: a figure that headline and body both give is said once."""

import re
from decimal import Decimal

from summarizer.numbers import parse_money
from summarizer.schemas import ClaimType, ProposedClaim


def merged_amounts(claims: list[ProposedClaim]) -> list[ProposedClaim]:
    """One claim per amount: a figure that headline and body both give is said once."""
    kept: list[ProposedClaim] = []
    for claim in claims:
        home = next((index for index, other in enumerate(kept) if _same_amount(claim, other)), None)
        if home is None:
            kept.append(claim)
            continue
        first, second = kept[home], claim
        if not _period_of(first) and _period_of(second):
            first, second = second, first
        quotes = [*first.evidence, *(quote for quote in second.evidence if quote not in first.evidence)]
        kept[home] = first.model_copy(update={"evidence": quotes[:3]})
    return kept


def _period_of(claim: ProposedClaim) -> str | None:
    return claim.amounts[0].period if claim.amounts else None


def _same_amount(claim: ProposedClaim, other: ProposedClaim) -> bool:
    if claim.type is not other.type or len(claim.amounts) != 1 or len(other.amounts) != 1:
        return bool(
            not claim.amounts
            and not other.amounts
            and claim.statement.casefold() == other.statement.casefold()
        )
    first, second = claim.amounts[0], other.amounts[0]
    one, two = parse_money(first.figure), parse_money(second.figure)
    if (
        one is None
        or two is None
        or (Decimal(one.value), one.currency, one.scale) != (Decimal(two.value), two.currency, two.scale)
    ):
        return False
    years = [set(re.findall(r"20\d\d", amount.period or "")) for amount in (first, second)]
    if years[0] and years[1] and not years[0] & years[1]:
        return False
    return claim.type is ClaimType.PARTNERSHIP or _head(first.what) == _head(second.what)


def _head(what: str) -> str:
    return re.sub(r"^(?:total|net|the|aggregate)\s", "", what.casefold()).split()[0].strip(",")
