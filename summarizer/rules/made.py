"""What a company makes and at what cost, and how many it has treated: numbers of no trial."""

import re
from collections.abc import Iterator

from summarizer.numbers import parse_figure, parse_money
from summarizer.patterns import later
from summarizer.rules.prose import Prose, Sentence
from summarizer.rules.roster import Roster
from summarizer.rules.trials import Trials
from summarizer.schemas import AmountFields, ClaimType, Modality, ProposedClaim, ResultFields, Statistic

MADE = (
    "doses",
    "vials",
    "units",
    "batches",
    "liter",
    "litre",
    "cost",
    "treatment",
    "treated",
    "dosed",
    "enrolled",
    "covering",
)
"""A quick look: a sentence without any of these makes nothing."""
_SIGN = r"(?:U\.?S\.?\s?\$|US\$|HK\$|A\$|C\$|NT\$|[$€£¥]|RMB\s?|CHF\s?|SEK\s?|DKK\s?|EUR\s?|USD\s?)"
_DOSES = later(
    r"(?P<fig>(?:approximately\s|about\s|up\sto\s|over\s|more\sthan\s|~)?\d[\d,]{2,10}(?:\s?[–-]\s?\d[\d,]{2,10})?\+?)\s(?P<what>(?:commercial\s)?doses|vials|units|batches|liters|litres)\s(?:annually|per\syear|a\syear|each\syear)",
    re.IGNORECASE,
)
_COST = later(
    rf"\b(?P<what>cost[- ]of[- ]goods(?:\sprofile)?|manufacturing\scosts?|cost)\b[\s(]{{1,3}}(?:of\s)?(?P<fig>[<>~]?\s?{_SIGN}\s?\d[\d,.]{{0,10}}K?(?:\s?[–-]\s?{_SIGN}?\d[\d,.]{{0,10}}K?)?)\s?(?:/|per\s)(?P<per>dose|patient|vial|treatment)",
    re.IGNORECASE,
)
_TREATED = later(
    r"\b(?:treatment\sof|treated|dosed|enrolled|covering|administered\sto)\s(?P<fig>(?:(?:more\sthan|over|approximately|about|nearly|at\sleast)\s)?\d[\d,]{0,8}\s(?:patients|participants|people|subjects|volunteers))\s"
    r"(?:across|in|over)\s(?P<count>(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\s(?P<what>(?:completed\s)?(?:clinical\s)?(?:studies|trials))",
    re.IGNORECASE,
)
_AIMED = later(
    r"\b(?:seeking|designed|aims?|expected|intended|planned|target\w*|goal|will|plans?)\b", re.IGNORECASE
)


def propose_made(
    prose: Prose, sentence: Sentence, programs: Roster, trials: Trials
) -> Iterator[ProposedClaim]:
    """What the company makes, at what cost, and how many it has treated: numbers of no trial."""
    text = sentence.text
    if trials.roster.own(sentence):
        return
    lead = prose.lead(sentence)
    aimed = bool(_AIMED.search(text) or (lead and _AIMED.search(lead.text)))
    for match in _DOSES.finditer(text):
        if parse_figure(match["fig"]) is None:
            continue
        yield ProposedClaim(
            ref="",
            type=ClaimType.MANUFACTURING,
            modality=Modality.EXPECTED if aimed else Modality.REPORTED,
            statement=f"Manufacturing scalability of {match.group().strip()}"
            if "scalab" in text.casefold()
            else f"Manufacturing: {match.group().strip()}",
            results=[
                ResultFields(
                    measure=f"{match['what']} annually"
                    if "annually" in match.group().casefold()
                    else match["what"],
                    figure=match["fig"].strip(),
                )
            ],
            evidence=prose.quoting(lead, sentence),
        )
    for match in _COST.finditer(text):
        if parse_money(match["fig"]) is None:
            continue
        amount = AmountFields(what=match["what"], figure=match["fig"].strip(), per=match["per"])
        yield ProposedClaim(
            ref="",
            type=ClaimType.MANUFACTURING,
            modality=Modality.EXPECTED if aimed else Modality.REPORTED,
            statement=f"{amount.what[:1].upper()}{amount.what[1:]} of {amount.figure} per {amount.per}",
            amounts=[amount],
            evidence=prose.quoting(lead, sentence),
        )
    treated = _TREATED.search(text)
    if treated and not programs.own(sentence) and parse_figure(treated["fig"]) is not None:
        yield ProposedClaim(
            ref="",
            type=ClaimType.BACKGROUND,
            modality=Modality.REPORTED,
            statement=f"{treated['fig'][:1].upper()}{treated['fig'][1:]} treated across {treated['count']} {treated['what']}",
            results=[
                ResultFields(
                    measure="patients treated" if "patient" in treated["fig"] else "participants",
                    statistic=Statistic.COUNT,
                    figure=treated["fig"],
                ),
                ResultFields(measure=treated["what"], statistic=Statistic.COUNT, figure=treated["count"]),
            ],
            evidence=prose.quoting(sentence),
        )
