"""Does a changed field of a rule ask less of somebody? Pure.

By a list of what is provably harmless or stricter: whatever is not in it needs approval. Every field of a rule stands
in exactly one of the three tables; a new one fails a test until somebody has said what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from checker.domain.escalation import SEVEREST_FIRST
from checker.domain.exact_text import is_number
from checker.domain.kinds import KINDS
from checker.domain.organisation import Organisation
from checker.domain.rule import Rule, Target, Tolerance
from checker.preview.effect import EffectKind
from checker.rulebook.differences import ANY, FieldChange, Place, is_at, is_text

# What is shown and neither judged nor told by.
SHOWN_ONLY: tuple[Place, ...] = (
    ("title",),
    ("short_title",),
    ("title_en",),
    ("short_title_en",),
    ("source", ANY),
    ("decision",),
    ("goal",),
    ("due", "basis"),
    ("measure", "covers", ANY, "title"),
)  # fmt: skip
# Wherever they stand: why something was chosen, and whether the plan says it.
SAY_WHY = frozenset({"origin", "why"})
# What needs approval whatever it becomes, and what it is then.
ALWAYS: Mapping[Place, EffectKind] = {
    ("id",): EffectKind.RENAMED,
    ("replaces",): EffectKind.RENAMED,
    ("plan",): EffectKind.JUDGED,
    ("kind",): EffectKind.JUDGED,
    ("about",): EffectKind.JUDGED,
    **{
        ("measure", *at): EffectKind.JUDGED
        for at in (
            ("records",), ("where", ANY), ("counts",), ("take",), ("part",), ("whole",), ("rate",), ("total",),
            ("amount",), ("base",), ("enough",), ("sender_target",), ("covers", ANY), ("covers", ANY, "id"),
            ("evidence",), ("requires",), ("participants", "roles"), ("venue", "place"),
        )
    },
    ("target", "unit"): EffectKind.JUDGED,
    ("target", "amended"): EffectKind.JUDGED,
    ("tolerance", "unit"): EffectKind.JUDGED,
    ("rounding",): EffectKind.JUDGED,
    **{("scope", key): EffectKind.JUDGED for key in ("judge", "unit", "group", "parts")},
    **{("scope", "show", key): EffectKind.JUDGED for key in ("level", "unit", "group", "from_persons", "only_year")},
    **{("period", key): EffectKind.JUDGED for key in ("kind", "about", "year", "matures_after_months")},
    ("reference_date",): EffectKind.REDATED,
    ("effective_by", "day"): EffectKind.REDATED,
    ("when",): EffectKind.JUDGED,
    **{
        ("due", *at): EffectKind.REDATED
        for at in (
            ("policy",), ("after_request",), ("amended",), ("meeting", "body"), ("meeting", "pick"),
            ("meeting", "warn_from"), ("meeting", "fallback"),
        )
    },
    **{("reported", key): EffectKind.JUDGED for key in ("every", "sender", "profile", "cumulative", "counts")},
    ("data_expected", "working_days_after"): EffectKind.REDATED,
    ("data_expected", "months_after"): EffectKind.REDATED,
    ("interim",): EffectKind.JUDGED,
    ("worst",): EffectKind.JUDGED,
    ("premise_of",): EffectKind.JUDGED,
    ("path", "kind"): EffectKind.JUDGED,
    ("path", "steps"): EffectKind.JUDGED,
    ("path", "percent_by_month"): EffectKind.JUDGED,
    ("minimum_sample", "value"): EffectKind.JUDGED,
    ("minimum_staff", "value"): EffectKind.JUDGED,
    # What a figure is of, only these sentences say.
    ("assumed",): EffectKind.JUDGED,
    ("assumed", ANY): EffectKind.JUDGED,
    ("assumed", ANY, "of"): EffectKind.JUDGED,
    ("assumed", ANY, "says"): EffectKind.JUDGED,
    ("owner",): EffectKind.REOWNED,
    ("escalation",): EffectKind.RELADDERED,
}  # fmt: skip


def effect_on_rule(change: FieldChange, was: Rule, now: Rule, house: Organisation) -> EffectKind:
    """What a changed field is to a rule that was `was` and is `now`; `house` is that of the rules before."""
    if says_why(change) or _of(change.at, SHOWN_ONLY):
        return EffectKind.HARMLESS
    depends = DEPENDS.get(change.at)
    if depends is not None:
        return depends(was, now, house)
    always = [kind for at, kind in ALWAYS.items() if is_at(change.at, at)]
    # What nobody has thought of is no free pass.
    return always[0] if always else EffectKind.JUDGED


def says_why(change: FieldChange) -> bool:
    """Does it only say why, or whether the plan says it? Not an entry that somebody has called so."""
    return change.at[-1] in SAY_WHY and is_text(change)


def _of(place: Place, table: tuple[Place, ...]) -> bool:
    return any(is_at(place, named) for named in table)


def _bound(was: Rule, now: Rule, _house: Organisation) -> EffectKind:
    if was.target is None or now.target is None or not _is_judged(was, now):
        return EffectKind.JUDGED
    if was.target.unit != now.target.unit:
        return EffectKind.JUDGED
    return _narrower(was.target, now.target)


def _is_judged(was: Rule, now: Rule) -> bool:
    """Does the bound decide anything, and by the same kind as before?"""
    kind = KINDS.get(was.kind)
    return kind is not None and kind.is_judged and was.kind == now.kind


def _tolerance(was: Rule, now: Rule, _house: Organisation) -> EffectKind:
    if was.tolerance is None or now.tolerance is None or was.tolerance.unit != now.tolerance.unit:
        return EffectKind.JUDGED
    return _narrower(was.tolerance, now.tolerance)


# What keeps a bound: from where to where, and whether the ends do. None: without end.
Kept = tuple[Fraction | None, bool, Fraction | None, bool]


def _narrower(was: Target | Tolerance, now: Target | Tolerance) -> EffectKind:
    """Does everything that keeps the new bound keep the old one as well, and the other way round?"""
    old, new = _kept(was), _kept(now)
    if old is None or new is None:
        return EffectKind.JUDGED
    if old == new:
        return EffectKind.HARMLESS
    if _lies_within(new, old):
        return EffectKind.STRICTER
    return EffectKind.SOFTER if _lies_within(old, new) else EffectKind.JUDGED


def _kept(compared: Target | Tolerance) -> Kept | None:
    """None: nothing is compared, or with what only the records tell."""
    if compared.value is None or not is_number(compared.value):
        return None
    bound = Fraction(compared.value)
    match compared.operator:
        case "<" | "<=":
            return None, False, bound, compared.operator == "<="
        case ">" | ">=":
            return bound, compared.operator == ">=", None, False
        case "=":
            return bound, True, bound, True
        case _:
            return None


def _lies_within(inner: Kept, outer: Kept) -> bool:
    return _begins_in(inner, outer) and _ends_in(inner, outer)


def _begins_in(inner: Kept, outer: Kept) -> bool:
    if outer[0] is None or inner[0] is None:
        return outer[0] is None
    return inner[0] > outer[0] or (inner[0] == outer[0] and (outer[1] or not inner[1]))


def _ends_in(inner: Kept, outer: Kept) -> bool:
    if outer[2] is None or inner[2] is None:
        return outer[2] is None
    return inner[2] < outer[2] or (inner[2] == outer[2] and (outer[3] or not inner[3]))


def _band(was: Rule, now: Rule, _house: Organisation) -> EffectKind:
    if was.band is None or now.band is None:
        return EffectKind.JUDGED
    (low, high), (least, most) = ((Fraction(one.least), Fraction(one.most)) for one in (was.band, now.band))
    if (low, high) == (least, most):
        return EffectKind.HARMLESS
    return EffectKind.STRICTER if low <= least and most <= high else EffectKind.SOFTER


def _nominal(was: Rule, now: Rule, house: Organisation) -> EffectKind:
    old, new = was.due.nominal, now.due.nominal
    if old is None or new is None or old <= new or not (was.kind == now.kind and _is_asked_by_a_day(was)):
        return EffectKind.REDATED
    # Of a unit that begins between the two days it would not be asked at all.
    begins = (unit.valid_from for unit in house.units(was.scope.judge))
    return EffectKind.REDATED if any(day is not None and new < day for day in begins) else EffectKind.STRICTER


def _is_asked_by_a_day(rule: Rule) -> bool:
    """Does an earlier day ask for the same sooner, and change nothing else? Not of figures, counted until then."""
    kind = KINDS.get(rule.kind)
    return kind is not None and kind.is_dated and not kind.is_on_demand


def _severity(was: Rule, now: Rule, _house: Organisation) -> EffectKind:
    return EffectKind.STRICTER if SEVEREST_FIRST[now.severity] < SEVEREST_FIRST[was.severity] else EffectKind.SOFTER


def _reminders(was: Rule, now: Rule, _house: Organisation) -> EffectKind:
    """Is it reminded of on every day on which it was, and perhaps on others?"""
    year = 2016  # any year: a last day is month and day
    days = was.last_reminder_by(year), now.last_reminder_by(year)
    ends_no_sooner = days[0] is None or (days[1] is not None and days[0] <= days[1])
    are_kept = set(was.reminder_leads) <= set(now.reminder_leads)
    return EffectKind.STRICTER if ends_no_sooner and are_kept else EffectKind.QUIETER


# What is harmless or stricter in one direction: looked at with the whole rule, before and after.
DEPENDS: Mapping[Place, Callable[[Rule, Rule, Organisation], EffectKind]] = {
    ("target", "operator"): _bound,
    ("target", "value"): _bound,
    ("tolerance", "operator"): _tolerance,
    ("tolerance", "value"): _tolerance,
    ("band", "least"): _band,
    ("band", "most"): _band,
    ("due", "nominal"): _nominal,
    ("severity",): _severity,
    ("remind",): _reminders,
    ("remind", "working_days_before"): _reminders,
    ("remind", "not_after"): _reminders,
}
