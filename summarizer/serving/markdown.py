"""What a model reads beside the structured answer: short Markdown, a line a record.

Words of a release stand on one line each, in quotation marks, without characters that nobody sees.
"""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.exports import told_before
from summarizer.lines import plain
from summarizer.schemas import (
    CalendarEntry,
    Change,
    Claim,
    Finding,
    Program,
    Severity,
    Summary,
    Trial,
)

from .answers import Calendar, Changes, Checked

_LONGEST = 300


def plainly(text: str) -> str:
    """Lines without what steers a terminal or hides from a reader."""
    return "\n".join(map(plain, text.split("\n")))


def summary(found: Summary) -> str:
    """The sentences, the records with their first words, and what stands aside."""
    return "\n".join(_summary(found)) + "\n"


def _summary(found: Summary) -> Iterator[str]:
    document = found.document
    yield f"# {_clip(document.title or document.source or document.id)}"
    yield ""
    issuer = document.issuer.name if document.issuer else "issuer not named"
    published = document.published.isoformat() if document.published else "no date"
    yield plain(f"{issuer}, {published}; document {document.id}")
    yield from _part(
        "Summary", (f"- {plain(one.text)} {_cites(one.claim_ids)}".rstrip() for one in found.summary)
    )
    yield from _part("Programs", map(_program, found.programs))
    yield from _part("Trials", map(_trial, found.trials))
    yield from _part("Claims", map(_claim, found.claims))
    yield from _part("Findings", map(_finding, found.findings))
    yield from _part("Aside", _aside(found))


def _program(one: Program) -> str:
    aliases = f" ({', '.join(one.aliases)})" if one.aliases else ""
    parts = [one.modality.value if one.modality else "", ", ".join(one.indications)]
    stage = one.stage.value if one.stage else ""
    return plain(f"- [{one.id}] {one.name}{aliases}: {'; '.join(filter(None, [*parts, stage])) or 'named'}")


def _trial(one: Trial) -> str:
    named = ", ".join(filter(None, [one.name, one.nct_id, *one.other_ids])) or "no name"
    about = [*(phase.value for phase in one.phases), one.status.value if one.status else ""]
    of = f", of {', '.join(one.program_ids)}" if one.program_ids else ""
    return plain(f"- [{one.id}] {named}{of}: {', '.join(filter(None, about)) or 'named'}")


def _claim(one: Claim) -> str:
    negated = ", negated" if one.negated else ""
    words = f': "{_clip(one.evidence[0].quote)}"' if one.evidence else ""
    return f"- [{one.id}] {one.type.value}, {one.modality.value}{negated}: {_clip(one.statement)}{words}"


def _finding(one: Finding) -> str:
    return f"- {one.severity.value} {one.code} at {plain(one.path)}: {_clip(one.message)}"


def _aside(found: Summary) -> Iterator[str]:
    if found.third_party:
        authors = ", ".join(sorted({one.author.value for one in found.third_party}))
        yield f"- {len(found.third_party)} passages that the company did not write ({authors}): no evidence"
    if found.rejected:
        yield f"- {len(found.rejected)} records failed their checks and are under `rejected`"
    coverage = found.coverage
    yield f"- {coverage.covered} of {coverage.facts} checkable facts of the company's text are in the records"
    if found.provenance.engine:
        yield f"- read by {found.provenance.engine.value}"


def checked(found: Checked) -> str:
    """The findings, errors first, or that there are none."""
    if not found.findings:
        return "No findings: every check that applies is passed.\n"
    order = list(Severity)
    listed = sorted(found.findings, key=lambda one: order.index(one.severity))
    verdict = "Passed, with findings." if found.passed else "Not passed: it has errors."
    return "\n".join([verdict, "", *map(_finding, listed)]) + "\n"


def changes(found: Changes) -> str:
    """A line a change, the last told first."""
    if not found.changes:
        return "Nothing moved.\n"
    return "\n".join([*map(_change, found.changes), *_more(found.total, found.changes)]) + "\n"


def _change(one: Change) -> str:
    told = (one.after and one.after.published) or (one.before and one.before.published)
    head = plain(f"{told.isoformat() if told else 'undated'} {one.kind.value} {one.program or ''}")
    return f"- {head}: {plain(one.note)}"


def calendar(found: Calendar) -> str:
    """A line an entry: until when, what, how it was told, and how before."""
    if not found.entries:
        return "Nothing is expected.\n"
    return "\n".join([*map(_entry, found.entries), *_more(found.total, found.entries)]) + "\n"


def _entry(one: CalendarEntry) -> str:
    until = one.timing.end.isoformat() if one.timing and one.timing.end else "undated"
    phrase = f'"{plain(one.timing.phrase)}"' if one.timing else "no time given"
    about = plain(one.program or one.id.partition("/")[0])
    before = f"; before: {plain('; '.join(told_before(one)))}" if len(one.history) > 1 else ""
    return f"- until {until} {about}: {plain(one.title)}, {one.status.value}, {phrase}{before}"


def _more(total: int, listed: Sequence[object]) -> list[str]:
    return ["", f"{total - len(listed)} more are not listed."] if total > len(listed) else []


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield from ("", f"## {title}", "", *body)


def _cites(ids: Iterable[str]) -> str:
    return "".join(f"[{one}]" for one in ids)


def _clip(text: str) -> str:
    line = plain(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
