"""AT, designations: kind, agency, status and population are the evidence's, and belong together."""

import re
from collections.abc import Iterator, Sequence

from summarizer.lexicons import Hit
from summarizer.patterns import later
from summarizer.schemas import (
    Agency,
    DesignationKind,
    DesignationStatus,
)
from summarizer.text import Span, fold_str

from .context import Context, Fault, Subject
from .sayings import says
from .statements import lacks
from .terms import named, readable
from .tone import clauses
from .wording import Scope, missing, occurrences


def designation_kind(context: Context) -> Iterator[Fault]:
    """The kind of a designation is named in its evidence."""
    for subject, claim in context.each_claim():
        if claim.designation:
            yield from named("designation.kind", "designation", claim.designation.kind, subject, strict=True)


_HOME: dict[DesignationKind, frozenset[str]] = {
    DesignationKind.BREAKTHROUGH_THERAPY: frozenset({"FDA", "NMPA"}),
    DesignationKind.PRIME: frozenset({"EMA"}),
    DesignationKind.ILAP: frozenset({"MHRA"}),
    DesignationKind.SAKIGAKE: frozenset({"MHLW", "PMDA"}),
    DesignationKind.ACCELERATED_ASSESSMENT: frozenset({"EMA", "EC"}),
}
"""The regulators of designations that only they give."""
_AMERICAN = frozenset(
    {
        DesignationKind.FAST_TRACK,
        DesignationKind.RMAT,
        DesignationKind.RARE_PEDIATRIC_DISEASE,
        DesignationKind.PRIORITY_REVIEW_VOUCHER,
        DesignationKind.NATIONAL_PRIORITY_VOUCHER,
        DesignationKind.QIDP,
        DesignationKind.RTOR,
        DesignationKind.PROJECT_ORBIS,
        DesignationKind.PLATFORM_TECHNOLOGY,
    }
)


def designation_agency(context: Context) -> Iterator[Fault]:
    """The regulator is named in the evidence, or is the only one that grants such a thing."""
    for subject, claim in context.each_claim():
        if claim.designation is None or claim.designation.agency is None:
            continue
        kind, agency = claim.designation.kind, claim.designation.agency
        if agency.value in _countries(kind, subject):
            continue
        home = _home(kind)
        if home and agency.value not in home and not _elsewhere(agency, home, subject):
            said = " or ".join(one.replace("_", " ") for one in sorted(home))
            yield Fault(
                f"{subject.path}.designation.agency",
                f"A {readable(kind.value)} designation is the {said}'s, not of {readable(agency.value)}.",
                subject.span,
            )
        elif not (home and _one_of(home, agency.value, subject)):
            yield from named("designation.agency", "agency", agency, subject, strict=True)


def _home(kind: DesignationKind) -> frozenset[str]:
    """The regulators that alone give a designation; empty where many do."""
    return frozenset({Agency.FDA.value}) if kind in _AMERICAN else _HOME.get(kind, frozenset())


def _elsewhere(agency: Agency, home: frozenset[str], subject: Subject) -> bool:
    """Whether another country's regulator has a program of the same name, as one that has no entry here may."""
    named = subject.sentences.values("agency")
    return agency is Agency.OTHER and agency.value in named and not named & home


def _one_of(home: frozenset[str], agency: str, subject: Subject) -> bool:
    """Whether a regulator is the one that gives a designation, of those that can, by what the text names."""
    for scope in (*subject.scopes, subject.context.company):
        found = scope.values("agency") & home
        if found:
            return agency in found
    return len(home) == 1


_COUNTRY = later(
    r"\b(?:(?P<FDA>U\.?S\.?A?|United States)|(?P<NMPA>China)|(?P<EMA>EU|Europe|European Union)|(?P<MHLW>Japan))(?![\w-])"
)
_BESIDE = 26
"""Characters between a designation's name and the country that it holds in, at most."""
_IN = later(r"\b(?:in|by) (?:both )?(?:the )?|[;,(]|\.\s")
_AND = later(r",? (?:and|or) (?:in )?(?:the )?|, (?:the )?")
"""What leads from a designation's name to its countries, and from one of them to the next."""


def _countries(kind: DesignationKind, subject: Subject) -> set[str]:
    """The regulators of the countries that stand right beside the name of a designation: `U.S. Orphan Drug`."""
    text = subject.quotes.text
    found = set()
    for hit in subject.quotes.hits["designation"]:
        if hit.value != kind.value:
            continue
        before = list(_COUNTRY.finditer(text, max(0, hit.start - 16), hit.start))
        behind = _COUNTRY.search(text, hit.end, hit.end + _BESIDE)
        near = (
            before[-1] if before and not re.search(r"[;,(]", text[before[-1].end() : hit.start]) else behind
        )
        listed = [] if near is not None and near is not behind else _listed(text, hit.end)
        for one in [*([near] if near else []), *listed]:
            if one.lastgroup:
                found |= {one.lastgroup, *({"EC"} if one.lastgroup == "EMA" else ())}
    return found


def _listed(text: str, start: int) -> list[re.Match[str]]:
    """The countries that are listed behind a designation's name: `in the EU and the US`."""
    found: list[re.Match[str]] = []
    for joint in _IN.finditer(text, start, start + 80):
        country = _COUNTRY.match(text, joint.end()) if joint.group()[0] in "ib" else None
        while country:
            found.append(country)
            further = _AND.match(text, country.end())
            country = _COUNTRY.match(text, further.end()) if further else None
        if found or joint.group()[0] not in "ib":
            break
    return found


def designation_status(context: Context) -> Iterator[Fault]:
    """What became of a designation is said in its evidence."""
    for subject, claim in context.each_claim():
        if claim.designation and not (
            claim.designation.status is DesignationStatus.GRANTED
            and (_listing(subject) or _approved_so(claim.designation.kind, subject))
        ):
            yield from named("designation.status", "designation_status", claim.designation.status, subject)


_APPROVALS = frozenset(
    {DesignationKind.ACCELERATED_APPROVAL, DesignationKind.CONDITIONAL_MARKETING_AUTHORISATION}
)
_APPROVED = later(r"\b(?:approves|approved|authori[sz]ed)\b", re.IGNORECASE)


def _approved_so(kind: DesignationKind, subject: Subject) -> bool:
    """Whether a kind of approval is one that was given, as the paragraphs of the evidence tell in so many words."""
    if kind not in _APPROVALS or subject.block.values("designation_status") & _NOT_HELD:
        return False
    return any(
        _APPROVED.search(one.text)
        and not (one.firm or one.denied or one.without or one.text.startswith("once"))
        for one in clauses(subject.block.text)
    )


_NOT_HELD = frozenset(one.value for one in DesignationStatus if one is not DesignationStatus.GRANTED)


def designation_told(context: Context) -> Iterator[Fault]:
    """What became of a designation is told where it is named, not where the evidence names another.

    Without a word on it there, it is held: `reviewed under Priority Review`; a refusal outweighs the request.
    """
    for subject, claim in context.each_claim():
        held = claim.designation
        if held is None:
            continue
        lines = subject.lines
        told = [one for one in lines if held.kind.value in one.values("designation")]
        if not told or (len(lines) < 2 and held.status is not DesignationStatus.REQUESTED):
            continue
        found = frozenset[str]().union(*(one.values("designation_status") for one in told))
        refused = any(says("designation_status", "DENIED", one.folded) for one in told)
        alone = all(len(one.values("designation")) == 1 for one in told)
        if held.status is DesignationStatus.REQUESTED and alone and ("DENIED" in found or refused):
            yield Fault(
                f"{subject.path}.designation.status", "The evidence says that it was denied.", subject.span
            )
        elif (
            held.status in _ENDED
            and held.status.value not in found
            and not any(says("designation_status", held.status.value, one.folded) for one in told)
        ):
            yield Fault(
                f"{subject.path}.designation.status",
                f"Where {readable(held.kind.value)} is named, nothing is {readable(held.status.value)}.",
                subject.span,
            )


_ENDED = frozenset(DesignationStatus) - {DesignationStatus.GRANTED}


def designation_named(context: Context) -> Iterator[Fault]:
    """In a row or a sentence that has a designation's population, its kind is the one named there."""
    for subject, claim in context.each_claim():
        held = claim.designation
        if held is None or not held.population:
            continue
        lines = subject.lines
        told = [one.values("designation") for one in lines if one.holds(held.population)]
        if told and all(told) and not any(held.kind.value in kinds for kinds in told):
            yield Fault(
                f"{subject.path}.designation.kind",
                f'The evidence names {readable(sorted(told[0])[0])} with "{held.population}".',
                subject.span,
            )


_CELLS = later(r"\||\t")


def _listing(subject: Subject) -> bool:
    """Whether the evidence lists a designation without a verb, in a row or alone: what is listed so is held."""
    for place in subject.places:
        if subject.context.scope(place.words).values("designation_status"):
            continue
        alone = len(place.words) < 90 and not _VERB.search(place.words)
        bare = all(
            one.plain and not (one.happened or one.denied or one.without) for one in clauses(place.words)
        )
        if len(_CELLS.findall(place.words)) > 1 or (alone and bare):
            return True
    return False


_VERB = later(
    r"\b(?:is|are|be|was|were|has|have|had|will|would|can|may|do|does|did|to|not|no|of|[a-z]{2,14}(?:es|ies|ing))\b"
)
"""Signs of a sentence, or of more than a name with its brackets."""


def designation_population(context: Context) -> Iterator[Fault]:
    """Whom a designation is for is in the evidence's words."""
    for subject, claim in context.each_claim():
        population = claim.designation.population if claim.designation else None
        lacking = missing(population, subject.sentences) if population else []
        if lacking:
            yield Fault(f"{subject.path}.designation.population", f"{lacks(lacking)}.", subject.span)


_JOINED = 40
"""Characters between a population and the designation that is named behind it, at most."""


def designation_of_population(context: Context) -> Iterator[Fault]:
    """Where a sentence lists designations, a population is that of the one named before it (or right behind it)."""
    for subject, claim in context.each_claim():
        held = claim.designation
        if held is None or not held.population:
            continue
        lines = [_line(one, context) for one in subject.lines]
        if len(frozenset[str]().union(*(one.values("designation") for one in lines))) < 2:
            continue
        if any(_SAME.search(one.text) for one in lines):
            continue
        whole, _ = _longest_end(held.population, subject.sentences.folded)
        beside = [
            _kinds_beside(one.text, one.hits["designation"], place)
            for one in lines
            for place in occurrences(whole, one.folded)
        ]
        if beside and all(kinds and held.kind.value not in kinds for kinds in beside):
            other = readable(sorted(beside[0])[0])
            yield Fault(
                f"{subject.path}.designation.population",
                f'The evidence names {other} beside "{held.population}".',
                subject.span,
            )


def _line(sentence: Scope, context: Context) -> Scope:
    """A sentence whose folded text has the places of the text itself, upper-case abbreviations among them."""
    text = fold_str(sentence.text)
    scope = context.scope(text)
    return scope if len(scope.folded) == len(text) else context.scope(scope.folded)


_SAME = later(
    r"\bthe same (?:disease|disorder|condition|indication|patients?|population|setting|tumou?r)s?\b",
    re.IGNORECASE,
)
"""How a later designation of a list takes up the population of an earlier one."""
_LIST = later(
    r"(?:[\s,/&()\[\]+\u00ae\u2122]|\b(?:designations?|status|programs?|and|or|plus|both|as well as|along with|together with|also|the|an?"
    r"|its|from|by|in|(?:19|20)\d\d|early|mid|late|January|February|March|April|May|June|July|August|September|October|November|December|FDA(?:'s)?|EMA(?:'s)?|U\.?S\.?|EU|European|Chinese|Japanese)(?![\w-]))*",
    re.IGNORECASE,
)
"""What stands between the designations of one list, whose population is that of each: `QIDP and Fast Track`."""


def _kinds_beside(text: str, hits: Sequence[Hit], place: Span) -> set[str]:
    """The designation named last before a place in its sentence, one joined to it right behind, and those listed with them."""
    ordered = sorted(hits, key=lambda hit: hit.start)
    before = [hit for hit in ordered if hit.end <= place.start]
    last = max((hit.start for hit in before), default=-1)
    group = [hit for hit in before if hit.start == last]
    for hit in reversed(before):
        if (
            group
            and hit.start < group[0].start
            and _LIST.fullmatch(text, hit.end, max(hit.end, group[0].start))
        ):
            group.insert(0, hit)
    behind: list[Hit] = []
    for hit in ordered:
        if hit.start < place.end:
            continue
        gap = text[place.end : hit.start]
        joined = bool(gap) and len(gap) <= _JOINED and not re.search(r"[,;.()]", gap)
        listed = bool(behind) and _LIST.fullmatch(text, behind[-1].end, max(behind[-1].end, hit.start))
        if joined or listed:
            behind.append(hit)
    return {hit.value for hit in (*group, *behind)}


_QUALIFIERS = later(
    r"(?:(?:active|refractory|relapsed|recurrent|severe|moderate|mild|moderate-to-severe|moderately|severely|advanced|"
    r"metastatic|unresectable|locally|newly|previously|treated|untreated|diagnosed|adult|pediatric|paediatric|"
    r"chronic|acute|high-risk|progressive|diffuse|systemic|generalized|severe/refractory|relapsed/refractory|"
    r"primary|secondary|early|late|stage|or|and|to|with|/)[\s,/-]{1,2}){1,6}$"
)


_GOES_ON = later(r"\s((?:who|whose)(?:\s\w+){1,3}|at (?:high|increased) risk)\b")
"""How a population goes on behind its disease: `who are intolerant of`."""


def designation_whole(context: Context) -> Iterator[Fault]:
    """Whom a designation is for keeps every qualifier: not `lupus` where the release says `refractory lupus`."""
    for subject, claim in context.each_claim():
        population = claim.designation.population if claim.designation else None
        if not population:
            continue
        cut = []
        whole, rest = _longest_end(population, subject.sentences.folded)
        lines = [_line(one, context) for one in subject.lines]
        places = [(one, place) for one in lines for place in occurrences(whole, one.folded)]
        kind = claim.designation.kind.value if claim.designation else ""
        mine = [
            (one, place)
            for one, place in places
            if kind in _kinds_beside(one.text, one.hits["designation"], place)
        ]
        for line, place in mine or places:
            folded = line.folded
            further = _GOES_ON.match(folded, place.end)
            if further and mine:
                cut.append(further[1])
                continue
            before = folded[max(0, place.start - 60) : place.start]
            match = _QUALIFIERS.search(before)
            lost = (
                re.sub(r"(?:(?:or|and|to|with|/)[\s,/-]{0,2})+$", "", match.group()).strip(" ,/-")
                if match
                else ""
            )
            lost = re.sub(r"^(?:(?:or|and|to|with)\s)+", "", lost)
            cut.append("" if lost in {"", "adult", "pediatric", "paediatric"} or lost in rest else lost)
        if cut and all(cut):
            yield Fault(
                f"{subject.path}.designation.population",
                f'"{population}" leaves out "{cut[0]}".',
                subject.span,
            )


def _longest_end(population: str, folded: str) -> tuple[str, str]:
    """The longest end of a population, of three words or more, that a text has as it stands, and what is before it.

    A population is often put together from what introduces a list and from one of its items.
    """
    words = population.split()
    for start in range(max(1, len(words) - 2)):
        end = " ".join(words[start:])
        if occurrences(end, folded):
            return end, " ".join(words[:start]).casefold()
    return population, ""
