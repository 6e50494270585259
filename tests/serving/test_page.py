"""docs/mcp.md says what the server is, and each way of starting it that is shown starts it."""

import json
import re
import shlex
from pathlib import Path

import pytest

from summarizer.serving.resources import RESOURCES
from summarizer.serving.tools import TOOLS
from tests.documents import ROOT

from .test_http import reachable, talk
from .test_stdio import OPENING, started

PAGE = (ROOT / "docs" / "mcp.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^summarizer mcp (.*)$", PAGE, re.M)


def rows(head: str) -> list[list[str]]:
    """The cells of a table, by its head."""
    [body] = re.findall(rf"^\| {head} \|.*\n\|[-|]+\n((?:\|.*\n)+)", PAGE, re.M)
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in body.splitlines()]


def test_the_table_of_tools_is_the_tools() -> None:
    shown = {cells[0].strip("`| "): re.findall(r"`(\w+)`", cells[1]) for cells in rows("tool")}
    own = {one.name: list(one.takes.model_fields) for one in TOOLS}
    assert {name: sorted(takes) for name, takes in shown.items()} == {
        name: sorted(takes) for name, takes in own.items()
    }


def test_the_table_of_resources_is_the_resources() -> None:
    assert [cells[0].strip("`| ") for cells in rows("address")] == [one.address for one in RESOURCES]


def test_the_configuration_that_is_shown_starts_a_server(tmp_path: Path) -> None:
    [block] = re.findall(r"^```json\n(.*?)^```", PAGE, re.M | re.S)
    server = json.loads(block)["mcpServers"]["summarizer"]
    assert server["command"] == "summarizer"
    command, *given = server["args"]
    assert command == "mcp"
    (tmp_path / "inbox").mkdir()
    with started(*(one.replace("/data", str(tmp_path)) for one in given)) as process:
        out, err = process.communicate(json.dumps(OPENING[0]) + "\n", timeout=30)
    assert json.loads(out)["result"]["serverInfo"]["name"] == "summarizer"
    assert (process.returncode, err) == (0, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_that_is_shown_starts_a_server(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    given = shlex.split(command)
    assert given[0] == "--http"
    with started(*given, "--port", "0") as process:
        try:
            assert process.stderr
            line = process.stderr.readline()
            port = int(re.findall(r":(\d+)/mcp$", line)[0])
            with reachable(port):
                assert len(talk(port, lambda client: client.list_tools()).tools) == len(TOOLS)
        finally:
            process.terminate()
            process.communicate(timeout=30)
