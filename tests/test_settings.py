"""Which endpoint is asked: from the environment, with errors that name the variable."""

from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.settings import DEFAULT_MODEL, Mode, Settings

KEY = "sk-invented-0123456789"


def test_nothing_is_configured_by_default() -> None:
    settings = Settings.load()
    assert not settings.configured
    assert settings.model == DEFAULT_MODEL
    assert settings.mode is Mode.JSON_SCHEMA
    assert settings.address == "https://api.openai.com/v1"
    assert settings.endpoint_kind == "openai"
    assert settings.cassettes.name == "cassettes"


def test_every_setting_comes_from_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "OPENAI_API_KEY": f" {KEY}\n",
        "OPENAI_BASE_URL": "http://localhost:11434/v1/",
        "SUMMARIZER_MODEL": "some-model",
        "SUMMARIZER_MODE": "md_json",
        "SUMMARIZER_TIMEOUT": "12.5",
        "SUMMARIZER_RETRIES": "0",
        "SUMMARIZER_REASKS": "3",
        "SUMMARIZER_TEMPERATURE": "0",
        "SUMMARIZER_CASSETTES": "elsewhere",
    }.items():
        monkeypatch.setenv(name, value)
    settings = Settings.load()
    assert settings.configured
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == KEY
    assert settings.address == "http://localhost:11434/v1"
    assert settings.endpoint_kind == "compatible"
    assert (settings.model, settings.mode, settings.timeout) == ("some-model", Mode.MD_JSON, 12.5)
    assert (settings.retries, settings.reasks, settings.temperature) == (0, 3, 0.0)
    assert settings.cassettes == Path("elsewhere")


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_TIMEOUT"])
def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "")
    assert not Settings.load().configured


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "SUMMARIZER_TIMEOUT",
            "soon",
            "SUMMARIZER_TIMEOUT should be a valid number, unable to parse string as a number, not 'soon'",
        ),
        ("SUMMARIZER_TIMEOUT", "0", "SUMMARIZER_TIMEOUT should be greater than 0, not '0'"),
        ("SUMMARIZER_TIMEOUT", "inf", "SUMMARIZER_TIMEOUT should be a finite number, not 'inf'"),
        (
            "SUMMARIZER_RETRIES",
            "-1",
            "SUMMARIZER_RETRIES should be greater than or equal to 0, not '-1'",
        ),
        ("SUMMARIZER_MODE", "XML", "SUMMARIZER_MODE should be 'JSON_SCHEMA' or 'MD_JSON', not 'XML'"),
        (
            "OPENAI_BASE_URL",
            "user:secret@host",
            "OPENAI_BASE_URL must be an address that begins with http:// or https://",
        ),
        ("OPENAI_API_KEY", "sk-ключ-0123", "OPENAI_API_KEY holds characters that no key has"),
    ],
)
def test_a_bad_value_is_one_sentence_that_names_its_variable_and_shows_no_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(InputError) as caught:
        Settings.load()
    assert str(caught.value) == sentence


def test_values_given_by_name_come_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MODEL", "one")
    assert Settings.load(model="other").model == "other"


def test_the_address_for_people_holds_no_password() -> None:
    settings = Settings.load(base_url="https://user:secret@host:8443/openai/v1/?key=hidden#x")
    assert settings.address == "https://host:8443/openai/v1"


def test_the_key_is_not_printed() -> None:
    assert KEY not in repr(Settings.load(api_key=KEY))
