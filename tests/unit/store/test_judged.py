"""Obligations, verdicts, episodes, acts, activations, the cursor: what a tick reads and saves."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from checker.domain.act import ActKind
from checker.domain.finding import Episode, FindingState, Resolution, Telling, TellingReason
from checker.domain.period import Period
from checker.domain.verdict import Reason, Stale, State, Verdict
from checker.store import (
    BehindTheStore,
    Overtaken,
    Store,
    activations,
    acts,
    archive,
    cursor,
    findings,
    journal,
    obligations,
    verdicts,
)
from checker.store.archive import ArchiveKind
from checker.store.cursor import Cursor
from checker.store.tables import episode as episode_table
from checker.store.tables import verdict_change
from checker.store.verdict_json import pack, unpack
from tests.stored import BOOK, MINUTE, MONDAY, NOON, OBLIGATION, act, episode, nothing_counted, verdict

OTHER = "reviews-new-cases/jobcenter/2016"
OLD = Stale(date(2016, 3, 31), (Period.parse("2016-Q2"),))
KNOWN = replace(verdict(), numerator=5)


def test_new_obligations_are_looked_at_at_once_and_gone_ones_never(store: Store) -> None:
    with store.write() as tx:
        synced = obligations.sync(tx, [OTHER], at=NOON)
        assert (synced.new, synced.gone) == ((OTHER,), (OBLIGATION,))
        assert obligations.due(tx, NOON) == (OTHER,)
        assert obligations.sync(tx, [OTHER], at=NOON) == obligations.Synced((), ())
        assert obligations.sync(tx, [OTHER, OBLIGATION], at=NOON).new == (OBLIGATION,)


def test_an_obligation_is_due_from_its_next_look_on(store: Store) -> None:
    with store.write() as tx:
        obligations.set_next_looks(tx, {OBLIGATION: NOON + MINUTE})
        assert obligations.due(tx, NOON) == ()
        assert obligations.due(tx, NOON + MINUTE) == (OBLIGATION,)


def test_what_is_due_within_a_span_is_found_and_what_may_be_due_on_any_day(store: Store) -> None:
    """Both ends of the span belong to it. Of `OTHER` no due day is kept yet."""
    due, a_day = date(2016, 4, 29), timedelta(days=1)
    with store.write() as tx:
        obligations.sync(tx, [OTHER, OBLIGATION], at=NOON)
        obligations.set_next_looks(tx, {OBLIGATION: None}, {OBLIGATION: due})
        for first, last in ((due, due), (due - a_day, due), (due, due + a_day)):
            assert obligations.due_within(tx, first, last) == (OBLIGATION, OTHER)
        assert obligations.due_within(tx, due - a_day, due - a_day) == (OTHER,)
        obligations.sync(tx, [OTHER], at=NOON)
        assert obligations.due_within(tx, due, due) == (OTHER,)


def test_what_arrives_wakes_an_obligation_that_waits_for_nothing(store: Store) -> None:
    with store.write() as tx:
        obligations.set_next_looks(tx, {OBLIGATION: None})
        assert obligations.next_looks(tx) == {OBLIGATION: None}
        obligations.wake_all(tx, at=NOON)
        obligations.wake_all(tx, at=NOON + MINUTE)
        assert obligations.next_looks(tx) == {OBLIGATION: NOON}


def test_a_verdict_comes_back_to_the_last_digit(store: Store) -> None:
    facts = {"text": "x", "count": 3, "on": MONDAY, "exact": Fraction(1, 3), "euro": Decimal("0.10"), "nothing": None}
    judged = verdict(reasons=(Reason("bound", facts), Reason("weak")), stale=OLD)
    assert all(getattr(judged, field.name) is not None for field in fields(Verdict))
    with store.write() as tx:
        _save(tx, judged)
    with store.read() as tx:
        found = verdicts.latest(tx)[OBLIGATION]
    assert (found.verdict, found.on, found.known_at, found.sequence, found.rulebook) == (judged, MONDAY, NOON, 3, BOOK)


def test_a_verdict_of_an_older_version_reads_new_fields_with_their_defaults() -> None:
    packed = pack(verdict(fired="row-8"))
    del packed["fired"]
    packed["long_gone"] = 1
    assert unpack(packed) == verdict(fired="")


def test_a_verdict_kept_before_levels_were_words_of_the_house_is_read() -> None:
    packed = pack(verdict())
    packed["scope"]["level"] = {"is": "Level", "as": packed["scope"]["level"]}
    assert unpack(packed) == verdict()


def test_a_verdict_of_an_older_version_says_nothing_of_its_age_until_it_is_looked_at_again(store: Store) -> None:
    old = verdict(stale=OLD)
    packed = pack(old)
    del packed["stale"]
    with store.write() as tx:
        _save(tx, old)
        tx.execute(verdict_change.update().values(stale=None, verdict=packed))
    with store.read() as tx:
        assert verdicts.latest(tx)[OBLIGATION].verdict == verdict()
        assert verdicts.maybe_changed(tx, [old]) == (old,)
    with store.write() as tx:
        assert _save(tx, old) == (OBLIGATION,)
    with store.read() as tx:
        assert [one.verdict.stale for one in verdicts.history(tx, OBLIGATION)] == [None, OLD]


def test_a_verdict_cannot_hold_what_cannot_be_read_back() -> None:
    with pytest.raises(TypeError, match="float"):
        pack(verdict(value=0.1))


@pytest.mark.parametrize(
    ("later", "is_change"),
    [
        pytest.param(KNOWN, False, id="the same"),
        pytest.param(verdict(owner="other"), False, id="other owner"),
        pytest.param(verdict(faulty=6), True, id="other figure"),
        pytest.param(verdict(faulty=10, reviewed=118), True, id="same rate of more cases"),
        pytest.param(verdict(State.BREACHED), True, id="other state"),
        pytest.param(verdict(reasons=(Reason("forecast"),)), True, id="other cause"),
        pytest.param(verdict(waived=True), True, id="waived"),
        pytest.param(verdict(stale=OLD), True, id="its figures have grown old"),
    ],
)
def test_only_a_verdict_that_changed_is_kept(store: Store, later: Verdict, is_change: bool) -> None:
    with store.write() as tx:
        _save(tx, verdict())
        assert _save(tx, later) == ((OBLIGATION,) if is_change else ())
        assert len(verdicts.history(tx, OBLIGATION)) == 1 + is_change


def _save(tx: object, judged: Verdict) -> tuple[str, ...]:
    at = {"on": MONDAY, "known_at": NOON, "sequence": 3, "rulebook": BOOK}
    return verdicts.save(tx, [judged], counted=nothing_counted, **at)  # type: ignore[arg-type]


def test_a_verdict_that_was_read_before_is_read_anew_once_it_changed(store: Store) -> None:
    before, after = verdict(), replace(verdict(), state=State.MET)
    for judged in (before, after):
        with store.write() as tx:
            _save(tx, judged)
        with store.read() as tx:
            assert verdicts.latest(tx)[OBLIGATION].verdict == judged
            assert verdicts.latest(tx, [OBLIGATION]) == verdicts.latest(tx)
            assert verdicts.latest(tx, [OTHER]) == {}


def test_a_verdict_that_was_never_committed_is_not_remembered(store: Store) -> None:
    undone, kept = replace(verdict(), state=State.MET), verdict()

    def fail_after_reading_it() -> None:
        with store.write() as tx:
            _save(tx, undone)
            assert verdicts.latest(tx)[OBLIGATION].verdict == undone
            raise Overtaken("another was faster")

    with pytest.raises(Overtaken):
        fail_after_reading_it()
    with store.write() as tx:
        _save(tx, kept)
        assert verdicts.latest(tx)[OBLIGATION].verdict == kept
    with store.read() as tx:
        assert verdicts.latest(tx)[OBLIGATION].verdict == kept


@pytest.mark.parametrize(
    ("later", "may_have_changed"),
    [
        pytest.param(KNOWN, False, id="the same"),
        pytest.param(replace(KNOWN, reasons=()), True, id="another cause"),
        pytest.param(replace(KNOWN, late=not KNOWN.late), True, id="a flag"),
        pytest.param(replace(KNOWN, numerator=Fraction(5)), True, id="a fraction that equals the whole number"),
    ],
)
def test_what_is_known_to_be_saved_just_so_need_not_be_saved(
    store: Store, later: Verdict, may_have_changed: bool
) -> None:
    with store.write() as tx:
        _save(tx, KNOWN)
    with store.read() as tx:
        assert verdicts.maybe_changed(tx, [KNOWN]) == (KNOWN,), "not read yet"
        verdicts.latest(tx)
        assert verdicts.maybe_changed(tx, [later]) == ((later,) if may_have_changed else ())


def test_every_field_of_an_episode_is_kept(store: Store) -> None:
    full = episode(
        state=FindingState.RESOLVED,
        good_since=MONDAY,
        resolution=Resolution.ALL_CLEAR,
        resolved_on=MONDAY,
        until=date(2016, 8, 1),
        telling=Telling.in_digest(TellingReason.NOT_PROVEN),
    )
    assert {field.name for field in fields(Episode)} == {c.name for c in episode_table.columns} - {"organisation"}
    with store.write() as tx:
        findings.save(tx, [full], seen={}, at=NOON)
    with store.read() as tx:
        assert findings.current(tx) == {OBLIGATION: full}


def test_a_changed_episode_is_journaled_and_an_equal_one_is_not(store: Store) -> None:
    with store.write() as tx:
        findings.save(tx, [episode()], seen={}, at=NOON)
        findings.save(tx, [episode()], seen=findings.current(tx), at=NOON)
        acknowledged = replace(episode(), state=FindingState.ACKNOWLEDGED)
        findings.save(tx, [acknowledged], seen=findings.current(tx), at=NOON, by="geschaeftsfuehrung")
        told = [entry.facts for entry in journal.entries(tx, kind="finding.")]
    assert [(facts["from"], facts["state"], facts["by"]) for facts in told] == [
        (None, "open", ""),
        ("open", "acknowledged", "geschaeftsfuehrung"),
    ]


def test_the_next_episode_takes_the_place_of_the_last(store: Store) -> None:
    with store.write() as tx:
        findings.save(tx, [episode(1, FindingState.RESOLVED)], seen={}, at=NOON)
        findings.save(tx, [episode(2)], seen=findings.current(tx), at=NOON)
        assert findings.current(tx)[OBLIGATION].number == 2
        assert [one.number for one in findings.history(tx, OBLIGATION)] == [1, 2]


def test_a_tick_does_not_undo_an_act_that_came_meanwhile(store: Store) -> None:
    with store.write() as tx:
        findings.save(tx, [episode()], seen={}, at=NOON)
        seen_by_the_tick = findings.current(tx)
        acknowledged = replace(episode(), state=FindingState.ACKNOWLEDGED)
        findings.save(tx, [acknowledged], seen=seen_by_the_tick, at=NOON)
    with pytest.raises(Overtaken), store.write() as tx:
        findings.save(tx, [episode(step=2)], seen=seen_by_the_tick, at=NOON)


def test_an_act_counts_from_its_own_moment_on(store: Store) -> None:
    with store.write() as tx:
        first = acts.add(tx, act(), now=NOON)
        second = acts.add(tx, act(ActKind.WAIVE), now=NOON)
    assert (first.sequence, second.sequence) == (1, 2)
    with store.read() as tx:
        assert acts.load(tx) == (first, second)
        assert acts.load(tx, sequence=1) == (first,)
        assert acts.load(tx, sequence=0) == ()
        assert [entry.facts["kind"] for entry in journal.entries(tx, kind="act.")] == ["acknowledge", "waive"]


def test_the_archive_keeps_bytes_once_under_their_hash(store: Store) -> None:
    with store.write() as tx:
        names = {archive.put(tx, b"\x00\xff", ArchiveKind.ORIGINAL, at=NOON) for _ in range(2)}
        assert len(names) == 1
        assert archive.get(tx, names.pop()) == b"\x00\xff"
        assert archive.get(tx, "0" * 64) is None


def test_a_rulebook_is_in_force_from_its_activation_on(store: Store) -> None:
    old, new = {"calendar.yaml": b"a"}, {"calendar.yaml": b"a", "plans/2016/plan.yaml": b"b"}
    with store.write() as tx:
        assert activations.current(tx) is None
        assert activations.activate(tx, "1" * 64, old, at=NOON, by="admin", calendar=b"table")
        assert not activations.activate(tx, "1" * 64, old, at=NOON, by="admin")
        assert activations.activate(tx, BOOK, new, at=NOON + MINUTE, by="admin")
    with store.read() as tx:
        in_force = activations.current(tx)
        assert in_force is not None
        assert (in_force.sha256, in_force.files, in_force.by) == (BOOK, new, "admin")
        assert activations.current_sha256(tx) == BOOK
        then = activations.in_force_at(tx, NOON)
        assert then is not None
        earlier = activations.load(tx, then)
        assert (earlier.files, earlier.calendar) == (old, b"table")
        assert activations.beginning_with(tx, "1" * 12) == (then,) == (activations.first(tx),)
        assert activations.in_force_at(tx, NOON - MINUTE) is None
        assert len(list(journal.entries(tx, kind="rules.activated"))) == 2


def test_of_two_ticks_from_the_same_point_one_is_overtaken(store: Store) -> None:
    with store.write() as tx:
        cursor.advance(tx, None, Cursor(NOON, 1, BOOK))
        seen = cursor.read(tx)
    with store.write() as tx:
        cursor.advance(tx, seen, Cursor(NOON, 1, BOOK))
    with pytest.raises(Overtaken), store.write() as tx:
        cursor.advance(tx, seen, Cursor(NOON + MINUTE, 1, BOOK))
    with pytest.raises(Overtaken), store.write() as tx:
        cursor.advance(tx, None, Cursor(NOON + MINUTE, 1, BOOK))


def test_a_tick_behind_the_last_one_is_refused_as_wrong_usage(store: Store) -> None:
    with store.write() as tx:
        cursor.advance(tx, None, Cursor(NOON, 1, BOOK))
        seen = cursor.read(tx)
        with pytest.raises(BehindTheStore, match="choose a later one") as refused:
            cursor.advance(tx, seen, Cursor(NOON - MINUTE, 1, BOOK))
    assert refused.value.exit_code == 2


def test_two_organisations_in_one_file_do_not_see_each_other(store: Store) -> None:
    neighbour = Store.open(f"sqlite:///{store.place}", create=False, organisation="other")
    with store.write() as tx:
        journal.append(tx, "test.happened", {}, NOON)
        cursor.advance(tx, None, Cursor(NOON, 1, BOOK))
    with neighbour.write() as tx:
        assert (obligations.next_looks(tx), cursor.read(tx), list(journal.entries(tx))) == ({}, None, [])
        obligations.sync(tx, [OBLIGATION], at=NOON)
        journal.append(tx, "test.happened", {}, NOON)
        assert journal.verify(tx) is None
    neighbour.close()
