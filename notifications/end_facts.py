"""What does a mail say that tells the end of a finding to one reader? Pure."""

from __future__ import annotations

from collections.abc import Sequence

from checker.domain.finding import Change
from checker.domain.message import Item, MessageKind
from checker.domain.organisation import Addressee
from notifications.facts import MailFacts
from notifications.mail_context import Briefing
from notifications.mail_facts import NO_DRAFT, Reader, Upcoming, WaitingDraft, mail_facts
from notifications.offers import asked_about, decides_letters


def end_facts(
    kind: MessageKind,
    change: Change,
    reader: Reader,
    item: Item,
    briefing: Briefing,
    *,
    others: Sequence[Addressee],
    draft: WaitingDraft,
    sequence: int | None,
) -> MailFacts:
    """By `item` the reader answers; `others` hear of the end as well. Of a `draft` that waits only they read who may
    release it. `sequence` is that of the reader's calendar entry.
    """
    decides_letter = draft is not NO_DRAFT and decides_letters(item.addressed, briefing)
    return mail_facts(
        kind,
        change.rule,
        change.verdict,
        reader,
        briefing,
        step=0,
        upcoming=Upcoming(),
        also_told=others,
        draft=draft if decides_letter else NO_DRAFT,
        sequence=sequence,
        asked=asked_about(
            kind,
            change.rule,
            change.verdict,
            reader,
            item,
            briefing,
            finding=change.episode.state,
            decides_letter=decides_letter,
        ),
    )
