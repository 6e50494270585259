"""What is put into a store comes out of it as it was, and adding again changes nothing."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from summarizer import summarize
from summarizer.errors import InputError
from summarizer.schemas import PageStart, Summary
from summarizer.store import Added, Store
from summarizer.store.address import place_of

from .conftest import Shelf
from .content import content, release


def test_summaries_and_documents_come_back_as_they_were(address: str, shelf: Shelf) -> None:
    with Store(address) as store:
        for document, summary in shelf:
            assert store.add(document, summary) is Added.ADDED
    with Store(address) as store:
        for document, summary in shelf:
            assert store.summary(document.id) == summary
            assert store.summary(document.id).model_dump_json() == summary.model_dump_json()
            assert store.document(document.id) == document
            assert store.document(document.id).model_dump_json() == document.model_dump_json()


def test_the_tables_hold_every_record(address: str, shelf: Shelf) -> None:
    with Store(address) as store:
        for document, summary in shelf:
            store.add(document, summary)
    rows = {name: len(found) for name, found in content(address).items()}
    summaries = [summary for _, summary in shelf]
    claims = [claim for summary in summaries for claim in summary.claims]
    proofs = [one for claim in claims for one in claim.evidence]
    proofs += [one for summary in summaries for program in summary.programs for one in program.evidence]
    proofs += [one for summary in summaries for trial in summary.trials for one in trial.evidence]
    assert rows["releases"] == rows["texts"] == len(shelf)
    assert rows["programs"] == sum(len(summary.programs) for summary in summaries)
    assert rows["trials"] == sum(len(summary.trials) for summary in summaries)
    assert rows["claims"] == len(claims)
    assert rows["results"] == sum(len(claim.results) for claim in claims) > 50
    assert rows["amounts"] == sum(len(claim.amounts) for claim in claims) > 20
    assert rows["milestones"] == sum(claim.milestone is not None for claim in claims) > 20
    assert rows["designations"] == sum(claim.designation is not None for claim in claims) > 10
    assert rows["evidence"] == len(proofs)
    assert rows["findings"] == sum(len(summary.findings) for summary in summaries) > 5
    assert rows["rejected"] == sum(len(summary.rejected) for summary in summaries) > 5


def test_evidence_keeps_its_page(address: str, shelf: Shelf) -> None:
    document, _ = shelf[0]
    paged = document.model_copy(update={"pages": [PageStart(page=3, start=0)]})
    on_paper = summarize(paged, engine="rules")
    with Store(address) as store:
        store.add(paged, on_paper)
    at = content_column("evidence", "page")
    assert {row[at] for row in content(address)["evidence"]} <= {3, None}
    assert any(row[at] == 3 for row in content(address)["evidence"])


def test_an_engineer_can_ask_for_numbers_dates_and_money(address: str, shelf: Shelf) -> None:
    with Store(address) as store:
        for document, summary in shelf:
            store.add(document, summary)
    engine = create_engine(place_of(address).url)
    with engine.connect() as connection:
        cash = connection.execute(
            text(
                "SELECT a.value, a.value_number, a.currency, a.scale FROM amounts a"
                " JOIN releases r ON r.document = a.document"
                " WHERE r.issuer = 'ostrium-biosciences' AND a.value_number > 216 AND a.value_number < 217"
            )
        ).one()
        assert tuple(cash) == ("216.7", 216.7, "USD", "MILLION")
        shares = connection.execute(
            text(
                "SELECT DISTINCT s.value, s.value_number, s.count, s.total FROM results s"
                " JOIN releases r ON r.document = s.document"
                " JOIN evidence e ON e.document = s.document AND e.record_kind = 'claim' AND e.record = s.claim"
                " WHERE r.issuer = 'ostrium-biosciences' AND s.total = 18 AND s.unit = '%' AND e.quote LIKE '%3 of 18 patients (17\\%)%' ESCAPE '\\'"
            )
        ).all()
        assert [tuple(row) for row in shares] == [("17", 17.0, 3, 18)]
    engine.dispose()


def test_windows_are_days(tmp_path: Path, shelf: Shelf) -> None:
    with Store(tmp_path / "store.db") as store:
        for document, summary in shelf:
            store.add(document, summary)
    windows = {
        row[content_column("milestones", "window_end")]
        for row in content(str(tmp_path / "store.db"))["milestones"]
    }
    assert date(2026, 6, 30) in windows


def content_column(table: str, column: str) -> int:
    from summarizer.store.tables import metadata

    return [one.name for one in metadata.tables[table].columns].index(column)


def test_adding_again_changes_nothing(address: str, shelf: Shelf) -> None:
    with Store(address) as store:
        for document, summary in shelf[:5]:
            store.add(document, summary)
        before = content(address)
        assert [store.add(document, summary) for document, summary in shelf[:5]] == [Added.KNOWN] * 5
    assert content(address) == before


def test_another_summary_of_the_same_document_takes_the_place_of_the_first(
    address: str, shelf: Shelf
) -> None:
    document, summary = shelf[-1]
    fewer = summary.model_copy(update={"claims": summary.claims[:3], "programs": summary.programs[:1]})
    with Store(address) as store:
        assert store.add(document, summary) is Added.ADDED
        assert store.add(document, fewer) is Added.RENEWED
        assert store.summary(document.id) == fewer
        assert store.named(summary.programs[0].name)
        assert not store.named(summary.programs[1].name)
        assert store.near(summary.programs[1].name + "x") == []
        renewed = content(address)
        assert store.add(document, summary) is Added.RENEWED
        assert store.add(document, fewer) is Added.RENEWED
    assert content(address) == renewed
    assert Counter(map(len, renewed["claims"])).total() == 3


def test_the_order_of_adding_makes_no_difference(address: str, shelf: Shelf) -> None:
    """Six versions of releases among them, added in another order to a second store."""
    text_of = "The Company reported results of its trial in adults. " * 30
    given = [
        *shelf[:4],
        release(text_of + "One.", ["EXB-1"]),
        release(text_of + "Two.", ["EXB-1"], title="CORRECTION: results"),
        release(text_of + "Three, at length.", ["EXB-1", "exbumab"], published=date(2026, 3, 8)),
        release(text_of + "Four.", ["EXB-1"], published=date(2026, 3, 14)),
        release("Other news.", ["exbumab"]),
        release("Other news again.", ["EXB 1"], issuer=None),
    ]
    with Store(address) as store:
        for document, summary in given:
            store.add(document, summary)
        first, chain = content(address), [one.superseded_by for one in store.releases(superseded=True)]
        assert sum(one is not None for one in chain) == 3
    for others in (given[::-1], given[5:] + given[:5], sorted(given, key=lambda one: one[0].id)):
        _empty(address)
        with Store(address) as store:
            for document, summary in others:
                store.add(document, summary)
        assert content(address) == first


def _empty(address: str) -> None:
    engine = create_engine(place_of(address).url)
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("PRAGMA foreign_keys = ON"))
        connection.execute(text("DELETE FROM releases"))
        connection.execute(text("DELETE FROM name_grams"))
    engine.dispose()


def test_releases_come_by_day_and_those_without_one_last(address: str) -> None:
    given = [
        release("b", published=None),
        release("c", published=date(2026, 1, 2)),
        release("d", published=date(2025, 1, 2), issuer="Other Bio, Inc."),
        release("e", published=date(2026, 1, 2)),
        release("f", published=date(2026, 1, 1), issuer=None),
    ]
    with Store(address) as store:
        for document, summary in given:
            store.add(document, summary)
        found = store.releases()
        assert [one.published for one in found] == [
            date(2025, 1, 2),
            date(2026, 1, 1),
            date(2026, 1, 2),
            date(2026, 1, 2),
            None,
        ]
        assert found[2].document < found[3].document
        assert [one.issuer for one in found] == ["other-bio", None, *["examplia-bio"] * 3]
        assert store.releases("other-bio") == [found[0]]
        assert store.releases("nobody") == []
        assert store.issuers() == [("examplia-bio", "Examplia Bio AG"), ("other-bio", "Other Bio, Inc.")]


def test_an_issuer_is_called_as_its_latest_release_has_it(address: str) -> None:
    with Store(address) as store:
        for body, name, day in (
            ("a", "Examplia Bio", 1),
            ("b", "EXAMPLIA BIO, INC.", 9),
            ("c", "Examplia Bio AG", 5),
        ):
            store.add(*release(body, issuer=name, published=date(2026, 3, day)))
        assert store.issuers() == [("examplia-bio", "EXAMPLIA BIO, INC.")]


def test_told_gives_the_records_of_each_release_once_and_in_order(address: str, shelf: Shelf) -> None:
    with Store(address) as store:
        for document, summary in shelf:
            store.add(document, summary)
        ordered = [one.document for one in store.releases()]
        told = store.told([*reversed(ordered), ordered[0]])
        assert [one.release for one in told] == store.releases()
        by_id = {document.id: summary for document, summary in shelf}
        for one in told:
            summary = by_id[one.release.document]
            assert (one.programs, one.trials, one.claims) == (
                summary.programs,
                summary.trials,
                summary.claims,
            )
        assert store.told([]) == []


def test_an_empty_store_answers(address: str) -> None:
    with Store(address) as store:
        assert not any([store.releases(), store.issuers(), store.told([]), store.decisions("a")])
        assert not any([store.named("a"), store.near("a"), store.connected("a", "b"), store.search("a")])


def test_a_document_that_is_not_there(address: str) -> None:
    with Store(address) as store:
        for ask in (store.summary, store.document, lambda one: store.told([one])):
            with pytest.raises(InputError, match=r"^the store .* does not hold the document 'nothing'$"):
                ask("nothing")


def test_a_summary_of_another_document_is_refused(tmp_path: Path, shelf: Shelf) -> None:
    with Store(tmp_path / "store.db") as store, pytest.raises(InputError, match="the summary is of document"):
        store.add(shelf[0][0], shelf[1][1])


def test_what_one_database_cannot_hold_is_written_all_the_same(address: str) -> None:
    document, summary = release("News.", ["EXB\0-1", "a\0b"])
    with Store(address) as store:
        store.add(document, summary)
        assert store.summary(document.id) == summary
        assert isinstance(store.summary(document.id), Summary)
        assert store.named("EXB-1")
