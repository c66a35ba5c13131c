"""Rules are edited while findings stand: what ends by that is told as that, to whoever had been told. Real activations.

The criteria were due on 30.04.2016, a Saturday, so that the first alert left on Tuesday, 03.05.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from checker.domain.finding import FindingState, Resolution
from checker.domain.message import MessageKind, OutboxState
from checker.domain.problem import Location, Problem
from checker.domain.rulebook import Rulebook
from checker.records.fact_scope import SingleFact
from checker.rulebook import warm
from checker.rulebook.problems import RulebookError
from checker.store import journal, outbox
from checker.store.mail_rows import QueuedMessage
from checker.usecases.acting.findings import story
from checker.usecases.importing.single_facts import report_fact
from checker.usecases.rules import activation
from checker.usecases.rules.activation import WouldOrphan, activate_folder
from checker.usecases.telling.letters import release
from notifications.facts_json import stored_facts
from notifications.notice_facts import RuleChangeFacts
from tests.integration.a_house import CRITERIA, GOAL, THE_POST_IS_FILLED, TO_THE_DISTRICT, House, a_house

BENEFITS, MANAGEMENT, DISTRICT = "bereichsleitung_leistung@jobcenter", "gf@jobcenter", "traeger_kreis@jobcenter"
BEFORE, PUT_OFF = "nominal: 2016-04-30", "nominal: 2016-05-31"


def may(day: int) -> date:
    return date(2016, 5, day)


def edited(
    house: House,
    old: str,
    new: str,
    *,
    at: int = 9,
    by: str = "administration",
    withdraw: bool = False,
    goal: str = GOAL,
) -> None:
    """The rules of the goal with a text replaced, in force from an hour of the day."""
    path = house.folder / "rules" / "plans" / "2016" / "goals" / goal
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {goal}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    activate_folder(house.store, house.folder / "rules", house.at(at), by, withdraw=withdraw)


def handed_in(house: House, on: date) -> None:
    """Known at noon of the day."""
    fact = SingleFact(CRITERIA.partition("/")[0], evidence="50.1-2016/077", said={"submitted_on": on})
    report_fact(house.store, fact, house.at(12))


def changes_told(house: House) -> list[QueuedMessage]:
    with house.store.read() as tx:
        return [one for one in outbox.list_messages(tx) if one.message.kind is MessageKind.RULE_CHANGE]


def said(mail: QueuedMessage) -> RuleChangeFacts:
    facts = stored_facts(mail.message.facts)
    assert isinstance(facts, RuleChangeFacts)
    return facts


def test_a_date_that_is_put_off_ends_the_finding_as_changed_and_whoever_was_told_reads_that(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(3))
        edited(house, BEFORE, PUT_OFF)
        house.walk(may(4))
        episode = house.episode()
        assert (episode.state, episode.resolution) == (FindingState.RESOLVED, Resolution.RULE_CHANGED)
        (mail,) = changes_told(house)
        assert (mail.state, mail.message.addressed) == (OutboxState.SENT, BENEFITS)
        (ended,) = said(mail).findings
        assert (said(mail).day, said(mail).by) == ("03.05.2016", "Administration")
        assert ended.lines[0] == "Spätester Tag bisher: 02.05.2016, jetzt: 31.05.2016."
        # Neither an all-clear nor a rectification, and nobody is told a second time.
        assert house.told() == [("03.05.", "alert", BENEFITS)]
        house.walk(may(20))
        assert len(changes_told(house)) == 1


def test_bodies_outside_that_had_been_told_get_a_draft_and_the_management_reads_of_it(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, TO_THE_DISTRICT) as house:
        house.walk(may(23))
        (draft,) = [one for one in house.mails() if one.state is OutboxState.DRAFT]
        release(house.store, draft.key, by="gf", now=house.at(9))
        house.walk(may(24))
        edited(house, BEFORE, "nominal: 2016-06-30")
        house.walk(may(25))
        mails = changes_told(house)
        (letter,) = [one for one in house.mails() if one.state is OutboxState.DRAFT]
        assert letter.message.addressed == DISTRICT
        assert {mail.message.addressed for mail in mails} == {BENEFITS, MANAGEMENT}
        with_letters = {mail.message.addressed for mail in mails if said(mail).letters}
        assert with_letters == {MANAGEMENT}
        release(house.store, letter.key, by="gf", now=house.at(9))
        house.walk(may(27))
        assert [mail.state for mail in changes_told(house)] == [OutboxState.SENT] * 2
        (_, last) = house.inbox("jobcenter@kreis.example")
        body = last.get_body(("plain",))
        assert body is not None
        text = " ".join(str(body.get_content()).split())
        assert "hatten wir Ihnen mitgeteilt" in text
        assert "Zu veranlassen ist nichts weiter." in text
        assert not re.search("Regelwerk|investigation|T11|Stufe", text)


def test_a_draft_that_was_never_released_has_told_nobody(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, TO_THE_DISTRICT) as house:
        house.walk(may(23))
        edited(house, BEFORE, "nominal: 2016-06-30")
        house.walk(may(24))
        assert {mail.message.addressed for mail in changes_told(house)} == {BENEFITS, MANAGEMENT}
        assert [one.state for one in house.mails() if one.message.addressed == DISTRICT] == [OutboxState.SUPERSEDED]


def test_a_rule_that_is_taken_away_is_told_to_those_who_knew_of_its_finding(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(3))
        edited(house, "  - id: investigation-criteria-agreed", "  - id: another-rule", by="gf", withdraw=True)
        house.walk(may(4))
        assert house.episode().resolution is Resolution.WITHDRAWN
        mail = next(one for one in changes_told(house))
        assert (mail.state, mail.message.addressed, said(mail).by) == (OutboxState.SENT, BENEFITS, "Geschäftsführung")
        assert said(mail).findings[0].lines == ("Die Regel gibt es nicht mehr.",)
        assert "findings.altered" in [entry.kind for entry in story(house.store, CRITERIA, house.now).entries]
        (entry,) = _journaled(house)
        assert (entry["change"], entry["by"], entry["activation"]) == ("rules", "gf", 2)
        assert entry["obligations"] == [CRITERIA]


def test_a_scope_is_not_narrowed_under_open_findings_unless_that_is_said(tmp_path: Path) -> None:
    with a_house(tmp_path, begin=date(2016, 4, 1), only="haus.yaml") as house:
        house.walk(date(2016, 4, 5))
        each, one = (f"scope: {{judge: office{unit}}}\n    period: {{kind: month}}" for unit in ("", ", unit: hilden"))
        with pytest.raises(WouldOrphan, match="monthly-target-talks/heiligenhaus/2016-01"):
            edited(house, each, one, goal="haus.yaml")
        assert house.episode("monthly-target-talks/ratingen/2016-03").state is FindingState.OPEN
        edited(house, one, one, goal="haus.yaml", withdraw=True)
        (ticked,) = house.walk(date(2016, 4, 6))
        assert ticked.withdrawn == ticked.changed == 18
        # They had read of them in their overviews; all that one activation has ended is one mail each.
        lines = {mail.message.addressed: len(said(mail).findings) for mail in changes_told(house)}
        assert lines == {"bereichsleitung_mi@jobcenter": 18, MANAGEMENT: 18}


def test_nobody_is_told_of_the_end_of_what_nobody_had_been_told(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(date(2016, 4, 29))
        house.walk_without_mail_server(may(3))
        edited(house, BEFORE, PUT_OFF)
        house.walk(may(4))
        assert house.episode().resolution is Resolution.RULE_CHANGED
        assert changes_told(house) == []
        assert [one.state for one in house.mails()] == [OutboxState.SUPERSEDED]


def test_minutes_that_come_in_with_an_edit_of_something_else_are_no_change_of_the_rules(tmp_path: Path) -> None:
    """By the rules of before the finding would be over as well."""
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(3))
        edited(house, BEFORE, PUT_OFF)
        handed_in(house, may(2))
        house.walk(may(4))
        assert house.episode().resolution is Resolution.RECTIFIED
        assert changes_told(house) == []


def test_rules_that_a_later_program_refuses_do_not_keep_their_successors_from_being_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(3))
        refused, read = house.book.files, warm.load_archived_warm

        def read_by_a_later_program(files: Mapping[str, bytes], cache: Path | None) -> Rulebook:
            if files == refused:
                raise RulebookError([Problem(Location(GOAL), "no rule any more")])
            return read(files, cache)

        monkeypatch.setattr(warm, "load_archived_warm", read_by_a_later_program)
        activation._archived.cache_clear()

        edited(house, BEFORE, PUT_OFF)
        house.walk(may(4))

        assert house.episode().state is FindingState.RESOLVED
        # Once by the activation and once by the tick after it: from then on nobody asks for them.
        assert caplog.messages.count("former rules cannot be read any more") == 2
        house.walk(may(5))
        assert caplog.messages.count("former rules cannot be read any more") == 2


def test_of_several_activations_the_one_that_made_the_difference_is_named(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(3))
        edited(house, "title: Einsatzkriterien", "title: Die Einsatzkriterien", at=9, by="controlling")
        edited(house, BEFORE, PUT_OFF, at=10, by="gf")
        edited(house, "title: Die Einsatzkriterien", "title: Einsatzkriterien", at=11, by="controlling")
        house.walk(may(4))
        (mail,) = changes_told(house)
        assert said(mail).by == "Geschäftsführung"


def test_what_is_made_good_by_records_long_after_an_edit_is_judged_by_the_rules_of_its_days(tmp_path: Path) -> None:
    """Told in May by the date of then; put off to a day that has passed, too, and handed in late: no rectification."""
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(10))
        edited(house, BEFORE, "nominal: 2016-05-06")
        house.walk(may(11))
        assert house.episode().state is FindingState.OPEN
        handed_in(house, may(6))
        house.walk(may(12))
        assert house.episode().resolution is Resolution.ALL_CLEAR


def test_an_amendment_is_a_change_on_the_day_from_which_it_holds(tmp_path: Path) -> None:
    """In the rules since January: from 10.05. on the criteria are due on 30.06."""
    amended = "nominal: 2016-06-30, amended: [{from: 2016-05-10, was: 2016-04-30, decision_ref: TV 3/2016}]"
    with a_house(tmp_path, THE_POST_IS_FILLED, (f"plans/2016/goals/{GOAL}", BEFORE, amended)) as house:
        house.walk(may(9))
        assert house.episode().state is FindingState.OPEN
        house.walk(may(11))
        assert house.episode().resolution is Resolution.RULE_CHANGED
        # The management had read of it in its overview.
        assert {mail.message.addressed for mail in changes_told(house)} == {BENEFITS, MANAGEMENT}
        for facts in map(said, changes_told(house)):
            assert (facts.what, facts.day, facts.by) == ("amendment", "10.05.2016", "TV 3/2016")


def test_who_answers_for_it_since_an_edit_is_told_at_once_and_the_ladder_begins_anew(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(10))
        major = "severity: major\n    owner: {}\n    escalation: leistung\n"
        edited(house, major.format("bereichsleitung_leistung"), major.format("fachaufsicht"))
        house.walk(may(13))
        assert house.told() == [("03.05.", "alert", BENEFITS), ("11.05.", "alert", "fachaufsicht@jobcenter")]
        assert (house.episode().number, house.episode().state, house.episode().step) == (1, FindingState.OPEN, 1)


def _journaled(house: House) -> list[dict[str, object]]:
    with house.store.read() as tx:
        return [dict(entry.facts) for entry in journal.entries(tx, kind="findings.altered")]
