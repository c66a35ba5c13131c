"""*Übersicht* as finished texts: tables, chart and what keeps it from being right. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from checker.domain.health import HealthCode
from checker.findings.goal_grid import worst_of
from checker.pages.addresses import FINDINGS_PATH, obligation_path, talk_of
from checker.pages.density_chart import SQUARES, PlottedDensity, plotted_density
from checker.pages.list_page import ListCell, ListColumn, ListPage, stated, whole_list
from checker.usecases.reading.overview import MOST_DUE, Overview, WeekTally
from checker.usecases.running.kept_status import StatusThen
from checker.web.calendar_view import answered_by
from checker.wording.dates import day_text, instant_text, weekday_text
from checker.wording.locales import Locale
from checker.wording.overview_texts import OVERVIEW_WORDS, TROUBLES
from checker.wording.states import SIGNS, STATES, state_text
from checker.wording.titles import titled_verdict

# Which of the sentences says what an issue means for these figures, by its code, else by its stage. Empty: nothing.
TROUBLE_OF: Mapping[str, str] = {
    # What people have yet to do is nothing that the service cannot do.
    HealthCode.EDIT_UNAPPROVED: "",
    HealthCode.EDIT_UNTOLD: "",
    HealthCode.WORKBOOKS_AS_THEY_CAME: "",
    HealthCode.ROOM_SCARCE: "",
    HealthCode.LOG_CUT_OFF: "store",
    "rules": "rules",
    "daemon": "tick",
    "clock": "tick",
    "tick": "tick",
    "records": "records",
    "judging": "judging",
    "reports": "reports",
    "inbox": "inbox",
    "mails": "mails",
    "findings": "mails",
    "answers": "answers",
    "journal": "store",
    "store": "store",
    "log": "",
    "pages": "",
    "templates": "",
    "links": "",
    "retention": "",
    "backup": "",
}


@dataclass(frozen=True, slots=True)
class OverviewView:
    """What the template lays out. `troubles` are sentences, `grid` None: the reader sees nothing of that plan.

    `goals_lang`: in which language the goals are called, where it is not the reader's.
    """

    words: Mapping[str, str]
    as_of: str
    troubles: tuple[str, ...]
    standing: ListPage
    grid: ListPage | None
    grid_title: str
    chart: PlottedDensity | None
    chart_says: str
    due: ListPage | None
    due_title: str
    has_more: bool
    years: tuple[tuple[int, bool], ...]
    goals_lang: str


def overview_view(
    seen: Overview, grid: ListPage, then: StatusThen | None, now: datetime, locale: Locale
) -> OverviewView:
    """The page for a reader's language. `grid`: see `grid_list`; `then` None: whether all is well could not be seen."""
    words = OVERVIEW_WORDS[locale]
    has_grid = bool(seen.grid.cells)
    ticked = seen.ticked_at
    return OverviewView(
        words={**words, "due_more": words["due_more"].format(most=MOST_DUE)},
        as_of=words["as_of"].format(at=instant_text(ticked, locale)) if ticked else words["not_judged"],
        troubles=_troubles(then, now, locale),
        standing=_standing(seen, locale),
        grid=grid if has_grid else None,
        grid_title=words["grid"].format(year=seen.year),
        chart=_chart(seen, locale) if has_grid else None,
        chart_says=_chart_says(seen, locale),
        due=_due(seen, locale) if seen.due else None,
        due_title=words["due"].format(until=weekday_text(seen.until, locale)),
        has_more=seen.has_more,
        years=tuple((year, year == seen.year) for year in seen.years),
        goals_lang=seen.book.language if seen.book.language != locale else "",
    )


def trouble_of(code: HealthCode) -> str:
    """Which of `TROUBLES` an issue is for whoever reads figures; empty: none."""
    return TROUBLE_OF[code] if code in TROUBLE_OF else TROUBLE_OF[code.stage]


def _troubles(then: StatusThen | None, now: datetime, locale: Locale) -> tuple[str, ...]:
    """Each once, the most urgent first."""
    if then is None:
        return (OVERVIEW_WORDS[locale]["never_looked"],)
    meant = dict.fromkeys(trouble_of(issue.code) for issue in then.status.issues)
    known = tuple(TROUBLES[locale][trouble] for trouble in meant if trouble)
    if not then.is_old(now):
        return known
    return (OVERVIEW_WORDS[locale]["not_looked"].format(at=instant_text(then.at, locale)), *known)


def _standing(seen: Overview, locale: Locale) -> ListPage:
    words = OVERVIEW_WORDS[locale]
    since = words["since"].format(monday=day_text(seen.monday, locale))
    columns = (ListColumn("what", words["what"]), ListColumn("many", words["counted"]), ListColumn("change", since))
    named = [(ListCell(words[state], sign=SIGNS[state], state=state), tally) for state, tally in seen.states.items()]
    rows = [*named, (ListCell(words["open_findings"]), seen.open_findings)]
    return whole_list(columns, [(what, ListCell(str(of.now)), ListCell(_change(of, words))) for what, of in rows])


def _change(tally: WeekTally, words: Mapping[str, str]) -> str:
    by = tally.now - tally.before
    return words["same"] if not by else words["more" if by > 0 else "fewer"].format(many=abs(by))


def grid_list(seen: Overview, locale: Locale) -> ListPage:
    """The grid as a list: a row a goal, a column for the house and each unit."""
    words, titles = OVERVIEW_WORDS[locale], _goal_titles(seen)
    columns = (
        ListColumn("goal", words["goal"]),
        *(ListColumn(one, _title(seen, one, locale)) for one in seen.grid.columns),
    )
    rows = [
        (
            ListCell(titles[goal], f"{FINDINGS_PATH}?ziel={goal}"),
            *(_cell(seen, goal, one, locale) for one in seen.grid.columns),
        )
        for goal in seen.grid.goals
    ]
    return whole_list(columns, rows)


def _cell(seen: Overview, goal: str, column: str, locale: Locale) -> ListCell:
    """The worst state of a goal at a unit; a bad one leads to its findings."""
    words, worst = OVERVIEW_WORDS[locale], seen.grid.worst(goal, column)
    if worst is None:
        return ListCell(words["none"])
    states = seen.grid.cells[goal, column]
    many, all_of_them = states[worst], states.total()
    counted = words["all" if many == all_of_them else "of"].format(many=many, all=all_of_them)
    is_unit = seen.book.organisation.find(column) is not None
    href = f"{FINDINGS_PATH}?ziel={goal}&einheit={column}" if worst in SQUARES and is_unit else ""
    return ListCell(STATES[locale][worst], href, sign=SIGNS[worst], state=str(worst), beside=(counted,))


def _goal_titles(seen: Overview) -> dict[str, str]:
    return {planned.goal.id: planned.goal.title for planned in seen.book.rules() if planned.plan.year == seen.year}


def _title(seen: Overview, column: str, locale: Locale) -> str:
    found = seen.book.organisation.find(column)
    level = seen.book.organisation.level(column)
    return found[1].name if found is not None else level.words(locale).many if level is not None else column


def _chart(seen: Overview, locale: Locale) -> PlottedDensity:
    grid, titles = seen.grid, _goal_titles(seen)
    worst = {
        (down, across): state
        for down, goal in enumerate(grid.goals)
        for across, column in enumerate(grid.columns)
        if (state := grid.worst(goal, column)) is not None
    }
    return plotted_density(
        worst, [titles[goal] for goal in grid.goals], [_title(seen, one, locale) for one in grid.columns]
    )


def _chart_says(seen: Overview, locale: Locale) -> str:
    words = OVERVIEW_WORDS[locale]
    worst = [worst_of(states) for states in seen.grid.cells.values()]
    bad = sum(1 for state in worst if state in SQUARES)
    named = {state: words[state] for state in SQUARES}
    return words["chart_says"].format(bad=bad, all=len(worst), **named)


def _due(seen: Overview, locale: Locale) -> ListPage:
    words = OVERVIEW_WORDS[locale]
    columns = tuple(ListColumn(name, words[name]) for name in ("due_what", "due_day", "due_where", "due_state"))
    rows = []
    for one in seen.due:
        title = titled_verdict(one.rule.title_in(locale), one.rule, one.verdict, locale)
        what = ListCell(title, obligation_path(one.verdict.obligation))
        if one.is_of_others:
            of_whom = answered_by(seen.book, one.verdict, locale)
            what = ListCell(title, talk_of(one.verdict.obligation), beside=(of_whom,))
        rows.append((
            what,
            ListCell(weekday_text(one.day, locale)),
            ListCell(one.verdict.scope.name),
            stated(state_text(one.verdict, locale), one.verdict.state),
        ))  # fmt: skip
    return whole_list(columns, rows)
