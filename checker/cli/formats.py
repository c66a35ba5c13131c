"""A check as JSON, CSV or JUnit: the same verdicts for people and for other programs."""

from __future__ import annotations

import json
from typing import Any

from checker import __version__
from checker.cli import junit
from checker.cli.accounts import account_json
from checker.cli.table import counts, worst_first
from checker.domain.verdict import State, Verdict
from checker.pages.csv_text import csv_text
from checker.usecases.judging.check import Checked, engine_name
from checker.wording.check_page import CHECK_PAGE, COLUMNS
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.mail_texts import place_in_plan
from checker.wording.present import present, value_and_counts
from checker.wording.reasons import because, required_text
from checker.wording.rules_used import calendar_name, rules_json
from checker.wording.states import SIGNS, state_text
from checker.wording.titles import titled

SCHEMA = "zielwacht/check/1"
# What the store knows beside some files.
WOULD_ADD = ("earlier_periods", "corrections", "withdrawals", "decisions")


def as_json(checked: Checked) -> str:
    """The object of the design's contract, indented; byte-identical for the same input."""
    return json.dumps(_document(checked), ensure_ascii=False, indent=1)


def _document(checked: Checked) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "on": checked.on.isoformat(),
        "known_at": {"instant": checked.known_at.isoformat(), "sequence": checked.sequence},
        "rulebook": checked.rulebook.sha256,
        "engine": engine_name(),
        "calendar": calendar_name(checked.rulebook),
        "rules": rules_json(checked.rules, checked.rulebook),
        "history": None if checked.has_history else {"would_add": WOULD_ADD, "text": no_history(checked)},
        "only": checked.only,
        "summary": counts(checked.verdicts),
        "import": [account_json(read) for read in checked.imports],
        "verdicts": [present(verdict, checked.rulebook.language) for verdict in checked.published],
    }


def as_csv(checked: Checked) -> str:
    """The page's table with the obligation's key before it."""
    locale = checked.rulebook.language
    words = CHECK_PAGE[locale]
    titles = [words["obligation"], *(words[column] for column in COLUMNS)]
    rows = ((one.obligation, *columns_of(one, checked, locale)) for one in worst_first(checked.published))
    return csv_text(titles, rows, locale)


def as_junit(checked: Checked) -> str:
    """One test case an obligation: breached and at risk fail, not evaluable is an error, pending is skipped."""
    from xml.etree import ElementTree

    suite = junit.suite(f"zielwacht {checked.on}", len(checked.verdicts), basis_of(checked))
    totals = {
        State.BREACHED: "failure",
        State.AT_RISK: "failure",
        State.NOT_EVALUABLE: "error",
        State.PENDING: "skipped",
    }
    for verdict in worst_first(checked.published):
        case = ElementTree.SubElement(
            suite, "testcase", classname=verdict.rule, name=f"{verdict.scope.id}/{verdict.period}"
        )
        if verdict.state in totals:
            said = ElementTree.SubElement(case, totals[verdict.state], message=f"{verdict.state}: {verdict.cause}")
            said.text = "\n".join(because(verdict, checked.rulebook.language))
    return junit.as_xml(suite)


def basis_of(checked: Checked) -> tuple[tuple[str, str], ...]:
    """What the verdicts rest on, whole, so that the same can be computed again: names and values."""
    return (
        ("on", checked.on.isoformat()),
        ("known_at", checked.known_at.isoformat()),
        ("sequence", str(checked.sequence)),
        ("rulebook", checked.rulebook.sha256),
        ("calendar", calendar_name(checked.rulebook)),
        ("engine", engine_name()),
        ("version", __version__),
        *((("only", ", ".join(checked.only)),) if checked.only else ()),
        *(() if checked.has_history else (("history", no_history(checked)),)),
    )


def no_history(checked: Checked) -> str:
    """That files alone were judged, and what the store would add."""
    return CHECK_PAGE[checked.rulebook.language]["no_history"]


def columns_of(verdict: Verdict, checked: Checked, locale: Locale) -> tuple[str, ...]:
    """A published verdict's cells, in the order of `COLUMNS`."""
    planned = checked.rulebook.planned_for(verdict)
    title = titled(planned.rule.title, planned.rule, verdict.period, locale) if planned else verdict.rule
    year = verdict.period.end.year
    return (
        f"{SIGNS[verdict.state]} {state_text(verdict, locale)}",
        f"{title} ({verdict.scope.name})",
        value_and_counts(verdict, locale) or "–",
        required_text(verdict, locale) or "",
        day_text(verdict.due.effective, locale),
        " ".join(because(verdict, locale)),
        place_in_plan("row_of_the_year", verdict, locale, year=year),
    )
