"""What a preview's hash stands for: the change, not the day nor what else is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from checker.domain.due import Due, DuePolicy
from checker.domain.finding import Resolution
from checker.domain.verdict import State
from checker.preview.changes import (
    BackTest,
    ChangePreview,
    FileChange,
    FindingChange,
    FindingChanges,
    ObligationChange,
    ObligationChangeKind,
    Reach,
    ReportChanges,
    RulesSide,
    Sign,
    VerdictChange,
    WhyDated,
    is_softer,
)
from checker.preview.preview_hash import canonical_bytes, difference, hash_of
from checker.rulebook.compare import Edit
from checker.wording.preview_differences import difference_sentence
from tests.stored import verdict

ON = date(2016, 7, 1)
KEY = "kdu-error-rate/jobcenter/2016"
DUE = Due(date(2016, 12, 31), date(2016, 12, 31), date(2016, 12, 30), DuePolicy.FIXED)
CLOSED = FindingChange(KEY, 1, State.BREACHED, "critical", ON, ("leitung@jobcenter",), Resolution.RULE_CHANGED)
PREVIEW = ChangePreview(
    house="jobcenter",
    before=RulesSide("a" * 64, 1, 3),
    after=RulesSide("b" * 64, 1),
    on=ON,
    until=date(2016, 12, 31),
    known_at=datetime(2016, 7, 1, 22, tzinfo=UTC),
    sequence=12,
    edit=Edit((), (), (), (), {}),
    reach=Reach((FileChange("plans/2016/goals/kdu.yaml", Sign.OTHER, "c" * 64),), frozenset(), frozenset()),
    obligations=(),
    verdicts=(VerdictChange(KEY, verdict(State.BREACHED), verdict(State.MET)),),
    unchanged=0,
    findings=FindingChanges(closed=(CLOSED,)),
    mails=None,
    back_test=BackTest(date(2016, 1, 1), ON, ()),
    reports=ReportChanges(),
    not_compared=(),
    tests=None,
    needs=(),
)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"on": ON + timedelta(days=1)}, id="another day"),
        pytest.param({"sequence": 13}, id="records that change none of it"),
        pytest.param({"until": date(2017, 1, 31)}, id="mails of a longer span"),
        pytest.param(
            {"findings": FindingChanges(closed=(replace(CLOSED, told=("a@b", "c@d")),))}, id="one more was told"
        ),
        pytest.param(
            {"verdicts": (*PREVIEW.verdicts, VerdictChange("x/y/2016", verdict(), verdict(faulty=6)))},
            id="other figures in the same state",
        ),
    ],
)
def test_what_is_not_approved_does_not_change_the_hash(changes: dict[str, Any]) -> None:
    assert hash_of(replace(PREVIEW, **changes)) == hash_of(PREVIEW)


REDATED = ObligationChange(KEY, ObligationChangeKind.REDATED, DUE, replace(DUE, nominal=ON), WhyDated.NOMINAL)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        pytest.param(
            {"house": "amt"}, "The preview is one of another house; this one is amt.", id="the house is another"
        ),
        pytest.param(
            {"before": RulesSide("d" * 64, 1, 4)},
            "Rules were activated since: dddddddddddd.",
            id="somebody activated meanwhile",
        ),
        pytest.param(
            {"before": replace(PREVIEW.before, number=9)},
            f"Rules were activated since: {PREVIEW.before.sha256[:12]}.",
            id="somebody activated and went back meanwhile",
        ),
        pytest.param(
            {"reach": replace(PREVIEW.reach, files=(FileChange("a.yaml", Sign.NEW, "e" * 64),))},
            "The rule files are others: a.yaml, plans/2016/goals/kdu.yaml.",
            id="the folder was edited again",
        ),
        pytest.param({"obligations": (REDATED,)}, f"Obligations change in another way: {KEY}.", id="a day moved"),
        pytest.param(
            {"verdicts": (VerdictChange(KEY, verdict(State.BREACHED), verdict(State.PENDING)),)},
            f"Verdicts change in another way: {KEY}.",
            id="the verdict became another one",
        ),
        pytest.param(
            {"findings": FindingChanges()}, f"Other findings are closed: {KEY}.", id="the finding was closed meanwhile"
        ),
    ],
)
def test_what_is_approved_changes_the_hash_and_is_named(changes: dict[str, Any], sentence: str) -> None:
    other = replace(PREVIEW, **changes)
    assert hash_of(other) != hash_of(PREVIEW)
    named = difference(canonical_bytes(PREVIEW), canonical_bytes(other))
    assert [difference_sentence(one, "en") for one in named] == [sentence]


def test_the_same_preview_differs_in_nothing() -> None:
    assert difference(canonical_bytes(PREVIEW), canonical_bytes(PREVIEW)) == ()


def test_of_two_unlike_states_exactly_one_is_softer() -> None:
    states = [*State, None]
    assert all(is_softer(one, other) is not is_softer(other, one) for one, other in permutations(states, 2))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (State.BREACHED, State.MET),
        (State.BREACHED, State.PENDING),
        (State.AT_RISK, State.PENDING),
        (State.NOT_EVALUABLE, State.MET),
        (State.BREACHED, None),
        (State.MET, None),
    ],
)
def test_what_asks_less_is_softer(before: State, after: State | None) -> None:
    assert is_softer(before, after)
    assert not is_softer(after, before)


def test_softer_verdicts_stand_first_in_the_matrix() -> None:
    harder = VerdictChange("b/y/2016", verdict(State.MET), verdict(State.BREACHED))
    preview = replace(PREVIEW, verdicts=(harder, *PREVIEW.verdicts))
    assert list(preview.matrix) == [(State.BREACHED, State.MET), (State.MET, State.BREACHED)]
