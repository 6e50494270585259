"""`summarizer eval`: an engine's records against gold annotations."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.errors import InputError

from .failures import explain
from .manual import ENDPOINT, manual
from .options import Cassettes, EngineName, Model, Shape, settings_for
from .output import json_of, results
from .progress import Meter
from .render import text_of

if TYPE_CHECKING:
    from summarizer.evaluation import Comparison, Faults, Report
    from summarizer.evaluation.faults import Subject


@manual(
    ("Score the rules engine against annotations", "summarizer eval gold"),
    (
        "Keep a report, and see later what has moved",
        "summarizer eval gold --format json -o before.json && summarizer eval gold --compare before.json",
    ),
    ("Count the faults that the checks let through", "summarizer eval gold --faults"),
    status=ENDPOINT,
    see=("summarize", "check"),
)
def evaluate(
    gold: Annotated[
        list[str], typer.Argument(metavar="GOLD", help="Files with annotations, or folders of them.")
    ],
    engine: Annotated[
        EngineName | None,
        typer.Option(
            "--engine", help="What reads the releases. Setting: engine, SUMMARIZER_ENGINE; default: rules."
        ),
    ] = None,
    format: Annotated[Shape, typer.Option(help="For people, or for machines.")] = "table",
    faults: Annotated[
        bool,
        typer.Option("--faults", help="Put faults into quotes and records, too, and count what is missed."),
    ] = False,
    survivors: Annotated[
        bool, typer.Option("--survivors", help="With --faults: list the faults that nothing saw.")
    ] = False,
    seed: Annotated[
        int | None,
        typer.Option("--seed", metavar="N", help="With --faults: another one draws others; default: 0."),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="A file in place of standard output.")
    ] = None,
    compare: Annotated[
        Path | None,
        typer.Option(
            "--compare", metavar="EARLIER.json", help="A report saved as JSON: say what has moved since."
        ),
    ] = None,
    model: Model = None,
    cassettes: Cassettes = None,
) -> int:
    """Score an engine's records against gold annotations, worst release first.

    It prints what was found, missed and made up, by kind of record and by field, with the counts behind each
    figure, or JSON that a later run can be compared with.
    """
    from summarizer import evaluation, pipeline

    if survivors and not faults:
        raise InputError("--survivors lists what --faults puts in: give both")
    if seed is not None and not faults:
        raise InputError("--seed draws what --faults puts in: give both")
    if output and output != "-" and (Path(output).is_dir() or output.endswith("/")):
        raise InputError(f"{output} is a folder: a report is one file")
    before = evaluation.earlier(compare) if compare else None
    paths = evaluation.gold_files(gold)
    inputs = [str(path) for path in (*paths, *evaluation.releases(paths), *([compare] if compare else []))]
    settings = settings_for(model)
    engine = engine or _configured()
    worst = 0
    scored, subjects = [], []
    with (
        results(output, inputs, "") as place,
        Meter(len(paths) * (1 + faults)) as meter,
    ):
        for path in paths:
            meter.begin(path.stem)
            try:
                release = evaluation.annotated(path)
                summary = pipeline.summarize(
                    release.document,
                    engine=engine,
                    settings=settings,
                    cassettes=cassettes,
                    on_engine=meter.say_once,
                )
                scored.append(evaluation.score(release, summary))
                if faults:
                    from summarizer.evaluation.faults import subject

                    subjects.append(subject(release, summary))
            except Exception as error:  # noqa: BLE001 - whatever one release does, the others are scored
                message, status = explain(error)
                meter.say(message if str(path) in message else f"{path}: {message}")
                worst = max(worst, status)
            meter.advance()
        if scored:
            found = _injected(subjects, seed or 0, meter) if faults else None
            report = evaluation.Report.of(engine, scored, found)
            compared = evaluation.compare(before, report) if before else None
            with meter.aside():
                shaped = _shaped(report, compared, format, survivors=survivors, to_terminal=output is None)
                place.put("", None, shaped)
    return worst


def _configured() -> EngineName:
    """The engine that is configured; where none is, rules: a score asks no endpoint unless somebody said so."""
    from summarizer.settings import DEFAULT, Settings

    settings = Settings.load()
    return "rules" if settings.origin("engine") == DEFAULT else settings.engine


def _injected(subjects: "list[Subject]", seed: int, meter: Meter) -> "Faults":
    from summarizer.evaluation.faults import inject

    def advance(name: str) -> None:
        meter.begin(f"faults in {name}")
        meter.advance()

    return inject(subjects, seed=seed, on_subject=advance)


def _shaped(
    report: "Report", compared: "Comparison | None", shape: Shape, *, survivors: bool, to_terminal: bool
) -> str:
    if shape == "json":
        whole = report.model_dump(mode="json")
        return json_of(whole | ({"comparison": compared.model_dump(mode="json")} if compared else {}))
    from summarizer.evaluation import tables

    text = text_of(tables.report(report, survivors=survivors), to_terminal=to_terminal)
    return text + (text_of(tables.comparison(compared), to_terminal=to_terminal) if compared else "")
