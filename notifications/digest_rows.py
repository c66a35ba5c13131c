"""One line of a digest: the obligation, its state, and where the plan has it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.domain.finding import Episode, FindingState, Resolution
from checker.domain.message import Item, Message, MessageKind
from checker.domain.offers import LETTER
from checker.domain.post import Post
from checker.domain.verdict import State
from checker.wording.dates import day_text, period_text, short_weekday_text
from checker.wording.locales import Locale
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.mail_texts import RESTING, SEVERITIES, capitalised, counted, phrase, place_in_plan
from checker.wording.states import SIGNS, is_dated, state_text
from checker.wording.titles import titled
from notifications.digest_entries import DigestEntry
from notifications.digest_facts import DigestRow
from notifications.facts import MailFacts
from notifications.facts_json import stored_facts
from notifications.figure_rows import in_a_digest
from notifications.mail_context import Briefing
from notifications.mail_facts import role_title
from notifications.notice_facts import RuleChangeFacts
from notifications.offers import offer_facts
from notifications.overdue_reports import MissingReport

MOST_FIGURES_NAMED = 3


def bad_row(entry: DigestEntry, briefing: Briefing, *, names_owner: bool) -> DigestRow:
    """A state that needs somebody."""
    verdict, locale = entry.verdict, briefing.locale
    since = entry.episode.since if entry.episode else None
    word = capitalised(state_text(verdict, locale))
    texts = in_a_digest(entry.rule, verdict, briefing)
    return replace(_row(entry, briefing, word, texts), origin=_origin(entry, briefing, since, names_owner=names_owner))


def over_row(entry: DigestEntry, kind: MessageKind, briefing: Briefing) -> DigestRow:
    """What was bad and is good again, or never was."""
    locale = briefing.locale
    now = state_text(entry.verdict, locale)
    resolved_on = entry.episode.resolved_on if entry.episode else None
    texts = [phrase("state_now", locale, state=now)]
    if resolved_on is not None:
        texts.append(phrase("closed_on", locale, day=day_text(resolved_on, locale)))
    row = _row(entry, briefing, capitalised(MAIL_KINDS[locale][kind]), tuple(texts))
    return replace(row, sign=SIGNS[State.MET], state=str(State.MET))


def missing_row(missing: MissingReport, waiting: int, briefing: Briefing, *, more: int = 0) -> DigestRow:
    """A report that has not come, and how many of the reader's promises cannot be judged for want of it.

    `more` is how many later ones of the same source have not come either.
    """
    locale, report = briefing.locale, missing.report
    period, by = period_text(report.period, locale), short_weekday_text(report.expected_by, locale)
    what = phrase("report_is_missing", locale, title=report.title, period=period)
    if more:
        count = counted(more, "later_ones", locale)
        what = phrase("reports_are_missing", locale, title=report.title, period=period, count=count)
    state = State.NOT_EVALUABLE
    return DigestRow(
        sign=SIGNS[state],
        state=str(state),
        word=_how_many_wait(missing, waiting, locale),
        what=what,
        place="",
        texts=(phrase("sender_and_day", locale, sender=report.sender, day=by),),
        stands_for=1 + more,
    )


def _how_many_wait(missing: MissingReport, waiting: int, locale: Locale) -> str:
    """How many cannot be judged for want of it, or, where all can, are judged by old figures."""
    if waiting:
        return counted(waiting, "targets_waiting", locale)
    if missing.report.aged:
        return counted(len(missing.report.aged), "targets_aged", locale)
    return capitalised(phrase("report_missing", locale))


def ending_row(entry: DigestEntry, state: FindingState, until: date, briefing: Briefing) -> DigestRow:
    """An acknowledgement, silence or waiver that ends soon, while the state is still bad."""
    locale = briefing.locale
    now = state_text(entry.verdict, locale)
    texts = (phrase("state_now", locale, state=now),)
    word = capitalised(RESTING[locale][state])
    return _row(entry, briefing, word, texts, short_weekday_text(until, locale))


@dataclass(frozen=True, slots=True)
class DueRow:
    """A row under "due" and its day. `obligation` is empty for figures, which several obligations wait for."""

    day: date
    row: DigestRow
    obligation: str = ""


def due_rows(
    owned: Sequence[DigestEntry],
    sent: Sequence[DigestEntry],
    until: date,
    briefing: Briefing,
    reminders: Mapping[str, MailFacts],
) -> list[DueRow]:
    """Dates to keep (`owned`) and figures to deliver (`sent`) up to the day `until`, the next one first.

    `reminders` (by obligation) ride in this digest, however far ahead their day is.
    """
    rows = [*_dates(owned, until, briefing, reminders), *expected_figures(sent, until, briefing)]
    return sorted(rows, key=lambda due: (due.day, due.row.what))


def draft_row(message: Message, since: date, told: Item | None, briefing: Briefing) -> DigestRow:
    """A mail to a body outside that waits for the management's release since a day.

    `told` is what told the management of the matter, by which it answers; None: nothing did, or it is not the reader.
    """
    facts, locale = stored_facts(message.facts), briefing.locale
    assert isinstance(facts, MailFacts | RuleChangeFacts), "no other kind of mail goes to a body outside"
    post = Post.parse(message.addressed)
    to = role_title(post.role, post.unit, briefing.organisation, locale)
    day = day_text(since, locale)
    word, what, place = _drafted(facts, locale)
    return DigestRow(
        sign=facts.sign,
        state=facts.state,
        word=word,
        what=what,
        place=place,
        texts=(phrase("draft_waits", locale, role=to, day=day),),
        answer=offer_facts(LETTER, told, what, briefing) if told else None,
    )


def _drafted(facts: MailFacts | RuleChangeFacts, locale: Locale) -> tuple[str, str, str]:
    """What a letter is about: its kind, the promise, and where; of several the first names them."""
    if isinstance(facts, RuleChangeFacts):
        first, more = facts.findings[0], facts.total - 1
        what = phrase("and_more", locale, named=first.title, count=more) if more else first.title
        return capitalised(MAIL_KINDS[locale][facts.kind]), what, first.place
    return facts.tag, facts.title, "" if facts.scope_is_house else facts.scope_name


def kind_of_end(episode: Episode | None) -> MessageKind | None:
    """All-clear, rectification or rule change; None: it is not over, or in a way that nobody is notified of."""
    match episode.resolution if episode else None:
        case Resolution.ALL_CLEAR:
            return MessageKind.ALL_CLEAR
        case Resolution.RECTIFIED:
            return MessageKind.RECTIFICATION
        case Resolution.RULE_CHANGED:
            return MessageKind.RULE_CHANGE
        case _:
            return None


def _row(entry: DigestEntry, briefing: Briefing, word: str, texts: tuple[str, ...], day: str = "") -> DigestRow:
    verdict = entry.verdict
    return DigestRow(
        sign=SIGNS[verdict.state],
        state=str(verdict.state),
        word=word,
        what=titled(entry.rule.title, entry.rule, verdict.period, briefing.locale),
        place=_place(entry, briefing),
        texts=texts,
        origin=_origin(entry, briefing),
        day=day,
    )


def _place(entry: DigestEntry, briefing: Briefing) -> str:
    scope = entry.verdict.scope
    return "" if scope.id == briefing.organisation.organisation.id else scope.name


def _origin(entry: DigestEntry, briefing: Briefing, since: date | None = None, *, names_owner: bool = False) -> str:
    """Weight, place in the plan, since when, whose: in one line."""
    verdict, locale = entry.verdict, briefing.locale
    parts = [
        capitalised(SEVERITIES[locale][verdict.severity]),
        place_in_plan("plan_row", verdict, locale),
    ]
    if since is not None:
        parts.append(phrase("since", locale, day=day_text(since, locale)))
    if names_owner:
        parts.append(phrase("owned_by", locale, role=_owner(entry, briefing)))
    return " · ".join(parts)


def _owner(entry: DigestEntry, briefing: Briefing) -> str:
    owners = entry.concerned.owners
    scope = owners[0].scope if len(owners) == 1 else briefing.organisation.organisation.id
    return role_title(entry.rule.owner, scope, briefing.organisation, briefing.locale)


def _dates(
    entries: Iterable[DigestEntry], until: date, briefing: Briefing, reminders: Mapping[str, MailFacts]
) -> Iterator[DueRow]:
    locale, on = briefing.locale, briefing.sends_on
    for entry in entries:
        due, verdict = entry.verdict.due, entry.verdict
        day = due.please_by if due.please_by >= on else due.effective
        reminder = reminders.get(verdict.obligation)
        is_near = is_dated(verdict) and verdict.state is State.PENDING and on <= day <= until
        if reminder is None and not is_near:
            continue
        texts = []
        if due.effective != day:
            texts.append(phrase("latest_day", locale, day=short_weekday_text(due.effective, locale)))
        word = capitalised(phrase("not_reported", locale))
        if reminder is not None:
            word = f"{capitalised(MAIL_KINDS[locale][MessageKind.REMINDER])}: {phrase('not_reported', locale)}"
            texts += _reminded(reminder, locale)
        yield DueRow(
            day, _row(entry, briefing, word, tuple(texts), short_weekday_text(day, locale)), verdict.obligation
        )


def _reminded(reminder: MailFacts, locale: Locale) -> Iterator[str]:
    """What comes after this reminder, as the single mail says it."""
    if reminder.next_reminder:
        yield phrase("next_reminder", locale, day=reminder.next_reminder)
    else:
        yield phrase("last_reminder", locale)
    if reminder.alert_on:
        yield phrase("alert_follows", locale, day=reminder.alert_on)


def expected_figures(entries: Iterable[DigestEntry], until: date, briefing: Briefing) -> Iterator[DueRow]:
    """Figures that are owed up to the day `until`: one line a report, however many targets wait for it."""
    locale, on = briefing.locale, briefing.sends_on
    waiting: dict[tuple[date, str, str], list[DigestEntry]] = {}
    for entry in entries:
        day, reported = entry.verdict.complete.next_by, entry.rule.reported
        if day is not None and reported is not None and on <= day <= until:
            waiting.setdefault((day, reported.sender, reported.profile), []).append(entry)
    for (day, _, _), waiting_for_it in waiting.items():
        titles = list(dict.fromkeys(entry.rule.short_title for entry in waiting_for_it))
        yield DueRow(
            day,
            DigestRow(
                sign=SIGNS[State.PENDING],
                state=str(State.PENDING),
                word=phrase("figures_expected", locale),
                what=_enumerated(titles, locale),
                place="",
                texts=(),
                day=short_weekday_text(day, locale),
            ),
        )


def _enumerated(titles: Sequence[str], locale: Locale) -> str:
    count = len(titles) - MOST_FIGURES_NAMED
    if count <= 0:
        return ", ".join(titles)
    return phrase("and_more", locale, named=", ".join(titles[:MOST_FIGURES_NAMED]), count=count)
