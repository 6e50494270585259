"""The public records by name, and the JSON Schema of each."""

from typing import Any

from summarizer import schemas
from summarizer.schemas import Model

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def records() -> dict[str, type[Model]]:
    """Every public record by its name, in order; classes that only share fields are left out."""
    found = {name: getattr(schemas, name) for name in schemas.__all__}
    return {
        name: value
        for name, value in found.items()
        if isinstance(value, type)
        and issubclass(value, Model)
        and value is not Model
        and not name.endswith("Fields")
    }


def schema_of(record: type[Model]) -> dict[str, Any]:
    """The JSON Schema of a record as it is printed."""
    return {"$schema": DIALECT, **record.model_json_schema(mode="serialization")}
