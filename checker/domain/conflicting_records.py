"""Which reports contradict one another, or were reclassified later? Pure; for the sender and the auditor.

Nothing is decided here: the version in force is the highest, whatever else was said. What looks odd is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from checker.domain.record import OFFICIAL, RANDOM, CaseReview, RecordVersion, content

# What a report says about itself; two that differ only here say the same of the world.
OF_THE_REPORT = frozenset({"reported_at", "note", "evidence", "reported_by_role"})


@dataclass(frozen=True, slots=True)
class ConflictingFigures:
    """Two official reports of one fact and data month that say different things. `newer` is the one that counts."""

    older: RecordVersion
    newer: RecordVersion

    @property
    def month(self) -> str:
        """The data month, `2016-05`; of figures without one the month they are of."""
        return self.newer.record.data_month or f"{self.newer.record.period.end:%Y-%m}"


def two_official_figures(versions: Iterable[RecordVersion]) -> dict[str, ConflictingFigures]:
    """By key the official figure in force and another of the same data month, where they differ.

    What calls itself a correction, or was provisional before, contradicts nothing.
    """
    by_key: dict[str, list[RecordVersion]] = defaultdict(list)
    for version in versions:
        if version.record.authority == OFFICIAL:
            by_key[version.key].append(version)
    found: dict[str, ConflictingFigures] = {}
    for key, same in by_key.items():
        if len(same) > 1 and (older := _contradicted(newest := max(same, key=lambda one: one.rank), same)) is not None:
            found[key] = ConflictingFigures(older, newest)
    return found


def _contradicted(newest: RecordVersion, same: Sequence[RecordVersion]) -> RecordVersion | None:
    now = newest.record
    if now.data_status == "corrected" or now.record_status == "retracted":
        return None
    others = [
        one
        for one in same
        if one.record.record_status == "active"
        and (one.record.data_month, one.record.data_status) == (now.data_month, now.data_status)
        and _said(one) != _said(newest)
    ]
    return max(others, key=lambda one: one.rank, default=None)


def _said(version: RecordVersion) -> Mapping[str, object]:
    return {name: value for name, value in content(version.record).items() if name not in OF_THE_REPORT}


@dataclass(frozen=True, slots=True)
class Reclassified:
    """Reviews that once stood under one selection and now stand, at least in part, under another.

    `reduced` is the version that took them out, `raised` the one that put them in; one of the two selections is the
    random one, so that the sampled rate has changed without one file being reviewed anew.
    """

    reduced: RecordVersion
    raised: RecordVersion

    @property
    def sequence(self) -> int:
        """The recording with which it was done."""
        return max(self.reduced.sequence, self.raised.sequence)

    @property
    def recorded_at(self) -> datetime:
        return max(self.reduced.recorded_at, self.raised.recorded_at)


@dataclass(slots=True)
class _Course:
    """How the number of reviews of one key went: first seen, and every later change, by recording."""

    since: int
    reviewed: int
    best: RecordVersion
    reduced: list[RecordVersion]
    raised: list[RecordVersion]


def resorted(versions: Iterable[RecordVersion]) -> tuple[Reclassified, ...]:
    """Batches (office, topic, stratum, month) whose reviews moved from or to the random selection after they had been
    reported, oldest first. `versions` are all that is known of them, in any order.
    """
    batches: dict[tuple[object, ...], dict[str, list[RecordVersion]]] = defaultdict(lambda: defaultdict(list))
    for version in versions:
        record = version.record
        if isinstance(record, CaseReview):
            batch = (record.scope, record.topic, record.stratum, record.period)
            batches[batch][record.selection].append(version)
    found: list[Reclassified] = []
    for by_selection in batches.values():
        courses = {selection: _course(told) for selection, told in by_selection.items()}
        for source, course in courses.items():
            for target, other in courses.items():
                if source != target and RANDOM in (source, target):
                    found += _moves(course, other)
    return tuple(sorted(found, key=lambda one: (one.sequence, one.reduced.key)))


def _course(versions: Sequence[RecordVersion]) -> _Course:
    """Within one recording only the highest version counts: a file that corrects itself has moved nothing."""
    course: _Course | None = None
    by_recording: dict[int, RecordVersion] = {}
    for version in versions:
        known = by_recording.get(version.sequence)
        if known is None or known.rank < version.rank:
            by_recording[version.sequence] = version
    for sequence, version in sorted(by_recording.items()):
        if course is None:
            count = _reviewed(version)
            course = _Course(sequence, count, version, [], [version] if count else [])
            continue
        if version.rank < course.best.rank:
            continue
        before, course.reviewed, course.best = course.reviewed, _reviewed(version), version
        if course.reviewed < before:
            course.reduced.append(version)
        elif course.reviewed > before:
            course.raised.append(version)
    assert course is not None, "a selection has at least one version"
    return course


def _reviewed(version: RecordVersion) -> int:
    record = version.record
    assert isinstance(record, CaseReview), "only reviews are sorted by selection"
    return record.reviewed if record.record_status == "active" else 0


def _moves(source: _Course, target: _Course) -> list[Reclassified]:
    """The last reduction of one with the first raise of the other that came after the first was reported."""
    raised = [one for one in target.raised if one.sequence > source.since]
    return [Reclassified(source.reduced[-1], raised[-1])] if source.reduced and raised else []
