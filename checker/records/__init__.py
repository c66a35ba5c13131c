"""Files in, candidate records out: every row is counted, nothing is guessed. Edge; knows the domain only."""

from __future__ import annotations

from checker.records.accounting import Account, Accounted, account, disappeared, stored_in
from checker.records.context import ImportContext
from checker.records.importer import read_file, readings_of
from checker.records.reading import Candidate, FileReading, Quarantined, ReportHead

__all__ = [
    "Account",
    "Accounted",
    "Candidate",
    "FileReading",
    "ImportContext",
    "Quarantined",
    "ReportHead",
    "account",
    "disappeared",
    "read_file",
    "readings_of",
    "stored_in",
]
