"""Whose approval an edit of the house's rules needs, and which do not count."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from checker.domain.organisation import Absence
from checker.domain.rulebook import Rulebook
from checker.preview.approvals import Need, approvals_needed, barred, is_met, unmet
from checker.preview.edit_effects import edit_effects
from checker.preview.effect import EffectKind
from checker.rulebook.compare import compare
from tests.unit.rulebook.a_rulebook import CALENDAR, ESCALATION, FILES, GOAL, GOAL_NAME, ORGANISATION, PLAN, loaded

ON = date(2016, 6, 1)
PREVIEW = "a" * 64
POWERS = """\
powers:
  waive: [management, kreis]
  extend: [management]
  silence: [management, bl]
  origin: assumption
  why: x
"""
AGREED = ESCALATION.replace("steps: [gf, kreis]}", "steps: [gf, kreis], agreed_with: kreis}") + POWERS
HOUSE = FILES | {
    "escalation.yaml": AGREED,
    "plans/2016/plan.yaml": PLAN.replace("draft", "adopted\nadopted_on: 2016-01-04"),
}


@dataclass(frozen=True)
class Decision:
    body: str = "kreis"
    file_number: str = "50.1-2016/077"
    decided_on: date = date(2016, 5, 20)


@dataclass(frozen=True)
class Approval:
    rule: str
    by: str
    decision: Decision | None = None
    preview: str = PREVIEW
    at: datetime = datetime(2016, 6, 1, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def before() -> Rulebook:
    return loaded(HOUSE)


def needs_of(
    before: Rulebook, texts: dict[str, str], softer: Collection[str] = ()
) -> dict[str, tuple[tuple[str, ...], str | None, tuple[EffectKind, ...]]]:
    after = loaded(HOUSE | texts)
    edit = compare(before, after)
    assert not edit.changes_nothing
    needs = approvals_needed(edit, edit_effects(edit, before, after), softer, before, ON)
    return {need.rule: (need.who, need.body, need.why) for need in needs}


def goal(old: str, new: str) -> dict[str, str]:
    assert GOAL.count(old) == 1, f"{old!r} does not stand there once"
    return {GOAL_NAME: GOAL.replace(old, new)}


def in_file(name: str, old: str, new: str) -> dict[str, str]:
    assert HOUSE[name].count(old) == 1, f"{old!r} does not stand there once"
    return {name: HOUSE[name].replace(old, new)}


LATER = goal("nominal: 2016-04-30", "nominal: 2016-05-31")


def test_a_softer_bound_that_was_agreed_is_the_bodys_to_decide(before: Rulebook) -> None:
    assert needs_of(before, goal('value: "10"', 'value: "12"')) == {
        "quote": (("kreis",), "kreis", (EffectKind.SOFTER,))
    }


def test_a_later_day_of_the_houses_own_needs_a_role_that_could_extend_or_waive_it(before: Rulebook) -> None:
    assert needs_of(before, LATER) == {"papier": (("gf", "kreis"), None, (EffectKind.REDATED,))}


def test_what_is_stricter_or_only_shown_needs_nobody(before: Rulebook) -> None:
    edits = (
        goal('value: "10"', 'value: "8"'),
        goal("title: Papier liegt vor", "title: Das Papier liegt vor"),
        goal("nominal: 2016-04-30", "nominal: 2016-04-15"),
        goal("working_days_before: [20, 5, 1]", "working_days_before: [20, 10, 5, 1]"),
        goal("severity: minor", "severity: major"),
        {
            GOAL_NAME: GOAL
            + GOAL[GOAL.index("  - id: papier") : GOAL.index("  - id: kosten")].replace("papier", "mappe")
        },
        in_file("escalation.yaml", "major: {value: 5", "major: {value: 4"),
        in_file("organisation.yaml", "{id: sued, name: Süd}", "{id: sued, name: Süden}"),
        in_file("organisation.yaml", "  - {id: sued,", "  - {id: west, name: West}\n  - {id: sued,"),
    )
    assert [needs_of(before, edit) for edit in edits] == [{}] * len(edits)


def test_whatever_a_change_was_taken_for_a_softer_verdict_needs_approval(before: Rulebook) -> None:
    title = goal("title: Papier liegt vor", "title: Das Papier")
    assert needs_of(before, title, ["papier/jobcenter/2016"]) == {
        "papier": (("gf", "kreis"), None, (EffectKind.SOFTER,))
    }


def test_a_rule_that_is_gone_renamed_or_given_to_another_needs_who_could_waive_it_before(before: Rulebook) -> None:
    paper = GOAL[GOAL.index("  - id: papier") : GOAL.index("  - id: kosten")]
    gone = {GOAL_NAME: GOAL.replace(paper, "")}
    named = {GOAL_NAME: GOAL.replace(paper, paper.replace("id: papier", "id: mappe") + "    replaces: papier\n")}
    given = {GOAL_NAME: GOAL.replace(paper, paper.replace("owner: bl", "owner: gl"))}
    assert needs_of(before, gone) == {"papier": (("gf", "kreis"), None, (EffectKind.REMOVED,))}
    assert needs_of(before, named) == {"papier": (("gf", "kreis"), None, (EffectKind.RENAMED,))}
    assert needs_of(before, given) == {"papier": (("gf", "kreis"), None, (EffectKind.REOWNED,))}
    softer = {GOAL_NAME: named[GOAL_NAME].replace("working_days_before: [20, 5, 1]", "working_days_before: [1]")}
    assert needs_of(before, softer)["papier"][2] == (EffectKind.RENAMED, EffectKind.QUIETER)
    # By its new name, too, a softer verdict is one of the rule that it was.
    assert needs_of(before, named, ["mappe/jobcenter/2016"]).keys() == {"papier"}


def test_powers_need_approval_for_every_rule_whose_permissions_change(before: Rulebook) -> None:
    wider = in_file("escalation.yaml", "waive: [management, kreis]", "waive: [management, kreis, bl]")
    # Of what was agreed the body alone waives, whatever the house says; and nobody waives their own.
    assert needs_of(before, wider) == {"dialoge": (("gf", "kreis"), None, (EffectKind.POWERS,))}
    for_all = in_file(
        "organisation.yaml", "{id: gf, title: Leitung,", "{id: gf, title: Leitung, rights: [acknowledge],"
    )
    assert needs_of(before, for_all).keys() == {"quote", "dialoge", "papier", "kosten"}


def test_a_ladder_needs_it_for_the_rules_that_are_on_it(before: Rulebook) -> None:
    agreed = in_file("escalation.yaml", "agreed_with: kreis", "agreed_with: null")
    assert needs_of(before, agreed) == dict.fromkeys(("kosten", "quote"), (("kreis",), "kreis", (EffectKind.POWERS,)))


def test_what_only_makes_mails_fewer_whoever_may_silence_approves(before: Rulebook) -> None:
    budget = {"escalation.yaml": AGREED + "budget: {single_mails_a_week: {value: 1, origin: assumption, why: x}}\n"}
    needs = needs_of(before, budget)
    assert needs["quote"] == (("gf", "kreis"), None, (EffectKind.QUIETER,))
    assert needs["dialoge"][0] == ("gf", "bl", "kreis")
    closed = {"calendar.yaml": CALENDAR + "closures: [{every: 12-27, name: Ruhe}]\n"}
    assert {why for _, _, why in needs_of(before, closed).values()} == {(EffectKind.QUIETER,)}


def test_a_day_off_that_moves_due_days_is_redated_for_what_is_due_on_working_days(before: Rulebook) -> None:
    off = "closures: [{day: 2016-05-02, name: Ruhe, shifts_due_days: true, why: Vereinbarung}]\n"
    needs = needs_of(before, {"calendar.yaml": CALENDAR + off})
    assert {rule: why for rule, (_, _, why) in needs.items()} == {
        "quote": (EffectKind.REDATED,),
        "papier": (EffectKind.REDATED,),
        "dialoge": (EffectKind.QUIETER,),
        "kosten": (EffectKind.QUIETER,),
    }


@pytest.mark.parametrize(
    ("name", "old", "new", "who"),
    [
        ("organisation.yaml", "mailbox: bl@haus.example", "mailbox: weg@haus.example", ("gf", "bl")),
        ("organisation.yaml", "deputy: gf", "deputy: null", ("gf", "bl")),
        # Nobody lets themselves look at what others answer for; whoever gives up a right may say so.
        ("organisation.yaml", "mailbox: bl@haus.example", "mailbox: bl@haus.example, rights: [read_audit]", ("gf",)),
        ("escalation.yaml", "questions_to: bl", "questions_to: gf", ("gf", "bl")),
        ("organisation.yaml", "mailbox: gf@haus.example", "mailbox: weg@haus.example", ("gf",)),
        ("organisation.yaml", "gl.{scope}@haus.example", "weg.{scope}@haus.example", ("gf",)),
    ],
)
def test_who_reads_for_a_role_is_the_management_s_or_its_own_to_approve(
    before: Rulebook, name: str, old: str, new: str, who: tuple[str, ...]
) -> None:
    assert needs_of(before, in_file(name, old, new)) == {"": (who, None, (EffectKind.HOUSE,))}


def test_a_vacant_post_approves_nothing_of_its_own(before: Rulebook) -> None:
    vacant = in_file("organisation.yaml", "deputy: gf,", "deputy: gf, vacant: [{since: 2016-01-01}],")
    book = loaded(HOUSE | vacant)
    after = loaded(HOUSE | {name: text.replace("mailbox: bl@", "mailbox: weg@") for name, text in vacant.items()})
    edit = compare(book, after)
    (need,) = approvals_needed(edit, edit_effects(edit, book, after), (), book, ON)
    assert (need.rule, need.who) == ("", ("gf",))


def test_an_adopted_plan_that_becomes_a_draft_is_softer_for_all_its_rules(before: Rulebook) -> None:
    draft = {"plans/2016/plan.yaml": PLAN}
    needs = needs_of(before, draft)
    assert needs.keys() == {"quote", "dialoge", "papier", "kosten"}
    assert all(EffectKind.SOFTER in why for _, _, why in needs.values())


def test_how_files_are_read_is_approved_for_the_rules_they_feed(before: Rulebook) -> None:
    other = in_file("senders/amt.yaml", "version: 1", "version: 2")
    assert needs_of(before, other) == {"quote": (("gf", "kreis"), None, (EffectKind.READ,))}


def test_an_office_that_closes_is_approved_for_what_offices_owe(before: Rulebook) -> None:
    closed = in_file("organisation.yaml", "name: Süd}", "name: Süd, valid_to: 2016-03-31}")
    assert needs_of(before, closed) == {"dialoge": (("gf", "kreis"), None, (EffectKind.JUDGED,))}


@pytest.mark.parametrize("called", ["why", "origin"])
def test_what_somebody_calls_why_is_an_entry_all_the_same(before: Rulebook, called: str) -> None:
    role = f"  - {{id: {called}, title: Neu, scope: organisation, mailbox: neu@haus.example, rights: [acknowledge]}}\n"
    needs = needs_of(before, in_file("organisation.yaml", "roles:\n", f"roles:\n{role}"))
    assert needs.keys() == {"quote", "dialoge", "papier", "kosten"}
    named = loaded(HOUSE | {GOAL_NAME: GOAL.replace("id: papier", f"id: {called}")})
    powers = AGREED + f"rule_powers: [{{rule: {called}, waive: [gl], why: x}}]\n"
    after = loaded(HOUSE | {GOAL_NAME: GOAL.replace("id: papier", f"id: {called}"), "escalation.yaml": powers})
    edit = compare(named, after)
    assert [need.rule for need in approvals_needed(edit, edit_effects(edit, named, after), (), named, ON)] == [called]


def test_where_a_role_without_a_say_stands_is_the_managements_to_approve(before: Rulebook) -> None:
    helper = "  - {id: gh, title: Hilfe, scope: organisation, mailbox: gh@haus.example}\n"
    with_one = loaded(HOUSE | in_file("organisation.yaml", "roles:\n", f"roles:\n{helper}"))
    outside = helper.replace("scope: organisation", "scope: external")
    after = loaded(HOUSE | in_file("organisation.yaml", "roles:\n", f"roles:\n{outside}"))
    edit = compare(with_one, after)
    needs = approvals_needed(edit, edit_effects(edit, with_one, after), (), with_one, ON)
    assert [(need.rule, need.who) for need in needs] == [("", ("gf", "gh"))]


HOUSES = Need("papier", ("gf", "kreis"), (EffectKind.REDATED,))
BODYS = Need("quote", ("kreis",), (EffectKind.SOFTER,), "kreis")


@pytest.mark.parametrize(
    ("need", "approval", "met"),
    [
        pytest.param(HOUSES, Approval("papier", "gf"), True, id="a role that may"),
        pytest.param(HOUSES, Approval("papier", "bl"), False, id="the owner"),
        pytest.param(HOUSES, Approval("papier", "gl@nord"), False, id="a role that may not"),
        pytest.param(HOUSES, Approval("quote", "gf"), False, id="of another rule"),
        pytest.param(HOUSES, Approval("papier", "gf", preview="b" * 64), False, id="of another preview"),
        pytest.param(BODYS, Approval("quote", "kreis", Decision()), True, id="the body's decision"),
        pytest.param(BODYS, Approval("quote", "kreis"), False, id="the body, without a decision"),
        pytest.param(BODYS, Approval("quote", "gf", Decision()), False, id="the house with a decision"),
        pytest.param(BODYS, Approval("quote", "kreis", Decision(body="gf")), False, id="somebody else's decision"),
        pytest.param(BODYS, Approval("quote", "kreis", Decision(file_number=" ")), False, id="not on file"),
        pytest.param(BODYS, Approval("quote", "kreis", Decision(decided_on=date(2016, 6, 2))), False, id="to come"),
    ],
)
def test_what_meets_a_need(need: Need, approval: Approval, *, met: bool) -> None:
    assert is_met(need, [approval], PREVIEW, barred=frozenset()) is met


def test_nobody_approves_what_they_activate_nor_does_their_deputy(before: Rulebook) -> None:
    approval = Approval("papier", "gf")
    assert unmet([HOUSES], [approval], PREVIEW, "kreis", before, ON) == ()
    assert unmet([HOUSES], [approval], PREVIEW, "gf", before, ON) == (HOUSES,)
    # The deputy of bl is gf, and the administration is bl, too.
    assert unmet([HOUSES], [approval], PREVIEW, "bl", before, ON) == (HOUSES,)
    assert barred("administration", before, ON) == {"administration", "bl", "gf"}


def test_nobody_approves_for_a_role_in_whose_place_they_read(before: Rulebook) -> None:
    away = ORGANISATION.replace(
        "mailbox: gf@haus.example", "mailbox: gf@haus.example, deputy: gh, vacant: [{since: 2016-05-01}]"
    )
    away = away.replace(
        "roles:\n", "roles:\n  - {id: gh, title: Hilfe, scope: organisation, mailbox: gh@haus.example}\n"
    )
    house = loaded(HOUSE | {"organisation.yaml": away})
    assert "gf" in barred("gh", house, ON)
    assert "gf" not in barred("gh", house, date(2016, 4, 30))


def test_whoever_stands_in_for_an_absent_role_approves_for_it_but_not_what_they_activate(before: Rulebook) -> None:
    helper = "  - {id: gh, title: Hilfe, scope: organisation, mailbox: gh@haus.example}\n"
    book = loaded(HOUSE | in_file("organisation.yaml", "roles:\n", f"roles:\n{helper}"))
    away = Absence("gf", "jobcenter", ON, ON, "gh", datetime(2016, 5, 31, 8, tzinfo=UTC))
    staffed = replace(book, organisation=book.organisation.with_absences([away]))
    after = loaded(HOUSE | in_file("organisation.yaml", "roles:\n", f"roles:\n{helper}") | LATER)
    edit = compare(staffed, after)
    (need,) = approvals_needed(edit, edit_effects(edit, staffed, after), (), staffed, ON)
    assert need.who == ("gf", "kreis", "gh")
    assert unmet([need], [Approval("papier", "gh")], PREVIEW, "gl@nord", staffed, ON) == ()
    assert unmet([need], [Approval("papier", "gf")], PREVIEW, "gh", staffed, ON) == (need,)
