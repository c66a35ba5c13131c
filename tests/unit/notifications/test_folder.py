"""Mails as files: whole, named by day, kind and key, and replaced by themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.domain.clock import at_local
from notifications.facts import from_json
from notifications.folder import FolderTransport, write_whole
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
