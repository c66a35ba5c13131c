"""`doctor` says of each part of the machine how it stands, and what to do; it sends nothing."""

from __future__ import annotations

import json
import os
import shutil
from collections import namedtuple
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import pytest
from aiosmtpd.smtp import AuthResult

from checker.domain.checkup import PROBLEMS, Checkup, CheckupCode
from checker.usecases.running.checking import machine
from checker.wording.checkup_texts import PARTS, REMEDIES, SENTENCES
from checker.wording.locales import LOCALES
from tests.imap_server import PASSWORD, USER, running
from tests.integration.test_smtp_transport import Mailroom, a_server
from tests.stored import NOON
from tests.workspace import Workspace, make_workspace

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path, goals=("kdu",))
    for name in ("inbox", "mails"):
        (made.folder / name).mkdir()
    return made


def looked_at(house: Workspace, *words: str, code: int = 0, env: dict[str, str] | None = None) -> dict[str, Any]:
    """What was found, by its code."""
    done = house.run("doctor", "--json", *words, env=env)
    assert done.code == code, done.out + done.err
    listed = json.loads(done.out)
    assert listed["well"] is (code == 0)
    return {each["code"]: each for each in listed["checks"]}


def test_a_machine_that_is_well(house: Workspace) -> None:
    found = looked_at(house)
    assert {each["part"] for each in found.values()} == set(PARTS["en"])
    assert all(each["well"] and each["remedy"] is None for each in found.values())


def test_in_another_folder_than_the_houses_it_says_that_no_settings_are_there(tmp_path: Path) -> None:
    elsewhere = Workspace(tmp_path)
    assert f"there is no config.toml in {tmp_path}" in elsewhere.run("doctor").out
    ticked = elsewhere.run("tick")
    assert ticked.code != 0
    assert "there is no config.toml here: go to the folder of the house" in ticked.err


def test_each_part_has_a_line_of_its_own(house: Workspace) -> None:
    shutil.rmtree(house.folder / "inbox")
    done = house.run("doctor")
    assert done.code == 4
    (line,) = [line for line in done.out.splitlines() if line.startswith("PROBLEM")]
    assert "inbox is missing ([inbox] path); try: make the folder, and give it to the user" in line


def test_nothing_is_left_behind(house: Workspace) -> None:
    house.run("doctor")
    assert [path.name for name in ("inbox", "mails") for path in (house.folder / name).iterdir()] == []
    assert not house.store.exists()


def test_a_configuration_that_cannot_be_read_is_told_and_the_machine_looked_at_all_the_same(house: Workspace) -> None:
    house.configure(more="\n[servce]\n")
    found = looked_at(house, code=4)
    assert "did you mean 'service'?" in found["configuration.wrong"]["what"]
    assert found["python.fits"]["well"]


def test_a_disk_that_is_nearly_full(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 10**12, 499 * 2**20))
    assert "only 499 MB free" in looked_at(house, code=4)["disk.little_room"]["what"]


def test_a_folder_that_cannot_be_written_to(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**given: Any) -> Iterator[None]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("checker.usecases.running.checking.machine.NamedTemporaryFile", refuse)
    assert "Permission denied" in looked_at(house, code=4)["rights.not_writable"]["what"]


def test_a_password_that_everybody_can_read(house: Workspace) -> None:
    secret = house.write("geheim", "geheim")
    secret.chmod(0o644)
    house.configure(more='username = "z"\npassword_file = "geheim"\n')
    found = looked_at(house, code=4)["rights.secret_is_open"]
    assert "0644" in found["what"]
    assert "[smtp] password_file" in found["what"]


def test_a_key_of_links_that_everybody_can_read(house: Workspace) -> None:
    house.configure(more='\n[web]\nlink_key_file = "links.key"\n')
    assert "rights.not_readable" not in looked_at(house), "it is made by the first tick that needs it"
    house.write("links.key", "geheim").chmod(0o644)
    assert "[web] link_key_file" in looked_at(house, code=4)["rights.secret_is_open"]["what"]


EXTRAS = {
    "pages": ('address = "https://ziel.example"\n', "uvicorn", "zielwacht[web]"),
    "a provider": ('log_in = ["oidc"]\naddress = "https://ziel.example"\n', "authlib", "zielwacht[oidc]"),
}


@pytest.mark.parametrize(("said", "library", "extra"), EXTRAS.values(), ids=EXTRAS)
def test_an_extra_that_the_configuration_asks_for_and_is_not_there(
    house: Workspace, monkeypatch: pytest.MonkeyPatch, said: str, library: str, extra: str
) -> None:
    found_by = machine.find_spec
    monkeypatch.setattr(machine, "find_spec", lambda name: None if name == library else found_by(name))
    house.configure(more=f'\n[oidc]\nissuer = "https://login.example"\nclient_id = "z"\n\n[web]\n{said}')
    found = looked_at(house, code=4)["python.library_missing"]
    assert (library in found["what"], found["remedy"]) == (True, f"pip install '{extra}'")


def test_a_key_that_is_not_there(house: Workspace) -> None:
    house.configure(more='\n[audit]\nkey_file = "fort"\n')
    assert "No such file" in looked_at(house, code=4)["rights.not_readable"]["what"]


def test_mistakes_of_the_rules_are_counted(house: Workspace) -> None:
    (house.rules / "calendar.yaml").unlink()
    assert "mistakes in" in looked_at(house, code=4)["rules.mistakes"]["what"]


def test_a_clock_that_lies_behind_what_is_kept(house: Workspace) -> None:
    assert house.run("rules", "activate", "--now", NOON.isoformat()).code == 0
    assert "clock.agrees" in looked_at(house, "--now", (NOON + timedelta(days=1)).isoformat())
    behind = looked_at(house, "--now", (NOON - timedelta(days=1)).isoformat(), code=4)
    assert f"{NOON:%d.%m.%Y}" in behind["clock.behind"]["what"]


def test_a_store_that_is_none(house: Workspace) -> None:
    house.store.write_text("kein Speicher", encoding="utf-8")
    assert looked_at(house, code=4)["database.fails"]["remedy"]


def test_a_mail_server_is_asked_to_log_in_and_gets_no_mail(house: Workspace) -> None:
    mailroom = Mailroom()
    with a_server(mailroom, authenticator=lambda *_: AuthResult(success=True), auth_require_tls=False) as server:
        house.configure(transport="smtp", port=server.port, more='username = "zielwacht"\n')
        found = looked_at(house, env={"ZIELWACHT_SMTP__PASSWORD": "geheim"})
    assert "answers (none, zielwacht); nothing was sent" in found["smtp.logged_in"]["what"]
    assert mailroom.taken == []


def test_a_mail_server_that_refuses_the_log_in(house: Workspace) -> None:
    refuses = AuthResult(success=False, handled=False)
    with a_server(Mailroom(), authenticator=lambda *_: refuses, auth_require_tls=False) as server:
        house.configure(transport="smtp", port=server.port, more='username = "zielwacht"\n')
        found = looked_at(house, env={"ZIELWACHT_SMTP__PASSWORD": "geheim"}, code=4)
    assert "535" in found["smtp.fails"]["what"]
    assert "geheim" not in json.dumps(found)


def test_a_mail_server_that_is_not_there_or_without_its_password(house: Workspace) -> None:
    with a_server(Mailroom()) as server:
        gone = server.port
    house.configure(transport="smtp", port=gone)
    assert "ConnectionRefused" in looked_at(house, code=4)["smtp.fails"]["what"]
    house.configure(transport="smtp", port=gone, more='username = "zielwacht"\n')
    assert "ZIELWACHT_SMTP__PASSWORD" in looked_at(house, code=4)["smtp.fails"]["what"]


@pytest.mark.parametrize(("password", "code", "found"), [(PASSWORD, 0, "answers.opens"), ("x", 4, "answers.fails")])
def test_the_mailbox_of_answers_is_opened(house: Workspace, password: str, code: int, found: str) -> None:
    with running(house.folder) as imap:
        imap.lay(b"Subject: Antwort\r\n\r\nja", NOON)
        house.configure(more=f'\n[answers]\nhost = "localhost"\nport = {imap.port}\nuser = "{USER}"\n')
        env = {"ZIELWACHT_ANSWERS__PASSWORD": password, "SSL_CERT_FILE": str(imap.certificate)}
        told = looked_at(house, code=code, env=env)
        assert len(imap.folders["INBOX"]) == 1
    assert found in told
    if code == 0:
        assert told[found]["what"].endswith("waiting: 1")


def test_proxies_of_the_environment_are_named_without_what_they_hold(house: Workspace) -> None:
    found = looked_at(house, env={"HTTPS_PROXY": "http://u:geheim@proxy.example:3128"})
    assert "HTTPS_PROXY" in found["proxies.set"]["what"]
    wrong = looked_at(house, env={"https_proxy": "proxy.example"}, code=4)["proxies.no_address"]
    assert "geheim" not in json.dumps(found)
    assert "https_proxy" in wrong["what"]


def test_a_store_that_belongs_to_somebody_else(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert house.run("rules", "activate", "--now", NOON.isoformat()).code == 0
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != house.store)
    found = looked_at(house, "--now", NOON.isoformat(), code=4)["rights.not_writable"]
    assert found["what"].startswith(f"{house.store} cannot be written to")
    assert found["remedy"].startswith(f"give {house.store} to the user")


def test_a_folder_of_backups_that_is_none(house: Workspace) -> None:
    house.configure(more='\n[backup]\nfolder = "backups"\n')
    house.write("backups", "a file")
    assert "[backup] folder" in looked_at(house, code=4)["rights.no_folder"]["what"]


def test_how_old_the_last_backup_is(house: Workspace) -> None:
    assert looked_at(house)["backup.none_yet"]["well"]
    assert house.run("rules", "activate", "--now", NOON.isoformat()).code == 0
    a_week, more = (NOON + timedelta(days=7)).isoformat(), (NOON + timedelta(days=8)).isoformat()
    assert "backup.none_yet" in looked_at(house, "--now", a_week)
    assert looked_at(house, "--now", more, code=4)["backup.never"]["remedy"] == "zielwacht backup"
    assert house.run("backup", "--out", "b.zip", "--now", NOON.isoformat()).code == 0
    assert "04.07.2016 12:00" in looked_at(house, "--now", a_week)["backup.young"]["what"]
    assert looked_at(house, "--now", more, code=4)["backup.too_old"]["remedy"] == "zielwacht backup"


def test_a_python_that_the_engine_does_not_run_on(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "FITTING", ((2, 7),))
    assert "3.11 or 3.12" in str(looked_at(house, code=4)["python.other"]["remedy"])


def test_a_machine_without_time_zones(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> None:
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr(machine, "ZoneInfo", none)
    assert looked_at(house, code=4)["time_zone.missing"]["remedy"] == "install the package tzdata"


def test_a_file_server_whose_clock_is_wrong(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.time, "time", lambda: 0.0)
    assert "seconds apart from this machine" in looked_at(house, code=4)["clock.of_disk"]["what"]


def test_a_port_that_only_root_may_bind_to(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    house.configure(more='\n[web]\nbind = "127.0.0.1:80"\n')
    assert "port 80" in looked_at(house, code=4)["web.port_of_root"]["what"]


def test_a_store_that_is_half_restored(house: Workspace) -> None:
    assert house.run("rules", "activate", "--now", NOON.isoformat()).code == 0
    house.write(f"{house.store.name}.restore.json", "{}")
    assert "half restored" in looked_at(house, "--now", NOON.isoformat(), code=4)["database.fails"]["what"]


def test_every_problem_is_met_by_a_test_of_this_file() -> None:
    tests = Path(__file__).read_text(encoding="utf-8")
    assert [code for code in PROBLEMS if f'"{code}"' not in tests] == []


WEB = {
    "unencrypted": ('address = "http://ziel.example"\n', "web.unencrypted"),
    "open": ('bind = "0.0.0.0:8080"\n', "web.open_without_address"),
    "everybody": ('trusted_proxies = ["0.0.0.0/0"]\n', "web.trusts_all"),
}


@pytest.mark.parametrize(("said", "code"), WEB.values(), ids=WEB)
def test_what_the_configuration_says_of_the_pages(house: Workspace, said: str, code: str) -> None:
    house.configure(more=f"\n[web]\n{said}")
    assert looked_at(house, code=4)[code]["remedy"]


def test_every_problem_has_its_remedy_and_every_code_its_sentence_in_both_languages() -> None:
    for locale in LOCALES:
        assert set(SENTENCES[locale]) == set(CheckupCode)
        assert set(REMEDIES[locale]) == set(PROBLEMS)
        assert set(PARTS[locale]) == {code.part for code in CheckupCode}
    assert not Checkup(CheckupCode.CLOCK_BEHIND).is_well
