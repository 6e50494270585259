"""What stands behind the lead: the issuer's sections in turn, and then whatever the page appends."""

import re
from dataclasses import dataclass

from summarizer.schemas import Author, ZoneKind

from . import signs
from .footnotes import is_note, note_label
from .front import belongs
from .header import short_name
from .layout import Block
from .neighbours import after_answers, counts_views, is_repeated
from .page import Page, author_of
from .rendered import Mark
from .sections import EMAIL, TELEPHONE, about_kind, contact_follows, is_anchored, notes_follow, section_of
from .shapes import is_caption, is_heading, is_row, is_statement, lists_addresses

__all__ = ["label_body"]

# "About AcmeFounded in 2007, Acme is": the heading lost its line end.
_GLUED_ABOUT = re.compile(
    r"About (?:[A-Z][\w.-]{0,30} ){0,3}(?:[A-Z]\w{0,30}[a-z][A-Z][a-z]|[A-Z][\w.-]{0,30}:\s)"
)
_RULE = re.compile(r"[_=*–—-]{5,}$")
_ENDS = re.compile(r"[-–—#* ]{0,4}(?:ends?|### ?|\(?end\)?)[-–—#* ]{0,4}$", re.IGNORECASE)
_HASHES = re.compile(r"(?:[#*]\s?){2,8}$")
_LONGEST_END = 16
"""No end mark has more characters."""
_FORWARD = re.compile(r"forward[- ]looking[\"']?\s(?:statement|information)")
# What a company, an exchange's or a wire's own form prints of it beside its address.
_REGISTERED = re.compile(
    r"\b(?:ABN|ACN|ARBN)\s\d|^(?:Language|Company|Phone|Fax|E-mail|Internet|ISIN|WKN|Indices|Listed):\s"
)
_BRACKETED = re.compile(r"(?<!^)\[(\d{1,2}|[ivxlc]{1,6}|[a-h])\]")
_CLOSING = frozenset(
    (
        ZoneKind.FORWARD_LOOKING,
        ZoneKind.CONTACT,
        ZoneKind.FOOTNOTES,
        ZoneKind.LEGAL_NOTICE,
        ZoneKind.ABOUT_COMPANY,
    )
)
_LEGAL = frozenset((ZoneKind.FORWARD_LOOKING, ZoneKind.LEGAL_NOTICE))
_UNPROSED = frozenset((ZoneKind.TABLE, ZoneKind.CONTACT, ZoneKind.FOOTNOTES))


@dataclass(slots=True)
class _State:
    """Where the reading stands."""

    section: ZoneKind
    last: int
    """The last heading that surely is the issuer's; what opens a part behind it may be the page's."""
    marked: frozenset[str]
    """Labels that stand in brackets inside paragraphs: footnotes may exist for them."""
    closing: bool = False
    """The issuer's closing sections have begun."""
    page: ZoneKind | None = None
    """The page's own part that is going on."""
    question: bool = False
    """The last line of a page's questions and answers asked."""
    announced: int = -1
    """The last heading of forward-looking statements."""
    headed: bool = False
    """The section that goes on was opened by a heading, not told by its own words."""
    foot: bool = False
    """The last line was the page's, behind the issuer's closing sections."""
    admitted: bool = False
    """The section that goes on was opened outside the element of the release."""
    links: int = 0
    """Lines of nothing but links in a row: three behind the issuer's last section are a page's foot."""


def label_body(page: Page, start: int, issuer: str | None) -> None:
    """Labels the blocks from `start` (behind the lead) to the end of the page."""
    name = short_name(issuer).lower() if issuer else ""
    following = range(start, len(page.blocks))
    sections = {index: section for index in following if (section := section_of(page, index, name))}
    anchored = (
        index
        for index, section in sections.items()
        if index < page.appended and is_anchored(page, index, section)
    )
    marked = {label for block in page.blocks if "[" in block.text for label in _BRACKETED.findall(block.text)}
    state = _State(ZoneKind.BODY, max(anchored, default=start - 1), frozenset(marked))
    state.announced = max(
        (index for index, section in sections.items() if section is ZoneKind.FORWARD_LOOKING), default=-1
    )
    for index in following:
        _label(page, index, sections.get(index), state)


def _label(page: Page, index: int, section: ZoneKind | None, state: _State) -> None:
    block = page.blocks[index]
    tail = index > state.last
    if index in page.sheets:
        return
    if block.mark & Mark.NOTE:
        page.put(index, ZoneKind.FOOTNOTES)
    elif language := page.foreign.get(index):
        page.put(index, ZoneKind.MACHINE_TRANSLATION, language=language)
        state.page = ZoneKind.MACHINE_TRANSLATION
    elif (part := page.parts.get(index)) and (tail or signs.label_kind(block.label, outside=False)):
        translated = page.foreign.get(index + 1) if part is ZoneKind.MACHINE_TRANSLATION else None
        page.put(index, part, language=translated)
        state.page, state.question = part, False
    elif section is not None and (not tail or (state.page is None and not block.mark & Mark.OUTSIDE)):
        state.page = None
        state.admitted = bool(block.mark & Mark.OUTSIDE)
        _open(page, index, section, state)
    elif _is_furniture(block, state, tail=tail):
        page.put(index, ZoneKind.PAGE_CHROME)
        state.links = state.links + 1 if block.mark & Mark.LINK else 0
        state.foot = tail and state.closing and not signs.portal(block.label)
        if tail and state.links >= 3 and state.page is None:
            state.page = ZoneKind.PAGE_CHROME
    elif state.page is not None:
        _go_on(page, index, state.page, state)
    elif (
        counts_views(page, index)
        or _is_outside(page, index, state)
        or (state.foot and tail and _is_footer(page, index, state))
    ):
        page.put(index, ZoneKind.PAGE_CHROME)
    elif not _closing_line(page, index, state):
        state.foot = False
        _label_company(page, index, state)


def _is_outside(page: Page, index: int, state: _State) -> bool:
    """Whether a block stands outside the element of the release, in no section of the issuer and no note of it."""
    block = page.blocks[index]
    if not block.mark & Mark.OUTSIDE:
        return False
    told = _told(page, index, state)
    # A section that was opened there ends with a heading of the page's, contacts also with its prose.
    ends = block.mark & Mark.HEADING or (state.section is ZoneKind.CONTACT and block.is_prose)
    state.admitted = state.admitted and not (ends and told is None and not contact_follows(page, index))
    return not state.admitted and told is not ZoneKind.FOOTNOTES


def _is_furniture(block: Block, state: _State, *, tail: bool) -> bool:
    if block.mark & Mark.CODE:
        return False
    bar = not block.mark & Mark.TABLE and signs.breadcrumbs(block.text) and state.section not in _UNPROSED
    if bar or signs.chrome_line(block.label, block.opening) or signs.portal(block.label):
        # Issuers sign off with short lines of the same words; among contacts only sure ones count.
        return not (
            state.section is ZoneKind.CONTACT
            and state.page is None
            and 0 < len(block.label) <= 8
            and not tail
        )
    if not block.mark & Mark.LINK:
        return False
    if state.section in (ZoneKind.CONTACT, ZoneKind.FOOTNOTES) and ("@" in block.text or block.bullet):
        return False
    return state.closing or tail or not block.ends_sentence


def _is_footer(page: Page, index: int, state: _State) -> bool:
    """Whether a short line behind the page's own last lines is one of them: no contact, note, row or picture."""
    block = page.blocks[index]
    return (
        len(block.text) <= 60
        and not block.is_prose
        and not block.bullet
        and not is_row(block)
        and not is_statement(block)
        and note_label(block.text) is None
        and not signs.tells("caption", block.opening, 60)
        and _told(page, index, state) is None
    )


def _go_on(page: Page, index: int, part: ZoneKind, state: _State) -> None:
    """Goes on with a part of the page's own; what does not fit it opens another one."""
    block = page.blocks[index]
    if part is ZoneKind.FAQ:
        asks = block.text.endswith("?")
        if not (asks or state.question or block.is_prose or block.bullet):
            part = after_answers(page, index)
        state.question = asks
    elif part is ZoneKind.MACHINE_TRANSLATION:
        part = ZoneKind.PAGE_CHROME
    elif part is not ZoneKind.PAGE_CHROME and not belongs(part, block):
        part = ZoneKind.AI_SUMMARY if block.is_prose else ZoneKind.PAGE_CHROME
    state.page = part
    page.put(index, part)


def _closing_line(page: Page, index: int, state: _State) -> bool:
    """Labels lines that mean the same in every section: rules, end marks, captions."""
    block = page.blocks[index]
    if _RULE.match(block.text):
        follows = page.blocks[index + 1].text if index + 1 < len(page.blocks) else ""
        state.section = ZoneKind.FOOTNOTES if note_label(follows) else state.section
        page.put(index, state.section)
        return True
    if len(block.text) <= _LONGEST_END and (_ENDS.match(block.text) or _HASHES.match(block.text)):
        page.put(index, ZoneKind.BODY)
        state.section = ZoneKind.BODY
        state.closing = True
        return True
    if (
        block.mark & Mark.CAPTION
        or signs.tells("caption", block.opening, 60)
        or (_is_kind(page, index - 1, ZoneKind.CAPTION) and is_caption(block))
    ):
        page.put(index, ZoneKind.CAPTION)
        return True
    repeated = block.label and len(block.text) <= 120 and is_repeated(page, index)
    if (block.mark & Mark.HEADING or repeated) and state.section in (ZoneKind.FOOTNOTES, ZoneKind.CONTACT):
        page.put(index, ZoneKind.CAPTION)
        return True
    return False


def _is_kind(page: Page, index: int, kind: ZoneKind) -> bool:
    label = page.labels[index] if index >= 0 else None
    return label is not None and label.kind is kind


def _open(page: Page, index: int, section: ZoneKind, state: _State) -> None:
    """Opens a section of the issuer at its heading."""
    block = page.blocks[index]
    if section is ZoneKind.FOOTNOTES and not notes_follow(page, index):
        section = ZoneKind.BODY
    if section in (ZoneKind.LEGAL_NOTICE, ZoneKind.FORWARD_LOOKING, ZoneKind.BODY):
        following = _behind(page, index)
        if following is not None and _FORWARD.search(following.opening):
            section = ZoneKind.FORWARD_LOOKING
    if section is ZoneKind.CONTACT and not contact_follows(page, index):
        if block.is_prose:
            _label_company(page, index, state)
            return
        section = ZoneKind.BODY
    state.section, state.headed = section, True
    state.closing = state.closing or section in _CLOSING
    if section in (ZoneKind.CONTACT, ZoneKind.FOOTNOTES):
        page.put(index, section)
    else:
        page.put(index, ZoneKind.HEADING, _heading_author(section))


def _heading_author(section: ZoneKind) -> Author:
    author = author_of(section)
    return author if author is Author.COMPANY_LEGAL else Author.COMPANY


def _label_company(page: Page, index: int, state: _State) -> None:
    """Labels a block of the issuer by what it says, else by the section that goes on."""
    block = page.blocks[index]
    if _is_table(page, index, state):
        contact = lists_addresses(page.blocks[index : index + 12]) or (
            state.section is ZoneKind.CONTACT and not is_statement(block)
        )
        state.section = ZoneKind.CONTACT if contact else ZoneKind.TABLE
        page.put(index, state.section)
        return
    if kind := _told(page, index, state):
        state.section, state.headed = kind, False
        passing = kind in _LEGAL and index < state.announced
        state.closing = state.closing or (kind in _CLOSING and not passing)
        page.put(index, kind)
        return
    if _heads(page, index, state):
        keeps = state.section is ZoneKind.SAFETY_INFORMATION and not signs.company_section(block.label)
        following = _behind(page, index)
        legal = following is not None and signs.tells("legal", following.opening) and not following.bullet
        opened = ZoneKind.LEGAL_NOTICE if legal else ZoneKind.BODY
        state.section, state.headed = state.section if keeps else opened, True
        page.put(index, ZoneKind.HEADING, _heading_author(state.section))
        return
    state.section = _continued(block, index, state)
    page.put(index, state.section)


def _told(page: Page, index: int, state: _State) -> ZoneKind | None:
    """The kind that a paragraph's own words tell, wherever it stands."""
    block = page.blocks[index]
    opening = block.opening
    if "forward" in opening and _FORWARD.search(opening) and block.is_prose:
        return ZoneKind.FORWARD_LOOKING
    if note := note_label(block.text):
        bracketed = block.text.startswith("[") and note[0] in state.marked
        begins = state.closing and note[0] == "1" and is_note(block.text)
        if bracketed or begins or state.section is ZoneKind.FOOTNOTES:
            return ZoneKind.FOOTNOTES
    if (
        state.section is not ZoneKind.SAFETY_INFORMATION
        and not block.bullet
        and signs.tells("legal", block.opening)
    ):
        return ZoneKind.LEGAL_NOTICE
    if block.text.startswith(("©", "Copyright ©", "(c) 20")):
        return ZoneKind.LEGAL_NOTICE
    legal = state.section in (ZoneKind.FORWARD_LOOKING, ZoneKind.LEGAL_NOTICE)
    if legal and len(block.text) <= 1500 and signs.tells("licence", block.text[:600].lower(), 600):
        return ZoneKind.LEGAL_NOTICE
    if (
        state.section is not ZoneKind.SAFETY_INFORMATION
        and not block.bullet
        and signs.tells("safety", block.opening, 110)
    ):
        return ZoneKind.SAFETY_INFORMATION
    if len(block.text) > 110 and _GLUED_ABOUT.match(block.text):
        return about_kind("", block.text, "")
    if (
        len(block.text) <= 300
        and not block.is_prose
        and (EMAIL.search(block.text) or TELEPHONE.search(block.text) or _REGISTERED.search(block.text))
    ):
        return ZoneKind.CONTACT
    return None


def _is_table(page: Page, index: int, state: _State) -> bool:
    block = page.blocks[index]
    if is_row(block):
        return True
    if block.is_prose:
        return False
    if len(block.text) <= 260 and is_statement(block) and not block.ends_sentence:
        return True
    # A company's name above the title of its statement.
    if (
        len(block.text) <= 60
        and block.text.isupper()
        and any(is_statement(b) for b in page.blocks[index + 1 : index + 3])
    ):
        return True
    # Within a table short lines are cells, up to a heading with text behind it.
    if (
        state.section is not ZoneKind.TABLE
        or len(block.text) > 60
        or block.is_prose
        or block.mark & Mark.STRONG
    ):
        return False
    following = _behind(page, index)
    return following is None or not (block.gap and following.is_prose)


def _behind(page: Page, index: int) -> Block | None:
    return page.blocks[index + 1] if index + 1 < len(page.blocks) else None


def _heads(page: Page, index: int, state: _State) -> bool:
    """Whether a block is a heading here: among contacts, notes and cells only one that stands out."""
    block, following = page.blocks[index], _behind(page, index)
    loud = block.text.isupper() and len(block.text.split()) > 2
    strong = loud or bool(block.mark & (Mark.STRONG | Mark.HEADING))
    if state.section is ZoneKind.TABLE and not strong:
        strong = block.gap and following is not None and following.is_prose
    if state.section in _UNPROSED and not strong:
        return False
    if following is None:
        return False
    # Among contacts a name in bold, or a company above its address, is a contact.
    contact = state.section is ZoneKind.CONTACT and not loud
    return not (contact and (block.text.istitle() or EMAIL.search(following.text))) and is_heading(
        block, following
    )


def _passing(index: int, state: _State) -> bool:
    """Whether legal words stand in the middle: without a heading, before the closing sections and their warning."""
    return state.announced > index and not state.headed and not state.closing


def _continued(block: Block, index: int, state: _State) -> ZoneKind:
    """The section that a block belongs to when it opens none."""
    match state.section:
        case ZoneKind.FORWARD_LOOKING:
            if block.bullet or signs.tells("forward_looking", block.text[:2000].lower(), 2000):
                return ZoneKind.FORWARD_LOOKING
            # A warning inside the text, where a section of that name still follows, ends with its paragraph.
            return ZoneKind.BODY if _passing(index, state) else ZoneKind.LEGAL_NOTICE
        case ZoneKind.LEGAL_NOTICE if _passing(index, state):
            return ZoneKind.BODY
        case ZoneKind.CONTACT:
            if len(block.text) <= 200 and not (block.is_prose and len(block.text) > 120):
                return ZoneKind.CONTACT
            return ZoneKind.LEGAL_NOTICE if state.closing else ZoneKind.BODY
        case ZoneKind.TABLE:
            return ZoneKind.BODY
        case ZoneKind.FOOTNOTES:
            return ZoneKind.FOOTNOTES if not block.gap or len(block.text) <= 200 else ZoneKind.LEGAL_NOTICE
        case section:
            return section
