"""What is measured about staff, on which level and from how many on it is shown: as a list. Pure, from the rulebook."""

from __future__ import annotations

from checker.domain.level import HOUSE
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.evaluation.few_staff import floor_of
from checker.pages.addresses import rule_path
from checker.pages.list_page import ListCell, ListColumn
from checker.wording.locales import Locale
from checker.wording.staff_council_words import STAFF_COUNCIL_WORDS

COLUMNS = ("rule", "figure", "level", "shown", "floor", "row")


def measured_of_staff(
    book: Rulebook, locale: Locale
) -> tuple[tuple[ListColumn, ...], tuple[tuple[ListCell, ...], ...]]:
    """Columns and rows: the rules about staff of every plan, in its order."""
    words = STAFF_COUNCIL_WORDS[locale]
    rows = (_row(planned, book, locale) for planned in book.rules() if planned.rule.measures_staff)
    return tuple(ListColumn(name, words[name]) for name in COLUMNS), tuple(rows)


def others_counted(book: Rulebook) -> int:
    """How many rules say nothing about staff."""
    return sum(not planned.rule.measures_staff for planned in book.rules())


def _row(planned: PlannedRule, book: Rulebook, locale: Locale) -> tuple[ListCell, ...]:
    words, rule = STAFF_COUNCIL_WORDS[locale], planned.rule
    where = rule.measure.where
    figure = book.vocabulary.figure({"metric": where.metric, "headcount": where.headcount, "training": where.training})
    beside = rule.scope.shown
    shown = beside.level if beside is not None else rule.scope.judge
    floor = max((beside.from_persons if beside is not None else None) or 0, floor_of(rule, book.vocabulary))
    is_house_only = rule.scope.judge == HOUSE and shown == HOUSE
    said = words["house_only"] if is_house_only else words["floor_of"].format(floor=floor)
    definition = (figure.definition.text(locale),) if figure and figure.definition else ()
    return (
        ListCell(rule.title_in(locale), href=rule_path(rule.id, planned.plan.year)),
        ListCell(figure.word.title(locale) if figure else "–", beside=definition),
        ListCell(_level(rule.scope.judge, book, locale)),
        ListCell(_level(shown, book, locale)),
        ListCell(said),
        ListCell(f"{planned.plan.year}, {rule.source.row}"),
    )


def _level(level_id: str, book: Rulebook, locale: Locale) -> str:
    level = book.organisation.level(level_id)
    return level.words(locale).one if level is not None else book.organisation.organisation.name
