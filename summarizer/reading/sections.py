"""The sections into which an issuer divides its text, told by their headings."""

import re

from summarizer.schemas import ZoneKind
from summarizer.text import lowered

from . import signs
from .footnotes import note_label
from .page import Page
from .rendered import Mark

__all__ = [
    "EMAIL",
    "PHONE",
    "TELEPHONE",
    "URL",
    "about_kind",
    "contact_follows",
    "is_anchored",
    "notes_follow",
    "section_of",
]

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,20}")
TELEPHONE = re.compile(r"\bTel\b\.?:?\s?[+\d(]")
PHONE = re.compile(r"(?:tel|phone|fax|mobile|office|t|m|p)?[.:]{0,2}\s{0,2}\+?\(?\d[\d\s().-]{7,20}\d")
URL = re.compile(r"(?:https?://|www\.)\S+(?:\s+(?:https?://|www\.)\S+){0,20}$")
_ABOUT = re.compile(r"about\s+(?!\d|us$|this\b|the author)(?:the\s+)?\S")
_FIRM = re.compile(
    r"\b(?:is|are)\s(?:a|an|the|one)\b[^.]{0,160}?\b(?:compan(?:y|ies)|biotech|biopharma|corporation|organi[sz]ation|group|firm|leader|subsidiary|foundation|cdmo)\b"
    r"|\bheadquarter|\bfounded (?:in|by|more)|\bfounded\b|\bour (?:mission|purpose|goal|pipeline|medicines)\b|\bwe (?:have|are|combine)\b"
    r"|\bfocus(?:es|ed) on\b[^.]{0,80}\bneeds\b|\bis (?:using|applying|leveraging|committed|dedicated|advancing|developing|pioneering|redefining|focused|working)\b"
    r"|\bdevelops (?:medicines|therapies)\b|\bemployees\b|\bmedicine company\b"
)
_PRODUCT = re.compile(
    r"\b(?:investigational|antibody|inhibitor|agonist|antagonist|vaccine|therapy|treatment|molecule|prodrug|degrader|biosimilar|drug|capsule|tablet"
    r"|candidate|peptide|therapeutic|being (?:investigated|evaluated|developed|studied)|vector|conjugate|modifier|medicine|injection|siRNA|RNAi|oligonucleotide|cell therapy|platform|alkaloid|formulation)\b"
)
_TRIAL = re.compile(r"\b(?:trial|study|studies|trials|program|programme|nct\d{8})\b")
_DISEASE = re.compile(
    r"\b(?:disease|disorder|cancer|condition|syndrome|infection|manifestation|affects|prevalence|scale|allergy|carcinoma|tumou?rs?|leukemia|lymphoma)\b"
)
_ENTITY = re.compile(
    r"\b(?:inc|ltd|corp|ag|plc|gmbh|a/s|se|s\.a|therapeutics|pharmaceuticals|pharma|biosciences)\b"
)
_DEFINING = re.compile(
    r"[®™]?(?:\s\([^()]{1,60}\))?(?:,[^.,]{1,60})?,?\s(?:is|are|was)\s(?:an?|the|being|in)\b", re.IGNORECASE
)
_CODED = re.compile(r"[a-z]\d|\d[a-z]|-\d|[®™]|\(")


def section_of(page: Page, index: int, name: str) -> ZoneKind | None:
    """The issuer's section that a block opens as its heading."""
    block = page.blocks[index]
    if (
        not block.label
        or block.mark & (Mark.TABLE | Mark.CODE | Mark.LINK | Mark.CHROME)
        or index in page.foreign
    ):
        return None
    if note_label(block.text) is not None:
        return None
    if _ABOUT.match(block.label) and len(block.text) <= 110 and block.ends_line and block.text[:1].isupper():
        return _about(page, index, name)
    kind = signs.company_section(block.label)
    if kind is None:
        return ZoneKind.ABOUT_COMPANY if _names_firm(page, index) else None
    if kind is not ZoneKind.CONTACT and (block.is_prose or not block.ends_line):
        return None
    if block.bullet and kind is not ZoneKind.CONTACT:
        return None
    if (
        kind in (ZoneKind.SAFETY_INFORMATION,)
        and block.label.endswith((" indication", " indications"))
        and len(block.text.split()) > 5
    ):
        return None
    return kind


def _names_firm(page: Page, index: int) -> bool:
    """Whether a short line is a company's name and the paragraph behind it says what the company is."""
    block = page.blocks[index]
    if len(block.text) > 60 or block.bullet or index + 1 >= len(page.blocks) or not block.text[:1].isupper():
        return False
    following = page.blocks[index + 1]
    if not following.is_prose or not following.opening.startswith(block.label):
        return False
    return _FIRM.search(following.text[len(block.label) : 300]) is not None


def _about(page: Page, index: int, name: str) -> ZoneKind:
    """Whether an About section tells of a company, of a program or trial, or of something else."""
    subject = page.blocks[index].label.removeprefix("about").strip()
    following = [block.text for block in page.blocks[index + 1 : index + 6] if len(block.text) > 60]
    # The sentence that says what the subject is may stand behind one on the need for it.
    called = re.split(r"\s?[(®™]", subject)[0]
    for text in following:
        start = _defined_at(called, text)
        if start is not None:
            return about_kind(subject, text[start:], name)
    return about_kind(subject, following[0] if following else "", name)


def _defined_at(called: str, text: str) -> int | None:
    """Where a sentence begins that says what something is, by its name in lower case."""
    low = lowered(text)
    start = low.find(called)
    while start >= 0:
        begins = start == 0 or text[start - 1] == "." or text[start - 1].isspace()
        if begins and _DEFINING.match(text, start + len(called)):
            return start
        start = low.find(called, start + 1)
    return None


def about_kind(subject: str, text: str, name: str) -> ZoneKind:
    """The kind of an About section with this (folded) subject and this first paragraph."""
    opening = text[:420]
    if name and (
        subject.startswith(name)
        or (subject and name.startswith(subject))
        or subject.split(" ", maxsplit=1)[0] == name.split(" ", maxsplit=1)[0]
    ):
        return ZoneKind.ABOUT_COMPANY
    if _ENTITY.search(subject):
        return ZoneKind.ABOUT_COMPANY
    if _TRIAL.search(subject):
        return ZoneKind.ABOUT_PROGRAM
    first = re.split(r"(?<=[a-z)])\.\s", opening, maxsplit=1)[0]
    lowered = first.lower()
    coded = _CODED.search(subject) is not None
    if _DISEASE.search(subject):
        return ZoneKind.ABOUT_OTHER
    firm, product, disease = _FIRM.search(first), _PRODUCT.search(lowered), _DISEASE.search(lowered)
    if (
        product
        and (coded or not firm or product.start() < firm.start())
        and (not disease or product.start() < disease.start() or coded)
    ):
        return ZoneKind.ABOUT_PROGRAM
    if firm and not coded:
        return ZoneKind.ABOUT_COMPANY
    if product or (coded and not disease):
        return ZoneKind.ABOUT_PROGRAM
    return ZoneKind.ABOUT_OTHER


def is_anchored(page: Page, index: int, section: ZoneKind) -> bool:
    """Whether a section's heading surely is the issuer's: what it names or holds ties it to the release.

    Portals use words such as "Contact", "Disclaimer" and "About" behind a release as well.
    """
    match section:
        case ZoneKind.FORWARD_LOOKING | ZoneKind.SAFETY_INFORMATION:
            return True
        case ZoneKind.ABOUT_COMPANY | ZoneKind.ABOUT_PROGRAM | ZoneKind.ABOUT_OTHER:
            subject = page.blocks[index].label.removeprefix("about").removeprefix(" the").split()
            return bool(subject) and subject[0].rstrip("®™") in page.lead_text.lower()
        case ZoneKind.CONTACT:
            return contact_follows(page, index)
        case ZoneKind.FOOTNOTES:
            return notes_follow(page, index)
        case _:
            return False


def notes_follow(page: Page, index: int) -> bool:
    """Whether footnotes stand right behind a block."""
    return any(note_label(block.text) for block in page.blocks[index + 1 : index + 3])


def contact_follows(page: Page, index: int) -> bool:
    """Whether an address, a number or a short name stands in a contact line or closely behind it."""
    block = page.blocks[index]
    if (
        block.label.startswith(("source", "/contact"))
        or EMAIL.search(block.text)
        or PHONE.search(block.opening)
    ):
        return True
    if block.is_prose:
        return False
    following = page.blocks[index + 1 : index + 9]
    for at, later in enumerate(following):
        if (
            ("@" in later.text and EMAIL.search(later.text))
            or PHONE.search(later.opening)
            or (URL.match(later.text) and at < 3)
        ):
            return True
        if later.is_prose and len(later.text) > 200:
            return False
    return False
