"""The page behind a mail's link: what it shows, asks and records; and every link that does not act."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from checker.domain.access import LogInWay
from checker.domain.act import ActKind
from checker.domain.finding import FindingState
from checker.domain.proposal import ProposalState
from checker.store import Store, acts, findings, proposals
from checker.usecases.acting.act import Wanted, act
from checker.web import cookies
from notifications.link_tokens import LinkTokens
from tests.integration.walked_house import NOON, OWNER, house, store
from tests.web.links import OTHER_KEY, house_with_links, link_to
from tests.web.served import ADDRESS, PageClient, page_client, words
from tests.workspace import Workspace

__all__ = ["house", "store"]

CRITERIA = "investigation-criteria-agreed/jobcenter/2016"
MANAGEMENT = "gf@jobcenter"
AT_THE_MACHINE: dict[str, Any] = {"way": LogInWay.CONSOLE, "member": None}
TAKEN_ON = {"choice": "take_on", "take_on_day": "01.06.2016"}


def visitor(store: Store, *posts: str, **settings: Any) -> PageClient:
    """Somebody at a browser; without posts nobody who has logged in."""
    client = page_client(house_with_links(store, NOON, **settings))
    return client.log_in(*posts, **AT_THE_MACHINE) if posts else client


def by_link(store: Store) -> PageClient:
    """Somebody in a house that has decided that a link alone is enough."""
    return visitor(store, link_alone=True)


def hidden(page: Any) -> dict[str, str]:
    """What a form bears without being seen: the version that was looked at, and the id of the form."""
    found = re.findall(r'<input type="hidden" name="(seen|form)" value="([^"]*)">', page.text)
    return dict(reversed(found))


def sent(client: PageClient, path: str, **fields: str) -> Any:
    return client.post(path, {**hidden(client.get(path)), **fields})


def decided(store: Store) -> list[tuple[ActKind, str]]:
    with store.read() as tx:
        return [(each.kind, each.post) for each in acts.load(tx)]


def waiting(store: Store) -> int:
    with store.read() as tx:
        return len(proposals.load(tx, ProposalState.WAITING))


def state(store: Store) -> FindingState:
    with store.read() as tx:
        return findings.history(tx, CRITERIA)[-1].state


def test_it_says_how_it_stands_then_asks_and_nothing_is_chosen(store: Store) -> None:
    page = visitor(store, OWNER).get(link_to(store, CRITERIA, OWNER))

    text = words(page)
    assert page.status_code == 200
    in_order = ("Frist überschritten seit 12 Arbeitstagen", "Spätestens Montag, 02.05.2016", "Was trifft zu?",
                "Es ist erledigt", "Ich übernehme das", "Antwort absenden", "Wer davon weiß")  # fmt: skip
    places = [text.find(each) for each in in_order]
    assert -1 not in places
    assert places == sorted(places)
    assert " checked" not in page.text
    title = "Frist überschritten – Kriterien Ermittlungsdienst – Antwort für Bereichsleitung Leistung – Zielwacht"
    assert f"<title>{title}</title>" in page.text
    assert len(page.content) < 60_000


def test_to_look_at_it_changes_nothing_however_often(store: Store) -> None:
    client, path = by_link(store), link_to(store, CRITERIA, OWNER)
    for _ in range(3):
        assert client.get(path).status_code == 200
        assert client.http.head(path).status_code == 200

    assert decided(store) == []
    assert waiting(store) == 0


def test_a_scanner_that_sends_the_form_as_it_is_does_nothing(store: Store) -> None:
    client, path = by_link(store), link_to(store, CRITERIA, OWNER)

    page = sent(client, path)

    assert page.status_code == 422
    assert 'href="#field-choice"' in page.text
    assert "Bitte wählen Sie eine Antwort" in words(page)
    assert decided(store) == []
    assert waiting(store) == 0


def test_taken_on_it_says_what_was_recorded_when_for_whom_and_how_to_undo_it(store: Store) -> None:
    client, path = visitor(store, OWNER), link_to(store, CRITERIA, OWNER)

    answer = sent(client, path, **TAKEN_ON)

    assert answer.status_code == 303
    page = words(client.follow(answer))
    assert decided(store) == [(ActKind.ACKNOWLEDGE, OWNER)]
    assert "Eingetragen" in page
    assert "Übernommen bis 01.06.2016, für Bereichsleitung Leistung, 23.05.2016, 12:00 Uhr" in page
    assert "kommt dazu keine Mail" in page
    assert "Ja, zurücknehmen" in page


def test_what_was_answered_is_taken_back_where_somebody_says_so(store: Store) -> None:
    client, path = visitor(store, OWNER), link_to(store, CRITERIA, OWNER)
    page = client.follow(sent(client, path, **TAKEN_ON))
    number = re.search(r'name="number" value="(\d+)"', page.text)
    assert number

    unsure = client.post(path, {"undo": "1", "number": number[1]})
    assert unsure.status_code == 422
    assert state(store) is FindingState.ACKNOWLEDGED

    done = client.post(path, {"undo": "1", "number": number[1], "sure": "yes"})
    assert done.status_code == 303
    assert state(store) is FindingState.OPEN
    assert "Zurückgenommen Übernommen bis 01.06.2016" in words(client.follow(done))


def test_a_fact_with_its_proof_is_recorded(house: Workspace, store: Store) -> None:
    client, path = visitor(store, OWNER), link_to(store, CRITERIA, OWNER)
    without = sent(client, path, choice="done", done_day="20.05.2016")
    assert without.status_code == 422
    assert "Aktenzeichen" in words(without)

    answer = sent(client, path, choice="done", done_day="2016-05-20", done_file_number="50.1-2016/077")

    assert answer.status_code == 303
    assert "Erledigt am 20.05.2016" in words(client.follow(answer))
    assert house.run("tick", "--now", "2016-05-24T07:00").code == 0
    assert state(store) is FindingState.RESOLVED


@pytest.mark.parametrize(
    ("fields", "said", "field"),
    [
        pytest.param({"choice": "take_on"}, "bitte angeben", "take_on_day", id="no day"),
        pytest.param({"choice": "take_on", "take_on_day": "6/1"}, "ist kein Tag", "take_on_day", id="no day at all"),
        pytest.param({"choice": "take_on", "take_on_day": "01.05.2016"}, "ist vorbei", "take_on_day", id="over"),
        pytest.param({"choice": "waive"}, "Bitte wählen", "choice", id="no link waives"),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_entries_stand(
    store: Store, fields: dict[str, str], said: str, field: str
) -> None:
    client, path = visitor(store, OWNER), link_to(store, CRITERIA, OWNER)

    page = sent(client, path, **fields)

    assert page.status_code == 422
    assert said in words(page)
    assert f'href="#field-{field}"' in page.text
    if typed := fields.get("take_on_day"):
        assert f'value="{typed}"' in page.text
    assert decided(store) == []


def test_where_there_is_a_log_in_nothing_is_shown_before_it(store: Store) -> None:
    client, path = visitor(store), link_to(store, CRITERIA, OWNER)

    page = client.get(path)

    assert page.status_code == 303
    assert page.headers["location"].startswith("/anmelden?weiter=/antwort/")
    assert "Ermittlungsdienst" not in page.text


def test_a_link_alone_acts_where_the_house_has_decided_so_and_is_marked(store: Store) -> None:
    client, path = by_link(store), link_to(store, CRITERIA, OWNER)

    answer = sent(client, path, **TAKEN_ON)

    assert answer.status_code == 303
    assert decided(store) == [(ActKind.ACKNOWLEDGE, OWNER)]
    assert "Über den Link der Mail, ohne Anmeldung" in words(client.follow(answer))
    finding = visitor(store, MANAGEMENT).get(f"/befunde/{CRITERIA}")
    assert re.search(r"bestätigt durch Bereichsleitung Leistung[^<]*Link", finding.text)


def test_forwarded_to_somebody_else_it_is_refused_and_shows_nothing(store: Store) -> None:
    client, path = visitor(store, "geschaeftsstellenleitung@ratingen"), link_to(store, CRITERIA, OWNER)

    page = client.get(path)

    assert page.status_code == 403
    assert "Diese Mail ging an eine andere Stelle" in words(page)
    assert "bitten Sie Bereichsleitung Leistung um die Antwort" in words(page)
    assert "Ermittlungsdienst" not in page.text
    refused = visitor(store, "geschaeftsstellenleitung@ratingen")
    path = link_to(store, CRITERIA, OWNER)
    assert (
        refused.post(path, {"seen": "1", "form": "x", **TAKEN_ON}, token=refused.token("/aufgaben")).status_code == 403
    )
    assert decided(store) == []


def test_whoever_stands_in_answers_for_the_post(house: Workspace, store: Store) -> None:
    away = house.run("roles", "deputize", "bereichsleitung_leistung", "--from", "2016-05-23", "--until", "2016-06-10",
                     "--to", "gf", "--now", "2016-05-23T08:00")  # fmt: skip
    assert away.code == 0, away.err
    client, path = visitor(store, MANAGEMENT), link_to(store, CRITERIA, OWNER)

    assert sent(client, path, **TAKEN_ON).status_code == 303
    assert decided(store) == [(ActKind.ACKNOWLEDGE, OWNER)]


def test_an_expired_link_shows_and_says_where_to_answer_instead(store: Store) -> None:
    client, path = visitor(store, OWNER), link_to(store, CRITERIA, OWNER, ends_on=date(2016, 5, 20))

    page = client.get(path)

    assert page.status_code == 200
    # Why nothing is asked stands before the rest, which fills the screen of a telephone.
    assert 0 < words(page).index("Dieser Link galt bis 20.05.2016") < words(page).index("Bitte bis")
    assert "Frist überschritten" in words(page)
    assert "Auf die Mail antworten" in words(page)
    assert 'name="choice"' not in page.text
    assert client.post(path, {"seen": "1", "form": "x", **TAKEN_ON}).status_code in (403, 409, 422)
    assert decided(store) == []


@pytest.mark.parametrize("at", [1, 6, 30, -3])
def test_a_link_that_was_changed_leads_nowhere_and_says_what_to_do(store: Store, at: int) -> None:
    path = link_to(store, CRITERIA, OWNER)
    start = len("/antwort/")
    letters = list(path)
    place = start + at if at >= 0 else len(path) + at
    letters[place] = "A" if letters[place] != "A" else "B"

    page = by_link(store).get("".join(letters))

    assert page.status_code in (404, 410)
    assert "Was Sie jetzt tun können" in words(page)
    assert "Ermittlungsdienst" not in page.text


def test_a_link_under_a_key_that_was_replaced_says_so(store: Store) -> None:
    path = link_to(store, CRITERIA, OWNER, tokens=LinkTokens(ADDRESS, lambda: (OTHER_KEY,)))

    page = by_link(store).get(path)

    assert page.status_code == 410
    assert "Dieser Link gilt nicht mehr" in words(page)


def test_what_is_settled_says_since_when(house: Workspace, store: Store) -> None:
    done = house.run("records", "report", "investigation-criteria-agreed", "--scope", "jobcenter", "--submitted-on",
                     "2016-05-20", "--evidence", "50-16/8", "--now", "2016-05-23T09:00")  # fmt: skip
    assert done.code == 0, done.err
    assert house.run("tick", "--now", "2016-05-23T11:00").code == 0

    page = visitor(store, OWNER).get(link_to(store, CRITERIA, OWNER))

    assert page.status_code == 200
    assert "Es ist nichts mehr zu tun" in words(page)
    assert 'name="choice"' not in page.text


def test_whoever_may_release_a_letter_is_led_to_its_whole_text(store: Store) -> None:
    page = visitor(store, MANAGEMENT).get(link_to(store, CRITERIA, MANAGEMENT))

    found = re.search(r'<a href="(/schreiben/[0-9a-f]+)">Das Schreiben im Wortlaut lesen, Empfänger: Kreis', page.text)
    assert found
    assert visitor(store, MANAGEMENT).get(found[1]).status_code == 200


def test_of_two_browsers_the_second_reads_what_is_new_with_its_entries(store: Store) -> None:
    path = link_to(store, CRITERIA, MANAGEMENT)
    second = visitor(store, MANAGEMENT)
    seen = hidden(second.get(path))
    act(store, Wanted(ActKind.ACKNOWLEDGE, CRITERIA, OWNER, until=date(2016, 6, 1)), NOON)

    page = second.post(path, {**seen, "choice": "take_on", "take_on_day": "03.06.2016"})

    assert page.status_code == 409
    assert "Bestätigt durch Bereichsleitung Leistung bis 01.06.2016" in words(page)
    assert 'value="03.06.2016"' in page.text
    assert decided(store) == [(ActKind.ACKNOWLEDGE, OWNER)]


def test_what_was_just_answered_is_not_asked_again_and_no_day_is_threatened_that_has_passed_on(store: Store) -> None:
    client, path = visitor(store, OWNER), link_to(store, CRITERIA, OWNER)
    assert "Ohne diese Antwort wird am 01.06.2016 angeschrieben" in words(client.get(path))
    page = client.follow(sent(client, path, **TAKEN_ON))

    assert "<title>Eingetragen – " in page.text
    assert re.search(r"<details>\s*<summary>Noch etwas anderes antworten</summary>\s*<form", page.text)
    assert "Ohne diese Antwort" not in words(page)


def test_the_same_form_sent_twice_is_one_answer(store: Store) -> None:
    client, path = visitor(store, OWNER), link_to(store, CRITERIA, OWNER)
    fields = {**hidden(client.get(path)), **TAKEN_ON}

    assert [client.post(path, fields).status_code for _ in range(2)] == [303, 303]
    assert len(decided(store)) == 1


def test_of_a_report_that_has_not_come_it_is_said_that_it_comes_or_that_there_was_nothing(store: Store) -> None:
    client = visitor(store, "fachaufsicht@jobcenter")
    path = link_to(store, "fachaufsicht/reviews/2016-Q1", "fachaufsicht@jobcenter")

    page = client.get(path)
    assert page.status_code == 200
    assert "Der Bericht kommt noch" in words(page)
    answer = sent(client, path, choice="coming", coming_day="30.05.2016")

    assert answer.status_code == 303
    done = words(client.follow(answer))
    assert "Bericht kommt bis 30.05.2016, für Fachaufsicht" in done
    assert "Der Eskalationsweg läuft weiter" in done


def test_entries_are_there_after_the_log_in(store: Store) -> None:
    client, path = visitor(store, OWNER), link_to(store, CRITERIA, OWNER)
    fields, token = hidden(client.get(path)), client.token(path)
    client.house.clock.pass_by(minutes=61)  # type: ignore[attr-defined]

    answer = client.post(path, {**fields, **TAKEN_ON}, token=token)

    assert answer.headers["location"].startswith("/anmelden?weiter=/antwort/")
    assert decided(store) == []
    page = client.log_in(OWNER, **AT_THE_MACHINE).get(path)
    assert 'value="take_on" checked' in page.text
    assert 'value="01.06.2016"' in page.text
    assert client.post(path, {**hidden(page), **TAKEN_ON}).status_code == 303
    assert decided(store) == [(ActKind.ACKNOWLEDGE, OWNER)]


def test_in_english_it_is_english(store: Store) -> None:
    client = visitor(store, OWNER)
    client.http.cookies.set(cookies.LANGUAGE, "en")

    text = words(client.get(link_to(store, CRITERIA, OWNER)))

    assert "Your answer" in text
    assert "Send the answer" in text
    assert "Ihre Antwort" not in text
