"""Pieces: whatever overlaps, each piece has all of a mark or nothing of it, and no sign is lost."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.pages.marks import Mark, Numbered, Sign, cut

LENGTH = 40
SPANS = [(0, 12), (14, 15), (15, 31), (33, LENGTH)]
STYLES = ("a", "b", "c")


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    start = draw(st.integers(0, LENGTH - 1))
    return Mark(start, draw(st.integers(start + 1, LENGTH)), draw(st.sampled_from(STYLES)))


@given(st.lists(marks(), max_size=8))
def test_every_piece_has_all_of_a_mark_or_nothing_of_it(found: list[Mark]) -> None:
    runs = cut(SPANS, found)
    for (start, end), pieces in zip(SPANS, runs, strict=True):
        assert [piece.start for piece in pieces] == [start, *(piece.end for piece in pieces[:-1])]
        assert pieces[-1].end == end
        for piece in pieces:
            for place in range(piece.start, piece.end):
                held = {mark.style for mark in found if mark.start <= place < mark.end}
                assert set(piece.styles) == held
    numbers = [piece.number for run in runs for piece in run if piece.styles]
    assert numbers == list(range(len(numbers)))


@given(st.lists(marks(), min_size=1, max_size=8))
def test_a_mark_is_told_by_its_first_and_last_piece(found: list[Mark]) -> None:
    pieces = [piece for run in cut(SPANS, found) for piece in run]
    by_number = {piece.number: piece for piece in pieces if piece.number is not None}
    numbered = Numbered(pieces)
    for mark in found:
        inside = [
            place for start, end in SPANS for place in range(max(start, mark.start), min(end, mark.end))
        ]
        place = numbered.of(mark.start, mark.end)
        told = [] if place is None else [by_number[number] for number in range(place[0], place[1] + 1)]
        assert [at for piece in told for at in range(piece.start, piece.end)] == inside


def test_signs_stand_before_the_first_and_behind_the_last_piece() -> None:
    before, after = Sign(anchor="a"), Sign(anchor="b", target="c")
    mark = Mark(2, 9, "a", before, after)
    pieces = [piece for run in cut([(0, 5), (6, 12)], [mark, Mark(3, 7, "b")]) for piece in run]
    Numbered(pieces).sign([mark])
    assert [(piece.start, piece.end) for piece in pieces if piece.before == [before]] == [(2, 3)]
    assert [(piece.start, piece.end) for piece in pieces if piece.after == [after]] == [(7, 9)]


def test_a_mark_on_nothing_that_is_shown_has_no_place() -> None:
    pieces = [piece for run in cut([(0, 5), (8, 12)], [Mark(5, 8, "a")]) for piece in run]
    assert Numbered(pieces).of(5, 8) is None
    assert not any(piece.styles for piece in pieces)
