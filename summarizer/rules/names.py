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
from summarizer.rules.prose import Prose, Sentence
from summarizer.schemas import FactKind, Issuer, ZoneKind

_MARKS = re.compile(r"[®™℠*_]|\((?:R|TM|r|tm)\)")
_KEY = re.compile(r"[\s\-‐-―_/]+")
_OPEN = r"[®™*\s_]{0,8}(?:\((?:R|TM)\))?\s?[(\[（]"
_RENAMED = (
    r"(?:INN:?|formerly|previously|formerly known as|previously known as|also known as|known as|"
    r"previously called|formerly called|marketed as|trade name:?|brand name:?|generic name:?)"
)
_ALIAS_OPENS = re.compile(rf"^{_OPEN}\s?(?:{_RENAMED}\s)?$")
_ALIAS_NEXT = re.compile(rf"^[®™*]{{0,3}}\s?[,;/]\s?(?:(?:and\s)?{_RENAMED}\s)?$")
_ALIAS_PLAIN = re.compile(
    r"^[®™*]{0,3},?\s(?:previously|formerly|also)\s(?:called|known as|referred to as)\s$"
)
_NO_DRUG = re.compile(r"^(?:RMB|PMC|HK|USD|EUR)\s?\d")
_CODE = re.compile(r"^([A-Za-z]{2,6})[- ]?\d")

_AGAINST_BEFORE = re.compile(
    r"\b(?:in combination with|combin\w{1,6} with|together with|along with|plus|add(?:ed|ing|ition) (?:of|to)|"
    r"(?:compar\w{1,8}|relative|superior\w{0,4}|inferior\w{0,4}|similar|equivalent|biosimilar|switched)"
    r" (?:with|to|of|versus|over|from)|versus|vs\.?|than|such as|unlike|over|failed|prior|previous(?:ly)?|"
    r"(?:prior|previous) (?:treatment|therapy|exposure) (?:with|to)|(?:refractory|resistant|intolerant|relapsed) "
    r"(?:to|after)|introduction of|standard[- ]of[- ]care|standard|reference|outperform\w{0,3}|followed by|"
    r"background|backbone(?: of)?|existing|replac\w{1,4}|toxin|payload|e\.g\.,?|contain\w{1,4}|"
    r"active ingredient|formulation of|reversal of|premedication with|pretreatment with|lymphodepletion with)"
    r"[\s(,]{1,2}(?:[\w®-]{1,24} ){0,3}$",
    re.IGNORECASE,
)
_AGAINST_AFTER = re.compile(
    r"^[®™*]{0,3}(?:[-‑– ](?:resistan\w+|refractory|based|containing|exposed|na[iï]ve|ineligible|intolerant|"
    r"experienced|failures?|comparator|control)\b)",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"^[®™*()R]{0,4}(?:\s?\([^()]{1,60}\))?,\s(?P<owner>[A-Z][\w&.-]{1,30})[’']s?\s")
_ABOUT = re.compile(
    r"^\W{0,6}about\s(?P<name>[A-Z][A-Za-z0-9-]{3,24}(?:\s[A-Z]{2,4})?)[®™*\s]{0,6}(?:\([^()]{1,60}\)\W{0,4})?$",
    re.IGNORECASE,
)
_MEDICINE = re.compile(
    r"\b(?:candidate|therap(?:y|eutic)|medicine|drug|vaccine|inhibitor|antibody|agonist|antagonist|alkaloid|compound|treatment|molecule|peptide|conjugate)\b",
    re.IGNORECASE,
)
_PLATFORM = re.compile(
    r"\b(?:company|platform|disease|disorder|condition|cancer|scale|technology|trial|study)\b", re.IGNORECASE
)
_STUDIED = re.compile(r"\b(?:study|trial|phase\s[1-4I]{1,3}[ab]?)\s\($", re.IGNORECASE)
_STUDY_AFTER = re.compile(r"^[®™*]{0,2}\)?\s(?:phase\s\w{1,3}\s)?(?:study|trial)\b", re.IGNORECASE)
"""A code in brackets behind `study`, or before it, may be the study's own."""
_COORDINATED = re.compile(r"^[®™*]{0,3}(?:\s?\([^()]{1,60}\))?,?\s?(?:and|or|plus|/|,|\+)\s?(?:\w{1,15} )?$")
_PREPOSITION = re.compile(r"\b(?:with|to|for|from|than|by|of|and|in|versus|against|between)\b", re.IGNORECASE)
_IS_ITS = (
    r"investigational|candidate|first-in-class|best-in-class|next-generation|novel|proprietary|"
    r"being developed|under development|in development|in clinical development|innovative|our|its"
)
_MEDIUM = re.compile(
    r"\b(?:develop\w{0,7}|advanc\w{1,7}|commerciali[sz]\w{1,5}|investigating|evaluat\w{1,4}|announc\w{1,6}|"
    r"approval (?:of|for)|approved|designations? (?:to|for)|applications? (?:for|of)|trials? of|stud(?:y|ies) of|"
    r"data (?:for|of|on|from)|results (?:for|of|from|with)|launch of|rights to|acceptance for|IND for|NDA for|"
    r"BLA for|acquire\w{0,1}|licens\w{1,3}|dosed with|safety of|efficacy of|treat\w{1,5} with|treatment of|"
    r"granted to|targeting|selected)\s(?:the |an? )?(?:[\w®™-]{1,24} ){0,3}$",
    re.IGNORECASE,
)


_PIPELINE = re.compile(
    r"\b(?:its|our|lead|company)\b[^.]{0,80}\b(?:programs?|candidates?|pipeline|products?)\b", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"^[®™*_]{0,4}(?:\s?[(\[（][^()\]]{1,80}[)\]）])?(?:,\san?\s|,\swhich\s|\sis\s(?:an?|in|being|currently|under)\s|\shas\s)",
    re.IGNORECASE,
)


def key(name: str) -> str:
    """What two spellings of one name share: no case, no trademark signs, no spaces or hyphens."""
    return _KEY.sub("", _MARKS.sub("", name)).casefold()


def shown(name: str) -> str:
    """A name as a record shows it: without trademark signs and layout marks."""
    return " ".join(_MARKS.sub("", name).split())


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a drug is named; offsets are the document's."""

    sentence: int
    start: int
    end: int
    key: str
    main: str
    """The key of the name under which facts group it."""
    shown: str
    capital: bool
    """Whether it stands where any word has a capital: in a headline, at a sentence's start."""


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
        if self.named or len(self.medium) >= 2:
            return True
        return bool(self.medium) and len(self.mentions) >= 2 and any(_CODE.match(name) for name in self.keys)


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
    for name in _headed(prose):
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


def candidates(prose: Prose, found: Sequence[Mention]) -> list[Candidate]:
    """The drugs of a release in order of first mention, with the grammar around each weighed."""
    groups = _groups(prose, found)
    drugs: dict[str, Candidate] = {}
    for mention in found:
        home = groups[mention.key]
        if home not in drugs:
            drugs[home] = Candidate(tuple(name for name, root in groups.items() if root == home))
        drugs[home].mentions.append(mention)
    judge = _Judge(prose)
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
        between = text[one.end : other.start] if other.start - one.end <= 60 else "….…"
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


_SUFFIXED = re.compile(r"[a-z]{4}")


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
        if stems & set(series) and drug.medium and len(drug.against) < len(drug.mentions):
            drug.named = True


class _Judge:
    """Weighs the words around a mention."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.text = prose.document.text
        owners = "|".join(re.escape(name) for name in issuer_names(prose.document.issuer)) or "(?!)"
        self.owner = re.compile(rf"^(?:{owners})$", re.IGNORECASE)
        own = rf"(?:its|our|the company[’']s|(?:{owners})[’']s?)"
        self.possessed = re.compile(
            rf"\b(?:{own}|lead|proprietary|wholly[- ]owned|investigational|self-developed)\s"
            r"(?P<gap>(?:[^\s,.;:()]{1,30} ){0,9}(?:[^\s,.;:()]{1,30}, (?:\w{1,15} ){0,2})?)$",
            re.IGNORECASE,
        )
        self.described = re.compile(
            r"^[®™*_]{0,4}(?:\s?[(\[（][^()\]]{1,80}[)\]）])?[®™*_]{0,4}"
            rf"(?:,\s|\s(?:is|was)\s(?:currently\s)?|\sbecomes\s)(?:an?|the|our|its|(?:{owners})[’']s?)\s"
            rf"(?:[^.;:]{{0,120}}?\b(?:{_IS_ITS}|(?:{owners})[’']s?)\b)",
            re.IGNORECASE,
        )
        self.owned_after = re.compile(
            r"^[®™*_]{0,4}(?:\s?[(\[（][^()\]]{1,80}[)\]）])?[®™*_]{0,4}(?:,|\s(?:is|becomes|as))\s"
            rf"{own}\s",
            re.IGNORECASE,
        )

    def verdict(self, mention: Mention, previous: Mention | None, before: str) -> str:
        """`strong`, `medium`, `against` or nothing."""
        sentence = self.prose.sentences[mention.sentence]
        left = self.text[max(sentence.start, mention.start - 130) : mention.start]
        right = self.text[mention.end : min(sentence.end, mention.end + 220)]
        if self._about(sentence, mention):
            return "strong"
        if _AGAINST_AFTER.match(right) or _STUDIED.search(left) or _STUDY_AFTER.match(right):
            return "against"
        other = _OTHERS.match(right)
        if other and not self.owner.match(other["owner"]):
            return "against"
        coordinated = (
            previous is not None
            and previous.sentence == mention.sentence
            and _COORDINATED.match(self.text[previous.end : mention.start]) is not None
        )
        if coordinated and before == "against":
            return "against"
        listed = sentence.bullet and mention.start - sentence.start <= 2
        lead = self.prose.lead(sentence) if listed else None
        if lead is not None and _PIPELINE.search(lead.text):
            return "strong"
        possessed = self.possessed.search(left)
        own = possessed is not None and not _PREPOSITION.search(possessed["gap"])
        if not own and _AGAINST_BEFORE.search(left):
            return "against"
        if own or self.owned_after.match(right) or self.described.match(right):
            return "strong"
        if sentence.kind is ZoneKind.HEADLINE:
            return "strong"
        if coordinated:
            return ""
        if sentence.kind is ZoneKind.HEADLINE_BULLETS or _MEDIUM.search(left) or _SUBJECT.match(right):
            return "medium"
        return ""

    def _about(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a heading is about the drug: `About X`, `X: ...`."""
        if sentence.kind is not ZoneKind.HEADING:
            return False
        ahead = self.text[sentence.start : mention.start].strip(" *_#®™")
        after = self.text[mention.end : mention.end + 3].lstrip("®™*_ ")
        return ahead.casefold() == "about" or (
            ahead == "" and (after[:1] == ":" or mention.end >= sentence.end - 2)
        )


def issuer_names(issuer: Issuer | None) -> list[str]:
    """The issuer's name, whole and as companies shorten it: without legal form and trade words."""
    if issuer is None:
        return []
    whole = issuer.name.strip()
    names = [whole]
    plain = re.split(
        r",\s|\s(?:Inc|Ltd|LLC|plc|PLC|AG|SE|A/S|AB|NV|N\.V|S\.A|Co|Corp|GmbH|Limited)\b", whole
    )[0]
    names.append(plain)
    parts = plain.split()
    while len(parts) > 1 and parts[-1].casefold() in _TRADE:
        parts = parts[:-1]
        names.append(" ".join(parts))
    return [name for name in dict.fromkeys(names) if len(name) > 1]


_TRADE = frozenset(
    [
        "therapeutics",
        "pharma",
        "pharmaceuticals",
        "pharmaceutical",
        "biosciences",
        "bioscience",
        "biotech",
        "biotechnology",
        "biopharma",
        "biopharmaceuticals",
        "biotherapeutics",
        "biologics",
        "sciences",
        "life",
        "labs",
        "laboratories",
        "medicines",
        "oncology",
        "genetics",
        "genomics",
        "holdings",
        "group",
        "company",
        "corporation",
        "and",
        "international",
        "bio",
        "health",
    ]
)
