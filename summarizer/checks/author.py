"""AU: who wrote the evidence, and who is said to have said it."""

import re
from collections.abc import Iterator

from summarizer.schemas import ClaimType, ZoneKind
from summarizer.text import fold_str

from .context import Context, Fault, Place
from .wording import Scope, content, tokens


def company_wrote_it(context: Context) -> Iterator[Fault]:
    """Evidence is the company's own words: no commentary, translation, FAQ or market data."""
    for subject in context.subjects:
        for place in subject.places:
            if place.span is None:
                continue
            foreign = [
                zone
                for zone in (
                    context.document.zone_at(place.span.start),
                    context.document.zone_at(place.span.end - 1),
                )
                if zone is not None and not zone.author.is_company
            ]
            if foreign:
                author = foreign[0].author.value.replace("_", " ").lower()
                yield Fault(
                    place.path, f"These are not the company's words: they stand in {author} text.", place.span
                )


def author_recorded(context: Context) -> Iterator[Fault]:
    """The author that evidence records is the author of its place."""
    for subject in context.subjects:
        for place in subject.places:
            recorded = place.evidence.author
            if place.zone is not None and recorded is not None and recorded is not place.zone.author:
                yield Fault(
                    f"{place.path}.author",
                    f"The words are by {place.zone.author.value}, not by {recorded.value}.",
                    place.span,
                )


def zone_recorded(context: Context) -> Iterator[Fault]:
    """The kind of zone that evidence records is the kind of its place."""
    for subject in context.subjects:
        for place in subject.places:
            recorded = place.evidence.zone
            if place.zone is not None and recorded is not None and recorded is not place.zone.kind:
                yield Fault(
                    f"{place.path}.zone",
                    f"The words stand in {place.zone.kind.value}, not in {recorded.value}.",
                    place.span,
                )


def speaker_named(context: Context) -> Iterator[Fault]:
    """A speaker is the person whom the release quotes there."""
    for subject, claim in context.each_claim():
        if not claim.speaker:
            continue
        found = [place for place in subject.places if place.span is not None]
        if not found:
            continue
        lacking = [_not_speaking(claim.speaker, place, subject.block) for place in found]
        if all(lacking):
            yield Fault(f"{subject.path}.speaker", str(lacking[0]), subject.span)


def _not_speaking(speaker: str, place: Place, block: Scope) -> str | None:
    """Why a person is not the speaker of a place; null when they may be."""
    names = _name_words(speaker)
    heard = place.zone.speaker if place.zone and place.zone.kind is ZoneKind.QUOTE else None
    if heard:
        known = {fold_str(word).casefold() for word in tokens(heard)}
        if not all(name in known for name in names):
            return (
                f"The words are those of {heard.split(',')[0]}, not of {speaker.split(',', maxsplit=1)[0]}."
            )
        return None
    if not names or not all(block.knows(name) for name in names):
        return f'"{speaker.split(",", maxsplit=1)[0]}" is not named around the evidence.'
    return None


_TITLES = frozenset(["dr", "prof", "professor", "mr", "ms", "mrs", "sir", "md", "phd", "mba", "pharmd"])


def _name_words(speaker: str) -> list[str]:
    """The words of a person's name, titles and initials left out."""
    name = re.split(r"[,(]", speaker)[0]
    plain = [fold_str(word).casefold() for word in content(name)]
    return [
        word for word in plain if len(word) > 1 and word.replace(".", "") not in _TITLES and word[1:2] != "."
    ]


def opinions_have_speakers(context: Context) -> Iterator[Fault]:
    """An opinion that is somebody's quoted speech says whose."""
    for subject, claim in context.each_claim():
        if claim.type is not ClaimType.OPINION or claim.speaker:
            continue
        zones = [place.zone for place in subject.places]
        speakers = [zone.speaker if zone and zone.kind is ZoneKind.QUOTE else None for zone in zones]
        if speakers and all(speakers):
            yield Fault(f"{subject.path}.speaker", f"These are the words of {speakers[0]}.", subject.span)
