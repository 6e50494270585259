"""Which endpoint is asked, and how: read from the environment, or given by name.

| variable | what it sets |
|---|---|
| `OPENAI_API_KEY` | the key; not needed by most local servers |
| `OPENAI_BASE_URL` | the address of any OpenAI-compatible endpoint, up to and with `/v1` |
| `SUMMARIZER_MODEL` | the model's name |
| `SUMMARIZER_MODE` | `JSON_SCHEMA` (the default) or `MD_JSON`, for servers without structured outputs |
| `SUMMARIZER_TIMEOUT` | seconds to wait for one answer |
| `SUMMARIZER_RETRIES` | how often a request is sent again after a failed connection, a 429 or a 5xx |
| `SUMMARIZER_REASKS` | how often a model is asked to correct an answer that does not fit the schema |
| `SUMMARIZER_TEMPERATURE` | sent only where it is set, for some models refuse it |
| `SUMMARIZER_CASSETTES` | the folder of recorded answers |
"""

from enum import StrEnum
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit, urlunsplit

from pydantic import Field, NonNegativeInt, PositiveFloat, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from summarizer.errors import InputError

DEFAULT_MODEL = "gpt-5.1"
DEFAULT_ADDRESS = "https://api.openai.com/v1"

_CHECKOUT_CASSETTES = Path(__file__).resolve().parents[2] / "cassettes"
_LONGEST_VALUE_SHOWN = 60


def _default_cassettes() -> Path:
    """The checkout's folder of recorded answers; for an installed package, `cassettes` where one stands."""
    return _CHECKOUT_CASSETTES if _CHECKOUT_CASSETTES.is_dir() else Path("cassettes")


class Mode(StrEnum):
    """How a model is told the form of its answer."""

    JSON_SCHEMA = "JSON_SCHEMA"
    MD_JSON = "MD_JSON"


class Settings(BaseSettings):
    """What the llm engine needs to know of its endpoint. Empty variables count as unset."""

    model_config = SettingsConfigDict(
        env_ignore_empty=True,
        validate_by_name=True,
        validate_by_alias=True,
        frozen=True,
        extra="forbid",
    )

    api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL")
    model: str = Field(default=DEFAULT_MODEL, min_length=1, validation_alias="SUMMARIZER_MODEL")
    mode: Mode = Field(default=Mode.JSON_SCHEMA, validation_alias="SUMMARIZER_MODE")
    timeout: PositiveFloat = Field(default=300.0, allow_inf_nan=False, validation_alias="SUMMARIZER_TIMEOUT")
    retries: NonNegativeInt = Field(default=4, le=100, validation_alias="SUMMARIZER_RETRIES")
    reasks: NonNegativeInt = Field(default=1, le=10, validation_alias="SUMMARIZER_REASKS")
    temperature: float | None = Field(default=None, ge=0, le=2, validation_alias="SUMMARIZER_TEMPERATURE")
    cassette_folder: Path = Field(default_factory=_default_cassettes, validation_alias="SUMMARIZER_CASSETTES")

    @field_validator("base_url")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value.strip())
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("must be an address that begins with http:// or https://")
        return value.strip()

    @field_validator("api_key")
    @classmethod
    def _is_key(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        key = value.get_secret_value().strip()
        if not key.isascii() or not key.isprintable() or " " in key:
            raise ValueError("holds characters that no key has")
        return SecretStr(key) if key else None

    @field_validator("mode", mode="before")
    @classmethod
    def _in_any_case(cls, value: object) -> object:
        return value.strip().upper() if isinstance(value, str) else value

    @classmethod
    def load(cls, **given: Any) -> Self:
        """The settings of the environment, with those given by name in their stead.

        Raises:
            InputError: a value that cannot be; the sentence names its variable.
        """
        try:
            return cls(**given)
        except ValidationError as error:
            raise InputError(_sentence(error)) from None

    @property
    def configured(self) -> bool:
        """Whether an endpoint was named, by its key or its address."""
        return self.api_key is not None or self.base_url is not None

    @property
    def address(self) -> str:
        """The endpoint's address for people: without user, password, query or fragment."""
        parts = urlsplit(self.base_url or DEFAULT_ADDRESS)
        host = parts.netloc.rpartition("@")[2]
        return urlunsplit((parts.scheme, host, parts.path.rstrip("/"), "", ""))

    @property
    def endpoint_kind(self) -> str:
        """`openai` for OpenAI's own endpoint, `compatible` for any other."""
        return "openai" if urlsplit(self.address).hostname == "api.openai.com" else "compatible"


def _sentence(error: ValidationError) -> str:
    """The first thing wrong with the settings, without ever showing a key or an address."""
    first = error.errors(include_url=False)[0]
    name = str(first["loc"][0])
    field = Settings.model_fields.get(name)
    variable = field.validation_alias if field is not None else name
    message = first["msg"].removeprefix("Value error, ").removeprefix("Input ")
    shown = ""
    if variable not in {"OPENAI_API_KEY", "OPENAI_BASE_URL"}:
        shown = f", not {str(first['input'])[:_LONGEST_VALUE_SHOWN]!r}"
    return f"{variable} {message}{shown}"
