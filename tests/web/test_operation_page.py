"""Betrieb: what status says stands there for whoever keeps the service at work, and nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from checker.domain.clock import at_local
from checker.domain.health import HealthCode, issue
from checker.store import Store
from checker.usecases.running.kept_status import KeptStatus
from checker.usecases.running.status import Status, status
from tests.stored import raw
from tests.web.served import words
from tests.web.walked import ADMINISTRATION, MANAGEMENT, NOON, a_walked_store, browser

SERVICE = "it@jobcenter"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_walked_store(tmp_path) as opened:
        yield opened


def looked_at(store: Store, post: str, *issues: Any, now: datetime = NOON) -> Any:
    """The page of somebody for whom status says just that."""

    def ask(_now: datetime) -> Status:
        return replace(status(store), issues=issues)

    someone = browser(store, post, now=now)
    object.__setattr__(someone.house, "status", KeptStatus(ask, is_beside=False))
    return someone.get("/betrieb")


@pytest.mark.parametrize("post", [ADMINISTRATION, SERVICE])
def test_what_is_not_well_stands_there_with_what_to_try(store: Store, post: str) -> None:
    page = looked_at(
        store, post, issue(HealthCode.TICK_OLD, last=NOON), issue(HealthCode.RETENTION_OVERDUE, count=2, since=NOON)
    )
    assert "<title>(2) Betrieb" in page.text
    said = words(page)
    assert "Durchlauf: der letzte Durchlauf ist zu alt: 23.05.2016" in said
    assert "Störung zielwacht tick" in said
    assert "Hinweis zielwacht retention plan" in said


def test_where_all_is_well_that_is_said(store: Store) -> None:
    page = looked_at(store, SERVICE)
    assert "Es läuft alles: Nichts ist zu tun." in words(page)
    assert "<title>Betrieb" in page.text


def test_where_nobody_can_look_that_is_said_and_the_rest_stands(store: Store) -> None:
    def fails(_now: datetime) -> Status:
        raise OSError

    someone = browser(store, SERVICE)
    object.__setattr__(someone.house, "status", KeptStatus(fails, is_beside=False))
    said = words(someone.get("/betrieb"))
    assert "Wie der Dienst steht, war nicht zu sehen." in said
    assert "Es läuft alles" not in said
    assert "Berichte nach Absender" in said


def test_the_management_does_not_keep_the_service(store: Store) -> None:
    assert browser(store, MANAGEMENT).get("/betrieb").status_code == 403


def test_overdue_reports_are_counted_by_sender_from_the_day_after_they_were_due(store: Store) -> None:
    """No report was ever sent to the walked house: at the year's end some are overdue, on its first day none is."""
    with store.read() as tx:
        assert raw(tx, "SELECT count(*) FROM report").scalar() == 0
    first = words(looked_at(store, SERVICE, now=at_local(date(2016, 1, 4), 9)))
    last = words(looked_at(store, SERVICE, now=at_local(date(2016, 12, 30), 9)))
    assert "zuerst" not in first
    assert re.search(
        r"Auswertung der fachaufsichtlichen Prüfungen \(Quartal\) Fachaufsicht \d, zuerst 1\. Quartal 2016", last
    )
