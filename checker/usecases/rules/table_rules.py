"""Which rules, tests and words does a table of targets become for a house? Pure but for the templates; writes nothing.

A rule that cannot be as the table says is made a figure that is shown and never judged, with the reason as a question:
so the files never have a mistake, and no line is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from checker.domain.house_ids import free_id, id_of
from checker.domain.kinds import KINDS
from checker.domain.level import HOUSE
from checker.domain.measure_unit import MeasureUnit
from checker.domain.plan import Plan
from checker.domain.problem import Problem
from checker.domain.rulebook import Rulebook
from checker.domain.target_table import Doubt, TableField, TableQuestion
from checker.rulebook.policy_checks import NOBODY_MAY
from checker.starter.rule_skeletons import skeleton
from checker.starter.target_table.given import LONGEST_TITLE, cut, given_rule
from checker.starter.target_table.goal_text import TableRule
from checker.starter.target_table.guess import Guess, TableHouse, guesses, monitored
from checker.starter.target_table.matching import FoundOwner
from checker.starter.target_table.table_lines import TableLines, TableTarget
from checker.starter.yaml_words import as_word, quoted
from checker.usecases.rules.skeleton_values import WORKING_DAYS_ASKED, skeleton_values, words_lacking
from checker.wording.locales import Locale
from checker.wording.target_table_texts import TABLE_WORDS

NO_MARKUP = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")", "`": "'", "*": "·", "_": "-"})
Doubted = tuple[Doubt, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A rule that is being made: what the line is taken for, and what is asked about it."""

    line: TableTarget
    guess: Guess
    id: str
    title: str
    doubts: tuple[Doubted, ...]


@dataclass(frozen=True, slots=True)
class DraftedTable:
    """The drafts of all lines, and the units that they need and the house lacks."""

    drafts: tuple[TableDraft, ...]
    units: Mapping[str, MeasureUnit] = field(default_factory=dict)

    def with_figures_for(self, mistakes: Mapping[str, str], house: TableHouse) -> DraftedTable:
        """Those of `mistakes` (by id, with what is wrong) as figures that are only shown; of one that is so already
        whoever administers answers for it.
        """
        drafts = tuple(
            _given_up(draft, mistakes[draft.id], house) if draft.id in mistakes else draft for draft in self.drafts
        )
        return replace(self, drafts=drafts)


def house_of(book: Rulebook, plan: Plan) -> TableHouse:
    """What the words of a table are compared with."""
    organisation = book.organisation
    locales: tuple[Locale, ...] = ("de", "en")
    called = {
        word.lower()
        for level in organisation.levels
        for locale in locales
        for word in (level.words(locale).one, level.words(locale).many)
        if word
    }
    by_length = sorted(called, key=lambda word: (-len(word), word))
    units, administering = dict(book.vocabulary.unit_by_id), book.escalation.administering
    return TableHouse(book.language, plan.year, units, organisation.roles, by_length, administering)


def drafted(lines: TableLines, house: TableHouse, taken: frozenset[str]) -> DraftedTable:
    """A draft of each line. `taken` are ids of rules that there are."""
    words, ids = TABLE_WORDS[house.language], set(taken)
    lines_by_title: dict[str, int] = {}
    new_units: dict[str, MeasureUnit] = {}
    drafts: list[TableDraft] = []
    for line in lines.targets:
        known = replace(house, units={**house.units, **new_units})
        found = guesses(line, known)
        for number, guess in enumerate(found, start=1):
            apart = words["several"].format(number=number, count=len(found)) if len(found) > 1 else ""
            title = f"{line.title}{apart}"
            rule_id = free_id(id_of(title) or id_of(words["line"].format(line=line.line)), ids)
            ids.add(rule_id)
            doubts = (*guess.doubts, *_of_title(line, title, lines_by_title))
            drafts.append(TableDraft(line, guess, rule_id, title, doubts))
            if guess.unit.is_new:
                new_units[guess.unit.unit.id] = guess.unit.unit
        if not line.from_above:
            lines_by_title.setdefault(line.title.lower(), line.line)
    return DraftedTable(tuple(drafts), new_units)


def words_of(table: DraftedTable, book: Rulebook, plan: Plan) -> Iterator[tuple[str, str]]:
    """What the vocabulary must declare first, by its section."""
    for unit in table.units.values():
        yield "units", _unit_entry(unit)
    for draft in table.drafts:
        values = _values(draft, book, plan)
        for section, entry in words_lacking(book, KINDS[draft.guess.kind], draft.id, values, _word(draft.title)):
            if section != "units":
                yield section, entry


def rule_of(draft: TableDraft, book: Rulebook, plan: Plan) -> TableRule:
    """Its own lines and those of its test."""
    given, days = given_rule(draft.line, draft.guess, draft.title, book, plan.year)
    values = _values(draft, book, plan)
    if KINDS[draft.guess.kind].is_on_demand:
        values |= _asked_days(draft, book, plan)
    elif not KINDS[draft.guess.kind].is_due_with_a_meeting:
        values |= {"day": days.day, "next_day": days.next_day, "later": days.later}
    kind = draft.guess.kind
    rule, test = skeleton(kind, "rule", values, given), skeleton(kind, "test", values, given)
    told = {
        doubt: TableQuestion(draft.line.line, draft.id, doubt, dict(facts)) for doubt, facts in reversed(draft.doubts)
    }
    questions = tuple(sorted(told.values(), key=lambda question: list(Doubt).index(question.doubt)))
    return TableRule(draft.id, draft.line.line, rule, test, questions, draft.line.section)


def mistakes_of(problems: tuple[Problem, ...], goal_file: str, places: Mapping[str, tuple[int, int]]) -> dict[str, str]:
    """What is wrong with which rule, by its id. Empty where a problem stands anywhere else."""
    found: dict[str, str] = {}
    for problem in problems:
        where, what = problem.where, problem.what
        is_there = where.file.endswith(goal_file)
        mine = (
            rule
            for rule, (first, last) in places.items()
            if (is_there and first <= where.line <= last) or (not is_there and f"'{rule}'" in what)
        )
        rule = next(mine, None)
        if rule is None:
            return {}
        found.setdefault(rule, what)
    return found


def _given_up(draft: TableDraft, detail: str, house: TableHouse) -> TableDraft:
    """Whoever the line names may be what cannot be; else its bound is."""
    role = draft.guess.owner.role
    if role != house.otherwise and f"'{role}'" in detail:
        return _with_other_owner(draft, detail, house)
    guess = monitored(draft.line, house, detail, with_owner=not draft.guess.is_shown)
    of_title = tuple(each for each in draft.doubts if each[0].startswith("title"))
    return replace(draft, guess=guess, doubts=(*guess.doubts, *of_title))


def _with_other_owner(draft: TableDraft, detail: str, house: TableHouse) -> TableDraft:
    titles = {role.id: role.title for role in house.roles}
    named, other = (titles.get(role, role) for role in (draft.guess.owner.role, house.otherwise))
    code = Doubt.OWNER_ALONE if detail.startswith(NOBODY_MAY) else Doubt.OWNER_NOT_POSSIBLE
    asked = (code, {"role": named, "other": other, "detail": detail})
    assumed = tuple(dict.fromkeys((*draft.guess.assumed, "owner")))
    guess = replace(draft.guess, owner=FoundOwner(house.otherwise, True), assumed=assumed)
    return replace(draft, guess=guess, doubts=(*draft.doubts, asked))


def _of_title(line: TableTarget, title: str, lines_by_title: Mapping[str, int]) -> Iterator[Doubted]:
    if line.from_above:
        yield Doubt.TITLE_FROM_ABOVE, {}
    elif (other := lines_by_title.get(line.title.lower())) is not None:
        yield Doubt.TITLE_TWICE, {"other": str(other)}
    if len(title) > LONGEST_TITLE:
        yield Doubt.TITLE_CUT, {"most": str(LONGEST_TITLE), "title": title}


def _values(draft: TableDraft, book: Rulebook, plan: Plan) -> dict[str, object]:
    """What the skeleton takes from the house, with the row of the plan and the unit."""
    kind, line = KINDS[draft.guess.kind], draft.line
    values = skeleton_values(book, plan, kind, draft.id, draft.guess.owner.role)
    if kind.has_target:
        values["unit"] = draft.guess.unit.unit.id
    role = book.organisation.role(draft.guess.owner.role)
    if role is not None and role.scope != HOUSE and (units := book.organisation.units(role.scope)):
        values |= {"level": role.scope, "place": as_word(units[0].id)}
    row = line.text(TableField.ROW) or TABLE_WORDS[book.language]["row"].format(line=line.line)
    is_plain = row.isascii() and row.isalnum() and row[0].isalpha() and as_word(row) == row
    values["row"] = row if is_plain else quoted(row)
    return values


def _asked_days(draft: TableDraft, book: Rulebook, plan: Plan) -> dict[str, object]:
    """Of what is owed so many working days after somebody asks for it."""
    wait = draft.guess.due.after_request or WORKING_DAYS_ASKED
    day = book.calendar.previous_working_day(date(plan.year, 9, 30))
    days = {"asked_on": book.calendar.add_working_days(day, -wait), "day": day}
    return {**days, "next_day": day + timedelta(days=1), "later": day + timedelta(days=60)}


def _unit_entry(unit: MeasureUnit) -> str:
    """A unit as the vocabulary declares it."""
    decimals = f", decimals: {unit.decimals}" if unit.decimals else ""
    words = ", ".join(
        f"{locale}: {{one: {quoted(one)}, many: {quoted(many)}}}"
        for locale, (one, many) in (("de", unit.de), ("en", unit.en))
    )
    return f"  - {{id: {as_word(unit.id)}, quantity: {unit.quantity}{decimals}, {words}}}\n"


def _word(title: str) -> str:
    """A title as the vocabulary calls what is counted: without signs that a mail would take for markup."""
    return cut(title.translate(NO_MARKUP), LONGEST_TITLE)
