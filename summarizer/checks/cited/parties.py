"""BR, parties: who gave what to whom, and who did it, is as the cited words have it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.text import fold_str

from .ground import Rests

_NAME = r"(?:[Tt]he\s(?:company|FDA|EMA)|(?!In\b|On\b|At\b|The\b|As\b|From\b|It\b)[A-Z][A-Za-z&]{2,25}(?![\w-]*\d)(?:\s(?:[A-Z][A-Za-z&]{1,25}|[A-Z]\.(?:[A-Z]\.)*)){0,3})"
_BETWEEN = r"(?:\s(?!by\b|from\b|to\b)[\w%$.-]{1,20}){0,8}?"
_DEEDS = {
    "give": r"grant(?:s|ed)?|(?:out-)?licen[sc]e[sd]?|sold|sells|transfer(?:s|red)",
    "take": r"obtain(?:s|ed)|acquire[sd]|in-licensed",
    "hold": r"hold(?:s|ing)?|held|retain(?:s|ed)|keeps?|kept|owns?",
    "ask": r"request(?:s|ed)|asked|submit(?:s|ted)",
    "stop": r"terminate[sd]|stopped|discontinued|halted",
    "find": r"discover(?:s|ed)|invented",
    "run": r"conduct(?:s|ed|ing)|fund(?:s|ed|ing)|sponsor(?:s|ed|ing)",
    "agree": r"agreed|approved|cleared",
}
_CLAUSE = re.compile(r"[;\n]|(?<![A-Z])\.\s(?=[A-Z])|\s\u2026\s")
_AUX = r"(?:\s(?:has|have|had|also|already|then|now|itself|will|would))*"
_BEING = r"(?:,\s(?:which|who))?(?:\s(?:is|are|has|have|been|also|now|still))*"
_NO_PARTY = re.compile(
    r"^(?:Fast|Orphan|Breakthrough|Priority|Phase|Drug|IND|Exclusive|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Track|Rights|Designation)\b"
)


class _Deed(NamedTuple):
    """What one party does, or has done to it, in a clause."""

    clause: int
    deed: str
    role: str
    party: str


def parties_kept(rests: Rests) -> Iterator[str]:
    """No other party gives, takes, holds, asks or stops than in the cited words."""
    source, told = _deeds(rests.words.text, rests), _deeds(rests.text, rests)
    for one in told:
        known = {other.party for other in source if (other.deed, other.role) == (one.deed, one.role)}
        turned = {other.party for other in source if other.deed == one.deed and other.role != one.role}
        if not known and one.party in turned:
            known = turned - {one.party} or {""}
        if known and one.party not in known:
            yield f'In the cited words it is not "{one.party}" who does this, or to whom it is done.'
            return
    known_pairs = _pairs(source)
    for pair in sorted(_pairs(told)):
        if known_pairs and pair not in known_pairs:
            yield f'The cited words have no deal from "{pair[0]}" to "{pair[1]}".'
            return


_LAND = re.compile(
    r"\b(?:in|for)\s(all other countries|the (?:U\.S\.|United [A-Z][a-z]+|rest of the world)|(?!In\b)[A-Z][a-z]{3,14}|U\.S\.)(?!\s\d)"
)


def lands_kept(rests: Rests) -> Iterator[str]:
    """Rights in a country are told of whom the cited words give them to."""
    source, told = _lands(rests.words.text, rests), _lands(rests.text, rests)
    for land, party in sorted(told):
        known = {other for there, other in source if there == land}
        if known and party not in known:
            yield f'In the cited words it is {" or ".join(sorted(known))} that has rights in "{land}".'
            return


def _lands(text: str, rests: Rests) -> set[tuple[str, str]]:
    """Each country with the party that stands next before it, where rights are spoken of."""
    parties = {one.party for one in _deeds(rests.words.text, rests) if one.deed in {"hold", "take", "give"}}
    found: set[tuple[str, str]] = set()
    for clause in re.split(r"[\n]|\.\s(?=[A-Z][a-z])", text):
        if not parties or "rights" not in clause:
            continue
        near = re.compile("|".join(rf"\b{re.escape(one)}\b" for one in sorted(parties)))
        for match in _LAND.finditer(clause):
            before = near.findall(clause[: match.start()])
            if before and not _NO_PARTY.match(match[1]):
                found.add((match[1].removeprefix("the "), before[-1]))
    return found


def _pairs(deeds: list[_Deed]) -> set[tuple[str, str]]:
    return {
        (one.party, other.party)
        for one in deeds
        for other in deeds
        if one.clause == other.clause
        and one.deed == other.deed == "give"
        and (one.role, other.role) == ("giver", "taker")
    }


def _deeds(text: str, rests: Rests) -> list[_Deed]:
    found: list[_Deed] = []
    # A full stop within a name or an abbreviation ends no clause: K.K., U.S.
    for number, clause in enumerate(_CLAUSE.split(text)):
        for deed, verbs in _DEEDS.items():
            for role, party in _roles(fold_str(clause), deed, verbs):
                name = _party(party, rests)
                if name:
                    found.append(_Deed(number, deed, role, name))
    return found


def _roles(clause: str, deed: str, verbs: str) -> Iterator[tuple[str, str]]:
    gives = deed == "give"
    if deed == "ask":
        for match in re.finditer(rf"\brequests?\s(?:of|from|by)\s({_NAME})", clause):
            yield "actor", match[1]
    comes = gives and re.search(rf"\b(?:{verbs})\b{_BETWEEN}\sfrom\s{_NAME}", clause) is not None
    for match in re.finditer(
        rf"\b({_NAME}){_BEING if deed == 'run' else _AUX}\s(?:{verbs})\b(?!\s(?:by|to)\b(?!.*\bthat\b))",
        clause,
    ):
        before = clause[max(0, match.start() - 4) : match.start()].split()
        if not before or before[-1] not in {"by", "to", "for", "of", "in"} or ", which" in match.group():
            yield ("taker" if comes else "giver") if gives else "actor", match[1]
    for match in re.finditer(rf"\b({_NAME})\s(?:{verbs})\sto\b", clause):
        if gives and re.search(r"\b(?:that|which)\s$", clause[: match.start()]):
            yield "giver", match[1]
    for match in re.finditer(rf"\b(?:{verbs})\b{_BETWEEN}\s(?:(?:to|from)\s{_NAME}\s)?by\s({_NAME})", clause):
        yield ("taker" if comes else "giver") if gives else "actor", match[1]
    if gives:
        for match in re.finditer(rf"\b(?:{verbs})\b{_BETWEEN}\s(?:by\s{_NAME}\s)?to\s({_NAME})", clause):
            yield "taker", match[1]
        for match in re.finditer(rf"\b(?:{verbs})\b{_BETWEEN}\sfrom\s({_NAME})", clause):
            yield "giver", match[1]
        for match in re.finditer(rf"\b(?:{verbs})\s({_NAME})", clause):
            yield "taker", match[1]


def _party(printed: str, rests: Rests) -> str | None:
    """A party under one name; None for what is none: a program, a designation, a month."""
    plain = re.sub(r"^[Tt]he\s", "", printed).strip()
    issuer = (rests.ground.held.issuer or "").split()
    if _NO_PARTY.match(plain) or plain in {"Japan", "Europe", "China", "United States"}:
        return None
    if plain == "company" and issuer:
        return issuer[0]
    first = plain.split()[0]
    own = {one.casefold() for names in rests.ground.held.names for one in names}
    return None if plain.casefold() in own or first.casefold() in own else first
