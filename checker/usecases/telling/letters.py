"""Letters to bodies outside: released, told otherwise, not to be sent, written in other words. Shell.

Whoever may release one decides all of that: the management, or who stands in for it (D15). A letter leaves as it was
read, dated and threaded on the day of its release.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.access import DoneOnPage
from checker.domain.clock import at_local, local_day
from checker.domain.finding import Episode
from checker.domain.message import TELLS_BAD, Item, OutboxState
from checker.domain.post import Post
from checker.domain.record import Meeting, canonical
from checker.domain.refusal import LetterRefusal, Refused, ReleaseRefusal
from checker.domain.report import in_force
from checker.domain.rulebook import Rulebook
from checker.findings.page_rights import PageAct
from checker.store import findings, outbox, records
from checker.store.mail_rows import LetterDecision, QueuedMessage
from checker.store.opening import Store
from checker.store.outbox import Release
from checker.usecases.access.access_log import note_page
from checker.usecases.reasons import check_reason
from checker.usecases.rules.activation import active
from checker.usecases.rules.staffed import staffed
from notifications.facts_json import facts_to_json, stored_facts
from notifications.letter_facts import LetterFacts
from notifications.letters import in_other_words, next_meeting, released

SHORTEST_PREFIX, KEY_CHARACTERS, WHOLE_KEY = 6, 12, 64
LONGEST_PASSAGE = 2_000
VERSION_CHARACTERS = 16
# Where the house may say that it has told it in another way.
NOT_LEFT = frozenset({OutboxState.DRAFT, OutboxState.DEAD})


def release(store: Store, key: str, by: str, now: datetime, page: DoneOnPage | None = None) -> QueuedMessage:
    """Let a draft to a body outside go, by its key or the beginning of it. It leaves with the next sending.

    Raises Refused, also where it is another than was seen on a page.
    """
    with store.write() as tx:
        _check_seen(tx, key, page)
        done = release_in(tx, key, by, now)
        note_page(tx, page, PageAct.RELEASE_LETTER, now)
        return done


def release_in(tx: Connection, key: str, by: str, now: datetime) -> QueuedMessage:
    """As `release`, within a transaction that does more."""
    book, draft = _draft_of(tx, key, by, now)
    calendar, today = book.calendar, local_day(now)
    _check_needed(tx, draft, today)
    leaves_on = today if calendar.is_office_day(today) else calendar.add_office_days(today, 1)
    facts = stored_facts(draft.message.facts)
    if isinstance(facts, LetterFacts):
        meeting = next_meeting(_meetings(tx, Post.parse(draft.message.addressed).role), leaves_on)
        facts = released(facts, leaves_on, calendar, meeting)
    follows = _last_that_left(tx, draft) or draft.message.root_key
    outbox.release(tx, Release(draft.key, facts_to_json(facts), follows, leaves_on), at=now, by=by)
    return _known(tx, draft.key)


@dataclass(frozen=True, slots=True)
class ToldOtherwise:
    """On which day a body outside was told without a mail of ours, and the number of the file that shows it."""

    on: date
    file_number: str


def tell_otherwise(
    store: Store, key: str, by: str, how: ToldOtherwise, now: datetime, page: DoneOnPage | None = None
) -> QueuedMessage:
    """Say that what a letter was to say has been told: it counts as told on that day, from which its ladder goes on.

    Of a draft, or of a letter that was refused for good. Raises Refused.
    """
    file_number = how.file_number.strip()
    if not file_number:
        raise Refused(LetterRefusal.NO_FILE_NUMBER)
    check_reason(file_number)
    with store.write() as tx:
        _check_seen(tx, key, page)
        _, letter = _letter_of(tx, key, by, now, NOT_LEFT)
        first, last = _begun(tx, letter.message.items), local_day(now)
        if how.on > last or (first is not None and how.on < first):
            raise Refused(LetterRefusal.NOT_ON_THAT_DAY, day=how.on, first=first or last, last=last)
        decided = LetterDecision(by, on=how.on, file_number=file_number)
        outbox.tell_otherwise(tx, letter.key, decided, told_at=at_local(how.on, 0), at=now)
        note_page(tx, page, PageAct.SETTLE_LETTER, now)
        return _known(tx, letter.key)


def decide_against(
    store: Store, key: str, by: str, reason: str, now: datetime, page: DoneOnPage | None = None
) -> QueuedMessage:
    """Say that a draft is not to be sent, and why: nobody is told, and no repeat writes it anew while the state is the
    same. Raises Refused.
    """
    with store.write() as tx:
        _check_seen(tx, key, page)
        done = decide_against_in(tx, key, by, reason, now)
        note_page(tx, page, PageAct.KEEP_LETTER_BACK, now)
        return done


def decide_against_in(tx: Connection, key: str, by: str, reason: str, now: datetime) -> QueuedMessage:
    """As `decide_against`, within a transaction that does more."""
    reason = reason.strip()
    if not reason:
        raise Refused(LetterRefusal.NO_REASON)
    check_reason(reason)
    _, draft = _draft_of(tx, key, by, now)
    outbox.decide_against(tx, draft.key, LetterDecision(by, reason), at=now)
    return _known(tx, draft.key)


def edit(
    store: Store, key: str, by: str, words: Mapping[str, str], now: datetime, page: DoneOnPage | None = None
) -> QueuedMessage:
    """Put other words into a draft: its `opening`, `request` or `closing`. What it states as facts stays.

    Raises Refused.
    """
    stripped = {name: text.strip() for name, text in words.items()}
    if not stripped:
        raise Refused(LetterRefusal.NO_WORDS)
    for text in stripped.values():
        if not 0 < len(text) <= LONGEST_PASSAGE:
            raise Refused(LetterRefusal.PASSAGE_LENGTH, most=LONGEST_PASSAGE)
        check_reason(text)
    with store.write() as tx:
        _check_seen(tx, key, page)
        _, draft = _draft_of(tx, key, by, now)
        facts = stored_facts(draft.message.facts)
        if not isinstance(facts, LetterFacts):
            raise Refused(LetterRefusal.NO_LETTER, key=draft.key[:KEY_CHARACTERS])
        outbox.edit(tx, draft.key, facts_to_json(in_other_words(facts, stripped)), at=now, by=by)
        note_page(tx, page, PageAct.EDIT_LETTER, now)
        return _known(tx, draft.key)


def letter_version(letter: QueuedMessage) -> str:
    """What a page shows of a letter, as one short text: another state or other words have another one."""
    said = canonical({"state": str(letter.state), "facts": letter.message.facts})
    return hashlib.sha256(said).hexdigest()[:VERSION_CHARACTERS]


def changed_meanwhile(letter: QueuedMessage) -> Refused:
    """That it is another than was seen on a page."""
    return Refused(LetterRefusal.CHANGED_MEANWHILE, key=letter.key[:KEY_CHARACTERS], state=letter.state)


def management_of(book: Rulebook, on: date) -> tuple[str, ...]:
    """The management and whoever stands in for it."""
    return book.organisation.acting_for(book.escalation.management, on)


def check_releaser(by: str, book: Rulebook, on: date) -> None:
    """Refused for whoever is neither the management nor stands in for it."""
    allowed = management_of(book, on)
    if book.organisation.role(by) is None:
        raise Refused(ReleaseRefusal.UNKNOWN_ROLE, by=by, who=allowed)
    if by not in allowed:
        raise Refused(ReleaseRefusal.NOT_THE_MANAGEMENT, by=by, who=allowed)


def successor(tx: Connection, mail: QueuedMessage) -> QueuedMessage | None:
    """The newest mail to the same addressee about the same episodes that came after one; None: none did."""
    about = _about(mail.message.items)
    later = outbox.list_messages(tx, obligation=mail.message.items[0].obligation, addressed=mail.message.addressed)
    after = [one for one in later if one.key != mail.key and one.queued_at >= mail.queued_at]
    return next((one for one in reversed(after) if _about(one.message.items) == about), None)


def meant(tx: Connection, key: str) -> list[QueuedMessage]:
    """The mail of that key or Message-ID, else those whose keys begin with it."""
    if len(key) == WHOLE_KEY and (exactly := outbox.find(tx, key)) is not None:
        return [exactly]
    known = outbox.list_messages(tx)
    message_id = key.strip("<> ")
    named = [mail for mail in known if key == mail.key or message_id == mail.message_id.strip("<>")]
    return named or [mail for mail in known if mail.key.startswith(key)]


def _check_seen(tx: Connection, key: str, page: DoneOnPage | None) -> None:
    """Refused where the letter that a page showed has been decided about or written anew since."""
    if page is None or not page.seen:
        return
    letter = outbox.find(tx, key)
    if letter is not None and letter_version(letter) != page.seen:
        raise changed_meanwhile(letter)


def _draft_of(tx: Connection, key: str, by: str, now: datetime) -> tuple[Rulebook, QueuedMessage]:
    return _letter_of(tx, key, by, now, frozenset({OutboxState.DRAFT}))


def _letter_of(
    tx: Connection, key: str, by: str, now: datetime, states: frozenset[OutboxState]
) -> tuple[Rulebook, QueuedMessage]:
    """The rules in force, and the letter that is meant; Refused unless `by` may decide about it."""
    book = staffed(tx, active(tx))
    check_releaser(by, book, local_day(now))
    return book, _one_of(tx, key, states)


def _one_of(tx: Connection, key: str, states: frozenset[OutboxState]) -> QueuedMessage:
    if len(key) < SHORTEST_PREFIX:
        raise Refused(ReleaseRefusal.KEY_TOO_SHORT, key=key, least=SHORTEST_PREFIX)
    known = meant(tx, key)
    wanted = [mail for mail in known if mail.state in states]
    if len(wanted) > 1:
        raise Refused(ReleaseRefusal.SEVERAL_DRAFTS, key=key, count=len(wanted))
    if wanted:
        return wanted[0]
    if not known:
        raise Refused(ReleaseRefusal.NO_SUCH_MAIL, key=key)
    last, shown = known[0], known[0].key[:KEY_CHARACTERS]
    follows = successor(tx, last) if last.state is OutboxState.SUPERSEDED else None
    if follows is not None:
        raise Refused(ReleaseRefusal.REPLACED, key=shown, successor=follows.key[:KEY_CHARACTERS])
    raise Refused(ReleaseRefusal.NO_DRAFT, key=shown, state=last.state)


def _about(items: Iterable[Item]) -> set[tuple[str, int]]:
    return {(item.obligation, item.episode) for item in items}


def _check_needed(tx: Connection, draft: QueuedMessage, on: date) -> None:
    """What is over or rests must not reach anybody outside."""
    for item in draft.message.items:
        if item.kind not in TELLS_BAD:
            continue
        episode = _episode(tx, item)
        if episode is None or episode.is_over:
            raise Refused(ReleaseRefusal.OVER, obligation=item.obligation)
        if episode.until is not None and episode.is_left_in_peace(on):
            raise Refused(ReleaseRefusal.RESTS, obligation=item.obligation, state=episode.state, until=episode.until)


def _episode(tx: Connection, item: Item) -> Episode | None:
    return next((one for one in findings.history(tx, item.obligation) if one.number == item.episode), None)


def _begun(tx: Connection, items: Iterable[Item]) -> date | None:
    """Since when there is anything to tell; None: nobody knows."""
    episodes = (_episode(tx, item) for item in items)
    return min((episode.since for episode in episodes if episode is not None), default=None)


def _meetings(tx: Connection, body: str) -> list[date]:
    """The days on which a body meets, as far as they are known."""
    known = (version.record for version in in_force(records.list_versions(tx, record_type="meeting")))
    return [record.held_on for record in known if isinstance(record, Meeting) and record.body == body]


def _last_that_left(tx: Connection, draft: QueuedMessage) -> str | None:
    """The key of the last mail about the same that left to the same body: what the letter is filed under there."""
    first = draft.message.items[0].obligation
    sent = outbox.list_messages(tx, states=[OutboxState.SENT], obligation=first, addressed=draft.message.addressed)
    return sent[-1].key if sent else None


def _known(tx: Connection, key: str) -> QueuedMessage:
    found = outbox.find(tx, key)
    assert found is not None, "what was just decided about is there"
    return found
