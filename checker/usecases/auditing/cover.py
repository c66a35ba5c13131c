"""By what is each rule tested? Its rule tests in the rules folder and the scenarios that bear its row. Shell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.audit.scenarios import scenarios_by_tag
from checker.domain.rulebook import Rulebook
from checker.rulebook.rule_tests import default_files, read_tests, timeline_files


@dataclass(frozen=True, slots=True)
class Cover:
    """`tests`: lines of rule tests by rule; `test_files`: where they stand. `unread`: files of tests that do not fit
    the rules in force.

    `scenarios`: places by row of the plan; None: there is no folder of features.
    """

    tests: Mapping[str, int]
    test_files: Mapping[str, tuple[str, ...]]
    unread: tuple[str, ...]
    scenarios: Mapping[str, tuple[str, ...]] | None


def cover_of(book: Rulebook, rules: Path, features: Path) -> Cover:
    """What the two folders hold about the rules of `book`."""
    tests: Counter[str] = Counter()
    files: dict[str, dict[str, None]] = defaultdict(dict)
    unread = []
    for path in (*default_files(rules), *timeline_files(rules)):
        read = read_tests(path, rules, book)
        if isinstance(read, list):
            unread.append(path.relative_to(rules).as_posix())
            continue
        for test in read.content.tests:
            tests[test.rule] += len(test.cases or ()) or 1
            files[test.rule][path.relative_to(rules).as_posix()] = None
    scenarios = scenarios_by_tag(features) if features.is_dir() else None
    return Cover(tests, {rule: tuple(places) for rule, places in files.items()}, tuple(unread), scenarios)
