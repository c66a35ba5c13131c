"""What is kept of how many stand in which state is what a plain count of the stored rows gives, whatever happened."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.finding import Episode, FindingState
from checker.domain.period import Period, monday_of
from checker.domain.scope import Scope
from checker.domain.verdict import State, Verdict
from checker.store import Store, findings, obligations, state_counts, verdicts
from checker.store.state_counts import CountKind, CountPlace
from tests.stored import BOOK, NOON, episode, new_store, nothing_counted, raw, verdict

KEYS = [f"rule-{rule}/{scope}/{period}" for rule in "abc" for scope in ("east", "west") for period in ("2016", "2017")]
# Nothing of ours: the newest verdict of what is owed, and the newest episodes that are not over.
VERDICTS_NOW = """
    SELECT o.rule, o.scope, substr(o.period, 1, 4), v.state FROM obligation o JOIN verdict_change v
    ON v.obligation = o.key WHERE o.is_active = 1 AND v.judged_on < '{before}'
    AND NOT EXISTS (SELECT 1 FROM verdict_change w
                    WHERE w.obligation = v.obligation AND w.number > v.number AND w.judged_on < '{before}')
"""
FINDINGS_NOW = """
    SELECT o.rule, o.scope, substr(o.period, 1, 4), e.state FROM obligation o JOIN episode e ON e.obligation = o.key
    WHERE e.state <> 'resolved'
    AND NOT EXISTS (SELECT 1 FROM episode f WHERE f.obligation = e.obligation AND f.number > e.number)
"""
OF_NOTHING = "INSERT INTO state_count VALUES ('jobcenter', 'verdict', 'x', 2016, 'east', 'met', 1, '2016-07-04', 0)"
FOR_EVER = "9999-01-01"
Counts = Counter[tuple[str, str, int, str]]


def plainly(store: Store, sql: str) -> Counts:
    with store.read() as tx:
        return Counter((rule, scope, int(year), state) for rule, scope, year, state in raw(tx, sql).all())


def kept(store: Store, kind: CountKind, *, week: str | None = None) -> Counts:
    """The numbers of now, or with which that week began."""
    with store.read() as tx:
        found: Counts = Counter()
        for one in state_counts.load(tx):
            at = one.place
            if at.kind is kind:
                many = one.many if week is None else one.before(date.fromisoformat(week))
                found[at.rule, at.scope, at.year, at.state] = many
        return +found


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return new_store(tmp_path / "store.sqlite3")


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_each_number_is_that_of_a_plain_count(store: Store, seed: int) -> None:
    """Rules switch obligations on and off, ticks judge, ticks and acts move findings, weeks begin."""
    chosen = random.Random(seed)
    now, episodes, findings_at = NOON, dict[str, Episode](), dict[str, Counts]()
    for _ in range(25):
        now += timedelta(days=chosen.choice((0, 1, 4)))
        week = monday_of(local_day(now)).isoformat()
        findings_at.setdefault(week, plainly(store, FINDINGS_NOW))
        with store.write() as tx:
            obligations.sync(tx, chosen.sample(KEYS, 9), at=now)
            owed = sorted(obligations.next_looks(tx))
            judged = [_judged(key, chosen.choice(list(State))) for key in chosen.sample(owed, 5)]
            _save(tx, judged, now)
        moved = {key: _moved(episodes.get(key), key, chosen) for key in chosen.sample(owed, 3)}
        with store.write() as tx:
            findings.save(tx, moved.values(), seen=episodes, at=now)
        episodes |= moved

        assert kept(store, CountKind.VERDICT) == plainly(store, VERDICTS_NOW.format(before=FOR_EVER))
        assert kept(store, CountKind.VERDICT, week=week) == plainly(store, VERDICTS_NOW.format(before=week))
        assert kept(store, CountKind.FINDING) == plainly(store, FINDINGS_NOW)
        assert kept(store, CountKind.FINDING, week=week) == findings_at[week]
        with store.read() as tx:
            assert state_counts.wrongly_counted(tx) == ()


def _save(tx: Connection, judged: list[Verdict], now: datetime) -> None:
    on = local_day(now)
    verdicts.save(tx, judged, on=on, known_at=now, sequence=0, rulebook=BOOK, counted=nothing_counted)


def _judged(key: str, state: State) -> Verdict:
    rule, scope, period = key.split("/")
    return verdict(state, rule=rule, scope=Scope(scope, "office", scope), period=Period.parse(period))


def _moved(before: Episode | None, key: str, chosen: random.Random) -> Episode:
    state = chosen.choice(list(FindingState))
    number = before.number if before and not before.is_over else (before.number + 1 if before else 1)
    return replace(episode(number, state), obligation=key)


@pytest.mark.parametrize("change", [
    pytest.param("UPDATE state_count SET many = many + 1", id="a number is another"),
    pytest.param("DELETE FROM state_count", id="numbers are gone"),
    pytest.param("UPDATE state_count SET many_before = 7", id="the number of last week is another"),
    pytest.param(OF_NOTHING, id="a number of nothing"),
])  # fmt: skip
def test_a_wrong_number_is_found_and_counted_anew(store: Store, change: str) -> None:
    _judged_once(store)
    with store.write() as tx:
        raw(tx, change)

    with store.read() as tx:
        assert state_counts.wrongly_counted(tx)
    with store.write() as tx:
        state_counts.count_anew(tx)
    with store.read() as tx:
        assert state_counts.wrongly_counted(tx) == ()
        assert [(one.place, one.many) for one in state_counts.load(tx)] == [
            (CountPlace(CountKind.VERDICT, "rule-a", 2016, "east", "breached"), 1)
        ]


def test_what_a_migration_filled_is_counted_anew_with_the_next_change(store: Store) -> None:
    _judged_once(store)
    with store.write() as tx:
        raw(tx, "UPDATE state_count SET week = '0001-01-01', many_before = many")
    with store.read() as tx:
        assert state_counts.wrongly_counted(tx) == ()

    now = NOON + timedelta(days=1)
    with store.write() as tx:
        _save(tx, [_judged("rule-a/east/2016", State.MET)], now)

    assert kept(store, CountKind.VERDICT) == {("rule-a", "east", 2016, "met"): 1}
    assert kept(store, CountKind.VERDICT, week="2016-07-04") == {}


def _judged_once(store: Store) -> None:
    with store.write_for("jobcenter") as tx:
        obligations.sync(tx, ["rule-a/east/2016"], at=NOON)
        _save(tx, [_judged("rule-a/east/2016", State.BREACHED)], NOON)
