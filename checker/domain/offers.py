"""What is a reader offered to answer to a mail? Pure: one closed table over mail, promise, state and what they may.

Whatever is offered can be entered as it stands. Nothing by mail extends or waives. ADR 0062.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.domain.answer import AnswerChoice as A
from checker.domain.finding import FindingState
from checker.domain.message import TELLS_BAD, TELLS_END, MessageKind
from checker.domain.shown_by import ShownBy
from checker.domain.verdict import State


@dataclass(frozen=True, slots=True)
class Situation:
    """What a mail, or a row of one, is about, and what its reader may do about that now.

    `shown_by` None: it is about a report that has not come. `finding` None: there is none. `holds`: the reader has
    taken it on, or waived it. `decides_letter`: a letter about it waits, and the reader may release it. `owes_report`:
    the reader is its sender, not whom the sender reports to.
    """

    mail: MessageKind
    state: State
    shown_by: ShownBy | None
    finding: FindingState | None = None
    may_take_on: bool = False
    may_object: bool = False
    holds: bool = False
    decides_letter: bool = False
    owes_report: bool = False


LETTER = (A.RELEASE, A.DO_NOT_SEND, A.CHANGE_NEEDED)
# Its figures may have changed since: it can only be kept back or written anew.
OLD_LETTER = (A.DO_NOT_SEND, A.CHANGE_NEEDED)
# What is said of the matter itself while it is not fulfilled. What is missed for good can only have been kept.
OPEN: Mapping[ShownBy, tuple[A, ...]] = {
    ShownBy.DELIVERY: (A.DONE, A.NEW_DATE),
    ShownBy.EVENT: (A.PLANNED, A.HELD, A.CANCELLED),
    ShownBy.FIGURES: (A.WRONG_FIGURES,),
    ShownBy.FILES: (A.NEW_DATE,),
}
OTHERWISE: Mapping[tuple[ShownBy, State], tuple[A, ...]] = {
    (ShownBy.DELIVERY, State.AWAITING_EVENT): (A.DONE,),
    (ShownBy.EVENT, State.BREACHED): (A.HELD,),
    (ShownBy.FIGURES, State.NOT_EVALUABLE): (A.COMING,),
    (ShownBy.FILES, State.AWAITING_EVENT): (),
}
# What was told to be over: only that this is wrong.
ENDED: Mapping[ShownBy, tuple[A, ...]] = {ShownBy.FIGURES: (A.WRONG_FIGURES,)}
WANTS_AN_ANSWER = TELLS_BAD | {MessageKind.REMINDER, MessageKind.DIGEST}
# Upon these an acknowledgement may come.
TO_TAKE_ON = frozenset({FindingState.OPEN, FindingState.ACKNOWLEDGED})
# Of these somebody is the holder: to contest it or give it back is an act.
HELD_BY_SOMEBODY = frozenset({FindingState.ACKNOWLEDGED, FindingState.WAIVED})
# What may be said of anything, so that a line with little room leaves it out. It is understood all the same.
OF_ANYTHING = frozenset({A.NOT_APPLICABLE, A.NOT_RESPONSIBLE, A.AWAY})


def offered(case: Situation) -> tuple[A, ...]:
    """The choices, the likeliest first. Empty: the mail asks nothing of its reader."""
    found = dict.fromkeys([*(LETTER if case.decides_letter else ()), *_about_the_matter(case)])
    return (*found, A.AWAY) if found else ()


def offered_in_short(case: Situation) -> tuple[A, ...]:
    """The choices that only this matter has: of what somebody holds, to contest it or give it back is one."""
    said_of_anything = {A.AWAY} if case.finding in HELD_BY_SOMEBODY else OF_ANYTHING
    return tuple(choice for choice in offered(case) if choice not in said_of_anything)


def _about_the_matter(case: Situation) -> Iterator[A]:
    if case.shown_by is None:
        yield from _about_a_report(case)
    elif case.mail in TELLS_END:
        yield from ENDED.get(case.shown_by, ())
        yield A.NOT_APPLICABLE
    elif case.mail in WANTS_AN_ANSWER:
        take_on = [A.TAKE_ON] if case.may_take_on and case.finding in TO_TAKE_ON else []
        said = OTHERWISE.get((case.shown_by, case.state), OPEN[case.shown_by])
        # Whom it was put before decides first, and what only a file can change; whose it is reports first.
        decides = case.mail is MessageKind.ESCALATION or case.shown_by is ShownBy.FIGURES
        yield from (*take_on, *said) if decides else (*said, *take_on)
        yield from _contesting(case)


def _about_a_report(case: Situation) -> Iterator[A]:
    if case.state is not State.NOT_EVALUABLE:
        return
    yield A.COMING
    if case.owes_report:
        yield A.NOTHING
    yield A.NOT_APPLICABLE
    yield A.NOT_RESPONSIBLE


def _contesting(case: Situation) -> Iterator[A]:
    """While nobody holds it, both are told and are no acts."""
    is_held = case.finding in HELD_BY_SOMEBODY
    if not is_held or (case.may_object and not case.holds):
        yield A.NOT_APPLICABLE
    if not is_held or case.holds:
        yield A.NOT_RESPONSIBLE
