"""What is asked of the model about a brief: the lines that it may write from, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.llm.endpoint import Request
from summarizer.schemas import Brief, Prose
from summarizer.writing.lines import Fault, Labels, line, request

PROMPT = "brief"


@dataclass(frozen=True)
class BriefLabels(Labels):
    """The labels of a brief."""

    places: Mapping[str, tuple[str, int]]
    """Where in the brief a change's sentence stands: `changed` or `silences`, and the place in that list."""


def labelled(brief: Brief) -> BriefLabels:
    """The labels of a composed brief: each change that it tells has its own, and so has what nothing can be cited for."""
    told = [
        (name, index, one)
        for name in ("changed", "silences")
        for index, one in enumerate(getattr(brief, name))
        if one.citations
    ]
    unheld = [one.text for one in brief.silences if not one.citations]
    return BriefLabels(
        changes={f"d{number}": tuple(one.citations) for number, (*_, one) in enumerate(told, 1)},
        unheld={f"s{number}": text for number, text in enumerate(unheld, 1)},
        places={f"d{number}": (name, index) for number, (name, index, _) in enumerate(told, 1)},
    )


def writing(brief: Brief, faults: Sequence[Fault] = ()) -> Request:
    """The request for a brief's prose; with `faults`, for those sentences again."""
    labels = labelled(brief)
    days = {one.number: one.published.isoformat() if one.published else "undated" for one in brief.sources}
    names = ", ".join([brief.name, *brief.aliases])
    as_of = brief.as_of.isoformat() if brief.as_of else "undated"
    lines = [line("program", names, brief.issuer or "an unnamed company", f"as of {as_of}")]
    lines += [
        line(one.id, days[one.source], one.statement, " … ".join(each.quote for each in one.evidence))
        for one in brief.cited
    ]
    lines += [
        line(
            label, " ".join(citations), getattr(brief, labels.places[label][0])[labels.places[label][1]].text
        )
        for label, citations in labels.changes.items()
    ]
    lines += [line(label, text) for label, text in labels.unheld.items()]
    return request(PROMPT, lines, Prose, faults)


__all__ = ["PROMPT", "BriefLabels", "labelled", "writing"]
