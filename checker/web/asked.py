"""What did a browser ask for? The request as plain values, so that whoever answers needs no server. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from checker.domain.refusal import Refused
from checker.pages.address_query import AddressQuery

if TYPE_CHECKING:
    from checker.store.spool import SpooledFile


@dataclass(frozen=True, slots=True)
class WebRequest:
    """A request. `peer` is the TCP peer; header names are in lower case, in the order they came, also doubled ones."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: tuple[tuple[str, str], ...] = ()
    cookies: Mapping[str, str] = field(default_factory=dict)
    peer: str = ""

    @property
    def address(self) -> str:
        """The path with what is asked of it, as a link to the same page has it."""
        pairs = self.query.pairs if isinstance(self.query, AddressQuery) else tuple(self.query.items())
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    def all_of(self, name: str) -> tuple[str, ...]:
        """Every value of a header (lower case)."""
        return tuple(value for known, value in self.headers if known == name)

    def header(self, name: str) -> str | None:
        """The value of a header; None where there is none, or more than one."""
        values = self.all_of(name)
        return values[0] if len(values) == 1 else None


@dataclass(frozen=True, slots=True)
class PostedFile:
    """The file of a form, as its sender calls it. `content` None: it is not taken, and `refused` says why.

    It is open as long as the request is in hand.
    """

    name: str
    content: SpooledFile | None
    refused: Refused | None = None

    def close(self) -> None:
        if self.content is not None:
            self.content.close()


@dataclass(frozen=True, slots=True)
class PostedForm:
    """The fields of a form, in the order they came. A GET has an empty one. Texts are as they were typed.

    `file` None: none came with it.
    """

    fields: tuple[tuple[str, str], ...] = ()
    file: PostedFile | None = None

    def get(self, name: str, default: str = "") -> str:
        """The first value of a field, without blanks around it."""
        return next((value.strip() for known, value in self.fields if known == name), default)

    def as_typed(self, name: str) -> str:
        """The first value of a field with the blanks around it: those around a password belong to it."""
        return next((value for known, value in self.fields if known == name), "")

    def without(self, *names: str) -> PostedForm:
        return PostedForm(tuple(each for each in self.fields if each[0] not in names), self.file)

    def __contains__(self, name: object) -> bool:
        return any(known == name for known, _ in self.fields)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(name for name, _ in self.fields))

    def __bool__(self) -> bool:
        return bool(self.fields)

    def without_file(self) -> PostedForm:
        """What can be kept when the request is over."""
        return PostedForm(self.fields)

    def close(self) -> None:
        """Nothing is left of its file."""
        if self.file is not None:
            self.file.close()


NO_FORM = PostedForm()
NO_REQUEST = WebRequest("GET", "/")
