"""What can be read by an address of its own: releases, their records, programs and the records' schemas."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote

from summarizer.errors import InputError
from summarizer.schemas import Release

from .grant import Grant

MOST = 1000
"""Entries of a list at most; the newest are in it."""
_JSON, _TEXT, _MARKDOWN = "application/json", "text/plain", "text/markdown"
_LONGEST = 2000
_VARIABLE = re.compile(r"\\\{(\\\?)?(\w+)\\\}")


@dataclass(frozen=True)
class Resource:
    """Something to read, or with `{name}` in its address, one of many."""

    address: str
    name: str
    title: str
    description: str
    kind: str
    """The MIME type."""
    read: Callable[[Grant, dict[str, str]], str] = field(repr=False)

    @property
    def is_template(self) -> bool:
        """Whether the address holds a place for a name."""
        return "{" in self.address

    def match(self, address: str) -> dict[str, str] | None:
        """What stands in the places of the address; None for another's address."""
        pattern = _VARIABLE.sub(
            lambda one: rf"(?:\?{one[2]}=(?P<{one[2]}>[^/?#&]*))?" if one[1] else rf"(?P<{one[2]}>[^/?#]+)",
            re.escape(self.address),
        )
        found = re.fullmatch(pattern, address)
        return None if found is None else {key: unquote(value) for key, value in found.groupdict("").items()}


def _documents(grant: Grant, _: dict[str, str]) -> str:
    with grant.reading() as kept:
        releases = kept.releases()
    listed = [one.model_dump(mode="json") for one in releases[: -MOST - 1 : -1]]
    return _json({"total": len(releases), "documents": listed})


def _document(grant: Grant, given: dict[str, str]) -> str:
    with grant.reading() as kept:
        return kept.document(given["id"]).model_dump_json(indent=2)


def _text(grant: Grant, given: dict[str, str]) -> str:
    with grant.reading() as kept:
        return kept.document(given["id"]).text


def _summary(grant: Grant, given: dict[str, str]) -> str:
    with grant.reading() as kept:
        return kept.summary(given["id"]).model_dump_json(indent=2)


def _programs(grant: Grant, _: dict[str, str]) -> str:
    with grant.reading() as kept:
        found = kept.programs(limit=MOST + 1)
    listed = [
        {**one._asdict(), "latest": one.latest.isoformat() if one.latest else None} for one in found[:MOST]
    ]
    return _json({"complete": len(found) <= MOST, "programs": listed})


def _program(grant: Grant, given: dict[str, str]) -> str:
    from summarizer import briefing, overview

    from .markdown import plainly

    with grant.reading() as kept:
        composed = overview.compose(given["program"], kept, given["issuer"] or None)
    return plainly(briefing.markdown(composed))


def _schema(_: Grant, given: dict[str, str]) -> str:
    from summarizer.catalog import records, schema_of

    known = records()
    if given["name"] not in known:
        raise InputError(f"no record is called so; the records are {', '.join(known)}")
    return _json(schema_of(known[given["name"]]))


RESOURCES = (
    Resource(
        "summarizer://documents",
        "documents",
        "Releases in the store",
        "Each current release with its id, company, day and title, the newest first.",
        _JSON,
        _documents,
    ),
    Resource(
        "summarizer://programs",
        "programs",
        "Programs in the store",
        "Each drug candidate by name, with its company, how many releases have it and the day of the latest.",
        _JSON,
        _programs,
    ),
    Resource(
        "summarizer://documents/{id}",
        "document",
        "A release as it was read",
        "Its text, and who wrote each stretch of it: zones, paragraphs, footnotes, with [start, end) in characters.",
        _JSON,
        _document,
    ),
    Resource(
        "summarizer://documents/{id}/text",
        "text",
        "A release's text",
        "What all offsets in its records count in.",
        _TEXT,
        _text,
    ),
    Resource(
        "summarizer://summaries/{id}",
        "summary",
        "A release's records",
        "The summary of a release as it was kept: programs, trials, claims, evidence, findings.",
        _JSON,
        _summary,
    ),
    Resource(
        "summarizer://programs/{program}{?issuer}",
        "program",
        "A brief on a program",
        "What all releases in the store say of one drug candidate, composed of the records without a model.",
        _MARKDOWN,
        _program,
    ),
    Resource(
        "summarizer://schema/{name}",
        "schema",
        "A record's JSON Schema",
        "What each field of a record means: Summary, Claim, Brief, Asked, Change and the others.",
        _JSON,
        _schema,
    ),
)
_FIXED = [one for one in RESOURCES if not one.is_template]
_STORED = next(one for one in RESOURCES if one.name == "text")


def read(address: str, grant: Grant) -> tuple[str, str]:
    """What is at an address, and its MIME type.

    Raises:
        InputError: Nothing is there, or it cannot be had.
    """
    if len(address) <= _LONGEST:
        for one in RESOURCES:
            given = one.match(address)
            if given is not None:
                return one.read(grant, given), one.kind
    raise InputError("there is no such resource")


def listed(grant: Grant, start: int, size: int) -> tuple[list[Resource], bool]:
    """Resources from the `start`-th on, releases the newest first, and whether there are more; none without a store."""
    try:
        with grant.reading() as kept:
            releases = kept.releases()
    except InputError:
        return [], False
    every = [*_FIXED, *map(_stored, reversed(releases))]
    return every[start : start + size], len(every) > start + size


def _stored(release: Release) -> Resource:
    told = ", ".join(filter(None, [release.issuer_name, str(release.published or "")]))
    return Resource(
        _STORED.address.replace("{id}", quote(release.document, safe="")),
        release.document,
        release.title or release.source or release.document,
        f"The release's text: {told}" if told else "The release's text",
        _STORED.kind,
        _STORED.read,
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
