"""Numbers: exact to the digit, with operator, range and unit; never an exception on any text."""

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.numbers import (
    Figure,
    numbers_in,
    parse_figure,
    parse_interval,
    parse_money,
    parse_p_value,
)
from summarizer.schemas import Operator


def figure(operator: str | None, value: str, high: str | None, unit: str | None) -> Figure:
    return Figure(Operator(operator) if operator else None, value, high, unit)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("31%", figure(None, "31", None, "%")),
        ("25–30%", figure(None, "25", "30", "%")),
        ("beyond 6 months", figure(">", "6", None, "months")),
        ("more than 200 patients", figure(">", "200", None, "patients")),
        ("~2/3", figure("~", "2/3", None, None)),
        ("at least 20%", figure(">=", "20", None, "%")),
        ("up to 4", figure("<=", "4", None, None)),
        ("up to four cell dose levels", figure("<=", "4", None, "dose levels")),
        ("nearly 60%", figure("~", "60", None, "%")),
        ("≥4%", figure(">=", "4", None, "%")),
        (">=4 %", figure(">=", "4", None, "%")),
        ("up to -73%", figure(Operator.GE, "-73", None, "%")),
        ("-16.8%", figure(None, "-16.8", None, "%")),
        ("−16.8%", figure(None, "-16.8", None, "%")),
        ("3.50 ± 0.19", figure(None, "3.50", None, None)),
        ("three", figure(None, "3", None, None)),
        ("Eighty-eight percent", figure(None, "88", None, "%")),
        ("one in 10,000", figure(None, "1/10000", None, None)),
        ("two-thirds", figure(None, "2/3", None, None)),
        ("2.3-fold", figure(None, "2.3", None, "-fold")),
        ("16/33 (48%)", figure(None, "48", None, "%")),
        ("48% (16/33)", figure(None, "48", None, "%")),
        ("8 out of 11 evaluable patients", figure(None, "8/11", None, "patients")),
        ("60,000+", figure(">=", "60000", None, None)),
        ("30,000 - 60,000+ doses", figure(">=", "30000", "60000", "doses")),
        ("20 million CAR T cells", figure(None, "20000000", None, "cells")),
        ("1x10^8 cells", figure(None, "100000000", None, "cells")),
        ("1.2 × 10⁶ vg/kg", figure(None, "1200000", None, "vg/kg")),
        ("10¹¹ vg/kg", figure(None, "100000000000", None, "vg/kg")),
        ("10⁻³ mg", figure(None, "0.001", None, "mg")),
        ("fewer than three months", figure("<", "3", None, "months")),
        ("18 years of age or older", figure(">=", "18", None, "years")),
        ("up to approximately 85%", figure("<=", "85", None, "%")),
        ("-90 to 13%", figure(None, "-90", "13", "%")),
        ("10 to <20%", figure(None, "10", "20", "%")),
        ("90 mg/m2", figure(None, "90", None, "mg/m2")),
        (".05", figure(None, "0.05", None, None)),
        ("24.6 months (95% CI: 20.1-30.0)", figure(None, "24.6", None, "months")),
        ("31% at 6 months", figure(None, "31", None, "%")),
        ("≥3-month", figure(">=", "3", None, "months")),
    ],
)
def test_a_figure_is_read_as_printed(phrase: str, expected: Figure) -> None:
    assert parse_figure(phrase) == expected


@pytest.mark.parametrize(
    "phrase", ["", "no figure", "ALLO-329", "CD19", "<$10K", "77%, 58% and 24%", "COVID-19", "3+3"]
)
def test_what_states_no_single_figure_is_none(phrase: str) -> None:
    assert parse_figure(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("$216.7 million", (None, "216.7", None, "USD", "MILLION")),
        ("€1.2bn", (None, "1.2", None, "EUR", "BILLION")),
        ("RMB 300 million", (None, "300", None, "CNY", "MILLION")),
        ("RMB7.3 million", (None, "7.3", None, "CNY", "MILLION")),
        ("<$10K - 20K", ("<", "10", "20", "USD", "THOUSAND")),
        ("<$10K - 20K/dose", ("<", "10", "20", "USD", "THOUSAND")),
        ("US$5 million", (None, "5", None, "USD", "MILLION")),
        ("HK$30 million", (None, "30", None, "HKD", "MILLION")),
        ("$27.2507", (None, "27.2507", None, "USD", "ONE")),
        ("$250 to $300 million", (None, "250", "300", "USD", "MILLION")),
        ("$900 million to $1.1 billion", (None, "900", "1100", "USD", "MILLION")),
        ("($1.49)", (None, "-1.49", None, "USD", "ONE")),
        ("up to $1.2 billion in milestones", ("<=", "1.2", None, "USD", "BILLION")),
        ("100 million euros", (None, "100", None, "EUR", "MILLION")),
        ("¥5 billion", (None, "5", None, None, "BILLION")),
        ("$20,000 and 12 patients", (None, "20000", None, "USD", "ONE")),
    ],
)
def test_money_keeps_its_currency_and_scale(phrase: str, expected: tuple[str | None, ...]) -> None:
    money = parse_money(phrase)
    assert money
    operator = money.operator.value if money.operator else None
    assert (operator, money.value, money.value_high, money.currency, money.scale.value) == expected


@pytest.mark.parametrize("phrase", ["31%", "20 million CAR T cells", "", "no money"])
def test_what_is_no_money_is_none(phrase: str) -> None:
    assert parse_money(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("95% CI: 34.3, 51.1", ("95", "34.3", "51.1")),
        ("(95% CI 0.55–0.91)", ("95", "0.55", "0.91")),
        ("95% confidence interval [CI]: 12.1 to 15", ("95", "12.1", "15")),
        ("CI 95% [−0.5; 1.2]", ("95", "-0.5", "1.2")),
        ("95% CI 21.1%-34.6%", ("95", "21.1", "34.6")),
    ],
)
def test_an_interval_has_its_level_and_limits(phrase: str, expected: tuple[str, str, str]) -> None:
    interval = parse_interval(phrase)
    assert interval
    assert (interval.level, interval.low, interval.high) == expected


def test_an_interval_without_an_upper_limit_is_none() -> None:
    assert parse_interval("95% CI: 7.1, not reached") is None


@pytest.mark.parametrize(
    ("phrase", "operator", "value"),
    [
        ("p<0.001", "<", "0.001"),
        ("P = .03", "=", "0.03"),
        ("p-value of 0.04", "=", "0.04"),
        ("p=1.2×10⁻⁵", "=", "0.000012"),
        ("nominal p=0.02", "=", "0.02"),
        ("p≤0.05", "<=", "0.05"),
        ("p< 0.00005", "<", "0.00005"),
    ],
)
def test_a_p_value_has_its_operator(phrase: str, operator: str, value: str) -> None:
    found = parse_p_value(phrase)
    assert found
    assert (found.operator, found.value) == (Operator(operator), value)


@pytest.mark.parametrize("phrase", ["top 5", "p=7", "HR 0.5", ""])
def test_what_is_no_p_value_is_none(phrase: str) -> None:
    assert parse_p_value(phrase) is None


def test_digits_inside_names_and_idioms_are_no_numbers() -> None:
    text = (
        "A 3+3 study of ALLO-329 against CD19 in Q2 and in 1L, COVID-19, 10-K, dose1, resection.1 The 7th cycle,"
        " 24/7, 4-1BB, 5-FU, IL-6, mRNA-4157, SLEDAI-2K, two-thirds, H1N1, 1b"
    )
    assert [number.text for number in numbers_in(text)] == []


def test_numbers_come_with_their_scale_and_place() -> None:
    text = "mid-2025, twenty-one, (3), 12-month, 1.6 million, $10K, 20mg, 16/33, $250 to 300 million"
    found = numbers_in(text)
    assert [(number.text, number.value) for number in found] == [
        ("2025", Decimal(2025)),
        ("twenty-one", Decimal(21)),
        ("3", Decimal(3)),
        ("12", Decimal(12)),
        ("1.6 million", Decimal(1_600_000)),
        ("10K", Decimal(10_000)),
        ("20", Decimal(20)),
        ("16", Decimal(16)),
        ("33", Decimal(33)),
        ("250", Decimal(250_000_000)),
        ("300 million", Decimal(300_000_000)),
    ]
    assert all(text[number.start : number.end] == number.text for number in found)
    assert [number.is_word for number in found].count(True) == 1


plain_numbers = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)
units = st.sampled_from(["%", " months", " mg/kg", " patients", "-fold", ""])
dashes = st.sampled_from(["-", "–", "—", "\u2011", "\u2212", " - ", " – ", " to "])
spaces = st.sampled_from([" ", "\u00a0", "\u202f", "  "])


@settings(max_examples=150, deadline=None)
@given(plain_numbers, units, st.booleans())
def test_a_formatted_number_comes_back(value: Decimal, unit: str, commas: bool) -> None:
    printed = f"{value:,.2f}" if commas else f"{value:.2f}"
    found = parse_figure(printed + unit)
    assert found
    assert found.value == f"{value:.2f}"
    assert found.unit == (unit.strip() or None)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 500), st.integers(501, 2000), dashes, spaces)
def test_a_range_reads_the_same_with_any_dash_and_space(low: int, high: int, dash: str, space: str) -> None:
    assert parse_figure(f"{low}{dash}{high}{space}patients") == Figure(None, str(low), str(high), "patients")


@settings(max_examples=100, deadline=None)
@given(
    plain_numbers,
    st.sampled_from(["", " thousand", " million", " billion"]),
    st.sampled_from(["$", "€", "US$ "]),
)
def test_money_comes_back(value: Decimal, scale: str, sign: str) -> None:
    money = parse_money(f"{sign}{value:,.2f}{scale}")
    assert money
    assert money.value == f"{value:.2f}"
    assert money.scale.value == (scale.strip().upper() or "ONE")


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.text("0123456789.,-–/+%$€£()xe^⁶ tomilnpPCI=<>~≥ANDand ", max_size=60))
)
def test_no_text_raises(text: str) -> None:
    parse_figure(text)
    parse_money(text)
    parse_interval(text)
    parse_p_value(text)
    for number in numbers_in(text):
        assert text[number.start : number.end] == number.text
        assert number.value.is_finite()


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "1-",
        "1 to ",
        "9.",
        "$1 to $",
        "95% CI ",
        "p = ",
        "ninety ",
        "e9",
        "x10^",
        "(1",
        "-",
        "1 million ",
        "1/2 ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def timed(size: int) -> float:
        text = piece * (size // len(piece))
        begun = time.process_time()
        numbers_in(text)
        return time.process_time() - begun

    timed(10_000)
    assert timed(100_000) < 40 * timed(10_000) + 0.2
    for parse in (parse_figure, parse_money, parse_interval, parse_p_value):
        begun = time.process_time()
        parse(piece * (100_000 // len(piece)))
        assert time.process_time() - begun < 1
