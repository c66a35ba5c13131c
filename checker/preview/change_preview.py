"""What would an edit of the rules change, on the store's real records? Shell, reads only.

The same records and acts are judged by both rulebooks on one day, as `check` judges them, and the findings followed up
as the next tick would. Nothing is stored or sent.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from checker.domain.bulk import collector_paused
from checker.domain.clock import local_day
from checker.domain.obligation_key import rule_of
from checker.domain.refusal import OrganisationRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.preview.approvals import approvals_needed
from checker.preview.back_test import back_test
from checker.preview.both_judged import (
    BothJudged,
    Knowledge,
    Side,
    not_compared,
    obligation_changes,
    verdict_changes,
)
from checker.preview.changes import ChangePreview, MailChanges, Reach, TestsOfEdit
from checker.preview.compared_rules import ComparedRules, in_force
from checker.preview.edit_effects import edit_effects
from checker.preview.edit_tests import tests_of
from checker.preview.finding_changes import FindingsBefore, finding_changes
from checker.preview.mail_changes import mail_changes
from checker.preview.reach import reach_of
from checker.preview.report_changes import report_changes
from checker.rulebook.compare import compare
from checker.store import absences, acts, cursor, findings, proposals, recordings, records
from checker.store.mail_history import notified_about
from checker.store.opening import Store
from checker.store.verdicts import as_judged_on
from checker.usecases.judging.deleted_evidence import standing_still
from checker.usecases.judging.disclosure_history import cells_before
from checker.usecases.rules.activation import newest_activation
from checker.usecases.rules.staffed import with_absences


@collector_paused()
def preview(
    store: Store,
    after: ComparedRules,
    before: ComparedRules | None = None,
    *,
    on: date,
    until: date | None = None,
    mails: bool = False,
) -> ChangePreview:
    """What `after` changes against `before` (None: the rules in force) on the local day `on`, by all that is known.

    `until` ends the span that is looked ahead; None: the last day of the year. `mails`: they are forecast to that day,
    which takes as long as walking through it twice. Raises NothingActivated; Refused for rules of another organisation.
    """
    house = after.book.organisation.organisation.id
    if store.organisation not in (None, house):
        raise Refused(OrganisationRefusal.ANOTHER, organisation=store.organisation or "", given=house)
    end = until or date(on.year, 12, 31)
    found = _on_the_day(store, after, before, on, end)
    if not mails or found.is_nothing:
        return found
    with store.read() as tx:
        head, ticked = newest_activation(tx), cursor.read(tx)
    other = before.book if before is not None and before.head != head else None
    # What was judged and told already is not walked through again.
    first = max(on, local_day(ticked.instant)) if ticked else on
    if on <= end < first:
        return replace(found, mails=MailChanges(told_until=first))
    return replace(found, mails=mail_changes(store, other, after.book, first, end))


def _on_the_day(
    store: Store, after: ComparedRules, before: ComparedRules | None, on: date, until: date
) -> ChangePreview:
    """Without what lies ahead."""
    with store.read() as tx:
        old = before or in_force(tx)
        known = known_on(tx, on)
        edit = compare(old.book, after.book)
        reach = reach_of(edit, after.book.files)
        both = BothJudged(Side.of(old.book, known, reach), Side.of(after.book, known, reach))
        standing = _standing(tx, both, known, reach)
        stood = as_judged_on(tx, standing.still, on) if standing.still else {}
        judged = (*both.before.verdicts.values(), *both.after.verdicts.values())
        disclosed = cells_before(tx, judged, on=on, known_at=known.known_at)
    both = BothJudged(both.before.standing(stood), both.after.standing(stood))
    pairs = tuple(both.pairs())
    verdicts = tuple(verdict_changes(pairs))
    softer = [one.obligation for one in verdicts if one.is_softer]
    effects = edit_effects(edit, old.book, after.book)
    return ChangePreview(
        house=after.book.organisation.organisation.id,
        before=old.side,
        after=after.side,
        on=on,
        until=until,
        known_at=known.known_at,
        sequence=known.sequence,
        edit=edit,
        reach=reach,
        obligations=tuple(obligation_changes(pairs)),
        verdicts=verdicts,
        unchanged=len(pairs) - len(verdicts),
        findings=finding_changes(both, standing, on, known.known_at),
        mails=None,
        back_test=back_test(old.book, after.book, known, reach),
        reports=report_changes(old.book, after.book, known.records.reports, on),
        not_compared=tuple(not_compared(pairs, standing.still)),
        tests=_tests(after, old.book, reach),
        # Whoever reads for somebody decides for them as well.
        needs=approvals_needed(edit, effects, softer, with_absences(old.book, known.absences), on),
        disclosed=disclosed,
    )


def known_on(tx: Connection, on: date) -> Knowledge:
    """All that is known of a day, as `check` on the store knows it."""
    instant, sequence = recordings.known_at(tx, None, on)
    known, decided = records.load(tx, sequence=sequence), acts.load(tx, sequence=sequence)
    return Knowledge(on, instant, sequence, known, decided, absences.load(tx, sequence=sequence))


def _standing(tx: Connection, both: BothJudged, known: Knowledge, reach: Reach) -> FindingsBefore:
    every = findings.current(tx)
    episodes = {key: one for key, one in every.items() if rule_of(key) in reach.reached}
    keys = both.before.verdicts.keys() | both.after.verdicts.keys()
    return FindingsBefore(
        episodes=episodes,
        told=notified_about(tx, episodes),
        answers=proposals.standing(tx),
        acts=known.acts,
        still=standing_still(tx, keys),
    )


def _tests(after: ComparedRules, before: Rulebook, reach: Reach) -> TestsOfEdit | None:
    if after.folder is None:
        return None
    return tests_of(after.folder, after.book, reach.judged, before) if reach.judged else TestsOfEdit()
