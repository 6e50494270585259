"""`--help` as a page of a manual: synopsis, description, options, examples, exit status, what to see next.

Plain text, made without any library but typer, so that it comes at once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from typer.core import TyperCommand, TyperGroup

WIDEST = 100
"""Columns that a line of help takes at most; longer ones are hard to read."""

STATUS: Mapping[int, str] = MappingProxyType(
    {0: "done", 2: "the arguments, the settings or the input are wrong"}
)
ENDPOINT: Mapping[int, str] = MappingProxyType({3: "the model's endpoint failed for good"})
FINDINGS: Mapping[int, str] = MappingProxyType({1: "done, with error findings"})
WORST: Mapping[int, str] = MappingProxyType({**FINDINGS, **ENDPOINT})
"""For commands that read several releases: the worst status of one is returned."""

F = TypeVar("F", bound=Callable[..., Any])


class Example(NamedTuple):
    """A command that runs as it stands, and what it does."""

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
    """Give a command its examples, each with what it does; its exit statuses; the commands to see next."""
    page = Manual(
        tuple(Example(*one) for one in examples), dict(sorted({**STATUS, **status}.items())), tuple(see)
    )

    def give(command: F) -> F:
        command.__dict__["manual"] = page
        return command

    return give


def manual_of(command: Any) -> Manual | None:
    """The manual of a typer command; None where it has none."""
    page = getattr(command.callback, "manual", None)
    return page if isinstance(page, Manual) else None


class Command(TyperCommand):
    """A command with a page of the manual."""

    def get_help(self, ctx: Any) -> str:
        """The page, as wide as the terminal, and no wider than is easily read."""
        ctx.max_content_width = WIDEST
        return super().get_help(ctx)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - typer's
        """Examples, exit status and what to see next."""
        page = manual_of(self)
        if page is not None:
            _examples(formatter, page.examples)
            _statuses(formatter, page.status)
            if page.see:
                _paragraph(formatter, "See also", ", ".join(f"summarizer {name}" for name in page.see))


class Group(TyperGroup):
    """The program's own page."""

    def get_help(self, ctx: Any) -> str:
        """The page, as wide as the terminal, and no wider than is easily read."""
        ctx.max_content_width = WIDEST
        return super().get_help(ctx)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - typer's
        """What to do first, and what the exit status says."""
        _examples(formatter, FIRST)
        _statuses(formatter, {**STATUS, **WORST, **ENDED})
        _paragraph(
            formatter, "Settings", "From options, the environment and files; `summarizer doctor` shows each."
        )


FIRST = (
    Example("Read a release", "summarizer summarize release.txt --format table"),
    Example(
        "Keep releases, and ask for a brief", "summarizer add releases/*.txt && summarizer brief ALLO-329"
    ),
)
ENDED: Mapping[int, str] = MappingProxyType(
    {70: "a fault of summarizer itself", 130: "interrupted", 141: "nobody read what was printed"}
)


def _examples(formatter: Any, examples: Sequence[Example]) -> None:
    with formatter.section("Examples"):
        for number, one in enumerate(examples):
            if number:
                formatter.write_paragraph()
            indent = " " * formatter.current_indent
            formatter.write_text(f"{one.says}:")
            formatter.write(f"{indent}  {one.command}\n")


def _statuses(formatter: Any, statuses: Mapping[int, str]) -> None:
    with formatter.section("Exit status"):
        formatter.write_dl([(str(status), meaning) for status, meaning in sorted(statuses.items())])


def _paragraph(formatter: Any, title: str, text: str) -> None:
    with formatter.section(title):
        formatter.write_text(text)
