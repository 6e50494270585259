"""Briefs with every claim of their releases, and true sentences over them that no check was made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from summarizer.briefing import compose
from summarizer.briefing.citing import Citations
from summarizer.briefing.own import Own
from summarizer.history import identify, ordered
from summarizer.schemas import Brief, BriefSentence
from tests.briefing.written import seeds
from tests.history.second import TOLD as TORNABAY
from tests.series.records import by_hand

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Written:
    """A sentence by hand, and the citations that hold a part of it as well as any that it gives."""

    sentence: BriefSentence
    also: frozenset[str]


def programs(batch: str = "second") -> list[str]:
    """The programs that a batch of sentences is about."""
    return list(_made(batch))


@cache
def wide_brief(name: str) -> Brief:
    """The composed brief on a program, its citations followed by all other claims on it or on the company."""
    told, entity = next(
        (told, one)
        for told in (seeds(), by_hand(), TORNABAY)
        for one in identify(told).programs
        if name in {one.name, *one.aliases}
    )
    brief = compose(entity, told)
    own = Own(entity, ordered(told), identify(told))
    cite = Citations(own.releases)
    for one in brief.cited:
        cite.of(one.document, one.record)
    for document, record in _claims(own):
        cite.of(document, record)
    return brief.model_copy(update={"cited": cite.all})


def _claims(own: Own) -> Iterator[tuple[str, str]]:
    """Every claim on the program, or on the company alone."""
    for release in own.releases:
        document = release.release.document
        for claim in release.claims:
            if not claim.program_ids or any((document, one) in own.places for one in claim.program_ids):
                yield document, claim.id


@cache
def sentences(name: str, batch: str = "second") -> tuple[Written, ...]:
    """The sentences of a batch over the wide brief on a program."""
    brief = wide_brief(name)
    days = {one.number: one.published for one in brief.sources}
    places = {f"{days[one.source]}/{one.record}": one.id for one in brief.cited}
    return tuple(
        Written(
            BriefSentence(text=one["text"], citations=[places[place] for place in one["cites"]]),
            frozenset(places[place] for place in one.get("also", ()) if place in places),
        )
        for one in _made(batch)[name]
    )


@cache
def _made(batch: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(
        (_HERE / f"{batch}_sentences.yaml").read_text(encoding="utf-8")
    )
    return found
