"""Whether a quote starts and stops between whole expressions: never inside a name, a number or a range."""

import re

from summarizer.text import Folded

_NUMBER = (
    r"(?:(?:us|hk|ca|a|nt)?[$\u20ac\u00a3\u00a5]|(?<![\w-])(?:rmb|cny|usd|eur|gbp|chf|dkk|sek|nok|jpy|krw|twd|ils|inr) ?"
    r"|(?<![\w.,+/-]))[-~<>=\u00b1]{0,2}"
    r"(?:\d{1,15}(?:,\d{3}){0,5}(?:\.\d{1,12})?(?:/\d{1,9})?(?:%|[kmb]\b)?\+?"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen|half(?! of 20))"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine|thirds?|quarters?|half|fifths?))?\b)"
)
_OPERATOR = (
    r"(?:up to|(?:at|the) (?:very )?(?:least|most)|at (?:least|most)|(?:no|not) (?:more|less|fewer|later|earlier|longer) than"
    r"|(?:more|less|fewer|greater|higher|lower|larger|smaller|longer|shorter|better|later|earlier|older|younger) than"
    r"|as (?:many|much|few|little|long|high|low|early|late) as|over|above|below|under|beyond|nearly|almost|approximately"
    r"|approx\.?|about|around|roughly|close to|an? estimated|estimated|(?:a )?(?:minimum|maximum) of|exceed(?:s|ed|ing)?"
    r"|in excess of|within|circa|not|minus)"
)
_UNIT = (
    r"(?:million|billion|trillion|thousand|hundred|mn|bn|mm|per ?cent|percentage points?|basis points|points?|fold|times|pp"
    r"|mcg|iu|units?|days?|weeks?|months?|years?|hours?|minutes?|(?-i:[mkunp\u03bc]?g|[m\u03bcd]?[lL]|[m\u03bcnc]m))\b"
)
_POSTFIX = (
    r"(?:or|and) (?:more|less|fewer|greater|higher|lower|older|younger|above|below|later|longer|earlier|over|under|up)\b"
    r"|of age (?:and|or) (?:older|above|over|younger|under)\b"
)
_MEASURE = rf"{_NUMBER}(?:-[$\u20ac\u00a3\u00a5]?\d[\d,.]{{0,15}}(?<![,.])[%kmb]?\+?)?(?:[ -]?{_UNIT}){{0,2}}"
# An expression with a number in it, that a quote holds whole or not at all.
_ATOM = re.compile(
    rf"\bbetween {_MEASURE} and {_MEASURE}|\b(?:one|1) in (?:every )?{_NUMBER}"
    rf"|(?<![\w-])(?:{_OPERATOR} ?(?:(?:an?|the|another|additional) ){{0,2}}){{0,2}}{_MEASURE}"
    rf"(?:(?: to | through | (?:out )?of (?:the )?|\u00b1){_MEASURE})?(?: (?:{_POSTFIX}))?",
    re.IGNORECASE,
)
_SEPARATORS = ("\u2014", "\u2015", "--")
# What may follow a name and its hyphen without being part of the name: CD70 in CD70-positive cells.
_NEUTRAL = re.compile(
    r"(?:based|guided|targeted|targeting|directed|specific|expressing|mediated|driven|derived|containing|positive|bearing|related"
    r"|treated)\b"
)
_BEFORE_SIGN = frozenset(["", " ", "(", "[", "=", "<", ">", '"', ",", "~"])
_SIGNS = "/&@:\u00d7\u00b1^+*"
_NEGATIVE = re.compile(r"-[.$\u20ac\u00a3]?\d")
_REACH = 90
# No expression with a number has one of these in it; a stop or a comma only before a digit, or in `approx.`
_PARTING = frozenset([*";:!?()[]\"'", ""])
_PARTED = re.compile(r"[;:!?()\[\]\"']")
_COUNT = re.compile(
    r"\d|one|t(?:wo|hree|en|welve|hirteen|wenty|hirty|housand)|f(?:our|ive|ifteen|orty|ifty)|s(?:ix|even)|e(?:ight|leven)|nine|hundred|dozen|half",
    re.IGNORECASE,
)
"""What every number of the pattern below begins with, at the least."""


def _is_parted(key: str, at: int) -> bool:
    """Whether a mark beside `at` parts sentences, clauses or brackets, so that no expression spans it."""
    last = at - 1 - key.startswith(" ", at - 1)
    left, right = key[max(last, 0) : last + 1], key[at : at + 1]
    if left in _PARTING or right in _PARTING:
        return True
    stops = (left in ".," and key[last + 1] == " ") or (right in ".," and not key[at + 1 : at + 2].strip())
    return stops and "approx" not in key[max(0, at - 8) : at].lower()


def _is_glue(text: str, folded: Folded, at: int) -> bool:
    """Whether the dash at `at` joins two parts of one expression, rather than parting two."""
    source = text[folded.offsets[at] : folded.ends[at]]
    left, right = folded.text[at - 1 : at], folded.text[at + 1 : at + 2]
    if not left or not right or " " in (left, right) or text[folded.offsets[at] - 1].isspace():
        return False
    spaced = any(character.isspace() for character in source)
    if (left.isdigit() or left in "%+KMB") and (right.isdigit() or right in "$\u20ac\u00a3~<>"):
        return not (spaced and any(mark in source for mark in _SEPARATORS))
    return not (spaced or any(mark in source for mark in _SEPARATORS))


def _is_sign(text: str, folded: Folded, at: int) -> bool:
    """Whether the dash at `at` is the minus of what follows it, by what stands around it in the source."""
    start, end = folded.offsets[at], folded.ends[at]
    if "--" in text[start:end] or text[end - 1].isspace():
        return False
    return folded.text[at - 1 : at] in _BEFORE_SIGN or text[start - 1 : start].isspace()


def _splits(text: str, folded: Folded, at: int) -> bool:
    """Whether the place between characters `at - 1` and `at` is inside a word, a name or a figure."""
    key = folded.text
    if at <= 0 or at >= len(key):
        return False
    if folded.offsets[at] == folded.offsets[at - 1]:
        return True
    left, right = key[at - 1], key[at]
    if (left.isalnum() and right.isalnum()) or ("_" in (left, right) and (left + right).strip("_").isalnum()):
        return True
    before, after = key[at - 2 : at - 1], key[at + 1 : at + 2]
    if right == "-" and left not in " (":
        return _is_glue(text, folded, at) and not _ends_name(key, at)
    if left == "-" and right != " " and not text[folded.ends[at - 1] - 1].isspace():
        if _is_sign(text, folded, at - 1):
            return right.isdigit() or (right in ".$\u20ac\u00a3" and after.isdigit())
        return _is_glue(text, folded, at - 1)
    if right in _SIGNS and left not in " (":
        return _joins(left, right, after) and not _apart(text, folded, at)
    if left in _SIGNS and right not in " )":
        return _joins(before, left, right) and not _apart(text, folded, at - 1)
    if right in ".,'" and after.isalnum() and left.isalnum():
        return _dots(key, at)
    if left in ".,'" and before.isalnum() and right.isalnum():
        return left == "'" or _dots(key, at - 1)
    if left in "<>=~" and (
        right.isdigit() or right in "$\u20ac\u00a3=" or (right in ".-" and after.isdigit())
    ):
        return left in "<>~" or before in "<>"
    if right in "<>=" and left in "<>":
        return True
    if right in "%\u2030":
        return left.isdigit() or left == " "
    if left in "$\u20ac\u00a3\u00a5#":
        return right.isdigit() or right == "."
    if right in "$\u20ac\u00a3\u00a5":
        return left.isalpha()
    return left == "." and right.isdigit()


def _apart(text: str, folded: Folded, at: int) -> bool:
    """Whether the slash at `at` stands in white space of its own, and not between figures."""
    key = folded.text
    source = text[folded.offsets[at] : folded.ends[at]]
    figures = key[at - 1 : at].isdigit() and key[at + 1 : at + 2].isdigit()
    return key[at] == "/" and not figures and any(character.isspace() for character in source)


def _joins(before: str, sign: str, after: str) -> bool:
    """Whether a sign between two characters holds them together: 16/33, R&D, 3+3, CD19+, 10^6."""
    if sign == "+":
        return before.isalnum() or before == "%"
    if sign == ":":
        return before.isdigit() and after.isdigit()
    if sign in "\u00b1\u00d7^":
        return True
    return (before.isalnum() or before in "%)+") and (after.isalnum() or after in "$(<")


def _dots(key: str, at: int) -> bool:
    """Whether the full stop, comma or apostrophe at `at`, between letters or digits, belongs to them."""
    left, sign, right = key[at - 1], key[at], key[at + 1]
    if sign == "'":
        return re.match(r"s?(?![^\W_])", key[at + 1 : at + 3]) is None
    if left.isdigit() and right.isdigit():
        return True
    if sign == ",":
        return False
    # A missing space after a sentence, or a reference mark: a word of some length, and a capital or a short number.
    opens = right.isupper() or re.match(r"\d{1,2}(?![\w.,])", key[at + 1 : at + 4])
    return not (opens and re.search(r"(?<![\w.])[^\W\d_]{4,24}$", key[max(0, at - 24) : at]))


def _ends_name(key: str, at: int) -> bool:
    """Whether a name ends at the hyphen at `at`, with nothing but a neutral participle joined to it."""
    word = re.search(r"[\w/+-]{1,24}$", key[max(0, at - 24) : at])
    return bool(word and any(c.isupper() for c in word.group()) and _NEUTRAL.match(key, at + 1))


def _between_marks(key: str, low: int, at: int) -> tuple[int, int]:
    """The stretch around `at`, from `low` at the most, that has none of the marks that no expression goes across."""
    edge = max(key.rfind(mark, low, at) for mark in _PARTING if mark)
    parting = _PARTED.search(key, at, at + _REACH)
    return max(low, edge + 1), parting.start() if parting else min(len(key), at + _REACH)


def _cuts_atom(text: str, folded: Folded, at: int) -> bool:
    """Whether `at` is inside an expression with a number: its operator, range, scale or unit cut off."""
    key = folded.text
    if _is_parted(key, at):
        return False
    for dash in (at - 1, at):
        if key[dash : dash + 1] == "-" and dash > 0 and not _is_glue(text, folded, dash):
            return False
    low = max(0, at - _REACH)
    while low and key[low - 1] != " " and low > at - _REACH - 40:
        low -= 1
    low, high = _between_marks(key, low, at)
    if not _COUNT.search(key, low, high):
        return False
    for match in _ATOM.finditer(key, low, high):
        if match.start() >= at:
            return False
        if at < match.end():
            return True
    return False


def _feigns_sign(text: str, folded: Folded, start: int) -> bool:
    """Whether a stretch that opens like a negative figure opens with a dash that is no minus."""
    return _NEGATIVE.match(folded.text, start) is not None and not _is_sign(text, folded, start)


_WORD = re.compile(r"(?<![\w.+/&'-])[a-z]{4,24}$")
_MARK = re.compile(r"[1-9]\d?(?:[,-][1-9]\d?){0,2}(?![\w%+/-]|[.,]\d)")
# Words that a number counts, glued to them or not: `cohort2`.
_COUNTED = frozenset(
    [
        "appendix", "class", "cohort", "cycle", "dose", "factor", "grade", "group", "level", "line", "month", "part",
        "phase", "stage", "step", "tier", "type", "version", "visit", "wave", "week", "year",
    ]
)  # fmt: skip


def _before_mark(text: str, key: str, at: int) -> bool:
    """Whether an ordinary word ends at `at`, with nothing but a footnote's mark glued to it, as in `for 68 years1`.

    The note itself may be missing from the text. A name that ends in a digit is told by its being said again, and
    by its letters' standing nowhere alone, unless a line has the label of a note.
    """
    word, mark = _WORD.search(key[max(0, at - 26) : at]), _MARK.match(key, at)
    if word is None or mark is None or word.group() in _COUNTED:
        return False
    start = at - len(word.group())
    glued = key[start : mark.end()]
    if key.find(glued) < start or key.find(glued, at) >= 0:
        return False
    if re.search(rf"(?<![\w-]){word.group()}(?![\w-])", key):
        return True
    label = re.match(r"\d+", mark.group())
    return (
        label is not None
        and re.search(rf"^[ \t]{{0,4}}[\[(]?{label.group()}[.)\]]\s", text, re.MULTILINE) is not None
    )


def is_whole(text: str, folded: Folded, start: int, end: int) -> bool:
    """Whether positions `[start, end)` of a key cut no word, name, figure, range, operator or unit in two."""
    return not (
        _feigns_sign(text, folded, start)
        or _splits(text, folded, start)
        or (_splits(text, folded, end) and not _before_mark(text, folded.text, end))
        or _cuts_atom(text, folded, start)
        or _cuts_atom(text, folded, end)
    )
