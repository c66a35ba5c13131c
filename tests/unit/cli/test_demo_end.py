"""The demo's end fits a screen, whatever happened and however many goals and roles a house has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.cli.demo_end import MOST_LINES, WIDEST, end_lines
from checker.domain.message import MessageKind
from checker.domain.verdict import State
from checker.wording.locales import Locale
from checker.wording.year_review.facts import RoleName, Standing, YearFacts
from checker.wording.year_review.sentences import sentences
from tests.a_year import FIRST, eventful, goals, mail, year

PAGE = Path("demo-workspace/index.html")
SERVE = "zielwacht serve --config demo-workspace/config.toml --from-last-tick --sign-in gf"
PAGES = f"Die Seiten im Browser: {SERVE}"
OPEN = "Das ganze Jahr mit allen Mails zum Ansehen: demo-workspace/index.html"


def a_house(goal_count: int, role_count: int) -> YearFacts:
    """An eventful year of so many goals with an obligation each, and so many roles with a mail each."""
    named = tuple(goals(goal_count))
    roles = (RoleName(f"rolle-{number}", f"Leitung der Abteilung Nummer {number}") for number in range(role_count))
    escalation = MessageKind.ESCALATION
    return replace(
        eventful(),
        goals=named,
        standing=tuple(Standing(State.MET, goal) for goal in named),
        mails=tuple(mail(date(2020, 2, 3), escalation, role) for role in roles),
    )


def parts(facts: YearFacts) -> list[list[str]]:
    """What stands between blank lines: sentences, tables, the page."""
    text = "\n".join(end_lines(facts, PAGE, "de", SERVE))
    return [part.split("\n") for part in text.split("\n\n")]


def test_a_year_without_anything_is_its_sentences_and_the_page() -> None:
    assert end_lines(year(), PAGE, "de", SERVE) == [*sentences(year(), "de"), "", OPEN, PAGES]


@pytest.mark.parametrize("locale", ["de", "en"])
@pytest.mark.parametrize(
    ("goal_count", "role_count"), [(1, 1), (14, 8), (60, 1), (1, 60), (60, 60)], ids=lambda count: str(count)
)
def test_it_never_has_more_than_forty_lines(goal_count: int, role_count: int, locale: Locale) -> None:
    lines = end_lines(a_house(goal_count, role_count), PAGE, locale, SERVE)
    assert len(sentences(a_house(1, 1), locale)) == 10, "no year takes more"
    assert len(lines) <= MOST_LINES == 40
    assert max(len(line) for line in lines[10:]) <= WIDEST


def test_what_does_not_fit_is_summed_up_and_nothing_is_lost() -> None:
    _, by_goal, by_role, _ = parts(a_house(60, 60))
    for head, *rows, total in (by_goal, by_role):
        counts = [int(row.split()[-1]) for row in rows]
        assert sum(counts) == int(total.split()[-1]) == 60
        assert rows[-1].split()[1] == "weitere"
        assert head.split()[-1] == "alle"
    assert len(by_goal) > len(by_role) > 5


def test_what_fits_is_shown_whole() -> None:
    _, by_goal, by_role, last = parts(a_house(13, 8))
    assert (len(by_goal), len(by_role)) == (1 + 13 + 1, 1 + 8 + 1)
    assert last == [OPEN, PAGES]


def test_a_long_title_is_cut_and_its_columns_stay_in_place() -> None:
    facts = a_house(2, 1)
    long = facts.goals[0].model_copy(update={"title": "Sehr " * 40 + "lang"})
    changed = replace(facts, goals=(long, facts.goals[1]), standing=(Standing(State.MET, long), facts.standing[1]))
    _, by_goal, _, _ = parts(changed)
    assert by_goal[1].startswith("Sehr Sehr")
    assert len({len(line) for line in by_goal}) == 1
    assert len(by_goal[0]) <= WIDEST


def test_the_days_are_those_of_the_facts() -> None:
    later = replace(year(), last=date(2021, 12, 31))
    assert "31.12.2021" in end_lines(later, PAGE, "de", SERVE)[0]
    assert f"{FIRST:%d.%m.%Y}" in end_lines(later, PAGE, "de", SERVE)[0]
