"""Our `locate` against langextract's aligner: same quotes, same run.

    python -m tests.benchmarks.grounding_vs_langextract [--per-kind N]

Counts corrupted quotes that are accepted, true quotes that are found at the right place (one by one, and all of a
release at once, shuffled and cited twice), and the time of a look-up. langextract runs with its defaults and with
its strictest settings (no fuzzy alignment, no partial matches). It wants an older tenacity than we do, so give it
an environment of its own: `uv run --isolated --no-project --with langextract --with pydantic python -m ...`.
"""

import argparse
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import version
from random import Random
from typing import Any

from summarizer.evaluation.faults import Corruption, corruptions
from summarizer.grounding import locate
from summarizer.schemas import Document
from summarizer.text import Span, sentences
from tests.documents import INVENTED, SEEDS, load

_Find = Callable[[Sequence[str], Document], list[Span | None]]


@dataclass
class Score:
    """What one aligner did."""

    accepted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    batch: float = 0.0


def _ours(quotes: Sequence[str], document: Document) -> list[Span | None]:
    return [locate(quote, document) for quote in quotes]


def _theirs(**options: bool) -> _Find:
    """Langextract's aligner with these options."""
    resolver: Any = import_module("langextract.resolver")
    data: Any = import_module("langextract.core.data")

    def find(quotes: Sequence[str], document: Document) -> list[Span | None]:
        wanted = [data.Extraction(extraction_class="quote", extraction_text=quote) for quote in quotes]
        aligned = resolver.WordAligner().align_extractions([wanted], document.text, **options)[0]
        places = [each.char_interval for each in aligned]
        return [Span(place.start_pos, place.end_pos) if place else None for place in places]

    return find


def _typography(quote: str) -> str:
    """A typographic variant: other quotation marks and dashes, no-break spaces."""
    quote = quote.translate({ord("’"): "'", ord("“"): '"', ord("”"): '"', ord("–"): "-", ord("−"): "-"})
    return re.sub(r"(?<=\d) ", "\u00a0", quote).replace("®", "")


def _true(document: Document) -> list[tuple[str, Span]]:
    """Sentences that stand in the document once, with their place."""
    found = []
    for span in sentences(document.text):
        quote = document.text[span.start : span.end]
        if len(quote) > 30 and quote.isascii() | ("’" in quote) and document.text.count(quote) == 1:
            found.append((quote, span))
    return found


def _sample(made: list[Corruption], per_kind: int) -> list[Corruption]:
    kinds: dict[str, list[Corruption]] = defaultdict(list)
    for each in made:
        kinds[each.kind].append(each)
    random = Random(5)  # noqa: S311 - reproducible, not secret
    return [each for group in kinds.values() for each in random.sample(group, min(per_kind, len(group)))]


def _is_right(span: Span | None, place: Span) -> bool:
    """Whether a span is the quote's place, outer punctuation and bullets aside."""
    return span is not None and abs(span.start - place.start) <= 4 and abs(span.end - place.end) <= 4


def _run(find: _Find, per_kind: int) -> tuple[Score, Counter[str], Counter[str]]:
    score, corrupted, true = Score(), Counter[str](), Counter[str]()
    for path in SEEDS + INVENTED:
        document = load(path)
        for each in _sample(corruptions(document), per_kind):
            corrupted[each.kind] += 1
            begun = time.perf_counter()
            [span] = find([each.quote], document)
            score.times.append(time.perf_counter() - begun)
            score.accepted[each.kind] += span is not None
        quotes = _true(document)
        for quote, place in quotes:
            for name, form in (("verbatim", quote), ("typographic variant", _typography(quote))):
                true[name] += 1
                begun = time.perf_counter()
                [span] = find([form], document)
                score.times.append(time.perf_counter() - begun)
                score.found[name] += _is_right(span, place)
        document = load(path)  # anew: ours remembers what it was asked of a document
        shuffled = quotes * 2
        Random(3).shuffle(shuffled)  # noqa: S311 - reproducible, not secret
        begun = time.perf_counter()
        spans = find([quote for quote, _ in shuffled], document)
        score.batch += time.perf_counter() - begun
        true["shuffled, twice, at once"] += len(shuffled)
        score.found["shuffled, twice, at once"] += sum(
            _is_right(span, place) for span, (_, place) in zip(spans, shuffled, strict=True)
        )
    return score, corrupted, true


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--per-kind", type=int, default=5, help="corruptions of each kind from each release")
    per_kind = parser.parse_args().per_kind
    finders: dict[str, _Find] = {"summarizer": _ours}
    try:
        finders |= {
            f"langextract {version('langextract')}, defaults": _theirs(),
            "langextract, strictest": _theirs(enable_fuzzy_alignment=False, accept_match_lesser=False),
        }
    except ImportError:
        print("langextract is not installed; see the top of this file. Ours alone:")
    medians: list[float] = []
    for name, find in finders.items():
        score, corrupted, true = _run(find, per_kind)
        medians.append(statistics.median(score.times))
        print(f"\n{name}")
        print(f"  corrupted quotes accepted   {score.accepted.total()} of {corrupted.total()}")
        worst = max(corrupted, key=lambda kind: score.accepted[kind] / corrupted[kind])
        print(f"    worst kind                {worst}: {score.accepted[worst]} of {corrupted[worst]}")
        for kind, count in true.items():
            print(f"  true quotes at their place  {score.found[kind]} of {count} ({kind})")
        print(
            f"  median time of a look-up    {medians[-1] * 1e3:.3f} ms ({medians[-1] / medians[0]:.0f} x ours)"
        )
        print(f"  all true quotes at once     {score.batch * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
