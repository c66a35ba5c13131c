"""What does every page have in common? Edge: reads the shared frame, style sheet and charts beside this module.

A page is a template that extends `frame.html.j2` and fills its blocks; `charts.html.j2` draws. On paper it is A4, black
on white, with the running head on each sheet and the sheets numbered. Its content security policy allows its own style
sheet, named by its hash, and no more. Same input, same bytes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.domain.content_policy import policy_of

Paper = Literal["portrait", "landscape"]
HERE = Path(__file__).parent
# The words of the frame itself, by language.
FRAME_WORDS = {
    "de": {"skip": "Zum Inhalt", "contents": "Inhalt", "to_the_top": "Nach oben"},
    "en": {"skip": "To the content", "contents": "Contents", "to_the_top": "Back to the top"},
}
SHEETS = """
@page {{
  size: A4 {paper}; margin: 18mm 14mm 16mm;
  @top-left {{ content: {running}; font: 8pt Arial, Helvetica, sans-serif; color: #000; }}
  @bottom-right {{ content: counter(page) " / " counter(pages); font: 8pt Arial, Helvetica, sans-serif; color: #000; }}
}}
"""


def page_html(
    template: Path,
    *,
    locale: str,
    heading: str,
    house: str,
    running_head: str = "",
    paper: Paper = "portrait",
    **values: object,
) -> str:
    """The page that a template makes of `values`. The template lies outside; the frame adds `locale`, `heading`,
    `house`, `title`, `paper`, `style`, `policy` and `frame` (its own words). Without a running head of its own each
    sheet bears heading and house.
    """
    sheets = SHEETS.format(paper=paper, running=css_text(running_head or f"{heading}, {house}"))
    style = (HERE / "look.css").read_text(encoding="utf-8") + sheets
    return (
        _environment(template.parent)
        .get_template(template.name)
        .render(
            values,
            locale=locale,
            heading=heading,
            house=house,
            title=f"{heading} – {house}",
            paper=paper,
            frame=FRAME_WORDS["en" if locale == "en" else "de"],
            policy=policy_of(style),
            # Ours but for the running head, of which only letters and digits are left as they are.
            style=Markup(style),
        )
    )


def css_text(text: str) -> str:
    """A text as a string of CSS that can end neither itself nor the style sheet."""
    shown = "".join(each if each.isalnum() or each == " " else f"\\{ord(each):x} " for each in text)
    return f'"{shown}"'


@cache
def _environment(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader([folder, HERE]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
