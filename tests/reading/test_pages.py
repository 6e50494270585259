"""Pages of many shapes, annotated line by line: every character to its author, every header field right."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from summarizer.reading import read
from summarizer.reading.markup import render
from summarizer.schemas import Author, Document

PAGES = sorted((Path(__file__).parent / "annotated").glob("*.txt"))
AUTHORS = {
    "=": Author.COMPANY,
    "§": Author.COMPANY_LEGAL,
    "#": Author.PAGE_CHROME,
    "@": Author.AGGREGATOR,
    "~": Author.MACHINE_TRANSLATION,
    "$": Author.MARKET_DATA,
}


@dataclass(frozen=True)
class Annotated:
    """A page without its marks, and who wrote each of its stretches, in order."""

    text: str
    stretches: list[tuple[str, Author]]
    header: dict[str, str]


def load(path: Path) -> Annotated:
    """The page in `path`; its format is told in `annotated/README.md`."""
    header: dict[str, str] = {}
    lines: list[str] = []
    stretches: list[tuple[str, Author]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("! "):
            name, value = line[2:].split(": ", 1)
            header[name] = value
            continue
        sign, content = line.split("|", 1)
        lines.append(content.replace("{", "").replace("}", ""))
        author = AUTHORS[sign]
        for number, piece in enumerate(content.replace("}", "{").split("{")):
            stretches.append((piece, Author.COMPANY_QUOTE if number % 2 else author))
    return Annotated("\n".join(lines) + "\n", stretches, header)


def wrong(page: Annotated, document: Document) -> list[tuple[str, Author, Author]]:
    """The stretches that were given to another author than the annotation's, word by word."""
    found = []
    at = 0
    for content, author in page.stretches:
        plain = render(content).text if "markdown" in page.header else content
        for word in plain.split():
            at = document.text.index(word, at)
            for position in range(at, at + len(word)):
                zone = document.zone_at(position)
                assert zone is not None
                if zone.author is not author:
                    found.append((word, author, zone.author))
                    break
            at += len(word)
    return found


def header(document: Document) -> dict[str, str]:
    """The header's fields as an annotation writes them."""
    issuer = document.issuer
    tickers = [f"{ticker.exchange}: {ticker.symbol}" for ticker in issuer.tickers] if issuer else []
    return {
        "title": document.title or "-",
        "issuer": issuer.name if issuer else "-",
        "tickers": "; ".join(tickers) or "-",
        "published": str(document.published or "-"),
        "place": document.place or "-",
        "channel": document.channel or "-",
        "language": document.language or "-",
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_word_goes_to_its_author(path: Path) -> None:
    page = load(path)
    assert wrong(page, read(page.text)) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_header_says_what_the_page_says(path: Path) -> None:
    page = load(path)
    document = read(page.text)
    wanted = {name: value for name, value in page.header.items() if name != "markdown"}
    said = header(document)
    assert {name: said[name] for name in wanted} == wanted
