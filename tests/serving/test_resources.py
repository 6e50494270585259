"""Resources, prompts and completions."""

import json
from pathlib import Path

import pytest
from mcp import Client, MCPError
from mcp.types import (
    INVALID_PARAMS,
    PromptReference,
    ResourceTemplateReference,
    TextContent,
    TextResourceContents,
)

from summarizer import read
from summarizer.schemas import Document, Summary
from summarizer.serving import Grant

from .conftest import LATER, talk, under


def got(grant: Grant, uri: str) -> TextResourceContents:
    [content] = talk(grant, lambda client: client.read_resource(uri)).contents
    assert isinstance(content, TextResourceContents)
    assert content.uri == uri
    return content


def test_a_release_is_read_as_text_as_document_and_as_records(grant: Grant) -> None:
    document = read(LATER)
    text = got(grant, f"summarizer://documents/{document.id}/text")
    assert (text.mime_type, text.text) == ("text/plain", document.text)
    whole = got(grant, f"summarizer://documents/{document.id}")
    assert whole.mime_type == "application/json"
    assert Document.model_validate_json(whole.text) == document
    records = Summary.model_validate_json(got(grant, f"summarizer://summaries/{document.id}").text)
    assert records.document.id == document.id
    assert records.claims


def test_what_the_store_holds_is_listed_the_newest_first(grant: Grant) -> None:
    documents = json.loads(got(grant, "summarizer://documents").text)
    assert documents["total"] == 2
    assert [one["published"] for one in documents["documents"]] == ["2026-01-08", "2025-04-07"]
    programs = json.loads(got(grant, "summarizer://programs").text)
    assert programs["complete"]
    [entry] = [one for one in programs["programs"] if one["name"] == "ALLO-329"]
    assert entry == {
        "name": "ALLO-329",
        "issuer": "allogene-therapeutics",
        "releases": 2,
        "latest": "2026-01-08",
    }


@pytest.mark.parametrize("name", ["ALLO-329", "allo%2D329", "ALLO-329?issuer=Allogene%20Therapeutics"])
def test_a_program_is_read_as_a_brief(grant: Grant, name: str) -> None:
    brief = got(grant, f"summarizer://programs/{name}")
    assert brief.mime_type == "text/markdown"
    assert brief.text.startswith("# ALLO-329\n")
    assert "181 days" in brief.text


def test_a_schema_is_read_by_its_record(grant: Grant) -> None:
    schema = json.loads(got(grant, "summarizer://schema/Summary").text)
    assert schema.pop("$schema").endswith("2020-12/schema")
    assert schema == Summary.model_json_schema(mode="serialization")


UNKNOWN = {
    "summarizer://documents/0000000000000000": "the store releases.db does not hold the document",
    "summarizer://documents/..%2F..%2Fetc%2Fpasswd": "does not hold the document",
    "summarizer://documents/": "there is no such resource",
    "summarizer://summaries/x'%20OR%201=1": "does not hold the document",
    "summarizer://programs/ALLO-328": "near: ALLO-329",
    "summarizer://programs/ALLO-329?issuer=Nobody": "no issuer",
    "summarizer://schema/os": "no record is called so; the records are",
    "summarizer://nothing": "there is no such resource",
    "file:///etc/passwd": "there is no such resource",
    f"summarizer://programs/{'a' * 5000}": "there is no such resource",
}


@pytest.mark.parametrize("mode", ["auto", "legacy"])
@pytest.mark.parametrize(("uri", "message"), UNKNOWN.items())
def test_an_unknown_resource_is_an_error_of_the_protocol(
    grant: Grant, uri: str, message: str, mode: str
) -> None:
    with pytest.raises(MCPError, match=message) as raised:
        talk(grant, lambda client: client.read_resource(uri), mode)
    assert raised.value.code == INVALID_PARAMS


def test_resources_and_their_templates_are_listed(grant: Grant) -> None:
    found = talk(grant, lambda client: client.list_resources())
    assert [str(one.uri) for one in found.resources[:2]] == [
        "summarizer://documents",
        "summarizer://programs",
    ]
    assert str(found.resources[2].uri) == f"summarizer://documents/{read(LATER).id}/text"
    assert found.next_cursor is None
    templates = talk(grant, lambda client: client.list_resource_templates()).resource_templates
    assert [one.uri_template for one in templates] == [
        "summarizer://documents/{id}",
        "summarizer://documents/{id}/text",
        "summarizer://summaries/{id}",
        "summarizer://programs/{program}{?issuer}",
        "summarizer://schema/{name}",
    ]


def test_a_long_list_comes_in_pages(grant: Grant, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [str(one.uri) for one in talk(grant, lambda client: client.list_resources()).resources]
    assert len(whole) == 4
    monkeypatch.setattr("summarizer.serving.server.PAGE", 3)

    async def pages(client: Client) -> list[list[str]]:
        first = await client.list_resources()
        second = await client.list_resources(cursor=first.next_cursor)
        assert second.next_cursor is None
        return [[str(one.uri) for one in page.resources] for page in (first, second)]

    assert talk(grant, pages) == [whole[:3], whole[3:]]


@pytest.mark.parametrize("cursor", ["-1", "x", "٣", "9" * 12])
def test_a_cursor_of_somebody_else_is_refused(grant: Grant, cursor: str) -> None:
    with pytest.raises(MCPError, match="the cursor is none of this server's"):
        talk(grant, lambda client: client.list_resources(cursor=cursor))


def test_without_a_store_schemas_can_still_be_read(grant: Grant, tmp_path: Path) -> None:
    bare = under(grant, store=str(tmp_path / "none.db"))
    assert talk(bare, lambda client: client.list_resources()).resources == []
    assert got(bare, "summarizer://schema/Claim").text
    with pytest.raises(MCPError, match="no store yet"):
        got(bare, "summarizer://documents")


def prompted(grant: Grant, name: str, given: dict[str, str]) -> str:
    [message] = talk(grant, lambda client: client.get_prompt(name, given)).messages
    assert isinstance(message.content, TextContent)
    return message.content.text


def test_prompts_tell_which_tools_to_call(grant: Grant) -> None:
    listed = talk(grant, lambda client: client.list_prompts()).prompts
    assert [one.name for one in listed] == ["brief_me", "what_moved"]
    assert '"ALLO-329": call the tool brief' in prompted(grant, "brief_me", {"program": "ALLO-329"})
    assert "since 2026-01-01: call the tool changes" in prompted(grant, "what_moved", {"since": "2026-01-01"})
    assert "between the releases: call the tool changes" in prompted(grant, "what_moved", {})


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("brief_me", {}, "needs program"),
        ("brief_me", {"program": "a" * 301}, "longer than 300"),
        ("brief_me", {"program": "a", "issuer": "b"}, "takes program alone"),
        ("what_moved", {"since": "lately"}, "since is a day"),
        ("no_such", {}, "no prompt is called so; the prompts are brief_me, what_moved"),
    ],
)
def test_a_prompt_that_cannot_be_filled_is_refused(
    grant: Grant, name: str, given: dict[str, str], message: str
) -> None:
    with pytest.raises(MCPError, match=message) as raised:
        prompted(grant, name, given)
    assert raised.value.code == INVALID_PARAMS


@pytest.mark.parametrize(
    ("argument", "begun", "expected"),
    [
        ("program", "allo-3", ["ALLO-316", "ALLO-329"]),
        ("program", "nobody", []),
        ("issuer", "Allo", ["allogene-therapeutics"]),
        ("name", "calendar", ["CalendarEntry"]),
        ("colour", "", []),
    ],
)
def test_what_is_typed_is_completed(grant: Grant, argument: str, begun: str, expected: list[str]) -> None:
    ref = ResourceTemplateReference(uri="summarizer://programs/{program}{?issuer}")
    done = talk(grant, lambda client: client.complete(ref, {"name": argument, "value": begun}))
    assert done.completion.values == expected


def test_a_prompts_argument_and_a_documents_id_are_completed_too(grant: Grant) -> None:
    prompt = PromptReference(name="brief_me")
    done = talk(grant, lambda client: client.complete(prompt, {"name": "program", "value": "ALLO-329"}))
    assert done.completion.values == ["ALLO-329"]
    ref = ResourceTemplateReference(uri="summarizer://documents/{id}")
    begun = read(LATER).id[:4]
    done = talk(grant, lambda client: client.complete(ref, {"name": "id", "value": begun}))
    assert done.completion.values == [read(LATER).id]
