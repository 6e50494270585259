"""The page against the annotation: who wrote what, the header, facts, false alarms.

False alarms (METRICS row 5) are counted on records made from the annotation itself (`clean`): an
engine's own summary has lost whatever had an error finding, so on it there is nothing to count.

Facts in scope (row 7) are those that no zone or role takes out: header, legal text, safety label, contact
details, citations, company profile and idioms are out, and so are repetitions of a fact that is held.
"""

import re
from collections.abc import Iterator

from summarizer.checks.naming import squeezed
from summarizer.facts import find_facts
from summarizer.lexicons import triggers
from summarizer.schemas import Author, Claim, DocumentRecord, Program, Summary, Trial, UncoveredReason
from summarizer.text import fold_str

from .annotated import Annotated
from .clean import alarms, clean
from .fields import Judged, Verdict, many, one
from .gold import GoldHeader
from .records import Shared
from .report import Error, Share

_OUT_OF_SCOPE = frozenset(
    {
        UncoveredReason.HEADER,
        UncoveredReason.LEGAL_TEXT,
        UncoveredReason.SAFETY_LABEL,
        UncoveredReason.CONTACT_DETAILS,
        UncoveredReason.CITATION,
        UncoveredReason.COMPANY_PROFILE,
        UncoveredReason.IDIOM,
        UncoveredReason.REPEATED,
    }
)


def authors(annotated: Annotated) -> Shared:
    """Characters, white space aside, whose author is right; each stretch that is not, with its authors."""
    wanted = _authors_of(annotated)
    if wanted is None:
        return Share(), []
    text = annotated.document.text
    given: list[Author | None] = [None] * len(text)
    for zone in annotated.document.zones:
        given[zone.start : zone.end] = [zone.author] * (zone.end - zone.start)
    printed = [at for at, mark in enumerate(text) if not mark.isspace()]
    right = sum(wanted[at] is given[at] for at in printed)
    errors: list[Error] = []
    start = 0
    while start < len(printed):
        end = start
        at = printed[start]
        while end < len(printed) and (wanted[printed[end]], given[printed[end]]) == (wanted[at], given[at]):
            end += 1
        if wanted[at] is not given[at]:
            words = " ".join(text[at : printed[end - 1] + 1].split())
            made = given[at]
            errors.append(
                Error(
                    kind="wrong author",
                    record=words if len(words) <= 160 else f"{words[:80]} … {words[-77:]}",
                    wanted=wanted[at].value,
                    given=made.value if made else None,
                )
            )
        start = end
    return Share(count=right, of=len(printed)), errors


def _authors_of(annotated: Annotated) -> list[Author] | None:
    """The annotated author of every character; None where authors are not annotated."""
    if annotated.stretches is None:
        return None
    authors = [Author.COMPANY] * len(annotated.document.text)
    for stretch in annotated.stretches:
        authors[stretch.start : stretch.end] = [stretch.author] * (stretch.end - stretch.start)
    return authors


def outside(annotated: Annotated, summary: Summary) -> Shared:
    """Evidence that stands, if only in part, in words that are annotated as not the company's."""
    authors = _authors_of(annotated)
    records: list[Program | Trial | Claim] = [*summary.programs, *summary.trials, *summary.claims]
    evidence = [each for record in records for each in record.evidence]
    errors = [
        Error(kind="evidence of another author", record=" ".join(each.quote.split()))
        for each in evidence
        if authors
        and each.start is not None
        and not all(author.is_company for author in authors[each.start : each.end])
    ]
    return Share(count=len(errors), of=len(evidence) if authors else 0), errors


def header(annotated: Annotated) -> Shared:
    """The annotated header fields."""
    gold = annotated.gold.header
    judged = list(header_fields(gold, annotated.document)) if gold else []
    errors = [
        Error(kind=each.field, record=each.field, wanted=each.wanted, given=each.given)
        for each in judged
        if each.verdict is not Verdict.RIGHT
    ]
    return Share(count=len(judged) - len(errors), of=len(judged)), errors


def header_fields(wanted: GoldHeader, made: DocumentRecord) -> Iterator[Judged]:
    """Each annotated field, tickers one by one; where both give nothing, that is right."""
    issuer = made.issuer
    given = {
        "title": made.title,
        "issuer": issuer.name if issuer else None,
        "published": made.published,
        "place": made.place,
        "channel": made.channel,
        "language": made.language,
    }
    for name, value in given.items():
        if name in wanted.model_fields_set:
            asked = getattr(wanted, name)
            if asked is None and value is None:
                yield Judged(f"header.{name}", Verdict.RIGHT)
            else:
                yield from one(f"header.{name}", asked, value, _same)
    if "tickers" in wanted.model_fields_set:
        listed = [f"{ticker.exchange}: {ticker.symbol}" for ticker in issuer.tickers] if issuer else []
        judged = list(many("header.tickers", wanted.tickers or [], listed, _same))
        yield from judged or [Judged("header.tickers", Verdict.RIGHT)]


def _same(first: object, second: object) -> bool:
    """Letters and digits alone, company forms (Inc., AG) aside."""
    return _bare(str(first)) == _bare(str(second))


def _bare(text: str) -> str:
    suffixes = {squeezed(phrase) for phrases in triggers("company_suffix").values() for phrase in phrases}
    words = re.split(r"[\s,]+", fold_str(text).strip())
    while len(words) > 1 and squeezed(words[-1]) in suffixes:
        words.pop()
    return squeezed("".join(words))


def accounted(annotated: Annotated, summary: Summary) -> Share:
    """Facts that the summary's coverage counts as covered or lists with a reason."""
    coverage = summary.coverage
    return Share(count=coverage.covered + len(coverage.uncovered), of=len(find_facts(annotated.document)))


def covered(summary: Summary) -> Share:
    """Facts in scope that a record holds."""
    coverage = summary.coverage
    open_ones = sum(each.reason not in _OUT_OF_SCOPE for each in coverage.uncovered)
    return Share(count=coverage.covered, of=coverage.covered + open_ones)


def false_alarms(annotated: Annotated) -> Shared:
    """Records made from the annotation that have an error finding."""
    summary = clean(annotated)
    found = alarms(summary, annotated.document)
    errors = [
        Error(kind="false alarm", record=_record(summary, path), given="; ".join(messages))
        for path, messages in found.items()
    ]
    count = len(summary.programs) + len(summary.trials) + len(summary.claims)
    return Share(count=len(errors), of=count), errors


def _record(summary: Summary, path: str) -> str:
    """The name or the words of the record at `claims[3]`."""
    name, _, index = path.rstrip("]").partition("[")
    records = getattr(summary, name, None)
    if not records or not index.isdigit():
        return path
    record = records[int(index)]
    return f"{path} {getattr(record, 'statement', None) or getattr(record, 'name', None) or record.id}"
