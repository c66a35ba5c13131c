"""Which digests are sent: the weekly one of a round, and the collective mail between two rounds? Pure.

A digest is decided from what is stored, not from what happened: whoever does not know of a bad state reads it here,
however many ticks or weeks were missed. ADR 0010.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from checker.domain.message import Message, MessageKind, OutboxState, digest_item
from checker.domain.organisation import Addressee
from checker.domain.post import Post
from checker.domain.verdict import State
from checker.wording.dates import instant_text, weekday_text
from checker.wording.mail_texts import RESTING, counted, phrase
from checker.wording.post_titles import role_title
from checker.wording.states import SIGNS, STATES
from checker.wording.titles import titled_verdict
from notifications.digest_entries import DigestEntry, DigestIndex, at_rest, entries_of, needs_somebody
from notifications.digest_facts import DigestFacts, DigestGroup, DigestRow, Occasion, Tally, to_json
from notifications.digest_fitting import DigestLine, Sections, critical_lines, fitted
from notifications.digest_input import DigestInput, NotifiedStates
from notifications.digest_schedule import Round
from notifications.digest_sections import (
    bad_entries,
    carried_bad_entries,
    carried_drafts,
    carried_due_lines,
    carried_missing_lines,
    carried_over_lines,
    climbed_lines,
    decision_lines,
    draft_lines,
    due_lines,
    edited_lines,
    ending_lines,
    final_lines,
    missing_lines,
    new_lines,
    over_lines,
    shown_drafts,
    standing_lines,
)
from notifications.digest_standings import Standing, by_standing
from notifications.digest_worth import is_worth_a_mail
from notifications.ladder import Outgoing, Planned
from notifications.mail_context import Briefing
from notifications.mail_facts import RULEBOOK_CHARACTERS, Reader, by_mailbox, deputy_for
from notifications.overdue_reports import senders
from notifications.reader_view import ReaderView
from notifications.urgency import is_lost_for_good

MOST_NEWS_IN_PREHEADER = 3
UNCHANGED = frozenset({"standing", "final"})
TALLIED = (State.MET, State.PENDING, State.AWAITING_EVENT, State.INFO)


# --- To whom ----------------------------------------------------------------------------------------------


def weekly_digests(this: Round, known: DigestInput, briefing: Briefing) -> Outgoing:
    """One digest a mailbox: to every owner, and to the roles above for what is bad; none where nothing is to say.

    Nobody outside gets one. Reminders of the day ride in the digest of their mailbox; where none is sent, they are
    mails of their own. `unreachable` are owners of bad states that nobody reads for.
    """
    entries = tuple(entries_of(known, briefing))
    readers = by_mailbox(_addressees_of_the_round(entries, known, briefing))
    digests = [weekly_digest(view) for view in _views(readers, this, known, entries, briefing)]
    messages = [Planned(digest, OutboxState.PENDING) for digest in digests if digest is not None]
    riding = {item.key for planned in messages for item in planned.message.items}
    messages += [planned for planned in known.reminders.messages if planned.message.key not in riding]
    lost = (_owner_post(entry) for entry in entries if not entry.concerned.owners and needs_somebody(entry))
    return Outgoing(tuple(messages), tuple(dict.fromkeys([*lost, *known.reminders.unreachable])))


def collective_mails(this: Round, known: DigestInput, briefing: Briefing) -> Outgoing:
    """One mail a mailbox between two rounds, with all that it would have got by mails of their own: `carried`."""
    entries = tuple(entries_of(known, briefing))
    readers = by_mailbox(_addressees_of(known.carried, briefing))
    views = (view for view in _views(readers, this, known, entries, briefing) if view.carried)
    return Outgoing(tuple(Planned(collective_mail(view), OutboxState.PENDING) for view in views))


def _addressees_of_the_round(entries: Iterable[DigestEntry], known: DigestInput, briefing: Briefing) -> list[Addressee]:
    """Everybody in the house whom something concerns, in the order of their posts; the management in any case."""
    management = briefing.management
    by_key = {} if management is None else {management.key: management}
    concerned = chain(
        chain.from_iterable(entry.concerned.addressees for entry in entries),
        chain.from_iterable(senders(missing, briefing) for missing in known.missing),
        _addressees_of(known.carried, briefing),
        chain.from_iterable(news.concerned for news in known.edits),
    )
    for addressee in concerned:
        if not addressee.is_external:
            by_key.setdefault(addressee.key, addressee)
    return [by_key[key] for key in sorted(by_key)]


def _addressees_of(mails: Iterable[Message], briefing: Briefing) -> tuple[Addressee, ...]:
    """All whom these mails are for."""
    keys = dict.fromkeys(item.addressed for mail in mails for item in mail.items)
    readers = (briefing.organisation.reader_of(Post.parse(key), briefing.sends_on) for key in keys)
    return tuple(reader for reader in readers if reader is not None)


def _views(
    readers: Iterable[Reader], this: Round, known: DigestInput, entries: tuple[DigestEntry, ...], briefing: Briefing
) -> Iterator[ReaderView]:
    notified = NotifiedStates.of(known, this)
    index = DigestIndex.of(entries, notified, known.carried)
    # Every reader asks about every report.
    owed_by = {missing.about: senders(missing, briefing) for missing in known.missing}
    return (ReaderView.of(reader, this, known, notified, index, owed_by, briefing) for reader in readers)


def _owner_post(entry: DigestEntry) -> str:
    return str(Post(entry.rule.owner, entry.verdict.scope.id))


# --- Two builders -----------------------------------------------------------------------------------------


def weekly_digest(view: ReaderView) -> Message | None:
    """What waits for a reader, what is new, went up, is over, missing, bad and past mending. None: nothing to say."""
    drafts = shown_drafts(view)
    bad = by_standing(bad_entries(view), _about(drafts), view)
    if not is_worth_a_mail(bad, view):
        return None
    sections: Sections = {
        "waiting": (
            *_asked(drafts, bad, view),
            *due_lines(view),
            *ending_lines(view),
        ),
        "new": new_lines(bad["new"], view),
        "climbed": climbed_lines(bad["climbed"], view),
        "over": over_lines(view),
        "edited": edited_lines(view),
        "missing": missing_lines(view),
        "standing": standing_lines(bad["standing"], view),
        "final": final_lines(bad["final"], view),
    }
    return _mail(sections, _tallies(view), view)


def collective_mail(view: ReaderView) -> Message:
    """What one reader would have got by mails of their own, and nothing beside it."""
    drafts = carried_drafts(view)
    bad = by_standing(carried_bad_entries(view), _about(drafts), view)
    sections: Sections = {
        "waiting": (
            *_asked(drafts, bad, view),
            *carried_due_lines(view),
        ),
        "new": new_lines(bad["new"], view),
        "over": carried_over_lines(view),
        "missing": carried_missing_lines(view),
        "standing": standing_lines([*bad["climbed"], *bad["standing"], *bad["final"]], view),
    }
    return _mail(sections, (), view)


def _asked(
    drafts: Iterable[Message], bad: Mapping[Standing, Sequence[DigestEntry]], view: ReaderView
) -> list[DigestLine]:
    """Letters to release and what else was put before the reader, what is critical first."""
    lines = [*draft_lines(drafts, bad["drafted"], view), *decision_lines(bad["decide"], view)]
    return sorted(lines, key=lambda line: not line.is_critical)


def _about(drafts: Iterable[Message]) -> frozenset[str]:
    return frozenset(item.obligation for draft in drafts for item in draft.items)


def _mail(sections: Sections, tallies: tuple[Tally, ...], view: ReaderView) -> Message:
    shown = fitted(sections)
    house, addressed, this = view.briefing.organisation.organisation.id, view.reader.first.key, view.this
    return Message(
        kind=MessageKind.DIGEST,
        addressed=addressed,
        items=(digest_item(house, addressed, this.week, this.number), *shown.items),
        planned_on=this.on,
        not_before=view.briefing.not_before,
        facts=to_json(_facts(sections, shown.groups, tallies, view)),
    )


def _facts(
    sections: Sections, groups: tuple[DigestGroup, ...], tallies: tuple[Tally, ...], view: ReaderView
) -> DigestFacts:
    briefing, locale, this, first = view.briefing, view.briefing.locale, view.this, view.reader.first
    organisation = briefing.organisation
    year, week, _ = this.on.isocalendar()
    return DigestFacts(
        kind=MessageKind.DIGEST,
        locale=locale,
        house=organisation.organisation.name,
        year=year,
        week=week,
        number=this.number,
        occasions=_occasions(view),
        leading=_leading(sections, view),
        since=weekday_text(view.since, locale) if view.since else "",
        counted=_counted(sections, groups, view),
        newest=_newest(groups),
        groups=groups,
        tallies=tallies,
        house_total=view.manages,
        roles=_role_titles(first, briefing),
        deputy_for=deputy_for(view.reader, briefing),
        questions_to=role_title(briefing.escalation.questions_to, organisation.organisation.id, organisation, locale),
        from_hour=briefing.mail_from_hour,
        on=weekday_text(this.on, locale),
        known_at=instant_text(briefing.known_at, locale),
        rulebook=briefing.rulebook[:RULEBOOK_CHARACTERS],
        taken=_taken(view),
    )


def _taken(view: ReaderView) -> str:
    """Files of theirs in which nothing is amiss; of all others there are mails."""
    locale, count = view.briefing.locale, sum(view.known.taken.get(key, 0) for key in view.keys)
    return phrase("files_taken", locale, files=counted(count, "files", locale)) if count else ""


def _occasions(view: ReaderView) -> tuple[Occasion, ...]:
    """Why it comes where it is not the week's own."""
    if view.this.after_downtime:
        return ("downtime",)
    if view.this.number == 1:
        return ()
    items = [item for carried in view.carried.values() for item in carried]
    is_anew = {item.resend > 0 for item in items}
    return (*(("budget",) if False in is_anew else ()), *(("anew",) if True in is_anew else ()))


def _leading(sections: Sections, view: ReaderView) -> str:
    """The critical target with which a collective mail begins, and how much it carries beside it; empty: none."""
    if view.this.number == 1 or view.this.after_downtime:
        return ""
    lost = (entry for entry in carried_bad_entries(view) if is_lost_for_good(entry.verdict))
    first = next(lost, None)
    if first is None:
        return ""
    locale = view.briefing.locale
    named = titled_verdict(first.rule.short_title_in(locale), first.rule, first.verdict, locale)
    more = sum(len(lines) for lines in sections.values()) - 1
    return phrase("and_more", locale, named=named, count=more) if more else named


def _role_titles(reader: Addressee, briefing: Briefing) -> tuple[str, ...]:
    """The reader's title, long form first."""
    organisation, locale = briefing.organisation, briefing.locale
    title = role_title(reader.held_by, reader.read_at, organisation, locale)
    role = organisation.role(reader.held_by)
    short_title = role.short_title_in(locale) if role else None
    return (title,) if role is None or not short_title else (title, title.replace(role.title_in(locale), short_title))


def _newest(groups: Sequence[DigestGroup]) -> tuple[str, ...]:
    """What stands in the first group that is not empty; of what stands on only what has changed."""
    rows = groups[0].rows if groups else ()
    if groups and groups[0].name in UNCHANGED:
        rows = tuple(row for row in rows if row.is_changed)
    return tuple(_named(row) for row in rows[:MOST_NEWS_IN_PREHEADER])


def _counted(sections: Sections, groups: Sequence[DigestGroup], view: ReaderView) -> tuple[str, ...]:
    """The parts of the subject: what is critical, the first group by its states, then the others."""
    locale = view.briefing.locale
    first, *others = groups
    critical = sum(line.row.stands_for for line in critical_lines(sections))
    numbers = {"critical": critical, **_by_state(first, sections[first.name])}
    numbers |= {group.name: group.total for group in others}
    return tuple(counted(number, name, locale) for name, number in numbers.items() if number)


def _by_state(group: DigestGroup, lines: Iterable[DigestLine]) -> dict[str, int]:
    """How many of what is new stand how, and of what stands on where all stand alike; of others how many there are."""
    by_state: Counter[State] = Counter()
    for line in lines:
        by_state[line.state] += line.row.stands_for
    is_told = group.name == "new" or (group.name == "standing" and len(by_state) == 1)
    if not is_told:
        return {group.name: group.total}
    return {f"{group.name}_{state}": by_state[state] for state in State if by_state[state]}


def _tallies(view: ReaderView) -> tuple[Tally, ...]:
    """How many of the rest stand how: theirs, or those of the whole house."""
    locale = view.briefing.locale
    numbers = view.resting if view.manages else at_rest(view.owned)
    states = [Tally(SIGNS[state], STATES[locale][state], numbers[state]) for state in TALLIED if numbers[state]]
    acts = (Tally("", word, numbers[state]) for state, word in RESTING[locale].items() if numbers[state])
    return (*states, *acts)


def _named(row: DigestRow) -> str:
    return f"{row.what} ({row.place})" if row.place else row.what
