"""The prompt templates: text files in `prompts/`, each with a version.

A file begins with `version: N` and a line of three hyphens; the rest is a Jinja template. What is
put into a template is never itself read as one.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import InputError

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A template by its name, with the version that a summary's provenance names."""

    name: str
    version: str
    text: str


def folder() -> Path:
    """Where the templates are: inside an installed package, beside it in a checkout."""
    inside = _PACKAGE / "prompts"
    return inside if inside.is_dir() else _PACKAGE.parent / "prompts"


@cache
def load(name: str) -> Prompt:
    """The prompt `prompts/<name>.txt`.

    Raises:
        InputError: there is none of that name, or it has no version.
    """
    return parse(name, _read(folder() / f"{name}.txt", name))


def _read(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        known = ", ".join(sorted(file.stem for file in path.parent.glob("*.txt"))) or "none"
        raise InputError(f"there is no prompt {name!r}; there are: {known}") from None


def parse(name: str, content: str) -> Prompt:
    """A template's file, taken apart.

    Raises:
        InputError: it does not begin with its version.
    """
    head, rule, text = content.partition("\n---\n")
    key, colon, version = head.partition(":")
    if not (rule and colon and key.strip() == "version" and version.strip()) or "\n" in head.strip():
        raise InputError(f"the prompt {name!r} must begin with 'version: N' and a line '---'")
    return Prompt(name, version.strip(), text)


def render(prompt_name: str, /, **values: object) -> str:
    """The prompt of that name with `values` in their places.

    Raises:
        InputError: there is no such prompt, or it needs a value that was not given.
    """
    from jinja2 import TemplateError

    try:
        return _template(prompt_name).render(values)
    except TemplateError as error:
        raise InputError(f"the prompt {prompt_name!r} cannot be filled: {error}") from None


@cache
def _template(name: str) -> "Template":
    return _environment().from_string(load(name).text)


@cache
def _environment() -> "SandboxedEnvironment":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
