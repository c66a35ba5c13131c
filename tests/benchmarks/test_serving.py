"""What a start of `zielwacht serve` costs until its first page has been sent, against a Python that does nothing.

Ratios of CPU time of whole processes, medians over interleaved rounds. The first page is somebody's tasks, with a
session, in a house that has been walked to May; it counts until the page has come.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from shutil import rmtree
from statistics import median

import pytest

from checker.domain.access import LogInWay
from checker.domain.clock import at_local
from checker.store import Store
from checker.usecases.access.sessions import open_session
from checker.web.cookies import SESSION
from tests.benchmarks.bars import Bars
from tests.benchmarks.process_cost import NOTHING, cost, environment
from tests.patience import HANGS
from tests.stored import url_of
from tests.web.plain_browser import PlainBrowser
from tests.web.served_process import port_of
from tests.workspace import Workspace, make_workspace

pytestmark = pytest.mark.benchmark

WARM, COLD, HELP = 60.0, 90.0, 7.0
ROUNDS = 3
SERVE = ("-m", "checker", "serve", "--from-last-tick", "--bind", "127.0.0.1:0", "--config")
TICKED = at_local(date(2016, 5, 23), 7)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = make_workspace(tmp_path_factory.mktemp("house"))
    assert made.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    assert made.run("tick", "--now", "2016-05-23T07:00").code == 0
    return made


@pytest.fixture(scope="module")
def session(house: Workspace) -> str:
    store = Store.open(url_of(house.store), create=False)
    try:
        return open_session(store, way=LogInWay.CONSOLE, now=TICKED, posts=("gf@jobcenter",))
    finally:
        store.close()


def _first_page(house: Workspace, session: str, folder: Path) -> float:
    """CPU seconds of a process that serves one page."""
    cache = {"XDG_CACHE_HOME": str(folder / "cache")}
    server = subprocess.Popen(
        [sys.executable, *SERVE, str(house.folder / "config.toml")],
        env=environment(folder) | cache,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    browser = PlainBrowser("127.0.0.1", port_of(server)[0])
    browser.cookies[SESSION] = session
    page = browser.get("/aufgaben")
    assert (page.status, "Meine Aufgaben" in page.text) == (200, True), page.text
    used = _used(server.pid)
    server.send_signal(signal.SIGTERM)
    server.communicate(timeout=HANGS)
    assert server.returncode == 0
    return used


def _used(process: int) -> float:
    """CPU seconds, user and system, that a process has used so far (Linux, proc(5): fields 14 and 15)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_the_first_page_of_a_start_costs_at_most_sixty_bare_starts(
    house: Workspace, session: str, tmp_path: Path, bars: Bars
) -> None:
    _first_page(house, session, tmp_path)  # bytecode and rulebook are kept by the first start
    rounds = [(_first_page(house, session, tmp_path), cost(NOTHING, tmp_path).cpu) for _ in range(ROUNDS)]
    ours, bare = (median(costs) for costs in zip(*rounds, strict=True))
    note = f"{ours * 1000:.0f} ms against {bare * 1000:.1f} ms"
    bars.at_most("serving a first page, rulebook warm, times a bare start", ours / bare, WARM, note)


def test_without_a_kept_rulebook_it_costs_at_most_ninety(
    house: Workspace, session: str, tmp_path: Path, bars: Bars
) -> None:
    _first_page(house, session, tmp_path)
    rounds = []
    for _ in range(ROUNDS):
        rmtree(tmp_path / "cache")
        rounds.append((_first_page(house, session, tmp_path), cost(NOTHING, tmp_path).cpu))
    ours, bare = (median(costs) for costs in zip(*rounds, strict=True))
    bars.at_most("serving a first page, rulebook cold, times a bare start", ours / bare, COLD)


@pytest.mark.fast
def test_the_help_imports_nothing_of_the_pages(tmp_path: Path, bars: Bars) -> None:
    helped = ("-m", "checker", "--help")
    cost(helped, tmp_path)
    rounds = [(cost(helped, tmp_path).cpu, cost(NOTHING, tmp_path).cpu) for _ in range(ROUNDS)]
    ours, bare = (median(costs) for costs in zip(*rounds, strict=True))
    bars.at_most("--help, times a bare start", ours / bare, HELP)
