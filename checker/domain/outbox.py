"""Which transitions does a queued mail make, and what is recorded of each? Pure: the one table.

The store changes a row only where it stands at the beginning of a move: its WHERE is made from this table.
"""

from __future__ import annotations

from enum import Enum, StrEnum, unique

from checker.domain.message import OutboxState as S


class AttemptOutcome(StrEnum):
    """What an attempt came to. `DEFERRED`: not taken for now. `SESSION_FAILED`: not reached, or refused as a whole."""

    SENT = "sent"
    DEFERRED = "deferred"
    SESSION_FAILED = "session failed"
    AMBIGUOUS = "ambiguous"
    LEASE_EXPIRED = "lease expired"
    REFUSED = "refused"
    EXPIRED = "expired"
    NOT_BUILT = "not built"
    SUPERSEDED = "superseded"
    BOUNCED = "bounced"

    @property
    def counts(self) -> bool:
        """Does it use up the mail's patience? Not where the sender, the log-in or the relay as a whole is at fault."""
        return self is not AttemptOutcome.SESSION_FAILED


IN_HAND = frozenset({S.CLAIMED, S.DATA})


class NotNeeded(StrEnum):
    """Why a mail stays back that was planned, as the journal says it; of an act its own kind says it."""

    DONE_OR_OVER = "done_or_over"
    RESTS = "rests"
    ANSWER_DECIDED = "answer_decided"
    TOO_OLD = "too_old_and_told_anew"
    CAME_BACK = "came_back_and_told_another"


@unique
class OutboxMove(Enum):
    """A move: origins, target, what the attempt came to (None: it goes on, or there is none), the journal's word.

    `opens_attempt`: the move itself begins an attempt. A mail that was never announced as DATA has not left.
    """

    RELEASE = (S.DRAFT,), S.PENDING, None, "mail.released"
    # Other words; whoever releases it has read these.
    EDIT = (S.DRAFT,), S.DRAFT, None, "mail.edited"
    # The house has told it in another way: it counts as told, from the day on which that was.
    TELL_OTHERWISE = (S.DRAFT, S.DEAD), S.TOLD_OTHERWISE, None, "mail.told_otherwise"
    # The management decides against it: no repeat writes it anew while the state is the same.
    DECIDE_AGAINST = (S.DRAFT,), S.NOT_TO_BE_SENT, None, "mail.not_to_be_sent"
    CLAIM = (S.PENDING,), S.CLAIMED, None, None, True
    # From here on it may have arrived.
    ANNOUNCE = (S.CLAIMED,), S.DATA, None, None
    # From pending: the lease ended before the server's answer came, and nobody has claimed it since.
    ACCEPT = (S.DATA, S.PENDING), S.SENT, AttemptOutcome.SENT, "mail.sent"
    # From data: lost, or refused for now, between the announcement and the end of the text.
    DEFER = (S.CLAIMED, S.DATA), S.PENDING, AttemptOutcome.DEFERRED, None
    # Sender, log-in or relay as a whole: no fault of this mail, whose patience it does not use up.
    FAIL_SESSION = (S.CLAIMED, S.DATA), S.PENDING, AttemptOutcome.SESSION_FAILED, None
    # Tried again with the same Message-ID: a mail server or reader that has it already can tell.
    LOSE_ANSWER = (S.DATA,), S.PENDING, AttemptOutcome.AMBIGUOUS, "mail.ambiguous"
    LOSE_LEASE = (S.CLAIMED,), S.PENDING, AttemptOutcome.LEASE_EXPIRED, None
    REFUSE = (S.CLAIMED, S.DATA), S.DEAD, AttemptOutcome.REFUSED, "mail.dead"
    EXPIRE = (S.CLAIMED,), S.DEAD, AttemptOutcome.EXPIRED, "mail.dead"
    FAIL_TO_BUILD = (S.CLAIMED,), S.DEAD, AttemptOutcome.NOT_BUILT, "mail.dead"
    # As it cannot even be read, nobody claims it; the attempt that it opens holds the reason.
    SET_ASIDE = (S.PENDING,), S.DEAD, AttemptOutcome.NOT_BUILT, "mail.dead", True
    RETRY = (S.DEAD,), S.PENDING, None, "mail.retried"
    SUPERSEDE = (S.DRAFT, S.PENDING), S.SUPERSEDED, None, "mail.superseded"
    # Too old to leave; what of it still holds is told by another mail.
    REPLACE = (S.DEAD,), S.SUPERSEDED, None, "mail.replaced"
    # Somebody has seen to it, and says how: nobody needs the mail any more.
    SETTLE = (S.DEAD,), S.SUPERSEDED, None, "mail.settled"
    # The last look before sending.
    HOLD_BACK = (S.CLAIMED,), S.SUPERSEDED, AttemptOutcome.SUPERSEDED, "mail.superseded"
    # It was taken and came back, so that it has told nobody.
    BOUNCE = (S.SENT,), S.DEAD, AttemptOutcome.BOUNCED, "mail.bounced"

    def __init__(
        self,
        origins: tuple[S, ...],
        target: S,
        outcome: AttemptOutcome | None,
        journaled_as: str | None,
        opens_attempt: bool = False,
    ) -> None:
        self.origins = frozenset(origins)
        self.target = target
        self.outcome = outcome
        self.journaled_as = journaled_as
        self.opens_attempt = opens_attempt

    @property
    def is_of_an_attempt(self) -> bool:
        """Only the holder of the newest attempt may make it, which the WHERE asks for by the attempt's number."""
        return not self.opens_attempt and (self.outcome is not None or not self.origins.isdisjoint(IN_HAND))
