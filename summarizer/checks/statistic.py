"""AT, statistics: what a value is of its measure is what the evidence calls it."""

import re
from collections.abc import Iterator

from summarizer.numbers.figures import count_units
from summarizer.patterns import later
from summarizer.schemas import Result, Statistic
from summarizer.text import Span

from .context import Context, Fault, Subject
from .numbers import RATIOS, unit_key
from .results import each_place
from .terms import readable
from .wording import Scope, occurrences

_NEEDS_WORD = {
    Statistic.MEAN,
    Statistic.MEDIAN,
    Statistic.HAZARD_RATIO,
    Statistic.ODDS_RATIO,
    Statistic.RISK_RATIO,
    Statistic.P_VALUE,
    Statistic.CHANGE_FROM_BASELINE,
    Statistic.MINIMUM,
    Statistic.MAXIMUM,
}
_WORDS = {
    Statistic.MEAN: frozenset(
        {"mean", "average", "averaged", "averaging", "lsm", "lsmean", "gmt", "gmr", "gmc"}
    ),
    Statistic.MEDIAN: frozenset({"median"}),
    Statistic.HAZARD_RATIO: frozenset({"hazard"}),
    Statistic.ODDS_RATIO: frozenset({"odds"}),
    Statistic.MINIMUM: frozenset(
        {
            "shortest",
            "smallest",
            "lowest",
            "earliest",
            "fewest",
            "youngest",
            "minimal",
            "minimum",
            "nadir",
            "trough",
        }
    ),
    Statistic.MAXIMUM: frozenset(
        {"longest", "largest", "greatest", "highest", "latest", "oldest", "maximal", "maximum", "peak"}
    ),
}
"""Words that call a value what it is, besides those of the lexicon, which stand for themselves in any text."""
_BOUNDS = {Statistic.MINIMUM: {">", ">="}, Statistic.MAXIMUM: {"<", "<="}}


def result_statistic(context: Context) -> Iterator[Fault]:
    """A mean, a median, a hazard ratio are called so in the evidence; a value called so is one."""
    for subject, _, path, result in context.results:
        statistic = result.statistic
        if statistic is None:
            continue
        bounded = result.operator is not None and result.operator.value in _BOUNDS.get(statistic, set())
        name = readable(statistic.value)
        if statistic in _MOVES and _moved(result, subject, second=True):
            continue
        if statistic is Statistic.CHANGE_FROM_BASELINE and _changed_over_time(result, subject):
            continue
        if (
            statistic is Statistic.RELATIVE_CHANGE
            and unit_key(result.unit) == "%"
            and _by_itself(result, subject)
        ):
            continue
        if statistic is Statistic.P_VALUE and _P_IS.search(subject.sentences.folded):
            continue
        if statistic is Statistic.DIFFERENCE and (
            _against(result, subject) or _named_right_before(result, subject)
        ):
            continue
        if statistic in _NEEDS_WORD and not bounded and not _worded(statistic, subject.sentences):
            said = " or ".join(readable(one) for one in sorted(_called(result, subject)))
            instead = f", it says {said}" if said else ""
            yield Fault(
                f"{path}.statistic", f"The evidence does not call this a {name}{instead}.", subject.span
            )
        elif statistic in {Statistic.RATE, Statistic.COUNT} and _averaged(result, subject):
            yield Fault(
                f"{path}.statistic",
                f"The evidence calls this a mean or a median, not a {name}.",
                subject.span,
            )
        elif statistic is Statistic.RATE and _changed(result, subject):
            yield Fault(f"{path}.statistic", "The evidence calls this a change, not a rate.", subject.span)
        elif statistic not in _RATIO_LIKE and _called_ratio(result, subject):
            yield Fault(f"{path}.statistic", f"The evidence calls this a ratio, not a {name}.", subject.span)
        elif statistic in _SUMMARIES and _counted(result, subject):
            yield Fault(f"{path}.statistic", f"The evidence counts here, it gives no {name}.", subject.span)
        elif statistic not in _NEEDS_WORD and not _goes_unsaid(statistic, result):
            found = _called(result, subject)
            if not _fits(statistic, found, result):
                said = " or ".join(readable(one) for one in sorted(found))
                instead = f"says {said}, not {name}" if said else f"does not say that this is a {name}"
                yield Fault(f"{path}.statistic", f"The evidence {instead}.", subject.span)


def _called(result: Result, subject: Subject) -> frozenset[str]:
    """What the clause of a result's figure, else its sentences, call a value."""
    return _around(result, subject).values("statistic") or subject.sentences.values("statistic")


def _worded(statistic: Statistic, scope: Scope) -> bool:
    """Whether a text has a word for a statistic."""
    words = _WORDS.get(statistic)
    return statistic.value in scope.values("statistic") or bool(words and words & scope.pool)


def _goes_unsaid(statistic: Statistic, result: Result) -> bool:
    """Whether a value's unit tells its statistic, whatever the text calls the values beside it."""
    if statistic is Statistic.RATE:
        return unit_key(result.unit) == "%"
    return statistic is Statistic.RANGE or (statistic is Statistic.COUNT and unit_key(result.unit) != "%")


_EXACT = {item.value for item in RATIOS | {Statistic.MEAN, Statistic.MEDIAN}}


def _fits(statistic: Statistic, found: frozenset[str], result: Result) -> bool:
    """Whether a statistic without a word of its own may stand where the text has words for others."""
    if statistic.value in found:
        return True
    exact = found & _EXACT
    if statistic is Statistic.RATE:
        if result.unit in count_units() and "/" not in (result.value or ""):
            return False
        return unit_key(result.unit) == "%" or result.n is not None or not exact
    if statistic is Statistic.COUNT:
        return unit_key(result.unit) != "%"
    if statistic in {Statistic.DIFFERENCE, Statistic.RELATIVE_CHANGE}:
        return bool(found & {"DIFFERENCE", "RELATIVE_CHANGE", "CHANGE_FROM_BASELINE"})
    return not exact or statistic is Statistic.RANGE


_SUMMARIES = RATIOS | {Statistic.MEAN, Statistic.MEDIAN}
_MOVED = (
    r"\b(?:reduc|decreas|increas|lower|improv|declin|rais|grew|grow|rose|rising|fell|fall|drop|chang|slow|cut|shr[aiu]nk|narrow"
    r"|widen|gain|lost|prolong|extend|shorten|delay|diminish|deepen|climb|jump|surge(?!r)|surging|worsen|suppress|inhibit|deplet|boost|loss)"
)
_BY = later(
    rf"{_MOVED}\w*\s(?:[^,;.()\d]|(?<=[^\W\d])\d){{0,60}}\bby\s(?:a (?:mean|median|total) (?:of )?)?$"
)
_AND_BY = later(
    rf"{_MOVED}\w*\s[^;\n]{{0,120}}\b(?:and|or|versus|vs\.?|against|compared with|compared to)\s(?:by\s)?\+?$"
)
"""What stands before a value by which something moved, and before a second one in the same breath."""
_THAN = later(
    r"\s(?:smaller|larger|lower|higher|greater|fewer|less|more|slower|faster|shorter|longer|better|worse|steeper)\b"
)
"""What stands behind a value that is a difference: `31% smaller than with placebo`."""
_OF = later(r"\d{1,6}\s(?:out\s)?of\s(?:the\s)?\d")


_MOVES = {Statistic.CHANGE_FROM_BASELINE, Statistic.RELATIVE_CHANGE, Statistic.DIFFERENCE}
"""Statistics of what has moved, or stands apart; which of them it is, a release often leaves to its reader."""


def _changed(result: Result, subject: Subject) -> bool:
    """Whether every printing of a percentage is what something rose or fell by."""
    return unit_key(result.unit) == "%" and _moved(result, subject)


def _moved(result: Result, subject: Subject, *, second: bool = False) -> bool:
    """Whether every printing of a figure is what something rose or fell by, or, with `second`, stands apart by."""

    def test(folded: str, one: Span) -> bool:
        before = folded[max(0, one.start - 160) : one.start]
        if _BY.search(before[-90:]):
            return True
        return second and bool(
            _AND_BY.search(before) or (one.end < len(folded) and _THAN.match(folded, one.end))
        )

    return each_place(result, subject, test)


_NOUN = (
    r"(?:reduction|decrease|increase|decline|improvement|gain|loss|drop|rise|fall|growth|change|lowering|shrinkage|elevation"
    r"|worsening|slowing)s?\b"
)
_A_CHANGE = later(
    rf"[ -](?:(?!(?:of|in|with|on|had|have|has|and|or|were|was|who|that|than|from|at|for|to)\s)[a-z-]{{2,20}}\s){{0,3}}{_NOUN}"
)
"""What stands behind a value that is itself a change: `a 45% relative reduction`, `a 9.8-letter gain`."""
_CHANGE_WAS = later(
    rf"{_MOVED}\w*\b(?:[^;.\n]|\.(?=\d)){{0,120}}?"
    r"(?:\b(?:was|were|is|of|averag\w+|reached|total\w+|amounted to)|:)\s(?:(?:a|an|about|approximately|around|nearly|up to)\s)?"
    r"(?:(?:mean|median|average)\s(?:of\s)?)?$"
)
"""What stands before the value of a change: `mean change in the score at week 24 was`, `a gain of`."""
_DIRECTLY = later(
    rf"{_MOVED}\w*\s(?:(?:a|an|the|about|approximately|nearly|only|another|on average|average of|mean of|median of|further)\s){{0,3}}$"
)
"""The verb right before the value of a change: `lost 12% of their weight`, `gained an average of 9.8 letters`."""
_P_IS = later(r"\bp\s?(?:-?\s?values?\s?)?(?:of\s|was\s|is\s)?[<>=\u2264\u2265]?\s?0?\.\d")
_NO_CHANGE = later(
    r"\b(?:differ\w*|adjusted|corrected|subtracted|delta|rate|proportion|percentage|share|incidence|number|ratio|hr"
    r"|(?:patients|participants|people|subjects|adults|children|responders) (?:with|who|whose|had|showed|achiev\w+|experienc\w+))\b"
)
"""Words before a value that is no change of one group: what sets two of them apart, or counts them."""


def _changed_over_time(result: Result, subject: Subject) -> bool:
    """Whether every printing of a figure is what something is said to have changed by, in one group of people."""

    def test(folded: str, one: Span) -> bool:
        clause = re.split(r"[;\n]|(?<=[a-z)])\.\s", folded[max(0, one.start - 200) : one.start])[-1]
        if _NO_CHANGE.search(clause):
            return False
        return bool(
            _CHANGE_WAS.search(clause) or _DIRECTLY.search(clause) or _A_CHANGE.match(folded, one.end)
        )

    return each_place(result, subject, test)


def _by_itself(result: Result, subject: Subject) -> bool:
    """Whether every printing of a figure is called a change right beside it: `a 45% reduction`, `cut costs 45%`."""

    def test(folded: str, one: Span) -> bool:
        return bool(
            _A_CHANGE.match(folded, one.end) or _DIRECTLY.search(folded[max(0, one.start - 60) : one.start])
        )

    return each_place(result, subject, test)


_VERSUS = later(
    r"\)?\s?[,(]?\s?(?:versus|vs\.?|compared (?:with|to)|relative to|over|against|better than|more than|less than)\s"
    r"(?P<other>[^,;.()\n]{2,60})"
)
_STANDS_APART = later(
    rf"{_MOVED}|\b(?:differ|advantage|benefit|superior|inferior|effect|separat|margin|better|worse|favou?r)"
)


def _against(result: Result, subject: Subject) -> bool:
    """Whether every printing of a figure is set against an arm that has no figure of its own beside it.

    `An improvement with 5 mg (-14.6 minutes versus placebo)` is a difference, `9.8 versus 7.1 with placebo` is not.
    """

    def test(folded: str, one: Span) -> bool:
        behind = _VERSUS.match(folded, one.end)
        if (
            behind is None
            or re.search(r"(?<![\w-])\d", behind["other"])
            or folded[behind.end() : behind.end() + 2] == " ("
        ):
            return False
        return (
            bool(_STANDS_APART.search(folded[max(0, one.start - 160) : one.start]))
            or folded[one.start] in "+-"
        )

    return each_place(result, subject, test)


_APART_BY = later(
    r"\b(?:difference|advantage|margin of|separation|(?:treatment|survival|absolute) benefit|treatment effect|effect size|delta"
    r"|(?:placebo|sham|vehicle|control)[ -](?:adjusted|corrected|subtracted))"
    r"[^,;.()\d]{0,60}$"
)


def _named_right_before(result: Result, subject: Subject) -> bool:
    """Whether every printing of a figure is called an advantage, a margin or the like right before it."""
    return each_place(
        result,
        subject,
        lambda folded, one: bool(_APART_BY.search(folded[max(0, one.start - 100) : one.start])),
    )


_RATIO_LIKE = RATIOS | {Statistic.OTHER}
_RATIO_NAME = later(r"\b(?:hr|(?:hazard|odds|risk) ratio)\)?(?:\s?[:=]\s?|\s(?:(?:was|of|is)\s)?)$")


def _called_ratio(result: Result, subject: Subject) -> bool:
    """Whether every printing of a figure stands right behind the name of a ratio."""
    return each_place(
        result,
        subject,
        lambda folded, one: bool(_RATIO_NAME.search(folded[max(0, one.start - 24) : one.start])),
    )


def _counted(result: Result, subject: Subject) -> bool:
    """Whether every printing of a figure is a number of so and so many."""
    return each_place(result, subject, lambda folded, one: bool(_OF.match(folded, one.start)))


_AVERAGE = later(r"\b(?:mean|median|average)\b[^,;.()\d]{0,60}$")


def _averaged(result: Result, subject: Subject) -> bool:
    """Whether every printing of a figure is called a mean or a median right before it."""
    return each_place(
        result, subject, lambda folded, one: bool(_AVERAGE.search(folded[max(0, one.start - 80) : one.start]))
    )


def _around(result: Result, subject: Subject) -> Scope:
    """The clause that prints a result's figure."""
    places = occurrences(result.figure, subject.quotes.folded) if result.figure else []
    if not places:
        return subject.quotes
    folded = subject.quotes.folded
    start, end = max(0, places[0].start - 60), min(len(folded), places[0].end + 40)
    return subject.context.scope(folded[start:end])
