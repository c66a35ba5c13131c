"""The page of a finding: what it shows, each act through its form, two browsers, other people's findings, English."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import pytest

from checker.domain.access import LogInWay
from checker.domain.act import ActKind
from checker.domain.clock import at_local
from checker.domain.finding import RESTING, FindingState
from checker.domain.message import OutboxState
from checker.store import Store, access_log, acts, findings, obligations, outbox
from checker.usecases.acting.act import Wanted, act
from checker.web import cookies
from checker.wording.finding_page_texts import RESTS
from tests.integration.walked_house import NOON, OWNER, STAMP, house, store
from tests.web.served import PageClient, house_over, page_client, words
from tests.workspace import Workspace

__all__ = ["house", "store"]

CRITERIA = "investigation-criteria-agreed/jobcenter/2016"
PAGE = f"/befunde/{CRITERIA}"
MANAGEMENT, FUNDING, REVIEW = "gf@jobcenter", "traeger_kreis@jobcenter", "fachaufsicht@jobcenter"
MUTED = {"silence_until": "01.06.2016", "silence_span": "day", "silence_reason_id": "recheck"}
# Nobody in the table of members.
AT_THE_MACHINE: dict[str, Any] = {"way": LogInWay.CONSOLE, "member": None}


@pytest.fixture
def browser(store: Store) -> PageClient:
    return page_client(house_over(store, NOON))


def version(page: Any, kind: ActKind) -> str:
    """The version that the form of an act bears; 0: it has none."""
    found = re.search(rf'<details id="act-{kind}".*?name="seen" value="(\d+)"', page.text, re.DOTALL)
    return found[1] if found else "0"


def sent(browser: PageClient, kind: ActKind, path: str = PAGE, *, seen: str | None = None, **fields: str) -> Any:
    """A form filled and sent, with the version that stands on the page unless another is given."""
    given = {"act": str(kind), "seen": seen or version(browser.get(path), kind), **fields}
    return browser.post(path, given)


def taken_on(browser: PageClient, day: str) -> Any:
    """By the form of the answers, which says it where somebody may."""
    hidden = re.findall(r'<input type="hidden" name="(seen|form)" value="([^"]*)">', browser.get(PAGE).text)
    return browser.post(PAGE, {**dict(reversed(hidden)), "choice": "take_on", "take_on_day": day})


def decided(store: Store) -> list[tuple[ActKind, str]]:
    with store.read() as tx:
        return [(each.kind, each.post) for each in acts.load(tx)]


def state(store: Store) -> FindingState:
    with store.read() as tx:
        return findings.history(tx, CRITERIA)[-1].state


def test_it_says_first_how_it_stands_then_the_days_why_who_knows_and_what_comes(browser: PageClient) -> None:
    page = browser.log_in(OWNER, **AT_THE_MACHINE).get(PAGE)

    text = words(page)
    assert page.status_code == 200
    in_order = (
        "Frist überschritten seit 12 Arbeitstagen: Einsatzkriterien des Ermittlungsdienstes abgestimmt",
        "Spätestens Montag, 02.05.2016, 24:00 Uhr",
        "wurde kein Nachweis gemeldet",
        "Handelt niemand",
        "Was Sie entscheiden können",
        "Ich übernehme das",
        "Wer davon weiß",
        "Versandt, 12.05.2016, 07:00 Uhr",
        "Plan 2016, Zeile T11",
    )
    places = [text.find(each) for each in in_order]
    assert -1 not in places, [each for each, place in zip(in_order, places, strict=True) if place < 0]
    assert places == sorted(places)
    assert "<title>Frist überschritten – Kriterien Ermittlungsdienst – Befund – Zielwacht</title>" in page.text
    assert len(page.content) < 60_000


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"act": "silence"}, id="an act"),
        pytest.param({"form": "x"}, id="an answer"),
    ],
)
def test_a_form_that_is_sent_as_it_stands_does_nothing_and_says_what_is_missing(
    browser: PageClient, store: Store, fields: dict[str, str]
) -> None:
    browser.log_in(MANAGEMENT, **AT_THE_MACHINE)

    page = browser.post(PAGE, {"seen": version(browser.get(PAGE), ActKind.SILENCE), **fields})

    assert page.status_code == 422
    assert 'href="#field-' in page.text
    assert decided(store) == []


def test_taken_on_by_the_form_it_rests_until_that_day(browser: PageClient, store: Store) -> None:
    answer = taken_on(browser.log_in(OWNER, **AT_THE_MACHINE), "01.06.2016")

    assert answer.status_code == 303
    page = words(browser.follow(answer))
    assert decided(store) == [(ActKind.ACKNOWLEDGE, OWNER)]
    assert "Eingetragen Übernommen bis 01.06.2016, für Bereichsleitung Leistung, 23.05.2016, 12:00 Uhr" in page
    assert "Bestätigt: übernommen bis 01.06.2016, 24:00 Uhr." in page
    assert "Ja, zurücknehmen" in page


def test_of_each_state_in_which_a_finding_rests_it_says_until_when() -> None:
    assert {locale: set(words) for locale, words in RESTS.items()} == {"de": RESTING, "en": RESTING}


def test_muted_by_the_form_it_says_what_was_recorded_and_who_did_it_is_noted(browser: PageClient, store: Store) -> None:
    answer = sent(browser.log_in(MANAGEMENT, **AT_THE_MACHINE), ActKind.SILENCE, **MUTED)

    page = words(browser.follow(answer))
    assert "Stummgeschaltet durch Geschäftsführung bis 01.06.2016, 24:00 Uhr; eingetragen am 23.05.2016" in page
    assert "Zurücknehmen können Sie es" in page
    with store.read() as tx:
        (noted,) = access_log.read(tx)
    assert noted.kind == "decide"


@pytest.mark.parametrize("day", ["01.06.2016", "1.6.2016", "2016-06-01"])
def test_days_are_taken_as_people_write_them(browser: PageClient, store: Store, day: str) -> None:
    assert taken_on(browser.log_in(OWNER, **AT_THE_MACHINE), day).status_code == 303
    with store.read() as tx:
        assert [each.until for each in acts.load(tx)] == [date(2016, 6, 1)]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        pytest.param("06/01/2016", "ist kein Tag", id="it may be another day"),
        pytest.param("31.06.2016", "ist kein Tag", id="June has no 31st"),
        pytest.param("01.05.2016", "ist vorbei", id="it is over"),
        pytest.param("01.06.2018", "zu weit voraus", id="it is too far ahead"),
    ],
)
def test_a_day_that_cannot_be_is_told_at_its_field_and_what_was_entered_stands(
    browser: PageClient, store: Store, day: str, said: str
) -> None:
    page = sent(browser.log_in(MANAGEMENT, **AT_THE_MACHINE), ActKind.SILENCE, **{**MUTED, "silence_until": day})

    assert page.status_code == 422
    assert said in words(page)
    assert 'href="#field-silence_until"' in page.text
    assert 'aria-invalid="true"' in page.text
    assert f'value="{day}"' in page.text
    assert decided(store) == []


def test_it_is_silenced_with_a_reason_of_the_list(browser: PageClient, store: Store) -> None:
    browser.log_in(MANAGEMENT, **AT_THE_MACHINE)
    fields = {"silence_until": "01.06.2016", "silence_span": "finding"}

    assert sent(browser, ActKind.SILENCE, **fields).status_code == 422
    assert sent(browser, ActKind.SILENCE, **fields, silence_reason_id="recheck").status_code == 303

    with store.read() as tx:
        (done,) = acts.load(tx)
    assert (done.kind, done.until_resolved, done.because and done.because.id) == (ActKind.SILENCE, True, "recheck")


def released(house: Workspace, store: Store) -> None:
    """The letter to the funding body, which has not been told before, has left."""
    with store.read() as tx:
        (letter,) = outbox.list_messages(tx, states=[OutboxState.DRAFT])
    done = house.run("mail", "release", letter.key, "--by", "gf", "--now", STAMP)
    assert done.code == 0, done.err
    assert house.run("tick", "--now", "2016-05-23T13:00").code == 0


def test_a_body_outside_sees_the_obligation_that_it_was_told_of_and_no_other_day_of_it(
    house: Workspace, store: Store
) -> None:
    released(house, store)
    path = f"/verpflichtungen/{CRITERIA}"
    browser = page_client(house_over(store, at_local(date(2016, 5, 23), 14))).log_in(FUNDING, **AT_THE_MACHINE)
    page, then = browser.get(path), browser.get(f"{path}?tag=28.04.2016")

    assert (page.status_code, then.status_code) == (200, 200)
    assert "An einem anderen Tag" not in words(page)
    assert "Nach „tag“ lässt sich diese Liste nicht auswählen." in words(then)
    assert "Am 28.04.2016" not in words(then)


@pytest.mark.parametrize(
    ("kind", "post", "obligation"),
    [
        pytest.param(ActKind.WAIVE, MANAGEMENT, "reviews-new-cases/jobcenter/2016", id="an exception"),
        pytest.param(ActKind.EXTEND, FUNDING, CRITERIA, id="more time"),
    ],
)
def test_what_binds_others_is_looked_at_once_more_before_it_is_recorded(
    house: Workspace, store: Store, kind: ActKind, post: str, obligation: str
) -> None:
    released(house, store)
    browser, path = (
        page_client(house_over(store, at_local(date(2016, 5, 23), 14))).log_in(post, **AT_THE_MACHINE),
        f"/befunde/{obligation}",
    )
    fields = {f"{kind}_until": "30.06.2016", f"{kind}_reason_id": "agreed-with-body", f"{kind}_file_number": "50-16/9"}

    page = sent(browser, kind, path, **fields)

    assert page.status_code == 200
    assert "Noch ist nichts eingetragen" in words(page)
    assert "30.06.2016" in words(page)
    assert decided(store) == []
    browser.http.cookies.set(cookies.LANGUAGE, "en")
    assert "30 June 2016" in words(sent(browser, kind, path, **fields))
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.text))
    again = browser.post(path, {name: unescape(value) for name, value in hidden.items() if name != "csrf"})
    assert again.status_code == 303
    assert decided(store) == [(kind, post)]


def test_somebody_objects_and_it_is_open_again(browser: PageClient, store: Store) -> None:
    act(store, Wanted(ActKind.ACKNOWLEDGE, CRITERIA, OWNER, until=date(2016, 6, 1)), NOON)

    assert (
        sent(browser.log_in(MANAGEMENT, **AT_THE_MACHINE), ActKind.OBJECT, object_reason_id="recheck").status_code
        == 303
    )
    assert state(store) is FindingState.OPEN


def test_it_is_handed_back(browser: PageClient, store: Store) -> None:
    act(store, Wanted(ActKind.ACKNOWLEDGE, CRITERIA, OWNER, until=date(2016, 6, 1)), NOON)

    assert (
        sent(
            browser.log_in(OWNER, **AT_THE_MACHINE), ActKind.HANDBACK, handback_reason_id="not-responsible"
        ).status_code
        == 303
    )
    assert state(store) is FindingState.OPEN


def test_it_is_taken_over_from_whoever_has_it(browser: PageClient, store: Store) -> None:
    act(store, Wanted(ActKind.ACKNOWLEDGE, CRITERIA, OWNER, until=date(2016, 6, 1)), NOON)
    fields = {"takeover_until": "02.06.2016", "takeover_reason_id": "post-vacant"}

    assert sent(browser.log_in(MANAGEMENT, **AT_THE_MACHINE), ActKind.TAKEOVER, **fields).status_code == 303
    assert decided(store)[-1] == (ActKind.TAKEOVER, MANAGEMENT)


def test_what_one_has_done_oneself_is_taken_back(browser: PageClient, store: Store) -> None:
    act(store, Wanted(ActKind.ACKNOWLEDGE, CRITERIA, OWNER, until=date(2016, 6, 1)), NOON)

    answer = sent(browser.log_in(OWNER, **AT_THE_MACHINE), ActKind.UNDO, undo_reason_id="by-mistake")

    assert answer.status_code == 303
    assert state(store) is FindingState.OPEN
    assert "Bestätigt durch Bereichsleitung Leistung (zurückgenommen)" in words(browser.follow(answer))


@pytest.mark.parametrize("kind", [ActKind.WAIVE, ActKind.EXTEND])
def test_whose_it_is_is_not_offered_an_exception_and_refused_one_all_the_same(
    browser: PageClient, store: Store, kind: ActKind
) -> None:
    browser.log_in(OWNER, **AT_THE_MACHINE)
    assert f'value="{kind}"' not in browser.get(PAGE).text
    fields = {f"{kind}_until": "30.06.2016", f"{kind}_reason_id": "recheck", "confirmed": "1"}
    with store.read() as tx:
        newest = str(obligations.finding_version(tx, CRITERIA))

    for by in ({}, {f"{kind}_by": OWNER}, {f"{kind}_by": FUNDING}):
        page = sent(browser, kind, seen=newest, **fields, **by)
        assert page.status_code in (403, 422)
    assert decided(store) == []


def test_of_two_browsers_the_second_reads_what_is_new_and_keeps_what_was_entered(store: Store) -> None:
    first = page_client(house_over(store, NOON)).log_in(OWNER, **AT_THE_MACHINE)
    second = page_client(house_over(store, NOON)).log_in(MANAGEMENT, **AT_THE_MACHINE)
    seen = version(second.get(PAGE), ActKind.SILENCE)

    assert taken_on(first, "01.06.2016").status_code == 303
    page = sent(second, ActKind.SILENCE, seen=seen, silence_until="03.06.2016", silence_span="day",
                silence_reason_id="recheck")  # fmt: skip

    assert page.status_code == 409
    assert "Bestätigt durch Bereichsleitung Leistung bis 01.06.2016" in words(page)
    assert 'value="03.06.2016"' in page.text
    assert version(page, ActKind.SILENCE) != seen
    assert decided(store) == [(ActKind.ACKNOWLEDGE, OWNER)]


def test_what_is_not_there_and_what_is_another_units_are_the_same_page(browser: PageClient, store: Store) -> None:
    browser.log_in("geschaeftsstellenleitung@ratingen", **AT_THE_MACHINE)
    theirs, nobodys = "ikunden-benefit-exits/ikunden/2016", "ikunden-benefit-exits/ratingen/2016"

    pages = {key: browser.get(f"/befunde/{key}") for key in (theirs, nobodys)}

    assert {page.status_code for page in pages.values()} == {404}
    assert words(pages[theirs]).replace(theirs, nobodys) == words(pages[nobodys])
    token = browser.token("/befunde/" + CRITERIA) or "x"
    refused = browser.post(f"/befunde/{theirs}", {"act": "silence", "seen": "1", **MUTED}, token=token)
    assert refused.status_code in (403, 404)
    assert decided(store) == []


def test_when_the_session_is_over_entries_are_there_after_the_log_in(browser: PageClient, store: Store) -> None:
    browser.log_in(MANAGEMENT, **AT_THE_MACHINE)
    token, seen = browser.token(PAGE), version(browser.get(PAGE), ActKind.SILENCE)
    browser.house.clock.pass_by(minutes=61)  # type: ignore[attr-defined]

    answer = browser.post(PAGE, {"act": "silence", "seen": seen, **MUTED}, token=token)

    assert answer.headers["location"].startswith("/anmelden?weiter=/befunde/")
    assert decided(store) == []
    page = browser.log_in(MANAGEMENT, **AT_THE_MACHINE).get(PAGE)
    assert '<details id="act-silence" open>' in page.text
    assert f'value="{MUTED["silence_until"]}"' in page.text


def test_in_english_it_is_english(browser: PageClient) -> None:
    browser.log_in(OWNER, **AT_THE_MACHINE)
    browser.http.cookies.set(cookies.LANGUAGE, "en")

    page = browser.get(PAGE)

    assert "What you may decide" in words(page)
    assert "Who knows of it" in words(page)
    assert '<html lang="en">' in page.text


def test_what_was_reported_stands_on_it_without_the_figures(house: Workspace, browser: PageClient) -> None:
    done = house.run("records", "report", "investigation-criteria-agreed", "--scope", "jobcenter", "--submitted-on",
                     "2016-05-20", "--evidence", "50-16/8", "--now", "2016-05-23T12:30")  # fmt: skip
    assert done.code == 0, done.err
    assert house.run("tick", "--now", "2016-05-24T07:00").code == 0

    text = words(browser.log_in(OWNER, **AT_THE_MACHINE).get(PAGE))

    assert "Worauf das Urteil beruht" in text
    assert "zählt" in text
    assert "50-16/8" not in text
