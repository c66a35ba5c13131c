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
from checker.domain.page_answer import AskedOnPage, OffersShown
from checker.domain.record import Agreement, RecordVersion
from checker.domain.refusal import NotThere, Refused
from checker.domain.report import in_force
from checker.domain.rulebook import Rulebook
from checker.domain.talk import AGREEMENTS, unit_of_measure
from checker.domain.verdict import Verdict
from checker.findings.page_rights import posts_that_decide
from checker.findings.shown_roles import ShownRoles
from checker.findings.visibility import acting_posts, sight_of
from checker.store import records
from checker.store.opening import Store
from checker.usecases.acting.findings import Ahead, ahead_of
from checker.usecases.acting.gathered import KnownFinding, RecordedFinding, gather, recorded_about
from checker.usecases.acting.open_acts import OpenAct, open_acts
from checker.usecases.answering.on_page import offers_in
from checker.usecases.answering.page_case import name_now
from checker.usecases.answering.page_house import PageHouse
from checker.usecases.answering.page_links import asked_of
from checker.usecases.reading.at_head import at_head
from checker.usecases.reading.talk_sheet import has_sheet
from checker.wording.locales import Locale
from checker.wording.small_cells import cell_of
from checker.wording.suppression import published

# Of what counted the newest records are told; a year of them is a list of its own.
MOST_RECORDS, MOST_ASKED = 12, 60
# What is kept while the journal does not grow.
FINDING, REPORTED = "finding", "reported"


@dataclass(frozen=True, slots=True)
class ReportedRecord:
    """A record that counted, in the version that did, and how many earlier versions of it count no more."""

    version: RecordVersion
    replaces: int


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding as one viewer may see it. `verdict` is the newest as it may be published.

    `posts` are those that the viewer acts for, `acts` what these may decide now. `ahead` is what comes next if nobody
    acts; None: nothing by itself. `reported` are the newest records that counted;
    `counted` says how many counted. `roles` says of whom it may still be told that they decided. `offers`: what the
    viewer may answer about it; None: nothing is asked of them. `measures` were agreed upon it, the newest last;
    a measure would be agreed at `measure_unit` (None: nothing follows one). `has_talk_sheet`: the viewer may open the
    sheet of this month's talk there.
    """

    known: KnownFinding
    verdict: Verdict
    posts: tuple[str, ...]
    acts: tuple[OpenAct, ...]
    ahead: Ahead | None
    reported: tuple[ReportedRecord, ...]
    counted: int
    roles: ShownRoles
    offers: OffersShown | None = None
    measures: tuple[Agreement, ...] = ()
    measure_unit: str | None = None
    has_talk_sheet: bool = False


@dataclass(frozen=True, slots=True)
class LinkShown:
    """What the link of a mail leads to. `finding` None: it is about a report, or not for this viewer to see."""

    offers: OffersShown
    finding: FindingShown | None


def finding_page(
    store: Store,
    obligation: str,
    viewer: Viewer,
    now: datetime,
    *,
    book: Rulebook | None = None,
    house: PageHouse | None = None,
    locale: Locale = "de",
) -> FindingShown:
    """The newest finding about an obligation, or how it stands where there is none. `book`: the rules in force.

    With what the viewer may answer, in a language, where the `house` has said how answers are taken on pages.
    Refused (`NotThere.OBLIGATION`) in the same words where there is none of that key and where it is not theirs to see.
    """
    with store.read() as tx:
        known = _gathered(tx, obligation, now, book)
        if not _may_see(viewer, known):
            raise hidden(obligation)
        offers = _offers(tx, known, viewer, house, locale) if house is not None else None
        return _shown(tx, known, viewer, offers)


def link_page(
    store: Store,
    asked: AskedOnPage,
    viewer: Viewer | None,
    house: PageHouse,
    now: datetime,
    *,
    book: Rulebook,
    locale: Locale = "de",
) -> LinkShown:
    """What a link asks, with its finding. Raises Refused where it is somebody else's to answer."""
    with store.read() as tx:
        known = _gathered_if_any(tx, name_now(asked.about, book), now, book)
        offers = offers_in(tx, asked, viewer, house, now, locale, known)
        looks = viewer or Viewer.by_link(asked.addressed)
        is_seen = known is not None and _may_see(looks, known)
        # What it rests on stands on the page of the finding.
        found = _shown(tx, known, looks, offers, with_records=False) if known is not None and is_seen else None
        return LinkShown(offers, found)


def _offers(
    tx: Connection, known: KnownFinding, viewer: Viewer, house: PageHouse, locale: Locale
) -> OffersShown | None:
    """What is asked of one of the viewer's posts. None: nothing is, of none of them."""
    if not viewer.is_logged_in or not known.is_owed:
        return None
    try:
        return offers_in(tx, asked_of(known, viewer), viewer, house, known.now, locale, known)
    except Refused:
        return None


def _gathered_if_any(tx: Connection, about: str, now: datetime, book: Rulebook) -> KnownFinding | None:
    """None: it is about a report, or about what was never judged."""
    try:
        return _known(tx, about, now, book)
    except Refused:
        return None


def _known(tx: Connection, obligation: str, now: datetime, book: Rulebook | None) -> KnownFinding:
    """What is recorded is read once while the journal does not grow."""
    kept = at_head(tx)

    def recorded(book: Rulebook) -> RecordedFinding:
        return kept.get((FINDING, obligation, book.sha256), lambda: recorded_about(tx, obligation, book))

    return gather(tx, obligation, now, book=book, recorded=recorded)


def hidden(obligation: str) -> Refused:
    """That there is nothing of that key, for whoever must not learn whether there is."""
    return Refused(NotThere.OBLIGATION, obligation=obligation)


def _gathered(tx: Connection, obligation: str, now: datetime, book: Rulebook | None) -> KnownFinding:
    try:
        return _known(tx, obligation, now, book)
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


def _shown(
    tx: Connection, known: KnownFinding, viewer: Viewer, offers: OffersShown | None, *, with_records: bool = True
) -> FindingShown:
    verdict, episode = known.verdict, known.episode
    keys = verdict.records
    unit = unit_of_measure(known.book, known.obligation, known.on)
    measures = _measures(tx, known.obligation, unit) if unit and with_records else ()
    deciding = posts_that_decide(viewer, known.book, known.on) if viewer.is_logged_in else ()
    return FindingShown(
        known=known,
        verdict=_published(known),
        posts=acting_posts(viewer, known.book.organisation, known.on),
        acts=open_acts(known, deciding),
        ahead=ahead_of(known.ladders, episode, verdict, known.book.calendar) if episode else None,
        reported=_reported_once(tx, keys) if keys and with_records else (),
        counted=len(keys),
        roles=ShownRoles.of(known.episodes, known.on),
        offers=offers,
        measures=measures,
        measure_unit=unit,
        has_talk_sheet=bool(unit and measures) and has_sheet(known.book, unit or "", viewer, known.on),
    )


def _measures(tx: Connection, obligation: str, unit: str) -> tuple[Agreement, ...]:
    """What was agreed upon an obligation's finding, the newest last."""
    versions = at_head(tx).get_lasting((AGREEMENTS, unit), lambda: records.counting_at(tx, [unit], [AGREEMENTS]))
    agreed = (version.record for version in in_force(versions))
    about = [one for one in agreed if isinstance(one, Agreement) and one.about == obligation]
    return tuple(sorted(about, key=lambda one: (one.agreed_on, one.agreement_id)))


def _published(known: KnownFinding) -> Verdict:
    """As it may be shown after all that was judged of it before."""
    unit = known.verdict.unit
    before = [(judged.verdict.value, judged.verdict.numerator, judged.verdict.denominator) for judged in known.judged]
    return published(known.verdict, [cell_of(unit, *figures) for figures in before])


def _reported_once(tx: Connection, keys: Collection[str]) -> tuple[ReportedRecord, ...]:
    return at_head(tx).get((REPORTED, tuple(keys)), lambda: _reported(tx, keys))


def _reported(tx: Connection, keys: Collection[str]) -> tuple[ReportedRecord, ...]:
    """The newest that counted, the newest first."""
    versions: dict[str, list[RecordVersion]] = {}
    for version in records.versions_that_count(tx, sorted(keys)[-MOST_ASKED:]):
        versions.setdefault(version.key, []).append(version)
    found = [ReportedRecord(max(each, key=lambda one: one.rank), len(each) - 1) for each in versions.values()]
    newest_first = sorted(found, key=lambda one: (one.version.rank, one.version.key), reverse=True)
    return tuple(newest_first[:MOST_RECORDS])
