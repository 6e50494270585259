"""Markdown as scrapers write it becomes clean text; plain text stays as it is."""

import pytest

from summarizer.reading import read
from summarizer.reading.markup import is_markdown, render
from summarizer.reading.rendered import Mark


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("**About** us", "About us"),
        ("*Study at 90 mg/m**2* *Dose*", "Study at 90 mg/m2 Dose"),
        ("of ***in-vitro*** and *in-vivo*", "of in-vitro and in-vivo"),
        ("EYLEA*****®*** **(x)**", "EYLEA® (x)"),
        ("***P* value**", "P value"),
        ("**bold** and p<0.05*", "bold and p<0.05*"),
        ("**x** 0.0026\\*", "x 0.0026*"),
        ("see [the site](https://a.example/(b)?c=d) now", "see the site now"),
        ("[[NCT01](https://a.example)] **x**", "[NCT01] x"),
        ("**x** <https://a.example>", "x https://a.example"),
        ("for**[EYLEA](https://a.example)**and", "for EYLEA and"),
        ("CO[2](https://a.example)", "CO2"),
        ("text ![logo](https://a.example/x.png) on", "text  on"),
        ("&quot;Hi&quot; **x** a\\_b", '"Hi" x a_b'),
        ("# Title", "Title"),
        ("_New Journal_ **x** snake_case_name", "New Journal x snake_case_name"),
    ],
)
def test_inline_marks_go(source: str, plain: str) -> None:
    assert render(source).text == plain + "\n"


def test_underlines_and_rules_go_and_headings_are_remembered() -> None:
    rendered = render(
        "A Headline\n----------\n\n**Bold line**\n\n[Reuters](https://r.example)\n\n---\n\nBehind"
    )
    assert rendered.text == "A Headline\n\nBold line\n\nReuters\n\nBehind\n"
    marks = {rendered.text[at:].split("\n")[0]: mark for at, mark in rendered.marks.items()}
    assert marks == {
        "A Headline": Mark.HEADING,
        "Bold line": Mark.STRONG,
        "Reuters": Mark.LINK,
        "Behind": Mark.RULE,
    }


def test_table_rows_keep_their_cells_and_signs_come_back_to_their_numbers() -> None:
    rendered = render("| **Year** |  | 2024 | |\n| --- | --- |\n| Loss | $ | (36,610 | ) |  |\n")
    assert rendered.text == "Year | 2024\nLoss | $(36,610)\n"
    assert set(rendered.marks.values()) == {Mark.TABLE}


def test_fences_go_and_their_content_stays_untouched() -> None:
    assert render("```\nNet *loss*    $ (1)\n```\n").text == "Net *loss*    $ (1)\n"


def test_bullets_and_hard_breaks_become_lines() -> None:
    assert render("* one  \n   --  \n  two\n+ three\n").text == "- one\n  - two\n- three\n"


@pytest.mark.parametrize(
    "text",
    [
        "A line\n__________________________\n1 Note\n",
        "* p<0.05; ** p<0.01; *** p<0.001\n",
        "Revenue      2024\n-----------------------\nNet loss       12\n",
        "- a bullet\n* another\n  • third [1] (see below)\n",
        "a # sign, a | b, 3 * 4 * 5\n",
    ],
)
def test_plain_text_is_left_alone(text: str) -> None:
    assert not is_markdown(text)
    assert read(text).text == text
