"""Which regions have a calendar, and what is kept in only some of their communes, or by time limits alone? Pure.

A German Land is written as in ISO 3166-2 without DE-, an Austrian Land and a Swiss canton with their country: NW, AT-9,
CH-ZH. The holidays of a region are those of its law; a local one counts where a house declares it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from checker.domain.yearly_day import YearlyDay

Land = Literal["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"]
AustrianLand = Literal["AT-1", "AT-2", "AT-3", "AT-4", "AT-5", "AT-6", "AT-7", "AT-8", "AT-9"]
Canton = Literal[
    "CH-AG", "CH-AI", "CH-AR", "CH-BE", "CH-BL", "CH-BS", "CH-FR", "CH-GE", "CH-GL", "CH-GR", "CH-JU", "CH-LU", "CH-NE",
    "CH-NW", "CH-OW", "CH-SG", "CH-SH", "CH-SO", "CH-SZ", "CH-TG", "CH-TI", "CH-UR", "CH-VD", "CH-VS", "CH-ZG", "CH-ZH",
]  # fmt: skip
Region = Literal[Land, AustrianLand, Canton]
REGIONS: tuple[str, ...] = get_args(Region)
LocalId = Literal["assumption_day", "augsburg_peace_festival", "corpus_christi", "good_friday", "christmas_eve"]


@dataclass(frozen=True, slots=True)
class LocalHoliday:
    """A day that moves due days in a part of the region, by its name in both languages; `law` says where it stands."""

    id: LocalId
    de: str
    en: str
    every: YearlyDay
    law: str

    def name(self, language: str) -> str:
        return self.en if language == "en" else self.de


_BAVARIA = (
    LocalHoliday("assumption_day", "Mariä Himmelfahrt", "Assumption Day", "08-15", "Art. 1 Abs. 1 Nr. 2 BayFTG"),
    LocalHoliday(
        "augsburg_peace_festival",
        "Augsburger Hohes Friedensfest",
        "Augsburg Peace Festival",
        "08-08",
        "Art. 1 Abs. 2 BayFTG",
    ),
)
_SAXONY = (
    LocalHoliday(
        "corpus_christi", "Fronleichnam", "Corpus Christi", "easter+60", "§ 1 Abs. 1 SächsSFG, FronleichnamsVO"
    ),
)
_THURINGIA = (
    LocalHoliday("corpus_christi", "Fronleichnam", "Corpus Christi", "easter+60", "§ 2 Abs. 2, § 10 Abs. 1 ThürFGtG"),
)
# No holidays, yet no time limit of an Austrian authority ends on them.
_AUSTRIA = (
    LocalHoliday("good_friday", "Karfreitag", "Good Friday", "easter-2", "§ 33 Abs. 2 AVG"),
    LocalHoliday("christmas_eve", "Heiliger Abend", "Christmas Eve", "12-24", "§ 33 Abs. 2 AVG"),
)
LOCAL_HOLIDAYS: Mapping[str, tuple[LocalHoliday, ...]] = {
    "BY": _BAVARIA,
    "SN": _SAXONY,
    "TH": _THURINGIA,
    **dict.fromkeys(get_args(AustrianLand), _AUSTRIA),
}


def local_holidays(region: str) -> Mapping[str, LocalHoliday]:
    """By its id, what a house of that region may declare; empty where the whole region keeps the same days."""
    return {holiday.id: holiday for holiday in LOCAL_HOLIDAYS.get(region, ())}


def country_and_part(region: str) -> tuple[str, str]:
    """The country and the region within it, as in ISO 3166-2: ("DE", "NW"), ("AT", "9")."""
    country, dash, part = region.partition("-")
    return (country, part) if dash else ("DE", region)
