"""Whose a step is: the program and the trial that its sentence, or what stands around it, speaks of."""

from collections.abc import Sequence

from summarizer.patterns import later
from summarizer.rules.phrases import phases
from summarizer.rules.prose import Sentence
from summarizer.rules.roster import NOTHING, Link, Roster
from summarizer.rules.studies import Study
from summarizer.rules.tense import Seen
from summarizer.rules.trials import Trials
from summarizer.schemas import ClaimType, Event, ZoneKind


def subject_of(
    sentence: Sentence, one: Seen, programs: Roster, trials: Trials
) -> tuple[tuple[str, ...], tuple[str, ...], list[Sentence]] | None:
    """The programs and trials of a step, and the sentences that name them when it is not this one."""
    if one.step.company:
        near = [
            named.ref
            for named in programs.inside(sentence)
            if one.span.start - 40 <= named.start - sentence.start <= one.span.end + 60
        ] or _further(sentence, one, programs)
        return (
            (
                tuple(dict.fromkeys(near))
                if len(set(near)) == 1 and one.step.type is ClaimType.PARTNERSHIP
                else ()
            ),
            (),
            [],
        )
    at = sentence.start + one.span.start
    trial = trials.roster.about(sentence, at, alone=False) if one.step.trial else NOTHING
    within = {
        named.ref
        for named in trials.roster.inside(sentence)
        if at <= named.start and named.end <= sentence.start + one.span.end
    }
    if one.step.trial and len(within) == 1:
        trial = Link(tuple(within))
    link = programs.about(sentence, at)
    support = [other for other in (trial.support, link.support) if other is not None]
    if len(trial.refs) > 1:
        trial = NOTHING
    if trial and one.step.event is Event.TRIAL_START and not trials.roster.own(sentence):
        known = next(study for study in trials.studies if study.ref == trial.refs[0])
        trial = NOTHING if _of_another_phase(sentence, known) else trial
    if trial:
        owner = next(study for study in trials.studies if study.ref == trial.refs[0])
        if link.refs and not set(owner.programs) & set(link.refs):
            if not programs.own(sentence) or set(owner.programs) & set(programs.own(sentence)):
                link = Link(owner.programs)
            else:
                trial = NOTHING
        else:
            link = Link(owner.programs)
        if trial:
            return link.refs, trial.refs, [trial.support] if trial.support else []
    if not link.refs:
        return None
    if len(link.refs) > 1:
        return None
    if one.step.trial and one.step.event not in _MANY_TRIALS and not trials.roster.own(sentence):
        only = [study for study in trials.studies if link.refs[0] in study.programs]
        if len(only) == 1 and only[0].name and not _of_another_phase(sentence, only[0]):
            return link.refs, (only[0].ref,), [*support, _naming(only[0].sentences, sentence)]
    return link.refs, (), support


def _further(sentence: Sentence, one: Seen, programs: Roster) -> list[str]:
    """The only program that the words of a deal go on to: `agreement with X to include its candidate Y`."""
    named = programs.inside(sentence)
    refs = list(dict.fromkeys(place.ref for place in named))
    if len(refs) != 1 or sentence.kind is ZoneKind.QUOTE:
        return []
    gap = sentence.text[one.span.end : named[0].start - sentence.start]
    return refs if gap and not _ENDS.search(gap) and len(gap) < 220 else []


_ENDS = later(r"(?<!Co)(?<!Ltd)(?<!Inc)(?<!Corp)[.;]\s|\n")
_MANY_TRIALS = frozenset({Event.TRIAL_START, Event.DATA_UPDATE, Event.IND_CLEARED, Event.CTA_APPROVED})
"""Steps that may be of another trial than the only one that the release names."""


def _naming(sentences: Sequence[Sentence], near: Sentence) -> Sentence:
    """The sentence nearest to `near` that is no headline."""
    return min(
        sentences,
        key=lambda one: (one.title and one.kind is not ZoneKind.HEADING, abs(one.index - near.index)),
    )


def _of_another_phase(sentence: Sentence, study: Study) -> bool:
    """Whether a sentence names a phase that the trial does not have."""
    named = {value for _, values in phases(sentence.text) for value in values}
    own = {value for values, _ in study.phases for value in values}
    return bool(named and own) and not named & own
