"""A browser that goes from page to page of a served house, each opened once and asked many things."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from checker.usecases.access.members import invite
from checker.web import cookies
from tests.web.chromium import Visitor, chromium
from tests.web.page_checks import every_objection
from tests.web.pages_shown import PageShown
from tests.web.served import Served, signed_in
from tests.web.web_walk import served_walk


@dataclass
class Tour:
    """One browser over one served house. A page is opened once for all that is asked of it."""

    served: Served
    browser: Any
    locale: str = "de"
    visitors: dict[tuple[tuple[str, ...], bool], Visitor] = field(default_factory=dict)
    opened: dict[str, Any] = field(default_factory=dict)
    objected: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def page(self, shown: PageShown) -> Any:
        if shown.name not in self.opened:
            page = self.visitor(shown.posts, is_member=shown.is_member).page()
            page.goto(self.served.address + shown.at(self.served))
            if shown.then is not None:
                shown.then(page)
            self.opened[shown.name] = page
        return self.opened[shown.name]

    def visitor(self, posts: tuple[str, ...], *, is_member: bool = False) -> Visitor:
        """Somebody who holds these posts, logged in; nobody in particular where there are none."""
        if (posts, is_member) not in self.visitors:
            visitor = Visitor(self.browser, host=f"127.0.0.1:{self.served.port}")
            given = {cookies.LANGUAGE: self.locale}
            if posts:
                house = self.served.house
                member = (
                    invite(house.store, "mmuster", posts, "administration", house.clock.now()) if is_member else None
                )
                given[cookies.SESSION] = signed_in(house, *posts, member=member.member.number if member else None)
            for name, value in given.items():
                visitor.give_cookie(self.served.address, name, value)
            self.visitors[posts, is_member] = visitor
        return self.visitors[posts, is_member]

    def objections(self, shown: PageShown, item: str) -> list[str]:
        """What the page has against it by an item; all items are asked once."""
        if shown.name not in self.objected:
            self.objected[shown.name] = every_objection(self.page(shown))
        return self.objected[shown.name][item]

    @property
    def foreign(self) -> list[str]:
        return [url for visitor in self.visitors.values() for url in visitor.foreign]

    @property
    def blocked(self) -> list[str]:
        return [text for visitor in self.visitors.values() for text in visitor.blocked]


@contextmanager
def tour(locale: str = "de") -> Iterator[Tour]:
    """A browser and a house for a module."""
    with TemporaryDirectory() as folder, served_walk(Path(folder) / "house") as served, chromium() as browser:
        yield Tour(served, browser, locale)
