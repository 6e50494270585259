"""Thousands of quotes: every corrupted one is refused, every true one is found in its place."""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.evaluation.faults import corruptions, true_quotes
from summarizer.grounding import locate
from summarizer.reading import read
from summarizer.schemas import Document
from summarizer.text import Span, sentences
from tests.documents import INVENTED, SEEDS, load

RELEASES = SEEDS + INVENTED
_CUES = re.compile(
    r"\b(?:not|no|nor|neither|never|without|could|may|might|would|will|can|if|unless|whether|should|must|believe\w*|expect\w*"
    r"|plan\w*|aim\w*|intend\w*|design\w*|potential\w*|likely|seek\w*|suggest\w*|fail\w*|unable|assum\w+|subject to|provided"
    r"|conditional|contingent|ability|to)\b",
    re.IGNORECASE,
)


@cache
def _document(path: Path) -> Document:
    return load(path)


def test_no_corrupted_quote_is_accepted() -> None:
    made: Counter[str] = Counter()
    accepted: list[str] = []
    for path in RELEASES:
        document = _document(path)
        for each in corruptions(document):
            made[each.kind] += 1
            if locate(each.quote, document) is not None:
                accepted.append(f"{path.stem}: {each.kind}: {each.quote!r} made from {each.true!r}")
    counts = "\n".join(f"{count:5} {kind}" for kind, count in sorted(made.items()))
    assert accepted == [], f"{len(accepted)} of {made.total()}\n{counts}\n" + "\n".join(accepted)
    assert made.total() >= 3000, counts
    assert len(made) >= 20, counts


def test_no_corrupted_quote_is_accepted_with_real_zones_either() -> None:
    for path in SEEDS:
        document = read(path)
        assert [
            each for each in corruptions(document, seed=11, per_quote=1) if locate(each.quote, document)
        ] == []


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem[:28])
def test_every_whole_sentence_is_found_where_it_is_first(path: Path) -> None:
    document = _document(path)
    quotes = [document.text[span.start : span.end] for span in sentences(document.text)] + true_quotes(
        document.text
    )
    for quote in reversed(quotes):
        if not any(character.isalnum() for character in quote):
            continue
        span = locate(quote, document)
        assert span is not None, quote
        # The same words may stand earlier; never later, never elsewhere.
        whole = re.search(rf"(?<![\w-]){re.escape(quote)}(?![\w-])", document.text)
        assert whole is not None
        assert span.start < whole.end(), quote
        assert _letters(document.text[span.start : span.end]) in _letters(quote)


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem[:28])
def test_every_clause_that_nothing_governs_is_found(path: Path) -> None:
    document = _document(path)
    tried = 0
    for span in sentences(document.text):
        sentence = document.text[span.start : span.end]
        for clause in re.split(r"(?<=[,;:])\s+|\s[–—-]+\s(?!\d)", sentence):
            before = sentence[: sentence.index(clause)]
            after = sentence[sentence.index(clause) + len(clause) :]
            if len(clause.split()) > 1 and not _CUES.search(before) and not _CUES.search(after[:90]):
                tried += 1
                assert locate(clause, document) is not None, (clause, sentence)
    assert tried > 20


_NOUN_PHRASES = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Tt]hree|[Tt]wo) (?:[a-z]+[a-z-]* ){0,3}(?:Phase [123](?:/[123])?b? )?[A-Z]{3,}[A-Z0-9-]* (?:trial|study)\b"
    r"|(?<![\w-])(?:[A-Z]{3,4}-\d+)\b(?!-)|\bPhase [123](?:/[123])? [A-Z0-9]{4,} (?:basket )?trial\b"
    r"|\b(?:in|by|into) (?:early |mid-|the )?(?:(?:first|second|third|fourth) (?:half|quarter) of |end of |year-end |Q\d |\dH )?20\d\d\b"
)


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem[:28])
def test_names_trials_and_timing_phrases_are_found_in_hedged_sentences_too(path: Path) -> None:
    document = _document(path)
    matches = list(_NOUN_PHRASES.finditer(document.text))
    assert len(matches) > 3
    for match in matches:
        assert locate(match.group(), document) is not None, match.group()


_VARIANTS: tuple[Callable[[str, Random], str], ...] = (
    lambda quote, random: re.sub(r"[‘’']", lambda _: random.choice("‘’'ʼ"), quote),
    lambda quote, random: re.sub(r"[“”\"]", lambda _: random.choice('“”"„'), quote),
    lambda quote, random: re.sub(r"[-–—−‑](?=\S)", lambda _: random.choice("-–‑−"), quote),
    lambda quote, random: re.sub(
        r" ", lambda _: random.choice([" ", "\u00a0", "\u2009", "\u202f", "  ", "\n", " \u200b", "\t"]), quote
    ),
    lambda quote, random: re.sub(
        r"(?<=[a-z])(?=[a-z])", lambda _: random.choice(["", "", "", "\u00ad", "\u200b"]), quote
    ),
    lambda quote, _: quote.translate({ord("("): "（", ord(")"): "）", ord("%"): "％", ord(":"): "："}),
    lambda quote, _: re.sub(r"\d", lambda m: chr(0xFF10 + int(m.group())), quote),
    lambda quote, _: quote.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
    lambda quote, _: quote.replace("®", ""),
    lambda quote, _: quote.replace("®", "(R)"),
    lambda quote, _: f"“{quote}”",
    lambda quote, _: f"…{quote.rstrip('.')}…",
    lambda quote, _: quote.rstrip(".,;:”"),
    lambda quote, random: re.sub(
        r"\b[a-z]{6,}\b", lambda m: random.choice([m.group(), f"**{m.group()}**", f"_{m.group()}_"]), quote
    ),
)


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=150, deadline=None)
def test_typographic_variants_are_found_at_the_place_of_the_quote(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - reproducible, not secret
    document = _document(random.choice(RELEASES))
    quote = random.choice(true_quotes(document.text))
    expected = locate(quote, document)
    variant = quote
    for change in random.sample(_VARIANTS, 3):
        variant = change(variant, random)
    span = locate(variant, document)
    assert span is not None, variant
    assert expected is not None
    assert abs(span.start - expected.start) <= 1, variant
    assert abs(span.end - expected.end) <= 2, variant


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=150, deadline=None)
def test_typography_of_the_document_makes_no_difference(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - reproducible, not secret
    document = _document(random.choice(RELEASES))
    span = random.choice(sentences(document.text))
    text = document.text[max(0, span.start - 200) : span.end + 200]
    changed = re.sub(
        r" ", lambda _: random.choice([" ", "\u00a0", "\u2009 "]), text.replace("’", "'").replace("“", '"')
    )
    plain = Document(id="0" * 16, text=text)
    other = Document(id="1" * 16, text=changed)
    quote = document.text[span.start : span.end]
    assert (locate(quote, plain) is None) == (locate(quote, other) is None)


@given(st.text(max_size=60), st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_quote_on_any_text_is_answered_and_a_span_is_inside(quote: str, text: str) -> None:
    span = locate(quote, Document(id="0" * 16, text=text))
    assert span is None or 0 <= span.start < span.end <= len(text)


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=100, deadline=None)
def test_the_words_at_a_span_are_the_words_of_the_quote(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - reproducible, not secret
    document = _document(random.choice(RELEASES))
    start = random.randrange(len(document.text) - 50)
    quote = document.text[start : start + random.randrange(2, 300)]
    span = locate(quote, document)
    if span is not None:
        assert _letters(document.text[span.start : span.end]) == _letters(quote)


def test_a_quote_that_is_cited_twice_is_found_in_the_paragraph_that_is_asked_for() -> None:
    document = read(SEEDS[1])
    quote = "ALLO-329"
    places = {
        paragraph.number: Span(paragraph.start + at.start(), paragraph.start + at.end())
        for paragraph in reversed(document.paragraphs)
        for at in reversed(
            list(re.finditer(rf"{quote}(?![\w-])", document.text[paragraph.start : paragraph.end]))
        )
    }
    assert len(places) >= 5
    for number, span in places.items():
        assert locate(quote, document, paragraph=number) == span


def _letters(text: str) -> str:
    """The letters and digits of a text, those of a trademark sign aside."""
    return "".join(character for character in re.sub(r"\((?:R|TM|SM)\)", "", text) if character.isalnum())
