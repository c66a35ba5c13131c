"""From the facts of a year to its page. Shell: reads the template and its style sheet beside this module.

The page fetches nothing: its content security policy allows its own style sheet, named by its hash, and no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from checker.domain.content_policy import policy_of
from checker.wording.dates import day_of_month_text, day_text
from checker.wording.locales import Locale
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.states import SIGNS
from checker.wording.year_review.facts import YearFacts
from checker.wording.year_review.sentences import sentences
from checker.wording.year_review.tables import by_goal, by_role
from checker.wording.year_review.timeline import MonthReview, timeline
from checker.wording.year_review.words import LABELS, STATES

HERE = Path(__file__).parent
LONGEST_BAR = 100


def build_page(facts: YearFacts, mails: str, locale: Locale) -> str:
    """The page's HTML. `mails` is the folder of the mails, as seen from the page."""
    style = (HERE / "look.css").read_text(encoding="utf-8")
    label = LABELS[locale]
    months = timeline(facts, locale)
    return _template().render(
        locale=locale,
        label=label,
        title=label["title"].format(first=day_text(facts.first, locale), last=day_text(facts.last, locale)),
        house=facts.house,
        policy=policy_of(style),
        # Ours, no input: the one thing on the page that is not escaped.
        style=Markup(style),
        sentences=sentences(facts, locale),
        tables=[
            ("goals", label["by_goal"], by_goal(facts, locale)),
            ("roles", label["by_role"], by_role(facts, locale)),
        ],
        months=months,
        most=_most(months),
        longest_bar=LONGEST_BAR,
        states=STATES[locale],
        signs=SIGNS,
        kinds=MAIL_KINDS[locale],
        day=lambda on: day_of_month_text(on, locale),
        link=lambda file, ending: quote(f"{mails}/{file}.{ending}"),
    )


def _most(months: Iterable[MonthReview]) -> int:
    """What the longest bar of the timeline stands for; at least 1, so that nothing is divided by none."""
    return (
        max((count for month in months for count in (month.worse, month.met, month.other, len(month.mails))), default=0)
        or 1
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(HERE), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html.j2")
