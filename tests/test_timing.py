"""Timing phrases become the windows that the field's conventions give them.

Expected dates were worked out by hand from the table of conventions, with the calendar beside it.
The anchor is Thursday, 8 January 2026 unless a case says otherwise.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from summarizer.schemas import Bound, Granularity, TimeWindow
from summarizer.timing import STANDARD, Profile, Thirds, find_timings, parse_timing

ANCHOR = date(2026, 1, 8)
SEEDS = Path(__file__).parents[1] / "seeds"
Expected = tuple[str | None, str | None, str, str, bool, str]


def window(phrase: str, anchor: date | None = ANCHOR, *, runway: bool = False) -> TimeWindow:
    found = parse_timing(phrase, anchor, runway=runway)
    assert found is not None, phrase
    assert found.phrase == phrase
    return found


def said(found: TimeWindow) -> Expected:
    return (
        found.start.isoformat() if found.start else None,
        found.end.isoformat() if found.end else None,
        str(found.bound),
        str(found.granularity),
        found.assumed,
        str(found.rule),
    )


def found_in(text: str) -> list[str]:
    return [text[start:end] for start, end in find_timings(text)]


QUARTERS_HALVES_YEARS: list[tuple[str, Expected]] = [
    ("Q2 2026", ("2026-04-01", "2026-06-30", "WITHIN", "QUARTER", False, "quarter")),
    ("2Q26", ("2026-04-01", "2026-06-30", "WITHIN", "QUARTER", True, "quarter")),
    ("second quarter of 2026", ("2026-04-01", "2026-06-30", "WITHIN", "QUARTER", False, "quarter")),
    ("Q4 25", ("2025-10-01", "2025-12-31", "WITHIN", "QUARTER", True, "quarter")),
    ("3Q 2025", ("2025-07-01", "2025-09-30", "WITHIN", "QUARTER", False, "quarter")),
    ("3Q25", ("2025-07-01", "2025-09-30", "WITHIN", "QUARTER", True, "quarter")),
    ("2026 Q2", ("2026-04-01", "2026-06-30", "WITHIN", "QUARTER", False, "quarter")),
    ("fourth quarter 2024", ("2024-10-01", "2024-12-31", "WITHIN", "QUARTER", False, "quarter")),
    ("last quarter of 2025", ("2025-10-01", "2025-12-31", "WITHIN", "QUARTER", False, "quarter")),
    ("in Q2 2025", ("2025-04-01", "2025-06-30", "WITHIN", "QUARTER", False, "quarter")),
    ("third quarter of this year", ("2026-07-01", "2026-09-30", "WITHIN", "QUARTER", False, "quarter")),
    ("1H 2026", ("2026-01-01", "2026-06-30", "WITHIN", "HALF", False, "half")),
    ("H1 2026", ("2026-01-01", "2026-06-30", "WITHIN", "HALF", False, "half")),
    ("first half of 2026", ("2026-01-01", "2026-06-30", "WITHIN", "HALF", False, "half")),
    ("1H26", ("2026-01-01", "2026-06-30", "WITHIN", "HALF", True, "half")),
    ("H1'26", ("2026-01-01", "2026-06-30", "WITHIN", "HALF", True, "half")),
    ("2H 2026", ("2026-07-01", "2026-12-31", "WITHIN", "HALF", False, "half")),
    ("second half of 2026", ("2026-07-01", "2026-12-31", "WITHIN", "HALF", False, "half")),
    ("the second half of 2027", ("2027-07-01", "2027-12-31", "WITHIN", "HALF", False, "half")),
    ("back half of the year", ("2026-07-01", "2026-12-31", "WITHIN", "HALF", False, "half")),
    ("in 2026", ("2026-01-01", "2026-12-31", "WITHIN", "YEAR", False, "year")),
    ("2026", ("2026-01-01", "2026-12-31", "WITHIN", "YEAR", False, "year")),
    ("this year", ("2026-01-01", "2026-12-31", "WITHIN", "YEAR", False, "this_year")),
    ("next year", ("2027-01-01", "2027-12-31", "WITHIN", "YEAR", False, "next_year")),
    ("over the course of 2026", ("2026-01-01", "2026-12-31", "WITHIN", "YEAR", False, "year")),
]

PARTS: list[tuple[str, Expected]] = [
    ("early 2026", ("2026-01-01", "2026-04-30", "WITHIN", "YEAR", True, "early_year")),
    ("mid 2026", ("2026-05-01", "2026-08-31", "WITHIN", "YEAR", True, "mid_year")),
    ("mid-2026", ("2026-05-01", "2026-08-31", "WITHIN", "YEAR", True, "mid_year")),
    ("mid-year 2026", ("2026-05-01", "2026-08-31", "WITHIN", "YEAR", True, "mid_year")),
    ("Mid-2025", ("2025-05-01", "2025-08-31", "WITHIN", "YEAR", True, "mid_year")),
    ("late 2026", ("2026-09-01", "2026-12-31", "WITHIN", "YEAR", True, "late_year")),
    ("early next year", ("2027-01-01", "2027-04-30", "WITHIN", "YEAR", True, "early_next_year")),
    ("mid-to-late 2026", ("2026-05-01", "2026-12-31", "WITHIN", "YEAR", True, "mid_to_late_year")),
    ("early Q2 2026", ("2026-04-01", "2026-04-30", "WITHIN", "QUARTER", True, "early_quarter")),
    ("mid Q2 2026", ("2026-05-01", "2026-05-31", "WITHIN", "QUARTER", True, "mid_quarter")),
    ("late Q2 2026", ("2026-06-01", "2026-06-30", "WITHIN", "QUARTER", True, "late_quarter")),
    (
        "early in the second quarter of 2026",
        ("2026-04-01", "2026-04-30", "WITHIN", "QUARTER", True, "early_quarter"),
    ),
    ("early 1H 2026", ("2026-01-01", "2026-02-28", "WITHIN", "HALF", True, "early_half")),
    ("mid 1H 2026", ("2026-03-01", "2026-04-30", "WITHIN", "HALF", True, "mid_half")),
    ("late first half of 2026", ("2026-05-01", "2026-06-30", "WITHIN", "HALF", True, "late_half")),
    ("early March 2026", ("2026-03-01", "2026-03-10", "WITHIN", "MONTH", True, "early_month")),
    ("mid-March 2026", ("2026-03-11", "2026-03-20", "WITHIN", "MONTH", True, "mid_month")),
    ("late February 2026", ("2026-02-21", "2026-02-28", "WITHIN", "MONTH", True, "late_month")),
    ("end of 2026", ("2026-12-01", "2026-12-31", "WITHIN", "YEAR", True, "end_of_year")),
    ("at year-end 2026", ("2026-12-01", "2026-12-31", "WITHIN", "YEAR", True, "end_of_year")),
    ("end of 1H 2026", ("2026-06-01", "2026-06-30", "WITHIN", "HALF", True, "end_of_half")),
    ("around year-end", ("2026-12-01", "2026-12-31", "AROUND", "YEAR", True, "around_end_of_year")),
    ("the beginning of 2027", ("2027-01-01", "2027-01-31", "WITHIN", "YEAR", True, "start_of_year")),
]

BOUNDS: list[tuple[str, Expected]] = [
    ("by Q2 2026", ("2026-01-08", "2026-06-30", "BY", "QUARTER", False, "by_end_of_quarter")),
    ("by the end of 1H 2026", ("2026-01-08", "2026-06-30", "BY", "HALF", False, "by_end_of_half")),
    ("Slated by the End of 1H 2026", ("2026-01-08", "2026-06-30", "BY", "HALF", False, "by_end_of_half")),
    ("by year-end 2026", ("2026-01-08", "2026-12-31", "BY", "YEAR", False, "by_end_of_year")),
    ("by the end of the year", ("2026-01-08", "2026-12-31", "BY", "YEAR", False, "by_end_of_this_year")),
    ("by year-end", ("2026-01-08", "2026-12-31", "BY", "YEAR", True, "by_end_of_year")),
    ("no later than March 2026", ("2026-01-08", "2026-03-31", "BY", "MONTH", False, "by_end_of_month")),
    ("on or before June 30, 2026", ("2026-01-08", "2026-06-30", "BY", "DAY", False, "by_day")),
    ("by mid-2026", ("2026-01-08", "2026-08-31", "BY", "YEAR", True, "by_mid_year")),
    ("Q4 2026 at the latest", ("2026-01-08", "2026-12-31", "BY", "QUARTER", False, "by_end_of_quarter")),
    ("before Q3 2026", ("2026-01-08", "2026-06-30", "BY", "QUARTER", False, "before_quarter")),
    ("before the end of 2026", ("2026-01-08", "2026-12-31", "BY", "YEAR", False, "by_end_of_year")),
    ("after Q2 2026", ("2026-07-01", None, "FROM", "QUARTER", False, "after_quarter")),
    ("after June 2023", ("2023-07-01", None, "FROM", "MONTH", False, "after_month")),
    ("from Q2 2026", ("2026-04-01", None, "FROM", "QUARTER", False, "from_quarter")),
    ("starting in Q3 2026", ("2026-07-01", None, "FROM", "QUARTER", False, "from_quarter")),
    ("Q3 2026 onwards", ("2026-07-01", None, "FROM", "QUARTER", False, "from_quarter")),
    ("in 2026 and beyond", ("2026-01-01", None, "FROM", "YEAR", False, "from_year")),
    ("not before Q3 2026", ("2026-07-01", None, "FROM", "QUARTER", False, "from_quarter")),
    ("not expected before Q3 2026", ("2026-07-01", None, "FROM", "QUARTER", False, "from_quarter")),
    ("as early as Q2 2026", ("2026-04-01", None, "FROM", "QUARTER", True, "as_early_as_quarter")),
    ("around March 15, 2026", ("2026-02-28", "2026-03-30", "AROUND", "DAY", True, "around_day")),
    ("in or around March 2026", ("2026-03-01", "2026-03-31", "AROUND", "MONTH", True, "around_month")),
    ("as of December 31, 2024", ("2024-12-31", "2024-12-31", "WITHIN", "DAY", False, "as_of_day")),
    ("into 2H 2027", ("2027-07-01", "2027-12-31", "WITHIN", "HALF", True, "into_half")),
    ("through 2027", ("2026-01-08", "2027-12-31", "WITHIN", "YEAR", False, "through_year")),
    ("into at least 2028", ("2028-01-01", None, "FROM", "YEAR", True, "at_least_into_year")),
    ("through at least 2028", ("2028-12-31", None, "FROM", "YEAR", False, "at_least_through_year")),
]

RELATIVE: list[tuple[str, Expected]] = [
    ("in the coming weeks", ("2026-01-08", "2026-03-05", "WITHIN", "WEEK", True, "coming_weeks")),
    ("over the next several weeks", ("2026-01-08", "2026-03-05", "WITHIN", "WEEK", True, "coming_weeks")),
    ("in the coming months", ("2026-01-08", "2026-07-08", "WITHIN", "MONTH", True, "coming_months")),
    ("later this year", ("2026-01-08", "2026-12-31", "WITHIN", "YEAR", False, "later_this_year")),
    ("later this month", ("2026-01-08", "2026-01-31", "WITHIN", "MONTH", False, "later_this_month")),
    ("earlier this year", ("2026-01-01", "2026-01-08", "WITHIN", "YEAR", False, "earlier_this_year")),
    ("next quarter", ("2026-04-01", "2026-06-30", "WITHIN", "QUARTER", False, "next_quarter")),
    ("this quarter", ("2026-01-01", "2026-03-31", "WITHIN", "QUARTER", False, "this_quarter")),
    ("last quarter", ("2025-10-01", "2025-12-31", "WITHIN", "QUARTER", False, "last_quarter")),
    ("this month", ("2026-01-01", "2026-01-31", "WITHIN", "MONTH", False, "this_month")),
    ("next month", ("2026-02-01", "2026-02-28", "WITHIN", "MONTH", False, "next_month")),
    ("next week", ("2026-01-12", "2026-01-18", "WITHIN", "WEEK", False, "next_week")),
    ("within two weeks", ("2026-01-08", "2026-01-22", "WITHIN", "WEEK", False, "within_weeks")),
    ("in the next 12 months", ("2026-01-08", "2027-01-08", "WITHIN", "MONTH", False, "next_months")),
    ("over the next 12 to 18 months", ("2026-01-08", "2027-07-08", "WITHIN", "MONTH", False, "next_months")),
]

DAYS_MONTHS_SEASONS: list[tuple[str, Expected]] = [
    ("March 2026", ("2026-03-01", "2026-03-31", "WITHIN", "MONTH", False, "month")),
    ("February 2024", ("2024-02-01", "2024-02-29", "WITHIN", "MONTH", False, "month")),
    ("November of 2023", ("2023-11-01", "2023-11-30", "WITHIN", "MONTH", False, "month")),
    ("March 12, 2026", ("2026-03-12", "2026-03-12", "WITHIN", "DAY", False, "day")),
    ("Feb. 11, 2025", ("2025-02-11", "2025-02-11", "WITHIN", "DAY", False, "day")),
    ("11 February 2025", ("2025-02-11", "2025-02-11", "WITHIN", "DAY", False, "day")),
    ("the 12th of March 2026", ("2026-03-12", "2026-03-12", "WITHIN", "DAY", False, "day")),
    ("on Tuesday, February 11, 2025", ("2025-02-11", "2025-02-11", "WITHIN", "DAY", False, "day")),
    ("13.02.2025", ("2025-02-13", "2025-02-13", "WITHIN", "DAY", False, "day")),
    ("2025-02-11", ("2025-02-11", "2025-02-11", "WITHIN", "DAY", False, "day")),
    ("30-Jan-2025", ("2025-01-30", "2025-01-30", "WITHIN", "DAY", False, "day")),
    ("2/13/2025", ("2025-02-13", "2025-02-13", "WITHIN", "DAY", False, "day")),
    ("spring 2026", ("2026-03-01", "2026-05-31", "WITHIN", "SEASON", True, "season")),
    ("summer of 2026", ("2026-06-01", "2026-08-31", "WITHIN", "SEASON", True, "season")),
    ("fall 2026", ("2026-09-01", "2026-11-30", "WITHIN", "SEASON", True, "season")),
    ("winter 2026", ("2025-12-01", "2026-02-28", "WITHIN", "SEASON", True, "season")),
    ("winter 2025/26", ("2025-12-01", "2026-02-28", "WITHIN", "SEASON", True, "season")),
    ("this summer", ("2026-06-01", "2026-08-31", "WITHIN", "SEASON", True, "this_season")),
    (
        "three months ended March 31, 2026",
        ("2026-01-01", "2026-03-31", "WITHIN", "MONTH", False, "months_ended"),
    ),
    (
        "fiscal year-ended September 30, 2024",
        ("2023-10-01", "2024-09-30", "WITHIN", "YEAR", False, "years_ended"),
    ),
]

RANGES: list[tuple[str, Expected]] = [
    ("Q3/Q4 2025", ("2025-07-01", "2025-12-31", "WITHIN", "QUARTER", False, "quarter_to_quarter")),
    ("Q3-Q4 2025", ("2025-07-01", "2025-12-31", "WITHIN", "QUARTER", False, "quarter_to_quarter")),
    ("between March and May 2026", ("2026-03-01", "2026-05-31", "WITHIN", "MONTH", False, "month_to_month")),
    ("Q4 2025 to Q1 2026", ("2025-10-01", "2026-03-31", "WITHIN", "QUARTER", False, "quarter_to_quarter")),
    (
        "late 2025 or early 2026",
        ("2025-09-01", "2026-04-30", "WITHIN", "YEAR", True, "late_year_or_early_year"),
    ),
    (
        "first or second quarter of 2026",
        ("2026-01-01", "2026-06-30", "WITHIN", "QUARTER", False, "quarter_or_quarter"),
    ),
    (
        "in January and February 2024",
        ("2024-01-01", "2024-02-29", "WITHIN", "MONTH", False, "month_to_month"),
    ),
    ("from 3 to 6 November 2025", ("2025-11-03", "2025-11-06", "WITHIN", "DAY", False, "day_to_day")),
    ("May 29 - June 2, 2026", ("2026-05-29", "2026-06-02", "WITHIN", "DAY", False, "day_to_day")),
    ("2026 to 2028", ("2026-01-01", "2028-12-31", "WITHIN", "MULTI_YEAR", False, "year_to_year")),
    ("2026-27", ("2026-01-01", "2027-12-31", "WITHIN", "MULTI_YEAR", False, "year_to_year")),
]

UNDATED: list[tuple[str, Expected]] = [
    ("fiscal 2026", (None, None, "WITHIN", "YEAR", False, "fiscal_year_no_calendar")),
    ("fiscal Q1 2025", (None, None, "WITHIN", "QUARTER", False, "fiscal_quarter_no_calendar")),
    ("Fiscal 2025 First Quarter", (None, None, "WITHIN", "QUARTER", False, "fiscal_quarter_no_calendar")),
    ("first quarter of fiscal 2025", (None, None, "WITHIN", "QUARTER", False, "fiscal_quarter_no_calendar")),
    ("FY26", (None, None, "WITHIN", "YEAR", False, "fiscal_year_no_calendar")),
    ("at ASCO 2026", (None, None, "WITHIN", "None", False, "conference_no_date")),
    ("at the 2026 ASCO Annual Meeting", (None, None, "WITHIN", "None", False, "conference_no_date")),
    ("early Q2", (None, None, "WITHIN", "QUARTER", False, "early_quarter_no_year")),
    ("mid-year", (None, None, "WITHIN", "YEAR", False, "mid_year_no_year")),
    ("second quarter", (None, None, "WITHIN", "QUARTER", False, "quarter_no_year")),
    ("by the end of Q2", (None, None, "BY", "QUARTER", False, "by_end_of_quarter_no_year")),
    ("November 18", (None, None, "WITHIN", "DAY", False, "day_no_year")),
    ("03/04/2025", (None, None, "WITHIN", "DAY", False, "day_ambiguous_order")),
    ("February 30, 2026", (None, None, "WITHIN", "DAY", False, "day_not_in_calendar")),
    ("next spring", (None, None, "WITHIN", "SEASON", False, "next_season_ambiguous")),
    ("over the coming few years", (None, None, "WITHIN", "MULTI_YEAR", False, "coming_years_no_number")),
    ("Q4 2026 to Q1 2026", (None, None, "WITHIN", "QUARTER", False, "quarter_to_quarter_reversed")),
    ("shortly", (None, None, "WITHIN", "None", False, "vague")),
    ("in six months", (None, None, "WITHIN", "MONTH", False, "in_months_no_reference")),
    ("not expected in 2026", (None, None, "None", "None", False, "negated")),
    ("in Q2 2026; the NDA in Q4 2026", (None, None, "None", "None", False, "several")),
]

RUNWAY: list[tuple[str, Expected]] = [
    ("into 2H 2027", ("2027-07-01", "2027-12-31", "WITHIN", "HALF", True, "runway_into_half")),
    (
        "into the second half of 2027",
        ("2027-07-01", "2027-12-31", "WITHIN", "HALF", True, "runway_into_half"),
    ),
    ("2H 2027", ("2027-07-01", "2027-12-31", "WITHIN", "HALF", True, "runway_into_half")),
    ("to mid-2027", ("2027-05-01", "2027-08-31", "WITHIN", "YEAR", True, "runway_into_mid_year")),
    ("through 2027", ("2027-12-31", None, "FROM", "YEAR", False, "runway_through_year")),
    ("at least through 2027", ("2027-12-31", None, "FROM", "YEAR", False, "runway_through_year")),
    ("through at least 2028", ("2028-12-31", None, "FROM", "YEAR", False, "runway_through_year")),
    ("until the end of 2027", ("2027-12-31", None, "FROM", "YEAR", False, "runway_through_end_of_year")),
    ("into at least 2028", ("2028-01-01", None, "FROM", "YEAR", True, "runway_into_year")),
    ("beyond 2027", ("2028-01-01", None, "FROM", "YEAR", False, "after_year")),
    (
        "for at least the next 12 months",
        ("2027-01-08", None, "FROM", "MONTH", False, "runway_through_next_months"),
    ),
    ("into fiscal 2028", (None, None, "WITHIN", "YEAR", False, "runway_into_fiscal_year_no_calendar")),
]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        *QUARTERS_HALVES_YEARS,
        *PARTS,
        *BOUNDS,
        *RELATIVE,
        *DAYS_MONTHS_SEASONS,
        *RANGES,
        *UNDATED,
    ],
)
def test_phrase_has_the_window_of_its_row(phrase: str, expected: Expected) -> None:
    assert said(window(phrase)) == expected


@pytest.mark.parametrize(("phrase", "expected"), RUNWAY)
def test_runway_phrase_says_when_cash_runs_out(phrase: str, expected: Expected) -> None:
    assert said(window(phrase, runway=True)) == expected


@pytest.mark.parametrize(
    "phrase",
    [
        *(
            "",
            "3+3",
            "Phase 2",
            "2026 patients",
            "week 24",
            "Week 48",
            "at 12 months",
            "Month 6",
            "CD19",
            "Q2W",
        ),
        *(
            "H1N1",
            "ALLO-329",
            "30,000 - 60,000+ doses",
            "up to four dose levels",
            "for 12 months",
            "1H NMR",
            "half",
        ),
        *("Securities Act of 1933", "a quarter of patients", "by the end of year two", "20260101"),
    ],
)
def test_words_that_are_no_timing_have_no_window(phrase: str) -> None:
    assert parse_timing(phrase, ANCHOR) is None


@pytest.mark.parametrize(
    "phrase",
    ["next quarter", "this year", "later this year", "in the coming weeks", "around year-end", "next month"],
)
def test_relative_phrase_without_an_anchor_has_no_dates_and_says_so(phrase: str) -> None:
    found = window(phrase, None)
    assert (found.start, found.end) == (None, None)
    assert str(found.rule).endswith("_no_anchor")


def test_deadline_without_an_anchor_has_an_end_alone() -> None:
    found = window("by the end of 1H 2026", None)
    assert (found.start, found.end, found.bound) == (None, date(2026, 6, 30), Bound.BY)


def test_deadline_that_was_past_at_the_anchor_has_no_start() -> None:
    found = window("by year-end 2025", date(2026, 1, 8))
    assert (found.start, found.end) == (None, date(2025, 12, 31))


def test_deadline_on_the_anchor_itself_is_one_day() -> None:
    found = window("by December 31, 2025", date(2025, 12, 31))
    assert (found.start, found.end) == (date(2025, 12, 31), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("phrase", "same_as"),
    [
        ("expected in early 2026", "early 2026"),
        ("anticipated in the second half of 2026", "2H 2026"),
        ("targeted for mid-2026", "mid-2026"),
        ("planned for Early Q2 2026", "early Q2 2026"),
        ("slated by the end of 1H 2026", "by the end of 1H 2026"),
        ("on track for Q2 2026", "Q2 2026"),
        ("sometime in the first half of 2026", "1H 2026"),
        ("expected by year-end 2026, subject to enrollment", "by year-end 2026"),
        ("(end of 2026)", "end of 2026"),
        ("Mid\N{NON-BREAKING HYPHEN}2026", "mid-2026"),
        ("mid\N{EN DASH}2026", "mid 2026"),
        ("Q2\N{NO-BREAK SPACE}2026", "Q2 2026"),
        ("in\N{THIN SPACE}Q2\N{NO-BREAK SPACE}2026", "Q2 2026"),
        ("year\N{SOFT HYPHEN}-end 2026", "year-end 2026"),
        ("\N{LATIN SMALL LIGATURE FI}rst half of 2026", "1H 2026"),
        ("Q2 \N{RIGHT SINGLE QUOTATION MARK}26", "Q2 '26"),
        ("yearend 2026", "year-end 2026"),
        ("end-of-year 2026", "year-end 2026"),
        ("Q2 of 2026", "Q2 2026"),
        ("Q2/2026", "Q2 2026"),
        ("in the second\nhalf of 2026", "2H 2026"),
    ],
)
def test_ways_of_saying_the_same_have_one_window(phrase: str, same_as: str) -> None:
    assert said(window(phrase)) == said(window(same_as))


def test_words_around_that_could_change_the_meaning_forbid_a_date() -> None:
    found = window("two weeks after approval in 2026")
    assert (found.start, found.end, found.rule) == (None, None, "not_understood")


def test_profile_of_ones_own_changes_the_convention_and_nothing_else() -> None:
    quarters = replace(STANDARD, name="quarters", year=Thirds((1, 3), (4, 9), (10, 12)))
    early = parse_timing("early 2026", ANCHOR, quarters)
    assert early is not None
    assert (early.start, early.end, early.assumed) == (date(2026, 1, 1), date(2026, 3, 31), True)
    for phrase in ("Q2 2026", "early Q2 2026", "by the end of 2026"):
        assert parse_timing(phrase, ANCHOR, quarters) == parse_timing(phrase, ANCHOR)


def test_profile_can_leave_coming_weeks_undated_and_start_winter_in_its_year() -> None:
    profile = replace(STANDARD, name="strict", coming_weeks=None, winter_ends_in_named_year=False)
    weeks = parse_timing("in the coming weeks", ANCHOR, profile)
    winter = parse_timing("winter 2026", ANCHOR, profile)
    assert weeks is not None
    assert (weeks.start, weeks.rule) == (None, "coming_weeks_no_number")
    assert winter is not None
    assert (winter.start, winter.end) == (date(2026, 12, 1), date(2027, 2, 28))


def test_profile_refuses_thirds_outside_their_period() -> None:
    with pytest.raises(ValueError, match="beyond its 3 parts"):
        Profile(quarter=Thirds((1, 1), (2, 2), (3, 4)))
    with pytest.raises(ValueError, match="early must run"):
        Thirds((4, 1), (5, 8), (9, 12))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Proof of concept is expected by the end of 1H 2026 and a pivotal trial in mid-2027.",
            ["by the end of 1H 2026", "in mid-2027"],
        ),
        ("An early Q2 2026 interim analysis", ["early Q2 2026"]),
        ("Cash runway into at least 2028, through key readouts", ["into at least 2028"]),
        (
            "NDA in Q1\N{NO-BREAK SPACE}2025, followed by MAA in Q3\N{NO-BREAK SPACE}2025",
            ["in Q1\N{NO-BREAK SPACE}2025", "in Q3\N{NO-BREAK SPACE}2025"],
        ),
        ("BASEL, Feb. 11, 2025 /Wire/ -- Example AG", ["Feb. 11, 2025"]),
        ("issued 30-Jan-2025 and 13.02.2025", ["30-Jan-2025", "13.02.2025"]),
        (
            "net loss for the three months ended December 31, 2024 was",
            ["for the three months ended December 31, 2024"],
        ),
        (
            "results for its fiscal 2025 first quarter ended December 31, 2024.",
            ["fiscal 2025 first quarter ended December 31, 2024"],
        ),
        (
            "available in the coming weeks, and later this year in Japan",
            ["in the coming weeks", "later this year"],
        ),
        ("Targeting 2025 INDs", ["2025"]),
        (
            "presented at ASCO 2024, and at the World ADC Congress 2025 and more",
            ["at ASCO 2024", "at the World ADC Congress 2025"],
        ),
        (
            "at the European Society for Example 2026 Congress in May",
            ["at the European Society for Example 2026 Congress", "in May"],
        ),
        ("We may enroll. Data in May 2026.", ["in May 2026"]),
        ("topline data in the third quarter of this year", ["in the third quarter of this year"]),
        ("in September 2024 and December 2024, respectively", ["in September 2024", "December 2024"]),
        ("data in Q4, as planned", ["in Q4"]),
        ("in Q2, 2025 patients were dosed; in Q4 25 patients", ["in Q2", "in Q4"]),
        ("first half\n- 2026 outlook: early 2026", ["early 2026"]),
        ("in Q2\n\n2026 was a year", ["in Q2"]),
    ],
)
def test_timing_phrases_are_found_with_their_preposition(text: str, expected: list[str]) -> None:
    assert found_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Section 27A of the Securities Act of 1933 and the Reform Act of 1995",
        "reduction at week 24, at 12 months, after 6 months and through Week 76",
        "by the end of the second year, and at the end of year 2, dosed within two weeks of each other",
        "enrolled 2026 patients; in 2025 patients the response was durable",
        "JAMA Neurol. 2022;79(5):478-487. doi:10.1001/jamaneurol.2022.0315",
        "ALLO-329, CD19, H1N1, Q2W, 3+3, 1H NMR, H2 blockers and a quarter of patients",
        "see https://example.com/news/2025-02-11/reports-first-quarter-2026-results",
        "(Angiogenesis) 2025 annual meeting",
        "nearly half of patients; the first half of the treatment period",
        "we may 20 times; they march on; sales fall",
        "up to 2000 IU, over 2000 sites, $2025",
    ],
)
def test_other_numbers_and_study_time_points_are_not_found(text: str) -> None:
    assert found_in(text) == []


def test_a_verb_and_a_length_of_time_are_told_from_a_month() -> None:
    text = (
        "Patients who may enroll for 24 weeks, or may stay for months, are expected in May or in early may; "
        "over the next six months and by the end of the month we report the three months ended June 30, 2026."
    )
    assert found_in(text) == [
        *("in May", "in early may", "over the next six months", "by the end of the month"),
        "three months ended June 30, 2026",
    ]


def test_seed_of_2026_yields_its_guidance() -> None:
    text = (SEEDS / "2026-01-08-allogene-2026-catalysts.txt").read_text(encoding="utf-8")
    assert found_in(text) == [
        "1H 2026",
        "for Early Q2 2026",
        "by the End of 1H 2026",
        "into 2H 2027",
        "Jan. 08, 2026",
        "early Q2 2026",
        "by the end of 1H 2026",
        "into 2H 2027",
        "into the second half of 2027",
    ]


def test_whatever_is_found_in_the_seeds_is_read() -> None:
    for seed in sorted(SEEDS.glob("2*.txt")):
        text = seed.read_text(encoding="utf-8")
        assert find_timings(text)
        for start, end in find_timings(text):
            assert window(text[start:end]).rule


def test_places_are_the_texts_own_where_characters_were_folded() -> None:
    text = "o\N{LATIN SMALL LIGATURE FFI}cial\N{ZERO WIDTH SPACE}: \N{LATIN SMALL LIGATURE FI}rst half of\N{ZERO WIDTH SPACE} 2026\N{ZERO WIDTH SPACE}."
    (span,) = find_timings(text)
    assert text[span.start : span.end] == "\N{LATIN SMALL LIGATURE FI}rst half of\N{ZERO WIDTH SPACE} 2026"


def test_granularity_is_the_unit_that_the_phrase_names() -> None:
    assert window("early Q2 2026").granularity is Granularity.QUARTER
    assert window("mid-2026").granularity is Granularity.YEAR
    assert window("by the end of 1H 2026").granularity is Granularity.HALF
