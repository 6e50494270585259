"""Money: results of a period, cash, deal terms, offerings; and what the company makes and at what cost.

An amount is read where its label stands beside it (`net loss for the three months ended ... was
$22.3 million`, `cash and cash equivalents totaling €559.5 million`), never from a table's cells.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from summarizer.numbers import parse_figure, parse_money
from summarizer.patterns import later
from summarizer.rules.prose import DIGIT, Prose, Sentence
from summarizer.rules.roster import Roster
from summarizer.rules.trials import Trials
from summarizer.schemas import (
    AmountFields,
    ClaimType,
    Modality,
    ProposedClaim,
    ResultFields,
    Statistic,
    ZoneKind,
)

_SIGN = r"(?:U\.?S\.?\s?\$|US\$|HK\$|A\$|C\$|NT\$|[$€£¥]|RMB\s?|CHF\s?|SEK\s?|DKK\s?|EUR\s?|USD\s?)"
MONEY = (
    rf"(?>(?:(?:approximately|about|nearly|over|more\sthan|up\sto|at\sleast|around)\s|[~<>]\s?)?{_SIGN}\s?\d[\d,]{{0,14}}(?:\.\d{{1,4}})?"
    r"(?:\s?(?:thousand|million|billion|bn|mn|[MBK]\b))?)(?![\d,.]\d)"
)
_SIGNED = later(r"[$€£¥]|\b(?:RMB|CHF|SEK|DKK|EUR|USD)")
_MADE = (
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
_PERIOD = (
    r"(?:(?:(?:three|six|nine|twelve)\smonths|(?:full\s|fiscal\s)?year|(?:first|second|third|fourth)?\s?(?:fiscal\s)?quarter|full\syear\sand\squarter)\s"
    r"(?:(?:and\s(?:full\s)?year\s)?ended\s[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s\d{4}|of\s(?:fiscal\s)?\d{4}|\d{4})|(?:fiscal\s|full\syear\s|the\syear\s)?20\d\d)"
)
_LABEL = (
    r"(?:(?:total\s|net\s|collaboration\s|license\s|product\s|royalty\s|grant\s|non-product\s)*revenues?|net\sproduct\s(?:sales|revenues?)|"
    r"(?:research\sand\sdevelopment|R&D)(?:\s\(R&D\))?\s(?:expenses?|costs?)|"
    r"(?:selling,\s)?general,?\sand\sadministrative(?:\s\((?:SG&A|G&A)\))?\s(?:expenses?|costs?)|(?:SG&A|G&A)\s(?:expenses?|costs?)|"
    r"total\soperating\sexpenses|net\s(?:loss|income|profit)|net\sfinance\sexpenses|interest\sexpense|total\sprofit|cash\sprofit)"
)
_RESULT = later(
    rf"\b(?P<what>{_LABEL})(?:,\snet,?)?(?:\s(?:for|in|during)\s(?:the\s)?(?P<period>{_PERIOD}),?)?\s(?:was|were|totaled|totalled|of|amounted\sto)\s"
    rf"(?P<fig>{MONEY})(?!\s?(?:per|to)\b)(?:\s(?:for|in|during)\s(?:the\s)?(?P<period2>{_PERIOD}))?",
    re.IGNORECASE,
)
_CASH = later(
    rf"\b(?P<what>cash(?:,|\sand)\s[\w\s,-]{{0,70}}?(?:securities|equivalents|investments|deposits)(?:\sand\s[\w-]{{2,20}}(?:\s[\w-]{{2,20}}){{0,2}})?|cash\sposition|cash)"
    rf"\s(?:balance\s)?(?:of|totaling|totalling|totaled|totalled|was|were)\s(?P<fig>{MONEY})(?:,?\s(?:as\sof|at|on)\s(?P<period>[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},?\s\d{{4}}))?",
    re.IGNORECASE,
)
_CASH_FIRST = later(
    rf"(?P<fig>{MONEY})\s(?:of|in)\s(?P<what>cash(?:,|\sand)?\s[\w\s,-]{{0,70}}?(?:securities|equivalents|investments|deposits))\s(?:as\sof|at)\s(?P<period>[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},?\s\d{{4}})",
    re.IGNORECASE,
)
_DEAL: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "upfront payment",
        later(
            rf"\b(?P<what>upfront\s(?:cash\s)?(?:payment|fee))\sof\s(?P<fig>{MONEY})|(?P<fig2>{MONEY})\s(?:in\s(?:an?\s)?)?(?P<what2>upfront\s(?:cash\s)?(?:payments?|fee|cash)?)",
            re.IGNORECASE,
        ),
    ),
    (
        "milestone payments",
        later(
            rf"(?P<fig>{MONEY})\sin\s(?:additional\s)?(?P<what>(?:potential\s|future\s|development\s|regulatory\s|commercial\s|sales\s|and\s|,\s|near-term\s)*(?:milestones?(?:\spayments)?|near-term\spayments))|(?P<what2>milestone(?:\spayment)?s?)\s(?:of|totaling|worth)\s(?P<fig2>{MONEY})|(?P<fig3>{MONEY})\s(?P<what3>milestone(?:\spayment)?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "total consideration",
        later(rf"\b(?P<what>(?:total|aggregate)\sconsideration)\sof\s(?P<fig>{MONEY})", re.IGNORECASE),
    ),
    (
        "equity investment",
        later(rf"(?P<fig>{MONEY})\s(?:as|in)\san?\s(?P<what>equity\sinvestment)", re.IGNORECASE),
    ),
    (
        "gross proceeds",
        later(rf"\b(?P<what>gross\sproceeds)\b[^.;]{{0,140}}?\s(?:of|be)\s(?P<fig>{MONEY})", re.IGNORECASE),
    ),
    (
        "offering price",
        later(
            rf"\b(?P<what>(?:public\soffering|purchase|offering)\sprice)\sof\s(?P<fig>{MONEY})\s(?P<per>per\sshare)",
            re.IGNORECASE,
        ),
    ),
)
_HEDGE = later(r"\b(?:may|might|could|would|if)\b", re.IGNORECASE)
_FUTURE = later(
    r"\b(?:expected\sto|will|eligible\sto|up\sto|potential|anticipated|to\sbe\spaid|plans?\sto)\b",
    re.IGNORECASE,
)

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

_SETTING = frozenset(
    {ZoneKind.HEADLINE, ZoneKind.HEADLINE_BULLETS, ZoneKind.LEAD, ZoneKind.DATELINE, ZoneKind.BODY}
)


def propose_amounts(prose: Prose, programs: Roster, trials: Trials) -> list[ProposedClaim]:
    """Money and manufacturing as claims of the company, repetitions merged."""
    claims: list[ProposedClaim] = []
    for sentence in prose.sentences:
        if sentence.kind not in _SETTING or not DIGIT.search(sentence.text):
            continue
        if _SIGNED.search(sentence.text):
            claims += _financial(prose, sentence)
            claims += _deals(prose, sentence)
        if sentence.has(_MADE):
            claims += _made(prose, sentence, programs, trials)
    return _merged(claims)


def _financial(prose: Prose, sentence: Sentence) -> Iterator[ProposedClaim]:
    text = sentence.text
    amounts: list[AmountFields] = []
    taken: set[tuple[int, int]] = set()
    for pattern in (_CASH_FIRST, _CASH, _RESULT):
        for match in pattern.finditer(text):
            span = match.span("fig")
            if any(span[0] < end and start < span[1] for start, end in taken):
                continue
            if (
                _HEDGE.search(text[max(0, match.start() - 50) : match.end()])
                or parse_money(match["fig"]) is None
            ):
                continue
            if (
                re.search(
                    r"\b(?:compared\sto|versus|than|and)\s(?:an?\s|the\s)?$",
                    text[max(0, match.start() - 18) : match.start()],
                    re.IGNORECASE,
                )
                and pattern is _RESULT
                and "compared" in text[max(0, match.start() - 18) : match.start()]
            ):
                continue
            period = _period(match, text, pattern)
            if period is None:
                continue
            taken.add(span)
            amounts.append(
                AmountFields(what=" ".join(match["what"].split()), figure=match["fig"].strip(), period=period)
            )
    for amount in amounts:
        yield ProposedClaim(
            ref="",
            type=ClaimType.FINANCIAL,
            modality=Modality.REPORTED,
            statement=f"{amount.what[:1].upper()}{amount.what[1:]} of {amount.figure}"
            + (f" ({amount.period})" if amount.period else ""),
            amounts=[amount],
            evidence=prose.quoting(sentence),
        )


def _period(match: re.Match[str], text: str, pattern: re.Pattern[str]) -> str | None:
    """As of when, or for which period; an amount without either is left out, except in a headline year."""
    groups = match.groupdict()
    found = groups.get("period") or groups.get("period2")
    if found is None and pattern is _CASH:
        as_of = re.match(r"^[\s*–-]*(?P<early>[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4}),\s$", text[: match.start()])
        found = as_of["early"] if as_of else None
    if found is None:
        tail = re.match(
            rf",?\s(?:for|in|during)\s(?:the\s)?(?P<period>{_PERIOD})", text[match.end() :], re.IGNORECASE
        )
        head = re.search(
            rf"\b(?:for|in|during)\s(?:the\s)?(?P<period>{_PERIOD}),?\s(?:[\w\s,]{{0,60}}\b(?:reported|recorded|had)\s(?:an?\s)?)?$",
            text[: match.start()],
            re.IGNORECASE,
        )
        found = tail["period"] if tail else head["period"] if head else None
    return found


def _deals(prose: Prose, sentence: Sentence) -> Iterator[ProposedClaim]:
    text = sentence.text
    amounts: list[AmountFields] = []
    future = hedged = False
    offering = False
    for label, pattern in _DEAL:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            figure = next((groups[name] for name in ("fig", "fig2", "fig3") if groups.get(name)), None)
            what = next((groups[name] for name in ("what", "what2", "what3") if groups.get(name)), label)
            if (
                figure is None
                or parse_money(figure) is None
                or any(figure == other.figure for other in amounts)
            ):
                continue
            before = text[max(0, match.start() - 70) : match.end()]
            if re.search(
                r"\b(?:related\sto|including|excluding|attributable\sto|treated\sas|recorded\sas)\b",
                before,
                re.IGNORECASE,
            ):
                continue
            hedged = hedged or _HEDGE.search(before) is not None
            future = future or _FUTURE.search(before) is not None
            offering = offering or label in {"gross proceeds", "offering price"}
            per = "share" if groups.get("per") else None
            amounts.append(
                AmountFields(what=" ".join(what.split()).strip(" ,"), figure=figure.strip(), per=per)
            )
    if not amounts:
        return
    listed = "; ".join(
        f"{amount.what} {amount.figure}" + (" per share" if amount.per else "") for amount in amounts
    )
    yield ProposedClaim(
        ref="",
        type=ClaimType.FINANCIAL if offering else ClaimType.PARTNERSHIP,
        modality=Modality.HYPOTHETICAL if hedged else Modality.EXPECTED if future else Modality.REPORTED,
        statement=f"Potential {listed}" if hedged else f"{listed[:1].upper()}{listed[1:]}",
        amounts=amounts,
        evidence=prose.quoting(sentence),
    )


def _made(prose: Prose, sentence: Sentence, programs: Roster, trials: Trials) -> Iterator[ProposedClaim]:
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


def _merged(claims: list[ProposedClaim]) -> list[ProposedClaim]:
    """One claim per amount: a figure that headline and body both give is said once."""
    kept: dict[object, ProposedClaim] = {}
    for claim in claims:
        if len(claim.amounts) == 1:
            money = parse_money(claim.amounts[0].figure)
            value = money and (money.operator, Decimal(money.value), money.currency, money.scale)
            name: object = (claim.type, value, _head(claim.amounts[0].what), _year(claim.amounts[0].period))
        else:
            name = (claim.statement.casefold(), len(kept) if not claim.amounts else 0)
        first = kept.get(name)
        if first is None:
            kept[name] = claim
        else:
            quotes = [*first.evidence, *(quote for quote in claim.evidence if quote not in first.evidence)]
            kept[name] = first.model_copy(update={"evidence": quotes})
    return list(kept.values())


def _head(what: str) -> str:
    return what.casefold().split()[0].strip(",")


def _year(period: str | None) -> str | None:
    found = re.search(r"20\d\d", period or "")
    return found.group() if found else None
