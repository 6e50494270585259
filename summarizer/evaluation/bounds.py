"""How sure a count makes us: the exact upper bound of a rate."""

from math import exp, log, log1p

LEVEL = 0.95


def upper_bound(count: int, of: int, level: float = LEVEL) -> float:
    """The one-sided Clopper-Pearson upper bound of a rate of which `count` in `of` trials were seen.

    The largest rate under which so few would still be seen with probability 1 - `level`. For none
    seen it is the rule of three, 3 / `of`, made exact. 1.0 where nothing was tried.
    Source: Clopper and Pearson, Biometrika 26 (1934), 404-413.
    """
    if of == 0 or count >= of:
        return 1.0
    if count == 0:
        return 1 - float((1 - level) ** (1 / of))
    low, high = count / of, 1 - 1e-12
    for _ in range(60):
        middle = (low + high) / 2
        if _at_most(count, of, middle) > 1 - level:
            low = middle
        else:
            high = middle
    return high


def _at_most(count: int, of: int, rate: float) -> float:
    """The probability of `count` or fewer in `of` trials; summed as logarithms, so that nothing underflows."""
    chosen = 0.0
    total = 0.0
    for k in range(count + 1):
        total += exp(chosen + k * log(rate) + (of - k) * log1p(-rate))
        chosen += log((of - k) / (k + 1))
    return total
