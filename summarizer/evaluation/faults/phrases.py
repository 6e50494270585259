"""Edits of a quote's words: names, hedges, negations, comparisons, and words lost or added."""

from collections.abc import Iterator
from random import Random

from .edits import Edit, each, swap


def _name(text: str, random: Random) -> Iterator[str]:
    """Another code, an acronym or a company misspelt, another target, another agency."""
    yield from each(
        r"\b([A-Z]{2,5})-(\d{1,5})\b(?![\d-])",
        text,
        lambda m: f"{m[1]}-{abs(int(m[2]) + random.choice([1, -3, 13]))}",
    )
    yield from each(
        r"\b(CD|IL-?|PD-?L?|FGFR|APOC|TNFR?)(\d{1,2})\b", text, lambda m: f"{m[1]}{int(m[2]) + 1}"
    )
    yield from each(r"\b[A-Z]{5,}\d?\b", text, lambda m: _misspelt(m.group()))
    yield from each(
        r"\b[A-Z][a-z]{4,}(?= (?:Therapeutics|Pharma\w*|Bio\w*|Medicines|Oncology|Laboratories|Inc|AG)\b)",
        text,
        lambda m: _misspelt(m.group()),
    )
    yield from each(r"\b[a-z]{3,}(?:mab|nib|cel|gene|tide|siran)\b", text, lambda m: _misspelt(m.group()))
    pairs = {"FDA": ("EMA",), "EMA": ("FDA",), "MHRA": ("EMA",), "NMPA": ("PMDA",), "PMDA": ("NMPA",)}
    yield from swap(pairs, text, random)


def _misspelt(name: str) -> str | None:
    """The name with its first two neighbours inside that differ turned around."""
    at = next((n for n in range(1, len(name) - 1) if name[n] != name[n + 1]), None)
    return None if at is None else name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _disease(text: str, random: Random) -> Iterator[str]:
    pairs = {
        "lupus": ("psoriasis",), "scleroderma": ("systemic sclerosis",), "myositis": ("myopathy",), "lymphoma": ("leukemia",),
        "large B-cell lymphoma": ("follicular lymphoma",), "RCC": ("NSCLC",), "renal cell carcinoma": ("urothelial carcinoma",),
        "LBCL": ("DLBCL",), "diffuse": ("limited",), "refractory": ("relapsed",), "severe": ("mild",), "moderate": ("severe",),
        "moderate-to-severe": ("mild-to-moderate",), "SLE": ("LN",), "COPD": ("asthma",), "biliary": ("pancreatic",),
        "cardiomyopathy": ("polyneuropathy",), "active": ("inactive",), "advanced": ("early",),
    }  # fmt: skip
    yield from swap(pairs, text, random)


def _modal(text: str, random: Random) -> Iterator[str]:
    pairs = {
        "may": ("will", "does"), "could": ("will", "would", "did"), "will": ("may", "has", "did"), "would": ("will",),
        "can": ("could", "will"), "might": ("will",), "expected": ("confirmed", "shown"), "plans": ("began",),
        "expects": ("confirmed",), "designed": ("shown",), "potential": ("ability", "proven"), "believe": ("know",),
        "aims": ("managed",), "is expected to": ("is sure to",), "has the potential to": ("is able to",),
        "intends": ("agreed",), "suggest": ("prove",),
    }  # fmt: skip
    yield from swap(pairs, text, random)


def _modal_removed(text: str, _: Random) -> Iterator[str]:
    yield from each(
        r"\b(?:may|could|would|might|potentially|approximately|expected|designed|could not) ",
        text,
        lambda _m: "",
    )


def _tense(text: str, random: Random) -> Iterator[str]:
    pairs = {
        "is": ("was", "will be"), "was": ("is", "will be"), "are": ("were",), "were": ("are", "will be"), "has": ("will have",),
        "is enrolling": ("has enrolled", "will enroll"), "granted": ("denied", "requested"), "received": ("requested",),
        "completed": ("initiated",), "planned": ("completed",), "enrolled": ("screened",), "presented": ("submitted",),
        "demonstrated": ("suggested",), "confirmed": ("unconfirmed",), "approved": ("rejected",), "submit": ("withdraw",),
    }  # fmt: skip
    yield from swap(pairs, text, random)


def _negation_dropped(text: str, _: Random) -> Iterator[str]:
    yield from each(r"\b(?:not|no|never|without|No|neither|Neither|Not|longer) ", text, lambda _match: "")
    yield from each(r"\bdid not meet\b", text, lambda _match: "met")
    yield from each(r"\bfailed to meet\b", text, lambda _match: "met")
    yield from each(r"\bunable to\b", text, lambda _match: "able to")
    yield from each(r"\bwithout\b", text, lambda _match: "with")
    yield from each(r"\bNo\b", text, lambda _match: "Some")


def _negation_inserted(text: str, _: Random) -> Iterator[str]:
    yield from each(
        r"\b(?:is|was|were|are|has|could|may|will|did)\b(?! not)", text, lambda m: m.group() + " not"
    )


def _comparative(text: str, random: Random) -> Iterator[str]:
    pairs = {
        "higher": ("lower",), "lower": ("higher",), "more": ("less", "fewer"), "fewer": ("more",), "Fewer": ("More",),
        "less": ("more",), "greater": ("smaller",), "improved": ("worsened",), "reduced": ("increased",),
        "increased": ("decreased",), "increase": ("decrease",), "reduction": ("increase",), "improvement": ("decline",),
        "above": ("below",), "beyond": ("up to", "within"), "up to": ("at least", "beyond"), "more than": ("less than", "up to"),
        "at least": ("at most",), "before": ("after",), "after": ("before",), "versus": ("plus",), "with": ("without",),
        "into": ("until",), "lowered": ("raised",), "positive": ("negative",), "durable": ("transient",), "extended": ("shortened",),
    }  # fmt: skip
    yield from swap(pairs, text, random)


def _statistic(text: str, random: Random) -> Iterator[str]:
    pairs = {
        "ORR": ("DCR", "CRR"), "HR": ("OR",), "median": ("mean",), "Median": ("Mean",), "Mean": ("Median",), "mean": ("median",),
        "CI": ("PI",), "overall survival": ("event-free survival",), "progression-free survival": ("overall survival",),
        "primary": ("secondary",), "secondary": ("primary",), "interim": ("final",), "Interim": ("Final",), "futility": ("efficacy",),
        "chemotherapy": ("placebo",), "placebo": ("standard of care",), "baseline": ("week 4",), "randomized": ("single-arm",),
    }  # fmt: skip
    yield from swap(pairs, text, random)


def _deleted(text: str, random: Random) -> Iterator[str]:
    words = text.split(" ")
    for at in random.sample(range(1, max(2, len(words) - 1)), min(6, max(0, len(words) - 2))):
        yield " ".join(words[:at] + words[at + 1 :])


def _inserted(text: str, random: Random) -> Iterator[str]:
    words = text.split(" ")
    extra = [
        "significantly",
        "all",
        "only",
        "not",
        "confirmed",
        "three",
        "pivotal",
        "first",
        "potentially",
        "20%",
        "allogeneic",
        "and",
    ]
    for at in random.sample(range(1, max(2, len(words))), min(6, max(0, len(words) - 1))):
        yield " ".join([*words[:at], random.choice(extra), *words[at:]])


def _swapped(text: str, random: Random) -> Iterator[str]:
    words = text.split(" ")
    for at in random.sample(range(len(words) - 1), min(4, len(words) - 1)):
        yield " ".join([*words[:at], words[at + 1], words[at], *words[at + 2 :]])


def _inflected(text: str, _: Random) -> Iterator[str]:
    yield from each(r"\b[a-z]{5,}(?=s\b)s", text, lambda m: m.group()[:-1])
    yield from each(r"\b[a-z]{4,}[^s\W]\b(?= )", text, lambda m: m.group() + "s")


def _joined(text: str, _: Random) -> Iterator[str]:
    yield from each(r"\b(?:in|a|no|an|un|dis) (?=[a-z])", text, lambda m: m.group().strip())
    yield from each(r"\b(?:in|un|dis|non|re|over)(?=[a-z]{4,})", text, lambda m: m.group() + " ")


def _case(text: str, _: Random) -> Iterator[str]:
    yield from each(r"\b[A-Z]{3,}(?=[\d-]|\b)", text, lambda m: m.group().lower())


PHRASES: dict[str, Edit] = {
    "name of drug or trial": _name,
    "disease": _disease,
    "modal": _modal,
    "modal removed": _modal_removed,
    "tense or status": _tense,
    "negation dropped": _negation_dropped,
    "negation inserted": _negation_inserted,
    "comparative": _comparative,
    "statistic": _statistic,
    "word deleted": _deleted,
    "word inserted": _inserted,
    "words swapped": _swapped,
    "word misspelt or inflected": _inflected,
    "words run together or apart": _joined,
    "case of a name": _case,
}
