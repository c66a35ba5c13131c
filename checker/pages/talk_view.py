"""The sheet of a talk as finished texts in one language, cut to what two pages A4 hold. Pure.

What stands on the first page and on the second is decided here, by how many lines its texts take, so that paper and
browser show the same. What has no room is said to be left out, never silently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import TypeVar

from checker.domain.dated import is_dated
from checker.domain.finding import RESTING
from checker.domain.record import Event
from checker.domain.talk import AGREEMENTS, TalkAgreement, TalkRow, TalkSheet, day_of
from checker.domain.verdict import State
from checker.pages.parts import StateCell, state_cell
from checker.wording.dates import day_text, instant_text, month_text, weekday_text
from checker.wording.locales import Locale
from checker.wording.post_titles import role_title
from checker.wording.present import value_and_counts
from checker.wording.reasons import because, path_text, required_text
from checker.wording.refusal_texts import FINDING_STATES
from checker.wording.staleness import overdue_sentence
from checker.wording.states import STATES
from checker.wording.talk_texts import SHEET_WORDS
from checker.wording.titles import titled_verdict

# In tenths of a millimetre on A4 with its margins: a line of a table, what surrounds a row, and what the tables of a
# page may take beside its headings. Widths of columns as characters of an average text.
LINE, AROUND, FIRST_PAGE, SECOND_PAGE = 40, 16, 1_820, 1_900
# What a heading with the head of its table takes on the second page, and a line to write on.
HEADING, WRITTEN = 160, 90
WHAT, FIGURE, STATE, CHANGE, FINDING = 34, 26, 17, 17, 17
MOST_MISSING, MOST_AGREEMENTS, MOST_DATES = 8, 8, 10
FEWEST_LINES, MOST_LINES = 4, 14
Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A row of the first table. `obligation`: its key, for whoever leads to its page."""

    obligation: str
    what: str
    state: StateCell
    figure: tuple[str, ...]
    change: str
    finding: str

    @property
    def height(self) -> int:
        texts = (self.what, WHAT), (self.state.word, STATE), (self.change, CHANGE), (self.finding, FINDING)
        figure = sum(ceil(max(1, len(text)) / FIGURE) for text in self.figure)
        return LINE * max(figure, *(ceil(max(1, len(text)) / width) for text, width in texts)) + AROUND


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """A row of the agreements. `upon`: the title of the finding that it was agreed upon; empty: none is named."""

    id: str
    what: str
    upon: str
    upon_key: str
    who: str
    by_when: str
    state: StateCell | None
    done: str


@dataclass(frozen=True, slots=True)
class DateLine:
    day: str
    what: str
    obligation: str


@dataclass(frozen=True)
class TalkView:
    """One sheet in one language. Texts are finished and not escaped."""

    sheet: TalkSheet
    locale: Locale

    @property
    def words(self) -> Mapping[str, str]:
        return SHEET_WORDS[self.locale]

    @property
    def talk(self) -> str:
        """What the house calls these talks."""
        rule = self.sheet.talk.rule
        return rule.short_title_in(self.locale)

    @property
    def month(self) -> str:
        return month_text(self.sheet.month.start, self.locale)

    @property
    def title(self) -> str:
        return self.words["title"].format(talk=self.talk, unit=self.sheet.unit.name, month=self.month)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """For which day, by what was known and by which rules; and when was talked."""
        sheet, words = self.sheet, self.words
        known = instant_text(sheet.known_at, self.locale) if sheet.known_at else words["never_judged"]
        # What was reported later is not in verdicts of then.
        known = known if sheet.is_current else words["as_then"]
        return (
            (words["on"], weekday_text(sheet.on, self.locale)),
            (words["known_at"], known),
            (words["rulebook"], sheet.book.sha256[:12]),
            (words["held"], "; ".join(map(self._held, sheet.held)) or words["not_held"]),
            (words["last"], self._last()),
        )

    def _held(self, event: Event) -> str:
        day = day_text(day_of(event), self.locale)
        if event.evidence is None:
            return self.words["held_on"].format(day=day)
        return self.words["held_on_file"].format(day=day, file_number=event.evidence.ref)

    def _last(self) -> str:
        if self.sheet.last is not None:
            return self._held(self.sheet.last)
        return self.words["no_last"].format(day=day_text(self.sheet.compared_on, self.locale))

    # --- the first page ------------------------------------------------------------------------------------

    @cached_property
    def _every_row(self) -> tuple[TargetLine, ...]:
        return tuple(map(self._target, self.sheet.rows))

    @cached_property
    def rows(self) -> tuple[TargetLine, ...]:
        """Those that have room on the first page, in their order."""
        return tuple(_fitting(self._every_row, FIRST_PAGE, lambda row: row.height))

    @property
    def more(self) -> str:
        """How many have no room, and whether any of them has a finding; empty: all have."""
        left = self.sheet.rows[len(self.rows) :]
        if not left:
            return ""
        is_found = any(row.is_found for row in left)
        name = "more_found" if is_found else "more_one" if len(left) == 1 else "more"
        return self.words[name].format(count=len(left))

    def _target(self, row: TalkRow) -> TargetLine:
        return TargetLine(
            obligation=row.verdict.obligation,
            what=self._name(row),
            state=state_cell(row.verdict, self.locale),
            figure=tuple(self._figure(row)),
            change=self._change(row),
            finding=self._finding(row),
        )

    def _name(self, row: TalkRow) -> str:
        name = titled_verdict(row.rule.short_title_in(self.locale), row.rule, row.verdict, self.locale)
        return name if row.verdict.scope.id == self.sheet.unit.id else f"{name} ({row.verdict.scope.name})"

    def _figure(self, row: TalkRow) -> Iterator[str]:
        """The figure, its bound, and the path so far; of a date the day."""
        verdict = row.verdict
        if is_dated(verdict):
            yield self.words["due"].format(day=day_text(verdict.due.effective, self.locale))
            return
        figure, bound = value_and_counts(verdict, self.locale), required_text(verdict, self.locale)
        yield " / ".join(text for text in (figure or "–", bound) if text)
        if verdict.pace is not None and verdict.pace.expected is not None and not verdict.kept_back:
            yield self.words["path"].format(path=path_text(verdict.pace.expected, verdict, self.locale))

    def _change(self, row: TalkRow) -> str:
        if row.before is None:
            return self.words["new"]
        if row.before is row.verdict.state:
            return self.words["same"]
        return self.words["was"].format(state=STATES[self.locale][row.before])

    def _finding(self, row: TalkRow) -> str:
        """Its step and since when; of a month that is over only that it was open, as steps are those of today."""
        episode, words = row.finding, self.words
        if episode is None or not row.is_found:
            return ""
        if self.sheet.is_current:
            if episode.state in RESTING and episode.until is not None:
                state = FINDING_STATES[self.locale][episode.state]
                return words["rests"].format(state=state, day=day_text(episode.until, self.locale))
            if episode.step > 0 and episode.step_since is not None and episode.step_since <= self.sheet.on:
                return words["step"].format(step=episode.step, day=day_text(episode.step_since, self.locale))
        return words["open_since"].format(day=day_text(episode.since, self.locale))

    # --- the second page -----------------------------------------------------------------------------------

    @cached_property
    def every_missing(self) -> tuple[str, ...]:
        return tuple(self._missing())

    def _missing(self) -> Iterator[str]:
        for row in self.sheet.rows:
            verdict = row.verdict
            if verdict.stale is not None:
                yield f"{self._name(row)}: {overdue_sentence(verdict.stale, self.locale)}"
            elif verdict.state is State.NOT_EVALUABLE:
                yield f"{self._name(row)}: {next(iter(because(verdict, self.locale)), '')}"

    @property
    def missing(self) -> tuple[str, ...]:
        return self.every_missing[:MOST_MISSING]

    @cached_property
    def every_agreement(self) -> tuple[AgreementLine, ...]:
        return tuple(map(self._agreement, self.sheet.agreements))

    @property
    def agreements(self) -> tuple[AgreementLine, ...]:
        return self.every_agreement[:MOST_AGREEMENTS]

    def _agreement(self, agreed: TalkAgreement) -> AgreementLine:
        record, words = agreed.record, self.words
        what = words["agreed_on"].format(day=day_text(record.agreed_on, self.locale))
        file_number = f" ({record.evidence.ref})" if record.evidence else ""
        owner = record.owner_role or (agreed.row.verdict.owner if agreed.row else "")
        organisation, unit = self.sheet.book.organisation, self.sheet.unit.id
        return AgreementLine(
            id=record.agreement_id,
            what=f"{what}{file_number}",
            upon=self._name(agreed.upon) if agreed.upon else "",
            upon_key=agreed.upon.verdict.obligation if agreed.upon else "",
            who=role_title(owner, unit, organisation, self.locale) if owner else "–",
            by_when=day_text(record.due_on, self.locale),
            state=state_cell(agreed.row.verdict, self.locale) if agreed.row and not agreed.is_done else None,
            done=words["done_on"].format(day=day_text(record.done_on, self.locale)) if record.done_on else "",
        )

    @cached_property
    def every_date(self) -> tuple[DateLine, ...]:
        return tuple(
            DateLine(weekday_text(row.verdict.due.effective, self.locale), self._name(row), row.verdict.obligation)
            for row in self.sheet.dates
            if row.rule.measure.records != AGREEMENTS
        )

    @property
    def dates(self) -> tuple[DateLine, ...]:
        return self.every_date[:MOST_DATES]

    @property
    def lines(self) -> int:
        """How many lines to write on have room below."""
        texts = [*self.missing, *(row.what + row.upon for row in self.agreements), *(row.what for row in self.dates)]
        used = 4 * HEADING + sum(LINE * ceil(len(text) / (WHAT * 2)) + AROUND for text in texts)
        return min(MOST_LINES, max(FEWEST_LINES, (SECOND_PAGE - used) // WRITTEN))


def _fitting(rows: Sequence[Shown], room: int, height: Callable[[Shown], int]) -> Iterable[Shown]:
    for row in rows:
        room -= height(row)
        if room < 0:
            return
        yield row
