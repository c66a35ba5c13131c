"""Edits of a house's rules, by what they change, and a preview of them held against what then happens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from checker.domain.finding import Episode, Resolution
from checker.domain.obligation_key import rule_of
from checker.domain.verdict import Verdict
from checker.preview.change_preview import preview
from checker.preview.changes import ChangePreview
from checker.preview.compared_rules import ComparedRules
from checker.rulebook.load import load
from checker.store import Store, findings, verdicts
from checker.usecases.judging.check import check_activated
from checker.usecases.rules.activation import activate_book
from checker.usecases.running.tick import tick
from tests.stored import url_of

KDU = "plans/2016/goals/kdu.yaml"
ORGANISATION = "organisation.yaml"
REPORT = "  - id: investigation-report\n"
FOLLOW_UP = """
  - id: review-follow-up
    title: Bericht, wenn zu viele Fehler gefunden werden
    short_title: Bericht Fehler
    kind: on_demand
    source: {row: T06, line: 489}
    measure: {records: deliverable, evidence: required}
    rounding: date
    scope: {judge: organisation}
    period: {kind: request}
    when:
      - rule: investigation-criteria-agreed
        view: period
        misses: true
        opens: {scope: jobcenter, owner: controlling, origin: assumption, why: Probe}
    due: {after_request: 10, policy: next_working_day, basis: Hausregel, origin: assumption, why: Probe}
    interim: none
    severity: major
    owner: controlling
    escalation: leistung
"""


@dataclass(frozen=True, slots=True)
class PreviewedEdit:
    """What an admin does to a rules folder. `file` is what is edited, `edit` what becomes of its text."""

    name: str
    file: str
    edit: Callable[[str], str]

    def of(self, rules: Path) -> None:
        path = rules / self.file
        before = path.read_text(encoding="utf-8")
        after = self.edit(before)
        assert after != before, f"{self.name} edits nothing"
        path.write_text(after, encoding="utf-8")


def edit_of(old: str, new: str, rule: str = "") -> Callable[[str], str]:
    """The first `old` in a rule's block (empty: in the file)."""

    def edit(text: str) -> str:
        start = text.index(f"- id: {rule}\n") if rule else 0
        at = text.index(old, start)
        return text[:at] + new + text[at + len(old) :]

    return edit


def _block(text: str, rule: str) -> str:
    found = re.search(rf"  - id: {rule}\n.*?(?=\n  - id: |\Z)", text, re.DOTALL)
    assert found is not None, f"there is a rule {rule}"
    return found[0]


def _removed(text: str) -> str:
    return text.replace(_block(text, "investigation-criteria-agreed"), "")


def _new(text: str) -> str:
    block = _block(text, "investigation-criteria-agreed")
    named = block.replace("investigation-criteria-agreed", "investigation-criteria-published")
    return (
        text.rstrip()
        + "\n\n"
        + named.replace("Kriterien Ermittlungsdienst", "Kriterien veröffentlicht").rstrip()
        + "\n"
    )


def _renamed(text: str) -> str:
    block = _block(text, "investigation-criteria-agreed")
    named = block.replace("investigation-criteria-agreed", "investigation-criteria-settled").rstrip()
    return text.replace(block, named + "\n    replaces: investigation-criteria-agreed\n")


def _closed_office(text: str) -> str:
    return re.sub(r"(id: (?:leistung-|mi-)?heiligenhaus,.*?valid_to:) null", r"\1 2016-04-30", text)


def _other_order(text: str) -> str:
    """The last rule comes first."""
    head, *rules = re.split(r"(?m)^(?=  - id: )", text)
    return head + rules[-1].rstrip() + "\n\n" + "".join(rules[:-1]).rstrip() + "\n"


CRITERIA = "investigation-criteria-agreed"
DUE = "due: {nominal: 2016-04-30, policy: next_working_day"
EDITS = (
    PreviewedEdit("bound", KDU, edit_of('value: "300"', 'value: "9"', "reviews-new-cases")),
    PreviewedEdit("strictness", KDU, edit_of('operator: "<"', 'operator: "<="', "kdu-error-rate")),
    PreviewedEdit("due day", KDU, edit_of(DUE, DUE.replace("04-30", "06-30"), CRITERIA)),
    PreviewedEdit("policy", KDU, edit_of(DUE, DUE.replace("next_", "previous_"), CRITERIA)),
    PreviewedEdit(
        "reminder lead",
        KDU,
        edit_of(
            "    severity: major",
            "    remind: {working_days_before: [3], origin: assumption, why: Probe}\n    severity: major",
            "investigation-report",
        ),
    ),
    PreviewedEdit("ladder", KDU, edit_of("escalation: leistung-kreis", "escalation: leistung", "kdu-error-rate")),
    PreviewedEdit("owner", KDU, edit_of("owner: bereichsleitung_leistung", "owner: bereichsleitung_mi", CRITERIA)),
    PreviewedEdit("severity", KDU, edit_of("severity: major", "severity: critical", CRITERIA)),
    PreviewedEdit("office closed", ORGANISATION, _closed_office),
    PreviewedEdit("rule removed", KDU, _removed),
    PreviewedEdit("rule renamed", KDU, _renamed),
    PreviewedEdit("new rule", KDU, _new),
    PreviewedEdit("when: added", KDU, lambda text: text.rstrip() + "\n" + FOLLOW_UP),
)
NO_OPS = (
    PreviewedEdit("a comment", KDU, lambda text: "# geprüft\n" + text),
    PreviewedEdit("a comment at a line's end", KDU, edit_of("    interim: path", "    interim: path   # so")),
    PreviewedEdit("an empty line", KDU, edit_of("    severity:", "\n    severity:")),
    PreviewedEdit("order of rules", KDU, _other_order),
    PreviewedEdit(
        "order of keys",
        KDU,
        edit_of('{operator: "<", value: "10", unit: percent}', '{unit: percent, value: "10", operator: "<"}'),
    ),
    PreviewedEdit("other quotes", KDU, edit_of('"98200000.00"', "'98200000.00'")),
    PreviewedEdit(
        "block for flow style", KDU, edit_of("scope: {judge: organisation}", "scope:\n      judge: organisation")
    ),
    PreviewedEdit("a comment in the ladders", "escalation.yaml", lambda text: text + "# Ende\n"),
    PreviewedEdit("a comment in the calendar", "calendar.yaml", lambda text: text + "# Ende\n"),
    PreviewedEdit("a comment in the organisation", ORGANISATION, lambda text: text + "# Ende\n"),
    PreviewedEdit("a comment in the words", "vocabulary.yaml", lambda text: text + "# Ende\n"),
    PreviewedEdit("a comment in the plan", "plans/2016/plan.yaml", lambda text: text + "# Ende\n"),
)


class EditedHouse:
    """A copy of the house, whose folder may be edited."""

    def __init__(self, folder: Path) -> None:
        self.rules = folder / "rules"
        self.store = Store.open(url_of(folder / "zielwacht.sqlite3"), create=False)

    def edited(self, *edits: PreviewedEdit) -> ComparedRules:
        for edit in edits:
            edit.of(self.rules)
        return ComparedRules(load(self.rules), folder=self.rules)

    def preview(self, *edits: PreviewedEdit, on: date) -> ChangePreview:
        return preview(self.store, self.edited(*edits), on=on)

    def episodes(self) -> dict[str, Episode]:
        with self.store.read() as tx:
            return findings.current(tx)

    def states(self) -> dict[str, Episode]:
        """Without why each is told the way it is: every look at one decides that anew."""
        return {key: replace(one, telling=None) for key, one in self.episodes().items()}


def assert_check_says_it(house: EditedHouse, previewed: ChangePreview) -> None:
    """Every verdict that differs is told, none else, and both sides are what `check` says by both rulebooks."""
    on = previewed.on
    before = {one.obligation: one for one in check_activated(house.store, on, None).verdicts}
    after = {one.obligation: one for one in check_activated(house.store, on, None, load(house.rules)).verdicts}
    was = {one.obligation: one.was for one in previewed.obligations if one.was}
    now_called = {was.get(key, key): key for key in after}
    unlike = {
        now_called.get(key, key)
        for key in before.keys() | now_called.keys()
        if key not in before
        or key not in now_called
        or _as_told(replace(before[key], rule=rule_of(now_called[key]))) != _as_told(after[now_called[key]])
    }
    assert {one.obligation for one in previewed.verdicts} == unlike
    for one in previewed.verdicts:
        assert one.after == after.get(one.obligation)
        assert one.before == before.get(was.get(one.obligation, one.obligation))


def _as_told(verdict: Verdict) -> Verdict:
    """Without what only says of which line of which rule it is."""
    return replace(verdict, source_row="", source_line=None, fired="")


def assert_the_tick_does_it(house: EditedHouse, previewed: ChangePreview, at: datetime) -> None:
    """The folder is activated at an instant (aware) of the day previewed, and an hour later the house ticks."""
    were = house.episodes()
    activate_book(house.store, load(house.rules), at, "administration", withdraw=True)
    tick(house.store, at + timedelta(hours=1), mail_domain="jobcenter.example")
    are = house.episodes()
    was = {one.obligation: one.was for one in previewed.obligations if one.was}

    def was_open(key: str) -> bool:
        before = were.get(was.get(key, key))
        return before is not None and before.needs_somebody

    opened = {key for key, one in are.items() if one.needs_somebody and not was_open(key)}
    ended = {
        key: one.resolution for key, one in are.items() if one.is_over and key in were and were[key].needs_somebody
    }
    said = previewed.findings
    assert {one.obligation for one in said.opened} == opened
    assert {one.obligation: one.resolution for one in (*said.closed, *said.withdrawn)} == {
        key: how for key, how in ended.items() if how is not Resolution.RENAMED
    }
    with house.store.read() as tx:
        stored = {key: one.verdict.state for key, one in verdicts.latest(tx).items()}
    assert all(stored[one.obligation] is one.after.state for one in previewed.verdicts if one.after is not None)
