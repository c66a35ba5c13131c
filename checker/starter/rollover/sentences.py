"""What people read in a rule file, a year later: a sentence moves with its days, or is kept and told. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from checker.domain.rollover import RolloverDecision, RolloverDecisionKind
from checker.rulebook.yaml_marks import Marked, MarkedFile
from checker.starter.rollover.year_shift import names_weekday, next_year, prose_moved, speaks_of_days

# What editors read in the first line of a file.
FOR_EDITORS = "yaml-language-server"
# By which rule a day moves; that it names a weekday is no matter of the year.
OF_LAW = "basis"


def moved_sentence(
    file: MarkedFile,
    word: Marked,
    about: RolloverDecision,
    plan_year: int,
    moved: Callable[[date], date] = next_year,
) -> Iterator[RolloverDecision]:
    """Moves the days and years of a sentence; one that names a weekday with a day stays, as it would become false."""
    raw, said = file.raw(word), word.said or ""
    now = prose_moved(raw, plan_year, moved)
    if names_weekday(said) and now != raw:
        yield replace(about, kind=RolloverDecisionKind.WEEKDAY, facts={**about.facts, "text": said})
    elif now != raw:
        file.replace(word, now)
        shown = prose_moved(said, plan_year, moved)
        yield replace(about, kind=RolloverDecisionKind.TEXT, facts={**about.facts, "text": shown})
    elif names_weekday(said) and word.key != OF_LAW:
        yield replace(about, kind=RolloverDecisionKind.WEEKDAY, facts={**about.facts, "text": said})


def comments_of_the_year(file: MarkedFile, name: str, plan_year: int) -> Iterator[RolloverDecision]:
    """Remarks that say something of the plan's year are marked as such: what they say was true of it."""
    for comment in file.comments():
        said = comment.said or ""
        if said.startswith(FOR_EDITORS) or not speaks_of_days(said, plan_year):
            continue
        file.insert(comment.start, f" {plan_year}:")
        yield RolloverDecision(RolloverDecisionKind.COMMENT, name, facts={"text": said})
