"""What does a key open, of what its post may? Pure: which page's rights each scope asks for.

A key never sees more than whoever holds its post, and of that only what its scopes name. The column `machine` of the
rights table says which posts may have a key for a page; what brings something asks for the act besides. ADR 0114.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from checker.domain.access import LogInWay, Viewer
from checker.domain.access_key import AccessKey, KeyScope
from checker.findings.entering import EnteringHouse
from checker.findings.page_rights import NOBODY, PAGE_RIGHTS, PageAct, PageId, groups_of


class OpenedBy(NamedTuple):
    """The page whose rights a scope asks for, and what it brings there; None: it only reads."""

    page: PageId
    act: PageAct | None = None


SCOPE_RIGHTS: Mapping[KeyScope, OpenedBy] = {
    KeyScope.VERDICTS: OpenedBy(PageId.OBLIGATION),
    KeyScope.FINDINGS: OpenedBy(PageId.FINDINGS),
    KeyScope.OBLIGATIONS: OpenedBy(PageId.OBLIGATION),
    KeyScope.CALENDAR: OpenedBy(PageId.CALENDAR),
    KeyScope.IMPORTS: OpenedBy(PageId.INBOX),
    KeyScope.RULEBOOK: OpenedBy(PageId.RULES),
    KeyScope.RECORDS: OpenedBy(PageId.INBOX, PageAct.UPLOAD_FILE),
    # A single fact is a record like those of a file.
    KeyScope.FACTS: OpenedBy(PageId.INBOX, PageAct.UPLOAD_FILE),
    KeyScope.METRICS: OpenedBy(PageId.OPERATION),
    KeyScope.FEED: OpenedBy(PageId.CALENDAR),
}


def viewer_by(key: AccessKey) -> Viewer:
    """Who looks when that key is sent: its post, and nobody in person."""
    return Viewer((key.post,), LogInWay.KEY)


def opens(scope: KeyScope, post: str, house: EnteringHouse, on: date) -> bool:
    """Does a key of a post open that on a day? Not where the post is vacant, or exists no more."""
    page, act = SCOPE_RIGHTS[scope]
    row = PAGE_RIGHTS[page]
    groups = groups_of(Viewer((post,), LogInWay.KEY), house, on)
    taking = row.feed if scope is KeyScope.FEED else row.machines
    return bool(row.opens & groups and taking & groups) and (act is None or bool(row.acts.get(act, NOBODY) & groups))


def openable(post: str, house: EnteringHouse, on: date) -> tuple[KeyScope, ...]:
    """The scopes that a key of a post may have."""
    return tuple(scope for scope in KeyScope if opens(scope, post, house, on))
