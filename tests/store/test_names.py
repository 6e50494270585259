"""Programs meet by their names, in any spelling; near names are offered; users' words are kept."""

import string
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.schemas import Decision
from summarizer.store import Listed, Store, issuer_id, name_key
from summarizer.store.naming import grams

from .content import release

ISSUER = "examplia-bio"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Allogene Therapeutics, Inc.", "allogene-therapeutics"),
        ("ALLOGENE THERAPEUTICS INC", "allogene-therapeutics"),
        ("Aldervik Pharma AB (publ)", "aldervik-pharma"),
        ("Hanseorim Biotech Co., Ltd.", "hanseorim-biotech"),
        ("Sørvane A/S", "srvane"),
        ("Examplia Bio N.V.", "examplia-bio"),
        ("Examplia S.p.A.", "examplia"),
        ("Merck & Co., Inc.", "merck"),
        ("Quellin Bio plc", "quellin-bio"),
        ("Veldara SE", "veldara"),
        ("AB Science SA", "ab-science"),
        ("AG", "ag"),
        ("株式会社例", "株式会社例"),
    ],
)
def test_an_issuer_is_its_name_without_legal_form(name: str, key: str) -> None:
    assert issuer_id(name) == key


@pytest.mark.parametrize(
    "name", ["ALLO-329", "allo 329", "ALLO‑329", "Allo-329®", "ALLO-329(TM)", "ALLO-329 (R)"]
)
def test_spellings_of_a_name_have_one_key(name: str) -> None:
    assert name_key(name) == "allo-329"


def test_names_without_latin_letters_differ() -> None:
    assert name_key("安罗达") == "安罗达" != name_key("安罗")


@settings(max_examples=50)
@given(st.text(max_size=20))
def test_a_key_is_its_own_key_and_has_windows(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)
    assert grams(name_key(name))


def test_a_name_is_found_in_any_spelling(address: str) -> None:
    one, other = release("a", ["EXB-1®", "exbumab"], published=date(2026, 2, 1)), release("b", ["exb 1"])
    elsewhere = release("c", ["EXB-1"], issuer="Other Bio", published=None)
    with Store(address) as store:
        for document, summary in (one, other, elsewhere):
            store.add(document, summary)
        both = [(ISSUER, one[0].id, "p0"), (ISSUER, other[0].id, "p0")]
        assert store.named("Exb-1™") == [*both, ("other-bio", elsewhere[0].id, "p0")]
        assert store.named("exb-1", ISSUER) == both
        assert store.named("Exbumab") == both[:1]
        assert store.named("EXB-2") == store.named("' OR 1=1 --") == store.named("%") == []


def test_programs_are_listed_by_name_and_their_aliases_are_not(address: str) -> None:
    with Store(address) as store:
        store.add(*release("a", ["EXB-2", "exbumab"], ["exb_101"], published=date(2026, 1, 1)))
        store.add(*release("b", ["EXB-2"], published=date(2026, 2, 1)))
        store.add(*release("c", ["Exb 2"], published=None))
        store.add(*release("d", ["EXB-2"], issuer="Other Bio"))
        assert store.programs() == [
            Listed("exb_101", ISSUER, 1, date(2026, 1, 1)),
            Listed("EXB-2", ISSUER, 3, date(2026, 2, 1)),
            Listed("EXB-2", "other-bio", 1, date(2026, 3, 3)),
        ]
        assert [one.name for one in store.programs("exb 1")] == ["exb_101"]
        assert len(store.programs(limit=1)) == 1
        assert store.programs("%") == store.programs()  # a name without letters begins nothing
        assert store.programs("exbumab") == []


def test_near_names_are_offered(address: str) -> None:
    with Store(address) as store:
        store.add(*release("a", ["EXB-101", "exbumab vedotin"], ["EXB-102"], ["QLN-7"]))
        store.add(*release("b", ["Exb-101"], ["EXB-101"]))
        assert store.near("EXB101") == ["EXB-101", "EXB-102"]
        assert store.near("EXB101", limit=1) == ["EXB-101"]
        assert store.near("exb 101") == ["EXB-101"]
        assert store.near("exbumab vedotine") == ["exbumab vedotin"]
        assert store.near("something else") == store.near("") == []


def test_names_of_one_record_are_connected_step_by_step(address: str) -> None:
    given = [
        release("a", ["EXB-1"], published=date(2026, 1, 1)),
        release("b", ["exbumab", "EXB-1"], published=date(2026, 2, 1)),
        release("c", ["EXBUVA", "exbumab"], published=date(2026, 3, 1)),
        release("d", ["EXBUVA"], ["EXB-2"], published=date(2026, 4, 1)),
        release("e", ["EXB-2"], published=date(2026, 5, 1)),
        release("f", ["EXB-1"], issuer="Other Bio"),
    ]
    ids = [document.id for document, _ in given]
    with Store(address) as store:
        for document, summary in given:
            store.add(document, summary)
        for name in ("EXB-1", "exbuva", "Exbumab®"):
            assert store.connected(ISSUER, name) == ids[:4]
        assert store.connected(ISSUER, "exb-2") == ids[3:5]
        assert store.connected("other-bio", "EXB-1") == ids[5:]
        assert store.connected("other-bio", "exbumab") == store.connected(ISSUER, "nothing") == []


def test_users_connect_and_cut_names(address: str) -> None:
    given = [
        release("a", ["EXB-1"], published=date(2026, 1, 1)),
        release("b", ["anti-CD70 program"], published=date(2026, 2, 1)),
        release("c", ["exbumab", "EXB-1"], published=date(2026, 3, 1)),
        release("d", ["exbumab"], published=date(2026, 4, 1)),
    ]
    ids = [document.id for document, _ in given]
    with Store(address) as store:
        for document, summary in given:
            store.add(document, summary)
        assert store.connected(ISSUER, "EXB-1") == [ids[0], ids[2], ids[3]]
        store.decide(Decision(issuer=ISSUER, one="EXB-1", other="anti-CD70 program", same=True))
        assert store.connected(ISSUER, "EXB-1") == store.connected(ISSUER, "anti CD70 program") == ids
        store.decide(Decision(issuer=ISSUER, one="exbumab", other="EXB-1", same=False))
        assert store.connected(ISSUER, "EXB-1") == ids[:3]
        assert store.connected(ISSUER, "exbumab") == ids[2:]


def test_the_last_word_on_a_pair_counts(address: str) -> None:
    with Store(address) as store:
        store.decide(Decision(issuer="a", one="X", other="Y", same=True))
        store.decide(Decision(issuer="b", one="X", other="Y", same=True))
        store.decide(Decision(issuer="a", one="A", other="Z", same=False))
        last = Decision(issuer="a", one="y", other="x®", same=False)
        store.decide(last)
    with Store(address) as store:
        assert store.decisions("a") == [Decision(issuer="a", one="A", other="Z", same=False), last]
        assert store.decisions("c") == []


Records = list[list[str]]
NAMES = st.lists(st.sampled_from(string.ascii_lowercase[:7]), min_size=1, max_size=3, unique=True)


@settings(max_examples=12, deadline=None)
@given(st.lists(NAMES, max_size=8))
def test_connected_names_are_those_of_the_graph(
    tmp_path_factory: pytest.TempPathFactory, records: Records
) -> None:
    path = Path(tmp_path_factory.mktemp("graph")) / "store.db"
    given_releases = [release(f"{at}", names, published=date(2026, 1, 1)) for at, names in enumerate(records)]
    reached = _reached(records, "a")
    wanted = sorted(
        document.id
        for (document, _), names in zip(given_releases, records, strict=True)
        if reached & {*names}
    )
    with Store(path) as store:
        for document, summary in given_releases:
            store.add(document, summary)
        assert store.connected(ISSUER, "a") == wanted


def _reached(records: Records, start: str) -> set[str]:
    reached = {start}
    while True:
        more = {name for names in records if reached & {*names} for name in names} - reached
        if not more:
            return reached
        reached |= more
