"""Edits of a quote's numbers, dates, units and operators."""

import re
from collections.abc import Iterator
from random import Random

from .edits import Edit, each, swap


def _digit(text: str, random: Random) -> Iterator[str]:
    yield from each(r"\d", text, lambda m: random.choice([d for d in "0123456789" if d != m.group()]))


def _digit_dropped(text: str, _: Random) -> Iterator[str]:
    yield from each(r"(?<=\d)\d", text, lambda _match: "")


def _digit_added(text: str, random: Random) -> Iterator[str]:
    yield from each(r"\d+", text, lambda m: m.group() + random.choice("0123456789"))


def _by_ten(text: str, _: Random) -> Iterator[str]:
    yield from each(r"(?<![\w.,-])\d{1,4}(?![\w.,])", text, lambda m: str(int(m.group()) + 10))


def _decimal(text: str, _: Random) -> Iterator[str]:
    yield from each(r"(\d+)\.(\d)(\d*)", text, lambda m: f"{m[1]}{m[2]}" + (f".{m[3]}" if m[3] else ""))


def _day(text: str, _: Random) -> Iterator[str]:
    yield from each(r"(?<=[a-z.] )\d{1,2}(?=, 20\d\d)", text, lambda m: f"{int(m.group()) % 28 + 1}")


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


def _month(text: str, random: Random) -> Iterator[str]:
    pairs: dict[str, tuple[str, ...]] = {month: tuple(m for m in _MONTHS if m != month) for month in _MONTHS}
    yield from swap(pairs | {"Jan.": ("Feb.", "Jun."), "Feb.": ("Jan.", "Sept.")}, text, random)


def _year(text: str, random: Random) -> Iterator[str]:
    yield from each(r"\b20[12]\d\b", text, lambda m: str(int(m.group()) + random.choice([-1, 1, 10])))


def _quarter(text: str, random: Random) -> Iterator[str]:
    pairs = {
        "Q1": ("Q2",), "Q2": ("Q1", "Q3"), "Q3": ("Q4",), "Q4": ("Q1", "Q3"), "1H": ("2H",), "2H": ("1H",),
        "first half": ("second half",), "second half": ("first half",), "first-half": ("second-half",),
        "third quarter": ("fourth quarter",), "fourth quarter": ("third quarter",), "second quarter": ("first quarter",),
        "mid-2025": ("mid-2026", "late 2025", "early 2025"), "mid-2026": ("mid-2025",), "early": ("late", "mid"),
        "year-end": ("mid-year",), "by the end of": ("by the start of", "after the end of"), "by": ("after",),
    }  # fmt: skip
    yield from swap(pairs, text, random)


def _unit(text: str, random: Random) -> Iterator[str]:
    pairs = {
        "months": ("years", "weeks", "days"), "years": ("months",), "weeks": ("months",), "week": ("month",),
        "day": ("week",), "month": ("week",), "mg": ("mcg", "g"), "mg/kg": ("mg", "mcg/kg"), "patients": ("cells",),
        "cells": ("doses",), "points": ("percent",),
    }  # fmt: skip
    yield from swap(pairs, text, random)
    yield from each(r"(?<=\d)%", text, lambda _match: random.choice(["", " mg", "x"]))


def _scale(text: str, random: Random) -> Iterator[str]:
    pairs = {"million": ("billion", "thousand"), "billion": ("million",)}
    yield from swap(pairs, text, random)
    yield from each(r"[$€£](?=\d)", text, lambda m: random.choice([c for c in "$€£" if c != m.group()]))
    yield from each(r"(?<=\d)K\b", text, lambda _match: "M")
    yield from each(r" (?:million|billion)\b", text, lambda _match: "")


def _phase(text: str, random: Random) -> Iterator[str]:
    others = ["1", "2", "3", "1/2", "2b", "1b"]
    yield from each(
        r"(?<=Phase )\d(?:/\d|[ab])?", text, lambda m: random.choice([o for o in others if o != m.group()])
    )


def _registry(text: str, _: Random) -> Iterator[str]:
    yield from each(r"NCT(\d{8})", text, lambda m: f"NCT{(int(m[1]) + 1):08d}")
    yield from each(r"NCT(\d{8})", text, lambda m: f"NCT{m[1][:-1]}")


def _operator(text: str, _: Random) -> Iterator[str]:
    yield from each(r"[<>≥≤~±](?=[$\d])", text, lambda _match: "")
    words = "approximately|up to|more than|at least|nearly|about|beyond|fewer than|greater than|over"
    yield from each(rf"\b(?:{words}) (?=[\d$€~a-z])", text, lambda _match: "")
    yield from each(r"(?<=\d)\+(?= )", text, lambda _match: "")


def _operator_changed(text: str, random: Random) -> Iterator[str]:
    yield from each(
        r"[<>≥≤~=](?=[$\d])", text, lambda m: random.choice([s for s in "<>=≤≥" if s != m.group()])
    )


def _minus(text: str, _: Random) -> Iterator[str]:
    yield from each(r"(?<![\w.%])[−-](?=\d)", text, lambda _match: "")
    yield from each(r"(?<=\s)\+(?=\d)", text, lambda _match: "−")
    yield from each(r"(?<=\s)(?=\d[\d.]*(?:%| m[gL]\b))", text, lambda _match: "−")
    yield from each(r"(?<=\s)[–—] (?=\d)", text, lambda _match: "−")
    for match in re.finditer(r"(?:[–-] |— ?)(?=\d[\d.]*(?:%| m[gL]\b))", text):
        yield "−" + text[match.end() :]


def _range(text: str, _: Random) -> Iterator[str]:
    yield from each(r"(\d[\d,.]*%?)( ?[–-] ?)(\d[\d,.]*%?\+?)", text, lambda m: m[1])
    yield from each(r"(\d[\d,.]*%?)( ?[–-] ?)(\d[\d,.]*%?\+?)", text, lambda m: m[3])
    yield from each(r"(\d+%) to (\d+%)", text, lambda m: m[2])


def _denominator(text: str, _: Random) -> Iterator[str]:
    yield from each(r"\((\d+)/(\d+)\)", text, lambda m: f"({m[2]}/{m[1]})")
    yield from each(r"\b(\d+) of (\d+)\b", text, lambda m: f"{m[1]} of {int(m[2]) + 1}")
    yield from each(r"n=(\d+)", text, lambda m: f"N={m[1]}")


FIGURES: dict[str, Edit] = {
    "digit changed": _digit,
    "digit dropped": _digit_dropped,
    "digit added": _digit_added,
    "number off by ten": _by_ten,
    "decimal point moved": _decimal,
    "date: day": _day,
    "date: month": _month,
    "date: year": _year,
    "quarter or half": _quarter,
    "unit": _unit,
    "scale or currency": _scale,
    "phase": _phase,
    "registry id": _registry,
    "operator dropped": _operator,
    "operator changed": _operator_changed,
    "minus sign": _minus,
    "range halved": _range,
    "n/N": _denominator,
}
