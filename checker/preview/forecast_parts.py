"""A forecast as parts to lay out: what is supposed first, then mails, what is missed, reports and dates. Pure.

With a second forecast beside it, by other rules, both are shown: charts have two bars, lists say for which each holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from checker import __version__
from checker.domain.calendar import DayOff
from checker.domain.message import MessageKind
from checker.domain.period import monday_of
from checker.domain.rulebook import Rulebook
from checker.pages.day_chart import plotted_days
from checker.pages.parts import Cell, Chart, PagePart, Table
from checker.pages.week_chart import Counts, plotted_weeks
from checker.preview.forecast_counts import (
    busiest_days,
    counted,
    fullest_mailboxes,
    kinds_in,
    left,
    mondays_of,
    not_left,
)
from checker.preview.forecast_result import Forecast, ForecastMail
from checker.preview.names import Names
from checker.wording.dates import MONTHS, WEEKDAYS, day_text, period_text, short_weekday_text
from checker.wording.forecast_texts import FORECAST, FORECAST_COUNTED
from checker.wording.locales import Locale
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.mail_texts import SEVERITIES
from checker.wording.supposed import supposed_text
from checker.wording.year_review.words import number, signed

MOST_DAYS = 10
# Obligations that a line names of a mail, files of which the same is supposed.
MOST_NAMED = 3
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A row of a list with what it is put in order by, and the obligations that it is about."""

    order: tuple[str, ...]
    cells: tuple[str, ...]
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A forecast with the rulebook that it ends with, and what those rules are called in the words of a forecast."""

    forecast: Forecast
    book: Rulebook
    called: str


@dataclass(frozen=True, slots=True)
class ForecastParts:
    """All that is shown of a forecast, in one language. `other` None: nothing is compared."""

    this: Foreseen
    other: Foreseen | None
    names: Names
    locale: Locale

    @property
    def words(self) -> Mapping[str, str]:
        return FORECAST[self.locale]

    @property
    def forecast(self) -> Forecast:
        return self.this.forecast

    @property
    def heading(self) -> str:
        span = self.forecast.span
        return self.words["heading"].format(first=self._day(span.first), last=self._day(span.last))

    @property
    def facts(self) -> tuple[tuple[str, str, bool], ...]:
        compared = ((self.words["rulebook_compared"], self.other.forecast.rulebook, True),) if self.other else ()
        return (
            (self.words["rulebook"], self.forecast.rulebook, True),
            *compared,
            (self.words["version"], __version__, False),
        )

    @property
    def lead(self) -> tuple[str, ...]:
        """The span in a few sentences."""
        return tuple(self._brief())

    @property
    def parts(self) -> tuple[PagePart, ...]:
        made = (
            self._supposed(), self._differences(), self._mails(), self._weeks(), self._budget(), self._days(),
            self._management(), self._outside(), self._missed(), self._reports(), self._closed(),
        )  # fmt: skip
        return tuple(part for part in made if part is not None)

    def _brief(self) -> Iterator[str]:
        words, forecast = self.words, self.forecast
        leaving = left(forecast)
        roles = self._counted(len({mail.role for mail in leaving}), "roles")
        mails = words["mails_brief"].format(mails=self._counted(len(leaving), "mails"), roles=roles)
        yield mails if leaving else words["mails_brief_none"]
        if self.other is not None:
            theirs = len(left(self.other.forecast))
            apart, by = signed(theirs - len(leaving), self.locale), self.words[self.other.called]
            yield words["compared_brief"].format(rules=by, mails=self._counted(theirs, "mails"), difference=apart)
        day, week = forecast.busiest_day, forecast.busiest_week
        if day is not None and week is not None:
            yield words["busiest_brief"].format(
                day=self._day(day.on), of_day=number(day.mails, self.locale), week=self._day(week.on),
                of_week=number(week.mails, self.locale),
            )  # fmt: skip
        if to_it := forecast.to_management:
            yield words["management_brief"].format(role=self._managing, mails=self._counted(len(to_it), "mails"))
        if letters := forecast.to_bodies_outside:
            yield words["outside_brief"].format(mails=self._counted(len(letters), "letters"))
        missed = forecast.missed_unless_acted
        helps = sum(one.act_by is not None for one in missed)
        said = words["missed_brief"].format(count=number(len(missed), self.locale), helps=number(helps, self.locale))
        yield said if missed else words["missed_brief_none"]
        if owed := forecast.reports_owed:
            lacking = sum(not one.has_come for one in owed)
            yield words["reports_brief"].format(
                count=number(len(owed), self.locale), missing=number(lacking, self.locale)
            )

    def _supposed(self) -> PagePart:
        return PagePart("supposed", self.words["supposed"], points=tuple(self._suppositions()))

    def _suppositions(self) -> Iterator[str]:
        """A sentence each; of what is supposed of many files or findings, a few."""
        supposed = self.forecast.supposed
        for code in dict.fromkeys(one.code for one in supposed):
            alike = [supposed_text(one, self.locale) for one in supposed if one.code is code]
            yield from alike[:MOST_NAMED]
            if alike[MOST_NAMED:]:
                yield self.words["supposed_more"].format(count=number(len(alike) - MOST_NAMED, self.locale))

    def _differences(self) -> PagePart | None:
        """None: nothing is compared."""
        if self.other is None:
            return None
        ours, theirs = self._by_role_and_week(self.this), self._by_role_and_week(self.other)
        unlike = sorted(key for key in ours.keys() | theirs.keys() if ours[key] != theirs[key])
        weekly = ((f"{self._day(week)}, {role}", ours[week, role], theirs[week, role]) for week, role in unlike)
        roles = sorted({role for _, role in ours.keys() | theirs.keys()})
        sums = [(role, _of_role(ours, role), _of_role(theirs, role)) for role in roles]
        total = (self.words["all"], ours.total(), theirs.total())
        return PagePart(
            "differences",
            self.words["differences"],
            () if unlike else (self.words["differences_none"],),
            tables=(
                *self._compared("by_role", "role", [*sums, total]),
                *self._compared("by_role_and_week", "week_and_role", list(weekly)),
            ),
        )

    def _by_role_and_week(self, seen: Foreseen) -> Counter[tuple[date, str]]:
        return Counter((monday_of(mail.planned_on), self._reader(mail)) for mail in counted(seen.forecast.mails))

    def _compared(self, name: str, head: str, rows: Sequence[tuple[str, int, int]]) -> tuple[Table, ...]:
        if self.other is None or not rows:
            return ()
        heads = (self.words[head], *(self.words[seen.called] for seen in (self.this, self.other)))
        made = tuple(
            (label, number(ours, self.locale), number(theirs, self.locale), signed(theirs - ours, self.locale))
            for label, ours, theirs in rows
        )
        heads = (*heads, self.words["difference"])
        return (Table(self.words[name], heads, made, is_counts=True),)

    def _mails(self) -> PagePart:
        mails = counted(self.forecast.mails)
        kinds = kinds_in(mails)
        found = Counter((self._reader(mail), mail.kind) for mail in mails)
        readers = Counter(reader for reader, _ in found.elements())
        rows = tuple(
            (reader, *(self._number(found[reader, kind]) for kind in kinds), self._number(count))
            for reader, count in sorted(readers.items(), key=lambda one: (-one[1], one[0]))
        )
        sums = [sum(found[reader, kind] for reader in readers) for kind in kinds]
        table = self._counts("mails", "role", kinds, rows, (*sums, len(mails)))
        fates = not_left(self.forecast)
        said = "; ".join(self._fate_counted(fate, count) for fate, count in fates.items())
        sentences = (self.words["not_left"].format(fates=said),) if fates else ()
        return PagePart("mails", self.words["mails"], sentences, tables=table)

    def _fate_counted(self, fate: str, count: int) -> str:
        text = self.words[f"fate_{fate}" if count == 1 else f"many_{fate}"]
        return self.words["fate_count"].format(count=number(count, self.locale), fate=text)

    def _weeks(self) -> PagePart:
        mails, mondays = left(self.forecast), mondays_of(self.forecast.span)
        kinds = kinds_in([*mails, *(left(self.other.forecast) if self.other else ())])
        found = Counter((monday_of(mail.planned_on), mail.kind) for mail in mails)
        others = Counter(
            (monday_of(mail.planned_on), mail.kind) for mail in (left(self.other.forecast) if self.other else ())
        )
        rows = [
            Counts(
                MAIL_KINDS[self.locale][kind],
                tuple(found[week, kind] for week in mondays),
                tuple(others[week, kind] for week in mondays) if self.other else (),
            )
            for kind in kinds
        ]
        weeks = ((week, [found[week, kind] for kind in kinds]) for week in mondays)
        lines = tuple(
            (self._day(week), *map(self._number, counts), self._number(sum(counts)))
            for week, counts in weeks
            if sum(counts)
        )
        sums = [sum(row.numbers) for row in rows]
        chart = self._week_chart("weeks_chart", rows, mondays, self._weeks_legend())
        tables = self._counts("weeks", "week", kinds, lines, (*sums, len(mails)))
        return PagePart("weeks", self.words["weeks"], charts=(chart,) if rows else (), tables=tables)

    def _weeks_legend(self) -> str:
        if self.other is None:
            return self.words["weeks_legend"]
        called = {"this": self.words[self.this.called], "other": self.words[self.other.called]}
        return self.words["weeks_legend_compared"].format(**called)

    def _week_chart(
        self, title: str, rows: Sequence[Counts], mondays: Sequence[date], legend: str, bound: int | None = None
    ) -> Chart:
        sums = [sum(row.numbers[place] for row in rows) for place in range(len(mondays))]
        most = max(sums, default=0)
        says = self.words["nothing_says"]
        if most:
            week = self._day(mondays[sums.index(most)])
            says = self.words["weeks_says"].format(week=week, count=number(most, self.locale))
        drawn = plotted_weeks(
            rows, mondays, text_of=lambda count: number(count, self.locale), month_of=self._month, bound=bound
        )
        return Chart("weeks", drawn, self.words[title], says, legend)

    def _budget(self) -> PagePart | None:
        """None: no single mail leaves."""
        words, budget = self.words, self.forecast.single_mails_a_week
        fullest, mondays = fullest_mailboxes(self.forecast), mondays_of(self.forecast.span)
        roles = sorted({role for role, _ in fullest}, key=self.names.role)
        if not roles:
            return None
        rows = [
            Counts(self.names.brief(role), tuple(fullest.get((role, week), 0) for week in mondays)) for role in roles
        ]
        full = [self.names.role(role) for role in roles if max(fullest.get((role, w), 0) for w in mondays) >= budget]
        reached = words["budget_reached"].format(roles="; ".join(full)) if full else words["budget_not_reached"]
        lines = tuple(
            (self._day(week), *(self._number(fullest.get((role, week), 0)) for role in roles))
            for week in mondays
            if any((role, week) in fullest for role in roles)
        )
        heads = (words["week"], *map(self.names.role, roles))
        table = Table(words["budget_table"], heads, lines, is_counts=True, is_detail=True)
        legend = words["budget_legend"].format(budget=budget)
        chart = self._week_chart("budget_chart", rows, mondays, legend, bound=budget)
        says = (words["budget_says"].format(budget=budget), reached)
        return PagePart("budget", words["budget"], says, charts=(chart,), tables=(table,))

    def _days(self) -> PagePart | None:
        """None: no mail leaves."""
        words, span = self.words, self.forecast.span
        busiest = busiest_days(self.forecast, MOST_DAYS)
        if not busiest:
            return None
        counts = Counter(mail.planned_on for mail in left(self.forecast))
        drawn = plotted_days(
            counts,
            (span.first, span.last),
            closed={each.on for each in self.this.book.calendar.closed_days(span.first, span.last)},
            busiest={day for day, _ in busiest},
            weekday_of=lambda weekday: WEEKDAYS[self.locale][weekday][:2],
            month_of=self._month,
        )
        day, most = busiest[0]
        says = f"{short_weekday_text(day, self.locale)}: {number(most, self.locale)}."
        top = tuple((short_weekday_text(day, self.locale), self._number(count)) for day, count in busiest)
        return PagePart(
            "days",
            words["days"],
            charts=(Chart("days", drawn, words["days_chart"], says, words["days_legend"]),),
            tables=(
                Table(words["busiest_days"], (words["day"], words["count"]), top, is_counts=True),
                self._days_table(counts),
            ),
        )

    def _days_table(self, counts: Mapping[date, int]) -> Table:
        weekdays = sorted({day.weekday() for day in counts})
        rows = tuple(
            (self._day(week), *(self._number(counts.get(week + timedelta(days=weekday), 0)) for weekday in weekdays))
            for week in mondays_of(self.forecast.span)
            if any(monday_of(day) == week for day in counts)
        )
        heads = (self.words["week"], *(WEEKDAYS[self.locale][weekday] for weekday in weekdays))
        return Table(self.words["days_table"], heads, rows, is_counts=True, is_detail=True)

    def _management(self) -> PagePart:
        def lines(forecast: Forecast) -> Iterator[ListedLine]:
            for mail in forecast.to_management:
                day = self._day(mail.planned_on)
                row = (day, self._kind(mail), self._about(mail))
                yield ListedLine((mail.planned_on.isoformat(),), row, mail.obligations)

        return self._list("management", ("day", "kind", "about"), lines, of=self._managing)

    def _outside(self) -> PagePart:
        def lines(forecast: Forecast) -> Iterator[ListedLine]:
            for mail in forecast.to_bodies_outside:
                day, fate = self._day(mail.planned_on), self.words[f"fate_{mail.fate}"]
                row = (day, self.names.post(mail.post), self._about(mail), fate)
                yield ListedLine((mail.planned_on.isoformat(),), row, mail.obligations)

        return self._list("outside", ("day", "to", "about", "fate"), lines)

    def _missed(self) -> PagePart:
        def lines(forecast: Forecast) -> Iterator[ListedLine]:
            for one in forecast.missed_unless_acted:
                act_by = self._day(one.act_by) if one.act_by else self.words["too_late"]
                about, severity = self.names.obligation(one.obligation), SEVERITIES[self.locale][one.severity]
                row = (about, act_by, self._day(one.missed_on), self.names.role(one.owner), severity)
                yield ListedLine(((one.act_by or date.max).isoformat(), one.obligation), row, (one.obligation,))

        heads = ("obligation", "act_by", "missed_on", "owner", "severity")
        return self._list("missed", heads, lines, says="missed_says")

    def _reports(self) -> PagePart:
        def lines(forecast: Forecast) -> Iterator[ListedLine]:
            for one in forecast.reports_owed:
                row = (
                    self.names.sender(one.sender),
                    self.names.report(one.sender, one.profile),
                    period_text(one.period, self.locale),
                    self._day(one.due),
                    self.words["yes" if one.has_come else "no"],
                )
                yield ListedLine((self.names.sender(one.sender), one.due.isoformat()), row)

        return self._list("reports", ("sender", "report", "period", "due", "has_come"), lines)

    def _closed(self) -> PagePart:
        def lines(forecast: Forecast) -> Iterator[ListedLine]:
            by_days: dict[tuple[date, date, date, DayOff], list[str]] = {}
            for one in forecast.dates_on_closed_days:
                key = (one.nominal, one.effective, one.please_by, one.closed)
                by_days.setdefault(key, []).append(one.obligation)
            for (nominal, effective, please_by, closed), obligations in by_days.items():
                off = self.words[f"off_{closed.why}"].format(name=closed.name)
                days = (short_weekday_text(nominal, self.locale), off, self._day(effective), self._day(please_by))
                order = (nominal.isoformat(), effective.isoformat())
                cells = (*days, number(len(obligations), self.locale), self._named(obligations))
                yield ListedLine(order, cells, tuple(obligations))

        heads = ("nominal", "why_closed", "effective", "please_by", "dates", "about")
        return self._list("closed", heads, lines)

    def _list(
        self,
        name: str,
        heads: Iterable[str],
        lines_of: Callable[[Forecast], Iterable[ListedLine]],
        *,
        says: str = "",
        of: str = "",
    ) -> PagePart:
        """In the order of its lines; of two forecasts with that for which each holds. `of` stands in its title."""
        words, title = self.words, self.words[name].format(role=of)
        lines = list(lines_of(self.forecast))
        rows = [(line, line.cells) for line in lines]
        if self.other is not None:
            others = list(lines_of(self.other.forecast))
            both = dict.fromkeys([*lines, *others])
            rows = [
                (line, (*line.cells, self._holds(is_ours=line in lines, is_theirs=line in others))) for line in both
            ]
        in_order = sorted(rows, key=lambda row: row[0].order)
        ordered = tuple(cells for _, cells in in_order)
        titles = (*(words[head] for head in heads), *((words["holds"],) if self.other else ()))
        if not ordered:
            return PagePart(name, title, (words[f"{name}_none"],))
        about = tuple(line.about for line, _ in in_order)
        return PagePart(
            name, title, (words[says],) if says else (), tables=(Table(title, titles, ordered, about=about),)
        )

    def _holds(self, *, is_ours: bool, is_theirs: bool) -> str:
        if is_ours and is_theirs:
            return self.words["both"]
        only = self.this if is_ours or self.other is None else self.other
        return self.words["only_this"].format(name=self.words[only.called])

    def _counts(
        self, name: str, head: str, kinds: Iterable[MessageKind], rows: tuple[Row, ...], sums: Iterable[int]
    ) -> tuple[Table, ...]:
        """Numbers by kind with a column for all; none where there is no row."""
        words, total = self.words, map(self._number, sums)
        heads = (words[head], *(MAIL_KINDS[self.locale][kind] for kind in kinds), words["all"])
        return (Table(words[name], heads, rows, (words["all"], *total), is_counts=True),) if rows else ()

    @property
    def _managing(self) -> str:
        return self.names.role(self.this.book.escalation.management)

    def _reader(self, mail: ForecastMail) -> str:
        """The role that reads it; of a draft with that word."""
        role = self.names.role(mail.role)
        return self.words["as_draft"].format(role=role) if mail.is_draft else role

    def _kind(self, mail: ForecastMail) -> str:
        return MAIL_KINDS[self.locale][mail.kind]

    def _about(self, mail: ForecastMail) -> str:
        return self._named(mail.obligations)

    def _named(self, obligations: Sequence[str]) -> str:
        """A few of them by name."""
        named = "; ".join(map(self.names.obligation, obligations[:MOST_NAMED])) or self.words["none"]
        more = len(obligations) - MOST_NAMED
        return self.words["about_more"].format(named=named, count=number(more, self.locale)) if more > 0 else named

    def _number(self, count: int) -> str:
        return number(count, self.locale) if count else self.words["none"]

    def _counted(self, count: int, noun: str) -> str:
        one, several = FORECAST_COUNTED[self.locale][noun]
        return one if count == 1 else several.format(count=number(count, self.locale))

    def _month(self, on: date) -> str:
        return MONTHS[self.locale][on.month - 1][:3]

    def _day(self, on: date) -> str:
        return day_text(on, self.locale)


def _of_role(found: Mapping[tuple[date, str], int], role: str) -> int:
    return sum(count for (_, reader), count in found.items() if reader == role)
