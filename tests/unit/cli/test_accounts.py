"""What the command line tells of a file: never a flood."""

from __future__ import annotations

import pytest

from checker.cli.accounts import tell_accounts
from checker.cli.options import App
from checker.domain.problem import Location
from checker.domain.record_problem import ProblemCode, RecordProblem
from checker.records import Account
from checker.usecases.importing.read_files import ReadFile


class Noting(App):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.noted: list[str] = []

    def note(self, text: str) -> None:
        self.noted.append(text)


def test_a_hundred_problems_and_warnings_are_told_and_the_others_counted(capsys: pytest.CaptureFixture[str]) -> None:
    app, problem = Noting(), RecordProblem(Location("q1.csv", 5), ProblemCode.KEY_TWICE)
    tell_accounts(app, [ReadFile(Account("q1.csv", 0, 0, 0, 0, 0), (problem,) * 130, (problem,) * 103)])
    *told, more = capsys.readouterr().err.splitlines()
    assert (len(told), more) == (100, "q1.csv: and 3 more problems")
    *_, more, line = app.noted
    assert (len(app.noted), more) == (102, "q1.csv: and 30 more warnings (warning)")
    assert line == "q1.csv: refused, nothing of it was taken"
