"""How addresses are fetched: read from the environment, or given by name.

| variable | what it sets |
|---|---|
| `SUMMARIZER_CONTACT` | who asks, as the SEC demands it: a name and an e-mail address; it stands in the user agent of every fetch |
| `SUMMARIZER_ALLOW_PRIVATE` | `true` to let addresses of this machine and of private networks be fetched |
| `SUMMARIZER_EDGAR` | the address of EDGAR's archives, or of a mirror of them |
"""

from typing import Any, Self

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from summarizer import __version__
from summarizer.errors import InputError

EDGAR = "https://www.sec.gov/Archives/edgar"
_LONGEST_CONTACT = 200


class Settings(BaseSettings):
    """What fetching needs to know of who asks and of what may be asked. Empty variables count as unset."""

    model_config = SettingsConfigDict(
        env_ignore_empty=True,
        validate_by_name=True,
        validate_by_alias=True,
        frozen=True,
        extra="forbid",
    )

    contact: str | None = Field(default=None, validation_alias="SUMMARIZER_CONTACT")
    allow_private: bool = Field(default=False, validation_alias="SUMMARIZER_ALLOW_PRIVATE")
    edgar: str = Field(default=EDGAR, validation_alias="SUMMARIZER_EDGAR")

    @field_validator("contact")
    @classmethod
    def _is_contact(cls, value: str | None) -> str | None:
        if value is None:
            return None
        contact = value.strip()
        if (
            "@" not in contact
            or not contact.isascii()
            or not contact.isprintable()
            or set(contact) & set("()")
        ):
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

    @classmethod
    def load(cls, **given: Any) -> Self:
        """The settings of the environment, with those given by name in their stead.

        Raises:
            InputError: a value that cannot be; the sentence names its variable.
        """
        try:
            return cls(**given)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            message = first["msg"].removeprefix("Value error, ").removeprefix("Input ")
            field = cls.model_fields.get(str(first["loc"][0]))
            name = field.validation_alias if field is not None else first["loc"][0]
            raise InputError(f"{name} {message}") from None

    @property
    def user_agent(self) -> str:
        """Who asks, honestly: this program and its version, and the contact where one is set."""
        contact = f" ({self.contact})" if self.contact else ""
        return f"summarizer/{__version__}{contact}"
