"""Names: which spellings are one, which abbreviations a release explains, where names stand in a text."""

import re
from collections.abc import Iterable
from functools import lru_cache

from summarizer.patterns import later
from summarizer.text import fold_str

from .wording import Scope

_BRACKETS = later(r"[(\[]([^()\[\]\n]{2,60})[)\]]")


def explained(text: str) -> list[tuple[str, str]]:
    """The short and long forms that a text introduces as the same: `renal cell carcinoma (RCC)`.

    After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
    biomedical text", PSB 2003.
    """
    pairs: dict[tuple[str, str], None] = {}
    for match in _BRACKETS.finditer(text):
        inner = re.split(r"[;,]", match[1])[0].strip(" \"'“”‘’®™")
        before = text[max(0, match.start() - 160) : match.start()].rstrip()
        before = re.split(r"[\n.;:(]", before)[-1]
        if _is_short(inner):
            long = _long_form(inner, before)
            if long:
                pairs[inner, long] = None
        else:
            short = before.split()[-1] if before.split() else ""
            if _is_short(short) and _long_form(short, inner) == inner:
                pairs[short, inner] = None
    return list(pairs)


def _is_short(form: str) -> bool:
    return (
        2 <= len(form) <= 14
        and len(form.split()) <= 2
        and form[0].isalnum()
        and any(character.isalpha() for character in form)
        and any(character.isupper() or character in "-0123456789" for character in form)
    )


def _long_form(short: str, before: str) -> str | None:
    """The shortest end of `before` whose letters hold the short form's, the first at a word's start."""
    window = before.split()[-min(len(short) + 5, len(short) * 2) :]
    long = " ".join(window)
    at = len(long) - 1
    letters = [character for character in short.casefold() if character.isalnum()]
    folded = long.casefold()
    for index in range(len(letters) - 1, -1, -1):
        while at >= 0 and (
            folded[at] != letters[index] or (index == 0 and at > 0 and folded[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return None
        at -= 1
    found = long[at + 1 :].strip(" \"'“”‘’®™,")
    return found if (len(found) > len(short) and " " in found) or len(found) > len(short) + 2 else None


def same_name(first: str, second: str) -> bool:
    """Whether two names are spellings of one: typography, case, hyphens and spaces aside."""
    return squeezed(first) == squeezed(second)


@lru_cache(maxsize=4096)
def squeezed(name: str) -> str:
    """A name's letters and digits alone, in lower case."""
    return "".join(character for character in fold_str(name).casefold() if character.isalnum())


def name_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern that finds whole names in running text, longest first; None when there is no name."""
    pieces = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        parts = [re.escape(part) for part in re.split(r"[\s\-‐‑–]+", fold_str(name).strip()) if part]
        if parts and len(squeezed(name)) > 1:
            pieces.append(r"(?:\s?[®™℠])?[\s\-‐‑–]{0,2}".join(parts))
    if not pieces:
        return None
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(pieces)})(?![^\W_])", re.IGNORECASE)


_DEMONYMS = {
    "european": ("europe", "eu"),
    "japanese": ("japan",),
    "chinese": ("china",),
    "korean": ("korea",),
    "american": ("america",),
    "australian": ("australia",),
    "canadian": ("canada",),
    "british": ("britain", "uk"),
    "german": ("germany",),
    "swiss": ("switzerland",),
    "austrian": ("austria",),
    "danish": ("denmark",),
    "french": ("france",),
    "italian": ("italy",),
}
_GRADED = later(r"([^\W_]{2,12})-(high|low|positive|negative)", re.IGNORECASE)


def otherwise_named(word: str, near: tuple[Scope, ...]) -> bool:
    """Whether a text has a name in another form: Europe for `European`, high CD70 expression for `CD70-high`."""
    countries = _DEMONYMS.get(word.casefold(), ())
    if any(scope.knows(country) for scope in near for country in countries):
        return True
    graded = _GRADED.fullmatch(word)
    if graded is None:
        return False
    marker, grade = re.escape(graded[1].casefold()), graded[2].casefold()
    pattern = rf"\b{grade}\s(?:[a-z]+\s)?{marker}\b|\b{marker}\s(?:expression\s)?(?:is\s|was\s)?{grade}\b"
    return any(re.search(pattern, scope.folded) for scope in near)
