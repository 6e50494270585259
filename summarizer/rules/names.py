"""Drug names of a release: where each stands, which are one drug's, and whose drug it is.

A program is told from a bystander by grammar alone: `its lead candidate, X`, `About X`, a headline
that is about X, against `in combination with X`, `versus X`, `X-refractory`. A name that the text
does not give to the issuer is left out, however well known.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from summarizer import lexicons
from summarizer.facts.generics import may_be_generic
from summarizer.patterns import later
from summarizer.rules.ownership import Judge, Mention, issuer_names
from summarizer.rules.prose import DIGIT, Prose, Sentence
from summarizer.schemas import FactKind

_MARKS = later(r"[®™℠*_]|\((?:R|TM|r|tm)\)")
_KEY = later(r"[\s\-‐-―_/]+")
_OPEN = r"[®™*\s_]{0,8}(?:\((?:R|TM)\))?\s?[(\[（]"
_RENAMED = (
    r"(?:INN:?|formerly|previously|formerly known as|previously known as|also known as|known as|"
    r"previously called|formerly called|marketed as|trade name:?|brand name:?|generic name:?)"
)
_ALIAS_OPENS = later(rf"^{_OPEN}\s?(?:{_RENAMED}\s)?$")
_ALIAS_NEXT = later(rf"^[®™*]{{0,3}}\s?[,;/]\s?(?:(?:and\s)?{_RENAMED}\s)?$")
_ALIAS_PLAIN = later(r"^[®™*]{0,3},?\s(?:previously|formerly|also)\s(?:called|known as|referred to as)\s$")
_ALIAS_INSIDE = later(
    r"^[®™*\s]{0,4}[(;,][^()]{0,120}\b(?:under\sthe\s(?:code|name|trade\sname|brand\sname|designation)|developed\s[^();]{0,60}\sas|known\s[^();]{0,40}\sas|referred\sto\s[^();]{0,30}\sas)\s$"
)
_NO_DRUG = later(r"^(?:RMB|PMC|HK|USD|EUR)\s?\d")
_CODE = later(r"^([A-Za-z]{2,6})[- ]?\d")

_ABOUT = later(
    r"^\W{0,6}about\s(?P<name>[A-Z][A-Za-z0-9-]{3,24}(?:\s[A-Z]{2,4})?)[®™*\s]{0,6}(?:\([^()]{1,60}\)\W{0,4})?$",
    re.IGNORECASE,
)
_MEDICINE = later(
    r"\b(?:candidate|therap(?:y|eutic)|medicine|drug|vaccine|inhibitor|antibody|agonist|antagonist|alkaloid|compound|treatment|molecule|peptide|conjugate)\b",
    re.IGNORECASE,
)
_PLATFORM = later(
    r"\b(?:company|platform|disease|disorder|condition|cancer|scale|technology|trial|study)\b", re.IGNORECASE
)


def key(name: str) -> str:
    """What two spellings of one name share: no case, no trademark signs, no spaces or hyphens."""
    return _KEY.sub("", _MARKS.sub("", name)).casefold()


def shown(name: str) -> str:
    """A name as a record shows it: without trademark signs and layout marks."""
    return " ".join(_MARKS.sub("", name).split())


@dataclass
class Candidate:
    """A drug with all its names, and what speaks for and against its being the issuer's."""

    keys: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    strong: list[Mention] = field(default_factory=list)
    medium: list[Mention] = field(default_factory=list)
    against: list[Mention] = field(default_factory=list)
    ref: str = ""
    named: bool = False
    """Whether the issuer's own code series says whose it is."""

    @property
    def clear(self) -> list[Mention]:
        """Its mentions outside a comparison or a combination."""
        against = set(self.against)
        return [mention for mention in self.mentions if mention not in against]

    @property
    def names(self) -> list[str]:
        """Its names, the most used first, each in its most used spelling."""
        spellings: dict[str, Counter[str]] = {}
        order: Counter[str] = Counter()
        for mention in self.mentions:
            spellings.setdefault(mention.key, Counter())[mention.shown] += 1 if mention.capital else 1000
            order[mention.key] += 1
        first = {name: index for index, name in reversed(list(enumerate(m.key for m in self.mentions)))}
        ranked = sorted(order, key=lambda name: (-order[name], first[name]))
        return [spellings[name].most_common(1)[0][0] for name in ranked]

    @property
    def background(self) -> bool:
        """Whether it is a long-marketed drug or chemotherapy that releases name beside a program."""
        return any(name in _known_background() for name in self.keys)

    @property
    def ours(self) -> bool:
        """Whether the text gives it to the issuer."""
        if self.strong:
            return len(self.against) <= len(self.mentions) - len(self.against) + 1
        if self.against or self.background:
            return False
        coded = any(_CODE.match(name) for name in self.keys)
        return self.named or (coded and bool(self.medium) and len(self.mentions) >= 2)


@cache
def _known_background() -> frozenset[str]:
    """Keys of long-marketed drugs and chemotherapy that releases name beside a program."""
    return frozenset(key(name) for names in lexicons.triggers("background_drug").values() for name in names)


def mentions(prose: Prose) -> list[Mention]:
    """Every place in the prose where a drug is named, in order."""
    found = [
        _mention(sentence, fact.start, fact.end, fact.text, fact.value)
        for sentence in prose.sentences
        for fact in sentence.of(FactKind.DRUG)
        if not _NO_DRUG.match(fact.text)
    ]
    known = {mention.key for mention in found}
    for name in dict.fromkeys([*_headed(prose), *_introduced(prose)]):
        if key(name) in known:
            continue
        word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.IGNORECASE)
        for sentence in prose.sentences:
            found += [
                _mention(
                    sentence,
                    sentence.start + match.start(),
                    sentence.start + match.end(),
                    match.group(),
                    name,
                )
                for match in word.finditer(sentence.text)
            ]
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def _mention(sentence: Sentence, start: int, end: int, text: str, main: str) -> Mention:
    return Mention(
        sentence.index,
        start,
        end,
        key(text),
        key(main),
        shown(text),
        sentence.title or start <= sentence.start + 1,
    )


def _headed(prose: Prose) -> list[str]:
    """Names that only a section gives away: `About Gedeptin®` above `Gedeptin is a gene-directed ...`."""
    found = []
    company = {name.casefold() for name in issuer_names(prose.document.issuer)}
    for sentence in prose.sentences:
        heading = prose.heading(sentence)
        match = _ABOUT.match(heading.text) if heading else None
        if match is None or any(True for _ in sentence.of(FactKind.TRIAL_NAME)):
            continue
        name = match["name"]
        if name.casefold() in company or any(name.casefold() in one.split() for one in company):
            continue
        opening = re.match(
            rf"{re.escape(name)}[®™*]{{0,3}}(?:\s\([^()]{{1,60}}\))?(?:,\s|\sis\s)(?:an?|the)\s(?P<what>[^.]{{0,140}})",
            sentence.text,
        )
        if opening and _MEDICINE.search(opening["what"]) and not _PLATFORM.search(opening["what"]):
            found.append(name)
    return list(dict.fromkeys(found))


_CODED = r"[A-Z]{1,6}[a-z]{0,3}-?[A-Z]{0,4}\d{1,4}[A-Za-z]{0,2}"
_INTRODUCED = later(
    rf"(?i:\b(?:drug|product|development|clinical|vaccine|therapeutic|therapy|antibody|lead|biosimilar|conjugate)\scandidate|(?<=\))\scandidate),?\s[(“\"]{{0,2}}(?P<name>{_CODED})(?![\w-])(?!\s[a-z]+s\b(?<!is)(?<!has))"
)
"""`its drug candidate, GNbAC1`: a code too short to be told from a gene's but by these words."""
_DESCRIBED = later(
    rf"(?<![\w-])(?P<name>{_CODED})[”\")]{{0,2}},\s(?:(?i:an?|the|its|our)\s|(?:[A-Z][\w&.-]{{1,24}}|the company)[’']s?\s)?(?:(?!of\b|for\b|in\b|and\b|that\b|which\b)[\w/®™-]{{1,24}}[\s]){{0,9}}?"
    r"(?i:candidate|biosimilar|vaccine|antibody-drug conjugate|ADC|degrader|(?:gene|cell) therapy)\b"
)
"""`XY05, a proposed biosimilar`, `XY02, Allogeneic NK Cell Therapy Product Candidate`."""
_DOSED = later(
    r"\b(?i:(?:trial|study|safety|efficacy|dose|evaluation|designation|approval|application)s?(?:\s\(\w{2,5}\))?\s(?:of|for)|evaluating|candidate,?)\s(?P<name>[A-Za-z][A-Za-z-]{1,14}\d{0,3})[®™]"
)
"""`a Phase 1 study of Xyzmune™`: a mark, and what is done to a medicine alone."""


_LEADING = later(
    r"\b(?:lead|investigational)\s(?:drug\s|product\s|clinical\s)?(?:compound|candidate|asset|drug|medicine|product),?\s(?!portfolio|pipeline|platform|programs?\b|targets?\b|profile)(?P<name>[a-z]{7,20})(?=[\s,.;)])"
)
"""`its lead compound buntanetap`: a generic name that ends as no stem does."""


def _introduced(prose: Prose) -> list[str]:
    """Codes and marked names that the words around them call drugs."""
    found = []
    for sentence in prose.sentences:
        text = sentence.text
        for pattern in (_INTRODUCED, _DESCRIBED) if DIGIT.search(text) else ():
            for match in pattern.finditer(text):
                start = sentence.start + match.start("name")
                if pattern is _INTRODUCED or not sentence.within(
                    start, start + len(match["name"]), FactKind.TARGET
                ):
                    found.append(match["name"])
        found += [match["name"] for match in _LEADING.finditer(text) if may_be_generic(match["name"])]
        if "®" in text or "™" in text:
            found += [
                match["name"]
                for match in _DOSED.finditer(text)
                if not match["name"].islower() or len(match["name"]) < 12
            ]
    return found


def candidates(prose: Prose, found: Sequence[Mention]) -> list[Candidate]:
    """The drugs of a release in order of first mention, with the grammar around each weighed."""
    groups = _groups(prose, found)
    drugs: dict[str, Candidate] = {}
    for mention in found:
        home = groups[mention.key]
        if home not in drugs:
            drugs[home] = Candidate(tuple(name for name, root in groups.items() if root == home))
        drugs[home].mentions.append(mention)
    judge = Judge(prose)
    previous: Mention | None = None
    verdict = ""
    for mention in found:
        before = verdict if previous and previous.sentence == mention.sentence else ""
        verdict = judge.verdict(mention, previous, before)
        drug = drugs[groups[mention.key]]
        if verdict == "strong":
            drug.strong.append(mention)
        elif verdict == "medium":
            drug.medium.append(mention)
        elif verdict == "against":
            drug.against.append(mention)
        previous = mention
    _join_suffixed(drugs)
    _follow_codes(drugs.values())
    return list(drugs.values())


def _groups(prose: Prose, found: Sequence[Mention]) -> dict[str, str]:
    """Each name's drug, as the key of the drug's first name. A name that two drugs share joins neither."""
    text = prose.document.text
    heads: dict[str, set[str]] = {}
    known = {mention.key for mention in found}
    for mention in found:
        if mention.main != mention.key and mention.main in known and not _nested(mention.key, mention.main):
            heads.setdefault(mention.key, set()).add(mention.main)
    head: Mention | None = None
    for one, other in pairwise(found):
        if one.sentence != other.sentence:
            head = None
            continue
        between = text[one.end : other.start] if other.start - one.end <= 150 else "….…"
        if "iosimilar" in between:
            head = None
            continue
        if _ALIAS_INSIDE.match(between):
            heads.setdefault(other.key, set()).add((head or one).key)
            continue
        if len(between) > 60:
            head = None
            continue
        if _ALIAS_OPENS.match(between) or _ALIAS_PLAIN.match(between):
            head = one
        elif not (head and _ALIAS_NEXT.match(between)):
            head = None
        if head and not _nested(head.key, other.key):
            heads.setdefault(other.key, set()).add(head.key)
    root = {mention.key: mention.key for mention in found}

    def top(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    for alias, several in heads.items():
        owners = {owner for owner in several if alias not in heads.get(owner, set()) or owner < alias}
        if len({top(owner) for owner in owners}) == 1:
            root[top(alias)] = top(min(owners))
    return {name: top(name) for name in root}


def _nested(one: str, other: str) -> bool:
    """Whether one name is the other with something added: EYLEA and EYLEA HD are two products."""
    return one.startswith(other) or other.startswith(one)


def _join_suffixed(drugs: dict[str, Candidate]) -> None:
    """Join `donanemab` to `donanemab-azbt`, unless the bare name is a reference or a comparator."""
    for home, drug in list(drugs.items()):
        if drug.against or len(drug.keys) != 1:
            continue
        whole = next(
            (
                one
                for one in drugs.values()
                if one.strong
                and any(
                    _SUFFIXED.fullmatch(name[len(home) :]) and name.startswith(home)
                    for name in one.keys
                    if name != home
                )
            ),
            None,
        )
        if whole is not None and home.islower() and home.isalpha():
            whole.keys += drug.keys
            for name in ("mentions", "strong", "medium"):
                getattr(whole, name).extend(getattr(drug, name))
                getattr(whole, name).sort(key=lambda mention: mention.start)
            del drugs[home]


_SUFFIXED = later(r"[a-z]{4}")


def _follow_codes(drugs: Iterable[Candidate]) -> None:
    """Give the issuer the codes of a series of which it clearly owns one: ARO-INHBE beside ARO-ALK7."""
    everyone = list(drugs)
    series = Counter(
        match[1].upper()
        for drug in everyone
        if drug.strong
        for name in drug.keys
        if (match := _CODE.match(name)) is not None
    )
    for drug in everyone:
        stems = {match[1].upper() for name in drug.keys if (match := _CODE.match(name))}
        if stems & set(series) and not drug.background and 2 * len(drug.against) <= len(drug.mentions):
            drug.named = True
