"""A record's fields as lines of words, for whoever shows them: a terminal, a page.

Each line is plain: words of a release in it steer no terminal and turn no direction of writing.
"""

import unicodedata
from collections.abc import Sequence

from summarizer.lexicons import triggers
from summarizer.schemas import (
    Agency,
    Amount,
    Designation,
    DrugModality,
    Event,
    Finding,
    Milestone,
    MilestoneStatus,
    Program,
    Rejected,
    Result,
    Statistic,
    Summary,
    Trial,
)

_NOT_DISCLOSED = "n/N not disclosed"


def plain(text: str) -> str:
    """`text` on one line, without characters that steer a terminal or turn the direction of writing."""
    return " ".join(
        "".join(
            mark if unicodedata.category(mark) not in {"Cc", "Cf", "Co", "Cs"} else " " for mark in text
        ).split()
    )


def program_lines(program: Program) -> list[str]:
    """What a program is, for what and whose, without its names."""
    return _filled(
        joined(
            readable(program.stage),
            "medicine of another kind"
            if program.modality is DrugModality.OTHER
            else readable(program.modality),
            listed("targets", program.targets),
            listed("with", program.technologies),
            "partner's" if program.owned is False else None,
        ),
        listed("for", program.indications),
        joined(listed("partners:", program.partners), program.rights),
    )


def trial_lines(trial: Trial) -> list[str]:
    """What a trial is: its numbers and state, design, population, arms and outcomes."""
    design = trial.design
    count = trial.enrollment
    return _filled(
        joined(
            trial.nct_id,
            *trial.other_ids,
            phased(trial.phases),
            "pivotal" if trial.pivotal else None,
            readable(trial.status),
            listed("of", trial.program_ids),
        ),
        joined(*(readable(value) for value in (design.allocation, design.intervention_model, design.masking)))
        if design
        else "",
        joined(listed("in", trial.conditions), trial.population),
        f"{count.count} participants, {readable(count.type)}" if count else "",
        *(f"arm: {plain(arm.label)}" for arm in trial.arms),
        *(
            joined(f"{readable(outcome.type)} outcome: {outcome.measure}".strip(), outcome.time_frame)
            for outcome in trial.outcomes
        ),
    )


def result_parts(result: Result) -> list[str]:
    """A value with what it is of, then what it is of whom, against what and when."""
    rate = result.statistic is Statistic.RATE or result.unit == "%"
    if result.n is not None and result.N is not None:
        share: str | None = f"{result.n}/{result.N}"
    elif result.n is not None or result.N is not None:
        share = f"n {_known(result.n)}, N {_known(result.N)}"
    else:
        share = _NOT_DISCLOSED if rate else None
    interval = result.ci
    return _filled(
        f"{result.measure}: {_figure(result)}",
        None if result.statistic is Statistic.OTHER else readable(result.statistic),
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
    unit = result.unit or ""
    return f"{operator}{result.value}{high}{'' if unit == '%' else ' '}{unit}".strip()


def milestone_line(milestone: Milestone) -> str:
    """A step, what became of it, the words that say when, and the days that they come to."""
    timing = milestone.timing
    when = "no time given"
    if timing is not None:
        window = "cannot be dated"
        if timing.start or timing.end:
            window = f"{timing.start or 'open'} to {timing.end or 'open'}"
        bound = f" ({joined(readable(timing.bound), 'assumed' if timing.assumed else None)})"
        when = f"“{timing.phrase}” = {window}{bound if timing.bound or timing.assumed else ''}"
    done = milestone.status is MilestoneStatus.OCCURRED and milestone.event is not Event.OTHER
    ahead, happened = triggers("event_wording")[milestone.event.value]
    return plain(f"{happened if done else f'{ahead}, {readable(milestone.status)}'}: {when}")


def designation_line(designation: Designation) -> str:
    """A designation, its state, and for whom it is."""
    kind = " ".join(
        filter(None, [_agency(designation), triggers("designation_wording")[designation.kind][0]])
    )
    population = (
        f" for “{designation.population}”" if designation.population else ", population not disclosed"
    )
    return plain(f"{kind}, {readable(designation.status)}{population}")


def _agency(designation: Designation) -> str:
    return "" if designation.agency is Agency.OTHER else readable(designation.agency)


def amount_parts(amount: Amount) -> list[str]:
    """Money with what it is, then its currency, period, and what it is compared with."""
    return _filled(
        f"{amount.what}: {amount.figure}",
        amount.currency,
        amount.period,
        f"per {amount.per}" if amount.per else None,
        f"before: {amount.prior}" if amount.prior else None,
    )


def rejected_name(one: Rejected) -> str:
    """What a rejected record says of itself, of a single value that value; else where in the summary it stood."""
    keys = ("statement", "text", "name", "value", "path", "id")
    return plain(next(filter(None, (_said(one.record.get(key)) for key in keys)), ""))


def _said(value: object) -> str:
    """A value of JSON in words: of an object and a list what is in them."""
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return ", ".join(filter(None, map(_said, parts)))
    return "" if value is None else str(value)


def provenance_line(summary: Summary) -> str:
    """What made a summary, and what it cost."""
    by = summary.provenance
    return joined(
        f"engine {by.engine}",
        f"model {by.model}" if by.model else None,
        f"cassette {by.cassette}" if by.cassette else None,
        f"{several(by.requests, 'request')}" if by.requests else None,
        f"{_known(by.tokens.input)} tokens in, {_known(by.tokens.output)} out" if by.requests else None,
    )


def by_record(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Findings under the record that their path begins with: `claims[3]`."""
    notes: dict[str, list[Finding]] = {}
    for finding in findings:
        notes.setdefault(finding.path.split(".", 1)[0], []).append(finding)
    return notes


def joined(*parts: str | None) -> str:
    """The parts that are there, one behind the other."""
    return " · ".join(plain(part) for part in parts if part)


def _filled(*parts: str | None) -> list[str]:
    return [line for line in map(plain, filter(None, parts)) if line]


def listed(word: str, items: Sequence[str]) -> str | None:
    """The items behind a word; None without any."""
    return f"{word} {', '.join(items)}" if items else None


def readable(value: str | None) -> str:
    """An enumeration's value as people write it: `NOT_YET_RECRUITING` is `not yet recruiting`, `SIRNA` `siRNA`."""
    if value is None:
        return ""
    spelled = triggers("value_wording").get(str(value))
    return spelled[0] if spelled else str(value).replace("_", " ").lower()


def language_name(code: str | None) -> str:
    """The English name of a language by its ISO 639-1 code; nothing where it has none here."""
    return triggers("language_wording").get(code or "", ("",))[0]


def phased(phases: Sequence[str]) -> str:
    """A trial's phases as one: `Phase 1/2`."""
    first, *more = (readable(phase) for phase in phases) if phases else ("",)
    return "/".join([first, *(one.removeprefix("Phase ") for one in more)])


def several(count: int, noun: str) -> str:
    """A number with its noun: `1 passage`, `2 passages`."""
    return f"{count} {noun}" if count == 1 or noun == "info" else f"{count} {noun}s"


def clip(text: str, length: int) -> str:
    """The text on one line, cut where it is longer."""
    line = plain(text[: 4 * length])
    return line if len(line) <= length else f"{line[: length - 1]}…"
