"""An answer as Markdown, its citations in square brackets and the words behind them at its end."""

from collections.abc import Iterable, Iterator

from summarizer.briefing.words import on_pages
from summarizer.lines import readable
from summarizer.schemas import Asked, Evidence, Understood

NOTHING = "The releases do not say."


def markdown(asked: Asked) -> str:
    """The answer for people; it ends with a line break."""
    return "\n".join(_lines(asked)) + "\n"


def _lines(asked: Asked) -> Iterator[str]:
    yield f"# {' '.join(asked.question.split()) or 'No question'}"
    yield ""
    if not asked.says:
        yield NOTHING
        if looked := _looked_for(asked.understood):
            yield from ("", f"Looked for: {looked}.")
    elif asked.sentences:
        for one in asked.sentences:
            yield f"- {one.text} {''.join(f'[{item}]' for item in dict.fromkeys(one.citations))}".rstrip()
    else:
        yield "No record answers. These passages have the words that were looked for:"
        yield ""
        for passage in asked.passages:
            place = (
                f"source {passage.source}{on_pages([passage])}, characters {passage.start} to {passage.end}"
            )
            yield f'- [{passage.id}] {place}: "{_line(passage.quote)}"'
    yield from _section("Notes", (f"- {one}" for one in _notes(asked)))
    yield from _section(
        "Sources",
        (
            f"{one.number}. {one.published.isoformat() if one.published else 'undated'}:"
            f" {one.title or one.source or one.document}"
            for one in asked.sources
        ),
    )
    words = [
        f'- [{one.id}] source {one.source}{on_pages(one.evidence)}: "{_words(one.evidence)}"'
        for one in asked.cited
    ]
    if asked.sentences:
        words += [
            f'- [{one.id}] source {one.source}{on_pages([one])}: "{_line(one.quote)}"'
            for one in asked.passages
        ]
    words += [f"- [{one.id}] {one.text}" for one in asked.silences]
    yield from _section("The words", words)
    left_out = (one for one in asked.findings if one.path.startswith("dropped."))
    yield from _section("Left out", (f"- {_line(one.message)}" for one in left_out))


def _notes(asked: Asked) -> Iterator[str]:
    yield from asked.notes
    if asked.dropped:
        yield f"Sentences of the model that did not hold, and were left out: {asked.dropped}."
    failures = [one for one in asked.findings if one.path == "provenance"]
    yield from (f"{one.message[:1].upper()}{one.message[1:]}." for one in failures)


def _line(text: str) -> str:
    return " ".join(text.split())


def _words(evidence: Iterable[Evidence]) -> str:
    return " … ".join(" ".join(one.quote.split()) for one in evidence)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield from ("", f"## {title}", "", *body)


def _looked_for(understood: Understood) -> str:
    """What was read in the question, in words."""
    days = [
        f"{name} {day.isoformat()}"
        for name, day in (("since", understood.since), ("until", understood.until))
        if day
    ]
    read = [
        *understood.programs,
        *understood.trials,
        *([] if understood.programs or understood.trials else understood.issuers),
        *(readable(one) for one in understood.events),
        *(readable(one) for one in understood.designations),
        *understood.measures,
        *(readable(one) for one in understood.topics),
        *days,
        *understood.words,
    ]
    return ", ".join(dict.fromkeys(read))
