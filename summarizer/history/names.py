"""What names are compared by, which of them only describe, and what stands for a name that is missing."""

import re
from functools import lru_cache

from summarizer.assembly import slug

_KIND = re.compile(
    r"\b(?:programs?|programmes?|candidates?|platform|antibody|antibodies|bispecific|ADC|CAR[- ]?T|vaccine|therapy|"
    r"therapies|inhibitor|agonist|antagonist|degrader|compound|molecule|product|asset|drug|medicine|cells?|siRNA|"
    r"conjugate)$",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b[A-Z]{2,6}[- ]?\d{2,6}[A-Z]?\b")
_TARGET_CODE = re.compile(r"(?:CD|IL|TL|PD|HER|BCMA)")
_AGAINST = re.compile(r"\banti-([A-Z0-9][\w-]{1,9})|\b((?:CD|IL-|TL|HER)\d{1,3}[A-Zα]?)\b")
_SIGNS = re.compile(r"\((?:R|TM)\)|[®™]")
_TRIAL_WORD = re.compile(r"\b(?:the|clinical|trial|study|phase\s[1-4][ab]?(?:/[1-4][ab]?)?)\b", re.IGNORECASE)
_EMPTY = frozenset(
    {
        "a",
        "an",
        "the",
        "our",
        "its",
        "lead",
        "first",
        "second",
        "third",
        "next",
        "new",
        "novel",
        "other",
        "another",
        "program",
        "programs",
        "programme",
        "programmes",
        "candidate",
        "candidates",
        "product",
        "products",
        "pipeline",
        "clinical",
        "preclinical",
        "investigational",
        "therapy",
        "therapies",
        "drug",
        "medicine",
        "asset",
        "compound",
        "molecule",
        "platform",
    }
)
"""Words that tell one program from no other."""
UNNAMED = "unknown"
"""What ids have in the place of a company that no release names."""
_REMEMBERED = 4096
_DESCRIBED = re.compile(r"-(?=phase\d|trial$)")
_NUMBERED = re.compile(r"\bphase(?=\d)")
"""Names whose keys are kept: one company's releases say the same ones again and again."""


@lru_cache(maxsize=_REMEMBERED)
def key_of(name: str) -> str:
    """What names are compared by: letters and digits in lower case, trademark signs left out."""
    return slug(_SIGNS.sub("", name))


@lru_cache(maxsize=_REMEMBERED)
def trial_key(name: str) -> str:
    """What names of trials are compared by: without phase and the word trial."""
    return key_of(_TRIAL_WORD.sub(" ", name)) or key_of(name)


@lru_cache(maxsize=_REMEMBERED)
def is_description(name: str) -> bool:
    """Whether a name says what a medicine is and not what it is called: `anti-CD70 program`."""
    words = name.strip()
    if not _KIND.search(words):
        return False
    bare = _CODE.sub(lambda match: "" if _TARGET_CODE.match(match.group()) else match.group(), words)
    return _CODE.search(bare) is None


def is_code(name: str) -> bool:
    """Whether a name is a company's own code for a medicine, as `EXB-101` is and `CD19` is not."""
    return _CODE.fullmatch(name.strip()) is not None and _TARGET_CODE.match(name.strip()) is None


def description_key(name: str) -> str | None:
    """What descriptions are compared by: what they are directed at, else their words; null for `lead program`."""
    if targets := targets_named(name):
        return "anti-" + "-".join(sorted(target.lower() for target in targets))
    words = [word for word in key_of(name).split("-") if word not in _EMPTY]
    return "-".join(words) if len(words) > 1 else None


def targets_named(name: str) -> frozenset[str]:
    """The targets that a description names."""
    return frozenset((one or other).upper() for one, other in _AGAINST.findall(name))


def trial_named(trial: str) -> str:
    """A trial's name as its id has it, `RESOLUTION`; one that is only described in words, `brb-101 phase 1 trial`."""
    name = trial.rpartition("/")[2]
    return _NUMBERED.sub("phase ", _DESCRIBED.sub(" ", name)) if name.endswith("-trial") else name.upper()
