"""What an edit of the rules changes, as JSON for other programs, without figures: two counts may point at people."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from checker.domain.due import Due
from checker.domain.verdict import Verdict
from checker.preview.changes import (
    ChangePreview,
    FindingChange,
    MailChanges,
    ReportOwed,
    RulesSide,
    VerdictChange,
    is_softer,
)
from checker.preview.preview_hash import NOT_OWED, hash_of

SCHEMA = "zielwacht/diff/1"


def as_json(found: ChangePreview) -> str:
    return json.dumps(_document(found), ensure_ascii=False, indent=1, default=_plain)


def _document(found: ChangePreview) -> dict[str, Any]:
    edit = found.edit
    return {
        "schema": SCHEMA,
        "hash": hash_of(found),
        "house": found.house,
        "on": found.on,
        "until": found.until,
        "known_at": found.known_at,
        "sequence": found.sequence,
        "before": _side(found.before),
        "after": _side(found.after),
        "changes_nothing": found.is_nothing,
        "is_softer": found.is_softer,
        "files": [{"file": one.file, "sign": one.sign} for one in found.reach.files],
        "rules": [
            {
                "rule": one.key[0],
                "year": one.key[1],
                "what": one.what,
                "former": one.former[0] if one.former else None,
                "fields": [{"field": each.path, "before": each.before, "after": each.after} for each in one.fields],
            }
            for one in edit.rules
        ],
        "shared": [
            {
                "field": one.field.path,
                "before": one.field.before,
                "after": one.field.after,
                "reaches": sorted({rule for rule, _ in one.reaches}),
            }
            for one in edit.house
        ],
        "follows": {rule: sorted({cause for cause, _ in causes}) for (rule, _), causes in edit.follows.items()},
        "obligations": [
            {
                "obligation": one.obligation,
                "what": one.kind,
                "former": one.was or None,
                "before": _due(one.before),
                "after": _due(one.after),
                "why": one.why,
            }
            for one in found.obligations
        ],
        "matrix": [
            {"before": old or NOT_OWED, "after": new or NOT_OWED, "softer": is_softer(old, new), "obligations": keys}
            for (old, new), keys in found.matrix.items()
        ],
        "verdicts": [_verdict(one) for one in found.verdicts],
        "unchanged": found.unchanged,
        "findings": {
            "opened": _findings(found.findings.opened),
            "closed": _findings(found.findings.closed),
            "withdrawn": _findings(found.findings.withdrawn),
        },
        "mails": _mails(found.mails),
        "back_test": {
            "from": found.back_test.first,
            "to": found.back_test.last,
            "known": "at_the_end_of_each_day",
            "unlike": [
                {"obligation": one.obligation, "days": one.days, "first": one.first, "last": one.last}
                for one in found.back_test.unlike
            ],
        },
        "reports": {"owed": _reports(found.reports.owed), "no_longer": _reports(found.reports.no_longer)},
        "not_compared": [{"obligation": one.obligation, "why": one.why} for one in found.not_compared],
        "tests": None
        if found.tests is None
        else {"run": found.tests.run, "failing": found.tests.failing, "uncovered": found.tests.uncovered},
        "needs": [{"rule": one.rule or None, "who": one.who, "why": one.why, "body": one.body} for one in found.needs],
    }


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def _side(side: RulesSide) -> dict[str, Any]:
    head = {"number": side.number, "at": side.activated_at, "by": side.by or None}
    return {"rulebook": side.sha256, "rules": side.rules, **head}


def _due(due: Due | None) -> dict[str, Any] | None:
    if due is None:
        return None
    return {"nominal": due.nominal, "effective": due.effective, "please_by": due.please_by, "policy": due.policy}


def _verdict(one: VerdictChange) -> dict[str, Any]:
    sides = {"before": _state(one.before), "after": _state(one.after)}
    return {"obligation": one.obligation, "softer": one.is_softer, **sides}


def _state(verdict: Verdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    asked = {"operator": verdict.operator, "target": verdict.target}
    told = {"severity": verdict.severity, "owner": verdict.owner}
    return {"state": verdict.state, "cause": verdict.cause, "provisional": verdict.provisional, **asked, **told}


def _findings(changes: Iterable[FindingChange]) -> list[dict[str, Any]]:
    return [
        {
            "obligation": one.obligation,
            "episode": one.number,
            "state": one.state,
            "severity": one.severity,
            "since": one.since,
            "told": one.told,
            "resolution": one.resolution,
        }
        for one in changes
    ]


def _mails(mails: MailChanges | None) -> dict[str, Any] | None:
    if mails is None:
        return None
    return {
        "told_until": mails.told_until,
        "before": mails.before,
        "after": mails.after,
        "drafts_before": mails.drafts_before,
        "drafts_after": mails.drafts_after,
        "by_week": [
            {"week": one.week, "post": one.post, "draft": one.is_draft, "before": one.before, "after": one.after}
            for one in mails.counts
        ],
    }


def _reports(owed: Iterable[ReportOwed]) -> list[dict[str, Any]]:
    return [{"sender": one.sender, "profile": one.profile, "period": str(one.period)} for one in owed]
