"""Does a text name a person, or a mailbox that is not plainly a role's? Pure. A thin screen, as that of record files.

An address is a role's when each word of it is one of the house's: of a role's id or title, of a unit, of the house.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checker.domain.record_problem import PersonalData
from checker.domain.rulebook import Rulebook
from checker.records.privacy import content_suspicion

ADDRESS = re.compile(r"([A-Za-z0-9._%+'-]+)@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
# What stands before the @ in a Message-ID of ours, which mails also bear in their links.
MESSAGE_ID = re.compile(r"[a-z2-7]{32}")
SHORTEST_PART = 4
SHORTEST_NAME = 3
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
# Ours, and what senders write before the day that a file is of.
PRODUCT, STAND = "zielwacht", "stand"


@dataclass(frozen=True, slots=True)
class HouseWords:
    """The words by which a house calls its roles and units."""

    words: frozenset[str]

    @classmethod
    def of(cls, book: Rulebook) -> HouseWords:
        organisation = book.organisation
        said = [PRODUCT, STAND, organisation.organisation.id, organisation.organisation.name]
        for sender, profile in book.profiles():
            said += [sender.sender.id, profile.id, profile.file.format, *profile.file.name]
        for role in organisation.roles:
            said += [role.id, role.title, role.short_title or "", role.title_en or ""]
        for _, unit in organisation.every_unit():
            said += [unit.id, unit.name, *unit.aliases]
        return cls(frozenset(word for text in said for word in _words(text)))

    def is_plain(self, name: str) -> bool:
        """Is a file called by words of the house and its profiles alone? Whatever else stands there may be a name."""
        return all(len(word) < SHORTEST_NAME or self.knows(word) for word in _words(name))

    def knows(self, word: str) -> bool:
        """Is it a word of the house, or so long a part of one that it is no name by chance?"""
        return word in self.words or (len(word) >= SHORTEST_PART and any(word in known for known in self.words))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower().translate(UMLAUTS))


def names_somebody(texts: Iterable[str], house: HouseWords) -> bool:
    """Does one of these texts name a person, or an address that is not plainly a role's?"""
    return any(_names_somebody(text, house) for text in texts)


def _names_somebody(text: str, house: HouseWords) -> bool:
    for address in ADDRESS.finditer(text):
        if not MESSAGE_ID.fullmatch(address[1]) and not all(map(house.knows, _words(address[1]))):
            return True
    suspicion = content_suspicion(ADDRESS.sub(" ", text))
    return suspicion is not None and suspicion is not PersonalData.EMAIL
