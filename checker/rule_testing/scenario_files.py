"""Writes the scenarios of a new rule beside the rules folder. Shell: reads the rules, writes one new file.

The file is made whole, and never over one that is there: somebody may have gone on writing in it.
"""

from __future__ import annotations

import os
from pathlib import Path

from checker.domain.house_scenarios import scenarios_beside
from checker.domain.refusal import NewRuleRefusal, Refused
from checker.rule_testing.new_scenarios import scenarios_of
from checker.rulebook.load import load
from checker.usecases.rules.rule_files import write_new


def write_new_scenarios(rules: Path, rule: str) -> Path:
    """The file with the scenarios of a rule of the folder. Raises Refused where it cannot be written, or is there."""
    book = load(rules)
    planned = book.rule(rule)
    assert planned is not None, "it has just been added"
    place = scenarios_beside(rules, book.language) / f"{rule}.feature"
    try:
        write_new(place, scenarios_of(book, planned).encode())
    except OSError as failed:
        if os.path.lexists(place):
            raise Refused(NewRuleRefusal.SCENARIOS_THERE, file=str(place), rule=rule) from None
        detail = failed.strerror or str(failed)
        raise Refused(NewRuleRefusal.NO_SCENARIOS, file=str(place), detail=detail, rule=rule) from None
    return place
