"""How many single faults are caught: each class counted, the survivors named. `-s` prints the table."""

from collections import Counter

import pytest

from summarizer.checks import check
from summarizer.evaluation.faults import Mutant, mutants
from summarizer.schemas import Severity, Summary

from .clean import NAMES, clean

NOT_ALWAYS_CAUGHT = {"modality", "name in summary", "trial status"}
"""Classes with survivors: a capability may be reported or hoped for, a release may leave the status open."""


def caught(mutant: Mutant, document_name: str) -> bool:
    """Whether a mutant has an error finding; its clean original has none."""
    document, _ = clean(document_name)
    return any(one.severity is Severity.ERROR for one in check(mutant.summary, document))


@pytest.fixture(scope="module")
def outcomes() -> list[tuple[Mutant, bool]]:
    """Every mutant of every clean summary, and whether it was caught."""
    return [
        (mutant, caught(mutant, name)) for name in NAMES for mutant in mutants(clean(name)[1], clean(name)[0])
    ]


def share(outcomes: list[tuple[Mutant, bool]]) -> float:
    """The share that was caught."""
    return sum(yes for _, yes in outcomes) / len(outcomes)


def test_faults_are_caught_class_by_class(outcomes: list[tuple[Mutant, bool]]) -> None:
    made = Counter(mutant.kind for mutant, _ in outcomes)
    found = Counter(mutant.kind for mutant, yes in outcomes if yes)
    for kind in sorted(made, key=lambda kind: (found[kind] / made[kind], kind)):
        print(f"{found[kind] / made[kind]:7.1%}  {found[kind]:4} of {made[kind]:4}  {kind}")
    for mutant, yes in outcomes:
        if not yes:
            print(f"survivor: {mutant.kind}: {mutant.path}: {mutant.before[:60]!r} -> {mutant.after[:60]!r}")
    assert len(made) >= 45
    assert {kind for kind in made if found[kind] < made[kind]} <= NOT_ALWAYS_CAUGHT
    assert share(outcomes) >= 0.995


def test_values_that_stand_elsewhere_in_the_release_are_caught_too(
    outcomes: list[tuple[Mutant, bool]],
) -> None:
    assert share([one for one in outcomes if one[0].swap]) >= 0.99


def test_mutants_differ_from_their_original_in_one_record() -> None:
    _, summary = clean(NAMES[0])
    document, _ = clean(NAMES[0])
    for mutant in mutants(summary, document):
        assert mutant.before != mutant.after
        assert _changed(summary, mutant.summary) == 1


def _changed(first: Summary, second: Summary) -> int:
    """How many records of two summaries differ."""
    return sum(
        one != other
        for field in ("programs", "trials", "claims", "summary")
        for one, other in zip(getattr(first, field), getattr(second, field), strict=True)
    )
