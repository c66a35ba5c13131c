"""Vorschläge: answers are entered, completed and rejected by who may, once; nobody else sees or touches them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from checker.domain.answer import AnswerChoice, Unclear
from checker.domain.finding import FindingState
from checker.domain.proposal import Proposal, ProposalState, SenderKind
from checker.store import Store, findings, proposals
from checker.wording.proposal_page_words import SENDERS
from tests.integration.a_house import CRITERIA
from tests.stored import raw
from tests.web.served import words
from tests.web.walked import (
    ADMINISTRATION,
    MANAGEMENT,
    NOON,
    OTHER,
    OWNER,
    a_walked_store,
    answered,
    browser,
)

DEPUTY = "bfdh@jobcenter"
IN_JUNE = date(2016, 6, 30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_walked_store(tmp_path) as opened:
        yield opened


def path(number: int) -> str:
    return f"/vorschlaege/{number}"


def stands(store: Store, number: int) -> Proposal:
    with store.read() as tx:
        found = proposals.find(tx, number)
    assert found is not None
    return found


def decide(client: Any, number: int, decision: str, **fields: str) -> Any:
    return client.post(path(number), {"decision": decision, **fields})


def test_it_says_who_answered_what_and_what_entering_does(store: Store) -> None:
    number = answered(store, AnswerChoice.TAKE_ON, day=date(2016, 6, 10))
    page = words(browser(store, ADMINISTRATION).get(path(number)))
    assert "Übernommen bis 10.06.2016" in page
    assert "Bereichsleitung Leistung" in page
    assert "Die Stelle übernimmt den Befund bis zu diesem Tag" in page
    assert "Bis 10.06.2016 wird es niemandem sonst vorgelegt" in page
    assert "Frist überschritten" in page


def test_it_says_how_the_answer_came(store: Store) -> None:
    client = browser(store, ADMINISTRATION)
    for sender in SenderKind:
        number = answered(store, AnswerChoice.TAKE_ON, day=date(2016, 6, 10), sender=sender)
        assert SENDERS["de"][sender] in words(client.get(path(number)))
    assert set(SENDERS["en"]) == set(SenderKind)


def test_it_is_entered_as_the_act_of_who_answered(store: Store) -> None:
    number = answered(store, AnswerChoice.TAKE_ON, day=date(2016, 6, 10))
    client = browser(store, ADMINISTRATION)
    done = decide(client, number, "enter")
    assert (done.status_code, done.headers["location"]) == (303, path(number))
    assert stands(store, number).decided_by == "controlling"
    with store.read() as tx:
        assert findings.history(tx, CRITERIA)[-1].state is FindingState.ACKNOWLEDGED
        assert [tuple(row) for row in raw(tx, "SELECT kind FROM access_log")] == [("enter_proposal",)]
    after = words(client.follow(done))
    assert "Die Antwort ist eingetragen; die Stelle bekommt eine Mail" in after
    assert "eingetragen am 23.05.2016 von Controlling" in after


def test_what_the_answer_does_not_say_is_completed(store: Store) -> None:
    number = answered(store, AnswerChoice.DONE)
    client = browser(store, ADMINISTRATION)
    page = client.get(path(number))
    assert "Die Antwort nennt nicht: Tag" in words(page)
    lacking = decide(client, number, "enter", file_number="50.1-2016/077")
    assert lacking.status_code == 422
    assert 'href="#field-day"' in lacking.text
    assert 'value="50.1-2016/077"' in lacking.text
    assert decide(client, number, "enter", day="20.05.2016", file_number="50.1-2016/077").status_code == 303
    assert stands(store, number).state is ProposalState.ENTERED


def test_a_day_that_is_none_is_said_at_its_field(store: Store) -> None:
    number = answered(store, AnswerChoice.DONE)
    odd = decide(browser(store, ADMINISTRATION), number, "enter", day="31.02.2016")
    assert odd.status_code == 422
    assert 'id="error-day"' in odd.text


def test_it_is_rejected_with_a_reason(store: Store) -> None:
    number = answered(store, AnswerChoice.NEW_DATE, day=IN_JUNE)
    client = browser(store, ADMINISTRATION)
    without = decide(client, number, "reject")
    assert without.status_code == 422
    assert 'id="error-reason"' in without.text
    assert decide(client, number, "reject", reason="Tel. 02104 123456").status_code == 422
    assert decide(client, number, "reject", reason="Bitte im Haus klären").status_code == 303
    assert stands(store, number).reason == "Bitte im Haus klären"


def test_what_is_unclear_can_only_be_rejected(store: Store) -> None:
    number = answered(store, None, unclear=Unclear.TWO_CHOICES)
    page = browser(store, ADMINISTRATION).get(path(number))
    assert 'value="enter"' not in page.text
    assert "Die Mail nannte zwei Antworten zugleich" in words(page)


def test_a_release_and_a_stranger_need_the_token_typed(store: Store) -> None:
    number = answered(store, AnswerChoice.TAKE_ON, day=date(2016, 6, 10), sender=SenderKind.UNKNOWN)
    client = browser(store, ADMINISTRATION)
    assert "bei der Stelle nachfragen" in words(client.get(path(number)))
    assert 'id="error-token"' in decide(client, number, "enter").text
    assert 'id="error-token"' in decide(client, number, "enter", token="ZW-000000").text
    assert decide(client, number, "enter", token=stands(store, number).matter.token).status_code == 303


def test_the_second_browser_is_told_who_was_faster(store: Store) -> None:
    number = answered(store, AnswerChoice.NEW_DATE, day=IN_JUNE)
    first, second = browser(store, ADMINISTRATION), browser(store, DEPUTY)
    token = second.token(path(number))
    assert decide(first, number, "enter").status_code == 303
    late = second.post(path(number), {"decision": "reject", "reason": "zu spät"}, token=token)
    assert late.status_code == 409
    assert "23.05.2016" in late.text
    assert stands(store, number).state is ProposalState.ENTERED


def test_a_form_as_it_is_changes_nothing(store: Store) -> None:
    number = answered(store, AnswerChoice.NEW_DATE, day=IN_JUNE)
    client = browser(store, ADMINISTRATION)
    assert "checked" not in client.get(path(number)).text
    assert decide(client, number, "").status_code == 422
    assert stands(store, number).state is ProposalState.WAITING


@pytest.mark.parametrize("post", [OWNER, OTHER, "it@jobcenter"])
def test_who_does_not_enter_sees_and_does_nothing(store: Store, post: str) -> None:
    number = answered(store, AnswerChoice.NEW_DATE, day=IN_JUNE)
    client = browser(store, post)
    assert client.get("/vorschlaege").status_code == 403
    assert client.get(path(number)).status_code == 403
    posted = client.post(path(number), {"decision": "enter"}, token=client.token("/aufgaben"))
    assert posted.status_code == 403
    assert stands(store, number).state is ProposalState.WAITING


def test_the_management_enters_only_what_falls_to_it(store: Store) -> None:
    number = answered(store, AnswerChoice.NEW_DATE, day=IN_JUNE)
    client = browser(store, MANAGEMENT)
    assert client.get(path(number)).status_code == 404
    posted = client.post(path(number), {"decision": "enter"}, token=client.token("/vorschlaege"))
    assert posted.status_code == 404
    assert stands(store, number).state is ProposalState.WAITING


def test_no_such_answer(store: Store) -> None:
    client = browser(store, ADMINISTRATION)
    assert [client.get(f"/vorschlaege/{asked}").status_code for asked in ("99", "abc", "9" * 40)] == [404, 404, 404]


def test_the_list_the_day_that_is_over_and_the_empty_state(store: Store) -> None:
    client = browser(store, ADMINISTRATION)
    assert "Keine Antwort wartet" in client.get("/vorschlaege").text
    number = answered(store, AnswerChoice.NEW_DATE, at=NOON - timedelta(days=6), day=IN_JUNE)
    page = client.get("/vorschlaege")
    assert f'href="{path(number)}"' in page.text
    assert "dieser Tag ist vorbei, es wird weiter vorgelegt" in words(page)
    decide(client, number, "reject", reason="Bitte im Haus klären")
    assert "abgelehnt am 23.05.2016 von Controlling; Grund: Bitte im Haus klären" in words(client.get("/vorschlaege"))


def test_in_english(store: Store) -> None:
    number = answered(store, AnswerChoice.NEW_DATE, day=IN_JUNE)
    client = browser(store, ADMINISTRATION)
    client.http.cookies.set("__Host-language", "en")
    assert "Is passed on to those who may extend" in words(client.get(path(number)))
