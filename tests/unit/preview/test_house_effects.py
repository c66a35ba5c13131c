"""What a change outside the rules is: in one direction it asks more, in the other it needs approval."""

from __future__ import annotations

import pytest

from checker.domain.rulebook import Rulebook
from checker.preview.effect import EffectKind
from checker.preview.house_effects import effect_on_house
from checker.rulebook.compare import compare
from tests.unit.rulebook.a_rulebook import CALENDAR, ESCALATION, FILES, PLAN, loaded

WHY = "origin: assumption, why: x"
MORE = f"""\
repeats: {{after_working_days: [5, 10], {WHY}}}
waived_at_most_working_days: {{value: 250, {WHY}}}
at_once: {{smallest_sample: {{value: 30, {WHY}}}}}
budget: {{single_mails_a_week: {{value: 2, {WHY}}}}}
auditor: kreis
"""
HOUSE = FILES | {
    "escalation.yaml": ESCALATION + MORE,
    "calendar.yaml": CALENDAR + "mail_from_hour: 8\nmail_until_hour: 17\n",
    "plans/2016/plan.yaml": PLAN.replace("draft", "adopted\nadopted_on: 2016-03-01"),
    "vocabulary.yaml": FILES["vocabulary.yaml"].replace("en: costs}", "en: costs, may_be_negative: true}"),
}
HELPER = "  - {id: gh, title: Hilfe, scope: organisation, mailbox: gh@haus.example}\n"
REPLIES = "letters: {reply_to: weg@haus.example}\n"
UNRULED = "without_rule: [{row: Z7, why: ohne Zahl, origin: plan}]"
REASON = "act_reasons: [{id: umbau, de: Umbau, en: rebuilding}]\n"
HARMLESS, STRICTER, SOFTER = EffectKind.HARMLESS, EffectKind.STRICTER, EffectKind.SOFTER
QUIETER, JUDGED, READ = EffectKind.QUIETER, EffectKind.JUDGED, EffectKind.READ


@pytest.fixture(scope="module")
def before() -> Rulebook:
    return loaded(HOUSE)


def effects(before: Rulebook, after: Rulebook) -> set[EffectKind]:
    fields = [change.field for change in compare(before, after).house]
    assert fields
    return {effect_on_house(field, before, after) for field in fields if field.at[:2] != ("calendar", "days")}


@pytest.mark.parametrize(
    ("name", "old", "new", "there", "back"),
    [
        ("escalation.yaml", "critical: {value: 2", "critical: {value: 3", EffectKind.RELADDERED, STRICTER),
        ("escalation.yaml", "after_working_days: [5, 10]", "after_working_days: [5, 20]", QUIETER, STRICTER),
        ("escalation.yaml", "value: 250", "value: 300", EffectKind.POWERS, STRICTER),
        ("escalation.yaml", "smallest_sample: {value: 30", "smallest_sample: {value: 40", QUIETER, STRICTER),
        ("escalation.yaml", "single_mails_a_week: {value: 2", "single_mails_a_week: {value: 1", QUIETER, STRICTER),
        ("escalation.yaml", "at_risk_stands: {value: 2", "at_risk_stands: {value: 3", SOFTER, STRICTER),
        ("escalation.yaml", "at_risk_clears: {value: 2", "at_risk_clears: {value: 1", SOFTER, STRICTER),
        ("escalation.yaml", "auditor: kreis", "auditor: bl", EffectKind.HOUSE, EffectKind.HOUSE),
        ("calendar.yaml", "mail_from_hour: 8", "mail_from_hour: 9", QUIETER, STRICTER),
        ("calendar.yaml", "mail_until_hour: 17", "mail_until_hour: 16", QUIETER, STRICTER),
        ("calendar.yaml", "last: 2018", "last: 2019", HARMLESS, JUDGED),
        ("plans/2016/plan.yaml", "adopted_on: 2016-03-01", "adopted_on: 2016-04-01", SOFTER, STRICTER),
        ("plans/2016/plan.yaml", "status: adopted\nadopted_on: 2016-03-01", "status: draft", SOFTER, STRICTER),
        ("plans/2016/plan.yaml", "title: Plan", "title: Der Plan", HARMLESS, HARMLESS),
        ("plans/2016/plan.yaml", "source: Entwurf", f"source: Entwurf\n{UNRULED}", HARMLESS, HARMLESS),
        ("organisation.yaml", "name: Haus}", "name: Das Haus}", HARMLESS, HARMLESS),
        ("organisation.yaml", "title: Ort,", "title: Leitung vor Ort, locale: en,", HARMLESS, HARMLESS),
        ("organisation.yaml", "title: Kreis,", "title: Kreis, rights: [read_all],", EffectKind.HOUSE, EffectKind.HOUSE),
        ("organisation.yaml", "title: Kreis,", "title: Kreis, rights: [replay],", EffectKind.HOUSE, EffectKind.HOUSE),
        ("organisation.yaml", "title: Kreis,", "title: Kreis, rights: [upload],", EffectKind.POWERS, EffectKind.POWERS),
        ("organisation.yaml", "name: Süd}", "name: Süd, aliases: [Süden]}", READ, READ),
        ("organisation.yaml", "roles:\n", "max_hops: 2\nroles:\n", EffectKind.HOUSE, EffectKind.HOUSE),
        ("organisation.yaml", "roles:\n", "merge_policy: {prorate: true}\nroles:\n", JUDGED, JUDGED),
        ("organisation.yaml", "roles:\n", "letters: {closing: [Haus]}\nroles:\n", HARMLESS, HARMLESS),
        ("organisation.yaml", "roles:\n", f"{REPLIES}roles:\n", EffectKind.HOUSE, EffectKind.HOUSE),
        ("escalation.yaml", "steps: [gf, kreis]", "steps: [gf]", EffectKind.RELADDERED, EffectKind.RELADDERED),
        ("organisation.yaml", "[{id: team-a, name: Team A, office: nord}]", "[]", EffectKind.REMOVED, STRICTER),
        ("organisation.yaml", "roles:\n", f"roles:\n{HELPER}", HARMLESS, EffectKind.HOUSE),
        ("vocabulary.yaml", "  - {id: new, de: Neufälle, en: new cases}", "  []", READ, HARMLESS),
        ("vocabulary.yaml", "strata:\n", f"{REASON}strata:\n", EffectKind.HOUSE, EffectKind.HOUSE),
        ("vocabulary.yaml", ", may_be_negative: true", "", READ, READ),
        ("vocabulary.yaml", "many: reviews}", "many: reviewed files}", HARMLESS, HARMLESS),
        ("vocabulary.yaml", "quantity: count, people: true", "quantity: count", JUDGED, JUDGED),
        ("senders/amt.yaml", "title: Akten", "title: Alle Akten", HARMLESS, HARMLESS),
        ("senders/amt.yaml", "role: bl", "role: gf", EffectKind.HOUSE, EffectKind.HOUSE),
    ],
)  # fmt: skip
def test_a_change_of_the_house_and_its_way_back(
    before: Rulebook, name: str, old: str, new: str, there: EffectKind, back: EffectKind
) -> None:
    assert HOUSE[name].count(old) == 1, f"{old!r} stands once in {name}"
    after = loaded(HOUSE | {name: HOUSE[name].replace(old, new)})
    assert effects(before, after) == {there}
    assert effects(after, before) == {back}


def test_a_new_office_whose_head_would_decide_gives_powers() -> None:
    powers = ESCALATION + f"powers: {{waive: [management, kreis, gl], extend: [management, kreis], {WHY}}}\n"
    deciding = FILES | {"escalation.yaml": powers}
    office = {
        "organisation.yaml": FILES["organisation.yaml"].replace(
            "  - {id: sued,", "  - {id: west, name: West}\n  - {id: sued,"
        )
    }
    for house, expected in ((FILES, STRICTER), (deciding, EffectKind.POWERS)):
        before, after = loaded(house), loaded(house | office)
        assert effects(before, after) == {expected}


def test_a_new_office_that_brings_the_events_of_another_is_judged_otherwise() -> None:
    merged = "  - {id: west, name: West, valid_to: 2015-12-31, merges_into: sued}\n  - {id: sued,"
    office = FILES["organisation.yaml"].replace("  - {id: sued,", merged)
    assert effects(loaded(FILES), loaded(FILES | {"organisation.yaml": office})) == {JUDGED}
