"""Edits of a walked house's rules, by what they change: for those who hold a preview against what then happens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

KDU = "plans/2016/goals/kdu.yaml"
ORGANISATION = "organisation.yaml"
CRITERIA_OF_BEFORE = "  - id: investigation-criteria-agreed\n"
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


def _replaced(old: str, new: str, rule: str = "") -> Callable[[str], str]:
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
    PreviewedEdit("bound", KDU, _replaced('value: "300"', 'value: "9"', "reviews-new-cases")),
    PreviewedEdit("strictness", KDU, _replaced('operator: "<"', 'operator: "<="', "kdu-error-rate")),
    PreviewedEdit("due day", KDU, _replaced(DUE, DUE.replace("04-30", "06-30"), CRITERIA)),
    PreviewedEdit("policy", KDU, _replaced(DUE, DUE.replace("next_", "previous_"), CRITERIA)),
    PreviewedEdit(
        "reminder lead",
        KDU,
        _replaced(
            "    severity: major",
            "    remind: {working_days_before: [3], origin: assumption, why: Probe}\n    severity: major",
            "investigation-report",
        ),
    ),
    PreviewedEdit("ladder", KDU, _replaced("escalation: leistung-kreis", "escalation: leistung", "kdu-error-rate")),
    PreviewedEdit("owner", KDU, _replaced("owner: bereichsleitung_leistung", "owner: bereichsleitung_mi", CRITERIA)),
    PreviewedEdit("severity", KDU, _replaced("severity: major", "severity: critical", CRITERIA)),
    PreviewedEdit("office closed", ORGANISATION, _closed_office),
    PreviewedEdit("rule removed", KDU, _removed),
    PreviewedEdit("rule renamed", KDU, _renamed),
    PreviewedEdit("new rule", KDU, _new),
    PreviewedEdit("when: added", KDU, lambda text: text.rstrip() + "\n" + FOLLOW_UP),
)
NO_OPS = (
    PreviewedEdit("a comment", KDU, lambda text: "# geprüft\n" + text),
    PreviewedEdit("a comment at a line's end", KDU, _replaced("    interim: path", "    interim: path   # so")),
    PreviewedEdit("an empty line", KDU, _replaced("    severity:", "\n    severity:")),
    PreviewedEdit("order of rules", KDU, _other_order),
    PreviewedEdit(
        "order of keys",
        KDU,
        _replaced('{operator: "<", value: "10", unit: percent}', '{unit: percent, value: "10", operator: "<"}'),
    ),
    PreviewedEdit("other quotes", KDU, _replaced('"98200000.00"', "'98200000.00'")),
    PreviewedEdit(
        "block for flow style", KDU, _replaced("scope: {judge: organisation}", "scope:\n      judge: organisation")
    ),
    PreviewedEdit("a comment in the ladders", "escalation.yaml", lambda text: text + "# Ende\n"),
    PreviewedEdit("a comment in the calendar", "calendar.yaml", lambda text: text + "# Ende\n"),
    PreviewedEdit("a comment in the organisation", ORGANISATION, lambda text: text + "# Ende\n"),
    PreviewedEdit("a comment in the words", "vocabulary.yaml", lambda text: text + "# Ende\n"),
    PreviewedEdit("a comment in the plan", "plans/2016/plan.yaml", lambda text: text + "# Ende\n"),
)
