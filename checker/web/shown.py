"""What does a page answer? Values that the frame lays out and sends. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}", re.ASCII)


def is_local(path: str) -> bool:
    """Does a path lead to a page of ours, whatever a browser makes of it? Only `/path`, never `//host` or `/\\host`."""
    return path.startswith("/") and path[1:2] not in {"/", "\\"} and path.isprintable() and "\\" not in path


@dataclass(frozen=True, slots=True)
class WebCookie:
    """A cookie of ours; its name begins with `__Host-`. `seconds` 0: it is taken away; None: until the browser ends."""

    name: str
    value: str
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A page. `title` is its heading and, with what stands in front of it, the title of the window.

    `heading`: the heading where it says more than the title. `before_title`: a state or a number, "(3)". `trail`: the
    pages above it (text, path). `values` are the template's. `german`: what the house
    has written in its own words, and nobody has translated, beside titles.
    """

    template: str
    title: str
    values: Mapping[str, object] = field(default_factory=dict)
    status: int = 200
    before_title: str = ""
    heading: str = ""
    trail: tuple[tuple[str, str], ...] = ()
    cookies: tuple[WebCookie, ...] = ()
    german: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SeeOther:
    """Done: the browser is sent to a page of ours, which says `message` (a code of `PAGE_MESSAGES`) with `facts`."""

    path: str
    message: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    cookies: tuple[WebCookie, ...] = ()

    def __post_init__(self) -> None:
        assert is_local(self.path), "nobody is sent to another host"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The browser is sent to the house's own log-in provider, and to no other host."""

    url: str
    cookies: tuple[WebCookie, ...] = ()


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody has logged in: the browser gets the secret of the new session and is sent on to a page of ours."""

    secret: str
    path: str
    cookies: tuple[WebCookie, ...] = ()

    def __post_init__(self) -> None:
        assert is_local(self.path), "nobody is sent to another host"


@dataclass(frozen=True, slots=True)
class SignedOut:
    """The session has ended: the browser forgets it and is sent to a page of ours."""

    path: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: a table, a calendar, a pack. The name is ASCII; `headers` are others of its answer."""

    file_name: str
    media_type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    status: int = 200

    def __post_init__(self) -> None:
        assert FILE_NAME.fullmatch(self.file_name), "a file's name needs no quoting"


PageAnswer = Shown | SeeOther | Elsewhere | SignedIn | SignedOut | Download
