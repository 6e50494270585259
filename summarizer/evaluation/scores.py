"""One release's scores: an engine's summary against the annotation."""

from summarizer.schemas import Summary

from . import page
from .annotated import Annotated
from .records import Comparison, field_errors, tallied
from .report import ReleaseScores


def score(annotated: Annotated, summary: Summary) -> ReleaseScores:
    """The scores of a summary of the annotated release, with every error by name."""
    compared = Comparison(annotated, summary)
    programs, program_errors = compared.programs()
    trials, trial_errors = compared.trials()
    claims, found, by_type, claim_errors = compared.claims()
    values, false_results, value_errors = compared.values()
    bystanders, bystander_errors = compared.bystanders()
    designations, designation_errors = compared.designations()
    windows, window_errors = compared.windows()
    phrases, phrase_errors = compared.phrases()
    judged = list(compared.fields())
    authors, author_errors = page.authors(annotated)
    outside, outside_errors = page.outside(annotated, summary)
    header, header_errors = page.header(annotated)
    alarms, alarm_errors = page.false_alarms(annotated)
    engine = summary.provenance.engine
    return ReleaseScores(
        name=annotated.name,
        engine=engine.value if engine else None,
        programs=programs,
        trials=trials,
        claims=claims,
        claims_found=found,
        values=values,
        by_type=by_type,
        fields=tallied(verdict for _, verdict in judged),
        windows=windows,
        phrases=phrases,
        authors=authors,
        header=header,
        false_results=false_results,
        bystanders=bystanders,
        wrong_designations=designations,
        outside=outside,
        false_alarms=alarms,
        accounted=page.accounted(annotated, summary),
        covered=page.covered(summary),
        errors=[
            *value_errors,
            *bystander_errors,
            *designation_errors,
            *window_errors,
            *outside_errors,
            *program_errors,
            *trial_errors,
            *claim_errors,
            *field_errors(judged),
            *phrase_errors,
            *header_errors,
            *author_errors,
            *alarm_errors,
        ],
    )
