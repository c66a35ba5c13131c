"""The queue of mails and one mail of it, as finished texts in one language. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from checker.domain.message import MessageKind, OutboxState
from checker.domain.organisation import Organisation
from checker.domain.outbox import AttemptOutcome
from checker.domain.verdict import State
from checker.pages.addresses import mail_path
from checker.pages.list_page import ListCell, ListColumn, ListPage, stated, whole_list
from checker.pages.list_query import ListFilter, ListQuery
from checker.store.outbox_list import ListedMail, MailsWanted
from checker.usecases.reading.outbox_looks import DayOfMails, MailLook
from checker.wording.dates import day_text, instant_text, short_weekday_text
from checker.wording.delivery_texts import OUTCOMES
from checker.wording.locales import Locale
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.mail_texts import capitalised
from checker.wording.outbox_texts import OUTBOX_WORDS
from checker.wording.post_titles import post_title
from checker.wording.refusal_texts import MAIL_STATES

STATE, KIND, SINCE, UNTIL, DOUBT = "zustand", "art", "von", "bis", "zweifel"
DOUBTFUL = "ja"
COLUMNS = ("planned", "kind", "addressed", "state", "answer", "at")
WAITING = (OutboxState.PENDING, OutboxState.CLAIMED, OutboxState.DATA, OutboxState.DRAFT)
ARRIVED = (OutboxState.SENT, OutboxState.TOLD_OTHERWISE)
# How a state looks: the sign and colour of the verdict that means as much.
LOOKS: Mapping[OutboxState, State] = {
    **dict.fromkeys(WAITING, State.PENDING),
    **dict.fromkeys(ARRIVED, State.MET),
    OutboxState.DEAD: State.BREACHED,
    OutboxState.SUPERSEDED: State.INFO,
    OutboxState.NOT_TO_BE_SENT: State.INFO,
}


def outbox_filters(locale: Locale) -> tuple[ListFilter, ...]:
    words = OUTBOX_WORDS[locale]
    kinds = {str(kind): title for kind, title in MAIL_KINDS[locale].items()}
    return (
        ListFilter(STATE, words["filter_state"], {str(state): MAIL_STATES[locale][state] for state in OutboxState}),
        ListFilter(KIND, words["filter_kind"], kinds),
        ListFilter(SINCE, words["filter_since"], kind="day"),
        ListFilter(UNTIL, words["filter_until"], kind="day"),
        ListFilter(DOUBT, words["filter_doubt"], {DOUBTFUL: words["doubtful"]}),
    )


def mails_wanted(query: ListQuery) -> MailsWanted:
    state, kind = query.chosen(STATE), query.chosen(KIND)
    return MailsWanted(
        OutboxState(state) if state else None,
        MessageKind(kind) if kind else None,
        query.day(SINCE),
        query.day(UNTIL),
        is_doubtful=bool(query.chosen(DOUBT)),
    )


def outbox_columns(locale: Locale) -> tuple[ListColumn, ...]:
    return tuple(ListColumn(name, OUTBOX_WORDS[locale][name]) for name in COLUMNS)


def outbox_rows(
    mails: tuple[ListedMail, ...], organisation: Organisation, locale: Locale
) -> list[tuple[ListCell, ...]]:
    return [tuple(_row(each, organisation, locale)) for each in mails]


def _row(mail: ListedMail, organisation: Organisation, locale: Locale) -> Iterator[ListCell]:
    words = OUTBOX_WORDS[locale]
    # The key tells apart links of mails of one day.
    day = f"{short_weekday_text(mail.planned_on, locale)}, {mail.key[:6]}"
    yield ListCell(day, mail_path(mail.key), value=mail.planned_on)
    yield ListCell(capitalised(MAIL_KINDS[locale][mail.kind]) if mail.kind else words["unknown_kind"])
    yield ListCell(post_title(mail.addressed, organisation, locale))
    yield state_cell(mail.state, locale, (words["doubt"],) if mail.may_have_arrived else ())
    yield _answer(mail, locale)
    waits = mail.state is OutboxState.PENDING
    hour = words["not_before"].format(at=instant_text(mail.not_before, locale)) if waits else ""
    yield ListCell(instant_text(mail.sent_at, locale) if mail.sent_at else hour)


def state_cell(state: OutboxState, locale: Locale, beside: tuple[str, ...] = ()) -> ListCell:
    return stated(MAIL_STATES[locale][state], LOOKS[state], beside)


def _answer(mail: ListedMail, locale: Locale) -> ListCell:
    words = OUTBOX_WORDS[locale]
    many = {0: words["attempts_none"], 1: words["attempts_one"]}
    tried = many.get(mail.attempts, words["attempts"].format(count=mail.attempts))
    # What was taken is told by its state; the answer to it stands on the mail's own page.
    is_told = mail.reply and mail.outcome != AttemptOutcome.SENT.value
    reply = (words["reply"].format(reply=mail.reply),) if is_told else ()
    if mail.outcome is None:
        return ListCell(tried, beside=reply)
    return ListCell(outcome_text(mail.outcome, locale), beside=(tried, *reply))


def outcome_text(outcome: str | None, locale: Locale) -> str:
    by_code: dict[str, str] = {code.value: said for code, said in OUTCOMES[locale].items()}
    return by_code.get(outcome, outcome) if outcome else OUTBOX_WORDS[locale]["open"]


def days_table(days: tuple[DayOfMails, ...], locale: Locale) -> ListPage:
    """What became of each day: fired, nothing to say, or failed."""
    words = OUTBOX_WORDS[locale]
    names = ("day", "outcome", "sent", "waiting", "failed", "kept_back")
    columns = tuple(ListColumn(name, words[name]) for name in names)
    return whole_list(columns, [_day(each, locale) for each in days])


def _day(each: DayOfMails, locale: Locale) -> tuple[ListCell, ...]:
    sent = sum(each.by_state.get(state, 0) for state in ARRIVED)
    waiting = sum(each.by_state.get(state, 0) for state in WAITING)
    failed = each.by_state.get(OutboxState.DEAD, 0)
    others = sum(each.by_state.values()) - sent - waiting - failed
    word, look = _result(each, sent, waiting, failed, others)
    result = stated(OUTBOX_WORDS[locale][word], look)
    counts = (ListCell(str(count)) for count in (sent, waiting, failed, others))
    return ListCell(short_weekday_text(each.day, locale)), result, *counts


def _result(each: DayOfMails, sent: int, waiting: int, failed: int, others: int) -> tuple[str, State]:
    if failed:
        return "day_failed", State.BREACHED
    if waiting:
        return "day_waits", State.AT_RISK
    if sent:
        return "day_fired", State.MET
    if others:
        return "day_kept_back", State.INFO
    return ("day_ahead", State.PENDING) if each.is_ahead else ("day_nothing", State.INFO)


@dataclass(frozen=True)
class MailView:
    """One mail of the queue in one language. Texts are finished and not escaped."""

    look: MailLook
    organisation: Organisation
    locale: Locale

    @property
    def _day(self) -> date:
        return self.look.queued.message.planned_on

    @property
    def title(self) -> str:
        return OUTBOX_WORDS[self.locale]["mail_heading"].format(
            kind=capitalised(MAIL_KINDS[self.locale][self.look.queued.message.kind]),
            addressed=post_title(self.look.queued.message.addressed, self.organisation, self.locale),
            day=day_text(self._day, self.locale),
        )

    @property
    def state(self) -> ListCell:
        return state_cell(self.look.queued.state, self.locale)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        words, queued, locale = OUTBOX_WORDS[self.locale], self.look.queued, self.locale
        sent = ((words["at"], instant_text(queued.sent_at, locale)),) if queued.sent_at else ()
        return (
            (words["planned"], day_text(self._day, locale)),
            *sent,
            (words["mailbox"], queued.mailbox or words["no_mailbox"]),
            (words["message_id"], queued.message_id),
            (words["key"], queued.key),
            (words["items"], str(len(queued.message.items))),
        )

    @property
    def notes(self) -> tuple[str, ...]:
        words, locale = OUTBOX_WORDS[self.locale], self.locale
        decision = self.look.queued.decision
        reason = (words["decided"].format(reason=decision.reason),) if decision and decision.reason else ()
        came_back = (
            words["came_back"].format(at=instant_text(back.at, locale), status=back.status)
            for back in self.look.way.came_back
        )
        return (*reason, *came_back)

    @property
    def attempts(self) -> ListPage:
        words, locale = OUTBOX_WORDS[self.locale], self.locale
        columns = tuple(ListColumn(name, words[name]) for name in ("number", "begun", "ended", "result", "server"))
        rows = [
            (
                ListCell(str(each.number)),
                ListCell(instant_text(each.started_at, locale)),
                ListCell(instant_text(each.ended_at, locale) if each.ended_at else ""),
                ListCell(outcome_text(each.outcome, locale)),
                ListCell(each.reply),
            )
            for each in self.look.way.attempts
        ]
        return whole_list(columns, rows)
