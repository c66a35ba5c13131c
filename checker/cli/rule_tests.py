"""`zielwacht rules test`: which tests fail, what is untested, and which changed rules no test notices."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.options import App, global_options
from checker.domain.errors import ExitCode

if TYPE_CHECKING:
    from checker.domain.problem import Problem
    from checker.rule_testing.coverage import CoverageGap
    from checker.rule_testing.mutation_testing import Tried
    from checker.rule_testing.run import LineResult, RunResult

SCHEMA = "zielwacht/rule-tests-result/1"
NOT_RUN = "with timelines not run: add --timelines"


@click.command(name="test")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--run", "pattern", metavar="PATTERN", help="Only rules, tests or cases that contain this (or match, with *)."
)
@click.option("--format", "form", type=click.Choice(["text", "json", "junit"]), default=None, help="Default: text.")
@click.option("--require-coverage", is_flag=True, help="Fail when a rule, or a side of its bound, is not tested.")
@click.option(
    "--mutants", "with_mutants", is_flag=True, help="Change each rule in one small way at a time: some test must fail."
)
@click.option(
    "--timelines",
    "with_timelines",
    is_flag=True,
    help="Also run tests/timelines: findings, acts and mails over a year.",
)
@global_options
def test(
    app: App,
    files: tuple[Path, ...],
    pattern: str | None,
    form: str | None,
    require_coverage: bool,
    with_mutants: bool,
    with_timelines: bool,
) -> int:
    """Run the tests of the rules: those in FILES, or all in the folders of the plans.

    Those under tests/timelines simulate a year with its findings and mails, and are slower: they are run with
    --timelines, --run, or when they are named.

    Exit code 1 when a test fails, 2 when one cannot be read or none was run.

    \b
    Example:
      zielwacht rules test --require-coverage --mutants
    """
    from checker.domain.bulk import collector_paused

    with collector_paused():
        from checker.rule_testing.coverage import gaps
        from checker.rule_testing.run import run_tests
        from checker.rulebook.problems import RulebookError

    if require_coverage and pattern is not None:
        raise click.UsageError("--require-coverage looks at all tests: leave out --run")
    chosen = form or ("json" if app.json else "text")
    try:
        tested = run_tests(app.rules_folder(), files, pattern, with_timelines=with_timelines)
    except RulebookError as wrong:
        return _tell_problems(app, wrong.problems, chosen)
    missing = gaps(tested.rules, tested.outcomes) if require_coverage else ()
    tried = _try_mutants(tested) if with_mutants and not tested.failed else ()
    if chosen == "json":
        click.echo(json.dumps(_document(tested, missing, tried), ensure_ascii=False, indent=1))
    elif chosen == "junit":
        click.echo(_as_junit(tested, missing, tried))
    else:
        _as_text(app, tested, missing, tried)
    if with_mutants and tested.failed:
        app.note("No mutants were tried: first all tests must pass.")
    is_well = not tested.failed and not missing and not any(one.survived for one in tried)
    return ExitCode.ALL_WELL if is_well else ExitCode.FINDINGS


def _try_mutants(tested: RunResult) -> tuple[Tried, ...]:
    from checker.rule_testing.mutation_testing import try_mutants

    return try_mutants(tested)


def _tell_problems(app: App, problems: Sequence[Problem], form: str) -> int:
    if form == "json":
        told = [
            {"file": one.where.file, "line": one.where.line, "column": one.where.column, "what": str(one)}
            for one in problems
        ]
        click.echo(json.dumps({"schema": SCHEMA, "problems": told}, ensure_ascii=False, indent=1))
    else:
        for one in problems:
            click.echo(str(one), err=True)
    count = len(problems)
    what = "them" if count != 1 else "it"
    app.note(f"{count} {_plural('mistake', problems)}; nothing was tested. Mend {what} and test again.")
    return ExitCode.WRONG


# --- Text -----------------------------------------------------------------------------------------------------


def _as_text(app: App, tested: RunResult, missing: tuple[CoverageGap, ...], tried: tuple[Tried, ...]) -> None:
    for outcome in tested.failed:
        click.echo(_failure(outcome))
    for outcome in tested.skipped:
        click.echo(f"skipped  {outcome.check.where}  {outcome.check.name}: {outcome.check.skip}")
    for gap in missing:
        click.echo(f"untested {gap}")
    for one in tried:
        if one.survived:
            click.echo(f"survived {one.mutant}")
    for one in tried:
        if one.is_equivalent:
            click.echo(f"equivalent {one.mutant} ({one.mutant.proof})")
    if tried:
        click.echo(_mutants_in_short(tried))
    if missing:
        click.echo(f"{len(missing)} {_plural('side', missing)} of rules not tested")
    click.echo(_in_short(tested))
    if tested.not_run:
        app.note(f"{tested.not_run} {_plural('file', range(tested.not_run))} {NOT_RUN}")


def _failure(outcome: LineResult) -> str:
    check = outcome.check
    lines = [f"failed   {check.where}  {check.name}", f"         {check.obligation} on {check.on}"]
    lines += [f"         {difference}" for difference in outcome.differences]
    lines += [f"         because: {' '.join(outcome.because)}"] if outcome.because else []
    return "\n".join(lines)


def _in_short(tested: RunResult) -> str:
    rules = {outcome.check.planned.key for outcome in tested.outcomes if outcome.check.skip is None}
    skipped = f", {len(tested.skipped)} skipped" if tested.skipped else ""
    return (
        f"{len(tested.passed)} passed, {len(tested.failed)} failed{skipped};"
        f" {len(rules)} {_plural('rule', rules)} tested in {tested.files} {_plural('file', range(tested.files))}"
    )


def _mutants_in_short(tried: tuple[Tried, ...]) -> str:
    equivalent = sum(1 for one in tried if one.is_equivalent)
    survived = sum(1 for one in tried if one.survived)
    killed = len(tried) - equivalent - survived
    return (
        f"{killed + survived} mutants: {killed} killed, {survived} survived; {equivalent} equivalent ones not counted"
    )


def _plural(word: str, things: Any) -> str:
    return word if len(things) == 1 else f"{word}s"


# --- JSON and JUnit -------------------------------------------------------------------------------------------


def _document(tested: RunResult, missing: tuple[CoverageGap, ...], tried: tuple[Tried, ...]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "rulebook": tested.rulebook.sha256,
        "summary": {
            "passed": len(tested.passed),
            "failed": len(tested.failed),
            "skipped": len(tested.skipped),
            "files_not_run": tested.not_run,
            "untested": len(missing),
            "mutants": {
                "killed": sum(1 for one in tried if one.killed_by is not None),
                "survived": sum(1 for one in tried if one.survived),
                "equivalent": sum(1 for one in tried if one.is_equivalent),
            },
        },
        "tests": [_test(outcome) for outcome in tested.outcomes],
        "untested": [{"rule": gap.planned.rule.id, "side": gap.side} for gap in missing],
        "mutants": [_mutant(one) for one in tried],
    }


def _test(outcome: LineResult) -> dict[str, Any]:
    check = outcome.check
    return {
        "result": _result(outcome),
        "name": check.name,
        "rule": check.rule,
        "obligation": check.obligation,
        "on": check.on.isoformat(),
        "where": str(check.where),
        "skipped": check.skip,
        "differences": [{"what": one.what, "expected": one.expected, "came": one.came} for one in outcome.differences],
        "because": list(outcome.because),
    }


def _result(outcome: LineResult) -> str:
    if outcome.check.skip is not None:
        return "skipped"
    return "failed" if outcome.differences else "passed"


def _mutant(one: Tried) -> dict[str, Any]:
    mutant = one.mutant
    result = "equivalent" if one.is_equivalent else "survived" if one.survived else "killed"
    killed_by = f"{one.killed_by.where} {one.killed_by.name}" if one.killed_by else None
    return {
        "result": result,
        "rule": mutant.planned.rule.id,
        "change": mutant.what,
        "proof": mutant.proof or None,
        "killed_by": killed_by,
    }


def _as_junit(tested: RunResult, missing: tuple[CoverageGap, ...], tried: tuple[Tried, ...]) -> str:
    """One test case a line of a test; what is untested and what survived are cases of their own, and fail."""
    from xml.etree import ElementTree

    suite = ElementTree.Element("testsuite", name="zielwacht rules test")
    for outcome in tested.outcomes:
        check = outcome.check
        case = ElementTree.SubElement(suite, "testcase", classname=check.rule, name=check.name, file=str(check.where))
        if check.skip is not None:
            ElementTree.SubElement(case, "skipped", message=check.skip)
        elif outcome.differences:
            told = ElementTree.SubElement(case, "failure", message="; ".join(map(str, outcome.differences)))
            told.text = "\n".join(outcome.because)
    wrong = [(gap.planned.rule.id, f"untested: {gap.side}") for gap in missing]
    wrong += [(one.mutant.planned.rule.id, f"survived: {one.mutant.what}") for one in tried if one.survived]
    for rule, what in wrong:
        case = ElementTree.SubElement(suite, "testcase", classname=rule, name=what)
        ElementTree.SubElement(case, "failure", message=what)
    suite.set("tests", str(sum(1 for _ in suite.iter("testcase"))))
    suite.set("failures", str(sum(1 for _ in suite.iter("failure"))))
    suite.set("skipped", str(sum(1 for _ in suite.iter("skipped"))))
    ElementTree.indent(suite)
    return ElementTree.tostring(suite, encoding="unicode")
