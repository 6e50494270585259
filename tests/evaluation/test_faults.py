"""Faults are put in, the same ones for the same seed, and what is missed has an honest bound."""

import pytest

from summarizer.evaluation import Annotated
from summarizer.evaluation.bounds import upper_bound
from summarizer.evaluation.faults import EDITS, MAKERS, Subject, corruptions, inject, mutants, subject
from summarizer.evaluation.faults.mutation import get
from summarizer.schemas import Summary
from summarizer.settlement import settle


@pytest.fixture
def settled(gold: Annotated, perfect: Summary) -> Summary:
    """A summary without an error finding."""
    return settle(perfect, gold.document)


def test_there_are_many_classes_of_both_kinds() -> None:
    assert len(MAKERS) >= 50
    assert len(EDITS) >= 35


def test_the_same_seed_gives_the_same_faults(gold: Annotated, settled: Summary) -> None:
    assert list(mutants(settled, gold.document, 3)) == list(mutants(settled, gold.document, 3))
    assert list(mutants(settled, gold.document, 3)) != list(mutants(settled, gold.document, 4))
    assert corruptions(gold.document, seed=3) == corruptions(gold.document, seed=3)
    assert corruptions(gold.document, seed=3) != corruptions(gold.document, seed=4)


def test_a_mutant_differs_from_its_original_where_it_says(gold: Annotated, settled: Summary) -> None:
    whole = settled.model_dump()
    for mutant in mutants(settled, gold.document, most=2):
        assert str(get(whole, mutant.path)) == mutant.before != mutant.after


def test_no_class_has_more_than_the_most(gold: Annotated, settled: Summary) -> None:
    made = [mutant.kind for mutant in mutants(settled, gold.document, most=1)]
    assert len(made) == len(set(made))


def test_a_summary_without_anything_takes_no_fault(gold: Annotated, settled: Summary) -> None:
    bare = settled.model_copy(update={"summary": [], "programs": [], "trials": [], "claims": []})
    assert list(mutants(bare, gold.document)) == []


def test_what_nothing_sees_is_counted_and_listed(gold: Annotated, settled: Summary) -> None:
    found = inject([subject(gold, settled)])
    assert found.quotes.missed == 0 < found.quotes.made
    assert found.true_quotes.share == 1.0
    assert found.fields.made == sum(one.made for one in found.fields.classes) > 50
    assert found.swaps.made < found.fields.made
    assert len(found.survivors) == found.fields.missed + found.quotes.missed
    shares = [one.missed / one.made for one in found.fields.classes]
    assert shares == sorted(shares, reverse=True)
    assert all(one.at_most >= one.missed / one.made for one in found.fields.classes)


def test_a_summary_with_errors_takes_no_faults(gold: Annotated, settled: Summary) -> None:
    claim = settled.claims[0].model_copy(update={"program_ids": ["nobody"]})
    faulty = settled.model_copy(update={"claims": [claim]})
    assert inject([Subject("x", gold.document, {"rules": faulty})]).fields.made == 0


@pytest.mark.parametrize(
    ("count", "of", "bound"),
    [(0, 100, 0.0295), (1, 100, 0.0466), (5, 50, 0.1988), (50, 50, 1.0), (0, 0, 1.0), (0, 1, 0.95)],
)
def test_the_bound_is_the_exact_one(count: int, of: int, bound: float) -> None:
    """Values of the one-sided 95 % Clopper-Pearson limit, from the beta distribution's tables."""
    assert upper_bound(count, of) == pytest.approx(bound, abs=5e-5)


def test_no_count_is_too_large() -> None:
    assert 0.1 < upper_bound(3000, 30000) < 0.104
