"""A forecast as a page to keep or print (A4, landscape), and as text for a terminal."""

from __future__ import annotations

from pathlib import Path

from checker import pages
from checker.cli.preview.plain_text import as_lines
from checker.domain.rulebook import Rulebook
from checker.pages import page_html
from checker.preview.forecast_parts import ForecastParts, Foreseen
from checker.preview.names import Ids, Names
from checker.wording.locales import Locale

TEMPLATE = Path(pages.__file__).with_name("parts.html.j2")


def as_html(this: Foreseen, other: Foreseen | None, locale: Locale) -> str:
    """One HTML file."""
    shown = ForecastParts(this, other, Names(_books(this, other), locale), locale)
    return page_html(
        TEMPLATE,
        locale=locale,
        heading=shown.heading,
        house=shown.names.house,
        paper="landscape",
        lead=shown.lead,
        facts=shown.facts,
        parts=shown.parts,
        foot=shown.words["foot"],
    )


def as_text(this: Foreseen, other: Foreseen | None) -> str:
    """For whoever runs it: keys and ids, as commands take them."""
    shown = ForecastParts(this, other, Ids(_books(this, other), "en"), "en")
    return "\n".join(as_lines(shown.heading, shown.lead, shown.parts))


def _books(this: Foreseen, other: Foreseen | None) -> tuple[Rulebook, ...]:
    return (this.book, other.book) if other else (this.book,)
