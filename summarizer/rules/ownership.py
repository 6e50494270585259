"""Whose drug a name is, by the grammar around it: the issuer's, or a bystander's.

`its lead candidate, X`, `About X`, a headline that is about X, against `in combination with X`,
`versus X`, `X-refractory`, `X, Other's therapy`.
"""

import re
from typing import NamedTuple

from summarizer.patterns import later
from summarizer.rules.prose import Prose, Sentence
from summarizer.schemas import Issuer, ZoneKind

_AGAINST_BEFORE = later(
    r"\b(?:in combination with|combin\w{1,6} with|together with|along with|plus|add(?:ed|ing|ition) (?:of|to)|"
    r"(?:compar\w{1,8}|relative|superior\w{0,4}|inferior\w{0,4}|similar|equivalent|biosimilar|switched)"
    r" (?:with|to|of|versus|over|from)|biosimilar (?:(?:candidate|product|version) )?(?:for|to|of|referencing)|referencing|interchangeable with|reference product|versus|vs\.?|than|such as|unlike|over|failed|prior|previous(?:ly)?|"
    r"(?:prior|previous) (?:treatment|therapy|exposure) (?:with|to)|(?:refractory|resistant|intolerant|relapsed) "
    r"(?:to|after)|introduction of|standard[- ]of[- ]care|standard|reference|outperform\w{0,3}|followed by|"
    r"background|backbone(?: of)?|existing|replac\w{1,4}|toxin|payload|e\.g\.,?|contain\w{1,4}|"
    r"active ingredient|formulation of|reversal of|premedication with|pretreatment with|lymphodepletion with)"
    r"[\s(,]{1,2}(?:[\w®-]{1,24} ){0,3}$",
    re.IGNORECASE,
)
_AGAINST_AFTER = later(
    r"^[®™*]{0,3}(?:[-‑– ](?:resistan\w+|refractory|based|containing|exposed|na[iï]ve|ineligible|intolerant|"
    r"experienced|failures?|comparator|control)\b)",
    re.IGNORECASE,
)
_OTHERS = later(r"^[®™*()R]{0,4}(?:\s?\([^()]{1,60}\))?,\s(?P<owner>[A-Z][\w&.-]{1,30})[’']s?\s")
_OWNED = later(
    r"\b(?P<owner>[A-Z][\w&.-]{1,30})[’']s?\sown\s(?:[\w-]{1,20}\s){0,4}$|\b(?:supplied|provided|marketed|sold)\sby\s(?P<other>[A-Z][\w&.-]{1,30})\s?,?\s$"
)
_BESIDE_THEIRS = later(
    r"\b(?:in combination with|combin\w{1,6} with|together with|along with|plus|versus|compared (?:with|to))\s(?P<owner>[A-Z][\w&.-]{1,30})[’']s?\s(?:[\w-]{1,24}\s){0,4}?(?:[\w-]{1,24},\s)?$"
)
"""`in combination with Other's antibody, X`."""
_BRACKET = later(r"^[®™*\s]{0,4}[(\[（]\s?$")
_POSSESSOR = later(
    r"\b(?:as|than|to|of|with)\s(?:[A-Z][\w&.-]{1,30}\s)?(?P<owner>[A-Z][\w&.-]{1,30})[’']s?\s(?:[\w-]{1,24}\s){0,3}$"
)
"""`comparable levels as Other's injectable X`."""
_STUDIED = later(r"\b(?:study|trial|phase\s[1-4I]{1,3}[ab]?)\s\($", re.IGNORECASE)
_STUDY_AFTER = later(r"^[®™*]{0,2}\)?\s(?:phase\s\w{1,3}\s)?(?:study|trial)\b", re.IGNORECASE)
"""A code in brackets behind `study`, or before it, may be the study's own."""
_COORDINATED = later(r"^[®™*]{0,3}(?:\s?\([^()]{1,60}\))?,?\s?(?:and|or|plus|/|,|\+)\s?(?:\w{1,15} )?$")
_PREPOSITION = later(r"\b(?:with|to|for|from|than|by|of|and|in|versus|against|between)\b", re.IGNORECASE)
_IS_ITS = (
    r"investigational|candidate|first-in-class|best-in-class|next-generation|novel|proprietary|"
    r"being developed|under development|in development|in clinical development|innovative|our|its"
)
_MEDIUM = later(
    r"\b(?:develop\w{0,7}|advanc\w{1,7}|commerciali[sz]\w{1,5}|investigating|evaluat\w{1,4}|announc\w{1,6}|"
    r"approval (?:of|for)|approved|designations? (?:to|for)|applications? (?:for|of)|trials? of|stud(?:y|ies) of|"
    r"data (?:for|of|on|from)|results (?:for|of|from|with)|launch of|rights to|acceptance for|IND for|NDA for|"
    r"BLA for|acquire\w{0,1}|licens\w{1,3}|dosed with|safety of|efficacy of|treat\w{1,5} with|treatment of|"
    r"granted to|targeting|selected)\s(?:the |an? )?(?:[\w®™-]{1,24} ){0,3}$",
    re.IGNORECASE,
)


_PIPELINE = later(
    r"\b(?:its|our|lead|company)\b[^.]{0,80}\b(?:programs?|candidates?|pipeline|products?)\b", re.IGNORECASE
)
_SUBJECT = later(
    r"^[®™*_]{0,4}(?:\s?[(\[（][^()\]]{1,80}[)\]）])?(?:,\san?\s|,\swhich\s|\sis\s(?:an?|in|being|currently|under)\s|\shas\s)",
    re.IGNORECASE,
)


_SOLD_AFTER = later(
    r"^[®™*_\s()R]{0,6}(?:\([^()]{2,60}\)\s)?(?:(?:first|second|third|fourth|full|year|quarter|global|U\.?S\.?|total|net|product|20\d\d|commercial)\s){0,5}(?:revenues?|net\s(?:product\s)?(?:sales|revenues?)|prescriptions|launch)\b",
    re.IGNORECASE,
)
_SOLD_BEFORE = later(
    r"\b(?:(?:revenues?|sales|launch)\s(?:of|from|for)|(?:we|it|company)\s(?:also\s)?(?:markets?|sells?|commerciali[sz]es?))\s(?:the\s)?$",
    re.IGNORECASE,
)
_THEIR = later(
    r"[’']s\s(?:[\w-]{1,20}\s){0,5}$|\broyalt\w+\b[^.]{0,80}$|\bpartner\w*\b[^.]{0,40}$", re.IGNORECASE
)
"""Sales that another company makes."""
_LINE = later(
    r"^[®™*_\s]{0,6}(?:[(\[][^()\[\]]{2,80}[)\]][®™*_\s]{0,4})?(?:[:–-]\s?|(?:in|for)\s[A-Za-z][\w\s,’'/-]{2,60})?$"
)


class Mention(NamedTuple):
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


class Judge:
    """Weighs the words around a mention."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.text = prose.document.text
        self.names = issuer_names(prose.document.issuer)
        owners = "|".join(re.escape(name) for name in self.names) or "(?!)"
        self.owner = re.compile(rf"^(?:{owners})$", re.IGNORECASE)
        own = rf"(?:its|our|the company[’']s|(?:{owners})[’']s?)"
        self.possessed = re.compile(
            rf"\b(?:{own}|lead|proprietary|wholly[- ]owned|investigational|self-developed)\s"
            r"(?P<gap>(?:(?:[^\s,.;:()]{1,30}|\([\w-]{2,8}\)) ){0,9}(?:[^\s,.;:()]{1,30}, (?:\w{1,15} ){0,2})?)$",
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
        owner = _OWNED.search(left)
        if owner and not self._is_issuer(owner["owner"] or owner["other"]):
            return "against"
        theirs = _BESIDE_THEIRS.search(left)
        if theirs and not self._is_issuer(theirs["owner"]):
            return "against"
        if (
            previous is not None
            and before == "against"
            and _BRACKET.match(self.text[previous.end : mention.start])
        ):
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
        if _SOLD_AFTER.match(right) or _SOLD_BEFORE.search(left[-40:]) or self._alone(sentence, mention):
            return "strong" if not _THEIR.search(left) else ""
        if own or self.owned_after.match(right) or self.described.match(right):
            return "strong"
        if sentence.kind is ZoneKind.HEADLINE:
            holder = _POSSESSOR.search(left)
            return "" if holder and not self._is_issuer(holder["owner"]) else "strong"
        if coordinated:
            return ""
        if sentence.kind is ZoneKind.HEADLINE_BULLETS or _MEDIUM.search(left) or _SUBJECT.match(right):
            return "medium"
        return ""

    def _is_issuer(self, name: str) -> bool:
        """Whether a name is the issuer's, or a part of it."""
        words = {word.casefold() for one in self.names for word in one.split()}
        return name.casefold() in words or name.casefold() in {"company", "group"}

    def _alone(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a short line is the name itself, as a heading over what is told of it."""
        return (
            sentence.kind is ZoneKind.BODY
            and (not sentence.bullet or "(" in self.text[mention.end : mention.end + 4])
            and mention.start - sentence.start <= 3
            and len(sentence.text) <= 90
            and _LINE.match(self.text[mention.end : sentence.end]) is not None
        )

    def _about(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a heading is about the drug: `About X`, `X: ...`."""
        if sentence.kind is not ZoneKind.HEADING:
            return False
        ahead = self.text[sentence.start : mention.start].strip(" *_#®™")
        after = self.text[mention.end : mention.end + 3].lstrip("®™*_ ")
        return ahead.casefold() == "about" or (
            ahead == ""
            and (
                after[:1] == ":"
                or mention.end >= sentence.end - 2
                or _LINE.match(self.text[mention.end : sentence.end]) is not None
            )
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
