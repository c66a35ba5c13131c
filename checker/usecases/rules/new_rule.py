"""Puts the skeleton of a rule and its test at the end of a goal's files. Shell: reads and writes the rules folder.

What the rule needs and the house has no word for is declared in its vocabulary. Nothing takes effect by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from checker.domain import kinds
from checker.domain.house_ids import free_id, id_of
from checker.domain.kind import KindSpec
from checker.domain.kinds import KINDS
from checker.domain.plan import Plan
from checker.domain.problem import nearest
from checker.domain.refusal import NewRuleRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.rulebook.files import GOAL, VOCABULARY
from checker.rulebook.load import load, load_from_files
from checker.starter.rule_skeletons import kinds_with_skeleton, skeleton
from checker.usecases.rules.rule_files import alone_in, appended, begun_tests, text_of, write_files
from checker.usecases.rules.skeleton_values import skeleton_values, words_lacking


@dataclass(frozen=True, slots=True)
class NewRule:
    """What is asked for. None: the house's first, where there is a choice, or one is suggested."""

    kind: str
    id: str | None = None
    owner: str | None = None
    goal: str | None = None


@dataclass(frozen=True, slots=True)
class AddedRule:
    """Its id, and the files that were written, in the folder."""

    id: str
    files: tuple[str, ...]


def kinds_to_choose() -> tuple[str, ...]:
    return tuple(sorted(kinds_with_skeleton() & set(KINDS)))


def kind_sentences() -> dict[str, str]:
    """What each kind is for, as it says itself: in a sentence, by its name."""
    said = ((kind, import_module(f"{kinds.__name__}.{kind}").__doc__ or "") for kind in kinds_to_choose())
    return {kind: text.strip().removesuffix("Pure.").strip() for kind, text in said}


def add_rule(folder: Path, wanted: NewRule) -> AddedRule:
    """Write the skeleton and its test. Raises Refused, and RulebookError where the folder has mistakes, or would have
    one with what is new: then nothing is written.
    """
    kind = _kind(wanted.kind)
    # A folder that is none, or has mistakes, is told before anybody waits for it.
    load(folder)
    with alone_in(folder):
        return _added(folder, kind, wanted)


def _added(folder: Path, kind: KindSpec, wanted: NewRule) -> AddedRule:
    book = load(folder)
    goal, plan = _goal(book, wanted.goal)
    rule_id = _id(book, wanted, plan)
    values = skeleton_values(book, plan, kind, rule_id, _owner(book, wanted.owner))
    goal_file, test_file = f"plans/{plan.year}/goals/{goal}.yaml", f"plans/{plan.year}/tests/{goal}.yaml"
    before = {name: text_of(folder / name) for name in (VOCABULARY, goal_file, test_file)}
    after = dict(before)
    for section, entry in words_lacking(book, kind, rule_id, values):
        after[VOCABULARY] = appended(after[VOCABULARY], section, entry, VOCABULARY, folder)
    rule, test = skeleton(kind.name, "rule", values), skeleton(kind.name, "test", values)
    after[goal_file] = appended(after[goal_file], "rules", rule, goal_file, folder, apart=True)
    after[test_file] = appended(after[test_file] or begun_tests(goal), "tests", test, test_file, folder, apart=True)
    changed = {name: text for name, text in after.items() if text != before[name]}
    # Tests are no part of a rulebook.
    load_from_files({**book.files, **{name: text.encode() for name, text in changed.items() if name != test_file}})
    write_files(folder, changed)
    return AddedRule(rule_id, tuple(changed))


def _kind(name: str) -> KindSpec:
    if name not in kinds_to_choose():
        near = nearest(name, kinds_to_choose())
        raise Refused(NewRuleRefusal.UNKNOWN_KIND, nearest=near, allowed=kinds_to_choose(), kind=name)
    return KINDS[name]


def _goal(book: Rulebook, named: str | None) -> tuple[str, Plan]:
    """The goal's file name without its ending, in the newest plan."""
    plan = max(book.plans, key=lambda each: each.year)
    files = [found for name in book.files if (found := GOAL.fullmatch(name)) and int(found[1]) == plan.year]
    known = tuple(Path(found[0]).stem for found in files)
    if named is None:
        if len(known) > 1:
            raise Refused(NewRuleRefusal.WHICH_GOAL, allowed=known, year=str(plan.year))
        return known[0], plan
    wanted = Path(named).name.removesuffix(".yaml")
    if wanted not in known:
        raise Refused(
            NewRuleRefusal.UNKNOWN_GOAL, nearest=nearest(wanted, known), allowed=known, goal=wanted, year=str(plan.year)
        )
    return wanted, plan


def _id(book: Rulebook, wanted: NewRule, plan: Plan) -> str:
    """The id that was asked for, or one made of the kind that is still free."""
    taken = {planned.rule.id for planned in book.rules() if planned.plan.year == plan.year}
    suggested = wanted.kind.replace("_", "-")
    free = free_id(wanted.id or suggested, taken)
    if wanted.id is None:
        return free
    if wanted.id in taken:
        raise Refused(NewRuleRefusal.TAKEN_ID, nearest=free, id=wanted.id)
    if wanted.id != (fitting := id_of(wanted.id)):
        raise Refused(NewRuleRefusal.BAD_ID, nearest=fitting or None, id=wanted.id)
    return wanted.id


def _owner(book: Rulebook, named: str | None) -> str:
    """A role of the house as a whole: whoever enters what comes in, unless another is named."""
    known = tuple(role.id for role in book.organisation.roles if not role.is_external)
    if named is not None and named not in known:
        raise Refused(NewRuleRefusal.UNKNOWN_OWNER, nearest=nearest(named, known), allowed=known, owner=named)
    return named or book.escalation.administering
