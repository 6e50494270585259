"""`--help` as a page of a manual: synopsis, description, options, examples, exit status, what to see next.

Plain text, made without any library but typer, so that it comes at once. A command's examples stand beside it, and
run in the tests.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from inspect import cleandoc
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from typer.core import TyperCommand, TyperGroup

WIDEST = 100
"""Columns that a line of help takes at most; longer ones are hard to read."""

DONE: Mapping[int, str] = MappingProxyType(
    {0: "done", 2: "the arguments, the settings or the input are wrong"}
)
ENDPOINT: Mapping[int, str] = MappingProxyType({3: "the model's endpoint failed for good"})
FINDINGS: Mapping[int, str] = MappingProxyType({1: "done, with error findings"})
ENDED: Mapping[int, str] = MappingProxyType(
    {70: "a fault of summarizer itself", 130: "interrupted", 141: "nobody reads what is printed"}
)

F = TypeVar("F", bound=Callable[..., Any])


class Example(NamedTuple):
    """A command line that runs as it stands, and what it does."""

    says: str
    command: str


@dataclass(frozen=True, slots=True)
class Manual:
    """What a command's help holds beyond its docstring and its parameters."""

    examples: tuple[Example, ...]
    status: Mapping[int, str]
    see: tuple[str, ...]


def manual(
    *examples: tuple[str, str], status: Mapping[int, str] = MappingProxyType({}), see: Sequence[str] = ()
) -> Callable[[F], F]:
    """Give a command its page.

    Args:
        examples: Each with what it does, and the command line.
        status: Exit statuses beside those that all commands have.
        see: The commands to look at next.
    """
    statuses = dict(sorted({**DONE, **status}.items()))
    page = Manual(tuple(Example(*one) for one in examples), statuses, tuple(see))

    def give(command: F) -> F:
        command.__dict__["manual"] = page
        return command

    return give


def manual_of(command: Any) -> Manual | None:
    """The page of a typer command; None where it has none."""
    page = getattr(command.callback, "manual", None)
    return page if isinstance(page, Manual) else None


def gist(text: str | None) -> str:
    """The first sentence of a description."""
    return " ".join(cleandoc(text or "").split("\n\n", 1)[0].split()).partition(". ")[0].removesuffix(".")


def values_of(parameter: Any) -> str:
    """What an option takes: its name for it, or its choices; nothing for a flag."""
    if getattr(parameter, "is_flag", False):
        return ""
    return str(parameter.metavar or "|".join(map(str, parameter.type_descriptor.choices or ())) or "VALUE")


def argument_of(parameter: Any) -> str:
    """An argument as a synopsis has it: `SOURCE...`, `[PROGRAM]`."""
    name = f"{parameter.metavar or parameter.name.upper()}{'...' if parameter.nargs == -1 else ''}"
    return name if parameter.required else f"[{name}]"


def default_of(parameter: Any) -> str:
    """A parameter's default as its help shows it; nothing where the help's own words say it."""
    return "" if parameter.default in (None, False) else str(parameter.default)


class Command(TyperCommand):
    """A command with a page of the manual."""

    def get_help(self, ctx: Any) -> str:
        """The page, as wide as the terminal, and no wider than is easily read."""
        ctx.max_content_width = WIDEST
        return super().get_help(ctx)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What stands behind the command's name in the synopsis."""
        return ["[OPTIONS]", *(argument_of(one) for one in _arguments(self.get_params(ctx)))]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments and options, each with what it means."""
        _parameters(self.get_params(ctx), formatter)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - typer's signature
        """Examples, exit status and what to see next."""
        page = manual_of(self)
        if page is not None:
            _examples(formatter, page.examples)
            _list(formatter, "Exit status", {str(status): said for status, said in page.status.items()})
            _list(formatter, "See also", {f"summarizer {name} --help": "" for name in page.see})


class Group(TyperGroup):
    """The program's own page."""

    def get_help(self, ctx: Any) -> str:
        """The page, as wide as the terminal, and no wider than is easily read."""
        ctx.max_content_width = WIDEST
        return super().get_help(ctx)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The commands, each with the first sentence of its page, and the options of all."""
        shown = {name: gist(one.help) for name, one in self.commands.items() if not one.hidden}
        _list(formatter, "Commands", shown)
        _parameters(self.get_params(ctx), formatter)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - typer's signature
        """What to do first, where settings come from, and what the exit status says."""
        _examples(formatter, FIRST)
        with formatter.section("Settings"):
            formatter.write_text(SETTINGS)
        statuses = {**DONE, **FINDINGS, **ENDPOINT, **ENDED}
        _list(formatter, "Exit status", {str(status): said for status, said in sorted(statuses.items())})


FIRST = (
    Example("Read a release", "summarizer summarize release.txt --format table"),
    Example("Keep releases, then ask for a brief", "summarizer add releases/ && summarizer brief ALLO-329"),
    Example("What the options of a command are", "summarizer brief --help"),
)
SETTINGS = (
    "From options, else the environment, else ./summarizer.toml, else your own file: `summarizer doctor` shows "
    "each setting and where it comes from."
)


def _arguments(parameters: Sequence[Any]) -> list[Any]:
    return [one for one in parameters if one.param_type_name == "argument"]


def _parameters(parameters: Sequence[Any], formatter: Any) -> None:
    arguments = _arguments(parameters)
    _list(formatter, "Arguments", {argument_of(one): _meaning(one) for one in arguments})
    options = [one for one in parameters if one not in arguments and not one.hidden]
    _list(
        formatter,
        "Options",
        {f"{', '.join(one.opts)} {values_of(one)}".strip(): _meaning(one) for one in options},
    )


def _meaning(parameter: Any) -> str:
    if parameter.param_type_name == "option" and parameter.required:
        return f"{parameter.help} [required]"
    default = default_of(parameter)
    return f"{parameter.help} [default: {default}]" if default else str(parameter.help)


def _list(formatter: Any, title: str, rows: Mapping[str, str]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(list(rows.items()), col_max=26)


def _examples(formatter: Any, examples: Sequence[Example]) -> None:
    with formatter.section("Examples"):
        for number, one in enumerate(examples):
            if number:
                formatter.write_paragraph()
            formatter.write_text(f"{one.says}:")
            formatter.write(f"{'':>{formatter.current_indent + 2}}{one.command}\n")
