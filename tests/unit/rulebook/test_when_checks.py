"""What a rule waits for must be able to happen, and somebody must answer for what it opens."""

from __future__ import annotations

import pytest

from checker.domain.rulebook import Rulebook
from checker.rulebook.load import load_from_files
from checker.rulebook.problems import RulebookError
from tests.unit.rulebook.a_rulebook import FILES, GOAL, GOAL_NAME

ON_DEMAND = """\
  - id: {id}
    title: Bericht auf Anlass
    short_title: Anlass
    kind: on_demand
    source: {{row: T5, line: 11}}
    measure: {{records: {records}}}
    scope: {{judge: office}}
    period: {{kind: request}}
    when:
{when}
    due: {{policy: next_working_day{after}}}
    severity: info
    owner: gl
    escalation: haus
"""
SOUND = "      - {rule: quote, view: month, misses: true, opens: {scope: jobcenter, owner: bl}}"


def goal(*when: str, records: str = "deliverable", rule: str = "anlass", base: str = GOAL) -> str:
    after = ", after_request: 10" if records == "deliverable" else ""
    return base + ON_DEMAND.format(id=rule, records=records, when="\n".join(when), after=after)


def loaded(text: str) -> Rulebook:
    return load_from_files({name: content.encode() for name, content in (FILES | {GOAL_NAME: text}).items()})


def told(text: str) -> list[str]:
    """Every problem of the goal file, without its name: line, column and sentence."""
    try:
        loaded(text)
    except RulebookError as error:
        return [str(problem).removeprefix(f"{GOAL_NAME}:") for problem in error.problems]
    return []


def line_of(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if part in line)


def test_a_request_or_a_month_over_its_bound_may_open_it() -> None:
    when = loaded(goal("      - record: request", SOUND)).rule("anlass").rule.when  # type: ignore[union-attr]
    assert [(one.record, one.rule, one.view) for one in when or ()] == [
        ("request", None, None), (None, "quote", "month"),
    ]  # fmt: skip


def test_without_a_word_a_request_opens_a_report_and_an_agreement_its_own() -> None:
    text = goal("      - record: request") + goal(
        "      - record: agreement", records="agreement", rule="zusage", base=""
    )
    silent = text.replace("    when:\n      - record: request\n", "").replace(
        "    when:\n      - record: agreement\n", ""
    )
    for rule in ("anlass", "zusage"):
        said, unsaid = (loaded(each).rule(rule) for each in (text, silent))
        assert said is not None
        assert unsaid is not None
        assert said.rule.occasions == unsaid.rule.occasions


@pytest.mark.parametrize(
    ("when", "at", "sentence"),
    [
        pytest.param(
            "      - {rule: qoute, view: month, misses: true, opens: {scope: jobcenter, owner: bl}}", "qoute",
            "unknown rule 'qoute' (allowed: anlass, dialoge, kosten, papier, quote); did you mean 'quote'?",
            id="no such rule",
        ),
        pytest.param(
            "      - {rule: papier, view: month, misses: true, opens: {scope: jobcenter, owner: bl}}", "month",
            "papier has no view of a month that is held against its bound (allowed: period)",
            id="a date has no months",
        ),
        pytest.param(
            "      - {rule: kosten, view: month, misses: true, opens: {scope: jobcenter, owner: bl}}", "month",
            "kosten has no view of a month that is held against its bound (allowed: period)",
            id="a year's amount has none either",
        ),
        pytest.param(
            "      - {rule: quote, misses: true, opens: {scope: same}}", "same",
            "quote is judged in no unit in which anlass is, so 'same' opens nothing (allowed: each, the id of a unit)",
            id="the house's verdict opens nothing in the same office",
        ),
        pytest.param(
            "      - {rule: quote, misses: true, opens: {scope: nrod}}", "nrod",
            "unknown unit 'nrod' (allowed: same, each, jobcenter, nord, platz, stadt-nord, sued, team-a); "
            "did you mean 'nord'?",
            id="no such unit",
        ),
        pytest.param(
            "      - {rule: quote, misses: true, opens: {scope: jobcenter}}", "{scope",
            "'gl' is no single post in 'jobcenter': name who answers there as 'owner'",
            id="seven heads of office answer for nothing",
        ),
        pytest.param(
            "      - {rule: quote, misses: true, opens: {scope: jobcenter, owner: keris}}", "keris",
            "unknown role 'keris' (allowed: bl, gf, gl, kreis); did you mean 'kreis'?",
            id="no such role",
        ),
        pytest.param(
            "      - {rule: quote, misses: true, opens: {scope: jobcenter, owner: kreis}}", "kreis",
            "'kreis' is outside the house and cannot own what is opened (D15)",
            id="an owner outside",
        ),
        pytest.param(
            "      - {rule: quote, misses: true, opens: {scope: jobcenter, owner: gf}}", "gf",
            "the ladder 'haus' leads back to the owner, 'gf'",
            id="an owner on the ladder",
        ),
        pytest.param(
            "      - {rule: anlass, misses: true, opens: {scope: each}}", "anlass",
            "anlass waits for itself", id="itself",
        ),
        pytest.param(
            "      - record: agreement", "agreement",
            "records of type agreement do not open what is measured by records of type deliverable (allowed: request)",
            id="the wrong record",
        ),
        pytest.param(
            f"{SOUND}\n{SOUND}", "{rule", "this stands here twice; it opens nothing a second time", id="twice the same"
        ),
        pytest.param(
            "      - {record: request, view: month}", "view",
            "'view' belongs to a 'rule'; a record says itself what it asks for", id="a record has no view",
        ),
        pytest.param(
            "      - {rule: quote, misses: true}", "rule",
            "the key 'opens' is missing: what of the rule's verdict opens it, and where?", id="opens nowhere",
        ),
        pytest.param(
            "      - {view: month}", "{view",
            "either a 'record' or a 'rule' is what it waits for: say one of them", id="nothing",
        ),
    ],
)  # fmt: skip
def test_what_can_never_happen_is_told_with_its_place(when: str, at: str, sentence: str) -> None:
    text = goal(when)
    line = line_of(text, "    when:") + when.count("\n") + 1
    column = when.splitlines()[-1].index(at) + 1
    assert told(text) == [f"{line}:{column}: {sentence}"]


def test_rules_that_wait_for_each_other_are_told_once_with_the_way() -> None:
    def waits(for_rule: str) -> str:
        return f"      - {{rule: {for_rule}, misses: true, opens: {{scope: each}}}}"

    text = goal(waits("zwei"), rule="eins")
    text = goal(waits("drei"), rule="zwei", base=text)
    text = goal(waits("eins"), rule="drei", base=text)
    line = line_of(text, "    when:") + 1
    assert told(text) == [f"{line}:16: eins waits for itself: eins -> zwei -> drei -> eins"]


def test_what_is_always_owed_waits_for_nothing() -> None:
    text = GOAL.replace("    interim: bound\n", "    interim: bound\n    when: [{record: request}]\n", 1)
    assert told(text) == [
        f"{line_of(text, '    when:')}:5: only what is owed on demand waits for something; "
        "a rule of the kind rate_upper is always owed (allowed: on_demand)"
    ]


def test_what_is_never_missed_opens_nothing() -> None:
    soft = GOAL.replace("    interim: bound\n", "    interim: bound\n    worst: at_risk\n", 1)
    text = goal("      - {rule: quote, misses: true, opens: {scope: jobcenter, owner: bl}}", base=soft)
    assert told(text) == [
        f"{line_of(text, '    when:') + 1}:31: quote is never missed over its period, so this opens nothing "
        "(allowed: view: month)"
    ]


def test_an_agreement_is_opened_by_no_verdict() -> None:
    text = goal("      - {rule: papier, misses: true, opens: {scope: jobcenter, owner: bl}}", records="agreement")
    assert [one.partition(": ")[2] for one in told(text)] == [
        "an agreement has its own day and role; no verdict opens one (allowed: record: agreement)"
    ]


def test_a_rule_of_another_years_plan_opens_nothing_in_this_one() -> None:
    text = goal("      - {rule: morgen, misses: true, opens: {scope: jobcenter, owner: bl}}")
    paper = GOAL[GOAL.index("  - id: papier") : GOAL.index("  - id: kosten")]
    later = paper.replace("id: papier", "id: morgen").replace("2016", "2017")
    files = FILES | {
        GOAL_NAME: text,
        "plans/2017/plan.yaml": FILES["plans/2016/plan.yaml"].replace("2016", "2017"),
        "plans/2017/goals/ziel.yaml": "goal: {id: ziel, title: Ziel}\nrules:\n" + later,
    }
    with pytest.raises(RulebookError) as refused:
        load_from_files({name: content.encode() for name, content in files.items()})
    assert "the rule 'morgen' has no obligations in 2016, only in 2017" in [one.what for one in refused.value.problems]
