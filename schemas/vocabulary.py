"""The closed lists of values that records may hold.

Trial values are those of the ClinicalTrials.gov API v2 data model (enumerations Phase, Status,
StudyType, DesignAllocation, InterventionalAssignment, DesignMasking, PrimaryPurpose,
EnrollmentType, ArmGroupType). Designations are the programmes' names at the FDA, the EMA, the
MHRA, the PMDA and the NMPA.
"""

from enum import StrEnum


class Author(StrEnum):
    """Who wrote a stretch of the page."""

    COMPANY = "COMPANY"
    COMPANY_QUOTE = "COMPANY_QUOTE"
    """A person's quoted words, with the quotation marks."""
    COMPANY_LEGAL = "COMPANY_LEGAL"
    """What law or a label makes it print: safe harbour, safety information of the label, licences and trademarks."""
    AGGREGATOR = "AGGREGATOR"
    MACHINE_TRANSLATION = "MACHINE_TRANSLATION"
    MARKET_DATA = "MARKET_DATA"
    PAGE_CHROME = "PAGE_CHROME"

    @property
    def is_company(self) -> bool:
        """Whether these are the issuer's own words."""
        return self in _COMPANY


_COMPANY = frozenset({Author.COMPANY, Author.COMPANY_QUOTE, Author.COMPANY_LEGAL})


class DatedBy(StrEnum):
    """What tells the day of a release."""

    RELEASE = "RELEASE"
    """Its own text."""
    PAGE = "PAGE"
    """What the web page that carries it tells machines."""
    FILING = "FILING"
    """The filing that it is part of: the day of filing, up to four business days behind the release's own."""


class ZoneKind(StrEnum):
    """What a stretch of the page is."""

    HEADLINE = "HEADLINE"
    HEADLINE_BULLETS = "HEADLINE_BULLETS"
    DATELINE = "DATELINE"
    LEAD = "LEAD"
    HEADING = "HEADING"
    BODY = "BODY"
    QUOTE = "QUOTE"
    TABLE = "TABLE"
    CAPTION = "CAPTION"
    ABOUT_PROGRAM = "ABOUT_PROGRAM"
    ABOUT_COMPANY = "ABOUT_COMPANY"
    ABOUT_OTHER = "ABOUT_OTHER"
    SAFETY_INFORMATION = "SAFETY_INFORMATION"
    FORWARD_LOOKING = "FORWARD_LOOKING"
    LEGAL_NOTICE = "LEGAL_NOTICE"
    FOOTNOTES = "FOOTNOTES"
    CONTACT = "CONTACT"
    PAGE_CHROME = "PAGE_CHROME"
    AI_SCORE = "AI_SCORE"
    AI_SUMMARY = "AI_SUMMARY"
    MACHINE_TRANSLATION = "MACHINE_TRANSLATION"
    PROS_AND_CONS = "PROS_AND_CONS"
    AI_INSIGHTS = "AI_INSIGHTS"
    FAQ = "FAQ"
    MARKET_DATA = "MARKET_DATA"


class DrugModality(StrEnum):
    """What kind of medicine a program is."""

    SMALL_MOLECULE = "SMALL_MOLECULE"
    DEGRADER = "DEGRADER"
    MAB = "MAB"
    BISPECIFIC = "BISPECIFIC"
    ADC = "ADC"
    FUSION_PROTEIN = "FUSION_PROTEIN"
    PEPTIDE = "PEPTIDE"
    RADIOLIGAND = "RADIOLIGAND"
    SIRNA = "SIRNA"
    ASO = "ASO"
    MRNA = "MRNA"
    VACCINE = "VACCINE"
    GENE_THERAPY = "GENE_THERAPY"
    GENE_EDITING = "GENE_EDITING"
    CELL_THERAPY_AUTOLOGOUS = "CELL_THERAPY_AUTOLOGOUS"
    CELL_THERAPY_ALLOGENEIC = "CELL_THERAPY_ALLOGENEIC"
    MICROBIOME = "MICROBIOME"
    DEVICE = "DEVICE"
    OTHER = "OTHER"


class Stage(StrEnum):
    """The furthest that a program has come: a trial cleared to start counts, a planned one does not."""

    PRECLINICAL = "PRECLINICAL"
    PHASE1 = "PHASE1"
    PHASE1_PHASE2 = "PHASE1_PHASE2"
    PHASE2 = "PHASE2"
    PHASE2_PHASE3 = "PHASE2_PHASE3"
    PHASE3 = "PHASE3"
    UNDER_REVIEW = "UNDER_REVIEW"
    APPROVED = "APPROVED"
    DISCONTINUED = "DISCONTINUED"


class Phase(StrEnum):
    """A trial's phase; Phase 1/2 is two values, 1b and 2a keep their letter in the evidence."""

    NA = "NA"
    EARLY_PHASE1 = "EARLY_PHASE1"
    PHASE1 = "PHASE1"
    PHASE2 = "PHASE2"
    PHASE3 = "PHASE3"
    PHASE4 = "PHASE4"


class TrialStatus(StrEnum):
    """Where a trial stands; enrolling is RECRUITING, planned is NOT_YET_RECRUITING."""

    NOT_YET_RECRUITING = "NOT_YET_RECRUITING"
    RECRUITING = "RECRUITING"
    ENROLLING_BY_INVITATION = "ENROLLING_BY_INVITATION"
    ACTIVE_NOT_RECRUITING = "ACTIVE_NOT_RECRUITING"
    COMPLETED = "COMPLETED"
    SUSPENDED = "SUSPENDED"
    TERMINATED = "TERMINATED"
    WITHDRAWN = "WITHDRAWN"
    UNKNOWN = "UNKNOWN"


class StudyType(StrEnum):
    """What kind of study a trial is."""

    EXPANDED_ACCESS = "EXPANDED_ACCESS"
    INTERVENTIONAL = "INTERVENTIONAL"
    OBSERVATIONAL = "OBSERVATIONAL"


class Allocation(StrEnum):
    """How participants come to their arm."""

    RANDOMIZED = "RANDOMIZED"
    NON_RANDOMIZED = "NON_RANDOMIZED"
    NA = "NA"


class InterventionModel(StrEnum):
    """How the arms stand to each other."""

    SINGLE_GROUP = "SINGLE_GROUP"
    PARALLEL = "PARALLEL"
    CROSSOVER = "CROSSOVER"
    FACTORIAL = "FACTORIAL"
    SEQUENTIAL = "SEQUENTIAL"


class Masking(StrEnum):
    """How many parties are kept from knowing the arm."""

    NONE = "NONE"
    SINGLE = "SINGLE"
    DOUBLE = "DOUBLE"
    TRIPLE = "TRIPLE"
    QUADRUPLE = "QUADRUPLE"


class PrimaryPurpose(StrEnum):
    """What a trial is for."""

    TREATMENT = "TREATMENT"
    PREVENTION = "PREVENTION"
    DIAGNOSTIC = "DIAGNOSTIC"
    SUPPORTIVE_CARE = "SUPPORTIVE_CARE"
    SCREENING = "SCREENING"
    HEALTH_SERVICES_RESEARCH = "HEALTH_SERVICES_RESEARCH"
    BASIC_SCIENCE = "BASIC_SCIENCE"
    DEVICE_FEASIBILITY = "DEVICE_FEASIBILITY"
    OTHER = "OTHER"


class EnrollmentType(StrEnum):
    """Whether a number of participants has been reached or is the aim."""

    ACTUAL = "ACTUAL"
    ESTIMATED = "ESTIMATED"


class ArmType(StrEnum):
    """What an arm receives."""

    EXPERIMENTAL = "EXPERIMENTAL"
    ACTIVE_COMPARATOR = "ACTIVE_COMPARATOR"
    PLACEBO_COMPARATOR = "PLACEBO_COMPARATOR"
    SHAM_COMPARATOR = "SHAM_COMPARATOR"
    NO_INTERVENTION = "NO_INTERVENTION"
    OTHER = "OTHER"


class OutcomeType(StrEnum):
    """A measured outcome's rank in the protocol."""

    PRIMARY = "PRIMARY"
    SECONDARY = "SECONDARY"
    OTHER_PRE_SPECIFIED = "OTHER_PRE_SPECIFIED"
    POST_HOC = "POST_HOC"


class ClaimType(StrEnum):
    """What a claim is about."""

    RESULT = "RESULT"
    DESIGN = "DESIGN"
    GUIDANCE = "GUIDANCE"
    THRESHOLD = "THRESHOLD"
    REGULATORY = "REGULATORY"
    FINANCIAL = "FINANCIAL"
    PARTNERSHIP = "PARTNERSHIP"
    MANUFACTURING = "MANUFACTURING"
    OPINION = "OPINION"
    BACKGROUND = "BACKGROUND"


class Modality(StrEnum):
    """REPORTED: it happened; EXPECTED: planned or guided; HYPOTHETICAL: could, if, would."""

    REPORTED = "REPORTED"
    EXPECTED = "EXPECTED"
    HYPOTHETICAL = "HYPOTHETICAL"


class Operator(StrEnum):
    """How a value bounds what was measured."""

    LT = "<"
    LE = "<="
    EQ = "="
    GE = ">="
    GT = ">"
    APPROX = "~"


class Statistic(StrEnum):
    """What a result's value is of its measure."""

    RATE = "RATE"
    COUNT = "COUNT"
    MEAN = "MEAN"
    MEDIAN = "MEDIAN"
    HAZARD_RATIO = "HAZARD_RATIO"
    ODDS_RATIO = "ODDS_RATIO"
    RISK_RATIO = "RISK_RATIO"
    DIFFERENCE = "DIFFERENCE"
    RELATIVE_CHANGE = "RELATIVE_CHANGE"
    CHANGE_FROM_BASELINE = "CHANGE_FROM_BASELINE"
    MINIMUM = "MINIMUM"
    MAXIMUM = "MAXIMUM"
    RANGE = "RANGE"
    P_VALUE = "P_VALUE"
    OTHER = "OTHER"


class DesignationKind(StrEnum):
    """A regulator's designation or review path."""

    FAST_TRACK = "FAST_TRACK"
    BREAKTHROUGH_THERAPY = "BREAKTHROUGH_THERAPY"
    RMAT = "RMAT"
    ORPHAN = "ORPHAN"
    RARE_PEDIATRIC_DISEASE = "RARE_PEDIATRIC_DISEASE"
    PRIORITY_REVIEW = "PRIORITY_REVIEW"
    ACCELERATED_APPROVAL = "ACCELERATED_APPROVAL"
    PRIORITY_REVIEW_VOUCHER = "PRIORITY_REVIEW_VOUCHER"
    NATIONAL_PRIORITY_VOUCHER = "NATIONAL_PRIORITY_VOUCHER"
    QIDP = "QIDP"
    RTOR = "RTOR"
    PROJECT_ORBIS = "PROJECT_ORBIS"
    PLATFORM_TECHNOLOGY = "PLATFORM_TECHNOLOGY"
    PRIME = "PRIME"
    CONDITIONAL_MARKETING_AUTHORISATION = "CONDITIONAL_MARKETING_AUTHORISATION"
    ACCELERATED_ASSESSMENT = "ACCELERATED_ASSESSMENT"
    ILAP = "ILAP"
    SAKIGAKE = "SAKIGAKE"


class DesignationStatus(StrEnum):
    """What became of a designation."""

    REQUESTED = "REQUESTED"
    GRANTED = "GRANTED"
    DENIED = "DENIED"
    WITHDRAWN = "WITHDRAWN"
    RESCINDED = "RESCINDED"


class Agency(StrEnum):
    """The regulator."""

    FDA = "FDA"
    EMA = "EMA"
    EC = "EC"
    MHRA = "MHRA"
    PMDA = "PMDA"
    MHLW = "MHLW"
    NMPA = "NMPA"
    HEALTH_CANADA = "HEALTH_CANADA"
    TGA = "TGA"
    SWISSMEDIC = "SWISSMEDIC"
    OTHER = "OTHER"


class Event(StrEnum):
    """A step in a program's or a company's life."""

    PRE_IND = "PRE_IND"
    IND_SUBMITTED = "IND_SUBMITTED"
    IND_CLEARED = "IND_CLEARED"
    CTA_SUBMITTED = "CTA_SUBMITTED"
    CTA_APPROVED = "CTA_APPROVED"
    TRIAL_START = "TRIAL_START"
    FIRST_PATIENT_DOSED = "FIRST_PATIENT_DOSED"
    ENROLLMENT_COMPLETE = "ENROLLMENT_COMPLETE"
    INTERIM_ANALYSIS = "INTERIM_ANALYSIS"
    FUTILITY_ANALYSIS = "FUTILITY_ANALYSIS"
    POC_DATA = "POC_DATA"
    TOPLINE = "TOPLINE"
    FULL_DATA = "FULL_DATA"
    DATA_UPDATE = "DATA_UPDATE"
    CONFERENCE = "CONFERENCE"
    PUBLICATION = "PUBLICATION"
    EOP2_MEETING = "EOP2_MEETING"
    ROLLING_SUBMISSION = "ROLLING_SUBMISSION"
    NDA_SUBMITTED = "NDA_SUBMITTED"
    BLA_SUBMITTED = "BLA_SUBMITTED"
    SNDA_SUBMITTED = "SNDA_SUBMITTED"
    SBLA_SUBMITTED = "SBLA_SUBMITTED"
    MAA_SUBMITTED = "MAA_SUBMITTED"
    FILING_ACCEPTED = "FILING_ACCEPTED"
    REFUSE_TO_FILE = "REFUSE_TO_FILE"
    PDUFA_DATE = "PDUFA_DATE"
    ADCOM = "ADCOM"
    CHMP_OPINION = "CHMP_OPINION"
    CRL = "CRL"
    RESUBMITTED = "RESUBMITTED"
    APPROVED = "APPROVED"
    LABEL_EXPANSION = "LABEL_EXPANSION"
    LAUNCH = "LAUNCH"
    CLINICAL_HOLD = "CLINICAL_HOLD"
    HOLD_LIFTED = "HOLD_LIFTED"
    TERMINATED = "TERMINATED"
    DEAL_SIGNED = "DEAL_SIGNED"
    DEAL_CLOSED = "DEAL_CLOSED"
    FINANCING = "FINANCING"
    CASH_RUNWAY = "CASH_RUNWAY"
    OTHER = "OTHER"


class MilestoneStatus(StrEnum):
    """What became of an expected event."""

    EXPECTED = "EXPECTED"
    OCCURRED = "OCCURRED"
    DELAYED = "DELAYED"
    LAPSED = "LAPSED"
    CANCELLED = "CANCELLED"


class ChangeKind(StrEnum):
    """What became of something between two releases."""

    NEW = "NEW"
    REITERATED = "REITERATED"
    NARROWED = "NARROWED"
    WIDENED = "WIDENED"
    PULLED_IN = "PULLED_IN"
    DELAYED = "DELAYED"
    LAPSED = "LAPSED"
    ACHIEVED = "ACHIEVED"
    SCOPE_CHANGED = "SCOPE_CHANGED"
    NOT_MENTIONED = "NOT_MENTIONED"
    CORRECTED = "CORRECTED"
    """A corrected version of the release says otherwise; nothing has moved."""


class Bound(StrEnum):
    """How a window holds its event: inside it, at the latest by its end, from its start, or near it."""

    WITHIN = "WITHIN"
    BY = "BY"
    FROM = "FROM"
    AROUND = "AROUND"


class Granularity(StrEnum):
    """How finely the phrase speaks."""

    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"
    QUARTER = "QUARTER"
    HALF = "HALF"
    YEAR = "YEAR"
    SEASON = "SEASON"
    MULTI_YEAR = "MULTI_YEAR"


class Scale(StrEnum):
    """What an amount's value is multiplied by."""

    ONE = "ONE"
    THOUSAND = "THOUSAND"
    MILLION = "MILLION"
    BILLION = "BILLION"


class Severity(StrEnum):
    """An error keeps a record out of the summary; a warning and an info stand beside it."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class FactKind(StrEnum):
    """What a checkable fact of the text is."""

    PERCENTAGE = "PERCENTAGE"
    COUNT = "COUNT"
    RATIO = "RATIO"
    MEASUREMENT = "MEASUREMENT"
    HAZARD_RATIO = "HAZARD_RATIO"
    INTERVAL = "INTERVAL"
    P_VALUE = "P_VALUE"
    DOSE = "DOSE"
    SCHEDULE = "SCHEDULE"
    MONEY = "MONEY"
    DATE = "DATE"
    TIMING = "TIMING"
    DURATION = "DURATION"
    REGISTRY_ID = "REGISTRY_ID"
    TRIAL_NAME = "TRIAL_NAME"
    PHASE = "PHASE"
    DESIGNATION = "DESIGNATION"
    REGULATORY_EVENT = "REGULATORY_EVENT"
    ENDPOINT = "ENDPOINT"
    DRUG = "DRUG"
    TARGET = "TARGET"
    INDICATION = "INDICATION"
    PERSON = "PERSON"
    NUMBER = "NUMBER"
    IDIOM = "IDIOM"


class UncoveredReason(StrEnum):
    """Why no record holds a fact."""

    HEADER = "HEADER"
    LEGAL_TEXT = "LEGAL_TEXT"
    SAFETY_LABEL = "SAFETY_LABEL"
    CONTACT_DETAILS = "CONTACT_DETAILS"
    CITATION = "CITATION"
    COMPANY_PROFILE = "COMPANY_PROFILE"
    TABLE_CELL = "TABLE_CELL"
    IDIOM = "IDIOM"
    REPEATED = "REPEATED"
    BACKGROUND = "BACKGROUND"
    MISSED = "MISSED"


class RecordKind(StrEnum):
    """Which list of a summary a record belongs to."""

    PROGRAM = "PROGRAM"
    TRIAL = "TRIAL"
    CLAIM = "CLAIM"
    SENTENCE = "SENTENCE"


class EngineKind(StrEnum):
    """What proposed the records: a model asked now, a model's recorded answers, or no model."""

    LLM = "llm"
    REPLAY = "replay"
    RULES = "rules"
