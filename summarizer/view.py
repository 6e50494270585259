"""The terminal's views: a summary, a document, findings, as rich renderables.

Words of a release are never read as markup, and control characters in them never reach a terminal.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarizer.lines import (
    amount_parts,
    by_record,
    clip,
    designation_line,
    joined,
    milestone_line,
    plain,
    program_lines,
    provenance_line,
    readable,
    rejected_name,
    result_parts,
    several,
    trial_lines,
)
from summarizer.schemas import (
    Claim,
    ClaimType,
    Document,
    DocumentRecord,
    Evidence,
    Finding,
    Modality,
    Program,
    Rejected,
    Severity,
    Summary,
    Trial,
    UncoveredReason,
)

if TYPE_CHECKING:
    from summarizer.facts import Fact

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_BEGINNING = 160
"""Characters of a zone that are shown at most."""


def summary(summary: Summary) -> RenderableType:
    """A whole summary: header, sentences, records with evidence and findings, and what was left out."""
    notes = by_record(summary.findings)
    return Group(
        _header(summary.document),
        *_part("Summary", [_sentence(one.text, one.claim_ids) for one in summary.summary]),
        *_part(
            "Programs",
            [_program(one, notes.pop(f"programs[{n}]", ())) for n, one in enumerate(summary.programs)],
        ),
        *_part(
            "Trials", [_trial(one, notes.pop(f"trials[{n}]", ())) for n, one in enumerate(summary.trials)]
        ),
        *_claims(summary.claims, notes),
        *_part("Findings", [_note(finding) for left in notes.values() for finding in left]),
        *_part("Rejected", _rejected(summary)),
        *_part("Kept aside", _third_party(summary)),
        *_part("Coverage", _coverage(summary)),
        *_part("Provenance", [Text(provenance_line(summary))]),
    )


def document(document: Document, facts: "Sequence[Fact]") -> RenderableType:
    """How a document was read: its header, its zones and the facts found in the company's words."""
    zones = _grid("from", "to", "author", "zone", "words")
    for zone in document.zones:
        zones.add_row(
            str(zone.start),
            str(zone.end),
            Text(zone.author, style="" if zone.author.is_company else "dim"),
            zone.kind.value,
            Text(
                joined(
                    zone.language,
                    clip(zone.speaker or "", 24),
                    clip(document.text[zone.start : zone.end], _BEGINNING),
                ),
                no_wrap=True,
                overflow="ellipsis",
            ),
        )
    found = _grid("from", "to", "kind", "role", "words")
    for fact in facts:
        found.add_row(
            str(fact.start), str(fact.end), fact.kind.value, fact.role or "", Text(clip(fact.text, 80))
        )
    return Group(
        _header(document),
        *_part(f"Zones ({len(document.zones)})", [zones]),
        *_part(f"Facts ({len(facts)})", [found]),
    )


def findings(findings: Sequence[Finding], document: Document) -> RenderableType:
    """Findings with the words that they concern; a sentence where there are none."""
    if not findings:
        return Text("No findings: every check that applies is passed.")
    count = Counter(finding.severity for finding in findings)
    total = ", ".join(several(count[severity], severity.value) for severity in Severity if count[severity])
    other = any(finding.code == "GR05" for finding in findings)
    why = "; the summary is of another text than this: places and facts in it need not fit" if other else ""
    return Group(*(_found(finding, document) for finding in findings), Text(total + why, style="bold"))


def _header(record: DocumentRecord) -> RenderableType:
    issuer = record.issuer
    name = plain(issuer.name) if issuer else "Issuer not named"
    listings = ", ".join(plain(f"{one.exchange}: {one.symbol}") for one in issuer.tickers) if issuer else ""
    lines = [Text(f"{name} ({listings})" if listings else name, style="bold")]
    published = record.published.isoformat() if record.published else "no date"
    lines.append(Text(joined(published, record.place, record.channel)))
    if record.title:
        lines.append(Text(plain(record.title), style="italic"))
    if record.source:
        lines.append(Text(joined(record.source, record.language), style="dim"))
    return Group(*lines)


def _part(title: str, body: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """A titled part, indented; nothing where there is nothing to show."""
    items = list(body)
    if items:
        yield Text()
        yield Text(title, style="bold underline")
        yield from (Padding(item, (0, 0, 0, 2)) for item in items)


def _record(
    head: Text, *lines: str | Text | None, evidence: Sequence[Evidence], notes: Iterable[Finding]
) -> Group:
    body = [line if isinstance(line, Text) else Text(line) for line in lines if line]
    quotes = [Text(f"“{plain(one.quote)}”{_place(one)}", style="dim") for one in evidence]
    return Group(head, *(Padding(item, (0, 0, 0, 4)) for item in (*body, *quotes, *map(_note, notes))))


def _place(evidence: Evidence) -> str:
    if evidence.start is None or evidence.end is None:
        return " [not found in the text]"
    page = f"page {evidence.page}, " if evidence.page else ""
    return f" [{page}{evidence.start}:{evidence.end}]"


def _sentence(text: str, claim_ids: Sequence[str]) -> Text:
    return Text.assemble(plain(text), (f" [{', '.join(map(plain, claim_ids))}]", "dim"))


def _program(program: Program, notes: Iterable[Finding]) -> RenderableType:
    head = Text(plain(program.name), style="bold")
    if program.aliases:
        head.append(f" ({plain(', '.join(program.aliases))})", style="not bold")
    return _record(
        head,
        *program_lines(program),
        evidence=program.evidence,
        notes=notes,
    )


def _trial(trial: Trial, notes: Iterable[Finding]) -> RenderableType:
    head = Text(plain(trial.name or trial.population or trial.id), style="bold")
    return _record(
        head,
        *trial_lines(trial),
        evidence=trial.evidence,
        notes=notes,
    )


def _claims(claims: Sequence[Claim], notes: dict[str, list[Finding]]) -> Iterator[RenderableType]:
    numbered = list(enumerate(claims))
    for kind in ClaimType:
        of_kind = [(n, claim) for n, claim in numbered if claim.type is kind]
        yield from _part(
            f"Claims: {readable(kind)}",
            [_claim(claim, notes.pop(f"claims[{n}]", ())) for n, claim in of_kind],
        )


def _claim(claim: Claim, notes: Iterable[Finding]) -> RenderableType:
    said = readable(claim.modality) + (", negated" if claim.negated else "")
    colour = {"REPORTED": "green", "EXPECTED": "yellow"}.get(claim.modality, "magenta")
    if claim.modality is Modality.REPORTED and claim.type is ClaimType.OPINION:
        colour = "white"
    head = Text.assemble(
        (f"{plain(claim.id)} ", "bold"), (said, colour), " ", plain(claim.statement), style="default"
    )
    about = joined(*claim.program_ids, *claim.trial_ids)
    return _record(
        head,
        joined(f"about {about}" if about else None, f"said by {claim.speaker}" if claim.speaker else None),
        *(joined(*result_parts(one)) for one in claim.results),
        milestone_line(claim.milestone) if claim.milestone else None,
        designation_line(claim.designation) if claim.designation else None,
        *(joined(*amount_parts(one)) for one in claim.amounts),
        evidence=claim.evidence,
        notes=notes,
    )


def _note(finding: Finding) -> Text:
    return Text.assemble(
        (f"{finding.code} {finding.severity}", _COLOURS[finding.severity]), f" {plain(finding.message)}"
    )


def _found(finding: Finding, document: Document) -> RenderableType:
    lines: list[Text] = [Text.assemble(_note(finding), (f" ({plain(finding.path)})", "dim"))]
    if finding.start is not None and finding.end is not None:
        said = clip(document.text[finding.start : finding.end], 160)
        lines.append(Text(f"    “{said}” [{finding.start}:{finding.end}]", style="dim"))
    return Group(*lines)


def _rejected(summary: Summary) -> Iterator[RenderableType]:
    for one in summary.rejected:
        yield Group(
            Text(f"{readable(one.kind)} {_rejected_name(one)}".strip()),
            *(Padding(_note(finding), (0, 0, 0, 4)) for finding in one.findings),
        )


def _rejected_name(one: Rejected) -> str:
    name, path = rejected_name(one), plain(str(one.record.get("path") or ""))
    return f"{name} ({path})" if path and path != name else name


def _third_party(summary: Summary) -> Iterator[RenderableType]:
    kinds = Counter((one.author, one.kind) for one in summary.third_party)
    for (author, kind), count in kinds.items():
        yield Text(f"{several(count, 'passage')} of {readable(author)}: {readable(kind)}")


def _coverage(summary: Summary) -> Iterator[RenderableType]:
    coverage = summary.coverage
    yield Text(f"{coverage.covered} of {coverage.facts} facts of the company's text are held by records")
    for reason, count in Counter(one.reason for one in coverage.uncovered).items():
        missed = [plain(one.text) for one in coverage.uncovered if one.reason is reason]
        told = f": {'; '.join(missed)}" if reason is UncoveredReason.MISSED else ""
        yield Text(f"{count} {readable(reason)}{told}")


def _grid(*titles: str) -> Table:
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for title in titles:
        grid.add_column(
            title, justify="right" if title in {"from", "to"} else "left", no_wrap=title != "words"
        )
    return grid
