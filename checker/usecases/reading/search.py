"""Where does a word stand: in which rules, rows of the plan, findings and file numbers? Shell, read-only.

Only what the reader may see is found: nothing tells whether there is more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.act import Act
from checker.domain.clock import local_day
from checker.domain.record import RecordVersion
from checker.domain.rulebook import PlannedRule
from checker.domain.verdict import Verdict
from checker.findings.visibility import sight_of
from checker.store import acts, verdicts
from checker.store.file_numbers import reported_under
from checker.store.opening import Store
from checker.usecases.reading.at_head import at_head
from checker.usecases.reading.due_calendar import sees, told_of
from checker.usecases.reading.house_findings import FindingsSeen, HouseFinding, findings_seen_in

# Of each kind so many are shown; and so many reports are looked at for whom they concern.
MOST_SHOWN, MOST_REPORTS = 25, 100
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class FileNumberFound:
    """A file number and the obligation it is about: in the evidence of a report that counts for it, or in a decision
    (`is_decision`). `day` is when that was recorded.
    """

    file_number: str
    verdict: Verdict
    day: date
    is_decision: bool
    has_finding: bool


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found of each kind, at most `MOST_SHOWN`. `has_more`: the kinds of which there is more."""

    seen: FindingsSeen
    rules: tuple[PlannedRule, ...]
    findings: tuple[HouseFinding, ...]
    file_numbers: tuple[FileNumberFound, ...]
    has_more: frozenset[str]

    @property
    def is_empty(self) -> bool:
        return not (self.rules or self.findings or self.file_numbers)


def search(store: Store, viewer: Viewer, text: str, now: datetime, *, reads_rules: bool) -> SearchResult:
    """Search for all words of `text`. `reads_rules`: the viewer may open the catalogue of rules."""
    words = tuple(text.casefold().split())
    with store.read() as tx:
        seen = findings_seen_in(tx, viewer, now)
        numbers = _file_numbers(tx, seen, viewer, text.strip())
    rules, more_rules = _first(_rules(seen, words) if reads_rules else ())
    findings, more_findings = _first(each for each in seen.findings if _has_words(_of_finding(each, seen), words))
    file_numbers, more_numbers = _first(numbers)
    more = {"rules": more_rules, "findings": more_findings, "file_numbers": more_numbers}
    has_more = frozenset(kind for kind, is_more in more.items() if is_more)
    return SearchResult(seen, rules, findings, file_numbers, has_more)


def _first(found: Iterable[Found]) -> tuple[tuple[Found, ...], bool]:
    some = tuple(islice(found, MOST_SHOWN + 1))
    return some[:MOST_SHOWN], len(some) > MOST_SHOWN


def _has_words(said: Iterable[str], words: tuple[str, ...]) -> bool:
    text = "\n".join(said).casefold()
    return all(word in text for word in words)


def _rules(seen: FindingsSeen, words: tuple[str, ...]) -> Iterator[PlannedRule]:
    """A row that is named stands first, and then the newest plan."""
    planned = sorted(seen.book.rules(), key=lambda each: -each.plan.year)
    hits = [each for each in planned if _has_words(_of_rule(each), words)]
    named = [each for each in hits if each.rule.source.row.casefold() in words]
    yield from named
    yield from (each for each in hits if each not in named)


def _of_rule(planned: PlannedRule) -> Iterator[str]:
    rule = planned.rule
    yield from (rule.id, rule.title_in("de"), rule.title_in("en"), rule.source.row, planned.goal.title)
    yield str(planned.plan.year)


def _of_finding(each: HouseFinding, seen: FindingsSeen) -> Iterator[str]:
    yield each.obligation
    yield each.verdict.scope.name
    planned = seen.book.planned_for(each.verdict)
    if planned is not None:
        yield from _of_rule(planned)


def _file_numbers(tx: Connection, seen: FindingsSeen, viewer: Viewer, text: str) -> tuple[FileNumberFound, ...]:
    every_act = at_head(tx).get("acts", lambda: acts.load(tx))
    decided = [act for act in every_act if text.casefold() in act.file_number.casefold() and act.file_number]
    reported = reported_under(tx, text, at_most=MOST_REPORTS)
    if not decided and not reported:
        return ()
    # Whom a report concerns is told by the verdicts that count it, and only by those.
    judged = verdicts.latest(tx, None if reported else {act.obligation for act in decided})
    has_finding = {each.obligation for each in seen.findings}
    sight = sight_of(viewer, seen.book.organisation, seen.on)
    told = told_of(tx, sight)
    every_verdict = ((key, each.verdict) for key, each in judged.items())
    current = {key: verdict for key, verdict in every_verdict if key in has_finding or sees(sight, verdict, told)}
    found: dict[tuple[str, str, bool], FileNumberFound] = {}
    # A record that came once more is found once.
    for each in (*_in_reports(reported, current, has_finding), *_in_acts(decided, current, has_finding)):
        found.setdefault((each.file_number, each.verdict.obligation, each.is_decision), each)
    return tuple(found[key] for key in sorted(found))


def _in_reports(
    reported: Iterable[RecordVersion], current: Mapping[str, Verdict], has_finding: Container[str]
) -> Iterator[FileNumberFound]:
    counting: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in current.values():
        for key in verdict.records:
            counting[key].append(verdict)
    for version in reported:
        evidence = version.record.evidence
        for verdict in counting[version.key]:
            if evidence is not None:
                day = local_day(version.recorded_at)
                yield FileNumberFound(evidence.ref, verdict, day, False, verdict.obligation in has_finding)


def _in_acts(
    decided: Iterable[Act], current: Mapping[str, Verdict], has_finding: Container[str]
) -> Iterator[FileNumberFound]:
    for act in decided:
        if act.obligation in current:
            verdict = current[act.obligation]
            yield FileNumberFound(act.file_number, verdict, act.granted_on, True, act.obligation in has_finding)
