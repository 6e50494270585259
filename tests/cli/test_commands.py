"""`check`, `show`, `schema`, `doctor`: what they print for people and for machines."""

import json
from datetime import date
from pathlib import Path

import pytest

from summarizer import check as check_summary
from summarizer import pipeline, read
from summarizer.catalog import records
from summarizer.schemas import Claim, ClaimType, Evidence, Finding, Modality, Severity, Summary

from .conftest import RELEASE, Run


@pytest.fixture
def summary(release: Path, tmp_path: Path) -> Path:
    """A file with the rules engine's summary of the invented release."""
    path = tmp_path / "lantern.json"
    path.write_text(pipeline.summarize(release, engine="rules").model_dump_json(), encoding="utf-8")
    return path


def with_a_false_quote(path: Path) -> Path:
    """The summary in `path` with one more claim, whose words the release does not hold."""
    summary = Summary.model_validate_json(path.read_text(encoding="utf-8"))
    claim = Claim(
        id="c99",
        type=ClaimType.RESULT,
        modality=Modality.REPORTED,
        statement="All patients were cured.",
        evidence=[Evidence(quote="all patients were cured", start=0, end=23)],
    )
    wrong = path.with_name("wrong.json")
    wrong.write_text(
        summary.model_copy(update={"claims": [*summary.claims, claim]}).model_dump_json(), encoding="utf-8"
    )
    return wrong


def test_check_passes_what_summarize_wrote(run: Run, release: Path, summary: Path) -> None:
    done = run("check", summary, "--source", release, "--format", "json")
    findings = [Finding.model_validate(one) for one in json.loads(done.out)]
    assert done.status == 0
    assert all(finding.severity is not Severity.ERROR for finding in findings)


def test_check_finds_a_false_quote_in_any_summary(run: Run, release: Path, summary: Path) -> None:
    wrong = with_a_false_quote(summary)
    done = run("check", wrong, "--source", release, "--format", "json")
    assert done.status == 1
    found = [Finding.model_validate(one) for one in json.loads(done.out)]
    assert found == check_summary(Summary.model_validate_json(wrong.read_text("utf-8")), read(release))
    assert any(one.severity is Severity.ERROR and one.code.startswith("GR") for one in found)


def test_check_prints_findings_for_people(run: Run, release: Path, summary: Path) -> None:
    done = run("check", with_a_false_quote(summary), "--source", release)
    assert done.status == 1
    assert done.out.startswith("GR")
    assert "error" in done.out.splitlines()[-1]


def test_check_says_that_a_summary_is_of_another_text(
    run: Run, release: Path, summary: Path, tmp_path: Path
) -> None:
    other = tmp_path / "reprint.txt"
    other.write_text(f"Reprinted.\n\n{release.read_text(encoding='utf-8')}", encoding="utf-8")
    told = "the summary is of another text than this"
    assert told in run("check", summary, "--source", other).out.splitlines()[-1]
    assert told not in run("check", summary, "--source", release).out


def test_check_takes_one_summary(run: Run, release: Path, summary: Path, tmp_path: Path) -> None:
    line = json.dumps(json.loads(summary.read_text(encoding="utf-8")))
    several = tmp_path / "summaries.jsonl"
    several.write_text(f"{line}\n{line}\n", encoding="utf-8")
    done = run("check", several, "--source", release)
    assert done.status == 2
    assert done.err == f"summarizer: {several} holds 2 summaries: give a file with one\n"
    several.write_text(f"{line}\n", encoding="utf-8")
    assert run("check", several, "--source", release).status == 0


def test_check_reads_a_summary_from_standard_input_in_any_unicode(
    run: Run, release: Path, summary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    class Input:
        buffer = io.BytesIO(summary.read_text(encoding="utf-8").encode("utf-16"))

    monkeypatch.setattr(sys, "stdin", Input())
    assert run("check", "-", "--source", release).status == 0


BAD_SUMMARIES = {
    "not JSON": (b"{", "is not JSON: "),
    "not text": (b"\xff\xff\xff{}", "is not JSON: "),
    "not a summary": (b"[1]", "is not a summary: "),
    "an unknown key": (
        b'{"document": {"id": "x"}, "provenance": {"engine": "rules"}, "x": 1}',
        "x: Extra inputs",
    ),
    "a wrong value": (b'{"document": {"id": "x"}, "provenance": {"engine": "magic"}}', "provenance.engine: "),
}


@pytest.mark.parametrize(("data", "message"), BAD_SUMMARIES.values(), ids=BAD_SUMMARIES)
def test_check_says_what_is_wrong_with_a_summary(
    run: Run, release: Path, tmp_path: Path, data: bytes, message: str
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(data)
    done = run("check", path, "--source", release)
    assert done.status == 2
    assert message in done.err
    assert done.err.count("\n") == 1
    assert "pydantic" not in done.err


def test_check_says_which_file_is_missing(run: Run, release: Path, summary: Path) -> None:
    assert "gone.json: No such file" in run("check", "gone.json", "--source", release).err
    assert run("check", summary, "--source", "gone.txt").status == 2


def test_show_text_prints_the_text_that_offsets_index(run: Run, release: Path) -> None:
    assert run("show", "--text", release).out == read(release).text


def test_show_json_holds_the_document_and_its_facts(run: Run, release: Path) -> None:
    done = run("show", release, "--format", "json")
    shown = json.loads(done.out)
    text = read(release).text
    assert shown["document"]["issuer"]["tickers"] == [{"exchange": "Nasdaq", "symbol": "EXBQ"}]
    assert shown["document"]["zones"][-1]["end"] == len(text)
    facts = {fact["text"]: fact for fact in shown["facts"]}
    assert facts["42%"]["kind"] == "PERCENTAGE"
    assert all(text[fact["start"] : fact["end"]] == fact["text"] for fact in shown["facts"])


def test_show_lists_zones_and_facts_for_people(run: Run, release: Path) -> None:
    done = run("show", release)
    assert f"Zones ({len(read(release).zones)})" in done.out
    assert "FORWARD_LOOKING" in done.out
    assert "42%" in done.out


@pytest.mark.parametrize("name", ["Summary", "Program", "Trial", "Claim", "Finding", "Document"])
def test_schema_prints_a_record(run: Run, name: str) -> None:
    schema = json.loads(run("schema", name).out)
    assert schema["title"] == name
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False


def test_schema_prints_every_record_in_one_document(run: Run) -> None:
    definitions = json.loads(run("schema").out)["$defs"]
    assert set(records()) <= set(definitions)
    assert {"ZoneKind", "ClaimType"} <= set(definitions)


def test_schema_names_the_records(run: Run) -> None:
    assert run("schema", "--names").out.splitlines() == list(records())


def test_schema_fits_what_summarize_prints(run: Run, summary: Path) -> None:
    schema = json.loads(run("schema", "Summary").out)
    printed = json.loads(summary.read_text(encoding="utf-8"))
    assert set(schema["required"]) <= set(printed) == set(schema["properties"])


def test_the_invented_release_is_read_right() -> None:
    document = read(RELEASE)
    assert document.published == date(2026, 3, 3)
    assert document.issuer is not None
    assert document.issuer.name == "Examplia Bio AG"
