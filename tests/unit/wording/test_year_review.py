"""What is told of a year: only what happened, in at most ten sentences, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checker.domain.finding import FindingState, Resolution
from checker.domain.message import MessageKind
from checker.domain.verdict import State
from checker.wording.locales import Locale
from checker.wording.mail_kinds import MAIL_KINDS, MOST_TELLING_FIRST
from checker.wording.year_review.facts import ImportTotals, RoleName, YearFacts, months_of
from checker.wording.year_review.sentences import ENDED, MOST_SENTENCES, sentences
from checker.wording.year_review.tables import by_goal, by_role, folded
from checker.wording.year_review.timeline import timeline
from checker.wording.year_review.words import STATES
from tests.a_year import GOAL, MANAGEMENT, OFFICE, change, eventful, judged, mail, trouble, year
from tests.unit.wording.made_up import shipped

JANUARY, FEBRUARY, MARCH = date(2020, 1, 13), date(2020, 2, 3), date(2020, 3, 2)


def told(facts: YearFacts, locale: Locale = "de") -> str:
    return "\n".join(sentences(facts, locale))


# The sentences


def test_where_nothing_happened_that_is_said() -> None:
    assert sentences(year(), "de") == (
        "Vom 06.01.2020 bis 31.03.2020 kam keine Datei.",
        "Es wurde nichts geurteilt.",
        "Keine Mail ging hinaus.",
    )
    assert sentences(year(), "en") == (
        "From 6 January 2020 to 31 March 2020 no file came in.",
        "Nothing was judged.",
        "No mail went out.",
    )


def test_a_year_without_trouble_is_told_as_one() -> None:
    quiet = judged(State.MET, State.MET, intake=ImportTotals(files=1, senders=1, taken=1))
    assert sentences(quiet, "de") == (
        "Vom 06.01.2020 bis 31.03.2020 brachte 1 Datei von 1 Absender 1 Angabe.",
        "2 Regeln für 1 Oberziel ergaben 2 Verpflichtungen; kein Zustand änderte sich.",
        "Kein Ziel wurde verfehlt, war gefährdet oder ohne Zahlen.",
        "Keine Mail ging hinaus.",
        "Stand am 31.03.2020: von 2 Verpflichtungen 2 erreicht.",
    )


def test_an_eventful_year_takes_ten_sentences() -> None:
    assert sentences(eventful(), "de") == (
        "Vom 06.01.2020 bis 31.03.2020 brachten 3 Dateien von 2 Absendern 1.200 Angaben "
        "(davon 1 Korrektur; abgewiesen: 4).",
        "2 Regeln für 1 Oberziel ergaben 2 Verpflichtungen; 3-mal änderte sich ein Zustand.",
        "Als Erstes fiel „zwei/nord/2016, Amt Nord“ auf: ab 03.02.2020 gefährdet.",
        "Der schwierigste Monat war Februar 2020: 1-mal wurde es schlechter, 0-mal ein Ziel erreicht.",
        "3 Befunde: 1 mit Entwarnung beendet; 1 richtiggestellt; 1 noch offen.",
        "Am längsten bis zur Entwarnung dauerte „drei/jobcenter/2016“: vom 13.01.2020 bis 03.02.2020.",
        "Zu Unrecht beanstandet war „vier/jobcenter/2016“: am 03.02.2020 festgestellt, am 02.03.2020 richtiggestellt.",
        "1 Vorlage an die nächste Stufe; am weitesten stieg „zwei/jobcenter/2016“, bis Stufe 3.",
        "3 Mails gingen an 2 Rollen, die meisten (2) an: Leitung; 1 Entwurf wartet auf Freigabe.",
        "Stand am 31.03.2020: von 2 Verpflichtungen 1 verfehlt, 1 erreicht.",
    )
    assert len(sentences(eventful(), "en")) == MOST_SENTENCES


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        pytest.param(replace(eventful(), intake=ImportTotals(files=2, senders=1)), "2 Dateien", id="other files"),
        pytest.param(replace(eventful(), changes=()), "kein Zustand änderte sich", id="no change"),
        pytest.param(replace(eventful(), mails=(mail(MARCH),)), "1 Mail ging an: Leitung", id="a single mail"),
        pytest.param(replace(eventful(), mails=(mail(MARCH),) * 2), "2 Mails gingen an: Leitung", id="a single role"),
        pytest.param(replace(eventful(), rules=1), "1 Regel für 1 Oberziel ergab 2", id="a single rule"),
        pytest.param(
            replace(eventful(), mails=()), "Keine Mail ging hinaus; 1 Entwurf wartet auf Freigabe.", id="only a draft"
        ),
        pytest.param(
            replace(eventful(), episodes=(trouble(JANUARY, JANUARY, state=FindingState.RESOLVED),)),
            "1 Befund: 1 mit Entwarnung beendet.",
            id="what lasted no day is not the longest",
        ),
    ],
)
def test_other_facts_give_other_sentences(facts: YearFacts, said: str) -> None:
    assert said in told(facts)
    assert said not in told(eventful())


def test_what_did_not_happen_is_left_out() -> None:
    calm = replace(eventful(), episodes=(trouble(FEBRUARY),), mails=(mail(FEBRUARY),))
    for absent in ("Am längsten", "Zu Unrecht", "nächste Stufe"):
        assert absent in told(eventful())
        assert absent not in told(calm)


def test_a_rule_is_told_by_its_short_title_and_where_it_is_gone_by_its_obligation() -> None:
    planned = next(shipped().rules())
    first = change(FEBRUARY, State.PENDING, State.BREACHED, scope=OFFICE)
    known = replace(eventful(), changes=(replace(first, rule=planned.rule),))
    assert f"„{planned.rule.short_title}, Amt Nord“" in told(known)
    assert "„wege-kurz/nord/2016, Amt Nord“" in told(replace(eventful(), changes=(first,)))


def test_every_state_kind_of_mail_and_end_has_its_words() -> None:
    for locale in ("de", "en"):
        assert set(STATES[locale]) == set(State)
        assert set(MAIL_KINDS[locale]) == set(MessageKind) == set(MOST_TELLING_FIRST)
        assert set(ENDED[locale]) == set(Resolution)


# The tables


def test_goals_stand_by_their_misses_and_every_obligation_is_counted_once() -> None:
    calm = GOAL.model_copy(update={"id": "ruhe", "title": "Ruhe bewahren"})
    facts = judged(State.MET, State.BREACHED, State.MET)
    quiet = replace(facts.standing[0], goal=calm)
    gone = replace(facts.standing[0], goal=None)
    table = by_goal(replace(facts, goals=(calm, GOAL), standing=(*facts.standing, quiet, gone)), "de")
    assert table.columns == ("verfehlt", "erreicht")
    rows = [(row.label, row.counts) for row in table.rows]
    assert rows == [("Wege kürzen", (1, 2)), ("Ruhe bewahren", (0, 1)), ("Regel entfallen", (0, 1))]
    assert (table.total.counts, table.total.sum) == ((1, 4), 5)


def test_roles_stand_by_their_mails_and_are_named_in_the_readers_language() -> None:
    table = by_role(eventful(), "en")
    assert table.columns == ("escalation", "alert")
    assert [(row.label, row.counts) for row in table.rows] == [("management", (1, 1)), ("Amt", (0, 1))]


def test_two_roles_of_one_title_stay_two_rows() -> None:
    other = RoleName("leitung_sued", MANAGEMENT.title)
    table = by_role(year(mails=(mail(MARCH), mail(MARCH, role=other))), "de")
    assert [row.label for row in table.rows] == ["Leitung", "Leitung"]


def test_a_folded_table_keeps_its_sums() -> None:
    table = by_role(year(mails=tuple(mail(MARCH, role=RoleName(f"r{n}", f"R{n}")) for n in range(5))), "de")
    short = folded(table, 3, "de")
    assert [(row.label, row.sum) for row in short.rows] == [("R0", 1), ("R1", 1), ("3 weitere", 3)]
    assert short.total == table.total
    assert folded(table, 5, "de") is table


# The timeline


def test_every_month_of_the_span_is_there_even_if_nothing_happened_in_it() -> None:
    assert list(months_of(date(2020, 11, 30), date(2021, 2, 1))) == [(2020, 11), (2020, 12), (2021, 1), (2021, 2)]
    assert [month.name for month in timeline(year(), "de")] == ["Januar 2020", "Februar 2020", "März 2020"]


def test_a_month_counts_what_got_worse_what_was_met_and_what_left() -> None:
    months = timeline(eventful(), "de")
    assert [(month.worse, month.met, month.other, len(month.mails)) for month in months] == [
        (0, 1, 0, 0), (1, 0, 0, 1), (1, 0, 0, 2),
    ]  # fmt: skip


def test_what_became_alike_on_one_day_is_one_line_and_no_figure_of_several_is_shown() -> None:
    north, house = (change(MARCH, State.PENDING, State.MET, scope=scope) for scope in (OFFICE, None))
    later = change(date(2020, 3, 3), State.PENDING, State.MET)
    alike, alone = timeline(judged(State.MET, changes=(north, house, later)), "de")[2].changes
    assert (alike.places, alike.figure) == (("Amt Nord",), "")
    assert (alone.places, alone.figure) == ((), "8,5\N{NO-BREAK SPACE}% (5 von 59)")


def test_on_a_day_what_got_worse_comes_first() -> None:
    better = change(MARCH, State.PENDING, State.MET, rule="a")
    worse = change(MARCH, State.MET, State.BREACHED, rule="z")
    lines = timeline(judged(State.MET, changes=(better, worse)), "de")[2].changes
    assert [line.is_for_the_worse for line in lines] == [True, False]
