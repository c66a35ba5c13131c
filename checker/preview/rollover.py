"""Proposes next year's plan from this year's: its files, and what a person must decide. Shell: reads, writes nothing.

The tests of the rules are carried and run; one that cannot be carried is skipped and told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from checker.domain.due import due, shifted
from checker.domain.plan import Plan
from checker.domain.refusal import Refused, RolloverRefusal
from checker.domain.rollover import ProposedPlan, RolloverDecision, RolloverDecisionKind
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.preview.rollover_folder import refuse_unfit_out, write_beside, write_into
from checker.preview.rollover_tests import carried_tests
from checker.rulebook.assembly import assembled
from checker.rulebook.files import CALENDAR, GOAL, PLAN, read_folder
from checker.rulebook.load import load, load_from_files, understood_archive
from checker.rulebook.problems import RulebookError
from checker.rulebook.rule_tests import default_files, read_tests, timeline_files
from checker.rulebook.yaml_marks import marked
from checker.starter.rollover.goal_file import CarriedWords, rolled_goal, rules_by_place
from checker.starter.rollover.plan_head import rolled_calendar, rolled_plan
from checker.starter.rollover.year_shift import next_name
from checker.wording.locales import Locale
from checker.wording.rollover_texts import LIST_NAME, carried_words, decision_list

Kind = RolloverDecisionKind
IN_ORDER = {kind: place for place, kind in enumerate(Kind)}


def propose(folder: Path, year: int, *, anew: bool = False) -> ProposedPlan:
    """The plan of `year`, from that of the year before. `anew`: as if there were none yet in the folder.

    Raises Refused where it is not the next year or its folder is there, RulebookError where the rules or their tests
    have a mistake: what is wrong this year would be wrong in two.
    """
    _refuse_unfit(folder, year, anew=anew)
    files = _files_before(folder, year)
    book = load_from_files(files) if anew else load(folder)
    source = next(plan for plan in book.plans if plan.year == year - 1)
    words = CarriedWords(**carried_words(book.language, source.year))
    calendar = rolled_calendar(files[CALENDAR].decode(), book.calendar_file, source.year, words.day_carried)
    base = {**files, CALENDAR: calendar.text.encode()}
    before = load_from_files(base)
    new, decisions = _plan_files(files, source, words)
    rules, mistakes, after = _read_back({**base, **new}, year)
    tests = _tests_before(folder, source.year, book)
    carried = carried_tests(tests, before, after, rules, {**base, **new}, source.year)
    every = [*decisions, *calendar.decisions, *mistakes, *carried.decisions, *_of_the_house(before, source)]
    explained = [_with_due(decision, rules, before) for decision in every]
    is_longer = base[CALENDAR] != files[CALENDAR]
    return ProposedPlan(
        year,
        book.language,
        files={**new, **carried.files},
        changed={CALENDAR: base[CALENDAR]} if is_longer else {},
        read={CALENDAR: files[CALENDAR]} if is_longer else {},
        decisions=tuple(sorted(explained, key=lambda one: IN_ORDER[one.kind])),
        tests=carried.count,
        tests_skipped=carried.skipped,
    )


def _refuse_unfit(folder: Path, year: int, *, anew: bool) -> None:
    """By the names of folders alone, so that what is broken in the new one hides nothing."""
    plans = folder / "plans"
    years = sorted(int(path.name) for path in plans.glob("[0-9][0-9][0-9][0-9]") if path.is_dir())
    if not years:
        return  # the loader says that there is no plan
    there = sorted(path.name for path in (plans / str(year)).glob("*"))
    if year - 1 in years and there and not anew:
        raise Refused(RolloverRefusal.EXISTS, folder=str(plans / str(year)), files=tuple(there), year=year)
    if year - 1 not in years or (year not in years and year - 1 != years[-1]):
        raise Refused(RolloverRefusal.NOT_NEXT, year=year, newest=years[-1], next=years[-1] + 1)


def _files_before(folder: Path, year: int) -> dict[str, bytes]:
    """The rule files without those of the year that is proposed."""
    files, problems = read_folder(folder)
    within = f"plans/{year}/"
    others = [problem for problem in problems if within not in problem.where.file]
    if others:
        raise RulebookError(others)
    return {name: data for name, data in files.items() if not name.startswith(within)}


def _plan_files(
    files: Mapping[str, bytes], source: Plan, words: CarriedWords
) -> tuple[dict[str, bytes], list[RolloverDecision]]:
    rules = {rule.id: rule for goal in source.goals for rule in goal.rules}
    new: dict[str, bytes] = {}
    decisions: list[RolloverDecision] = []
    for name, data in files.items():
        of_year = next((found for shape in (PLAN, GOAL) if (found := shape.fullmatch(name))), None)
        if of_year is None or int(of_year[1]) != source.year:
            continue
        named, text = next_name(name, source.year), data.decode()
        if PLAN.fullmatch(name):
            rolled = rolled_plan(text, named, source.year, words)
        else:
            in_order = rules_by_place(rules, marked(text))
            rolled = rolled_goal(text, named, source.year, in_order, words)
        new[named] = rolled.text.encode()
        decisions += rolled.decisions
    return new, decisions


def _read_back(
    files: Mapping[str, bytes], year: int
) -> tuple[Mapping[str, Rule], list[RolloverDecision], Rulebook | None]:
    """The rules as proposed; where the house contradicts them, what lint will say, and no rulebook."""
    try:
        book = load_from_files(files)
    except RulebookError as error:
        mistakes = [
            RolloverDecision(Kind.MISTAKE, problem.where.file, facts={"text": str(problem)})
            for problem in error.problems
        ]
        plans = assembled(understood_archive(files), files).plans
        return _rules_of(plans, year), mistakes, None
    return _rules_of(book.plans, year), [], book


def _rules_of(plans: Sequence[Plan], year: int) -> Mapping[str, Rule]:
    return {rule.id: rule for plan in plans if plan.year == year for goal in plan.goals for rule in goal.rules}


def _tests_before(folder: Path, plan_year: int, book: Rulebook) -> Mapping[str, str]:
    """The texts of the plan's tests by name relative to the folder. Raises RulebookError where one has a mistake."""
    problems, texts = [], {}
    of_year = folder / "plans" / str(plan_year)
    for path in [*default_files(folder), *timeline_files(folder)]:
        if path.is_relative_to(of_year):
            found = read_tests(path, folder, book)
            problems += found if isinstance(found, list) else []
            texts[path.relative_to(folder).as_posix()] = path
    if problems:
        raise RulebookError(problems)
    return {name: path.read_bytes().decode() for name, path in texts.items()}


# --- What the files do not say by themselves ------------------------------------------------------------------


def _of_the_house(before: Rulebook, source: Plan) -> Iterator[RolloverDecision]:
    """Promises of this year's plan about the next one, and units that have ceased in its course."""
    for planned in before.rules():
        if planned.plan.year == source.year and planned.year == source.year + 1:
            file = planned.where.partition(":")[0]
            yield RolloverDecision(Kind.OVERLAP, file, planned.rule.id, facts={"title": planned.rule.title})
    for _, unit in before.organisation.every_unit():
        if unit.valid_to is not None and unit.valid_to.year == source.year:
            yield RolloverDecision(
                Kind.UNIT, "organisation.yaml", facts={"unit": unit.id, "name": unit.name, "day": unit.valid_to}
            )


def _with_due(decision: RolloverDecision, rules: Mapping[str, Rule], before: Rulebook) -> RolloverDecision:
    """With what becomes of a due day in the new year, and why."""
    rule, day = rules.get(decision.rule), decision.facts.get("now") or decision.facts.get("day")
    is_due = decision.facts.get("key") in ("due.nominal", None) and decision.kind in (Kind.DATE, Kind.DATE_AMENDED)
    if rule is None or not is_due or not isinstance(day, date):
        return decision
    falls = due(day, rule.due.due_policy, before.calendar, rule.due.basis or "")
    return replace(decision, due=shifted(falls, falls, before.calendar))


def propose_and_write(folder: Path, year: int, out: Path | None = None) -> tuple[ProposedPlan, Locale, tuple[str, ...]]:
    """As `propose`, then written into the rules folder, or into a copy of it at `out`.

    Gives the proposal, the language of its list, and the names of the files, the list's last.
    """
    if out is not None:
        refuse_unfit_out(folder, out)
    proposal = propose(folder, year, anew=out is not None)
    language = proposal.language
    listed = f"plans/{year}/{LIST_NAME[language]}"
    files = {**proposal.files, listed: decision_list(proposal, language).encode()}
    if out is not None:
        write_beside(folder, out, proposal, files)
    else:
        write_into(folder, proposal, files)
    return proposal, language, (*sorted(proposal.files), listed)
