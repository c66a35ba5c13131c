"""The shipped sender files are what is tested: a change to one of them shows here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.records import FileReading, ImportContext, read_file
from checker.rulebook.load import load
from tests.unit.records.files import EXAMPLES, ON_JULY_4, ROOT

Read = Callable[[str, bytes], FileReading]


@pytest.fixture(scope="session")
def context() -> ImportContext:
    return ImportContext.of(load(ROOT / "rules"))


@pytest.fixture
def read(context: ImportContext) -> Read:
    return lambda name, data: read_file(name, data, context, recorded_at=ON_JULY_4)


@pytest.fixture
def example(read: Read) -> Callable[[str], FileReading]:
    return lambda name: read(name, (EXAMPLES / name).read_bytes())
