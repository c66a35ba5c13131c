"""A check as JSON, CSV, HTML or JUnit: the same verdicts for people and for other programs."""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from checker import __version__
from checker.cli import junit
from checker.cli.csv_text import csv_text
from checker.cli.table import counts, worst_first
from checker.domain.verdict import State, Verdict
from checker.usecases.importing.read_files import ReadFile
from checker.usecases.judging.check import Checked, engine_name
from checker.wording.check_page import CHECK_PAGE, COLUMNS
from checker.wording.dates import day_text, instant_text
from checker.wording.locales import Locale
from checker.wording.mail_texts import place_in_plan
from checker.wording.present import present, value_and_counts
from checker.wording.reasons import because, required_text
from checker.wording.record_problems import problem_text
from checker.wording.rules_used import calendar_name, rules_json, rules_sentence
from checker.wording.states import SIGNS, STATES, state_text
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
        "summary": counts(checked.verdicts),
        "import": [account_json(read) for read in checked.imports],
        "verdicts": [present(verdict, checked.rulebook.language) for verdict in checked.published],
    }


def account_json(read: ReadFile) -> dict[str, Any]:
    """One file's account: read = accepted + duplicate + correction + quarantined."""
    account = read.account
    return {
        "file": account.file,
        "read": account.read,
        "accepted": account.accepted,
        "duplicate": account.duplicate,
        "correction": account.correction,
        "quarantined": account.quarantined,
        "rows": [
            {"row": row.row, "column": row.column, "reason": problem_text(row.reason, "en")} for row in account.rows
        ],
        "warnings": [problem_text(warning, "en") for warning in read.warnings],
        "problems": [problem_text(problem, "en") for problem in read.problems],
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
        *(() if checked.has_history else (("history", no_history(checked)),)),
    )


def no_history(checked: Checked) -> str:
    """That files alone were judged, and what the store would add."""
    return CHECK_PAGE[checked.rulebook.language]["no_history"]


def as_html(checked: Checked) -> str:
    """A page to keep or print (A4, landscape): a count a goal, then each verdict, and what they rest on."""
    locale = checked.rulebook.language
    words = CHECK_PAGE[locale]
    bad = sum(1 for verdict in checked.verdicts if verdict.is_bad)
    states = [state for state in State if any(verdict.state is state for verdict in checked.verdicts)]
    return _PAGE.format(
        locale=locale,
        heading=words["heading"].format(on=day_text(checked.on, locale)),
        known=words["known"].format(known=instant_text(checked.known_at, locale)),
        house=html.escape(checked.rulebook.organisation.organisation.name),
        verdicts=words["verdicts"],
        caption=words["caption"].format(count=len(checked.verdicts), bad=bad),
        rules=html.escape(rules_sentence(checked.rules, checked.rulebook, locale)),
        by_goal=words["by_goal"],
        goal_columns=_headings([words["goal"], *(STATES[locale][state] for state in states), words["total"]]),
        goals="\n".join(_goal_rows(checked, states, words)),
        columns=_headings([words[column] for column in COLUMNS]),
        rows="\n".join(_html_row(verdict, checked, locale) for verdict in worst_first(checked.published)),
        basis_heading=words["basis"],
        basis="".join(
            f"<dt>{words['basis_' + name]}</dt><dd>{html.escape(value)}</dd>" for name, value in basis_of(checked)
        ),
    )


def _headings(texts: Iterable[str]) -> str:
    return "".join(f'<th scope="col">{html.escape(text)}</th>' for text in texts)


def _goal_rows(checked: Checked, states: Sequence[State], words: Mapping[str, str]) -> Iterator[str]:
    """How many obligations of each state, a line a goal in the plan's order, and below it the whole."""
    book = checked.rulebook
    goals = {planned.rule.id: planned.goal.title for planned in book.rules()}
    counted = Counter((goals.get(verdict.rule, words["no_goal"]), verdict.state) for verdict in checked.verdicts)
    judged = {goal for goal, _ in counted}
    for goal in [each for each in dict.fromkeys([*goals.values(), words["no_goal"]]) if each in judged]:
        yield _counts_row(goal, [counted[goal, state] for state in states])
    total = Counter(verdict.state for verdict in checked.verdicts)
    yield _counts_row(words["total"], [total[state] for state in states])


def _counts_row(name: str, numbers: Sequence[int]) -> str:
    cells_ = "".join(f"<td>{number}</td>" for number in (*numbers, sum(numbers)))
    return f'<tr><th scope="row">{html.escape(name)}</th>{cells_}</tr>'


def _html_row(verdict: Verdict, checked: Checked, locale: Locale) -> str:
    columns = columns_of(verdict, checked, locale)
    tags = ["th scope=row", *["td"] * (len(columns) - 1)]
    cells_ = "".join(f"<{tag}>{html.escape(text)}</{tag.split()[0]}>" for tag, text in zip(tags, columns, strict=True))
    return f'<tr data-state="{verdict.state}">{cells_}</tr>'


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


_PAGE = """<!doctype html>
<html lang="{locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{heading} – {house}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.45 system-ui, sans-serif; margin: 1.5rem auto; padding: 0 1rem; max-width: 100rem; }}
.table {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; }}
caption {{ text-align: left; margin-bottom: .5rem; }}
th, td {{ border-bottom: 1px solid #888; padding: .4rem .6rem; text-align: left; vertical-align: top; }}
.goals table {{ width: auto; }}
.goals td, .goals thead th + th {{ text-align: right; }}
.goals tbody tr:last-child > * {{ border-top: 2px solid; font-weight: bold; }}
.verdicts tbody th {{ min-width: 8rem; }}
.verdicts td:nth-child(5) {{ white-space: nowrap; }}
.verdicts td:nth-child(6) {{ min-width: 16rem; }}
dl {{ display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }}
dd {{ margin: 0; overflow-wrap: anywhere; }}
@page {{ size: A4 landscape; margin: 12mm; }}
@media print {{
  :root {{ color-scheme: light; }}
  body {{ font-size: 8.5pt; margin: 0; padding: 0; max-width: none; }}
  .table {{ overflow: visible; }}
  th, td {{ padding: .25em .4em; overflow-wrap: break-word; }}
  .verdicts tbody th {{ min-width: 0; }}
  .verdicts td:nth-child(6) {{ min-width: 0; width: 35%; }}
  thead {{ display: table-header-group; }}
  tr {{ break-inside: avoid; }}
  h2 {{ break-after: avoid; }}
}}
</style></head><body>
<header><h1>{heading}</h1>
<p>{house}. {known}. {rules}.</p></header>
<main>
<section><h2>{by_goal}</h2>
<div class="table goals" role="region" tabindex="0" aria-label="{by_goal}"><table>
<thead><tr>{goal_columns}</tr></thead>
<tbody>
{goals}
</tbody></table></div></section>
<section><h2>{verdicts}</h2>
<div class="table verdicts" role="region" tabindex="0" aria-label="{verdicts}"><table>
<caption>{caption}</caption>
<thead><tr>{columns}</tr></thead>
<tbody>
{rows}
</tbody></table></div></section>
</main>
<footer><h2>{basis_heading}</h2>
<dl>{basis}</dl></footer>
</body></html>"""
