"""Reads small files by a profile of the test's own, beside those of the house."""

from __future__ import annotations

import json
from dataclasses import replace

import yaml

from checker.domain.profile import SenderFile
from checker.domain.record import content
from checker.records import FileReading, ImportContext, read_file
from tests.unit.records.files import ON_JULY_4

FILE = "amtlich_2016.csv"
CSV = 'file: {name: ["amtlich_{year}*.csv"], format: csv, encoding: utf-8, delimiter: ";"}'
COSTS = "records: {type: measurement, set: {scope: jobcenter, metric: kdu-cost, aggregation: month, unit: euro}}"


def sender(*lines: str) -> SenderFile:
    """A sender with one profile, as an admin writes it; `lines` are keys of the profile."""
    text = "\n".join(("id: amtlich", "version: 1", "title: Amtliche Datei", *lines))
    profile = yaml.safe_load(text)
    file = {"sender": {"id": "amt", "title": "Amt", "role": "controlling"}, "profiles": [profile]}
    return SenderFile.model_validate_json(json.dumps(file))


def read_by(context: ImportContext, file: SenderFile, text: str, name: str = FILE) -> FileReading:
    return read_from(context, file, text.encode(), name)


def read_from(context: ImportContext, file: SenderFile, data: bytes, name: str) -> FileReading:
    with_it = replace(context, senders=(*context.senders, file))
    return read_file(name, data, with_it, recorded_at=ON_JULY_4)


def facts(reading: FileReading, *fields: str) -> list[tuple[object, ...]]:
    """What the accepted records say in some of their fields, in the order of the file."""
    assert not reading.problems, reading.problems
    assert not reading.quarantined, reading.quarantined
    records = [content(candidate.record) for candidate in reading.candidates]
    return [tuple(record.get(field) for field in fields) for record in records]


def codes(reading: FileReading) -> list[tuple[str, int, int]]:
    """Every reason of its own with its line and column."""
    own = [row for row in reading.quarantined if not row.shares_its_file]
    rows = [problem for row in own for problem in (row.reason, *row.also)]
    return [(one.code.value, one.where.line, one.where.column) for one in (*reading.problems, *rows)]
