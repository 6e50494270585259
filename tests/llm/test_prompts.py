"""Prompts are versioned files, and what is put into them is never itself a template."""

from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.llm import prompts


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of prompts of the test's own."""
    monkeypatch.setattr(prompts, "folder", lambda: tmp_path)
    prompts.load.cache_clear()
    prompts._template.cache_clear()
    return tmp_path


def test_every_prompt_of_the_project_has_a_version_and_a_text() -> None:
    files = sorted(prompts.folder().glob("*.txt"))
    assert files
    for file in files:
        prompt = prompts.load(file.stem)
        assert prompt.name == file.stem
        assert prompt.version
        assert prompt.text.strip()


def test_values_are_put_in_as_they_are(folder: Path) -> None:
    (folder / "greet.txt").write_text("version: 3\n---\nDear {{ name }},\n---\n", encoding="utf-8")
    assert prompts.load("greet").version == "3"
    value = "{{ 7*7 }} {% if %} <b>é</b>"
    assert prompts.render("greet", name=value) == f"Dear {value},\n---"


def test_a_value_that_is_missing_is_an_error(folder: Path) -> None:
    (folder / "greet.txt").write_text("version: 1\n---\n{{ name }}", encoding="utf-8")
    with pytest.raises(InputError, match="'greet' cannot be filled: 'name' is undefined"):
        prompts.render("greet")


def test_a_template_cannot_reach_into_python(folder: Path) -> None:
    (folder / "sly.txt").write_text("version: 1\n---\n{{ ''.__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(InputError, match="'sly' cannot be filled"):
        prompts.render("sly")


def test_a_prompt_that_does_not_exist_is_named_with_those_that_do(folder: Path) -> None:
    (folder / "greet.txt").write_text("version: 1\n---\nHello", encoding="utf-8")
    with pytest.raises(InputError, match="there is no prompt 'great'; there are: greet"):
        prompts.load("great")


@pytest.mark.parametrize("content", ["Hello", "version:\n---\nx", "v: 1\n---\nx", "version: 1\nmore\n---\nx"])
def test_a_prompt_without_a_version_is_refused(content: str) -> None:
    with pytest.raises(InputError, match="must begin with 'version: N'"):
        prompts.parse("odd", content)
