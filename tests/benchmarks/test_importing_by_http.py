"""What an import of 100,000 rows costs that is sent to the pages, beside the same one at the command line.

CPU time of one process: client and server are threads of it. At the command line the file is read from the disk.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from statistics import median
from time import process_time

import pytest

from checker.domain.clock import at_local
from checker.starter import rules_folder
from checker.store import import_ledger
from checker.store.opening import Store
from checker.usecases.importing.import_records import import_records
from checker.usecases.rules.activation import activate_folder
from tests.benchmarks import many_rows
from tests.benchmarks.bars import Bars
from tests.web.served import house_over, served_house

pytestmark = pytest.mark.benchmark

ROWS, ROUNDS, AT_MOST = 100_000, 3, 1.2
AFTER_THE_STAND = at_local(date(2017, 2, 1), 12)
BOUNDARY = "a-boundary-that-no-file-has"


def test_an_import_by_http_costs_little_more_than_at_the_command_line(tmp_path: Path, bars: Bars) -> None:
    file = tmp_path / many_rows.NAME
    many_rows.write(file, ROWS)
    rounds = [
        (
            _seconds(tmp_path / f"http-{number}.sqlite3", file, _sent),
            _seconds(tmp_path / f"{number}.sqlite3", file, _cli),
        )
        for number in range(ROUNDS)
    ]
    by_http, here = (median(seconds) for seconds in zip(*rounds, strict=True))
    note = f"{by_http:.2f} s against {here:.2f} s"
    bars.at_most(f"importing {ROWS:,} rows by HTTP, times the command line", by_http / here, AT_MOST, note)


def _seconds(place: Path, file: Path, bring: Callable[[Store, Path], float]) -> float:
    with closing(Store.open(f"sqlite:///{place}", create=True)) as store:
        activate_folder(store, rules_folder(), AFTER_THE_STAND - timedelta(days=1), "administration")
        gc.collect()
        seconds = bring(store, file)
        with store.read() as tx:
            (account,) = import_ledger.list_accounts(tx)
        assert (account.read, account.quarantined) == (ROWS, 0)
    return seconds


def _cli(store: Store, file: Path) -> float:
    begun = process_time()
    import_records(store, [file], AFTER_THE_STAND)
    return process_time() - begun


def _sent(store: Store, file: Path) -> float:
    house = house_over(store, AFTER_THE_STAND)
    with served_house(house) as served:
        browser = served.browser("controlling@jobcenter")
        found = re.search(r'name="csrf" value="([^"]*)"', browser.get("/eingang").text)
        assert found is not None
        fields = {"csrf": unescape(found[1]), "sendung": "one"}
        head = "".join(
            f'--{BOUNDARY}\r\ncontent-disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        )
        named = f'--{BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="{file.name}"\r\n\r\n'
        headers = {
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Origin": browser.origin,
            "Sec-Fetch-Site": "same-origin",
        }
        begun = process_time()
        body = (head + named).encode() + file.read_bytes() + f"\r\n--{BOUNDARY}--\r\n".encode()
        answer = browser.send("POST", "/eingang", body, headers)
        assert (answer.status, answer.location) == (303, "/eingang/1")
        return process_time() - begun
