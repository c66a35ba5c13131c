"""One line of a digest: the obligation, its state, and where the plan has it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.domain.dated import is_dated
from checker.domain.finding import Episode, FindingState, Resolution
from checker.domain.message import TELLS_BAD, Item, Message, MessageKind
from checker.domain.offers import LETTER, OLD_LETTER
from checker.domain.post import Post
from checker.domain.verdict import State
from checker.wording.answers import waiting_text
from checker.wording.dates import day_text, period_text, short_weekday_text
from checker.wording.locales import Locale
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.mail_texts import RESTING, SEVERITIES, capitalised, counted, phrase, place_in_plan
from checker.wording.post_titles import role_title
from checker.wording.states import SIGNS, state_text
from checker.wording.titles import titled_verdict
from notifications.digest_entries import DigestEntry
from notifications.digest_facts import DigestRow
from notifications.facts import MailFacts
from notifications.facts_json import stored_facts
from notifications.figure_rows import in_a_digest
from notifications.ladder import step_days
from notifications.letter_facts import LetterFacts
from notifications.mail_context import Briefing
from notifications.notice_facts import RuleChangeFacts, ToldEdit
from notifications.offers import offer_facts
from notifications.overdue_reports import MissingReport
from notifications.reader_view import ReaderView
from notifications.sending_times import expires_at

MOST_FIGURES_NAMED = 3
EDITED = "\N{PLUS-MINUS SIGN}"


def bad_row(entry: DigestEntry, view: ReaderView) -> DigestRow:
    """A state that needs somebody, since its first day; is its figure another than in the last digest?"""
    verdict, briefing = entry.verdict, view.briefing
    word = capitalised(state_text(verdict, briefing.locale))
    texts = in_a_digest(entry.rule, verdict, briefing)
    origin = _origin(entry, briefing, _since(entry, view), names_owner=not view.owns(entry))
    row = _row(entry, briefing, word, (*texts, *_answers(entry.obligation, briefing)))
    return replace(row, origin=origin, is_changed=_is_changed(entry, texts, view))


def _answers(about: str, briefing: Briefing) -> Iterator[str]:
    """That an answer about it waits to be entered."""
    waiting = briefing.answers.get(about)
    if waiting is not None:
        yield f"{capitalised(waiting_text(waiting, briefing.locale))}."


def asked_row(entry: DigestEntry, view: ReaderView) -> DigestRow:
    """What was put before the reader, and the last day for a decision; that it is over."""
    row, locale = bad_row(entry, view), view.briefing.locale
    episode = entry.episode
    assert episode is not None, "what is listed has an episode"
    told_on = view.this.on if view.carried_items(entry, TELLS_BAD) else episode.step_since or view.this.on
    days = step_days(told_on, entry.verdict.severity, view.briefing)
    if days is None or days[0] < view.this.on:
        return replace(row, texts=(*row.texts, phrase("decision_is_awaited", locale)))
    by = short_weekday_text(days[0], locale)
    is_own = episode.step <= 1
    return replace(row, day=phrase("answer_by", locale, day=by) if is_own else phrase("decide_by", locale, day=by))


def climbed_row(entry: DigestEntry, view: ReaderView) -> DigestRow:
    """What went up, when and before whom."""
    row, briefing = bad_row(entry, view), view.briefing
    climb = view.notified.climb(entry.episode) if entry.episode else None
    assert climb is not None, "it has climbed"
    post = Post.parse(climb.addressed)
    to = role_title(post.role, post.unit, briefing.organisation, briefing.locale)
    day = day_text(climb.on, briefing.locale)
    return replace(row, texts=(*row.texts, phrase("put_before", briefing.locale, day=day, step=climb.step, role=to)))


def row_of_units(entries: Sequence[DigestEntry], rows: Sequence[DigestRow], view: ReaderView) -> DigestRow:
    """One rule in several units: the units are named, each with what differs and with what may be answered about it."""
    first, briefing = rows[0], view.briefing
    places = [entry.verdict.scope.name for entry in entries]
    began = [_since(entry, view) if entry.verdict.is_bad else None for entry in entries]
    since = began[0] if len(set(began)) == 1 else None
    days = ["" if day is None or day == since else _since_text(day, briefing.locale) for day in began]
    is_alike = len({row.texts for row in rows}) == 1 and not any(days)
    names_owner = not all(map(view.owns, entries))
    return replace(
        first,
        place=", ".join(places),
        texts=first.texts if is_alike else tuple(map(_of_unit, places, rows, days)),
        origin=_origin(entries[0], briefing, since, names_owner=names_owner, is_of_several=True),
        stands_for=sum(row.stands_for for row in rows),
        is_changed=is_alike and any(row.is_changed for row in rows),
        answer=None,
        unit_answers=tuple(
            replace(row.answer, about=place) for place, row in zip(places, rows, strict=True) if row.answer is not None
        ),
    )


def _of_unit(place: str, row: DigestRow, since: str) -> str:
    told = ". ".join(text.rstrip(".") for text in row.texts)
    return f"{place}: {told} ({since})" if since else f"{place}: {told}"


def final_row(year: int, count: int, briefing: Briefing, *, names_year: bool) -> DigestRow:
    """How many targets of a plan are missed for good, each of which was told before."""
    locale, state = briefing.locale, State.BREACHED
    what = counted(count, "targets", locale)
    what = phrase("of_a_plan", locale, targets=what, year=year) if names_year else what
    word = capitalised(phrase("told_before", locale))
    return DigestRow(SIGNS[state], str(state), word, what, "", (), stands_for=count)


def _since(entry: DigestEntry, view: ReaderView) -> date | None:
    """The first day of the state; before states were kept day by day, that of the episode."""
    began = entry.episode.since if entry.episode else None
    return view.known.state_since.get(entry.obligation, began)


def _is_changed(entry: DigestEntry, texts: tuple[str, ...], view: ReaderView) -> bool:
    """Told in today's words, was the state another in the last digest, or the figure?"""
    then = view.known.before.get(view.since, {}) if view.since else {}
    before, verdict = then.get(entry.obligation), entry.verdict
    if before is None:
        return False
    was = in_a_digest(entry.rule, before, view.briefing)
    return (before.state, was[:1]) != (verdict.state, texts[:1])


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
        texts=(phrase("sender_and_day", locale, sender=report.sender, day=by), *_announced(missing, briefing)),
        stands_for=1 + more,
    )


def _announced(missing: MissingReport, briefing: Briefing) -> Iterator[str]:
    """For which day it was announced, and that an answer about it waits."""
    day = briefing.announced.get(missing.about)
    if day is not None:
        told = phrase("announced_for", briefing.locale, day=day_text(day, briefing.locale))
        yield f"{capitalised(told)}."
    yield from _answers(missing.about, briefing)


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
    return _row(entry, briefing, word, texts, phrase("ends_on", locale, day=short_weekday_text(until, locale)))


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
    What was written too long ago is not released any more.
    """
    is_old = briefing.not_before >= expires_at(message.planned_on, briefing.calendar)
    facts, locale = stored_facts(message.facts), briefing.locale
    assert isinstance(facts, MailFacts | LetterFacts | RuleChangeFacts), "nothing else goes to a body outside"
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
        answer=offer_facts(OLD_LETTER if is_old else LETTER, told, what, briefing) if told else None,
    )


def _drafted(facts: MailFacts | LetterFacts | RuleChangeFacts, locale: Locale) -> tuple[str, str, str]:
    """What a letter is about: its kind, the promise, and where; of several the first names them."""
    if isinstance(facts, LetterFacts):
        return capitalised(facts.purpose), facts.matter, facts.place
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
        what=titled_verdict(entry.rule.title_in(briefing.locale), entry.rule, verdict, briefing.locale),
        place=briefing.place_of(entry.verdict),
        texts=texts,
        origin=_origin(entry, briefing),
        day=day,
    )


def _since_text(day: date, locale: Locale) -> str:
    return phrase("since", locale, day=day_text(day, locale))


def _origin(
    entry: DigestEntry,
    briefing: Briefing,
    since: date | None = None,
    *,
    names_owner: bool = False,
    is_of_several: bool = False,
) -> str:
    """Weight, place in the plan, since when, whose: in one line. `is_of_several`: it is the same in other units."""
    verdict, locale = entry.verdict, briefing.locale
    parts = [
        capitalised(SEVERITIES[locale][verdict.severity]),
        place_in_plan("plan_row", verdict, locale),
    ]
    if since is not None:
        parts.append(_since_text(since, locale))
    if names_owner:
        parts.append(phrase("owned_by", locale, role=_owner(entry, briefing, is_of_several=is_of_several)))
    return " · ".join(parts)


def _owner(entry: DigestEntry, briefing: Briefing, *, is_of_several: bool) -> str:
    owners = entry.concerned.owners
    is_of_one = len(owners) == 1 and not is_of_several
    scope = owners[0].scope if is_of_one else briefing.organisation.organisation.id
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
        texts += _answers(entry.obligation, briefing)
        yield DueRow(day, _row(entry, briefing, word, tuple(texts), _until(day, locale)), verdict.obligation)


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
        titles = list(dict.fromkeys(entry.rule.short_title_in(briefing.locale) for entry in waiting_for_it))
        yield DueRow(
            day,
            DigestRow(
                sign=SIGNS[State.PENDING],
                state=str(State.PENDING),
                word=phrase("figures_expected", locale),
                what=_enumerated(titles, locale),
                place="",
                texts=(),
                day=_until(day, locale),
            ),
        )


def _until(day: date, locale: Locale) -> str:
    return phrase("until_day", locale, day=short_weekday_text(day, locale))


def _enumerated(titles: Sequence[str], locale: Locale) -> str:
    count = len(titles) - MOST_FIGURES_NAMED
    if count <= 0:
        return ", ".join(titles)
    return phrase("and_more", locale, named=", ".join(titles[:MOST_FIGURES_NAMED]), count=count)


def edited_row(told: ToldEdit, briefing: Briefing) -> DigestRow:
    """What was changed of rules, since when, by whom and why."""
    locale = briefing.locale
    more = (phrase("more_rules", locale, count=told.more),) if told.more else ()
    why = (phrase("edit_reason", locale, reason=told.reason),) if told.reason else ()
    return DigestRow(
        sign=EDITED,
        state=str(State.INFO),
        word=capitalised(phrase("edited_on", locale, day=told.day, by=told.by)),
        what=told.title,
        place="",
        texts=(*told.lines, *more, *why),
    )
