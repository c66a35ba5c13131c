"""Which tests of the rules that an edit reaches fail, and which side of a bound do they try no longer? Shell.

The rules are those at hand: they are not read again, so that an edit meanwhile changes nothing. Timelines live through
a year and are run with `rules test`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from checker.domain.rulebook import Rulebook
from checker.preview.changes import TestsOfEdit
from checker.rule_testing.coverage import gaps
from checker.rule_testing.run import LineResult, NothingTested, run_tests
from checker.rulebook.problems import RulebookError
from checker.rulebook.rule_tests import default_files


def tests_of(folder: Path, book: Rulebook, rules: Collection[str], before: Rulebook | None) -> TestsOfEdit:
    """Of those rules, by the tests of the folder that `book` was read from.

    Told is which sides of a bound they try no longer: what they did not try by the rules `before` either is no news.
    None: there are none.
    """
    files = list(_files_about(folder, rules))
    try:
        outcomes = _outcomes(folder, files, book, rules)
    except RulebookError as wrong:
        return TestsOfEdit(failing=tuple(map(str, wrong.problems)))
    left = _gaps(book, rules, outcomes)
    were = _gaps_before(folder, files, before, rules) if left else frozenset()
    return TestsOfEdit(
        run=len(outcomes),
        failing=tuple(f"{one.check.rule}: {one.check.name}" for one in outcomes if one.differences),
        uncovered=tuple(gap for gap in left if gap not in were),
    )


def _outcomes(folder: Path, files: Sequence[Path], book: Rulebook, rules: Collection[str]) -> Sequence[LineResult]:
    if not files:
        return ()
    try:
        return run_tests(folder, files, rulebook=book, of_rules=rules).outcomes
    except NothingTested:
        return ()


def _gaps(book: Rulebook, rules: Collection[str], outcomes: Sequence[LineResult]) -> tuple[str, ...]:
    return tuple(map(str, gaps((one for one in book.rules() if one.rule.id in rules), outcomes)))


def _gaps_before(
    folder: Path, files: Sequence[Path], before: Rulebook | None, rules: Collection[str]
) -> frozenset[str]:
    if before is None:
        return frozenset()
    # By rules of before the tests of a new rule are none.
    with suppress(RulebookError):
        return frozenset(_gaps(before, rules, _outcomes(folder, files, before, rules)))
    return frozenset()


def _files_about(folder: Path, rules: Collection[str]) -> Iterator[Path]:
    """The files of tests in which one of these rules is named."""
    for path in default_files(folder):
        # What cannot be read cannot be run either; `rules test` says so.
        with suppress(OSError, UnicodeDecodeError):
            text = path.read_text(encoding="utf-8")
            if any(rule in text for rule in rules):
                yield path
