"""Progress is for a terminal; a pipe gets none."""

import io
import sys

import pytest

from summarizer.cli.output import emit
from summarizer.cli.progress import Meter


class Stream(io.StringIO):
    """Standard error that is, or is not, a terminal."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        """Whether people look at it."""
        return self._terminal


def shown(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, name: str = "[red]lantern.txt") -> str:
    stream = Stream(terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    with Meter(2) as meter:
        meter.begin(name)
        meter.say_once("engine: rules")
        meter.say_once("engine: rules")
        meter.advance()
    return stream.getvalue()


def test_a_terminal_is_told_which_release_is_read_of_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, terminal=True)
    assert "[red]lantern.txt" in text
    assert "0/2" in text
    assert text.count("engine: rules") == 1


def test_a_name_steers_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, terminal=True, name="a\x1b]0;b\x07\nc\u202e.txt")
    assert "a ]0;b c .txt" in text


def test_a_pipe_gets_sentences_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, terminal=False) == "summarizer: engine: rules\n"


@pytest.mark.parametrize(
    ("terminal", "seen"), [(True, '"a\\u009b31m\\u202eü"'), (False, '"a\x9b31m\u202eü"')]
)
def test_no_letter_of_a_result_steers_a_terminal(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, seen: str
) -> None:
    stream = Stream(terminal)
    monkeypatch.setattr(sys, "stdout", stream)
    emit('"a\x9b31m\u202eü"')
    assert stream.getvalue() == seen
