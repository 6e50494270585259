"""What amounts of money are called, and what a claim with such a label is about."""

import re

from summarizer.patterns import later
from summarizer.schemas import ClaimType

_HELD = r"(?:equivalents|investments?|securities|deposits|assets|resources|balances?|funds|instruments)"
_CASH = rf"(?:cash(?:\s{_HELD})?(?:(?:,\sand\s|,\s|\sand\s)(?:(?:cash|bank|short-term|long-term|short|term|marketable|restricted|time|liquid|available-for-sale|current|other|financial|debt)\s){{0,3}}{_HELD}){{0,5}}(?:\s(?:position|balance|reserves))?)(?!\s(?:profits?|consideration|proceeds|incomes?|exercise|flows?|burn|compensation|dividends?|milestones?|awards?|use)\b)"
_LABELS: tuple[tuple[str, ClaimType], ...] = (
    (
        r"cash\s(?:consumption|outflows?)(?:\s(?:relating\sto|from|for)\s(?:[a-z]{3,12}\s){1,4}activities)?|net\scash\s(?:used\sin|provided\sby)\soperating\sactivities|operating\scash\s(?:burn|flow)|cash\sburn|capital\sexpenditures?",
        ClaimType.FINANCIAL,
    ),
    (_CASH, ClaimType.FINANCIAL),
    (
        r"(?:(?:total|net|collaboration|licen[sc]e|product|royalty|grant|contract|commercial|service|non-product|[A-Z][\w®™-]{2,20}|milestone|and)\s){0,4}(?:revenues?|sales)(?:\sguidance)?(?!\s(?:milestone|deduction))",
        ClaimType.FINANCIAL,
    ),
    (
        r"(?:research\sand\sdevelopment|R&D)(?:\s\(R&D\))?(?:\s(?:expenses?|costs?|expenditures?|spending))?|(?:selling,?\s(?:and\s)?)?(?:general,?\sand\sadministrative|administrative)(?:\s(?:expenses?|costs?))?(?:\s\((?:SG&A|G&A)\))?(?:\s(?:expenses?|costs?))?|(?:SG&A|G&A)(?:\s(?:expenses?|costs?))?",
        ClaimType.FINANCIAL,
    ),
    (
        r"(?:total\s)?(?:operating|other|net\sfinance|finance|net\sfinancial|financial|interest|selling|stock(?:-based)?\scompensation|share-based\scompensation)\s(?:expenses?|costs?|income|loss)(?:,\snet\b)?|cost\sof\s(?:goods\ssold|sales|revenues?)|gross\sprofit|operating\s(?:loss|profit|income)|(?:adjusted\s)?(?:net\s(?:loss|income|profit|earnings)(?:\sand\s(?:total\s)?comprehensive\s(?:loss|income))?|EBITDA|(?:loss|profit)\s(?:for\sthe\s(?:period|year)|attributable))",
        ClaimType.FINANCIAL,
    ),
    (r"(?:aggregate\s|total\s|estimated\s)*(?:gross|net)\sproceeds", ClaimType.FINANCIAL),
    (
        r"(?:public\soffering\s|offering\s|purchase\s|issue\s|subscription\s|conversion\s|exercise\s)?price(?:\sper\s(?:share|ADS|unit|warrant))?",
        ClaimType.FINANCIAL,
    ),
    (
        r"(?:transaction|issue|offering|issuance|restructuring|severance|one-time|impairment)\s(?:costs?|charges?|expenses?)|(?:directed\s|rights\s|share\s|new\s){1,3}issue|capital\sincrease|convertible\s(?:bonds?|loan)|subscribed\sfor",
        ClaimType.FINANCIAL,
    ),
    (
        r"(?:private\splacement|(?:registered\sdirect|public|follow-on|underwritten)\soffering|(?:series\s[A-F]\d?\s|equity\s|debt\s)?financing(?:\sround)?|(?:term\s)?loan(?:\sfacility|\stranche)?|(?:\w+\s){0,2}tranche|credit\sfacility|cost\ssavings|(?:annual\s)?savings|wholesale\sacquisition\s(?:cost|price)(?:\s\(WAC\))?|list\sprice|(?:restructuring\s|one-time\s|severance\s|total\s)?(?:costs|charges)(?=\sof\s)|(?:grant|award|funding)(?:\sof)?)",
        ClaimType.FINANCIAL,
    ),
    (
        r"(?:non-refundable\s|one-time\s|initial\s)*(?:upfront|up-front)(?:\s(?:cash\s)?(?:and\snear-term\s)?(?:payments?|fee|consideration|cash))?|initial\spayment|signing\sfee|cash\spayment|near-term\spayments?",
        ClaimType.PARTNERSHIP,
    ),
    (
        r"(?:(?:potential|future|additional|development|regulatory|commercial|sales|clinical|sales-based|commercialization|tiered|approval|launch|and|,|near-term|success-based)\s?,?\s?){0,7}milestones?(?:\spayments?)?",
        ClaimType.PARTNERSHIP,
    ),
    (
        r"(?:total|aggregate)\s(?:(?:potential|deal|headline|transaction|purchase)\s){0,2}(?:value|consideration|payments?)|(?:total\s)?deal\svalue|purchase\sprice|equity\sinvestment|(?:equity\s|share\s)?subscription|option(?=\s(?:at|upon)\s)|exercise(?:\sof\s(?:the|its)\soption)?(?!\sprice|\sof\s(?:the\s|its\s|all\s|[\d,.]{1,12}\s)?(?:[\w-]{1,20}\s){0,3}?(?:warrants?|stock\soptions?))|(?:option|opt-in|exercise|licen[sc]e|termination)\s(?:exercise\s)?(?:fee|payment)|contingent\svalue\srights?|royalt(?:y|ies)|opt\sin|option\sto(?:\s[\w-]{2,20}){1,5}(?=,\sexercisable)|payments?(?=\sof\s)",
        ClaimType.PARTNERSHIP,
    ),
)
LABEL = later(
    "|".join(rf"(?P<g{number}>\b(?:{words})\b)" for number, (words, _) in enumerate(_LABELS)), re.IGNORECASE
)


def kind_of(label: re.Match[str]) -> ClaimType:
    """What a claim with this label is about."""
    return next(kind for number, (_, kind) in enumerate(_LABELS) if label[f"g{number}"])
