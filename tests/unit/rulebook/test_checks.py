"""Rules that are well formed and could still never be judged, reported or told; files that contradict each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.rulebook.a_rulebook import FILES, GOAL, GOAL_NAME, problems_of, with_change

ORGANISATION, ESCALATION = "organisation.yaml", "escalation.yaml"
KIND_MODULES = Path(__file__).parents[3] / "checker" / "domain" / "kinds"
KINDS = ", ".join(sorted(found.stem for found in KIND_MODULES.glob("[a-z]*.py")))
BUDGET = """kind: budget_cap
    source: {row: T4, line: 10}
    measure: {records: measurement, where: {metric: kosten, aggregation: ytd}, take: latest, amount: value}
    target: {operator: "<", value: "98200000.00", unit: euro}"""
GROWTH = """kind: growth_cap
    source: {row: T4, line: 10, to: 12, also: 14}
    measure: {records: measurement, where: {metric: kosten, aggregation: ytd}, take: latest, part: numerator, %s}
    target: {operator: "%s", value: "%s", unit: percent}"""
DATED = "kind: dated_deliverable\n"
MIXED = "figures of different meaning would be mixed"


def changed(old: str, new: str, *expected: str, id: str) -> object:
    return pytest.param(old, new, list(expected), id=id)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        changed(
            "rate_upper",
            "rate_uper",
            f"6:11: unknown kind 'rate_uper' (allowed: {KINDS}); did you mean 'rate_upper'?",
            id="unknown kind",
        ),
        changed(
            '    target: {operator: "<", value: "10", unit: percent}\n',
            "",
            "3:5: the key 'target' is missing; the kind rate_upper needs it",
            id="a rate without a target",
        ),
        changed(
            "    remind:",
            '    target: {operator: "<", value: "1", unit: euro}\n    remind:',
            "40:5: 'target' has no meaning for the kind dated_deliverable; delete it",
            id="a deliverable with a target",
        ),
        changed(
            'operator: "<"',
            'operator: ">="',
            "9:24: the operator '>=' does not fit the kind rate_upper (allowed: <, <=)",
            id="an operator of another kind",
        ),
        changed(
            "unit: percent",
            "unit: reviews",
            "9:48: the unit reviews does not fit the kind rate_upper (allowed: euro, percent)",
            id="a unit of another kind",
        ),
        changed('"10"', '"101"', "9:36: 101 percent is more than the whole; a rate ends at 100", id="over 100 percent"),
        changed('"10"', '"-1"', "9:36: the bound -1 is negative; nothing that is counted can be", id="negative bound"),
        changed('"100"', '"99"', "24:36: the kind share_full means 100, not 99", id="a full share of 99"),
        changed('"98200000.00"', '"98200000.005"', "50:36: 98200000.005 euro has parts of a cent", id="half a cent"),
        changed(
            ", whole: reviewed",
            "",
            "8:14: the kind rate_upper needs a measure of part and whole or rate or amount "
            "(allowed: part and whole, rate, amount)",
            id="a part of no whole",
        ),
        changed(
            "whole: reviewed",
            "whole: reviewed, total: reviewed",
            "8:89: 'total' has no meaning for the kind rate_upper; delete it",
            id="a figure of another kind",
        ),
        changed(
            "part: faulty",
            "part: fauly",
            "8:64: unknown figure 'fauly' (allowed: faulty, reviewed); did you mean 'faulty'?",
            id="unknown figure",
        ),
        changed(
            "part: faulty",
            'part: "max(faulty, 1)"',
            "8:64: records of type case_review are measured by the name of a figure (allowed: faulty, reviewed)",
            id="an expression over what is no event",
        ),
        changed(
            '"max(planned, 2)"',
            "planned + 2",
            "23:79: 'planned + 2' is no expression; write a name, a whole number, max(a, b) or a - b "
            "(allowed: held, planned)",
            id="no expression",
        ),
        changed(
            '"max(planned, 2)"',
            '"max(plant, 2)"',
            "23:79: unknown figure 'plant' (allowed: held, planned); did you mean 'planned'?",
            id="unknown figure in an expression",
        ),
        changed(
            "records: case_review",
            "records: event",
            "8:24: the kind rate_upper cannot be judged by records of type event (allowed: case_review, measurement, "
            "headcount)",
            f"8:38: the key 'event_type' is missing in 'where': {MIXED}",
            "8:39: records of type event have no 'topic' to choose by (allowed: event_type)",
            "8:58: unknown figure 'faulty' (allowed: held, planned)",
            "8:73: unknown figure 'reviewed' (allowed: held, planned)",
            id="the wrong type of record",
        ),
        changed(
            "topic: kdu", "selection: random", f"8:44: the key 'topic' is missing in 'where': {MIXED}", id="no topic"
        ),
        changed(
            "metric: kosten",
            'metric: ""',
            "49:53: 'metric' is empty: no record would ever count",
            id="an empty metric",
        ),
        changed(
            "take: latest, ",
            "",
            "49:14: figures of aggregation ytd are cumulated: summed, they count twice (allowed: take: latest)",
            id="a sum of cumulated figures",
        ),
        changed(
            "records: case_review,",
            "records: case_review, evidence: required,",
            "8:37: 'evidence' belongs to records of type deliverable, not case_review",
            id="evidence of a review",
        ),
        changed(
            "records: case_review,",
            "records: case_review, participants: {roles: [gf], origin: assumption, why: Test},",
            "8:37: 'participants' belongs to records of type event, not case_review",
            id="participants of a review",
        ),
        changed(
            "records: event,",
            "records: event, venue: {place: stadt-nrd, origin: assumption, why: Test},",
            "23:46: unknown unit 'stadt-nrd' (allowed: nord, platz, stadt-nord, sued, team-a); did you mean "
            "'stadt-nord'?",
            id="a venue that is no unit",
        ),
        changed(
            "records: event,",
            "records: event, participants: {roles: [gf, bmt], origin: assumption, why: Test},",
            "23:58: unknown role 'bmt' (allowed: bl, gf, gl, kreis)",
            id="a participant that is no role",
        ),
        changed(
            "nominal: 2016-04-30",
            "nominal: 2018-01-01",
            "39:20: the due date 2018-01-01 lies outside the plan 2016 (2016-01-01 to 2017-12-31)",
            id="due more than twelve months after the plan year",
        ),
        changed(
            "nominal: 2016-04-30",
            "nominal: 2015-12-31",
            "39:20: the due date 2015-12-31 lies outside the plan 2016 (2016-01-01 to 2017-12-31)",
            id="due before the plan year",
        ),
        changed("nominal: 2016-04-30", "nominal: 2017-12-31", id="due on the last day allowed"),
        changed(
            "2016-12-31",
            "2016-11-30",
            "11:20: a period of the kind year ends on 2016-12-31; the due date is 2016-11-30",
            id="a period's end within the period",
        ),
        changed(
            "interim: bound", "interim: path", "14:14: interim: path needs a 'path' to be held against", id="no path"
        ),
        changed(
            "    interim: upcoming\n",
            "",
            "27:5: this path is never used (allowed: interim: path, interim: upcoming)",
            id="a path for nothing",
        ),
        changed(
            "by: 2016-08-31",
            "by: 2016-03-31",
            "28:61: each step must be later and higher than the one before",
            id="two steps on one day",
        ),
        changed(
            "by: 2016-03-31", "by: 2014-03-31", "28:38: the day 2014-03-31 lies outside the plan 2016", id="early step"
        ),
        changed(
            "kind: steps",
            "kind: linear_months",
            "28:11: steps belong to a path of the kind steps, and only to it",
            id="steps of a straight path",
        ),
        changed(
            '"98200000.00", unit: euro}',
            '"98200000.00", unit: euro}\n    interim: path\n'
            "    path: {kind: sender_target, origin: assumption, why: so}",
            "52:18: which field holds the sender's target? name it as measure.sender_target",
            id="the sender's target, but which field",
        ),
        changed(
            "[20, 5, 1]",
            "[1, 5, 20]",
            "40:35: lead times fall towards the due day, such as [20, 5, 1]",
            id="lead times the wrong way round",
        ),
        changed(
            "[20, 5, 1]",
            "[200]",
            "40:36: 'working_days_before' is 200; it must be at most 120",
            id="a lead of 200 days",
        ),
        changed(
            "    data_expected: {working_days_after: 10, origin: assumption, why: Zeit}\n",
            "",
            "3:5: the key 'data_expected' is missing: when can the reported figures exist?",
            id="reported, but expected when",
        ),
        changed("working_days_after: 10", "months_after: 3", id="a wait in months"),
        changed(
            "working_days_after: 10",
            "working_days_after: 10, months_after: 3",
            "13:21: the figures are awaited by either working_days_after or months_after",
            id="two waits",
        ),
        changed(
            "working_days_after: 10, ",
            "",
            "13:20: the figures are awaited by either working_days_after or months_after",
            id="no wait",
        ),
        changed(
            "profile: akten",
            "profile: akten, counts: figures",
            "12:69: unknown counts 'figures' (allowed: file, figure); did you mean 'figure'?",
            id="what counts as a report",
        ),
        changed(
            "judge: office}\n    due: {nominal: 2016-12-31, policy: period_end_never_shifts}",
            "judge: office}\n    due: {nominal: 2016-12-31, policy: period_end_never_shifts}\n"
            "    reported: {every: month, sender: amt, profile: akten, counts: figure}\n"
            "    data_expected: {months_after: 3, origin: assumption, why: Zeit}",
            "27:67: figures count as reports only where the whole house or one unit is judged (allowed: file)",
            id="figures of offices for reports",
        ),
        changed(
            DATED,
            "kind: recurring_report\n",
            "32:5: the kind recurring_report is one of a series: say which one (allowed: period.about, reference_date)",
            id="a report about nothing",
        ),
        changed(
            DATED, "kind: recurring_report\n    period: {kind: year, about: 2016-Q1}\n", id="a report about a quarter"
        ),
        changed(DATED, "kind: recurring_report\n    reference_date: 2016-04-30\n", id="a report as of a day"),
        changed(
            DATED,
            f"{DATED}    period: {{kind: year, about: 2016-Q5}}\n",
            "36:33: '2016-Q5' is no period (forms: 2016, 2016-H1, 2016-Q1, 2016-03, 2016-04-30, 2016-03-ytd, "
            "2016-03-r12, 2016-v17)",
            id="about no period",
        ),
        changed(
            DATED,
            f"{DATED}    period: {{kind: year, about: 2015-Q1}}\n",
            "36:33: a report about 2015-Q1 is none of the plan 2016",
            id="about another year",
        ),
        changed(
            DATED,
            f"{DATED}    reference_date: 2016-05-15\n",
            "40:20: due on 2016-04-30, before the reference date 2016-05-15 has come",
            id="due before its data can exist",
        ),
        changed(
            DATED,
            f"{DATED}    effective_by: {{day: 2019-05-15, origin: plan, why: so}}\n",
            "36:25: the day 2019-05-15 lies outside the plan 2016 (2016-01-01 to 2017-12-31)",
            id="in force years later",
        ),
        changed(
            DATED,
            f"{DATED}    effective_by: {{day: 2016-05-15, origin: assumption}}\n",
            "36:37: an assumption needs its reason: say why in 'why'",
            id="in force by an assumed day, but why",
        ),
        changed(
            "kind: rate_upper\n",
            "kind: rate_upper\n    reference_date: 2016-05-15\n",
            "7:5: 'reference_date' belongs to what is handed in, not to records of type case_review",
            id="a reference date of a rate",
        ),
        changed(
            "scope: {judge: organisation}",
            "scope: {judge: organisation, parts: [town]}",
            "10:34: 'parts' belongs to what is handed in, not to records of type case_review",
            id="parts of a rate",
        ),
        changed(
            "evidence: required}\n    scope: {judge: organisation}",
            "covers: [a]}\n    scope: {judge: office, parts: [town]}",
            "38:20: 'parts' are put together for the whole house only",
            id="parts of offices",
        ),
        changed(
            "evidence: required}\n    scope: {judge: organisation}",
            "evidence: required}\n    scope: {judge: organisation, parts: [town, city]}",
            "38:48: unknown level 'city' (allowed: office, organisation, site, team, town)",
            id="parts of an unknown level",
        ),
        changed(
            "{records: deliverable, evidence: required}",
            "{records: deliverable, part: done}",
            "37:37: 'part' alone measures nothing; the kind dated_deliverable needs part and whole",
            id="parts done, but of how many",
        ),
        changed(
            "{records: deliverable, evidence: required}",
            "{records: deliverable, part: done, whole: total}",
            id="parts done of a total",
        ),
        changed(
            "evidence: required}",
            "covers: [{id: A b, title: so}]}",
            "37:51: 'id' cannot be 'A b': it takes small letters, digits and underscores, such as head_of_office",
            id="a content that no record could name",
        ),
        changed(
            "{records: deliverable, evidence: required}",
            "{records: deliverable, requires: [data_months]}",
            "37:48: unknown requires 'data_months' (allowed: data_month, data_status, cohort); "
            "did you mean 'data_month'?",
            id="a field that is not required",
        ),
        changed(
            "whole: reviewed",
            "whole: reviewed, requires: [cohort]",
            "8:100: records of type case_review have no 'cohort' that could be required",
            id="a field required of reviews",
        ),
        changed(
            "kind: rate_upper",
            "kind: rate_lower",
            "9:24: the operator '<' does not fit the kind rate_lower (allowed: >=, >)",
            id="a floor that is a ceiling",
        ),
        changed(BUDGET, GROWTH % ("whole: denominator", "<", "-5"), id="a stock that must shrink"),
        changed(BUDGET, GROWTH % ("whole: denominator", "<=", "150"), id="a stock that may more than double"),
        changed(
            BUDGET,
            GROWTH % ("sender_target: target", ">", "1.5"),
            "49:14: the kind growth_cap needs a measure of part and whole (allowed: part and whole)",
            "50:24: the operator '>' does not fit the kind growth_cap (allowed: <, <=)",
            id="growth over no base",
        ),
        changed(
            "aggregation: ytd",
            "aggregation: [ytd, rolling12_mean]",
            "49:74: only what is part of a whole can be told in more than one aggregation; name the one that counts",
            id="two aggregations of one amount",
        ),
        changed(
            "aggregation: ytd",
            "aggregation: [ytd, rolling]",
            "49:80: unknown aggregation 'rolling' (allowed: month, ytd, rolling12_mean, year_mean, point); "
            "did you mean 'rolling12_mean'?",
            id="unknown aggregation in a list",
        ),
        changed(
            "line: 9}",
            "line: 9, to: 7}",
            "36:32: 'to' is a line further down than what stands before it, not 7",
            id="to",
        ),
        changed(
            "line: 9}",
            "line: 9, to: 12, also: 11}",
            "36:40: 'also' is a line further down than what stands before it, not 11",
            id="also",
        ),
        changed(
            "policy: next_working_day}",
            "policy: next_working_day, origin: assumption}",
            "39:58: an assumption needs its reason: say why in 'why'",
            id="an assumed due date without a reason",
        ),
        changed(
            "sender: amt",
            "sender: ampt",
            "12:40: unknown sender 'ampt' (allowed: amt); did you mean 'amt'?",
            id="sender",
        ),
        changed(
            "profile: akten",
            "profile: akte",
            "12:54: unknown profile of amt 'akte' (allowed: akten); did you mean 'akten'?",
            id="profile",
        ),
        changed(
            "owner: bl",
            "owner: bll",
            "16:12: unknown role 'bll' (allowed: bl, gf, gl, kreis); did you mean 'bl'?",
            id="owner",
        ),
        changed(
            "owner: bl",
            "owner: kreis",
            "16:12: 'kreis' is outside the house and cannot own a rule (D15)",
            id="an owner outside the house",
        ),
        changed(
            "escalation: kreis",
            "escalation: kreiss",
            "17:17: unknown escalation policy 'kreiss' (allowed: haus, kreis); did you mean 'kreis'?",
            id="escalation policy",
        ),
        changed(
            "owner: bl",
            "owner: gf",
            "17:17: the ladder 'kreis' leads back to the rule's owner, 'gf'",
            id="an owner who is a step of the ladder",
        ),
        changed(
            "id: dialoge",
            "id: quote",
            f"18:9: the rule 'quote' stands here twice; the other is at {GOAL_NAME}:3:9",
            id="two rules of one id",
        ),
        changed(
            "where: {topic: kdu}, part: faulty",
            "where: {topic: kdu}, counts: things, part: faulty",
            "8:58: 'counts' belongs to a measurement; what records of type case_review count, their type says",
            id="reviewed cases are people, whatever an admin says",
        ),
        changed(
            """take: latest, amount: value}
    target: {operator: "<", value: "98200000.00", unit: euro}""",
            """counts: things, take: latest, amount: value}
    target: {operator: "<", value: "98200000", unit: persons}""",
            "49:88: figures in persons count people, whose small counts are not shown (allowed: people)",
            id="persons are no things",
        ),
    ],
)
def test_a_rule_that_could_not_be_judged_or_told_is_refused(old: str, new: str, expected: list[str]) -> None:
    assert problems_of(with_change(GOAL_NAME, old, new)) == [f"{GOAL_NAME}:{told}" for told in expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        changed(
            "merges_into: sued",
            "merges_into: suedd",
            "3:62: unknown office 'suedd' (allowed: nord, sued); did you mean 'sued'?",
            id="a merger into nothing",
        ),
        changed(
            "merges_into: sued", "merges_into: nord", "3:62: 'nord' cannot merge into itself", id="a merger with itself"
        ),
        changed(
            "[stadt-nord]",
            "[stadt-norden]",
            "3:36: unknown town 'stadt-norden' (allowed: stadt-nord); did you mean 'stadt-nord'?",
            id="town",
        ),
        changed(
            "at: [nord]",
            "at: [norden]",
            "6:39: unknown office 'norden' (allowed: nord, sued); did you mean 'nord'?",
            id="site",
        ),
        changed("office: nord", "office: team-a", "7:44: unknown office 'team-a' (allowed: nord, sued)", id="team"),
        changed(
            "id: platz",
            "id: sued",
            "6:14: the id 'sued' is taken (line 4); ids are unique across all levels",
            id="one id",
        ),
        changed(
            "id: sued, name: Süd",
            "id: sued, name: nord",
            "4:5: 'nord' is a name of 'nord' as well; a sender's word must lead to one office",
            id="one name",
        ),
        changed(
            "id: platz",
            "id: Platz",
            "6:14: 'Platz' is no id of a unit: small letters, digits and single hyphens, such as team-north",
            id="a capital in a unit's id",
        ),
        changed(
            "merges_into: sued",
            "valid_from: 2016-05-01, valid_to: 2016-04-30",
            "3:83: 'nord' would end before it begins",
            id="an end before the beginning",
        ),
        changed(
            "deputy: gf",
            "deputy: gff",
            "10:85: unknown role 'gff' (allowed: bl, gf, gl, kreis); did you mean 'gf'?",
            id="deputy",
        ),
        changed("deputy: gf", "deputy: bl", "10:85: 'bl' cannot be its own deputy", id="its own deputy"),
        changed(
            "deputy: gf",
            "deputy: kreis",
            "10:85: 'kreis' is outside the house and cannot stand in for 'bl'",
            id="a deputy outside",
        ),
        changed(
            "deputy: gf",
            "deputy: gl",
            "10:85: 'gl' exists in each office; which of them stands in for 'bl' is not said",
            id="a deputy who is many",
        ),
        changed(
            "reports_to: gf",
            "reports_to: gl",
            "10:101: 'bl' reports to itself, by way of others or directly",
            "11:101: 'gl' reports to itself, by way of others or directly",
            id="a circle of superiors",
        ),
        changed(
            "gf@haus.example",
            '"gf@haus.example\\r\\nBcc: x@y.example"',
            "9:60: a mailbox cannot hold a line break or control character",
            id="a second header in a mailbox",
        ),
        changed(
            "gf@haus.example",
            "gf.haus.example",
            "9:60: 'gf.haus.example' is no mail address, such as head@house.example",
            id="no address",
        ),
        changed(
            "gf@haus.example",
            '"gf@haus.example, x@y.example"',
            "9:60: 'gf@haus.example, x@y.example' is no mail address, such as head@house.example",
            id="two addresses",
        ),
        changed(
            "gf@haus.example",
            '"{scope}@haus.example"',
            "9:60: {scope} stands for a unit of a level; the role 'gf' exists once",
            id="a unit's mailbox for a role without units",
        ),
        changed(
            "name: Haus}",
            "name: Haus, region: HE}",
            "1:51: the region HE differs from calendar.yaml, where it is NW",
            id="two regions",
        ),
        changed(
            "post@kreis.example}",
            "post@kreis.example, origin: assumption}",
            "12:77: an assumption needs its reason: say why in 'why'",
            id="an assumed role without a reason",
        ),
    ],
)
def test_an_organisation_that_contradicts_itself_is_refused(old: str, new: str, expected: list[str]) -> None:
    assert problems_of(with_change(ORGANISATION, old, new)) == [f"{ORGANISATION}:{told}" for told in expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        changed(
            "management: gf",
            "management: gff",
            "7:13: unknown role 'gff' (allowed: bl, gf, gl, kreis); did you mean 'gf'?",
            id="unknown management",
        ),
        changed(
            "questions_to: bl", "questions_to: kreis", "8:15: 'kreis' is outside the house", id="questions outside"
        ),
        changed(
            "[gf, kreis]",
            "[kreis, gf]",
            "11:39: 'kreis' is outside the house and stands before the management, 'gf' (D15)",
            id="outside before the management",
        ),
        changed(
            "[gf, kreis]",
            "[gf, kreis, gf]",
            "11:50: the ladder 'kreis' comes back to 'gf'; each step is somebody new",
            id="a ladder that turns back",
        ),
        changed("[gf]", "[]", "10:36: the ladder 'haus' has no steps", id="a ladder without steps"),
        changed(
            "[gf]",
            "[gff]",
            "10:37: unknown role 'gff' (allowed: bl, gf, gl, kreis); did you mean 'gf'?",
            id="unknown step",
        ),
        changed("value: 2", "value: -2", "2:21: 'value' is -2; it must be at least 0", id="negative patience"),
    ],
)
def test_a_ladder_that_leads_astray_is_refused(old: str, new: str, expected: list[str]) -> None:
    assert problems_of(with_change(ESCALATION, old, new)) == [f"{ESCALATION}:{told}" for told in expected]


def test_a_ladder_that_skips_the_management_is_refused_where_a_rule_uses_it() -> None:
    told = "the ladder 'kreis' tells 'kreis', outside the house, before the management (D15)"
    assert problems_of(with_change(ESCALATION, "[gf, kreis]", "[kreis]")) == [
        f"{GOAL_NAME}:17:17: {told}",
        f"{GOAL_NAME}:55:17: {told}",
    ]


def test_a_rule_of_the_management_may_go_outside_at_once() -> None:
    texts = with_change(ESCALATION, "[gf, kreis]", "[kreis]")
    texts[GOAL_NAME] = GOAL.replace("owner: bl", "owner: gf").replace("escalation: haus", "escalation: kreis")
    texts[GOAL_NAME] = texts[GOAL_NAME].replace("owner: gl", "owner: gf")
    assert problems_of(texts) == []


def test_a_sender_whose_role_nobody_has_is_refused() -> None:
    assert problems_of(with_change("senders/amt.yaml", "role: bl", "role: bll")) == [
        "senders/amt.yaml:1:37: unknown role 'bll' (allowed: bl, gf, gl, kreis); did you mean 'bl'?"
    ]


def test_a_calendar_too_short_for_reminders_before_and_figures_after_the_plan_year_is_refused() -> None:
    assert problems_of(with_change("calendar.yaml", "last: 2018", "last: 2017")) == [
        "calendar.yaml:2:8: the plan 2016 needs the calendar of 2015 to 2018"
    ]


def test_a_plan_in_the_folder_of_another_year_is_refused() -> None:
    texts = {name.replace("plans/2016", "plans/2017"): text for name, text in FILES.items()}
    assert "plans/2017/plan.yaml:1:7: the year is 2016, but the folder is plans/2017" in problems_of(texts)


def test_names_in_a_file_that_cannot_be_read_are_not_called_unknown() -> None:
    texts = FILES | {"organisation.yaml": "a: [\n", "senders/amt.yaml": "\tx\n"}
    assert [told.split(":")[0] for told in problems_of(texts)] == ["organisation.yaml", "senders/amt.yaml"]


def test_a_rule_beside_a_broken_one_is_checked_all_the_same() -> None:
    text = GOAL.replace("kind: rate_upper", "kind: 7").replace("escalation: haus", "escalation: hausen", 1)
    assert problems_of(FILES | {GOAL_NAME: text}) == [
        f"{GOAL_NAME}:6:11: 'kind' must be text, not the number 7; write it in quotes, \"7\"",
        f"{GOAL_NAME}:31:17: unknown escalation policy 'hausen' (allowed: haus, kreis); did you mean 'haus'?",
    ]


def test_a_rule_that_is_not_well_formed_is_still_searched_for_unknown_names() -> None:
    text = GOAL.replace("severity: major", "severity: mayor", 1).replace("owner: bl", "owner: bll", 1)
    assert problems_of(FILES | {GOAL_NAME: text}) == [
        f"{GOAL_NAME}:15:15: unknown severity 'mayor' (allowed: critical, major, minor, info); did you mean 'major'?",
        f"{GOAL_NAME}:16:12: unknown role 'bll' (allowed: bl, gf, gl, kreis); did you mean 'bl'?",
    ]


def test_two_files_with_a_rule_of_one_id_are_both_named() -> None:
    second = "plans/2016/goals/zweites.yaml"
    texts = FILES | {second: GOAL.replace("id: ziel", "id: zwei")}
    ids = {"quote": 3, "dialoge": 18, "papier": 32, "kosten": 44}
    assert problems_of(texts) == [
        f"{second}:{line}:9: the rule '{rule}' stands here twice; the other is at {GOAL_NAME}:{line}:9"
        for rule, line in ids.items()
    ]


def test_more_rules_than_one_engine_holds_are_refused_before_they_are_checked() -> None:
    head, _, rules = GOAL.partition("rules:\n")
    rule = rules.partition("  - id: dialoge")[0]
    many = "".join(rule.replace("id: quote", f"id: quote-{number}") for number in range(2000))
    assert problems_of(FILES | {GOAL_NAME: f"{head}rules:\n{many}"}) == [
        f"{GOAL_NAME}:6003:5: 2,000 rules in one goal; at most 400 are judged together: split the goal"
    ]
