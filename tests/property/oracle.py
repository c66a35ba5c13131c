"""A plain oracle of the state table: which state has an obligation on a day?

It imports nothing of ours: plain dates, whole numbers and fractions, written from the design's state table alone.
`on` is the day judged, `known` the last day whose news count. The year is 2016, the Land is NRW.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

HOLIDAYS = {
    date(2016, 1, 1), date(2016, 3, 25), date(2016, 3, 28), date(2016, 5, 5), date(2016, 5, 16), date(2016, 5, 26),
    date(2016, 10, 3), date(2016, 11, 1), date(2016, 12, 26), date(2017, 4, 14), date(2017, 4, 17),
}  # fmt: skip
DAY = timedelta(days=1)
YEAR_START, YEAR_END = date(2016, 1, 1), date(2016, 12, 31)
Answer = tuple[str, bool, bool]  # state, provisional, late


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def working_days_after(day: date, count: int) -> date:
    while count:
        day += DAY
        count -= works(day)
    return day


def working_days_left(on: date) -> int:
    left, day = 0, max(on, YEAR_START)
    while day <= YEAR_END:
        left += works(day)
        day += DAY
    return left


def end_of_third_month_after(month: int) -> date:
    """The official figures' wait: to the end of the third month after the month they are about."""
    return date(2016 + (month + 3) // 12, (month + 3) % 12 + 1, 1) - DAY


def month_end(month: int) -> date:
    return date(2016 + month // 12, month % 12 + 1, 1) - DAY


@dataclass(frozen=True)
class Batch:
    """Figures of a month: `part` of `whole`, or one `amount` up to the month's end with the sender's `soll`."""

    month: int
    part: int | None = 0
    whole: int = 0
    amount: Fraction = Fraction(0)
    soll: Fraction | None = None
    provisional: bool = False


@dataclass(frozen=True)
class Owed:
    """One report that is owed: up to which month it speaks, the day it came (None: never), and what it held."""

    month: int
    came: date | None
    batches: tuple[Batch, ...] = ()


@dataclass(frozen=True)
class Seen:
    """What counts on a day: the figures, and how the reports stand."""

    batches: tuple[Batch, ...]
    any_report: bool
    any_owed: bool
    any_missing: bool
    any_to_come: bool
    all_here: bool
    view_month: int | None
    owed: frozenset[int] = frozenset()
    arrived: frozenset[int] = frozenset()


def seen_on(on: date, known: date, reports: Sequence[Owed], *, cumulative: bool) -> Seen:
    here = [r for r in reports if r.came is not None and r.came <= known and month_end(r.month) <= on]
    batches = tuple(
        batch
        for report in reports
        if report.came is not None and report.came <= known
        for batch in report.batches
        if month_end(batch.month) <= on
    )
    latest = max((r.month for r in here), default=0)
    arrived = {r.month for r in reports if (r.month <= latest if cumulative else r in here)}
    owed = {r.month for r in reports if on > working_days_after(month_end(r.month), 10)}
    spoken = [r.month for r in here] + [b.month for b in batches]
    return Seen(
        batches=batches,
        any_report=bool(here),
        any_owed=bool(owed),
        any_missing=bool(owed - arrived),
        any_to_come=any(r.month not in arrived and r.month not in owed for r in reports),
        all_here=len(arrived) == len(reports),
        view_month=max(spoken, default=None),
        owed=frozenset(owed),
        arrived=frozenset(arrived),
    )


Age = tuple[date | None, tuple[int, ...]] | None


def age(seen: Seen, answer: Answer, view_month: int | None) -> Age:
    """D24: a view that keeps its state is stale while the newest owed report is missing: the day of its figures, and
    the months at whose end the overdue reports are.
    """
    overdue = tuple(sorted(seen.owed - seen.arrived))
    if answer[0] == "not_evaluable" or not overdue or overdue[-1] != max(seen.owed):
        return None
    return (month_end(view_month) if view_month else None), overdue


def age_of_a_sum(on: date, known: date, reports: Sequence[Owed], answer: Answer) -> Age:
    """Of what is added up over the reports."""
    seen = seen_on(on, known, reports, cumulative=False)
    return age(seen, answer, seen.view_month)


def age_of_the_newest(on: date, known: date, reports: Sequence[Owed], answer: Answer, *, by_file: bool = False) -> Age:
    """Of the newest cumulated figure. A file without one makes a rate as young as itself, an amount no younger."""
    seen = seen_on(on, known, reports, cumulative=True)
    if by_file:
        return age(seen, answer, seen.view_month)
    return age(seen, answer, max((batch.month for batch in seen.batches), default=seen.view_month))


def age_of_an_official_figure(on: date, known: date, figures: Sequence[Official], answer: Answer) -> Age:
    _, seen = official_on(on, known, figures)
    return age(seen, answer, seen.view_month)


@dataclass(frozen=True)
class Official:
    """A figure up to a month's end that came on a day: `part` of `whole`, the sender's `soll` in percent.

    `mean`: of the twelve months up to there; else of the year so far. Told later, it corrects one of the same month.
    """

    month: int
    came: date
    part: int
    whole: int
    soll: Fraction | None
    mean: bool
    provisional: bool


def official_on(on: date, known: date, figures: Sequence[Official]) -> tuple[Official | None, Seen]:
    """The newest figure (of one month the mean counts, and of one kind the latest told), and how the months stand."""
    here = [f for f in figures if f.came <= known and month_end(f.month) <= on]
    newest: Official | None = None
    for figure in here:
        if newest is None or (figure.month, figure.mean) >= (newest.month, newest.mean):
            newest = figure
    latest = newest.month if newest else 0
    owed = [month for month in range(1, 13) if on > end_of_third_month_after(month)]
    arrived = frozenset(range(1, latest + 1))
    seen = Seen(
        batches=(),
        any_report=False,
        any_owed=bool(owed),
        any_missing=any(month > latest for month in owed),
        any_to_come=any(month > latest and month not in owed for month in range(1, 13)),
        all_here=latest == 12,
        view_month=latest or None,
        owed=frozenset(owed),
        arrived=arrived,
    )
    if newest is not None:
        seen = replace(seen, batches=(Batch(newest.month, provisional=newest.provisional),))
    return newest, seen


def in_tenths(value: Fraction) -> Fraction:
    """A percentage with one digit, halves up."""
    return Fraction((value * 10 + Fraction(1, 2)).__floor__(), 10)


def rate_lower(
    on: date, known: date, figures: Sequence[Official], operator: str, bound: Fraction, *, rounds: bool
) -> Answer:
    """The newest official rate in percent; on the way against the sender's target, else equal months or the bound."""
    newest, seen = official_on(on, known, figures)
    if newest is None or newest.whole == 0:
        return without_figures(seen, only_nil=newest is not None)
    value = Fraction(newest.part * 100, newest.whole)
    path = newest.soll if newest.soll is not None else bound if newest.mean else bound * newest.month / 12
    if rounds:
        value, path = in_tenths(value), in_tenths(path)
    holds = compared(value, operator, bound)
    behind: Answer = ("at_risk" if value < path else "pending", False, False)
    return decided(on, seen, holds=holds, so_far=("met", True, False) if holds else behind)


def growth_cap(on: date, known: date, figures: Sequence[Official], operator: str, bound: Fraction) -> Answer:
    """The newest official stock against its base: the change in percent."""
    newest, seen = official_on(on, known, figures)
    if newest is None or newest.whole == 0:
        return without_figures(seen, only_nil=False)
    holds = compared(Fraction(newest.part * 100, newest.whole) - 100, operator, bound)
    return decided(on, seen, holds=holds, so_far=("met", True, False) if holds else ("at_risk", False, False))


def without_figures(seen: Seen, *, only_nil: bool) -> Answer:
    """Row 5."""
    if not seen.any_owed or (only_nil and seen.any_to_come):
        return "pending", False, False
    return "not_evaluable", False, False


def compared(left: Fraction, operator: str, right: Fraction) -> bool:
    held = {"<": left < right, "<=": left <= right, "=": left == right, ">=": left >= right, ">": left > right}
    return held[operator]


def rate(on: date, known: date, reports: Sequence[Owed], operator: str, bound: Fraction) -> Answer:
    """rate_upper, and share_full over reported shares: part of whole added up, held against the bound."""
    seen = seen_on(on, known, reports, cumulative=False)
    if not seen.batches:
        return without_figures(seen, only_nil=seen.any_report)
    if any(batch.part is None for batch in seen.batches):
        return without_figures(seen, only_nil=False)
    whole = sum(batch.whole for batch in seen.batches)
    if whole == 0:
        return without_figures(seen, only_nil=True)
    holds = compared(Fraction(sum(batch.part or 0 for batch in seen.batches), whole), operator, bound)
    return decided(on, seen, holds=holds, so_far=("met", True, False) if holds else ("at_risk", False, False))


def floor_reached(on: date, end: date, *, all_here: bool, provisional: bool) -> Answer:
    """Rows 7 and 11 of a count that only grows: it stays reached, provisional until complete and final."""
    return "met", provisional or (on > end and not all_here), False


def decided(on: date, seen: Seen, *, holds: bool, so_far: Answer, is_floor: bool = False) -> Answer:
    """Rows 10 and 11, else what rows 6 to 9 gave `so_far`."""
    not_final = any(batch.provisional for batch in seen.batches)
    if is_floor and holds:
        return floor_reached(on, YEAR_END, all_here=seen.all_here, provisional=not_final)
    if on > YEAR_END and seen.any_missing:
        return "not_evaluable", False, False
    if on > YEAR_END and seen.all_here:
        return "met" if holds else "breached", not_final, False
    return so_far


def newest_rate(on: date, known: date, reports: Sequence[Owed], bound: Fraction) -> Answer:
    """rate_upper over the newest yearly mean, `<=`, rounded half up to a tenth of a percent before it is compared."""
    seen = seen_on(on, known, reports, cumulative=True)
    if not seen.batches:
        return without_figures(seen, only_nil=seen.any_report)
    newest = max(seen.batches, key=lambda batch: batch.month)
    tenths = newest.amount * 10
    rounded = Fraction((tenths + Fraction(1, 2)).__floor__(), 10)
    holds = rounded <= bound
    so_far: Answer = ("met", True, False) if holds else ("at_risk", False, False)
    return decided(on, replace(seen, batches=(newest,)), holds=holds, so_far=so_far)


def count_min(on: date, known: date, reports: Sequence[Owed], operator: str, target: int) -> Answer:
    seen = seen_on(on, known, reports, cumulative=False)
    if not seen.batches and not seen.any_report:
        return without_figures(seen, only_nil=False)
    value = sum(batch.whole for batch in seen.batches)
    holds = compared(Fraction(value), operator, Fraction(target))
    assert seen.view_month is not None
    path = -(-target * seen.view_month // 12)
    so_far: Answer = ("at_risk" if value < path else "pending", False, False)
    return decided(on, seen, holds=holds, so_far=so_far, is_floor=True)


def budget_cap(on: date, known: date, reports: Sequence[Owed], operator: str, cap: Fraction) -> Answer:
    seen = seen_on(on, known, reports, cumulative=True)
    if not seen.batches:
        return without_figures(seen, only_nil=seen.any_report)
    newest = max(seen.batches, key=lambda batch: batch.month)
    if not compared(newest.amount, operator, cap):
        return "breached", newest.provisional, False
    path = newest.soll if newest.soll is not None else cap * newest.month / 12
    so_far: Answer = ("at_risk" if newest.amount > path else "pending", False, False)
    return decided(on, replace(seen, batches=(newest,)), holds=True, so_far=so_far)


@dataclass(frozen=True)
class Dialogue:
    """Planned for the days from `first` to `last` (None: held without a plan), and what became of it.

    `replaces`: the number of the dialogue it stands in for. `told` and `outcome_told`: the days we learned it. `named`
    are the roles told to take part.
    """

    first: date | None
    last: date | None
    held: date | None
    cancelled: bool
    replaces: int | None
    told: date
    outcome_told: date
    named: frozenset[str] = frozenset()

    def has_the_btm(self) -> bool:
        """Named roles must include it; where none is named nobody is missed."""
        return not self.named or "btm" in self.named

    def state_known(self, known: date) -> str:
        if (self.held or self.cancelled) and self.outcome_told <= known:
            return "held" if self.held else "cancelled"
        return "planned" if self.first is not None and self.told <= known else "unknown"


@dataclass(frozen=True)
class Tally:
    planned: int
    held: int
    ahead: int


def tally(on: date, known: date, dialogues: Sequence[Dialogue], *, needs_btm: bool = False) -> Tally:
    known_ones = [(number, d, d.state_known(known)) for number, d in enumerate(dialogues)]
    known_ones = [each for each in known_ones if each[2] != "unknown"]
    known_ones = [each for each in known_ones if not needs_btm or each[1].has_the_btm()]
    replaced = {d.replaces for _, d, _ in known_ones if d.replaces is not None}
    held_days = {
        d.held for _, d, state in known_ones
        if state == "held" and d.held is not None and YEAR_START <= d.held <= min(on, YEAR_END)
    }  # fmt: skip
    ahead = 0
    for number, d, state in known_ones:
        is_held = state == "held" and d.held in held_days
        if is_held or state == "cancelled" or number in replaced or d.first is None or d.last is None:
            continue
        ahead += d.last >= on and d.first <= YEAR_END
    planned = sum(1 for _, d, _ in known_ones if d.first is not None and d.replaces is None)
    return Tally(planned, len(held_days), ahead)


def steps(on: date) -> int:
    """What should be planned by now: one when 31 March has ended, two when 31 August has."""
    return (on > date(2016, 3, 31)) + (on > date(2016, 8, 31))


def planned_dialogues(on: date, known: date, dialogues: Sequence[Dialogue], needed: int) -> Answer:
    """recurring_event_per_unit by what was planned, held against the path."""
    planned = tally(on, known, dialogues).planned
    return events_by_number(on, planned, needed, too_few_days=False, short=planned < steps(on))


def held_dialogues(
    on: date, known: date, dialogues: Sequence[Dialogue], needed: int, interim: str, *, needs_btm: bool
) -> Answer:
    """recurring_event_per_unit by what was held; `needs_btm`: the BTM must be among the roles named."""
    count = tally(on, known, dialogues, needs_btm=needs_btm)
    short = is_short(on, count, needed) if interim == "upcoming" else count.held < steps(on)
    return events_by_number(
        on, count.held, needed, too_few_days=needed - count.held > working_days_left(on), short=short
    )


def is_short(on: date, count: Tally, needed: int) -> bool:
    still_to_plan = max(0, needed - max(count.planned, steps(on)))
    return count.held + count.ahead + still_to_plan < max(count.planned, needed)


def events_by_number(on: date, value: int, needed: int, *, too_few_days: bool, short: bool) -> Answer:
    if on > YEAR_END:
        return "met" if value >= needed else "breached", False, False
    if too_few_days:
        return "breached", False, False
    if value >= needed:
        return "met", False, False
    return "at_risk" if short else "pending", False, False


def share_of_dialogues(on: date, known: date, dialogues: Sequence[Dialogue], needed: int) -> Answer:
    """share_full over events: held of max(planned, needed)."""
    count = tally(on, known, dialogues)
    whole = max(count.planned, needed)
    if whole == 0:
        return "pending" if on <= YEAR_END else "not_evaluable", False, False
    if on > YEAR_END:
        return "met" if count.held >= whole else "breached", False, False
    if whole - count.held > working_days_left(on):
        return "breached", False, False
    if count.held >= whole:
        return "met", True, False
    return "at_risk" if is_short(on, count, needed) else "pending", False, False


@dataclass(frozen=True)
class HandIn:
    submitted: date
    has_proof: bool
    done: int
    covers: frozenset[str]
    told: date


@dataclass(frozen=True)
class Extension:
    granted: date
    until: date


def deliverable(
    on: date, known: date, hand_ins: Sequence[HandIn], extensions: Sequence[Extension], nominal: date, policy: str
) -> Answer:
    """dated_deliverable: one fact that is superseded by what is told later; three parts, two topics to cover."""
    granted = [e for e in extensions if e.granted <= on and e.granted <= known]
    effective = shifted(granted[-1].until if granted else nominal, policy)
    told = [h for h in hand_ins if h.told <= known]
    if told and told[-1].submitted <= on:
        last = told[-1]
        if last.has_proof and last.done == 3 and last.covers == {"limits", "basis"}:
            return "met", False, last.submitted > effective
    return "pending" if on <= effective else "breached", False, False


@dataclass(frozen=True)
class PartsHandIn:
    """A submission about some units, as of a day."""

    submitted: date
    as_of: date | None
    units: frozenset[str]
    told: date


def report_of_parts(
    on: date, known: date, by_sender: Sequence[Sequence[PartsHandIn]], needed: frozenset[str], as_of: date
) -> Answer:
    """recurring_report: of each sender the newest submission counts; complete on the day its last unit is."""
    good_days = {as_of} if works(as_of) else {as_of, previous_working_day(as_of)}
    since: dict[str, date] = {}
    for hand_ins in by_sender:
        told = [h for h in hand_ins if h.told <= known]
        if not told or told[-1].submitted > on or told[-1].as_of not in good_days:
            continue
        for unit in told[-1].units:
            since[unit] = min(since.get(unit, date.max), told[-1].submitted)
    effective = shifted(as_of, "next_working_day")
    if needed <= set(since):
        return "met", False, max(since[unit] for unit in needed) > effective
    return "pending" if on <= effective else "breached", False, False


def previous_working_day(day: date) -> date:
    while not works(day):
        day -= DAY
    return day


def shifted(day: date, policy: str) -> date:
    if policy == "fixed":
        return day
    while not works(day):
        day += DAY if policy == "next_working_day" else -DAY
    return day


# --- The kinds of the whole catalogue ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """A figure that came on a day, about the time up to a month's end. None: the record does not say it."""

    month: int
    came: date
    value: Fraction | None
    base: Fraction | None = None
    enough: Fraction | None = None
    of_another_month: bool = False
    provisional: bool = False
    staff: Fraction = Fraction(99)


def in_force(on: date, known: date, figures: Sequence[Told]) -> dict[int, Told]:
    """By month, the figure told last of those that are known and whose month has ended."""
    return {f.month: f for f in figures if f.came <= known and month_end(f.month) <= on}


def seen_months(on: date, here: set[int], every: Sequence[int], *, cumulative: bool) -> Seen:
    """How the reports about the months `every` stand, where a report is there when its figure is."""
    latest = max(here, default=0)
    arrived = {month for month in every if (month <= latest if cumulative else month in here)}
    owed = {month for month in every if on > working_days_after(month_end(month), 10)}
    return Seen(
        batches=(),
        any_report=False,
        any_owed=bool(owed),
        any_missing=bool(owed - arrived),
        any_to_come=any(month not in arrived and month not in owed for month in every),
        all_here=len(arrived) == len(every),
        view_month=latest or None,
        owed=frozenset(owed),
        arrived=frozenset(arrived),
    )


def finally_decided(
    on: date, end: date, seen: Seen, *, holds: bool, so_far: Answer, provisional: bool, worst: str
) -> Answer:
    """Rows 10 and 11 for a period that ends on `end`."""
    if on > end and seen.any_missing:
        return "not_evaluable", False, False
    if on > end and seen.all_here:
        return "met" if holds else worst, provisional, False
    return so_far


def age_of_months(on: date, known: date, figures: Sequence[Told], answer: Answer) -> Age:
    """Of what is added up over the months, where a report is there when its figure is."""
    here = in_force(on, known, figures)
    seen = seen_months(on, set(here), range(1, 13), cumulative=False)
    return age(seen, answer, seen.view_month)


def flow(on: date, known: date, figures: Sequence[Told], operator: str, a_month: int) -> Answer:
    """flow_min_per_month: the sum of the year decides; sum so far and newest month may warn."""
    here = in_force(on, known, figures)
    seen = seen_months(on, set(here), range(1, 13), cumulative=False)
    if not here or any(f.value is None for f in here.values()):
        return without_figures(seen, only_nil=False)
    value = sum((f.value or Fraction(0) for f in here.values()), Fraction(0))
    holds, newest = compared(value, operator, Fraction(12 * a_month)), max(here)
    provisional = any(f.provisional for f in here.values())
    if holds:
        return floor_reached(on, YEAR_END, all_here=seen.all_here, provisional=provisional)
    is_behind = value < a_month * newest or (here[newest].value or 0) < a_month
    so_far: Answer = ("at_risk" if is_behind else "pending", False, False)
    return finally_decided(on, YEAR_END, seen, holds=holds, so_far=so_far, provisional=provisional, worst="breached")


def capped_sum(
    on: date, known: date, figures: Sequence[Told], operator: str, cap: int, months: Sequence[int]
) -> Answer:
    """budget_cap over what each month adds: over the cap is final; a full month's share of it is what is expected."""
    here = in_force(on, known, [f for f in figures if f.month in months])
    seen = seen_months(on, set(here), months, cumulative=False)
    if not here or any(f.value is None for f in here.values()):
        return without_figures(seen, only_nil=False)
    value = sum((f.value or Fraction(0) for f in here.values()), Fraction(0))
    provisional = any(f.provisional for f in here.values())
    if not compared(value, operator, Fraction(cap)):
        return "breached", provisional, False
    expected = -(-cap * (max(here) - months[0] + 1) // len(months))
    so_far: Answer = ("at_risk" if value > expected else "pending", False, False)
    return finally_decided(
        on, month_end(months[-1]), seen, holds=True, so_far=so_far, provisional=provisional, worst="breached"
    )


def mean(
    on: date, known: date, figures: Sequence[Told], operator: str, bound: Fraction, months: Sequence[int], newest: bool
) -> Answer:
    """rate_upper and rate_lower of means: days (`value`) over stays (`base`) of all months, or the newest mean told."""
    here = in_force(on, known, [f for f in figures if f.month in months])
    seen = seen_months(on, set(here), months, cumulative=False)
    counted = [here[max(here)]] if here and newest else list(here.values())
    stays = sum((f.base or Fraction(0) for f in counted), Fraction(0))
    if not counted or not stays:
        return without_figures(seen, only_nil=bool(counted))
    days = sum((f.value or Fraction(0) for f in counted), Fraction(0))
    holds = compared(days / stays, operator, bound)
    in_between = "at_risk" if operator in ("<", "<=") else "pending"
    return finally_decided(
        on, month_end(months[-1]), seen, holds=holds, provisional=any(f.provisional for f in counted), worst="breached",
        so_far=("met", True, False) if holds else (in_between, False, False),
    )  # fmt: skip


def against_a_base(on: date, known: date, figures: Sequence[Told], operator: str, worst: str) -> Answer:
    """stock_cap, comparative, benchmark: the newest quarter's figure against the base that it brought."""
    here = in_force(on, known, figures)
    seen = seen_months(on, set(here), (3, 6, 9, 12), cumulative=True)
    newest = here[max(here)] if here else None
    if newest is None or newest.value is None or newest.base is None or newest.of_another_month:
        return without_figures(seen, only_nil=False)
    holds = compared(newest.value, operator, newest.base)
    if newest.enough is not None:
        holds = holds or newest.value >= newest.enough
    so_far: Answer = ("met", True, False) if holds else ("at_risk", False, False)
    return finally_decided(on, YEAR_END, seen, holds=holds, so_far=so_far, provisional=newest.provisional, worst=worst)


def of_one_period(
    on: date, known: date, month: int, figures: Sequence[Told], operator: str, bound: Fraction, worst: str
) -> Answer:
    """duration_max, contact_interval, count_min_per_unit, share_full over a part of the year that ends with `month`."""
    here = in_force(on, known, [f for f in figures if f.month == month])
    seen = seen_months(on, set(here), (month,), cumulative=False)
    figure = here.get(month)
    if figure is None or figure.value is None:
        # A whole of nobody has been told of: there is nothing more to come, as the one report is here.
        return without_figures(seen, only_nil=False)
    holds = compared(figure.value, operator, bound)
    return finally_decided(
        on, month_end(month), seen, holds=holds, so_far=("pending", False, False), provisional=figure.provisional,
        worst=worst,
    )  # fmt: skip


def caseload(on: date, known: date, figures: Sequence[Told], least: Fraction, most: Fraction) -> Answer:
    """caseload_range: the mean of the months, with two digits, in a band; none of a team under five."""
    here = in_force(on, known, figures)
    seen = seen_months(on, set(here), range(1, 13), cumulative=False)
    values = [f.value for f in here.values() if f.value is not None]
    if not here or len(values) < len(here) or any(f.staff < 5 for f in here.values()):
        return without_figures(seen, only_nil=False)
    hundredths = Fraction((sum(values, Fraction(0)) / len(values) * 100 + Fraction(1, 2)).__floor__(), 100)
    provisional = any(f.provisional for f in here.values())
    return finally_decided(
        on, YEAR_END, seen, holds=least <= hundredths <= most, so_far=("pending", False, False),
        provisional=provisional, worst="breached",
    )  # fmt: skip


def information(
    on: date, known: date, month: int, figures: Sequence[Told], granted: Fraction | None
) -> tuple[bool, bool, bool, bool]:
    """monitoring, stock_monitor, premise: is there a figure, is it missing, is it more or less than what was taken for
    granted (None: nothing was)?
    """
    figure = in_force(on, known, [f for f in figures if f.month == month]).get(month)
    value = figure.value if figure else None
    is_late = on > working_days_after(month_end(month), 10) and figure is None
    if value is None or granted is None:
        return value is not None, is_late, False, False
    return True, is_late, value > granted, value < granted


def watched(
    on: date, known: date, month: int, figures: Sequence[Told], least: Fraction, most: Fraction
) -> tuple[bool, bool, bool]:
    """monitoring within a band: is there a figure, does it lie above, does it lie below?"""
    figure = in_force(on, known, [f for f in figures if f.month == month]).get(month)
    value = figure.value if figure else None
    return value is not None, value is not None and value > most, value is not None and value < least


def cohort(on: date, known: date, came: date, data_month: int, value: Fraction | None, bound: Fraction) -> Answer:
    """rate_lower over those of the first quarter, mature on 30 September."""
    mature = date(2016, 9, 30)
    usable = came <= known and data_month >= 9 and on >= mature
    is_owed = on > working_days_after(mature, 10)
    if not usable or value is None:
        return ("not_evaluable" if is_owed else "pending"), False, False
    holds = value >= bound
    if on <= mature:
        return ("met", True, False) if holds else ("pending", False, False)
    return "met" if holds else "breached", False, False


def talks_of_a_month(on: date, known: date, month: int, held: Sequence[tuple[date, date]]) -> Answer:
    """recurring_event_per_unit over a month: one talk, held on a day and told on another."""
    first, last = date(2016, month, 1), month_end(month)
    is_held = any(told <= known and first <= day <= min(on, last) for day, told in held)
    if is_held or on > last:
        return "met" if is_held else "breached", False, False
    day, left = max(on, first), 0
    while day <= last:
        left += works(day)
        day += DAY
    return "pending" if left else "breached", False, False


def visits_in_the_house(
    on: date, known: date, dialogues: Sequence[Dialogue], needed: int, worst: str, plan_by: date | None
) -> Answer:
    """recurring_event: wherever held; one is to be planned by a day, or (None) nothing need be planned by now."""
    count = tally(on, known, dialogues)
    if on > YEAR_END:
        return "met" if count.held >= needed else worst, False, False
    if worst == "breached" and needed - count.held > working_days_left(on):
        return "breached", False, False
    if count.held >= needed:
        return "met", False, False
    planned_by_now = int(plan_by is not None and on > plan_by)
    still_to_plan = max(0, needed - max(count.planned, planned_by_now))
    short = count.held + count.ahead + still_to_plan < max(count.planned, needed)
    return "at_risk" if short else "pending", False, False


def within_a_window(on: date, known: date, held: Sequence[tuple[date, date]], first: date, last: date) -> Answer:
    """dated_event_window: held in it, as far as the day has come."""
    if any(told <= known and first <= day <= min(on, last) for day, told in held):
        return "met", False, False
    return "pending" if on <= last else "breached", False, False


@dataclass(frozen=True)
class Sitting:
    """A meeting that is told of on a day, and perhaps called off on another."""

    day: date
    is_last: bool
    told: date
    called_off: date | None


def due_with_a_meeting(
    on: date, known: date, sittings: Sequence[Sitting], submitted: date | None, told: date
) -> Answer:
    """event_relative_deadline: the day called the last, else the latest; else the fallback at the year's end."""
    known_ones = [s for s in sittings if s.told <= known and (s.called_off is None or s.called_off > known)]
    days = [s.day for s in known_ones if s.is_last] or [s.day for s in known_ones]
    due = max(days, default=YEAR_END)
    if not days and on <= due:
        return "awaiting_event", False, False
    return handed_in(on, known, submitted, told, due)


def handed_in(on: date, known: date, submitted: date | None, told: date, due: date) -> Answer:
    """deliverable_per_unit, and what all dated items have in common: `due` is the effective day."""
    if submitted is not None and told <= known and submitted <= on:
        return "met", False, submitted > due
    return "pending" if on <= due else "breached", False, False


def agreement(on: date, known: date, agreed: date, due: date, done: date | None, told: date) -> Answer | None:
    """on_demand by agreement: None while nothing is owed; `told` is the day on which its being done was told."""
    if on < agreed or known < agreed:
        return None
    return handed_in(on, known, done, told, shifted(due, "next_working_day"))


def request(on: date, known: date, asked: date, days: int, submitted: date | None, told: date) -> Answer | None:
    """on_demand by request: so many working days after the day on which it was asked."""
    if on < asked or known < asked:
        return None
    return handed_in(on, known, submitted, told, working_days_after(asked, days))
