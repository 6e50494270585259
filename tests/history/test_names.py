"""Names as they are told: of what an id has."""

import pytest

from summarizer.history.names import trial_named


@pytest.mark.parametrize(
    ("trial", "told"),
    [
        ("allogene-therapeutics/resolution", "RESOLUTION"),
        ("examplia-bio/nct01234567", "NCT01234567"),
        ("examplia-bio/exb-101-phase2-trial", "exb-101 phase 2 trial"),
        ("examplia-bio/exb-101-phase1-2-trial", "exb-101 phase 1-2 trial"),
        ("examplia-bio/exb-101-trial", "exb-101 trial"),
    ],
)
def test_a_trials_name_is_told_and_a_description_is_no_name(trial: str, told: str) -> None:
    assert trial_named(trial) == told
