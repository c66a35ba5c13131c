"""What was found, as tables in one language. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.domain.rulebook import PlannedRule
from checker.pages.addresses import finding_path, obligation_path, rule_path
from checker.pages.list_page import ListCell, ListColumn, ListPage, whole_list
from checker.usecases.reading.finding_rows import finding_state, finding_title, title_with_place
from checker.usecases.reading.search import FileNumberFound, SearchResult
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.search_texts import SEARCH_WORDS
from notifications.mail_context import Briefing


@dataclass(frozen=True, slots=True)
class SearchGroup:
    """What was found of one kind. `has_more`: not all of it is shown."""

    title: str
    made: ListPage
    has_more: bool


def search_groups(found: SearchResult, locale: Locale) -> tuple[SearchGroup, ...]:
    """Only kinds of which there is something."""
    words, briefing = SEARCH_WORDS[locale], replace(found.seen.briefing, locale=locale)
    tables: dict[str, tuple[tuple[str, ...], list[tuple[ListCell, ...]]]] = {
        "rules": (("row", "rule", "goal"), [_rule(each, locale) for each in found.rules]),
        "findings": (
            ("what", "state", "since"),
            [
                (
                    finding_title(each, briefing),
                    finding_state(each, locale),
                    ListCell(day_text(each.episode.since, locale)),
                )
                for each in found.findings
            ],
        ),
        "file_numbers": (
            ("file_number", "where", "about"),
            [_file_number(each, found, briefing) for each in found.file_numbers],
        ),
    }
    return tuple(
        SearchGroup(
            words[kind],
            whole_list(tuple(ListColumn(name, words[name]) for name in columns), rows),
            kind in found.has_more,
        )
        for kind, (columns, rows) in tables.items()
        if rows
    )


def _rule(planned: PlannedRule, locale: Locale) -> tuple[ListCell, ...]:
    words, rule, year = SEARCH_WORDS[locale], planned.rule, planned.plan.year
    row = ListCell(words["plan_row"].format(row=rule.source.row, year=year))
    # Not the bare title: that is what the finding below is called, which is another page.
    title = words["rule_title"].format(title=rule.title_in(locale), year=year)
    return row, ListCell(title, rule_path(rule.id, year)), ListCell(planned.goal.title)


def _file_number(each: FileNumberFound, found: SearchResult, briefing: Briefing) -> tuple[ListCell, ...]:
    locale, verdict = briefing.locale, each.verdict
    where = SEARCH_WORDS[locale]["decided" if each.is_decision else "reported"]
    rule, path = found.seen.book.rule_of(verdict), finding_path if each.has_finding else obligation_path
    # What no rule in force knows has no page.
    about = ListCell(title_with_place(rule, verdict, briefing), path(verdict.obligation) if rule else "")
    return ListCell(each.file_number), ListCell(where.format(day=day_text(each.day, locale))), about
