"""Files are read in the folders named at the start, and a path out of them is as good as none."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.serving import Folders, Grant
from summarizer.serving import folders as module
from tests.cli.conftest import RELEASE

from .conftest import call, refused

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="special files and links of POSIX")
NOWHERE = "no such file in the server's folders"


@pytest.mark.parametrize(
    "name", ["lantern.txt", "march/lantern.txt", "./lantern.txt", "{root}/march/lantern.txt"]
)
def test_files_in_the_folders_are_read(grant: Grant, folder: Path, name: str) -> None:
    result = call(grant, "summarize", source=name.format(root=folder))
    assert result.structured_content is not None
    assert result.structured_content["document"]["source"] == "lantern.txt"


def test_the_first_folder_that_has_the_file_gives_it(grant: Grant, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "second.txt").write_text(RELEASE, encoding="utf-8")
    both = replace(grant, folders=Folders.of([folder, other]))
    assert call(both, "summarize", source="second.txt").structured_content is not None
    assert call(both, "summarize", source=str(folder / "lantern.txt")).structured_content is not None


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A file that is there, beside the folder."""
    path = tmp_path / "outside.txt"
    path.write_text(RELEASE, encoding="utf-8")
    return path


ESCAPES = [
    "../{name}",
    "march/../../{name}",
    "march/../lantern.txt",
    "{tmp}/{name}",
    "{tmp}/inbox/../{name}",
    "{tmp}",
    "/",
    "/etc",
    "~/{name}",
    "//{tmp}/{name}",
    "{name}\x00.txt",
    "lantern.txt\x00",
    "..",
    "...",
    "..\\{name}",
    "x" * 300,
    "a/" * 500,
]


@pytest.mark.parametrize("path", ESCAPES)
def test_nothing_outside_is_read_and_whether_it_is_there_is_not_told(
    grant: Grant, outside: Path, tmp_path: Path, path: str
) -> None:
    for name in (outside.name, "missing.txt"):
        assert refused(grant, "summarize", source=path.format(name=name, tmp=tmp_path)) == NOWHERE


@POSIX
def test_links_are_followed_inside_the_folders_alone(grant: Grant, folder: Path, outside: Path) -> None:
    (folder / "inside.txt").symlink_to(folder / "march" / "lantern.txt")
    (folder / "out.txt").symlink_to(outside)
    (folder / "gone.txt").symlink_to(outside.with_name("missing.txt"))
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "up").symlink_to(folder.parent)
    assert call(grant, "summarize", source="inside.txt").structured_content is not None
    for name in ("out.txt", "gone.txt", "loop.txt", "up/outside.txt"):
        assert refused(grant, "summarize", source=name) == NOWHERE


@POSIX
def test_a_link_put_in_at_the_last_moment_leads_nowhere(
    folder: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = Folders.of([folder])
    (folder / "secret").mkdir()
    (outside.parent / "lantern.txt").write_text("not for you", encoding="utf-8")
    resolve = Path.resolve

    def swapped(self: Path, strict: bool = False) -> Path:
        found = resolve(self, strict)
        (folder / "march" / "lantern.txt").unlink(missing_ok=True)
        if (folder / "march").is_dir() and not (folder / "march").is_symlink():
            (folder / "march").rmdir()
            (folder / "march").symlink_to(outside.parent)
        return found

    monkeypatch.setattr(Path, "resolve", swapped)
    with pytest.raises(InputError, match="no such file in the server's folders"):
        folders.read("march/lantern.txt", 100)


@POSIX
def test_what_is_no_plain_file_is_refused_at_once(grant: Grant, folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert refused(grant, "summarize", source="pipe") == "that is no plain file"
    assert refused(grant, "summarize", source="march") == "that is a folder: name a file in it"
    assert refused(grant, "summarize", source=str(folder)) == "that is a folder: name a file in it"
    devices = replace(grant, folders=Folders.of([Path("/dev")]))
    assert refused(devices, "summarize", source="zero") == "that is no plain file"


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told_without_its_folder(grant: Grant, folder: Path) -> None:
    (folder / "lantern.txt").chmod(0)
    assert refused(grant, "summarize", source=str(folder / "lantern.txt")).endswith("Permission denied")


def test_a_file_too_large_is_refused_before_it_is_whole_in_memory(grant: Grant, folder: Path) -> None:
    with (folder / "large.txt").open("wb") as file:
        file.truncate(200_000_000)
    assert "larger than 50 MB" in refused(grant, "summarize", source="large.txt")


def test_a_path_too_long_is_refused(grant: Grant) -> None:
    assert "source: String should have at most 1024" in refused(grant, "summarize", source="a" * 1025)
    with pytest.raises(InputError, match="longer than 1024"):
        Folders((Path("/"),)).read("a" * 1025, 1)


@pytest.mark.parametrize(
    "address", ["https://example.com/a", "HTTP://127.0.0.1/", "file:///etc/passwd", "ftp://a"]
)
def test_addresses_are_not_read(grant: Grant, address: str) -> None:
    assert refused(grant, "summarize", source=address).startswith("this server reads no such addresses")


FILING = """\
From: Examplia Bio <news@examplia.example>
To: you@example.com
Subject: Two releases
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; name="one.txt"
Content-Disposition: attachment; filename="one.txt"

{one}
--b
Content-Type: text/plain; name="two.txt"
Content-Disposition: attachment; filename="two.txt"

{two}
--b--
"""


def test_one_release_of_a_mail_is_chosen_behind_a_number_sign(grant: Grant, folder: Path) -> None:
    two = RELEASE.replace("42%", "44%")
    (folder / "mail.eml").write_text(FILING.format(one=RELEASE, two=two), encoding="utf-8")
    assert "one.txt, two.txt" in refused(grant, "summarize", source="mail.eml")
    assert "44%" in str(call(grant, "summarize", source="mail.eml#two.txt").structured_content)
    assert "has no part six.txt" in refused(grant, "summarize", source="mail.eml#six.txt")
    assert refused(grant, "summarize", source="none.eml#two.txt") == NOWHERE
    assert refused(grant, "summarize", source="../none.eml#two.txt") == NOWHERE
    (folder / "a#b.txt").write_text(RELEASE, encoding="utf-8")
    assert call(grant, "summarize", source="a#b.txt").structured_content is not None


def test_without_a_folder_no_file_is_read(grant: Grant, folder: Path) -> None:
    bare = replace(grant, folders=Folders())
    told = refused(bare, "check", summary={"document": {"id": "0"}}, source=str(folder / "lantern.txt"))
    assert told == "this server reads no files: it was started without --root"


def test_a_folder_that_is_none_is_refused_at_the_start(folder: Path) -> None:
    with pytest.raises(InputError, match="--root takes a folder"):
        Folders.of([folder / "lantern.txt"])


def test_a_platform_that_cannot_go_step_by_step_reads_the_same(
    grant: Grant, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_BY_STEPS", False)
    assert call(grant, "summarize", source="march/lantern.txt").structured_content is not None
    assert refused(grant, "summarize", source=str(outside)) == NOWHERE
    assert refused(grant, "summarize", source="march") == "that is a folder: name a file in it"
