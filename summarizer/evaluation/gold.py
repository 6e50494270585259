"""Gold annotations: what an annotator says that a release holds, one YAML file a release.

`docs/gold.md` describes the format with an example. Values are the release's own words; what the
release does not say is left out. Every list may be empty, and unknown keys are refused.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field, ValidationError

from summarizer.errors import InputError
from summarizer.schemas import (
    Author,
    Bound,
    ClaimType,
    Design,
    Designation,
    Enrollment,
    Granularity,
    MilestoneFields,
    Modality,
    Model,
    Operator,
    Phase,
    ProgramFields,
    Scale,
    Statistic,
    StudyType,
    TrialStatus,
)

SUFFIXES = (".yaml", ".yml")


class GoldModel(Model):
    """A part of an annotation; a number that YAML reads from bare digits is taken as printed."""

    model_config = ConfigDict(coerce_numbers_to_str=True, populate_by_name=True, use_enum_values=False)


class GoldHeader(GoldModel):
    """The release's header. A key that is present with null says that the release gives none."""

    title: str | None = None
    issuer: str | None = None
    tickers: list[str] | None = None
    """`Nasdaq: VLDR`, one each."""
    published: date | None = None
    place: str | None = None
    channel: str | None = None
    language: str | None = None


class GoldStretch(GoldModel):
    """A stretch that is not plain company text, by its first and last words."""

    author: Author
    from_: str = Field(alias="from")
    to: str
    speaker: str | None = None


class GoldProgram(GoldModel, ProgramFields):
    """A drug candidate or product of the issuer or its partner: the record's own fields."""

    @property
    def names(self) -> list[str]:
        """Everything that it is called."""
        return [self.name, *self.aliases]


class GoldTrial(GoldModel, Design):
    """A trial of the issuer's or its partner's program, its design's values among its own."""

    name: str | None = None
    nct_id: str | None = None
    other_ids: list[str] = Field(default_factory=list)
    programs: list[str] = Field(default_factory=list)
    phases: list[Phase] = Field(default_factory=list)
    status: TrialStatus | None = None
    pivotal: bool | None = None
    study_type: StudyType | None = None
    enrollment: Enrollment | None = None
    conditions: list[str] = Field(default_factory=list)
    population: str | None = None

    @property
    def names(self) -> list[str]:
        """Everything that it is called by: name, registry numbers."""
        return [name for name in (self.name, self.nct_id, *self.other_ids) if name]


class GoldResult(GoldModel):
    """One observed (or, in a THRESHOLD, hoped-for) value."""

    measure: str
    statistic: Statistic | None = None
    operator: Operator | None = None
    value: str | None = None
    value_high: str | None = None
    unit: str | None = None
    n: int | None = None
    N: int | None = None
    ci: tuple[str, str] | None = None
    p: str | None = None
    population: str | None = None
    arm: str | None = None
    comparator: str | None = None
    time_point: str | None = None
    criteria: str | None = None


class GoldMilestone(GoldModel, MilestoneFields):
    """A step and its window, computed by hand with the release's date as anchor."""

    start: date | None = None
    end: date | None = None
    bound: Bound | None = None
    granularity: Granularity | None = None


class GoldDesignation(GoldModel, Designation):
    """A regulator's designation or review path for one population: the record's own fields."""


class GoldAmount(GoldModel):
    """Money, in units of `scale`."""

    what: str
    value: str
    value_high: str | None = None
    operator: Operator | None = None
    scale: Scale = Scale.ONE
    currency: str | None = None
    period: str | None = None
    per: str | None = None


class GoldClaim(GoldModel):
    """One thing that the company says, where it is said first or best.

    `minor`: finding it is right, leaving it out is no miss.
    """

    type: ClaimType
    modality: Modality
    negated: bool = False
    programs: list[str] = Field(default_factory=list)
    trials: list[str] = Field(default_factory=list)
    quote: str
    speaker: str | None = None
    results: list[GoldResult] = Field(default_factory=list)
    milestone: GoldMilestone | None = None
    designation: GoldDesignation | None = None
    amounts: list[GoldAmount] = Field(default_factory=list)
    minor: bool = False


class Gold(GoldModel):
    """A release's annotation, who made it and when."""

    release: str
    """The release's file, relative to the annotation's."""
    annotator: str
    annotated: date
    header: GoldHeader | None = None
    authors: list[GoldStretch] | None = None
    """Every stretch that is not plain COMPANY, in order; without the key, authors are not scored."""
    programs: list[GoldProgram] = Field(default_factory=list)
    not_programs: list[str] = Field(default_factory=list)
    trials: list[GoldTrial] = Field(default_factory=list)
    not_trials: list[str] = Field(default_factory=list)
    claims: list[GoldClaim] = Field(default_factory=list)
    not_results: list[str] = Field(default_factory=list)
    """Printed numbers that are no results: prevalence, design, benchmarks, company figures."""


def gold_files(places: Iterable[str | Path]) -> list[Path]:
    """The annotation files among `places`; folders give the YAML files inside them, by name.

    Raises InputError where a place does not exist, or a folder holds none.
    """
    found: dict[Path, None] = {}
    for place in map(Path, places):
        if place.is_dir():
            inside = sorted(path for path in place.rglob("*") if path.suffix in SUFFIXES and path.is_file())
            if not inside:
                raise InputError(f"{place} holds no gold annotations: they are files that end in .yaml")
            found.update(dict.fromkeys(inside))
        elif place.exists():
            found[place] = None
        else:
            raise InputError(f"there is no gold file {place}")
    return list(found)


def load(path: Path) -> Gold:
    """The annotation in `path`.

    Raises InputError, in one sentence with the file and the place, for what is no annotation.
    """
    try:
        data = _yaml(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is not YAML: {' '.join(str(error).split())[:200]}") from None
    if not isinstance(data, dict):
        raise InputError(f"{path} is not a gold annotation: it must be a mapping that begins with `release:`")
    try:
        gold = Gold.model_validate(data)
    except ValidationError as error:
        raise InputError(f"{path}: {_sentence(error)}") from None
    for place, name in _dangling(gold):
        raise InputError(f"{path}: {place}: no record of this file is called {name!r}")
    return gold


def _yaml(text: str) -> Any:
    """The one document in `text`. Raises ValueError where it cannot be read, or a key stands twice."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc]
        """Refuses a key that stands twice, where plain YAML keeps the last silently."""

        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            keys = [self.construct_object(key, deep=True) for key, _ in node.value]
            for index, key in enumerate(keys):
                if key in keys[:index]:
                    line = node.value[index][0].start_mark.line + 1
                    raise ValueError(f"line {line}: the key {key!r} stands twice")
            return super().construct_mapping(node, deep=deep)

    try:
        return yaml.load(text, Loader=Loader)  # noqa: S506 - a safe loader's subclass
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None


def _sentence(error: ValidationError) -> str:
    """The first thing that is wrong, with its place and, for an unknown key, those that are known."""
    first = error.errors(include_url=False)[0]
    *above, last = first["loc"]
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    if first["type"] == "extra_forbidden":
        known = ", ".join(_keys_at(above))
        where = f"{_place(above)}: " if above else ""
        return f"{where}there is no key {str(last)!r}; the keys are {known}{more}"
    message = {"missing": "is missing"}.get(first["type"], first["msg"])
    return f"{_place(first['loc'])}: {message}{more}"


def _place(steps: Iterable[int | str]) -> str:
    """Steps as people write them: `claims[3].results[0].value`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")


def _keys_at(steps: Iterable[int | str]) -> list[str]:
    """The keys of the part of an annotation that `steps` lead to."""
    model: type[Model] = Gold
    for step in steps:
        if isinstance(step, str):
            annotation = model.model_fields[step].annotation
            model = next(one for one in _models(annotation))
    return [field.alias or name for name, field in model.model_fields.items()]


def _models(annotation: Any) -> Iterator[type[Model]]:
    """The models inside a field's type."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models(inner)


def _dangling(gold: Gold) -> Iterator[tuple[str, str]]:
    """Names of programs and trials that the annotation uses without a record, with their place."""
    programs = {name for program in gold.programs for name in program.names}
    trials = {name for trial in gold.trials for name in trial.names}
    for index, trial in enumerate(gold.trials):
        yield from ((f"trials[{index}].programs", name) for name in trial.programs if name not in programs)
    for index, claim in enumerate(gold.claims):
        yield from ((f"claims[{index}].programs", name) for name in claim.programs if name not in programs)
        yield from ((f"claims[{index}].trials", name) for name in claim.trials if name not in trials)
