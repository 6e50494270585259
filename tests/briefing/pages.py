"""A page as its reader's program takes it in."""

from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta"}
"""Elements without an end tag, of those that a page may hold (HTML, 13.1.2)."""


class Page(HTMLParser):
    """The elements of a page, with the text inside some of them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == [], "an element was never closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element."""
        given = dict(attrs)
        assert len(given) == len(attrs), f"an attribute of {tag} is there twice"
        self.tags.append((tag, given))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if "href" in given:
            self.links.append(str(given["href"]))
        if tag not in VOID:
            self._open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element that ends where it begins, as in SVG."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Hold that elements end in the order in which they begin."""
        assert self._open, f"{tag} ends where none is open"
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the text of each element that is open."""
        for tag in set(self._open):
            self.texts[tag][-1] += data
