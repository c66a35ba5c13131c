"""The features notice mistakes of the product: all of the catalogue can still be made, and one is tried.

All of them: `make mutants`.
"""

from __future__ import annotations

from pathlib import Path

from tests.mutants.catalogue import MUTANTS
from tests.mutants.killing import Copy, Fate, places


def test_every_mistake_can_still_be_made() -> None:
    """Whoever changes the line that one is made in chooses another for it."""
    assert [(one.file, one.old, places(one)) for one in MUTANTS if places(one) != 1] == []


def test_there_are_sixty_and_at_most_two_that_no_scenario_can_notice() -> None:
    assert len(MUTANTS) == len({(mutant.file, mutant.new, mutant.old) for mutant in MUTANTS}) == 60
    assert sum(bool(mutant.survives) for mutant in MUTANTS) <= 2


def test_a_mistake_fails_a_scenario(tmp_path: Path) -> None:
    (mutant,) = [one for one in MUTANTS if one.breaks == "a period is over on its last day"]
    outcome = Copy(tmp_path).outcome(mutant)
    assert (outcome.fate, outcome.by) == (Fate.KILLED, "am_letzten_tag_des_jahres_ist_das_jahr_noch_nicht_vorbei")
