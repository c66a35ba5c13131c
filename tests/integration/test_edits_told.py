"""Whoever answers for a rule reads what an edit changed of it: in the week's digest, or at once where a finding of
theirs is worse by it; once, whatever happens in between. Real activations.

The criteria are due on 30.04.2016, a Saturday. Of the shipped rules only those of one goal are in force.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.domain.health import HealthCode
from checker.domain.message import MessageKind, OutboxState
from checker.domain.organisation import SERVICE
from checker.domain.outbox import NotNeeded
from checker.store import activations, outbox
from checker.store.grounds import ActivationGround, NeededApproval
from checker.store.mail_rows import QueuedMessage
from checker.usecases.rules.activation import activate_folder
from checker.usecases.running.status import status
from checker.usecases.telling import plan_mails
from notifications.digest_facts import DigestFacts, DigestRow
from notifications.facts_json import stored_facts
from notifications.notice_facts import RulesEditedFacts
from tests.integration.a_house import THE_POST_IS_FILLED, TO_THE_DISTRICT, House, a_house, a_house_again
from tests.integration.test_altered_rules import BEFORE, BENEFITS, MANAGEMENT, PUT_OFF, changes_told, edited, said

ADVANCED = "nominal: 2016-02-29"
CONTROLLING, INTEGRATION = "controlling@jobcenter", "bereichsleitung_mi@jobcenter"
THEIRS = "severity: major\n    owner: bereichsleitung_mi"
AN_AUDITOR = ("escalation.yaml", "service: it ", "auditor: fachaufsicht\nservice: it ")
REASON = "Der Kreis hat den Termin verlegt"


def april(day: int) -> date:
    return date(2016, 4, day)


def mails_of(house: House) -> list[QueuedMessage]:
    with house.store.read() as tx:
        return list(outbox.list_messages(tx))


def told(house: House) -> list[tuple[str, str, str, str]]:
    """Every item about an edit: when it leaves, in which kind of mail, which edit, to whom."""
    return [
        (f"{mail.message.planned_on:%d.%m.}", str(mail.message.kind), item.obligation, item.addressed)
        for mail in mails_of(house)
        for item in mail.message.items
        if item.kind is MessageKind.RULES_EDITED
    ]


def rows(house: House, addressed: str) -> list[DigestRow]:
    """What digests to a post tell of edits."""
    facts = [stored_facts(mail.message.facts) for mail in mails_of(house) if mail.message.addressed == addressed]
    groups = (group for one in facts if isinstance(one, DigestFacts) for group in one.groups)
    return [row for group in groups if group.name == "edited" for row in group.rows]


def mail_to(house: House, addressed: str) -> RulesEditedFacts:
    (mail,) = [
        one.message
        for one in mails_of(house)
        if one.message.kind is MessageKind.RULES_EDITED and one.message.addressed == addressed
    ]
    facts = stored_facts(mail.facts)
    assert isinstance(facts, RulesEditedFacts)
    return facts


def on_these_grounds(house: House, monkeypatch: pytest.MonkeyPatch, ground: ActivationGround) -> None:
    """From now on what is activated has these grounds."""
    activate = activations.activate
    monkeypatch.setattr(activations, "activate", lambda *args, **given: activate(*args, **{**given, "ground": ground}))


def test_an_owner_reads_in_the_next_digest_what_it_was_and_is_by_whom_and_since_when(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, begin=april(7)) as house:
        house.walk(april(7))
        edited(house, BEFORE, PUT_OFF)
        house.walk(april(11))
        (row,) = rows(house, BENEFITS)
        assert (row.what, row.word) == ("Kriterien Ermittlungsdienst", "Geändert am 07.04.2016 von: Administration")
        title = "Einsatzkriterien des Ermittlungsdienstes abgestimmt"
        assert row.texts == (f"{title}: Frist bisher „30.04.2016“, jetzt „31.05.2016“.",)
        # Nobody else answers for it, and whoever did it is not told that it was done.
        assert told(house) == [("11.04.", "digest", "activation/2", BENEFITS)]


def test_an_edit_is_told_once_however_many_ticks_rounds_and_starts_follow(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, begin=april(7)) as house:
        house.walk(april(8))
        edited(house, BEFORE, PUT_OFF)
        house.walk(april(11))
        house.tick()
    with a_house_again(tmp_path, april(11)) as house:
        house.tick()
        house.walk(april(18))
        assert told(house) == [("11.04.", "digest", "activation/2", BENEFITS)]


def test_what_a_digest_told_that_never_left_is_told_by_the_next(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, begin=april(7)) as house:
        house.walk(april(7))
        edited(house, BEFORE, PUT_OFF)
        house.walk_without_mail_server(april(11))
        (digest,) = [
            mail for mail in mails_of(house) if any(one.obligation == "activation/2" for one in mail.message.items)
        ]
        with house.store.write() as tx:
            outbox.supersede(tx, [digest.key], at=house.now, why=NotNeeded.TOO_OLD)
        house.walk(april(18))
        assert [day for day, _, _, to in told(house) if to == BENEFITS] == ["11.04.", "18.04."]


def test_of_two_edits_in_a_day_each_is_told_in_one_mail(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, begin=april(7)) as house:
        house.walk(april(7))
        edited(house, BEFORE, PUT_OFF)
        edited(house, PUT_OFF, "nominal: 2016-06-30", at=10)
        house.walk(april(11))
        assert [row.texts[0].partition("jetzt ")[2] for row in rows(house, BENEFITS)] == [
            "„31.05.2016“.",
            "„30.06.2016“.",
        ]
        assert [number for _, _, number, _ in told(house)] == ["activation/2", "activation/3"]


def test_owners_of_before_and_of_now_both_read_that_a_rule_changed_hands(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, begin=april(7)) as house:
        house.walk(april(7))
        edited(house, THEIRS, "severity: major\n    owner: bereichsleitung_leistung")
        house.walk(april(11))
        for post in (BENEFITS, INTEGRATION):
            (row,) = rows(house, post)
            assert "verantwortlich bisher „Bereichsleitung Markt & Integration“, jetzt „Bereichs" in row.texts[0]


def test_whoever_runs_the_house_reads_of_an_edit_that_another_role_has_done(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, begin=april(7)) as house:
        house.walk(april(7))
        edited(house, BEFORE, PUT_OFF, by=SERVICE)
        house.walk(april(11))
        (row,) = rows(house, CONTROLLING)
        assert row.word == "Geändert am 07.04.2016 von: Informationstechnik"


def test_what_nobody_answers_for_is_told_to_nobody(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, begin=april(7)) as house:
        house.walk(april(7))
        edited(house, "title: Einsatzkriterien des", "title: Kriterien für den Einsatz des")
        house.walk(april(11))
        assert told(house) == []


def test_whose_finding_is_worse_by_an_edit_reads_of_it_at_once(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, begin=april(7)) as house:
        house.walk(april(7))
        edited(house, BEFORE, ADVANCED)
        house.walk(april(11))
        assert told(house) == [("08.04.", "rules_edited", "activation/2", BENEFITS)]
        facts = mail_to(house, BENEFITS)
        assert facts.worse == ("Einsatzkriterien des Ermittlungsdienstes abgestimmt: Frist überschritten.",)
        assert facts.first.lines[0].endswith("Frist bisher „30.04.2016“, jetzt „29.02.2016“.")
        assert not facts.is_urgent


def test_the_mail_on_what_an_edit_ended_says_why_and_is_the_only_one_about_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(date(2016, 5, 3))
        on_these_grounds(house, monkeypatch, ActivationGround(reason=REASON))
        edited(house, BEFORE, PUT_OFF, by="gf")
        house.walk(date(2016, 5, 10))
        (mail,) = changes_told(house)
        assert (said(mail).reason, said(mail).edits) == (REASON, ())
        assert ("04.05.", "rule_change", "activation/2", BENEFITS) in told(house)
        assert [one for one in told(house) if one[3] == BENEFITS] == [one for one in told(house) if "04.05." in one]


def test_a_finding_that_is_withdrawn_names_by_whom_and_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(date(2016, 5, 3))
        on_these_grounds(house, monkeypatch, ActivationGround(reason=REASON))
        edited(house, "  - id: investigation-criteria-agreed", "  - id: another-agreed", by="gf", withdraw=True)
        house.walk(date(2016, 5, 4))
        (mail,) = changes_told(house)
        assert (said(mail).by, said(mail).reason) == ("Geschäftsführung", REASON)
        assert said(mail).findings[0].lines == ("Die Regel gibt es nicht mehr.",)
        # What is new instead is theirs as well.
        assert [edit.lines[0].partition(": ")[2][:3] for edit in said(mail).edits] == ["neu"]


def test_an_emergency_is_told_at_once_to_management_and_auditor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, AN_AUDITOR, begin=april(7)) as house:
        house.walk(april(7))
        needs = (NeededApproval("investigation-criteria-agreed", ("gf", "traegerversammlung")),)
        on_these_grounds(house, monkeypatch, ActivationGround(emergency=REASON, needs=needs))
        edited(house, BEFORE, PUT_OFF)
        house.walk(april(8))
        posts = [(day, kind, to) for day, kind, _, to in told(house)]
        assert posts == [("08.04.", "rules_edited", MANAGEMENT), ("08.04.", "rules_edited", "fachaufsicht@jobcenter")]
        facts = mail_to(house, MANAGEMENT)
        assert facts.is_urgent
        assert facts.first.reason == REASON
        (lacks,) = facts.lacks
        assert lacks.endswith("Zustimmung von Geschäftsführung oder Trägerversammlung")
        assert facts.back == "zielwacht rules activate --again 1"
        house.walk(april(11))
        assert [one for one in told(house) if one[1] == "rules_edited" and one[0] != "08.04."] == []
        assert [row.what for row in rows(house, BENEFITS)] == ["Kriterien Ermittlungsdienst"]


def test_an_emergency_is_told_though_the_rules_of_the_last_tick_are_in_force_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, AN_AUDITOR, begin=april(7)) as house:
        house.walk(april(7))
        on_these_grounds(house, monkeypatch, ActivationGround(emergency=REASON))
        edited(house, BEFORE, PUT_OFF)
        edited(house, PUT_OFF, BEFORE, at=15)
        house.walk(april(8))
        alarmed = {(about, to) for _, kind, about, to in told(house) if kind == "rules_edited"}
        assert alarmed >= {("activation/2", MANAGEMENT), ("activation/3", MANAGEMENT)}


def test_a_letter_that_waits_is_written_anew_where_the_rule_asks_for_something_else(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, TO_THE_DISTRICT) as house:
        house.walk(date(2016, 5, 23))
        (before,) = [one for one in house.mails() if one.state is OutboxState.DRAFT]
        edited(house, BEFORE, "nominal: 2016-03-31")
        house.walk(date(2016, 5, 24))
        (now,) = [one for one in house.mails() if one.state is OutboxState.DRAFT]
        assert now.key != before.key
        assert "31.03.2016" in str(now.message.facts)
        assert "31.03.2016" not in str(before.message.facts)
        with house.store.read() as tx:
            assert [one.state for one in outbox.list_messages(tx) if one.key == before.key] == [OutboxState.SUPERSEDED]


def test_a_change_of_powers_is_told_to_the_management_and_to_nobody_below(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, begin=april(7)) as house:
        house.walk(april(7))
        text = (house.folder / "rules" / "escalation.yaml").read_text(encoding="utf-8")
        wider = text.replace("  noise: [management, controlling]", "  noise: [management]")
        (house.folder / "rules" / "escalation.yaml").write_text(wider, encoding="utf-8")
        activate_folder(house.store, house.folder / "rules", house.at(9), "administration")
        house.walk(april(11))
        (row,) = rows(house, MANAGEMENT)
        assert (row.what, len(row.texts)) == ("Regeln des Hauses", 1)
        assert row.texts[0].endswith("Leitung des Hauses statt Leitung des Hauses, Controlling.")
        assert [to for _, _, _, to in told(house)] == [MANAGEMENT]


def test_what_was_activated_before_anything_was_judged_is_told_to_nobody(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, begin=april(7)) as house:
        edited(house, BEFORE, PUT_OFF, at=13)
        house.walk(april(11))
        assert told(house) == []


def test_an_edit_that_nobody_is_told_of_is_an_issue_until_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def untold(house: House) -> list[tuple[object, object]]:
        found = [issue for issue in status(house.store).issues if issue.code is HealthCode.EDIT_UNTOLD]
        return [(issue.facts["number"], issue.facts["first"]) for issue in found]

    with a_house(tmp_path, THE_POST_IS_FILLED, begin=april(7)) as house:
        house.walk(april(7))
        edited(house, BEFORE, PUT_OFF)
        with monkeypatch.context() as without_telling:
            without_telling.setattr(plan_mails, "edits_to_tell", lambda *_: ())
            house.walk(april(8))
            assert untold(house) == [], "the round that tells it is still to come"
            house.walk(april(11))
            assert untold(house) == [(2, BENEFITS)]
        house.walk(april(18))
        assert untold(house) == []


def test_an_emergency_that_no_tick_tells_is_an_issue_on_the_next_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED, begin=april(7)) as house:
        house.walk(april(7))
        on_these_grounds(house, monkeypatch, ActivationGround(emergency=REASON))
        edited(house, BEFORE, PUT_OFF)
        monkeypatch.setattr(plan_mails, "edits_to_tell", lambda *_: ())
        house.walk(april(8))
        (issue,) = [one for one in status(house.store).issues if one.code is HealthCode.EDIT_UNTOLD]
        assert issue.facts["number"] == 2
