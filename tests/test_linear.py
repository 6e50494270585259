"""What reads a text takes time in proportion to its length, however the text is made to resist.

Each reader gets hostile text of a quarter and of the whole length. Four times the text may take four
times the work and some more for noise; what is quadratic takes sixteen times. A run that is short on
any machine is let pass, and one that seems slow is measured again, so that only growth fails.
"""

import string
import time
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from summarizer import lexicons, pages
from summarizer.checks import check, cover
from summarizer.facts import find_facts
from summarizer.grounding import explain_miss, locate
from summarizer.numbers import parse_figure, parse_interval, parse_money, parse_p_value
from summarizer.numbers.money import money_in
from summarizer.numbers.numerals import numbers_in
from summarizer.reading import read
from summarizer.rules import propose
from summarizer.schemas import (
    Author,
    Claim,
    ClaimType,
    Document,
    EngineKind,
    Evidence,
    Issuer,
    Modality,
    Paragraph,
    Program,
    Provenance,
    Result,
    Statistic,
    Summary,
    Trial,
    Zone,
    ZoneKind,
)
from summarizer.text import fold, sentences, words
from summarizer.timing import find_timings, parse_timing

FACTOR = 4
LIMIT = 8.0
"""Four times the text may take up to eight times the work."""
FLOOR = 0.08
"""Seconds of work below which a ratio says nothing."""
SIZE = 64_000
SIZES = {"facts": 40_000, "checks": 24_000, "rules": 24_000, "grounding": 16_000}
"""Smaller for what does much with each character, so that the file stays quick."""
MEGABYTE = 1_000_000

REPEATED = {
    "digits": "7",
    "letters": "a",
    "capitals": "A",
    "brackets": "(",
    "nested brackets": "(a[b",
    "per cents": "%",
    "spaces": " ",
    "short lines": "a\n",
    "bullets": "- a\n",
    "intervals": "CI 95% ",
    "ranges": "between 1 and ",
    "quotes": "\"'“”",
    "open quotes": "“a ",
    "thousands": "1,",
    "dollars": "$1 ",
    "addresses": "a@",
    "codes": "EXT-101 (",
    "trials": "ABC trial ",
    "described trials": "ABCD, a ",
    "brands": "Abcd® ",
    "conditions": "if ",
    "periods": "Q1 ",
    "initials": "A. ",
    "table cells": "1 | 2\n",
    "scales": "Aaa Score ",
    "speakers": "said Aaa ",
}


def numbered(size: int, piece: Callable[[int], str]) -> str:
    """Pieces that are all different, until the text is long enough."""
    made: list[str] = []
    length = 0
    while length < size:
        made.append(piece(len(made)))
        length += len(made[-1])
    return "".join(made)[:size]


def letters(number: int) -> str:
    """A number as five capitals."""
    return "".join(string.ascii_uppercase[number // 26**place % 26] for place in range(5))


DIFFERENT: dict[str, Callable[[int], str]] = {
    "different codes": lambda number: f"AB-{1000 + number} ",
    # From ten thousand on, as numbers that could be years are more work than others.
    "different aliases": lambda number: f"AB-{10000 + number} (CD-{10000 + number}) ",
    "different generic names": lambda number: f"x{letters(number).lower()}mab ",
    "different trials": lambda number: f"{letters(number)}{number} trial ",
    "different people": lambda number: f"Dr. {letters(number).capitalize()} ",
    "different short forms": lambda number: f"urothelial cancer ({letters(number)[:3]}) ",
}
KINDS = [*REPEATED, *DIFFERENT]


def hostile(kind: str, size: int) -> str:
    """Text of one kind, `size` characters long."""
    if kind in DIFFERENT:
        return numbered(size, DIFFERENT[kind])
    piece = REPEATED[kind]
    return (piece * (size // len(piece) + 1))[:size]


def document(text: str) -> Document:
    """A release of one zone, of an invented company."""
    return Document(
        id="0" * 16,
        text=text,
        published=date(2026, 3, 2),
        issuer=Issuer(name="Example Therapeutics, Inc."),
        zones=[Zone(kind=ZoneKind.BODY, author=Author.COMPANY, start=0, end=len(text))],
    )


def summary(about: Document) -> Summary:
    """Records whose evidence is the whole text."""
    whole = Evidence(
        quote=about.text, start=0, end=len(about.text), zone=ZoneKind.BODY, author=Author.COMPANY
    )
    result = Result(measure="ORR", statistic=Statistic.RATE, figure="48%", value="48", unit="%", n=16, N=33)
    claim = Claim(
        id="C1",
        type=ClaimType.RESULT,
        modality=Modality.REPORTED,
        statement="ORR was 48% in 33 patients at 6 months",
        results=[result],
        evidence=[whole],
    )
    return Summary(
        document=about.record(),
        programs=[Program(id="P1", name="EXT-101", evidence=[whole])],
        trials=[Trial(id="T1", name="BRAVO", evidence=[whole])],
        claims=[claim],
        summary=[],
        provenance=Provenance(engine=EngineKind.RULES),
    )


Work = Callable[[], object]


def _found(text: str) -> Work:
    page = document(text)
    return lambda: find_facts(page)


def _missed(text: str) -> Work:
    page = document(text)
    return lambda: explain_miss("met by 12 of 30", page)


def _located(text: str) -> Work:
    page = document(text)
    quotes = ("the primary endpoint was met", text[len(text) // 2 :][:300], text[:300] + "zq", text[5:-5])
    return lambda: [locate(quote, page) for quote in quotes]


def _checked(text: str) -> Work:
    page = document(text)
    records = summary(page)
    return lambda: (check(records, page), cover(records, page, []))


def _proposed(text: str) -> Work:
    page = document(text)
    find_facts(page)
    return lambda: propose(page)


def _shown(text: str) -> Work:
    """A page with evidence that overlaps itself all over the text."""
    whole = document(text)
    paragraphs = [
        Paragraph(number=number + 1, start=start, end=min(start + 499, len(text)), kind=ZoneKind.BODY)
        for number, start in enumerate(range(0, len(text), 500))
    ]
    laid = whole.model_copy(update={"paragraphs": paragraphs})
    claims = [
        Claim(
            id=f"c{number}",
            type=ClaimType.RESULT,
            modality=Modality.REPORTED,
            statement=text[start : start + 80],
            evidence=[
                Evidence(quote=text[start : start + 2000], start=start, end=min(start + 2000, len(text)))
            ],
        )
        for number, start in enumerate(range(0, len(text), 200), start=1)
    ]
    told = Summary(document=laid.record(), claims=claims)
    return lambda: pages.page([(told, laid)])


READERS: dict[str, Callable[[str], Work]] = {
    "facts": _found,
    "numbers": lambda text: lambda: (numbers_in(text), list(money_in(text))),
    "phrases": lambda text: (
        lambda: (
            parse_figure(text),
            parse_money(text),
            parse_interval(text),
            parse_p_value(text),
        )
    ),
    "lexicon": lambda text: (
        lambda: lexicons.lexicon(
            "event", "designation", "endpoint", "indication", "target", "phase", "role", "trial_status"
        ).find(text)
    ),
    "timing": lambda text: lambda: (find_timings(text), parse_timing(text, date(2026, 3, 2))),
    "text": lambda text: lambda: (fold(text), sentences(text), list(words(text))),
    "reading": lambda text: lambda: read("Example\n" + text),
    "grounding": _located,
    "misses": _missed,
    "checks": _checked,
    "rules": _proposed,
    "page": _shown,
}


def spent(work: Work) -> float:
    """Seconds of this process that a piece of work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def growth(reader: Callable[[str], Work], text: Callable[[int], str], size: int) -> float:
    """How many times the work of a quarter the whole takes; 1 where it is too little to tell."""
    short, long = text(size // FACTOR), text(size)
    ratio = LIMIT
    for _ in range(3):
        # Made anew each time, as what was made of a document is remembered.
        whole = spent(reader(long))
        if whole < FLOOR:
            return 1.0
        ratio = min(ratio, whole / max(spent(reader(short)), FLOOR / FACTOR / 2))
        if ratio < LIMIT * 0.75:
            break
    return ratio


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """What is loaded and compiled at first use is no work of a text."""
    for reader in READERS.values():
        reader("EXT-101 had an ORR of 48% (16/33) in Q2 2026, “said” Dr. A. Example.")()


@pytest.mark.parametrize("reader", READERS)
def test_four_times_the_text_takes_about_four_times_the_work(reader: str) -> None:
    grown = {kind: growth(READERS[reader], partial(hostile, kind), SIZES.get(reader, SIZE)) for kind in KINDS}
    assert {kind: round(ratio, 1) for kind, ratio in grown.items() if ratio >= LIMIT} == {}


def _mixed(size: int) -> str:
    """All kinds one behind the other."""
    return "\n\n".join(hostile(kind, size // len(KINDS)) for kind in KINDS)


@pytest.mark.parametrize("reader", ["facts", "numbers", "lexicon", "timing", "text"])
def test_a_megabyte_of_all_kinds_is_read_in_proportion(reader: str) -> None:
    assert growth(READERS[reader], _mixed, MEGABYTE) < LIMIT
