"""Is a well-formed record plausible? What the sender should check without being refused. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import NamedTuple

from checker.domain.clock import end_of_day, local_day
from checker.domain.period import Period
from checker.domain.problem import nearest
from checker.domain.record import (
    Agreement,
    CaseReview,
    Deliverable,
    Event,
    Measurement,
    Meeting,
    Request,
    StatusRecord,
    days_in_wrong_order,
    first_planned_day,
)
from checker.domain.record_problem import Facts, FieldName, ProblemCode
from checker.domain.vocabulary import Vocabulary
from checker.records.comparable import Comparing, beyond
from checker.records.units import Units

SHARE = "percent"
# The fields whose words the house declares, by type of record.
WORDS_BY_TYPE: Mapping[str, tuple[str, ...]] = {
    "case_review": ("topic", "stratum", "selection"),
    "measurement": ("metric",),
    "headcount": ("headcount",),
    "training": ("training",),
    "event": ("event_type",),
}
WORDS_OF = {kind: attrgetter(*fields) for kind, fields in WORDS_BY_TYPE.items()}
# Figures that may be negative: growth, changes and balances.
SIGNED = frozenset({"growth_percent", "change_percent", "balance_euro"})


class Fault(NamedTuple):
    """What is wrong with a record, and which field shows it."""

    field: str
    code: ProblemCode
    facts: Facts
    allowed: tuple[str, ...] = ()
    nearest: str | None = None


@dataclass(frozen=True, slots=True)
class BelievedStands:
    """Until when a sender's Stand is believed: to the end of the day after the day of receipt, as clocks differ.

    `received` is the local day. Of files that are only checked for a day it may be long past: there whatever lies not
    after `today` is believed too. None: they are received today.
    """

    received: date
    today: date | None = None

    @property
    def until(self) -> datetime:
        return end_of_day(max(self.received + timedelta(days=1), self.today or self.received))

    def ahead(self, stand: datetime) -> Facts:
        """The facts of one that is not."""
        return {"day": local_day(stand), "received": self.received}


@dataclass(frozen=True, slots=True)
class Limits:
    """`latest`: nothing can have been held or handed in after this day, the later of import and the file's Stand.

    `stands` are the days that a Stand may be of.
    `comparing` are the rules that compare a figure with a number.
    """

    units: Units
    plan_years: frozenset[int]
    latest: date
    stands: BelievedStands
    comparing: Comparing
    vocabulary: Vocabulary

    @property
    def years(self) -> frozenset[int]:
        """Final figures and shifted due dates of a plan reach into the year after."""
        return self.plan_years | {year + 1 for year in self.plan_years}


class Validator:
    """Judges records against the limits; unit and period are judged once for each pair that occurs."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._years = limits.years
        self._words = limits.vocabulary.words
        self._whole_files = limits.vocabulary.whole_file_topics
        self._stands_until = limits.stands.until
        self._place_by_pair: dict[tuple[str, str], Fault | None] = {}
        self._by_words: dict[str, dict[object, Fault | None]] = defaultdict(dict)

    def fault(self, record: StatusRecord) -> Fault | None:
        """The first thing that makes no sense; None: the record can be used."""
        pair = record.scope, str(record.period)
        if pair not in self._place_by_pair:
            self._place_by_pair[pair] = self._place(record.scope, record.period)
        if (fault := self._place_by_pair[pair]) is not None:
            return fault
        if record.reported_at is not None and record.reported_at > self._stands_until:
            ahead = self._limits.stands.ahead(record.reported_at)
            return Fault("reported_at", ProblemCode.STAND_AHEAD, ahead)
        comparing = self._limits.comparing
        if record.type in comparing and (too_long := beyond(record, comparing)) is not None:
            name, rule = too_long
            return Fault(name, ProblemCode.FIGURE_BEYOND_RULE, {"field": FieldName(name), "rule": rule})
        return self._unknown_word(record) or self._of_its_type(record)

    def _of_its_type(self, record: StatusRecord) -> Fault | None:
        match record:
            case CaseReview():
                return self._review(record)
            case Measurement():
                return _measurement(record, self._limits.vocabulary.negative_metrics)
            case Event():
                return self._event(record)
            case Deliverable():
                return self._deliverable(record)
            case Meeting():
                return self._planned("held_on", record.held_on)
            case Request():
                return self._past("requested_on", record.requested_on, record)
            case Agreement():
                return self._agreement(record)
            case _:
                return None

    def _unknown_word(self, record: StatusRecord) -> Fault | None:
        """A word that the house has not declared. Where it declares none of a field, any will do."""
        words_of = WORDS_OF.get(record.type)
        if words_of is None:
            return None
        # Of one field it is the word, of several a tuple: the same is the same.
        found, words = self._by_words[record.type], words_of(record)
        if words not in found:
            found[words] = self._undeclared(record)
        return found[words]

    def _undeclared(self, record: StatusRecord) -> Fault | None:
        for field in WORDS_BY_TYPE[record.type]:
            word = getattr(record, field)
            known = self._words[field]
            if known and word not in known:
                facts: Facts = {"field": FieldName(field), "kind": "word"}
                return Fault(field, ProblemCode.VALUE_OF_ANOTHER_KIND, facts, tuple(known), nearest(word, known))
        return None

    def _review(self, record: CaseReview) -> Fault | None:
        """Of whole files none is faulty; of everything else the faulty ones are what is reported."""
        if record.topic not in self._whole_files:
            missing = Fault("faulty", ProblemCode.FIELD_MISSING, {"field": FieldName("faulty")})
            return missing if record.faulty is None else None
        filled = next((name for name in ("faulty", "severity") if getattr(record, name) is not None), None)
        if filled is None:
            return None
        facts: Facts = {"field": FieldName(filled), "topic": FieldName("topic"), "word": record.topic}
        return Fault(filled, ProblemCode.FAULTY_OF_WHOLE_FILES, facts)

    def _place(self, scope: str, period: Period) -> Fault | None:
        if not self._limits.units.is_known(scope):
            close = nearest(scope, self._limits.units.ids())
            unknown: Facts = {"word": scope if close else None, "unit_level": "unit"}
            return Fault("scope", ProblemCode.UNIT_UNKNOWN, unknown, (), close)
        if period.end.year not in self._years:
            return self._outside("period", str(period))
        if not self._limits.units.existed_in(scope, period):
            return Fault("scope", ProblemCode.UNIT_NOT_IN_PERIOD, {"unit": scope, "period": str(period)})
        return None

    def _event(self, event: Event) -> Fault | None:
        if event.planned_on and first_planned_day(event.planned_on).year not in self._years:
            return self._outside("planned_on", event.planned_on)
        if event.held_on is None:
            return None
        if not self._limits.units.existed_on(event.scope, event.held_on):
            return Fault("held_on", ProblemCode.UNIT_NOT_ON_DAY, {"unit": event.scope, "day": event.held_on})
        return self._past("held_on", event.held_on, event)

    def _deliverable(self, item: Deliverable) -> Fault | None:
        for field, day in (("submitted_on", item.submitted_on), ("accepted_on", item.accepted_on)):
            if day is not None and (fault := self._past(field, day, item)) is not None:
                return fault
        return None

    def _agreement(self, agreed: Agreement) -> Fault | None:
        for field, day in (("agreed_on", agreed.agreed_on), ("done_on", agreed.done_on)):
            if day is not None and (fault := self._past(field, day, agreed)) is not None:
                return fault
        if agreed.done_on is not None and agreed.done_on < agreed.agreed_on:
            facts = days_in_wrong_order("done_on", agreed.done_on, "agreed_on", agreed.agreed_on)
            return Fault("done_on", ProblemCode.DAYS_IN_WRONG_ORDER, facts)
        return self._planned("due_on", agreed.due_on)

    def _planned(self, field: str, day: date) -> Fault | None:
        """What is to come may lie ahead, but not outside of all plans."""
        if day.year not in self._years:
            return self._outside(field, day)
        return None

    def _past(self, field: str, day: date, record: StatusRecord) -> Fault | None:
        """A fact cannot be reported before it has happened."""
        said_on = local_day(record.reported_at) if record.reported_at else self._limits.latest
        latest = max(self._limits.latest, said_on)
        if day > latest:
            return Fault(field, ProblemCode.STILL_TO_COME, {"day": day, "reported": latest})
        if day.year not in self._years:
            return self._outside(field, day)
        return None

    def _outside(self, field: str, time: str | date) -> Fault:
        years = tuple(str(year) for year in sorted(self._years))
        return Fault(field, ProblemCode.OUTSIDE_PLAN_YEARS, {"time": time}, years)


def _measurement(figure: Measurement, negative_metrics: Collection[str]) -> Fault | None:
    """`negative_metrics` are those of which a figure below 0 is no mistake."""
    if figure.unit in SIGNED:
        return None
    for field, amount in (("value", figure.value), ("numerator", figure.numerator)):
        if amount is not None and amount < 0 and figure.metric not in negative_metrics:
            return Fault(field, ProblemCode.FIELD_NEGATIVE, {"field": FieldName(field)})
    part, whole = figure.numerator, figure.denominator
    if figure.unit == SHARE and part is not None and whole is not None and part > whole:
        names = {"part": FieldName("numerator"), "whole": FieldName("denominator")}
        return Fault("numerator", ProblemCode.SHARE_EXCEEDS_WHOLE, names | {"part_value": part, "whole_value": whole})
    return None


class Review(NamedTuple):
    """A batch of reviews as the check below needs it; `batch` is office, month, stratum and selection."""

    batch: str
    is_files: bool
    reviewed: int
    row: int


class BatchDoubt(NamedTuple):
    """Batches whose count of files does not fit their topics; `listed` are the rows that say so."""

    code: ProblemCode
    facts: Facts


def review(record: CaseReview, key: str, row: int, whole_files: Collection[str]) -> Review:
    """`key` is the record's own: without its topic it names the batch. `whole_files`: topics of files themselves."""
    batch = key.replace(f":{record.topic}:", ":", 1)
    return Review(batch, record.topic in whole_files, record.reviewed, row)


def batch_doubts(reviews: Iterable[Review]) -> Iterator[BatchDoubt]:
    """`reviews` are the latest version of each key.

    A file reviewed for three topics is three topic results and one file: within a batch the files lie between the
    largest topic and the sum of the topics.
    """
    topics: dict[str, list[Review]] = defaultdict(list)
    files: dict[str, Review] = {}
    for each in reviews:
        if each.is_files:
            files[each.batch] = each
        else:
            topics[each.batch].append(each)
    without = [listed for batch, listed in topics.items() if batch not in files]
    if without:
        rows = tuple(sorted(each.row for listed in without for each in listed))
        yield BatchDoubt(ProblemCode.FILES_NOT_COUNTED, {"batches": len(without), "listed": rows})
    for batch, counted in files.items():
        reviewed = [each.reviewed for each in topics.get(batch, ())]
        if reviewed and not max(reviewed) <= counted.reviewed <= sum(reviewed):
            counts = {"files": counted.reviewed, "most": max(reviewed), "all": sum(reviewed)}
            yield BatchDoubt(ProblemCode.FILES_UNFIT, {**counts, "listed": (counted.row,)})
