"""From what a year's report rests on to its page."""

from __future__ import annotations

from pathlib import Path

from checker import __version__
from checker.cli.report.year_sections import Sections
from checker.pages import page_html
from checker.usecases.auditing.year_report import YearReport
from checker.usecases.judging.check import engine_name
from checker.wording.dates import day_text, instant_text
from checker.wording.locales import Locale
from checker.wording.rules_used import calendar_name, rules_sentence
from checker.wording.states import SIGNS

TEMPLATE = Path(__file__).with_name("year.html.j2")


def year_page(report: YearReport) -> str:
    """One HTML file in the language of the house."""
    book = report.checked.rulebook
    locale: Locale = book.language
    sections = Sections(report, locale)
    words, house = sections.words, book.organisation.organisation.name
    heading = words["title"].format(year=report.plan.year)
    on = day_text(report.checked.on, locale)
    return page_html(
        TEMPLATE,
        locale=locale,
        heading=heading,
        house=house,
        running_head=words["running"].format(year=report.plan.year, house=house, on=on),
        basis=_basis(report, sections),
        words=words,
        sections=sections,
        signs=SIGNS,
        checkpoint=report.checkpoint.note if report.checkpoint else "",
        rulebooks=[
            (each.number, instant_text(each.activated_at, locale), sections.role(each.by), each.sha256)
            for each in report.activations
        ],
    )


def _basis(report: YearReport, sections: Sections) -> list[tuple[str, str, bool]]:
    """What the report rests on: what it is called, its value, and whether that is a hash."""
    words, locale, checked = sections.words, sections.locale, report.checked
    plan, head = report.plan.head, report.head
    status = "plan_adopted" if plan.is_adopted(checked.on) else "plan_draft"
    adopted = day_text(plan.adopted_on, locale) if plan.adopted_on else ""
    known = instant_text(checked.known_at, locale)
    return [
        (words["plan"], words[status].format(title=plan.title, day=adopted), False),
        (words["on"], day_text(checked.on, locale), False),
        (words["known_at"], words["known"].format(instant=known, sequence=checked.sequence), False),
        (words["rules"], rules_sentence(checked.rules, checked.rulebook, locale), False),
        (words["rulebook"], checked.rulebook.sha256, True),
        (words["calendar"], calendar_name(checked.rulebook), False),
        (words["product"], words["engine"].format(version=__version__, engine=engine_name()), False),
        (words["head"], f"{head.seq}:{head.hash}" if head else words["no_head"], head is not None),
    ]
