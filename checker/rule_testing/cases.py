"""The lines of a file with tests of rules, resolved: which rule, unit, period and day, and by which facts. Pure.

What cannot be resolved is a problem with its place; the shape of the file has been checked before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from checker.domain.act import Act
from checker.domain.clock import end_of_day, local_day
from checker.domain.level import HOUSE
from checker.domain.obligation_key import key_of
from checker.domain.period import Period
from checker.domain.post import Post
from checker.domain.problem import Location, Problem, nearest
from checker.domain.record import MODEL_BY_TYPE
from checker.domain.report import Records
from checker.domain.rule import Rule
from checker.domain.rule_test import Expect, RuleCase, RuleTest, TimelineStep, expanded
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.rule_testing.facts import (
    GivenFacts,
    NoSuchMeasure,
    TestedObligation,
    periods_reported,
    reported,
    written_out,
)
from checker.rulebook.rule_tests import ReadTests, planned_rules, record_problem, said_by_model
from checker.rulebook.yaml_tree import Path as TreePath
from checker.rulebook.yaml_tree import Tree
from checker.wording.reasons import SENTENCES


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a test, resolved: what is judged, by which facts, and the expected result.

    `owed` is the closed list of obligations where the test is about these. `lived` is the whole timeline of the test
    where it asks for findings or mails, and this line the one at `row` of it;
    `all_records` is what is known by its last day, `acts` what was done by this one.
    """

    where: Location
    test: str
    case: str
    planned: PlannedRule
    scope: str
    period: str
    on: date
    known_at: datetime
    records: Records
    expect: Expect | None = None
    owed: tuple[str, ...] | None = None
    skip: str | None = None
    lived: RuleTest | None = None
    all_records: Records = Records()  # noqa: RUF009 (frozen)
    row: int = 0
    acts: tuple[Act, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.test} › {self.case}" if self.case else self.test

    @property
    def rule(self) -> str:
        return self.planned.rule.id

    @property
    def obligation(self) -> str:
        return key_of(self.rule, self.scope, self.period) if self.owed is None else self.rule


def checks_of(one: ReadTests, rulebook: Rulebook, problems: list[Problem]) -> Iterator[Check]:
    """Every line of a file as a check; what cannot be resolved is a problem with its place."""
    rules = planned_rules(one, rulebook)
    for place, test in enumerate(one.content.tests):
        planned = rules.get(test.rule)
        assert planned is not None, "an unknown rule is a problem, told by the reader"
        yield from _lines(_CaseLine(one.tree, rulebook, planned, test, ("tests", place), problems))


@dataclass(frozen=True, slots=True)
class _CaseLine:
    """A test with the place where it stands, and where its problems go."""

    tree: Tree
    rulebook: Rulebook
    planned: PlannedRule
    test: RuleTest
    path: TreePath
    problems: list[Problem]

    @property
    def rule(self) -> Rule:
        return self.planned.rule

    def refuse(self, path: TreePath, what: str, known: Iterable[str] = (), word: str = "") -> None:
        self.problems.append(Problem(self.tree.where(path), what, nearest=nearest(word, known) if word else None))


def _lines(line: _CaseLine) -> Iterator[Check]:
    test = line.test
    if test.obligations is not None:
        yield from _obligations(line)
        return
    rows: list[tuple[TreePath, RuleCase | TimelineStep | None]]
    if test.cases is not None:
        rows = [((*line.path, "cases", row), case) for row, case in enumerate(test.cases)]
    elif test.timeline is not None:
        rows = [((*line.path, "timeline", row), step) for row, step in enumerate(test.timeline)]
    else:
        rows = [(line.path, None)]
    shared: dict[tuple[str, str], GivenFacts | None] = {}
    checks = [check for path, row in rows if (check := _check(line, path, row, shared)) is not None]
    if any(check.lived for check in checks):
        _days_rise(line, test.timeline or ())
        checks = [replace(check, all_records=checks[-1].records) for check in checks]
    yield from checks


def _obligations(line: _CaseLine) -> Iterator[Check]:
    test = line.test
    assert test.on is not None, "told by the reader"
    assert test.obligations is not None, "its form"
    year = Period.parse(str(line.planned.year))
    judged = TestedObligation(
        line.planned, line.rulebook.organisation, line.rulebook.vocabulary, _only_scope(line) or "", year, test.on
    )
    facts = GivenFacts()
    if not _add_records(facts, test.records or (), (*line.path, "records"), judged, line):
        return
    yield Check(
        where=line.tree.where(line.path),
        test=test.name,
        case="",
        planned=line.planned,
        scope="",
        period="",
        on=test.on,
        known_at=(known_at := _instant(test.known_at, test.on)),
        records=facts.together().recorded_by(known_at),
        owed=tuple(key for written in test.obligations for key in expanded(written)),
        skip=test.skip,
    )


def _check(
    line: _CaseLine,
    path: TreePath,
    row: RuleCase | TimelineStep | None,
    shared: dict[tuple[str, str], GivenFacts | None],
) -> Check | None:
    """One line as a check; None when it cannot be resolved, which is then a problem."""
    test = line.test
    case = row if isinstance(row, RuleCase) else None
    step = row if isinstance(row, TimelineStep) else None
    on = (row.on if row is not None else None) or test.on
    assert on is not None, "told by the reader"
    scope, period = _scope(line, path, case), _period(line, path, case)
    expect = row.expect if row is not None else test.expect
    assert expect is not None, "told by the reader"
    if scope is None or period is None or not _reasons_exist(expect, (*path, "expect"), line):
        return None
    if step is not None and not _roles_exist(step, path, line):
        return None
    judged = TestedObligation(line.planned, line.rulebook.organisation, line.rulebook.vocabulary, scope, period, on)
    facts = _given(line, path, case, judged, shared)
    if facts is None:
        return None
    known_at = _instant((step.known_at if step else None) or test.known_at, on)
    return Check(
        where=line.tree.where(path),
        test=test.name,
        case=case.name if case else (f"{on}" if step else ""),
        planned=line.planned,
        scope=scope,
        period=str(period),
        on=on,
        known_at=known_at,
        records=facts.together().recorded_by(known_at),
        expect=expect,
        skip=test.skip,
        lived=test if step and any(one.is_lived for one in test.timeline or ()) else None,
        row=int(path[-1]) if step else 0,
    )


def _instant(text: str | None, on: date) -> datetime:
    return datetime.fromisoformat(text) if text else end_of_day(on)


def _only_scope(line: _CaseLine) -> str | None:
    """The unit a rule is judged for where there is only one."""
    spec = line.rule.scope
    if spec.unit is not None:
        return spec.unit
    return line.rulebook.organisation.organisation.id if spec.judge == HOUSE else None


def _scope(line: _CaseLine, path: TreePath, case: RuleCase | None) -> str | None:
    scope = (case.scope if case else None) or line.test.scope or _only_scope(line)
    if scope is None:
        line.refuse(path, f"which unit is judged? '{line.rule.id}' has one obligation for each {line.rule.scope.judge}")
    return scope


def _period(line: _CaseLine, path: TreePath, case: RuleCase | None) -> Period | None:
    at, text = ((*path, "period"), case.period) if case and case.period else ((*line.path, "period"), line.test.period)
    if text is None and line.rule.period.kind == "year":
        return Period.parse(str(line.planned.year))
    if text is None:
        line.refuse(path, f"which period is judged? '{line.rule.id}' is judged for each {line.rule.period.kind}")
        return None
    try:
        return Period.parse(text)
    except ValueError as wrong:
        line.refuse(at, str(wrong))
        return None


def _reasons_exist(expect: Expect, path: TreePath, line: _CaseLine) -> bool:
    """Codes of reasons that nothing gives would make a test that cannot pass, or one day one that cannot fail."""
    known = SENTENCES["de"]
    wrong = [(place, code) for place, code in enumerate(expect.reasons or ()) if code not in known]
    for place, code in wrong:
        line.refuse((*path, "reasons", place), f"there is no reason '{code}'", known, code)
    roles = [role.id for role in line.rulebook.organisation.roles]
    if expect.owner is not None and expect.owner not in roles:
        line.refuse((*path, "owner"), f"unknown role '{expect.owner}'", roles, expect.owner)
        return False
    return not wrong


def _days_rise(line: _CaseLine, steps: Sequence[TimelineStep]) -> None:
    """Days that are lived through cannot go back."""
    instants = [_instant(step.known_at, step.on) for step in steps]
    for place, (before, after) in enumerate(pairwise(instants), 1):
        if after <= before:
            path = (*line.path, "timeline", place)
            line.refuse(path, "this step is not later than the one before: findings and mails come in their order")
    for place, (step, instant) in enumerate(zip(steps, instants, strict=True)):
        if local_day(instant) != step.on:
            path = (*line.path, "timeline", place, "known_at")
            line.refuse(path, f"{step.known_at} is not on {step.on}: findings and mails are looked at on their day")


def _roles_exist(step: TimelineStep, path: TreePath, line: _CaseLine) -> bool:
    """A mail to a role that there is not could never be missed, nor come."""
    roles = [role.id for role in line.rulebook.organisation.roles]
    named = [((*path, "mails", place, "to"), Post.parse(mail.to).role) for place, mail in enumerate(step.mails or ())]
    # Whether a role may act, or is one at all, is what a test may ask: the act itself says so.
    wrong = [(at, role) for at, role in named if role not in roles]
    for at, role in wrong:
        line.refuse(at, f"unknown role '{role}'", roles, role)
    return not wrong


def _given(
    line: _CaseLine,
    path: TreePath,
    case: RuleCase | None,
    judged: TestedObligation,
    shared: dict[tuple[str, str], GivenFacts | None],
) -> GivenFacts | None:
    """The facts of a line: the records of its test, then its own measure, records and reports."""
    test = line.test
    key = (judged.scope, str(judged.period))
    if key not in shared:
        common = GivenFacts()
        is_sound = _add_records(common, test.records or (), (*line.path, "records"), judged, line)
        shared[key] = common if is_sound else None
    common_facts = shared[key]
    if common_facts is None:
        return None
    facts = GivenFacts(list(common_facts.versions), list(common_facts.reports))
    at, given = (path, case) if case is not None else (line.path, test)
    measure, its_place = (given.measure, at) if given.measure is not None else (test.measure, line.path)
    if measure is not None:
        try:
            facts = facts.with_more(reported(measure, judged))
        except (NoSuchMeasure, ValidationError) as wrong:
            line.refuse((*its_place, "measure"), _one_sentence(wrong))
            return None
    if case is not None and not _add_records(facts, case.records or (), (*path, "records"), judged, line):
        return None
    reports, its_place = (given.reports, at) if given.reports is not None else (test.reports, line.path)
    return facts if _add_reports(facts, reports, (*its_place, "reports"), judged, line) else None


def _one_sentence(wrong: NoSuchMeasure | ValidationError) -> str:
    if isinstance(wrong, NoSuchMeasure):
        return str(wrong)
    return f"no record can say this: {said_by_model(wrong.errors(include_url=False)[0])}"


def _add_records(
    facts: GivenFacts, given: Sequence[Mapping[str, Any]], path: TreePath, judged: TestedObligation, line: _CaseLine
) -> bool:
    """Add records written short; False, with their problems noted, when one of them is none."""
    before = len(line.problems)
    for place, said in enumerate(given):
        at: TreePath = (*path, place)
        try:
            record, recorded_at = written_out(said, judged)
        except ValueError as wrong:
            line.refuse((*at, "recorded_at"), str(wrong))
            continue
        model = MODEL_BY_TYPE.get(str(record.get("type")))
        if model is None:
            line.refuse(
                (*at, "type"), f"unknown type of record '{record.get('type')}'", MODEL_BY_TYPE, str(record["type"])
            )
            continue
        units = {unit.id for _, unit in judged.organisation.every_unit()} | {judged.scope}
        if record.get("scope") not in units:
            line.refuse((*at, "scope"), f"unknown scope '{record.get('scope')}'", units, str(record.get("scope")))
            continue
        try:
            facts.add(model.model_validate(record), judged.rule, recorded_at)
        except ValidationError as error:
            line.problems.extend(record_problem(error, model, at, line.tree))
    return len(line.problems) == before


def _add_reports(
    facts: GivenFacts, given: tuple[str, ...] | str | None, path: TreePath, judged: TestedObligation, line: _CaseLine
) -> bool:
    if given is None:
        return True
    if judged.rule.reported is None:
        line.refuse(path, f"no report is owed for '{judged.rule.id}'")
        return False
    if given == "all":
        for part in periods_reported(judged):
            facts.report(part, judged.rule)
        return True
    for place, text in enumerate(given):
        try:
            facts.report(Period.parse(text), judged.rule)
        except ValueError as wrong:
            line.refuse((*path, place), str(wrong))
            return False
    return True
