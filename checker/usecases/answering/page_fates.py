"""What has become of an answer that was given on a page? Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from checker.domain.act import Act, counting
from checker.domain.page_answer import AnswerRecorded, AnswerWaits, HowAnswered
from checker.domain.proposal import Proposal, ProposalState
from checker.domain.report import in_force
from checker.findings.acts import to_take_back
from checker.store import records
from checker.usecases.acting.act import OPENS, ActPreview
from checker.usecases.answering.entering import missing_of
from checker.usecases.answering.page_case import PageCase
from checker.usecases.answering.page_offers import effects_of, enterers, heard_by
from checker.wording.answers import said_text
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.page_answers import effect
from checker.wording.refusal_texts import INPUTS


def became(
    tx: Connection, came: Proposal, case: PageCase, locale: Locale, done: ActPreview | None = None
) -> AnswerRecorded | AnswerWaits:
    """As it stands now. `done`: what the act did, where it was done just now."""
    said = said_text(came.answer, locale)
    if came.state is not ProposalState.ENTERED:
        missing = tuple(INPUTS[locale][name] for name in missing_of(came, case.book))
        state = came.state
        return AnswerWaits(came.number, said, enterers(came, case, locale), missing, state, came.reason)
    act = next((one for one in _acts(case) if one.sequence == came.act), None) if came.act else None
    is_taken_back = _is_taken_back(tx, came, act)
    return AnswerRecorded(
        number=came.number,
        said=said,
        effects=(effect("taken_back", locale),) if is_taken_back else tuple(_effects(came, act, done, case, locale)),
        by_link=came.is_by_link,
        may_undo=may_undo(tx, came, case),
        act=came.act,
        is_no_act=act is None and came.record is None,
        heard_by=heard_by(came, case, locale) if act is None else (),
    )


def may_undo(tx: Connection, came: Proposal, case: PageCase) -> bool:
    """Is it still there to be taken back: the last act about it, or a report that still counts?"""
    if came.state is not ProposalState.ENTERED or case.known is None:
        return False
    if came.act is not None:
        last = to_take_back(case.known.case, case.asked.addressed)
        return last is not None and last.sequence == came.act
    return came.record is not None and _still_counts(tx, came.record)


def _is_taken_back(tx: Connection, came: Proposal, act: Act | None) -> bool:
    """Did it do something that holds no more? `act`: what it did, where that still counts."""
    if came.act is not None:
        return act is None
    return came.record is not None and not _still_counts(tx, came.record)


def _still_counts(tx: Connection, key: str) -> bool:
    """Is there a version of a record that was not withdrawn?"""
    return bool(in_force(records.list_versions(tx, key=key)))


def _acts(case: PageCase) -> tuple[Act, ...]:
    return counting(case.known.acts) if case.known else ()


def _effects(came: Proposal, act: Act | None, done: ActPreview | None, case: PageCase, locale: Locale) -> Iterator[str]:
    if act is not None and done is None:
        yield (
            effect("opens", locale)
            if act.kind in OPENS
            else effect("rests_until", locale, day=day_text(act.until, locale))
        )
    else:
        how = HowAnswered.BY_LINK if came.is_by_link else HowAnswered.AT_ONCE
        yield from effects_of(came, done, case, how, locale)
