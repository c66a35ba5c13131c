"""Who looks at pages, how they came in, and what a role may see beyond its own? Pure; no names of persons.

Acts store roles. Who a member is stands in the table of members and in the access log, and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Right(StrEnum):
    """What a role may beside what it answers for; `rights` in organisation.yaml, and no other.

    `acknowledge`: it takes on findings of others. `read_all`: it sees every unit. `upload`: files, what is kept out of
    them, and their originals. `read_audit`: the log, originals, small counts as they are; each look is noted.
    `read_rules`: the rules and what is kept about staff, without figures of units (data protection, and who
    speaks for staff). `replay`: it has past days judged again.
    """

    ACKNOWLEDGE = "acknowledge"
    READ_ALL = "read_all"
    UPLOAD = "upload"
    READ_AUDIT = "read_audit"
    READ_RULES = "read_rules"
    REPLAY = "replay"


# Rights to see something; with the others a role decides.
LOOKS = frozenset({Right.READ_ALL, Right.READ_AUDIT, Right.READ_RULES, Right.REPLAY})


class LogInWay(StrEnum):
    """How somebody came in. `link`: by the link of a mail alone, so that nobody knows who it was.

    `console`: whoever may run commands on the machine opened a session there, to try the pages. `key`: a machine, by
    its access key.
    """

    PROXY = "proxy"
    OIDC = "oidc"
    PASSWORD = "password"
    CONSOLE = "console"
    KEY = "key"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at a page: the posts they hold (`role@unit`, of a role that exists once with the house's id).

    `member` is the number in the table of members; None: by a link alone. Whom they stand in for is not in `posts`:
    that depends on the day (`checker.findings.visibility.acting_posts`).
    """

    posts: tuple[str, ...]
    way: LogInWay
    member: int | None = None

    @classmethod
    def by_link(cls, post: str) -> Self:
        """Whoever opened a link of the mail to a post (`role@unit`), without a log-in."""
        return cls((post,), LogInWay.LINK)

    @property
    def is_logged_in(self) -> bool:
        return self.way is not LogInWay.LINK


@dataclass(frozen=True, slots=True)
class DoneOnPage:
    """That an act was done on a page: by whom, and of which version of what was looked at (empty: it has none)."""

    viewer: Viewer
    seen: str = ""


class AccessReason(StrEnum):
    """Why somebody looks into the access log. `request`: somebody asks what is kept of them."""

    INCIDENT = "incident"
    OBJECTION = "objection"
    AUDIT = "audit"
    PROCEEDINGS = "proceedings"
    REQUEST = "request"
