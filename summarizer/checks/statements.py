"""AT, statements: the numbers, names, terms, times and directions of a claim's own words are in its evidence."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from summarizer.lexicons import endings, triggers, value_of
from summarizer.numbers import numbers_in
from summarizer.numbers.figures import count_units
from summarizer.patterns import later
from summarizer.schemas import Claim, Operator
from summarizer.text import fold_str

from .context import Context, Fault
from .naming import otherwise_named
from .terms import mentioned_phases, readable, without_phases
from .wording import STOPWORDS, Scope, key, missing, tokens


def listed(words: list[str]) -> str:
    """Words for a message."""
    return " and ".join(f'"{word}"' for word in words[:4])


def lacks(words: list[str]) -> str:
    """A message that words are not in the evidence."""
    return f"{listed(words)} {'is' if len(words) == 1 else 'are'} not in the evidence"


def linked_names(context: Context, claim: Claim) -> Scope:
    """The names of the issuer and of what a claim is linked to, as a text."""
    return context.scope("\n".join(context.names_of(claim)))


def statement_numbers(context: Context) -> Iterator[Fault]:
    """Every number of a statement is in the evidence."""
    for subject, claim in context.retold:
        words = without_times(claim.statement, subject.quotes, context)
        lacking = unknown_numbers(words, subject.quotes, linked_names(context, claim))
        if lacking:
            found = list(dict.fromkeys(number.text for number in subject.quotes.numerals))
            instead = f", which says {listed(found)}" if 0 < len(found) <= 4 else ""
            yield Fault(f"{subject.path}.statement", f"{lacks(lacking)}{instead}.", subject.span)


def without_times(words: str, source: Scope, context: Context) -> str:
    """The words without the timing phrases whose time the source gives too, in its own words: Q4 for fourth quarter."""
    said = [one for one in context.page.timings(words) if one.window and one.window.end]
    known = context.page.timings(source.text) if said else ()
    ends = {window.end for _, window in known if window and window.end}
    for phrase, window in said:
        if window and window.end in ends:
            words = words.replace(phrase, " ", 1)
    return words


def unknown_numbers(words: str, *sources: Scope) -> list[str]:
    """The numbers of some words that none of the sources has."""
    plain = numbers_in(_PRONOUN.sub(" ", without_phases(words)))
    known = frozenset().union(*(source.numbers for source in sources if plain))
    return [
        number.text
        for number in plain
        if number.value not in known
        and not any(
            source.knows(word) for source in sources for word in _COUNTING.get(number.text.lower(), ())
        )
    ]


_PRONOUN = later(
    r"\bones?\b(?=\s*(?:[.,;:)]|$|\b(?:in|with|without|outside|for|to|that|which|who|and|or|by|from|at|was|is)\b))",
    re.IGNORECASE,
)
"""`one` that stands for a noun, as in the first one outside oncology: no count."""
_COUNTING = {"one": ("single",), "two": ("both",)}
"""Words that count without being numbers."""


_ORDINARY = frozenset(
    [
        "company",
        "over",
        "under",
        "about",
        "trial",
        "study",
        "phase",
        "patient",
        "patients",
        "fast",
        "track",
        "u.s",
        "us",
        "eu",
        "uk",
        "i",
        "ii",
        "iii",
        "iv",
    ]
)


def statement_names(context: Context) -> Iterator[Fault]:
    """Every name and code of a statement is around the evidence, or names what is linked."""
    for subject, claim in context.retold:
        words = without_times(claim.statement, subject.quotes, context)
        lacking = unknown_names(
            words, context, (linked_names(context, claim), subject.sentences), subject.block
        )
        lacking = [word for word in lacking if not any(word in one.quote for one in claim.evidence)]
        if lacking:
            yield Fault(f"{subject.path}.statement", f"{lacks(lacking)}.", subject.span)


def unknown_names(words: str, context: Context, near: tuple[Scope, ...], wide: Scope) -> list[str]:
    """The names of some words that neither the near texts nor, for plain capitalized words, the wide one has."""
    lacking = []
    plain = without_phases(words)
    for number in reversed(numbers_in(plain)):
        plain = f"{plain[: number.start]} {plain[number.end :]}"
    for word, code in names_in(plain, context):
        if any(scope.knows(word) for scope in near) or (not code and wide.resembles(word)):
            continue
        if not otherwise_named(word, near):
            lacking.append(word)
    terms = {
        part
        for table in ((*TERMS, "drug_modality") if lacking else ())
        for hit in context.scope(words).hits[table]
        for part in tokens(words[hit.start : hit.end])
    }
    return [word for word in lacking if word not in terms]


@cache
def _stems() -> tuple[tuple[str, ...], frozenset[str]]:
    """The endings of generic drug names that are long enough to tell, and words that only end alike."""
    known = tuple(ending for ending in endings("inn_stem") if len(ending) > 2)
    return known, frozenset(word for words in triggers("not_a_drug").values() for word in words)


def is_generic_name(word: str) -> bool:
    """Whether a word in lower case is a drug's generic name, by its ending."""
    known, exceptions = _stems()
    plain = word.casefold().removesuffix("'s")
    return len(plain) > 6 and plain.isalpha() and plain.endswith(known) and plain not in exceptions


def names_in(statement: str, context: Context) -> Iterator[tuple[str, bool]]:
    """The name-like words of a sentence, and whether each is a code rather than a capitalized word."""
    for index, word in enumerate(tokens(statement)):
        plain = fold_str(word)
        if is_generic_name(plain) or key(plain) in context.name_words:
            yield word, True
            continue
        low = plain.casefold().removesuffix("'s")
        if plain in value_of("currency"):
            continue
        if low in _ORDINARY or low in STOPWORDS or not any(one.isalpha() for one in plain):
            continue
        if any(one.isupper() for one in plain[1:]) or any(one.isdigit() for one in plain):
            yield word, True
        elif plain[0].isupper() and (index > 0 or context.page.always_capital(plain)):
            yield word, False


_ORDINARY_STATISTICS = frozenset({"RANGE", "MINIMUM", "MAXIMUM", "COUNT", "OTHER"})
"""Statistics whose words (between, up to, score) say other things as often; figures have checks of their own."""
TERMS = ("endpoint", "designation", "agency", "indication", "criteria", "statistic")


def statement_terms(context: Context) -> Iterator[Fault]:
    """Every endpoint, disease, designation, regulator, statistic and phase of a statement is in the evidence."""
    for subject, claim in context.retold:
        phases = {phase for trial in claim.trial_ids for phase in _phases_of(context, trial)}
        lacking = unknown_terms(context.scope(claim.statement), subject.block, phases)
        if lacking:
            yield Fault(f"{subject.path}.statement", f"{lacks(lacking)}.", subject.span)


def _phases_of(context: Context, trial_id: str) -> list[str]:
    trial = context.trial_by_id.get(trial_id)
    return [phase.value for phase in trial.phases] if trial else []


def unknown_terms(words: Scope, source: Scope, phases: set[str]) -> list[str]:
    """The terms of the lexicon, and the phases, that some words have and their source has not."""
    lacking = []
    for table in TERMS:
        for hit in words.hits[table]:
            if hit.value in _ORDINARY_STATISTICS or hit.value in source.values(table):
                continue
            term = words.text[hit.start : hit.end]
            if missing(term, source, loose=True):
                lacking.append(term)
    said = mentioned_phases(words.text)
    known = {*mentioned_phases(source.text), frozenset(phases)} if said else set()
    lacking += [
        "/".join(readable(phase).title() for phase in sorted(mention))
        for mention in said
        if mention not in known
    ]
    return lacking + [match.group() for match in _NO_PHASE.finditer(words.text)]


_NO_PHASE = later(r"\b[Pp]hase (?:\d{2,}|[5-9])(?!\d)")


def statement_times(context: Context) -> Iterator[Fault]:
    """A time in a statement meets a time in the evidence."""
    for subject, claim in context.retold:
        said = context.page.timings(claim.statement)
        if not said:
            continue
        known = [one.window for one in context.page.timings(subject.quotes.text)]
        spans = [(one.start, one.end) for one in known if one and one.start and one.end]
        for phrase, window in said:
            if window is None or window.start is None or window.end is None or not spans:
                continue
            if not any(start <= window.end and window.start <= end for start, end in spans):
                yield Fault(
                    f"{subject.path}.statement", f'No time in the evidence is "{phrase}".', subject.span
                )


def statement_units(context: Context) -> Iterator[Fault]:
    """A number in a statement has the unit that it has in the evidence."""
    for subject, claim in context.retold:
        wrong = other_units(context.scope(claim.statement), subject.quotes)
        if wrong:
            given, printed = wrong
            yield Fault(
                f"{subject.path}.statement", f'The evidence says "{printed}", not "{given}".', subject.span
            )


def other_units(words: Scope, source: Scope) -> tuple[str, str] | None:
    """A figure of some words, and the figure of the same number with another unit that the source has."""
    for figure in words.figures:
        unit = _measuring(figure.figure.unit)
        if unit is None:
            continue
        same = [one for one in source.figures if one.figure.value == figure.figure.value]
        same = [
            one
            for one in same
            if one.figure.unit or not _DAY.search(source.text[max(0, one.start - 12) : one.start])
        ]
        units = {_measuring(one.figure.unit) for one in same}
        if same and None not in units and unit not in units:
            return words.text[figure.start : figure.end], source.text[same[0].start : same[0].end]
    return None


_DAY = later(r"(?:January|February|March|April|May|June|July|August|September|October|November|December) $")
"""What stands before a number that is the day of a date: no figure of anything."""
_COUNTED = "things"


def _measuring(unit: str | None) -> str | None:
    """A unit, as far as two of them exclude each other: things that are counted are one."""
    if unit is None:
        return None
    return _COUNTED if unit in count_units() else unit


def statement_bounds(context: Context) -> Iterator[Fault]:
    """A number in a statement is bounded only as the evidence bounds it: not `less than` for `more than`."""
    for subject, claim in context.retold:
        wrong = other_bounds(context.scope(claim.statement), subject.quotes)
        if wrong:
            given, printed = wrong
            yield Fault(
                f"{subject.path}.statement", f'The evidence says "{printed}", not "{given}".', subject.span
            )


_DOWN, _UP = frozenset({Operator.LT, Operator.LE}), frozenset({Operator.GT, Operator.GE})


def _side(operator: Operator | None) -> frozenset[Operator] | None:
    return next((side for side in (_DOWN, _UP) if operator in side), None)


def other_bounds(words: Scope, source: Scope) -> tuple[str, str] | None:
    """A bounded figure of some words, and the same number that the source does not bound so."""
    for figure in words.figures:
        side = _side(figure.figure.operator)
        same = [one for one in source.figures if one.figure.value == figure.figure.value]
        if side and same and all(_side(one.figure.operator) is not side for one in same):
            return words.text[figure.start : figure.end], source.text[same[0].start : same[0].end]
    return None


def statement_bounds_kept(context: Context) -> Iterator[Fault]:
    """A number that the evidence bounds is bounded in the statement."""
    for subject, claim in context.retold:
        words = context.scope(claim.statement)
        for figure in words.figures:
            same = [one for one in subject.quotes.figures if one.figure.value == figure.figure.value]
            if figure.figure.operator is None and same and all(_side(one.figure.operator) for one in same):
                printed = subject.quotes.text[same[0].start : same[0].end]
                yield Fault(f"{subject.path}.statement", f'The evidence says "{printed}".', subject.span)
                break


# Pairs of opposites; a statement may not have one side where the evidence has the other alone.
_OPPOSITES: tuple[tuple[str, str], ...] = (
    (
        r"increas\w*|ris(?:e|es|ing|en)|rose|gr[eo]w(?:n|s|th|ing)?|gain(?:s|ed)?|(?:higher|greater)(?! than \d)|elevat\w*|up from|expan(?:d|ds|ded|sion)",
        r"decreas\w*|reduc\w*|f(?:all|ell|alls|alling|allen)|lower(?:s|ed|ing)?(?! than \d)|declin\w*|drop(?:s|ped)?|smaller|fewer|down from|shr[iau]nk\w*|diminish\w*",
    ),
    (r"improv\w*|better", r"worse\w*|deteriorat\w*"),
    (r"longer|prolong\w*|extend\w*", r"shorter|shorten\w*"),
    (r"superior\w*", r"inferior\w*|non-inferior\w*|noninferior\w*"),
    (r"me[e]?ts?|met|achiev\w*|reached", r"miss(?:ed|es)|fail\w*"),
    (r"positive", r"negative"),
    (r"approv\w*|accept\w*", r"reject\w*|refus\w*|den(?:y|ied|ial)"),
    (r"accelerat\w*|earlier than", r"delay\w*|later than|postpon\w*"),
    (
        r"initiat\w*|start(?:s|ed|ing)?|resum\w*",
        r"discontinu\w*|terminat\w*|stopp\w*|halt\w*|paus\w*|suspend\w*",
    ),
)
_SIDES = tuple(
    tuple(later(rf"(?<![^\W_])(?:{side})(?![^\W_])", re.IGNORECASE) for side in pair) for pair in _OPPOSITES
)


def statement_direction(context: Context) -> Iterator[Fault]:
    """A statement does not turn the evidence's direction round: increased for decreased, met for missed."""
    for subject, claim in context.retold:
        turned = opposite(claim.statement, subject.sentences.text)
        if turned:
            yield Fault(
                f"{subject.path}.statement",
                f'The statement says "{turned[0]}", the evidence "{turned[1]}".',
                subject.span,
            )


_NOT_MET = later(
    r"\b(?:(?:did|does|do|has|have|had|was|were|is|are) )?not (?:been )?met\b|\b(?:did|does|do) not meet\b|"
    r"\bfailed to meet\b",
    re.IGNORECASE,
)
_NOT_RESUMED = later(r"\bnot (?:yet )?(?:been )?(?:resumed?|restarted?|started?|initiated)\b", re.IGNORECASE)
"""Denials that say as much as the opposite word."""
_NOT_MISSED = later(r"\bnot (?:been )?missed\b", re.IGNORECASE)
_MOST = 12
"""How many words of direction are looked at in one text: more stand in no statement and no sentence."""


def _plain_direction(text: str) -> str:
    """A text with the denied words of direction turned into their opposites: `not missed` is met."""
    return _NOT_RESUMED.sub("paused", _NOT_MISSED.sub("met", _NOT_MET.sub("missed", text)))


def opposite(words: str, source: str) -> tuple[str, str] | None:
    """A word of direction, and the word of the other direction that the source has in its place."""
    words, source = map(_plain_direction, (words, source))
    for one, other in _SIDES:
        for here, there in ((one, other), (other, one)):
            said = list(islice(here.finditer(words), _MOST))
            turned = list(islice(there.finditer(source), _MOST)) if said else []
            if not turned:
                continue
            same = list(islice(here.finditer(source), _MOST))
            if not same and there.search(words) is None:
                return said[0].group(), turned[0].group()
            for match in said if same else ():
                best, nearest = max(
                    (_shared(words, match, source, found), -found.start()) for found in turned
                )
                if best > max(_shared(words, match, source, found) for found in same) + 1:
                    return match.group(), next(one.group() for one in turned if one.start() == -nearest)
    return None


_NEXT_NUMBER = later(r"[^.;,()\d]{1,30}?(\d+(?:[.,]\d+)*)")
_LAST_NUMBER = later(r"(\d+(?:[.,]\d+)*)%? ?[a-z]{0,8} ?$")


def _shared(words: str, match: re.Match[str], source: str, found: re.Match[str]) -> int:
    """How much two places have in common nearby; the numbers beside them weigh most."""
    pairs = (
        (_NEXT_NUMBER.match(words, match.end()), _NEXT_NUMBER.match(source, found.end())),
        (_number_before(words, match), _number_before(source, found)),
    )
    alike = sum(3 for one, other in pairs if one and other and one[1] == other[1])
    return alike + len(_near(words, match) & _near(source, found))


def _number_before(text: str, match: re.Match[str]) -> re.Match[str] | None:
    return _LAST_NUMBER.search(text[max(0, match.start() - 30) : match.start()])


def _near(text: str, match: re.Match[str]) -> frozenset[str]:
    around = text[max(0, match.start() - 30) : match.start()] + " " + text[match.end() : match.end() + 30]
    return frozenset(key(word) for word in list(tokens(around))[1:-1] if len(word) > 2)
