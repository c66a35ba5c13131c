"""A house whose mails bear links to pages, walked to 23.05.2016, and served with the key that signed them.

Walked once a run of the tests; whoever takes it has a copy. What the mails bear is read from their bytes.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from checker.store import Store
from checker.usecases.telling.send import MailIdentity
from checker.web.guard import WebLimits
from checker.web.routes import page_routes
from notifications.link_key_file import LinkKeyFile
from notifications.link_tokens import LinkTokens
from tests.integration.a_house import ADOPTED_PLAN, NO_BUDGET, THE_POST_IS_FILLED, TO_THE_DISTRICT, edit
from tests.integration.walked_house import DOMAIN, NOON
from tests.made_once import made_once
from tests.stored import copied_store, url_of
from tests.web.pages_shown import FAULTY
from tests.web.plain_browser import PlainBrowser
from tests.web.served import ADDRESS, UNHURRIED, Served, house_over, served_house
from tests.web.store_dump import Dump, dump_but_for_looks
from tests.workspace import Workspace, make_workspace

MONDAYS = ("2016-04-04", "2016-04-11")
DAYS = (*MONDAYS, "2016-04-28", "2016-05-03", "2016-05-12", "2016-05-23")
FEW = ("kdu", "schnittstellen")
KEY_FILE = "links.key"
CONFIG = f'\n[web]\naddress = "{ADDRESS}"\nlink_key_file = "{KEY_FILE}"\n'
LINK = re.compile(re.escape(ADDRESS) + r"(/antwort/[\w.-]+)")
CRITERIA = "investigation-criteria-agreed/jobcenter/2016"


@dataclass(frozen=True)
class LinkedHouse:
    """Served, with its store and its mails."""

    served: Served
    place: Workspace

    def mails(self, to: str = "") -> list[EmailMessage]:
        """Those to a mailbox that begins so, the oldest first."""
        read = (
            message_from_bytes(path.read_bytes(), policy=policy.default)
            for path in self.place.folder.glob("mails/*.eml")
        )
        found = [mail for mail in read if isinstance(mail, EmailMessage) and str(mail["To"]).startswith(to)]
        return sorted(found, key=lambda mail: mail["Date"].datetime)

    def links(self, to: str = "") -> list[str]:
        """The paths of all links in mails to a mailbox, each once, in the order they left."""
        return list(dict.fromkeys(link for mail in self.mails(to) for link in links_in(mail)))

    def browser(self, *posts: str) -> PlainBrowser:
        return self.served.browser(*posts)

    def dump(self) -> Dump:
        return dump_but_for_looks(self.place.store)


def links_in(mail: EmailMessage) -> list[str]:
    """The paths of the links to answers that a mail bears, in its text or in its HTML."""
    parts = (mail.get_body((kind,)) for kind in ("plain", "html"))
    return [link for part in parts if part is not None for link in LINK.findall(part.get_content())]


@contextmanager
def linked_house(
    folder: Path,
    *,
    now: datetime = NOON,
    goals: Sequence[str] | None = FEW,
    limits: WebLimits = UNHURRIED,
    **settings: Any,
) -> Iterator[LinkedHouse]:
    """A copy of the walked house, served at an instant. `goals` None: all of the plan."""
    shutil.copytree(walked_with_links(goals), folder, dirs_exist_ok=True)
    place = Workspace(folder)
    store = Store.open(url_of(place.store), create=False)
    tokens = LinkTokens(ADDRESS, LinkKeyFile(folder / KEY_FILE).keys)
    identity = MailIdentity(f"zielwacht@{DOMAIN}", DOMAIN, links=tokens)
    house = replace(house_over(store, now, **settings), identity=lambda: identity)
    try:
        with served_house(house, (*page_routes(), *FAULTY), limits) as served:
            yield LinkedHouse(served, place)
    finally:
        store.close()


def walked_with_links(goals: Sequence[str] | None = FEW) -> Path:
    """The folder of the walked house, never written to."""
    name = "all" if goals is None else "-".join(goals)
    return made_once(f"linked-{name}", lambda folder: _walk(folder, goals))


def a_linked_store(folder: Path) -> AbstractContextManager[Store]:
    """A copy of its store alone, in a folder of one's own."""
    return copied_store(Workspace(walked_with_links()).store, folder)


def _walk(folder: Path, goals: Sequence[str] | None) -> None:
    place = make_workspace(folder, goals=goals)
    place.configure(more=CONFIG)
    edit(place.rules, ADOPTED_PLAN, THE_POST_IS_FILLED, TO_THE_DISTRICT, NO_BUDGET)
    assert place.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    for day in DAYS:
        done = place.run("tick", "--now", f"{day}T07:00")
        assert done.code == 0, done.err
