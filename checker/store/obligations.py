"""Which obligations exist, and when must each be looked at next? Shell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from checker.domain.obligation_key import ObligationKey
from checker.store import state_counts
from checker.store.batches import batches
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import cursor, obligation, verdict_change


@dataclass(frozen=True, slots=True)
class Synced:
    """Obligations that came (also back) and went with the rules now in force."""

    new: tuple[str, ...]
    gone: tuple[str, ...]


NO_DAYS: Mapping[str, date] = MappingProxyType({})
INSTANT, DAY = obligation.c.next_look.type, obligation.c.due_on.type
PERIODS = select(obligation.c.period).where(obligation.c.organisation == OURS).distinct()
STANDING = select(obligation.c.key, obligation.c.is_active).where(obligation.c.organisation == OURS)
LOOKS = (
    select(obligation.c.key, obligation.c.next_look)
    .where(obligation.c.organisation == OURS, obligation.c.is_active == True)  # noqa: E712
    .order_by(obligation.c.key)
)
DUE = LOOKS.where(obligation.c.next_look <= bindparam("instant", type_=INSTANT))
ANY_DUE = DUE.order_by(None).limit(1)
# What was not judged since the due day is kept may be due on any day.
DUE_WITHIN = (
    select(obligation.c.key)
    .where(
        obligation.c.organisation == OURS,
        obligation.c.is_active == True,  # noqa: E712
        or_(
            obligation.c.due_on.between(bindparam("first", type_=DAY), bindparam("last", type_=DAY)),
            obligation.c.due_on.is_(None),
        ),
    )
    .order_by(obligation.c.key)
)
ONE = (
    update(obligation)
    .where(obligation.c.organisation == OURS, obligation.c.key == bindparam("which"))
    .values(next_look=bindparam("look", type_=INSTANT))
)
JUDGED = ONE.values(due_on=bindparam("due", type_=DAY))
SWITCH = (
    update(obligation)
    .where(obligation.c.organisation == OURS, obligation.c.key == bindparam("which"))
    .values(is_active=bindparam("active"), next_look=bindparam("look", type_=INSTANT))
)
TICKED_AT = select(cursor.c.instant).where(cursor.c.organisation == OURS).scalar_subquery()
AT_UNITS = select(obligation.c.key, TICKED_AT.label("ticked_at")).where(
    obligation.c.organisation == OURS,
    obligation.c.is_active == True,  # noqa: E712
    obligation.c.scope.in_(bindparam("units", expanding=True)),
)
OF_RULE = (
    select(obligation.c.key)
    .where(
        obligation.c.organisation == OURS,
        obligation.c.is_active == True,  # noqa: E712
        obligation.c.rule == bindparam("named"),
    )
    .order_by(obligation.c.key)
)
HOW_IT_STANDS = select(
    obligation.c.finding_version, obligation.c.is_active, TICKED_AT.label("ticked_at")
).where(obligation.c.organisation == OURS, obligation.c.key == bindparam("which"))  # fmt: skip
VERSION = select(obligation.c.finding_version).where(
    obligation.c.organisation == OURS, obligation.c.key == bindparam("which")
)
SET_VERSION = (
    update(obligation)
    .where(obligation.c.organisation == OURS, obligation.c.key == bindparam("which"))
    .values(finding_version=bindparam("version"))
)
WAKE_ALL = (
    update(obligation)
    .where(
        obligation.c.organisation == OURS,
        obligation.c.is_active == True,  # noqa: E712
        or_(obligation.c.next_look.is_(None), obligation.c.next_look > bindparam("look", type_=INSTANT)),
    )
    .values(next_look=bindparam("look", type_=INSTANT))
)
DUE_BETWEEN = (
    select(obligation.c.key, obligation.c.due_on)
    .join(verdict_change, state_counts.NEWEST_VERDICT)
    .where(
        obligation.c.organisation == OURS,
        obligation.c.due_on.between(bindparam("first", type_=DAY), bindparam("last", type_=DAY)),
        obligation.c.is_active == True,  # noqa: E712
        verdict_change.c.state.in_(bindparam("states", expanding=True)),
    )
    .order_by(obligation.c.due_on, obligation.c.key)
    .limit(bindparam("most"))
)
DUE_BETWEEN_AT = DUE_BETWEEN.where(
    (obligation.c.rule + "/" + obligation.c.scope).in_(bindparam("places", expanding=True))
)


def due_between(
    tx: Connection,
    first: date,
    last: date,
    *,
    states: Iterable[str],
    places: Collection[tuple[str, str]] | None,
    most: int,
) -> dict[str, date]:
    """What is owed and due on one of these days (both included) and stands in one of these states: the day by key, the
    next first, `most` of them. `places` (rule, unit): of these alone; None: of all.
    """
    asked = ours(tx, first=first, last=last, states=[str(state) for state in states], most=most)
    if places is None:
        return {row.key: row.due_on for row in tx.execute(DUE_BETWEEN, asked)}
    where = [f"{rule}/{unit}" for rule, unit in places]
    return {row.key: row.due_on for row in tx.execute(DUE_BETWEEN_AT, asked | {"places": where})}


def sync(tx: Connection, keys: Iterable[str], *, at: datetime) -> Synced:
    """Make `keys` (rule/scope/period) the obligations that exist. New ones are due to be looked at at once.

    Those that are gone stay as rows, inactive: their findings and verdicts refer to them.
    """
    wanted = set(keys)
    is_active = {row.key: row.is_active for row in tx.execute(STANDING, ours(tx))}
    unknown = sorted(wanted - is_active.keys())
    back = sorted(key for key in wanted if is_active.get(key) is False)
    gone = sorted(key for key, active in is_active.items() if active and key not in wanted)
    if unknown:
        tx.execute(insert(obligation), [_row(organisation_of(tx), key, at) for key in unknown])
    switched = [(key, True, at) for key in back] + [(key, False, None) for key in gone]
    if switched:
        tx.execute(SWITCH, [ours(tx, which=key, active=active, look=look) for key, active, look in switched])
        state_counts.obligations_switched(tx, back, gone, at)
    return Synced(tuple(sorted([*unknown, *back])), tuple(gone))


def due(tx: Connection, now: datetime) -> tuple[str, ...]:
    """Active obligations whose next look has come, by key."""
    return tuple(row.key for row in tx.execute(DUE, ours(tx, instant=now)))


def due_within(tx: Connection, first: date, last: date) -> tuple[str, ...]:
    """Active obligations whose effective day lies from `first` to `last`, by key; and where it is not known."""
    return tuple(tx.execute(DUE_WITHIN, ours(tx, first=first, last=last)).scalars())


def is_any_due(tx: Connection, now: datetime) -> bool:
    """Whether a next look has come at all, however many there are."""
    return tx.execute(ANY_DUE, ours(tx, instant=now)).first() is not None


def next_looks(tx: Connection) -> dict[str, datetime | None]:
    """Every active obligation and when it must be looked at; None: not until something arrives."""
    return {row.key: row.next_look for row in tx.execute(LOOKS, ours(tx))}


def at_units(tx: Connection, units: Iterable[str]) -> tuple[tuple[str, ...], datetime | None]:
    """The active obligations of some units, by key, and the instant of the last tick (None: before it)."""
    rows = [row for some in batches(sorted(units)) for row in tx.execute(AT_UNITS, ours(tx, units=some))]
    return tuple(sorted(row.key for row in rows)), next((row.ticked_at for row in rows), None)


def of_rule(tx: Connection, rule: str) -> tuple[str, ...]:
    """The active obligations of a rule, of every plan, by key."""
    return tuple(tx.execute(OF_RULE, ours(tx, named=rule)).scalars())


def years(tx: Connection) -> tuple[str, ...]:
    """The years in which periods of obligations begin, also of those that are inactive; in order."""
    periods = tx.execute(PERIODS, ours(tx)).scalars()
    return tuple(sorted({period[:4] for period in periods if period[:4].isdecimal()}))


def set_next_looks(
    tx: Connection, look_by_obligation: Mapping[str, datetime | None], due_by_obligation: Mapping[str, date] = NO_DAYS
) -> None:
    """Say when each is to be looked at again; None: not until something arrives. And by when those that were judged are
    due, which is told where a look is told.
    """
    looks = [ours(tx, which=key, look=look) for key, look in look_by_obligation.items()]
    judged = [{**look, "due": due_by_obligation[look["which"]]} for look in looks if look["which"] in due_by_obligation]
    others = [look for look in looks if look["which"] not in due_by_obligation]
    if judged:
        tx.execute(JUDGED, judged)
    if others:
        tx.execute(ONE, others)


def wake_all(tx: Connection, *, at: datetime) -> None:
    """Have every active obligation looked at by `at`: records, acts or rules have arrived."""
    tx.execute(WAKE_ALL, ours(tx, look=at))


@dataclass(frozen=True, slots=True)
class ObligationStanding:
    """Is it owed, what has its finding come to (`finding_version`), and when was the last tick? None: before it."""

    is_active: bool
    finding_version: int
    ticked_at: datetime | None


def standing(tx: Connection, key: str) -> ObligationStanding | None:
    """How an obligation stands by now; None: there was never one of that key."""
    row = tx.execute(HOW_IT_STANDS, ours(tx, which=key)).first()
    return ObligationStanding(bool(row.is_active), int(row.finding_version), row.ticked_at) if row else None


def finding_version(tx: Connection, key: str) -> int:
    """What its finding has come to, as a number that rises with each change of it and each act; 0: nothing yet.

    It is the number of the journal's entry about that, so what is new since an older one stands there.
    """
    return int(tx.execute(VERSION, ours(tx, which=key)).scalar() or 0)


def set_finding_version(tx: Connection, key: str, entry: int) -> None:
    """The journal has told of its finding in `entry`."""
    tx.execute(SET_VERSION, ours(tx, which=key, version=entry))


def _row(organisation: str, key: str, at: datetime) -> dict[str, object]:
    parsed = ObligationKey.parse(key)
    return {
        "organisation": organisation,
        "key": key,
        "rule": parsed.rule,
        "scope": parsed.scope,
        "period": parsed.period,
        "is_active": True,
        "next_look": at,
    }
