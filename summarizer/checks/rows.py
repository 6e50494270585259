"""AT, results in their place: what is told of a figure stands in its sentence, its row and its column."""

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizer.patterns import later
from summarizer.schemas import Claim, Result
from summarizer.text import fold_str

from .context import Context, Fault, Subject
from .naming import squeezed
from .results import GENERIC, PEOPLE, program_left_out
from .wording import Scope, content, missing, occurrences, stem, terms

_P_VALUE = later(r"\bp\s?(?:-?value)?s?\s?(?:of\s)?[<>=\u2264\u2265]\s?\d?\.\d", re.IGNORECASE)
_TIME = later(
    r"\b(?:week|month|day|year)s?\s\d{1,3}\b|\b\d{1,3}[- ](?:week|month|day|year)s?\b", re.IGNORECASE
)
_GROUP = later(r"\bplacebo\b|\bsham\b|\bvehicle\b|\b\d+(?:\.\d+)?\s?(?:mg|mcg|\u00b5g|million cells)\b")


def _anchors(result: Result, subject: Subject) -> list[Scope]:
    """The sentences of the evidence that print a result's figure; those on its measure where it has none."""
    told = subject.lines
    if result.figure:
        return [
            one
            for one in told
            if occurrences(result.figure, one.folded) and not re.search(r"\t|\|", one.text)
        ]
    return [one for one in told if not missing(result.measure, one, loose=True, generic=GENERIC)]


def result_together(context: Context) -> Iterator[Fault]:
    """Measure, p-value, time point and arm stand in a sentence with the figure, where its sentences give any such thing."""
    for subject, claim in context.each_claim():
        if len(subject.lines) < 2:
            continue
        for index, result in enumerate(claim.results):
            anchors = _anchors(result, subject)
            if _elsewhere(result, anchors, subject):
                yield Fault(
                    f"{subject.path}.results[{index}].measure",
                    f'The evidence does not say {result.figure} of "{result.measure}".',
                    subject.span,
                )
            for field, value, kind in (
                ("p_value", result.p_value, _P_VALUE),
                ("time_point", result.time_point, _TIME),
                ("arm", result.arm, _GROUP),
            ):
                if (
                    not value
                    or not anchors
                    or (field == "arm" and (not result.figure or _program(value, claim, context)))
                ):
                    continue
                told = _without_program(value, claim, context) if field == "arm" else value
                if all(kind.search(one.folded) and not _in(told, one, field) for one in anchors):
                    yield Fault(
                        f"{subject.path}.results[{index}].{field}",
                        f'"{value}" is not beside {result.figure or result.measure} in the evidence.',
                        subject.span,
                    )


def _elsewhere(result: Result, anchors: list[Scope], subject: Subject) -> bool:
    """Whether a measure is named in the evidence, but not by a word in any sentence that prints its figure.

    A sentence may go on with what the one before it measured, and a row with what its head names.
    """
    words = [word for word in content(result.measure) if stem(word) not in GENERIC]
    if not result.figure or not anchors or not words:
        return False
    if {hit.value for hit in terms("endpoint", result.measure)} & frozenset[str]().union(
        *(one.values("endpoint") for one in anchors)
    ):
        return False
    if any(len([word for word in content(one.text) if word.isalpha()]) < 4 for one in anchors):
        return False  # a row, whose head says what it measures
    told = subject.lines
    near = [*anchors, *(one for one, behind in pairwise(told) if behind in anchors)]
    return all(map(subject.sentences.resembles, words)) and not any(
        one.resembles(word) for one in near for word in words
    )


def _in(value: str, scope: Scope, field: str) -> bool:
    if field == "p_value":
        return squeezed(value) in squeezed(scope.text)
    return not missing(value, scope, generic=PEOPLE)


def _without_program(arm: str, claim: Claim, context: Context) -> str:
    """An arm without the name of the claim's program: beside it a sentence may give the dose alone."""
    return program_left_out(arm, claim, context) or arm


def _program(arm: str, claim: Claim, context: Context) -> bool:
    """Whether an arm is called by the name of one of the claim's programs: a sentence may give its dose instead."""
    programs = [context.program_by_id[one] for one in claim.program_ids if one in context.program_by_id]
    return squeezed(arm) in {squeezed(name) for one in programs for name in (one.name, *one.aliases)}


_CELL = later(r"\t|\s?\|\s?")


def _rows(subject: Subject) -> list[list[str]]:
    """The rows of tables in the evidence, cell by cell from their ends, where they are flush: a head may lack a first."""
    lines = (line for place in subject.places for line in place.words.split("\n"))
    rows = ([fold_str(cell).casefold().strip() for cell in _CELL.split(line.strip("| "))] for line in lines)
    return [row[::-1] for row in rows if len(row) > 2]


def result_column(context: Context) -> Iterator[Fault]:
    """In a table, a figure, its p-value and its arm stand in one column."""
    for subject, claim in context.each_claim():
        rows = _rows(subject)
        if len(rows) < 2:
            continue
        if len({len(row) for row in rows}) > 2:
            continue
        for index, result in enumerate(claim.results):
            mine = _columns(result.figure, rows)
            if result.p_value and any(
                _columns(result.figure, [row]) and _columns(result.p_value, [row]) for row in rows
            ):
                mine = set()  # a column of its own
            for field, value in (("p_value", result.p_value), ("arm", result.arm)):
                theirs = _columns(value, rows)
                if mine and theirs and not mine & theirs:
                    yield Fault(
                        f"{subject.path}.results[{index}].{field}",
                        f'"{value}" stands in another column than {result.figure}.',
                        subject.span,
                    )


def _columns(value: str | None, rows: list[list[str]]) -> set[int]:
    """The columns, counted from the last, in which a value stands, alone or with its number in brackets."""
    if not value:
        return set()
    wanted = squeezed(value)
    return {
        column
        for row in rows
        for column, cell in enumerate(row)
        if wanted in {squeezed(part) for part in (cell, *re.split(r"[()]", cell))}
    }
