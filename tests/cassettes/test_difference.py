"""Two requests are the same whatever the order of their keys; a difference is shown where it is."""

import pytest

from summarizer.cassettes.difference import digest, nearest


def test_a_digest_knows_content_and_not_the_order_of_keys() -> None:
    body = {"model": "m", "messages": [{"role": "user", "content": "é"}]}
    assert digest(body) == digest({"messages": [{"content": "é", "role": "user"}], "model": "m"})
    assert digest(body) != digest({**body, "model": "n"})
    assert digest([1, 2]) != digest([2, 1])
    assert len(digest(body)) == 32


@pytest.mark.parametrize(
    ("asked", "recorded", "said"),
    [
        ({"a": 1}, [], "it holds none"),
        ({"a": 1}, [{"a": 2}], "the nearest is number 1, where a is 1, recorded 2"),
        ({"a": 1}, [{"a": "1"}], 'the nearest is number 1, where a is 1, recorded "1"'),
        ({"a": 1}, [{"a": True}], "the nearest is number 1, where a is 1, recorded true"),
        ({"a": 1, "b": 2}, [{"x": 0}, {"a": 1}], "the nearest is number 2, where b is asked now"),
        ({}, [{"t": 0}], "the nearest is number 1, where t is no longer asked"),
        ({"m": [1, 2]}, [{"m": [1]}], "the nearest is number 1, where m has 2 items, recorded with 1"),
        (
            {"m": [{"content": "x" * 50 + "31%" + "y" * 50}]},
            [{"m": [{"content": "x" * 50 + "41%" + "y" * 50}]}],
            f"the nearest is number 1, where m[0].content reads '…{'x' * 30}31%{'y' * 27}…', "
            f"recorded '…{'x' * 30}41%{'y' * 27}…'",
        ),
        (
            {"m": "text"},
            [{"m": "text and more"}],
            "the nearest is number 1, where m reads 'text', recorded 'text and more'",
        ),
        (
            dict.fromkeys("abcde", 1),
            [dict.fromkeys("abcde", 2)],
            "the nearest is number 1, where a is 1, recorded 2; b is 1, recorded 2; c is 1, recorded 2; "
            "and 2 more",
        ),
    ],
)
def test_the_difference_is_on_one_line(asked: object, recorded: list[object], said: str) -> None:
    assert nearest(asked, recorded) == said
