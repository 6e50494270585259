"""How a clause says what it says: as fact, plan or hope, and whether it denies it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from itertools import chain

from summarizer.lexicons import Lexicon
from summarizer.patterns import later
from summarizer.text import fold_str, lowered

from .wording import gist

_SPLIT = later(
    r"[,;:()\n\u2013\u2014]|\s-\s|\s\.{3}\s|(?<=[a-z\d%])\.\s(?=[A-Z])|(?:(?<=\s)|^)(?=(?:which|that|who|whose|while|although|though|but|because|whereas|if|as|where|when|until|unless)\s)"
)
_MONTH = later(r"\s\d|$")
_DOSING = later(r"[\s-](?:a|per|every|daily|weekly|monthly|yearly)\b", re.IGNORECASE)
_HAPPENED = later(
    r"\b(?:has|have|had|'ve)\s(?:\w{2,14}\s){0,2}?(?:\w{2,14}ed|shown|met|led|begun|made|taken|been|grown|become|built|won"
    r"|held|given|seen|risen|fallen|set|brought|undergone|found)\b"
    r"|\b(?:was|were)\b"
    r"|\b(?:is|are)\s(?:(?:now|currently|actively|still|also|already)\s){0,2}(?!planning|expecting|aiming|seeking|targeting"
    r"|anticipating|intending|preparing|looking|going|working)(?:\w{3,14}|be)ing\b"
    r"|\b(?:is|are)\s(?:(?:now|currently|already)\s)?(?:enrolled|approved|cleared|completed?|available|marketed|ongoing|underway)\b"
    r"|\b(?:announced|continues|reported|achieved|demonstrated|received|completed|initiated|dosed|treated|granted|approved|cleared"
    r"|submitted|accepted|enrolled|presented|published|entered|signed|ended|increased|decreased|declined|improved|totaled"
    r"|met|led|showed|grew|rose|fell|began|gave|took|came|became|won|saw|resulted|remained|maintained|experienced|occurred"
    r"|observed|reached|reduced|closed|raised|launched|exceeded|continued|responded|started|filed|appointed|acquired"
    r"|licensed|discontinued|terminated|selected|outlined|recorded|generated|strengthened|secured|obtained|held|used|missed"
    r"|failed|withdrew|told|found|learned|knew|asked|requested|agreed|advised|informed|concluded|decided|stated|resolved|confirmed|established|delivered|provided|supported|opened|placed|lifted|issued|paid)\b",
)
"""Looked for in lower case: that is three times as fast as without regard to it."""


NOT_REACHED = later(
    r"(?P<of>\b(?:median|survival|duration|time to|[a-z]{0,3}PFS|[a-z]?OS|DOR|[DE]FS|data|curve)\b[^.;]{0,60})?"
    r"\bnot\s(?:yet\s)?(?:been\s)?(?:reached|mature|estimable|evaluable|calculable)\b(?P<by>\sby\b)?",
    re.IGNORECASE,
)
"""What a median is said to be that most patients have not come to: a value, no denial."""


def _is_value(match: re.Match[str]) -> bool:
    return match["of"] is not None and match["by"] is None


def _unreached(match: re.Match[str]) -> str:
    return f"{match['of']}unreached" if _is_value(match) else match.group()


def is_open(text: str) -> bool:
    """Whether a text gives a median as not reached yet; an endpoint that was not reached is missed."""
    return any(map(_is_value, NOT_REACHED.finditer(text)))


_NONE = later(
    r"(no|none|neither)\s(?!further|additional|longer)"
    r"|(?:and|but|or)\s(no|none|neither|nobody)\s(?:\w{2,20}\s){0,4}?(?:\w{2,16}ed|was|were|is|are|has|have|had|met|did|does|can|will)\b",
    re.IGNORECASE,
)
"""A clause that denies from its first word on; behind a conjunction only with a verb, else it goes on with a list."""
_OPEN = later(r"\b(?:may|might|could) or (?:may|might|could) not\b", re.IGNORECASE)
"""Words that leave both open, and deny neither."""


_IDIOM = later(
    r"\b(?:would(?= (?:rather|sooner)\b)|may(?= (?:now )?proceed\b)|may(?= pay as (?:little|low) as\b)"
    r"|could(?= not (?:yet |fully |reliably )?be (?:measured|assessed|determined|evaluated|established|calculated|estimated|confirmed"
    r"|obtained|analy[sz]ed|tested|detected|found)\b)"
    r"|would(?= (?:also )?(?:caution|note|add|stress|emphasi[sz]e|like to (?:thank|note|express|acknowledge|extend))\b)"
    r"|in the event(?=[- ]driven\b)|targets(?= (?:and \w+ )?(?:both |the )*[A-Z]{2,5}-?\d))(?:\s|(?=-))",
    re.IGNORECASE,
)
"""Words that hope for nothing: a preference, a leave that is given, a price, what could not be found, what a speaker adds."""


@cache
def _lexicon() -> Lexicon:
    text = resources.files(__package__).joinpath("tone.toml").read_text(encoding="utf-8")
    return Lexicon({name: {"ANY": table["ANY"]} for name, table in tomllib.loads(text).items()})


@dataclass(frozen=True)
class Clause:
    """A clause and the words in it that set its tone."""

    text: str
    hypothetical: str | None
    expected: str | None
    possible: str | None
    aimed: str | None
    happened: str | None
    denied: str | None
    without: str | None

    @property
    def firm(self) -> str | None:
        """The word that makes it a plan or a hope for certain."""
        return self.hypothetical or self.expected

    @property
    def plain(self) -> bool:
        """Whether nothing in it looks ahead or doubts."""
        return not (self.hypothetical or self.expected or self.possible or self.aimed)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The rough stems of its words."""
        return gist(self.text)


@lru_cache(maxsize=4096)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text, each with its tone."""
    return tuple(chain.from_iterable(map(_in_line, text.split("\n"))))


@lru_cache(maxsize=4096)
def _in_line(line: str) -> tuple[Clause, ...]:
    """The clauses of a line: one stands in a quote, in its sentence, and in its paragraph."""
    folded = fold_str(line)
    if "not" in folded.lower():
        folded = NOT_REACHED.sub(_unreached, _OPEN.sub("may", folded))
    folded = _IDIOM.sub("", folded)
    return tuple(_clause(piece.strip()) for piece in _SPLIT.split(folded) if piece and len(piece.strip()) > 2)


def _clause(text: str) -> Clause:
    found: dict[str, str] = {}
    hits = _lexicon().find(text)
    asides = [(hit.start, hit.end) for hit in hits if hit.table == "aside"]
    for hit in hits:
        words = text[hit.start : hit.end]
        if words == "May" and _MONTH.match(text, hit.end):
            continue
        if words.casefold() == "once" and _DOSING.match(text, hit.end):
            continue
        inside = any(start <= hit.start < end for start, end in asides)
        if hit.table in {"denied", "without"} and (
            inside or (hit.table == "denied" and hit.start == 0 and words == "not")
        ):
            continue
        beside = hit.table == "denied" and text[: hit.start].endswith("with ")
        found.setdefault("without" if beside else hit.table, words)
    if "denied" not in found and (none := _NONE.match(text)):
        found["denied"] = none[1] or none[2]
    match = _HAPPENED.search(lowered(text))
    return Clause(
        text=text,
        hypothetical=found.get("hypothetical"),
        expected=found.get("expected"),
        possible=found.get("possible"),
        aimed=found.get("aimed"),
        happened=text[match.start() : match.end()] if match else None,
        denied=found.get("denied"),
        without=found.get("without"),
    )


@lru_cache(maxsize=512)
def focus(statement: str, evidence: str, marks: tuple[str, ...] = ()) -> tuple[Clause, ...]:
    """The clauses of the evidence that a statement is about: those that share most of its words.

    `marks` are figures and phrases of the record: a clause that prints one counts as nearer.
    """
    wanted = gist(statement)
    printed = [fold_str(mark).casefold() for mark in marks if mark]
    scored = []
    for clause in clauses(evidence):
        low = clause.text.casefold()
        scored.append((len(wanted & gist(clause.text)) + 2 * sum(mark in low for mark in printed), clause))
    best = max((score for score, _ in scored), default=0)
    return tuple(clause for score, clause in scored if score and score >= 0.7 * best)
