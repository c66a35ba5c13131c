"""What are the regions with a calendar called? Pure: their names in German, which are what people type."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.regions import REGIONS

REGION_NAMES: Mapping[str, str] = {
    "BB": "Brandenburg", "BE": "Berlin", "BW": "Baden-Württemberg", "BY": "Bayern", "HB": "Bremen", "HE": "Hessen",
    "HH": "Hamburg", "MV": "Mecklenburg-Vorpommern", "NI": "Niedersachsen", "NW": "Nordrhein-Westfalen",
    "RP": "Rheinland-Pfalz", "SH": "Schleswig-Holstein", "SL": "Saarland", "SN": "Sachsen", "ST": "Sachsen-Anhalt",
    "TH": "Thüringen",
    "AT-1": "Burgenland", "AT-2": "Kärnten", "AT-3": "Niederösterreich", "AT-4": "Oberösterreich", "AT-5": "Salzburg",
    "AT-6": "Steiermark", "AT-7": "Tirol", "AT-8": "Vorarlberg", "AT-9": "Wien",
    "CH-AG": "Aargau", "CH-AI": "Appenzell Innerrhoden", "CH-AR": "Appenzell Ausserrhoden", "CH-BE": "Bern",
    "CH-BL": "Basel-Landschaft", "CH-BS": "Basel-Stadt", "CH-FR": "Freiburg", "CH-GE": "Genf", "CH-GL": "Glarus",
    "CH-GR": "Graubünden", "CH-JU": "Jura", "CH-LU": "Luzern", "CH-NE": "Neuenburg", "CH-NW": "Nidwalden",
    "CH-OW": "Obwalden", "CH-SG": "St. Gallen", "CH-SH": "Schaffhausen", "CH-SO": "Solothurn", "CH-SZ": "Schwyz",
    "CH-TG": "Thurgau", "CH-TI": "Tessin", "CH-UR": "Uri", "CH-VD": "Waadt", "CH-VS": "Wallis", "CH-ZG": "Zug",
    "CH-ZH": "Zürich",
}  # fmt: skip


def region_words() -> tuple[str, ...]:
    """All that a region may be called: codes and names."""
    return (*REGIONS, *REGION_NAMES.values())


def region_meant(said: str) -> str | None:
    """The code of a region by its code or name, in whatever case. None: there is none of that name."""
    by_word = {name.casefold(): code for code, name in REGION_NAMES.items()}
    by_word |= {code.casefold(): code for code in REGIONS}
    by_word |= {f"de-{code}".casefold(): code for code in REGIONS if "-" not in code}
    return by_word.get(said.strip().casefold())
