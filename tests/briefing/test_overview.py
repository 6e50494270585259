"""What a store's releases say together: which program is meant, what moved, what is expected when."""

import gc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from summarizer import InputError, Store, brief, calendar, changes
from summarizer.overview import decide
from summarizer.schemas import ChangeKind, Decision, Document, EngineKind, Event, MilestoneStatus, Summary
from tests.invented import release

FIRST, SECOND, THIRD = date(2025, 3, 3), date(2025, 9, 1), date(2026, 2, 2)
MOVED = [
    release(FIRST, "EXB-101/examplimab", expected=[("EXB-101", Event.TOPLINE, "in the second half of 2025")]),
    release(
        SECOND,
        "EXB-101",
        expected=[
            ("EXB-101", Event.TOPLINE, "in the first quarter of 2026"),
            ("", Event.CASH_RUNWAY, "into 2027"),
        ],
    ),
]
"""A delay of 90 days, and what the company says of itself."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with a program of one company that was delayed."""
    with Store(tmp_path / "store.db") as kept:
        for document, summary in MOVED:
            kept.add(document, summary)
        yield kept


def test_a_program_is_found_by_any_of_its_names_in_any_spelling(store: Store) -> None:
    for name in ("EXB-101", "exb 101", "Examplimab", "EXAMPLIMAB®"):
        assert brief(name, store).program == "examplia-bio/exb-101"
        assert brief(name, store, issuer="Examplia Bio AG") == brief(name, store, issuer="examplia-bio")


def test_an_unknown_program_has_near_names(store: Store) -> None:
    with pytest.raises(InputError, match=r'^no program "EXB-110" is in the store; near: EXB-101$'):
        brief("EXB-110", store)
    with pytest.raises(InputError, match=r'^no program "wholly other" is in the store$'):
        brief("wholly other", store)


def test_a_trial_in_place_of_a_program_is_told_with_its_program(store: Store) -> None:
    store.add(*release(THIRD, "EXB-101", "EXB-202", trial="LANTERN"))
    store.add(*release(THIRD, "OTH-1", trial="HERON", issuer="Other Inc."))
    said = "but a trial of EXB-101 is called so"
    with pytest.raises(InputError, match=r'^no program "the Lantern" is in the store; near: LANTERN \('):
        brief("the Lantern", store)
    with pytest.raises(InputError, match=rf'^no program "lantern" is in the store, {said}$'):
        brief("lantern", store)
    with pytest.raises(InputError, match=r'^no program "LANTREN" .* near: LANTERN \(a trial of EXB-101\)$'):
        changes(store, "LANTREN")
    with pytest.raises(InputError, match=r'^no program "HERON" of examplia-bio is in the store$'):
        calendar(store, "HERON", "Examplia Bio AG")


def test_a_name_of_several_companies_asks_which(store: Store) -> None:
    store.add(*release(SECOND, "EXB-101", issuer="Other Inc."))
    with pytest.raises(InputError, match=r'"EXB-101": examplia-bio, other; choose with --issuer'):
        brief("EXB-101", store)
    with pytest.raises(InputError, match="several issuers"):
        changes(store, "EXB-101")
    assert brief("EXB-101", store, issuer="Other").program == "other/exb-101"


def test_a_name_of_several_programs_of_one_company_asks_which(store: Store) -> None:
    store.add(*release(THIRD, "EXB-101", "EXB-202"))
    store.decide(Decision(issuer="examplia-bio", one="EXB-303", other="shared", same=False))
    store.add(*release(THIRD.replace(day=3), "EXB-202/shared"))
    store.decide(Decision(issuer="examplia-bio", one="EXB-101", other="shared", same=False))
    store.add(*release(THIRD.replace(day=4), "EXB-101/shared"))
    with pytest.raises(InputError, match=r'"shared" is a name of several programs: ask for one of "EXB-101"'):
        brief("shared", store)


def test_an_unknown_company_and_a_company_without_the_program_are_told_apart(store: Store) -> None:
    store.add(*release(SECOND, "OTH-1", issuer="Other Inc."))
    with pytest.raises(InputError, match=r'^no issuer "Exampla Bio" is in the store; near: examplia-bio$'):
        brief("EXB-101", store, issuer="Exampla Bio")
    with pytest.raises(
        InputError, match=r'^no program "EXB-101" of other is in the store, but of examplia-bio$'
    ):
        brief("EXB-101", store, issuer="other")
    with pytest.raises(InputError, match="no issuer"):
        calendar(store, issuer="nobody")


def test_an_empty_store_says_how_to_add(tmp_path: Path) -> None:
    with Store(tmp_path / "empty.db") as store:
        for ask in (
            lambda: brief("EXB-101", store),
            lambda: brief("EXB-101", store, "Examplia"),
            lambda: changes(store),
            lambda: changes(store, issuer="Examplia"),
            lambda: calendar(store),
        ):
            with pytest.raises(InputError, match=r"^the store is empty: add releases with `summarizer add"):
                ask()


def test_a_program_of_a_release_without_an_issuer_can_be_asked_for(tmp_path: Path) -> None:
    with Store(tmp_path / "store.db") as store:
        document, summary = release(FIRST, "EXB-101", issuer=None)
        store.add(document, summary)
        assert brief("EXB-101", store).program == f"unknown/{document.id}/exb-101"
        assert brief("EXB-101", store, issuer="unknown").issuer is None
        assert changes(store) == []


def unnamed(*given: tuple[date, str, str]) -> list[tuple[Document, Summary]]:
    """Releases that name no company: of a day, on a program, with topline data and cash expected at a time."""
    return [
        release(
            day,
            name,
            issuer=None,
            expected=[(name.partition("/")[0], Event.TOPLINE, phrase), ("", Event.CASH_RUNWAY, "into 2028")],
        )
        for day, name, phrase in given
    ]


def test_releases_without_an_issuer_are_not_one_company(tmp_path: Path) -> None:
    """One company's topline data do not move where another's are told, nor does its cash lapse."""
    with Store(tmp_path / "store.db") as store:
        both = unnamed((FIRST, "EXB-101", "in Q2 2025"), (SECOND, "LNT-7", "in 2026"))
        for document, summary in both:
            store.add(document, summary)
        assert changes(store) == changes(store, issuer="unknown") == []
        first, second = (document.id for document, _ in both)
        assert {one.id for one in calendar(store)} == {
            f"unknown/{first}/exb-101/topline",
            f"unknown/{first}/cash-runway",
            f"unknown/{second}/lnt-7/topline",
            f"unknown/{second}/cash-runway",
        }
        assert brief("EXB-101", store).as_of == FIRST


def test_releases_without_an_issuer_that_share_a_code_are_of_one_company(tmp_path: Path) -> None:
    with Store(tmp_path / "store.db") as store:
        for document, summary in unnamed(
            (FIRST, "EXB-101", "in Q2 2025"), (SECOND, "examplimab/EXB-101", "in 2026")
        ):
            store.add(document, summary)
        moved = {one.event: one.kind for one in changes(store)}
        assert moved == {Event.TOPLINE: ChangeKind.DELAYED, Event.CASH_RUNWAY: ChangeKind.REITERATED}
        assert len(brief("examplimab", store).sources) == 2


def test_a_name_that_is_no_code_joins_no_unnamed_companies_until_a_user_says_so(tmp_path: Path) -> None:
    with Store(tmp_path / "store.db") as store:
        for document, summary in unnamed(
            (FIRST, "examplimab", "in Q2 2025"), (SECOND, "examplimab/exalimab", "in 2026")
        ):
            store.add(document, summary)
        assert changes(store) == []
        with pytest.raises(
            InputError, match=r'^releases that name no company tell of "examplimab", and nothing'
        ):
            brief("examplimab", store)
        assert len(brief("exalimab", store).sources) == 1
        decide("examplimab", "exalimab", store, same=True)
        assert ChangeKind.DELAYED in {one.kind for one in changes(store)}
        assert len(brief("examplimab", store).sources) == 2


def test_changes_of_one_program_leave_out_what_the_company_says_of_itself(store: Store) -> None:
    [delay] = changes(store, "EXB-101")
    assert (delay.kind, delay.days) == (ChangeKind.DELAYED, 90)
    assert Event.CASH_RUNWAY in {one.event for one in changes(store)}


def test_changes_since_a_day_are_those_that_later_releases_tell(store: Store) -> None:
    assert {one.after.document for one in changes(store, since=SECOND) if one.after} == {MOVED[1][0].id}
    assert changes(store, since=date(2025, 9, 2)) == []


@pytest.mark.parametrize("at_once", [1, 3, 100])
def test_the_same_whether_asked_of_all_or_of_each_company(
    store: Store, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """However few releases are held at a time, and whoever has nothing to tell is not read."""
    monkeypatch.setattr("summarizer.store.companies._AT_ONCE", at_once)
    store.add(*release(None, "EXB-101", expected=[("EXB-101", Event.TOPLINE, "in 2029")]))
    before = gc.get_threshold()
    for number in range(3):
        for day, phrase in ((FIRST, "in 2026"), (SECOND, "in 2027")):
            name = f"OTH-{number}00"
            store.add(
                *release(day, name, expected=[(name, Event.TOPLINE, phrase)], issuer=f"Other {number} Inc.")
            )
    store.add(*release(THIRD, "LNE-100", reached=[("LNE-100", Event.IND_CLEARED)], issuer="Lone Inc."))
    ids = [one for one, _ in store.issuers()]
    assert store.speaking() == ids
    assert store.speaking(since=THIRD) == ["lone"]
    assert (
        store.speaking(twice=True) == store.speaking(expecting=True) == [one for one in ids if one != "lone"]
    )
    assert changes(store) == [change for one in ids for change in changes(store, issuer=one)]
    each = [entry for one in ids for entry in calendar(store, issuer=one)]
    assert sorted(each, key=lambda one: one.id) == sorted(calendar(store), key=lambda one: one.id)
    found = changes(store, again=False)
    assert found == [one for one in changes(store) if one.kind is not ChangeKind.REITERATED]
    days = {
        one.note: one.after.published or one.before.published for one in found if one.after and one.before
    }
    late = [one.note for one in found if (days.get(one.note) or date.min) >= SECOND]
    assert late
    assert [one.note for one in changes(store, since=SECOND, again=False) if one.before] == late
    assert gc.get_threshold() == before


def test_a_correction_is_told_as_one_in_changes_and_in_the_brief(tmp_path: Path) -> None:
    """Asked of all, of the company or of the program; nothing of the replaced release is counted."""
    with Store(tmp_path / "store.db") as store:
        words = "The company treats patients in its trial and will tell more of it in due time. " * 40
        for phrase, title in (("in Q1 2026", "News"), ("in Q2 2026", "CORRECTION -- News")):
            document, summary = release(
                SECOND, "EXB-101", expected=[("EXB-101", Event.TOPLINE, phrase)], more=words
            )
            head = {"title": title}
            store.add(
                document.model_copy(update=head),
                summary.model_copy(update={"document": summary.document.model_copy(update=head)}),
            )
        assert len(store.releases()) == 1
        [one] = changes(store)
        assert (one.kind, one.event, one.days) == (ChangeKind.CORRECTED, Event.TOPLINE, 91)
        assert (
            changes(store, "EXB-101") == changes(store, issuer="examplia-bio") == changes(store, since=SECOND)
        )
        assert changes(store, "EXB-101") == [one]
        found = brief("EXB-101", store)
        assert ['corrected, from "in Q1 2026" to "in Q2 2026"' in each.text for each in found.changed] == [
            True
        ]
        assert len(found.sources) == 1
        [entry] = calendar(store)
        assert (entry.moved, len(entry.history)) == (0, 1)


def test_changes_never_cross_companies(store: Store) -> None:
    store.add(
        *release(THIRD, "EXB-101", expected=[("EXB-101", Event.TOPLINE, "in 2027")], issuer="Other Inc.")
    )
    assert ChangeKind.DELAYED not in {one.kind for one in changes(store, issuer="Other")}
    assert changes(store) == [*changes(store, issuer="Examplia Bio"), *changes(store, issuer="Other")]


def test_the_calendar_is_in_the_order_of_the_windows_ends_and_what_has_none_comes_last(store: Store) -> None:
    store.add(
        *release(
            THIRD,
            "EXB-202",
            expected=[
                ("EXB-202", Event.IND_SUBMITTED, None),
                ("EXB-202", Event.TRIAL_START, "by mid-2026"),
            ],
        )
    )
    found = calendar(store)
    assert [one.event for one in found] == [
        Event.TOPLINE,
        Event.TRIAL_START,
        Event.CASH_RUNWAY,
        Event.IND_SUBMITTED,
    ]
    assert [one.id for one in calendar(store, "EXB-202")] == [
        "examplia-bio/exb-202/trial-start",
        "examplia-bio/exb-202/ind-submitted",
    ]


def test_an_entry_has_its_window_now_and_cites_each_release(store: Store) -> None:
    [entry] = calendar(store, "EXB-101")
    assert entry.timing is not None
    assert (entry.timing.start, entry.timing.end) == (date(2026, 1, 1), date(2026, 3, 31))
    assert entry.moved == 1
    assert [one.citations for one in entry.history] == [[f"{document.id}/c1"] for document, _ in MOVED]


def test_what_was_reached_is_expected_no_more_and_what_lapsed_is_marked(store: Store) -> None:
    store.add(*release(date(2026, 4, 2), "EXB-101"))
    [entry] = calendar(store, "EXB-101")
    assert entry.status is MilestoneStatus.LAPSED
    store.add(*release(date(2026, 4, 9), "EXB-101", reached=[("EXB-101", Event.TOPLINE)]))
    assert calendar(store, "EXB-101") == []


def test_the_brief_and_the_calendar_expect_the_same(store: Store) -> None:
    of_brief = [one for one in brief("EXB-101", store).calendar if one.program]
    assert [(one.id, one.timing, one.moved) for one in of_brief] == [
        (one.id, one.timing, one.moved) for one in calendar(store, "EXB-101")
    ]


def test_what_others_wrote_is_told_apart_in_a_brief(store: Store) -> None:
    store.add(*release(THIRD, "EXB-101", aside="An aggregator thinks that EXB-101 is great."))
    assert len(brief("EXB-101", store).third_party) == 1


def test_a_program_that_is_only_described_is_shown_as_probable(store: Store) -> None:
    store.add(*release(THIRD, "EXB-316", targets=["CD70"]))
    store.add(*release(THIRD.replace(day=9), "anti-CD70 program", targets=["CD70"]))
    found = brief("EXB-316", store)
    assert [flag for flag in found.flags if "Probably the same" in flag]
    assert len(found.sources) == 1


def test_a_users_word_is_kept_and_the_last_one_counts(store: Store) -> None:
    store.add(*release(THIRD, "LNT-7", expected=[("LNT-7", Event.TOPLINE, "in 2027")]))
    assert len(brief("EXB-101", store).sources) == 2
    decide("EXB-101", "LNT-7", store, same=True)
    assert len(brief("EXB-101", store).sources) == 3
    assert brief("LNT-7", store) == brief("EXB-101", store)
    decide("LNT-7", "EXB-101", store, same=False, issuer="Examplia Bio")
    assert len(brief("EXB-101", store).sources) == 2
    assert len(brief("LNT-7", store).sources) == 1


def test_a_word_on_names_that_are_not_there_or_are_one_is_refused(store: Store) -> None:
    store.add(*release(THIRD, "OTH-1", issuer="Other Inc."))
    for names, message in (
        (("EXB-101", "LNT-7"), 'no program "LNT-7"'),
        (("EXB-101", "exb 101"), "are one name"),
        (("EXB-101", "OTH-1"), "different issuers are never the same"),
    ):
        with pytest.raises(InputError, match=message):
            decide(*names, store, same=True)
    assert store.decisions("examplia-bio") == store.decisions("other") == []


@pytest.mark.parametrize(
    ("engine", "flagged"), [(EngineKind.RULES, True), (EngineKind.LLM, False), (EngineKind.REPLAY, False)]
)
def test_a_brief_on_what_no_model_read_says_so(tmp_path: Path, engine: EngineKind, flagged: bool) -> None:
    with Store(tmp_path / "store.db") as kept:
        for document, summary in MOVED:
            made = summary.provenance.model_copy(update={"engine": engine})
            kept.add(document, summary.model_copy(update={"provenance": made}))
        told = [one for one in brief("EXB-101", kept).flags if "read by rules" in one]
    assert [one.startswith("2 of 2 releases") for one in told] == [True] * flagged
