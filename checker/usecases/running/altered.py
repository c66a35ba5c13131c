"""Which findings of a tick ended as something else is required now, and by which change? Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sqlalchemy import Connection

from checker.domain.alteration import Alteration, AlterationKind, EndedByAlteration, Judged
from checker.domain.finding import Change, ChangeEvent, Episode, Resolution
from checker.domain.obligation_key import ObligationKey
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import WORST_FIRST
from checker.findings.follow_up import FollowUp
from checker.store import verdicts
from checker.usecases.rules.former_rules import FormerRules

A_DAY = timedelta(days=1)


def ended_by_alteration(
    tx: Connection, followed: FollowUp, book: Rulebook, rules_before: FormerRules, on: date
) -> tuple[EndedByAlteration, ...]:
    """Those of what a tick followed up, on the local day `on` by the rulebook in force."""
    changed = (change for change in followed.changes if change.episode.resolution is Resolution.RULE_CHANGED)
    gone = [one for one in followed.episodes if one.resolution is Resolution.WITHDRAWN]
    return (*(_changed(change, rules_before, on) for change in changed), *_gone(tx, gone, book, rules_before, on))


def worse_by_rules(changes: Iterable[Change], rules_before: FormerRules) -> tuple[Change, ...]:
    """Findings that began or got worse today, and would not have by the rules of the last tick."""
    if rules_before.rulebook() is None:
        return ()
    got_worse = (change for change in changes if change.event in (ChangeEvent.OPENED, ChangeEvent.WORSENED))
    return tuple(change for change in got_worse if _is_worse_than(change, rules_before))


def _is_worse_than(change: Change, rules_before: FormerRules) -> bool:
    before = rules_before.verdict(change.episode.obligation)
    return before is None or WORST_FIRST[change.verdict.state] < WORST_FIRST[before.state]


def _changed(change: Change, rules_before: FormerRules, on: date) -> EndedByAlteration:
    obligation, former = change.episode.obligation, rules_before.rulebook()
    verdict = rules_before.verdict(obligation)
    assert verdict is not None, "what ended by the rules was bad by those of before"
    assert former is not None, "the verdict is theirs"
    rule = former.rule_of(verdict)
    assert rule is not None, f"{verdict.rule} was judged by a rule"
    now = Judged(change.rule.as_of(on), change.verdict)
    return EndedByAlteration(rules_before.mended_by(obligation), change.episode, Judged(rule.as_of(on), verdict), now)


def _gone(
    tx: Connection, gone: Iterable[Episode], book: Rulebook, rules_before: FormerRules, on: date
) -> Iterator[EndedByAlteration]:
    """With the last verdict on it; what was never judged was never told."""
    by_key = {episode.obligation: episode for episode in gone}
    latest = verdicts.latest(tx, list(by_key)) if by_key else {}
    for key, episode in by_key.items():
        if key not in latest:
            continue
        verdict = latest[key].verdict
        planned = book.planned_for(verdict)
        former = rules_before.rulebook()
        rule = book.rule_of(verdict) or (former.rule_of(verdict) if former else None)
        if rule is not None:
            alteration = _why_gone(key, book, rules_before, on)
            yield EndedByAlteration(alteration, episode, Judged(rule, verdict), None, planned is not None)


def _why_gone(obligation: str, book: Rulebook, rules_before: FormerRules, on: date) -> Alteration:
    """Its unit has ceased, or the rules have changed; else what opened it is there no more."""
    scope = ObligationKey.parse(obligation).scope
    found = book.organisation.find(scope)
    if found is not None and found[1].has_ceased(on):
        last, successor = found[1].valid_to, book.organisation.successor(scope, on)
        assert last is not None, "a unit that has ceased has a last day"
        return Alteration(AlterationKind.UNIT_CEASED, last + A_DAY, "" if successor == scope else successor)
    return rules_before.dropped_by(obligation) or Alteration(AlterationKind.OCCASION_GONE, on)
