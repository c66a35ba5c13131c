"""Änderungsvorschau: made in the background, approved by who could waive it, in force by its hash, once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.preview.preview_job import PREVIEW
from checker.store import activations, approvals, grounds
from checker.store.jobs import JobState
from checker.usecases.running.jobs import jobs_of
from tests.stored import raw
from tests.web.previewed_house import PAGE, THE_BOUND, PreviewedHouse, activated, previewed, previewed_house
from tests.web.served import seen, words

MANAGEMENT, ADMINISTRATION = "gf@jobcenter", "controlling@jobcenter"
OFFICE, COUNCIL, OWNER = "geschaeftsstellenleitung@ratingen", "personalrat@jobcenter", "fachaufsicht@jobcenter"
RULE = "reviews-new-cases"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[PreviewedHouse]:
    with previewed_house(activated(), tmp_path / "house") as made:
        yield made


@pytest.fixture
def edited(tmp_path: Path) -> Iterator[PreviewedHouse]:
    """With the edit, and its preview."""
    with previewed_house(previewed() / "house", tmp_path / "house") as made:
        yield made


def approve(house: PreviewedHouse, post: str, by: str, **given: str) -> Any:
    client = house.browser(post)
    version = given.pop("seen", "") or seen(client.get(PAGE), "")
    return client.post(PAGE, {"form": "approve", "by": by, "of": RULE, "seen": version, **given})


def activate(client: Any, version: str = "", **given: str) -> Any:
    version = version or seen(client.get(PAGE), "")
    return client.post(PAGE, {"form": "activate", "seen": version, "reason": "Nachverhandelt", **given})


def in_force(house: PreviewedHouse) -> int:
    with house.store.read() as tx:
        head = activations.newest(tx)
    assert head is not None
    return head.number


def given(house: PreviewedHouse) -> list[tuple[str, str]]:
    with house.store.read() as tx:
        return [(one.by, one.rule) for each in approvals.standing_by_preview(tx).values() for one in each]


def test_what_is_in_force_needs_no_preview(house: PreviewedHouse) -> None:
    page = house.browser(ADMINISTRATION).get(PAGE)
    assert "Es gibt nichts vorauszusehen" in words(page)
    assert 'name="form"' not in page.text


def test_an_edit_is_previewed_in_the_background_and_can_be_stopped(house: PreviewedHouse) -> None:
    house.edit()
    client = house.browser(ADMINISTRATION)
    assert "noch keine Vorschau" in words(client.get(PAGE))
    assert client.post(PAGE, {"form": "preview"}).status_code == 303
    (job,) = jobs_of(house.store, PREVIEW)
    assert job.asked.about == {"folder": str(house.place.rules), "mails": "yes"}
    assert client.post(PAGE, {"form": "preview"}).status_code == 422, "one runs already"
    assert client.post(PAGE, {"form": "stop", "job": str(job.asked.number)}).status_code == 303
    assert jobs_of(house.store, PREVIEW)[0].state is JobState.STOPPED
    assert "von Hand beendet" in words(client.get(PAGE))


def test_it_says_what_changes_and_who_approves(edited: PreviewedHouse) -> None:
    page = words(edited.browser(ADMINISTRATION).get(PAGE))
    assert "Diese Vorschau gilt für den Regelordner, wie er jetzt ist" in page
    assert "Fachaufsichtliche Prüfungen von Neufällen: verlangt bisher „mindestens 300 Prüfungen“" in page
    assert "Geschäftsführung oder Trägerversammlung" in page
    assert "fehlt" in page


def test_mistakes_in_the_folder_are_named(house: PreviewedHouse) -> None:
    house.edit("kind: count_min_trajectory", "kind: count_min_trajektorie")
    house.preview()
    page = words(house.browser(ADMINISTRATION).get(PAGE))
    assert "Im Regelordner sind Fehler (1)" in page
    assert "count_min_trajektorie" in page


def test_whoever_could_waive_it_approves_and_takes_that_back(edited: PreviewedHouse) -> None:
    client = edited.browser(MANAGEMENT)
    assert approve(edited, MANAGEMENT, "gf").status_code == 303
    assert given(edited) == [("gf", RULE)]
    page = client.get(PAGE)
    assert "Geschäftsführung, 04.07.2016" in words(page)
    assert client.post(PAGE, {"form": "take_back", "by": "gf", "seen": seen(page)}).status_code == 303
    assert given(edited) == []
    with edited.store.read() as tx:
        assert [row[0] for row in raw(tx, "SELECT kind FROM access_log")] == ["approve_edit", "approve_edit"]


def test_nobody_else_approves(edited: PreviewedHouse) -> None:
    version = seen(edited.browser(ADMINISTRATION).get(PAGE))
    for post, by in ((OWNER, "gf"), (OFFICE, "gf"), (COUNCIL, "gf"), (OWNER, "fachaufsicht")):
        assert approve(edited, post, by, seen=version).status_code in {403, 404, 422}
    assert given(edited) == []


def test_nothing_is_approved_unless_it_is_chosen(edited: PreviewedHouse) -> None:
    page = edited.browser(MANAGEMENT).get(PAGE)
    assert "checked" not in page.text
    assert approve(edited, MANAGEMENT, "gf", of="").status_code == 422
    assert given(edited) == []


def test_without_the_approval_it_is_refused_and_said_where(edited: PreviewedHouse) -> None:
    refused = activate(edited.browser(ADMINISTRATION))
    assert refused.status_code == 422
    assert 'href="#field-emergency"' in refused.text
    assert 'value="Nachverhandelt"' in refused.text
    assert in_force(edited) == 1


def test_it_is_confirmed_and_takes_effect_by_its_hash_once(edited: PreviewedHouse) -> None:
    approve(edited, MANAGEMENT, "gf")
    client, other = edited.browser(ADMINISTRATION), edited.browser(ADMINISTRATION)
    version = seen(client.get(PAGE))
    asked = activate(client, version)
    assert asked.status_code == 200
    assert "Jetzt in Kraft setzen" in words(asked)
    assert in_force(edited) == 1, "nothing has happened yet"
    assert activate(client, version, confirmed="yes").status_code == 303
    assert in_force(edited) == 2
    late = activate(other, version, confirmed="yes")
    assert late.status_code == 409
    assert "hat schon zur Aktivierung 2 geführt" in words(late)
    page = words(client.get(PAGE))
    assert "Diese Änderung ist in Kraft (Aktivierung 2)" in page
    history = words(client.get("/regeln/verlauf"))
    assert "Nummer 2, in Kraft" in history
    assert "Grund: Nachverhandelt" in history
    assert "zugestimmt: Geschäftsführung" in history
    with edited.store.read() as tx:
        assert ("activate_rules",) in [tuple(row) for row in raw(tx, "SELECT kind FROM access_log")]


def test_of_two_edits_one_wins_and_the_other_is_told_what_is_new(edited: PreviewedHouse) -> None:
    approve(edited, MANAGEMENT, "gf")
    client = edited.browser(ADMINISTRATION)
    version = seen(client.get(PAGE))
    edited.edit('value: "250"', 'value: "200"')
    assert "gilt nicht mehr" in words(client.get(PAGE))
    late = activate(client, version, confirmed="yes")
    assert late.status_code == 409
    assert f"Die Vorschau {version[:12]} stimmt nicht mehr" in words(late)
    assert in_force(edited) == 1


def test_in_an_emergency_it_takes_effect_without(edited: PreviewedHouse) -> None:
    client = edited.browser(ADMINISTRATION)
    assert activate(client, emergency="Meldefrist", confirmed="yes").status_code == 303
    assert "Notfall: Meldefrist" in words(client.get("/regeln/verlauf"))
    assert "nachträglich" not in words(client.get(PAGE)), "it is for whoever could have approved it"


def test_what_took_effect_in_an_emergency_is_approved_afterwards(edited: PreviewedHouse) -> None:
    activate(edited.browser(ADMINISTRATION), emergency="Meldefrist", confirmed="yes")
    client = edited.browser(MANAGEMENT)
    page = client.get(PAGE)
    assert "Aktivierung 2 nachträglich zustimmen als Geschäftsführung" in words(page)
    about = {"form": "approve", "by": "gf", "seen": seen(page)}
    assert client.post(PAGE, about).status_code == 422, "nothing is chosen"
    assert client.post(PAGE, about | {"of": RULE}).status_code == 303
    assert given(edited) == [("gf", RULE)]
    assert "nachträglich" not in words(client.get(PAGE))
    assert "zugestimmt: Geschäftsführung" in words(client.get("/regeln/verlauf"))


def test_what_was_in_force_before_is_previewed_approved_and_in_force_again(house: PreviewedHouse) -> None:
    house.edit(THE_BOUND, 'value: "350"')
    assert house.place.run("rules", "activate", "--yes", "--now", "2016-07-01T08:00").code == 0
    client = house.browser(ADMINISTRATION)
    history = client.get("/regeln/verlauf")
    assert '<option value="1">1, 04.01.2016' in history.text
    assert "Wieder in Kraft setzen" not in words(house.browser(OFFICE).get("/regeln/verlauf"))
    assert client.post(PAGE, {"form": "again", "number": "1"}).status_code == 303
    (job,) = jobs_of(house.store, PREVIEW)
    assert job.asked.about == {"again": "1", "mails": "yes"}
    client.post(PAGE, {"form": "stop", "job": str(job.asked.number)})
    house.preview(again="1")
    assert "wenn die Regeln von Aktivierung 1 wieder in Kraft treten" in words(client.get(PAGE))
    assert activate(client).status_code == 422, "it is softer, and nobody has approved it"
    assert approve(house, MANAGEMENT, "gf").status_code == 303
    assert "Jetzt in Kraft setzen" in words(activate(client))
    assert activate(client, confirmed="yes").status_code == 303
    with house.store.read() as tx:
        ground = grounds.of(tx, 3)
    assert in_force(house) == 3
    assert ground is not None
    assert ground.again_of == 1
    assert "wieder wie Nummer 1" in words(client.get("/regeln/verlauf"))
    assert 'value: "350"' in house.place.goal("kdu").read_text(encoding="utf-8"), "the folder is the administration's"


@pytest.mark.parametrize(
    ("post", "number", "status"),
    [(OFFICE, "1", 403), (ADMINISTRATION, "1", 409), (ADMINISTRATION, "", 422), (ADMINISTRATION, "9", 404)],
)
def test_what_is_in_force_or_never_was_is_not_put_in_force_again(
    house: PreviewedHouse, post: str, number: str, status: int
) -> None:
    client = house.browser(post)
    answer = client.post(PAGE, {"form": "again", "number": number}, token=client.token("/konto"))
    assert answer.status_code == status
    assert jobs_of(house.store, PREVIEW) == ()


def test_only_the_administration_activates(edited: PreviewedHouse) -> None:
    version = seen(edited.browser(ADMINISTRATION).get(PAGE))
    for post in (MANAGEMENT, OWNER, OFFICE, COUNCIL):
        client = edited.browser(post)
        assert 'value="activate"' not in client.get(PAGE).text
        assert activate(client, version, confirmed="yes", emergency="Meldefrist").status_code == 403
    assert in_force(edited) == 1


def test_a_reader_sees_only_rows_about_their_own_units(house: PreviewedHouse) -> None:
    """The office's head answers for none of the teams' cases, and reads how many rows are left out."""
    house.edit('value: "289"', 'value: "200"')
    house.preview()
    whole, theirs = (words(house.browser(post).get(PAGE)) for post in (ADMINISTRATION, OFFICE))
    assert "Beendete Leistungsfälle im Projekt I-Kunden" in whole
    assert "betreffen Einheiten, die Ihre Stelle nicht sieht" not in whole
    assert "Zeilen betreffen Einheiten, die Ihre Stelle nicht sieht" in theirs


def test_in_english(edited: PreviewedHouse) -> None:
    client = edited.browser(ADMINISTRATION)
    client.http.cookies.set("__Host-language", "en")
    assert "This preview is of the rules folder as it is now" in words(client.get(PAGE))
