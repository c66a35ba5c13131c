"""The rules folder as a `Rulebook`, or every problem of every file at once. Edge.

Activation archives the bytes; `understood_archive` says from them what `understood` said of the folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from checker.domain.calendar_file import CalendarFile, ClosuresFile, with_closures
from checker.domain.escalation import Escalation
from checker.domain.level import Level
from checker.domain.levels_before import LEVELS_BEFORE
from checker.domain.organisation import Organisation
from checker.domain.organisation_file import OrganisationFile, organisation_file, organisation_of
from checker.domain.plan import PlanFile
from checker.domain.problem import Location, Problem
from checker.domain.profile import SenderFile
from checker.domain.rule import GoalFile, Rule
from checker.domain.untranslated import is_read_in_english, rules_and_ladders
from checker.domain.vocabulary import Vocabulary
from checker.rulebook.calendar_table import closure_problems, holidays_of
from checker.rulebook.column_checks import column_problems
from checker.rulebook.conflict_marks import conflicts_beside
from checker.rulebook.files import (
    CALENDAR,
    CLOSURES,
    ESCALATION,
    GOAL,
    ORGANISATION,
    PLAN,
    SENDER,
    VOCABULARY,
    fingerprint,
    missing,
    read_folder,
)
from checker.rulebook.house_words import profile_problems, vocabulary_problems, with_words, word_problems
from checker.rulebook.judgeable_checks import judgeable_problems
from checker.rulebook.known import KnownNames, known_names
from checker.rulebook.level_checks import level_problems, levels_without_units, relation_problems
from checker.rulebook.organisation_checks import organisation_problems
from checker.rulebook.plan_checks import plan_problems, row_problems
from checker.rulebook.policy_checks import policy_problems, power_problems
from checker.rulebook.problems import RulebookError, assumptions_without_reason, in_order, schema_problems
from checker.rulebook.profile_checks import title_problems, twin_problems, uncounted_figures, version_problems
from checker.rulebook.profile_places import placed_profiles
from checker.rulebook.replaced_checks import replaced_problems, unknown_former_problems
from checker.rulebook.rule_checks import reference_problems, rule_problems
from checker.rulebook.schema_stamp import stale_schemas
from checker.rulebook.sender_checks import sender_problems
from checker.rulebook.sense_checks import sense_problems
from checker.rulebook.shared_checks import sharing_problems
from checker.rulebook.shown_text import shown_text_problems
from checker.rulebook.told_twice import told_twice
from checker.rulebook.when_checks import Written, when_problems
from checker.rulebook.yaml_tree import Path as TreePath
from checker.rulebook.yaml_tree import Tree, read

if TYPE_CHECKING:
    # What a rulebook is made of is not loaded where the files are only looked at.
    from checker.domain.rulebook import Rulebook
    from checker.rulebook.assembly import RuleFiles
    from checker.rulebook.mending import Hidden

MOST_RULES = 400
Model = TypeVar("Model", bound=BaseModel)


def load(folder: Path) -> Rulebook:
    """Read the rules folder. Raises RulebookError with the problems of all files; never half a rulebook."""
    from checker.rulebook.assembly import assembled

    return assembled(*understood(folder))


def load_from_files(files: Mapping[str, bytes]) -> Rulebook:
    """The rulebook of files at hand, by name relative to the folder. Raises RulebookError as `load` does."""
    from checker.rulebook.assembly import assembled

    return assembled(_without_problems(_read_all(dict(files), "", [], may_lack=(VOCABULARY,))), files)


def understood(folder: Path) -> tuple[RuleFiles, dict[str, bytes]]:
    """What the files of a folder say, and their bytes. Raises RulebookError as `load` does."""
    reading = _read_from(folder)
    return _without_problems(reading), reading.files


def understood_archive(files: Mapping[str, bytes]) -> RuleFiles:
    """What archived files say, also of a time when houses declared no words. ADR 0059.

    They were held against every check when they were activated: a check that came later is for the folder, and must
    not close a store. Raises RulebookError where a file is missing or has no shape that this program knows.
    """
    return _without_problems(_read_each(dict(files), "", [], may_lack=(VOCABULARY,)))


def load_vocabulary(folder: Path) -> Vocabulary:
    """The words of a rules folder, whatever else in it is broken; where no file declares any, what all houses know.

    Raises RulebookError with the problems of that file.
    """
    path = folder / VOCABULARY
    if not path.is_file():
        return Vocabulary()
    files, problems = read_folder(folder)
    reading = _Reading(files, f"{folder.as_posix()}/", [each for each in problems if each.where.file == str(path)])
    _read_words(reading, is_there=True)
    if reading.problems:
        raise RulebookError(reading.problems)
    return reading.get(VOCABULARY, Vocabulary) or Vocabulary()


@dataclass(frozen=True, slots=True)
class Linted:
    """What lint found. `rules` counts those that could be read; `sha256` is the rulebook's when there is no problem.

    `stale_schemas` beside the rules were drawn by another version or from other words: no mistake, but editors use
    them. `untranslated` are rules and ladders without an English title where somebody is written to in English.
    `does_both` is the role that is administration and service in one, or empty. `bare_letters` are keys of
    organisation.yaml without which letters to bodies outside lack something. `uncounted` are profiles that give a
    figure in ways of which no rule counts any. `told_twice` are pairs of rules with the same records and bound.
    """

    problems: tuple[Problem, ...]
    sha256: str
    files: int
    rules: int
    stale_schemas: tuple[str, ...] = ()
    does_both: str = ""
    bare_letters: tuple[str, ...] = ()
    untranslated: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    told_twice: tuple[str, ...] = ()


def lint(folder: Path, in_force: Mapping[str, bytes] | None = None) -> Linted:
    """Everything that `load` would refuse, in order; and profiles that changed without their version.

    `in_force` are the files of the rulebook in force, by name; None: there is none. Without the calendar's table,
    whose holidays take longer than all the reading.
    """
    reading = _read_from(folder)
    reading.problems += conflicts_beside(folder, reading.files)
    with_history = [*_unraised(reading, in_force or {}), *_never_in_force(reading, in_force or {})]
    reading.problems += _not_following(with_history, reading)
    goals = [model for model in reading.models.values() if isinstance(model, GoalFile)]
    rules = sum(len(goal.rules) for goal in goals)
    vocabulary = reading.get(VOCABULARY, Vocabulary)
    stale = stale_schemas(folder, vocabulary) if vocabulary is not None else ()
    problems = tuple(in_order(reading.problems))
    policy = reading.get(ESCALATION, Escalation)
    both = policy.administering if policy is not None and policy.serving == policy.administering else ""
    sha256, bare = fingerprint(reading.files), _bare_letters(reading)
    uncounted = tuple(uncounted_figures(reading.every(SenderFile), [rule for goal in goals for rule in goal.rules]))
    english = _untranslated(reading, goals)
    twice = tuple(told_twice((rule for goal in goals for rule in goal.rules), reading.get(ORGANISATION, Organisation)))
    return Linted(problems, sha256, len(reading.files), rules, tuple(stale), both, bare, english, uncounted, twice)


def _unraised(reading: _Reading, in_force: Mapping[str, bytes]) -> Iterator[Problem]:
    """Only of senders' files that are others than in force: reading all of them again would take its time."""
    changed = {name: data for name, data in in_force.items() if reading.files.get(name) != data}
    if not in_force or _house_id(in_force) != _house_id(reading.files):
        return iter(())
    before = _Reading({}, "", [], reading.levels)
    for name, data in changed.items():
        if SENDER.fullmatch(name):
            _read(name, data, before)
    senders = reading.every(SenderFile)
    return version_problems(placed_profiles(senders, reading.trees), before.every(SenderFile))


def _never_in_force(reading: _Reading, in_force: Mapping[str, bytes]) -> Iterator[Problem]:
    """Rules that say they replace one that there was not: its findings would end, and not go on under theirs."""
    goals = [tree for name, tree in reading.trees.items() if GOAL.fullmatch(name)]
    now = [(tree, path) for tree in goals for path in _rule_paths(tree)]
    if not in_force or not any(tree.get((*path, "replaces")) for tree, path in now):
        return
    if _house_id(in_force) != _house_id(reading.files):
        return
    archived = [
        reading.trees[name] if reading.files.get(name) == data else read(data, name)
        for name, data in in_force.items()
        if GOAL.fullmatch(name)
    ]
    yield from unknown_former_problems(now, [(tree, path) for tree in archived for path in _rule_paths(tree)])


def _house_id(files: Mapping[str, bytes]) -> object:
    return read(files.get(ORGANISATION, b""), ORGANISATION).get(("organisation", "id"))


def _untranslated(reading: _Reading, goals: Iterable[GoalFile]) -> tuple[str, ...]:
    organisation, escalation = reading.get(ORGANISATION, Organisation), reading.get(ESCALATION, Escalation)
    if organisation is None or escalation is None or not is_read_in_english(organisation):
        return ()
    return rules_and_ladders(escalation, goals)


def _bare_letters(reading: _Reading) -> tuple[str, ...]:
    """What is not said about letters; nothing where no ladder leads outside."""
    organisation, escalation = reading.get(ORGANISATION, Organisation), reading.get(ESCALATION, Escalation)
    if organisation is None or escalation is None:
        return ()
    outside = {role.id for role in organisation.roles if role.is_external}
    writes = any(outside.intersection(policy.steps) for policy in escalation.policies)
    return organisation.letters.missing if writes else ()


@dataclass(slots=True)
class _Reading:
    """What has been read so far: trees by name, models by name where they are valid, and all problems.

    `levels` are those of the house; None: nobody knows, because those that it declares are broken. A file with a
    mistake is read as if it were mended, so that all others show at once; nothing else is told of `hidden` places.
    `rules` are those of goals that are not well formed, each by itself; `worded` those of every goal, with the words of
    the house.
    """

    files: dict[str, bytes]
    shown: str
    problems: list[Problem]
    levels: tuple[Level, ...] | None = LEVELS_BEFORE
    trees: dict[str, Tree] = field(default_factory=dict)
    models: dict[str, BaseModel] = field(default_factory=dict)
    rules: dict[str, tuple[tuple[TreePath, Rule], ...]] = field(default_factory=dict)
    worded: dict[str, tuple[tuple[TreePath, Rule], ...]] = field(default_factory=dict)
    hidden: Hidden | None = None

    def get(self, name: str, model: type[Model]) -> Model | None:
        found = self.models.get(name)
        return found if isinstance(found, model) else None

    def every(self, model: type[Model]) -> dict[str, Model]:
        return {name: found for name in sorted(self.models) if (found := self.get(name, model)) is not None}


def _without_problems(reading: _Reading) -> RuleFiles:
    if reading.problems:
        raise RulebookError(reading.problems)
    return _said(reading)


def _read_from(folder: Path) -> _Reading:
    if not folder.is_dir():
        nowhere = Problem(Location(str(folder)), "there is no such folder of rules; name one with --rules")
        return _Reading({}, "", [nowhere])
    files, problems = read_folder(folder)
    reading = _read_all(files, f"{folder.as_posix()}/", problems)
    told_of = {problem.where for problem in reading.problems}
    unseen = (problem for tree in reading.trees.values() for problem in shown_text_problems(tree))
    reading.problems += [problem for problem in unseen if problem.where not in told_of]
    profiles = placed_profiles(reading.every(SenderFile), reading.trees)
    of_folder = [*column_problems(profiles), *twin_problems(profiles), *title_problems(profiles)]
    of_folder += sharing_problems(profiles)
    if (organisation := reading.get(ORGANISATION, Organisation)) is not None:
        of_folder += relation_problems(organisation.levels, reading.trees[ORGANISATION])
    reading.problems += _not_following(of_folder, reading)
    return reading


def _read_all(files: dict[str, bytes], shown: str, problems: list[Problem], may_lack: tuple[str, ...] = ()) -> _Reading:
    """Every file, held against the others."""
    unreadable = {problem.where.file.removeprefix(shown) for problem in problems}
    reading = _read_each(files, shown, problems, may_lack)
    known = known_names(reading.trees, {*files, *unreadable}, reading.levels)
    of_words = list(_of_the_words(reading))
    told = {problem.where for problem in of_words}
    # A word that nobody knows is given by no file either: the cause is told, not what follows from it.
    crossed = [problem for problem in _cross_checks(reading, known) if problem.where not in told]
    problems += _not_following([*crossed, *of_words], reading)
    return reading


def _read_each(files: dict[str, bytes], shown: str, problems: list[Problem], may_lack: tuple[str, ...]) -> _Reading:
    """Every file by itself."""
    reading = _Reading(files, shown, problems)
    unreadable = {problem.where.file.removeprefix(shown) for problem in problems}
    problems += missing([*files, *unreadable, *may_lack], shown)
    _read_words(reading, is_there=VOCABULARY in unreadable)
    for name, data in files.items():
        if name != VOCABULARY:
            _read(name, data, reading)
    return reading


def _read_words(reading: _Reading, *, is_there: bool) -> None:
    """The vocabulary, first of all: its levels say how the organisation is to be read. Of one that is there and cannot
    be read nobody knows them.
    """
    if VOCABULARY not in reading.files:
        reading.levels = None if is_there else reading.levels
        return
    _read(VOCABULARY, reading.files[VOCABULARY], reading)
    reading.levels, problems = _levels(reading.trees.get(VOCABULARY))
    reading.problems += problems


def _levels(tree: Tree | None) -> tuple[tuple[Level, ...] | None, list[Problem]]:
    """The levels that a vocabulary declares, whatever else in it is broken, and what they say against one another."""
    if tree is None:
        return None, []
    try:
        vocabulary = Vocabulary.model_validate({"levels": tree.get(("levels",))})
    except ValidationError:
        return None, []  # told already, with the file as a whole
    problems = list(level_problems(vocabulary, tree))
    return (None if problems else vocabulary.levels_of_house), problems


def _read(name: str, data: bytes, reading: _Reading) -> None:
    tree = read(data, reading.shown + name)
    reading.problems += tree.problems
    if not tree.complete:
        return
    reading.trees[name] = tree
    reading.problems += assumptions_without_reason(tree)
    model = _model_of(name, reading)
    if model is None:
        return
    too_many = list(_too_many_rules(tree)) if model is GoalFile else []
    if too_many:
        # Checking thousands of rules one by one would take its time and drown the one thing to do.
        reading.problems += too_many
        return
    try:
        said = model.model_validate(tree.value)
    except ValidationError as error:
        reading.problems += schema_problems(error, model, tree)
        if model is GoalFile:
            reading.rules[name] = tuple(_rules_alone(tree, reading))
            return
        guess = _mended(model, tree, (), reading)
        if guess is None:
            return
        said = guess
    if isinstance(said, OrganisationFile) and reading.levels is not None:
        said = organisation_of(said, reading.levels)
    reading.models[name] = said


def _rules_alone(tree: Tree, reading: _Reading) -> Iterator[tuple[TreePath, Rule]]:
    """The rules of a goal one by one, so that one that cannot be mended does not hide the others."""
    for path in _rule_paths(tree):
        try:
            yield path, Rule.model_validate(tree.get(path))
        except ValidationError:  # told already, with the file as a whole
            if (guess := _mended(Rule, tree, path, reading)) is not None:
                yield path, guess


def _mended(model: type[Model], tree: Tree, path: TreePath, reading: _Reading) -> Model | None:
    """What a broken file, or a part of it, would say; None: nobody can tell. Imported where there is a mistake."""
    from checker.rulebook.mending import Hidden, mended

    guess = mended(model, tree, path)
    if guess is None:
        return None
    reading.hidden = reading.hidden or Hidden()
    reading.hidden.add(tree, guess)
    return guess.said


def _not_following(problems: Iterable[Problem], reading: _Reading) -> Iterable[Problem]:
    """Those that do not only follow from a mistake that is told; an unknown role with the name it has by now."""
    found = tuple(problems)
    if not found:
        return ()
    from checker.rulebook.renamed_names import with_new_names

    return with_new_names(reading.hidden.without(found) if reading.hidden else found, reading.trees)


def _model_of(name: str, reading: _Reading) -> type[BaseModel] | None:
    """The model that a file is read with; None: what it must look like is not known."""
    if name == ORGANISATION:
        return None if reading.levels is None else organisation_file(reading.levels)
    by_name: dict[str, type[BaseModel]] = {
        CALENDAR: CalendarFile, CLOSURES: ClosuresFile, ESCALATION: Escalation,
        VOCABULARY: Vocabulary,
    }  # fmt: skip
    if name in by_name:
        return by_name[name]
    if SENDER.fullmatch(name):
        return SenderFile
    return PlanFile if PLAN.fullmatch(name) else GoalFile


def _too_many_rules(tree: Tree) -> Iterator[Problem]:
    rules = tree.get(("rules",))
    if isinstance(rules, tuple) and len(rules) > MOST_RULES:
        where = tree.where(("rules", MOST_RULES))
        yield Problem(
            where, f"{len(rules):,} rules in one goal; at most {MOST_RULES} are judged together: split the goal"
        )


def _cross_checks(reading: _Reading, known: KnownNames) -> Iterator[Problem]:
    escalation = reading.get(ESCALATION, Escalation)
    calendar_file = reading.get(CALENDAR, CalendarFile)
    if (organisation := reading.get(ORGANISATION, Organisation)) is not None:
        yield from organisation_problems(organisation, calendar_file, reading.trees[ORGANISATION])
    if calendar_file is not None and (further := reading.get(CLOSURES, ClosuresFile)) is not None:
        yield from closure_problems(calendar_file, further, reading.trees[CLOSURES])
    if escalation is not None:
        yield from policy_problems(escalation, known, reading.trees[ESCALATION])
        goals = [model for model in reading.models.values() if isinstance(model, GoalFile)]
        if len(goals) == sum(1 for name in reading.files if GOAL.fullmatch(name)):
            rules = [rule for goal in goals for rule in goal.rules]
            yield from power_problems(escalation, rules, reading.trees[ESCALATION], known.external_roles)
    for name, tree in reading.trees.items():
        if SENDER.fullmatch(name) and (sender := reading.get(name, SenderFile)) is not None:
            yield from sender_problems(sender, known, tree)
        if (plan := PLAN.fullmatch(name)) and (head := reading.get(name, PlanFile)) is not None:
            yield from plan_problems(head, int(plan[1]), calendar_file, tree, reading.trees.get(CALENDAR))
            yield from row_problems(head, _goals_beside(name, reading), tree)
        if goal := GOAL.fullmatch(name):
            for path in _rule_paths(tree):
                yield from reference_problems(path, tree, known)
            for path, rule in _rules(name, reading):
                yield from rule_problems(rule, int(goal[1]), path, tree, known, escalation)
                yield from judgeable_problems(rule, int(goal[1]), path, tree, reading.models)
                yield from sense_problems(rule, int(goal[1]), path, tree, organisation)
    yield from when_problems(list(_written(reading)), _ids_by_year(reading), known, escalation, organisation)
    yield from _named_twice(reading)


def _goals_beside(plan: str, reading: _Reading) -> Iterator[GoalFile]:
    """The goals of the plan whose file that is, as far as they could be read."""
    beside = plan.removesuffix("plan.yaml")
    for name in reading.files:
        if GOAL.fullmatch(name) and name.startswith(beside) and (goal := reading.get(name, GoalFile)) is not None:
            yield goal


def _of_the_words(reading: _Reading) -> Iterator[Problem]:
    """The vocabulary itself, and every word of rules and profiles that it does not declare. None: nobody knows them."""
    vocabulary = reading.get(VOCABULARY, Vocabulary)
    if vocabulary is None:
        return
    yield from vocabulary_problems(vocabulary, reading.trees[VOCABULARY])
    if (organisation := reading.get(ORGANISATION, Organisation)) is not None:
        yield from levels_without_units(vocabulary, reading.trees[VOCABULARY], organisation)
    for name, tree in reading.trees.items():
        if SENDER.fullmatch(name) and (sender := reading.get(name, SenderFile)) is not None:
            yield from profile_problems(sender, tree, vocabulary)
        for path, rule in _rules(name, reading) if GOAL.fullmatch(name) else ():
            yield from word_problems(rule, path, tree, vocabulary)


def _written(reading: _Reading) -> Iterator[Written]:
    for name, tree in reading.trees.items():
        if goal := GOAL.fullmatch(name):
            for path, rule in _rules(name, reading):
                yield Written(rule, rule.period.year or int(goal[1]), path, tree)


def _ids_by_year(reading: _Reading) -> dict[int, set[str]]:
    """The names of all rules, also of those that are not well formed, by the year they are about."""
    found: dict[int, set[str]] = {}
    for name, tree in reading.trees.items():
        if goal := GOAL.fullmatch(name):
            for path in _rule_ids(tree):
                about = tree.get((*path[:-1], "period", "year"))
                names = found.setdefault(about if isinstance(about, int) else int(goal[1]), set())
                if isinstance(rule_id := tree.get(path), str):
                    names.add(rule_id)
    return found


def _rules(name: str, reading: _Reading) -> tuple[tuple[TreePath, Rule], ...]:
    """The rules of a goal that are well formed, also where one beside them is not. All files are read by now."""
    if name not in reading.worded:
        reading.worded[name] = tuple(_worded(name, reading))
    return reading.worded[name]


def _worded(name: str, reading: _Reading) -> Iterator[tuple[TreePath, Rule]]:
    goal, vocabulary = reading.get(name, GoalFile), reading.get(VOCABULARY, Vocabulary) or Vocabulary()
    alone = reading.rules.get(name, ())
    rules = alone if goal is None else ((("rules", place), rule) for place, rule in enumerate(goal.rules))
    yield from ((path, with_words(rule, vocabulary)) for path, rule in rules)


def _named_twice(reading: _Reading) -> Iterator[Problem]:
    """Ids that must be the only ones of their kind, across all files. Obligations and records are found by them."""
    senders = [tree for name, tree in reading.trees.items() if SENDER.fullmatch(name)]
    yield from _same_obligations(reading)
    yield from _twice("sender", [(tree, ("sender", "id")) for tree in senders])
    for year in {name.split("/")[1] for name in reading.trees if GOAL.fullmatch(name)}:
        of_year = [tree for name, tree in reading.trees.items() if name.startswith(f"plans/{year}/goals/")]
        yield from _twice("goal", [(tree, ("goal", "id")) for tree in of_year])


def _same_obligations(reading: _Reading) -> Iterator[Problem]:
    """One id twice in a plan, or in two plans about one year: the same obligations would be owed twice."""
    by_year: dict[int, list[tuple[Tree, TreePath]]] = {}
    for name, tree in reading.trees.items():
        if goal := GOAL.fullmatch(name):
            for path in _rule_ids(tree):
                about = tree.get((*path[:-1], "period", "year"))
                by_year.setdefault(about if isinstance(about, int) else int(goal[1]), []).append((tree, path))
    for places in by_year.values():
        yield from _twice("rule", places)
        yield from replaced_problems([(tree, path[:-1]) for tree, path in places])


def _twice(what: str, places: Iterable[tuple[Tree, TreePath]]) -> Iterator[Problem]:
    first_by_id: dict[str, tuple[Tree, TreePath]] = {}
    for tree, path in places:
        found = tree.get(path)
        if not isinstance(found, str):
            continue  # told already: an id is a word
        first_tree, first_path = first_by_id.setdefault(found, (tree, path))
        if (first_tree, first_path) != (tree, path):
            first = first_tree.where(first_path)
            yield Problem(tree.where(path), f"the {what} '{found}' stands here twice; the other is at {first}")


def _rule_paths(tree: Tree) -> list[TreePath]:
    """Where the rules of a goal stand; none when there are more than will be judged."""
    paths = tree.entries(("rules",))
    return paths if len(paths) <= MOST_RULES else []


def _rule_ids(tree: Tree) -> list[TreePath]:
    return [(*path, "id") for path in _rule_paths(tree)]


def _said(reading: _Reading) -> RuleFiles:
    """What files without a mistake say; all models are there."""
    from checker.rulebook.assembly import RuleFiles

    organisation = reading.get(ORGANISATION, Organisation)
    escalation = reading.get(ESCALATION, Escalation)
    calendar_file = reading.get(CALENDAR, CalendarFile)
    if organisation is None or escalation is None or calendar_file is None:
        raise AssertionError("a missing or broken file is a problem, told before")
    calendar_file = with_closures(calendar_file, reading.get(CLOSURES, ClosuresFile))
    holidays, source = holidays_of(calendar_file, organisation.organisation.language)
    return RuleFiles(
        organisation=organisation,
        escalation=escalation,
        vocabulary=reading.get(VOCABULARY, Vocabulary) or Vocabulary(),
        calendar_file=calendar_file,
        holidays=holidays,
        source=source,
        senders=reading.every(SenderFile),
        plans=reading.every(PlanFile),
        goals=reading.every(GoalFile),
        places=tuple(_places(reading)),
    )


def _places(reading: _Reading) -> Iterator[tuple[int, str, str]]:
    """Where each rule stands, by plan year and id; relative to the folder, as in the archive."""
    for name, tree in reading.trees.items():
        goal = GOAL.fullmatch(name)
        for path in _rule_ids(tree) if goal else ():
            assert goal is not None, "only goals have rules"
            where = tree.where(path)
            yield int(goal[1]), str(tree.get(path)), f"{name}:{where.line}:{where.column}"
