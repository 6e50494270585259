"""Putting right what the evidence decides: how surely a claim says something, and whether it denies it.

"Pellworth will pay US$20 million" is no report, and cannot be a hope: where the checks refuse a
claim's modality or negation alone, and accept it with exactly one other value, that value is its own.
"""

from collections.abc import Iterator, Sequence

from summarizer.checks import recheck
from summarizer.phrasing import restated
from summarizer.schemas import Claim, Document, Finding, Modality, RecordKind, Rejected, Severity, Summary

_DECIDED = ("modality", "negated")


def righted(
    summary: Summary, document: Document, findings: Sequence[Finding]
) -> tuple[Summary, list[Finding]]:
    """`summary` with the values that its evidence decides, what they replace in `rejected`, and its findings."""
    now, found, replaced = summary, list(findings), []
    for index in _wrong(summary, findings):
        passing = [
            (changed, checked)
            for claim in _others(now.claims[index])
            for changed, checked in [_with(now, document, found, index, claim)]
            if not _errors(checked, index) and _count(checked) < _count(found)
        ]
        if len(passing) == 1:
            replaced.append(_replaced(now.claims[index], passing[0][0].claims[index], _errors(found, index)))
            now, found = passing[0]
    return now.model_copy(update={"rejected": [*summary.rejected, *replaced]}), found


def _wrong(summary: Summary, findings: Sequence[Finding]) -> list[int]:
    """The claims whose errors are all of their modality or their negation."""
    return [
        index
        for index in range(len(summary.claims))
        if (errors := _errors(findings, index))
        and all(one.path in {f"claims[{index}].{name}" for name in _DECIDED} for one in errors)
    ]


def _errors(findings: Sequence[Finding], index: int) -> list[Finding]:
    return [
        one
        for one in findings
        if one.severity is Severity.ERROR and f"{one.path}.".startswith(f"claims[{index}].")
    ]


def _count(findings: Sequence[Finding]) -> int:
    return sum(one.severity is Severity.ERROR for one in findings)


def _others(claim: Claim) -> Iterator[Claim]:
    """The claim with another modality, or with the other answer to whether it denies something."""
    for modality in Modality:
        if modality is not claim.modality:
            yield claim.model_copy(update={"modality": modality})
    yield claim.model_copy(update={"negated": not claim.negated})


def _with(
    summary: Summary, document: Document, findings: Sequence[Finding], index: int, claim: Claim
) -> tuple[Summary, list[Finding]]:
    subjects = [one.name for one in summary.trials if one.id in claim.trial_ids and one.name]
    subjects += [one.name for one in summary.programs if one.id in claim.program_ids]
    claim = restated(summary.claims[index], claim, subjects)
    claims = [*summary.claims[:index], claim, *summary.claims[index + 1 :]]
    changed = summary.model_copy(update={"claims": claims})
    return changed, recheck(changed, document, summary, findings)


def _replaced(before: Claim, after: Claim, errors: list[Finding]) -> Rejected:
    name = next(name for name in _DECIDED if getattr(before, name) != getattr(after, name))
    value = before.model_dump(mode="json")[name]
    return Rejected(
        kind=RecordKind.CLAIM,
        record={"id": before.id, "path": errors[0].path.partition(".")[0] + f".{name}", "value": value},
        findings=errors,
    )
