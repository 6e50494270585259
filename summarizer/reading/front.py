"""What stands before the lead: the issuer's headline and its bullets, and what a page put around them."""

import re

from summarizer.schemas import Author, ZoneKind

from . import signs
from .dateline import dated, parse_dateline
from .language import foreign_language
from .layout import Block
from .page import Page
from .rendered import Mark
from .sections import TELEPHONE, contact_follows

__all__ = ["headline_of", "label_front"]

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9-]{3,}|\d[\d.%]*")
_CORRECTION = re.compile(
    r"/?\s?(?:C ?O ?R ?R ?E ?C ?T ?I ?O ?N|CORRECTING and REPLACING|R ?E ?P ?E ?A ?T|U ?P ?D ?A ?T ?E)\b(?:\s|--|:|$)"
)
_URL = re.compile(r"(?:https?://|www\.)\S+(?:\s+(?:https?://|www\.)\S+){0,20}$")
_NEWS_STAMP = re.compile(r"\b(?:read|ago|source|updated|published|posted|released|by)\b")
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")
_SHORT = 45
_TITLE_OVERLAP = 0.3
_TITLE_WORDS = 7
_BULLETED = frozenset((ZoneKind.AI_SUMMARY, ZoneKind.PROS_AND_CONS, ZoneKind.AI_INSIGHTS))


def label_front(page: Page, end: int, issuer: str | None) -> int | None:
    """Labels the blocks before `end` (the dateline or lead); the index of the headline, if there is one.

    The issuer's headline and bullets are recognized from behind, as the run of lines that reaches up
    to the lead; a headline further up is the line that shares its words with the lead. What is left
    is the page's: parts under their labels, translations by their language, prose as a summary.
    """
    run = _run_before(page, end)
    title = _headline(page, end, run, _words(issuer or ""))
    for index in run:
        _label_run(page, index, title)
    if title is not None:
        wording = _words(page.blocks[title].text)
        for index in range(end):
            block = page.blocks[index]
            if index not in page.parts and (
                index == title or (len(wording) > 2 and _words(block.text) == wording)
            ):
                page.put(index, ZoneKind.HEADLINE)
    foreign_page = bool(page.parts or page.foreign) or any(
        signs.portal(block.label) for block in page.blocks[:end]
    )
    section: ZoneKind | None = None
    if title is not None:
        _label_contacts(page, title)
    for index in range(end):
        if index in page.sheets:
            continue
        if page.labels[index] is not None:
            section = None
            continue
        section = _label_rest(page, index, section, title, foreign_page=foreign_page)
    return title


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


def _run_before(page: Page, end: int) -> list[int]:
    """The headline material that reaches up to the lead, in order."""
    groups: list[list[int]] = [[]]  # from behind
    index = end - 1
    while index >= 0:
        block = page.blocks[index]
        if index in page.sheets:
            index -= 1
            continue
        if index in page.parts or index in page.foreign or not _is_material(block):
            break
        if _closes_prose(page, index):
            break
        groups[-1].append(index)
        if block.gap:
            groups.append([])
        index -= 1
    groups = [group[::-1] for group in reversed(groups) if group]
    if groups and _under_label(page, groups[0], page.parts.get(index)):
        groups = groups[1:]
    return [at for group in groups for at in group]


def _under_label(page: Page, group: list[int], part: ZoneKind | None) -> bool:
    """Whether the lines right behind a label of the page are the label's: without a gap, bullets, or figures."""
    if part is None:
        return False
    if not page.blocks[group[0]].gap:
        return True
    return part in _BULLETED and any(page.blocks[at].bullet for at in group)


def _is_material(block: Block) -> bool:
    """Whether a line may belong to a headline: a bullet, a title, a dateline, no sentence of prose."""
    if block.mark & (Mark.TABLE | Mark.CODE):
        return False
    if block.bullet or block.mark & (Mark.HEADING | Mark.STRONG | Mark.LINK):
        return True
    if signs.says_machine(block.text) or signs.portal(block.label):
        return False
    return len(block.text) <= 420 and (block.ends_line or len(block.text) <= 70)


def _closes_prose(page: Page, index: int) -> bool:
    """Whether a short line is the last sentence of the prose before it, rather than a line of a headline."""
    block = page.blocks[index]
    return (
        index > 0
        and block.ends_sentence
        and not block.bullet
        and not block.mark & (Mark.HEADING | Mark.STRONG | Mark.LINK)
        and page.blocks[index - 1].is_prose
        and not page.blocks[index - 1].bullet
    )


def _is_title(block: Block) -> bool:
    if (
        block.bullet
        or block.mark & Mark.LINK
        or not 15 <= len(block.text) <= 400
        or (not block.label and len(block.text) < 20)
    ):
        return False
    if (
        signs.chrome_line(block.label, block.opening)
        or signs.tells("banner", block.label, 60)
        or _is_correction(block.text)
    ):
        return False
    if signs.tells("correction", block.opening, 60) or TELEPHONE.search(block.text):
        return False
    if signs.tells("caption", block.opening, 60) or signs.portal(block.label) or "key word(s)" in block.label:
        return False
    return len(block.text.split()) >= 3 and parse_dateline(block.text) is None and not _date_only(block)


def headline_of(block: Block) -> str:
    """The words of a headline, without what a wire puts before those of a corrected release."""
    text = block.body.strip()
    mark = _CORRECTION.match(text)
    return text[mark.end() :].lstrip(" -–—:") if mark else text


def _is_correction(text: str) -> bool:
    """Whether a line marks a correction and is not itself the corrected headline."""
    mark = _CORRECTION.match(text)
    return mark is not None and (text.startswith("/") or len(text) - mark.end() < 20)


def _label_contacts(page: Page, title: int) -> None:
    """Labels the contacts that a filing or a company prints above its headline."""
    for start in range(title):
        if signs.company_section(page.blocks[start].label) is not ZoneKind.CONTACT:
            continue
        if page.blocks[start].mark & Mark.LINK or not contact_follows(page, start):
            continue
        for index in range(start, min(title, start + 16)):
            block = page.blocks[index]
            label = page.labels[index]
            if index in page.parts or index in page.foreign or block.is_prose:
                return
            if label is None or label.kind in (ZoneKind.PAGE_CHROME, ZoneKind.HEADLINE_BULLETS):
                page.put(index, ZoneKind.CONTACT)
        return


def _headline(page: Page, end: int, run: list[int], name: frozenset[str]) -> int | None:
    """The first line that shares its words with the lead, or that is a full title in the run up to it."""
    lead = _words(page.lead_text[:1500]) if page.lead else frozenset()
    in_run = set(run)
    for index in range(end):
        block = page.blocks[index]
        if index in page.parts or index in page.foreign or index in page.sheets or not _is_title(block):
            continue
        if block.is_prose and index not in in_run and not block.mark & Mark.HEADING:
            continue
        words = _words(block.text)
        if words <= name:
            continue
        if len(words) >= 3 and len(words & lead) / len(words) >= _TITLE_OVERLAP:
            return index
        if index in in_run and len(block.text.split()) >= _TITLE_WORDS:
            return index
    return next((index for index in run if _is_title(page.blocks[index])), None)


def _label_run(page: Page, index: int, title: int | None) -> None:
    block = page.blocks[index]
    if signs.breadcrumbs(block.text):
        page.put(index, ZoneKind.PAGE_CHROME)
    elif signs.tells("legal", block.opening) or signs.company_section(block.label) is ZoneKind.LEGAL_NOTICE:
        page.put(index, ZoneKind.LEGAL_NOTICE)
    elif _names_provider(page, index):
        page.put(index, ZoneKind.PAGE_CHROME)
    elif signs.tells("banner", block.label, 60) and len(block.text) <= 80:
        furniture = signs.chrome_line(block.label, block.opening) and len(block.text.split()) > 2
        page.put(index, ZoneKind.PAGE_CHROME if furniture else ZoneKind.HEADING)
    elif signs.tells("correction", block.opening, 60):
        page.put(index, ZoneKind.BODY)
    elif signs.highlights(block.label) and index + 1 < len(page.blocks) and page.blocks[index + 1].bullet:
        page.put(index, ZoneKind.HEADLINE_BULLETS)
    elif (
        block.mark & Mark.CAPTION
        or signs.tells("caption", block.opening, 60)
        or (_URL.match(block.text) and _is_caption(page, index - 1))
    ):
        page.put(index, ZoneKind.CAPTION)
    elif parse_dateline(block.text) is not None or (
        _date_only(block) and not _is_stamp(page, block, title is not None and index < title)
    ):
        page.put(index, ZoneKind.DATELINE)
    elif _is_furniture(block) or _stands_aside(block):
        page.put(index, ZoneKind.PAGE_CHROME)
    elif title is not None and index < title and (not block.bullet or block.mark & Mark.LINK):
        # Above the headline stand navigation and wire names, not the issuer's words.
        page.put(index, ZoneKind.PAGE_CHROME)
    else:
        page.put(index, ZoneKind.HEADLINE_BULLETS)


def _names_provider(page: Page, index: int) -> bool:
    """Whether a line is the name that stands under `News provided by`."""
    return index > 0 and page.blocks[index - 1].label == "news provided by"


def _is_caption(page: Page, index: int) -> bool:
    label = page.labels[index] if index >= 0 else None
    return label is not None and label.kind is ZoneKind.CAPTION


def _date_only(block: Block) -> bool:
    if len(block.text) > _SHORT or len(block.text.split()) > 8 or dated(block.text) is None:
        return False
    return _NEWS_STAMP.search(block.opening) is None


def _is_stamp(page: Page, block: Block, above: bool) -> bool:
    """Whether a page that has a frame of its own says in this line when it came, to the minute, or dates other news above the title."""
    return page.framed and (
        _CLOCK.search(block.text) is not None or (above and bool(block.mark & Mark.OUTSIDE))
    )


def _stands_aside(block: Block) -> bool:
    """Whether a line stands outside the element of the release, and is set as no headline or bullet under one."""
    if not block.mark & Mark.OUTSIDE or block.mark & (Mark.HEADING | Mark.STRONG):
        return False
    return not block.bullet or len(block.text) <= _SHORT


def _is_furniture(block: Block) -> bool:
    if block.mark & Mark.LINK and not block.bullet:
        return True
    if (
        signs.chrome_line(block.label, block.opening)
        or signs.portal(block.label)
        or _is_correction(block.text)
    ):
        return True
    if signs.breadcrumbs(block.text):
        return True
    words = block.text.split()
    return (
        "key word(s)" in block.label
        or (len(words) <= 2 and not block.bullet)
        or _URL.match(block.text) is not None
    )


def _label_rest(
    page: Page, index: int, section: ZoneKind | None, title: int | None, *, foreign_page: bool
) -> ZoneKind | None:
    """Labels a block that is no headline material; the page's part that goes on behind it."""
    block = page.blocks[index]
    if language := page.foreign.get(index):
        page.put(index, ZoneKind.MACHINE_TRANSLATION, language=language)
        return ZoneKind.MACHINE_TRANSLATION
    if kind := page.parts.get(index):
        page.put(
            index,
            kind,
            language=page.foreign.get(index + 1) if kind is ZoneKind.MACHINE_TRANSLATION else None,
        )
        return kind
    if (
        section is ZoneKind.MACHINE_TRANSLATION
        and not block.is_prose
        and (language := _inherited(page, index))
    ):
        page.put(index, ZoneKind.MACHINE_TRANSLATION, language=language)
        return section
    if signs.tells("correction", block.opening, 60):
        page.put(index, ZoneKind.BODY)
        return None
    if signs.tells("legal", block.opening):
        page.put(index, ZoneKind.LEGAL_NOTICE)
        return None
    if block.mark & Mark.LINK and len(block.text) <= _SHORT:
        page.put(index, ZoneKind.PAGE_CHROME)
        return section
    if section is not None and belongs(section, block):
        page.put(index, section)
        return section
    if signs.says_machine(block.text):
        page.put(index, ZoneKind.AI_SUMMARY)
        return ZoneKind.AI_SUMMARY
    stamped = _is_stamp(page, block, title is not None and index < title)
    if parse_dateline(block.text) is not None or (_date_only(block) and not stamped):
        page.put(index, ZoneKind.DATELINE)
    elif _is_furniture(block) or (_stands_aside(block) and not foreign_page):
        page.put(index, ZoneKind.PAGE_CHROME)
    elif block.is_prose or block.bullet:
        page.put(index, ZoneKind.AI_SUMMARY if foreign_page else ZoneKind.BODY)
    elif foreign_page or len(block.text) <= _SHORT:
        page.put(index, ZoneKind.PAGE_CHROME)
    else:
        page.put(index, ZoneKind.HEADLINE_BULLETS, Author.COMPANY)
    return None


def _inherited(page: Page, index: int) -> str | None:
    """The language of a short line among translations: that of the translation before it."""
    before = page.labels[index - 1] if index else None
    if before is None or before.kind is not ZoneKind.MACHINE_TRANSLATION:
        return None
    block = page.blocks[index]
    if signs.chrome_line(block.label, block.opening):
        return None
    if block.bullet or any(letter > "\x7f" and letter.isalpha() for letter in block.text):
        return foreign_language(block.text) or before.language
    return None


def belongs(section: ZoneKind, block: Block) -> bool:
    """Whether a block goes on with a part of the page's own: scores and figures are short, a list is bullets."""
    if signs.chrome_line(block.label, block.opening) or signs.portal(block.label):
        return False
    match section:
        case ZoneKind.AI_SCORE:
            return len(block.text) <= 40 and not block.ends_sentence
        case ZoneKind.MARKET_DATA:
            return len(block.text) <= 90 and not block.is_prose
        case ZoneKind.PROS_AND_CONS:
            return block.bullet > 0 or (not block.gap and len(block.text) <= 300)
        case ZoneKind.MACHINE_TRANSLATION:
            return False
        case ZoneKind.PAGE_CHROME:
            return not block.is_prose
        case _:
            return True
