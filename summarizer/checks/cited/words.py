"""BR, words: numbers, names and every other word of a sentence stand in what it cites."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from summarizer.numbers import numbers_in
from summarizer.schemas import Change, ChangeKind, ClaimType, Event
from summarizer.text import fold_str

from ..statements import (
    is_generic_name,
    listed,
    other_bounds,
    other_units,
    unknown_numbers,
    unknown_terms,
)
from ..terms import mentioned_phases, without_phases
from ..wording import STOPWORDS, TABLES, Scope, content, is_code, key, stem, tokens
from .ground import Rests, parts
from .telling import comparing, said_otherwise, telling
from .times import is_inside, without_times


def cites(rests: Rests) -> Iterator[str]:
    """A sentence cites, and only what is there; what the releases do not hold needs no citation."""
    unknown = [one for one in rests.sentence.citations if one not in rests.ground.cited]
    if unknown:
        yield f"There is no citation {listed(unknown)}."
    elif not rests.sentence.citations and not rests.ground.held.unheld:
        yield "The sentence cites nothing."


def numbers_cited(rests: Rests) -> Iterator[str]:
    """Every number is in the cited words or in a cited change's values, with its unit and its bound."""
    plain = _PRONOUN.sub(" ", without_times(rests))
    lacking = unknown_numbers(plain, rests.words, rests.values, rests.names)
    if lacking:
        yield f"{listed(lacking)} {'is' if len(lacking) == 1 else 'are'} not in the cited words."
        return
    words = rests.ground.scope(plain)
    wrong = (
        other_units(words, rests.words)
        or other_bounds(words, rests.words)
        or _unbounded(words, rests.words)
        or _shared(words, rests.all)
    )
    if wrong:
        yield f'The cited words say "{wrong[1]}", not "{wrong[0]}".'


def _unbounded(words: Scope, source: Scope) -> tuple[str, str] | None:
    """A figure without the bound that the cited words give it everywhere."""
    for figure in words.figures:
        same = [one for one in source.figures if one.figure.value == figure.figure.value]
        if figure.figure.operator is None and same and all(one.figure.operator for one in same):
            return words.text[figure.start : figure.end], source.text[same[0].start : same[0].end]
    return None


_PRONOUN = re.compile(
    r"\b(?:a|an|the|another|each|this|that) (?:[a-z]{3,12} )?one\b|\bone (?=(?:release|of the)\b)",
    re.IGNORECASE,
)
"""`one` that stands for a noun, or beside another: a later one, one release."""
_SHARE = re.compile(r"(?<![\w.,])(\d[\d,.]{0,9})(?=\s?%|(?:\s?[-\u2013]\s?|\sto\s|\sand\s)\d[\d,.]{0,9}\s?%)")


def _shared(words: Scope, source: Scope) -> tuple[str, str] | None:
    """A number told as a percentage that is none in the cited words, or as none where it is one."""
    shares = set(_SHARE.findall(fold_str(source.text)))
    for match in _SHARE.finditer(fold_str(words.text)):
        plain = re.search(rf"(?<![\w.,]){re.escape(match[1])}(?![\w%]|[.,]\d)", fold_str(source.text))
        if match[1] not in shares and plain:
            return f"{match[1]}%", match[1]
    return None


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number with the rough stems of the words before and behind it."""

    value: Decimal
    printed: str
    before: frozenset[str]
    after: frozenset[str]
    counts: str
    """The rough stem of the word right behind it."""
    aside: bool
    """Whether it stands alone in brackets, beside the number that it says again: 27 of 76 patients (35.5%)."""


_BREAK = re.compile(r"[,;:()]|\.\s|\s\d|\band\b|\bversus\b|\bcompared with\b", re.IGNORECASE)
_COUNTS = re.compile(r"^(?:of (?:[A-Za-z]{2,20}(?:'s)? )?\d[\d,]{0,12}\s?|\([^)]{0,30}\)\s?){1,3}")
_ASIDE = re.compile(r"\(\d[\d.,]*%?\)")
_BESIDE = 60
"""Characters on either side of a number that tell what it counts."""


def _counted(scope: Scope) -> list[_Counted]:
    text, numbers, found = scope.text, scope.numerals, []
    for index, number in enumerate(numbers):
        start = numbers[index - 1].end if index else 0
        before = _BREAK.split(text[max(start, number.start - _BESIDE) : number.start])[-1]
        rest = text[number.end : number.end + _BESIDE].lstrip(" %)")
        behind = _COUNTS.sub("", rest)
        at = number.end + len(text[number.end : number.end + _BESIDE]) - len(behind)
        following = next((one.start for one in numbers[index + 1 :] if one.start >= at), len(text))
        after = _BREAK.split(behind[: max(0, following - at)])[0]
        words = content(after)
        counts = stem(words[0]) if words else ""
        aside = _ASIDE.search(text, max(0, number.start - 1), number.end + 2) is not None
        found.append(_Counted(number.value, number.text, _stems(before), _stems(after), counts, aside))
    return found


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content(text))


def numbers_placed(rests: Rests) -> Iterator[str]:
    """A number counts in a sentence what it counts in the cited words."""
    known = [one for scope in (rests.words, rests.values, rests.notes) for one in _counted(scope)]
    plain = rests.ground.scope(without_times(rests))
    paired = {number for match in _FROM_TO.finditer(plain.text) for number in _pair(match)}
    for mine in _counted(plain):
        here = [one for one in known if one.value == mine.value]
        if mine.printed in paired:
            counted = {one.counts for one in here if one.counts}
            if mine.counts and counted and mine.counts not in counted:
                yield f'"{mine.printed}" counts something else in the cited words.'
            continue
        there = [one for one in known if one.value != mine.value and one.aside >= mine.aside]
        if not here or not (mine.before or mine.after):
            continue
        best = max(_alike(mine, one) for one in here)
        nearer = max(there, key=lambda one: _alike(mine, one), default=None)
        if nearer and _alike(mine, nearer) > best:
            yield f'"{mine.printed}" counts something else in the cited words; "{nearer.printed}" stands there.'


_OF = re.compile(
    r"(?<![\w.,/])(\d[\d,]{0,9})\s?(?:of|out of|/)\s?(?:the |all |its |their |[A-Z][\w-]{1,20}'s )?(\d[\d,]{0,9})(?![\w/]|[.,]\d)"
)
_FROM_TO = re.compile(r"\bfrom (\d[\d,.]{0,9}%?) to (\d[\d,.]{0,9}%?)(?![\w])", re.IGNORECASE)


def pairs_cited(rests: Rests) -> Iterator[str]:
    """So many of so many, and from so many to so many, are pairs of the cited words or of a cited change."""
    plain = without_times(rests)
    changed = {(one.value_before, one.value_after) for one in rests.changes}
    for pattern in (_OF, _FROM_TO):
        known = {
            _pair(match) for match in pattern.finditer(fold_str(f"{rests.words.text}\n{rests.values.text}"))
        }
        for match in pattern.finditer(plain):
            if _pair(match) not in known and (match[1], match[2]) not in changed:
                yield f'The cited words have no "{match.group()}".'
                return


def _pair(match: re.Match[str]) -> tuple[str, str]:
    return match[1].rstrip(".,"), match[2].rstrip(".,")


def _alike(one: _Counted, other: _Counted) -> int:
    same = bool(one.counts) and one.counts == other.counts
    return 2 * same + 3 * len(one.after & other.after) + len(one.before & other.before)


def words_cited(rests: Rests) -> Iterator[str]:
    """Every name and every telling word is in what is cited: prose adds nothing."""
    lacking = list(dict.fromkeys([*_lacking(rests), *_other_party(rests)]))
    if lacking:
        yield f"The cited words do not say {listed(lacking)}."


def _lacking(rests: Rests) -> Iterator[str]:
    plain = _without_comparisons(without_phases(without_times(rests)), rests.changes)
    held = _held_terms(plain, rests)
    for index, word in enumerate(tokens(plain)):
        if not any(map(str.isalpha, word)) or key(word) in held or word.casefold() in STOPWORDS:
            continue
        if _is_name(word, first=index == 0):
            if not rests.all.knows(word) and word not in {"Phase", "FDA"}:
                yield word
        elif not _is_told(word, rests.all):
            yield word
    phases = {phase.value for mention in mentioned_phases(rests.all.text) for phase in mention}
    for term in unknown_terms(rests.own, rests.all, phases):
        if not said_otherwise(term, rests.all):
            yield term


def _is_told(word: str, source: Scope) -> bool:
    return (
        stem(word) in telling()
        or _resembles(word, source)
        or _is_number_word(word)
        or said_otherwise(word, source)
    )


def _resembles(word: str, scope: Scope) -> bool:
    """Whether a text has a descriptive word in some form: incorporates for incorporating."""
    if scope.resembles(word):
        return True
    start = key(word)[: max(6, len(word) - 4)]
    return len(start) >= 6 and any(one.startswith(start) for one in scope.pool)


_PARTY = re.compile(r"\b(?:from|with|(?<!according )to) the company\b", re.IGNORECASE)


def _other_party(rests: Rests) -> list[str]:
    """The company told as another's opposite, where the cited words do not: feedback from the company."""
    found = [match.group() for match in _PARTY.finditer(rests.text) if not rests.words.holds(match.group())]
    proves = _PROVES.search(rests.text)
    return [*found, proves.group()] if proves and not _SHOWS.search(rests.words.text) else found


_PROVES = re.compile(r"\b(?:shows|showed|shown) (?:that|how|whether)\b", re.IGNORECASE)
_SHOWS = re.compile(r"\b(?:show|demonstrat|found|finding)", re.IGNORECASE)


def _is_number_word(word: str) -> bool:
    return word.casefold() in _ORDINALS or bool(numbers_in(word))


_ORDINALS = frozenset(["first", "second", "third", "fourth", "half", "thirds", "quarters"])
"""Words of order and of shares, which have checks of their own."""


def _is_name(word: str, *, first: bool) -> bool:
    plain = fold_str(word)
    if is_code(plain) or any(one.isupper() for one in plain[1:]) or is_generic_name(plain):
        return True
    return plain[0].isupper() and not first


def _held_terms(text: str, rests: Rests) -> frozenset[str]:
    """The words of terms that the cited words have under one name or another."""
    scope = rests.ground.scope(text)
    held: set[str] = set()
    for table in _SYNONYMS:
        known = rests.all.values(table)
        for hit in scope.hits[table]:
            if hit.value in known and hit.value != Event.APPROVED:
                words = tokens(text[hit.start : hit.end])
                # A phrase of the lexicon may have any words in its middle: "start ... trial".
                ends = words if len(words) < _WHOLE else [words[0], words[-1]]
                held.update(key(word) for word in ends if not _is_name(word, first=False))
    return frozenset(held)


_SYNONYMS = tuple(
    table
    for table in TABLES
    if table
    not in {"measure_word", "amount_word", "statistic", "study_type", "arm_type", "stage", "milestone_status"}
)
_WHOLE = 4
"""Words from which on a phrase of the lexicon may have a gap."""
_STATES = ("designation_status", "trial_status")


def states_cited(rests: Rests) -> Iterator[str]:
    """A designation or a trial has the status that it has in the cited words: not granted for requested."""
    source = rests.ground.scope("\n".join([rests.words.text, rests.notes.text, rests.values.text]))
    for table in _STATES:
        known = source.values(table)
        for hit in rests.own.hits[table] if known else ():
            if hit.value not in known:
                yield f'"{rests.text[hit.start : hit.end]}" is not what the cited words say.'
                return
    for hit in rests.own.hits["event"]:
        if hit.value in _GRAVE and hit.value not in source.values("event"):
            yield f'The cited words do not say "{rests.text[hit.start : hit.end]}".'
            return


_GRAVE = frozenset({Event.CLINICAL_HOLD, Event.HOLD_LIFTED, Event.CRL, Event.REFUSE_TO_FILE, Event.LAUNCH})
"""What words that any sentence may use can come to tell: put on hold."""


def comparisons_in(text: str, change: Change) -> list[str]:
    """The words of a sentence that tell a change of this kind, or any."""
    return [match.group() for match in _pattern(_words_of(change)).finditer(fold_str(text))]


def _kinds(change: Change) -> list[str]:
    """What a change may be called: what moved after its window had ended has lapsed as well."""
    return [change.kind.value, *(["LAPSED"] if change.lapsed_days is not None else [])]


def _words_of(change: Change) -> tuple[str, ...]:
    known = comparing()
    return (*(word for kind in _kinds(change) for word in known.get(kind, ())), *known["ANY"])


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _without_comparisons(text: str, changes: Sequence[Change]) -> str:
    for change in changes:
        text = _pattern(_words_of(change)).sub(" ", text)
    return text


def comparisons_cited(rests: Rests) -> Iterator[str]:
    """Delayed, brought forward, lapsed, narrowed: only of a change whose mentions are all cited."""
    yield from _still(rests)
    kinds = {kind for one in rests.changes for kind in _kinds(one)}
    told = {word.casefold() for one in rests.changes for word in comparisons_in(rests.text, one)}
    for kind, words in comparing().items():
        if kind in kinds or (kind == "ANY" and kinds):
            continue
        for match in _pattern(words).finditer(fold_str(rests.text)):
            if kind == "ACHIEVED" and is_inside(rests):
                continue
            if match.group().casefold() not in told and not _in_words(match.group(), rests):
                what = "change" if kind == "ANY" else kind.lower().replace("_", " ")
                yield f'"{match.group()}": no {what} has all its mentions cited.'
                return


def _is_still(change: Change) -> bool:
    """Whether nothing has moved in a change."""
    if change.kind is ChangeKind.NEW:
        return change.before is None
    return change.kind in {ChangeKind.NOT_MENTIONED, ChangeKind.REITERATED}


def _still(rests: Rests) -> Iterator[str]:
    """What is first told, told again or not told moved nowhere: a sentence may say just that."""
    if not rests.changes or not all(map(_is_still, rests.changes)):
        return
    moving = _pattern(comparing()["ANY"])
    for clause in parts(rests.text):
        match = moving.search(fold_str(clause.text))
        if match and not (clause.denied or clause.without) and not rests.words.resembles(match.group()):
            yield f'"{match.group()}": nothing that is cited has moved.'
            return


def _in_words(printed: str, rests: Rests) -> bool:
    scope = rests.words if rests.sentence.citations else rests.notes
    return all(scope.resembles(word) or said_otherwise(word, scope) for word in tokens(printed)) or (
        bool(rests.changes) and all(rests.notes.resembles(word) for word in tokens(printed))
    )


def opinions_attributed(rests: Rests) -> Iterator[str]:
    """An opinion is told as the company's, or its speaker's."""
    opinions = [one for one in rests.cited if one.type is ClaimType.OPINION]
    speakers = [word for one in opinions for word in tokens(one.speaker or "")]
    issuer = tokens(rests.ground.held.issuer or "")
    said = {key(word) for word in tokens(rests.text)}
    if opinions and not said & {key(word) for word in ("company", *speakers, *issuer[:1])}:
        yield "The cited words are an opinion: the sentence does not say whose."
