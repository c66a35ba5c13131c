"""`zielwacht serve` as a process: says what is in its way, is tried out by a link, ends cleanly, and is missed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from checker.domain.clock import WallClock
from checker.domain.health import HealthCode
from checker.store import Store
from checker.usecases.running.health import Around
from checker.usecases.running.status import status
from checker.wording.health import issue_text
from tests.patience import HANGS
from tests.stored import url_of
from tests.web.plain_browser import PlainBrowser
from tests.web.served_process import port_of
from tests.workspace import REPOSITORY, Workspace, make_workspace

LINKED = '\n[web]\naddress = "https://zielwacht.example"\n'
ANY_PORT = ("--bind", "127.0.0.1:0")
ABOUT_SERVE = {HealthCode.PAGES_GONE, HealthCode.PAGES_ENDED, HealthCode.PAGES_NEVER, HealthCode.PAGES_ELSEWHERE}
ADDRESS = "https://zielwacht.example"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Rules are in force; pages that were killed have left a folder of a job."""
    made = make_workspace(tmp_path_factory.mktemp("house"), ["kdu"])
    made.configure(more=LINKED)
    assert made.run("rules", "activate", "--by", "administration").code == 0
    left_by_a_job(made).mkdir(parents=True)
    return made


def left_by_a_job(house: Workspace) -> Path:
    return Path(f"{house.store}.jobs") / "7.scratch"


class Pages:
    """A process that serves."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "checker", "serve", "--config", str(folder / "config.toml"), *ANY_PORT, *words],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        port, self.said = port_of(self.process)
        self.browser = PlainBrowser("127.0.0.1", port)

    def link(self) -> str:
        """The path of the link that it prints to try the pages."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip().removeprefix(self.browser.origin)

    def end(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        self.process.communicate(timeout=HANGS)
        return self.process.returncode


@pytest.fixture
def running(house: Workspace, request: pytest.FixtureRequest) -> Iterator[Pages]:
    pages = Pages(house.folder, *getattr(request, "param", ()))
    yield pages
    if pages.process.poll() is None:
        pages.process.kill()
    pages.process.communicate()


def _said(house: Workspace, later: timedelta = timedelta(0)) -> list[tuple[HealthCode, str]]:
    """What `status` says of whether the pages answer."""
    store = Store.open(url_of(house.store), create=False)
    try:
        around = Around(
            WallClock().now() + later, house.rules, house.folder / "inbox", timedelta(minutes=1), pages=ADDRESS
        )
        issues = status(store, around).issues
    finally:
        store.close()
    return [(issue.code, issue_text(issue, "de")) for issue in issues if issue.code in ABOUT_SERVE]


@pytest.mark.parametrize("running", [("--sign-in", "gf", "--from-last-tick")], indirect=True)
def test_it_is_tried_out_by_a_link_that_opens_one_session_and_ends_when_told(house: Workspace, running: Pages) -> None:
    link, browser = running.link(), running.browser
    looked = browser.get(link)
    assert looked.status == 200
    assert "Sitzung beginnen" in looked.text
    assert browser.get(link).status == 200, "a look does not use it up"

    begun = browser.submit(looked.form(action=link))
    assert (begun.status, begun.location) == (303, "/")
    assert browser.cookies["__Host-zielwacht"]
    shown = browser.get("/aufgaben")
    assert shown.status == 200
    assert "Geschäftsführung" in shown.text
    browser.cookies.clear()
    assert browser.get(link).status == 404, "it holds once"

    assert browser.get("/healthz").text == "ok"
    assert running.end(signal.SIGTERM) == 0
    assert [code for code, _ in _said(house)] == [HealthCode.PAGES_ENDED]


def test_when_it_is_killed_status_says_so(house: Workspace, running: Pages) -> None:
    assert running.browser.get("/healthz").status == 200
    assert _said(house) == []
    assert "zielwacht members invite" in running.said, "nobody could log in"
    assert not left_by_a_job(house).exists()
    running.end(signal.SIGKILL)
    ((code, text),) = _said(house, later=timedelta(minutes=2))
    assert code is HealthCode.PAGES_GONE
    assert ADDRESS in text


def test_pages_that_mails_link_to_and_that_were_never_shown_are_missed(tmp_path: Path) -> None:
    house = make_workspace(tmp_path, ["kdu"])
    assert house.run("rules", "activate", "--by", "administration").code == 0
    assert [code for code, _ in _said(house)] == [HealthCode.PAGES_NEVER]


def test_it_says_at_which_port_somebody_else_listens(house: Workspace) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = house.run("serve", "--bind", f"127.0.0.1:{port}")
    assert done.code == 4
    assert f"something listens on 127.0.0.1:{port} already" in done.err
    assert "--bind 127.0.0.1:0" in done.err


@pytest.mark.parametrize(
    ("words", "settings", "code", "sentence"),
    [
        pytest.param((), {"ADDRESS": "http://zielwacht.example"}, 4, "only over TLS", id="no certificate"),
        pytest.param(("--bind", "0.0.0.0:0", "--sign-in", "gf"), {}, 4, "this machine alone", id="tried from outside"),
        pytest.param(
            ("--bind", "192.0.2.1:8080"), {}, 4, "this machine has no address 192.0.2.1", id="no such address"
        ),
        pytest.param(("--bind", "8080"), {}, 2, "must be an address of this machine with a port", id="a bare port"),
        pytest.param((), {"TRUSTED_PROXIES": "proxy"}, 2, "'proxy' is none", id="a proxy by its name"),
        pytest.param(("--sign-in", "geschaeftsfuhrung"), {}, 2, "geschaeftsfuhrung", id="a role there is not"),
        pytest.param(("--sign-in", "teamleitung"), {}, 2, "name one, as role@unit", id="a role of many units"),
        pytest.param(("--sign-in", "gf@hilden"), {}, 2, "at the unit 'hilden'", id="a unit where there is none"),
    ],
)
def test_it_says_what_is_in_its_way(
    house: Workspace, words: tuple[str, ...], settings: dict[str, str], code: int, sentence: str
) -> None:
    done = house.run("serve", *words, env={f"ZIELWACHT_WEB__{name}": value for name, value in settings.items()})
    assert (done.code, sentence in done.err) == (code, True), done.err
    assert "Traceback" not in done.err


def test_without_an_address_only_this_machine_may_reach_it(tmp_path: Path) -> None:
    house = make_workspace(tmp_path, ["kdu"])
    done = house.run("serve", "--bind", "0.0.0.0:0")
    assert done.code == 4
    assert "address = … in section [web]" in done.err


def test_without_a_store_it_names_the_command_that_makes_one(tmp_path: Path) -> None:
    done = make_workspace(tmp_path, ["kdu"]).run("serve", "--bind", "127.0.0.1:0")
    assert done.code == 4
    assert "zielwacht rules activate" in done.err


def test_without_its_extra_it_names_the_extra(house: Workspace) -> None:
    """In a process of its own: taken out of this one, the modules would be there twice for the tests after it."""
    words = "import sys; sys.modules['uvicorn'] = None; from checker.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", words, "serve"],
        cwd=house.folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert "pip install 'zielwacht[web]'" in done.stderr
