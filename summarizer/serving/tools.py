"""The tools: for each its name, what a model chooses it by, what it takes and gives, and what it does."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from summarizer.errors import EndpointError, InputError
from summarizer.schemas import Asked, Brief, Change, Model, Severity, Summary

from .answers import Calendar, Changes, Checked
from .arguments import (
    Arguments,
    AskArguments,
    BriefArguments,
    CalendarArguments,
    ChangesArguments,
    CheckArguments,
    SummarizeArguments,
    first_wrong,
)
from .grant import Grant
from .sources import document_of

A = TypeVar("A", bound=Arguments)
RECORDS = 2000
"""Records of a summary that is checked, at most."""
ENTRIES = 20_000
"""Entries of all lists in it at most: quotes, names, findings; the longest summary seen has some 1,000."""


@dataclass(frozen=True)
class Answer:
    """What a tool answers: a record, and the same for a model to read."""

    record: Model
    text: str
    failure: str | None = None
    """What went wrong beside it."""


@dataclass(frozen=True)
class Tool(Generic[A]):
    """A tool of the server."""

    name: str
    title: str
    description: str
    takes: type[A]
    gives: type[Model]
    run: Callable[[A, Grant], Coroutine[Any, Any, Answer]] = field(repr=False)
    asks: bool = False
    """Whether a model's endpoint may be asked, where one is granted."""
    reads: bool = False
    """Whether it reads a release, from an address too where that is granted."""
    keeps: bool = False
    """Whether it may write to the store, where that is granted."""


async def _summarize(given: SummarizeArguments, grant: Grant) -> Answer:
    from summarizer import pipeline

    from . import markdown

    if given.store and not grant.writable:
        with grant.keeping():  # refuses, before any work is done
            pass
    document = document_of(given.text, given.source, grant)
    made = await pipeline.asummarize(document, engine=grant.settings.engine, settings=grant.settings)
    text = markdown.summary(made)
    if given.store:
        with grant.keeping() as kept:
            text += f"\nIn the store: {kept.add(document, made).value.lower()}.\n"
    return Answer(made, text)


async def _check(given: CheckArguments, grant: Grant) -> Answer:
    from summarizer import checks

    from . import markdown

    if _entries(given.summary) > ENTRIES:
        raise InputError(f"the lists of the summary have more than {ENTRIES} entries")
    try:
        summary = Summary.model_validate(given.summary)
    except ValidationError as error:
        raise InputError(f"that is no summary: {first_wrong(error)}") from None
    if len(summary.programs) + len(summary.trials) + len(summary.claims) > RECORDS:
        raise InputError(f"the summary has more than {RECORDS} records")
    findings = checks.check(summary, document_of(given.text, given.source, grant))
    passed = not any(one.severity is Severity.ERROR for one in findings)
    found = Checked(passed=passed, findings=findings)
    return Answer(found, markdown.checked(found))


def _entries(whole: dict[str, Any]) -> int:
    """How many entries the lists in `whole` have, counted until they are too many."""
    count = 0
    left: list[object] = [whole]
    while left and count <= ENTRIES:
        match left.pop():
            case dict() as one:
                left += one.values()
            case list() as one:
                count += len(one)
                left += one
    return count


async def _brief(given: BriefArguments, grant: Grant) -> Answer:
    from summarizer import briefing, overview

    from .markdown import plainly

    failures: list[EndpointError] = []
    with grant.reading() as kept:
        found = await overview.abrief(
            given.program,
            kept,
            given.issuer,
            engine=grant.settings.engine,
            settings=grant.settings,
            on_failure=failures.append,
        )
    return Answer(found, plainly(briefing.markdown(found)), _told(failures))


async def _ask(given: AskArguments, grant: Grant) -> Answer:
    from summarizer import asking

    from .markdown import plainly

    failures: list[EndpointError] = []
    with grant.reading() as kept:
        found = await asking.aask(
            given.question,
            kept,
            given.issuer,
            engine=grant.settings.engine,
            settings=grant.settings,
            on_failure=failures.append,
        )
    return Answer(found, plainly(asking.markdown(found)), _told(failures))


async def _changes(given: ChangesArguments, grant: Grant) -> Answer:
    from summarizer import overview

    from . import markdown

    with grant.reading() as kept:
        moved = overview.changes(kept, given.program, given.issuer, given.since, again=given.everything)
    listed = sorted(moved, key=_told_on, reverse=True)[: given.limit]
    found = Changes(total=len(moved), changes=listed)
    return Answer(found, markdown.changes(found))


async def _calendar(given: CalendarArguments, grant: Grant) -> Answer:
    from summarizer import overview

    from . import markdown

    with grant.reading() as kept:
        expected = overview.calendar(kept, given.program, given.issuer)
    found = Calendar(total=len(expected), entries=expected[: given.limit])
    return Answer(found, markdown.calendar(found))


def _told(failures: list[EndpointError]) -> str | None:
    return str(failures[0]) if failures else None


def _told_on(change: Change) -> date:
    days = [one.published for one in (change.after, change.before) if one and one.published]
    return days[0] if days else date.min


TOOLS: tuple[Tool[Any], ...] = (
    Tool(
        "summarize",
        "Summarize a release",
        "Read one biotech press release into checked records: programs (drug candidates), trials and claims, each "
        "with the exact words that support it and their place. Use it when a release is at hand, as text or as a "
        "file. Each claim says whether it is REPORTED, EXPECTED or HYPOTHETICAL; what the company did not write is "
        "kept under third_party and is no evidence.",
        SummarizeArguments,
        Summary,
        _summarize,
        asks=True,
        reads=True,
        keeps=True,
    ),
    Tool(
        "check",
        "Check a summary against its release",
        "Check a summary, from `summarize` or any other tool, against the release that it was made from: numbers, "
        "dates, names, statuses and quotes that the words do not bear out. Needs the whole summary and the whole "
        "release. Gives findings, each with its code, severity, record and place.",
        CheckArguments,
        Checked,
        _check,
        reads=True,
    ),
    Tool(
        "brief",
        "Brief on a program",
        "What all releases in the store say of one drug candidate, by any of its names: what it is, what changed, "
        "trials, results, designations, what is expected when, contradictions and silences. Each sentence cites "
        "the words. Use it for an overview; `ask` answers one question.",
        BriefArguments,
        Brief,
        _brief,
        asks=True,
    ),
    Tool(
        "ask",
        "Ask the releases",
        "Answer one question in English from the releases in the store, in sentences that cite their words; or say "
        "that the releases do not say. Name the program, trial or company in the question. Knows nothing that is "
        "not in the store.",
        AskArguments,
        Asked,
        _ask,
        asks=True,
    ),
    Tool(
        "changes",
        "What moved between releases",
        "What companies changed from one release to a later one: delayed, pulled in, widened, lapsed, achieved, no "
        "longer mentioned, corrected and the like, with both wordings and the days between. Of one program, one "
        "company, or all in the store; the last told first.",
        ChangesArguments,
        Changes,
        _changes,
    ),
    Tool(
        "calendar",
        "What is expected when",
        "The steps that companies expect (data, filings, decisions, starts), by the end of their time window, with "
        "the words and what was said of them before. Of one program, one company, or all in the store.",
        CalendarArguments,
        Calendar,
        _calendar,
    ),
)


def tool_called(name: str) -> Tool[Any] | None:
    """The tool of that name."""
    return next((one for one in TOOLS if one.name == name), None)
