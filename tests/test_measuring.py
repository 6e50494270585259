"""A printed value is taken apart into figure, counts, interval, p-value and statistic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.measuring import taken_apart
from summarizer.numbers import Estimate, parse_estimate
from summarizer.schemas import ResultFields, Statistic


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("31%", Estimate("31%")),
        ("41.6% (87/209)", Estimate("41.6%", 87, 209)),
        ("87/209 (41.6%)", Estimate("41.6%", 87, 209)),
        ("12 of 87", Estimate("12 of 87", 12, 87)),
        ("14.8 months (95% CI: 12.9–17.1)", Estimate("14.8 months", interval="95% CI: 12.9–17.1")),
        (
            "HR 0.66; 95% CI: 0.51, 0.85; p=0.0013",
            Estimate("HR 0.66", interval="95% CI: 0.51, 0.85", p_value="p=0.0013"),
        ),
        (
            "41.6% (87/209; 95% CI: 34.9, 48.6; p<0.001)",
            Estimate("41.6%", 87, 209, "95% CI: 34.9, 48.6", "p<0.001"),
        ),
        ("p=0.21", Estimate(None, p_value="p=0.21")),
        ("-16.8% (p=0.004)", Estimate("-16.8%", p_value="p=0.004")),
        ("beyond 6 months", Estimate("beyond 6 months")),
        ("beyond 6 months in 9 of 19 responders", Estimate("beyond 6 months", 9, 19)),
        ("6 of 15 patients (40.0%)", Estimate("40.0%", 6, 15)),
        ("13 of the 17 responders (76%)", Estimate("76%", 13, 17)),
        ("4 (12.9%)", Estimate("12.9%", 4)),
        ("not reached (95% CI: 22.1, NE)", Estimate("not reached", interval="95% CI: 22.1, NE")),
        ("~2/3", Estimate("~2/3")),
        ("three patients", Estimate("three patients")),
        ("52% (n=33)", Estimate("52%")),
        ("30,000 - 60,000+ doses annually", Estimate("30,000 - 60,000+ doses annually")),
        ("120/80 mmHg", Estimate("120/80 mmHg")),
    ],
)
def test_the_parts_of_an_estimate(printed: str, parts: Estimate) -> None:
    assert parse_estimate(printed) == parts


@given(st.text(alphabet="0123456789.%()/[];,=<pnCI ofto–-", max_size=60))
def test_every_part_is_printed(printed: str) -> None:
    parts = parse_estimate(printed)
    for part in (parts.figure, parts.interval, parts.p_value):
        assert part is None or part in printed
    assert parts.N is None or parts.n is not None


@pytest.mark.parametrize(
    ("measure", "figure", "statistic", "named"),
    [
        ("median overall survival", "14.8 months", Statistic.MEDIAN, "overall survival"),
        ("overall survival hazard ratio", "0.66", Statistic.HAZARD_RATIO, "overall survival hazard ratio"),
        ("confirmed ORR", "31%", Statistic.RATE, "confirmed ORR"),
        ("mean change from baseline in FVC", "-12 mL", Statistic.CHANGE_FROM_BASELINE, None),
        ("reduction in seizure frequency", "42%", None, None),
        ("responders still on treatment", "12 of 87", Statistic.COUNT, None),
        ("patients treated", "200 patients", Statistic.COUNT, None),
        ("duration of response", "9.7 months", None, None),
    ],
)
def test_a_statistic_is_given_where_words_tell_it(
    measure: str, figure: str, statistic: Statistic | None, named: str | None
) -> None:
    value = taken_apart(ResultFields(measure=measure, figure=figure))
    assert value.statistic is statistic
    assert value.measure == (named or measure)
