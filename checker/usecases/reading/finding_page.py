"""What does the page of a finding show to whom, and what may they decide there? Shell, read-only.

Verdicts are those that are stored: a page judges nothing. Of figures it shows what may be published, to everybody.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.obligation_key import ObligationKey
from checker.domain.record import RecordVersion
from checker.domain.refusal import NotThere, Refused
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.findings.page_rights import posts_that_decide
from checker.findings.shown_roles import ShownRoles
from checker.findings.visibility import acting_posts, sight_of
from checker.store import records
from checker.store.opening import Store
from checker.usecases.acting.findings import Ahead, ahead_of
from checker.usecases.acting.gathered import KnownFinding, gather
from checker.usecases.acting.open_acts import OpenAct, open_acts
from checker.wording.small_cells import cell_of
from checker.wording.suppression import published

# Of what counted the newest records are told; a year of them is a list of its own.
MOST_RECORDS, MOST_ASKED = 12, 60


@dataclass(frozen=True, slots=True)
class ReportedVersion:
    """A stored version of a record; `counted`: the verdict rests on it, else a newer one took its place."""

    version: RecordVersion
    counted: bool


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding as one viewer may see it. `verdict` is the newest as it may be published.

    `posts` are those that the viewer acts for, `acts` what these may decide now. `ahead` is what comes next if nobody
    acts; None: nothing by itself. `reported` are the newest records that counted, and what they replaced;
    `counted` says how many counted. `roles` says of whom it may still be told that they decided.
    """

    known: KnownFinding
    verdict: Verdict
    posts: tuple[str, ...]
    acts: tuple[OpenAct, ...]
    ahead: Ahead | None
    reported: tuple[ReportedVersion, ...]
    counted: int
    roles: ShownRoles


def finding_page(
    store: Store, obligation: str, viewer: Viewer, now: datetime, *, book: Rulebook | None = None
) -> FindingShown:
    """The newest finding about an obligation, or how it stands where there is none. `book`: the rules in force.

    Refused (`NotThere.OBLIGATION`) in the same words where there is none of that key and where it is not theirs to see.
    """
    with store.read() as tx:
        known = _gathered(tx, obligation, now, book)
        if not _may_see(viewer, known):
            raise hidden(obligation)
        return _shown(tx, known, viewer)


def hidden(obligation: str) -> Refused:
    """That there is nothing of that key, for whoever must not learn whether there is."""
    return Refused(NotThere.OBLIGATION, obligation=obligation)


def _gathered(tx: Connection, obligation: str, now: datetime, book: Rulebook | None) -> KnownFinding:
    try:
        return gather(tx, obligation, now, book=book)
    except Refused as refused:
        # The nearest key would be one that somebody else answers for.
        raise hidden(obligation) from refused


def _may_see(viewer: Viewer, known: KnownFinding) -> bool:
    sight = sight_of(viewer, known.book.organisation, known.on)
    return sight.sees(known.verdict.owner, ObligationKey.parse(known.obligation).scope, _told(known))


def _told(known: KnownFinding) -> Collection[str]:
    """The posts that any mail about it has reached."""
    told = {post for episode in known.episodes for post in episode.told}
    return told | {sent.item.addressed for sent in known.notified if sent.has_left}


def _shown(tx: Connection, known: KnownFinding, viewer: Viewer) -> FindingShown:
    verdict, episode = known.verdict, known.episode
    keys = verdict.records
    deciding = posts_that_decide(viewer, known.book, known.on) if viewer.is_logged_in else ()
    return FindingShown(
        known=known,
        verdict=_published(known),
        posts=acting_posts(viewer, known.book.organisation, known.on),
        acts=open_acts(known, deciding),
        ahead=ahead_of(known.ladders, episode, verdict, known.book.calendar) if episode else None,
        reported=_reported(tx, keys) if keys else (),
        counted=len(keys),
        roles=ShownRoles.of(known.episodes, known.on),
    )


def _published(known: KnownFinding) -> Verdict:
    """As it may be shown after all that was judged of it before."""
    unit = known.verdict.unit
    before = [(judged.verdict.value, judged.verdict.numerator, judged.verdict.denominator) for judged in known.judged]
    return published(known.verdict, [cell_of(unit, *figures) for figures in before])


def _reported(tx: Connection, keys: Collection[str]) -> tuple[ReportedVersion, ...]:
    """The newest that counted, each with those that it replaced behind it."""
    versions: dict[str, list[RecordVersion]] = {}
    for version in records.versions_that_count(tx, sorted(keys)[-MOST_ASKED:]):
        versions.setdefault(version.key, []).append(version)
    newest_first = sorted(versions.values(), key=lambda each: max(one.rank for one in each), reverse=True)
    return tuple(
        ReportedVersion(version, counted=place == 0)
        for each in newest_first[:MOST_RECORDS]
        for place, version in enumerate(sorted(each, key=lambda one: one.rank, reverse=True))
    )
