"""Which digests are sent: the weekly one of a round, and the collective mail between two rounds? Pure.

A digest is decided from what is stored, not from what happened: whoever does not know of a bad state reads it here,
however many ticks or weeks were missed. ADR 0010.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from checker.domain.message import Message, MessageKind, OutboxState, digest_item
from checker.domain.organisation import Addressee
from checker.domain.post import Post
from checker.domain.verdict import State
from checker.wording.dates import instant_text, weekday_text
from checker.wording.mail_texts import RESTING, counted, phrase
from checker.wording.states import SIGNS, STATES
from checker.wording.titles import titled
from notifications.digest_entries import DigestEntry, DigestIndex, at_rest, entries_of, needs_somebody
from notifications.digest_facts import DigestFacts, DigestGroup, DigestRow, Occasion, Tally, to_json
from notifications.digest_input import DigestInput, NotifiedStates
from notifications.digest_schedule import Round
from notifications.digest_sections import (
    DigestLine,
    Sections,
    bad_entries,
    bad_lines,
    carried_bad_entries,
    carried_drafts,
    carried_due_lines,
    carried_missing_lines,
    carried_over_lines,
    draft_lines,
    due_lines,
    ending_lines,
    fitted,
    is_new,
    missing_lines,
    over_lines,
    shown_drafts,
    told_items,
)
from notifications.digest_worth import is_worth_a_mail
from notifications.ladder import Outgoing, Planned
from notifications.mail_context import Briefing
from notifications.mail_facts import RULEBOOK_CHARACTERS, Reader, by_mailbox, deputy_for, role_title
from notifications.overdue_reports import senders
from notifications.reader_view import ReaderView
from notifications.urgency import is_lost_for_good

MOST_NEWS_IN_PREHEADER = 3
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
    notified = NotifiedStates.of(known, this.since)
    index = DigestIndex.of(entries, notified, known.carried)
    # Every reader asks about every report.
    owed_by = {missing.about: senders(missing, briefing) for missing in known.missing}
    return (ReaderView.of(reader, this, known, notified, index, owed_by, briefing) for reader in readers)


def _owner_post(entry: DigestEntry) -> str:
    return str(Post(entry.rule.owner, entry.verdict.scope.id))


# --- Two builders -----------------------------------------------------------------------------------------


def weekly_digest(view: ReaderView) -> Message | None:
    """What is new, missing, over, bad, due and ending for one reader. None: nothing to say."""
    bad = bad_entries(view)
    new = [entry for entry in bad if is_new(entry, view)]
    standing = [entry for entry in bad if not is_new(entry, view)]
    if not is_worth_a_mail(new, standing, view):
        return None
    sections: Sections = {
        "new": bad_lines(new, view),
        "missing": missing_lines(view),
        "drafts": draft_lines(shown_drafts(view), view),
        "over": over_lines(view),
        "standing": bad_lines(standing, view),
        "due": due_lines(view),
        "ending": ending_lines(view),
    }
    return _mail(sections, _tallies(view), view)


def collective_mail(view: ReaderView) -> Message:
    """What one reader would have got by mails of their own, and nothing beside it."""
    sections: Sections = {
        "new": bad_lines(carried_bad_entries(view), view),
        "missing": carried_missing_lines(view),
        "drafts": draft_lines(carried_drafts(view), view),
        "over": carried_over_lines(view),
        "due": carried_due_lines(view),
    }
    return _mail(sections, (), view)


def _mail(sections: Sections, tallies: tuple[Tally, ...], view: ReaderView) -> Message:
    groups = fitted(sections)
    house, addressed, this = view.briefing.organisation.organisation.id, view.reader.first.key, view.this
    return Message(
        kind=MessageKind.DIGEST,
        addressed=addressed,
        items=(digest_item(house, addressed, this.week, this.number), *told_items(sections, groups)),
        planned_on=this.on,
        not_before=view.briefing.not_before,
        facts=to_json(_facts(sections, groups, tallies, view)),
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
        since=weekday_text(this.since, locale) if this.since else "",
        counted=_counted(sections, groups, view),
        newest=tuple(_named(line.row) for line in sections["new"][:MOST_NEWS_IN_PREHEADER]),
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
    )


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
    named = titled(first.rule.short_title, first.rule, first.verdict.period, locale)
    more = sum(len(lines) for lines in sections.values()) - 1
    return phrase("and_more", locale, named=named, count=more) if more else named


def _role_titles(reader: Addressee, briefing: Briefing) -> tuple[str, ...]:
    """The reader's title, long form first."""
    organisation, locale = briefing.organisation, briefing.locale
    title = role_title(reader.held_by, reader.read_at, organisation, locale)
    role = organisation.role(reader.held_by)
    short_title = role.short_title_in(locale) if role else None
    return (title,) if role is None or not short_title else (title, title.replace(role.title_in(locale), short_title))


def _counted(sections: Sections, groups: Iterable[DigestGroup], view: ReaderView) -> tuple[str, ...]:
    """The parts of the subject: bad ones by state, then what is due; where there is neither, the rest."""
    totals: dict[str, int] = {group.name: group.total for group in groups}
    bad: Sequence[DigestLine] = [*sections["new"], *sections.get("standing", ())]
    by_state = Counter(line.state for line in bad)
    numbers: dict[str, int] = {str(state): by_state[state] for state in State}
    numbers["missing"], numbers["due"] = totals.get("missing", 0), totals.get("due", 0)
    if not any(numbers.values()):
        numbers = {name: totals.get(name, 0) for name in ("drafts", "over", "ending")}
    return tuple(counted(number, name, view.briefing.locale) for name, number in numbers.items() if number)


def _tallies(view: ReaderView) -> tuple[Tally, ...]:
    """How many of the rest stand how: theirs, or those of the whole house."""
    locale = view.briefing.locale
    numbers = view.resting if view.manages else at_rest(view.owned)
    states = [Tally(SIGNS[state], STATES[locale][state], numbers[state]) for state in TALLIED if numbers[state]]
    acts = (Tally("", word, numbers[state]) for state, word in RESTING[locale].items() if numbers[state])
    return (*states, *acts)


def _named(row: DigestRow) -> str:
    return f"{row.what} ({row.place})" if row.place else row.what
