"""Mails as files: whole, named by day, kind and key, and replaced by themselves."""

from __future__ import annotations

import errno
import os
import stat
from datetime import date
from pathlib import Path

import pytest

from checker.domain.clock import at_local
from notifications.facts import from_json
from notifications.folder import FileRights, FolderTransport, make_folder, write_whole
from notifications.message import Correspondence, build
from notifications.reminders import due_reminders
from notifications.render import render
from notifications.transport import Delivered, Unreachable
from tests.unit.notifications.mail_cases import a_briefing, a_dated_rule, not_reported

ROBOT = "zielwacht@jobcenter.example"
ENVELOPE = {"envelope_from": ROBOT, "recipient": "gf@jobcenter.example"}


def a_mail() -> bytes:
    message = due_reminders(a_dated_rule(), not_reported(), a_briefing(date(2016, 4, 22))).messages[0].message
    facts = from_json(message.facts)
    correspondence = Correspondence(ROBOT, "gf@jobcenter.example", ROBOT, "jobcenter.example")
    return build(message, facts, render(facts), correspondence, at_local(date(2016, 4, 22), 7))


def test_a_mail_becomes_two_files_and_the_same_mail_again_no_more(tmp_path: Path) -> None:
    transport, announced = FolderTransport(tmp_path / "mails"), []
    for _ in range(2):
        outcome = transport.deliver(a_mail(), before_data=lambda: announced.append(1), **ENVELOPE)
        assert isinstance(outcome, Delivered)
    eml, html = sorted((tmp_path / "mails").iterdir())
    assert eml.name.startswith("2016-04-22-reminder-")
    assert (eml.suffix, html.suffix, eml.stem) == (".eml", ".html", html.stem)
    assert eml.read_bytes() == a_mail()
    assert html.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert announced == [1, 1]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "mails").write_text("a file")
    outcome = FolderTransport(tmp_path / "mails").deliver(a_mail(), before_data=lambda: None, **ENVELOPE)
    assert isinstance(outcome, Unreachable)


def test_a_refusal_before_the_text_leaves_nothing(tmp_path: Path) -> None:
    def overtaken() -> None:
        raise LookupError("overtaken")

    with pytest.raises(LookupError):
        FolderTransport(tmp_path / "mails").deliver(a_mail(), before_data=overtaken, **ENVELOPE)
    assert not (tmp_path / "mails").exists()


def test_a_failed_write_leaves_the_file_before_and_no_half_one(tmp_path: Path) -> None:
    target = tmp_path / "a.eml"
    write_whole(target, b"before")
    with pytest.raises(TypeError):
        write_whole(target, "no bytes")  # type: ignore[arg-type]
    assert [path.name for path in tmp_path.iterdir()] == ["a.eml"]
    assert target.read_bytes() == b"before"


def test_a_mail_whose_second_file_is_refused_leaves_none(tmp_path: Path) -> None:
    folder = tmp_path / "mails"
    FolderTransport(folder).deliver(a_mail(), before_data=lambda: None, **ENVELOPE)
    eml, html = sorted(folder.iterdir())
    for file in (eml, html):
        file.unlink()
    eml.mkdir()  # nothing can take the name of a folder
    outcome = FolderTransport(folder).deliver(a_mail(), before_data=lambda: None, **ENVELOPE)
    assert isinstance(outcome, Unreachable)
    assert [file.name for file in folder.iterdir()] == [eml.name]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_rights_do_not_hang_on_the_umask(umask: int, tmp_path: Path) -> None:
    group = tmp_path.group()
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "a", b"a")
        write_whole(tmp_path / "b", b"b", FileRights(0o660, group))
        make_folder(tmp_path / "c", FileRights(0o660, group))
    finally:
        os.umask(before)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "abc"]
    assert modes == [0o640, 0o660, 0o2770]


def test_a_share_that_refuses_rights_and_folder_syncs_takes_files_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "not permitted")

    sync = os.fsync

    def no_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no folders here")
        sync(descriptor)

    monkeypatch.setattr(os, "fchmod", refused)
    monkeypatch.setattr(os, "fsync", no_folders)
    write_whole(tmp_path / "a", b"before")
    write_whole(tmp_path / "a", b"after")
    assert (tmp_path / "a").read_bytes() == b"after"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_group_that_does_not_exist_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    rights = FileRights(group="gibt-es-nicht")
    outcome = FolderTransport(tmp_path, rights).deliver(a_mail(), before_data=lambda: None, **ENVELOPE)
    assert isinstance(outcome, Unreachable)
    assert "there is no group 'gibt-es-nicht'" in outcome.reason
    assert list(tmp_path.iterdir()) == []
