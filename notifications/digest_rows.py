"""One line of a digest: what it is, how it stands, where the plan has it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from checker.domain.escalation import SEVEREST_FIRST
from checker.domain.finding import Episode, FindingState, Resolution
from checker.domain.message import Message, MessageKind
from checker.domain.organisation import Addressee
from checker.domain.post import Post
from checker.domain.rule import Rule
from checker.domain.verdict import WORST_FIRST, State, Verdict
from checker.wording.dates import day_text, period_text, short_weekday_text
from checker.wording.locales import Locale
from checker.wording.mail_texts import KINDS, RESTING, SEVERITIES, capitalised, counted, phrase
from checker.wording.states import SIGNS, is_dated, state_text
from checker.wording.titles import titled
from notifications.digest_facts import DigestRow
from notifications.facts import MailFacts, from_json
from notifications.figure_rows import in_a_digest
from notifications.mail_context import Briefing
from notifications.mail_facts import role_title
from notifications.overdue_reports import MissingReport

MOST_FIGURES_NAMED = 3
KEY_CHARACTERS = 12


@dataclass(frozen=True, slots=True)
class Matter:
    """One obligation on the day of the digest. `owner` None: nobody reads for it. `above` answer for it, too.

    `co_owners` are the other holders where the whole house owes what each of them answers for, `senders` send the
    figures. `episode` is the newest, None when the obligation was never bad.
    """

    verdict: Verdict
    rule: Rule
    episode: Episode | None
    owner: Addressee | None
    above: tuple[Addressee, ...] = ()
    co_owners: tuple[Addressee, ...] = ()
    senders: tuple[Addressee, ...] = ()
    owner_keys: frozenset[str] = field(init=False)
    above_keys: frozenset[str] = field(init=False)
    sender_keys: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        # Each desk asks, for each matter.
        for name, told in (("owner_keys", self.owners), ("above_keys", self.above), ("sender_keys", self.senders)):
            object.__setattr__(self, name, frozenset(one.key for one in told))

    @property
    def owners(self) -> tuple[Addressee, ...]:
        return (self.owner, *self.co_owners) if self.owner else ()


def worst_first(matter: Matter) -> tuple[int, int, str]:
    """Sort key: state, then severity, then the obligation's name."""
    verdict = matter.verdict
    return WORST_FIRST[verdict.state], SEVEREST_FIRST[verdict.severity], verdict.obligation


def bad_row(matter: Matter, briefing: Briefing, *, names_owner: bool) -> DigestRow:
    """A state that needs somebody."""
    verdict, locale = matter.verdict, briefing.locale
    since = matter.episode.since if matter.episode else None
    word = capitalised(state_text(verdict, locale))
    texts = in_a_digest(matter.rule, verdict, briefing)
    return replace(
        _row(matter, briefing, word, texts), origin=_origin(matter, briefing, since, names_owner=names_owner)
    )


def over_row(matter: Matter, kind: MessageKind, briefing: Briefing) -> DigestRow:
    """What was bad and is good again, or never was."""
    locale = briefing.locale
    now = state_text(matter.verdict, locale)
    resolved_on = matter.episode.resolved_on if matter.episode else None
    texts = [phrase("state_now", locale, state=now)]
    if resolved_on is not None:
        texts.append(phrase("closed_on", locale, day=day_text(resolved_on, locale)))
    row = _row(matter, briefing, capitalised(KINDS[locale][kind]), tuple(texts))
    return replace(row, sign=SIGNS[State.MET], state=str(State.MET))


def missing_row(missing: MissingReport, waiting: int, briefing: Briefing) -> DigestRow:
    """A report that has not come, and how many of the reader's promises cannot be judged for want of it."""
    locale, report = briefing.locale, missing.report
    period, by = period_text(report.period, locale), short_weekday_text(report.expected_by, locale)
    state = State.NOT_EVALUABLE
    return DigestRow(
        sign=SIGNS[state],
        state=str(state),
        word=counted(waiting, "targets_waiting", locale),
        what=phrase("report_is_missing", locale, title=report.title, period=period),
        place="",
        texts=(phrase("sender_and_day", locale, sender=report.sender, day=by),),
    )


def ending_row(matter: Matter, state: FindingState, until: date, briefing: Briefing) -> DigestRow:
    """An acknowledgement, silence or waiver that ends soon, while the state is still bad."""
    locale = briefing.locale
    now = state_text(matter.verdict, locale)
    texts = (phrase("state_now", locale, state=now),)
    word = capitalised(RESTING[locale][state])
    return _row(matter, briefing, word, texts, short_weekday_text(until, locale))


@dataclass(frozen=True, slots=True)
class DueRow:
    """A row under "due" and its day. `obligation` is empty for figures, which several obligations wait for."""

    day: date
    row: DigestRow
    obligation: str = ""


def due_rows(
    owned: Sequence[Matter],
    sent: Sequence[Matter],
    until: date,
    briefing: Briefing,
    reminders: Mapping[str, MailFacts],
) -> list[DueRow]:
    """Dates to keep (`owned`) and figures to deliver (`sent`) up to the day `until`, the next one first.

    `reminders` (by obligation) ride in this digest, however far ahead their day is.
    """
    found = [*_dates(owned, until, briefing, reminders), *figure_rows(sent, until, briefing)]
    return sorted(found, key=lambda due: (due.day, due.row.what))


def draft_row(message: Message, since: date, briefing: Briefing) -> DigestRow:
    """A mail to a body outside that waits for the management's release since a day."""
    facts, locale = from_json(message.facts), briefing.locale
    post = Post.parse(message.addressed)
    to = role_title(post.role, post.unit, briefing.organisation, locale)
    day = day_text(since, locale)
    return DigestRow(
        sign=facts.sign,
        state=facts.state,
        word=facts.tag,
        what=facts.title,
        place="" if facts.scope_is_house else facts.scope_name,
        texts=(phrase("draft_waits", locale, role=to, day=day),),
        command=f"zielwacht mail release {message.key[:KEY_CHARACTERS]}",
    )


def kind_of_end(episode: Episode | None) -> MessageKind | None:
    """All-clear or rectification; None when it is not over, or over in a way that nobody is told of."""
    match episode.resolution if episode else None:
        case Resolution.ALL_CLEAR:
            return MessageKind.ALL_CLEAR
        case Resolution.RECTIFIED:
            return MessageKind.RECTIFICATION
        case _:
            return None


def _row(matter: Matter, briefing: Briefing, word: str, texts: tuple[str, ...], day: str = "") -> DigestRow:
    verdict = matter.verdict
    return DigestRow(
        sign=SIGNS[verdict.state],
        state=str(verdict.state),
        word=word,
        what=titled(matter.rule.title, matter.rule, verdict.period, briefing.locale),
        place=_place(matter, briefing),
        texts=texts,
        origin=_origin(matter, briefing),
        day=day,
    )


def _place(matter: Matter, briefing: Briefing) -> str:
    scope = matter.verdict.scope
    return "" if scope.id == briefing.organisation.organisation.id else scope.name


def _origin(matter: Matter, briefing: Briefing, since: date | None = None, *, names_owner: bool = False) -> str:
    """Weight, place in the plan, since when, whose: in one line."""
    verdict, locale = matter.verdict, briefing.locale
    parts = [
        capitalised(SEVERITIES[locale][verdict.severity]),
        phrase("plan_row", locale, row=verdict.source_row, line=verdict.source_line),
    ]
    if since is not None:
        parts.append(phrase("since", locale, day=day_text(since, locale)))
    if names_owner:
        parts.append(phrase("owned_by", locale, role=_owner(matter, briefing)))
    return " · ".join(parts)


def _owner(matter: Matter, briefing: Briefing) -> str:
    scope = matter.owner.scope if matter.owner and not matter.co_owners else briefing.organisation.organisation.id
    return role_title(matter.rule.owner, scope, briefing.organisation, briefing.locale)


def _dates(
    matters: Iterable[Matter], until: date, briefing: Briefing, reminders: Mapping[str, MailFacts]
) -> Iterator[DueRow]:
    locale, on = briefing.locale, briefing.sends_on
    for matter in matters:
        due, verdict = matter.verdict.due, matter.verdict
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
            word = f"{capitalised(KINDS[locale][MessageKind.REMINDER])}: {phrase('not_reported', locale)}"
            texts += _reminded(reminder, locale)
        yield DueRow(
            day, _row(matter, briefing, word, tuple(texts), short_weekday_text(day, locale)), verdict.obligation
        )


def _reminded(reminder: MailFacts, locale: Locale) -> Iterator[str]:
    """What comes after this reminder, as the single mail says it."""
    if reminder.next_reminder:
        yield phrase("next_reminder", locale, day=reminder.next_reminder)
    else:
        yield phrase("last_reminder", locale)
    if reminder.alert_on:
        yield phrase("alert_follows", locale, day=reminder.alert_on)


def figure_rows(matters: Iterable[Matter], until: date, briefing: Briefing) -> Iterator[DueRow]:
    """Figures that are owed up to the day `until`: one line a report, however many targets wait for it."""
    locale, on = briefing.locale, briefing.sends_on
    waiting: dict[tuple[date, str, str], list[Matter]] = {}
    for matter in matters:
        day, reported = matter.verdict.complete.next_by, matter.rule.reported
        if day is not None and reported is not None and on <= day <= until:
            waiting.setdefault((day, reported.sender, reported.profile), []).append(matter)
    for (day, _, _), found in waiting.items():
        titles = list(dict.fromkeys(matter.rule.short_title for matter in found))
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
