"""Makes a goal file, its tests and a list of questions from a department's table. Shell: writes the rules folder.

Every filled line below the header becomes a rule or is told as not used. The folder has no mistake afterwards, or
nothing is written; no file that is there is replaced, and two at once do not undo each other. ADR 0117.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.house_ids import id_of
from checker.domain.plan import Plan
from checker.domain.problem import Problem
from checker.domain.refusal import NewRuleRefusal, Refused, TargetTableRefusal
from checker.domain.rulebook import Rulebook
from checker.domain.target_table import LineLeftOut, TableField, TableQuestion
from checker.rulebook.files import VOCABULARY
from checker.rulebook.load import load, load_from_files
from checker.rulebook.problems import RulebookError
from checker.rulebook.shown_text import without_unseen
from checker.starter.target_table.goal_text import TableGoal, goal_text, questions_text, tests_text
from checker.starter.target_table.open_table import OpenTable, meant_table, open_table
from checker.starter.target_table.table_lines import TableLines, lines_of
from checker.usecases.rules.rule_files import alone_in, appended, begun_tests, text_of, write_files, write_new
from checker.usecases.rules.table_rules import DraftedTable, drafted, house_of, mistakes_of, rule_of, words_of
from checker.wording.target_table_texts import TABLE_WORDS

# Once as a figure of whoever the line names, once as one of whoever administers; mistakes show layer by layer.
GIVEN_UP_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class TableWanted:
    """What is asked for. None: the only sheet with a header, the newest plan, a goal called as the file is.

    `columns` are titles, or letters, of columns that are called otherwise than known ones; `header` is the line of the
    header, from 1.
    """

    sheet: str | None = None
    year: int | None = None
    goal: str | None = None
    columns: Mapping[TableField, str] = field(default_factory=dict)
    header: int | None = None


@dataclass(frozen=True, slots=True)
class TakenTable:
    """What became of the table. `files` were written, in the folder; `questions_file` is the list beside the goal.

    Of the `lines` read, `lines_used` became `rules` (one each, two where a line bounds two figures), the others are
    `left_out`. `other_columns` and `other_sheets` hold something that nothing was read from.
    """

    goal: str
    lines: int
    lines_used: int
    rules: tuple[str, ...]
    questions: tuple[TableQuestion, ...]
    left_out: tuple[LineLeftOut, ...]
    other_columns: tuple[str, ...]
    other_sheets: tuple[str, ...]
    files: tuple[str, ...]
    questions_file: str


@dataclass(frozen=True, slots=True)
class _GoalFiles:
    """Names of the files that one table becomes, in the folder."""

    goal: str
    test: str
    questions: str

    def __iter__(self) -> Iterator[str]:
        """In the order in which they are written: no rule is there without its tests and questions."""
        return iter((self.questions, self.test, self.goal))


def take_table(name: str, data: bytes, folder: Path, wanted: TableWanted, limits: FileLimits = STARTER) -> TakenTable:
    """Write what the table `name` with these bytes becomes. Raises Refused, FileRefused, and RulebookError where the
    folder has mistakes already: then nothing is written.
    """
    _plan(load(folder), wanted.year)
    table = meant_table(open_table(name, data, limits), wanted.sheet, wanted.columns, wanted.header)
    lines = lines_of(table.grid, table.header)
    if not lines.targets:
        raise Refused(TargetTableRefusal.NO_TARGETS, file=name, line=str(table.grid.lines[table.header.row]))
    with alone_in(folder):
        book = load(folder)
        plan = _plan(book, wanted.year)
        files = _names(wanted.goal or Path(name).stem, plan, book)
        _refuse_there((files.goal,), folder)
        goal, texts = _texts(name, lines, files, book, plan, folder)
        # What is there of one that was killed before its goal is as it was to be.
        _refuse_there((each for each in files if not _is_there(folder / each, texts[each])), folder)
        _write(texts, files, folder)
    return _taken(goal, table, lines, tuple(texts), files)


def _plan(book: Rulebook, year: int | None) -> Plan:
    """The plan of the year, or the newest."""
    known = tuple(sorted({plan.year for plan in book.plans}))
    if year is None:
        return max(book.plans, key=lambda plan: plan.year)
    if year not in known:
        raise Refused(TargetTableRefusal.NO_PLAN, allowed=tuple(map(str, known)), year=str(year))
    return next(plan for plan in book.plans if plan.year == year)


def _names(called: str, plan: Plan, book: Rulebook) -> _GoalFiles:
    goal = id_of(Path(called).name.removesuffix(".yaml"))
    if not goal:
        raise Refused(TargetTableRefusal.NO_GOAL_ID, goal=called)
    under = f"plans/{plan.year}"
    asked = TABLE_WORDS[book.language]["questions"].lower()
    return _GoalFiles(f"{under}/goals/{goal}.yaml", f"{under}/tests/{goal}.yaml", f"{under}/goals/{goal}.{asked}.md")


def _is_there(path: Path, text: str) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == text.encode()


def _refuse_there(files: Iterable[str], folder: Path) -> None:
    for name in files:
        if os.path.lexists(folder / name):
            raise Refused(TargetTableRefusal.GOAL_EXISTS, file=str(folder / name))


def _texts(
    name: str, lines: TableLines, files: _GoalFiles, book: Rulebook, plan: Plan, folder: Path
) -> tuple[TableGoal, dict[str, str]]:
    """The goal, and the text of each file that is written. What the checks of rules refuse is made a figure."""
    house = house_of(book, plan)
    taken = frozenset(planned.rule.id for planned in book.rules() if planned.plan.year == plan.year)
    table = drafted(lines, house, taken)
    goal, texts, places = _attempt(name, lines, table, files, (book, plan, folder))
    problems = _problems(book, texts)
    for _ in range(GIVEN_UP_AT_MOST):
        mistakes = mistakes_of(problems, files.goal, places)
        if not mistakes:
            break
        table = table.with_figures_for(mistakes, house)
        goal, texts, places = _attempt(name, lines, table, files, (book, plan, folder))
        problems = _problems(book, texts)
    if problems:
        raise RulebookError(problems)
    texts[files.test] = tests_text(begun_tests(Path(files.goal).stem), goal)
    texts[files.questions] = questions_text(goal, book.language)
    return goal, texts


def _problems(book: Rulebook, texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """What is wrong with the rules with these files."""
    try:
        load_from_files({**book.files, **{file: text.encode() for file, text in texts.items()}})
    except RulebookError as error:
        return error.problems
    return ()


def _attempt(
    name: str, lines: TableLines, table: DraftedTable, files: _GoalFiles, of: tuple[Rulebook, Plan, Path]
) -> tuple[TableGoal, dict[str, str], Mapping[str, tuple[int, int]]]:
    """The goal, the files that are a part of the rulebook, and where each rule stands in the goal's."""
    book, plan, folder = of
    before = vocabulary = text_of(folder / VOCABULARY)
    for section, entry in words_of(table, book, plan):
        vocabulary = appended(vocabulary, section, entry, VOCABULARY, folder)
    title = TABLE_WORDS[book.language]["goal"].format(file=without_unseen(name))
    rules = [rule_of(draft, book, plan) for draft in table.drafts]
    goal = TableGoal(Path(files.goal).stem, title, without_unseen(name), lines.read, rules, lines.left_out)
    text, places = goal_text(goal, book.language)
    changed = {VOCABULARY: vocabulary} if vocabulary != before else {}
    return goal, {**changed, files.goal: text}, places


def _write(texts: Mapping[str, str], files: _GoalFiles, folder: Path) -> None:
    """The words before the rules that use them. Raises Refused; then all is as it was."""
    before = text_of(folder / VOCABULARY)
    if VOCABULARY in texts:
        write_files(folder, {VOCABULARY: texts[VOCABULARY]})
    written: list[Path] = []
    try:
        for name in (each for each in files if not _is_there(folder / each, texts[each])):
            write_new(folder / name, texts[name].encode())
            written.append(folder / name)
    except OSError as failed:
        for path in written:
            path.unlink(missing_ok=True)
        if VOCABULARY in texts:
            write_files(folder, {VOCABULARY: before})
        _refuse_there(files, folder)
        detail = failed.strerror or str(failed)
        raise Refused(NewRuleRefusal.CANNOT_WRITE, file=failed.filename or str(folder), detail=detail) from None


def _taken(
    goal: TableGoal, table: OpenTable, lines: TableLines, files: tuple[str, ...], names: _GoalFiles
) -> TakenTable:
    return TakenTable(
        goal=goal.id,
        lines=lines.read,
        lines_used=len(lines.targets),
        rules=tuple(rule.id for rule in goal.rules),
        questions=goal.questions,
        left_out=lines.left_out,
        other_columns=table.header.others,
        other_sheets=table.other_sheets,
        files=files,
        questions_file=names.questions,
    )
