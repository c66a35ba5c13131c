"""A word that the vocabulary drops: refused while rules or profiles use it, told where only old records do."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from tests.driven import DrivenHouse
from tests.workspace import make_workspace

WORD = "  - {id: altlast, de: Altlast, en: legacy}\n"
REVIEW = {
    "schema": "status-record/1", "type": "case_review", "scope": "hilden", "period": "2016-01", "topic": "altlast",
    "stratum": "new", "selection": "random", "reviewed": 20, "faulty": 1, "reported_at": "2016-02-02T08:00:00+01:00",
}  # fmt: skip


def test_a_word_that_only_old_records_hold_is_told_and_they_stay_readable(tmp_path: Path) -> None:
    house = make_workspace(tmp_path)
    words = house.rules / "vocabulary.yaml"
    shipped = words.read_text(encoding="utf-8")
    words.write_text(shipped.replace("topics:\n", f"topics:\n{WORD}", 1), encoding="utf-8")
    house.run("rules", "activate", "--now", "2016-01-04 08:00")
    file = house.folder / "nachmeldung.json"
    file.write_text(json.dumps([REVIEW]), encoding="utf-8")
    assert house.run("records", "import", str(file), "--now", "2016-02-02 09:00").code == 0

    words.write_text(shipped, encoding="utf-8")
    done = house.activate_edit("--now", "2016-02-03 08:00")

    assert done.code == 0
    assert "1 record holds the topic 'altlast', which vocabulary.yaml does not declare any more" in done.err
    assert "altlast" in house.run("records", "list", "--type", "case_review").out
    again = house.run("rules", "activate", "--now", "2016-02-04 08:00")
    assert "altlast" not in again.err, "it is told once, when it changes"


def test_a_daemon_that_activates_by_itself_says_it_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    house = DrivenHouse(tmp_path, when_saved=True)
    words = house.rules / "vocabulary.yaml"
    shipped = words.read_text(encoding="utf-8")
    words.write_text(shipped.replace("topics:\n", f"topics:\n{WORD}", 1), encoding="utf-8")
    house.round(2)
    house.lay("nachmeldung.json", json.dumps([REVIEW]).encode())
    house.round(3)
    words.write_text(shipped, encoding="utf-8")

    with caplog.at_level(logging.INFO):
        house.round(3)

    told = [record for record in caplog.records if "does not declare any more" in record.getMessage()]
    assert [(vars(one)["field"], vars(one)["word"], vars(one)["versions"]) for one in told] == [("topic", "altlast", 1)]
    house.store.close()
