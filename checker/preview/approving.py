"""A role approves what a preview changes of the rules that it could have waived or extended. Shell.

An approval is given for one preview: that of the folder as it is now, or, after an emergency, the one that took effect.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection

from checker.domain.access import DoneOnPage
from checker.domain.clock import local_day
from checker.domain.organisation import ADMINISTRATION
from checker.domain.post import Post
from checker.domain.problem import nearest
from checker.domain.refusal import ActivationRefusal, EditedThing, Inputs, Refused
from checker.findings.page_rights import PageAct
from checker.preview.activation import ActivationWish, prepare, prepare_again
from checker.preview.kept_previews import keep
from checker.preview.named_preview import refuse_unless_same, refuse_used, start_of_hash
from checker.preview.preview_hash import SHOWN_CHARACTERS, rules_of
from checker.store import activations, approvals, archive, grounds
from checker.store.activations import ActivationHead
from checker.store.approvals import Approval, BodyDecision
from checker.store.archive import ArchiveKind
from checker.store.grounds import NeededApproval
from checker.store.opening import Store
from checker.usecases.access.access_log import note_page
from checker.usecases.reasons import check_file_number
from checker.usecases.rules.activation import active, refuse_behind, refuse_unknown
from checker.usecases.rules.emergencies import unapproved_edits

# Who will activate, and how, is not known yet.
UNDECIDED = ActivationWish(ADMINISTRATION, withdraw=True)


@dataclass(frozen=True, slots=True)
class ApprovalWish:
    """Which role approves, and of which rules (none named: all that it can). File number and day are those of the
    decision of a body outside, where the target was agreed with one. `exactly` as `activate_book` takes it.
    """

    by: str
    of_rules: tuple[str, ...] = ()
    file_number: str | None = None
    decided_on: date | None = None
    exactly: bool = False


@dataclass(frozen=True, slots=True)
class ApprovalsOfPreview:
    """What a preview (SHA-256) needs, and what was given for it; `new` of it just now. `is_in_force`: it took effect in
    an emergency.
    """

    preview: str
    needs: tuple[NeededApproval, ...]
    given: tuple[Approval, ...]
    new: tuple[Approval, ...] = ()
    is_in_force: bool = False

    @property
    def is_complete(self) -> bool:
        """Has each rule that needs an approval been approved?"""
        return {need.rule for need in self.needs} <= {one.rule for one in self.given}


def approvals_of(store: Store, folder: Path, at: datetime, named: str | None = None) -> ApprovalsOfPreview | None:
    """What the preview of that hash, or beginning, needs and has. `named` None: that of the folder's rules as they are
    now, or, where these are in force, the newest emergency that still lacks approvals; None comes back if none does.
    """
    found = _of_folder(store, folder, at) if named is None else _previewed(store, folder, named, at, ADMINISTRATION)
    if found is None:
        return None
    with store.read() as tx:
        return _listed(found, approvals.standing(tx, found.sha256))


def approve(
    store: Store, folder: Path, named: str, at: datetime, wish: ApprovalWish, page: DoneOnPage | None = None
) -> ApprovalsOfPreview:
    """Approve the preview whose hash is `named`, or begins so. Refused where it is not what the rules change now, where
    the role could not have decided it by an act, and where there is nothing to approve. `page`: on which it is done.
    """
    if wish.exactly:
        with store.read() as tx:
            refuse_behind(tx, at)
    found = _previewed(store, folder, named, at, wish.by)
    if wish.decided_on is not None and wish.decided_on > local_day(at):
        raise Refused(ActivationRefusal.DECIDED_LATER, day=wish.decided_on)
    with store.write() as tx:
        new = tuple(_given(found, need, wish, at) for need in _wanted(tx, found, wish))
        for each in new:
            approvals.add(tx, each)
            note_page(tx, page, PageAct.APPROVE_EDIT, at)
        return _listed(found, approvals.standing(tx, found.sha256), new)


def take_back(
    store: Store, named: str, at: datetime, wish: ApprovalWish, page: DoneOnPage | None = None
) -> tuple[Approval, ...]:
    """Take back what a role has approved of a preview (its hash, or the beginning) that has not taken effect."""
    start = start_of_hash(named)
    with store.write() as tx:
        refuse_used(tx, start)
        if wish.exactly:
            refuse_behind(tx, at)
        standing = [one for one in approvals.standing_beginning_with(tx, start) if one.by == wish.by]
        chosen = tuple(one for one in standing if not wish.of_rules or one.rule in wish.of_rules)
        if not chosen:
            raise Refused(ActivationRefusal.NOT_APPROVED_YET, by=wish.by)
        for each in chosen:
            approvals.add(tx, replace(each, at=at), is_taken_back=True)
            note_page(tx, page, PageAct.APPROVE_EDIT, at)
    return chosen


@dataclass(frozen=True, slots=True)
class _Previewed:
    """A preview by its whole hash, with what it needs. `activated_by`: the role that has let it take effect since."""

    sha256: str
    needs: tuple[NeededApproval, ...]
    activated_by: str | None = None


def _listed(found: _Previewed, given: tuple[Approval, ...], new: tuple[Approval, ...] = ()) -> ApprovalsOfPreview:
    return ApprovalsOfPreview(found.sha256, found.needs, given, new, is_in_force=found.activated_by is not None)


def _of_folder(store: Store, folder: Path, at: datetime) -> _Previewed | None:
    """The preview of the folder's rules; where these are in force, the newest emergency that lacks approvals."""
    prepared = prepare(store, folder, at, UNDECIDED)
    if prepared.preview is not None and prepared.edit is not None:
        return _Previewed(keep(store, prepared.preview, at), prepared.edit.by_anybody)
    with store.read() as tx:
        lacking = unapproved_edits(tx)
        return _emergency(tx, lacking[-1].preview) if lacking else None


def _previewed(store: Store, folder: Path, named: str, at: datetime, by: str) -> _Previewed:
    start = start_of_hash(named)
    with store.read() as tx:
        refuse_unknown(Post.parse(by).role, active(tx))
        emergency = _emergency(tx, start)
        again = _again(tx, start)
    if emergency is not None:
        return emergency
    prepared = prepare(store, folder, at, UNDECIDED)
    if again is not None and again.sha256 != prepared.after.book.sha256:
        prepared = prepare_again(store, again.number, at, UNDECIDED)
    refuse_unless_same(store, start, prepared.sha256, prepared.preview)
    assert prepared.preview is not None, "it is the same as a preview"
    assert prepared.edit is not None, "what is previewed is an edit"
    return _Previewed(keep(store, prepared.preview, at), prepared.edit.by_anybody)


def _emergency(tx: Connection, start: str) -> _Previewed | None:
    """The preview that took effect without the approvals it needed, which may be given afterwards. None: it did not."""
    number = grounds.activated_on(tx, start)
    ground = grounds.of(tx, number) if number is not None else None
    head = activations.numbered(tx, number) if number is not None else None
    if ground is None or head is None or ground.preview is None or ground.emergency is None:
        return None
    return _Previewed(ground.preview, ground.needs, head.by)


def _again(tx: Connection, start: str) -> ActivationHead | None:
    """The former activation whose rules the preview is about. None: it is not kept, or of rules that never were."""
    kept = archive.beginning_with(tx, start, ArchiveKind.PREVIEW)
    if len(kept) != 1:
        return None
    ((_, content),) = kept
    return next(iter(activations.beginning_with(tx, rules_of(content))), None)


def _wanted(tx: Connection, found: _Previewed, wish: ApprovalWish) -> tuple[NeededApproval, ...]:
    """What the role is to approve now."""
    if not found.needs:
        raise Refused(ActivationRefusal.NOTHING_TO_APPROVE, preview=found.sha256[:SHOWN_CHARACTERS])
    rules = {need.rule for need in found.needs}
    for rule in wish.of_rules:
        if rule not in rules:
            raise Refused(ActivationRefusal.NEEDS_NONE, rule=rule, nearest=nearest(rule, rules))
    chosen = [need for need in found.needs if not wish.of_rules or need.rule in wish.of_rules]
    theirs = [need for need in chosen if wish.by in need.roles and wish.by != found.activated_by]
    not_theirs = next((need for need in chosen if need not in theirs), None)
    if not_theirs is not None and (wish.of_rules or not theirs):
        who = tuple(role for role in not_theirs.roles if role != found.activated_by)
        raise Refused(ActivationRefusal.NOT_THEIRS, by=wish.by, edited=EditedThing(not_theirs.rule), who=who)
    approved = {one.rule for one in approvals.standing(tx, found.sha256) if one.by == wish.by}
    open_ones = tuple(need for need in theirs if need.rule not in approved)
    if not open_ones:
        raise Refused(ActivationRefusal.APPROVED_ALREADY, by=wish.by, edited=EditedThing(theirs[0].rule))
    return open_ones


def _given(found: _Previewed, need: NeededApproval, wish: ApprovalWish, at: datetime) -> Approval:
    return Approval(found.sha256, need.rule, wish.by, at, _decision(need, wish))


def _decision(need: NeededApproval, wish: ApprovalWish) -> BodyDecision | None:
    if need.body is None:
        return None
    number = (wish.file_number or "").strip()
    if not number or wish.decided_on is None:
        inputs = Inputs(("file_number", "decided"))
        raise Refused(ActivationRefusal.NO_DECISION, rule=need.rule, body=need.body, inputs=inputs)
    check_file_number(number)
    return BodyDecision(need.body, number, wish.decided_on)
