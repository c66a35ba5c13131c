"""Is what a rule says it replaces another rule, gone, and replaced once? Pure; checks give problems.

Findings go on under the rule that replaces theirs. A name that was none would end them without a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from checker.domain.problem import Problem, nearest
from checker.rulebook.yaml_tree import Path, Tree

Rules = Collection[tuple[Tree, Path]]


def replaced_problems(rules: Rules) -> Iterator[Problem]:
    """Of the rules of one year: what is said to be replaced is another rule that is gone, and by one only."""
    # What has no readable id is told elsewhere.
    names = {name for tree, path in rules if isinstance(name := tree.get((*path, "id")), str)}
    replacing = [
        (tree, path, former) for tree, path in rules if isinstance(former := tree.get((*path, "replaces")), str)
    ]
    times = Counter(former for _, _, former in replacing)
    for tree, path, former in replacing:
        where = tree.where((*path, "replaces"))
        if former == tree.get((*path, "id")):
            yield Problem(where, f"the rule '{former}' cannot replace itself")
        elif former in names:
            yield Problem(where, f"the rule '{former}' still stands in this plan; what is replaced is gone")
        elif times[former] > 1:
            yield Problem(where, f"the rule '{former}' is replaced twice; its findings go on under one rule only")


def unknown_former_problems(now: Rules, before: Rules) -> Iterator[Problem]:
    """Of the rules of the folder and those in force: what is replaced is in force, or was when that was said."""
    said = {(str(tree.get((*path, "id"))), tree.get((*path, "replaces"))) for tree, path in before}
    were, names = {rule for rule, _ in said}, {str(tree.get((*path, "id"))) for tree, path in now}
    for tree, path in now:
        rule, former = str(tree.get((*path, "id"))), tree.get((*path, "replaces"))
        if not isinstance(former, str) or former in were | names or (rule, former) in said:
            continue  # also what is told already: it still stands there
        gone = tuple(sorted(were - names))
        close = nearest(former, gone) or (gone[0] if len(gone) == 1 else None)
        what = f"no rule '{former}' is in force that this could replace; name the one whose findings go on here"
        yield Problem(tree.where((*path, "replaces")), what, gone, close)
