"""What elements are, by their names, attributes and classes: silent, hidden, blocks, parts of the page."""

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

__all__ = [
    "HEADINGS",
    "SILENT",
    "Attributes",
    "is_body",
    "is_bold",
    "is_furniture",
    "is_hidden",
    "is_raised",
    "is_struck",
    "shown_as",
    "style_of",
]

Attributes = Mapping[str, str | None]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


SILENT = _names(
    "head script style template svg iframe object embed audio video canvas select datalist textarea input noframes"
    " progress meter map area applet annotation annotation-xml rp noembed title meta link base -comment -doctype"
)
"""Elements that show no text of the page, or none that is a sentence of it."""
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
GAPPED = HEADINGS | _names(
    "address article aside blockquote body center details dialog dir div dl fieldset figcaption figure footer form header"
    " hgroup hr html legend main menu nav ol p pre section summary table ul caption listing plaintext xmp document"
)
"""Blocks with a blank line before and behind."""
BLOCKS = GAPPED | _names("li dt dd tr tbody thead tfoot td th option optgroup")
STRONG = _names("b strong em i u cite dfn th")
STRUCK = _names("del s strike")

_HIDDEN = re.compile(
    r"(?:^|;)(?:display:none|visibility:hidden|mso-hide:all|font-size:0(?:px|pt|em|%)?(?=;|!|$)|(?:left|top|text-indent|margin-left):-\d{4})"
)
_UNSEEN = re.compile(
    r"(?:^|[\s_])(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only|s)?|element-invisible|assistive-text|a11y-hidden)(?=[\s_-]|$)",
    re.IGNORECASE,
)
_BOLD = re.compile(
    r"(?:^|;)(?:font-weight:(?:bold|[6-9]00)|font-style:(?:italic|oblique))|(?:^|;)font:[^;]*(?:bold|italic)"
)
_LIGHT = re.compile(r"(?:^|;)font-weight:(?:normal|lighter|[1-5]00)")
_ABOVE = re.compile(
    r"(?:^|;)vertical-align:(?:super|text-top)|(?:^|;)(?:top:-|bottom:)\d*\.?\d{1,3}(?:pt|px|em|ex)(?=;|$)"
)
_RELATIVE = re.compile(r"(?:^|;)(?:position:relative|vertical-align:super)")
_STRUCK = re.compile(r"(?:^|;)text-decoration(?:-line)?:[^;]*line-through")
_DISPLAY = re.compile(r"(?:^|;)display:([a-z-]+)")
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_ROLES = _names(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist"
)
_FURNITURE = _names(
    "nav navbar navigation menu submenu megamenu breadcrumb breadcrumbs cookie cookies consent onetrust gdpr footer sidebar"
    " social share sharing addthis sharethis addtoany newsletter subscribe subscription signup advert advertisement ads adslot"
    " promo related recommended recommendations trending toolbar pagination pager skip skiplink modal popup tooltip teaser"
    " comments disqus paywall login signin masthead featurebox featureboxes"
)
"""Words of classes and ids with which pages name their furniture."""
_ENDS = _names("footer masthead")
_CARRIERS = _names("div section ul ol dl p aside span table")
_BODY = re.compile(
    r"(?:^|[\s_-])(?:article-?body|story-?body|release-?body|release-?story|main-body-container|news-?body|module_body|body-content"
    r"|press-?release|post-?content|entry-?content|article-?content|node__content|xn-content|wd_body|field--name-body)(?=[\s_-]|$)",
    re.IGNORECASE,
)
_SECTIONING = "main, article, h1, [role=main], [itemprop=articleBody]"


def style_of(attributes: Attributes) -> str:
    """The element's own style, in lower case without spaces."""
    style = attributes.get("style")
    return "".join(style.lower().split()) if style else ""


def is_hidden(node: LexborNode, tag: str, attributes: Attributes, style: str) -> bool:
    """Whether a reader of the page does not see an element; never so for what holds the page's article.

    Pages hide their body until a script shows it.
    """
    if not attributes:
        return False
    unseen = (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (bool(style) and _HIDDEN.search(style) is not None)
        or _UNSEEN.search(attributes.get("class") or "") is not None
    )
    if not unseen or tag in ("html", "body", "main", "article"):
        return False
    return node.css_first(_SECTIONING) is None


def is_struck(tag: str, style: str) -> bool:
    """Whether an element's words are struck out."""
    return tag in STRUCK or ("line-through" in style and _STRUCK.search(style) is not None)


def is_bold(tag: str, style: str, strong: bool) -> bool:
    """Whether an element's words are bold or italic, within others that are or are not."""
    if tag in STRONG:
        return True
    if not style or "font" not in style:
        return strong
    if _BOLD.search(style):
        return True
    return strong and _LIGHT.search(style) is None


def is_raised(tag: str, style: str) -> bool:
    """Whether an element's words stand above the line."""
    if tag == "sup":
        return True
    if tag not in ("span", "font", "a", "small") or not style:
        return False
    above = _ABOVE.search(style)
    return above is not None and (
        above[0].lstrip(";").startswith("vertical") or _RELATIVE.search(style) is not None
    )


def shown_as(tag: str, style: str) -> str:
    """How an element is set: `block`, `item` (no blank line around), or `inline`."""
    usual = "block" if tag in GAPPED else "item" if tag in BLOCKS else "inline"
    if "display:" not in style or tag in ("li", "td", "th", "tr", "table"):
        return usual
    found = _DISPLAY.search(style)
    match found[1] if found else "":
        case "inline" | "inline-block" | "inline-flex" | "contents":
            return "inline"
        case "block" | "flex" | "grid" | "list-item" | "flow-root" | "table":
            return usual if usual != "inline" else "item"
        case _:
            return usual


def is_body(tag: str, attributes: Attributes) -> bool:
    """Whether an element is named as the one that holds an article or a release."""
    if tag in ("main", "article") or attributes.get("role") == "main":
        return True
    if attributes.get("itemprop") == "articleBody":
        return True
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return len(named) > 1 and _BODY.search(named) is not None


def is_furniture(tag: str, attributes: Attributes, *, inside: bool) -> bool:
    """Whether an element looks like the page's own; `inside` says that it stands in an article or a section."""
    if tag in ("nav", "aside", "form", "button", "dialog"):
        return True
    if tag in ("header", "footer"):
        return not inside
    if attributes.get("role") in _ROLES:
        return True
    # Elements of a page's own making have names of two words: `share-bar`, `amp-sidebar`.
    made = "-" in tag
    if not made and tag not in _CARRIERS:
        return False
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}{f' {tag}' if made else ''}"[:300]
    if len(named) < 2:
        return False
    words = {word.lower() for word in _WORDS.findall(named)}
    # The foot of an article holds its contacts and its notes.
    return not words.isdisjoint(_FURNITURE - _ENDS if inside else _FURNITURE)
