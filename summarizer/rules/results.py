"""Results as claims: the values of a sentence, findings in words with their negation, and bars.

Whose result it is comes from the sentence and its surroundings; a bar (`a 25-30% improvement could
signal ...`) is a threshold, never a result.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.measuring import taken_apart
from summarizer.patterns import later
from summarizer.phrasing import results_stated
from summarizer.rules.bars import bars
from summarizer.rules.carried import Arms
from summarizer.rules.counted import counted
from summarizer.rules.findings import Finding, findings
from summarizer.rules.prose import DIGIT, Prose, Sentence
from summarizer.rules.roster import Link, Roster
from summarizer.rules.shapes import BACKGROUND
from summarizer.rules.tables import table_rows
from summarizer.rules.told import Reading
from summarizer.rules.trials import Trials
from summarizer.rules.values import numbers
from summarizer.schemas import ClaimType, FactKind, Modality, ProposedClaim, Quote, ResultFields, ZoneKind

_SETTING = frozenset(
    {
        ZoneKind.HEADLINE,
        ZoneKind.HEADLINE_BULLETS,
        ZoneKind.LEAD,
        ZoneKind.DATELINE,
        ZoneKind.BODY,
        ZoneKind.ABOUT_PROGRAM,
    }
)


def propose_results(prose: Prose, programs: Roster, trials: Trials) -> list[ProposedClaim]:
    """The results of a release as claims: one per endpoint and time point, then the findings in words."""
    claims: list[ProposedClaim] = []
    arms = Arms()
    for sentence in prose.sentences:
        if sentence.kind is ZoneKind.QUOTE and _BAR_SIGNS.search(sentence.text):
            claims += _threshold(prose, sentence, programs, trials)
        if sentence.kind not in _SETTING:
            continue
        several = list(counted(sentence))
        said = findings(sentence)
        reading = numbers(sentence)
        if not (
            said
            or several
            or reading.values
            or (_BAR_SIGNS.search(sentence.text) and DIGIT.search(sentence.text))
        ):
            continue
        link, support = _subject(sentence, programs, trials)
        if len(link) != 1 and len(support) != 1:
            continue
        if not trials.roster.own(sentence) and any(
            not _CONTROLS.search(sentence.text[: sentence.local(fact).start])
            for fact in sentence.of(FactKind.TRIAL_NAME)
        ):
            continue  # another's trial
        if not programs.own(sentence) and _of_another(sentence):
            continue
        claims += _threshold(prose, sentence, programs, trials)
        if not (programs.own(sentence) or trials.roster.own(sentence)) and BACKGROUND.search(sentence.text):
            continue
        for group in reading.groups():
            values, naming = arms.give(sentence, group)
            values = [
                one
                for one in values
                if one.population or one.n is None or not _OF_A_PART.search(sentence.text)
            ]
            if not values:
                continue
            denied = next((one for one in said if _carries(sentence, one, reading)), None)
            claim = _claim(
                prose, sentence, programs, trials, values, naming=naming, negated=denied is not None
            )
            if denied is not None:
                claim = claim.model_copy(update={"statement": _told(prose, sentence, denied)})
                said = [one for one in said if one is not denied]
            claims.append(claim)
        arms.hear(reading)
        claims += [_claim(prose, sentence, programs, trials, one) for one in several if not reading.values]
        claims += _words(prose, sentence, programs, trials, said, reading)
    return _merged([*claims, *_tabled(prose, programs, trials)])


_TESTED = later(
    r"\b(?:[Tt]rial|[Ss]tudy|[Tt]reatment|[Dd]ata|[Rr]esults)\s(?:of|with|for|from)\s(?P<name>[A-Z]{3}[A-Z0-9-]{0,12})(?![\w’'])(?=\s[a-z])"
)


def _of_another(sentence: Sentence) -> bool:
    """Whether what a sentence says was tested is a name that nobody knows: `the trial of XYZER showed`."""
    return any(
        not sentence.facts
        or not any(fact.start <= sentence.start + match.start("name") < fact.end for fact in sentence.facts)
        for match in _TESTED.finditer(sentence.text)
    )


_CONTROLS = later(r"\bcontrol\s(?:group|arm|cohort)s?\s(?:from|of|in)\s(?:the\s)?$", re.IGNORECASE)
"""What lends a trial its controls is not the trial whose result is told."""
_OF_A_PART = later(
    r"\w\s(?:of|among)\s(?:these|those)\s(?:\w+\s){0,2}?(?:patients|participants|subjects|adults|children|people|responders)\b",
    re.IGNORECASE,
)
"""Counts among those whom the same sentence has just picked out; without them named they would stand for all."""


def _carries(sentence: Sentence, one: Finding, reading: Reading) -> bool:
    """Whether a denied finding has its only value in brackets behind it: `no benefit was seen (HR 1.03)`."""
    return (
        one.negated
        and one.verdict == "seen"
        and len(reading.values) == 1
        and _SEEN.match(sentence.text[one.end : one.end + 40]) is not None
    )


_SEEN = later(
    r"(?:\s(?:was|were)\s(?:seen|observed|found|noted|detected|shown))?\s\((?:a?HR|OR|RR|p)\b", re.IGNORECASE
)


def _tabled(prose: Prose, programs: Roster, trials: Trials) -> Iterator[ProposedClaim]:
    """The endpoints of tables, of what the sentence before the table is about."""
    for at, row in table_rows(prose.document):
        before = next((one for one in reversed(prose.sentences) if one.end <= at), None)
        if before is None or len(_subject(before, programs, trials)[0]) != 1:
            continue
        claim = _claim(prose, before, programs, trials, row.values)
        own = prose.quote(before.start, before.end)
        support = [quote for quote in claim.evidence if quote != own]
        yield claim.model_copy(update={"evidence": [*support, *row.quotes]})


def _merged(claims: Sequence[ProposedClaim]) -> list[ProposedClaim]:
    """One claim for what several passages say: in the same words and numbers, or the fuller for the shorter."""
    kept: list[ProposedClaim] = []
    for claim in claims:
        home = next((index for index, other in enumerate(kept) if _repeats(claim, other)), None)
        if home is None:
            kept.append(claim)
            continue
        first, second = kept[home], claim
        if len(_figures(second)) > len(_figures(first)) or (not first.trials and second.trials):
            first, second = second, first
        quotes = [*first.evidence, *(quote for quote in second.evidence if quote not in first.evidence)]
        kept[home] = first.model_copy(update={"evidence": quotes[:4]})
    return kept


def _repeats(claim: ProposedClaim, other: ProposedClaim) -> bool:
    """Whether two claims say the same: the figures of one are all in the other, of a measure in shared words."""
    if (claim.type, claim.negated, claim.programs) != (other.type, other.negated, other.programs):
        return False
    if claim.trials != other.trials and claim.trials and other.trials:
        return False
    mine, theirs = _figures(claim), _figures(other)
    if not mine and not theirs:
        return _measures(claim) == _measures(other)
    if not (mine <= theirs or theirs <= mine) or not mine or not theirs:
        return False
    one, two = _telling(claim), _telling(other)
    return bool(one & two) or one == two


def _figures(claim: ProposedClaim) -> set[str]:
    return {"".join(value.figure.split()).strip("~%") for value in claim.results if value.figure}


def _measures(claim: ProposedClaim) -> set[str]:
    return {value.measure.casefold().replace("-", " ").rstrip("s") for value in claim.results}


def _telling(claim: ProposedClaim) -> set[str]:
    words = {
        word for value in claim.results for word in re.findall(r"[a-z0-9]{2,}", value.measure.casefold())
    }
    return words - {
        "rate",
        "of",
        "in",
        "the",
        "at",
        "least",
        "median",
        "mean",
        "with",
        "or",
        "and",
        "to",
        "from",
    }


def _subject(sentence: Sentence, programs: Roster, trials: Trials) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return programs.about(sentence).refs, trials.roster.about(sentence, alone=False).refs


def _threshold(prose: Prose, sentence: Sentence, programs: Roster, trials: Trials) -> Iterator[ProposedClaim]:
    """A bar: `A 25-30% improvement in X versus Y could signal ...` is no result."""
    for bar in bars(sentence):
        values = [bar.value] if bar.value else []
        claim = _claim(
            prose,
            sentence,
            programs,
            trials,
            values,
            kind=ClaimType.THRESHOLD,
            modality=Modality.HYPOTHETICAL,
        )
        words = " ".join(prose.plain(sentence.start + bar.start, sentence.start + bar.end).split()).strip(
            '“”"'
        )
        yield claim.model_copy(update={"statement": words[:1].upper() + words[1:]})


_BAR_SIGNS = later(
    r"\b(?:could|would|may|might|hop\w+|set|designed|powered|regards?|consider\w*|boundary|threshold|margin|pre-?specified|criterion)\b",
    re.IGNORECASE,
)


def _words(
    prose: Prose,
    sentence: Sentence,
    programs: Roster,
    trials: Trials,
    said: Sequence[Finding],
    reading: Reading,
) -> Iterator[ProposedClaim]:
    """Findings without a number, negations kept; one that a number of the sentence says already is left out."""
    if sentence.kind is ZoneKind.ABOUT_PROGRAM and not (
        programs.own(sentence) or programs.about(sentence, alone=False)
    ):
        return
    told = {value.fields.measure.casefold() for value in reading.values}
    for number, one in enumerate(said[:4]):
        if any(one.measure.casefold() in measure for measure in told) or (
            told and one.verdict == "seen" and not one.negated
        ):
            continue
        if told and one.verdict == "met" and not one.negated and sentence.text[one.end : one.end + 1] == ":":
            continue
        alone = reading.p_values[0] if reading.p_values and number == 0 and not reading.values else None
        value = ResultFields(measure=one.measure, p_value=alone)
        claim = _claim(prose, sentence, programs, trials, [value], negated=one.negated)
        if one.verdict in {"", "tolerated"}:
            yield claim
        else:
            yield claim.model_copy(update={"statement": _told(prose, sentence, one)})


def _told(prose: Prose, sentence: Sentence, one: Finding) -> str:
    """The clause that holds a finding, as the release words it, without the footnote marks glued to it."""
    text = sentence.text
    start = max(text.rfind("; ", 0, one.start) + 2, 0) if "; " in text[: one.start] else 0
    stop = text.find("; ", one.end)
    words = prose.plain(sentence.start + start, sentence.start + (stop if stop > 0 else len(text)))
    return " ".join(words.split()).rstrip(" .;")


def _claim(
    prose: Prose,
    sentence: Sentence,
    programs: Roster,
    trials: Trials,
    values: Sequence[ResultFields],
    *,
    kind: ClaimType = ClaimType.RESULT,
    modality: Modality = Modality.REPORTED,
    negated: bool = False,
    naming: Sentence | None = None,
) -> ProposedClaim:
    link = programs.about(sentence)
    trial = trials.roster.about(sentence, alone=False)
    if len(trial.refs) > 1 and not trials.roster.own(sentence):
        trial = Link()
    refs: tuple[str, ...] = link.refs if len(link.refs) == 1 else ()
    if trial:
        tested = {ref for study in trials.studies if study.ref in trial.refs for ref in study.programs}
        if refs and not set(refs) <= tested:
            trial = Link()
        elif len(tested) == 1:
            refs = tuple(tested)
        elif not refs:
            trial = Link()
    if not trial and len(refs) == 1:
        trial = _only_trial(sentence, refs[0], programs, trials)
    support = [one for one in (link.support if refs else None, trial.support, naming) if one is not None]
    quotes: dict[tuple[int | None, str], Quote] = {}
    for quote in prose.quoting(sentence, *support):
        quotes[quote.paragraph, quote.quote] = quote
    return ProposedClaim(
        ref="",
        type=kind,
        modality=modality,
        negated=negated,
        statement=_statement(values, negated),
        programs=list(refs),
        trials=list(trial.refs),
        results=list(values),
        evidence=list(quotes.values()),
    )


_ELSEWHERE = later(
    r"\b(?:preclinical|pre-clinical|in\svitro|in\svivo|mice|mouse|animals?|rats?|monkeys?|non-?human|xenograft|co-culture|cell\slines?|model|models|earlier|previous(?:ly)?|prior|"
    r"phase|extension|stud(?:y|ies)\s(?:of|in)|completed)\b",
    re.IGNORECASE,
)


def _only_trial(sentence: Sentence, ref: str, programs: Roster, trials: Trials) -> Link:
    """The one trial of the program that its heading is about, else the one whose results are the news."""
    own = [study for study in trials.studies if ref in study.programs]
    heading = programs.prose.heading(sentence)
    if heading is not None:
        under = [study for study in own if heading in study.sentences]
        if len(under) == 1:
            return Link((under[0].ref,), heading)
    news = [study for study in own if any(one.kind in _FRONT for one in study.sentences)]
    if (
        len(news) != 1
        or sentence.kind not in _NEWS
        or any(study not in own and study.name for study in trials.studies)
    ):
        return Link()
    words = " ".join(
        one.text for one in (sentence, *programs.prose.before(sentence, 3), *([heading] if heading else []))
    )
    if _ELSEWHERE.search(words) or not _DATA.search(
        " ".join(one.text for one in news[0].sentences if one.kind in _FRONT)
    ):
        return Link()
    front = [one for one in news[0].sentences if one.kind in _FRONT]
    return Link((news[0].ref,), min(front, key=lambda one: (one.title, one.index)))


_FRONT = frozenset({ZoneKind.HEADLINE, ZoneKind.HEADLINE_BULLETS, ZoneKind.LEAD, ZoneKind.DATELINE})
_NEWS = _FRONT | {ZoneKind.BODY}
_DATA = later(r"\b(?:results?|data|met|readout|findings|endpoint|demonstrat\w+|show\w*)\b", re.IGNORECASE)


def _statement(values: Sequence[ResultFields], negated: bool) -> str:
    text = results_stated([taken_apart(value) for value in values if value.figure or value.n is not None])
    if text:
        return text[:1].upper() + text[1:]
    text = "; ".join(value.measure for value in values)
    if negated:
        return f"No {text}" if "endpoint" not in text else f"Did not meet {text}"
    return f"Met {text}" if "endpoint" in text or "objective" in text else f"Reported {text}"
