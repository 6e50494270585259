"""Releases of invented companies as records, for what is asked of several of them; no text is read for it."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from summarizer.schemas import (
    Author,
    Claim,
    ClaimType,
    Document,
    Event,
    Evidence,
    Issuer,
    Milestone,
    MilestoneStatus,
    Modality,
    Paragraph,
    Program,
    Summary,
    ThirdParty,
    Trial,
    Zone,
    ZoneKind,
)
from summarizer.timing import parse_timing

Expected = tuple[str, Event, str | None]
"""A program's name (empty for the company itself), what is expected of it, and when."""


def release(
    published: date | None,
    *programs: str,
    expected: Sequence[Expected] = (),
    reached: Sequence[tuple[str, Event]] = (),
    targets: Sequence[str] = (),
    trial: str | None = None,
    issuer: str | None = "Examplia Bio AG",
    aside: str | None = None,
    more: str | None = None,
) -> tuple[Document, Summary]:
    """A release that names `programs` (`NAME/ALIAS/...`), all with the same targets and one trial."""
    words = [f"{name} hits {', '.join(targets)}." for name in programs] or ["Nothing of note."]
    words += [
        f"{name or 'The company'}: {event.value} expected {phrase}." for name, event, phrase in expected
    ]
    words += [f"{name}: {event.value} reached." for name, event in reached]
    words += [more.strip()] if more else []
    text = "\n\n".join([f"{issuer}, {published}", *words, *([aside] if aside else [])])
    starts = [text.index(one) for one in words]
    claims = [
        _claim(number, text, name, event, phrase, published, trial, programs)
        for number, (name, event, phrase) in enumerate([*expected, *((*one, "") for one in reached)], start=1)
    ]
    end = text.index(aside) if aside else len(text)
    zones = [Zone(kind=ZoneKind.BODY, author=Author.COMPANY, start=0, end=end)]
    if aside:
        zones.append(Zone(kind=ZoneKind.AI_SUMMARY, author=Author.AGGREGATOR, start=end, end=len(text)))
    document = Document(
        id=sha256(text.encode()).hexdigest()[:16],
        title=f"News of {published}",
        issuer=Issuer(name=issuer) if issuer else None,
        published=published,
        source=f"{published}.txt",
        zones=zones,
        text=text,
        paragraphs=[
            Paragraph(number=number, start=start, end=start + len(one), kind=ZoneKind.BODY)
            for number, (start, one) in enumerate(zip(starts, words, strict=True), start=1)
        ],
    )
    return document, Summary(
        document=document.record(),
        programs=[
            Program(
                id=name.partition("/")[0].lower(),
                name=name.partition("/")[0],
                aliases=name.split("/")[1:],
                targets=list(targets),
                evidence=[_evidence(name.partition("/")[0], text)],
            )
            for name in programs
        ],
        trials=[Trial(id=trial.lower(), name=trial, program_ids=[programs[0].lower()], evidence=[])]
        if trial
        else [],
        claims=claims,
        third_party=[
            ThirdParty(
                kind=ZoneKind.AI_SUMMARY, author=Author.AGGREGATOR, start=end, end=len(text), text=aside
            )
        ]
        if aside
        else [],
    )


def _claim(
    number: int,
    text: str,
    name: str,
    event: Event,
    phrase: str | None,
    published: date | None,
    trial: str | None,
    programs: Sequence[str],
) -> Claim:
    """What is expected, or, where the phrase is empty, reached."""
    ahead = phrase != ""
    return Claim(
        id=f"c{number}",
        type=ClaimType.GUIDANCE if ahead else ClaimType.REGULATORY,
        modality=Modality.EXPECTED if ahead else Modality.REPORTED,
        statement=f"{name}: {event.value} {phrase or ''}",
        program_ids=[name.partition("/")[0].lower()] if name else [],
        trial_ids=[trial.lower()] if trial and programs and name == programs[0] else [],
        milestone=Milestone(
            event=event,
            status=MilestoneStatus.EXPECTED if ahead else MilestoneStatus.OCCURRED,
            timing=parse_timing(phrase, published) if phrase else None,
        ),
        evidence=[_evidence(f"{name or 'The company'}: {event.value}", text)],
    )


def _evidence(quote: str, text: str) -> Evidence:
    start = text.index(quote)
    return Evidence(
        quote=quote, start=start, end=start + len(quote), zone=ZoneKind.BODY, author=Author.COMPANY
    )
