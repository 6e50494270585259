"""MO and AT, echoes: a statement that says a clause, a value or a share of the evidence again says it unaltered."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import islice

from summarizer.numbers import Money, parse_money
from summarizer.numbers.figures import Located
from summarizer.patterns import later
from summarizer.phrasing import amount_stated, designation_stated, milestone_stated, results_stated, step_of
from summarizer.schemas import Amount, Claim, Modality, Result
from summarizer.text import fold_str

from .context import Context, Fault
from .numbers import unit_key
from .wording import gist, occurrences, stem

_PIECE = later(r"[,;:()\[\]]|\s-+\s|\.\.\.|(?<=[a-z\d%])\.\s(?=[A-Z])|\.\s*$")
_CUE = later(
    r"(?<![\w-])(?:no|not|never|none|nobody|nothing|neither|nor|cannot|without|zero|fail(?:s|ed|ing)?|unable|lack(?:s|ed|ing)?"
    r"|absence|free|missed|unreached)(?![\w-])|n't\b",
    re.IGNORECASE,
)
"""Words that deny, wherever in a clause they stand."""
_ASIDE = later(
    r"\bnot (?:only|just|limited|necessarily)\b|\bwhether or not\b|\bno (?:more|less|fewer|later) than\b",
    re.I,
)
_SUPPORT = frozenset(map(stem, ("do", "does", "did", "yet", "any", "there", "patient", "patients")))
"""Words that come and go with a denial: `did not identify any`, `identified`."""
_MOST = 200
"""How many clauses of one text are looked at: more stand in no statement and no sentence."""
_ALIKE = 0.8
"""The share of words that two clauses have in common when one says the other again."""


def _said(piece: str) -> frozenset[str]:
    """The rough stems of what a clause says, its denial apart."""
    return gist(_CUE.sub(" ", piece)) - _SUPPORT


def _pieces(text: str) -> list[tuple[str, frozenset[str]]]:
    lines = (fold_str(line) for line in text.split("\n"))
    found = ((piece.strip(), _said(piece)) for line in lines for piece in _PIECE.split(line) if piece)
    kept = ((piece, words) for piece, words in found if words and not _ASIDE.search(piece))
    return list(islice(kept, _MOST))


def reversed_echo(words: str, source: str) -> tuple[str, str] | None:
    """A clause of some words, and the clause of their source which says nearly the same and denies it (or not).

    Clauses that share most of their words are one told again; a denial more or fewer turns it round.
    """
    told = _pieces(source)
    for piece, mine in _pieces(words):
        alike = [
            other
            for other, theirs in told
            if len(mine & theirs) >= _ALIKE * max(len(mine), len(theirs))
            and (len(mine) > 1 or mine == theirs)
        ]
        denials = len(_CUE.findall(piece))
        if alike and all((len(_CUE.findall(other)) - denials) % 2 for other in alike):
            return piece, alike[0]
    return None


def denial_repeated(context: Context) -> Iterator[Fault]:
    """A statement that repeats a clause of the evidence denies it where the evidence does, and there alone."""
    for subject, claim in context.retold:
        turned = reversed_echo(claim.statement, subject.sentences.text)
        if turned:
            yield Fault(
                f"{subject.path}.statement",
                f'The statement says "{turned[0]}", the evidence "{turned[1]}".',
                subject.span,
            )


def statement_values(context: Context) -> Iterator[Fault]:
    """A statement does not give another value in the place of one of its results or amounts."""
    for subject, claim in context.worded:
        other = _other_value(claim, context) or _other_amount(claim)
        if other:
            yield Fault(
                f"{subject.path}.statement",
                f'The statement says "{other[0]}", the record "{other[1]}".',
                subject.span,
            )


def _other_value(claim: Claim, context: Context) -> tuple[str, str] | None:
    """A value of the statement that no result has, and a result of the same unit that the statement leaves out."""
    scope = context.scope(claim.statement)
    lost = [
        one for one in claim.results if one.figure and one.value and _number(one.value) not in scope.numbers
    ]
    if not lost:
        return None
    interval = re.search(r"\bCI\b|interval", claim.statement) is not None
    known = {
        number
        for one in claim.results
        for number in _numbers_of(one, context, share=False, interval=interval)
    }
    wide = known | {
        number for one in claim.results for number in _numbers_of(one, context, share=True, interval=interval)
    }
    for figure in scope.figures:
        mine = _number(figure.figure.value)
        if mine is None or not _measured(figure):
            continue
        if mine in (known if unit_key(figure.figure.unit) == "%" else wide):
            continue
        for result in lost:
            if unit_key(result.unit) == unit_key(figure.figure.unit) and result.figure:
                return scope.text[figure.start : figure.end], result.figure
    return None


def _measured(figure: Located) -> bool:
    """Whether a figure is a measured value: with a unit, or with decimals."""
    return figure.figure.unit is not None or "." in figure.figure.value


def _numbers_of(result: Result, context: Context, *, share: bool, interval: bool) -> Iterator[Decimal]:
    """The numbers that a statement may take from a result: its values, and all that is no share of anybody."""
    printed = [result.figure, result.interval if interval else None]
    if share:
        printed += [
            result.p_value,
            result.time_point,
            result.population,
            result.arm,
            result.comparator,
            result.measure,
        ]
    for words in printed:
        yield from context.scope(words).numbers if words else ()
    counts = (result.n, result.N) if share else ()
    for value in (result.value, result.value_high, *counts):
        number = _number(str(value)) if value is not None else None
        if number is not None:
            yield number


def _number(value: str) -> Decimal | None:
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


_MONEY = later(
    r"(?:(?:US|HK|A|AU|C|CA|NT|S)?\$|[\u20ac\u00a3\u00a5\u20a9]|\b(?:USD|EUR|GBP|RMB|CNY|JPY|SEK|DKK|NOK|CHF|KRW|AUD|CAD)\s?)"
    r"\d[\d,.]{0,14}(?:\s?-\s?\d[\d,.]{0,14})?(?:\s?(?:thousand|million|billion|trillion|bn|mn)\b)?",
)


def _other_amount(claim: Claim) -> tuple[str, str] | None:
    """A sum of the statement that no amount is, and an amount that the statement leaves out."""
    words = fold_str(claim.statement)
    said = [
        (match.group().rstrip(".,"), money)
        for match in _MONEY.finditer(words)
        if (money := parse_money(match.group().rstrip(".,")))
    ]
    held = [
        money
        for one in claim.amounts
        for part in (one.figure, one.prior)
        if part and (money := parse_money(part))
    ]
    extra = [printed for printed, money in said if all(_sum(money) != _sum(one) for one in held)]
    lost = [one.figure for one in claim.amounts if _lost(one, words, said)]
    return (extra[0], lost[0]) if extra and lost else None


def _lost(amount: Amount, words: str, said: list[tuple[str, Money]]) -> bool:
    money = parse_money(amount.figure)
    stands = occurrences(amount.figure, words.casefold())
    return money is not None and not stands and all(_sum(one) != _sum(money) for _, one in said)


def _sum(money: Money) -> tuple[object, ...]:
    return money.value, money.value_high, money.scale, money.currency


_PAIR = later(r"(?<![\w.,/-])(\d[\d,]*(?:\.\d+)?)\s?(?:of|out of|/)\s?(\d[\d,]*(?:\.\d+)?)(?![\w/]|[.,]\d)")


def _pairs(text: str) -> set[tuple[str, str]]:
    return {(match[1].rstrip(","), match[2].rstrip(",")) for match in _PAIR.finditer(fold_str(text))}


def statement_shares(context: Context) -> Iterator[Fault]:
    """So many of so many in a statement is a pair that the evidence gives: `33 of 80`, not `33 of 81`."""
    for subject, claim in context.retold:
        known = _pairs(subject.sentences.text) | {
            (str(one.n), str(one.N)) for one in claim.results if one.n is not None and one.N is not None
        }
        for part, whole in sorted(_pairs(claim.statement) - known):
            near = [one for one in sorted(known) if part == one[0] or whole == one[1]]
            if near:
                yield Fault(
                    f"{subject.path}.statement",
                    f"The evidence says {near[0][0]} of {near[0][1]}, not {part} of {whole}.",
                    subject.span,
                )
                break


_RANGE = later(r"(?<![\w.,-])(\d[\d,]*(?:\.\d+)?)\s?-\s?(\d[\d,]*(?:\.\d+)?)(?![\w.,-]|\s?-)")


def statement_ranges(context: Context) -> Iterator[Fault]:
    """A range in a statement runs upwards, or is printed so in the evidence."""
    for subject, claim in context.retold:
        for match in _RANGE.finditer(fold_str(claim.statement)):
            low, high = (_number(match[index].replace(",", "")) for index in (1, 2))
            if (
                low is not None
                and high is not None
                and low >= high
                and not subject.quotes.holds(match.group())
            ):
                yield Fault(
                    f"{subject.path}.statement",
                    f'"{match.group()}" is no range of the evidence.',
                    subject.span,
                )


_NUMERAL = later(
    r"(?<![\w])\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)*"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fourth)\b",
    re.IGNORECASE,
)
_FEWEST = 3
"""Words that a text must have besides its numbers for its being said again to be no accident."""


def numbers_repeated(context: Context) -> Iterator[Fault]:
    """A statement that says word by word what its evidence or its record says has the same numbers in it."""
    for subject, claim in context.retold:
        words = _spaced(claim.statement)
        shape = _NUMERAL.sub("#", words)
        if "#" not in shape or sum(one.isalpha() for one in shape.split()) < _FEWEST:
            continue
        texts = [
            *(_spaced(place.words) for place in subject.places),
            *map(_spaced, _composed(claim)),
        ]
        alike = [one for one in texts if shape in _NUMERAL.sub("#", one)]
        if alike and not any(words in one for one in alike):
            yield Fault(
                f"{subject.path}.statement",
                f'The words are those of "{alike[0][:120]}", a number is not.',
                subject.span,
            )


def _spaced(text: str) -> str:
    return " ".join(fold_str(text).casefold().split()).rstrip(".")


def _composed(claim: Claim) -> list[str]:
    """What a claim's fields say, in the words in which a statement is composed of them."""
    step = step_of(claim)
    said = [*(amount_stated(one) for one in claim.amounts)]
    said += [results_stated(list(claim.results))] if claim.results else []
    said += [milestone_stated(step, hoped=claim.modality is Modality.HYPOTHETICAL)] if step else []
    return said + ([designation_stated(claim.designation)] if claim.designation else [])
