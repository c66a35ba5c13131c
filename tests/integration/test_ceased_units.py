"""A merger, day by day: findings about finished months go on, and whoever succeeds reads what is still to be told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from checker.domain.finding import FindingState, Resolution
from checker.domain.message import MessageKind
from checker.records.fact_scope import SingleFact
from checker.store import outbox
from checker.usecases.importing.single_facts import report_fact
from notifications.facts_json import stored_facts
from notifications.notice_facts import RuleChangeFacts
from tests.integration.a_house import a_house

MERGED = ("organisation.yaml", "valid_to: null, merges_into: velbert}", "valid_to: 2016-04-30, merges_into: velbert}")
EACH_OFFICE_ANSWERS = (
    "plans/2016/goals/haus.yaml",
    "severity: minor\n    owner: bereichsleitung_mi\n",
    "severity: critical\n    owner: geschaeftsstellenleitung\n",
)
MARCH, APRIL = "monthly-target-talks/heiligenhaus/2016-03", "monthly-target-talks/heiligenhaus/2016-04"
HEILIGENHAUS, VELBERT = "geschaeftsstellenleitung@heiligenhaus", "geschaeftsstellenleitung@velbert"


def test_a_finding_about_a_finished_month_goes_on_and_its_successor_answers(tmp_path: Path) -> None:
    with a_house(tmp_path, MERGED, EACH_OFFICE_ANSWERS, begin=date(2016, 4, 1), only="haus.yaml") as house:
        house.walk(date(2016, 4, 29))
        before = house.told(MARCH)
        assert before[0] == ("01.04.", "alert", HEILIGENHAUS)
        house.walk(date(2016, 5, 2))
        # Nobody is told again of what was told, under whatever name; April's miss is the successor's to answer for.
        assert house.told(MARCH) == before
        assert house.told(APRIL) == [("02.05.", "alert", VELBERT)]
        assert (house.episode(MARCH).state, house.episode(MARCH).told[0]) == (FindingState.OPEN, HEILIGENHAUS)
        held = SingleFact(
            rule="monthly-target-talks", scope="heiligenhaus", by="gf", said={"held_on": date(2016, 3, 31)}
        )
        report_fact(house.store, held, house.at(12))
        house.walk(date(2016, 5, 3))
        assert ("03.05.", "rectification", VELBERT) in house.told(MARCH)
        mails = house.inbox("leitung.velbert@jobcenter.example", "monthly-target-talks")
        assert [mail["Subject"].partition("]")[0] for mail in mails][-1] == "[Richtigstellung"


def test_the_weekly_mail_counts_finished_periods_apart(tmp_path: Path) -> None:
    with a_house(tmp_path, MERGED, begin=date(2016, 4, 28), only="haus.yaml") as house:
        house.walk(date(2016, 5, 2))
        with house.store.read() as tx:
            weekly = [one for one in outbox.list_messages(tx) if one.message.kind is MessageKind.ALL_WELL]
        (row,) = [row for row in stored_facts(weekly[-1].message.facts).rows if row.label.startswith("davon beendete")]
        assert row.text == "8"


def test_what_was_told_about_the_year_of_a_unit_that_ceased_is_told_to_have_gone_to_its_successor(
    tmp_path: Path,
) -> None:
    told = "interface-dialogues-planned/heiligenhaus/2016"
    with a_house(tmp_path, MERGED, begin=date(2016, 4, 1), only="schnittstellen.yaml") as house:
        house.walk(date(2016, 4, 29))
        assert house.episode(told).state is FindingState.OPEN
        house.walk(date(2016, 5, 2))
        assert house.episode(told).resolution is Resolution.WITHDRAWN
        with house.store.read() as tx:
            mails = [one for one in outbox.list_messages(tx) if one.message.kind is MessageKind.RULE_CHANGE]
        by_reader = {mail.message.addressed: stored_facts(mail.message.facts) for mail in mails}
        facts = by_reader[VELBERT]
        assert isinstance(facts, RuleChangeFacts)
        assert (facts.what, facts.day, facts.by) == ("unit_ceased", "01.05.2016", "Velbert")
        assert {one.place for one in facts.findings} == {"Heiligenhaus", "Wülfrath"}
