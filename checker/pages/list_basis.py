"""What does that which a page or a file shows rest on? Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from checker.domain.clock import local_time
from checker.wording.dates import day_text
from checker.wording.list_texts import LIST_TEXTS
from checker.wording.locales import Locale

SHORT_HASH = 12


@dataclass(frozen=True, slots=True)
class ListBasis:
    """What a list rests on: the local day, the instant (UTC) and log entry until which all is known, the rulebook's
    SHA-256, and the house's name.
    """

    on: date
    known_at: datetime
    entry: int
    rulebook: str
    house: str


def known_text(basis: ListBasis, locale: Locale) -> str:
    """The instant and the log entry until which everything is known, for people; in local time."""
    at = local_time(basis.known_at)
    return LIST_TEXTS[locale]["entry"].format(day=day_text(at.date(), locale), time=f"{at:%H:%M}", seq=basis.entry)


def print_line(title: str, basis: ListBasis, locale: Locale) -> str:
    """What stands above a printed page, so that paper says as of when it is."""
    return LIST_TEXTS[locale]["print_line"].format(
        house=basis.house,
        title=title,
        on=day_text(basis.on, locale),
        known_at=known_text(basis, locale),
        rulebook=basis.rulebook[:SHORT_HASH],
    )
