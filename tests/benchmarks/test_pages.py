"""What a page costs beside a bare one of the same bytes, how much it asks of the store, and what it bears.

The house owes 386 obligations and has been walked to May. A bare page is a Starlette application that lays out the same
template with the same values, made before: what is left is our own work. Both answer in this process, without sockets.
"""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any
from unittest.mock import patch

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from checker.domain.clock import at_local
from checker.store import Store, journal
from checker.web import cookies, rendering, sending
from checker.web.app import web_app
from checker.web.visit import WebHouse
from tests.benchmarks.bars import Bars
from tests.benchmarks.test_many_owed import RULE
from tests.integration.a_house import ADOPTED_PLAN, NO_BUDGET, THE_POST_IS_FILLED, edit
from tests.integration.walked_house import DAYS, NOON
from tests.statements import statements
from tests.stored import url_of
from tests.web.served import UNHURRIED, Served, house_over, served_house, signed_in
from tests.workspace import Workspace, make_workspace

pytestmark = pytest.mark.benchmark

MANAGEMENT, PLACEMENT = "gf@jobcenter", "bereichsleitung_mi@jobcenter"
ADMINISTRATION, OFFICE = "controlling@jobcenter", "geschaeftsstellenleitung@ratingen"
AUDITOR = "dsb@jobcenter"
PAGES = (
    ("/aufgaben", MANAGEMENT),
    ("/aufgaben", PLACEMENT),
    ("/aufgaben", ADMINISTRATION),
    ("/befunde", MANAGEMENT),
    ("/uebersicht", MANAGEMENT),
    ("/uebersicht", OFFICE),
    ("/betrieb", ADMINISTRATION),
    ("/versand", ADMINISTRATION),
    ("/befunde/investigation-criteria-agreed/jobcenter/2016", MANAGEMENT),
    ("/befunde/reviews-new-cases/jobcenter/2016", MANAGEMENT),
    ("/regeln", OFFICE),
    ("/verpflichtungen/reviews-new-cases/jobcenter/2016", MANAGEMENT),
    ("/kalender", MANAGEMENT),
    ("/kalender/2016", MANAGEMENT),
    ("/zielgespraech/ratingen/2016-05", PLACEMENT),
)
# So little is on them that whom they are for costs more than they do: `make bench` shows by how much.
SMALL = (
    ("/vorschlaege", ADMINISTRATION),
    ("/schreiben", MANAGEMENT),
    ("/zielgespraech", OFFICE),
    ("/mitbestimmung", MANAGEMENT),
    ("/eingang", ADMINISTRATION),
    ("/konto", OFFICE),
    ("/betrieb", ADMINISTRATION),
    ("/regeln/2016/reviews-new-cases", OFFICE),
    ("/regeln/verlauf", ADMINISTRATION),
    ("/nachweis", AUDITOR),
    ("/nachweis/szenarien", AUDITOR),
    ("/protokoll", AUDITOR),
    ("/verwaltung", ADMINISTRATION),
)
# Of which every house has something.
OF_ANY_HOUSE = tuple(
    page for page in (*PAGES, *SMALL) if not page[0].startswith(("/befunde", "/verpflichtungen", "/zielgespraech/"))
)
TIMES_BARE, STATEMENTS, KILOBYTES = 5.0, 10, 60.0
ROUNDS, A_ROUND = 12, 10
App = Any
every_page = pytest.mark.parametrize(("path", "post"), [*PAGES, *SMALL], ids=lambda name: name.partition("@")[0])


@dataclass(frozen=True)
class Serving:
    house: WebHouse
    app: App

    def cookie(self, post: str) -> str:
        return f"{cookies.SESSION}={signed_in(self.house, post)}"


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    place = make_workspace(tmp_path_factory.mktemp("house"))
    edit(place.rules, ADOPTED_PLAN, THE_POST_IS_FILLED, NO_BUDGET)
    assert place.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    for day in DAYS:
        assert place.run("tick", "--now", f"{day}T07:00").code == 0
    store = Store.open(url_of(place.store), create=False)
    house = house_over(store, NOON)
    yield Serving(house, web_app(house, limits=UNHURRIED))
    store.close()


async def _get(app: App, path: str, cookie: str) -> tuple[int, bytes]:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    headers = [(b"host", b"127.0.0.1"), (b"cookie", cookie.encode())]
    scope = {"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": path, "root_path": "",
             "raw_path": path.encode(), "query_string": b"", "headers": headers, "client": ("127.0.0.1", 1),
             "server": ("127.0.0.1", 80), "asgi": {"version": "3.0"}}  # fmt: skip
    await app(scope, receive, send)
    return sent[0]["status"], b"".join(part.get("body", b"") for part in sent[1:])


def _bare(make: Callable[[], bytes]) -> App:
    def page(_request: Request) -> HTMLResponse:
        return HTMLResponse(make())

    return Starlette(routes=[Route("/{rest:path}", page)])


async def _bare_beside(serving: Serving, path: str, cookie: str) -> tuple[App, bytes]:
    """The application that lays out what the page laid out; with that page."""
    laid_out: list[tuple[Any, ...]] = []

    def noted(*given: Any) -> bytes:
        laid_out.append(given)
        return rendering.html_of(*given)

    with patch.object(sending, "html_of", noted):
        status, body = await _get(serving.app, path, cookie)
    assert status == 200, body[:400]
    bare = _bare(lambda: rendering.html_of(*laid_out[-1]))
    assert await _get(bare, path, cookie) == (200, body)
    return bare, body


async def _costs(serving: Serving, path: str, cookie: str) -> tuple[float, float, int]:
    """CPU seconds of a round of requests, ours and bare, and the bytes of the page."""
    bare, body = await _bare_beside(serving, path, cookie)
    costs: dict[int, list[float]] = {0: [], 1: []}
    for _ in range(ROUNDS):
        for which, app in enumerate((serving.app, bare)):
            begun = process_time()
            for _ in range(A_ROUND):
                await _get(app, path, cookie)
            costs[which].append(process_time() - begun)
    return median(costs[0]), median(costs[1]), len(body)


@every_page
def test_a_page_costs_at_most_five_times_a_bare_one(serving: Serving, bars: Bars, path: str, post: str) -> None:
    ours, bare, size = asyncio.run(_costs(serving, path, serving.cookie(post)))
    what = f"{path} of {post.partition('@')[0]}"
    bars.at_most(f"{what}, CPU, times a bare page of its bytes", ours / bare, TIMES_BARE, f"{ours * 100:.1f} ms")
    bars.at_most(f"{what}, kilobytes", size / 1000, KILOBYTES)


@every_page
def test_a_page_takes_at_most_ten_statements(serving: Serving, bars: Bars, path: str, post: str) -> None:
    """Also the first look after a tick, and after something that no tick writes by itself."""
    cookie = serving.cookie(post)
    asyncio.run(_get(serving.app, path, cookie))
    for grown in (None, "finding.changed", "records.imported"):
        if grown is not None:
            with serving.house.store.write() as tx:
                journal.append(tx, grown, {}, NOON)
        seen = _statements(serving, path, cookie)
        what = f"{path} of {post.partition('@')[0]}, statements"
        bars.at_most(what + (f" after {grown}" if grown else ""), len(seen), STATEMENTS)


def _statements(serving: Serving, path: str, cookie: str) -> list[str]:
    with statements() as seen:
        asyncio.run(_get(serving.app, path, cookie))
    return [each for each in seen if not each.startswith(("BEGIN", "PRAGMA"))]


class _Ticking(threading.Thread):
    """`zielwacht tick` by the real command, one after the other beside the pages, until it is told to end."""

    def __init__(self, place: Workspace) -> None:
        super().__init__(name="ticks", daemon=True)
        self._place, self._is_over = place, threading.Event()
        self.codes: list[int] = []

    def run(self) -> None:
        while not self._is_over.is_set():
            minute = len(self.codes) + 1
            done = self._place.run_process("tick", "--now", f"2016-05-24T07:{minute:02}")
            self.codes.append(done.code)

    def end(self) -> None:
        self._is_over.set()
        self.join()


READERS, ROUNDS_EACH = 8, 12


def ten_times_as_many(folder: Path) -> Workspace:
    """A house of some 4,000 obligations: a rule of each office and month, 48 times; judged once."""
    place = make_workspace(folder, goals=())
    goals = place.rules / "plans" / "2016" / "goals"
    for first in range(0, 48, 24):
        rules = "".join(RULE.format(number=number) for number in range(first, first + 24))
        head = f"goal: {{id: goal-{first}, title: Ziel {first}}}\n\nrules:"
        (goals / f"goal-{first}.yaml").write_text(head + rules, encoding="utf-8")
    assert place.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    assert place.run("tick", "--now", "2016-05-23T07:00").code == 0
    return place


def test_no_request_fails_while_the_daemon_ticks_over_ten_times_as_much(tmp_path: Path, bars: Bars) -> None:
    """The pages in a server of their own, readers in threads, a tick process after the other over the same store."""
    place = ten_times_as_many(tmp_path)
    store = Store.open(url_of(place.store), create=False)
    statuses: Counter[int] = Counter()
    try:
        with served_house(house_over(store, at_local(date(2016, 5, 24), 8)), limits=UNHURRIED) as served:
            ticking = _Ticking(place)
            ticking.start()
            with ThreadPoolExecutor(READERS) as pool:
                for seen in pool.map(partial(_reads, served), range(READERS)):
                    statuses += seen
            ticking.end()
    finally:
        store.close()
    assert set(statuses) == {200}, statuses
    assert set(ticking.codes) == {0}
    assert len(ticking.codes) >= 1
    bars.at_least("requests answered beside a ticking daemon", sum(statuses.values()), READERS * ROUNDS_EACH)


def _reads(served: Served, number: int) -> Counter[int]:
    path, post = OF_ANY_HOUSE[number % len(OF_ANY_HOUSE)]
    browser = served.browser(post)
    return Counter(browser.get(path).status for _ in range(ROUNDS_EACH))
