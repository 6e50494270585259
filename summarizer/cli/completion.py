"""`summarizer completion`: what a shell needs to complete commands, options, files and names.

The shells' scripts call `summarizer _complete -- WORD...` with the words up to the cursor, the last one unfinished. It
prints what may stand there as `value<TAB>meaning`, below a line that says which names of files complete it too:
`none`, `files` or `folders`. No script evaluates what it reads.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from .manual import gist, manual
from .output import emit

SCRIPTS = {"bash": "summarizer.bash", "zsh": "_summarizer", "fish": "summarizer.fish"}
FILES = frozenset({"SOURCE", "SUMMARY", "GOLD", "FILE", "PATH", "PATH_OR_URL", "EARLIER.json"})
FOLDERS = frozenset({"FOLDER"})
PROGRAMS, COMPANIES = frozenset({"PROGRAM", "OTHER"}), frozenset({"COMPANY"})

Offer = tuple[str, str]
"""A word, and what it means."""


@manual(
    ("For this bash alone", 'eval "$(summarizer completion bash)"'),
    ("For every bash", "mkdir -p completions && summarizer completion bash > completions/summarizer"),
    ("For zsh, into a folder of its fpath", "summarizer completion zsh > _summarizer"),
    ("For fish, into ~/.config/fish/completions", "summarizer completion fish > summarizer.fish"),
    see=("doctor",),
)
def completion(
    shell: Annotated[
        Literal["bash", "zsh", "fish"], typer.Argument(metavar="SHELL", help="One of bash, zsh, fish.")
    ],
) -> int:
    """Print the script with which a shell completes this program's words.

    It completes commands, options and their values, files, and the names of programs and companies in the store.
    Nothing is written: the script goes where the shell looks for such, as in the examples. For every bash that is
    ~/.local/share/bash-completion/completions/summarizer.
    """
    emit((files(__package__) / "completions" / SCRIPTS[shell]).read_text(encoding="utf-8"))
    return 0


def complete(
    words: Annotated[list[str] | None, typer.Argument(metavar="WORD", help="The words of the line.")] = None,
) -> int:
    """Print what may stand in the place of the last word."""
    from . import program

    *before, last = words or [""]
    try:
        also, offers = offered(program(), before, last)
        lines = [also, *(f"{word}\t{said}" for word, said in offers if _is_plain(word))]
    except Exception:  # noqa: BLE001 - a shell that completes a word is told nothing that went wrong
        lines = ["none"]
    emit("\n".join(lines) + "\n")
    return 0


def offered(group: Any, before: Sequence[str], last: str) -> tuple[str, list[Offer]]:
    """Which files, and which words, may stand in the place of `last` behind the words `before`."""
    before = [word for word in before if word != "="]
    last = "" if last == "=" else last
    at = _command_at(group, before)
    command = group if at is None else group.commands[before[at]]
    behind = before if at is None else before[at + 1 :]
    options = {name: one for one in command.params for name in getattr(one, "opts", ()) if name[0] == "-"}
    name, joined, value = last.partition("=")
    if joined and name in options:
        also, offers = _values(options[name], behind, value)
        return also, [(f"{name}={word}", said) for word, said in offers]
    if behind and behind[-1] in options and not options[behind[-1]].is_flag:
        return _values(options[behind[-1]], behind, last)
    if last.startswith("-"):
        return "none", _beginning(
            last, [*_options(command, behind), ("--help", "Show this message and exit.")]
        )
    if at is None:
        known = group.commands.items()
        return "none", _beginning(last, ((word, gist(one.help)) for word, one in known if not one.hidden))
    argument = _argument(command, behind, options)
    return ("none", []) if argument is None else _values(argument, behind, last)


def _command_at(group: Any, before: Sequence[str]) -> int | None:
    """Where the command stands among the words: the first that is no option and no option's value."""
    takes = {name for one in group.params for name in one.opts if not one.is_flag}
    for number, word in enumerate(before):
        if not word.startswith("-") and not (number and before[number - 1] in takes):
            return number if word in group.commands else None
    return None


def _options(command: Any, behind: Sequence[str]) -> Iterator[Offer]:
    for one in command.params:
        if one.param_type_name == "option" and not set(one.opts) & set(behind):
            yield max(one.opts, key=len), gist(one.help)


def _argument(command: Any, behind: Sequence[str], options: dict[str, Any]) -> Any:
    """The argument whose turn it is; None where there is none."""
    given = 0
    for number, word in enumerate(behind):
        if word.startswith("-") and len(word) > 1:
            continue
        value = number and behind[number - 1] in options and not options[behind[number - 1]].is_flag
        given += not value
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    left = arguments[given:]
    return left[0] if left else next((one for one in arguments[-1:] if one.nargs == -1), None)


def _values(parameter: Any, behind: Sequence[str], last: str) -> tuple[str, list[Offer]]:
    """What a parameter takes."""
    choices = parameter.type_descriptor.choices
    if choices:
        return "none", _beginning(last, ((str(one), "") for one in choices))
    if parameter.metavar in PROGRAMS | COMPANIES:
        from summarizer.store import glance

        read = glance.program_names if parameter.metavar in PROGRAMS else glance.company_names
        return "none", _beginning(last, ((name, "") for name in _stored(read, behind)))
    also = "files" if parameter.metavar in FILES else "folders" if parameter.metavar in FOLDERS else "none"
    return also, []


def _stored(read: Callable[[Path], list[str]], behind: Sequence[str]) -> list[str]:
    """Names in the store that the words name, else the configured one; none of a server, which may be slow."""
    from summarizer.store.glance import default_file

    from .options import place_for

    told = next((after for word, after in pairwise(behind) if word == "--store"), None)
    address = place_for(told)
    if address and "://" in address:
        return []
    return read(Path(address).expanduser() if address else default_file())


def _beginning(last: str, offers: Iterable[Offer]) -> list[Offer]:
    """The offers that begin as the last word does; capital letters make no difference."""
    return [offer for offer in offers if offer[0].casefold().startswith(last.casefold())]


def _is_plain(word: str) -> bool:
    """Whether a word can stand on one line of a terminal as it is."""
    return bool(word) and word.isprintable()
