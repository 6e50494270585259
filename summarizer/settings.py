"""Every setting, declared once: what it is, its variable, its default.

The first that names a setting counts: an option of the command line (or a name given in Python), the environment, the
file `summarizer.toml` of the current folder, the user's own file, the default. A setting's name here is its name in
files; `OWN`, `PLACE` and `SECRET` say what a file may tell of it.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit, urlunsplit

from pydantic import (
    Field,
    NonNegativeInt,
    PositiveFloat,
    PrivateAttr,
    SecretStr,
    ValidationError,
    field_validator,
)
from pydantic_settings import BaseSettings, EnvSettingsSource, SettingsConfigDict

from summarizer import __version__, configuration
from summarizer.configuration import Mark
from summarizer.errors import InputError

DEFAULT_MODEL = "gpt-5.1"
DEFAULT_ADDRESS = "https://api.openai.com/v1"
EDGAR = "https://www.sec.gov/Archives/edgar"
DEFAULT, GIVEN = "default", "given"
"""Where a setting comes from that no variable and no file names."""

_CHECKOUT_CASSETTES = Path(__file__).resolve().parents[1] / "cassettes"
_LONGEST_VALUE_SHOWN = 60
_LONGEST_CONTACT = 200
_NEVER_SHOWN = frozenset({"api_key", "base_url", "edgar", "store"})


def _default_cassettes() -> Path:
    """The checkout's folder of recorded answers; for an installed package, `cassettes` where one stands."""
    return _CHECKOUT_CASSETTES if _CHECKOUT_CASSETTES.is_dir() else Path("cassettes")


class Mode(StrEnum):
    """How a model is told the form of its answer."""

    JSON_SCHEMA = "JSON_SCHEMA"
    MD_JSON = "MD_JSON"


def _told(variable: str, meaning: str, **limits: Any) -> Any:
    """A setting by its variable and what it sets."""
    return Field(validation_alias=variable, description=meaning, **limits)


class Settings(BaseSettings):
    """What the commands and the llm engine need to know. Empty variables count as unset."""

    model_config = SettingsConfigDict(
        env_ignore_empty=True,
        validate_by_name=True,
        validate_by_alias=True,
        frozen=True,
        extra="forbid",
    )

    engine: Literal["auto", "llm", "rules", "replay"] = _told(
        "SUMMARIZER_ENGINE", "what reads releases and writes briefs", default="auto"
    )
    api_key: Annotated[SecretStr | None, Mark.OWN, Mark.SECRET] = _told(
        "OPENAI_API_KEY", "the key of the endpoint; not needed by most local servers", default=None
    )
    base_url: Annotated[str | None, Mark.OWN] = _told(
        "OPENAI_BASE_URL",
        "the address of any OpenAI-compatible endpoint, up to and with `/v1`; OpenAI's own where it is not set",
        default=None,
    )
    model: str = _told("SUMMARIZER_MODEL", "the model's name", default=DEFAULT_MODEL, min_length=1)
    mode: Mode = _told(
        "SUMMARIZER_MODE",
        "`JSON_SCHEMA`, or `MD_JSON` for servers without structured outputs",
        default=Mode.JSON_SCHEMA,
    )
    timeout: PositiveFloat = _told(
        "SUMMARIZER_TIMEOUT", "seconds to wait for one answer", default=300.0, allow_inf_nan=False
    )
    retries: NonNegativeInt = _told(
        "SUMMARIZER_RETRIES",
        "how often a request is sent again after a failed connection, a 429 or a 5xx",
        default=4,
        le=100,
    )
    reasks: NonNegativeInt = _told(
        "SUMMARIZER_REASKS",
        "how often a model is asked to correct an answer that does not fit the schema",
        default=1,
        le=10,
    )
    temperature: float | None = _told(
        "SUMMARIZER_TEMPERATURE",
        "sent only where it is set, for some models refuse it",
        default=None,
        ge=0,
        le=2,
    )
    cassettes: Annotated[Path, Mark.PLACE] = _told(
        "SUMMARIZER_CASSETTES", "the folder of recorded answers", default_factory=_default_cassettes
    )
    store: Annotated[str | None, Mark.PLACE] = _told(
        "SUMMARIZER_STORE",
        "where releases are kept: a file, or a postgresql:// address; a file in the platform's folder for data where "
        "it is not set",
        default=None,
        min_length=1,
    )
    contact: str | None = _told(
        "SUMMARIZER_CONTACT",
        "who fetches pages, a name and an e-mail address, as the SEC demands it; it stands in the user agent",
        default=None,
    )
    allow_private: Annotated[bool, Mark.OWN] = _told(
        "SUMMARIZER_ALLOW_PRIVATE",
        "`true` to let addresses of this machine and of private networks be fetched",
        default=False,
    )
    edgar: Annotated[str, Mark.OWN] = _told(
        "SUMMARIZER_EDGAR", "the address of EDGAR's archives, or of a mirror of them", default=EDGAR
    )

    _origins: dict[str, str] = PrivateAttr(default_factory=dict)

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

    @field_validator("contact")
    @classmethod
    def _is_contact(cls, value: str | None) -> str | None:
        if value is None:
            return None
        contact = value.strip()
        plain = contact.isascii() and contact.isprintable() and not set(contact) & set("()")
        if "@" not in contact or not plain:
            raise ValueError("must be a name and an e-mail address in plain letters")
        if len(contact) > _LONGEST_CONTACT:
            raise ValueError(f"must not be longer than {_LONGEST_CONTACT} characters")
        return contact

    @field_validator("edgar")
    @classmethod
    def _is_base(cls, value: str) -> str:
        base = value.strip().rstrip("/")
        if not base.lower().startswith(("http://", "https://")):
            raise ValueError("must be an address that begins with http:// or https://")
        return base

    @field_validator("mode", "engine", mode="before")
    @classmethod
    def _in_any_case(cls, value: object, info: Any) -> object:
        if not isinstance(value, str):
            return value
        return value.strip().upper() if info.field_name == "mode" else value.strip().lower()

    @classmethod
    def load(cls, **given: Any) -> Self:
        """The settings as they are configured, with those given by name in their stead.

        Raises:
            InputError: a value that cannot be; the sentence names its variable, or its file.
        """
        values: dict[str, Any] = {}
        origins: dict[str, str] = {}
        for origin, told in cls._layers(given):
            for name, value in told.items():
                if name not in values:
                    values[name] = value
                    origins[name] = origin or str(cls.model_fields[name].validation_alias)
        try:
            settings = cls(**values)
        except ValidationError as error:
            raise InputError(_sentence(error, origins)) from None
        settings._origins = origins
        return settings

    @classmethod
    def _layers(cls, given: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """What each place says, the one that counts most first; the environment's own name is its variable's."""
        yield GIVEN, {**configuration.given(), **given}
        names = {str(field.validation_alias): name for name, field in cls.model_fields.items()}
        yield "", {names[variable]: value for variable, value in EnvSettingsSource(cls)().items()}
        for file in configuration.files():
            yield str(file.path), configuration.read(file, cls.model_fields)

    def origin(self, name: str) -> str:
        """Where a setting comes from: `given`, a variable, a file's path, or `default`."""
        return self._origins.get(name, DEFAULT)

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
    def user_agent(self) -> str:
        """Who fetches pages, honestly: this program and its version, and the contact where one is set."""
        contact = f" ({self.contact})" if self.contact else ""
        return f"summarizer/{__version__}{contact}"

    @property
    def endpoint_kind(self) -> str:
        """`openai` for OpenAI's own endpoint, `compatible` for any other."""
        return "openai" if urlsplit(self.address).hostname == "api.openai.com" else "compatible"


def _sentence(error: ValidationError, origins: Mapping[str, str]) -> str:
    """The first thing wrong with the settings, without ever showing a key or an address."""
    first = error.errors(include_url=False)[0]
    told = str(first["loc"][0])
    names = {str(field.validation_alias): name for name, field in Settings.model_fields.items()}
    name = names.get(told, told)
    variable = Settings.model_fields[name].validation_alias if name in Settings.model_fields else name
    origin = origins.get(name, DEFAULT)
    where = variable if origin in {DEFAULT, GIVEN, variable} else f"{origin}: {name}"
    message = first["msg"].removeprefix("Value error, ").removeprefix("Input ")
    shown = "" if name in _NEVER_SHOWN else f", not {str(first['input'])[:_LONGEST_VALUE_SHOWN]!r}"
    return f"{where} {message}{shown}"
