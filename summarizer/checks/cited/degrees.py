"""BR, degrees: what is denied, conditional, only possible or only planned in the cited words stays so, word by word."""

import re
from collections.abc import Iterator

from summarizer.schemas import ChangeKind, MilestoneStatus, Modality
from summarizer.text import fold_str

from ..tone import Clause
from ..wording import content, stem
from .ground import Rests, parts

_COULD = re.compile(r"\b(?:could|may|might)\b", re.IGNORECASE)
_WOULD = re.compile(r"\b(?:would|will)\b", re.IGNORECASE)


def would_kept(rests: Rests) -> Iterator[str]:
    """No `would` where the cited words have `could` and no `would`."""
    would = _WOULD.search(fold_str(rests.text))
    source = fold_str(rests.words.text)
    if would and _COULD.search(source) and not _WOULD.search(source):
        yield f'The cited words say "could", not "{would.group()}".'


_CAUSE = re.compile(
    r"\b(?:because|owing to|due to|thanks to|as a result of|on account of|in response to|caused by|attribut(?:es|ed))\b",
    re.IGNORECASE,
)
_CAUSED = re.compile(
    r"\b(?:because|owing|due to|following|after|as a result|result(?:ed|s) (?:in|from)|given|attribut\w+|reason|so that|to allow|thanks to|caused|in response|driven by)\b",
    re.IGNORECASE,
)


def causes_cited(rests: Rests) -> Iterator[str]:
    """A cause is told where the cited words, or a cited change, give one."""
    told = _CAUSE.search(fold_str(rests.text))
    source = fold_str(f"{rests.words.text}\n{rests.values.text}")
    if told and not _CAUSED.search(source) and not any(one.reason for one in rests.changes):
        yield f'The cited words give no cause: "{told.group()}".'


_NOT = re.compile(r"\b(?:not|never|no|none|nor|neither|without|cannot|excluding)\b|n't\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:not|never)\s(?:been\s|yet\s|be\s|statistically\s)?([a-z]{4,20})"
    r"|\bno\s(?:[a-z-]{4,20}\s){0,2}?([a-z]{4,20})(?=\s(?:were|was|are|is|has|have|had|with|of|in|to|and|or)\b|[,.;]|$)",
    re.IGNORECASE,
)
_CUT = re.compile(r"[,;:()]|\.\s|\b(?:but|although|though|whereas|while|and)\b", re.IGNORECASE)


def denied_words(rests: Rests) -> Iterator[str]:
    """A word that the cited words only deny is denied: no deaths, not related."""
    source = _CUT.split(fold_str(rests.words.text.replace("\n", ". ")))
    denied = {stem(match[1] or match[2]) for match in _DENIED.finditer(fold_str(rests.words.text))}
    affirmed = {stem(word) for piece in source if not _NOT.search(piece) for word in content(piece)}
    affirmed |= {stem(word) for word in content(rests.notes.text)} | {
        stem(word) for word in content(rests.names.text)
    }
    only = denied - affirmed
    if not only:
        return
    for piece in re.split(r"[,;:]|\.\s|\b(?:but|although|though|whereas|while)\b", fold_str(rests.text)):
        for word in content(piece):
            if stem(word) in only and not _NOT.search(piece):
                yield f'The cited words deny "{word}".'
                return


_IF = re.compile(r"\b(?:if|unless|subject to|provided|assuming)\s((?:[\w-]{1,20}\s){1,4})", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:if|unless|subject to|provided|assuming|should|once|depending|conditional|pending|could|may)\b",
    re.IGNORECASE,
)


def conditions_kept(rests: Rests) -> Iterator[str]:
    """A condition of the cited words is told as one."""
    conditions = {
        stem(word) for match in _IF.finditer(fold_str(rests.words.text)) for word in content(match[1])[:2]
    }
    for piece in re.split(r"[,;:]", fold_str(rests.text)):
        told = [word for word in content(piece) if stem(word) in conditions]
        if told and not _GIVEN.search(piece):
            yield f'In the cited words, "{told[0]}" stands in a condition.'
            return


_DEED = re.compile(
    r"\b(?:has|have|had|was|were|been)?\s?(?:now\s|already\s)?(enrolled|dosed|reported|presented|published|submitted|approved|cleared|completed|started|initiated"
    r"|tested|treated|obtained|signed|terminated|came out|read out|announced)\b",
    re.IGNORECASE,
)


def deeds_done(rests: Rests) -> Iterator[str]:
    """What a sentence tells as done, the cited words do not only plan."""
    told = [clause for clause in parts(rests.text) if not (clause.firm or clause.aimed or clause.possible)]
    if any(
        one.kind is ChangeKind.ACHIEVED or one.status is MilestoneStatus.OCCURRED for one in rests.changes
    ):
        return
    for clause in told:
        for match in _DEED.finditer(fold_str(clause.text)):
            word = match[1].split()[0]
            beside = fold_str(clause.text)[max(0, match.start() - 4) : match.start()]
            if _TELLS.search(clause.text) or _AHEAD.search(beside) or not _only_planned(stem(word), rests):
                continue
            yield f'The cited words do not say that this was "{match[1]}".'
            return


_TELLS = re.compile(r"\b(?:release|company)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:be|to|is|are)\s*$")


def _only_planned(deed: str, rests: Rests) -> bool:
    """Whether the cited words have a deed in plans alone, or nothing but plans."""
    pieces = [one for one in rests.pieces if deed in one.clause.stems]
    if not pieces:
        return bool(rests.cited) and all(one.modality is Modality.EXPECTED for one in rests.cited)
    return all(_planned(one.clause, one.modality) for one in pieces)


def _planned(clause: Clause, modality: Modality | None) -> bool:
    ahead = clause.firm or clause.aimed or modality is Modality.EXPECTED
    return bool(ahead) and not clause.happened
