"""Quoted people: the words between the marks, and who said them."""

import pytest

from summarizer.reading.layout import blocks_of
from summarizer.reading.quotes import quotes_in


def quoted(text: str) -> list[tuple[str, str | None]]:
    return [(text[quote.start : quote.end], quote.speaker) for quote in quotes_in(blocks_of(text, {}))]


def test_both_halves_of_a_quote_have_the_speaker_with_title() -> None:
    text = "“It works well here,” said Ann B. Lee, M.D., Ph.D., EVP of R&D of Acme, Inc. “We go on now.”"
    speaker = "Ann B. Lee, M.D., Ph.D., EVP of R&D of Acme, Inc."
    assert quoted(text) == [("“It works well here,”", speaker), ("“We go on now.”", speaker)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Rick Stewart, Chief Executive Officer of Acme, added, "We remain on track."', "Rick Stewart, Chief Executive Officer of Acme"),
        ('Acme CEO, Dr. James Burt, highlighted the wider meaning of it; "This brings a new choice."', "Acme CEO, Dr. James Burt"),
        ('Dr. Horst Hof, CEO of Acme, commented: "We are delighted to be here."', "Dr. Horst Hof, CEO of Acme"),
        ('The trial ended in May. Jo Doe, M.D., stated, "We will continue to work."', "Jo Doe, M.D."),
        ('"We are ready for more," added Kim Roe, President of the Foundation.', "Kim Roe, President of the Foundation"),
        ('"We are ready for more," Kim Roe, its President, said.', "Kim Roe, its President"),
    ],
)  # fmt: skip
def test_the_speaker_may_stand_before_or_behind(text: str, speaker: str) -> None:
    assert [name for _, name in quoted(text)] == [speaker]


def test_a_surname_and_a_pronoun_mean_the_speaker_before() -> None:
    text = (
        '"It works very well," said Jay R. Luly, Ph.D., President of Acme.\n'
        'Dr. Luly added, "We move on to more."\n'
        'Luly continued, "And we will not stop."\n'
        '"There is more to come," he added.\n'
    )
    assert {name for _, name in quoted(text)} == {"Jay R. Luly, Ph.D., President of Acme"}
    assert len(quoted(text)) == 4


def test_a_doctor_who_was_introduced_is_given_in_full() -> None:
    text = "Acme appointed Chin Lee, M.D., M.P.H., as its chief.\n“I am thrilled to join,” said Dr. Lee."
    assert quoted(text)[-1][1] == "Chin Lee, M.D., M.P.H."


def test_a_quote_runs_over_paragraphs() -> None:
    text = (
        'Jo Doe, Chief Scientist at Acme, commented; "This is a milestone.\n\n'
        'It is a new approach. We aim to improve lives." The trial goes on.\n'
    )
    assert [words for words, _ in quoted(text)] == [
        '"This is a milestone.',
        'It is a new approach. We aim to improve lives."',
    ]
    reopened = "“This is our first step.\n\n“It was not our last,” said Jo Doe, CEO.\n"
    assert [(words, name) for words, name in quoted(reopened)] == [
        ("“This is our first step.", "Jo Doe, CEO"),
        ("“It was not our last,”", "Jo Doe, CEO"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ALPHA3 integrates cema-cel as a “7th cycle” of first-line therapy.",
        "Lipella Pharmaceuticals Inc. (“Lipella,” “our,” “us,” or the “Company”) said that it has results.",
        "The stock is an “off-the-shelf” product, said to be new.",
        'Words such as "may," "will," "expects" and "plans" identify such statements.',
        "It turns “cold” tumors into “hot” immunogenic targets.",
    ],
)
def test_terms_and_defined_names_are_no_quotes(text: str) -> None:
    assert quoted(text) == []


def test_marks_inside_a_quote_belong_to_it() -> None:
    text = "“We call it the “miracle” drug for now,” said Jo Doe, CEO."
    assert [words for words, _ in quoted(text)] == ["“We call it the “miracle” drug for now,”"]


def test_a_speaker_may_be_announced_in_a_paragraph_of_its_own() -> None:
    text = "Jo Doe, CEO of Acme, said:\n“This is our first step.\n\n“It is not our last.”\n"
    assert quoted(text) == [
        ("“This is our first step.", "Jo Doe, CEO of Acme"),
        ("“It is not our last.”", "Jo Doe, CEO of Acme"),
    ]


def test_a_quote_that_lost_its_closing_mark_ends_where_the_speaker_is_named() -> None:
    text = '"We set out to help patients, said Jo Doe, CEO. "These data show that we do."'
    assert [words for words, _ in quoted(text)] == [
        '"We set out to help patients,',
        '"These data show that we do."',
    ]


def test_single_marks_count_where_there_are_no_others() -> None:
    text = "‘We could not do it without the patients’ help,’ said Jo Doe, CEO."
    assert quoted(text) == [("‘We could not do it without the patients’ help,’", "Jo Doe, CEO")]


def test_german_marks_close_with_the_mark_that_opens_in_english() -> None:
    text = "„Wir freuen uns sehr,“ said Jo Doe, CEO. The trial goes on."
    assert [words for words, _ in quoted(text)] == ["„Wir freuen uns sehr,“"]
