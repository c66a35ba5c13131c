"""One fact without a file: through the same importer, completing what is known, and refused with a sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from checker.cli.refusals import error_text
from checker.domain.record import Deliverable, Event, RecordVersion
from checker.domain.refusal import Refused
from checker.domain.report import in_force
from checker.records.fact_scope import SingleFact
from checker.starter import RECORDS
from checker.store import records
from checker.store.tables import record_version
from checker.usecases.importing.import_records import import_content
from checker.usecases.importing.single_facts import Filed, report_fact, retract
from tests.driven import DrivenHouse
from tests.refused import refused

NOVEMBER = datetime(2016, 11, 20, 9, 0, tzinfo=UTC)
HELD, AGREED = "interface-dialogues-held", "statistics-agreed"
ON_DEMAND = "special-circumstances-report"
TRACKER = "schnittstellendialoge_2016.xlsx"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[DrivenHouse]:
    """A house that has the tracker of July: Ratingen has planned 20.09., Velbert "KW 45"."""
    house = DrivenHouse(tmp_path)
    import_content(house.store, TRACKER, (RECORDS / TRACKER).read_bytes(), house.now)
    yield house
    house.store.close()


def said(house: DrivenHouse, rule: str, now: datetime = NOVEMBER, **given: Any) -> Filed:
    about = {name: given.pop(name) for name in ("scope", "period", "evidence", "by") if name in given}
    return report_fact(house.store, SingleFact(rule, **about, said=given), now)


def refusal(house: DrivenHouse, rule: str, **given: Any) -> str:
    before = len(all_versions(house))
    with pytest.raises(Refused) as caught:
        said(house, rule, **given)
    assert len(all_versions(house)) == before, "nothing is stored"
    return error_text(caught.value)


def all_versions(house: DrivenHouse) -> tuple[RecordVersion, ...]:
    with house.store.read() as tx:
        return records.list_versions(tx)


def standing(house: DrivenHouse, key: str) -> Any:
    return next((version.record for version in in_force(all_versions(house)) if version.key == key), None)


# --- Events -------------------------------------------------------------------------------------------------


def test_held_on_the_planned_day_completes_the_trackers_event(house: DrivenHouse) -> None:
    filed = said(house, HELD, scope="ratingen", held_on=date(2016, 9, 20), evidence="50.1-2016/077")

    assert filed.completes
    assert filed.key == "event:interface-dialogue:ratingen-H2:2016"
    event = standing(house, filed.key)
    assert isinstance(event, Event)
    assert (event.status, event.planned_on, event.held_on) == ("held", "2016-09-20", date(2016, 9, 20))
    assert event.evidence is not None
    assert event.evidence.ref == "50.1-2016/077"


def test_held_within_the_planned_week_completes_it_too(house: DrivenHouse) -> None:
    filed = said(house, HELD, scope="velbert", held_on=date(2016, 11, 9), by="geschaeftsstellenleitung")
    assert filed.key == "event:interface-dialogue:velbert-H2:2016"


def test_on_another_day_nothing_is_guessed(house: DrivenHouse) -> None:
    told = refusal(house, HELD, scope="ratingen", held_on=date(2016, 10, 12))
    assert "--event-id or --planned-on, or --another" in told
    assert "ratingen-H2 planned for 2016-09-20" in told


def test_the_event_id_says_which_one_was_moved(house: DrivenHouse) -> None:
    filed = said(house, HELD, scope="ratingen", held_on=date(2016, 10, 12), event_id="ratingen-H2")
    event = standing(house, filed.key)
    assert (event.planned_on, event.held_on) == ("2016-09-20", date(2016, 10, 12))


def test_another_one_stands_for_itself(house: DrivenHouse) -> None:
    filed = said(house, HELD, scope="ratingen", held_on=date(2016, 10, 12), another=True)
    assert not filed.completes
    assert filed.key == "event:interface-dialogue:ratingen:2016-10-12"


def test_a_planned_event_may_be_cancelled(house: DrivenHouse) -> None:
    filed = said(house, HELD, scope="ratingen", cancelled=True, event_id="ratingen-H2")
    event = standing(house, filed.key)
    assert (event.status, event.planned_on, event.held_on) == ("cancelled", "2016-09-20", None)


def test_cancelled_must_say_which(house: DrivenHouse) -> None:
    assert "say which one is cancelled" in refusal(house, HELD, scope="ratingen", cancelled=True)


def test_the_same_said_twice_counts_once(house: DrivenHouse) -> None:
    fact: dict[str, Any] = {"scope": "ratingen", "held_on": date(2016, 9, 20), "evidence": "50.1-2016/077"}
    said(house, HELD, **fact)
    known = len(all_versions(house))

    again = said(house, HELD, NOVEMBER + timedelta(days=1), **fact)

    assert again.read.account.duplicate == 1
    assert again.counts
    assert len(all_versions(house)) == known


def test_the_trackers_next_state_does_not_undo_it(house: DrivenHouse) -> None:
    filed = said(house, HELD, scope="ratingen", held_on=date(2016, 9, 20))
    import_content(house.store, TRACKER, (RECORDS / TRACKER).read_bytes(), NOVEMBER + timedelta(days=1))
    assert standing(house, filed.key).status == "held"


# --- Deliverables and figures -------------------------------------------------------------------------------


def test_a_deliverable_is_handed_in_and_later_accepted(house: DrivenHouse) -> None:
    said(house, AGREED, submitted_on=date(2016, 6, 30), evidence="50.1-2016/041")
    filed = said(house, AGREED, NOVEMBER + timedelta(days=1), accepted_on=date(2016, 7, 15))

    item = standing(house, filed.key)
    assert isinstance(item, Deliverable)
    assert (item.submitted_on, item.accepted_on) == (date(2016, 6, 30), date(2016, 7, 15))
    assert item.evidence is not None, "the proof stays"


def test_reviews_take_from_the_rule_what_it_says(house: DrivenHouse) -> None:
    filed = said(
        house,
        "kdu-error-rate",
        scope="hilden",
        period="2016-10",
        reviewed=10,
        faulty=2,
        stratum="new",
        selection="random",
    )
    assert filed.key == "case_review:hilden:kdu:new:random:2016-10"


def test_a_figure_is_exact(house: DrivenHouse) -> None:
    filed = said(house, "kdu-budget", period="2016-10", value="80000000.10")
    assert standing(house, filed.key).value == Decimal("80000000.10")
    assert said(house, "kdu-budget", period="2016-10", value="80000000.1").read.account.duplicate == 1


def test_each_team_hands_in_its_own_plan(house: DrivenHouse) -> None:
    filed = said(house, "annual-team-plan", scope="mi-hilden", submitted_on=date(2016, 3, 23), evidence="10.2-2016/003")
    assert filed.key == "deliverable:annual-team-plan:mi-hilden:2016"


def test_a_talk_that_is_owed_every_month_is_of_the_month_in_which_it_was_held(house: DrivenHouse) -> None:
    filed = said(house, "monthly-target-talks", scope="hilden", held_on=date(2016, 10, 12))
    assert str(standing(house, filed.key).period) == "2016-10"


def test_the_answer_names_the_request_it_answers(house: DrivenHouse) -> None:
    asked = {
        "schema": "status-record/1", "type": "request", "target_id": ON_DEMAND, "request_id": "a1", "scope": "hilden",
        "period": "2016", "requested_on": "2016-11-09", "reported_at": "2016-11-09T10:00:00+01:00",
    }  # fmt: skip
    import_content(house.store, "anforderung.json", json.dumps([asked]).encode(), NOVEMBER)
    answer: dict[str, Any] = {"scope": "hilden", "submitted_on": date(2016, 11, 18), "evidence": "20.3-2016/031"}
    assert "(asked for: --scope hilden --period 2016-a1)" in refusal(house, ON_DEMAND, **answer)
    filed = said(house, ON_DEMAND, period="2016-a1", **answer)
    assert filed.key == f"deliverable:{ON_DEMAND}:hilden:2016-a1"


def test_what_must_be_covered_and_said_of_itself_can_be_said(house: DrivenHouse) -> None:
    given: dict[str, Any] = {
        "submitted_on": date(2016, 11, 18),
        "data_status": "provisional",
        "evidence": "33.1-2016/118",
    }
    item = standing(house, said(house, "amip-evaluation", **given).key)
    assert (item.covers, item.data_status) == (("goals_met", "dropouts", "continuation"), "provisional")


# --- What is refused ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "given", "sentence"),
    [
        pytest.param("interface-dialogue-held", {"scope": "ratingen", "held_on": date(2016, 9, 20)},
                     "did you mean 'interface-dialogues-held'?", id="unknown rule"),
        pytest.param(HELD, {"scope": "ratigen", "held_on": date(2016, 9, 20)},
                     "did you mean 'ratingen'?", id="unknown scope"),
        pytest.param(HELD, {"scope": "stadt-ratingen", "held_on": date(2016, 9, 20)},
                     "is judged by office", id="wrong level"),
        pytest.param(HELD, {"held_on": date(2016, 9, 20)}, "say where with --scope (allowed: hilden,", id="no scope"),
        pytest.param(HELD, {"scope": "ratingen", "submitted_on": date(2016, 9, 20)},
                     "--submitted-on does not fit 'interface-dialogues-held'", id="wrong option"),
        pytest.param(AGREED, {"held_on": date(2016, 9, 20)}, "allowed: --submitted-on", id="wrong option, deliverable"),
        pytest.param(HELD, {"scope": "ratingen"}, "say what happened", id="nothing said"),
        pytest.param(HELD, {"scope": "ratingen", "held_on": date(2016, 12, 9)}, "is still to come", id="future"),
        pytest.param(AGREED, {"submitted_on": date(2016, 6, 30)}, "add --evidence", id="no proof"),
        pytest.param(AGREED, {"submitted_on": date(2016, 6, 30), "evidence": "x", "by": "gff"},
                     "did you mean 'gf'?", id="unknown role"),
        pytest.param("kdu-error-rate", {"scope": "hilden", "reviewed": 1}, "--period", id="no period"),
        pytest.param("kdu-error-rate",
                     {"scope": "hilden", "period": "2016-10", "reviewed": 1, "faulty": 2, "stratum": "new"},
                     "faulty (2) exceeds reviewed (1)", id="more faulty than reviewed"),
        pytest.param("kdu-error-rate",
                     {"scope": "hilden", "period": "2016-10", "reviewed": 1, "faulty": 0, "stratum": "new",
                      "topic": "akte"}, "counts topic kdu only", id="another topic"),
        pytest.param("team-agship-plan", {"scope": "plus5", "submitted_on": date(2016, 11, 1), "evidence": "x"},
                     "is not owed by 'plus5' (allowed: mi-hilden,", id="a team of another group"),
        pytest.param(ON_DEMAND, {"scope": "hilden", "submitted_on": date(2016, 11, 1), "evidence": "x"},
                     f"nobody has asked for '{ON_DEMAND}' yet", id="an answer that nobody asked for"),
        pytest.param("monthly-target-talks", {"scope": "hilden", "cancelled": True},
                     "say for which month with --period", id="no month"),
        pytest.param("claims-stock-trend", {"period": "2016-Q3", "value": "1"},
                     "needs base, which come in files only", id="a figure without what it is held against"),
        pytest.param("plus5-caseload", {"period": "2016-03", "rate": "30"},
                     "needs clients and fte, which come in files only", id="staff figures with several parts"),
        pytest.param("newcomer-training", {"submitted_on": date(2016, 11, 1)}, "come in files only", id="trainings"),
        pytest.param("agreements-kept", {"submitted_on": date(2016, 11, 1)}, "come in files only", id="agreements"),
        pytest.param("kdu-budget", {"period": "2016-13", "value": "1"}, "period", id="no such period"),
        pytest.param("kdu-budget", {"period": "2016-10", "value": "viel"}, "is no number", id="no number"),
        pytest.param(AGREED, {"submitted_on": date(2016, 6, 30), "evidence": "m.muster@example.org"},
                     "an e-mail address", id="private"),
    ],
)  # fmt: skip
def test_what_cannot_be_filed_is_refused_with_a_sentence(
    house: DrivenHouse, rule: str, given: dict[str, Any], sentence: str
) -> None:
    assert sentence in refusal(house, rule, **given)


def test_a_unit_that_does_not_exist_that_day(tmp_path: Path) -> None:
    house = DrivenHouse(tmp_path)
    organisation = house.rules / "organisation.yaml"
    text = organisation.read_text(encoding="utf-8")
    organisation.write_text(
        text.replace(
            "towns: [stadt-heiligenhaus], valid_to: null", "towns: [stadt-heiligenhaus], valid_to: 2016-08-31"
        ),
        encoding="utf-8",
    )
    from checker.usecases.rules.activation import activate_folder

    activate_folder(house.store, house.rules, house.now, "administration")
    assert "does not exist on 09.11.2016" in refusal(house, HELD, scope="heiligenhaus", held_on=date(2016, 11, 9))
    house.store.close()


# --- Withdrawing --------------------------------------------------------------------------------------------


def test_a_retracted_report_counts_no_more_and_stays_in_sight(house: DrivenHouse) -> None:
    filed = said(house, AGREED, submitted_on=date(2016, 6, 30), evidence="50.1-2016/041")

    retract(house.store, filed.key, reason="falsches Papier", by="gf", now=NOVEMBER)

    assert standing(house, filed.key) is None
    versions = [version.record for version in all_versions(house) if version.key == filed.key]
    assert [record.record_status for record in versions] == ["active", "retracted"]
    assert versions[-1].note == "falsches Papier"


def test_a_retraction_stands_in_the_journal_with_role_reason_and_seal(house: DrivenHouse) -> None:
    filed = said(house, AGREED, submitted_on=date(2016, 6, 30), evidence="50.1-2016/041")
    retract(house.store, filed.key, reason="falsches Papier", by="gf", now=NOVEMBER)

    (told,) = house.told("record.retracted")
    with house.store.read() as tx:
        seals = tx.execute(select(record_version.c.seal).where(record_version.c.key == filed.key)).scalars().all()
    assert told == {
        "record": filed.key, "by": "gf", "why": "withdrawn", "seal": seals[-1], "sender": "manual",
        "profile": "status-records@1", "sequence": told["sequence"],
    }  # fmt: skip


def test_what_was_retracted_may_be_said_again(house: DrivenHouse) -> None:
    fact: dict[str, Any] = {"submitted_on": date(2016, 6, 30), "evidence": "50.1-2016/041"}
    key = said(house, AGREED, **fact).key
    retract(house.store, key, reason="Irrtum", by="gf", now=NOVEMBER + timedelta(hours=1))

    assert said(house, AGREED, NOVEMBER + timedelta(hours=2), **fact).counts
    assert standing(house, key) is not None


@pytest.mark.parametrize(
    ("key", "by", "sentence"),
    [
        pytest.param("event:interface-dialogue:ratingen-H3:2016", "gf", "did you mean 'event:interface-", id="unknown"),
        pytest.param("event:interface-dialogue:ratingen-H2:2016", "gff", "did you mean 'gf'?", id="role"),
    ],
)
def test_what_cannot_be_retracted(house: DrivenHouse, key: str, by: str, sentence: str) -> None:
    with refused(re.escape(sentence)):
        retract(house.store, key, reason="Irrtum", by=by, now=NOVEMBER)


def test_a_reason_that_names_somebody_retracts_nothing(house: DrivenHouse) -> None:
    key = "event:interface-dialogue:ratingen-H2:2016"
    with refused("looks like"):
        retract(house.store, key, reason="Frau Erika Mustermann sagte ab", by="gf", now=NOVEMBER)
    assert standing(house, key) is not None


def test_nothing_is_retracted_twice(house: DrivenHouse) -> None:
    key = "event:interface-dialogue:ratingen-H2:2016"
    retract(house.store, key, reason="Irrtum", by="gf", now=NOVEMBER)
    with refused("retracted already"):
        retract(house.store, key, reason="Irrtum", by="gf", now=NOVEMBER)
