"""Whether a quote was cut so that a negation, a hedge or a condition of its sentence is lost.

What matters is whether the words that are quoted assert something that the words left out take back. A noun
phrase or a timing phrase asserts nothing and may be quoted from a hedged sentence; a predicate may not be quoted
without the "not", the "could" or the "if" that governs it. The decisions, in both directions:

* directly behind a negation, a modal, a hedging adverb or "designed to", nothing may start; a mere phrase of time
  or place may behind an adverb, and behind "denied" or "failed" ("was denied | in 2024");
* neither may the object of a negated verb, nor a verb that shares its modal with another ("could A or | B");
* a clause with a finite verb may not lose "we believe", "whether", "if", or the negation in its subject
  ("No patients in the arm | progressed"), unless the quote keeps a hedge of its own; relative clauses and
  clauses of their own behind "and" are judged by themselves;
* a condition in front ("If approved, | X will ...") or behind ("X will ... | if approved") must be quoted with
  its clause even where the clause keeps a "could": the condition is a fact of its own.
"""

import re
from functools import cache

from summarizer.text import Span, fold_str

from .grammar import (
    ENDS,
    asserts,
    clause_before,
    is_adverb,
    is_finite,
    opens_with_base,
    phrases_of,
    says,
    tokens_of,
    words_of,
)
from .index import Index

# How far from a cut, in characters, a sentence is looked through.
_REACH = 400


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The patterns that need the lists."""
    sources = {
        "exempt": rf"\b(?:{phrases_of('negation', 'exempt')}|{phrases_of('condition', 'exempt')})\b",
        "fronted": rf"(?:^[^\w]{{0,4}}(?:and |but )?|[,(] ?(?:and |but |or )?|\b(?:and|but|which|that|who) )(?:{phrases_of('condition', 'fronted')})\b",
        "adjacent": rf",? ?(?:{phrases_of('condition', 'trailing')})\b",
        "trailing": rf"\b(?:{phrases_of('condition', 'trailing')})\b",
    }
    return re.compile(sources[name], re.IGNORECASE)


# "No." before an identifier is a number, not a negation.
_NUMBERED = re.compile(r"\bnos?\.(?= ?\S{0,12}\d)", re.IGNORECASE)
_RESTRICTED = re.compile(
    r"^,? ?(?:but (?:not|only|did not|failed)|only (?:after|if|when|in|with|for|by)\b|(?:in|for|by|to) (?:none|no|neither)\b"
    r"|(?:we|the company|management) (?:believes?|hopes?|expects?|thinks?) ?(?:[,.;]|$))",
    re.IGNORECASE,
)
# Harmless within a subject ("the proceeds, if any, | will"), but not at the end of what is said.
_IF_ANY = re.compile(r"^,? ?if (?:at all|any)\b(?! \w)", re.IGNORECASE)
_STOP = re.compile(r"[a-z0-9)%][.!?]\W*$")
_NEGATED_NEXT = re.compile(r"^ ?(?:not|never|no|none|neither)\b", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:\b(?:in|early|late|mid|by|since|until|of|from|through|on|before|after|this|last|next)[ -])May$"
)


def _without_exempt(text: str, following: str = "") -> str:
    """A text in which the "not" of "not only", the "No." of a number and the like are gone.

    `following` is what stands behind the text, for the number itself.
    """
    numbered = _NUMBERED.sub(lambda match: "x" * len(match.group()), text + following[:14])
    return _pattern("exempt").sub(lambda match: "x" * len(match.group()), numbered[: len(text)])


def _behind_hedge(before: str, clause: list[str], inside: list[str]) -> bool:
    """Whether the quote starts directly behind a modal, a hedging adverb or an infinitive's "to"."""
    rest = list(clause)
    first = inside[0]
    while (
        rest
        and (is_adverb(rest[-1]) or rest[-1] in {"be", "have", "been"})
        and rest[-1] not in words_of("hedge", "adverbs")
    ):
        rest.pop()
    if not rest:
        return False
    last = rest[-1]
    if last == "may" and (
        _MONTH.search(before.rstrip()) or (before.rstrip().endswith("May") and first[0].isdigit())
    ):
        return False
    if last in words_of("hedge", "modals"):
        return True
    if last in words_of("hedge", "adverbs"):
        if first in words_of("grammar", "prepositions") - {"to"}:
            return asserts(inside)
        return first not in {"to", ",", "and", ")"}
    if last != "to" or len(rest) < 2:
        return False
    # What one continues to do one does.
    if rest[-2].startswith("continue") and not _takes_back(rest[:-2]):
        return False
    plain = words_of("verbs", "plain") - words_of("verbs", "ambiguous")
    if rest[-2] in words_of("hedge", "infinitive"):
        return not first[0].isdigit() and first not in words_of("grammar", "determiners")
    if first in plain:
        return True
    return opens_with_base(inside) and any(word in words_of("hedge", "infinitive") for word in rest[-10:-2])


def _takes_back(words: list[str]) -> bool:
    """Whether a modal, a hedge or a negation stands among words."""
    taking = words_of("hedge", "modals") | words_of("hedge", "adverbs") | words_of("hedge", "infinitive")
    return any(word in taking or word in words_of("negation", "verbal") for word in words)


def _shares_verb(clause: list[str], inside: list[str]) -> bool:
    """Whether the quote opens with a verb that shares its modal, "to" or "not" with one before it."""
    if (
        not clause
        or clause[-1] not in {"and", "or", ",", "but", "then", "nor"}
        or not opens_with_base(inside)
    ):
        return False
    for position, word in enumerate(clause):
        if word in words_of("hedge", "modals") or word in words_of("negation", "verbal"):
            return True
        if word == "to" and any(
            head in words_of("hedge", "infinitive") for head in clause[max(0, position - 8) : position]
        ):
            return True
    return False


def _loses_negation(clause: list[str], inside: list[str]) -> bool:
    """Whether a negation before the quote governs what it says."""
    determiners, verbal = words_of("negation", "determiners"), words_of("negation", "verbal")
    for at in range(len(clause) - 1, -1, -1):
        word, gap = clause[at], clause[at + 1 :]
        if word in determiners:
            if word == "no" and gap[:1] == ["longer"]:
                gap = gap[1:]
            if _is_nominal(gap, inside) or (_opens_clause(clause, at) and _predicates(gap, inside)):
                return True
        elif word in verbal or word.endswith("n't") or word in words_of("negation", "verbs"):
            if (
                word in words_of("negation", "verbs")
                and not gap
                and inside[0] in words_of("grammar", "prepositions")
            ):
                # What is denied or failed is an object or an infinitive; when and where it was is not.
                if inside[0] in {"to", "from", "for", "of"} or asserts(inside, participles=True):
                    return True
            elif _reaches_object(gap) and (inside[0] not in words_of("grammar", "prepositions") or not gap):
                return True
        else:
            continue
        if "that" in [*gap, inside[0]] and asserts([word_ for word_ in inside if word_ != "that"]):
            return True
    return False


def _reaches_object(gap: list[str]) -> bool:
    """Whether the words behind a "not" come to the object of its verb, and no further."""
    for at, word in enumerate(gap):
        if not _is_verbal(word) or (
            word == "to" and gap[at + 1 : at + 2] and gap[at + 1] in words_of("grammar", "determiners")
        ):
            return False
    return True


def _is_verbal(word: str) -> bool:
    """Whether a word may stand between "not" and the object of what it negates."""
    return (
        is_adverb(word)
        or word in words_of("grammar", "auxiliaries")
        or word in words_of("grammar", "determiners")
        or word in words_of("verbs", "plain")
        or word in words_of("verbs", "past")
        or (word.endswith(("ed", "ing")) and len(word) > 4)
        or word in {"shown", "seen", "found", "able", "to", "statistically", "clinically"}
    )


def _is_nominal(gap: list[str], inside: list[str]) -> bool:
    """Whether a quote goes on with the very noun phrase that a "no" or a "without" opened."""
    listed = "," in gap or "or" in gap or "nor" in gap
    if len(gap) > (10 if listed else 4) or inside[0] in {",", ")", "(", "and", "but", *ENDS}:
        return False
    if (
        inside[0] in words_of("grammar", "prepositions")
        and gap
        and not (inside[0] == "to" and opens_with_base(inside[1:]))
    ):
        return False
    for word in gap:
        if (
            word in words_of("grammar", "prepositions")
            or word in ENDS
            or word in {"(", ")", "and", "but", "that"}
        ):
            # "none of the patients", "lack of efficacy"
            if word == "of" and gap[0] == "of":
                continue
            return False
        if is_finite(word):
            return False
    if "," in gap and "or" not in gap and "nor" not in gap:
        return "or" in inside[:10] or "nor" in inside[:10]
    return True


def _opens_clause(clause: list[str], at: int) -> bool:
    """Whether the negation at `at` begins the subject of its clause."""
    return at == 0 or clause[at - 1] in {",", "and", "but", "that", "while", "because", "as"}


def _predicates(gap: list[str], inside: list[str]) -> bool:
    """Whether the quote holds the predicate of a subject that began with a negation."""
    return (
        gap.count(",") != 1 and not any(is_finite(word) for word in gap) and asserts(inside, participles=True)
    )


def _loses_embedding(clause: list[str], inside: list[str]) -> bool:
    """Whether a clause is quoted without the "we believe", "whether" or "may show that" that it hangs on."""
    if not clause:
        return False
    if clause[-1] in {"if", "unless", "whether"}:
        return True
    for at, word in enumerate(clause):
        gap = clause[at + 1 :]
        conditional = word in words_of("condition", "words")
        if word in words_of("hedge", "embedding"):
            if "," in gap and conditional:
                continue
            if not conditional and _keeps_hedge(inside):
                continue
            if asserts(inside) and not _is_subject(clause, at, gap):
                return True
        elif word in words_of("hedge", "modals") or word in words_of("hedge", "infinitive"):
            complement = "that" in gap or (inside[0] == "that" and gap)
            rest = [word_ for word_ in inside if word_ != "that"] if inside[0] == "that" else inside
            if complement and asserts(rest) and not _keeps_hedge(rest):
                return True
    return False


def _is_subject(clause: list[str], at: int, gap: list[str]) -> bool:
    """Whether the hedging word is an adjective within the subject ("the expected launch | was delayed")."""
    before = clause[at - 1] if at else ""
    participle = clause[at] in {
        "expected",
        "anticipated",
        "estimated",
        "estimates",
        "project",
        "projects",
        "risk",
        "chance",
        "likelihood",
    }
    return participle and "that" not in gap and before not in {"we", "company", "has", "have", "had"}


def _keeps_hedge(inside: list[str]) -> bool:
    """Whether the quote's own first clause is hedged."""
    finite = False
    for word in inside:
        if word in ENDS or (word == "," and finite):
            return False
        if word in words_of("hedge", "kept"):
            return True
        finite = finite or is_finite(word)
    return False


def _opens_phrase(word: str) -> bool:
    return word in words_of("grammar", "prepositions") or word in words_of("grammar", "determiners")


def _loses_condition(before: str, inside: list[str]) -> bool:
    """Whether a condition that was put before the quote's clause is left out."""
    for match in _pattern("fronted").finditer(before):
        rest = before[match.end() :]
        if "," not in rest or re.search(r"[;\u0001]|\s--?\s", rest):
            continue
        if asserts(inside) or opens_with_base(inside):
            return True
        # Directly behind the comma anything but a noun phrase is a command.
        if rest.rstrip().endswith(",") and len(inside) > 2 and not _opens_phrase(inside[0]):
            return True
    return False


def _loses_left(before: str, quote: str) -> bool:
    before = before[-_REACH:]
    clear = _without_exempt(before, quote).lower()
    inside = tokens_of(quote.lower()[: _REACH * 2])
    outside = tokens_of(clear)
    if not inside or not outside:
        return False
    if outside[-1] in words_of("hedge", "modals") and inside[0] == "or":
        return True
    while inside and inside[0] in {"and", "or", "but", ","}:
        outside.append(inside.pop(0))
    if not inside:
        return False
    clause = clause_before(outside, inside)
    return (
        _behind_hedge(before, clause, inside)
        or _shares_verb(clause, inside)
        or _loses_negation(clause, inside)
        or _loses_embedding(clause, inside)
        or _loses_condition(clear, inside)
    )


def _loses_right(quote: str, after: str, *, from_start: bool) -> bool:
    """Whether what follows the quote takes it back; `from_start` when the quote holds its clause from the start."""
    inside = tokens_of(quote.lower()[-_REACH * 2 :])
    if not inside:
        return False
    if_any = _IF_ANY.match(after) is not None
    after = _without_exempt(after[:_REACH])
    if _NEGATED_NEXT.match(after) and (is_finite(inside[-1]) or inside[-1] in words_of("verbs", "plain")):
        return True
    last = inside
    for at in range(len(inside) - 1, -1, -1):
        if inside[at] in {";", "\u0001", "--"}:
            last = inside[at + 1 :]
            break
    adjacent = if_any or _pattern("adjacent").match(after) is not None
    if adjacent and from_start and len(last) > 2:
        return True
    if not any(says(last, at) for at in range(len(last))):
        return False
    if _RESTRICTED.match(after):
        return True
    found = _pattern("trailing").search(after[:90])
    if not found:
        return False
    between = after[: found.start()]
    parted = re.search(
        r"[;:()\u0001]|\s--?\s|, (?:and|but|while|which|who|with)\b|\b(?:and|which|that|who|when|because|as)\b",
        between,
    )
    rest = tokens_of(between.lower())
    return not parted and not any(says(rest, at) for at in range(len(rest)))


def loses_meaning(index: Index, span: Span) -> bool:
    """Whether the stretch leaves out a negation, a hedge or a condition that governs what it says."""
    first = index.sentence_at(span.start)
    if first and first.start < span.start:
        before = fold_str(index.prose[first.start : span.start])
        if _loses_left(before, fold_str(index.prose[span.start : min(span.end, first.end)])):
            return True
    last = index.sentence_at(span.end - 1)
    if last and any(c.isalnum() for c in index.prose[span.end : last.end]):
        quote = fold_str(index.prose[max(span.start, last.start) : span.end])
        before = fold_str(index.prose[last.start : max(span.start, last.start)])
        # A page may have lost the space between two sentences: "any reaction.Tell your doctor".
        from_start = not any(c.isalnum() for c in before) or (
            quote[:1].isupper() and _STOP.search(before[-8:]) is not None
        )
        return _loses_right(quote, fold_str(index.prose[span.end : last.end]), from_start=from_start)
    return False
