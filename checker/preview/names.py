"""What are obligations, roles and reports called, where one or two rulebooks know them? Pure.

The first rulebook that knows something names it; what none knows is called by its id.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.domain.obligation_key import ObligationKey
from checker.domain.period import Period
from checker.domain.post import Post
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.wording.dates import period_text
from checker.wording.locales import Locale
from checker.wording.titles import titled
from checker.wording.year_report_texts import YEAR_REPORT


@dataclass(frozen=True, slots=True)
class Names:
    books: tuple[Rulebook, ...]
    locale: Locale

    @property
    def house(self) -> str:
        return self.books[0].organisation.organisation.name

    def obligation(self, about: str) -> str:
        """The target with its month or request, and the unit: "Fehlerquote, März 2016 (the unit)".

        Mails are also about reports (`sender/profile/period`), and about what has no name but its key.
        """
        try:
            key = ObligationKey.parse(about)
            period = Period.parse(key.period)
        except ValueError:
            return about
        rule = self._rule_of(key.rule, period.end.year)
        if rule is not None:
            return f"{titled(rule.short_title_in(self.locale), rule, period, self.locale)} ({self.unit(key.scope)})"
        report = self.report(key.rule, key.scope)
        return (
            about if report == key.scope else f"{report}, {period_text(period, self.locale)} ({self.sender(key.rule)})"
        )

    def rule(self, rule_id: str, year: int | None = None) -> str:
        rule = self._rule_of(rule_id, year)
        return rule.short_title_in(self.locale) if rule else rule_id

    def role(self, role_id: str) -> str:
        found = next((role for book in self.books if (role := book.organisation.role(role_id))), None)
        # Who runs the program is a role of every house, also where none of its own sees to it.
        return found.title_in(self.locale) if found else YEAR_REPORT[self.locale].get(f"role_{role_id}", role_id)

    def brief(self, role_id: str) -> str:
        """A role where there is little room."""
        found = next((role for book in self.books if (role := book.organisation.role(role_id))), None)
        return (found.short_title_in(self.locale) or found.title_in(self.locale)) if found else role_id

    def post(self, text: str) -> str:
        """A role, with its unit where the house has several of it."""
        post = Post.parse(text)
        if not post.unit or post.unit == self.books[0].organisation.organisation.id:
            return self.role(post.role)
        return f"{self.role(post.role)}, {self.unit(post.unit)}"

    def unit(self, unit_id: str) -> str:
        for book in self.books:
            house = book.organisation
            if unit_id == house.organisation.id:
                return house.organisation.name
            if found := house.find(unit_id):
                return found[1].name
        return unit_id

    def sender(self, sender_id: str) -> str:
        known = (file.sender for book in self.books for file in book.senders)
        return next((one.title for one in known if one.id == sender_id), sender_id)

    def report(self, sender_id: str, profile_id: str) -> str:
        profiles = (
            profile
            for book in self.books
            for file, profile in book.profiles()
            if file.sender.id == sender_id and profile.id == profile_id
        )
        return next((profile.title for profile in profiles), profile_id)

    def _rule_of(self, rule_id: str, year: int | None) -> Rule | None:
        for book in self.books:
            if planned := book.rule(rule_id, year) or book.rule(rule_id):
                return planned.rule
        return None


@dataclass(frozen=True, slots=True)
class Ids(Names):
    """What commands take: keys and ids, as they stand."""

    def obligation(self, about: str) -> str:
        return about

    def rule(self, rule_id: str, year: int | None = None) -> str:  # noqa: ARG002 - as its parent is asked
        return rule_id

    def role(self, role_id: str) -> str:
        return role_id

    def brief(self, role_id: str) -> str:
        return role_id

    def post(self, text: str) -> str:
        return text

    def sender(self, sender_id: str) -> str:
        return sender_id

    def report(self, sender_id: str, profile_id: str) -> str:  # noqa: ARG002 - as its parent is asked
        return profile_id
