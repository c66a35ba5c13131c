"""Files with tests of rules: what is refused, where, in which words. A broken test never passes for a good one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from checker.domain.errors import UsageError
from checker.domain.rule_test import expanded
from checker.rule_testing.run import RunResult, run_tests
from checker.rulebook.problems import RulebookError
from checker.rulebook.schema import FILE_KINDS, schema_of
from tests import editor_yaml
from tests.build import WORDS
from tests.schema_files import modeline

from .a_rulebook import FILES

HEAD = "schema: zielwacht/rule-tests/1\nrules: [../goals/ziel.yaml]\ntests:\n"
SOUND = HEAD + (
    "  - name: Grenze\n"
    "    rule: quote\n"
    "    on: 2017-02-01\n"
    "    cases:\n"
    "      - {name: darunter, measure: 29/300, expect: {state: met}}\n"
    "      - {name: genau, measure: 30/300, expect: {state: breached}}\n"
)
NAME = "plans/2016/tests/ziel.yaml"


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house") / "rules"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / NAME).parent.mkdir()
    return folder


def run(rules: Path, text: str, pattern: str | None = None) -> RunResult:
    (rules / NAME).write_text(text, encoding="utf-8")
    return run_tests(rules, pattern=pattern)


def problems(rules: Path, text: str) -> list[str]:
    """What is wrong, without the folder's name."""
    with pytest.raises(RulebookError) as refused:
        run(rules, text)
    return [str(problem).replace(f"{rules}/plans/2016/tests/", "") for problem in refused.value.problems]


def changed(old: str, new: str) -> str:
    assert SOUND.count(old) >= 1, f"{old!r} does not stand in the sound file"
    return SOUND.replace(old, new, 1)


def test_a_sound_file_passes(rules: Path) -> None:
    tested = run(rules, SOUND)
    assert [(outcome.check.case, outcome.passed) for outcome in tested.outcomes] == [
        ("darunter", True),
        ("genau", True),
    ]


def test_a_wrong_expectation_fails_with_what_was_expected_what_came_and_why(rules: Path) -> None:
    tested = run(rules, changed("{state: breached}", "{state: met}"))
    (failed,) = tested.failed
    assert [str(one) for one in failed.differences] == ["state: expected met, came breached"]
    assert failed.because[0].startswith("Der Zeitraum ist vorbei")
    assert (failed.check.where.line, failed.check.where.column) == (9, 9)


BROKEN = [
    pytest.param("rule: quote", "rule: qoute", "5:11: unknown rule 'qoute'; did you mean 'quote'?", id="unknown rule"),
    pytest.param(
        "expect: {state: met}",
        "exepct: {state: met}",
        "8:43: unknown key 'exepct' (allowed: expect, measure, name, on, period, records, reports, scope);"
        " did you mean 'expect'?",
        id="misspelt key",
    ),
    pytest.param("expect: {state: met}", "expect: {}", "8:51: 'expect' is empty", id="empty expectation"),
    pytest.param(
        "expect: {state: met}", "expect: {state: }", "8:52: 'state' is empty", id="expectation without a word"
    ),
    pytest.param("expect: {state: met}", "expect: {due: {}}", "8:57: 'due' is empty", id="empty group of days"),
    pytest.param(
        "expect: {state: met}",
        "expect: {evidence: }",
        "8:52: 'evidence' is empty: it says nothing (allowed: none)",
        id="empty evidence",
    ),
    pytest.param("expect: {state: met}", "expect: {state: mett}", "did you mean 'met'?", id="unknown state"),
    pytest.param("expect: {state: met}", "expect: {reasons: []}", "'reasons' has 0 entries", id="no reasons"),
    pytest.param(
        "expect: {state: met}",
        "expect: {reasons: [bound_hold]}",
        "8:62: there is no reason 'bound_hold'; did you mean 'bound_holds'?",
        id="unknown reason",
    ),
    pytest.param(
        "expect: {state: met}", "expect: {value: 9.7}", "8:59: 9.7 reads as a number with", id="float expected"
    ),
    pytest.param(
        "measure: 29/300", "measure: 9.7", "8:35: 9.7 reads as a number with a decimal point", id="float given"
    ),
    pytest.param(
        "measure: 29/300",
        "measure: 29 of 300",
        "8:35: 'measure' cannot be '29 of 300': it takes a figure such as 29/300",
        id="no measure",
    ),
    pytest.param(
        "measure: 29/300", "measure: 31/30", "8:35: no record can say this: faulty (31)", id="impossible measure"
    ),
    pytest.param(
        "measure: 29/300",
        "measure: 2016-12-31",
        "8:35: 'quote' is kept by a figure, not by a day",
        id="a day for a rate",
    ),
    pytest.param("measure: 29/300, ", "", "8:9: what is given? say 'measure' or 'records'", id="nothing given"),
    pytest.param("measure: 29/300", "measure: ", "8:26: 'measure' is empty", id="measure without a figure"),
    pytest.param("rule-tests/1", "rule-tests/2", "1:9: unknown schema 'zielwacht/rule-tests/2'", id="another form"),
    pytest.param(HEAD[:31], "", "1:1: the key 'schema' is missing", id="no form"),
    pytest.param(
        "../goals/ziel.yaml", "../goals/ziele.yaml", "did you mean 'ziel.yaml'?", id="goal file that is not there"
    ),
    pytest.param("../goals/ziel.yaml", "../goals/x*.yaml", "2:9: '../goals/x*.yaml' matches no file", id="empty glob"),
    pytest.param("    on: 2017-02-01\n", "", "8:9: which day is judged?", id="no day"),
    pytest.param("on: 2017-02-01", "on: 2031-02-01", "6:9: the day 2031-02-01 lies outside the calendar", id="far day"),
    pytest.param("on: 2017-02-01", "on: 2017-02-30", "6:9: there is no day 2017-02-30", id="no such day"),
    pytest.param(
        "on: 2017-02-01", "scope: nrd\n    on: 2017-02-01", "unknown scope 'nrd'; did you mean 'nord'?", id="scope"
    ),
    pytest.param("name: genau", "name: darunter", "9:16: the name 'darunter' stands here twice", id="one name twice"),
    pytest.param("    cases:", "    expect: {state: met}\n    cases:", "exclude each other", id="two forms"),
    pytest.param("rule: quote", "rule: quote\n    rule: quote", "the key 'rule' stands here twice", id="key twice"),
    pytest.param("rule: quote", "rule: dialoge", "which unit is judged?", id="an office rule without its office"),
]


@pytest.mark.parametrize(("old", "new", "told"), BROKEN)
def test_a_mistake_is_told_with_its_place(old: str, new: str, told: str, rules: Path) -> None:
    found = problems(rules, changed(old, new))
    assert any(told in problem for problem in found), found
    assert all(problem.startswith("ziel.yaml:") for problem in found)


@pytest.mark.parametrize(
    ("record", "told"),
    [
        pytest.param(
            "month: 2016-11, reviewed: 60, faulty: 61", "10:9: faulty (61) exceeds reviewed (60)", id="impossible"
        ),
        pytest.param("month: 2016-11, reviewd: 60, faulty: 1", "did you mean 'reviewed'?", id="misspelt field"),
        pytest.param("type: case_revue, month: 2016-11", "unknown type of record 'case_revue'", id="unknown type"),
        pytest.param("month: 2016-13, reviewed: 6, faulty: 1", "'2016-13' is no period", id="no month"),
        pytest.param(
            "scope: osten, month: 2016-11, reviewed: 6, faulty: 1", "unknown scope 'osten'", id="unknown unit"
        ),
        pytest.param("month: 2016-11, reviewed: 6.5, faulty: 1", "6.5 reads as a number", id="float"),
        pytest.param(
            "recorded_at: soon, month: 2016-11, reviewed: 6, faulty: 1", "recorded_at is no instant", id="instant"
        ),
    ],
)
def test_a_record_that_is_none_is_told_with_its_place(record: str, told: str, rules: Path) -> None:
    text = HEAD + (
        '  - name: Stichprobe\n    rule: quote\n    scope: jobcenter\n    period: "2016"\n    on: 2017-02-01\n'
        f"    records:\n      - {{{record}}}\n    expect: {{numerator: 5}}\n"
    )
    found = problems(rules, text)
    assert any(told in problem for problem in found), found


def test_an_obligation_of_another_rule_or_one_twice_is_refused(rules: Path) -> None:
    keys = "\n".join(
        f"      - {key}" for key in ("dialoge/nord/2016", "dialoge/{nord,sued}/2016", "quote/jobcenter/2016")
    )
    text = HEAD + f"  - name: wer\n    rule: dialoge\n    on: 2016-02-01\n    obligations:\n{keys}\n"
    assert problems(rules, text) == [
        "ziel.yaml:9:9: 'dialoge/nord/2016' stands here twice",
        "ziel.yaml:10:9: 'quote/jobcenter/2016' is no obligation of the rule 'dialoge'",
    ]


def test_braces_stand_for_each_of_their_words() -> None:
    assert expanded("r/{a,b}/2016-{01,02}") == ("r/a/2016-01", "r/a/2016-02", "r/b/2016-01", "r/b/2016-02")


def test_one_obligation_too_many_or_too_few_fails(rules: Path) -> None:
    text = HEAD + (
        "  - {name: alle, rule: dialoge, on: 2016-02-01, obligations: ['dialoge/{nord,sued}/2016']}\n"
        "  - {name: zu wenige, rule: dialoge, on: 2016-02-01, obligations: [dialoge/nord/2016]}\n"
        "  - {name: zu viele, rule: dialoge, on: 2016-02-01, obligations: ['dialoge/{nord,sued,west}/2016']}\n"
    )
    failed = {outcome.check.test: [str(one) for one in outcome.differences] for outcome in run(rules, text).failed}
    assert failed == {
        "zu wenige": ["obligation: expected not owed, came dialoge/sued/2016"],
        "zu viele": ["obligation: expected dialoge/west/2016, came not owed"],
    }


@pytest.mark.parametrize("pattern", ["nosuch", "*nosuch*"])
def test_no_test_chosen_is_no_success(pattern: str, rules: Path) -> None:
    with pytest.raises(UsageError, match=r"no test matches"):
        run(rules, SOUND, pattern)


def test_all_tests_skipped_is_no_success(rules: Path) -> None:
    with pytest.raises(UsageError, match="skipped: nothing was tested"):
        run(rules, changed("    rule: quote", "    skip: kommt später\n    rule: quote"))


def test_no_files_at_all_is_no_success(rules: Path) -> None:
    (rules / NAME).unlink()
    with pytest.raises(UsageError, match="there are no tests"):
        run_tests(rules)


def test_a_missing_file_is_told_with_the_nearest(rules: Path) -> None:
    run(rules, SOUND)
    with pytest.raises(RulebookError, match=r"there is no such file of tests; did you mean 'ziel\.yaml'"):
        run_tests(rules, [rules / "plans/2016/tests/zeil.yaml"])


def test_a_test_edited_leaves_the_rulebook_as_it_is(rules: Path) -> None:
    before = run(rules, SOUND).rulebook.sha256
    assert run(rules, SOUND + "# nur eine Bemerkung\n").rulebook.sha256 == before


# --- What is given --------------------------------------------------------------------------------------


def judged(rules: Path, rule: str, given: str, expect: str, on: date = date(2017, 2, 1)) -> list[str]:
    """The differences of one line."""
    scope = "nord" if rule == "dialoge" else "jobcenter"
    text = HEAD + (
        f"  - name: eins\n    rule: {rule}\n    scope: {scope}\n    on: {on}\n    {given}\n    expect: {{{expect}}}\n"
    )
    return [str(one) for outcome in run(rules, text).outcomes for one in outcome.differences]


def test_a_measure_counts_as_complete_and_final(rules: Path) -> None:
    expect = "state: met, provisional: false, complete: {expected: 4, arrived: 4}, numerator: 1, denominator: 20"
    assert judged(rules, "quote", "measure: 1/20", expect) == []


def test_within_the_period_only_what_can_exist_by_then_counts(rules: Path) -> None:
    expect = "state: at_risk, complete: {expected: 4, arrived: 2}"
    assert judged(rules, "quote", "measure: 5/20", expect, date(2016, 8, 1)) == []


def test_a_day_is_the_measure_of_what_is_handed_in(rules: Path) -> None:
    assert judged(rules, "papier", "measure: 2016-05-02", "state: met, late: false") == []
    assert judged(rules, "papier", "measure: 2016-05-03", "state: met, late: true") == []


def test_the_cent_counts(rules: Path) -> None:
    given = 'measure: "98199999.99"'
    assert judged(rules, "kosten", given, 'state: met, value: "98199999.99"') == []
    assert judged(rules, "kosten", given, 'value: "98200000.00"') == ["value: expected 98200000.00, came 98199999.99"]


def test_events_are_held_of_planned(rules: Path) -> None:
    assert judged(rules, "dialoge", "measure: 1/3", "state: breached, numerator: 1, denominator: 3") == []


def test_records_go_the_whole_way(rules: Path) -> None:
    given = (
        "records: [{scope: nord, month: 2016-11, reviewed: 60, faulty: 5},"
        " {scope: nord, month: 2016-11, reviewed: 70, faulty: 6},"
        " {topic: akte, scope: nord, month: 2016-11, reviewed: 9}]"
    )
    assert judged(rules, "quote", given, "numerator: 6, denominator: 70") == [], "a correction takes the place"


def test_what_was_recorded_later_is_not_known_yet(rules: Path) -> None:
    text = HEAD + (
        "  - name: erst spät bekannt\n    rule: papier\n"
        '    records: [{submitted_on: 2016-05-02, evidence: "50.1", recorded_at: "2016-05-03T08:12:44+02:00"}]\n'
        "    timeline:\n"
        '      - {on: 2016-05-03, known_at: "2016-05-03T07:00:00+02:00", expect: {state: breached}}\n'
        '      - {on: 2016-05-03, known_at: "2016-05-03T09:00:00+02:00", expect: {state: met}}\n'
    )
    tested = run(rules, text)
    assert [outcome.passed for outcome in tested.outcomes] == [True, True]


# --- The published schema -------------------------------------------------------------------------------

RULES = Path(__file__).parents[3] / "rules"
# What only other files, the rules themselves or the spelling in YAML show, no schema can say.
UNSEEN = {
    "unknown rule",
    "unknown reason",
    "goal file that is not there",
    "empty glob",
    "no day",
    "far day",
    "scope",
    "one name twice",
    "key twice",
    "an office rule without its office",
    "impossible measure",
    "a day for a rate",
    "nothing given",
    "no such day",
    "float expected",
    "float given",
}


def refused_by_the_schema(text: str) -> bool:
    checks = Draft202012Validator(schema_of(FILE_KINDS["test"], WORDS))
    return next(checks.iter_errors(editor_yaml.read(text.encode())), None) is not None


@pytest.mark.parametrize("path", sorted(RULES.glob("plans/*/tests/**/*.yaml")), ids=lambda path: path.stem)
def test_the_schema_takes_every_test_of_the_catalogue(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not refused_by_the_schema(text)
    assert text.splitlines()[0] == modeline(path.relative_to(RULES).as_posix())


@pytest.mark.parametrize(
    ("old", "new"), [pytest.param(*each.values[:2], id=each.id) for each in BROKEN if each.id not in UNSEEN]
)
def test_the_schema_refuses_what_one_file_alone_shows(old: str, new: str) -> None:
    assert not refused_by_the_schema(SOUND)
    assert refused_by_the_schema(changed(old, new))
