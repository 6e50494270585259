"""`doctor`: each setting with its source, what would be used and why, and no secret anywhere."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from summarizer import Store
from summarizer.diagnosis import EXTRAS
from summarizer.settings import Settings

from .conftest import Run

KEY = "sk-planted-0123456789"
ROOT = Path(__file__).parents[2]


def report(run: Run, *arguments: str | Path) -> Any:
    done = run("doctor", *arguments, "--format", "json")
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def test_each_setting_is_told_with_its_value_and_its_source(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = tmp_path / "settings.toml"
    named.write_text('timeout = 20\nstore = "releases.db"', encoding="utf-8")
    monkeypatch.setenv("SUMMARIZER_RETRIES", "7")
    found = report(run, "--model", "other", "--config", named)
    assert list(found["settings"]) == list(Settings.model_fields)
    assert found["settings"]["model"] == {"value": "other", "source": "--model"}
    assert found["settings"]["retries"] == {"value": 7, "source": "SUMMARIZER_RETRIES"}
    assert found["settings"]["timeout"] == {"value": 20.0, "source": str(named)}
    assert found["settings"]["store"] == {"value": str(tmp_path / "releases.db"), "source": str(named)}
    assert found["settings"]["reasks"] == {"value": 1, "source": "default"}
    assert found["files"] == [{"path": str(named), "found": True}]


def test_the_table_has_what_the_json_has(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_RETRIES", "7")
    lines = [" ".join(line.split()) for line in run("doctor").out.splitlines()]
    assert "retries 7 SUMMARIZER_RETRIES" in lines
    assert "api_key not set default" in lines
    assert any(line.startswith("summarizer ") for line in lines)


def test_the_files_that_were_looked_for_are_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SUMMARIZER_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "summarizer.toml").write_text("", encoding="utf-8")
    shared, own = report(run)["files"]
    assert shared == {"path": str(tmp_path / "summarizer.toml"), "found": True}
    assert not own["found"]


def test_the_engine_and_why(run: Run, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert report(run)["engine"]["name"] == "replay or rules"
    assert report(run, "--engine", "rules")["engine"] == {"name": "rules", "reason": "asked for"}
    of_one = report(run, release, "--cassettes", tmp_path)["engine"]
    assert of_one["name"] == "rules"
    assert "no cassette" in of_one["reason"]
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    assert report(run)["engine"] == {"name": "llm", "reason": "an endpoint is configured"}


def test_the_store_is_looked_at_and_left_as_it_is(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "releases.db"
    assert report(run, "--store", path)["store"] == {"path": str(path), "found": False, "problem": None}
    assert not path.exists()
    Store(path).close()
    before = path.read_bytes()
    assert report(run, "--store", path)["store"] == {"path": str(path), "found": True, "problem": None}
    assert path.read_bytes() == before
    path.write_text("no store", encoding="utf-8")
    assert report(run, "--store", path)["store"]["problem"] == f"{path} is no store"


def test_every_extra_is_told() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {
        extra: re.split(r"[\[<>=]", needs[0])[0] for extra, needs in project["optional-dependencies"].items()
    }
    assert declared == EXTRAS


@pytest.mark.parametrize("by", ["environment", "file"])
def test_no_secret_is_shown(
    run: Run, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    secrets = {
        "api_key": KEY,
        "base_url": "https://user:hunter2@models.invalid/v1?token=hunter2",
        "store": "postgresql://me:hunter2@127.0.0.1:9/releases?sslpassword=hunter2",
        "edgar": "https://me:hunter2@mirror.invalid/edgar?token=hunter2",
    }
    if by == "file":
        named = tmp_path / "settings.toml"
        named.write_text(
            "\n".join(f'{name} = "{value}"' for name, value in secrets.items()), encoding="utf-8"
        )
        named.chmod(0o600)
        monkeypatch.setenv("SUMMARIZER_CONFIG", str(named))
    else:
        for name, value in secrets.items():
            monkeypatch.setenv(str(Settings.model_fields[name].validation_alias), value)
    monkeypatch.setenv("SUMMARIZER_RETRIES", "0")
    for command in (
        ("doctor",),
        ("doctor", "--format", "json"),
        ("doctor", "--format", "json", release),
        ("changes",),
        ("brief", "EXB-101"),
        ("summarize", release),
        ("summarize", release, "--engine", "rules"),
        ("record", release, "--cassettes", tmp_path),
        ("doctor", "--store", secrets["store"]),
        ("changes", "--store", secrets["store"] + "@"),
    ):
        done = run(*command)
        assert KEY not in done.out + done.err, command
        assert "hunter2" not in done.out + done.err, command
    for path in tmp_path.rglob("*.yaml*"):
        assert KEY not in path.read_text(encoding="utf-8")
    assert json.loads(run("doctor", "--format", "json").out)["settings"]["api_key"]["value"] == "present"
