"""Settling checks again what a cut can have changed, and comes to what checking everything comes to."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice
from random import Random

import pytest

from summarizer import settlement
from summarizer.checks import CHECKS, check, cover, recheck
from summarizer.checks.context import Context
from summarizer.evaluation.faults import mutants
from summarizer.schemas import Document, Finding, Summary
from summarizer.settlement import address, settle
from tests.checks.clean import NAMES, clean

FAULTS = 5
"""How many records of one summary are put wrong at once: enough for cuts in several passes."""


@cache
def faulty(name: str) -> tuple[Summary, ...]:
    """The clean summary of a release, with several faults put in at once."""
    document, summary = clean(name)
    found = list(mutants(summary, document, most=1))
    Random(name).shuffle(found)  # noqa: S311
    made, rest = [], iter(found)
    while some := list(islice(rest, FAULTS)):
        wrong = summary
        for mutant in some:
            where = address(mutant.path)
            if where is not None:
                records = list(getattr(wrong, where[0]))
                records[where[1]] = getattr(mutant.summary, where[0])[where[1]]
                wrong = wrong.model_copy(update={where[0]: records})
        made.append(wrong)
    return tuple(made)


def plainly(summary: Summary, document: Document, *_: object) -> list[Finding]:
    """`recheck` that takes nothing over."""
    return check(summary, document)


@pytest.mark.parametrize("name", NAMES)
def test_settling_is_checking_everything_after_each_pass(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    document, _ = clean(name)
    settled = [settle(summary, document) for summary in faulty(name)]
    monkeypatch.setattr(settlement, "recheck", plainly)
    assert settled == [settle(summary, document) for summary in faulty(name)]
    assert any(one.rejected for one in settled)


def changes(summary: Summary, chance: Random) -> Iterator[Summary]:
    """Summaries with records left out, told twice or in another order."""
    for kind in ("claims", "summary", "trials", "programs"):
        records = list(getattr(summary, kind))
        if records:
            one, other = chance.choice(records), chance.choice(records)
            without = [record for record in records if record is not one]
            for changed in (without, [other, *records], records[::-1], [*without, one], []):
                yield summary.model_copy(update={kind: changed})
    one, *_, last = summary.claims
    swapped = (
        one.model_copy(update={"id": last.id}),
        *summary.claims[1:-1],
        last.model_copy(update={"id": one.id}),
    )
    yield summary.model_copy(update={"claims": list(swapped), "summary": summary.summary[1:]})


@pytest.mark.parametrize("name", NAMES)
def test_whatever_changes_the_findings_are_those_of_a_fresh_check(name: str) -> None:
    document, _ = clean(name)
    chance = Random(name)  # noqa: S311
    for before in faulty(name)[::4]:
        findings = check(before, document)
        for summary in changes(before, chance):
            assert recheck(summary, document, before, findings) == check(summary, document)


@pytest.mark.parametrize("name", NAMES)
def test_a_check_that_is_not_across_finds_the_same_in_a_record_among_others_and_alone(name: str) -> None:
    document, _ = clean(name)
    alone = [one for one in CHECKS if not one.across]
    for summary in faulty(name)[::4]:
        context = Context(summary, document)
        # Each record in a context without the others, not a context for each record: ids and paths stay.
        claims = [context.only([index], []) for index in range(len(summary.claims))]
        for one in alone:
            among = [finding for finding in one.findings(context) if finding.path.startswith("claims")]
            apart = chain.from_iterable(map(one.findings, claims))
            assert among == [finding for finding in apart if finding.path.startswith("claims")], one.code


def test_an_unchanged_claim_is_not_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    document, summary = clean(NAMES[0])
    findings = check(summary, document)
    fewer = summary.model_copy(update={"claims": summary.claims[1:], "summary": []})
    judged: list[Context] = []
    only = Context.only

    def noted(context: Context, claims: Iterable[int], sentences: Iterable[int]) -> Context:
        judged.append(only(context, claims, sentences))
        return judged[-1]

    monkeypatch.setattr(Context, "only", noted)
    recheck(fewer, document, summary, findings)
    assert not judged
    changed = fewer.claims[0].model_copy(update={"statement": "Nothing of the kind."})
    other = fewer.model_copy(update={"claims": [changed, *fewer.claims[1:]]})
    recheck(other, document, fewer, check(fewer, document))
    assert [subject.record for subject in judged[0].claims] == [changed]


def test_what_is_known_of_the_very_summary_is_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    document, summary = clean(NAMES[0])
    findings, coverage = check(summary, document), cover(summary, document)
    expected = settle(summary, document)
    for work in ("check", "cover"):
        monkeypatch.setattr(settlement, work, None)
    assert settle(summary, document, findings, coverage) == expected
