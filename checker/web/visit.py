"""Who looks at which page, when and in which language? What a page's handler is given. Pure but for the store in it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checker.configuration import WebSettings
from checker.domain.access import Right, Viewer
from checker.domain.clock import Clock, local_day
from checker.domain.data_class import DataClass
from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.post import Post
from checker.domain.rulebook import Rulebook
from checker.findings.page_rights import Groups, PageId, admits
from checker.findings.visibility import sight_of
from checker.pages.list_basis import ListBasis
from checker.store.opening import Store
from checker.web.asked import NO_FORM, NO_REQUEST, PostedForm, WebRequest
from checker.web.kept_entries import KeptEntries
from checker.web.stored_sessions import StoredSessions
from checker.web.trial import TrialLink
from checker.wording.locales import Locale

if TYPE_CHECKING:
    from checker.usecases.auditing.checkpoints import Signing
    from checker.usecases.running.kept_status import KeptStatus, StatusThen
    from checker.usecases.telling.send import MailIdentity
    from checker.web.log_in.oidc_log_in import OidcLogIn
    from checker.web.log_in.proxy_log_in import ProxyLogIn


class LogInNeeded(Exception):
    """A page that needs a log-in was asked for without one: the frame shows the log-in and comes back."""


@dataclass(frozen=True, slots=True)
class WebHouse:
    """What the pages are made over: opened once, at the start. `key` signs what only this process must believe.
    `spans`: how long each class of content is kept (ISO 8601); of what is not in it nothing is deleted.

    `is_rehearsed`: the clock is not the machine's, and every page says so. `trial`: the link to try the pages.
    `rules` is the folder whose rules are previewed and put in force; None: these pages know none.
    `is_watched`: a monitor outside hears of each good round, so that fewer mails say that all is well.
    `proxy` None: no header is believed, and sessions hold without one. `oidc` None: there is no provider.
    """

    store: Store
    settings: WebSettings
    clock: Clock
    sessions: StoredSessions
    proxy: ProxyLogIn | None = None
    oidc: OidcLogIn | None = None
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    kept: KeptEntries = field(default_factory=KeptEntries)
    is_rehearsed: bool = False
    trial: TrialLink | None = None
    spans: Mapping[DataClass, str] = field(default_factory=dict)
    # What `status` says, as pages ask for it. None: nobody can say.
    status: KeptStatus | None = None
    rules: Path | None = None
    is_watched: bool = False
    # How large a file may be that comes over the pages.
    file_limits: FileLimits = STARTER
    # By which key a checkpoint is signed that a pack rests on; None: none is made for it.
    signing: Signing | None = None
    # From whom mails are, and by which templates: asked for by the pages that need it, as it takes its time to load.
    identity: Callable[[], MailIdentity] = field(default=lambda: _identity_of_nobody())

    def status_at(self, now: datetime) -> StatusThen | None:
        """What `status` is known to say at an instant (aware). None: nobody could look."""
        return self.status.at(now) if self.status is not None else None


def _identity_of_nobody() -> MailIdentity:
    from checker.usecases.telling.send import MailIdentity

    return MailIdentity("zielwacht@localhost", "localhost")


@dataclass(frozen=True, slots=True)
class Visit:
    """One request to one page. `now` was read once; `viewer` None: nobody has logged in.

    `path` are the parts of the address that its pattern names. `book` is the rulebook in force with the absences
    known: without one there is no page. `groups` are what the reader is there (`page_rights`). `kept` are entries of a
    form that was sent when the session had ended: the page shows its form again, filled, and does nothing.
    `session` is the secret of the session, and `mark` what tells it from others of the same member. `entry` is the
    number of the log's last entry at the time.
    """

    house: WebHouse
    viewer: Viewer | None
    locale: Locale
    now: datetime
    book: Rulebook
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: PostedForm = NO_FORM
    request: WebRequest = NO_REQUEST
    groups: Groups = frozenset()
    kept: PostedForm = NO_FORM
    session: str | None = field(default=None, repr=False)
    mark: str = ""
    entry: int = 0

    @property
    def signed_in(self) -> Viewer:
        """Whoever has logged in. LogInNeeded, which leads there and back, where nobody has."""
        if self.viewer is None or not self.viewer.is_logged_in:
            raise LogInNeeded
        return self.viewer

    def post_with(self, right: Right) -> str | None:
        """The first of the posts that whoever has logged in acts for whose role has that right."""
        organisation = self.book.organisation
        for post in sight_of(self.signed_in, organisation, self.on).posts:
            role = organisation.role(Post.parse(post).role)
            if role is not None and right in role.rights:
                return post
        return None

    def is_admitted_to(self, page: PageId) -> bool:
        """May whoever looks open that page? LogInNeeded where nobody has logged in."""
        _ = self.signed_in
        return admits(page, self.groups)

    @property
    def entered(self) -> PostedForm:
        """What a form shows in its fields: what was just sent, or what was sent before the log-in."""
        return self.form or self.kept

    @property
    def basis(self) -> ListBasis:
        """What all that is shown rests on."""
        book = self.book
        return ListBasis(self.on, self.now, self.entry, book.sha256, book.organisation.organisation.name)

    @property
    def on(self) -> date:
        """The local day."""
        return local_day(self.now)
