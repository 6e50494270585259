"""Annotations load or say in one sentence what is wrong, and where."""

from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.evaluation import annotated, gold_files, load
from summarizer.schemas import Author

from .conftest import GOLD


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_gold_file_loads_and_its_words_are_in_its_release(path: Path) -> None:
    found = annotated(path)
    text = found.document.text
    assert found.gold.claims
    assert len(found.places) == len(found.gold.claims)
    assert all(text[start:end].strip() for places in found.places for start, end in places)


def test_a_folder_is_its_yaml_files_by_name(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "notes.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [path.name for path in gold_files([tmp_path, tmp_path / "b.yaml"])] == ["a.yml", "b.yaml"]


def test_stretches_stand_where_their_words_do(gold_path: Path) -> None:
    found = annotated(gold_path)
    assert found.stretches is not None
    quote, legal = found.stretches
    assert quote.author is Author.COMPANY_QUOTE
    assert found.document.text[quote.start : quote.end] == "“These results support a pivotal trial,”"
    assert found.document.text[legal.start : legal.end].startswith("Forward-Looking Statements\n")


WRONG = {
    "unknown key": ("stage: PHASE2", "phase: PHASE2", "programs[0]: there is no key 'phase'; the keys are name, "),
    "unknown key of a result": ("time_point", "when", "claims[0].results[0]: there is no key 'when'"),
    "unknown value": ("type: GUIDANCE", "type: HOPE", "claims[1].type: Input should be "),
    "missing": ("annotator: Jo Reader\n", "", "annotator: is missing"),
    "key twice": ("annotator: Jo", "annotator: Ann\nannotator: Jo", "line 3: the key 'annotator' stands twice"),
    "no such day": ("2026-11-21", "2026-13-41", "is not YAML: month must be in 1..12"),
    "not YAML": ("claims:", "claims: [", "is not YAML: "),
    "dangling program": ("programs: [FNB-12], phases", "programs: [FNB-9], phases", "trials[0].programs: no record"),
    "dangling trial": ("trials: [THYME]", "trials: [SAGE]", "claims[0].trials: no record of this file is called 'SAGE'"),
    "quote not in the release": (
        "was reduced by 42%",
        "was reduced by 43%",
        "claims[0].quote is not in the release: “the exacerbation rate was reduced by 43% with",
    ),
    "quote that ends inside a number": ("in the second half of 2026\"\n", "in the second half of 20\"\n", "claims[1].quote is not"),
    "author's words not in the release": ("“These results", "“Those results", "authors[0].from is not in the release"),
    "no release": ("release: fennelbrook.txt", "release: nowhere.txt", "release: there is no file "),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_in_one_sentence_with_its_place(case: str, gold_path: Path) -> None:
    old, new, message = WRONG[case]
    text = gold_path.read_text(encoding="utf-8")
    assert old in text
    gold_path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        annotated(gold_path)
    assert str(raised.value).startswith(str(gold_path))
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_list_is_no_annotation(tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_text("- one\n- two\n", encoding="utf-8")
    with pytest.raises(InputError, match="is not a gold annotation"):
        load(path)


def test_missing_gold_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no gold file"):
        gold_files([tmp_path / "none.yaml"])
    with pytest.raises(InputError, match="holds no gold annotations"):
        gold_files([tmp_path])


def test_bare_numbers_are_taken_as_printed(gold_path: Path) -> None:
    text = gold_path.read_text(encoding="utf-8").replace('value: "42"', "value: 42")
    gold_path.write_text(text, encoding="utf-8")
    assert load(gold_path).claims[0].results[0].value == "42"
