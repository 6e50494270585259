"""The checks applied to a summary, and again to what became of it."""

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from summarizer.patterns import later
from summarizer.schemas import Document, Finding, Sentence, Summary

from .context import Context
from .table import CHECKS, Check

_LISTS = {"document": 0, "summary": 1, "programs": 2, "trials": 3, "claims": 4}
_WHERE = later(r"(\w+)(?:\[(\d+)\])?")
_ROW = {one.code: row for row, one in enumerate(CHECKS)}
_ALONE = {one.code: one for one in CHECKS if not one.across}
_ACROSS = tuple(one for one in CHECKS if one.across)

Record = TypeVar("Record")


def check(summary: Summary, document: Document) -> list[Finding]:
    """Apply every check to a summary, from any tool, against its text.

        errors = [one for one in check(summary, document) if one.severity == "error"]

    Findings come in the order of the summary's records, each record's in the order of the table.
    """
    return _in_order(_applied(CHECKS, Context(summary, document)))


def recheck(
    summary: Summary, document: Document, before: Summary, findings: Iterable[Finding]
) -> list[Finding]:
    """What `check` finds, given its `findings` in the same summary `before` some of it was changed.

    A claim or a sentence that is the same object as before is not judged alone a second time. A change
    of a program, a trial or the header is one of everything, as all that is said may depend on it.
    """
    if not _same_setting(summary, before):
        return check(summary, document)
    context = Context(summary, document)
    claims = _stayed(before.claims, summary.claims)
    cited, cites = Context(before, document).claim_by_id, context.claim_by_id

    def as_cited(sentence: Sentence) -> bool:
        return all(cited.get(one) is cites.get(one) for one in sentence.claim_ids)

    sentences = _stayed(before.summary, summary.summary, as_cited)
    found = _applied(_ACROSS, context)
    kept = {"claims": claims, "summary": sentences}
    for finding in findings:
        if finding.code in _ALONE:
            found += _moved(finding, kept)
    new_claims = _others(claims, len(summary.claims))
    new_sentences = _others(sentences, len(summary.summary))
    if new_claims or new_sentences:
        part = context.only(new_claims, new_sentences)
        new = {"claims": {index: index for index in new_claims}, "summary": dict(enumerate(new_sentences))}
        for finding in _applied(_ALONE.values(), part):
            if _where(finding)[0] in new:
                found += _moved(finding, new)
    return _in_order(found)


def _applied(checks: Iterable[Check], context: Context) -> list[Finding]:
    return [finding for one in checks for finding in one.findings(context)]


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of the records, each record's in the order of the table."""

    def order(finding: Finding) -> tuple[int, int, int]:
        name, index = _where(finding)
        return _LISTS.get(name, len(_LISTS)), index or 0, _ROW[finding.code]

    return sorted(findings, key=order)


def _where(finding: Finding) -> tuple[str, int | None]:
    """The list, and the index in it, of the record that a finding is of."""
    match = _WHERE.match(finding.path)
    return (match[1], int(match[2]) if match[2] else None) if match else ("", None)


def _moved(finding: Finding, places: Mapping[str, Mapping[int, int]]) -> Iterator[Finding]:
    """A finding where its record is now; nothing where its list has no place for it."""
    name, index = _where(finding)
    if name not in places or index is None:
        yield finding
    elif (place := places[name].get(index)) is not None:
        path = finding.path.replace(f"[{index}]", f"[{place}]", 1)
        yield finding if place == index else finding.model_copy(update={"path": path})


def _same_setting(summary: Summary, before: Summary) -> bool:
    """Whether header, programs and trials are the very ones of before."""
    if summary.document is not before.document:
        return False
    lists = ((summary.programs, before.programs), (summary.trials, before.trials))
    return all(len(now) == len(then) and all(map(operator.is_, now, then)) for now, then in lists)


def _stayed(
    before: Sequence[Record], now: Sequence[Record], same: Callable[[Record], bool] = lambda _: True
) -> dict[int, int]:
    """The present index, by the former one, of each record that is the very one of before."""
    places = {id(record): index for index, record in enumerate(now) if same(record)}
    found: dict[int, int] = {}
    for index, record in enumerate(before):
        place = places.pop(id(record), None)
        if place is not None:
            found[index] = place
    return found


def _others(stayed: Mapping[int, int], count: int) -> list[int]:
    """The indexes below `count` of what did not stay."""
    known = set(stayed.values())
    return [index for index in range(count) if index not in known]
