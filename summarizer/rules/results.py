"""Results as claims: the values of a sentence, findings in words with their negation, and bars.

Whose result it is comes from the sentence and its surroundings; a bar (`a 25-30% improvement could
signal ...`) is a threshold, never a result.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.patterns import later
from summarizer.rules.prose import DIGIT, Prose, Sentence
from summarizer.rules.roster import Link, Roster
from summarizer.rules.shapes import CHANGE, HYPOTHETICAL, PERCENT
from summarizer.rules.trials import Trials
from summarizer.rules.values import numbers, readable
from summarizer.schemas import ClaimType, Modality, ProposedClaim, Quote, ResultFields, ZoneKind

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
_SAFETY = later(
    r"\b(?P<whole>(?P<no>no)\s(?P<what>(?:[\w≥/-]{1,20}\s){0,8}?(?:adverse\sevents?|adverse\sreactions?|SAEs?|deaths?|dropouts|dose[- ]limiting\stoxicit\w+|"
    r"safety\s(?:signals?|concerns?)|discontinuations?|neurotoxicity|side\seffects)(?:\s\((?:SAEs?|DLTs?|TEAEs?)\))?))",
    re.IGNORECASE,
)
_MET = later(
    r"\b(?P<not>did\snot\s|failed\sto\s|not\s)?(?:successfully\s)?(?:met|meet|achieved|achieve)\s(?:its|the|both|all(?:\sof)?|their)\s(?:the\s|its\s)?"
    r"(?P<what>(?:[\w-]{1,20}\s){0,8}?(?:endpoints?|end\spoints?|objectives?))\b",
    re.IGNORECASE,
)
_TOLERATED = later(
    r"\b(?:(?:generally|was|were)\s)?(?P<not>not\s)?(?P<what>well[- ]tolerated)\b", re.IGNORECASE
)


def propose_results(prose: Prose, programs: Roster, trials: Trials) -> list[ProposedClaim]:
    """The results of a release as claims: one per sentence, numbers first, findings in words after."""
    claims: list[ProposedClaim] = []
    for sentence in prose.sentences:
        if sentence.kind not in _SETTING:
            continue
        if not (sentence.has(_FINDING) or DIGIT.search(sentence.text)):
            continue
        link, support = _subject(sentence, programs, trials)
        if len(link) != 1 and len(support) != 1:
            continue
        claims += _threshold(prose, sentence, programs, trials)
        reading = numbers(sentence)
        if reading.values:
            claims.append(_claim(prose, sentence, programs, trials, reading.values))
        claims += _words(prose, sentence, programs, trials)
    return _merged(claims)


def _merged(claims: Sequence[ProposedClaim]) -> list[ProposedClaim]:
    """One claim for what several passages say in the same words and numbers."""
    kept: dict[object, ProposedClaim] = {}
    for claim in claims:
        name = (
            claim.type,
            claim.negated,
            tuple(claim.programs),
            tuple(claim.trials),
            tuple(
                (value.measure.casefold().replace("-", " "), value.figure, value.p_value, value.arm)
                for value in claim.results
            ),
        )
        first = kept.get(name)
        if first is None:
            kept[name] = claim
            continue
        quotes = [*first.evidence, *(quote for quote in claim.evidence if quote not in first.evidence)]
        kept[name] = first.model_copy(update={"evidence": quotes[:3]})
    return list(kept.values())


def _subject(sentence: Sentence, programs: Roster, trials: Trials) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return programs.about(sentence).refs, trials.roster.about(sentence, alone=False).refs


_BAR = later(
    rf"(?P<fig>{PERCENT})\s(?:[\w-]{{1,20}}\s){{0,2}}?(?P<kind>{CHANGE}|difference|rate)\s(?:in|of)\s(?P<what>[^.;,()]{{2,60}}?)"
    rf"(?:\s(?:versus|over|vs\.?|compared\s(?:to|with))\s(?P<cmp>[^.;,()]{{2,40}}?))?\s(?:could|would|may|might)\b",
    re.IGNORECASE,
)


def _threshold(prose: Prose, sentence: Sentence, programs: Roster, trials: Trials) -> Iterator[ProposedClaim]:
    """A bar: `A 25-30% improvement in X versus Y could signal ...` is no result."""
    text = sentence.text
    match = _BAR.search(text) if "%" in text else None
    if match is None or not readable(match["fig"]):
        return
    value = ResultFields(measure=match["what"].strip(), figure=match["fig"].strip(), comparator=match["cmp"])
    stop = re.compile(r"[.;](?:\s|$)|,\s|\ssince\s").search(text, match.end())
    claim = _claim(
        prose, sentence, programs, trials, [value], kind=ClaimType.THRESHOLD, modality=Modality.HYPOTHETICAL
    )
    yield claim.model_copy(update={"statement": text[match.start() : stop.start() if stop else len(text)]})


_FINDING = ("endpoint", "end point", "objective", "tolerated", "no ")


def _words(prose: Prose, sentence: Sentence, programs: Roster, trials: Trials) -> Iterator[ProposedClaim]:
    """Findings without a number, negations kept."""
    text = sentence.text
    if sentence.kind is ZoneKind.ABOUT_PROGRAM and not programs.own(sentence):
        return
    found: list[tuple[int, str, bool]] = []
    if not sentence.has(_FINDING):
        return
    for match in _MET.finditer(text):
        if HYPOTHETICAL.search(text[max(0, match.start() - 40) : match.start()]) or re.search(
            r"\b(?:to|will)\s$", text[max(0, match.start() - 6) : match.start()]
        ):
            continue
        found.append((match.start(), match["what"].strip(), bool(match["not"])))
    for match in _SAFETY.finditer(text):
        if re.search(
            r"^\s?(?:\w+\s)?(?:reported|observed|identified|were|was|noted|have|occurred|in\b|and\b|,|\.|$)",
            text[match.end() :],
        ):
            found.append((match.start(), match["what"].strip(), True))  # noqa: PERF401
    for match in _TOLERATED.finditer(text):
        if not HYPOTHETICAL.search(text[max(0, match.start() - 40) : match.start()]) and not match["not"]:
            found.append((match.start(), match["what"], False))
            break
    for _, measure, negated in found[:3]:
        yield _claim(prose, sentence, programs, trials, [ResultFields(measure=measure)], negated=negated)


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
    support = [one for one in (link.support if refs else None, trial.support) if one is not None]
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


def _only_trial(sentence: Sentence, ref: str, programs: Roster, trials: Trials) -> Link:
    """The one trial of the program that its heading or paragraph is about."""
    own = [study for study in trials.studies if ref in study.programs]
    heading = programs.prose.heading(sentence)
    if heading is not None:
        under = [study for study in own if heading in study.sentences]
        if len(under) == 1:
            return Link((under[0].ref,), heading)
    return Link()


def _statement(values: Sequence[ResultFields], negated: bool) -> str:
    parts = []
    for value in values:
        said = value.measure
        if value.figure:
            said += f": {value.figure}"
        elif value.n is not None and value.N is not None:
            said += f": {value.n} of {value.N}"
        who = ", ".join(part for part in (value.population, value.arm) if part)
        said += f" ({who})" if who else ""
        said += f" versus {value.comparator}" if value.comparator else ""
        said += f" {value.time_point}" if value.time_point else ""
        parts.append(said)
    text = "; ".join(parts)
    if negated:
        return f"No {text}" if "endpoint" not in text else f"Did not meet {text}"
    if not any(value.figure or value.n is not None for value in values):
        return f"Met {text}" if "endpoint" in text or "objective" in text else f"Reported {text}"
    return text[:1].upper() + text[1:]
