"""What holds for every timing phrase, whatever its period, year and anchor."""

import itertools
import sys
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.schemas import Bound, TimeWindow
from summarizer.timing import find_timings, parse_timing

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
years = st.integers(1950, 2090)
anchors = st.dates(date(1990, 1, 1), date(2080, 12, 31))
codes = st.sampled_from(["Q1", "Q2", "Q3", "Q4", "1Q", "4Q", "1H", "2H", "H1", "H2"])
units = st.one_of(
    codes, st.sampled_from(["second quarter of", "first half of", "summer", *MONTHS]), st.just("")
)
parts = st.sampled_from(["", "early ", "mid-", "late ", "the end of ", "the beginning of ", "mid-to-late "])
prefixes = st.sampled_from(
    [
        "",
        "in ",
        "by ",
        "before ",
        "after ",
        "from ",
        "into ",
        "through ",
        "around ",
        "until ",
        "as early as ",
        "as of ",
    ]
)


@st.composite
def phrases(draw: st.DrawFn) -> str:
    """A well-formed phrase with a printed year."""
    return f"{draw(prefixes)}{draw(parts)}{draw(units)} {draw(years)}".replace("  ", " ").replace("- ", "-")


def window(phrase: str, anchor: date | None = None) -> TimeWindow:
    found = parse_timing(phrase, anchor)
    assert found is not None, phrase
    return found


def ends_a_month(day: date | None) -> bool:
    return day is not None and day.day == monthrange(day.year, day.month)[1]


@given(phrases(), st.none() | anchors, st.booleans())
def test_no_window_starts_after_its_end(phrase: str, anchor: date | None, runway: bool) -> None:
    found = parse_timing(phrase, anchor, runway=runway)
    assert found is not None
    assert found.start is not None or found.end is not None, "a printed year can be dated"
    if found.start and found.end:
        assert found.start <= found.end


@given(
    codes, years, st.sampled_from(["", "early ", "mid ", "late ", "end of ", "by the end of ", "through "])
)
def test_windows_of_quarters_and_halves_end_with_a_month(code: str, year: int, front: str) -> None:
    assert ends_a_month(window(f"{front}{code} {year}").end)


@given(years, st.integers(1, 4), st.sampled_from(["early", "mid", "late"]))
def test_part_lies_in_quarter_in_half_in_year(year: int, quarter: int, part: str) -> None:
    half = 1 if quarter <= 2 else 2
    nested = [f"{part} Q{quarter} {year}", f"Q{quarter} {year}", f"{half}H {year}", f"in {year}"]
    inner = [window(phrase) for phrase in nested]
    for small, large in itertools.pairwise(inner):
        assert small.start
        assert small.end
        assert large.start
        assert large.end
        assert large.start <= small.start <= small.end <= large.end


@given(years, st.sampled_from(["Q1", "Q3", "1H", "2H", "", *MONTHS]))
def test_thirds_cover_their_period_without_a_gap(year: int, unit: str) -> None:
    whole = window(f"{unit} {year}".strip())
    early, mid, late = (
        window(f"{part} {unit} {year}".replace("  ", " ")) for part in ("early", "mid", "late")
    )
    assert early.start == whole.start
    assert late.end == whole.end
    assert early.end
    assert mid.start
    assert mid.end
    assert late.start
    assert (mid.start - early.end).days == (late.start - mid.end).days == 1


@given(
    st.sampled_from(["by ", "by the end of ", "no later than ", "before "]), codes, years, anchors, anchors
)
def test_deadline_keeps_its_end_and_starts_no_earlier_as_time_goes_on(
    front: str, code: str, year: int, one: date, other: date
) -> None:
    first, second = sorted((one, other))
    before, after = window(f"{front}{code} {year}", first), window(f"{front}{code} {year}", second)
    assert before.bound is after.bound is Bound.BY
    assert before.end == after.end
    if after.start:
        assert before.start
        assert before.start <= after.start


@given(
    st.sampled_from(["next quarter", "this month", "later this year", "in the coming months", "by year-end"]),
    anchors,
    anchors,
)
def test_relative_window_never_moves_back_as_time_goes_on(phrase: str, one: date, other: date) -> None:
    first, second = sorted((one, other))
    before, after = window(phrase, first), window(phrase, second)
    assert before.start
    assert before.end
    assert after.start
    assert after.end
    assert (before.start, before.end) <= (after.start, after.end)


@given(
    phrases(),
    anchors,
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"),
    st.sampled_from([" ", "\N{NO-BREAK SPACE}", "\N{THIN SPACE}", "  ", "\n", " \N{ZERO WIDTH SPACE}"]),
)
def test_case_dashes_and_spaces_change_nothing(
    phrase: str, anchor: date, case: Callable[[str], str], dash: str, space: str
) -> None:
    variant = case(phrase).replace("-", dash).replace(" ", space)
    assert window(variant, anchor).model_copy(update={"phrase": phrase}) == window(phrase, anchor)


@given(codes, st.integers(2000, 2069), st.sampled_from(["", "by ", "early ", "through "]), anchors)
def test_two_digit_year_is_the_four_digit_one_but_assumed(
    code: str, year: int, front: str, anchor: date
) -> None:
    for short in (f"{front}{code} {year % 100:02}", f"{front}{code}'{year % 100:02}"):
        assert window(short, anchor).assumed
        same = {"phrase": "", "assumed": True}
        assert window(short, anchor).model_copy(update=same) == window(
            f"{front}{code} {year}", anchor
        ).model_copy(update=same)


@given(phrases())
def test_what_is_found_is_read(phrase: str) -> None:
    text = f"The company expects topline data {phrase}, it said."
    for start, end in find_timings(text):
        assert parse_timing(text[start:end], None) is not None


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            [
                "in",
                "by",
                "the",
                "of",
                "-",
                "/",
                ",",
                ".",
                "'",
                "(",
                ")",
                "end",
                "early",
                "mid",
                "late",
                "Q2",
                "2H",
                "1Q26",
                "2026",
                "26",
                "first",
                "half",
                "quarter",
                "year",
                "next",
                "this",
                "FY26",
                "fiscal",
                "March",
                "May",
                "12",
                "31",
                "3rd",
                "to",
                "and",
                "or",
                "between",
                "at",
                "least",
                "through",
                "until",
                "weeks",
                "12.02.2025",
                "months",
                "ended",
                "ASCO",
                "Meeting",
                "\n\n",
                "%",
                "days",
            ]
        ),
        max_size=14,
    ),
    st.none() | st.dates(),
    st.booleans(),
)
def test_no_sequence_of_timing_words_raises_or_ends_before_it_starts(
    words: list[str], anchor: date | None, runway: bool
) -> None:
    text = " ".join(words)
    for start, end in [(0, len(text)), *find_timings(text)]:
        found = parse_timing(text[start:end], anchor, runway=runway)
        if found and found.start and found.end:
            assert found.start <= found.end


@given(st.text(max_size=80), st.none() | st.dates())
def test_no_text_raises(text: str, anchor: date | None) -> None:
    parse_timing(text, anchor)
    spans = find_timings(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))


HOSTILE = [
    *("in ", "the ", "2026 ", "2026-", "1,111,", "fiscal ", "fiscal year the ", "Q2/", "mid-", "end of the "),
    *("at the ASCO ", "at the 2026 ", "between March and ", "March 12 ", "year-", "in Q2 or ", "( ", "'26 "),
    *(
        "12.02.",
        "early to ",
        "at least ",
        "http://2026=",
        "first second ",
        "\n- ",
        "weeks ",
        "FY ",
        "in 20262026",
    ),
]


def calls(text: str) -> int:
    """How many functions it takes to search a text."""
    count = 0

    def tally(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(tally)
    try:
        find_timings(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_length_of_hostile_text_and_no_faster(piece: str) -> None:
    times = 1_000 // len(piece) + 1
    assert calls(piece * times * 4) <= calls(piece * times) * 4.4 + 100


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "\n",
        "a",
        "1",
        "1,111,",
        "\xad",
        "\n-",
        "1.",
        "'",
        "-",
        "12.02.",
        "=",
        "/",
        "Q",
        "a1",
        "~ ",
        " \n",
    ],
)
def test_long_runs_of_one_mark_are_searched_at_once(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert find_timings(text) == []
    assert find_timings(f"in 2026{text}in Q2 2026")[-1].end == len(text) + 17
    assert parse_timing(text, date(2026, 1, 8)) is None
