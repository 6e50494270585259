"""BR, firmness: a sentence is as firm as what it cites, and denies what that denies."""

import re
from collections.abc import Iterator

from summarizer.schemas import Modality
from summarizer.text import fold_str

from ..echoes import reversed_echo
from ..polarity import turned
from ..statements import opposite
from ..tone import Clause
from ..wording import content, stem
from .ground import Piece, Rests, parts
from .words import comparisons_in

_ASSERTS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|could|may|might|can|should|cannot|(?<![-])(?<!\ba )(?<!\ban )(?<!\bthe )(?!tiered|estimated|detailed|related|advanced|limited|combined)[a-z]{3,14}ed|met|led|held|began"
    r"|fell|rose|won|gave|took|(?:state|report|show|expect|plan|hold|anticipate|continue|remain|cover|receive|intend|aim|seek|believe|retain"
    r"|treat|meet|reduce|improve|include|exclude|demonstrate|support|confirm|suggest|indicate|prove|make)s)\b|n't\b",
)
"""A verb that asserts something."""
_PLAN, _HOPE, _FACT, _LEAN = "a plan", "a possibility", "a fact", "a belief"
_NEAR = 0.7
_LONG = 7
"""Letters from which on a negative word tells an end (terminated, discontinued), and denies nothing by itself."""


_GUIDED = re.compile(r"\b(?:guided|guidance)\b", re.IGNORECASE)


def _said_as(clause: Clause, modality: Modality | None = None) -> str:
    """How firm a clause is: by its own words, else by its record's modality."""
    if clause.hypothetical:
        return _HOPE
    if clause.expected or _GUIDED.search(clause.text):
        return _PLAN
    if modality is Modality.HYPOTHETICAL:
        return _HOPE
    if modality is Modality.EXPECTED:
        return _PLAN
    if clause.aimed and not clause.happened:
        return _PLAN
    if clause.possible and not clause.happened:
        return _LEAN
    return _FACT


_MEETS = {
    _FACT: {_FACT},
    _PLAN: {_PLAN},
    _HOPE: {_HOPE, _LEAN},
    _LEAN: {_LEAN, _HOPE, _PLAN},
}
"""How firm the cited words may be for a clause of each kind."""


def _pieces(rests: Rests) -> list[Piece]:
    """The cited clauses; of a change, what it tells is a fact."""
    return rests.pieces + [Piece(clause, None) for clause in parts(rests.values.text)]


def _nearest(clause: Clause, pieces: list[Piece]) -> list[Piece]:
    wanted = frozenset(stem(word) for word in content(clause.text))
    scored = [(len(wanted & piece.clause.stems), piece) for piece in pieces]
    best = max((score for score, _ in scored), default=0)
    return [piece for score, piece in scored if score and score >= _NEAR * best]


def firmness_kept(rests: Rests) -> Iterator[str]:
    """No `will` for `could`, no `reported` for `expected`, clause by clause."""
    pieces = _pieces(rests)
    if not rests.sentence.citations or not pieces:
        return
    compared = {word for change in rests.changes for word in comparisons_in(rests.text, change)}
    for clause in parts(rests.text):
        if not _ASSERTS.search(fold_str(clause.text).lower()):
            continue
        mine = _said_as(clause)
        if clause.hypothetical == "would" and rests.words.holds("will"):
            mine = _PLAN  # Reported speech: said that it would, for "it will".
        tells_change = bool(rests.changes) and any(word in clause.text for word in compared)
        if tells_change:
            if mine == _HOPE and all(_said_as(one.clause) != _HOPE for one in pieces):
                yield f'The sentence says "{clause.firm}", the cited words do not.'
                return
            if not _tells_event(clause, compared) or mine == _PLAN:
                continue
        near = _nearest(clause, pieces)
        found = {_said_as(one.clause, one.modality) for one in near}
        found |= {_FACT for one in near if one.clause.happened and one.clause.expected and not one.modality}
        found |= {_FACT for one in near if _same_deed(clause, one.clause)}
        if near and not found & _MEETS[mine]:
            word = clause.firm or clause.possible or clause.aimed or clause.happened
            said = f'says "{word}"' if word else "states a fact"
            yield f"The sentence {said}, the cited words tell {' or '.join(sorted(found))}."
            return


def _same_deed(clause: Clause, other: Clause) -> bool:
    """Whether both tell with one verb that something was done: agreed, terminated."""
    if not clause.happened or not other.happened or other.hypothetical:
        return False
    mine, theirs = content(clause.happened), content(other.happened)
    return bool(mine and theirs) and stem(mine[-1]) == stem(theirs[-1])


_OCCURRED = re.compile(
    r"\b(?:reported|announced|presented|published|achieved|completed|met|showed|demonstrated|dosed|granted|received|approved|cleared|submitted"
    r"|initiated|started|enrolled|read out)\b",
    re.IGNORECASE,
)


def _tells_event(clause: Clause, compared: set[str]) -> bool:
    """Whether a clause that tells a change tells besides that the event took place."""
    text = clause.text
    for word in compared:
        text = text.replace(word, " ")
    return _OCCURRED.search(text) is not None


def expectation_told(rests: Rests) -> Iterator[str]:
    """A sentence that cites a plan or a hope says that it is one, unless it tells how the plan changed."""
    moved = {
        citation
        for one in rests.moved
        if comparisons_in(rests.text, one.change)
        for citation in one.citations
    }
    said = {_said_as(clause) for clause in parts(rests.text)}
    for one in rests.cited:
        if one.id in moved or one.modality not in {Modality.EXPECTED, Modality.HYPOTHETICAL}:
            continue
        wanted = {_PLAN, _HOPE, _LEAN} if one.modality is Modality.EXPECTED else {_HOPE, _LEAN}
        if not said & wanted:
            yield f"{one.id} tells {'a plan' if one.modality is Modality.EXPECTED else 'a possibility'}, the sentence does not say so."
            return


def polarity_kept(rests: Rests) -> Iterator[str]:
    """A sentence denies what is denied, affirms what is affirmed, and turns no direction round."""
    if not rests.sentence.citations:
        said = [clause for clause in parts(rests.text) if _ASSERTS.search(fold_str(clause.text).lower())]
        if not said or not all(_is_unsaid(clause) for clause in said):
            yield "The releases do not hold this, and the sentence does not say so."
        return
    told_of_changes = rests.notes.text.replace(", not mentioned", " is not mentioned")
    source = f"{rests.words.text}\n{told_of_changes}"
    denied = turned(rests.text, source)
    if denied:
        yield f'The cited words have no "{denied}".'
        return
    turn = (
        opposite(rests.text, source)
        or reversed_echo(*(_AND_NO.sub(", ", one) for one in (rests.text, source)))
        or _contrary(rests.text, source)
    )
    if turn:
        yield f'The sentence says "{turn[0]}", the cited words "{turn[1]}".'
        return
    notes = [Piece(clause, None) for clause in parts(told_of_changes)]
    whole = [*source.split("\n"), ""]
    pieces = rests.pieces + notes
    for clause in parts(rests.text):
        if len(content(clause.text)) < 2 or not _ASSERTS.search(fold_str(clause.text).lower()):
            continue
        near = _nearest(clause, pieces)
        negative = bool(clause.denied or clause.without)
        told = [bool(one.clause.denied or one.clause.without) for one in near]
        denials = len(_DENIAL.findall(clause.text))
        if near and denials > 1 and denials > max(len(_DENIAL.findall(one)) for one in whole):
            yield f'The cited words deny this once, not twice: "{clause.text}".'
            return
        if clause.denied is None:
            beside = frozenset(stem(word) for word in content(clause.text))
            told += [
                bool(one.clause.denied or one.clause.without) for one in notes if beside & one.clause.stems
            ]
        ended = (
            clause.denied is None
            and len(clause.without or "") > _LONG
            and rests.words.holds(clause.without or "")
        )
        if near and negative and not any(told) and not ended:
            yield f'The cited words do not deny this: "{clause.denied or clause.without}".'
            return
        if near and not negative and all(told):
            yield f'The cited words say "{near[0].clause.denied or near[0].clause.without}".'
            return


_SAYING = re.compile(
    r"\b(?:disclos|say|said|tell|told|stat|report|mention|speak|spoke|given?\b|gives|hold|held|know)",
    re.IGNORECASE,
)


def _is_unsaid(clause: Clause) -> bool:
    """Whether a clause denies that something is told: it may be so all the same."""
    return bool(clause.denied or clause.without) and _SAYING.search(clause.text) is not None


_AND_NO = re.compile(r"\s(?:and|or|nor)\s(?=no\b)", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:not|no|never|none|without|neither|nor|cannot)\b|n't\b", re.IGNORECASE)
_CONTRARY = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        ("includ(?:es|ed|ing)", "exclud(?:es|ed|ing)"),
        ("still", "no longer"),
        ("sooner than", "later than"),
        ("(?<!not )counting", "exclud(?:es|ed|ing)"),
        ("includ(?:es|ed|ing)", "eliminat(?:es|ed|ing)|omit(?:s|ted)"),
        (
            "(?<!no )(?<!without )(?<!any )(?<!with any )further (?=treatment|therapy|doses?)",
            "(?:no|without) further",
        ),
        ("earlier(?= (?:guidance|window|dates?|plan|release|estimate|expectation|timeline)\\b)", "later"),
    )
)
"""Words of which a sentence may not have one where the cited words have the other alone."""


def _contrary(words: str, source: str) -> tuple[str, str] | None:
    for pair in _CONTRARY:
        for here, there in (pair, pair[::-1]):
            said, told = here.search(words), there.search(source)
            if said and told and not there.search(words) and not here.search(source):
                return said.group(), told.group()
    return _other_order(words, source)


_BEFORE = re.compile(r"\b(before|after)\b([^.;:]{0,80})", re.IGNORECASE)


def _other_order(words: str, source: str) -> tuple[str, str] | None:
    """`before` what the cited words have `after`, or the other way round."""
    told = [(one[1], _first_stems(one[2])) for one in _BEFORE.finditer(source)]
    for match in _BEFORE.finditer(words):
        beside = [(word, stems) for word, stems in told if stems & _first_stems(match[2])]
        if beside and all(word.casefold() != match[1].casefold() for word, _ in beside):
            return match[1], beside[0][0]
    return None


def _first_stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content(text)[:4])


def negated_told(rests: Rests) -> Iterator[str]:
    """A sentence that cites only what is denied denies it."""
    if rests.cited and all(one.negated for one in rests.cited):
        said = parts(rests.text)
        near = [one.clause for each in said for one in _nearest(each, rests.pieces)]
        if not any(one.denied or one.without for one in (*said, *near[:1])):
            return
        if not any(clause.denied or clause.without for clause in said):
            yield "The cited words deny this, the sentence does not."
