"""What is kept between fetches: for a while, and not without bound."""

from summarizer.fetching.keeping import Kept


def test_a_value_is_made_once_until_it_is_too_old() -> None:
    now = 0.0
    made: list[str] = []
    kept: Kept[int] = Kept(lambda: now, 10.0, 5)

    def make() -> int:
        made.append("a")
        return len(made)

    assert [kept.get("a", make), kept.get("a", make)] == [1, 1]
    now = 10.0
    assert kept.get("a", make) == 2


def test_the_oldest_go_first() -> None:
    kept: Kept[str] = Kept(lambda: 0.0, 10.0, 2)
    for name in ("a", "b", "c"):
        kept.get(name, lambda name=name: name)  # type: ignore[misc]
    assert kept.get("c", lambda: "again") == "c"
    assert kept.get("b", lambda: "again") == "b"
    assert kept.get("a", lambda: "again") == "again"
