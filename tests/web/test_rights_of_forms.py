"""Who may begin, stop, send and try again on the pages of evidence, files and mails: every form by everybody.

What is expected stands here, written by hand from the files of organisation and escalation; nothing of ours says it.
`-` it is refused in whole, sent as its own form would, and nothing is changed; `+` it is heard; `A` a log-in is asked
for. Whoever is heard sends a form that lacks something, or stops what is over: that a whole one is done, the tests of
the pages say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from typing import Any, NamedTuple

import pytest

from checker.store import Store
from checker.store.jobs import every_job
from checker.web.routes import page_routes
from tests.web.kept_runs import kept_replay, kept_run
from tests.web.served import ADDRESS, PageClient, seen
from tests.web.store_dump import changed
from tests.web.test_inbox_page import QUARTER, WITH_A_BAD_ROW, send
from tests.web.test_outbox_page import dead
from tests.web.test_rights_by_requests import READERS, House, a_house

FORMS = {
    "replay": "/nachweis",
    "pack": "/nachweis",
    "stop replay": "/nachweis/auftraege/{number}",
    "scenarios": "/nachweis/szenarien",
    "stop scenarios": "/nachweis/szenarien/{number}",
    "upload": "/eingang",
    "discard": "/eingang/{number}",
    "mail": "/versand/{key}",
}
HEARD = {
    #                     replay pack stop-replay scenarios stop-scenarios upload discard mail
    "nobody":            "A      A    A           A         A              A      A       A",
    "management":        "-      -    -           -         -              -      +       -",
    "head of benefits":  "-      -    -           -         -              -      -       -",
    "head of placement": "-      -    -           -         -              -      -       -",
    "office Ratingen":   "-      -    -           -         -              -      -       -",
    "office Velbert":    "-      -    -           -         -              -      -       -",
    "administration":    "-      -    -           -         -              +      +       +",
    "budget officer":    "-      -    -           -         -              -      -       -",
    "service":           "-      -    -           -         -              -      -       +",
    "supervision":       "-      -    -           -         -              -      -       -",
    "staff council":     "-      -    -           -         -              -      -       -",
    "data protection":   "+      +    +           +         +              -      -       -",
    "audit":             "+      -    +           +         +              -      -       -",
    "district":          "-      -    -           -         -              -      -       -",
    "a post to come":    "-      -    -           -         -              -      -       -",
}  # fmt: skip
DISCARD = {"form": "decide", "decision": "discard", "reason_id": "recheck", "confirmed": "yes"}


class Sent(NamedTuple):
    """Where a form leads to, with the fields of a whole one and of one that lacks something; `shown` bears `seen`."""

    path: str
    whole: Mapping[str, str]
    lacking: Mapping[str, str]
    shown: str = ""


class Prepared(NamedTuple):
    house: House
    forms: Mapping[str, Sent]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    """A house with a run and a day judged again that are over, a row that is kept out and a mail that is dead."""
    with ExitStack() as stack:
        house = stack.enter_context(a_house(tmp_path_factory.mktemp("forms")))
        store = house.store
        file = send(house.client("administration"), WITH_A_BAD_ROW).headers["location"]
        evidence, scenarios, mail = "/nachweis", "/nachweis/szenarien", f"/versand/{dead(store)}"
        replay = f"/nachweis/auftraege/{kept_replay(store)}"
        run = f"{scenarios}/{kept_run(store, 'scenario_failed')}"
        pack = {"form": "pack", "about": "finding", "name": "investigation-criteria-agreed/jobcenter/2016"}
        yield Prepared(
            house,
            {
                "replay": Sent(evidence, {"form": "replay", "on": "03.05.2016"}, {"form": "replay"}),
                "pack": Sent(evidence, pack, {"form": "pack"}),
                "stop replay": Sent(replay, {}, {}),
                "scenarios": Sent(scenarios, {"form": "all"}, {"form": "own", "own": ""}),
                "stop scenarios": Sent(run, {}, {}),
                "upload": Sent("/eingang", {}, {}),
                "discard": Sent(file, DISCARD, {"form": "decide"}, shown=file),
                "mail": Sent(mail, {"confirmed": "yes"}, {}, shown=mail),
            },
        )


def version_at(house: House, path: str) -> dict[str, str]:
    """As it stands in the form of whoever may send it."""
    return {"seen": seen(house.client("administration").get(path))}


def answer_to(prepared: Prepared, client: PageClient, form: str, *, is_whole: bool) -> Any:
    sent, token = prepared.forms[form], client.token("/nirgends")
    if form == "upload":
        return client.http.post(
            sent.path,
            data={"csrf": token, "sendung": "another"},
            files={"file": (QUARTER, WITH_A_BAD_ROW) if is_whole else ("", b"")},
            headers={"sec-fetch-site": "same-origin", "origin": ADDRESS},
        )
    seen = version_at(prepared.house, sent.shown) if sent.shown else {}
    return client.post(sent.path, {**(sent.whole if is_whole else sent.lacking), **seen}, token=token)


def kept(store: Store) -> list[int]:
    return [job.asked.number for job in every_job(store.place)]


@pytest.mark.parametrize("reader", READERS)
def test_each_form_is_heard_of_whom_it_is_meant_for_and_of_nobody_else(prepared: Prepared, reader: str) -> None:
    house = prepared.house
    client, jobs, before = house.client(reader), kept(house.store), house.dump()
    found = {}
    for form, expected in zip(FORMS, HEARD[reader].split(), strict=True):
        answer = answer_to(prepared, client, form, is_whole=expected != "+")
        is_to_log_in = answer.headers.get("location", "").startswith("/anmelden")
        by_status = {200: "+", 303: "A" if is_to_log_in else "+", 422: "+", 403: "-", 404: "-"}
        found[form] = by_status.get(answer.status_code, f"{answer.status_code}")
    assert found == dict(zip(FORMS, HEARD[reader].split(), strict=True))
    assert kept(house.store) == jobs
    assert changed(before, house.dump()) == {}


def test_every_form_is_sent_to_the_page_that_it_stands_for(prepared: Prepared) -> None:
    pattern = {form: re.sub(r"{\w+}", "[^/]+", page) for form, page in FORMS.items()}
    assert [form for form, sent in prepared.forms.items() if not re.fullmatch(pattern[form], sent.path)] == []


def test_every_page_that_posts_is_tried_here_or_says_why_not() -> None:
    """A new page with a form gets its row in this table, or in that of `test_rights_by_requests`."""
    tried = {"/befunde/{rule}/{scope}/{period}", "/schreiben/{key}", "/vorschlaege/{number}", *FORMS.values()}
    elsewhere = {
        "/antwort/{token}": "tests/web/test_forwarded_mail.py",
        "/zielgespraech/{unit}/{month}": "tests/web/test_talk_page.py",
        "/protokoll/zugriffe": "tests/web/test_access_log_page.py",
        "/regeln/vorschau": "tests/web/test_rules_preview_page.py",
        "/regeln/jahresvorschau": "tests/web/test_rules_forecast_page.py",
        "/verwaltung": "tests/web/test_administration_page.py",
        "/anmelden": "whoever comes in",
        "/abmelden": "one's own session",
        "/sprache": "one's own language",
        "/konto": "one's own: tests/web/test_foreign_ids.py",
        "/konto/kennwort": "one's own: tests/web/test_foreign_ids.py",
        "/einladung/{token}": "whoever was invited",
        "/ausprobieren/{token}": "whoever may run commands on the machine",
    }
    assert {route.path for route in page_routes() if route.post is not None} == tried | set(elsewhere)
