"""`summarizer record`: from an endpoint to a cassette, and from a cassette to what is wrong with it."""

import json
import os
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from summarizer.schemas import Answer, EngineKind, Summary

from .conftest import RELEASE, Run


class Scripted(BaseHTTPRequestHandler):
    """Answers every request with no records, as a model that found none would."""

    def do_POST(self) -> None:
        """Answer a request for a completion."""
        self.rfile.read(int(self.headers["content-length"]))
        message = {"role": "assistant", "content": Answer().model_dump_json()}
        completion = {
            "id": "scripted",
            "object": "chat.completion",
            "created": 0,
            "model": "scripted",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": {"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5},
        }
        body = json.dumps(completion).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep standard error for the command."""


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a release and its cassette, recorded by the command itself over HTTP."""
    folder = tmp_path_factory.mktemp("recorded")
    (folder / "lantern.txt").write_text(RELEASE, encoding="utf-8")
    with HTTPServer(("127.0.0.1", 0), Scripted) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}/v1"
        endpoint = {"OPENAI_BASE_URL": address, "OPENAI_API_KEY": "sk-never-written"}
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "summarizer",
                "record",
                "lantern.txt",
                "--cassettes",
                ".",
                "--model",
                "scripted",
            ],
            cwd=folder,
            env={**os.environ, **endpoint},
            capture_output=True,
            text=True,
            check=False,
        )
        server.shutdown()
        thread.join()
    assert done.returncode == 0, done.stderr
    assert done.stdout == "lantern.yaml: 2 requests recorded\n"
    text = (folder / "lantern.yaml").read_text(encoding="utf-8")
    assert "sk-never-written" not in text
    assert address not in text
    return folder


@pytest.fixture
def folder(recorded: Path, tmp_path: Path) -> Path:
    """A copy of that folder for one test."""
    return Path(shutil.copytree(recorded, tmp_path / "recorded"))


def test_what_was_recorded_is_replayed_and_matches(run: Run, folder: Path) -> None:
    release = folder / "lantern.txt"
    done = run("summarize", release, "--cassettes", folder)
    assert "lantern.yaml" in done.err
    summary = Summary.model_validate_json(done.out)
    assert summary.provenance.engine is EngineKind.REPLAY
    assert summary.provenance.cassette == "lantern.yaml"
    checked = run("record", "--check", release, "--cassettes", folder)
    assert checked == (0, f"{folder / 'lantern.yaml'}: matches\n", "")


def test_a_release_that_changed_makes_its_cassette_stale(run: Run, folder: Path) -> None:
    release = folder / "lantern.txt"
    release.write_text(release.read_text(encoding="utf-8").replace("42%", "43%"), encoding="utf-8")
    done = run("record", "--check", release, "--cassettes", folder)
    assert done.status == 1
    assert f"{folder / 'lantern.yaml'}: stale: " in done.out
    assert "nothing asks any more for" in done.out


def test_a_missing_cassette_and_one_of_no_source_are_found(run: Run, folder: Path) -> None:
    release = folder / "lantern.txt"
    (folder / "lantern.yaml").rename(folder / "other.yaml")
    done = run("record", "--check", release, "--cassettes", folder)
    assert done.status == 1
    assert done.out.splitlines() == [
        f"{folder / 'lantern.yaml'}: missing: nothing is recorded for {release}",
        f"{folder / 'other.yaml'}: belongs to none of the sources",
    ]


def test_recording_without_an_endpoint_says_what_to_set(run: Run, release: Path, tmp_path: Path) -> None:
    done = run("record", release, "--cassettes", tmp_path)
    assert done.status == 2
    assert "OPENAI_API_KEY" in done.err
    assert not list(tmp_path.glob("*.yaml"))


@pytest.mark.parametrize("sources", [["-"], ["a/x.txt", "b/x.txt"]])
def test_each_source_needs_a_name_of_its_own(run: Run, sources: list[str]) -> None:
    done = run("record", *sources)
    assert done.status == 2
    assert "a name of its own" in done.err
