"""Trials without a name of their own, told by their phase and their program: `its ongoing Phase 1/2 trial`.

Such words are a mention of a known trial where they fit one alone; else they stand for a trial that
has no name. A phase named in passing, without words that single a trial out, is none.
"""

import re

from summarizer.patterns import later
from summarizer.rules.phrases import phases
from summarizer.rules.prose import Prose, Sentence
from summarizer.rules.roster import Link, Named, Roster
from summarizer.rules.studies import Study, said_pivotal
from summarizer.schemas import Phase, ZoneKind
from summarizer.text import Span

_NOT_HELD = later(
    r"\b(?:would|could|might|may|justif\w+|support\w*|enabl\w+|warrant\w*|if|whether|not|never|no|cancel\w*|toward|towards|ready\sfor|fund|finance|such\sas\sa|results?\sfrom\sother)\b(?:\s[\w’'-]{1,20}){0,6}\s$",
    re.IGNORECASE,
)
_THEIRS = later(r"^[^.;]{0,20}\sof\sits\sown\b", re.IGNORECASE)
_TO_COME = later(
    r"\b(?:plan(?:s|ned|ning)?|expect(?:s|ed)?|intend(?:s|ed)?|anticipat\w+|will|future|prepar\w+|proposed|to\s(?:initiate|begin|start|commence|dose))\b",
    re.IGNORECASE,
)
_NOUN = later(
    r"(?:,?\s(?!and\b|or\b|of\b|in\b)[\w-]{1,25}){0,7}\s(?:trials?|study|studies|(?:clinical\s)?testing)\b",
    re.IGNORECASE,
)
_ALSO = later(r"\s?(?:and|or)\b")
_SEVERAL = later(
    r"\b(?:both|two|three|four|five|six|several|multiple|many|\d{1,2}|various|earlier|previous|prior|other|these|those|all|most|some|of)\s(?:[\w-]{1,20}\s){0,3}$",
    re.IGNORECASE,
)
"""What stands before a plural that means more than one trial."""
_ARTICLE = later(
    r"\b(?:[Ii]ts|[Oo]ur|[Tt]he|[Tt]his|[Aa]n?|ongoing|planned|company[’']s|[A-Z]\w+[’']s?)\s(?:[\w-]{1,20}\s){0,4}$"
)
_CARRIES_OUT = later(
    r"\b(?:initiat\w+|start(?:s|ed|ing)?|commenc\w+|beg[aiu]n\w*|undergoing|complet\w+|conduct\w*|launch\w*|advanc\w+\s(?:in)?to|enter(?:s|ed|ing)?|"
    r"evaluated\sin|studied\sin|tested\sin|currently\sin|is\sin)\s(?:[\w-]{1,20}\s){0,2}$",
    re.IGNORECASE,
)
"""Verbs whose object is a trial, with no article where it is in the plural."""
_PLANNED = later(
    r"\b(?:its|our|the|their)\s(?:[\w-]{1,20}\s)?planned\s(?:[\w-]{1,20}\s){0,3}$", re.IGNORECASE
)

_Known = dict[tuple[tuple[str, ...], tuple[Phase, ...]], Study]


def find_unnamed(prose: Prose, programs: Roster, studies: list[Study]) -> None:
    """Add to `studies` the trials that have no name, and to each known one where it is only described."""
    named = {sentence.index for study in studies for sentence in study.sentences}
    known: _Known = {}
    for sentence in prose.sentences:
        if sentence.index in named:
            continue
        if sentence.kind is ZoneKind.ABOUT_COMPANY and not programs.own(sentence):
            continue
        for span, values in phases(sentence.text):
            noun = _NOUN.match(sentence.text[span.end : span.end + 90])
            if noun is not None and not _ALSO.match(sentence.text[span.end :]):
                _described(prose, programs, studies, known, sentence, span, tuple(values), noun)


def _described(
    prose: Prose,
    programs: Roster,
    studies: list[Study],
    known: _Known,
    sentence: Sentence,
    span: Span,
    tried: tuple[Phase, ...],
    noun: re.Match[str],
) -> None:
    """Take one description of a trial in: a place of a known one, or a new one."""
    left = sentence.text[max(0, span.start - 80) : span.start]
    if _NOT_HELD.search(left) and not _PLANNED.search(left):
        return
    if _THEIRS.match(sentence.text[span.end + noun.end() : span.end + 90]):
        return
    plural = noun.group().endswith(("trials", "studies"))
    if plural and _SEVERAL.search(left):
        return
    start = sentence.start + span.start
    link = programs.about(sentence, start)
    if len(link.refs) != 1:
        return
    place = Named(start, sentence.start + span.end + noun.end(), "")
    study = _same(prose, programs, studies, link.refs, tried, sentence) or known.get((link.refs, tried))
    if study is None:
        wider = (one for (refs, other), one in known.items() if refs == link.refs and set(tried) < set(other))
        study = next(wider, None)
        if study is not None:
            study.places.append(place)
            study.sentences.append(sentence)
            return
    if study is None:
        if not _definite(programs, sentence, span.start) and not _CARRIES_OUT.search(left):
            return
        if not programs.own(sentence) and _TO_COME.search(left) and not _near(sentence, link):
            return  # named in passing: whose it is would be a guess
        study = Study(None, programs=link.refs)
        if link.support:
            study.support.append(link.support)
        known[link.refs, tried] = study
        studies.append(study)
    study.places.append(place)
    study.sentences.append(sentence)
    study.phases.append((tried, sentence))
    said_pivotal(study, sentence, sentence.text[max(0, span.start - 25) : span.start] + noun.group())


def _near(sentence: Sentence, link: Link) -> bool:
    """Whether what names the program stands right before, in the same paragraph."""
    return (
        link.support is not None
        and link.support.paragraph is sentence.paragraph
        and sentence.index - link.support.index <= 3
    )


def _same(
    prose: Prose,
    programs: Roster,
    studies: list[Study],
    refs: tuple[str, ...],
    tried: tuple[Phase, ...],
    sentence: Sentence,
) -> Study | None:
    """The named trial that a description stands for: the heading's, or the only one of its phase."""
    heading = prose.heading(sentence)
    under = [study for study in studies if heading is not None and heading in study.sentences and study.name]
    if len(under) == 1 and all(set(values) == set(tried) for values, _ in under[0].phases):
        return under[0]
    fitting = [
        study
        for study in studies
        if (study.name or study.nct)
        and any(set(values) == set(tried) for values, _ in study.phases)
        and any(set(refs) & set(programs.own(one)) for one in study.sentences)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _definite(programs: Roster, sentence: Sentence, at: int) -> bool:
    """Whether words single a trial out; a title has no articles, and means the one of the program it names."""
    if sentence.title and programs.own(sentence):
        return True
    return _ARTICLE.search(sentence.text[max(0, at - 60) : at]) is not None
