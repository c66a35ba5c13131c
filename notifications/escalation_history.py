"""Who was notified of what so far, as sentences for the next reader. Pure; from the outbox, never from memory.

What the mail server took is "vom Mailserver angenommen", not "zugestellt".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from checker.domain.act import Act, ActKind
from checker.domain.clock import local_day
from checker.domain.finding import Change, Episode
from checker.domain.message import TELLS_BAD, MessageKind, OutboxState, SentItem
from checker.domain.obligation_key import ObligationKey
from checker.domain.post import Post
from checker.wording.dates import day_of_same_year_text, day_text, time_text
from checker.wording.locales import Locale
from checker.wording.mail_texts import HISTORY
from notifications.mail_context import Briefing
from notifications.mail_facts import role_title

FATES = {OutboxState.DRAFT: "draft", OutboxState.SUPERSEDED: "superseded", OutboxState.DEAD: "dead"}
# What has been called noise is over, and what was taken back is not told.
TOLD_ACTS = frozenset(ActKind) - {ActKind.NOISE, ActKind.UNDO}


def sentences(
    notified: Sequence[SentItem], change: Change, briefing: Briefing, acts: Iterable[Act] = ()
) -> tuple[str, ...]:
    """Reminders in one line, then the mails of this episode and what was decided, or that nobody has acknowledged."""
    mine = [act for act in acts if _concerns(act, change.episode)]
    mine = [act for act in mine if act.sequence not in {other.undoes for other in mine} and act.kind in TOLD_ACTS]
    return (
        *_reminders(notified, briefing),
        *_in_order(notified, change.episode, briefing, mine),
        *_unanswered(mine, briefing),
    )


def _reminders(notified: Sequence[SentItem], briefing: Briefing) -> Iterator[str]:
    reminders = [sent for sent in notified if sent.item.kind is MessageKind.REMINDER and sent.has_left]
    if not reminders:
        return
    days = _listed(sorted({_day(sent) for sent in reminders}), briefing.locale)
    roles = _roles([sent.item.addressed for sent in reminders], briefing)
    yield HISTORY[briefing.locale]["reminders"].format(days=days, roles=roles)


def _listed(days: Sequence[date], locale: Locale) -> str:
    """Days in order, the year once where they share it: "15.03., 22.03. und 29.03.2016"."""
    last = days[-1]
    before = [
        day_of_same_year_text(day, locale) if day.year == last.year else day_text(day, locale) for day in days[:-1]
    ]
    if not before:
        return day_text(last, locale)
    return HISTORY[locale]["and"].format(days=", ".join(before), last=day_text(last, locale))


def _in_order(notified: Sequence[SentItem], episode: Episode, briefing: Briefing, acts: Iterable[Act]) -> Iterator[str]:
    by_mail: dict[str, list[SentItem]] = {}
    for sent in notified:
        if sent.item.episode == episode.number and sent.item.kind in TELLS_BAD:
            by_mail.setdefault(sent.message, []).append(sent)
    lines = [(_day(mail[0]), _mail(mail, briefing)) for mail in by_mail.values()]
    lines += [(local_day(act.recorded_at), _act(act, briefing)) for act in acts]
    yield from (line for _, line in sorted(lines, key=lambda line: line[0]))


def _concerns(act: Act, episode: Episode) -> bool:
    return act.obligation == episode.obligation and local_day(act.recorded_at) >= episode.since


def _mail(items: Sequence[SentItem], briefing: Briefing) -> str:
    first, locale = items[0], briefing.locale
    kind = str(first.item.kind) + ("_again" if first.item.occurrence != "0" else "")
    if first.mail_kind is MessageKind.DIGEST:
        kind = "digest"
    roles = _roles([sent.item.addressed for sent in items], briefing)
    day = day_text(_day(first), locale)
    return HISTORY[locale][kind].format(day=day, step=first.item.step, roles=roles, fate=_fate(first, locale))


def _fate(mail: SentItem, locale: Locale) -> str:
    if mail.sent_at is None:
        return HISTORY[locale][FATES.get(mail.state, "waiting")]
    return HISTORY[locale]["sent"].format(time=time_text(mail.sent_at, locale))


def _act(act: Act, briefing: Briefing) -> str:
    locale = briefing.locale
    return HISTORY[locale][str(act.kind)].format(
        day=day_text(local_day(act.recorded_at), locale),
        roles=_roles([str(Post(act.by, act.scope or ObligationKey.parse(act.obligation).scope))], briefing),
        until=day_text(act.until, locale),
        reason=act.why(locale),
    )


def _unanswered(acts: Sequence[Act], briefing: Briefing) -> Iterator[str]:
    """That nobody has taken it on, by the end of the last open day."""
    if not acts:
        before = briefing.calendar.add_office_days(briefing.sends_on, -1)
        yield HISTORY[briefing.locale]["nobody_answered"].format(day=day_text(before, briefing.locale))


def _roles(addressed: Iterable[str], briefing: Briefing) -> str:
    posts = map(Post.parse, addressed)
    titles = (role_title(post.role, post.unit, briefing.organisation, briefing.locale) for post in posts)
    return ", ".join(dict.fromkeys(titles))


def _day(mail: SentItem) -> date:
    return local_day(mail.sent_at) if mail.sent_at else mail.planned_on
