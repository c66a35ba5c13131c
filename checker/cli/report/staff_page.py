"""From the list of what is kept about employees to its page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checker import __version__
from checker.domain.data_class import DataClass
from checker.pages import page_html
from checker.pages.staff_council import LinkPolicy, decided_about_links, kept_rows
from checker.wording.locales import Locale
from checker.wording.staff_texts import STAFF_PAGE

TEMPLATE = Path(__file__).with_name("staff.html.j2")


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
        rows=kept_rows(spans, locale),
        shown_as=words["shown_as"].split("|"),
        decided=decided_about_links(links, locale),
        not_kept=words["nothing"].split("|"),
    )
