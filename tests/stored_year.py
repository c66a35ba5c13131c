"""Makes the small store that later versions of the product are held against: `python -m tests.stored_year FILE.gz`.

A house of two rules in 2016: a bound, a dated paper, a report, a correction, an act, an edit. It bears the name of the
version that made it, so that whoever replays it is another one.
"""

from __future__ import annotations

import gzip
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from checker import __version__
from checker.domain.act import Act, ActKind
from checker.domain.clock import at_local
from checker.store import Store, acts
from tests.stored import url_of
from tests.workspace import Workspace, make_workspace

AT_SEVEN = "T07:00"
NOMINAL = ("nominal: 2016-06-30", "nominal: 2016-07-29")
PAPER = ("--evidence", "50.1-2016/041", "--by", "bereichsleitung_mi")


def make(folder: Path) -> Workspace:
    house = make_workspace(folder, goals=("kdu", "statistik"))
    head, *rules = house.goal("kdu").read_text(encoding="utf-8").split("  - id: ")
    kept = [rule for rule in rules if rule.startswith("kdu-error-rate\n")]
    house.goal("kdu").write_text("  - id: ".join((head, *kept)), encoding="utf-8")
    run(house, "rules", "activate", "--now", "2016-01-04T08:00")
    tick(house, "2016-01-05", "2016-02-01", "2016-04-04")
    run(house, "records", "import", house.example(), "--now", "2016-04-25T09:00")
    tick(house, "2016-04-25T10:00", "2016-05-02", "2016-05-12", "2016-06-30", "2016-07-01")
    report = "records", "report", "statistics-agreed", "--submitted-on"
    run(house, *report, "2016-07-04", *PAPER, "--now", "2016-07-04T09:00")
    tick(house, "2016-07-05")
    run(house, *report, "2016-06-29", *PAPER, "--now", "2016-07-06T09:00")
    tick(house, "2016-07-07")
    decide(house, date(2016, 7, 8))
    goal = house.goal("statistik")
    goal.write_text(goal.read_text(encoding="utf-8").replace(*NOMINAL), encoding="utf-8")
    done = house.activate_edit("--now", "2016-07-11T08:00")
    assert done.code == 0, done.err
    tick(house, "2016-07-11T10:00", "2016-08-01", "2016-10-04", "2017-01-02", "2017-01-18", "2017-02-01")
    return house


def tick(house: Workspace, *instants: str) -> None:
    for instant in instants:
        run(house, "tick", "--now", instant if "T" in instant else instant + AT_SEVEN)


def decide(house: Workspace, on: date) -> None:
    now = at_local(on, 9)
    key = "kdu-error-rate/jobcenter/2016"
    store = Store.open(url_of(house.store), create=False)
    with store.write() as tx:
        acts.add(tx, Act(ActKind.WAIVE, key, "gf", date(2016, 7, 29), "", now), now=now)
    store.close()


def run(house: Workspace, *words: str | Path) -> None:
    done = house.run(*words)
    assert done.code == 0, done.err


def main() -> None:
    commit = subprocess.run(["git", "rev-parse", "--short=8", "HEAD"], capture_output=True, text=True, check=True)
    version = f"{__version__}.dev0+{commit.stdout.strip()}"
    with TemporaryDirectory() as folder, patch("checker.usecases.running.tick.__version__", version):
        house = make(Path(folder))
        with closing(sqlite3.connect(house.store)) as store:
            store.execute("PRAGMA journal_mode = DELETE")
            store.execute("VACUUM")
        Path(sys.argv[1]).write_bytes(gzip.compress(house.store.read_bytes(), 9, mtime=0))


if __name__ == "__main__":
    main()
