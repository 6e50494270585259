"""What every record has in common: unknown keys are refused, values do not change once set."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A record: immutable, closed to unknown keys, described in its JSON Schema by its docstring."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        defer_build=True,
    )
