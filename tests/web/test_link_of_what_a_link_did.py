"""The page behind the link of the mail that tells what a link alone has done: it answers nothing, and takes it back."""

from __future__ import annotations

import re

from checker.domain.act import ActKind
from checker.domain.finding import FindingState
from checker.domain.mail_link import LinkClaim
from checker.store import Store
from tests.integration.walked_house import OWNER, house, store
from tests.web.links import FAR_AHEAD, TOKENS, item_to, link_to
from tests.web.served import words
from tests.web.test_link_page import CRITERIA, TAKEN_ON, by_link, decided, sent, state, visitor

__all__ = ["house", "store"]


def the_link_in_that_mail(store: Store) -> str:
    """It may answer nothing."""
    return f"/antwort/{TOKENS.token(LinkClaim(item_to(store, CRITERIA, OWNER).item.key, (), FAR_AHEAD))}"


def number_on(page: str) -> str:
    found = re.search(r'name="number" value="(\d+)"', page)
    assert found, "the page has a form to take it back"
    return found[1]


def test_whoever_has_that_mail_sees_what_was_done_and_takes_it_back(store: Store) -> None:
    client = by_link(store)
    sent(client, link_to(store, CRITERIA, OWNER), **TAKEN_ON)

    path = the_link_in_that_mail(store)
    page = client.get(path)
    assert page.status_code == 200
    assert "Übernommen bis 01.06.2016" in words(page)
    assert 'name="choice"' not in page.text

    number = number_on(page.text)
    assert client.post(path, {"undo": "1", "number": number}).status_code == 422
    done = client.post(path, {"undo": "1", "number": number, "sure": "yes"})
    assert done.status_code == 303
    assert [kind for kind, _ in decided(store)] == [ActKind.ACKNOWLEDGE, ActKind.UNDO]
    assert state(store) is FindingState.OPEN


def test_by_that_link_nothing_is_answered(store: Store) -> None:
    client = by_link(store)
    path = the_link_in_that_mail(store)
    assert sent(client, path, **TAKEN_ON).status_code == 422
    assert decided(store) == []


def test_after_a_log_in_the_administration_takes_it_back(store: Store) -> None:
    sent(by_link(store), link_to(store, CRITERIA, OWNER), **TAKEN_ON)
    client, path = visitor(store, "controlling@jobcenter"), the_link_in_that_mail(store)

    page = client.get(path)
    assert page.status_code == 200
    assert 'name="choice"' not in page.text
    done = client.post(path, {"undo": "1", "number": number_on(page.text), "sure": "yes"})
    assert done.status_code == 303
    assert decided(store)[-1] == (ActKind.UNDO, OWNER)
