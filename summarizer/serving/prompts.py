"""Prompts that a person picks in a program, with what to fill in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from summarizer.errors import InputError
from summarizer.lines import plain

from .arguments import NAME

_HOW = (
    "Cite the words behind each statement with their release. Keep what is reported apart from what is expected, "
    "and say what the releases do not say."
)


@dataclass(frozen=True)
class Prompt:
    """A prompt with one argument."""

    name: str
    title: str
    description: str
    argument: str
    about: str
    """What the argument is."""
    required: bool
    words: str
    """With `{}` where the argument goes."""
    otherwise: str = ""
    """The words without the argument."""

    def filled(self, given: Mapping[str, str]) -> str:
        """What is asked of the model.

        Raises:
            InputError: The argument is missing, too long, no day where it is one, or not the prompt's.
        """
        if set(given) - {self.argument}:
            raise InputError(f"the prompt {self.name} takes {self.argument} alone")
        value = plain(given.get(self.argument, ""))
        if len(value) > NAME:
            raise InputError(f"{self.argument} is longer than {NAME} characters")
        if not value:
            if self.required:
                raise InputError(f"the prompt {self.name} needs {self.argument}")
            return f"{self.otherwise} {_HOW}"
        if self.argument == "since":
            value = _day(value)
        return f"{self.words.format(value)} {_HOW}"


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise InputError("since is a day such as 2026-01-31") from None


PROMPTS = (
    Prompt(
        "brief_me",
        "Brief me on a program",
        "What a drug candidate is, what moved, its results and what is expected when.",
        "program",
        "Any name of the drug candidate.",
        True,
        'Brief me on the drug candidate "{}": call the tool brief with this name, then changes for what moved. '
        "Begin with what changed last.",
    ),
    Prompt(
        "what_moved",
        "What moved",
        "Delays, windows that lapsed, steps that were reached, and silences, across all releases in the store.",
        "since",
        "Only what releases of this day and later say: 2026-01-31.",
        False,
        "Tell me what moved in the releases since {}: call the tool changes with this day. Begin with delays and "
        "lapsed windows.",
        "Tell me what moved between the releases: call the tool changes. Begin with delays and lapsed windows.",
    ),
)


def prompt_called(name: str) -> Prompt | None:
    """The prompt of that name."""
    return next((one for one in PROMPTS if one.name == name), None)
