"""What machines read, resource by resource: verdicts, obligations, findings, days, files, rules. Edge."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from checker.domain.access_key import KeyScope
from checker.domain.due import Due
from checker.domain.finding import Episode
from checker.domain.rulebook import PlannedRule
from checker.domain.verdict import Verdict
from checker.store.import_ledger import ImportResult
from checker.store.verdicts import JudgedVerdict
from checker.usecases.reading.for_machines import (
    AsOf,
    findings_for,
    imports_of,
    judged_for,
    publishable,
    rules_then,
)
from checker.web.api import models
from checker.web.api.calls import ApiCall, ApiRoute
from checker.web.api.listing import listed
from checker.web.api.query import EVERYTHING, KNOWN_AT, ON, OPEN_ON, PAGED, SINCE, UNTIL
from checker.web.web_answer import WebAnswer
from checker.wording.present import present

AHEAD = timedelta(days=366)


def _key(judged: JudgedVerdict) -> str:
    return judged.verdict.obligation


def _verdicts(call: ApiCall) -> WebAnswer:
    of = AsOf(call.query.on, call.query.known_at)

    def shown(page: Sequence[JudgedVerdict]) -> list[models.VerdictOut]:
        told = zip(page, publishable(call.house.store, page, of), strict=True)
        return [_verdict(call, judged, verdict) for judged, verdict in told]

    items = judged_for(call.house.store, call.viewer, call.now, of)
    return listed(call, models.VerdictList, items, _key, shown)


def _verdict(call: ApiCall, judged: JudgedVerdict, verdict: Verdict) -> models.VerdictOut:
    head = {"obligation": verdict.obligation, "judged_on": judged.on, "known_at": judged.known_at}
    return models.VerdictOut.model_validate(head | present(verdict, call.locale), strict=False)


def _obligations(call: ApiCall) -> WebAnswer:
    of = AsOf(call.query.on, call.query.known_at)
    items = judged_for(call.house.store, call.viewer, call.now, of)
    return listed(call, models.ObligationList, items, _key, lambda page: [_obligation(each.verdict) for each in page])


def _obligation(verdict: Verdict) -> models.ObligationOut:
    return models.ObligationOut.model_construct(
        obligation=verdict.obligation,
        rule=verdict.rule,
        scope=verdict.scope.id,
        period=str(verdict.period),
        owner=verdict.owner,
        severity=verdict.severity,
        due=_due(verdict.due),
        data_expected=verdict.data_expected,
        state=verdict.state.value,
        source=models.ApiSource.model_construct(row=verdict.source_row, line=verdict.source_line),
    )


def _due(due: Due) -> models.ApiDue:
    return models.ApiDue.model_construct(
        nominal=due.nominal, effective=due.effective, please_by=due.please_by, policy=due.policy.value
    )


def _findings(call: ApiCall) -> WebAnswer:
    query = call.query
    items = findings_for(call.house.store, call.viewer, call.now, query.on, everything=query.everything)
    return listed(call, models.FindingList, items, _place, lambda page: [_finding(each) for each in page])


def _place(episode: Episode) -> str:
    return f"{episode.obligation}#{episode.number:06d}"


def _finding(episode: Episode) -> models.FindingOut:
    return models.FindingOut.model_construct(
        obligation=episode.obligation,
        episode=episode.number,
        state=episode.state.value,
        verdict=episode.verdict.value,
        cause=episode.cause,
        severity=episode.severity,
        since=episode.since,
        step=episode.step,
        step_since=episode.step_since,
        until=episode.until,
        resolution=episode.resolution.value if episode.resolution else None,
        resolved_on=episode.resolved_on,
    )


def _calendar(call: ApiCall) -> WebAnswer:
    since = call.query.since or call.on
    until = call.query.until or (since + AHEAD if since < date.max - AHEAD else date.max)
    found = (
        (day, kind, judged.verdict)
        for judged in judged_for(call.house.store, call.viewer, call.now)
        for kind, day in _days(judged.verdict.due)
        if since <= day <= until
    )
    days = sorted(found, key=_day_place)
    return listed(call, models.CalendarList, days, _day_place, lambda page: [_day(*each) for each in page])


def _days(due: Due) -> tuple[tuple[str, date], ...]:
    return ("effective", due.effective), ("nominal", due.nominal), ("please_by", due.please_by)


def _day_place(day: tuple[date, str, Verdict]) -> str:
    return f"{day[0].isoformat()} {day[1]} {day[2].obligation}"


def _day(day: date, kind: str, verdict: Verdict) -> models.CalendarDayOut:
    return models.CalendarDayOut.model_construct(
        day=day, kind=kind, obligation=verdict.obligation, owner=verdict.owner, state=verdict.state.value
    )


def _imports(call: ApiCall) -> WebAnswer:
    items = imports_of(call.house.store)
    return listed(
        call, models.ImportList, items, lambda one: f"{one.number:09d}", lambda page: [import_out(one) for one in page]
    )


def import_out(account: ImportResult) -> models.ImportOut:
    return models.ImportOut.model_construct(
        number=account.number,
        file=account.file,
        sha256=account.sha256,
        sender=account.sender,
        profile=account.profile,
        imported_at=account.imported_at,
        read=account.read,
        accepted=account.accepted,
        duplicate=account.duplicate,
        correction=account.correction,
        quarantined=account.quarantined,
        again_of=account.again_of,
    )


def _rules(call: ApiCall) -> WebAnswer:
    head, rules = rules_then(call.house.store, call.query.known_at)
    items = sorted(rules, key=_rule_place)
    return listed(
        call, models.RuleList, items, _rule_place, lambda page: [_rule(each) for each in page], rulebook=head.sha256
    )


def _rule_place(planned: PlannedRule) -> str:
    return f"{planned.rule.id} {planned.plan.year}"


def _rule(planned: PlannedRule) -> models.RuleOut:
    rule = planned.rule
    return models.RuleOut.model_construct(
        id=rule.id,
        title=rule.title,
        year=planned.plan.year,
        source=models.ApiSource.model_construct(row=rule.source.row, line=rule.source.line),
        kind=rule.kind,
        level=rule.scope.judge,
        severity=rule.severity,
        owner=rule.owner,
    )


READS = (
    ApiRoute(
        "GET", "/api/v1/verdicts", KeyScope.VERDICTS, (ON, KNOWN_AT, *PAGED), models.VerdictList, _verdicts,
        "Verdicts as they are stored, of what is owed now; with on or known_at, of all there were as of then.",
    ),
    ApiRoute(
        "GET", "/api/v1/obligations", KeyScope.OBLIGATIONS, (ON, KNOWN_AT, *PAGED), models.ObligationList, _obligations,
        "What is owed, by when, and how it stands.",
    ),
    ApiRoute(
        "GET", "/api/v1/findings", KeyScope.FINDINGS, (OPEN_ON, EVERYTHING, *PAGED), models.FindingList, _findings,
        "Findings that somebody must see to.",
    ),
    ApiRoute(
        "GET", "/api/v1/calendar", KeyScope.CALENDAR, (SINCE, UNTIL, *PAGED), models.CalendarList, _calendar,
        "The days on which something is due.",
    ),
    ApiRoute(
        "GET", "/api/v1/imports", KeyScope.IMPORTS, PAGED, models.ImportList, _imports,
        "The accounts of the files that have come in.",
    ),
    ApiRoute(
        "GET", "/api/v1/rulebook", KeyScope.RULEBOOK, (KNOWN_AT, *PAGED), models.RuleList, _rules,
        "The rules in force, or those of an instant.",
    ),
)  # fmt: skip
