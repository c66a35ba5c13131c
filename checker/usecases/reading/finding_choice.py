"""Which findings does a reader choose, and in which order? Pure: what the address of the list may ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache

from checker.domain.escalation import SEVEREST_FIRST
from checker.domain.finding import RESTING, FindingState
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import WORST_FIRST, State
from checker.pages.list_query import ListFilter, ListQuery
from checker.usecases.reading.house_findings import FindingsSeen, HouseFinding
from checker.wording.finding_list_texts import FINDING_LIST_WORDS
from checker.wording.locales import Locale
from checker.wording.mail_texts import SEVERITIES, capitalised
from checker.wording.refusal_texts import FINDING_STATES
from checker.wording.states import STATES

STATE, FINDING, GOAL, UNIT, SEVERITY, STEP, ROLE, SINCE = (
    "zustand", "befund", "ziel", "einheit", "gewicht", "stufe", "rolle", "seit",
)  # fmt: skip
EVERYTHING = "alle"
BAD = (State.BREACHED, State.AT_RISK, State.NOT_EVALUABLE, State.AWAITING_EVENT, State.MET)


class FindingSort(StrEnum):
    """Never by role, nor by how fast somebody was (law note 7)."""

    NEXT = "naechste"
    WORST = "schwerste"
    OLDEST = "aelteste"


class FindingGroup(StrEnum):
    """Under which heading a finding stands, in the order of the list."""

    OPEN = "open"
    RESTING = "resting"
    WATCHED = "watched"
    OVER = "over"


def group_of(finding: HouseFinding) -> FindingGroup:
    match finding.episode.state:
        case FindingState.RESOLVED:
            return FindingGroup.OVER
        case FindingState.WATCHED:
            return FindingGroup.WATCHED
        case state if state in RESTING:
            return FindingGroup.RESTING
        case _:
            return FindingGroup.OPEN


@lru_cache(maxsize=4)
def finding_filters(book: Rulebook, locale: Locale) -> tuple[ListFilter, ...]:
    """What findings are chosen by; titles in the reader's language."""
    words = FINDING_LIST_WORDS[locale]
    states = {str(state): capitalised(STATES[locale][state]) for state in BAD}
    standing = {str(state): FINDING_STATES[locale][state] for state in FindingState}
    severities = {name: SEVERITIES[locale][name] for name in SEVEREST_FIRST}
    return (
        ListFilter(STATE, words["filter_state"], states),
        ListFilter(
            FINDING,
            words["filter_finding"],
            {**standing, EVERYTHING: words["everything"]},
            nothing=words["standing"],
        ),
        ListFilter(GOAL, words["filter_goal"], _goals(book)),
        ListFilter(UNIT, words["filter_unit"], {unit.id: unit.name for _, unit in book.organisation.every_unit()}),
        ListFilter(SEVERITY, words["filter_severity"], severities),
        ListFilter(STEP, words["filter_step"], _steps(book, locale)),
        ListFilter(ROLE, words["filter_role"], {role.id: role.title_in(locale) for role in book.organisation.roles}),
        ListFilter(SINCE, words["filter_since"], kind="day"),
    )


def finding_sorts(locale: Locale) -> Mapping[str, str]:
    words = FINDING_LIST_WORDS[locale]
    return {
        FindingSort.NEXT: words["sort_next"],
        FindingSort.WORST: words["sort_worst"],
        FindingSort.OLDEST: words["sort_oldest"],
    }


def chosen(seen: FindingsSeen, query: ListQuery) -> tuple[HouseFinding, ...]:
    """Those that are asked for, by group and then in the order asked for; none where what is asked for does not exist.
    Unless said, those that need somebody.
    """
    if not query.is_possible:
        return ()
    kept = (each for each in seen.findings if _is_asked_for(each, query))
    order = ORDERS[FindingSort(query.sort or FindingSort.NEXT)]
    return tuple(sorted(kept, key=lambda each: (list(FindingGroup).index(group_of(each)), *order(each))))


def is_told_apart(query: ListQuery) -> bool:
    """Are the findings of one role or one unit asked for? They are what is to be done, and no count."""
    return bool(query.chosen(ROLE) or query.chosen(UNIT))


def _is_asked_for(each: HouseFinding, query: ListQuery) -> bool:
    episode, since = each.episode, query.day(SINCE)
    standing = query.chosen(FINDING)
    if standing != EVERYTHING and (str(episode.state) != standing if standing else not episode.needs_somebody):
        return False
    asked = (
        (STATE, str(each.verdict.state)),
        (GOAL, each.goal),
        (UNIT, each.scope),
        (SEVERITY, episode.severity),
        (STEP, str(episode.step)),
    )
    if any(query.chosen(key) not in ("", value) for key, value in asked):
        return False
    role = query.chosen(ROLE)
    return (not role or each.concerns(role)) and (since is None or episode.since >= since)


def _goals(book: Rulebook) -> dict[str, str]:
    """Of several plans with one id the newest plan's title."""
    plans = sorted(book.plans, key=lambda plan: plan.year)
    return {file.goal.id: file.goal.title for plan in plans for file in plan.goals}


def _steps(book: Rulebook, locale: Locale) -> dict[str, str]:
    words, escalation = FINDING_LIST_WORDS[locale], book.escalation
    owned = {(planned.rule.owner, planned.rule.escalation) for planned in book.rules()}
    longest = max((len(escalation.ladder(*each)) for each in owned), default=0)
    return {"0": words["no_step"], **{str(step): words["step"].format(step=step) for step in range(1, longest + 1)}}


def _next(each: HouseFinding) -> tuple[date | int | str, ...]:
    return each.ahead.on if each.ahead else date.max, *_worst(each)


def _worst(each: HouseFinding) -> tuple[date | int | str, ...]:
    episode = each.episode
    return SEVEREST_FIRST[episode.severity], WORST_FIRST[each.verdict.state], episode.since, episode.obligation


def _oldest(each: HouseFinding) -> tuple[date | int | str, ...]:
    return each.episode.since, each.episode.obligation


ORDERS: Mapping[FindingSort, Callable[[HouseFinding], tuple[date | int | str, ...]]] = {
    FindingSort.NEXT: _next,
    FindingSort.WORST: _worst,
    FindingSort.OLDEST: _oldest,
}
