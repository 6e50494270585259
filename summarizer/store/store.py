"""The store: what it takes and what it answers."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import Row, select

from summarizer.errors import InputError
from summarizer.schemas import Claim, Decision, Document, EngineKind, Program, Release, Summary, Told, Trial
from summarizer.store import adding, companies, names, searching
from summarizer.store.address import place_of
from summarizer.store.opening import opened, reading, writing
from summarizer.store.tables import releases, texts
from summarizer.store.values import Added, Called, Listed, Passage

_AT_ONCE = 500


Read = TypeVar("Read", bound=BaseModel)


class _Made(BaseModel):
    """Of a summary's provenance what made it."""

    model_config = ConfigDict(extra="ignore")

    engine: EngineKind | None = None


class _Records(BaseModel):
    """Of a stored summary what is told of programs, trials and claims: the rest is not looked at."""

    model_config = ConfigDict(extra="ignore")

    programs: list[Program]
    trials: list[Trial]
    claims: list[Claim]
    provenance: _Made = Field(default_factory=_Made)


class Store:
    """Summaries of many releases, in one file or in a PostgreSQL database.

    Whatever goes wrong with the file or the server, in any method, is an InputError of one sentence.
    """

    def __init__(self, address: str | Path | None = None) -> None:
        """Open a store; a file that is not there is made, with its folder.

        Args:
            address: A file, or `postgresql://user:password@host:port/database` (with the extra
                `postgres`); by default the one that is configured, else `store.db` in the platform's folder for data.

        Raises:
            InputError: It cannot be reached or written, is no store, is damaged, or of a newer version.
        """
        self._place = place_of(address)
        self._engine = opened(self._place)

    def __repr__(self) -> str:
        return f"Store({str(self._place)!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()

    def add(self, document: Document, summary: Summary) -> Added:
        """Keep a release, all of it or, if anything fails, nothing.

        Raises:
            InputError: The summary is of another document.
        """
        if summary.document.id != document.id:
            raise InputError(f"the summary is of document {summary.document.id}, not of {document.id}")
        with writing(self._engine, self._place) as connection:
            return adding.add(connection, document, summary)

    def releases(self, issuer: str | None = None, *, superseded: bool = False) -> list[Release]:
        """The releases of one issuer or of all, by day (without one last), then by document.

        Args:
            issuer: An issuer's id.
            superseded: Whether those that a corrected version supersedes are among them.
        """
        query = _RELEASES
        if issuer is not None:
            query = query.where(releases.c.issuer == issuer)
        if not superseded:
            query = query.where(releases.c.superseded_by.is_(None))
        with reading(self._engine, self._place) as connection:
            return [_release(row) for row in connection.execute(query)]

    def summary(self, document_id: str) -> Summary:
        """The summary of a document, as it was added.

        Raises:
            InputError: The store does not hold it.
        """
        with reading(self._engine, self._place) as connection:
            found = connection.scalar(select(releases.c.summary).where(releases.c.document == document_id))
        if found is None:
            raise self._unknown(document_id)
        return self._read(Summary, found, document_id)

    def document(self, document_id: str) -> Document:
        """A document, as it was added.

        Raises:
            InputError: The store does not hold it.
        """
        with reading(self._engine, self._place) as connection:
            found = connection.execute(select(texts).where(texts.c.document == document_id)).one_or_none()
        if found is None:
            raise self._unknown(document_id)
        try:
            return Document.model_validate({**json.loads(found.map), "text": found.text})
        except ValueError:
            raise self._unreadable(document_id) from None

    def issuers(self) -> list[tuple[str, str]]:
        """Id and name of each issuer, by id; the name as its latest release has it."""
        with reading(self._engine, self._place) as connection:
            rows = connection.execute(_RELEASES.where(releases.c.issuer != "")).all()
        return sorted({row.issuer: row.issuer_name for row in rows}.items())

    def is_empty(self) -> bool:
        """Whether it holds no release."""
        with reading(self._engine, self._place) as connection:
            return connection.execute(select(releases.c.document).limit(1)).first() is None

    def speaking(
        self, since: date | None = None, *, expecting: bool = False, twice: bool = False
    ) -> list[str]:
        """The ids of the issuers of current releases, by alphabet, the empty one last.

        Args:
            since: Only those with a release of this day or later.
            expecting: Only those of whom a release expects some step.
            twice: Only those of several releases.
        """
        with reading(self._engine, self._place) as connection:
            rows = connection.execute(companies.speaking(since, expecting=expecting, twice=twice)).all()
        return sorted((row.issuer for row in rows), key=lambda one: (not one, one))

    def histories(self, issuers: Sequence[str]) -> Iterator[tuple[str, list[Told], list[Decision]]]:
        """Each of these issuers with the records of its releases, superseded ones too, and users' words.

        Read as they are asked for: only a few issuers' records are held at a time.
        """
        with reading(self._engine, self._place) as connection:
            parts = companies.parts(connection, issuers)
        for part in parts:
            with reading(self._engine, self._place) as connection:
                rows = connection.execute(_WITH_SUMMARY.where(releases.c.issuer.in_(part))).all()
                words = names.decided(connection, *part)
            for issuer in part:
                own = [row for row in rows if row.issuer == issuer]
                if own:
                    told = [self._told(row) for row in sorted(own, key=_order)]
                    yield issuer, told, [one for one in words if one.issuer == issuer]

    def named(self, name: str, issuer: str | None = None) -> list[tuple[str, str, str]]:
        """Issuer, document and record id of each program that is called so, in the order of `releases`.

        Capitals, spaces against hyphens, accents and (R) or TM signs make no difference. The issuer is
        empty where its release names none.
        """
        with reading(self._engine, self._place) as connection:
            return names.named(connection, name, issuer)

    def programs(self, beginning: str = "", limit: int = 1000) -> list[Listed]:
        """The programs whose names begin so, by name, with how many current releases have them.

        Names of one issuer that only aliases tie together are entries of their own.
        """
        with reading(self._engine, self._place) as connection:
            return names.listed(connection, beginning, limit)

    def called(self, keys: Sequence[str], issuer: str | None = None) -> list[Called]:
        """The programs, then the trials, that are called by one of these keys, in the order of `releases`.

        Args:
            keys: Names as `name_key` has them.
            issuer: An issuer's id, for its records alone.
        """
        with reading(self._engine, self._place) as connection:
            return names.called(connection, keys, issuer)

    def issuers_called(self, keys: Sequence[str]) -> list[str]:
        """The ids of the issuers whose id is one of these keys or begins with its words."""
        with reading(self._engine, self._place) as connection:
            return names.issuers_called(connection, keys)

    def near(self, name: str, limit: int = 5) -> list[str]:
        """Names of programs that are like this one, the likest first; itself alone where it is known."""
        with reading(self._engine, self._place) as connection:
            return names.near(connection, name, limit)

    def near_trials(
        self, name: str, issuer: str | None = None, limit: int = 3
    ) -> list[tuple[str, list[str]]]:
        """Names of trials that are like this one, the likest first, each with the names of its programs."""
        with reading(self._engine, self._place) as connection:
            return names.near_trials(connection, name, issuer, limit)

    def told(self, documents: Sequence[str]) -> list[Told]:
        """The records of these documents, in the order of `releases`, each once.

        Raises:
            InputError: The store does not hold one of them.
        """
        with reading(self._engine, self._place) as connection:
            rows = [
                row
                for part in _parts(list(dict.fromkeys(documents)))
                for row in connection.execute(_WITH_SUMMARY.where(releases.c.document.in_(part)))
            ]
        held = {row.document for row in rows}
        for document in documents:
            if document not in held:
                raise self._unknown(document)
        return [self._told(row) for row in sorted(rows, key=_order)]

    def connected(self, issuer: str, name: str) -> list[str]:
        """The issuer's documents with any name that is connected with this one, in the order of `releases`.

        Names are connected where they share a program record or a user said that they are the same,
        over any number of steps; what a user called different is not.
        """
        with reading(self._engine, self._place) as connection:
            found = sorted(names.connected(connection, issuer, name))
            rows = [
                row
                for part in _parts(found)
                for row in connection.execute(_RELEASES.where(releases.c.document.in_(part)))
            ]
        return [row.document for row in sorted(rows, key=_order)]

    def superseded(self, documents: Sequence[str]) -> list[str]:
        """The documents that one of these supersedes, in the order of `releases`."""
        with reading(self._engine, self._place) as connection:
            rows = [
                row
                for part in _parts(documents)
                for row in connection.execute(_RELEASES.where(releases.c.superseded_by.in_(part)))
            ]
        return [row.document for row in sorted(rows, key=_order)]

    def decide(self, decision: Decision) -> None:
        """Keep a user's word that two names mean the same program, or do not; the last word counts."""
        with writing(self._engine, self._place) as connection:
            names.decide(connection, decision)

    def decisions(self, issuer: str) -> list[Decision]:
        """What users said of an issuer's names."""
        with reading(self._engine, self._place) as connection:
            return names.decided(connection, issuer)

    def search(
        self,
        words: str,
        *,
        issuer: str | None = None,
        documents: Sequence[str] | None = None,
        limit: int = 20,
    ) -> list[Passage]:
        """The company-written paragraphs that fit `words` best, the best first.

        Args:
            words: Words, `hyphenated-names` and "phrases"; no sign in them has a meaning beyond that.
                Paragraphs with all of them are found, or where there are none, those with any.
            issuer: An issuer's id, to look through its releases alone.
            documents: Documents to look through, superseded ones too; by default all that are current.
            limit: How many paragraphs at most.
        """
        with reading(self._engine, self._place) as connection:
            return searching.search(connection, words, issuer=issuer, documents=documents, limit=limit)

    def _told(self, row: Row[*tuple[Any, ...]]) -> Told:
        found = self._read(_Records, row.summary, row.document)
        return Told(
            release=_release(row),
            programs=found.programs,
            trials=found.trials,
            claims=found.claims,
            engine=found.provenance.engine,
        )

    def _read(self, kind: type[Read], summary: str, document: str) -> Read:
        try:
            return kind.model_validate_json(summary)
        except ValidationError:
            raise self._unreadable(document) from None

    def _unknown(self, document: str) -> InputError:
        return InputError(f"the store {self._place} does not hold the document {document!r}")

    def _unreadable(self, document: str) -> InputError:
        return InputError(
            f"the store {self._place} is damaged: the document {document!r} cannot be read back"
        )


_HEAD = (
    releases.c.document,
    releases.c.issuer,
    releases.c.issuer_name,
    releases.c.published,
    releases.c.title,
    releases.c.source,
    releases.c.superseded_by,
)
_ORDER = (releases.c.published.asc().nulls_last(), releases.c.document)
_RELEASES = select(*_HEAD).order_by(*_ORDER)
_WITH_SUMMARY = select(*_HEAD, releases.c.summary)


def _release(row: Row[*tuple[Any, ...]]) -> Release:
    return Release(
        document=row.document,
        issuer=row.issuer or None,
        issuer_name=row.issuer_name,
        published=row.published,
        title=row.title,
        source=row.source,
        superseded_by=row.superseded_by,
    )


def _order(row: Row[*tuple[Any, ...]]) -> tuple[date, str]:
    """Where a release stands among others: by day, without one last, then by document."""
    return (row.published or date.max, row.document)


def _parts(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))
