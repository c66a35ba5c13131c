"""From the list of what is kept about employees to its page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from checker import __version__
from checker.domain.data_class import DataClass
from checker.domain.staff_data import STAFF_DATA, KeptAboutStaff
from checker.pages import page_html
from checker.wording.locales import Locale
from checker.wording.retention_texts import CLASS_TEXTS
from checker.wording.span_text import span_text
from checker.wording.staff_texts import SEER_TEXTS, STAFF_PAGE, STAFF_TEXTS

TEMPLATE = Path(__file__).with_name("staff.html.j2")


# What the house has decided about links in mails: it has none, they ask for a log-in, or they act alone.
LinkPolicy = Literal["none", "log_in", "alone"]


def staff_page(house: str, locale: Locale, spans: Mapping[DataClass, str], links: LinkPolicy) -> str:
    """One HTML file. `spans` (ISO 8601) by class; a class without one is kept without end."""
    words = STAFF_PAGE[locale]
    return page_html(
        TEMPLATE,
        locale=locale,
        heading=words["title"],
        house=house,
        paper="landscape",
        words=words,
        version=words["version"].format(version=__version__),
        rows=[
            (
                *STAFF_TEXTS[locale][datum],
                _kept_for(kept, spans, locale),
                "; ".join(SEER_TEXTS[locale][seer] for seer in kept.seen_by),
                ", ".join(f"{table}.{column}" for table, columns in kept.columns.items() for column in columns),
            )
            for datum, kept in STAFF_DATA.items()
        ],
        shown_as=words["shown_as"].split("|"),
        decided=[words[f"links_{links}"], *((words["links_unseen"],) if links != "none" else ())],
        not_kept=words["nothing"].split("|"),
    )


def _kept_for(kept: KeptAboutStaff, spans: Mapping[DataClass, str], locale: Locale) -> str:
    words, data_class = STAFF_PAGE[locale], kept.data_class
    if data_class is None:
        return words["stays"]
    span = span_text(spans[data_class], locale) if data_class in spans else words["endless"]
    return words["of_class"].format(name=CLASS_TEXTS[locale][data_class], span=span)
