"""An edit takes effect when it was previewed, its rule tests pass and whoever must has approved it. Shell.

First what would happen is prepared, and can be shown; then it is carried out, if nothing speaks against it. What was
looked at before the write lock is looked at again under it: of two at once one is told that the other was faster.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection

from checker.domain.access import DoneOnPage
from checker.domain.clock import local_day
from checker.domain.refusal import ActivationRefusal, Inputs, OrganisationRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.findings.page_rights import PageAct
from checker.preview.change_preview import preview as preview_of
from checker.preview.changes import ChangePreview, TestsOfEdit
from checker.preview.compared_rules import ComparedRules, activated, day_compared
from checker.preview.edit_tests import tests_of
from checker.preview.kept_previews import keep
from checker.preview.named_preview import refuse_unless_same
from checker.preview.needs import EditNeeds, needs_beside_the_name, needs_of
from checker.preview.preview_hash import SHOWN_CHARACTERS, hash_of
from checker.store import activations, approvals, cursor, recordings
from checker.store.activations import ActivationHead
from checker.store.cursor import Cursor
from checker.store.grounds import ActivationGround, AlteredField, NeededApproval
from checker.store.opening import Store
from checker.usecases.access.access_log import note_page
from checker.usecases.reasons import check_length_too
from checker.usecases.rules.activation import (
    Activated,
    ActivationBasis,
    activate_book,
    archived_book,
    is_in_force,
    refuse_behind,
    refuse_orphans,
    refuse_unknown,
)
from checker.usecases.rules.staffed import staffed

MOST_NAMED = 5
MOST_KEPT = 12
TRIES = 3


@dataclass(frozen=True, slots=True)
class ActivationWish:
    """Which role activates, and how. The reasons: why at all, why without approvals, why though rule tests fail.

    `withdraw`, `rename` and `exactly` as `activate_book` takes them.
    """

    by: str
    reason: str | None = None
    emergency: str | None = None
    despite_tests: str | None = None
    withdraw: bool = False
    rename: bool = False
    exactly: bool = False


@dataclass(frozen=True, slots=True)
class PreparedActivation:
    """What would take effect at the instant `at`, and what that needs.

    `before` None: nothing is in force. `preview` and `sha256`, its hash, None: there is nothing to compare, or nothing
    changes, or the house gets another id. `missing` are the approvals that nobody has given yet who counts;
    `judged_at`: the last tick that the preview knows of.
    """

    after: ComparedRules
    at: datetime
    wish: ActivationWish
    before: ActivationHead | None
    preview: ChangePreview | None
    sha256: str | None
    tests: TestsOfEdit | None
    edit: EditNeeds | None = None
    missing: tuple[NeededApproval, ...] = ()
    judged_at: Cursor | None = None

    @property
    def asks(self) -> bool:
        """Is there anything that somebody must have seen before it takes effect?"""
        return self.preview is not None and not self.preview.is_nothing

    @property
    def needs(self) -> tuple[NeededApproval, ...]:
        """The approvals that it needs, each with the roles that count."""
        return self.edit.for_activation_by(self.wish.by) if self.edit is not None else ()

    @property
    def altered(self) -> tuple[AlteredField, ...]:
        """What it changes, field by field."""
        return self.edit.altered if self.edit is not None else ()

    @property
    def failing(self) -> tuple[str, ...]:
        """The rule tests that fail, or cannot be read."""
        return self.tests.failing if self.tests is not None else ()


def prepare(store: Store, folder: Path, at: datetime, wish: ActivationWish) -> PreparedActivation:
    """What the rules of a folder would change. Raises RulebookError with every mistake, Refused for an unknown role."""
    from checker.rulebook.load import load  # it brings what reads rule files

    return _prepared(store, ComparedRules(load(folder), folder=folder), at, wish)


def prepare_again(store: Store, number: int, at: datetime, wish: ActivationWish) -> PreparedActivation:
    """What it would change to put the rules of a former activation in force again, by its archived bytes."""
    with store.read() as tx:
        after = activated(tx, number)
    return _prepared(store, after, at, wish)


def carry_out(
    store: Store, prepared: PreparedActivation, *, preview: str | None = None, page: DoneOnPage | None = None
) -> Activated:
    """Let it take effect. `preview` is the hash of what somebody has seen, or the beginning of it: it must be the same.
    `page`: on which it is done; None: elsewhere.

    Refused when it is not, when rule tests fail or approvals are missing and no reason was given to go on all the same,
    and when somebody was faster.
    """
    wish = prepared.wish
    if preview is not None:
        refuse_unless_same(store, preview, prepared.sha256, prepared.preview)
    if prepared.preview is not None:
        keep(store, prepared.preview, prepared.at)
    refuse_what_speaks_against(prepared)
    for _ in range(TRIES):
        try:
            return _carried_out(store, prepared, page)
        except _RecordsCame:
            again = _prepared(store, prepared.after, prepared.at, wish)
            refuse_unless_same(store, prepared.sha256 or "", again.sha256, again.preview)
            prepared = again
    raise Refused(ActivationRefusal.RECORDS_COMING)


def refuse_what_speaks_against(prepared: PreparedActivation) -> None:
    """Refused where rule tests fail or approvals are missing, and no reason was given to go on all the same."""
    wish = prepared.wish
    for name in ("reason", "emergency", "despite_tests"):
        _check_reason(name, getattr(wish, name))
    if prepared.failing and wish.despite_tests is None:
        named = prepared.failing[:MOST_NAMED]
        raise Refused(ActivationRefusal.TESTS_FAIL, count=len(prepared.failing), tests=named)
    if prepared.missing and wish.emergency is None:
        raise _not_approved(prepared, prepared.missing)


def activate(
    store: Store, folder: Path, at: datetime, wish: ActivationWish, *, preview: str | None = None
) -> Activated:
    """Preview the folder's rules and let them take effect, if nothing speaks against it."""
    return carry_out(store, prepare(store, folder, at, wish), preview=preview)


class _RecordsCame(Exception):
    """Between preview and lock something was recorded or judged: it may change what the edit does."""


def _prepared(store: Store, after: ComparedRules, at: datetime, wish: ActivationWish) -> PreparedActivation:
    refuse_unknown(wish.by, after.book)
    with store.read() as tx:
        head, judged_at = activations.newest(tx), cursor.read(tx)
        if wish.exactly:
            refuse_behind(tx, at)
        if head is None:
            return PreparedActivation(after, at, wish, None, None, None, _all_tests(after))
        former = archived_book(tx, head)
        # A role that only the edit brings is nobody who could be held to it.
        refuse_unknown(wish.by, former)
        staff = staffed(tx, former)
        is_renamed = _is_renamed(former, after.book, wish)
        if not wish.withdraw and not is_renamed:
            refuse_orphans(tx, after.book, local_day(at))
    if is_in_force(head, after.book):
        if after.head is not None:
            raise Refused(ActivationRefusal.IN_FORCE_ALREADY, number=after.head.number)
        return PreparedActivation(after, at, wish, head, None, None, None)
    if is_renamed:
        _refuse_more_than_a_name(staff, after.book, day_compared(local_day(at), former, after.book))
        return PreparedActivation(after, at, wish, head, None, None, _all_tests(after))
    seen = preview_of(store, after, ComparedRules(former, head), on=day_compared(local_day(at), former, after.book))
    sha256 = hash_of(seen)
    edit = needs_of(seen, staff, sha256)
    with store.read() as tx:
        given = approvals.standing(tx, sha256)
    return PreparedActivation(
        after, at, wish, head, seen, sha256, seen.tests, edit, edit.lacking(given, wish.by), judged_at
    )


def _is_renamed(before: Rulebook, after: Rulebook, wish: ActivationWish) -> bool:
    """Is it the same house under another id? That can only be said until the first mail is planned: the house is still
    being set up, and as with its first rules there is nobody who was told anything. Refused where it was not said.
    """
    house, given = before.organisation.organisation.id, after.organisation.organisation.id
    if house != given and not wish.rename:
        raise Refused(OrganisationRefusal.ANOTHER, organisation=house, given=given)
    return house != given


def _refuse_more_than_a_name(before: Rulebook, after: Rulebook, on: date) -> None:
    """Another id is no way around an approval: what needs one is for an edit of its own."""
    if needs := needs_beside_the_name(before, after, on):
        raise Refused(ActivationRefusal.MORE_THAN_A_NAME, rules=tuple(need.rule or "*" for need in needs))


def _all_tests(after: ComparedRules) -> TestsOfEdit | None:
    """Of the first rules all are run: an edit runs those of what it reaches."""
    if after.folder is None:
        return None
    return tests_of(after.folder, after.book, {planned.rule.id for planned in after.book.rules()}, None)


def _check_reason(name: str, reason: str | None) -> None:
    if reason is None:
        return
    if not reason.strip():
        raise Refused(ActivationRefusal.NO_REASON, inputs=Inputs((name,)))
    check_length_too(reason)


def _not_approved(prepared: PreparedActivation, lacking: Iterable[NeededApproval]) -> Refused:
    house = prepared.after.book.organisation.organisation.id
    lacking, preview = tuple(lacking), (prepared.sha256 or "")[:SHOWN_CHARACTERS]
    if alone := tuple(need.rule or house for need in lacking if not need.roles):
        by = prepared.wish.by
        return Refused(ActivationRefusal.APPROVED_BY_NOBODY_ELSE, preview=preview, rules=alone, by=by)
    named = tuple(f"{need.rule or house} ({', '.join(need.roles)})" for need in lacking)
    return Refused(ActivationRefusal.NOT_APPROVED, preview=preview, needs=named)


def _carried_out(store: Store, prepared: PreparedActivation, page: DoneOnPage | None) -> Activated:
    wish = prepared.wish

    def look_again(tx: Connection) -> None:
        newest = activations.newest(tx)
        if newest is not None and newest != prepared.before:
            raise Refused(ActivationRefusal.OVERTAKEN, number=newest.number, by=newest.by)
        if prepared.preview is None or prepared.edit is None or prepared.sha256 is None:
            return
        if (recordings.last_sequence(tx), cursor.read(tx)) != (prepared.preview.sequence, prepared.judged_at):
            raise _RecordsCame
        lacking = prepared.edit.lacking(approvals.standing(tx, prepared.sha256), wish.by)
        if lacking and wish.emergency is None:
            raise _not_approved(prepared, lacking)

    return activate_book(
        store,
        prepared.after.book,
        prepared.at,
        wish.by,
        withdraw=wish.withdraw,
        rename=wish.rename,
        exactly=wish.exactly,
        basis=ActivationBasis(
            _ground(prepared),
            look_again,
            lambda tx: note_page(tx, page, PageAct.ACTIVATE_RULES, prepared.at),
        ),
    )


def _ground(prepared: PreparedActivation) -> ActivationGround:
    """What it is based on. A reason that was given in vain is not kept: nothing was let through in spite of it."""
    wish, after = prepared.wish, prepared.after
    return ActivationGround(
        preview=prepared.sha256,
        reason=_kept(wish.reason),
        emergency=_kept(wish.emergency) if prepared.missing else None,
        despite_tests=_kept(wish.despite_tests) if prepared.failing else None,
        again_of=after.head.number if after.head is not None else None,
        altered=prepared.altered[:MOST_KEPT],
        altered_count=len(prepared.altered),
        needs=prepared.needs,
    )


def _kept(reason: str | None) -> str | None:
    return reason.strip() if reason is not None else None
