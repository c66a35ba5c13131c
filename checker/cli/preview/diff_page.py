"""A change preview as a page to keep or print (A4, landscape), and as a ticket's text."""

from __future__ import annotations

from pathlib import Path

from checker import pages
from checker.pages import page_html
from checker.pages.markdown import markdown
from checker.pages.parts import PagePart
from checker.preview.diff_parts import DiffParts

TEMPLATE = Path(pages.__file__).with_name("parts.html.j2")


def as_html(shown: DiffParts) -> str:
    """One HTML file."""
    return page_html(
        TEMPLATE,
        locale=shown.locale,
        heading=shown.heading,
        house=shown.names.house,
        paper="landscape",
        lead=shown.lead,
        facts=shown.facts,
        parts=shown.parts,
        foot=shown.words["foot"],
    )


def as_markdown(shown: DiffParts) -> str:
    """Short enough for a ticket: long tables are cut, and say so."""
    facts = tuple(f"{name}: {value}" for name, value, _ in shown.facts)
    basis = PagePart("basis", shown.words["basis"], points=facts)
    said = {"more": shown.words["more"], "nothing": shown.words["nothing_in"]}
    return markdown(shown.heading, shown.lead, (*shown.parts, basis), **said)
