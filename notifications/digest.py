"""The Monday digest: what is new, over, bad and due, once a week, mailbox and role. Pure.

A digest is decided from what stands, not from what happened: whoever has not been told of a bad state is told here,
however many ticks or weeks were missed. News are items and then count as told; lines that merely stand are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import chain

from checker.domain.finding import RESTING as RESTING_STATES
from checker.domain.finding import Episode, FindingState
from checker.domain.message import TELLS_BAD, TELLS_END, Item, Message, MessageKind, OutboxState, digest_item
from checker.domain.organisation import Addressee
from checker.domain.post import Post
from checker.domain.verdict import State
from checker.wording.dates import instant_text, weekday_text
from checker.wording.mail_texts import RESTING, counted
from checker.wording.states import SIGNS, STATES, is_dated
from notifications.digest_facts import DigestFacts, DigestGroup, DigestRow, GroupName, Tally, to_json
from notifications.digest_input import ONCE, DigestInput, NotifiedStates
from notifications.digest_rows import (
    Matter,
    bad_row,
    draft_row,
    due_rows,
    ending_row,
    figure_rows,
    kind_of_end,
    missing_row,
    over_row,
    worst_first,
)
from notifications.digest_schedule import Round
from notifications.facts import from_json as mail_facts_of
from notifications.ladder import Outgoing, Planned, ladder
from notifications.mail_context import Briefing
from notifications.mail_facts import RULEBOOK_CHARACTERS, Reader, by_mailbox, role_title, spoken_to
from notifications.overdue_reports import MissingReport, is_mailed, senders
from notifications.urgency import waits_for_a_report

MOST_ROWS = 25
MOST_ROWS_IN_ALL = 100
LOOKAHEAD_OFFICE_DAYS = 10
# Figures that are owed are no news: they alone make a digest only when time presses.
OWED_SOON_OFFICE_DAYS = 5
# What is critical or missed, or waits for a release, is repeated weekly for so long, then once a month; minor ones
# once a month from the beginning.
WEEKLY_FOR = timedelta(weeks=4)
MOST_NEWS_IN_PREHEADER = 3
# Stands for a row behind the last one that a group shows.
NOT_SHOWN = DigestRow("", "", "", "", "", ())


def weekly_digests(this: Round, standing: DigestInput, briefing: Briefing) -> Outgoing:
    """One digest a mailbox: to every owner, and to the roles above for what is bad; none where nothing is to say.

    Nobody outside gets one. Reminders of the day ride in the digest of their mailbox; where none is sent, they are
    mails of their own. `unreachable` are owners of bad states that nobody reads for.
    """
    matters = tuple(_matters(standing, briefing))
    known = NotifiedStates.of(standing, this.since)
    house = _House.of(matters, known, standing)
    management = _management(briefing)
    found = {} if management is None else {management.key: management}
    at_the_reports = chain.from_iterable(senders(missing, briefing) for missing in standing.missing)
    at_the_matters = chain.from_iterable((*one.owners, *one.above, *one.senders) for one in matters)
    for addressee in (*at_the_matters, *at_the_reports, *_addressees(standing.carried, briefing)):
        if not addressee.is_external:
            found.setdefault(addressee.key, addressee)
    messages = []
    for reader in by_mailbox([found[key] for key in sorted(found)]):
        desk = _Desk(this, reader, house, known, standing, spoken_to(reader, briefing))
        if (message := desk.digest()) is not None:
            messages.append(Planned(message, OutboxState.PENDING))
    told = {item.key for planned in messages for item in planned.message.items}
    messages += [planned for planned in standing.reminders.messages if planned.message.key not in told]
    lost = (str(Post(m.rule.owner, m.verdict.scope.id)) for m in matters if m.owner is None and _needs_somebody(m))
    return Outgoing(tuple(messages), tuple(dict.fromkeys([*lost, *standing.reminders.unreachable])))


def collective_mails(this: Round, standing: DigestInput, briefing: Briefing) -> Outgoing:
    """One mail a mailbox between two rounds, with all that it would have got by mails of their own: `carried`."""
    known = NotifiedStates.of(standing, this.since)
    house = _House.of(tuple(_matters(standing, briefing)), known, standing)
    messages = []
    for reader in by_mailbox(_addressees(standing.carried, briefing)):
        desk = _Desk(this, reader, house, known, standing, spoken_to(reader, briefing), is_collective=True)
        if (message := desk.digest()) is not None:
            messages.append(Planned(message, OutboxState.PENDING))
    return Outgoing(tuple(messages))


def _addressees(mails: Iterable[Message], briefing: Briefing) -> tuple[Addressee, ...]:
    """All whom these mails are for."""
    keys = dict.fromkeys(item.addressed for mail in mails for item in mail.items)
    found = (briefing.organisation.reader_of(Post.parse(key), briefing.sends_on) for key in keys)
    return tuple(one for one in found if one is not None)


@dataclass(frozen=True, slots=True)
class _House:
    """Every matter, and which of them (by place) concern whom (`role@scope`); what a mail carries or told is theirs."""

    matters: tuple[Matter, ...]
    places: Mapping[str, frozenset[int]]
    resting: Counter[FindingState | State]

    @staticmethod
    def of(matters: tuple[Matter, ...], known: NotifiedStates, standing: DigestInput) -> _House:
        places: dict[str, set[int]] = {}
        number_of = {matter.verdict.obligation: number for number, matter in enumerate(matters)}
        for number, matter in enumerate(matters):
            for key in matter.owner_keys | matter.above_keys | matter.sender_keys:
                places.setdefault(key, set()).add(number)
        carried = ((item.obligation, item.addressed) for mail in standing.carried for item in mail.items)
        heard = ((obligation, addressed) for obligation, _, addressed in known.heard)
        for obligation, addressed in chain(carried, heard):
            if obligation in number_of:
                places.setdefault(addressed, set()).add(number_of[obligation])
        return _House(matters, {key: frozenset(found) for key, found in places.items()}, _resting(matters))

    def of_reader(self, reader: Reader) -> tuple[Matter, ...]:
        """What concerns a reader, in order."""
        none: frozenset[int] = frozenset()
        found = none.union(*(self.places.get(one.key, none) for one in reader.addressees))
        return tuple(self.matters[number] for number in sorted(found))


@dataclass(frozen=True, slots=True)
class DigestLine:
    """A row with the items it tells; none when it merely stands."""

    row: DigestRow
    state: State = State.PENDING
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class _Desk:
    """What lies before one reader on the day of the digest. `is_collective`: only what is carried."""

    this: Round
    reader: Reader
    house: _House
    known: NotifiedStates
    standing: DigestInput
    briefing: Briefing
    is_collective: bool = False
    matters: tuple[Matter, ...] = field(init=False)
    manages: bool = field(init=False)
    keys: frozenset[str] = field(init=False)
    carried: Mapping[str, tuple[Item, ...]] = field(init=False)

    def __post_init__(self) -> None:
        keys = frozenset(addressee.key for addressee in self.reader.addressees)
        carried: dict[str, tuple[Item, ...]] = {}
        for item in chain.from_iterable(mail.items for mail in self.standing.carried):
            if item.addressed in keys:
                carried[item.obligation] = (*carried.get(item.obligation, ()), item)
        management = _management(self.briefing)
        object.__setattr__(self, "matters", self.house.of_reader(self.reader))
        object.__setattr__(self, "manages", management is not None and management.key in keys)
        object.__setattr__(self, "keys", keys)
        object.__setattr__(self, "carried", carried)

    def _is_worth_a_mail(
        self, rows: Mapping[GroupName, Sequence[DigestRow]], new: Sequence[DigestLine], old: Sequence[Matter]
    ) -> bool:
        """Does it say more than what the reader has read? What a single mail told since the last one is no news; what
        stands is repeated once a month; weekly for four weeks while it is critical, or missed and no minor one. The end
        of an act is news once.
        """
        if self.carried or rows["over"] or any(line.items for line in new) or self._is_owed():
            return True
        if any(self._comes_near(until) for until, _ in self._endings()):
            return True
        if any(self._is_news_to_its_sender(missing) for missing in self.standing.missing):
            return True
        if any(self._is_pressing(matter) for matter in old):
            return True
        if any(self._is_recent(self.standing.drafted_on(draft)) for draft in self._shown_drafts()):
            return True
        return bool(old or rows["drafts"] or rows["missing"]) and self._is_another_month(self.this.since)

    def _is_owed(self) -> bool:
        """A date without reminders of its own is near; or a report is, no more than once a month."""
        owned = [matter for matter in self.matters if self._owns(matter)]
        if due_rows(
            [one for one in owned if is_dated(one.verdict) and not one.rule.reminder_leads],
            (),
            self._horizon(),
            self.briefing,
            {},
        ):
            return True
        soon = self.briefing.calendar.add_office_days(self.this.on, OWED_SOON_OFFICE_DAYS)
        last = self.standing.digested_on.get(self.reader.first.key)
        sent = [matter for matter in self.matters if self._sends(matter)]
        return self._is_another_month(last) and any(figure_rows(sent, soon, self.briefing))

    def _is_news_to_its_sender(self, missing: MissingReport) -> bool:
        """A report that no mail of its own is about: who owes it reads of it here, once."""
        if is_mailed(missing) or not any(one.key in self.keys for one in senders(missing, self.briefing)):
            return False
        return self.this.since is None or missing.report.expected_by >= self.this.since

    def _is_pressing(self, matter: Matter) -> bool:
        assert matter.episode is not None, "what is listed has an episode"
        is_missed, is_critical = matter.verdict.state is State.BREACHED, matter.verdict.severity == "critical"
        is_worth_it = is_critical or (is_missed and matter.verdict.severity != "minor")
        return is_worth_it and self._is_recent(matter.episode.since)

    def _comes_near(self, day: date) -> bool:
        """Was the day still too far ahead for the last round?"""
        since = self.this.since
        return since is None or day > self.briefing.calendar.add_office_days(since, LOOKAHEAD_OFFICE_DAYS)

    def _is_recent(self, since: date) -> bool:
        return self.this.on < since + WEEKLY_FOR

    def _is_another_month(self, last: date | None) -> bool:
        return last is None or (last.year, last.month) != (self.this.on.year, self.this.on.month)

    def digest(self) -> Message | None:
        """The mail, or None when there is nothing to say."""
        bad = sorted((matter for matter in self.matters if self._is_listed(matter)), key=worst_first)
        news = [matter for matter in bad if self._is_new(matter)]
        old = [matter for matter in bad if not self._is_new(matter)]
        new, standing = self._bad_ones(news), self._bad_ones(old)
        over = tuple(line for matter in self.matters if (line := self._over(matter)) is not None)
        due = self._due()
        missing = self._missing()
        rows: dict[GroupName, Sequence[DigestRow]] = {
            "new": [line.row for line in new],
            "missing": [line.row for line in missing],
            "drafts": self._drafts(),
            "over": [line.row for line in over],
            "standing": [line.row for line in standing],
            "due": [line.row for line in due],
            "ending": self._ending(),
        }
        if not self._is_worth_a_mail(rows, new, old):
            return None
        groups = _fitted(rows)
        facts = self._facts(
            groups=groups,
            counted=self._counted([*new, *standing], groups),
            newest=tuple(_named(line.row) for line in new[:MOST_NEWS_IN_PREHEADER]),
        )
        # What was left out has not been told: the next digest has it among the new ones.
        many: dict[str, int] = {group.name: len(group.rows) for group in groups}
        told = (("new", new), ("missing", missing), ("over", over), ("standing", standing), ("due", due))
        shown = (line for name, lines in told for line in lines[: many.get(name, 0)])
        return self._message(facts, tuple(item for line in shown for item in line.items))

    def _message(self, facts: DigestFacts, news: tuple[Item, ...]) -> Message:
        house, addressed = self.briefing.organisation.organisation.id, self.reader.first.key
        own = digest_item(house, addressed, self.this.week, self.this.number)
        return Message(
            kind=MessageKind.DIGEST,
            addressed=addressed,
            items=(own, *news),
            planned_on=self.this.on,
            not_before=self.briefing.not_before,
            facts=to_json(facts),
        )

    def _facts(
        self, *, groups: tuple[DigestGroup, ...], counted: tuple[str, ...], newest: tuple[str, ...]
    ) -> DigestFacts:
        briefing, locale, first = self.briefing, self.briefing.locale, self.reader.first
        organisation = briefing.organisation
        year, week, _ = self.this.on.isocalendar()
        holder = organisation.role(first.held_by)
        titles = [role_title(first.held_by, first.read_at, organisation, locale)]
        if holder is not None and (short_title := holder.short_title_in(locale)):
            titles.append(titles[0].replace(holder.title_in(locale), short_title))
        house = organisation.organisation.id
        return DigestFacts(
            kind=MessageKind.DIGEST,
            locale=locale,
            house=organisation.organisation.name,
            year=year,
            week=week,
            number=self.this.number,
            since=weekday_text(self.this.since, locale) if self.this.since else "",
            counted=counted,
            newest=newest,
            groups=groups,
            tallies=() if self.is_collective else self._tallies(),
            house_total=self.manages,
            roles=tuple(titles),
            deputy_for=tuple(
                role_title(told.role, told.scope, organisation, locale)
                for told in self.reader.addressees
                if told.is_deputised
            ),
            questions_to=role_title(briefing.escalation.questions_to, house, organisation, locale),
            from_hour=briefing.mail_from_hour,
            on=weekday_text(self.this.on, locale),
            known_at=instant_text(briefing.known_at, locale),
            rulebook=briefing.rulebook[:RULEBOOK_CHARACTERS],
        )

    def _is_listed(self, matter: Matter) -> bool:
        """Bad, theirs, and neither taken on nor muted; what got worse while it was muted gets one line."""
        if self.is_collective or self._carries(matter, TELLS_BAD):
            return self._carries(matter, TELLS_BAD) and matter.episode is not None
        if not self._answers_for(matter) or not _needs_somebody(matter):
            return False
        assert matter.episode is not None, "what needs somebody has an episode"
        return matter.episode.state is FindingState.OPEN or bool(self._news(matter))

    def _is_new(self, matter: Matter) -> bool:
        """Nobody who reads here knows it yet, or a single mail told them since the last digest."""
        episode = matter.episode
        assert episode is not None, "what is listed has an episode"
        if self._carries(matter, TELLS_BAD):
            return True
        answering = [told.key for told in self._answering(matter)]
        if any(self.known.is_fresh(episode, addressed) for addressed in answering):
            return True
        return all(self.known.is_news(matter.verdict, episode, addressed) for addressed in answering)

    def _bad_ones(self, matters: Sequence[Matter]) -> tuple[DigestLine, ...]:
        """A line each; only those that can be shown are put into words."""
        return tuple(self._bad(matter, is_shown=place < MOST_ROWS) for place, matter in enumerate(matters))

    def _bad(self, matter: Matter, *, is_shown: bool) -> DigestLine:
        row = bad_row(matter, self.briefing, names_owner=not self._owns(matter)) if is_shown else NOT_SHOWN
        return DigestLine(row, matter.verdict.state, self._carried_items(matter, TELLS_BAD) or self._news(matter))

    def _carries(self, matter: Matter, kinds: frozenset[MessageKind]) -> bool:
        return bool(self._carried_items(matter, kinds))

    def _carried_items(self, matter: Matter, kinds: frozenset[MessageKind]) -> tuple[Item, ...]:
        return tuple(item for item in self.carried.get(matter.verdict.obligation, ()) if item.kind in kinds)

    def _missing(self) -> tuple[DigestLine, ...]:
        """Reports that have not come, with the number of the reader's own promises that wait; the sender reads all."""
        lines = []
        theirs = {matter.verdict.obligation for matter in self.matters if self._answers_for(matter)}
        for missing in self.standing.missing:
            carried = self.carried.get(missing.about, ())
            if self.is_collective and not carried:
                continue
            waiting = sum(1 for _, verdict in missing.waiting if verdict.obligation in theirs)
            if any(one.key in self.keys for one in senders(missing, self.briefing)):
                waiting = len(missing.waiting)
            if waiting or carried:
                row = missing_row(missing, waiting or len(missing.waiting), self.briefing)
                lines.append(DigestLine(row, State.NOT_EVALUABLE, carried))
        return tuple(lines)

    def _news(self, matter: Matter) -> tuple[Item, ...]:
        """Items for those who have not been told: a deputy reads it once, and neither role hears it again."""
        episode = matter.episode
        assert episode is not None, "only what has an episode can be news"
        return tuple(
            self._item(matter, episode, MessageKind.ALERT, 1 if addressee in matter.owners else 0, addressee.key)
            for addressee in self._answering(matter)
            if self.known.is_news(matter.verdict, episode, addressee.key)
        )

    def _answering(self, matter: Matter) -> list[Addressee]:
        keys = matter.owner_keys, matter.above_keys
        return [told for told in self.reader.addressees if any(told.key in of_them for of_them in keys)]

    def _over(self, matter: Matter) -> DigestLine | None:
        """The end of what this reader was told of; what a single mail has said is not said again."""
        episode, kind = matter.episode, kind_of_end(matter.episode)
        if episode is None or kind is None:
            return None
        items = self._carried_items(matter, TELLS_END)
        if not items and not self.is_collective:
            knew = [told.key for told in self.reader.addressees if self.known.heard_of(episode, told.key)]
            news = [addressed for addressed in knew if not self.known.knows_end(episode, addressed)]
            items = tuple(self._item(matter, episode, kind, 0, addressed) for addressed in news)
        if not items:
            return None
        return DigestLine(over_row(matter, kind, self.briefing), matter.verdict.state, items)

    def _item(self, matter: Matter, episode: Episode, kind: MessageKind, step: int, addressed: str) -> Item:
        return Item(
            organisation=self.briefing.organisation.organisation.id,
            obligation=episode.obligation,
            episode=episode.number,
            kind=kind,
            cause_state=str(matter.verdict.state),
            step=step,
            occurrence=ONCE,
            addressed=addressed,
        )

    def _drafts(self) -> tuple[DigestRow, ...]:
        return tuple(draft_row(draft, self.standing.drafted_on(draft), self.briefing) for draft in self._shown_drafts())

    def _shown_drafts(self) -> Sequence[Message]:
        """The management sees all that wait; in a collective mail those of what it carries."""
        if not self.manages:
            return ()
        drafts = self.standing.drafts
        return [one for one in drafts if one.items[0].obligation in self.carried] if self.is_collective else drafts

    def _due(self) -> tuple[DigestLine, ...]:
        """Dates and figures; a reminder of the day is told here."""
        waiting = [one.message for one in self.standing.reminders.messages if one.state is OutboxState.PENDING]
        carried = [mail for mail in self.standing.carried if mail.kind is MessageKind.REMINDER]
        reminders = {
            mail.items[0].obligation: mail
            for mail in (carried if self.is_collective else [*waiting, *carried])
            if mail.addressed in self.keys
        }
        facts = {obligation: mail_facts_of(message.facts) for obligation, message in reminders.items()}
        owned = [matter for matter in self.matters if self._owns(matter)]
        sent = [matter for matter in self.matters if self._sends(matter)]
        if self.is_collective:
            owned, sent = [matter for matter in owned if matter.verdict.obligation in reminders], []
        return tuple(
            DigestLine(due.row, items=reminders[due.obligation].items if due.obligation in reminders else ())
            for due in due_rows(owned, sent, self._horizon(), self.briefing, facts)
        )

    def _ending(self) -> tuple[DigestRow, ...]:
        """What was taken on, muted or waived until a day that is near."""
        return tuple(row for _, row in self._endings())

    def _endings(self) -> list[tuple[date, DigestRow]]:
        if self.is_collective:
            return []
        found = []
        for matter in self.matters:
            episode = matter.episode
            if episode is None or episode.until is None or not self._owns(matter) or not matter.verdict.is_bad:
                continue
            if episode.state in RESTING_STATES and self.this.on <= episode.until <= self._horizon():
                found.append((episode.until, ending_row(matter, episode.state, episode.until, self.briefing)))
        return sorted(found, key=lambda pair: (pair[0], pair[1].what, pair[1].place))

    def _counted(self, bad: Sequence[DigestLine], groups: Iterable[DigestGroup]) -> tuple[str, ...]:
        """The parts of the subject: bad ones by state, then what is due; where there is neither, the rest."""
        by_state = Counter(line.state for line in bad)
        totals: dict[str, int] = {group.name: group.total for group in groups}
        first: dict[str, int] = {str(state): by_state[state] for state in State}
        first["missing"], first["due"] = totals.get("missing", 0), totals.get("due", 0)
        if not any(first.values()):
            first = {name: totals.get(name, 0) for name in ("drafts", "over", "ending")}
        return tuple(counted(number, name, self.briefing.locale) for name, number in first.items() if number)

    def _tallies(self) -> tuple[Tally, ...]:
        """How many of the rest stand how: theirs, or those of the whole house."""
        locale = self.briefing.locale
        found = self.house.resting if self.manages else _resting(m for m in self.matters if self._owns(m))
        tallies = [Tally(SIGNS[state], STATES[locale][state], found[state]) for state in TALLIED if found[state]]
        return (*tallies, *(Tally("", word, found[name]) for name, word in RESTING[locale].items() if found[name]))

    def _horizon(self) -> date:
        return self.briefing.calendar.add_office_days(self.this.on, LOOKAHEAD_OFFICE_DAYS)

    def _owns(self, matter: Matter) -> bool:
        return not self.keys.isdisjoint(matter.owner_keys)

    def _sends(self, matter: Matter) -> bool:
        return not self.keys.isdisjoint(matter.sender_keys)

    def _answers_for(self, matter: Matter) -> bool:
        return not self.keys.isdisjoint(matter.owner_keys) or not self.keys.isdisjoint(matter.above_keys)


TALLIED = (State.MET, State.PENDING, State.AWAITING_EVENT, State.INFO)


def _matters(standing: DigestInput, briefing: Briefing) -> Iterator[Matter]:
    management, on = _management(briefing), briefing.sends_on
    addressees: Callable[[str, str, date], tuple[Addressee, ...]] = cache(briefing.organisation.addressees)
    for obligation in sorted(standing.verdicts):
        verdict = standing.verdicts[obligation]
        rule = standing.rule_of(verdict)
        if rule is None:
            continue
        owners = addressees(rule.owner, verdict.scope.id, on)
        above: list[Addressee] = []
        # The plan that is not adopted escalates nothing: its owners read of it, nobody above.
        if verdict.rule_key not in briefing.drafts:
            steps = [addressees(role, verdict.scope.id, on) for role in ladder(rule, briefing.escalation)[1:]]
            found = [*chain.from_iterable(steps), management]
            above = [told for told in dict.fromkeys(found) if told and told not in owners and not told.is_external]
        episode, owner = standing.episodes.get(obligation), owners[0] if owners else None
        sender = standing.sender_roles.get(rule.reported.sender) if rule.reported else None
        sent_by = addressees(sender, verdict.scope.id, on) if sender else ()
        yield Matter(verdict, rule, episode, owner, tuple(above), owners[1:], sent_by)


def _needs_somebody(matter: Matter) -> bool:
    """Bad and told, or to be told: not watched, not waived, not only for information, not for want of a report."""
    verdict, episode = matter.verdict, matter.episode
    if waits_for_a_report(verdict):
        return False
    if not verdict.is_bad or verdict.waived or verdict.severity == "info" or episode is None:
        return False
    return episode.state in (FindingState.OPEN, FindingState.SILENCED)


def _resting(matters: Iterable[Matter]) -> Counter[FindingState | State]:
    """How many of them nobody has to act upon stand how; what waits for a report is told with that."""
    rest = (one for one in matters if not _is_open(one) and not waits_for_a_report(one.verdict))
    return Counter(_resting_state(matter) for matter in rest)


def _is_open(matter: Matter) -> bool:
    return _needs_somebody(matter) and matter.episode is not None and matter.episode.state is FindingState.OPEN


def _resting_state(matter: Matter) -> FindingState | State:
    verdict, episode = matter.verdict, matter.episode
    if not verdict.is_bad:
        return verdict.state
    if verdict.waived:
        return FindingState.WAIVED
    return episode.state if episode is not None and episode.state in RESTING_STATES else FindingState.WATCHED


def _fitted(rows: Mapping[GroupName, Sequence[DigestRow]]) -> tuple[DigestGroup, ...]:
    """At most 25 rows a group and 100 in all, first groups first: a mail of more than 100 kB would be cut."""
    groups: list[DigestGroup] = []
    left = MOST_ROWS_IN_ALL
    for name, found in rows.items():
        kept = tuple(found[: min(MOST_ROWS, left)])
        left -= len(kept)
        if found:
            groups.append(DigestGroup(name, kept, len(found) - len(kept)))
    return tuple(groups)


def _named(row: DigestRow) -> str:
    return f"{row.what} ({row.place})" if row.place else row.what


def _management(briefing: Briefing) -> Addressee | None:
    house = briefing.organisation.organisation.id
    return briefing.organisation.address(briefing.escalation.management, house, briefing.sends_on)
