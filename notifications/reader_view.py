"""Which findings and dates concern one reader on the day of a digest? Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from checker.domain.finding import Episode, FindingState
from checker.domain.message import Item, MessageKind, OutboxState
from checker.domain.organisation import Addressee
from checker.domain.verdict import State
from notifications.digest_entries import DigestEntry, DigestIndex
from notifications.digest_input import ONCE, DigestInput, NotifiedStates
from notifications.digest_schedule import Round
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, spoken_to

LOOKAHEAD_OFFICE_DAYS = 10


@dataclass(frozen=True, slots=True)
class ReaderView:
    """A reader, and all that concerns them in one round.

    `briefing` speaks the reader's language. `keys` are the posts the reader reads for, `carried` the items of mails
    that ride in this one, by what they are about. `manages`: it is the management's; then `resting` is what it counts.
    `senders` owe the reports that are missing, by what these are about.
    """

    this: Round
    reader: Reader
    briefing: Briefing
    known: DigestInput
    notified: NotifiedStates
    entries: tuple[DigestEntry, ...]
    resting: Counter[FindingState | State]
    keys: frozenset[str]
    manages: bool
    carried: Mapping[str, tuple[Item, ...]]
    senders: Mapping[str, tuple[Addressee, ...]]

    @staticmethod
    def of(
        reader: Reader,
        this: Round,
        known: DigestInput,
        notified: NotifiedStates,
        index: DigestIndex,
        senders: Mapping[str, tuple[Addressee, ...]],
        briefing: Briefing,
    ) -> ReaderView:
        keys = frozenset(addressee.key for addressee in reader.addressees)
        carried: dict[str, tuple[Item, ...]] = {}
        for item in chain.from_iterable(mail.items for mail in known.carried):
            if item.addressed in keys:
                carried[item.obligation] = (*carried.get(item.obligation, ()), item)
        management = briefing.management
        return ReaderView(
            this=this,
            reader=reader,
            briefing=spoken_to(reader, briefing),
            known=known,
            notified=notified,
            entries=index.of_reader(reader),
            resting=index.resting,
            keys=keys,
            manages=management is not None and management.key in keys,
            carried=carried,
            senders=senders,
        )

    @property
    def since(self) -> date | None:
        """The day of the last weekly digest to this reader; None: there was none."""
        days = (self.known.digested_on.get(addressee.key) for addressee in self.reader.addressees)
        return max((day for day in days if day is not None), default=None)

    @property
    def horizon(self) -> date:
        """The last day that is near enough to be listed."""
        return self.briefing.calendar.add_office_days(self.this.on, LOOKAHEAD_OFFICE_DAYS)

    @property
    def owned(self) -> list[DigestEntry]:
        return [entry for entry in self.entries if self.owns(entry)]

    @property
    def sent(self) -> list[DigestEntry]:
        """Those whose figures the reader sends."""
        return [entry for entry in self.entries if not self.keys.isdisjoint(entry.concerned.sender_keys)]

    def owns(self, entry: DigestEntry) -> bool:
        return not self.keys.isdisjoint(entry.concerned.owner_keys)

    def answers_for(self, entry: DigestEntry) -> bool:
        """Is it the reader's own, or that of somebody below on the ladder?"""
        return self.owns(entry) or not self.keys.isdisjoint(entry.concerned.above_keys)

    def answering(self, entry: DigestEntry) -> list[Addressee]:
        """Those posts of the reader that answer for it."""
        keys = (entry.concerned.owner_keys, entry.concerned.above_keys)
        return [addressee for addressee in self.reader.addressees if any(addressee.key in posts for posts in keys)]

    def carried_items(self, entry: DigestEntry, kinds: frozenset[MessageKind]) -> tuple[Item, ...]:
        """What mails of such kinds carry about it to this reader."""
        return tuple(item for item in self.carried.get(entry.obligation, ()) if item.kind in kinds)

    def told_by(
        self, about: str, kinds: frozenset[MessageKind] | None = None, episode: int | None = None
    ) -> Item | None:
        """The newest item that tells this reader of an obligation or report, before or with this mail. None: none.

        Of some kinds or of an episode only, if given.
        """
        now = (one.message for one in self.known.singles.messages if one.state is OutboxState.PENDING)
        items = [
            *(sent.item for sent in self.known.notified.get(about, ()) if sent.has_left),
            *(item for message in now for item in message.items if item.obligation == about),
            *self.carried.get(about, ()),
        ]
        mine = (item for item in reversed(items) if item.addressed in self.keys)
        of_it = (item for item in mine if episode in (None, item.episode))
        return next((item for item in of_it if kinds is None or item.kind in kinds), None)

    def item(self, entry: DigestEntry, episode: Episode, kind: MessageKind, step: int, addressed: str) -> Item:
        """The item by which this digest notifies a post of it."""
        return Item(
            organisation=self.briefing.organisation.organisation.id,
            obligation=episode.obligation,
            episode=episode.number,
            kind=kind,
            cause_state=str(entry.verdict.state),
            step=step,
            occurrence=ONCE,
            addressed=addressed,
        )
