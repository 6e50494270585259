"""Quotes with one fault each, made from true ones: what a careless or inventive quoter might write.

Written from what goes wrong in practice, not from how quotes are looked up. Everything is seeded: the same
release gives the same corruptions in every run. A corrupted quote that the release does say somewhere, word for
word, is no corruption and is left out.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from summarizer.schemas import Author, Document, Footnote, Zone, ZoneKind

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
INVENTED = sorted((ROOT / "tests" / "releases").glob("*.txt"))


@dataclass(frozen=True)
class Corruption:
    """A true quote and what became of it."""

    kind: str
    true: str
    quote: str


def document_of(text: str, marks: tuple[str, ...] = ()) -> Document:
    """A document that is the company's from end to end; `marks` are words with a footnote digit glued to their end."""
    footnotes = []
    for word in marks:
        at = text.index(word) + len(word) - 1
        footnotes.append(Footnote(label=word[-1], start=at, end=at + 1, note_start=0, note_end=0))
    zone = Zone(kind=ZoneKind.BODY, author=Author.COMPANY, start=0, end=len(text))
    return Document(id="0" * 16, text=text, zones=[zone] if text else [], footnotes=footnotes)


MARKS = {
    "2026-01-08-allogene-2026-catalysts": ("dose1", "treatment2"),
    "veldara-phase3-results": ("2025.1", "years.2"),
}


def load(path: Path) -> Document:
    """One of our releases as a document, with its footnote marks."""
    return document_of(path.read_text(encoding="utf-8"), MARKS.get(path.stem, ()))


def true_quotes(text: str) -> list[str]:
    """Whole sentences of running text, as a quoter would copy them: by a plain rule of their own."""
    found = []
    for line in text.split("\n"):
        body = re.sub(r"^\s*[-•*]\s+", "", line).strip()
        if len(body) < 30 or (
            not body.isascii()
            and re.search(r"[\uac00-\ud7a3]|(?: è | della | los | une? | der | und )", body)
        ):
            continue
        found += [
            part.strip("“” ")
            for part in re.split(r"(?<=[a-z0-9)%][.!?])\s+(?=[A-Z“])", body)
            if len(part) >= 30
        ]
    return list(dict.fromkeys(found))


_Change = Callable[[str, Random], Iterator[str]]
_CHANGES: dict[str, _Change] = {}


def _kind(name: str) -> Callable[[_Change], _Change]:
    def register(change: _Change) -> _Change:
        _CHANGES[name] = change
        return change

    return register


def _each(
    pattern: str, text: str, make: Callable[[re.Match[str]], str | None], flags: int = 0
) -> Iterator[str]:
    for match in re.finditer(pattern, text, flags):
        new = make(match)
        if new is not None and new != match.group():
            yield text[: match.start()] + new + text[match.end() :]


def _swap(pairs: Mapping[str, tuple[str, ...]], text: str, random: Random) -> Iterator[str]:
    """Each word of `pairs` that occurs, replaced by one of its rivals."""
    words = "|".join(re.escape(word) for word in sorted(pairs, key=len, reverse=True))
    yield from _each(rf"(?<![\w-])(?:{words})(?![\w-])", text, lambda m: random.choice(pairs[m.group()]))


@_kind("digit changed")
def _digit(text: str, random: Random) -> Iterator[str]:
    yield from _each(r"\d", text, lambda m: random.choice([d for d in "0123456789" if d != m.group()]))


@_kind("digit dropped")
def _digit_dropped(text: str, _: Random) -> Iterator[str]:
    yield from _each(r"(?<=\d)\d", text, lambda _match: "")


@_kind("digit added")
def _digit_added(text: str, random: Random) -> Iterator[str]:
    yield from _each(r"\d+", text, lambda m: m.group() + random.choice("0123456789"))


@_kind("number off by ten")
def _by_ten(text: str, _: Random) -> Iterator[str]:
    yield from _each(r"(?<![\w.,-])\d{1,4}(?![\w.,])", text, lambda m: str(int(m.group()) + 10))


@_kind("decimal point moved")
def _decimal(text: str, _: Random) -> Iterator[str]:
    yield from _each(r"(\d+)\.(\d)(\d*)", text, lambda m: f"{m[1]}{m[2]}" + (f".{m[3]}" if m[3] else ""))


@_kind("date: day")
def _day(text: str, _: Random) -> Iterator[str]:
    yield from _each(r"(?<=[a-z.] )\d{1,2}(?=, 20\d\d)", text, lambda m: f"{int(m.group()) % 28 + 1}")


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@_kind("date: month")
def _month(text: str, random: Random) -> Iterator[str]:
    pairs: dict[str, tuple[str, ...]] = {month: tuple(m for m in _MONTHS if m != month) for month in _MONTHS}
    yield from _swap(pairs | {"Jan.": ("Feb.", "Jun."), "Feb.": ("Jan.", "Sept.")}, text, random)


@_kind("date: year")
def _year(text: str, random: Random) -> Iterator[str]:
    yield from _each(r"\b20[12]\d\b", text, lambda m: str(int(m.group()) + random.choice([-1, 1, 10])))


@_kind("quarter or half")
def _quarter(text: str, random: Random) -> Iterator[str]:
    pairs = {
        "Q1": ("Q2",), "Q2": ("Q1", "Q3"), "Q3": ("Q4",), "Q4": ("Q1", "Q3"), "1H": ("2H",), "2H": ("1H",),
        "first half": ("second half",), "second half": ("first half",), "first-half": ("second-half",),
        "third quarter": ("fourth quarter",), "fourth quarter": ("third quarter",), "second quarter": ("first quarter",),
        "mid-2025": ("mid-2026", "late 2025", "early 2025"), "mid-2026": ("mid-2025",), "early": ("late", "mid"),
        "year-end": ("mid-year",), "by the end of": ("by the start of", "after the end of"), "by": ("after",),
    }  # fmt: skip
    yield from _swap(pairs, text, random)


@_kind("unit")
def _unit(text: str, random: Random) -> Iterator[str]:
    pairs = {
        "months": ("years", "weeks", "days"), "years": ("months",), "weeks": ("months",), "week": ("month",),
        "day": ("week",), "month": ("week",), "mg": ("mcg", "g"), "mg/kg": ("mg", "mcg/kg"), "patients": ("cells",),
        "cells": ("doses",), "points": ("percent",),
    }  # fmt: skip
    yield from _swap(pairs, text, random)
    yield from _each(r"(?<=\d)%", text, lambda _match: random.choice(["", " mg", "x"]))


@_kind("scale or currency")
def _scale(text: str, random: Random) -> Iterator[str]:
    pairs = {"million": ("billion", "thousand"), "billion": ("million",)}
    yield from _swap(pairs, text, random)
    yield from _each(r"[$€£](?=\d)", text, lambda m: random.choice([c for c in "$€£" if c != m.group()]))
    yield from _each(r"(?<=\d)K\b", text, lambda _match: "M")
    yield from _each(r" (?:million|billion)\b", text, lambda _match: "")


@_kind("name of drug or trial")
def _name(text: str, random: Random) -> Iterator[str]:
    yield from _each(
        r"\b([A-Z]{3,4})-(\d{3})\b", text, lambda m: f"{m[1]}-{int(m[2]) + random.choice([1, -3, 13])}"
    )
    pairs = {
        "ALPHA3": ("ALPHA2", "ALPHA"), "RESOLUTION": ("TRAVERSE", "REVOLUTION"), "TRAVERSE": ("RESOLUTION", "TRANSVERSE"),
        "cema-cel": ("axi-cel", "cemacel"), "cemacabtagene": ("lisocabtagene",), "MERIDIAN": ("MERIDEN", "HARBOR"),
        "HARBOR": ("LANTERN",), "LANTERN": ("CREST",), "CREST": ("CRESTA",), "TIDEWAY": ("TIDEWAVE",),
        "QLN-7": ("QLN-9", "QLN"), "Dagger": ("Danger",), "Allogene": ("Allegene", "Autolus"), "Servier": ("Cellectis",),
        "Cellectis": ("Servier",), "Kestrel": ("Merlin",), "CD19": ("CD20",), "CD70": ("CD7",), "FGFR2": ("FGFR3",),
        "APOC3": ("APOC2",), "FDA": ("EMA",), "EMA": ("FDA",), "MHRA": ("EMA",), "VDR-214": ("VDR-241",),
    }  # fmt: skip
    yield from _swap(pairs, text, random)


@_kind("disease")
def _disease(text: str, random: Random) -> Iterator[str]:
    pairs = {
        "lupus": ("psoriasis",), "scleroderma": ("systemic sclerosis",), "myositis": ("myopathy",), "lymphoma": ("leukemia",),
        "large B-cell lymphoma": ("follicular lymphoma",), "RCC": ("NSCLC",), "renal cell carcinoma": ("urothelial carcinoma",),
        "LBCL": ("DLBCL",), "diffuse": ("limited",), "refractory": ("relapsed",), "severe": ("mild",), "moderate": ("severe",),
        "moderate-to-severe": ("mild-to-moderate",), "SLE": ("LN",), "COPD": ("asthma",), "biliary": ("pancreatic",),
        "cardiomyopathy": ("polyneuropathy",), "active": ("inactive",), "advanced": ("early",),
    }  # fmt: skip
    yield from _swap(pairs, text, random)


@_kind("phase")
def _phase(text: str, random: Random) -> Iterator[str]:
    others = ["1", "2", "3", "1/2", "2b", "1b"]
    yield from _each(
        r"(?<=Phase )\d(?:/\d|[ab])?", text, lambda m: random.choice([o for o in others if o != m.group()])
    )


@_kind("registry id")
def _registry(text: str, _: Random) -> Iterator[str]:
    yield from _each(r"NCT(\d{8})", text, lambda m: f"NCT{(int(m[1]) + 1):08d}")
    yield from _each(r"NCT(\d{8})", text, lambda m: f"NCT{m[1][:-1]}")


@_kind("modal")
def _modal(text: str, random: Random) -> Iterator[str]:
    pairs = {
        "may": ("will", "does"), "could": ("will", "would", "did"), "will": ("may", "has", "did"), "would": ("will",),
        "can": ("could", "will"), "might": ("will",), "expected": ("confirmed", "shown"), "plans": ("began",),
        "expects": ("confirmed",), "designed": ("shown",), "potential": ("ability", "proven"), "believe": ("know",),
        "aims": ("managed",), "is expected to": ("is sure to",), "has the potential to": ("is able to",),
        "intends": ("agreed",), "suggest": ("prove",),
    }  # fmt: skip
    yield from _swap(pairs, text, random)


@_kind("modal removed")
def _modal_removed(text: str, _: Random) -> Iterator[str]:
    yield from _each(
        r"\b(?:may|could|would|might|potentially|approximately|expected|designed|could not) ",
        text,
        lambda _m: "",
    )


@_kind("tense or status")
def _tense(text: str, random: Random) -> Iterator[str]:
    pairs = {
        "is": ("was", "will be"), "was": ("is", "will be"), "are": ("were",), "were": ("are", "will be"), "has": ("will have",),
        "is enrolling": ("has enrolled", "will enroll"), "granted": ("denied", "requested"), "received": ("requested",),
        "completed": ("initiated",), "planned": ("completed",), "enrolled": ("screened",), "presented": ("submitted",),
        "demonstrated": ("suggested",), "confirmed": ("unconfirmed",), "approved": ("rejected",), "submit": ("withdraw",),
    }  # fmt: skip
    yield from _swap(pairs, text, random)


@_kind("negation dropped")
def _negation_dropped(text: str, _: Random) -> Iterator[str]:
    yield from _each(r"\b(?:not|no|never|without|No|neither|Neither|Not|longer) ", text, lambda _match: "")
    yield from _each(r"\bdid not meet\b", text, lambda _match: "met")
    yield from _each(r"\bfailed to meet\b", text, lambda _match: "met")
    yield from _each(r"\bunable to\b", text, lambda _match: "able to")
    yield from _each(r"\bwithout\b", text, lambda _match: "with")
    yield from _each(r"\bNo\b", text, lambda _match: "Some")


@_kind("negation inserted")
def _negation_inserted(text: str, _: Random) -> Iterator[str]:
    yield from _each(
        r"\b(?:is|was|were|are|has|could|may|will|did)\b(?! not)", text, lambda m: m.group() + " not"
    )


@_kind("comparative")
def _comparative(text: str, random: Random) -> Iterator[str]:
    pairs = {
        "higher": ("lower",), "lower": ("higher",), "more": ("less", "fewer"), "fewer": ("more",), "Fewer": ("More",),
        "less": ("more",), "greater": ("smaller",), "improved": ("worsened",), "reduced": ("increased",),
        "increased": ("decreased",), "increase": ("decrease",), "reduction": ("increase",), "improvement": ("decline",),
        "above": ("below",), "beyond": ("up to", "within"), "up to": ("at least", "beyond"), "more than": ("less than", "up to"),
        "at least": ("at most",), "before": ("after",), "after": ("before",), "versus": ("plus",), "with": ("without",),
        "into": ("until",), "lowered": ("raised",), "positive": ("negative",), "durable": ("transient",), "extended": ("shortened",),
    }  # fmt: skip
    yield from _swap(pairs, text, random)


@_kind("statistic")
def _statistic(text: str, random: Random) -> Iterator[str]:
    pairs = {
        "ORR": ("DCR", "CRR"), "HR": ("OR",), "median": ("mean",), "Median": ("Mean",), "Mean": ("Median",), "mean": ("median",),
        "CI": ("PI",), "overall survival": ("event-free survival",), "progression-free survival": ("overall survival",),
        "primary": ("secondary",), "secondary": ("primary",), "interim": ("final",), "Interim": ("Final",), "futility": ("efficacy",),
        "chemotherapy": ("placebo",), "placebo": ("standard of care",), "baseline": ("week 4",), "randomized": ("single-arm",),
    }  # fmt: skip
    yield from _swap(pairs, text, random)


@_kind("word deleted")
def _deleted(text: str, random: Random) -> Iterator[str]:
    words = text.split(" ")
    for at in random.sample(range(1, max(2, len(words) - 1)), min(6, max(0, len(words) - 2))):
        yield " ".join(words[:at] + words[at + 1 :])


@_kind("word inserted")
def _inserted(text: str, random: Random) -> Iterator[str]:
    words = text.split(" ")
    extra = [
        "significantly",
        "all",
        "only",
        "not",
        "confirmed",
        "three",
        "pivotal",
        "first",
        "potentially",
        "20%",
        "allogeneic",
        "and",
    ]
    for at in random.sample(range(1, max(2, len(words))), min(6, max(0, len(words) - 1))):
        yield " ".join([*words[:at], random.choice(extra), *words[at:]])


@_kind("words swapped")
def _swapped(text: str, random: Random) -> Iterator[str]:
    words = text.split(" ")
    for at in random.sample(range(len(words) - 1), min(4, len(words) - 1)):
        yield " ".join([*words[:at], words[at + 1], words[at], *words[at + 2 :]])


@_kind("word misspelt or inflected")
def _inflected(text: str, _: Random) -> Iterator[str]:
    yield from _each(r"\b[a-z]{5,}(?=s\b)s", text, lambda m: m.group()[:-1])
    yield from _each(r"\b[a-z]{4,}[^s\W]\b(?= )", text, lambda m: m.group() + "s")


@_kind("words run together or apart")
def _joined(text: str, _: Random) -> Iterator[str]:
    yield from _each(r"\b(?:in|a|no|an|un|dis) (?=[a-z])", text, lambda m: m.group().strip())
    yield from _each(r"\b(?:in|un|dis|non|re|over)(?=[a-z]{4,})", text, lambda m: m.group() + " ")


@_kind("case of a name")
def _case(text: str, _: Random) -> Iterator[str]:
    yield from _each(r"\b[A-Z]{3,}(?=[\d-]|\b)", text, lambda m: m.group().lower())


@_kind("operator dropped")
def _operator(text: str, _: Random) -> Iterator[str]:
    yield from _each(r"[<>≥≤~±](?=[$\d])", text, lambda _match: "")
    words = "approximately|up to|more than|at least|nearly|about|beyond|fewer than|greater than|over"
    yield from _each(rf"\b(?:{words}) (?=[\d$€~a-z])", text, lambda _match: "")
    yield from _each(r"(?<=\d)\+(?= )", text, lambda _match: "")


@_kind("operator changed")
def _operator_changed(text: str, random: Random) -> Iterator[str]:
    yield from _each(
        r"[<>≥≤~=](?=[$\d])", text, lambda m: random.choice([s for s in "<>=≤≥" if s != m.group()])
    )


@_kind("minus sign")
def _minus(text: str, _: Random) -> Iterator[str]:
    yield from _each(r"(?<![\w.%])[−-](?=\d)", text, lambda _match: "")
    yield from _each(r"(?<=\s)\+(?=\d)", text, lambda _match: "−")


@_kind("range halved")
def _range(text: str, _: Random) -> Iterator[str]:
    yield from _each(r"(\d[\d,.]*%?)( ?[–-] ?)(\d[\d,.]*%?\+?)", text, lambda m: m[1])
    yield from _each(r"(\d[\d,.]*%?)( ?[–-] ?)(\d[\d,.]*%?\+?)", text, lambda m: m[3])
    yield from _each(r"(\d+%) to (\d+%)", text, lambda m: m[2])


@_kind("n/N")
def _denominator(text: str, _: Random) -> Iterator[str]:
    yield from _each(r"\((\d+)/(\d+)\)", text, lambda m: f"({m[2]}/{m[1]})")
    yield from _each(r"\b(\d+) of (\d+)\b", text, lambda m: f"{m[1]} of {int(m[2]) + 1}")
    yield from _each(r"n=(\d+)", text, lambda m: f"N={m[1]}")


@_kind("words skipped")
def _skipped(text: str, random: Random) -> Iterator[str]:
    words = text.split(" ")
    if len(words) > 9:
        for _ in range(3):
            start = random.randrange(2, len(words) - 5)
            end = random.randrange(start + 2, len(words) - 2)
            yield " ".join([*words[:start], "...", *words[end:]])
            yield " ".join([*words[:start], *words[end:]])


@_kind("ends in the middle of a word or figure")
def _truncated(text: str, random: Random) -> Iterator[str]:
    places = [m.start() + 1 for m in re.finditer(r"\w(?=\w)", text)]
    for at in random.sample(places, min(4, len(places))):
        if at > 12:
            yield text[:at]
        if len(text) - at > 12:
            yield text[at:]
    # A name, a figure, a range, a fraction.
    for match in re.finditer(r"[A-Z]{2,}-\d+|\d+[.,]\d+|\d+ ?[–-] ?\d+|\d+/\d+|\d+\+\d+", text):
        inner = re.search(r"[.,/+–-] ?", match.group())
        if inner and match.start() > 12:
            yield text[: match.start() + inner.start()]
        if inner and len(text) - match.end() > 12:
            yield text[match.start() + inner.end() :]


@_kind("cut: unit or scale lost")
def _cut_unit(text: str, _: Random) -> Iterator[str]:
    for match in re.finditer(r"\d(?=%| ?(?:million|billion|months|weeks|mg|percent)\b)", text):
        if match.end() > 12:
            yield text[: match.end()]


@_kind("cut: operator lost")
def _cut_operator(text: str, _: Random) -> Iterator[str]:
    words = "approximately|up to|more than|at least|nearly|about|beyond|fewer than|greater than"
    for match in re.finditer(rf"(?:[<>≥≤~±−]|\b(?:{words}) )(?=[$€\d])", text, re.IGNORECASE):
        yield text[match.end() :]


@_kind("cut: negation lost")
def _cut_negation(text: str, _: Random) -> Iterator[str]:
    cue = r"(?:No|no|not|never|without|Neither|neither|failed to|unable to|did not|does not|has not been|cannot)"
    for match in re.finditer(rf"\b{cue} (?!only|limit)(?=\w)", text):
        yield text[match.end() :]
        # A word or two further on, in the same phrase.
        further = re.match(r"[\w-]+ ", text[match.end() :])
        if (
            further
            and match.group().strip() in {"No", "no", "without"}
            and not re.match(
                r"(?:of|in|by|for|that|with|at|on|to|and)\b", text[match.end() + further.end() :]
            )
        ):
            yield text[match.end() + further.end() :]


@_kind("cut: hedge lost")
def _cut_hedge(text: str, _: Random) -> Iterator[str]:
    cue = r"(?:could|may|might|would|will|designed to|expected to|expects to|plans to|aims? to|potentially|intends to|potential to)"
    for match in re.finditer(rf"\b{cue} (?=[a-z])", text):
        yield text[match.end() :]
    for match in re.finditer(
        r"\b(?:[Ww]e believe|suggests? that|whether) (?=[\w-]+ [\w -]*?\b(?:is|are|has|can)\b)", text
    ):
        yield text[match.end() :]


@_kind("cut: condition lost")
def _cut_condition(text: str, _: Random) -> Iterator[str]:
    for match in re.finditer(r"\bIf [^,;]{3,60}, (?=\w)", text):
        yield text[match.end() :]
    for match in re.finditer(r",? (?:subject to|provided that|unless|if) ", text):
        if match.start() > 30:
            yield text[: match.start()]


def _splices(quotes: list[str], random: Random) -> Iterator[Corruption]:
    """The head of one sentence on the tail of another."""
    for quote in quotes:
        other = random.choice(quotes)
        head, tail = quote.split(" "), other.split(" ")
        if other != quote and len(head) > 6 and len(tail) > 6:
            yield Corruption(
                "cross-sentence splice", quote, " ".join(head[: len(head) // 2] + tail[len(tail) // 2 :])
            )


def _squashed(text: str) -> str:
    """A text without typography, to see whether a quote is said somewhere after all."""
    text = re.sub(r"[‘’]", "'", re.sub(r"[“”]", '"', re.sub(r"[‐-―−]", "-", text)))
    return re.sub(r"\s+", " ", text.replace("®", ""))


def _is_true(quote: str, source: str) -> bool:
    """Whether a changed quote stands in the release, word for word and from word to word."""
    return (
        re.search(rf"(?<![\w.,/+-]){re.escape(_squashed(quote).strip(' .,-•'))}(?![\w/+%-])", source)
        is not None
    )


def corruptions(document: Document, *, seed: int = 7, per_quote: int = 3) -> list[Corruption]:
    """The corruptions of a document's sentences: at most `per_quote` of each kind from each sentence."""
    random = Random(seed)  # noqa: S311 - reproducible, not secret
    source = _squashed(document.text)
    quotes = true_quotes(document.text)
    made: list[Corruption] = list(_splices(quotes, random))
    for quote in quotes:
        for kind, change in _CHANGES.items():
            candidates = list(change(quote, random))
            if len(candidates) > per_quote:
                candidates = random.sample(candidates, per_quote)
            made += [Corruption(kind, quote, candidate) for candidate in candidates]
    # A cut is said in the release by its nature, unless so short that it is said elsewhere too; anything else that
    # is said there is true.
    return [
        each
        for each in dict.fromkeys(made)
        if each.quote.strip() != each.true
        and ((each.kind.startswith("cut:") and each.quote.count(" ") > 1) or not _is_true(each.quote, source))
    ]
