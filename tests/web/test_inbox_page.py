"""Eingang: a file is sent with the form, once; its receipt stands on its page; what is kept out is decided there."""

from __future__ import annotations

import errno
import gzip
import io
import os
import re
import socket
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from checker.domain.file_limits import FileLimits
from checker.domain.health import HealthCode
from checker.starter import RECORDS
from checker.store import Store, access_log, archive, import_ledger, journal, spool
from checker.usecases.running.pages_watch import pages_issues
from checker.web import cookies
from checker.web.visit import WebHouse
from checker.wording.health import issue_text
from tests.web.ruled_store import ruled_store
from tests.web.served import ADDRESS, PageClient, house_over, page_client, seen, served_house, signed_in, words

NOW = datetime(2016, 4, 12, 8, tzinfo=UTC)
CONTROLLING, AUDITOR, MANAGEMENT, OFFICE = (
    "controlling@jobcenter",
    "dsb@jobcenter",
    "gf@jobcenter",
    "geschaeftsstellenleitung@ratingen",
)
QUARTER = "fachaufsicht_2016-Q1.csv"
CONTENT = (RECORDS / QUARTER).read_bytes()
WITH_A_BAD_ROW = CONTENT.replace(
    b";Ratingen;01/2016;Akte;Neuf\xe4lle;Anlass;4;", b";Ratingn;01/2016;Akte;Neuf\xe4lle;Anlass;4;"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with ruled_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def house(store: Store) -> WebHouse:
    made = house_over(store, NOW)
    return WebHouse(store, made.settings, made.clock, made.sessions, file_limits=FileLimits(megabytes=1))


@pytest.fixture
def client(house: WebHouse) -> PageClient:
    return page_client(house).log_in(CONTROLLING)


def send(client: PageClient, content: bytes = CONTENT, name: str = QUARTER, **fields: str) -> Any:
    """The form of the page, as a browser sends it."""
    given = {"csrf": client.token("/eingang"), "sendung": "one", **fields}
    return client.http.post(
        "/eingang",
        data=given,
        files={"file": (name, content)},
        headers={"sec-fetch-site": "same-origin", "origin": ADDRESS},
    )


def accounts(store: Store) -> list[int]:
    with store.read() as tx:
        return [one.number for one in import_ledger.list_accounts(tx)]


def test_a_file_is_sent_and_its_receipt_stands_on_the_page(client: PageClient, store: Store) -> None:
    sent = send(client)
    assert (sent.status_code, sent.headers["location"]) == (303, "/eingang/1")
    page = words(client.follow(sent))
    assert "Die Datei ist eingelesen" in page
    assert "13 = 12 neu + 0 bekannt + 1 berichtigt + 0 zurückgehalten" in page
    assert "Gebracht von Controlling" in page
    with store.read() as tx:
        (entry,) = [one for one in journal.entries(tx) if one.kind == "records.uploaded"]
        assert [(one.kind, one.entry) for one in access_log.read(tx)] == [("upload_file", entry.seq)]


def test_a_form_that_is_sent_twice_leads_to_the_same_receipt(client: PageClient, store: Store) -> None:
    assert send(client).headers["location"] == send(client).headers["location"] == "/eingang/1"
    assert accounts(store) == [1]
    assert "Dieses Formular war schon gesendet" in words(client.follow(send(client)))


def test_a_sending_of_another_file_by_the_same_form_is_refused(client: PageClient, store: Store) -> None:
    send(client)
    again = send(client, CONTENT + b"\n")
    assert (again.status_code, accounts(store)) == (409, [1])
    assert "kam schon eine andere Datei" in words(again)


def bomb() -> bytes:
    """A workbook whose only sheet is a gigabyte of nothing."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", b"<Types/>")
        with packed.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(64):
                sheet.write(b" " * (1 << 20))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "status", "said"),
    [
        pytest.param("", b"", 422, "Es ist keine Datei gewählt", id="no file"),
        pytest.param(QUARTER, CONTENT + b"\n" * (1 << 20), 413, "ist größer als 1 MB", id="too large"),
        pytest.param("antwort.eml", b"From: a@b.example\nSubject: x\n\nx", 422, "ist eine Mail", id="a mail"),
        pytest.param("x" * 300 + ".csv", CONTENT, 422, "Der Name der Datei ist zu lang", id="a name too long"),
        pytest.param("x" * 5_000 + ".csv", CONTENT, 422, "Der Name der Datei ist zu lang", id="a name far too long"),
    ],
)
def test_what_is_no_file_is_said_at_the_field_and_leaves_nothing(
    client: PageClient, store: Store, name: str, content: bytes, status: int, said: str
) -> None:
    answer = send(client, content, name)
    assert (answer.status_code, accounts(store)) == (status, [])
    assert said in words(answer)
    assert 'href="#field-file"' in answer.text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param(f"{QUARTER}.gz", gzip.compress(b"\n" * (64 << 20)), id="packed"),
        pytest.param("schnittstellendialoge_2016.xlsx", bomb(), id="a workbook"),
    ],
)
def test_a_bomb_is_not_unpacked_and_its_account_says_so(
    client: PageClient, store: Store, name: str, content: bytes
) -> None:
    page = words(client.follow(send(client, content, name)))
    assert "NICHT ÜBERNOMMEN" in page
    with store.read() as tx:
        (account,) = import_ledger.list_accounts(tx)
    assert account.read == 0


def test_who_sent_a_file_that_the_disk_refused_is_told_and_so_is_status(
    client: PageClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(spool, "TemporaryFile", _refuses)
        answer = send(client)
    assert answer.status_code == 503
    assert "kein Platz auf dem Datenträger" in words(answer)
    (told,) = pages_issues(store.place, "", NOW)
    assert (told.code, told.facts["at"]) == (HealthCode.NO_ROOM_FOR_FILES, NOW)
    assert os.strerror(errno.ENOSPC) in issue_text(told, "de")
    assert send(client).status_code == 303
    assert list(pages_issues(store.place, "", NOW)) == []


def _refuses(**_asked: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_the_form_does_not_say_that_a_chosen_file_is_kept(client: PageClient) -> None:
    page = words(client.get("/eingang"))
    assert "Eine gewählte Datei bleibt danach nicht gewählt" in page
    assert "bleibt nach einer neuen Anmeldung erhalten" not in page


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_full_disk_is_told_of_a_file_that_is_less_than_a_buffer(
    client: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(spool, "TemporaryFile", lambda dir=None, **how: Path("/dev/full").open("r+b", **how))  # noqa: SIM115
        refused = send(client, b"a;b\n")
    assert (refused.status_code, "kein Platz auf dem Datenträger" in words(refused)) == (503, True)


@pytest.mark.parametrize("post", [AUDITOR, MANAGEMENT, OFFICE])
def test_whoever_may_not_send_files_is_not_even_read(house: WebHouse, store: Store, post: str) -> None:
    other = page_client(house).log_in(post)
    answer = send(other)
    assert answer.status_code == 403
    assert accounts(store) == []


def test_whoever_has_not_logged_in_is_sent_to_do_so_and_told_that_nothing_was_taken(house: WebHouse) -> None:
    answer = send(page_client(house))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/anmelden")


def test_a_form_of_another_site_sends_nothing(client: PageClient, store: Store) -> None:
    token = client.token("/eingang")
    for headers in ({"sec-fetch-site": "cross-site", "origin": "https://b.example"}, {"origin": "null"}):
        answer = client.http.post("/eingang", data={"csrf": token}, files={"file": (QUARTER, CONTENT)}, headers=headers)
        assert answer.status_code == 403
    assert send(client, csrf="forged").status_code == 403
    assert accounts(store) == []


def test_a_body_that_is_cut_off_leaves_nothing(house: WebHouse, store: Store, tmp_path: Path) -> None:
    before = {path.name for path in tmp_path.iterdir()}
    with served_house(house) as served:
        cookie = signed_in(house, CONTROLLING)
        head = (
            f"POST /eingang HTTP/1.1\r\nhost: 127.0.0.1:{served.port}\r\ncookie: {cookies.SESSION}={cookie}\r\n"
            f"origin: http://127.0.0.1:{served.port}\r\nsec-fetch-site: same-origin\r\n"
            "content-type: multipart/form-data; boundary=b\r\ncontent-length: 900000\r\n\r\n"
            '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
        )
        with socket.create_connection(("127.0.0.1", served.port)) as sender:
            sender.sendall(head.encode() + b"1;2\n" * 50_000)
        assert served.browser(CONTROLLING).get("/eingang").status == 200
    assert accounts(store) == []
    assert {path.name for path in tmp_path.iterdir()} - before <= {"zielwacht.sqlite3-wal", "zielwacht.sqlite3-shm"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param(b"nonsense", 400, id="nonsense"),
        pytest.param(b'--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n1;2', 422, id="cut"),
        pytest.param(b'--b\r\ncontent-disposition: form-data; name="x"\r\n\r\n1', 400, id="cut in a field"),
        pytest.param(b'--b\r\ncontent-disposition: form-data\r\n\r\n1\r\n--b--\r\n', 400, id="no name"),
        pytest.param(
            b'--b\r\ncontent-disposition: form-data; name="x"\r\n\r\n' + b"1" * 70_000 + b"\r\n--b--\r\n", 413,
            id="long",
        ),
        pytest.param(
            b'--b\r\ncontent-disposition: form-data; name="a"; filename="a"\r\n\r\n1\r\n' * 2 + b"--b--\r\n", 400,
            id="two files",
        ),
    ],
)  # fmt: skip
def test_a_body_that_is_no_form_is_refused(client: PageClient, store: Store, body: bytes, status: int) -> None:
    token = client.token("/eingang").encode()
    first = b'--b\r\ncontent-disposition: form-data; name="csrf"\r\n\r\n' + token + b"\r\n"
    headers = {
        "content-type": "multipart/form-data; boundary=b",
        "sec-fetch-site": "same-origin",
        "origin": ADDRESS,
    }
    sent = body if body == b"nonsense" else first + body
    assert client.http.post("/eingang", content=sent, headers=headers).status_code == status
    assert accounts(store) == []


def act(client: PageClient, path: str, **fields: str) -> Any:
    return client.post(path, {"seen": seen(client.get(path)), **fields})


DISCARD = {"form": "decide", "decision": "discard", "reason_id": "recheck"}


def test_a_row_that_is_kept_out_is_shown_and_discarded(client: PageClient, store: Store) -> None:
    send(client, WITH_A_BAD_ROW)
    assert "<title>(13) Eingang" in client.get("/eingang").text
    page = words(client.get("/eingang/1"))
    assert "13 = 0 neu + 0 bekannt + 0 berichtigt + 13 zurückgehalten" in page
    assert page.index("1.13 Zeile 13") < page.index("1.1 Zeile 1")
    row = words(client.get("/eingang/1.13"))
    assert "Zeile 13 (in der Datei Zeile 18)" in row
    assert "Wert der Zelle: nicht gezeigt" in row
    asked = act(client, "/eingang/1.13", **DISCARD)
    assert "Die Zeile 1.13 wird verworfen" in words(asked)
    with store.read() as tx:
        assert len([one for one in journal.entries(tx) if one.kind == "quarantine.discarded"]) == 0
    done = act(client, "/eingang/1.13", **DISCARD, confirmed="yes")
    assert "Es ist verworfen" in words(client.follow(done))
    assert "Noch offen, über alle Dateien: 12." in words(client.get("/eingang"))
    act(client, "/eingang/1", **DISCARD, confirmed="yes")
    assert "Noch offen, über alle Dateien" not in words(client.get("/eingang"))
    with store.read() as tx:
        assert "decide_kept_out" in [one.kind for one in access_log.read(tx)]


def test_what_was_decided_meanwhile_is_said(client: PageClient) -> None:
    send(client, WITH_A_BAD_ROW)
    version = seen(client.get("/eingang/1.1"))
    act(client, "/eingang/1.1", **DISCARD, confirmed="yes")
    late = client.post("/eingang/1.1", {"seen": version, **DISCARD, "confirmed": "yes"}, token=client.token("/eingang"))
    assert late.status_code == 409


def test_a_form_that_lacks_something_says_what(client: PageClient) -> None:
    send(client, WITH_A_BAD_ROW)
    answer = act(client, "/eingang/1", form="decide", decision="release")
    assert answer.status_code == 422
    assert {"#field-reason_id", "#field-file_number"} <= set(re.findall(r'href="(#[^"]*)"', answer.text))


def test_reading_again_says_first_what_it_would_do(client: PageClient) -> None:
    send(client, WITH_A_BAD_ROW)
    answer = act(client, "/eingang/1", form="retry")
    assert "sagt die Datei dasselbe wie zuvor" in words(answer)


def test_what_is_read_again_was_brought_by_whoever_brought_its_file(client: PageClient, house: WebHouse) -> None:
    send(client, WITH_A_BAD_ROW)
    release = {"decision": "release", "reason_id": "recheck", "file_number": "50.1-2016/077", "confirmed": "yes"}
    done = act(page_client(house).log_in(MANAGEMENT), "/eingang/1", form="decide", **release)
    assert done.headers["location"] == "/eingang/2"
    assert "Gebracht von Controlling" in words(client.get("/eingang/2"))
    assert words(client.get("/eingang")).count("hochgeladen von Controlling") == 2


def test_of_an_original_that_was_deleted_it_is_not_said_that_it_is_kept(client: PageClient, store: Store) -> None:
    send(client, WITH_A_BAD_ROW)
    page = words(client.get("/eingang/1"))
    assert ("Original aufbewahrt" in page, "Noch einmal lesen" in page) == (True, True)
    with store.write() as tx:
        (account,) = import_ledger.list_accounts(tx)
        archive.remove(tx, account.archived or "")
    page = words(client.get("/eingang/1"))
    assert ("Original nicht aufbewahrt" in page, "Noch einmal lesen" in page) == (True, False)


def test_the_auditor_sees_files_and_decides_nothing(client: PageClient, house: WebHouse) -> None:
    send(client, WITH_A_BAD_ROW)
    auditor = page_client(house).log_in(AUDITOR)
    for path in ("/eingang", "/eingang/1", "/eingang/1.1"):
        assert auditor.get(path).status_code == 200
    assert 'name="seen"' not in auditor.get("/eingang/1").text
    token = auditor.token("/eingang")
    assert auditor.post("/eingang/1.1", {**DISCARD, "confirmed": "yes"}, token=token).status_code == 403
    assert page_client(house).log_in(OFFICE).get("/eingang/1").status_code == 403


@pytest.mark.parametrize("number", ["0", "2", "1.9", "x", "1.1.1", "9" * 30])
def test_a_number_that_is_not_there_is_not_found(client: PageClient, number: str) -> None:
    send(client)
    assert client.get(f"/eingang/{number}").status_code == 404


def test_the_list_is_narrowed_and_taken_away(client: PageClient) -> None:
    send(client, WITH_A_BAD_ROW)
    send(client, b"x", "niemand.csv", sendung="two")
    assert "niemand.csv" not in words(client.get("/eingang?ergebnis=accepted"))
    assert "niemand.csv" in words(client.get("/eingang?ergebnis=refused"))
    nothing = client.get("/eingang?absender=gibt-es-nicht")
    assert "niemand.csv" not in words(nothing)
    table = client.get("/eingang?format=csv").text
    assert "niemand.csv" in table
    assert QUARTER in table
