"""Money with its label: results of a period, cash, offerings and what they are for, terms of deals.

A figure is read where its label stands beside it; the figure of the period that it is compared with is its
`prior`, no record of its own. What depends on a condition is hypothetical, what is still to come expected.
"""

import re
from collections.abc import Iterator

from summarizer.facts import Fact
from summarizer.numbers import parse_money
from summarizer.patterns import later
from summarizer.rules.labels import LABEL, kind_of
from summarizer.rules.made import MADE, propose_made
from summarizer.rules.payments import Labelled, paid, part
from summarizer.rules.periods import DATE, period_of
from summarizer.rules.phrases import FOOTNOTE_TAIL
from summarizer.rules.prose import DIGIT, LONGEST, Prose, Sentence
from summarizer.rules.roster import Roster
from summarizer.rules.same_amounts import merged_amounts
from summarizer.rules.trials import Trials
from summarizer.schemas import AmountFields, ClaimType, FactKind, Modality, ProposedClaim, Quote, ZoneKind
from summarizer.text import Span

_LINK = later(
    r"^(?:\s?\([^()]{1,30}\))?(?:,\s(?:net|before[^$€£]{0,90}?),?)?(?:(?!\b(?:compared|versus|and|or|than)\b)[^.;:$€£]){0,90}?\b(?:was|were|of|totaled|totalled|totaling|totalling|amounted\sto|is|are|at|reach|reached|be|approximately|about|to|exceed\w*|worth|exercisable\sfor|by\spaying(?:\s[A-Z][\w&-]{1,20}){0,3})\s(?:an?\s|up\sto\s|aggregate\sof\s)?$|^\s?[:(–-]?\s?$|^\s\(?(?:up\sto\s)?$",
    re.IGNORECASE,
)
_BEHIND = later(
    r"^\s?(?:(?:in|of|as|on|for|is|being|represents?)\s(?:an?\s|the\s|its\s)?)?(?:(?:total|aggregate|additional|further|potential|combined|in)\s){0,2}$",
    re.IGNORECASE,
)
_PURPOSE = later(
    r"^\s(?P<what>to\s(?:fund|complete|support|extend|advance|finance|expand|repay|conduct|build|initiate|develop)\b[^;$€£]{3,110}?)(?=,\s(?:for\swhich|expected|through|and\sto)|;|\.(?:\s|$)|\sthrough\s|$)",
    re.IGNORECASE,
)
_DEDUCTED = later(
    r"\b(?:before|deducting|deductions?\s(?:of|for)|net\sof|less)\b[^.;$€£]{0,110}$",
    re.IGNORECASE,
)
"""What a sum is told before or after is not the sum: `gross proceeds, before deducting offering expenses, of`."""
_FOR_WHAT = later(
    r"^\s(?P<what>for\s(?:the\s|its\s)?(?!which|gross|net|total|working\scapital\sof)[^;,.$€£]{3,90}?)(?=,\s|;|\.(?:\s|$)|\sand\s(?:approximately|about|SEK|EUR|[$€£])|$)",
    re.IGNORECASE,
)
"""`SEK 240 million for the Phase 3 study X`, where the sentence tells what proceeds are used for."""
_DUE = later(
    r"^[^.;$€£]{0,20}?\s(?:fell\sdue|became\s(?:due|payable)|was\s(?:paid|received|triggered|earned))\b",
    re.IGNORECASE,
)
_IF_AT_ALL = later(
    r"\b(?:may|might|could|would|if|eligible|potential(?:ly)?|contingent|upon\s(?:the\s)?(?:achievement|exercise)|subject\sto|up\sto(?!\s(?:the|a)\s))\b",
    re.IGNORECASE,
)
_WILL_PAY = later(
    r"\bwill\s(?:pay|receive)\s(?:[A-Z][\w’'-]{1,20}\s){0,3}(?:an?\s)?(?:[\w-]{2,20}\s){0,4}?(?:of\s)?$"
)
_PRIOR_GAP = later(
    rf"[(\[](?:{DATE}|(?:fiscal\s|FY\s?)?20\d\d|Q[1-4]\s20\d\d)\s?:\s(?:(?:net\s)?(?:loss|income|profit)\sof\s)?$|"
    r"(?:compared\s(?:to|with)|as\scompared\s(?:to|with)|versus|vs\.?|(?:up|down|increased?|decreased?|rose|fell)?\s?from|against|than)\s(?:an?\s|the\s)?(?:(?:[\w&-]{1,20}\s){0,6}(?:of\s|was\s)?)?(?:approximately\s)?$",
    re.IGNORECASE,
)
_PRIOR_BEHIND = later(
    r"\s(?:a\syear\s(?:earlier|ago|before)|(?:in|for|during|at|as\sof)\s(?:the\s)?(?:same|prior|previous|corresponding|comparable|year-ago))",
    re.IGNORECASE,
)
_PER = later(
    r"\s(?:per|/)\s?(?:(?:basic|diluted|ordinary|common)\s(?:and\s\w+\s)?)?(?P<per>share|ADS|unit|warrant|pre-funded\swarrant|dose)",
    re.IGNORECASE,
)
_IF = later(
    r"\b(?:may|might|could|would|if|eligible|potential(?:ly)?|contingent|upon\s(?:the\s)?(?:achievement|exercise)|up\sto|subject\sto)\b",
    re.IGNORECASE,
)
_COMING = later(
    r"\b(?:expect\w*|will|anticipat\w+|estimat\w+|to\sbe\spaid|to\sreceive|plans?\sto|intends?|guid\w+|projected|forecast|target\w*|due\swithin|to\sbe|entitled)\b",
    re.IGNORECASE,
)
_NOT_OURS = later(
    r"\b(?:market\s(?:size|opportunity|for)|healthcare\s(?:costs?|system)|worldwide\smarket|annual\scosts?\sof|worth\sof|representing\smore)\b",
    re.IGNORECASE,
)
_CAUSE = later(
    r"\b(?:primarily|mainly|largely|due\sto|driven\sby|attributable\sto|related\sto|including|excluding|partially\soffset|increase\sof|decrease\sof|reversal|resulted\sfrom|consist\w*\sof)\b",
    re.IGNORECASE,
)
_SETTING = frozenset(
    {ZoneKind.HEADLINE, ZoneKind.HEADLINE_BULLETS, ZoneKind.LEAD, ZoneKind.DATELINE, ZoneKind.BODY}
)


def propose_amounts(prose: Prose, programs: Roster, trials: Trials) -> list[ProposedClaim]:
    """Money and manufacturing as claims of the company, repetitions merged."""
    claims: list[ProposedClaim] = []
    for sentence in prose.sentences:
        if sentence.kind not in _SETTING or len(sentence.text) > LONGEST or not DIGIT.search(sentence.text):
            continue
        money = list(sentence.of(FactKind.MONEY))
        if len(_GROUPED.findall(sentence.text)) > 5 and not _TELLS.search(sentence.text):
            continue  # a table that lost its lines
        if money and not _NOT_OURS.search(sentence.text):
            claims += _claims(prose, sentence, programs, _read(prose, sentence, money))
        if sentence.has(MADE):
            claims += propose_made(prose, sentence, programs, trials)
    return merged_amounts(claims)


def _read(prose: Prose, sentence: Sentence, money: list[Fact]) -> list[Labelled]:
    text = sentence.text
    found: list[Labelled] = []
    done = 0
    compared = False
    for number, fact in enumerate(money):
        span = sentence.local(fact)
        if span.start < done or parse_money(fact.text) is None:
            continue
        limit = sentence.local(money[number + 1]).start if number + 1 < len(money) else len(text)
        gap = text[done : span.start]
        last = found[-1] if found else None
        per = _PER.match(text, span.end)
        if last is not None and compared and per and last.fields.per and _OR_EACH.match(gap):
            last.fields = last.fields.model_copy(update={"prior": fact.text.strip()})
        elif last is not None and last.fields.prior is None and _is_prior(text, last, gap, span):
            whole = found[-2] if last.fields.per and not per and len(found) > 1 else last
            whole.fields = whole.fields.model_copy(update={"prior": fact.text.strip()})
            compared = True
            done = span.end
            continue
        elif per:
            one = _priced(fact, span, gap, per, limit, last)
            found += [one] if one else []
        else:
            one = (
                _labelled(prose, sentence, fact, span, gap, limit)
                or _again(text, last, fact, span, gap, limit)
                or part(text, last, fact, span, gap, limit)
                or paid(text, fact, span, limit)
            )
            found += [one] if one else []
        compared = False
        done = span.end
    return found


def _is_prior(text: str, last: Labelled, gap: str, span: Span) -> bool:
    """Whether a figure is that of the period which the last one is compared with."""
    if len(gap) > 150 or last.type is not ClaimType.FINANCIAL or ";" in gap:
        return False
    if _PRIOR_GAP.search(gap):
        return True
    return _PRIOR_BEHIND.match(text, span.end) is not None and bool(re.search(r"\($|,\s|\bfrom\s$", gap))


def _priced(
    fact: Fact, span: Span, gap: str, per: re.Match[str], limit: int, last: Labelled | None
) -> Labelled | None:
    """`at a price of $8.00 per share`; `a net loss of $38.6 million, or $0.71 per share`."""
    if (
        last is not None
        and re.search(r"\b(?:loss|income|profit|earnings)$", last.fields.what, re.IGNORECASE)
        and _OR_EACH.match(gap)
    ):
        shared = AmountFields(
            what=last.fields.what, figure=fact.text.strip(), per=per["per"], period=last.fields.period
        )
        return Labelled(shared, ClaimType.FINANCIAL, last.modality, span.start, limit)
    label = None
    for match in LABEL.finditer(gap):
        label = match if "price" in match.group().casefold() else label
    if label is None or _LINK.match(gap[label.end() :]) is None:
        return None
    fields = AmountFields(what=label.group(), figure=fact.text.strip(), per=per["per"])
    return Labelled(fields, ClaimType.FINANCIAL, Modality.REPORTED, span.start, limit)


def _labelled(
    prose: Prose, sentence: Sentence, fact: Fact, span: Span, gap: str, limit: int
) -> Labelled | None:
    text = sentence.text
    behind = text[span.end : limit]
    purpose = _PURPOSE.match(behind)
    purpose = purpose or (_FOR_WHAT.match(behind) if _PROCEEDS.search(text) else None)
    if purpose and (_PROCEEDS.search(text) or _intended(prose, sentence)):
        fields = AmountFields(what=purpose["what"].strip(), figure=fact.text.strip())
        return Labelled(fields, ClaimType.FINANCIAL, Modality.EXPECTED, span.start, limit)
    before = [
        match
        for match in LABEL.finditer(gap)
        if _LINK.match(gap[match.end() :]) and not _DEDUCTED.search(gap[: match.start()])
    ]
    after = LABEL.search(behind[:120])
    if after and not _BEHIND.match(behind[: after.start()]):
        after = None
    label = before[-1] if before else after
    if before and after and kind_of(after) is ClaimType.PARTNERSHIP:
        label = after
    if label is None or re.search(r"\bpriced?\b", gap[-40:]):
        return None
    kind = kind_of(label)
    if label.group().casefold() == "cash" and _DEAL.search(text):
        kind = ClaimType.PARTNERSHIP
    what = FOOTNOTE_TAIL.sub("", " ".join(label.group().split())).strip(" ,")
    clause = text[max(0, span.start - 110) : span.start]
    clause = clause[clause.rfind(";") + 1 :]
    if _only_a_cause(label, kind, gap, text[: span.start]):
        return None
    if kind is ClaimType.PARTNERSHIP and re.search(
        r"\b(?:recognized|recognition|revenue|expenses?|increase|decrease|attributable|including\sthe)\b",
        clause,
        re.IGNORECASE,
    ):
        return None
    near = clause + fact.text
    contingent = re.search(
        r"mileston|royalt|option|opt-in|potential|exercise|contingent", what, re.IGNORECASE
    )
    if kind is ClaimType.PARTNERSHIP and "mileston" in what.casefold() and _EARNED.search(clause):
        kind = ClaimType.FINANCIAL
    signed = kind is ClaimType.PARTNERSHIP and _AT_ONCE.match(behind) is not None
    if signed:
        modality = Modality.EXPECTED if _COMING.search(clause) else Modality.REPORTED
    elif kind is ClaimType.PARTNERSHIP and _DUE.match(behind):
        modality = Modality.REPORTED
    elif kind is ClaimType.PARTNERSHIP and (
        _IF.search(near) or (contingent and _IF_AT_ALL.search(text) and not _WILL_PAY.search(clause))
    ):
        modality = Modality.HYPOTHETICAL
    elif _COMING.search(clause) or (sentence.title and re.search(r"\bto\s(?:receive|be)\b", clause)):
        modality = Modality.EXPECTED
    elif re.search(r"\b(?:may|might|could|would|if)\b", clause):
        modality = Modality.HYPOTHETICAL
    else:
        modality = Modality.REPORTED
    timeless = re.search(r"proceeds|price|placement|offering|financing|loan|tranche", what, re.IGNORECASE)
    period = period_of(text, span, limit) if kind is ClaimType.FINANCIAL and not timeless else None
    negated = modality is not Modality.HYPOTHETICAL and (
        _NOT_COMING.match(behind) is not None or _NOT_PAID.search(clause) is not None
    )
    if modality is Modality.REPORTED and _TO_BE_PAID.match(behind):
        modality = Modality.EXPECTED
    if negated:
        modality = Modality.EXPECTED
    if (
        kind is ClaimType.FINANCIAL
        and re.search(r"revenue|sales", what, re.IGNORECASE)
        and _GUIDED.search(gap)
    ):
        kind, modality = ClaimType.GUIDANCE, Modality.EXPECTED
    each = _EACH.match(gap[label.end() :]) if before else None
    fields = AmountFields(
        what=what, figure=fact.text.strip(), per=each["per"] if each else None, period=period
    )
    return Labelled(fields, kind, modality, span.start, limit, negated)


_EACH = later(
    r"^\sper\s(?:(?:basic|diluted|ordinary|common)\s(?:and\s\w+\s)?)?(?P<per>share|ADS|unit)\b", re.IGNORECASE
)
"""`net loss per share of $0.02`."""


def _only_a_cause(label: re.Match[str], kind: ClaimType, gap: str, before: str) -> bool:
    """Whether a figure only explains another: `primarily due to costs of ...`."""
    costs = label.group().casefold() in {"costs", "charges"}
    own = gap[max((match.end() for match in _SUBJECT.finditer(gap)), default=0) :]
    return (kind is ClaimType.FINANCIAL and _CAUSE.search(own) is not None) or (
        costs and _EXPLAINS.search(before) is not None
    )


_SUBJECT = later(
    r",\s(?:the\sCompany|we|it)\s(?=ha[sd]\b|have\b|raised\b|received\b|recorded\b)", re.IGNORECASE
)
"""Where a sentence comes to its own subject, after what leads into it."""
_EXPLAINS = later(
    r"\b(?:increase|decrease)s?\b[^.;]{0,80}?\b(?:primarily|mainly|largely|due\sto|related\sto|attributable)\b",
    re.IGNORECASE,
)
_EARNED = later(
    r"\b(?:triggered|triggering|earned|achieved|received|recognized|was\spaid)\b(?![^.;]{0,80}\b(?:if|upon|when|eligible|entitled|potential|up\sto|could|may|would|will)\b)[^.;]{0,60}$",
    re.IGNORECASE,
)
_AT_ONCE = later(r"[^.;$€£]{0,40}?\b(?:at|on|upon)\s(?:signing|execution)\b", re.IGNORECASE)
_NOT_COMING = later(
    r"^[^.;]{0,120}?\b(?:(?:is|are)\s(?:not|no\slonger)\s(?:expected|anticipated|available)|will\s(?:not|no\slonger)\b|no\slonger\s(?:expects?|anticipates?))",
    re.IGNORECASE,
)
_NOT_PAID = later(r"\b(?:will|does|did)\snot\s(?:be\s)?(?:receive|pay|owe|trigger)\w*\b", re.IGNORECASE)
_TO_BE_PAID = later(
    r"^[^.;,$€£]{0,40}?\s(?:will\s(?:\w+\s)?be\b|(?:is|are)\sexpected\sto\sbe\b|to\sbe\s(?:paid|booked|recorded)\b)",
    re.IGNORECASE,
)
_GUIDED = later(r"\bguidance\b|\boutlook\b", re.IGNORECASE)
_OR_EACH = later(
    r"^\)?\s?,?\s?\(?(?:or|and)\s(?:an?\s)?(?:(?:net\s)?(?:loss|income|earnings)\sof\s)?(?:approximately\s)?\(?$",
    re.IGNORECASE,
)
_TELLS = later(r"\b(?:was|were|totaled|totalled|compared|amounted|reported|received|raised)\b", re.IGNORECASE)
_GROUPED = later(r"\d{1,3}(?:,\d{3})+(?!\d)")
_DEAL = later(
    r"\b(?:upfront|up-front|licen[sc]\w+|milestones?|royalt\w+|collaboration|subscription)\b", re.IGNORECASE
)
_PROCEEDS = later(r"\bproceeds\b", re.IGNORECASE)


def _intended(prose: Prose, sentence: Sentence) -> bool:
    """Whether a bullet stands in a list of what proceeds are for."""
    heading, lead = prose.heading(sentence), prose.lead(sentence)
    return any(
        one is not None and re.search(r"\bproceeds\b|\bintends?\sto\suse\b", one.text, re.IGNORECASE)
        for one in (heading, lead)
    )


def _again(text: str, last: Labelled | None, fact: Fact, span: Span, gap: str, limit: int) -> Labelled | None:
    """`€13.6 million and €28.7 million for the full year`: the same of another period."""
    if last is None or last.type is not ClaimType.FINANCIAL or re.search(r"^\s?,?\s?and\s$", gap) is None:
        return None
    period = period_of(text, span, limit)
    if period is None or period == last.fields.period:
        return None
    fields = AmountFields(what=last.fields.what, figure=fact.text.strip(), period=period)
    return Labelled(fields, last.type, last.modality, span.start, limit)


def _claims(
    prose: Prose, sentence: Sentence, programs: Roster, found: list[Labelled]
) -> Iterator[ProposedClaim]:
    for one in found:
        refs: tuple[str, ...] = ()
        support: Sentence | None = None
        if one.type is ClaimType.PARTNERSHIP or re.search(
            r"sales|revenue|^to\s", one.fields.what, re.IGNORECASE
        ):
            link = programs.about(sentence, sentence.start + one.at, alone=False)
            if len(link.refs) == 1 and (
                link.support is None
                or (one.type is ClaimType.PARTNERSHIP and programs.beside(sentence, link.support))
            ):
                refs, support = link.refs, link.support
        amount = one.fields
        statement = f"{amount.what[:1].upper()}{amount.what[1:]} of {amount.figure}"
        statement += f" per {amount.per}" if amount.per else f" ({amount.period})" if amount.period else ""
        if one.modality is Modality.EXPECTED:
            statement = f"{statement} expected"
        elif one.modality is Modality.HYPOTHETICAL:
            statement = f"Potential {statement[:1].lower()}{statement[1:]}"
        yield ProposedClaim(
            ref="",
            type=one.type,
            modality=one.modality,
            negated=one.negated,
            statement="" if _UNSAID.match(amount.what) or amount.per or one.negated else statement,
            programs=list(refs),
            amounts=[amount],
            evidence=[*prose.quoting(support), _clause(prose, sentence, one.at)],
        )


_UNSAID = later(r"(?:to|for|upon|on|subscribed)\s", re.IGNORECASE)
"""Labels that no sentence can be made of."""


def _clause(prose: Prose, sentence: Sentence, at: int) -> Quote:
    """The part between semicolons that tells an amount: what stands beside it may be of another mood."""
    text = sentence.text
    start = text.rfind("; ", 0, at) + 1
    stop = text.find("; ", at)
    return prose.quote(sentence.start + start, sentence.start + (stop if stop > 0 else len(text)))
