"""Composed briefs to write over, and sentences by hand that they hold."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from summarizer import read, summarize
from summarizer.briefing import compose
from summarizer.history import identify
from summarizer.schemas import Brief, BriefSentence, Told
from tests.documents import ROOT, SEEDS
from tests.series.records import by_hand, told_of

NAMES = ("ALLO-329", "SKV-114")


@cache
def brief_on(name: str) -> Brief:
    """The composed brief on ALLO-329 from both seeds, replayed, or on SKV-114 from an invented series."""
    told = by_hand() if name == "SKV-114" else seeds()
    program = next(one for one in identify(told).programs if name in {one.name, *one.aliases})
    return compose(program, told)


def seeds() -> tuple[Told, ...]:
    """The records of both seeds, replayed."""
    cassettes = ROOT / "cassettes"
    read_in = [(read(path), path) for path in SEEDS]
    return tuple(
        told_of(document, summarize(document, engine="replay", cassettes=cassettes), path.name)
        for document, path in read_in
    )


@dataclass(frozen=True)
class Written:
    """A sentence by hand, and the citations that hold it as well as any that it gives."""

    sentence: BriefSentence
    also: frozenset[str]


@cache
def sentences(name: str) -> tuple[Written, ...]:
    """The sentences by hand over a brief, with its own citations."""
    brief = brief_on(name)
    found: list[dict[str, Any]] = yaml.safe_load(
        Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8")
    )[name]
    places = {f"{one.source}/{one.record}": one.id for one in brief.cited}
    return tuple(
        Written(
            BriefSentence(text=one["text"], citations=[places[place] for place in one["cites"]]),
            frozenset(places[place] for place in one.get("also", ()) if place in places),
        )
        for one in found
    )
