"""Taking one faulty value out of a record that can do without it.

A program without its stage is still right, and the claims about it stand; a rate without its
population would say something else, and falls as a whole.
"""

from typing import Any

from summarizer.schemas import Claim, Model, Program, Sentence, Trial

_OPTIONAL = frozenset(
    {
        "programs.aliases[]",
        "programs.owned",
        "programs.modality",
        "programs.targets[]",
        "programs.technologies[]",
        "programs.indications[]",
        "programs.stage",
        "programs.partners[]",
        "programs.rights",
        "trials.nct_id",
        "trials.other_ids[]",
        "trials.program_ids[]",
        "trials.phases",
        "trials.phases[]",
        "trials.pivotal",
        "trials.status",
        "trials.study_type",
        "trials.design",
        "trials.design.allocation",
        "trials.design.intervention_model",
        "trials.design.masking",
        "trials.design.primary_purpose",
        "trials.arms[]",
        "trials.arms[].type",
        "trials.conditions[]",
        "trials.population",
        "trials.enrollment",
        "trials.outcomes[]",
        "trials.outcomes[].type",
        "trials.outcomes[].time_frame",
        "claims.trial_ids[]",
        "claims.speaker",
        "claims.results[].statistic",
        "claims.results[].n",
        "claims.results[].N",
        "claims.results[].interval",
        "claims.results[].ci",
        "claims.results[].p_value",
        "claims.results[].arm",
        "claims.results[].comparator",
        "claims.results[].time_point",
        "claims.results[].criteria",
        "claims.amounts[].period",
        "claims.amounts[].per",
        "claims.amounts[].prior",
    }
)
"""Values that a record can do without, `[]` standing for any index."""
_SPARE = frozenset(
    {
        "programs.evidence[]",
        "trials.evidence[]",
        "claims.evidence[]",
        "claims.program_ids[]",
    }
)
"""Items that may go while another of their list remains."""
_TOGETHER = {
    "n": ("n", "N"),
    "N": ("n", "N"),
    "interval": ("interval", "ci"),
    "ci": ("interval", "ci"),
    "prior": ("prior", "prior_value"),
}
"""Values that make sense only together."""


def without(
    record: Program | Trial | Claim | Sentence, kind: str, steps: list[str | int]
) -> tuple[Model, Any] | None:
    """`record` without the value at `steps`, and that value as JSON holds it; None if it needs the value.

    A claim whose statement does not hold is restated in its evidence's own words, one that is called
    negated without need is not any more. `kind` names the
    record's list in a summary.
    """
    values = record.model_dump(mode="json")
    if isinstance(record, Claim) and steps == ["statement"]:
        restated = " … ".join(one.quote for one in record.evidence if one.start is not None)
        removed: Any = record.statement
        values["statement"] = restated or record.statement
    elif isinstance(record, Claim) and steps == ["negated"] and record.negated:
        removed, values["negated"] = True, False
    else:
        found = next(
            (
                steps[:length]
                for length in range(len(steps), 0, -1)
                if _dispensable(values, kind, steps[:length])
            ),
            None,
        )
        if found is None:
            return None
        removed = _removed(values, found)
    slighter = type(record).model_validate(values)
    return None if slighter == record else (slighter, removed)


def _dispensable(values: dict[str, Any], kind: str, steps: list[str | int]) -> bool:
    template = kind + "".join("[]" if isinstance(step, int) else f".{step}" for step in steps)
    if template in _OPTIONAL:
        return True
    if template == "claims.program_ids[]" and values["amounts"]:
        return True  # money may be the company's as a whole
    return template in _SPARE and len(_parent(values, steps)) > 1


def _parent(values: Any, steps: list[str | int]) -> Any:
    for step in steps[:-1]:
        values = values[step]
    return values


def _removed(values: dict[str, Any], steps: list[str | int]) -> Any:
    """Take the value at `steps` out of `values`, in place, and return it."""
    parent, last = _parent(values, steps), steps[-1]
    if isinstance(last, int):
        return parent.pop(last)
    value = parent[last]
    for name in _TOGETHER.get(last, (last,)):
        parent[name] = [] if isinstance(parent[name], list) else None
    return value
