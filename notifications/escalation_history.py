"""What was told to whom so far, as sentences for whoever is told next. Pure; from the outbox, never from memory.

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
from checker.wording.dates import day_text, instant_text
from checker.wording.locales import Locale
from notifications.mail_context import Briefing
from notifications.mail_facts import role_title

WORDS: dict[Locale, dict[str, str]] = {
    "de": {
        "reminders": "{days}: Erinnerung an {roles}",
        "alert": "{day}: Hinweis an {roles}, {fate}",
        "alert_again": "{day}: erneuter Hinweis an {roles}, {fate}",
        "escalation": "{day}: Vorlage Stufe {step} bei {roles}, {fate}",
        "escalation_again": "{day}: erneute Vorlage Stufe {step} bei {roles}, {fate}",
        "digest": "{day}: in der Übersicht für {roles}, {fate}",
        "sent": "um {hour} vom Mailserver angenommen",
        "draft": "Entwurf, noch nicht freigegeben",
        "superseded": "zurückgehalten, weil nicht mehr nötig",
        "dead": "vom Mailserver abgelehnt",
        "waiting": "vom Mailserver noch nicht angenommen",
        "acknowledge": "{day}: bestätigt durch {roles} bis {until}, 24:00 Uhr",
        "takeover": "{day}: übernommen durch {roles} bis {until}, 24:00 Uhr (Grund: {reason})",
        "silence_act": "{day}: stummgeschaltet durch {roles} bis {until}, 24:00 Uhr (Grund: {reason})",
        "waive": "{day}: Ausnahme zugelassen durch {roles} bis {until}, 24:00 Uhr (Grund: {reason})",
        "extend": "{day}: Frist verlängert durch {roles} bis {until}, 24:00 Uhr (Grund: {reason})",
        "object": "{day}: Einspruch durch {roles} (Grund: {reason})",
        "handback": "{day}: zurückgegeben durch {roles} (Grund: {reason})",
        "silence": "Keine Bestätigung bis {day}, 24:00 Uhr",
        "and": " und ",
    },
    "en": {
        "reminders": "{days}: reminder to {roles}",
        "alert": "{day}: alert to {roles}, {fate}",
        "alert_again": "{day}: alert repeated to {roles}, {fate}",
        "escalation": "{day}: escalation, step {step}, to {roles}, {fate}",
        "escalation_again": "{day}: escalation repeated, step {step}, to {roles}, {fate}",
        "digest": "{day}: in the overview for {roles}, {fate}",
        "sent": "taken by the mail server at {hour}",
        "draft": "a draft, not released yet",
        "superseded": "kept back, not needed any more",
        "dead": "refused by the mail server",
        "waiting": "not yet taken by the mail server",
        "acknowledge": "{day}: acknowledged by {roles} until {until}, midnight",
        "takeover": "{day}: taken over by {roles} until {until}, midnight (reason: {reason})",
        "silence_act": "{day}: silenced by {roles} until {until}, midnight (reason: {reason})",
        "waive": "{day}: waived by {roles} until {until}, midnight (reason: {reason})",
        "extend": "{day}: extended by {roles} until {until}, midnight (reason: {reason})",
        "object": "{day}: objection by {roles} (reason: {reason})",
        "handback": "{day}: handed back by {roles} (reason: {reason})",
        "silence": "No acknowledgement by {day}, midnight",
        "and": " and ",
    },
}
FATES = {OutboxState.DRAFT: "draft", OutboxState.SUPERSEDED: "superseded", OutboxState.DEAD: "dead"}
# What has been called noise is over, and what was taken back is not told.
TOLD_ACTS = frozenset(ActKind) - {ActKind.NOISE, ActKind.UNDO}
ACT_WORDS = {ActKind.SILENCE: "silence_act"}


def sentences(
    told: Sequence[SentItem], change: Change, briefing: Briefing, acts: Iterable[Act] = ()
) -> tuple[str, ...]:
    """Reminders in one line, then the mails of this episode and what was decided, or that nobody has acknowledged."""
    mine = [act for act in acts if _concerns(act, change.episode)]
    mine = [act for act in mine if act.sequence not in {other.undoes for other in mine} and act.kind in TOLD_ACTS]
    return (*_reminders(told, briefing), *_in_order(told, change.episode, briefing, mine), *_silence(mine, briefing))


def _reminders(told: Sequence[SentItem], briefing: Briefing) -> Iterator[str]:
    mails = [one for one in told if one.item.kind is MessageKind.REMINDER and one.has_left]
    if not mails:
        return
    locale = briefing.locale
    days = sorted({_day(one) for one in mails})
    texts = [_short(day, days[-1], locale) for day in days[:-1]] + [day_text(days[-1], locale)]
    first, last = texts[:-1], texts[-1]
    listed = f"{', '.join(first)}{WORDS[locale]['and']}{last}" if first else last
    yield WORDS[locale]["reminders"].format(days=listed, roles=_roles([one.item.addressed for one in mails], briefing))


def _in_order(told: Sequence[SentItem], episode: Episode, briefing: Briefing, acts: Iterable[Act]) -> Iterator[str]:
    by_mail: dict[str, list[SentItem]] = {}
    for one in told:
        if one.item.episode == episode.number and one.item.kind in TELLS_BAD:
            by_mail.setdefault(one.message, []).append(one)
    lines = [(_day(mail[0]), _mail(mail, briefing)) for mail in by_mail.values()]
    lines += [(local_day(act.recorded_at), _act(act, briefing)) for act in acts]
    yield from (line for _, line in sorted(lines, key=lambda line: line[0]))


def _concerns(act: Act, episode: Episode) -> bool:
    return act.obligation == episode.obligation and local_day(act.recorded_at) >= episode.since


def _mail(items: Sequence[SentItem], briefing: Briefing) -> str:
    words, first = WORDS[briefing.locale], items[0]
    kind = str(first.item.kind) + ("_again" if first.item.occurrence != "0" else "")
    if first.mail_kind is MessageKind.DIGEST:
        kind = "digest"
    roles = _roles([one.item.addressed for one in items], briefing)
    day = day_text(_day(first), briefing.locale)
    return words[kind].format(day=day, step=first.item.step, roles=roles, fate=_fate(first, briefing.locale))


def _fate(mail: SentItem, locale: Locale) -> str:
    words = WORDS[locale]
    if mail.sent_at is None:
        return words[FATES.get(mail.state, "waiting")]
    return words["sent"].format(hour=instant_text(mail.sent_at, locale).rpartition(", ")[2])


def _act(act: Act, briefing: Briefing) -> str:
    locale = briefing.locale
    return WORDS[locale][ACT_WORDS.get(act.kind, str(act.kind))].format(
        day=day_text(local_day(act.recorded_at), locale),
        roles=_roles([str(Post(act.by, act.scope or ObligationKey.parse(act.obligation).scope))], briefing),
        until=day_text(act.until, locale),
        reason=act.reason,
    )


def _silence(acts: Sequence[Act], briefing: Briefing) -> Iterator[str]:
    """That nobody has taken it on, by the end of the last open day."""
    if not acts:
        before = briefing.calendar.add_office_days(briefing.sends_on, -1)
        yield WORDS[briefing.locale]["silence"].format(day=day_text(before, briefing.locale))


def _roles(addressed: Iterable[str], briefing: Briefing) -> str:
    titles = []
    for post in map(Post.parse, addressed):
        titles.append(role_title(post.role, post.unit, briefing.organisation, briefing.locale))
    return ", ".join(dict.fromkeys(titles))


def _day(mail: SentItem) -> date:
    return local_day(mail.sent_at) if mail.sent_at else mail.planned_on


def _short(day: date, last: date, locale: Locale) -> str:
    """A day in a list that ends with its year."""
    return f"{day:%d.%m.}" if locale == "de" and day.year == last.year else day_text(day, locale)
