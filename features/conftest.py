"""Brings the sentences to the scenarios, and makes each row of the plan a tag."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest

from checker.store import sqlite

from .step_lookup import StepLookup
from .steps.acts import *
from .steps.answers import *
from .steps.auditing import *
from .steps.backing_up import *
from .steps.calendar import *
from .steps.chains import *
from .steps.commitments import *
from .steps.deputies import *
from .steps.edits import *
from .steps.explaining import *
from .steps.figures import *
from .steps.file_fates import *
from .steps.file_forms import *
from .steps.house import *
from .steps.house import WHOLE_HOUSE, house
from .steps.imports import *
from .steps.in_english import *
from .steps.judging import *
from .steps.log_outside import *
from .steps.mail_server import mail_server
from .steps.mail_texts import *
from .steps.mails import *
from .steps.measured import *
from .steps.occasions import *
from .steps.other_houses import *
from .steps.owed import *
from .steps.packs import *
from .steps.page_files import *
from .steps.pages import *
from .steps.plans import *
from .steps.posts import *
from .steps.quarantine import *
from .steps.quiet import *
from .steps.receipts import *
from .steps.reports import *
from .steps.retention import *
from .steps.rollover import *
from .steps.rows import every_rule
from .steps.rule_tests import *
from .steps.rulebook import *
from .steps.service import *
from .steps.tables import *
from .steps.target_tables import *
from .steps.trails import *
from .steps.ways_in import *
from .steps.year_report import *


def pytest_configure(config: pytest.Config) -> None:
    for planned in every_rule():
        rule = planned.rule
        config.addinivalue_line("markers", f"{rule.source.row}: {rule.title} (Plan, Zeile {rule.source.line})")
    config.addinivalue_line("markers", f"{WHOLE_HOUSE}: alle Regeln des Hauses, nicht nur die der genannten Zeilen")


@pytest.fixture(autouse=True, scope="session")
def _a_cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Scenarios neither see nor fill what the user's own starts have kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CACHE_DIRECTORY", raising=False)
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
        yield


@pytest.fixture(autouse=True, scope="session")
def _nobody_pulls_the_plug() -> Iterator[None]:
    """Scenarios do not wait for the disk: their stores need not outlive this machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "DURABLE", "PRAGMA synchronous = OFF")
        yield


@pytest.fixture(autouse=True, scope="session")
def _steps_are_looked_up_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        # The package's own name for this module is a function of the same name.
        patch.setattr(import_module("pytest_bdd.scenario"), "find_fixturedefs_for_step", StepLookup())
        yield
