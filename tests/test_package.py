"""What users and packagers rely on: the public names, the version, the dependencies, the lock."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import get_args

import pytest

import summarizer
from summarizer.cli import options
from summarizer.running import EngineName
from summarizer.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path(summarizer.__file__).parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = [line for extra in PROJECT["project"]["optional-dependencies"].values() for line in extra]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
HEAVY = (ROOT / ".ci" / "heavy.lock").read_text(encoding="utf-8")
GROUPS = PROJECT["dependency-groups"]
CHECKOUT = (ROOT / "summarizer").is_dir()


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~ \[;]", line, maxsplit=1)[0].lower() for line in requirements}


@pytest.mark.parametrize("name", summarizer.__all__)
def test_each_public_name_is_there(name: str) -> None:
    assert getattr(summarizer, name) is not None


def test_public_names_are_sorted_and_listed() -> None:
    assert sorted(summarizer.__all__) == sorted(set(summarizer.__all__))
    assert dir(summarizer) == sorted(summarizer.__all__)


def test_type_checkers_see_the_names_that_are_imported_late() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {
        alias.name: node.module
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen == summarizer._HOMES
    assert {*seen, "__version__"} == set(summarizer.__all__)


def test_engines_are_the_same_wherever_they_are_named() -> None:
    asked = set(get_args(EngineName))
    assert (
        asked
        == set(get_args(options.EngineName))
        == set(get_args(Settings.model_fields["engine"].annotation))
    )


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = summarizer.nothing


def test_declared_dependencies_are_those_imported() -> None:
    imported: set[str] = set()
    for path in [*PACKAGE.rglob("*.py"), *(ROOT / "schemas").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.split(".")[0])
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "find_spec":
                imported |= {str(name.value) for name in node.args if isinstance(name, ast.Constant)}
    homes = packages_distributions()
    others = imported - set(sys.stdlib_module_names) - {"summarizer", "schemas"}
    # What is only an extra need not be installed; its module then stands for its distribution.
    used = {homes.get(module, [module])[0].lower().replace("_", "-") for module in others - {"pydantic_core"}}
    assert used == names([*PROJECT["project"]["dependencies"], *EXTRAS])


def test_each_dependency_has_its_reason() -> None:
    declared = names([*PROJECT["project"]["dependencies"], *EXTRAS, *GROUPS["dev"], *GROUPS["heavy"]])
    reasons = re.findall(
        r"^\| `([^`]+)` \| .{20,} \|$", (ROOT / "docs/dependencies.md").read_text("utf-8"), re.M
    )
    assert sorted(name.lower() for name in reasons) == sorted(declared)


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", lock, re.M))


@pytest.mark.parametrize(
    ("lock", "declared"),
    [(LOCK, [*PROJECT["project"]["dependencies"], *GROUPS["dev"]]), (HEAVY, GROUPS["heavy"])],
    ids=["requirements.lock", ".ci/heavy.lock"],
)
def test_a_lock_pins_everything_with_hashes_and_no_address(lock: str, declared: list[str]) -> None:
    assert names(declared) <= pins(lock).keys()
    assert not re.search(r"://|index-url|find-links|(^|\s)/\w", lock)
    for block in re.split(r"^(?=[a-z0-9])", lock, flags=re.M)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_what_ci_adds_is_of_the_same_versions() -> None:
    both = pins(LOCK).keys() & pins(HEAVY).keys()
    assert both
    assert {name: pins(HEAVY)[name] for name in both} == {name: pins(LOCK)[name] for name in both}


def test_each_extra_is_tested_in_the_version_that_users_get() -> None:
    tested = {*GROUPS["dev"], *GROUPS["heavy"]}
    assert set(EXTRAS) <= tested


@pytest.mark.skipif(not CHECKOUT, reason="of the checkout, not of an installed wheel")
def test_a_wheel_would_hold_one_package() -> None:
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert set(wheel["only-include"]) == {"summarizer", *wheel["sources"]}
    assert all(home.startswith("summarizer/") for home in wheel["sources"].values())
