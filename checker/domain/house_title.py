"""What does the house call those whom sentences name by what they do, not by a role? Pure.

Titles stand in sentences with article and case, which no program can find: the house writes them down.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from checker.domain.model import Frozen

LONGEST = 60
Case = Literal["nominative", "dative"]


def plain_word(given: str) -> str:
    """The word, if it has no blank at its ends and no sign that would be taken for markup."""
    if given != given.strip():
        raise ValueError(f"'{given}' has a blank at one of its ends")
    if set(given) & set("<>{}`*_"):
        raise ValueError(f"'{given}' has a sign that a mail or page would take for markup")
    return given


ShownWord = Annotated[str, Field(min_length=1, max_length=LONGEST), AfterValidator(plain_word)]


class GermanTitle(Frozen):
    """With its article, in each case that sentences ask for: "die Geschäftsleitung", "der Geschäftsleitung"."""

    nominative: ShownWord
    dative: ShownWord
    plural: bool = False


class EnglishTitle(Frozen):
    """With its article where it has one: "the management"."""

    name: ShownWord
    plural: bool = False


class HouseTitle(Frozen):
    """One title in both languages."""

    de: GermanTitle
    en: EnglishTitle

    def words(self, locale: str, case: Case = "nominative") -> str:
        """The title with its article; English has one form for all cases."""
        return self.en.name if locale == "en" else getattr(self.de, case)

    def is_plural(self, locale: str) -> bool:
        return self.en.plural if locale == "en" else self.de.plural


class HouseTitles(Frozen):
    """The titles that mails use; without one, a sentence says the same without naming anybody.

    `management` is who releases letters that leave the house, `agreed_with` those outside with whom targets are agreed.
    """

    management: HouseTitle | None = None
    agreed_with: HouseTitle | None = None


NO_TITLES = HouseTitles.model_construct()
