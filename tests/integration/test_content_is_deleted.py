"""What is deleted is nowhere any more, and what proves the rest holds: seals, log, replay."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path
from sqlite3 import connect
from typing import Any

import pytest

from checker.domain.data_class import DataClass
from checker.store import Store, obligations, redactions
from checker.usecases.auditing.redaction import ToDelete, delete, going_with, redact, rewrite, without_words
from notifications.facts_json import stored_facts
from tests.integration.test_cli_findings import CRITERIA
from tests.integration.walked_house import NOON, STAMP, walked
from tests.workspace import FACHAUFSICHT, Workspace

DAY = ("--now", STAMP)
REASON = "Zwetschgenkuchen statt Tagesordnung"
FILE_NUMBER = "50.1-Quittengelee/17"
REMARK = "Mirabellensaft im Umlauf"


def done(made: Workspace, *arguments: str | Path) -> str:
    result = made.run(*arguments)
    assert result.code == 0, (arguments, result.out, result.err)
    return result.out


def asked(made: Workspace, *arguments: str) -> Any:
    return json.loads(done(made, *arguments, "--json"))


def traces(made: Workspace, text: str) -> int:
    """How often the store's files hold a text, also in mails as they left."""
    files = sorted(made.folder.glob("zielwacht.sqlite3*"))
    assert files
    plain = sum(path.read_bytes().count(part) for path in files for part in (text.encode(), text.split()[0].encode()))
    with connect(made.store) as opened:
        mails = [row[0] for row in opened.execute("SELECT rendered FROM message WHERE rendered IS NOT NULL")]
    return plain + sum(text in said for raw in mails for said in read(raw))


def read(raw: bytes) -> Iterator[str]:
    for part in message_from_bytes(raw, policy=policy.default).walk():
        if part.get_content_maintype() == "text":
            yield part.get_content()


def all_is_sound(made: Workspace) -> None:
    assert made.run("store", "check").code == 0, made.run("store", "check").out
    assert made.run("audit", "verify").code == 0


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    return walked(tmp_path / "house")


@pytest.fixture(scope="module")
def told_once(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A finding was silenced with a reason, and the escalation that followed says it."""
    house = walked(tmp_path_factory.mktemp("told") / "house")
    given = ("--by", "gf", "--until", "2016-05-24", "--reason", REASON, "--file-number", FILE_NUMBER, "--yes", *DAY)
    done(house, "findings", "silence", CRITERIA, *given)
    for day in ("2016-05-25", "2016-05-30", "2016-06-06"):
        done(house, "tick", "--now", f"{day}T07:00")
    return house


@pytest.fixture
def told(told_once: Workspace, tmp_path: Path) -> Workspace:
    return Workspace(shutil.copytree(told_once.folder, tmp_path / "told"))


def number_of_the_act(made: Workspace) -> str:
    (act,) = asked(made, "findings", "show", CRITERIA, *DAY)["acts"]
    return str(act["sequence"])


def test_a_deleted_reason_is_nowhere_and_the_store_is_sound(told: Workspace) -> None:
    assert traces(told, REASON) > 3, "the act, facts of a mail, and its bytes"
    assert traces(told, FILE_NUMBER) > 1, "which file shows it, beside the act and in a mail"
    number = number_of_the_act(told)
    before = done(told, "audit", "log", "--format", "lines")

    planned = done(told, "audit", "redact", "--act", number, "--by", "gf", "--dry-run")
    assert traces(told, REASON) > 3, "a dry run deletes nothing"
    output = done(told, "audit", "redact", "--act", number, "--by", "gf", "--now", "2016-06-07T09:00")

    assert planned in output
    assert (traces(told, REASON), traces(told, FILE_NUMBER)) == (0, 0)
    all_is_sound(told)
    assert done(told, "audit", "log", "--format", "lines").startswith(before), "the log has lost no line"
    entries = asked(told, "audit", "log", "--kind", "data.redacted")["entries"]
    assert [(entry["facts"]["class"], entry["facts"]["by"]) for entry in entries] == [("reasons", "gf")]
    (act,) = asked(told, "findings", "show", CRITERIA, *DAY)["acts"]
    assert (act["kind"], act["reason"], act["file_number"]) == ("silence", "", None)
    again = told.run("audit", "redact", "--act", number, "--by", "gf")
    assert (again.code, "deleted already" in again.err) == (2, True)


def test_of_an_act_that_names_a_file_alone_that_goes(house: Workspace) -> None:
    why = ("--file-number", FILE_NUMBER, "--reason-id", "recheck")
    given = ("--by", "gf", "--until", "2016-05-24", *why, "--yes", *DAY)
    done(house, "findings", "silence", CRITERIA, *given)
    done(house, "audit", "redact", "--act", number_of_the_act(house), "--by", "gf", *DAY)
    assert traces(house, FILE_NUMBER) == 0
    all_is_sound(house)


@pytest.mark.parametrize(
    ("held", "target"),
    [
        pytest.param("reasons", "--act", id="the class itself"),
        pytest.param("mails", "--act", id="a mail that says it"),
        pytest.param("mails", "--mail", id="a mail"),
        pytest.param("originals", "--file", id="a file"),
    ],
)
def test_what_is_held_is_not_deleted_one_by_one_either(told: Workspace, held: str, target: str) -> None:
    named = {"--act": number_of_the_act(told), "--mail": "", "--file": ""}
    if target == "--mail":
        ((key, _), *_) = mails_of(told, "key, state", "rendered IS NOT NULL AND state = 'sent'")
        named["--mail"] = key
    elif target == "--file":
        done(told, "records", "import", told.example(), *DAY)
        (named["--file"],) = (asked(told, "records", "show", "--file", FACHAUFSICHT)["files"][0]["sha256"],)
    until = ("--until", "2016-12-31", "--reason-code", "proceedings", "--by", "gf")
    done(told, "retention", "hold", "--class", held, *until, *DAY)
    sentence = f"the class {held} is on hold until 31.12.2016, by 'gf': nothing of it is deleted"
    for more in (("--dry-run",), ()):
        refused = told.run("audit", "redact", target, named[target], "--by", "gf", *more, *DAY)
        assert (refused.code, sentence in refused.err) == (2, True), refused.err + refused.out
        assert "'zielwacht retention release --class CLASS --by ROLE' ends that" in refused.err
    assert traces(told, REASON) > 3
    done(told, "retention", "release", "--class", held, "--by", "gf", *DAY)
    done(told, "audit", "redact", target, named[target], "--by", "gf", *DAY)
    all_is_sound(told)


def mails_of(made: Workspace, columns: str, where: str) -> list[tuple[Any, ...]]:
    with connect(made.store) as opened:
        return list(opened.execute(f"SELECT {columns} FROM message WHERE {where}"))


def test_a_deleted_mail_keeps_its_place_and_loses_its_words(told: Workspace) -> None:
    ((key, message_id, mailbox),) = mails_of(
        told, "key, message_id, mailbox", "kind = 'escalation' AND facts LIKE '%Zwetschgen%' LIMIT 1"
    )
    done(told, "audit", "redact", "--mail", message_id, "--by", "gf", "--now", "2016-06-07T09:00")

    ((facts, rendered, still_there),) = mails_of(told, "facts, rendered, mailbox", f"key = '{key}'")
    assert (rendered, "Zwetschgen" in facts, still_there) == (None, False, mailbox)
    shown = told.run("mail", "show", key[:12])
    assert (shown.code, shown.err.strip()) == (
        2, "zielwacht: content deleted on 07.06.2016, class words of mails, by 'gf'"
    )  # fmt: skip
    all_is_sound(told)
    done(told, "audit", "redact", "--mail", key, "--class", "mailboxes", "--by", "gf")
    assert mails_of(told, "mailbox", f"key = '{key}'") == [(None,)]
    done(told, "tick", "--now", "2016-06-13T07:00")
    all_is_sound(told)


def test_words_of_every_kind_of_mail_can_go_and_what_reads_facts_goes_on(told: Workspace) -> None:
    store = Store.open(f"sqlite:///{told.store}", create=False)
    with store.read() as tx:
        mails = list(redactions.mails_since(tx, datetime(2016, 1, 1, tzinfo=UTC)))
    store.close()
    kinds = {str(mail.facts["kind"]) for mail in mails}
    assert kinds >= {"alert", "escalation", "digest", "overdue_report", "letter", "reminder"}
    for mail in mails:
        bare = without_words(mail.facts)
        stored_facts(bare)
        assert {said for said in json.dumps(bare).split('"') if " " in said.strip(", :[]{}0123456789")} == set()


@pytest.fixture
def reported(house: Workspace) -> tuple[Workspace, str]:
    """The criteria were handed in with a remark, and the finding is over."""
    about = ("investigation-criteria-agreed", "--submitted-on", "2016-05-20", "--evidence-kind", "minutes")
    said = ("--evidence", "50.1-2016/041", "--note", REMARK)
    key = done(house, "records", "report", *about, *said, *DAY).removesuffix(": filed\n")
    for day in ("2016-05-24", "2016-05-25"):
        done(house, "tick", "--now", f"{day}T07:00")
    return house, key


def verdict_on(made: Workspace, day: str) -> str:
    (found,) = (one for one in asked_anyhow(made, "check", "--on", day) if one["rule"] == CRITERIA.split("/")[0])
    return str(found["state"])


def asked_anyhow(made: Workspace, *arguments: str) -> Any:
    return json.loads(made.run(*arguments, "--json").out)["verdicts"]


def wake_everything(made: Workspace) -> None:
    """As rules do that take effect."""
    store = Store.open(f"sqlite:///{made.store}", create=False)
    with store.write() as tx:
        obligations.wake_all(tx, at=NOON)
    store.close()


def test_a_verdict_on_a_deleted_record_stands_as_it_was_decided(reported: tuple[Workspace, str]) -> None:
    made, key = reported
    assert traces(made, REMARK) > 0
    assert verdict_on(made, "2016-05-25") == "met"
    replayed = ("audit", "replay", "--on", "2016-05-24", "--known-at", "2016-05-24T18:00")
    assert done(made, *replayed).count("verschieden: 0") == 1

    planned = done(made, "audit", "redact", "--record", key, "--by", "gf", "--dry-run")
    assert f"stands     {CRITERIA}" in planned
    done(made, "audit", "redact", "--record", key, "--by", "gf", "--now", "2016-05-26T09:00")

    assert traces(made, REMARK) == 0
    all_is_sound(made)
    gap = done(made, *replayed)
    assert "verschieden: 0" in gap
    assert f"{CRITERIA}: nicht nachzurechnen, Inhalt gelöscht am 26.05.2016, Klasse Meldungen" in gap
    assert verdict_on(made, "2016-05-26") == "met"
    wake_everything(made)
    done(made, "tick", "--now", "2016-05-27T07:00")
    assert asked(made, "findings", "show", CRITERIA, *DAY)["judged"]["state"] == "met", "nobody judges it anew"
    assert made.run("status", "--now", "2016-05-27T07:10").code == 0, "and nothing waits for it"
    shown = made.run("records", "show", key)
    assert "deleted on 26.05.2016" in shown.err
    explained = made.run("rules", "explain", "investigation-criteria-agreed", "--on", "2016-05-26")
    assert "was deleted on 26.05.2016" in explained.err


def test_what_was_deleted_and_is_reported_again_is_judged_by_that(reported: tuple[Workspace, str]) -> None:
    made, key = reported
    done(made, "audit", "redact", "--record", key, "--by", "gf", "--now", "2016-05-26T09:00")
    about = ("investigation-criteria-agreed", "--submitted-on", "2016-04-20", "--evidence-kind", "minutes")
    done(made, "records", "report", *about, "--evidence", "50.1-2016/042", "--now", "2016-05-27T09:00")
    done(made, "tick", "--now", "2016-05-30T07:00")
    assert asked(made, "findings", "show", CRITERIA, "--now", "2016-05-30T12:00")["judged"]["state"] == "met"
    made.run("rules", "explain", "investigation-criteria-agreed", "--on", "2016-05-30")
    all_is_sound(made)


def test_a_deleted_original_is_named_as_deleted(house: Workspace) -> None:
    done(house, "records", "import", house.example(), *DAY)
    with connect(house.store) as opened:
        ((sha256,),) = opened.execute("SELECT sha256 FROM archive WHERE kind = 'original'")
    done(house, "audit", "redact", "--file", sha256[:12], "--by", "gf", "--now", "2016-05-26T09:00")
    handed_out = house.run("records", "original", sha256)
    assert "content deleted on 26.05.2016, class original files, by 'gf'" in handed_out.err
    all_is_sound(house)


def test_a_deletion_that_was_cut_off_is_finished_by_the_next_call(told: Workspace, tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{told.store}", create=False)
    target = ToDelete(DataClass.REASONS, number_of_the_act(told))
    with store.write() as tx:
        delete(tx, going_with(tx, target), "gf", NOON)
    with store.read() as tx:
        assert not redactions.is_rewritten(tx), "as after a power cut behind the commit"
    assert rewrite(store, NOON)
    store.close()
    assert traces(told, REASON) == 0
    all_is_sound(told)


def test_a_deletion_that_fails_half_way_has_deleted_nothing(told: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.open(f"sqlite:///{told.store}", create=False)
    monkeypatch.setattr(redactions, "note", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        redact(store, ToDelete(DataClass.REASONS, number_of_the_act(told)), "gf", NOON)
    store.close()
    (act,) = asked(told, "findings", "show", CRITERIA, *DAY)["acts"]
    assert act["reason"] == REASON
    all_is_sound(told)


def test_who_deletes_is_a_role_and_names_one_thing(house: Workspace) -> None:
    assert "no role 'gff'" in house.run("audit", "redact", "--act", "1", "--by", "gff").err
    assert "no act with the number 99" in house.run("audit", "redact", "--act", "99", "--by", "gf").err
    assert "name one thing" in house.run("audit", "redact", "--by", "gf").err
    assert "is of the class" in house.run("audit", "redact", "--act", "1", "--class", "mails", "--by", "gf").err
