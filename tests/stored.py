"""Small makers of what the store keeps; each shows only what matters to its case."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from checker.domain.act import Act, ActKind
from checker.domain.counted import CountedVersions
from checker.domain.due import Due, DuePolicy
from checker.domain.finding import Episode, FindingState
from checker.domain.measure_unit import PERCENT
from checker.domain.message import Item, Message, MessageKind
from checker.domain.period import Period
from checker.domain.record import CaseReview, Origin, RecordVersion
from checker.domain.scope import Scope
from checker.domain.verdict import Completeness, EvidenceClass, Pace, Reason, State, Verdict
from checker.store import Store, obligations
from checker.store.recordings import Recording

NOON = datetime(2016, 7, 4, 10, 0, tzinfo=UTC)
MONDAY = date(2016, 7, 4)
OBLIGATION = "kdu-error-rate/jobcenter/2016"
BOOK = "b" * 64
MINUTE = timedelta(minutes=1)


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


def new_store(path: Path, **options: Any) -> Store:
    """Of `jobcenter` unless said otherwise: no rules are activated that would say so."""
    return Store.open(url_of(path), create=True, **{"organisation": "jobcenter"} | options)


@contextmanager
def copied_store(made: Path, folder: Path) -> Iterator[Store]:
    """A copy, in a folder of one's own, of a store that was made once and that nobody writes to."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(Store.open(url_of(Path(shutil.copy(made, folder))), create=False)) as store:
        yield store


def with_obligations(store: Store, *keys: str) -> Store:
    with store.write_for(store.organisation or "jobcenter") as tx:
        obligations.sync(tx, keys or (OBLIGATION,), at=NOON)
    return store


def review(month: str = "2016-03", reviewed: int = 20, faulty: int = 2, scope: str = "ratingen") -> CaseReview:
    return CaseReview(
        scope=scope,
        period=Period.parse(month),
        topic="kdu",
        stratum="existing",
        selection="random",
        reviewed=reviewed,
        faulty=faulty,
    )


def version(record: CaseReview, recording: Recording, row: int = 1) -> RecordVersion:
    origin = Origin("fachaufsicht", "fachaufsicht-csv", "q1.csv", "a" * 64, "", row)
    return RecordVersion(record, origin, recording.recorded_at, recording.sequence)


def many_versions(recording: Recording, count: int) -> Iterable[RecordVersion]:
    return (version(review(scope=f"unit-{number}"), recording, row=number) for number in range(1, count + 1))


def verdict(state: State = State.AT_RISK, faulty: int = 5, reviewed: int = 59, **changes: Any) -> Verdict:
    period = Period.parse("2016")
    given: dict[str, Any] = {
        "rule": "kdu-error-rate",
        "scope": Scope("jobcenter", "organisation", "Jobcenter"),
        "period": period,
        "state": state,
        "provisional": True,
        "waived": False,
        "late": False,
        "evidence": EvidenceClass.WEAK,
        "value": Fraction(faulty, reviewed),
        "numerator": faulty,
        "denominator": Fraction(reviewed),
        "operator": "<",
        "target": "10",
        "unit": PERCENT,
        "rounding": "half_up_1",
        "due": Due(period.end, period.end, date(2016, 12, 30), DuePolicy.PERIOD_END_NEVER_SHIFTS, "Plan"),
        "data_expected": date(2017, 1, 13),
        "complete": Completeness(4, 1, 1, (Period.parse("2016-Q2"),)),
        "pace": Pace(Fraction(1, 3), date(2016, 3, 31), Fraction(2, 3), Fraction(7, 2), "linear"),
        "severity": "critical",
        "owner": "bereichsleitung_leistung",
        "source_row": "T06",
        "source_line": 489,
        "reasons": (Reason("interim_exceeded", {"part": Fraction(5), "by": MONDAY, "view": period, "none": None}),),
        "records": ("case_review:ratingen:kdu:existing:random:2016-03",),
        "fired": "row-8",
    }
    return Verdict(**given | changes)


def nothing_counted(_verdict: Verdict) -> CountedVersions:
    return CountedVersions.of(())


def episode(number: int = 1, state: FindingState = FindingState.OPEN, **changes: Any) -> Episode:
    given: dict[str, Any] = {
        "obligation": OBLIGATION,
        "number": number,
        "state": state,
        "verdict": State.BREACHED,
        "cause": "bound",
        "severity": "critical",
        "since": MONDAY,
        "step": 1,
        "step_since": MONDAY,
        "told": ("bereichsleitung_leistung@jobcenter",),
    }
    return Episode(**given | changes)


def act(kind: ActKind = ActKind.ACKNOWLEDGE, obligation: str = OBLIGATION) -> Act:
    return Act(kind, obligation, "geschaeftsfuehrung", date(2016, 8, 1), "Nachprüfung läuft", NOON)


def item(step: int = 1, addressed: str = "bereichsleitung_leistung@jobcenter", **changes: Any) -> Item:
    given: dict[str, Any] = {
        "organisation": "jobcenter",
        "obligation": OBLIGATION,
        "episode": 1,
        "kind": MessageKind.ALERT,
        "cause_state": "breached",
        "step": step,
        "occurrence": "0",
        "addressed": addressed,
    }
    return Item(**given | changes)


def message(*items: Item, not_before: datetime = NOON, **changes: Any) -> Message:
    chosen = items or (item(),)
    given: dict[str, Any] = {
        "kind": chosen[0].kind,
        "addressed": chosen[0].addressed,
        "items": chosen,
        "planned_on": MONDAY,
        "not_before": not_before,
        "facts": {"rule": "kdu-error-rate", "value": "8,5 %"},
    }
    return Message(**given | changes)


def raw(tx: Connection, sql: str) -> Any:
    return tx.exec_driver_sql(sql)
