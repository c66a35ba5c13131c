"""A goal's rules for the next year: days moved, bounds as assumptions, sources and decisions empty. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from checker.domain.due import DuePolicy
from checker.domain.period import Period, year
from checker.domain.rollover import Fact, RolloverDecision, RolloverDecisionKind
from checker.domain.rule import Rule
from checker.rulebook.yaml_marks import Marked, MarkedFile, marked
from checker.rulebook.yaml_tree import Path
from checker.starter.rollover.sentences import (
    comments_of_the_year,
    moved_sentence,
)
from checker.starter.rollover.year_shift import (
    DAY,
    is_at_odds_with_february,
    is_month_end,
    is_near,
    next_period,
    next_year,
    prose_moved,
    years_moved,
)
from checker.starter.yaml_words import quoted

Kind = RolloverDecisionKind
# Keys whose texts are read by people; of all others only days and periods move.
SENTENCES = frozenset(
    {"title", "short_title", "title_en", "short_title_en", "why", "says", "basis", "note"},
)


@dataclass(frozen=True, slots=True)
class CarriedWords:
    """What is written into a file of the next year, in the language of the house: the row that stands for none yet, and
    why a value that is carried is one.
    """

    no_row: str
    value_carried: str
    day_carried: str
    plan_source: str


@dataclass(frozen=True, slots=True)
class RolledFile:
    """A file of the next year, and what is to be decided about it."""

    text: str
    decisions: tuple[RolloverDecision, ...]


def rolled_goal(text: str, name: str, plan_year: int, rules: Iterable[Rule], words: CarriedWords) -> RolledFile:
    """The goal's file a year later. `name` is its new one, relative to the rules folder; `rules` are those in it, in
    their order.
    """
    file = marked(text)
    decisions = list(_of_goal(file, name, plan_year))
    for place, rule in enumerate(rules):
        decisions += _Roller(file, ("rules", place), name, plan_year, rule, words).rolled()
    decisions += comments_of_the_year(file, name, plan_year)
    return RolledFile(file.result(), tuple(decisions))


def _of_goal(file: MarkedFile, name: str, plan_year: int) -> Iterator[RolloverDecision]:
    for word in file.words(("goal",)):
        if word.key in SENTENCES:
            yield from moved_sentence(file, word, RolloverDecision(Kind.TEXT, name), plan_year)


@dataclass(slots=True)
class _Roller:
    """One rule on its way to the next year; the edits wait in the file."""

    file: MarkedFile
    at: Path
    name: str
    plan_year: int
    rule: Rule
    words: CarriedWords

    def rolled(self) -> Iterator[RolloverDecision]:
        yield from self._empty_source()
        yield from self._target()
        yield from self._due()
        yield from self._every_other_value()
        yield from self._about_the_rule()
        if self.rule.replaces is not None:
            self.file.take_out((*self.at, "replaces"))

    def _decision(self, kind: Kind, **facts: Fact) -> RolloverDecision:
        title = prose_moved(self.rule.short_title, self.plan_year)
        return RolloverDecision(kind, self.name, self.rule.id, title, facts)

    # --- Where it comes from ------------------------------------------------------------------------------

    def _empty_source(self) -> Iterator[RolloverDecision]:
        source = self.rule.source
        stood = ", ".join(filter(None, (source.row, source.lines)))
        self._empty("source", f"{{row: {self.words.no_row}}}", stood)
        if self.rule.decision:
            self._empty("decision", "[]", ", ".join(self.rule.decision))
        yield self._decision(Kind.SOURCE, row=source.row, lines=source.lines)

    def _empty(self, key: str, written: str, stood: str) -> None:
        """What stood there becomes a comment, where the line has none."""
        value = self.file.values[*self.at, key]
        behind = self.file.text[value.end : self.file.end_of_line(value.end)]
        remark = "" if behind.strip() else f"   # {self.plan_year}: {stood}"
        self.file.replace(value, f"{written}{remark}")

    # --- What is asked ------------------------------------------------------------------------------------

    def _target(self) -> Iterator[RolloverDecision]:
        target = self.rule.target
        if target is None or target.value is None:
            return
        at: Path = (*self.at, "target")
        gone = ["amended"] if target.amended else []
        held = target.as_of(self._year_end).value
        if held != target.value:
            self.file.replace(self.file.values[*at, "value"], quoted(held or ""))
        for key in gone:
            self.file.take_out((*at, key))
        self._assume(at, target.origin is None, target.why is None, self.words.value_carried, gone)
        shown: dict[str, Fact] = {
            "operator": target.operator,
            "value": str(held),
            "unit": target.unit.id,
            "rounding": self.rule.rounding,
        }
        if target.amended:
            last = max(target.amended, key=lambda change: change.since)
            facts = {**shown, "was": last.was, "since": last.since, "ref": last.decision_ref}
            asked = self._decision(Kind.BOUND_AMENDED, **facts)
        else:
            asked = self._decision(Kind.BOUND, **shown)
        yield replace(asked, target=target.model_copy(update={"value": held, "amended": None}))

    def _due(self) -> Iterator[RolloverDecision]:
        due = self.rule.due
        at: Path = (*self.at, "due")
        gone = ["amended"] if due.amended else []
        held = due.as_of(self._year_end).nominal
        if due.amended:
            first = min(due.amended, key=lambda change: change.since)
            yield self._decision(
                Kind.DATE_AMENDED,
                day=next_year(held or first.was),
                was=next_year(first.was),
                since=first.since,
                ref=first.decision_ref,
            )
        for key in gone:
            self.file.take_out((*at, key))
        if held is not None:
            yield from self._moved_day(self.file.values[*at, "nominal"], held)
        if (held is not None and not self._ends_its_period(held)) or due.meeting is not None:
            self._assume(at, due.origin is None, due.why is None, self.words.day_carried, gone)

    def _assume(self, at: Path, no_origin: bool, no_why: bool, why: str, without: Iterable[str]) -> None:
        pairs = [("origin", "assumption")] if no_origin else []
        pairs += [("why", quoted(why))] if no_why else []
        if pairs:
            self.file.add(at, pairs, without)

    @property
    def _year_end(self) -> date:
        return date(self.plan_year, 12, 31)

    def _ends_its_period(self, nominal: date) -> bool:
        """Is the day no choice of the plan's, but the last of the period that is counted?"""
        return self.rule.due.due_policy is DuePolicy.PERIOD_END_NEVER_SHIFTS and nominal == self._counted.end

    @property
    def _counted(self) -> Period:
        about = self.rule.period.about
        return Period.parse(about) if about else year(self.rule.period.year or self.plan_year)

    # --- All else -----------------------------------------------------------------------------------------

    def _every_other_value(self) -> Iterator[RolloverDecision]:
        for word in self.file.words(self.at):
            within = word.path[len(self.at) :]
            if within[0] in ("id", "source", "decision", "replaces") or "amended" in within:
                continue
            if within == ("due", "nominal"):
                continue
            yield from self._moved_value(word, within)

    def _moved_value(self, word: Marked, within: Path) -> Iterator[RolloverDecision]:
        said = word.said or ""
        if word.is_plain and DAY.fullmatch(said):
            yield from self._moved_day(word, date.fromisoformat(said))
        elif within in (("period", "about"), ("period", "year")):
            now = next_period(said, self.plan_year)
            self.file.replace(word, self.file.raw(word).replace(said, now))
            yield self._decision(Kind.PERIOD, key=_key(within), was=said, now=now)
        elif word.key == "origin" and said == "plan":
            self.file.replace(word, "assumption")
        elif word.key in SENTENCES:
            yield from moved_sentence(self.file, word, self._decision(Kind.TEXT, key=_key(within)), self.plan_year)

    def _moved_day(self, word: Marked, was: date) -> Iterator[RolloverDecision]:
        within = word.path[len(self.at) :]
        if not is_near(was.year, self.plan_year):
            return
        # A period's end stays one; a promised day keeps its number.
        ends = self.rule.due.due_policy is DuePolicy.PERIOD_END_NEVER_SHIFTS and within == ("due", "nominal")
        now = next_year(was, ends_month=ends and is_month_end(was))
        self.file.replace(word, now.isoformat())
        if is_at_odds_with_february(was):
            yield self._decision(Kind.FEBRUARY, key=_key(within), was=was, now=now)
        elif within != ("due", "nominal") or not self._ends_its_period(was):
            yield self._decision(Kind.DATE, key=_key(within), was=was, now=now)

    def _about_the_rule(self) -> Iterator[RolloverDecision]:
        carried = sum(1 for one in self.file.words(self.at) if one.key == "origin" and one.said == "assumption")
        if carried:
            yield self._decision(Kind.ASSUMPTIONS, count=carried)
        if years_moved(self.rule.id, self.plan_year) != self.rule.id:
            yield self._decision(Kind.ID, id=self.rule.id)


def _key(within: Path) -> str:
    return ".".join(str(step) for step in within if isinstance(step, str))


def rules_by_place(rules: Mapping[str, Rule], file: MarkedFile) -> list[Rule]:
    """The rules in the order in which they stand in a file."""
    ids = (one.said for one in file.values.values() if one.path[:1] == ("rules",) and one.path[2:] == ("id",))
    return [rules[each] for each in ids if each is not None]
