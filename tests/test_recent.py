"""What is remembered of a document, and patterns that are compiled when first used."""

import gc
import pkgutil
import re
from importlib import import_module

import pytest

import summarizer
from summarizer.patterns import later
from summarizer.recent import Recent
from summarizer.schemas import Document


def document(text: str) -> Document:
    return Document(id="0" * 16, text=text)


def counting() -> tuple[Recent[int], list[str]]:
    """The length of a document's text, and what was asked for."""
    asked: list[str] = []

    def length(one: Document) -> int:
        asked.append(one.text)
        return len(one.text)

    return Recent(length), asked


def test_what_is_made_of_a_document_is_made_once() -> None:
    length, asked = counting()
    one, other = document("one"), document("other")
    assert [length(one), length(other), length(one)] == [3, 5, 3]
    assert asked == ["one", "other"]


def test_an_equal_document_is_another_document() -> None:
    length, asked = counting()
    first, second = document("same"), document("same")
    assert first == second
    assert length(first) == length(second)
    assert asked == ["same", "same"]


def test_few_documents_are_remembered_and_none_is_kept_alive() -> None:
    length, asked = counting()
    first = document("first")
    length(first)
    for number in range(20):
        length(document(f"number {number}"))
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, Document) and one.text == "number 19"]
    length(first)
    assert asked.count("first") == 2


def test_a_later_pattern_is_the_pattern() -> None:
    plain, put_off = re.compile(r"(?P<word>a+)b", re.IGNORECASE), later(r"(?P<word>a+)b", re.IGNORECASE)
    assert put_off.pattern == plain.pattern
    assert put_off.groupindex == plain.groupindex
    assert put_off.sub("-", "xAAby") == plain.sub("-", "xAAby") == "x-y"
    assert [match["word"] for match in put_off.finditer("ab AAB")] == ["a", "AA"]


def test_a_faulty_pattern_shows_when_it_is_used() -> None:
    faulty = later("(")
    with pytest.raises(re.error):
        faulty.search("text")


def test_every_pattern_that_is_put_off_compiles() -> None:
    modules = [
        import_module(one.name)
        for one in pkgutil.walk_packages(summarizer.__path__, "summarizer.")
        if not one.name.endswith("__main__")
    ]
    kind = type(later(""))
    found = [one for module in modules for one in vars(module).values() if isinstance(one, kind)]
    assert len(found) > 100
    assert all(one.pattern for one in found)
