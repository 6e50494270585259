"""What a model is given of a question: the lines that it may answer from, and what holds its sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.checks.cited import Held, Moved
from summarizer.llm.endpoint import Request
from summarizer.schemas import Asked, AskedSilence, BriefSentence, Cited, Evidence, Release, Sentences
from summarizer.store import Store
from summarizer.writing.lines import Fault, Labels, line, request

from .answer import Gathered
from .evidence import Numbered, evidence
from .names import MOST_SIGNS

PROMPT = "ask"
MOST_GIVEN = 16_000
"""Characters of lines that a request holds, about 4,000 tokens: fifteen sentences rest on fewer in all that was tried."""
_LONGEST = 2000
"""Characters of a field: the words that support a record have far fewer."""


@dataclass(frozen=True)
class Lines:
    """The lines over which an answer is written."""

    composed: Asked
    """The answer without a model."""
    asked: str
    """The line of the question itself."""
    found: tuple[str, ...]
    """The lines of what was found, the best first."""
    labels: Labels
    held: Held
    notes: tuple[str, ...]
    """What is noted whoever answers."""
    stands: tuple[BriefSentence, ...]
    """Composed sentences that stay beside a model's."""

    def request(self, faults: Sequence[Fault] = ()) -> Request:
        """The request for an answer; with `faults`, for those sentences again."""
        return request(PROMPT, [self.asked, *self.found], Sentences, faults)

    @property
    def silences(self) -> list[AskedSilence]:
        """What the releases do not hold, under its labels."""
        return [AskedSilence(id=label, text=text) for label, text in self.labels.unheld.items()]


def lines(gathered: Gathered, composed: Asked, store: Store) -> Lines:
    """The lines of what was gathered for a question, as far as a request holds them."""
    given = {one.id: _given(one) for one in evidence(composed)}
    told, moved = _told(gathered, composed, given)
    silences = {f"s{number}": text for number, text in enumerate(gathered.silences, 1)}
    changes = {f"d{number}": one for number, one in enumerate(moved, 1)}
    latest = max(_days(gathered, composed), default=None)
    return Lines(
        composed,
        line("question", gathered.question[:MOST_SIGNS], f"as of {latest or 'undated'}"),
        (
            *(given[one] for one in told),
            *(line(label, " ".join(one.citations), one.text) for label, one in changes.items()),
            *(line(label, text) for label, text in silences.items()),
        ),
        Labels({label: one.citations for label, one in changes.items()}, silences),
        Held(
            cited=[one for one in (*composed.cited, *_passages(gathered, composed, store)) if one.id in told],
            sources=composed.sources,
            moved=moved,
            unheld=gathered.silences,
            names=_programs(gathered),
            issuer=_issuer(gathered),
            as_of=latest,
        ),
        tuple(gathered.notes),
        tuple(
            sentence for said, sentence in zip(gathered.said, composed.sentences, strict=False) if said.stands
        ),
    )


def _given(one: Numbered) -> str:
    day = one.published.isoformat() if one.published else "undated"
    statement = one.statement if one.statement and one.statement != one.quote else ""
    return line(one.id, day, _short(", ".join(one.names)), _short(statement), _short(one.quote))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0]} …"


def _told(gathered: Gathered, composed: Asked, given: dict[str, str]) -> tuple[list[str], list[Moved]]:
    """The citations that are given, those of the best sentences first, and what moved between them."""
    told = dict.fromkeys(one.id for one in composed.passages)
    moved: list[Moved] = []
    size = 0
    for said, sentence in zip(gathered.said, composed.sentences, strict=False):
        new = [one for one in dict.fromkeys(sentence.citations) if one not in told]
        size += sum(len(given[one]) for one in new) + (len(said.text) if said.change else 0)
        if told and size > MOST_GIVEN:
            break
        told |= dict.fromkeys(new)
        if said.change:
            moved.append(Moved(said.change, said.text, tuple(dict.fromkeys(sentence.citations))))
    return list(told), moved


def _passages(gathered: Gathered, composed: Asked, store: Store) -> Iterator[Cited]:
    """The passages as records that sentences cite, named for the programs that they name."""
    releases = {
        one.release.document: one.release for one in store.told([one.document for one in composed.sources])
    }
    documents = {one.number: one.document for one in composed.sources}
    for one in composed.passages:
        release = releases[documents[one.source]]
        named = [name for names in _programs(gathered) for name in names if name in one.quote]
        yield Cited(
            id=one.id,
            document=release.document,
            record="",
            source=one.source,
            statement="",
            names=[*filter(None, [release.issuer_name]), *named],
            evidence=[Evidence(quote=one.quote, start=one.start, end=one.end, page=one.page)],
        )


def _programs(gathered: Gathered) -> list[list[str]]:
    return [[one.name, *one.aliases] for scope in gathered.scopes for one in scope.known.programs]


def _releases(gathered: Gathered) -> list[Release]:
    return [one.release for scope in gathered.scopes for one in scope.told]


def _issuer(gathered: Gathered) -> str | None:
    """The company's name, where all that was looked through is of one."""
    if len(gathered.scopes) != 1:
        return None
    return next((one.issuer_name for one in reversed(_releases(gathered)) if one.issuer_name), None)


def _days(gathered: Gathered, composed: Asked) -> Iterator[date]:
    """The days of all releases that were looked through, or else are cited."""
    found = _releases(gathered) or composed.sources
    yield from (one.published for one in found if one.published)
