"""By what is each rule tested? Its rule tests in the rules folder and the scenarios that bear its row. Shell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.audit.scenarios import scenarios_by_tag
from checker.domain.rulebook import Rulebook
from checker.rulebook.rule_tests import default_files, read_tests, timeline_files


@dataclass(frozen=True, slots=True)
class Cover:
    """`tests`: lines of rule tests by rule. `unread`: files of tests that do not fit the rules in force.

    `scenarios`: places by row of the plan; None: there is no folder of features.
    """

    tests: Mapping[str, int]
    unread: tuple[str, ...]
    scenarios: Mapping[str, tuple[str, ...]] | None


def cover_of(book: Rulebook, rules: Path, features: Path) -> Cover:
    """What the two folders hold about the rules of `book`."""
    tests: Counter[str] = Counter()
    unread = []
    for path in (*default_files(rules), *timeline_files(rules)):
        read = read_tests(path, rules, book)
        if isinstance(read, list):
            unread.append(path.relative_to(rules).as_posix())
            continue
        for test in read.content.tests:
            tests[test.rule] += len(test.cases or ()) or 1
    scenarios = scenarios_by_tag(features) if features.is_dir() else None
    return Cover(tests, tuple(unread), scenarios)
