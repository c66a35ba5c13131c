"""Which tests of the rules that an edit reaches fail, and which side of a bound does none of them try? Shell.

The rules are those at hand: they are not read again, so that an edit meanwhile changes nothing. Timelines live through
a year and are run with `rules test`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from checker.domain.rulebook import Rulebook
from checker.preview.changes import TestsOfEdit
from checker.rule_testing.coverage import gaps
from checker.rule_testing.run import NothingTested, run_tests
from checker.rulebook.problems import RulebookError
from checker.rulebook.rule_tests import default_files


def tests_of(folder: Path, book: Rulebook, rules: Collection[str]) -> TestsOfEdit:
    """Of those rules, by the tests of the folder that `book` was read from."""
    reached = [planned for planned in book.rules() if planned.rule.id in rules]
    files = list(_files_about(folder, rules))
    if not files:
        return TestsOfEdit(uncovered=tuple(str(gap) for gap in gaps(reached, ())))
    try:
        tested = run_tests(folder, files, rulebook=book)
    except RulebookError as wrong:
        return TestsOfEdit(failing=tuple(map(str, wrong.problems)))
    except NothingTested:
        return TestsOfEdit(uncovered=tuple(str(gap) for gap in gaps(reached, ())))
    outcomes = [one for one in tested.outcomes if one.check.rule in rules]
    return TestsOfEdit(
        run=len(outcomes),
        failing=tuple(f"{one.check.rule}: {one.check.name}" for one in outcomes if one.differences),
        uncovered=tuple(str(gap) for gap in gaps(reached, outcomes)),
    )


def _files_about(folder: Path, rules: Collection[str]) -> Iterator[Path]:
    """The files of tests in which one of these rules is named."""
    for path in default_files(folder):
        # What cannot be read cannot be run either; `rules test` says so.
        with suppress(OSError, UnicodeDecodeError):
            text = path.read_text(encoding="utf-8")
            if any(rule in text for rule in rules):
                yield path
