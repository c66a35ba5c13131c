"""Who was notified of what so far, as sentences for the next reader: a line a step. Pure; from the outbox, never from
memory.

What has left is told with its day alone; what has not, with its fate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from checker.domain.act import Act, ActKind
from checker.domain.clock import local_day
from checker.domain.finding import Change, Episode
from checker.domain.message import GIVEN_UP, TELLS_BAD, MessageKind, OutboxState, SentItem
from checker.domain.obligation_key import ObligationKey
from checker.domain.post import Post
from checker.domain.proposal import Proposal
from checker.wording.answers import said_text, waiting_text
from checker.wording.dates import day_of_same_year_text, day_text
from checker.wording.locales import Locale
from checker.wording.mail_texts import HISTORY, capitalised
from checker.wording.post_titles import role_title
from notifications.mail_context import Briefing

FATES = {
    OutboxState.DRAFT: "draft",
    OutboxState.PENDING: "waiting",
    OutboxState.CLAIMED: "waiting",
    OutboxState.DATA: "waiting",
    OutboxState.SUPERSEDED: "superseded",
    OutboxState.DEAD: "dead",
    OutboxState.TOLD_OTHERWISE: "told_otherwise",
    OutboxState.NOT_TO_BE_SENT: "not_to_be_sent",
}
# What has been called noise is over, and what was taken back is not told.
TOLD_ACTS = frozenset(ActKind) - {ActKind.NOISE, ActKind.UNDO}
# More days than these are told by the first, the last and their count.
MOST_DAYS = 3


def sentences(
    notified: Sequence[SentItem],
    change: Change,
    briefing: Briefing,
    acts: Iterable[Act] = (),
    *,
    is_written_anew: bool = False,
) -> tuple[str, ...]:
    """Reminders in one line, then the mails of this episode and what was decided, or that nobody has acknowledged.

    `is_written_anew`: this step's letter is, so that those which wait are replaced.
    """
    decided = decisions(change.episode, acts)
    return (
        *_reminders(notified, briefing),
        *_in_order(notified, change.episode, briefing, decided, is_written_anew=is_written_anew),
        *_unanswered(change.episode, decided, briefing),
    )


def reminded_so_far(notified: Sequence[SentItem], briefing: Briefing) -> tuple[str, ...]:
    """The reminders that have left, in one line; nothing where none has."""
    return tuple(_reminders(notified, briefing))


def so_far(notified: Sequence[SentItem], episode: Episode, acts: Iterable[Act], briefing: Briefing) -> tuple[str, ...]:
    """The mails of an episode, what was decided in it and what was answered, in order."""
    return tuple(_in_order(notified, episode, briefing, decisions(episode, acts), is_written_anew=False))


def mails_that_left(notified: Sequence[SentItem], episode: Episode, briefing: Briefing) -> tuple[str, ...]:
    """The mails of an episode that have told somebody, a line a step."""
    left = [sent for sent in notified if sent.has_left]
    return tuple(_in_order(left, episode, briefing, (), is_written_anew=False))


def decisions(episode: Episode, acts: Iterable[Act]) -> tuple[Act, ...]:
    """What was decided about a finding since it is open, and not taken back."""
    mine = [act for act in acts if _concerns(act, episode)]
    undone = {act.undoes for act in mine}
    return tuple(act for act in mine if act.sequence not in undone and act.kind in TOLD_ACTS)


@dataclass(frozen=True, slots=True)
class _Line:
    """What mails to the same readers have in common: what they were, and what became of them (empty: they left)."""

    code: str
    step: int
    roles: str
    fate: str

    def told(self, days: Iterable[date], locale: Locale) -> str:
        words = HISTORY[locale]
        line = words[self.code].format(days=_listed(sorted(set(days)), locale), step=self.step, roles=self.roles)
        return words["with_fate"].format(line=line, fate=words[self.fate]) if self.fate else line


def _reminders(notified: Sequence[SentItem], briefing: Briefing) -> Iterator[str]:
    reminders = [sent for sent in notified if sent.item.kind is MessageKind.REMINDER and sent.has_left]
    if reminders:
        roles = _roles([sent.item.addressed for sent in reminders], briefing)
        yield _Line("reminders", 0, roles, "").told((sent.day for sent in reminders), briefing.locale)


def _listed(days: Sequence[date], locale: Locale) -> str:
    """Days in order, the year once where they share it: "15.03., 22.03. und 29.03.2016"."""
    first, last, words = days[0], days[-1], HISTORY[locale]
    if len(days) == 1:
        return day_text(last, locale)
    if len(days) > MOST_DAYS:
        return words["span"].format(first=_before(first, last, locale), last=day_text(last, locale), count=len(days))
    before = [_before(day, last, locale) for day in days[:-1]]
    return words["and"].format(days=", ".join(before), last=day_text(last, locale))


def _before(day: date, last: date, locale: Locale) -> str:
    return day_of_same_year_text(day, locale) if day.year == last.year else day_text(day, locale)


def _in_order(
    notified: Sequence[SentItem], episode: Episode, briefing: Briefing, acts: Iterable[Act], *, is_written_anew: bool
) -> Iterator[str]:
    """Mails of one step are one line, as long as nothing was decided between them."""
    by_mail: dict[str, list[SentItem]] = {}
    for sent in notified:
        if sent.item.episode == episode.number and sent.item.kind in TELLS_BAD:
            by_mail.setdefault(sent.message, []).append(sent)
    replaced = _replaced(by_mail.values(), is_written_anew=is_written_anew)
    happened: list[tuple[date, _Line | Act | Proposal]] = [
        (mail[0].day, _line(mail, briefing, is_replaced=key in replaced)) for key, mail in by_mail.items()
    ]
    decided = list(acts)
    happened += [(local_day(act.recorded_at), act) for act in decided]
    happened += [(local_day(one.received_at), one) for one in _said(episode, decided, briefing)]
    lines: dict[_Line, list[date]] = {}
    for day, one in sorted(happened, key=lambda pair: pair[0]):
        if isinstance(one, _Line):
            lines.setdefault(one, []).append(day)
            continue
        yield from _told(lines, briefing)
        yield _act(one, briefing) if isinstance(one, Act) else _answer(one, briefing)
        lines = {}
    yield from _told(lines, briefing)


def _told(lines: dict[_Line, list[date]], briefing: Briefing) -> Iterator[str]:
    return (line.told(days, briefing.locale) for line, days in lines.items())


def _replaced(mails: Iterable[Sequence[SentItem]], *, is_written_anew: bool) -> frozenset[str]:
    """Letters that never left because the same step wrote a newer one, or writes it now."""
    newest: dict[tuple[int, str], str] = {}
    kept: dict[str, tuple[int, str]] = {}
    for first, *_ in mails:
        about = first.item.step, first.item.addressed
        newest[about] = first.message
        if first.state in (OutboxState.DRAFT, OutboxState.SUPERSEDED):
            kept[first.message] = about
    return frozenset(key for key, about in kept.items() if is_written_anew or newest[about] != key)


def _line(items: Sequence[SentItem], briefing: Briefing, *, is_replaced: bool) -> _Line:
    first = items[0]
    addressed = [sent.item.addressed for sent in items]
    roles, fate = _roles(addressed, briefing), _fate(first)
    if first.mail_kind is MessageKind.DIGEST:
        return _Line("digest", 0, roles, fate)
    if not _is_letter(addressed, briefing):
        return _Line(str(first.item.kind), first.item.step, roles, fate)
    return _Line("letter", 0, roles, "replaced" if is_replaced else fate)


def _fate(sent: SentItem) -> str:
    """What became of its mail; empty: it left. One that was taken and has reached nobody came back."""
    if sent.sent_at is None or sent.state is OutboxState.TOLD_OTHERWISE:
        return FATES.get(sent.state, "")
    return "came_back" if sent.state in GIVEN_UP else ""


def _is_letter(addressed: Sequence[str], briefing: Briefing) -> bool:
    roles = (briefing.organisation.role(Post.parse(one).role) for one in addressed)
    return any(role is not None and role.is_external for role in roles)


def _concerns(act: Act, episode: Episode) -> bool:
    return act.obligation == episode.obligation and local_day(act.recorded_at) >= episode.since


def _said(episode: Episode, acts: Iterable[Act], briefing: Briefing) -> tuple[Proposal, ...]:
    """What was answered in this episode and has decided nothing."""
    became_acts = {act.said_at for act in acts}
    answers = briefing.said.get(episode.obligation, ())
    return tuple(one for one in answers if one.matter.episode == episode.number and one.received_at not in became_acts)


def _answer(one: Proposal, briefing: Briefing) -> str:
    locale = briefing.locale
    day, roles = day_text(local_day(one.received_at), locale), _roles([one.matter.addressed], briefing)
    line = HISTORY[locale]["answered"].format(day=day, roles=roles, said=said_text(one.answer, locale))
    return HISTORY[locale]["by_link"].format(line=line) if one.is_by_link else line


def _act(act: Act, briefing: Briefing) -> str:
    locale = briefing.locale
    line = HISTORY[locale][str(act.kind)].format(
        day=day_text(local_day(act.recorded_at), locale),
        roles=_roles([str(Post(act.by, act.scope or ObligationKey.parse(act.obligation).scope))], briefing),
        until=day_text(act.until, locale),
        reason=act.why(locale),
    )
    return HISTORY[locale]["by_link"].format(line=line) if act.by_link else line


def _unanswered(episode: Episode, decided: Sequence[Act], briefing: Briefing) -> Iterator[str]:
    """That an answer waits to be entered; else that nobody has taken it on, by the end of the last open day."""
    waiting = briefing.answers.get(episode.obligation)
    if waiting is not None:
        yield capitalised(waiting_text(waiting, briefing.locale))
    elif not decided:
        before = briefing.calendar.add_office_days(briefing.sends_on, -1)
        yield HISTORY[briefing.locale]["nobody_answered"].format(day=day_text(before, briefing.locale))


def _roles(addressed: Iterable[str], briefing: Briefing) -> str:
    posts = map(Post.parse, addressed)
    titles = (role_title(post.role, post.unit, briefing.organisation, briefing.locale) for post in posts)
    return ", ".join(dict.fromkeys(titles))
