"""`zielwacht serve` dies while it takes an answer: it is recorded once or not at all, and the page says which."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path

import pytest

from checker.configuration import WebSettings
from checker.domain.access import LogInWay, Viewer
from checker.domain.clock import at_local
from checker.store import Store, acts, proposals
from checker.web.stored_sessions import StoredSessions, limits_of
from tests.integration.walked_house import NOON
from tests.patience import HANGS
from tests.stored import url_of
from tests.web.linked_house import linked_house
from tests.web.plain_browser import PlainBrowser
from tests.web.served_process import port_of
from tests.workspace import REPOSITORY

pytestmark = pytest.mark.faults

OWNER = "bereichsleitung_leistung@jobcenter"
TAKEN_ON = {"choice": "take_on", "take_on_day": "31.05.2016"}
# The command itself; where a function is named, the process kills itself when that has done its work.
SERVE = """
import os, signal, sys
from importlib import import_module
from checker.cli.main import run

module, name = sys.argv[1:]
if module:
    place = import_module(module)
    does = getattr(place, name)

    def dies(*given, **named):
        does(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(place, name, dies)
sys.exit(run(["serve", "--bind", "127.0.0.1:0", "--from-last-tick"]))
"""


@contextmanager
def serving(folder: Path, module: str = "", name: str = "") -> Iterator[tuple[PlainBrowser, subprocess.Popen[str]]]:
    """A server process over the house in a folder, and a browser that calls it."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, module, name],
        cwd=folder,
        env={"PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1", "PATH": "/usr/bin:/bin"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        port, _ = port_of(process)
        yield PlainBrowser("127.0.0.1", port), process
    finally:
        process.kill()
        process.wait()


# When the process dies, and whether the answer is there then. CI takes one; in the
# tests of answers the process of a page dies before each commit.
DEATHS = [
    pytest.param("checker.usecases.answering.on_page", "answer_on_page", True, id="before the browser hears"),
    pytest.param("checker.store.acts", "add", False, id="as the act is written"),
    pytest.param("checker.store.proposals", "add", False, id="as the answer is written"),
    pytest.param("checker.store.outbox", "hasten", False, id="just before it is kept"),
]
IN_CI = 1
MANY = int(os.environ.get("KILLS", "30")) > 30


@pytest.mark.parametrize(("module", "name", "is_recorded"), DEATHS if MANY else DEATHS[:IN_CI])
def test_an_answer_is_recorded_once_or_not_at_all_and_the_page_says_which(
    tmp_path: Path, module: str, name: str, is_recorded: bool
) -> None:
    folder = tmp_path / "house"
    with linked_house(folder) as house:
        link = next(link for link in reversed(house.links("bereichsleitung.leistung"))
                    if "Einsatzkriterien" in house.browser(OWNER).get(link).words)  # fmt: skip
        sessions = StoredSessions(house.served.house.store, limits_of(WebSettings()))
        secret = sessions.open(Viewer((OWNER,), LogInWay.CONSOLE), at_local(NOON.date(), 7))

    with serving(folder, module, name) as (browser, process):
        browser.cookies["__Host-zielwacht"] = secret
        form = browser.get(link).form(about="choice")
        with pytest.raises((HTTPException, ConnectionError)):
            browser.submit(form, **TAKEN_ON)
        assert process.wait(HANGS) == -signal.SIGKILL
    assert recorded(folder) == ((1, 1) if is_recorded else (0, 0))

    with serving(folder) as (browser, _):
        browser.cookies["__Host-zielwacht"] = secret
        page = browser.get(link)
        assert ("Zuletzt geantwortet" in page.words) is is_recorded
        assert ("Übernommen bis 31.05.2016" in page.words) is is_recorded
        # The browser sends the same form once more, as when somebody reloads.
        again = browser.landed(browser.submit(form, **TAKEN_ON))
        assert "Übernommen bis 31.05.2016" in again.words
    assert recorded(folder) == (1, 1)


def recorded(folder: Path) -> tuple[int, int]:
    """How many acts and answers there are."""
    store = Store.open(url_of(folder / "zielwacht.sqlite3"), create=False)
    try:
        with store.read() as tx:
            return len(acts.load(tx)), len(proposals.load(tx))
    finally:
        store.close()
