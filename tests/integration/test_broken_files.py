"""Whatever is wrong with a file, its account is the expected one: every row is taken or told, and nothing is made up.

CI takes one of each kind in each format; `make deep` takes all, also those of hundreds of
megabytes.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
import yaml

from checker.domain.profile import SenderFile
from checker.records import ImportContext, account, read_file, stored_in
from checker.rulebook.load import load
from tests.broken_files import CORPUS, NAMES, Broken
from tests.in_full import IN_FULL
from tests.unit.records.files import ON_JULY_4, ROOT

ONE_A_KIND = {(each.form, each.kind): each for each in reversed(CORPUS) if not each.dear}
TAKEN = CORPUS if IN_FULL else tuple(each for each in CORPUS if each in ONE_A_KIND.values())
FILES = {
    "csv": {"encoding": "utf-8", "delimiter": ";"},
    "xlsx": {"sheet": "Tabelle"},
    "ods": {"sheet": "Tabelle"},
    "xls": {"sheet": "Tabelle"},
    "json": {"list_at": "zeilen"},
    "ndjson": {},
}
PROFILE = """
version: 1
title: Tabelle
report: none
numbers: {decimal: ",", thousands: ["."]}
dates: {days: [dd.mm.yyyy]}
columns:
  Amt: {field: scope, units: office}
  Tag: {field: reported_at}
  Wert: {field: value, sentinels: {x: unknown}}
  Quote: {ignore: wird nicht ausgewertet}
  Notiz: {ignore: freier Text}
records: {type: measurement, set: {metric: kdu-cost, aggregation: month, period: 2016-04}}
quarantine: row
"""


@cache
def context() -> ImportContext:
    profiles = [
        {**yaml.safe_load(PROFILE), "id": f"table-{form}", "file": {"name": (NAMES[form],), "format": form, **file}}
        for form, file in FILES.items()
    ]
    for profile in profiles:
        profile["numbers"]["thousands"], profile["dates"]["days"] = (".",), ("dd.mm.yyyy",)
    sender = {"sender": {"id": "tables", "title": "Tabellen", "role": "controlling"}, "profiles": tuple(profiles)}
    return replace(ImportContext.of(load(ROOT / "rules")), senders=(SenderFile.model_validate(sender),))


@pytest.mark.parametrize("broken", TAKEN, ids=lambda broken: broken.name)
def test_a_broken_file_has_its_account(broken: Broken) -> None:
    reading = read_file(broken.sent_as or NAMES[broken.form], broken.build(), context(), recorded_at=ON_JULY_4)
    told = account(reading, stored_in(()), recorded_at=ON_JULY_4, sequence=1).account
    assert told.read == told.accepted + told.duplicate + told.correction + told.quarantined
    taken = {each.record.scope: str(getattr(each.record, "value", None)) for each in reading.candidates}
    if broken.refused:
        assert {broken.refused} == {problem.code.value for problem in reading.problems}
        assert (taken, reading.quarantined) == ({}, ())
    else:
        assert [problem.code.value for problem in reading.problems] == []
        assert taken == broken.taken
        assert tuple(kept_out.reason.code.value for kept_out in reading.quarantined) == broken.kept_out


def test_the_corpus_is_what_it_says() -> None:
    assert len(CORPUS) >= 120
    assert len({each.name for each in CORPUS}) == len(CORPUS)
