"""What a model writes is read as records, and records are written as a model would."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from summarizer.llm.strict import strict_schema
from summarizer.schemas import (
    Answer,
    ClaimType,
    Modality,
    ProgramAnswer,
    ResultFields,
    Stage,
    value_read,
    value_written,
)

PROGRAM = '{"ref":"P1","name":"QLN-201","evidence":["2|QLN-201"],"more":%s}'


def test_what_stands_in_more_is_a_field_like_any_other() -> None:
    one = ProgramAnswer.model_validate_json(
        PROGRAM % '[{"stage":"PHASE2"},{"targets":["CD19"]},{"owned":true}]', strict=True
    )
    assert (one.stage, one.targets, one.owned, one.rights) == (Stage.PHASE2, ["CD19"], True, None)


def test_a_list_may_come_item_by_item() -> None:
    one = ProgramAnswer.model_validate_json(PROGRAM % '[{"targets":["CD19"]},{"targets":["CD70"]}]')
    assert one.targets == ["CD19", "CD70"]


def test_the_plain_form_is_read_as_well() -> None:
    one = ProgramAnswer.model_validate_json('{"ref":"P1","name":"x","evidence":[],"stage":"PHASE2"}')
    assert one.stage is Stage.PHASE2


@pytest.mark.parametrize("more", ['[{"phase":"2"}]', '["PHASE2"]', '"PHASE2"', '[{"stage":"TWO"}]'])
def test_more_holds_known_fields_alone(more: str) -> None:
    with pytest.raises(ValidationError):
        ProgramAnswer.model_validate_json(PROGRAM % more)


def test_nothing_that_is_not_there_is_written() -> None:
    text = PROGRAM % '[{"stage":"PHASE2"}]'
    assert json.loads(ProgramAnswer.model_validate_json(text).model_dump_json()) == json.loads(text)


def test_the_schema_asks_for_every_field_in_its_place() -> None:
    item = strict_schema(Answer)["properties"]["programs"]["items"]
    assert list(item["properties"]) == ["ref", "evidence", "name", "more"]
    assert item["required"] == ["ref", "evidence", "name", "more"]
    inside = [
        name for option in item["properties"]["more"]["items"]["anyOf"] for name in option["properties"]
    ]
    assert inside == [name for name in ProgramAnswer.model_fields if name not in item["properties"]]


def test_a_value_is_read_part_by_part() -> None:
    value = value_read("median PFS | 6.9 months (95% CI: 5, 8) | arm: A | time: at week 12 | comparator: B")
    assert value == ResultFields(
        measure="median PFS",
        figure="6.9 months (95% CI: 5, 8)",
        arm="A",
        time_point="at week 12",
        comparator="B",
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "what was measured"), (" | 5%", "what was measured"), ("ORR | 5% | in adults", '"in adults"')],
)
def test_a_value_that_cannot_be_read_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        value_read(text)


plain = st.text(alphabet="abcXYZ 019%.-", min_size=1, max_size=20).map(str.strip).filter(bool)


@given(
    st.builds(ResultFields, measure=plain, figure=plain, arm=plain | st.none(), population=plain | st.none())
)
def test_a_value_written_is_the_value_read(value: ResultFields) -> None:
    assert value_read(value_written(value)) == value


def claims_of(**lists: object) -> list[tuple[ClaimType, Modality, list[str], list[str]]]:
    draft = Answer.model_validate_json(json.dumps(lists)).draft()
    return [(one.type, one.modality, one.programs, one.trials) for one in draft.claims]


TRIAL = {"ref": "T1", "evidence": [], "more": [{"programs": ["P1", "P2"]}]}
STEP = {"ref": "M1", "on": ["T1"], "evidence": [], "event": "TOPLINE", "status": "EXPECTED"}


def test_a_claim_of_a_trial_is_one_of_its_programs() -> None:
    assert claims_of(trials=[TRIAL], milestones=[STEP]) == [
        (ClaimType.GUIDANCE, Modality.EXPECTED, ["P1", "P2"], ["T1"])
    ]


def test_programs_that_are_named_are_the_ones_meant() -> None:
    step = STEP | {"on": ["P2", "T1"], "status": "OCCURRED"}
    assert claims_of(trials=[TRIAL], milestones=[step]) == [
        (ClaimType.BACKGROUND, Modality.REPORTED, ["P2"], ["T1"])
    ]


def test_a_label_of_a_trial_that_is_not_given_again_is_a_trials() -> None:
    assert claims_of(milestones=[STEP | {"on": ["T7"]}])[0][2:] == ([], ["T7"])


def test_records_are_written_as_they_would_be_answered() -> None:
    said = {
        "programs": [{"ref": "P1", "name": "A-1", "evidence": ["2|A-1"], "more": [{"stage": "PHASE2"}]}],
        "trials": [{"ref": "T1", "evidence": ["2|A-1"], "more": [{"programs": ["P1"]}]}],
        "results": [
            {"ref": "R1", "on": ["P1", "T1"], "evidence": ["3|x"], "values": ["ORR | 5% | arm: A-1"]}
        ],
        "milestones": [STEP | {"on": ["P1", "T1"], "evidence": ["4|x"], "more": [{"phrase": "in 2026"}]}],
        "designations": [
            {"ref": "D1", "on": ["P1"], "evidence": ["5|x"], "kind": "ORPHAN", "status": "GRANTED"}
        ],
        "amounts": [
            {
                "ref": "A1",
                "on": [],
                "evidence": ["6|$5"],
                "what": "cash",
                "figure": "$5",
                "type": "FINANCIAL",
            }
        ],
        "statements": [
            {
                "ref": "S1",
                "on": ["P1"],
                "evidence": ["7|x"],
                "more": [{"type": "DESIGN"}, {"statement": "x"}],
            }
        ],
    }
    draft = Answer.model_validate_json(json.dumps(said)).draft()
    written = Answer.of(draft.programs, draft.trials, draft.claims).model_dump(mode="json")
    assert {name: records for name, records in written.items() if records} == said
