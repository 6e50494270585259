"""Values of the records as people read them."""

from enum import StrEnum

import pytest

from summarizer import lexicons, schemas
from summarizer.lines import designation_line, milestone_line, phased, readable
from summarizer.schemas import (
    Agency,
    Designation,
    DesignationKind,
    DesignationStatus,
    DrugModality,
    Event,
    Milestone,
    MilestoneStatus,
    Phase,
    Stage,
)

LISTS = [
    one
    for one in vars(schemas).values()
    if isinstance(one, type) and issubclass(one, StrEnum) and one not in {StrEnum, schemas.Operator}
]
VALUES = [value for one in LISTS for value in one if not isinstance(value, schemas.EngineKind)]
CAPITALS = """
AI BLA CHMP CTA EMA FAQ FDA ID ILAP IND MAA MHLW MHRA NDA NMPA PDUFA PMDA PRIME QIDP RMAT RTOR SAKIGAKE
TGA mRNA sBLA sNDA siRNA
"""
NAMES = """
Breakthrough Canada Commission Drug European Fast Health Orbis Orphan Phase Priority Project Review
Swissmedic Therapy Track
"""
PLAIN = """
about accelerated accepted access achieved active actual advisory aggregator allogeneic analysis and
antibody antibody-drug antisense applicable approval approved around assessment authorisation autologous
background baseline basic billion bispecific body bullets by cancelled caption care cash cell change
changed citation claim cleared clinical closed committee company comparator complete completed conditional
conference conjugate cons contact corrected count crossover data date dateline day deal degrader delayed
denied design designation designations details device diagnostic difference discontinued disease dose
dosed double-blind drug duration early editing end-of-Phase endpoint enrolling enrollment error estimated
event expanded expansion expected experimental factorial feasibility file filing financial financing first
footnotes forward-looking from full furniture fusion futility gene granted guidance half hazard header
heading headline health hoc hold hypothetical idiom in indication info information insights interim
interval intervention interventional invitation label lapsed launch lead legal letter lifted machine
manufacturing market marketing maximum mean measurement median meeting mentioned microbiome million
minimum missed molecule money monoclonal month moved multi-year name narrowed national new no
non-randomized not notice number observational occurred odds oligonucleotide one open opinion other
p-value page parallel partnership patient pediatric peptide percentage person phase placebo platform post
pre-IND pre-specified preclinical prevention primary priority profile program proof-of-concept pros
protein publication pulled quadruple-blind quarter quote quoted radioligand randomized range rare rate
ratio recruiting refusal registry regulatory reiterated relative release repeated reported requested rescinded
research response resubmitted result results review rights risk rolling runway safety schedule science
scope score screening season secondary sentence sequential services sham signed single-blind single-group
small start statements status submission submitted summary supportive suspended table target technology
terminated text therapy thousand threshold timing to topline translation treatment trial triple-blind
under unknown update vaccine voucher warning week what when widened withdrawn within year yet
"""
KNOWN = frozenset(f"{CAPITALS}{NAMES}{PLAIN}".split())
"""Abbreviations, names and common words, each as the field writes it."""


@pytest.mark.parametrize("value", VALUES, ids=lambda value: f"{type(value).__name__}.{value}")
def test_every_value_is_written_as_the_field_writes_it(value: StrEnum) -> None:
    said = readable(value)
    words = said.replace(",", "").split()
    assert words
    strange = [one for one in words if one not in KNOWN and not one.replace("/", "").isdigit()]
    assert not strange, f"{said!r}: is this how the field writes it?"


def test_no_spelling_is_of_a_value_that_is_nowhere() -> None:
    assert set(lexicons.triggers("value_wording")) <= {value.value for value in VALUES}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (DrugModality.SIRNA, "siRNA"),
        (DrugModality.CELL_THERAPY_ALLOGENEIC, "allogeneic cell therapy"),
        (DrugModality.ADC, "antibody-drug conjugate"),
        (Event.POC_DATA, "proof-of-concept data"),
        (Event.EOP2_MEETING, "end-of-Phase 2 meeting"),
        (Event.SNDA_SUBMITTED, "sNDA submitted"),
        (DesignationKind.ORPHAN, "Orphan Drug"),
        (Agency.SWISSMEDIC, "Swissmedic"),
        (Stage.PHASE1_PHASE2, "Phase 1/2"),
        (schemas.Masking.DOUBLE, "double-blind"),
        (schemas.ZoneKind.AI_SCORE, "AI score"),
        (None, ""),
    ],
)
def test_a_value_in_words(value: StrEnum | None, said: str) -> None:
    assert readable(value) == said


def test_phases_are_one() -> None:
    assert phased([Phase.PHASE1, Phase.PHASE2]) == "Phase 1/2"
    assert phased([Phase.EARLY_PHASE1]) == "early Phase 1"
    assert phased([]) == ""


@pytest.mark.parametrize(
    ("agency", "said"),
    [
        (Agency.FDA, "FDA Orphan Drug designation, granted, population not disclosed"),
        (Agency.OTHER, "Orphan Drug designation, granted, population not disclosed"),
        (None, "Orphan Drug designation, granted, population not disclosed"),
    ],
)
def test_a_designation_is_called_by_its_name(agency: Agency | None, said: str) -> None:
    one = Designation(kind=DesignationKind.ORPHAN, agency=agency, status=DesignationStatus.GRANTED)
    assert designation_line(one) == said


@pytest.mark.parametrize(
    ("event", "status", "said"),
    [
        (Event.IND_CLEARED, MilestoneStatus.OCCURRED, "IND cleared: no time given"),
        (Event.IND_CLEARED, MilestoneStatus.EXPECTED, "IND clearance, expected: no time given"),
        (Event.POC_DATA, MilestoneStatus.DELAYED, "Proof-of-concept data, delayed: no time given"),
        (Event.OTHER, MilestoneStatus.OCCURRED, "Step, occurred: no time given"),
    ],
)
def test_a_step_is_named_as_what_lies_ahead_or_is_done(
    event: Event, status: MilestoneStatus, said: str
) -> None:
    assert milestone_line(Milestone(event=event, status=status)) == said
