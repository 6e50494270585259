"""Settings from files: which counts, what a file of the current folder may not say, and what is wrong, in a sentence."""

import json
import os
from pathlib import Path

import pytest

from summarizer import configuration
from summarizer.errors import InputError
from summarizer.settings import Settings
from summarizer.store.address import place_of

KEY = "sk-planted-0123456789"


class Files:
    """The current folder's file and the user's own."""

    def __init__(self, folder: Path, own: Path) -> None:
        self.shared = folder / "summarizer.toml"
        self.own = own
        self.folder = folder

    def write(self, *, shared: str = "", own: str = "") -> None:
        """Write both; one that is empty says nothing."""
        self.shared.write_text(shared, encoding="utf-8")
        self.own.parent.mkdir(exist_ok=True)
        self.own.write_text(own, encoding="utf-8")
        self.own.chmod(0o600)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    """A current folder, and a user's folder, each without a file yet."""
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.delenv("SUMMARIZER_CONFIG")
    monkeypatch.chdir(folder)
    own = tmp_path / "own" / "summarizer.toml"
    monkeypatch.setattr(configuration, "own_file", lambda: own)
    return Files(folder, own)


def refused() -> str:
    """The sentence with which the settings are refused."""
    with pytest.raises(InputError) as caught:
        Settings.load()
    return str(caught.value)


def test_the_first_that_names_a_setting_counts(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write(
        shared='model = "shared"\ntimeout = 2\nretries = 2', own='model = "own"\ntimeout = 1\nreasks = 3'
    )
    monkeypatch.setenv("SUMMARIZER_MODEL", "environment")
    monkeypatch.setenv("SUMMARIZER_RETRIES", "")
    settings = Settings.load(temperature=1)
    assert (settings.temperature, settings.origin("temperature")) == (1.0, "given")
    assert (settings.model, settings.origin("model")) == ("environment", "SUMMARIZER_MODEL")
    assert (settings.timeout, settings.origin("timeout")) == (2.0, str(files.shared))
    assert (settings.retries, settings.origin("retries")) == (2, str(files.shared))
    assert (settings.reasks, settings.origin("reasks")) == (3, str(files.own))
    assert (settings.mode.value, settings.origin("mode")) == ("JSON_SCHEMA", "default")


def test_a_name_given_comes_before_all(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write(shared='engine = "rules"')
    monkeypatch.setenv("SUMMARIZER_ENGINE", "replay")
    assert Settings.load().engine == "replay"
    assert Settings.load(engine="llm").engine == "llm"


def test_every_setting_can_stand_in_ones_own_file(files: Files) -> None:
    told = {
        "engine": "rules",
        "api_key": KEY,
        "base_url": "http://localhost:11434/v1",
        "model": "m",
        "mode": "MD_JSON",
        "timeout": 5,
        "retries": 1,
        "reasks": 0,
        "temperature": 0.5,
        "cassettes": "tapes",
        "store": "postgresql://me:secret@host/releases",
        "contact": "Jane Doe jane@example.com",
        "allow_private": True,
        "edgar": "https://mirror.example/edgar",
    }
    assert set(told) == set(Settings.model_fields), "a new setting belongs into this test"
    files.write(own="\n".join(f"{name} = {json.dumps(value)}" for name, value in told.items()))
    settings = Settings.load()
    assert {settings.origin(name) for name in told} == {str(files.own)}
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == KEY
    assert settings.store == "postgresql://me:secret@host/releases"
    assert settings.cassettes == files.own.parent / "tapes"


def test_a_path_is_relative_to_its_file(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write(shared='store = "data/releases.db"\ncassettes = "tapes"')
    settings = Settings.load()
    assert settings.store == str(files.folder / "data" / "releases.db")
    assert settings.cassettes == files.folder / "tapes"
    monkeypatch.setenv("SUMMARIZER_STORE", "here.db")
    assert Settings.load().store == "here.db"


@pytest.mark.parametrize(
    "line",
    [
        'base_url = "https://attacker.example/v1"',
        'api_key = "sk-planted-0123456789"',
        'store = "postgresql://attacker.example/releases"',
        'store = "../elsewhere.db"',
        'store = "/etc/elsewhere.db"',
        'store = "~/elsewhere.db"',
        'cassettes = ".."',
    ],
)
def test_a_file_of_the_current_folder_sends_nothing_anywhere(files: Files, line: str) -> None:
    files.write(shared=line)
    sentence = refused()
    assert str(files.shared) in sentence
    assert line.split(maxsplit=1)[0] in sentence
    assert str(files.own) in sentence
    assert "attacker" not in sentence
    assert KEY not in sentence


def test_a_link_does_not_lead_out_of_the_current_folder(files: Files, tmp_path: Path) -> None:
    (files.folder / "link").symlink_to(tmp_path)
    files.write(shared='store = "link/elsewhere.db"')
    assert "leads out of this folder" in refused()


def test_a_link_in_a_circle_is_no_path(files: Files) -> None:
    (files.folder / "link").symlink_to("link")
    files.write(shared='store = "link/x.db"')
    assert "store is no path that can be" in refused()


def test_a_user_that_there_is_not_is_a_name_like_any_other(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.write(shared='store = "~nobody-at-all/x.db"')
    assert Settings.load().store == str(files.folder / "~nobody-at-all" / "x.db")
    monkeypatch.setenv("SUMMARIZER_CONFIG", "~nobody-at-all/x.toml")
    assert "there is no such file" in refused()
    with pytest.raises(InputError, match="no user has that name"):
        place_of("~nobody-at-all/x.db")


def test_a_key_of_the_environment_stays_with_the_endpoint_that_the_user_named(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    files.write(shared='base_url = "https://attacker.example/v1"')
    assert KEY not in refused()
    files.write(own='base_url = "https://models.example/v1"')
    assert Settings.load().address == "https://models.example/v1"


@pytest.mark.parametrize("by", ["variable", "name"])
def test_a_named_file_takes_the_place_of_both_and_is_ones_own_word(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    files.write(shared='model = "shared"', own='model = "own"')
    named = tmp_path / "named.toml"
    named.write_text('base_url = "http://localhost:1/v1"\nstore = "../x.db"', encoding="utf-8")
    token = configuration._named.set(named if by == "name" else None)
    if by == "variable":
        monkeypatch.setenv("SUMMARIZER_CONFIG", str(named))
    try:
        settings = Settings.load()
    finally:
        configuration._named.reset(token)
    assert settings.model == Settings.model_fields["model"].default
    assert settings.address == "http://localhost:1/v1"
    assert settings.store == str(tmp_path / ".." / "x.db")


def test_a_named_file_that_is_not_there_is_refused(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_CONFIG", str(tmp_path / "gone.toml"))
    assert refused() == f"cannot read {tmp_path / 'gone.toml'}: there is no such file"
    monkeypatch.setenv("SUMMARIZER_CONFIG", str(files.folder))
    assert refused() == f"cannot read {files.folder}: it is a folder"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('modle = "x"', "there is no setting 'modle'. Did you mean 'mode' or 'model'?"),
        ('SUMMARIZER_TIMEOUT = "x"', "there is no setting 'SUMMARIZER_TIMEOUT'. Did you mean 'timeout'?"),
        ("[llm]\nx = 1", "there is no setting 'llm'; the settings are engine, api_key, base_url, model,"),
        (
            "timeout = 'soon'",
            ": timeout should be a valid number, unable to parse string as a number, not 'soon'",
        ),
        ("retries = -1", ": retries should be greater than or equal to 0, not '-1'"),
        ("contact = 'nobody'", ": contact must be a name and an e-mail address in plain letters"),
        (
            "model = 'a'\ntimeout 5",
            "is not TOML: Expected '=' after a key in a key/value pair (at line 2, column 9)",
        ),
        (f"retries = {'9' * 5000}", "is not TOML that is read"),
        (f"model = {'[' * 5000}", "is not TOML that is read"),
        ("#" * 100_001, "is larger than 100 kB: it is no file of settings"),
        ('store = "a\\u0000b"', ": store is no path that can be"),
    ],
)
def test_what_is_wrong_with_a_file_is_one_sentence(files: Files, text: str, sentence: str) -> None:
    files.write(shared=text)
    said = refused()
    assert said.startswith(str(files.shared))
    assert sentence in said
    assert "\n" not in said


def test_a_file_in_another_encoding_is_refused_and_a_byte_order_mark_is_not(files: Files) -> None:
    files.shared.write_bytes("model = 'ü'".encode("latin-1"))
    assert refused() == f"{files.shared} is not TOML: it is not in UTF-8"
    files.shared.write_bytes("model = 'ü'".encode("utf-8-sig"))
    assert Settings.load().model == "ü"


@pytest.mark.skipif(os.name != "posix", reason="there are no such permissions")
@pytest.mark.parametrize(
    "line", [f'api_key = "{KEY}"', 'store = "postgresql://me:sk-planted-0123456789@host/releases"']
)
def test_a_secret_that_others_can_read_is_refused(files: Files, line: str) -> None:
    files.write(own=line)
    assert Settings.load().origin(line.split(maxsplit=1)[0]) == str(files.own)
    files.own.chmod(0o640)
    sentence = refused()
    assert sentence.endswith(f"close it with: chmod 600 {files.own}")
    assert KEY not in sentence
    files.own.write_text('model = "x"', encoding="utf-8")
    assert Settings.load().model == "x"


def test_an_address_that_cannot_be_read_is_one_sentence(files: Files) -> None:
    files.write(own='base_url = "http://me:hunter2@[x"')
    said = refused()
    assert said.startswith(f"{files.own}: base_url ")
    assert "hunter2" not in said


def test_ones_own_file_is_where_the_platform_keeps_configuration() -> None:
    from platformdirs import user_config_path

    assert configuration.own_file().parent == user_config_path("summarizer", appauthor=False)
