"""Records that travel without their empty parts, though strict schemas require every property."""

from typing import Any

from pydantic import (
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema

from .model import Model

_MORE = "more"


class Sparse(Model):
    """A record whose fields with a default stand in `more`, each as an object of its own, or nowhere.

    `{"name": "A", "stage": null, "targets": ["B"]}` is `{"name": "A", "more": [{"targets": ["B"]}]}`.
    The plain form is read as well.
    """

    @model_validator(mode="before")
    @classmethod
    def _gathered(cls, data: Any) -> Any:
        if not isinstance(data, dict) or not isinstance(data.get(_MORE), list):
            return data
        gathered = {key: value for key, value in data.items() if key != _MORE}
        for one in data[_MORE]:
            if not isinstance(one, dict):
                return data
            for key, value in one.items():
                old = gathered.get(key)
                gathered[key] = [*old, *value] if isinstance(old, list) and isinstance(value, list) else value
        return gathered

    @model_serializer(mode="wrap")
    def _scattered(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        values: dict[str, Any] = handler(self)
        fields = type(self).model_fields
        kept = {name: value for name, value in values.items() if fields[name].is_required()}
        more = [
            {name: value}
            for name, value in values.items()
            if name not in kept and getattr(self, name) != fields[name].get_default(call_default_factory=True)
        ]
        return {**kept, _MORE: more} if more else kept

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler.resolve_ref_schema(handler(core))
        properties = schema.get("properties", {})
        required = schema.get("required", [])
        options = [
            {
                "type": "object",
                "properties": {name: _filled(value)},
                "required": [name],
                "additionalProperties": False,
            }
            for name, value in properties.items()
            if name not in required
        ]
        schema["properties"] = {name: value for name, value in properties.items() if name in required}
        if options:
            schema["properties"][_MORE] = {"type": "array", "items": {"anyOf": options}}
        return schema


def _filled(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value that is there: without null and without its default."""
    filled = {key: value for key, value in schema.items() if key != "default"}
    options = [one for one in filled.get("anyOf", ()) if one.get("type") != "null"]
    if len(options) == 1:
        filled = {**{key: value for key, value in filled.items() if key != "anyOf"}, **options[0]}
    return filled
