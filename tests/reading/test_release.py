"""What is a press release, and what is not."""

from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.reading import read, require_release

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
PAGES = HERE / "pages"
RELEASES = [
    *sorted(SEEDS.glob("*.txt")),
    *(path for path in sorted(PAGES.glob("*.txt")) if path.stem != "german"),
]

OTHERS = {
    "recipe": """Apple Pie

Ingredients
- 6 apples
- 2 cups flour

Preheat the oven. Peel the apples and cut them into slices. Bake for 45 minutes and serve warm with ice cream.
""",
    "poem": """The Harbour

The boats came in at evening light,
And no one knew which one was mine,
I counted sails until the night
Had drawn them all into one line.
""",
    "encyclopedia": """Allogenix Therapeutics

Allogenix Therapeutics, Inc. is an American biotechnology company headquartered in California. It develops CAR T cell \
therapies and is listed on Nasdaq (Nasdaq: ALGX).

History

The company was founded in 2017. In April 2018, the company announced a financing of $300 million.

References

1. "Company profile". Example News. 2019.
""",
    "log": "\n".join(
        f"2026-01-08 10:{minute:02d}:00 INFO worker started job status=ok" for minute in range(40)
    ),
    "letter": """Hi Anna,

thanks for the numbers. I reported them to Tom today and he is pleased to see that we are on track. Could you send \
me the slides by Friday, January 9, 2026?
""",
    "abstract": """Background: CAR T cell therapy has changed the treatment of lymphoma. Methods: We performed a \
randomized phase 2 trial in 120 patients. Results: The response rate was 58% (95% CI 49-67).
""",
    "minutes": """BOSTON, January 5, 2026 - Minutes of the meeting of the parent association

Present were Mr. Smith and Mrs. Jones. The treasurer reported a surplus. The meeting closed at 9 pm.
""",
}


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_releases_pass(path: Path) -> None:
    require_release(read(path))


@pytest.mark.parametrize("kind", [*OTHERS, "source code"])
def test_other_texts_are_refused(kind: str) -> None:
    text = OTHERS.get(kind) or Path(__file__).read_text(encoding="utf-8").partition("OTHERS")[0]
    with pytest.raises(InputError, match="does not read as a press release"):
        require_release(read(text))


def test_a_release_in_another_language_is_refused_by_its_name() -> None:
    with pytest.raises(InputError, match=r"german\.txt is in German; only English releases are read"):
        require_release(read(PAGES / "german.txt"))
