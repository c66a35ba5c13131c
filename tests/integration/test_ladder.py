"""The ladder with real rules, a real store and a real SMTP server: who is told on which day, and who is left in peace.

May 2016: Thursday 5. and Monday 16. are holidays, Thursday 26. too. The agreement was due on Monday, 02.05.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from checker.domain.act import ActKind
from checker.domain.clock import at_local
from checker.domain.finding import FindingState, Resolution
from checker.domain.message import MessageKind, OutboxState
from checker.store import Store, journal, outbox
from checker.usecases.acting.absences import deputize
from checker.usecases.acting.act import ActPreview, Wanted, act, preview
from checker.usecases.acting.findings import story
from checker.usecases.telling.letters import release
from notifications.facts import from_json
from tests.integration.a_house import CRITERIA, THE_POST_IS_FILLED, TO_THE_DISTRICT, House, a_house
from tests.refused import refused

BENEFITS, MANAGEMENT, DISTRICT = "bereichsleitung_leistung@jobcenter", "gf@jobcenter", "traeger_kreis@jobcenter"
TOLD = [("03.05.", "alert", BENEFITS), ("12.05.", "escalation", MANAGEMENT)]
DRAFTED = [*TOLD, ("draft", "letter", DISTRICT), ("23.05.", "escalation", MANAGEMENT)]


def may(day: int) -> date:
    return date(2016, 5, day)


def acknowledge(store: Store, obligation: str, by: str, until: date, reason: str, now: datetime) -> ActPreview:
    return act(store, Wanted(ActKind.ACKNOWLEDGE, obligation, by, until, reason), now)


def test_the_escalation_reaches_the_management_after_five_working_days(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(11))
        assert house.told() == TOLD[:1]
        house.walk(may(12))
        assert house.told() == TOLD
        (mail,) = house.inbox("geschaeftsfuehrung@jobcenter.example")
        assert mail["Subject"].startswith("[Vorlage Stufe 2]")
        said = _text(mail)
        assert "28.04.2016: Erinnerung an Bereichsleitung Leistung" in said
        assert "03.05.2016: Hinweis an Bereichsleitung Leistung" in said
        assert "Keine Bestätigung bis 11.05.2016, 24:00 Uhr" in said
        assert house.episode().told == (BENEFITS, MANAGEMENT)


def test_the_end_of_the_ladder_is_repeated_ever_more_slowly(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(date(2016, 8, 31))
        assert [day for day, _, _ in house.told()] == ["03.05.", "12.05.", "23.05.", "08.06.", "07.07.", "05.08."]
        assert {addressed for _, _, addressed in house.told()[2:]} == {MANAGEMENT}
        occurrences = [mail.message.items[0].occurrence for mail in house.mails()[1:]]
        assert occurrences == ["0", "1", "2", "3", "4"]


def test_each_mail_of_an_episode_threads_to_the_first_its_reader_got(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(23))
        alert, second, repeat = house.mails()
        assert (alert.message.root_key, second.message.root_key) == (None, None)
        assert repeat.message.root_key == second.key


def test_a_vacant_post_whose_deputy_is_the_next_step_is_one_step_and_one_mail(tmp_path: Path) -> None:
    with a_house(tmp_path) as house:
        house.walk(may(11))
        assert house.told() == [("03.05.", "alert", MANAGEMENT)]
        assert [item.addressed for item in house.mails()[0].message.items] == [BENEFITS, MANAGEMENT]
        assert (house.episode().step, house.episode().told) == (2, (BENEFITS, MANAGEMENT))
        assert len(house.inbox("geschaeftsfuehrung@jobcenter.example")) == 1
        house.day = may(12)
        house.receive_minutes(may(12))
        house.walk(may(13))
        assert house.told()[1:] == [("13.05.", "all_clear", MANAGEMENT)]


def test_a_draft_plan_escalates_nothing(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, TO_THE_DISTRICT, adopted=False) as house:
        house.walk(date(2016, 6, 30))
        assert house.told() == TOLD[:1]
        assert story(house.store, CRITERIA, house.now).finding.ahead is None


def test_a_step_that_nobody_reads_is_passed_over_and_the_operator_is_told_once(tmp_path: Path) -> None:
    """The post is vacant, and for the weeks of this test whoever stands in is away, and whoever stands in for them."""
    vacant = "bereichsleitung.leistung@jobcenter.example\n    deputy: "
    with a_house(tmp_path, ("organisation.yaml", f"{vacant}gf", f"{vacant}bfdh")) as house:
        for post in ("bfdh", "controlling", "it"):
            deputize(house.store, post, date(2016, 4, 28), may(31), None, "gf", at_local(date(2016, 4, 27), 13))
        house.walk(may(10))
        assert house.told() == [("03.05.", "escalation", MANAGEMENT)]
        with house.store.read() as tx:
            lost = [entry.facts["addressed"] for entry in journal.entries(tx, kind="role.unreachable")]
            mails = outbox.list_messages(tx, kinds=[MessageKind.OPERATOR])
        assert lost.count(BENEFITS) == 2, "once in April, once in May"
        told = [item.occurrence for mail in mails for item in mail.message.items if item.obligation.endswith(BENEFITS)]
        assert (told, {mail.message.addressed for mail in mails}) == (["2016-04", "2016-05"], {MANAGEMENT})


def test_a_body_outside_gets_a_draft_that_only_the_management_releases(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, TO_THE_DISTRICT) as house:
        house.walk(may(23))
        assert sorted(house.told()) == sorted(DRAFTED)
        (draft,) = (mail for mail in house.mails() if mail.state is OutboxState.DRAFT)
        (_, notice) = house.inbox("geschaeftsfuehrung@jobcenter.example")
        assert "liegt als Entwurf bereit" in _text(notice)
        assert "- FREIGEBEN - NICHT SENDEN" in _text(notice)
        assert house.inbox("jobcenter@kreis.example") == []
        assert DISTRICT not in house.episode().told

        for by, why in (("controlling", "the management may: gf, bereichsleitung_mi"), ("nobody", "no role 'nobody'")):
            with refused(why):
                release(house.store, draft.key[:12], by, house.at(9))
        with refused("too short"):
            release(house.store, draft.key[:3], "gf", house.at(9))
        with refused("no mail whose key begins with 'abcdefabcdef'"):
            release(house.store, "abcdefabcdef", "gf", house.at(9))
        assert release(house.store, draft.key[:12], "gf", house.at(9)).state is OutboxState.PENDING
        with refused("no draft"):
            release(house.store, draft.key[:12], "gf", house.at(9))

        house.walk(may(24))
        (letter,) = house.inbox("jobcenter@kreis.example")
        assert not _text(letter).startswith("INTERN")
        assert "Bisher" not in _text(letter), "what the house told whom stays in the house"
        assert "Ihre Antwort erbitten wir bis Dienstag, 07.06.2016." in _text(letter), "ten open days after it left"


def test_an_all_clear_goes_to_everyone_who_had_been_told_and_outside_only_as_a_draft(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, TO_THE_DISTRICT) as house:
        house.walk(may(23))
        (draft,) = (mail for mail in house.mails() if mail.state is OutboxState.DRAFT)
        release(house.store, draft.key, "bereichsleitung_mi", house.at(9))
        house.walk(may(24))
        house.receive_minutes(may(24))
        house.walk(may(25))
        ends = sorted(line for line in house.told() if line[1] == "all_clear" or line[0] == "draft")
        assert ends == [
            ("25.05.", "all_clear", BENEFITS),
            ("25.05.", "all_clear", MANAGEMENT),
            ("draft", "letter", DISTRICT),
        ]
        assert house.episode().told == (BENEFITS, MANAGEMENT, DISTRICT)
        assert house.episode().resolution is Resolution.ALL_CLEAR
        (to_management,) = (mail for mail in house.mails()[-3:] if mail.message.addressed == MANAGEMENT)
        assert from_json(to_management.message.facts).draft_to == "Kreis Mettmann"


def test_an_all_clear_goes_to_nobody_whose_draft_was_never_released(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, TO_THE_DISTRICT) as house:
        house.walk(may(23))
        house.receive_minutes(may(23))
        house.walk(may(24))
        assert ("superseded", "letter", DISTRICT) in house.told()
        ends = sorted(addressed for _, kind, addressed in house.told() if kind == "all_clear")
        assert ends == [BENEFITS, MANAGEMENT]


def test_a_repeat_leaves_the_letter_waiting_that_still_says_the_same(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, TO_THE_DISTRICT) as house:
        house.walk(date(2016, 6, 1))
        drafts = [(state, kind) for state, kind, addressed in house.told() if addressed == DISTRICT]
        assert drafts == [("draft", "letter")]


def test_whoever_acknowledges_is_left_in_peace_until_the_date_then_the_ladder_resumes(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(10))
        done = acknowledge(house.store, CRITERIA, "bereichsleitung_leistung", may(20), "Termin steht", house.at(9))
        assert (done.next_role, done.next_on, done.stops) == (MANAGEMENT, may(12), ())
        assert house.episode().state is FindingState.ACKNOWLEDGED
        house.walk(may(20))
        assert house.told() == TOLD[:1]
        house.walk(may(23))
        assert house.told() == [TOLD[0], ("23.05.", "escalation", MANAGEMENT)]
        assert (house.episode().state, house.episode().number, house.episode().step) == (FindingState.OPEN, 1, 2)
        (mail,) = house.inbox("geschaeftsfuehrung@jobcenter.example")
        assert "10.05.2016: bestätigt durch Bereichsleitung Leistung bis 20.05.2016, 24:00 Uhr" in _text(mail)
        with house.store.read() as tx:
            (act,) = journal.entries(tx, kind="act.")
        assert act.facts["by_role"] == "bereichsleitung_leistung"
        assert "Termin steht" not in str(act.facts)


def test_a_short_acknowledgement_does_not_hold_the_ladder_up(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(4))
        acknowledge(house.store, CRITERIA, "gf", may(9), "", house.at(9))
        house.walk(may(12))
        assert house.told() == TOLD


def test_what_is_good_again_while_acknowledged_is_cleared(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(4))
        acknowledge(house.store, CRITERIA, "gf", may(20), "", house.at(9))
        house.receive_minutes(may(4))
        house.walk(may(6))
        assert house.told() == [TOLD[0], ("06.05.", "all_clear", BENEFITS)]


def test_an_acknowledgement_keeps_back_what_has_not_left(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, TO_THE_DISTRICT) as house:
        house.walk(may(23))
        shown = preview(house.store, Wanted(ActKind.ACKNOWLEDGE, CRITERIA, "gf", date(2016, 6, 3)), house.at(9))
        assert [mail.item.addressed for mail in shown.stops] == [DISTRICT]
        assert house.episode().state is FindingState.OPEN, "a preview changes nothing"
        acknowledge(house.store, CRITERIA, "gf", date(2016, 6, 3), "", house.at(9))
        assert ("superseded", "letter", DISTRICT) in house.told()
        house.walk(date(2016, 6, 3))
        assert len(house.told()) == len(DRAFTED)
        house.walk(date(2016, 6, 6))
        assert ("draft", "letter", DISTRICT) in house.told()


def test_a_mail_planned_for_monday_does_not_leave_when_it_was_acknowledged_on_sunday(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(2))
        house.day = may(3)
        house.tick_without_sending()
        house.acknowledge_behind_its_back(may(13))
        house.walk(may(4))
        assert house.told() == [("superseded", "alert", BENEFITS)]


@pytest.mark.parametrize(
    ("obligation", "by", "until", "why"),
    [
        pytest.param(CRITERIA[:-1], "gf", may(20), f"did you mean '{CRITERIA}'", id="a slip of the pen"),
        pytest.param(CRITERIA, "gf", may(3), "03.05.2016 is over", id="an end in the past"),
        pytest.param(CRITERIA, "gf", date(2016, 12, 31), "too far ahead: at most until 04.07.2016", id="for ever"),
        pytest.param(CRITERIA, "chef", may(20), "there is no role 'chef'", id="a role that does not exist"),
        pytest.param(CRITERIA, "controlling", may(20), "not on the ladder", id="a role that is not concerned"),
    ],
)
def test_an_act_that_makes_no_sense_is_refused_with_a_sentence(
    shared_house: House, obligation: str, by: str, until: date, why: str
) -> None:
    with refused(why):
        acknowledge(shared_house.store, obligation, by, until, "", shared_house.at(9))
    assert shared_house.episode().state is FindingState.OPEN


@pytest.fixture(scope="module")
def shared_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Walked to 04.05.2016; only refused acts are tried on it."""
    with a_house(tmp_path_factory.mktemp("house"), THE_POST_IS_FILLED) as house:
        house.walk(may(4))
        yield house


def test_what_was_never_found_cannot_be_acknowledged(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(date(2016, 4, 28))
        with refused("there is no finding about"):
            acknowledge(house.store, CRITERIA, "gf", may(20), "", house.at(9))


def test_a_resolved_finding_cannot_be_acknowledged(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(4))
        house.receive_minutes(may(4))
        house.walk(may(9))
        with refused(r"was resolved on 06\.05\.2016"):
            acknowledge(house.store, CRITERIA, "gf", may(20), "", house.at(9))


def test_whoever_has_the_right_may_acknowledge_and_the_right_is_in_the_file(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(4))
        acknowledge(house.store, CRITERIA, "fachaufsicht", may(9), "", house.at(9))
        assert house.episode().until == may(9)


def test_a_name_in_the_reason_is_refused(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(4))
        with refused("looks like a person's name"):
            preview(
                house.store, Wanted(ActKind.ACKNOWLEDGE, CRITERIA, "gf", may(9), "Frau Muster klärt das"), house.at(9)
            )


def test_nobody_climbs_over_a_reader_whose_mail_has_not_left(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(2))
        house.walk_without_mail_server(may(10))
        assert house.told() == [("pending", "alert", BENEFITS)]
        house.walk(may(11))
        # It left on 11.05.: five working days later is 19.05.
        house.walk(may(19))
        assert [kind for _, kind, _ in house.told()] == ["alert"]
        house.walk(may(20))
        assert [kind for _, kind, _ in house.told()] == ["alert", "escalation"]


def test_a_tick_repeated_tells_nothing_twice(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(12))
        before = house.told()
        assert house.tick().changes == ()
        assert house.told() == before


def test_missed_days_are_made_up_for_by_one_step(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(may(3))
        house.day = date(2016, 6, 20)
        house.walk(date(2016, 6, 21))
        assert house.told() == [TOLD[0], ("21.06.", "escalation", MANAGEMENT)]


def _text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert isinstance(body, EmailMessage)
    return " ".join(str(body.get_content()).split())
