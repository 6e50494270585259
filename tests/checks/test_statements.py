"""What a statement in one's own words may say."""

from summarizer.checks import run_check

TEXT = "QLN-201 is the company's seventh antibody and its first one outside oncology, given as a single dose."


def claim(statement: str) -> dict[str, str]:
    """A claim that says something in its own words."""
    return {"type": "BACKGROUND", "modality": "REPORTED", "statement": statement}


def test_one_that_stands_for_a_noun_is_no_number() -> None:
    text = TEXT.replace(" one ", " antibody ")
    assert not run_check("AT01", text=text, claim=claim("The first one outside oncology"))


def test_one_that_counts_is_a_number() -> None:
    text = TEXT.replace("single dose", "weekly dose").replace(" one ", " antibody ")
    assert run_check("AT01", text=text, claim=claim("One antibody outside oncology"))


def test_a_single_dose_is_one_dose() -> None:
    assert not run_check("AT01", text=TEXT, claim=claim("QLN-201 is given as one dose"))


def test_not_met_is_missed_and_met_is_neither() -> None:
    text = "The trial did not meet its primary endpoint."
    assert not run_check("AT06", text=text, claim=claim("The trial missed its primary endpoint"))
    assert run_check("AT06", text=text, claim=claim("The trial met its primary endpoint"))
