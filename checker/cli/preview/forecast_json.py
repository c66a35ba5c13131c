"""A forecast for other programs: all of it, exact. The same input gives the same bytes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from checker.domain.period import monday_of
from checker.preview.forecast_counts import counted, fullest_mailboxes, left
from checker.preview.forecast_parts import Foreseen
from checker.preview.forecast_result import Busiest, Forecast, ForecastMail
from checker.wording.supposed import supposed_text

SCHEMA = "zielwacht/simulation/1"


def as_json(this: Foreseen, other: Foreseen | None) -> str:
    document = {"schema": SCHEMA, **_forecast(this.forecast), "compared": None, "differences": None}
    if other is not None:
        document |= {
            "compared": _forecast(other.forecast),
            "differences": list(_differences(this.forecast, other.forecast)),
        }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _forecast(forecast: Forecast) -> dict[str, Any]:
    span = forecast.span
    return {
        "from": span.first.isoformat(),
        "to": span.last.isoformat(),
        "rulebook": forecast.rulebook,
        "supposed": [
            {"code": one.code, "facts": {name: str(fact) for name, fact in one.facts.items()}, "text": text}
            for one in forecast.supposed
            if (text := supposed_text(one, "en"))
        ],
        "summary": _summary(forecast),
        "mails": [_mail(mail) for mail in forecast.mails],
        "verdicts": [
            {
                "obligation": one.obligation,
                "number": one.number,
                "on": one.on.isoformat(),
                "before": one.before,
                "after": one.after,
                "cause": one.cause,
            }
            for one in forecast.verdict_changes
        ],
        "findings": [
            {
                "obligation": one.obligation,
                "number": one.number,
                "state": one.state,
                "step": one.step,
                "since": one.since.isoformat(),
                "resolved_on": one.resolved_on.isoformat() if one.resolved_on else None,
                "resolution": one.resolution,
            }
            for one in forecast.findings
        ],
        "missed_unless_acted": [
            {
                "obligation": one.obligation,
                "act_by": one.act_by.isoformat() if one.act_by else None,
                "missed_on": one.missed_on.isoformat(),
                "owner": one.owner,
                "severity": one.severity,
            }
            for one in forecast.missed_unless_acted
        ],
        "reports_owed": [
            {
                "sender": one.sender,
                "profile": one.profile,
                "period": str(one.period),
                "due": one.due.isoformat(),
                "has_come": one.has_come,
            }
            for one in forecast.reports_owed
        ],
        "dates_on_closed_days": [
            {
                "obligation": one.obligation,
                "nominal": one.nominal.isoformat(),
                "closed": {"why": one.closed.why, "name": one.closed.name},
                "effective": one.effective.isoformat(),
                "please_by": one.please_by.isoformat(),
            }
            for one in forecast.dates_on_closed_days
        ],
    }


def _summary(forecast: Forecast) -> dict[str, Any]:
    leaving = left(forecast)
    by_role = Counter(mail.role for mail in leaving)
    return {
        "leave": len(leaving),
        "drafts": sum(mail.is_draft for mail in forecast.mails),
        "by_role": dict(sorted(by_role.items())),
        "by_kind": dict(sorted(Counter(str(mail.kind) for mail in leaving).items())),
        "busiest_day": _busiest(forecast.busiest_day),
        "busiest_week": _busiest(forecast.busiest_week),
        "to_management": len(forecast.to_management),
        "to_bodies_outside": len(forecast.to_bodies_outside),
        "single_mails_a_week": forecast.single_mails_a_week,
        "fullest_mailboxes": [
            {"role": role, "week": week.isoformat(), "mails": mails}
            for (role, week), mails in sorted(fullest_mailboxes(forecast).items())
        ],
    }


def _busiest(found: Busiest | None) -> dict[str, Any] | None:
    return {"on": found.on.isoformat(), "mails": found.mails} if found else None


def _mail(mail: ForecastMail) -> dict[str, Any]:
    return {
        "key": mail.key,
        "at": mail.at.isoformat(),
        "planned_on": mail.planned_on.isoformat(),
        "post": mail.post,
        "mailbox": mail.mailbox,
        "kind": mail.kind,
        "kinds": mail.kinds,
        "fate": mail.fate,
        "importance": mail.importance,
        "is_to_management": mail.is_to_management,
        "is_outside": mail.is_outside,
        "is_single": mail.is_single,
        "obligations": mail.obligations,
        "items": mail.items,
    }


def _differences(this: Forecast, other: Forecast) -> Iterator[dict[str, Any]]:
    """By week and role, where the numbers of mails differ; drafts apart."""
    ours, theirs = (
        Counter((monday_of(mail.planned_on), mail.role, mail.is_draft) for mail in counted(one.mails))
        for one in (this, other)
    )
    for week, role, is_draft in sorted(ours.keys() | theirs.keys()):
        numbers = (ours[week, role, is_draft], theirs[week, role, is_draft])
        if numbers[0] != numbers[1]:
            yield {
                "week": week.isoformat(),
                "role": role,
                "is_draft": is_draft,
                "mails": numbers[0],
                "compared": numbers[1],
            }
