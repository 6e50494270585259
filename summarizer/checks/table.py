"""Every check with its code, title and severity. Codes are never reused."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarizer.schemas import Finding, Severity

from . import (
    arms,
    attribution,
    author,
    beside,
    coverage,
    designations,
    echoes,
    fits,
    grounding,
    links,
    measures,
    modality,
    numbers,
    pairing,
    polarity,
    programs,
    references,
    results,
    rows,
    sentences,
    statements,
    statistic,
    timing,
    told,
    trials,
    whose,
)
from .context import Context, Fault


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its stable code, what it holds true, how much its failure weighs, and what it looks at.

    One that is not `across` judges each claim and each sentence alone: beside the record itself it may
    read the text, every program and trial, and the claims that a sentence cites.
    """

    code: str
    title: str
    severity: Severity
    function: Callable[[Context], Iterator[Fault]]
    across: bool = False
    """Whether what it finds in a record may depend on other claims and sentences."""

    def findings(self, context: Context) -> Iterator[Finding]:
        """What the check sees in a summary."""
        for path, message, span in self.function(context):
            yield Finding(
                code=self.code,
                severity=self.severity,
                path=path,
                message=message,
                start=span.start if span else None,
                end=span.end if span else None,
            )


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

CHECKS: tuple[Check, ...] = (
    Check("GR01", "A record has evidence", _E, grounding.has_evidence),
    Check("GR02", "A quote stands in the text, uncut", _E, grounding.quote_found),
    Check("GR03", "A quote stands where it says", _E, grounding.quote_at_place),
    Check("GR04", "A quote stands in its paragraph", _W, grounding.paragraph_recorded),
    Check("GR07", "A quote stands on its page", _W, grounding.page_recorded),
    Check("GR05", "The summary is of this text", _W, grounding.same_text),
    Check("GR06", "Date, issuer and tickers are the release's", _E, grounding.header_read),
    Check("GR08", "The release gives its own day", _I, grounding.dated_itself),
    Check("AT01", "A statement's numbers are in the evidence", _E, statements.statement_numbers),
    Check("AT02", "A statement's names are in the evidence", _E, statements.statement_names),
    Check("AT03", "A statement's terms are in the evidence", _E, statements.statement_terms),
    Check("AT04", "A statement's times are the evidence's", _E, statements.statement_times),
    Check("AT05", "A statement's numbers keep their units", _E, statements.statement_units),
    Check("AT06", "A statement keeps the evidence's direction", _E, statements.statement_direction),
    Check("AT23", "A statement's numbers keep their bounds", _E, statements.statement_bounds),
    Check("AT24", "A statement leaves no bound out", _W, statements.statement_bounds_kept),
    Check("AT07", "A figure is printed in the evidence, with its operator", _E, results.result_figure),
    Check("AT08", "A measure is named in the evidence", _E, measures.result_measure),
    Check("AT09", "A statistic is named in the evidence", _E, statistic.result_statistic),
    Check("AT10", "Population, arm and comparator are in the evidence", _E, results.result_who),
    Check("AT11", "Time point and criteria are in the evidence", _E, results.result_when),
    Check("AT25", "A value is given to its own arm", _E, arms.result_arm),
    Check("AT63", "An arm has one value of a measure", _E, arms.arm_values),
    Check("AT12", "n and N are in the evidence", _E, results.result_counts),
    Check("AT13", "Interval and p-value are printed in the evidence", _E, results.result_uncertainty),
    Check("AT14", "A designation's kind is named in the evidence", _E, designations.designation_kind),
    Check("AT15", "A designation's agency is named in the evidence", _E, designations.designation_agency),
    Check("AT16", "A designation's status is said in the evidence", _E, designations.designation_status),
    Check("AT17", "A designation's population is in the evidence", _E, designations.designation_population),
    Check("AT18", "A designation's population keeps its qualifiers", _E, designations.designation_whole),
    Check(
        "AT64",
        "A designation's population is the one beside it",
        _E,
        designations.designation_of_population,
    ),
    Check("AT19", "A milestone's event is named in the evidence", _E, attribution.milestone_event),
    Check("AT20", "A delay, a lapse or an end is said in the evidence", _E, attribution.milestone_status),
    Check("AT21", "An amount is printed in the evidence", _E, attribution.amount_figure),
    Check("AT22", "What an amount is for is in the evidence", _E, attribution.amount_what),
    Check("AT26", "A statement repeats no number", _E, pairing.statement_repeats),
    Check("AT27", "A ratio in a statement is the evidence's", _E, pairing.statement_ratios),
    Check("AT28", "A measure is that of its figure's sentence", _E, pairing.measure_beside_figure),
    Check("AT29", "A finding in words is its statement's", _E, pairing.measure_in_statement),
    Check("AT60", "A designation is its own agency's", _E, pairing.designation_pair),
    Check("AT61", "A step and its time belong together", _E, pairing.event_and_time),
    Check("AT62", "An amount is what its figure is called", _E, pairing.amount_beside_figure),
    Check("AT65", "A statement has its record's values", _E, echoes.statement_values),
    Check("AT66", "So many of so many is the evidence's", _E, echoes.statement_shares),
    Check("AT67", "A range in a statement is the evidence's", _E, echoes.statement_ranges),
    Check("AT75", "Words said again keep their numbers", _E, echoes.numbers_repeated),
    Check("AT68", "What an amount is, its own words say", _E, beside.amount_called),
    Check("AT69", "A step is named beside its own time", _E, beside.event_beside_time),
    Check("AT70", "What is told of a figure stands beside it", _E, rows.result_together),
    Check("AT71", "What is told of a figure stands in its column", _E, rows.result_column),
    Check("AT72", "What became of a designation is told of it", _E, designations.designation_told),
    Check("AT73", "A designation's kind is the one with its population", _E, designations.designation_named),
    Check("AT76", "A step is the one that the statement is composed of", _E, told.step_told),
    Check("AT77", "A step is one that the statement names", _E, told.event_told),
    Check("AT78", "A measure is one that the statement names", _E, told.measure_told),
    Check("AT79", "A designation's disease is one that the statement names", _E, told.population_told),
    Check("AT80", "A designation's status is the statement's", _E, told.status_told),
    Check("AT81", "An amount is called what the statement calls it", _E, told.amount_told),
    Check("AT30", "A program's name is in its evidence", _E, programs.program_named),
    Check("AT31", "A program's aliases are the release's", _E, programs.program_aliases),
    Check(
        "AT32",
        "Targets, technologies, indications and partners are in the evidence",
        _E,
        programs.program_lists,
    ),
    Check("AT33", "Rights are as worded", _E, programs.program_rights),
    Check("AT34", "A program's modality is said in the evidence", _E, programs.drug_modality),
    Check("AT35", "A program's stage is said in the evidence", _E, programs.program_stage),
    Check("AT74", "Targets and indications are told of the program", _E, whose.told_of_program),
    Check("AT40", "A trial's name is in its evidence", _E, trials.trial_named),
    Check("AT41", "A registry number is given by the release", _E, trials.registry_number),
    Check("AT42", "Other identifiers are given by the release", _E, trials.other_numbers),
    Check("AT43", "A trial's phases are the evidence's", _E, trials.trial_phases),
    Check("AT44", "A pivotal trial is called so", _E, trials.trial_pivotal),
    Check("AT45", "A trial's status is said in the evidence", _E, trials.trial_status),
    Check("AT46", "A trial's design has its words", _E, trials.trial_design),
    Check("AT47", "A study's type has its words", _E, trials.study_type),
    Check("AT48", "An arm's label is in the evidence", _E, trials.trial_arms),
    Check("AT49", "An arm's type fits its label", _E, trials.arm_types),
    Check("AT50", "Conditions and population are in the evidence", _E, trials.trial_people),
    Check("AT51", "Enrollment is in the evidence", _E, trials.enrollment),
    Check("AT52", "Endpoints are in the evidence", _E, trials.trial_outcomes),
    Check("MO01", "What is hoped or planned is not reported", _E, modality.not_reported),
    Check("MO02", "What is reported is not a hope or a plan", _E, modality.not_ahead),
    Check("MO03", "A claim's type fits its modality", _E, fits.type_fits),
    Check("MO04", "A milestone's status fits its modality", _E, fits.milestone_fits),
    Check("MO12", "A designation's status fits its modality", _E, fits.designation_fits),
    Check("MO05", "Forward-looking text reports nothing", _E, modality.no_future_zone),
    Check("MO06", "A report's statement neither plans nor hopes", _E, modality.report_stated),
    Check("MO09", "A hope's statement affirms nothing", _W, modality.hope_stated),
    Check("MO07", "A claim is negated where the evidence denies", _E, polarity.negation_kept),
    Check("MO08", "A statement denies nothing that is affirmed", _E, polarity.polarity_kept),
    Check("MO10", "A clause told again keeps its denial", _E, echoes.denial_repeated),
    Check("MO11", "A sum is as certain as the words before it", _E, beside.payment_tone),
    Check("NU01", "A value is what its figure says", _E, numbers.figure_computed),
    Check("NU02", "A rate is n of N", _E, numbers.rate_matches_counts),
    Check("NU03", "An interval holds its estimate", _E, numbers.interval_holds_estimate),
    Check("NU04", "An interval is what its words say", _E, numbers.interval_computed),
    Check("NU05", "A p-value is a probability", _E, numbers.p_values_are_probabilities),
    Check("NU06", "Values lie within their bounds", _E, numbers.values_in_bounds),
    Check("NU07", "An amount is what its figure says", _E, numbers.amount_computed),
    Check("NU08", "A statistic fits its unit", _E, numbers.statistic_fits),
    Check("TI01", "A timing phrase is printed in the evidence", _E, timing.phrase_printed),
    Check("TI02", "A timing phrase is whole", _E, timing.phrase_whole),
    Check("TI03", "A window is what its phrase says", _E, timing.window_computed),
    Check("TI04", "A window's convention is recorded", _E, timing.convention_recorded),
    Check("TI05", "A window runs forward", _E, timing.window_runs_forward),
    Check("TI06", "A phrase can be dated", _W, timing.dated),
    Check("TI07", "Occurred is past, expected is ahead", _W, timing.tense_fits),
    Check("TI08", "A milestone keeps its time", _W, timing.timing_kept),
    Check("RE01", "Ids are unique", _E, references.unique_ids, across=True),
    Check("RE02", "Ids that are cited exist", _E, references.ids_exist, across=True),
    Check("RE03", "An id is linked once", _W, references.links_once, across=True),
    Check("RE04", "No two records say the same", _E, references.no_twins, across=True),
    Check("RE05", "Names belong to one record", _E, references.names_apart, across=True),
    Check("RE06", "A trial is linked to a program", _W, references.trials_have_programs, across=True),
    Check("RE07", "A program link is supported by the text", _E, links.program_links, across=True),
    Check("RE08", "A trial link is supported by the text", _E, links.trial_links, across=True),
    Check("RE09", "A claim's trial is one of its program", _E, references.trials_of_programs, across=True),
    Check("RE10", "What a statement is about is linked", _E, references.named_and_linked, across=True),
    Check("RE11", "A claim is of the trial named last", _E, whose.trial_named_last, across=True),
    Check("RE12", "A claim is of a program named last", _E, whose.program_named_last, across=True),
    Check("CO01", "Counted designations are all there", _W, coverage.designations_counted, across=True),
    Check("CO02", "Counted arms are all there", _W, coverage.arms_counted, across=True),
    Check("CO03", "Something is said of every program", _I, coverage.programs_described, across=True),
    Check(
        "CO04",
        "What is called uncovered is so, for the reason given",
        _E,
        coverage.coverage_counted,
        across=True,
    ),
    Check("AU01", "Evidence is the company's own words", _E, author.company_wrote_it),
    Check("AU02", "The author recorded is the author", _E, author.author_recorded),
    Check("AU03", "The zone recorded is the zone", _W, author.zone_recorded),
    Check("AU04", "A speaker is the one quoted", _E, author.speaker_named),
    Check("AU05", "A quoted opinion has its speaker", _E, author.opinions_have_speakers),
    Check("SE01", "A sentence cites claims that exist", _E, sentences.cites_claims),
    Check("SE02", "A sentence's numbers are in what it cites", _E, sentences.numbers_cited),
    Check("SE03", "A sentence's names are in what it cites", _E, sentences.names_cited),
    Check("SE04", "A sentence keeps the polarity of what it cites", _E, sentences.polarity_cited),
    Check("SE05", "A sentence keeps the modality of what it cites", _E, sentences.tone_cited),
    Check("SE06", "A sentence gives times to what has them", _E, pairing.times_and_names),
    Check("SE07", "A sentence's times are those of its steps", _E, pairing.times_cited),
    Check("SE08", "A sentence is about what it cites", _E, sentences.words_cited),
)


def reference() -> list[tuple[str, str, str, str]]:
    """The checks for documentation: code, severity, title, and what each holds true."""
    return [(one.code, one.severity.value, one.title, (one.function.__doc__ or "").strip()) for one in CHECKS]
