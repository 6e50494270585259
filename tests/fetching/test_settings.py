"""The settings of fetching, and what a value that cannot be is answered with."""

import pytest

from summarizer import __version__
from summarizer.errors import InputError
from summarizer.settings import EDGAR, Settings


def test_nothing_is_set_by_default() -> None:
    settings = Settings.load()
    assert (settings.contact, settings.allow_private, settings.edgar) == (None, False, EDGAR)
    assert settings.user_agent == f"summarizer/{__version__}"


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_CONTACT", " Ann Lee ann@example.com ")
    monkeypatch.setenv("SUMMARIZER_ALLOW_PRIVATE", "true")
    monkeypatch.setenv("SUMMARIZER_EDGAR", "http://mirror.example/edgar/")
    settings = Settings.load()
    assert settings.user_agent == f"summarizer/{__version__} (Ann Lee ann@example.com)"
    assert settings.allow_private
    assert settings.edgar == "http://mirror.example/edgar"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("contact", "Ann Lee", "SUMMARIZER_CONTACT must be a name and an e-mail address in plain letters"),
        ("contact", "Ann\r\nCookie: x@y", "SUMMARIZER_CONTACT must be a name"),
        ("contact", "Ann (x@y) Lee", "SUMMARIZER_CONTACT must be a name"),
        ("contact", "ännchen@example.com", "SUMMARIZER_CONTACT must be a name"),
        ("contact", "a@" + "b" * 300, "SUMMARIZER_CONTACT must not be longer than 200 characters"),
        ("allow_private", "perhaps", "SUMMARIZER_ALLOW_PRIVATE should be a valid boolean"),
        ("edgar", "ftp://sec.gov", "SUMMARIZER_EDGAR must be an address that begins with"),
    ],
)
def test_a_value_that_cannot_be_is_said_with_its_variable(name: str, value: str, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        Settings.load(**{name: value})
    assert str(caught.value).startswith(sentence)


def test_no_address_that_cannot_be_is_shown() -> None:
    with pytest.raises(InputError) as caught:
        Settings.load(edgar="ftp:me:hunter2@mirror.example")
    assert "hunter2" not in str(caught.value)
