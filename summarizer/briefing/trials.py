"""A trial of a program as its releases have it: of each field the latest word."""

from summarizer.lines import readable
from summarizer.schemas import BriefTrial, OutcomeType, Trial, TrialEntity

from .citing import Citations
from .own import Own


def trial_row(entity: TrialEntity, own: Own, cite: Citations) -> BriefTrial:
    """The trial's row in a brief."""
    records = {(release.release.document, one.id): one for release in own.told for one in release.trials}
    days = {one.release.document: one.release.published for one in own.told}
    latest: list[Trial] = [records[one.document, one.record] for one in reversed(entity.appearances)]
    enrolled = next((one.enrollment for one in latest if one.enrollment), None)
    design = next((one.design for one in latest if one.design), None)
    words = [readable(value) for _, value in design if value] if design else []
    in_own = {one.release.document for one in own.releases}
    told = [days[one.document] for one in entity.appearances if records[one.document, one.record].status]
    return BriefTrial(
        name=entity.name or next(iter(entity.ids), entity.id.rpartition("/")[2]),
        ids=entity.ids,
        phases=next(([item.value for item in one.phases] for one in latest if one.phases), []),
        status=next((one.status for one in latest if one.status), None),
        status_as_of=told[-1] if told else None,
        last_named=days[entity.appearances[-1].document],
        design=", ".join(words) or None,
        population=next(
            (
                one.population or ", ".join(one.conditions)
                for one in latest
                if one.population or one.conditions
            ),
            None,
        ),
        enrollment=f"{enrolled.count} {readable(enrolled.type)}" if enrolled else None,
        endpoints=next((found for one in latest if (found := _primary(one))), []),
        citations=[cite.of(one.document, one.record) for one in entity.appearances if one.document in in_own],
    )


def _primary(trial: Trial) -> list[str]:
    """Its primary endpoints, with when they are measured."""
    return [
        f"{one.measure} at {one.time_frame}" if one.time_frame else one.measure
        for one in trial.outcomes
        if one.type is OutcomeType.PRIMARY
    ]
