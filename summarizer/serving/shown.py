"""Our tools, answers, resources and prompts in the protocol's types."""

from typing import Any

from mcp.types import (
    CallToolResult,
    PromptArgument,
    PromptMessage,
    TextContent,
    ToolAnnotations,
)
from mcp.types import Prompt as ListedPrompt
from mcp.types import Resource as ListedResource
from mcp.types import ResourceTemplate as ListedTemplate
from mcp.types import Tool as ListedTool

from summarizer.catalog import schema_of
from summarizer.lines import plain

from .grant import Grant
from .prompts import Prompt
from .resources import Resource
from .tools import Answer, Tool


def tool(tool: Tool[Any], grant: Grant, *, outside: bool) -> ListedTool:
    """A tool as it is listed; `outside` says whether a model's endpoint may be asked."""
    writes = tool.keeps and grant.writable
    return ListedTool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.takes.model_json_schema(),
        output_schema=schema_of(tool.gives),
        annotations=ToolAnnotations(
            title=tool.title,
            read_only_hint=not writes,
            destructive_hint=writes,  # a release that is there already is read anew, its records replaced
            idempotent_hint=True,
            open_world_hint=(tool.asks and outside) or (tool.reads and grant.addresses),
        ),
    )


def answer(answer: Answer, grant: Grant) -> CallToolResult:
    """An answer: the record, and Markdown for a model; what failed beside it comes first."""
    texts = [answer.text]
    if answer.failure:
        texts.insert(0, f"{grant.discreet(answer.failure)}; what stands without it follows")
    return CallToolResult(
        content=[TextContent(text=one) for one in texts],
        structured_content=answer.record.model_dump(mode="json"),
        is_error=answer.failure is not None,
    )


def failure(message: str) -> CallToolResult:
    """A failed call, in one sentence."""
    return CallToolResult(content=[TextContent(text=message)], is_error=True)


def resource(resource: Resource) -> ListedResource:
    """A resource as it is listed."""
    return ListedResource(
        uri=resource.address,
        name=resource.name,
        title=plain(resource.title),
        description=plain(resource.description),
        mime_type=resource.kind,
    )


def template(resource: Resource) -> ListedTemplate:
    """A template of resources as it is listed."""
    return ListedTemplate(
        uri_template=resource.address,
        name=resource.name,
        title=resource.title,
        description=resource.description,
        mime_type=resource.kind,
    )


def prompt(prompt: Prompt) -> ListedPrompt:
    """A prompt as it is listed."""
    argument = PromptArgument(name=prompt.argument, description=prompt.about, required=prompt.required)
    return ListedPrompt(
        name=prompt.name, title=prompt.title, description=prompt.description, arguments=[argument]
    )


def asking(words: str) -> PromptMessage:
    """What a person asks."""
    return PromptMessage(role="user", content=TextContent(text=words))
