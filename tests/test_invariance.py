"""What a release says does not depend on its typography, its layout, what stands behind it, or the machine.

Every change here keeps each word. So the records of the rules engine and the findings of the checks must
stay what they were, at the places to which their words moved.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from summarizer import read, summarize
from summarizer.checks import CHECKS, check, run_check
from summarizer.evaluation.faults import Mutant, mutants
from summarizer.schemas import Author, Document, Evidence, Finding, Summary, ZoneKind
from summarizer.text import fold_str
from tests.checks.cases import CASES
from tests.checks.clean import NAMES, clean

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
RELEASES = sorted((ROOT / "tests" / "releases").glob("*.txt"))
CHOSEN = [*SEEDS, *RELEASES[::4]]

# --- the changes

PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
LONG_WARNING = (
    "\n\nForward-Looking Statements\n"
    + "This press release contains forward-looking statements within the meaning of the Private Securities "
    "Litigation Reform Act of 1995, including statements about a Phase 3 trial in 2031, a response rate of 99% "
    "and an approval by the FDA. Such statements may prove wrong. "
    * 12
    + "The company undertakes no obligation to update them, except as required by law.\n"
)
CONTACTS = "\n\nContact\nUrsel Kamm, Investor Relations\n+1 555 010 0199\nukamm@invented.example\n"
MACHINE = (
    "\n\nAI Summary\nThe company reported a response rate of 99% in the Phase 3 ZENITH trial and expects approval "
    "by the FDA in 2031. The drug ZZZ-999 received Fast Track designation.\n\n"
    "FAQ\nWhen will ZZZ-999 be approved?\nIn the fourth quarter of 2031, with sales of $900 million.\n"
)


def curled(text: str) -> str:
    """Straight marks as curly ones, by their neighbours."""
    text = re.sub(r'(?<![^\s(\[—–-])"(?=\S)', "“", text).replace('"', "”")
    return re.sub(r"(?<![^\s(\[—–-])'(?=\S)", "‘", text).replace("'", "’")


def spaced(sign: str) -> Callable[[str], str]:
    """Every space between two words as another kind of space."""
    return lambda text: re.sub(r"(?<=\S) (?=\S)", sign, text)


TYPOGRAPHY: Mapping[str, Callable[[str], str]] = {
    "straight quotes": lambda text: text.translate(PLAIN),
    "curly quotes": curled,
    "short dashes": lambda text: text.replace("–", "-").replace("—", "–"),
    "non-breaking hyphens": lambda text: re.sub(r"(?<=\w)-(?=\w)", "‑", text),
    "non-breaking spaces": spaced("\u00a0"),
    "thin spaces": spaced("\u2009"),
    "narrow spaces": spaced("\u202f"),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
}
LAYOUT: Mapping[str, Callable[[str], str]] = {
    "more blank lines": lambda text: re.sub(r"\n[ \t]*\n", "\n\n\n\n", text),
    "spaces at line ends": lambda text: text.replace("\n", "   \n"),
    "two spaces after a stop": lambda text: re.sub(r"(?<=[a-z)][.]) (?=[A-Z“])", "  ", text),
    "blank lines around": lambda text: f"\n\n\n{text}\n\n\n",
}
BEHIND: Mapping[str, Callable[[str], str]] = {
    "a long warning behind": lambda text: text.rstrip() + LONG_WARNING,
    "contacts behind": lambda text: text.rstrip() + CONTACTS,
    "a machine's summary behind": lambda text: text.rstrip() + MACHINE,
}
CHANGES = {**TYPOGRAPHY, **LAYOUT, **BEHIND}
KNOWN_RECORDS: Mapping[str, str] = {}
KNOWN_FINDINGS: Mapping[str, str] = {}
"""Changes under which records or findings are not yet the same, with the cause."""


def every_change(known: Mapping[str, str]) -> pytest.MarkDecorator:
    """A case for each change; those with a known cause must fail until it is gone."""
    return pytest.mark.parametrize(
        "change",
        [
            pytest.param(name, marks=pytest.mark.xfail(reason=known[name], strict=True))
            if name in known
            else name
            for name in CHANGES
        ],
    )


# --- how two readings are compared


def marks(text: str) -> list[int]:
    """How many characters other than white space stand before each offset."""
    counts = [0]
    for letter in text:
        counts.append(counts[-1] + (not letter.isspace()))
    return counts


@dataclass(frozen=True)
class Moved:
    """Where the offsets of one text are in another that has the same characters, but for white space."""

    old: list[int]
    starts: dict[int, int]
    ends: dict[int, int]

    def start(self, offset: int) -> int:
        """Where the words that begin at `offset` begin now."""
        return self.starts[self.old[offset]]

    def end(self, offset: int) -> int:
        """Where the words that end at `offset` end now."""
        return self.ends[self.old[offset]]


def moved(old: str, new: str) -> Moved:
    counts = marks(new)
    starts = {count: offset for offset, count in enumerate(counts)}
    ends: dict[int, int] = {}
    for offset, count in enumerate(counts):
        ends.setdefault(count, offset)
    return Moved(marks(old), starts, ends)


def without_places(value: Any) -> Any:
    """A dumped record with folded words and no offsets."""
    match value:
        case dict():
            return {key: without_places(one) for key, one in value.items() if key not in ("start", "end")}
        case list():
            return [without_places(one) for one in value]
        case str():
            return fold_str(value)
    return value


def records(summary: Summary) -> dict[str, Any]:
    """What a summary claims, apart from the page around the release."""
    kept = ("summary", "programs", "trials", "claims", "rejected", "findings")
    return {
        name: without_places(value) for name, value in summary.model_dump(mode="json").items() if name in kept
    }


def places(summary: Summary) -> list[tuple[int, int]]:
    """Where the evidence of every record stands, in order."""
    held: list[list[Evidence]] = [
        *(one.evidence for one in summary.programs),
        *(one.evidence for one in summary.trials),
        *(one.evidence for one in summary.claims),
    ]
    return [
        (one.start, one.end)
        for evidence in held
        for one in evidence
        if one.start is not None and one.end is not None
    ]


def header(document: Document) -> Any:
    """What the header says."""
    kept = {"title", "issuer", "published", "place", "channel", "language"}
    return without_places(document.model_dump(mode="json", include=kept))


def paragraphs(document: Document) -> list[tuple[ZoneKind, str]]:
    return [(one.kind, fold_str(document.text[one.start : one.end])) for one in document.paragraphs]


def speakers(document: Document) -> list[tuple[str, str]]:
    return [
        (fold_str(document.text[zone.start : zone.end]).strip(), fold_str(zone.speaker))
        for zone in document.zones
        if zone.speaker
    ]


@cache
def original(path: Path) -> tuple[Document, Summary]:
    document = read(path)
    return document, summarize(document, engine="rules")


@every_change(KNOWN_RECORDS)
def test_the_rules_engine_gives_the_same_records(change: str) -> None:
    for path in CHOSEN:
        before, summary = original(path)
        document = read(CHANGES[change](before.text))
        after = summarize(document, engine="rules")
        assert records(after) == records(summary), path.stem
        to = moved(before.text, document.text)
        assert places(after) == [(to.start(start), to.end(end)) for start, end in places(summary)], path.stem


@every_change({})
def test_the_page_is_read_the_same(change: str) -> None:
    """Every paragraph of the release keeps its kind, and every quote its speaker."""
    for path in [*SEEDS, *RELEASES]:
        before = read(path)
        after = read(CHANGES[change](before.text))
        assert header(after) == header(before), path.stem
        kinds, quotes = paragraphs(before), speakers(before)
        assert paragraphs(after)[: len(kinds)] == kinds, path.stem
        assert speakers(after)[: len(quotes)] == quotes, path.stem


# --- the checks


def relocated(summary: Summary, before: Document, after: Document) -> Summary:
    """The same records over the changed text: places moved, quotes in its typography."""
    to = moved(before.text, after.text)
    data = summary.model_dump()
    for name in ("programs", "trials", "claims"):
        for record in data[name]:
            for one in record["evidence"]:
                if one["start"] is None:
                    continue
                exact = one["quote"] == before.text[one["start"] : one["end"]]
                one["start"], one["end"] = to.start(one["start"]), to.end(one["end"])
                if exact:
                    one["quote"] = after.text[one["start"] : one["end"]]
    data["document"] = after.record().model_dump()
    return Summary.model_validate(data)


def told(findings: list[Finding]) -> list[tuple[str, str, str, str]]:
    """Findings without offsets, which some messages name as well."""
    return [
        (one.code, one.severity, one.path, re.sub(r"At \d+ to \d+", "There", fold_str(one.message)))
        for one in findings
    ]


@cache
def faulty() -> tuple[tuple[str, Mutant, list[Any]], ...]:
    """One summary with a fault for each class, taken from the clean summaries in turn, and its findings."""
    chosen: dict[str, tuple[str, Mutant, list[Any]]] = {}
    for turn, name in enumerate(NAMES):
        document, summary = clean(name)
        kinds: dict[str, Mutant] = {}
        for mutant in mutants(summary, document):
            kinds.setdefault(mutant.kind, mutant)
        for number, kind in enumerate(sorted(kinds)):
            if kind not in chosen and (number % len(NAMES) == turn or turn == len(NAMES) - 1):
                chosen[kind] = (name, kinds[kind], told(check(kinds[kind].summary, document)))
    return tuple(chosen.values())


@every_change(KNOWN_FINDINGS)
def test_clean_summaries_have_the_same_findings(change: str) -> None:
    for name in NAMES:
        before, summary = clean(name)
        after = read(CHANGES[change](before.text))
        assert told(check(relocated(summary, before, after), after)) == told(check(summary, before)), name


@every_change(KNOWN_FINDINGS)
def test_faulty_summaries_have_the_same_findings(change: str) -> None:
    assert len(faulty()) >= 30
    documents = {name: read(CHANGES[change](clean(name)[0].text)) for name in NAMES}
    for name, mutant, findings in faulty():
        before, after = clean(name)[0], documents[name]
        found = told(check(relocated(mutant.summary, before, after), after))
        assert found == findings, (name, mutant.kind, mutant.path)


def varied(code: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, values in zip(("good", "bad"), CASES[code], strict=True):
        if "text" in values:
            yield name, values


@pytest.mark.parametrize("code", [one.code for one in CHECKS])
def test_every_check_judges_its_cases_alike(code: str) -> None:
    for name, values in varied(code):
        expected = told(run_check(code, **values))
        for change, changed in {**TYPOGRAPHY, **LAYOUT}.items():
            text = changed(values["text"]).replace("\r\n", "\n")
            assert told(run_check(code, **{**values, "text": text})) == expected, (name, change)


# --- sections in another order

CLOSING = {
    ZoneKind.ABOUT_COMPANY,
    ZoneKind.ABOUT_OTHER,
    ZoneKind.ABOUT_PROGRAM,
    ZoneKind.FORWARD_LOOKING,
    ZoneKind.LEGAL_NOTICE,
    ZoneKind.CONTACT,
}


def sections(document: Document) -> list[tuple[int, int]]:
    """The closing sections, each with its heading, that stand one behind the other."""
    found: list[tuple[int, int]] = []
    heading: int | None = None
    kinds: list[ZoneKind] = []
    for zone in document.zones:
        if zone.kind is ZoneKind.HEADING:
            heading = zone.start
        elif zone.kind in CLOSING and (heading is not None or zone.kind is ZoneKind.CONTACT):
            start = zone.start if heading is None else heading
            if found and found[-1][1] != start:
                found, kinds = [], []
            found.append((start, zone.end))
            kinds.append(zone.kind)
            heading = None
        elif found and found[-1][1] == zone.start and zone.kind in CLOSING:
            found[-1] = (found[-1][0], zone.end)
        else:
            heading = None
    return found


def turned(document: Document) -> str:
    """The text with its closing sections the other way round."""
    parts = sections(document)
    if len(parts) < 2:
        return document.text
    text = document.text
    start, end = parts[0][0], parts[-1][1]
    middle = "\n\n".join(text[a:b].strip("\n") for a, b in reversed(parts))
    return f"{text[:start]}{middle}\n\n{text[end:]}"


def unordered(summary: Summary) -> dict[str, list[str]]:
    """The records as sets: without ids and places, which go by order."""
    said = records(summary)
    shown: dict[str, list[str]] = {}
    for name in ("programs", "trials", "claims"):
        for one in said[name]:
            one.pop("id", None)
            for quoted in one["evidence"]:
                quoted.pop("paragraph", None)
        shown[name] = sorted(json.dumps(one, sort_keys=True, ensure_ascii=False) for one in said[name])
    return shown


@pytest.mark.parametrize("path", [*SEEDS, *RELEASES], ids=lambda path: path.stem)
def test_sections_in_another_order_give_the_same_records(path: Path) -> None:
    document, summary = original(path)
    other = read(turned(document))
    if other.text == document.text:
        pytest.skip("this release has no two closing sections side by side")
    assert unordered(summarize(other, engine="rules")) == unordered(summary)


@pytest.mark.parametrize("path", [*SEEDS, *RELEASES], ids=lambda path: path.stem)
def test_sections_in_another_order_keep_their_authors(path: Path) -> None:
    def authors(document: Document) -> list[tuple[str, Author]]:
        return sorted(
            (document.text[one.start : one.end], zone.author)
            for one in document.paragraphs
            if (zone := document.zone_at(one.start)) is not None
        )

    document = read(path)
    assert authors(read(turned(document))) == authors(document)


# --- the machine

WORLDS = [
    {"PYTHONHASHSEED": "1", "TZ": "America/St_Johns", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "271828", "TZ": "Asia/Kathmandu", "LC_ALL": "de_DE.UTF-8"},
    {"PYTHONHASHSEED": "4294967295", "TZ": "Pacific/Chatham", "LC_ALL": "ar_EG.UTF-8", "PYTHONUTF8": "0"},
]


def printed(paths: list[Path], world: Mapping[str, str]) -> list[bytes]:
    """A line for each release, from a process of its own."""
    command = [sys.executable, "-m", "summarizer", "summarize", "--engine", "rules", *map(str, paths)]
    done = subprocess.run(command, check=False, capture_output=True, env={**os.environ, **world}, cwd=ROOT)
    assert done.returncode in (0, 1), done.stderr.decode("utf-8", "replace")
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def here() -> list[bytes]:
    """Every release, in order, in the world of the first of `WORLDS`."""
    return printed([*SEEDS, *RELEASES], WORLDS[0])


@pytest.mark.parametrize("world", WORLDS[1:], ids=lambda world: world["TZ"])
def test_all_releases_print_the_same_bytes_in_another_world_and_order(
    world: Mapping[str, str], here: list[bytes]
) -> None:
    paths = [*SEEDS, *RELEASES]
    order = sorted(range(len(paths)), key=lambda number: (number * 7 + 3) % len(paths))
    assert len(here) == len(paths)
    there = printed([paths[number] for number in order], world)
    assert there == [here[number] for number in order]


@pytest.mark.parametrize("workers", [1, 3, 8])
def test_any_number_of_workers_gives_the_same_summaries(workers: int, here: list[bytes]) -> None:
    with ThreadPoolExecutor(workers) as pool:
        together = pool.map(lambda path: summarize(path, engine="rules"), [*SEEDS, *RELEASES])
        assert [json.loads(one.model_dump_json()) for one in together] == [json.loads(line) for line in here]
