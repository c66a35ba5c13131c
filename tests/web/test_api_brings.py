"""What machines bring: a file once, whatever is sent again, and single facts; each says what came of it."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from checker.domain.access_key import KeyScope
from checker.domain.file_limits import FileLimits
from checker.domain.health import HealthCode
from checker.starter import RECORDS
from checker.store import Store, import_ledger, journal, spool
from checker.store.spool import SpooledFile
from checker.usecases.running.pages_watch import pages_issues
from checker.web.api import door
from tests.patience import HANGS
from tests.web.machine import Machine, machine_of, secret_for
from tests.web.ruled_store import ruled_store
from tests.web.served import house_over, served_house

AT = datetime(2016, 4, 12, 8, tzinfo=UTC)
QUARTER = "fachaufsicht_2016-Q1.csv"
CONTENT = (RECORDS / QUARTER).read_bytes()
BRINGER = "controlling"
FACT = {"rule": "investigation-criteria-agreed", "submitted_on": "2016-04-11", "evidence": "50.1-2016/077"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with ruled_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def machine(store: Store) -> Machine:
    return machine_of(house_over(store, AT)).with_key(BRINGER, KeyScope.RECORDS, KeyScope.FACTS)


def bring(
    machine: Machine, content: bytes = CONTENT, *, key: str = "sending-1", name: str = QUARTER, **headers: str
) -> Any:
    given = {"content_type": "application/octet-stream", "idempotency_key": key} | headers
    return machine.send("POST", f"/api/v1/records?name={name}", content, **given)


def report(machine: Machine, fact: dict[str, Any] | bytes) -> Any:
    body = fact if isinstance(fact, bytes) else json.dumps(fact).encode()
    return machine.send("POST", "/api/v1/facts", body, content_type="application/json")


def accounts(store: Store) -> int:
    with store.read() as tx:
        return len(import_ledger.list_accounts(tx))


@pytest.mark.parametrize("full", ["no room at all", "no room for all of it"])
def test_what_the_disk_refuses_may_be_sent_again_and_status_tells_it(
    store: Store, machine: Machine, monkeypatch: pytest.MonkeyPatch, full: str
) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        if full == "no room at all":
            disk.setattr(spool, "TemporaryFile", refuses)
        else:
            disk.setattr(SpooledFile, "write", refuses)
        answer = bring(machine)
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert os.strerror(errno.ENOSPC) in answer.text
    assert [one.code for one in pages_issues(store.place, "", AT)] == [HealthCode.NO_ROOM_FOR_FILES]
    assert bring(machine).status_code == 201
    assert list(pages_issues(store.place, "", AT)) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_full_disk_is_told_of_what_is_less_than_a_buffer_as_well(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(spool, "TemporaryFile", lambda dir=None, **how: Path("/dev/full").open("r+b", **how))  # noqa: SIM115
        for answer in (bring(machine, b"a;b\n"), report(machine, FACT)):
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
            assert os.strerror(errno.ENOSPC) in answer.text


@pytest.mark.parametrize("limit", ["MOST_SECONDS", "PIECE_SECONDS"])
def test_a_body_that_does_not_come_in_time_is_said_and_leaves_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(door, limit, 0.2)
    house = house_over(store, AT)
    secret = secret_for(house, BRINGER, KeyScope.RECORDS)
    with served_house(house) as served, socket.create_connection(("127.0.0.1", served.port)) as line:
        line.settimeout(HANGS)
        line.sendall(
            f"POST /api/v1/records?name={QUARTER} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {secret}\r\n"
            "Idempotency-Key: sending-1\r\nContent-Type: application/octet-stream\r\n"
            f"Content-Length: {len(CONTENT)}\r\n\r\n".encode()
            + CONTENT[:100]
        )
        answer = line.recv(1 << 16)
    assert answer.startswith(b"HTTP/1.1 408")
    assert b"application/problem+json" in answer
    assert accounts(store) == 0


def test_a_file_is_taken_and_the_answer_is_its_account(store: Store, machine: Machine) -> None:
    answer = bring(machine)
    (account,) = answer.json()["accounts"]
    assert (answer.status_code, answer.json()["is_repeated"]) == (201, False)
    assert (
        account["read"] == account["accepted"] + account["duplicate"] + account["correction"] + account["quarantined"]
    )
    assert (account["read"], account["accepted"], account["outcome"]) == (13, 12, "accepted")
    with store.read() as tx:
        (entry,) = [one for one in journal.entries(tx) if one.kind == "records.uploaded"]
    assert entry.facts["by"] == "controlling@jobcenter"


def test_sent_again_it_is_taken_once_and_says_the_same(store: Store, machine: Machine) -> None:
    first, again = bring(machine), bring(machine)
    assert (first.status_code, again.status_code, again.json()["is_repeated"]) == (201, 200, True)
    assert first.json()["accounts"] == again.json()["accounts"]
    assert accounts(store) == 1
    other = bring(machine, CONTENT + b"\n")
    assert (other.status_code, other.json()["type"]) == (409, "urn:zielwacht:problem:idempotency-key-of-other-content")


@pytest.mark.parametrize(
    ("of", "status", "kind"),
    [
        pytest.param({"key": ""}, 400, "no-idempotency-key", id="no key of the sending"),
        pytest.param({"key": "short"}, 400, "no-idempotency-key", id="a key of five letters"),
        pytest.param({"name": ""}, 400, "bad-query", id="no name"),
        pytest.param({"content_type": "text/csv"}, 415, "wrong-type", id="another type"),
        pytest.param({"content": b"", "name": "leer.csv"}, 422, "nothing-counts", id="nothing in it"),
        pytest.param({"content": b"\x89PNG\r\n\x1a\n", "name": "bild.png"}, 422, "nothing-counts", id="no table"),
        pytest.param({"content_length": "99999999999"}, 413, "too-large", id="larger than is taken"),
    ],
)
def test_what_is_not_taken_says_why(machine: Machine, of: dict[str, Any], status: int, kind: str) -> None:
    answer = bring(machine, **of)
    assert (answer.status_code, answer.json()["type"]) == (status, f"urn:zielwacht:problem:{kind}")


def test_a_key_that_may_not_upload_brings_nothing(store: Store, machine: Machine) -> None:
    reading = machine.with_key(BRINGER, KeyScope.IMPORTS)
    assert [bring(reading).status_code, report(reading, FACT).status_code] == [403, 403]
    assert accounts(store) == 0


def test_a_fact_is_filed_and_said_again_changes_nothing(store: Store, machine: Machine) -> None:
    first, again = report(machine, FACT), report(machine, FACT)
    assert (first.status_code, again.status_code) == (201, 201), first.text
    assert first.json()["counts"]
    assert first.json()["key"] == again.json()["key"]
    with store.read() as tx:
        taken = [(one.accepted, one.correction) for one in import_ledger.list_accounts(tx)]
    assert sum(map(sum, taken)) == 1


@pytest.mark.parametrize(
    ("fact", "status", "reason"),
    [
        pytest.param(b"{", 400, "body: ", id="no JSON"),
        pytest.param(FACT | {"total": 2.5}, 400, "total: ", id="a part of a whole"),
        pytest.param({"rule": FACT["rule"], "total": 2.0}, 422, "", id="a whole number in another form"),
        pytest.param(FACT | {"unit": "x"}, 400, "unit: ", id="a field that there is not"),
        pytest.param(FACT | {"submitted_on": "11.04.2016"}, 400, "submitted_on: ", id="a day in another form"),
        pytest.param(
            FACT | {"rule": "investigation-criteria"}, 422, "investigation-criteria-agreed", id="a misspelt rule"
        ),
        pytest.param(FACT | {"submitted_on": "2017-04-11"}, 422, "", id="a day to come"),
        pytest.param({"rule": FACT["rule"]}, 422, "", id="nothing said"),
    ],
)
def test_a_fact_that_is_none_says_why(machine: Machine, fact: Any, status: int, reason: str) -> None:
    answer = report(machine, fact)
    assert (answer.status_code, any(reason in each for each in answer.json()["reasons"])) == (status, True)


def test_what_comes_is_put_on_the_disk_beside_the_loop_that_serves_everybody(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, in_the_loop = SpooledFile.write, []

    def noted(spooled: SpooledFile, piece: bytes) -> None:
        in_the_loop.append(_is_in_a_loop())
        write(spooled, piece)

    monkeypatch.setattr(SpooledFile, "write", noted)
    assert bring(machine).status_code == 201
    assert in_the_loop == [False]


def _is_in_a_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


@pytest.mark.parametrize(
    ("scope", "status"),
    [
        pytest.param(None, 401, id="by a key that there is not"),
        pytest.param(KeyScope.IMPORTS, 403, id="by a key that does not open it"),
        pytest.param(KeyScope.RECORDS, 413, id="more than is taken"),
    ],
)
def test_whoever_sends_much_that_is_not_taken_hears_why(store: Store, scope: KeyScope | None, status: int) -> None:
    house = replace(house_over(store, AT), file_limits=FileLimits(megabytes=1))
    secret = secret_for(house, BRINGER, scope) if scope else "zw_x"
    headers = {"authorization": f"Bearer {secret}", "content-type": "application/octet-stream"}
    with served_house(house) as served, closing(HTTPConnection("127.0.0.1", served.port, timeout=20)) as line:
        more = {"idempotency-key": "sending-1"}
        line.request("POST", f"/api/v1/records?name={QUARTER}", body=b"1" * 30_000_000, headers=headers | more)
        assert line.getresponse().status == status
    assert accounts(store) == 0


def test_what_is_cut_off_leaves_nothing(store: Store) -> None:
    house = house_over(store, AT)
    secret = secret_for(house, BRINGER, KeyScope.RECORDS)
    head = (
        f"POST /api/v1/records?name={QUARTER} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {secret}\r\n"
        "Content-Type: application/octet-stream\r\nIdempotency-Key: sending-1\r\n"
        f"Content-Length: {len(CONTENT)}\r\n\r\n"
    )
    with served_house(house) as served, socket.create_connection(("127.0.0.1", served.port)) as line:
        line.sendall(head.encode() + CONTENT[:50])
    assert accounts(store) == 0
    assert bring(Machine(house, machine_of(house).http, secret)).status_code == 201
