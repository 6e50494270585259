"""Folders and patterns: which files are sources, and in which order."""

import os
from pathlib import Path

import pytest

from summarizer import InputError
from summarizer.reading import find


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt", "a.HTML", "c/d.pdf", "c/a.eml", "Z.docx", "notes.json", "logo.png", "c/more.png", "README",
        ".hidden.txt", ".git/x.txt", "~$Z.docx",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def names(folder: Path, *arguments: str | Path) -> list[str]:
    return [os.path.relpath(source, folder) for source in find(arguments).sources]


def test_a_folder_is_its_readable_files_sorted_by_their_paths(folder: Path) -> None:
    assert names(folder, folder) == ["Z.docx", "a.HTML", "b.txt", "c/a.eml", "c/d.pdf"]
    assert names(folder, str(folder)) == names(folder, folder)


def test_what_was_passed_over_is_counted(folder: Path) -> None:
    found = find([folder])
    assert found.skipped == {".json": 1, ".png": 2, "without a suffix": 1}
    assert found.account == (
        "5 files found, 4 of other kinds passed over (1 .json, 2 .png, 1 without a suffix)"
    )
    assert find([folder / "c" / "a.eml"]).account is None
    assert len(found.sought) == 5


def test_a_pattern_is_what_a_shell_would_make_of_it(folder: Path) -> None:
    assert names(folder, f"{folder}/*.txt") == ["b.txt"]
    assert names(folder, f"{folder}/*") == [
        "README", "Z.docx", "a.HTML", "b.txt", "c/a.eml", "c/d.pdf", "logo.png", "notes.json", "~$Z.docx"
    ]  # fmt: skip
    assert names(folder, f"{folder}/**/*.p*") == ["c/d.pdf", "c/more.png", "logo.png"]
    assert names(folder, f"{folder}/**") == [
        "README", "Z.docx", "a.HTML", "b.txt", "c/a.eml", "c/d.pdf", "c/more.png", "logo.png", "notes.json", "~$Z.docx"
    ]  # fmt: skip
    with pytest.raises(InputError, match=r"no file matches .*\*\.rtf$"):
        find([f"{folder}/*.rtf"])


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path) -> None:
    (folder / "a[1].txt").write_text("x", encoding="utf-8")
    assert names(folder, folder / "a[1].txt") == ["a[1].txt"]


def test_a_file_is_a_source_once(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "b.txt")
    assert names(folder, folder / "b.txt", folder, f"{folder}/*.txt", folder / "c" / ".." / "b.txt") == [
        "b.txt", "Z.docx", "a.HTML", "c/a.eml", "c/d.pdf"
    ]  # fmt: skip


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "c" / "up").symlink_to(folder)
    assert names(folder, folder) == ["Z.docx", "a.HTML", "b.txt", "c/a.eml", "c/d.pdf"]


def test_other_arguments_stay_as_they_are(folder: Path) -> None:
    given: list[str | Path] = [
        "-",
        "https://x.example/a?b=*",
        "edgar:0001234567-26-000123",
        "one\ntwo",
        Path("nowhere.txt"),
    ]
    assert find(given).sources == given
    assert find([f"{folder}/b.txt#part"]).sources == [Path(f"{folder}/b.txt#part")]


def test_a_folder_with_nothing_to_read_is_refused(folder: Path) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(
        InputError, match="empty has nothing to read: it holds no file that is text, HTML, PDF"
    ):
        find([folder / "empty"])
    (folder / "empty" / "a.png").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="empty has nothing to read: none of its 1 files is text"):
        find([folder / "empty"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_refused(folder: Path) -> None:
    (folder / "c").chmod(0)
    try:
        with pytest.raises(InputError, match="may not be read"):
            find([folder / "c"])
    finally:
        (folder / "c").chmod(0o700)
