"""Links in mails as commands know them: made with their key, hidden from others, left out of packs, and missed."""

from __future__ import annotations

import email
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from checker.domain.clock import at_local
from checker.store import Store
from checker.usecases.rules.activation import activate_folder
from notifications import link_tokens
from tests.integration.a_house import FILLED, VACANT, rules_with
from tests.workspace import Workspace

ADDRESS = "https://zielwacht.jobcenter.example"
WEB = f'\n[web]\naddress = "{ADDRESS}"\nlink_key_file = "links.key"\n'
LINK = re.compile(re.escape(ADDRESS) + r"/antwort/([A-Za-z0-9_.\-]+)")
FINDING = "investigation-criteria-agreed/jobcenter/2016"
OF_TASKS = ("Alles, was auf Sie wartet, steht im Browser unter „Meine Aufgaben“:", f"{ADDRESS}/aufgaben")
DAYS = ("2016-04-28", "2016-05-03")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rules are in force, and nothing has happened."""
    house = Workspace(tmp_path_factory.mktemp("begun"))
    rules_with(house.rules, ("organisation.yaml", VACANT, FILLED))
    store = Store.open(f"sqlite:///{house.store}", create=True)
    activate_folder(store, house.rules, at_local(date(2016, 1, 4), 6), "administration")
    store.close()
    return house.folder


def walked(begun: Path, folder: Path, more: str) -> Workspace:
    house = Workspace(Path(shutil.copytree(begun, folder)))
    house.configure(more=more)
    for day in DAYS:
        done = house.run("tick", "--now", f"{day}T07:00")
        assert done.code == 0, done.err
    return house


@pytest.fixture(scope="module")
def kept(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return walked(begun, tmp_path_factory.mktemp("linked") / "house", WEB)


@pytest.fixture(scope="module")
def plain(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return walked(begun, tmp_path_factory.mktemp("plain") / "house", "")


@pytest.fixture
def house(kept: Workspace, tmp_path: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(kept.folder, tmp_path / "house")))


def mails(house: Workspace) -> Iterator[EmailMessage]:
    for path in sorted((house.folder / "mails").rglob("*.eml")):
        mail = email.message_from_bytes(path.read_bytes(), policy=policy.default)
        assert isinstance(mail, EmailMessage)
        yield mail


def text(mail: EmailMessage, kind: str = "plain") -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_mails_bear_links_where_the_house_has_an_address(kept: Workspace, plain: Workspace) -> None:
    assert (kept.folder / "links.key").stat().st_mode & 0o777 == 0o600
    linked, bare = list(mails(kept)), list(mails(plain))
    assert len(linked) == len(bare) > 1
    about_it = [mail for mail in linked if mail["X-Zielwacht-Kind"] in ("reminder", "alert")]
    assert len(about_it) > 1
    assert all(LINK.search(text(mail)) and LINK.search(text(mail, "html")) for mail in about_it)
    assert not any("/antwort/" in mail.as_string() or "Browser" in text(mail) for mail in bare)
    # Beside the answer by reply, which stays as it was.
    for with_link, without in zip(linked, bare, strict=True):
        added = [line for line in text(with_link).splitlines() if line not in text(without).splitlines()]
        assert {LINK.sub("", line).strip() for line in added} <= {"Im Browser antworten:", "", *OF_TASKS}
    assert not (plain.folder / "var").exists()


def test_whoever_shows_a_mail_gets_no_link_that_acts(house: Workspace) -> None:
    listed = json.loads(house.run("mail", "outbox", "--json").out)
    key = listed[0]["key"]
    for words in ((), ("--html",), ("--eml",), ("--json",)):
        shown = house.run("mail", "show", key, *words)
        assert shown.code == 0, shown.err
        assert not LINK.search(shown.out.replace("=\n", "").replace("=\r\n", ""))
        assert "/antwort/***" in shown.out.replace("=\n", "").replace("=\r\n", "")
    seen = house.run("mail", "preview", "investigation-criteria-agreed", "--kind", "alert", "--on", "2016-05-03")
    assert "/antwort/***" in seen.out
    assert not LINK.search(seen.out)


def test_no_log_bears_a_token(house: Workspace) -> None:
    told = house.run("audit", "log", "--json")
    tokens = {found for mail in mails(house) for found in LINK.findall(text(mail))}
    assert tokens
    assert not any(token in told.out for token in tokens)


def test_a_pack_leaves_out_what_still_acts_and_has_it_whole_later(house: Workspace) -> None:
    def packed(name: str) -> tuple[list[str], str]:
        done = house.run("audit", "pack", "--finding", FINDING, "--out", name)
        assert done.code == 0, done.err
        with zipfile.ZipFile(house.folder / name) as archive:
            names = [each for each in archive.namelist() if re.search(r"-(alert|reminder)-\w+\.eml", each)]
            everything = b"".join(archive.read(each) for each in archive.namelist())
        return names, everything.decode("utf-8", "replace").replace("=\r\n", "")

    names, everything = packed("early.zip")
    assert names == []
    assert "in späteren Nachweispaketen liegt sie bei" in everything
    assert not LINK.search(everything)
    assert house.run("tick", "--now", "2016-07-29T07:00").code == 0
    names, _ = packed("late.zip")
    assert names


def status(house: Workspace) -> list[str]:
    done = house.run("status", "--now", "2016-05-03T08:00", "--json")
    return [one["code"] for one in json.loads(done.out)["issues"] if one["code"].startswith("links.")]


def test_status_says_why_mails_bear_no_links(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert status(house) == []
    key = house.folder / "links.key"
    key.chmod(0o644)
    assert status(house) == ["links.without_key"]
    told = house.run("status", "--now", "2016-05-03T08:00")
    assert "can be read by others" in told.out
    assert "try: zielwacht mail link-key list" in told.out
    assert told.code == 4
    key.unlink()
    assert status(house) == ["links.without_key"]
    monkeypatch.setattr(link_tokens, "has_library", lambda: False)
    assert status(house) == ["links.without_library"]


def test_without_a_key_that_can_be_read_mails_leave_without_links(house: Workspace) -> None:
    key = house.folder / "links.key"
    key.write_text("nonsense\n", "ascii")
    before = len(list(mails(house)))
    assert house.run("tick", "--now", "2016-05-12T07:00").code == 0
    newer = list(mails(house))[before:]
    assert newer
    assert not any("/antwort/" in text(mail) for mail in newer)


def test_keys_are_made_listed_and_replaced(house: Workspace) -> None:
    assert house.run("mail", "link-key", "new").code == 2
    (first,) = json.loads(house.run("mail", "link-key", "list", "--json").out)
    assert house.run("mail", "link-key", "rotate").code == 0
    listed = json.loads(house.run("mail", "link-key", "list", "--json").out)
    assert [one["key"] for one in listed][1:] == [first["key"]]
    shown = house.run("mail", "link-key", "list").out
    assert [line.split()[-1] for line in shown.splitlines()] == ["signs", "checks"]
    (house.folder / "links.key").unlink()
    missing = house.run("mail", "link-key", "list")
    assert (missing.code, "mail link-key new" in missing.err) == (2, True)
    assert house.run("mail", "link-key", "new").code == 0
