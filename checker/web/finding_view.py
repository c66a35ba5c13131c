"""A finding as finished texts, in one language: what its page, and the page behind a mail's link, lay out. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from checker.domain.clock import local_day
from checker.domain.finding import RESTING, Episode
from checker.domain.message import MessageKind, OutboxState, SentItem
from checker.domain.post import Post
from checker.domain.record import Agreement
from checker.pages.addresses import obligation_path, talk_path
from checker.pages.parts import StateCell, Table, state_cell
from checker.usecases.acting.findings import Ahead
from checker.web.act_texts import ActTexts
from checker.web.finding_course import CourseFigure, course_of
from checker.web.finding_records import records_note, records_table
from checker.wording.dates import instant_text, weekday_text
from checker.wording.finding_page_texts import ACT_WORDS, ENDED_BY, RESTS
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.mail_texts import capitalised
from checker.wording.refusal_texts import MAIL_STATES
from checker.wording.states import STATES
from checker.wording.tellings import telling_text
from checker.wording.titles import titled_verdict
from notifications.escalation_history import reminded_so_far, so_far
from notifications.fact_row import FactRow
from notifications.figure_rows import rows, told_reasons
from notifications.mail_facts import owner_title, told_state
from notifications.tellings import telling_now

# Of a long ladder the newest mails are told.
MOST_MAILS = 15


@dataclass(frozen=True)
class FindingView(ActTexts):
    """One finding in one language. Texts are finished and not escaped."""

    # --- head -------------------------------------------------------------------------------------------------

    @property
    def state(self) -> StateCell:
        return state_cell(self.shown.verdict, self.locale)

    @cached_property
    def title(self) -> str:
        """What it is about, with its unit."""
        rule, verdict = self.shown.known.rule, self.shown.verdict
        name = titled_verdict(rule.title_in(self.locale), rule, verdict, self.locale)
        return f"{name}, {verdict.scope.name}"

    @property
    def short_title(self) -> str:
        rule, verdict = self.shown.known.rule, self.shown.verdict
        return titled_verdict(rule.short_title_in(self.locale), rule, verdict, self.locale)

    @property
    def headline(self) -> str:
        """The state as a sentence, as the mails have it: "Frist überschritten seit 6 Arbeitstagen: Kriterien, Haus"."""
        return f"{told_state(self.shown.verdict, self.briefing)}: {self.title}"

    @property
    def facts(self) -> tuple[FactRow, ...]:
        """The number against its bound, or the three dates; and whose it is."""
        known, verdict = self.shown.known, self.shown.verdict
        address = known.book.organisation.address(known.rule.owner, verdict.scope.id, self.briefing.sends_on)
        owner = owner_title(known.rule, address, known.book.organisation, self.locale)
        return rows(MessageKind.ALERT, known.rule, verdict, owner, self.briefing)

    @property
    def standing(self) -> tuple[str, ...]:
        """How the finding stands, apart from its verdict."""
        return tuple(self._standing())

    def _standing(self) -> Iterator[str]:
        episode, words = self.shown.known.episode, self.words
        if episode is None:
            yield words["no_finding"]
        elif episode.is_over and episode.resolved_on is not None:
            yield words["over"].format(day=self._day(episode.resolved_on), why=self._why_over(episode))
        elif episode.state in RESTING and episode.until is not None:
            yield RESTS[self.locale][episode.state].format(day=self._day(episode.until))

    @property
    def because(self) -> tuple[str, ...]:
        return told_reasons(self.shown.known.rule, self.shown.verdict, self.locale)

    @property
    def measures(self) -> tuple[tuple[str, str], ...]:
        """What was agreed upon it, each as a sentence with whether it is done, and where the sheet of its talk stands;
        empty where the reader may open none.
        """
        unit, month = self.shown.measure_unit or "", f"{self.shown.known.on:%Y-%m}"
        path = talk_path(unit, month) if self.shown.has_talk_sheet else ""
        return tuple((self._measure(one), path) for one in self.shown.measures)

    def _measure(self, agreed: Agreement) -> str:
        words, owner = self.words, agreed.owner_role or self.shown.known.rule.owner
        who = self.post(str(Post(owner, agreed.scope)))
        line = words["measure_line"].format(day=self._day(agreed.agreed_on), who=who, due=self._day(agreed.due_on))
        done = words["measure_done"].format(day=self._day(agreed.done_on)) if agreed.done_on else words["measure_open"]
        file_number = f" ({agreed.evidence.ref})" if agreed.evidence else ""
        return f"{line}{file_number}; {done}"

    # --- who knows, what was, what comes ----------------------------------------------------------------------

    @property
    def told(self) -> Table | None:
        """Whom mails have told, and what became of each; None: nobody."""
        notified = [sent for sent in self.shown.known.notified if sent.item.kind in MAIL_KINDS[self.locale]]
        lines = dict.fromkeys(self._mail(sent) for sent in notified)
        heads = tuple(self.words[name] for name in ("told_day", "told_what", "told_to", "told_state"))
        return Table(self.words["told_caption"], heads, tuple(lines)[-MOST_MAILS:]) if lines else None

    def _mail(self, sent: SentItem) -> tuple[str, ...]:
        kind = MAIL_KINDS[self.locale][sent.mail_kind]
        return (self._day(sent.day), capitalised(kind), self._addressed(sent), self._fate(sent))

    def _fate(self, sent: SentItem) -> str:
        state = capitalised(MAIL_STATES[self.locale][sent.state])
        is_sent = sent.state is OutboxState.SENT and sent.sent_at is not None
        return f"{state}, {instant_text(sent.sent_at, self.locale)}" if is_sent and sent.sent_at else state

    @property
    def history(self) -> tuple[str, ...]:
        """From the first episode to the newest: begun, told, decided, ended."""
        reminded = reminded_so_far(self.shown.known.notified, self.briefing)
        return (*reminded, *(line for episode in self.shown.known.episodes for line in self._episode(episode)))

    def _episode(self, episode: Episode) -> Iterator[str]:
        words, known = self.words, self.shown.known
        state = STATES[self.locale][episode.verdict]
        yield words["opened"].format(day=self._day(episode.since), number=episode.number, state=state)
        if episode.is_over and not self.shown.roles.are_told((episode.obligation,), episode.resolved_on or date.min):
            yield words["history_untold"]
        else:
            yield from so_far(known.notified, episode, known.acts, self.briefing)
            yield from self._taken_back(episode)
        if episode.is_over and episode.resolved_on is not None:
            ended = words["ended"].format(
                day=self._day(episode.resolved_on), number=episode.number, why=self._why_over(episode)
            )
            yield ended

    def _taken_back(self, episode: Episode) -> Iterator[str]:
        undone = {act.undoes for act in self.shown.known.acts}
        for act in self.shown.known.acts:
            is_of_it = act.before is None or act.before.number == episode.number
            if act.sequence in undone and is_of_it:
                what = ACT_WORDS[self.locale][act.kind].done
                day = self._day(act.granted_on)
                yield self.words["act_taken_back"].format(day=day, what=what, role=self.post(act.post))

    @property
    def next(self) -> tuple[str, ...]:
        """What comes next if nobody acts, and how it is told."""
        return tuple(self._next())

    def _next(self) -> Iterator[str]:
        ahead, episode = self.shown.ahead, self.shown.known.episode
        if episode is None or episode.is_over:
            return
        if ahead is None:
            yield self.words["next_nobody"]
        else:
            role = self.post(ahead.role) if ahead.role else ""
            yield self.words[self._next_code(ahead)].format(day=weekday_text(ahead.on, self.locale), role=role)
        telling = telling_now(episode)
        if telling is not None and not telling.is_at_once:
            yield f"{capitalised(telling_text(telling, self.locale))}."

    def _next_code(self, ahead: Ahead) -> str:
        if ahead.role is None:
            return "next_nobody"
        role = self.shown.known.book.organisation.role(Post.parse(ahead.role).role)
        if role is not None and role.is_external:
            return "next_outside"
        return "next_again" if ahead.is_repeat else "next_role"

    # --- what it rests on -------------------------------------------------------------------------------------

    @cached_property
    def records(self) -> Table | None:
        """The reports that counted; None: none did."""
        return records_table(self.shown, self.locale)

    @property
    def records_note(self) -> str:
        """That more have counted, or none; empty: all are shown."""
        return records_note(self.shown, self.locale)

    @property
    def plan(self) -> str:
        verdict, rule = self.shown.verdict, self.shown.known.rule
        line = self.words["plan_line"].format(line=verdict.source_line) if verdict.source_line is not None else ""
        year = verdict.rule_key[1]
        title = rule.title_in(self.locale)
        return self.words["plan_row"].format(year=year, row=verdict.source_row, line=line, title=title)

    @property
    def obligation_path(self) -> str:
        """Where its days, its history and how it stood on other days are told."""
        return obligation_path(self.shown.known.obligation)

    @property
    def judged(self) -> str:
        """For which day it was judged last, and by what was known."""
        known = self.shown.known
        at = known.ticked_at or known.judged[-1].known_at
        on = weekday_text(local_day(at), self.locale)
        return self.words["judged"].format(on=on, known_at=instant_text(at, self.locale))

    @cached_property
    def course(self) -> CourseFigure | None:
        return course_of(self.shown, self.short_title, self.locale)

    def _why_over(self, episode: Episode) -> str:
        return ENDED_BY[self.locale][episode.resolution] if episode.resolution else "–"
