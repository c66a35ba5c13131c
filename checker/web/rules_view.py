"""The rules in force as a list, and one of them as its page lays it out. Pure: from the rulebook alone, no figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.domain.assumption import assumptions
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import Verdict
from checker.pages.addresses import obligation_path, rule_path
from checker.pages.list_page import ListCell, ListColumn, ListPage, stated, whole_list
from checker.pages.list_query import ListFilter, ListQuery
from checker.wording.assumed_texts import assumed_key, assumed_reading
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.post_titles import role_title
from checker.wording.rule_facts import rule_facts, rule_texts
from checker.wording.rules_page_words import RULES_WORDS
from checker.wording.states import state_text
from checker.wording.titles import titled_verdict

Catalogue = tuple[tuple[ListColumn, ...], tuple[tuple[ListCell, ...], ...]]
FILTERS = ("plan", "ziel", "rolle", "herkunft")
STATED, ASSUMED = "plan", "annahme"
COLUMNS = ("rule", "row", "required", "owner", "origin")


def catalogue(book: Rulebook, query: ListQuery, locale: Locale) -> Catalogue:
    """Columns and rows: the rules of every plan that the filters leave, in the order of the plan."""
    columns, every = _made(_OfRules(book), locale)
    chosen = {name: query.chosen(name) for name in FILTERS}
    if not query.is_possible:
        return columns, ()
    return columns, tuple(row for planned, row in zip(book.rules(), every, strict=True) if _is_chosen(planned, chosen))


def _is_chosen(planned: PlannedRule, chosen: Mapping[str, str]) -> bool:
    said = {
        "plan": str(planned.plan.year),
        "ziel": planned.goal.id,
        "rolle": planned.rule.owner,
        "herkunft": _origin_id(planned),
    }
    return all(not wanted or wanted == said[name] for name, wanted in chosen.items())


def _origin_id(planned: PlannedRule) -> str:
    return ASSUMED if assumptions(planned.rule) else STATED


def catalogue_filters(book: Rulebook, locale: Locale) -> tuple[ListFilter, ...]:
    """By plan, goal, role and origin, as far as the rules in force have them."""
    words, house = RULES_WORDS[locale], book.organisation
    roles = {
        planned.rule.owner: role_title(planned.rule.owner, house.organisation.id, house, locale)
        for planned in book.rules()
    }
    return (
        ListFilter("plan", words["plan"], {str(plan.year): str(plan.year) for plan in book.plans}),
        ListFilter("ziel", words["goal"], {planned.goal.id: planned.goal.title for planned in book.rules()}),
        ListFilter("rolle", words["owner"], dict(sorted(roles.items(), key=lambda role: role[1]))),
        ListFilter("herkunft", words["origin"], {name: words[f"filter_{name}"] for name in (STATED, ASSUMED)}),
    )


class _OfRules:
    """A rulebook, equal to one of the same files: another day or absence is no other catalogue."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _OfRules) and other.book.sha256 == self.book.sha256

    def __hash__(self) -> int:
        return hash(self.book.sha256)


@lru_cache(maxsize=4)
def _made(rules: _OfRules, locale: Locale) -> Catalogue:
    book, words = rules.book, RULES_WORDS[locale]
    titles = Counter(planned.rule.title_in(locale) for planned in book.rules())
    columns = tuple(ListColumn(name, words[name]) for name in COLUMNS)
    return columns, tuple(_row(book, planned, locale, titles) for planned in book.rules())


def _row(book: Rulebook, planned: PlannedRule, locale: Locale, titles: Counter[str]) -> tuple[ListCell, ...]:
    rule, words = planned.rule, RULES_WORDS[locale]
    title = rule.title_in(locale)
    told_apart = title if titles[title] == 1 else f"{title} ({rule.id}, {planned.plan.year})"
    beside = (planned.goal.title, *((words["of_staff"],) if rule.measures_staff else ()))
    said = rule_texts(book, planned, locale)
    return (
        ListCell(told_apart, rule_path(rule.id, planned.plan.year), beside=beside),
        ListCell(plan_row(planned, locale)),
        ListCell(said.get("required", words["no_bound"])),
        ListCell(role_title(rule.owner, book.organisation.organisation.id, book.organisation, locale)),
        ListCell(_origin(len(assumptions(rule)), words)),
    )


def plan_row(planned: PlannedRule, locale: Locale) -> str:
    """Where the plan says it."""
    source, words = planned.rule.source, RULES_WORDS[locale]
    form = "plan_row_line" if source.lines else "plan_row"
    return words[form].format(row=source.row, lines=source.lines, year=planned.plan.year)


def _origin(assumed: int, words: Mapping[str, str]) -> str:
    if not assumed:
        return words["from_plan"]
    return words["one_assumption"] if assumed == 1 else words["many_assumptions"].format(count=assumed)


def rules_counted(count: int, locale: Locale) -> str:
    words = RULES_WORDS[locale]
    return words["one_rule"] if count == 1 else words["many_rules"].format(count=count)


@dataclass(frozen=True, slots=True)
class RulePageView:
    """What the template of one rule shows. `others`: the same rule in other plans (text, path)."""

    title: str
    asks: tuple[tuple[str, str], ...]
    source: tuple[tuple[str, str], ...]
    assumed: ListPage
    is_of_staff: bool
    others: tuple[tuple[str, str], ...]


def rule_view(book: Rulebook, planned: PlannedRule, locale: Locale) -> RulePageView:
    rule = planned.rule
    return RulePageView(
        title=rule.title_in(locale),
        asks=tuple(rule_facts(book, planned, locale).items()),
        source=tuple(_source(planned, locale)),
        assumed=_assumed(book, planned, locale),
        is_of_staff=rule.measures_staff,
        others=tuple(_others(book, planned, locale)),
    )


def obligation_list(planned: PlannedRule, found: Sequence[Verdict], locale: Locale) -> ListPage:
    """The obligations of a rule, each as it stands."""
    words, rule = RULES_WORDS[locale], planned.rule
    columns = (
        ListColumn("title", words["obligation"]),
        ListColumn("where", words["where"]),
        ListColumn("state", words["state"]),
        ListColumn("until", words["last_day"]),
    )
    rows = [
        (
            ListCell(titled_verdict(rule.title_in(locale), rule, one, locale), obligation_path(one.obligation)),
            ListCell(one.scope.name),
            stated(state_text(one, locale), one.state),
            ListCell(day_text(one.period.end, locale)),
        )
        for one in found
    ]
    return whole_list(columns, rows)


def _source(planned: PlannedRule, locale: Locale) -> Iterator[tuple[str, str]]:
    words, head, rule = RULES_WORDS[locale], planned.plan.head, planned.rule
    adopted = head.adopted_on
    status = words["adopted"].format(day=day_text(adopted, locale)) if adopted is not None else words["draft"]
    yield words["plan"], f"{head.title}, {status}"
    yield words["row"], plan_row(planned, locale)
    yield words["goal"], planned.goal.title
    yield words["id"], rule.id
    yield words["written_in"], planned.where


def _assumed(book: Rulebook, planned: PlannedRule, locale: Locale) -> ListPage:
    words, facts = RULES_WORDS[locale], rule_texts(book, planned, locale)
    columns = tuple(ListColumn(name, words[name]) for name in ("key", "reading", "why"))
    found = [
        (assumed_key(one, locale), assumed_reading(one, facts, book.organisation, locale), one.why)
        for one in assumptions(planned.rule)
    ]
    return whole_list(columns, [tuple(map(ListCell, each)) for each in found])


def _others(book: Rulebook, planned: PlannedRule, locale: Locale) -> Iterator[tuple[str, str]]:
    for other in book.rules():
        if other.rule.id == planned.rule.id and other.plan.year != planned.plan.year:
            title = RULES_WORDS[locale]["of_year"].format(title=other.rule.title_in(locale), year=other.plan.year)
            yield title, rule_path(other.rule.id, other.plan.year)
