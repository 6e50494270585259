"""The terminal's views: a summary, a document, findings, as rich renderables.

Words of a release are never read as markup, and control characters in them never reach a terminal.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarizer.schemas import (
    Amount,
    Claim,
    ClaimType,
    Designation,
    Document,
    DocumentRecord,
    Evidence,
    Finding,
    Milestone,
    Modality,
    Program,
    Result,
    Severity,
    Statistic,
    Summary,
    Trial,
    UncoveredReason,
)

if TYPE_CHECKING:
    from summarizer.facts import Fact

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_NOT_DISCLOSED = "n/N not disclosed"


def summary(summary: Summary) -> RenderableType:
    """A whole summary: header, sentences, records with evidence and findings, and what was left out."""
    notes = _by_record(summary.findings)
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
        *_part("Provenance", [Text(_provenance(summary))]),
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
                _joined(
                    zone.language,
                    _clip(zone.speaker or "", 24),
                    _clip(document.text[zone.start : zone.end], 40),
                )
            ),
        )
    found = _grid("from", "to", "kind", "role", "words")
    for fact in facts:
        found.add_row(
            str(fact.start), str(fact.end), fact.kind.value, fact.role or "", Text(_clip(fact.text, 80))
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
    total = ", ".join(_several(count[severity], severity.value) for severity in Severity if count[severity])
    return Group(*(_found(finding, document) for finding in findings), Text(total, style="bold"))


def plain(text: str) -> str:
    """`text` on one line, without characters that steer a terminal or turn the direction of writing."""
    return " ".join(
        "".join(
            mark if unicodedata.category(mark) not in {"Cc", "Cf", "Co", "Cs"} else " " for mark in text
        ).split()
    )


def _header(record: DocumentRecord) -> RenderableType:
    issuer = record.issuer
    name = plain(issuer.name) if issuer else "Issuer not named"
    listings = ", ".join(plain(f"{one.exchange}: {one.symbol}") for one in issuer.tickers) if issuer else ""
    lines = [Text(f"{name} ({listings})" if listings else name, style="bold")]
    published = record.published.isoformat() if record.published else "no date"
    lines.append(Text(_joined(published, record.place, record.channel)))
    if record.title:
        lines.append(Text(plain(record.title), style="italic"))
    if record.source:
        lines.append(Text(_joined(record.source, record.language), style="dim"))
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
    return f" [{evidence.start}:{evidence.end}]"


def _sentence(text: str, claim_ids: Sequence[str]) -> Text:
    return Text.assemble(plain(text), (f" [{', '.join(map(plain, claim_ids))}]", "dim"))


def _program(program: Program, notes: Iterable[Finding]) -> RenderableType:
    head = Text(plain(program.name), style="bold")
    if program.aliases:
        head.append(f" ({plain(', '.join(program.aliases))})", style="not bold")
    return _record(
        head,
        _joined(
            _words(program.stage),
            _words(program.modality),
            _listed("targets", program.targets),
            _listed("with", program.technologies),
            "partner's" if program.owned is False else None,
        ),
        _listed("for", program.indications),
        _joined(_listed("partners:", program.partners), program.rights),
        evidence=program.evidence,
        notes=notes,
    )


def _trial(trial: Trial, notes: Iterable[Finding]) -> RenderableType:
    design = trial.design
    count = trial.enrollment
    head = Text(plain(trial.name or trial.population or trial.id), style="bold")
    return _record(
        head,
        _joined(
            trial.nct_id,
            *trial.other_ids,
            " / ".join(_words(phase) for phase in trial.phases),
            "pivotal" if trial.pivotal else None,
            _words(trial.status),
            _listed("of", trial.program_ids),
        ),
        _joined(*(_words(value) for value in (design.allocation, design.intervention_model, design.masking)))
        if design
        else None,
        _joined(_listed("in", trial.conditions), trial.population),
        f"{count.count} participants, {_words(count.type)}" if count else None,
        *(f"arm: {plain(arm.label)}" for arm in trial.arms),
        *(
            _joined(f"{_words(outcome.type)} outcome: {outcome.measure}".strip(), outcome.time_frame)
            for outcome in trial.outcomes
        ),
        evidence=trial.evidence,
        notes=notes,
    )


def _claims(claims: Sequence[Claim], notes: dict[str, list[Finding]]) -> Iterator[RenderableType]:
    numbered = list(enumerate(claims))
    for kind in ClaimType:
        of_kind = [(n, claim) for n, claim in numbered if claim.type is kind]
        yield from _part(
            f"Claims: {_words(kind)}", [_claim(claim, notes.pop(f"claims[{n}]", ())) for n, claim in of_kind]
        )


def _claim(claim: Claim, notes: Iterable[Finding]) -> RenderableType:
    said = _words(claim.modality) + (", negated" if claim.negated else "")
    colour = {"REPORTED": "green", "EXPECTED": "yellow"}.get(claim.modality, "magenta")
    if claim.modality is Modality.REPORTED and claim.type is ClaimType.OPINION:
        colour = "white"
    head = Text.assemble(
        (f"{plain(claim.id)} ", "bold"), (said, colour), " ", plain(claim.statement), style="default"
    )
    about = _joined(*claim.program_ids, *claim.trial_ids)
    return _record(
        head,
        _joined(f"about {about}" if about else None, f"said by {claim.speaker}" if claim.speaker else None),
        *map(_result, claim.results),
        _milestone(claim.milestone) if claim.milestone else None,
        _designation(claim.designation) if claim.designation else None,
        *map(_amount, claim.amounts),
        evidence=claim.evidence,
        notes=notes,
    )


def _result(result: Result) -> str:
    rate = result.statistic is Statistic.RATE or result.unit == "%"
    if result.n is not None and result.N is not None:
        share: str | None = f"{result.n}/{result.N}"
    elif result.n is not None or result.N is not None:
        share = f"n {_known(result.n)}, N {_known(result.N)}"
    else:
        share = _NOT_DISCLOSED if rate else None
    interval = result.ci
    return _joined(
        f"{result.measure}: {_figure(result)}",
        _words(result.statistic),
        share,
        f"CI {interval.level or 'level not disclosed'} {interval.low} to {interval.high}"
        if interval
        else None,
        result.p_value,
        f"in {result.population}" if result.population else None,
        f"arm {result.arm}" if result.arm else None,
        f"against {result.comparator}" if result.comparator else None,
        result.time_point,
        result.criteria,
    )


def _known(number: int | None) -> str:
    return "not disclosed" if number is None else str(number)


def _figure(result: Result) -> str:
    if result.value is None:
        return result.figure or "no number"
    operator = f"{result.operator} " if result.operator and result.operator != "=" else ""
    high = f" to {result.value_high}" if result.value_high else ""
    return f"{operator}{result.value}{high} {result.unit or ''}".strip()


def _milestone(milestone: Milestone) -> str:
    timing = milestone.timing
    when = "no time given"
    if timing is not None:
        window = "cannot be dated"
        if timing.start or timing.end:
            window = f"{timing.start or 'open'} to {timing.end or 'open'}"
        bound = f" ({_joined(_words(timing.bound), 'assumed' if timing.assumed else None)})"
        when = f"“{timing.phrase}” = {window}{bound if timing.bound or timing.assumed else ''}"
    return plain(f"{_words(milestone.event)}, {_words(milestone.status)}: {when}")


def _designation(designation: Designation) -> str:
    kind = " ".join(filter(None, [designation.agency, designation.kind])).replace("_", " ")
    population = (
        f" for “{designation.population}”" if designation.population else ", population not disclosed"
    )
    return plain(f"{kind}, {_words(designation.status)}{population}")


def _amount(amount: Amount) -> str:
    return _joined(
        f"{amount.what}: {amount.figure}",
        amount.currency,
        amount.period,
        f"per {amount.per}" if amount.per else None,
        f"before: {amount.prior}" if amount.prior else None,
    )


def _note(finding: Finding) -> Text:
    return Text.assemble(
        (f"{finding.code} {finding.severity}", _COLOURS[finding.severity]), f" {plain(finding.message)}"
    )


def _found(finding: Finding, document: Document) -> RenderableType:
    lines: list[Text] = [Text.assemble(_note(finding), (f" ({plain(finding.path)})", "dim"))]
    if finding.start is not None and finding.end is not None:
        words = _clip(document.text[finding.start : finding.end], 160)
        lines.append(Text(f"    “{words}” [{finding.start}:{finding.end}]", style="dim"))
    return Group(*lines)


def _by_record(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Findings under the record that their path begins with: `claims[3]`."""
    notes: dict[str, list[Finding]] = {}
    for finding in findings:
        notes.setdefault(finding.path.split(".", 1)[0], []).append(finding)
    return notes


def _rejected(summary: Summary) -> Iterator[RenderableType]:
    for one in summary.rejected:
        named = next(
            (one.record[key] for key in ("statement", "text", "name", "path", "id") if one.record.get(key)),
            "",
        )
        yield Group(
            Text(f"{_words(one.kind)} {plain(str(named))}".strip()),
            *(Padding(_note(finding), (0, 0, 0, 4)) for finding in one.findings),
        )


def _third_party(summary: Summary) -> Iterator[RenderableType]:
    kinds = Counter((one.author, one.kind) for one in summary.third_party)
    for (author, kind), count in kinds.items():
        yield Text(f"{_several(count, 'passage')} of {_words(author)}: {_words(kind)}")


def _coverage(summary: Summary) -> Iterator[RenderableType]:
    coverage = summary.coverage
    yield Text(f"{coverage.covered} of {coverage.facts} facts of the company's text are held by records")
    for reason, count in Counter(one.reason for one in coverage.uncovered).items():
        missed = [plain(one.text) for one in coverage.uncovered if one.reason is reason]
        words = f": {'; '.join(missed)}" if reason is UncoveredReason.MISSED else ""
        yield Text(f"{count} {_words(reason)}{words}")


def _provenance(summary: Summary) -> str:
    by = summary.provenance
    return _joined(
        f"engine {by.engine}",
        f"model {by.model}" if by.model else None,
        f"cassette {by.cassette}" if by.cassette else None,
        f"{_several(by.requests, 'request')}" if by.requests else None,
        f"{_known(by.tokens.input)} tokens in, {_known(by.tokens.output)} out" if by.requests else None,
    )


def _grid(*titles: str) -> Table:
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for title in titles:
        grid.add_column(
            title, justify="right" if title in {"from", "to"} else "left", no_wrap=title != "words"
        )
    return grid


def _joined(*parts: str | None) -> str:
    return " · ".join(plain(part) for part in parts if part)


def _listed(word: str, items: Sequence[str]) -> str | None:
    return f"{word} {', '.join(items)}" if items else None


def _words(value: StrEnum | None) -> str:
    """An enumeration's value as words: `NOT_YET_RECRUITING` is `not yet recruiting`."""
    if value is None:
        return ""
    parted = re.sub(r"(?<=\d)_", " / ", value.value).replace("_", " ").lower()
    return re.sub(r"(?<=[a-z])(?=\d)", " ", parted)


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 or noun == "info" else f"{count} {noun}s"


def _clip(text: str, length: int) -> str:
    line = plain(text[: 4 * length])
    return line if len(line) <= length else f"{line[: length - 1]}…"
