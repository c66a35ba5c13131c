"""A check as JSON, CSV, HTML or JUnit: the same verdicts for people and for other programs."""

from __future__ import annotations

import csv
import html
import io
import json
from typing import Any

from checker.cli.table import cells, counts, worst_first
from checker.domain.verdict import State, Verdict
from checker.usecases.importing.read_files import ReadFile
from checker.usecases.judging.check import Checked, engine_name
from checker.wording.check_page import CHECK_PAGE
from checker.wording.check_page import COLUMNS as COLUMNS_OF_THE_PAGE
from checker.wording.dates import day_text, instant_text
from checker.wording.locales import Locale
from checker.wording.mail_texts import place_in_plan
from checker.wording.present import present, value_and_counts
from checker.wording.reasons import because, required_text
from checker.wording.record_problems import problem_text
from checker.wording.rules_used import calendar_name, rules_json, rules_sentence
from checker.wording.states import SIGNS, state_text
from checker.wording.titles import titled

SCHEMA = "zielwacht/check/1"


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


COLUMNS = ("state", "obligation", "figure", "target", "due", "notes", "because")


def as_csv(checked: Checked) -> str:
    """The table with a header, comma-separated, with the reasons as last column (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    locale = checked.rulebook.language
    for verdict in worst_first(checked.published):
        writer.writerow((*cells(verdict, locale), " ".join(because(verdict, locale))))
    return out.getvalue().rstrip("\r\n")


def as_junit(checked: Checked) -> str:
    """One test case an obligation: breached and at risk fail, not evaluable is an error, pending is skipped."""
    from xml.etree import ElementTree

    suite = ElementTree.Element("testsuite", name=f"zielwacht {checked.on}", tests=str(len(checked.verdicts)))
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
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(1 for _ in suite.iter(tag))))
    ElementTree.indent(suite)
    return ElementTree.tostring(suite, encoding="unicode")


def as_html(checked: Checked) -> str:
    """A page to keep or print: state by word and sign, figures, due day, reasons, the plan's row."""
    locale = checked.rulebook.language
    words = CHECK_PAGE[locale]
    rows = "\n".join(_html_row(verdict, checked, locale) for verdict in worst_first(checked.published))
    bad = sum(1 for verdict in checked.verdicts if verdict.is_bad)
    return _PAGE.format(
        locale=locale,
        heading=words["heading"].format(on=day_text(checked.on, locale)),
        known=words["known"].format(known=instant_text(checked.known_at, locale)),
        house=html.escape(checked.rulebook.organisation.organisation.name),
        verdicts=words["verdicts"],
        caption=words["caption"].format(count=len(checked.verdicts), bad=bad),
        rules=html.escape(rules_sentence(checked.rules, checked.rulebook, locale)),
        columns="".join(f'<th scope="col">{words[column]}</th>' for column in COLUMNS_OF_THE_PAGE),
        rows=rows,
    )


def _html_row(verdict: Verdict, checked: Checked, locale: Locale) -> str:
    planned = checked.rulebook.planned_for(verdict)
    title = titled(planned.rule.title, planned.rule, verdict.period, locale) if planned else verdict.rule
    year = verdict.period.end.year
    columns = (
        f"{SIGNS[verdict.state]} {state_text(verdict, locale)}",
        f"{title} ({verdict.scope.name})",
        value_and_counts(verdict, locale) or "–",
        required_text(verdict, locale) or "",
        day_text(verdict.due.effective, locale),
        " ".join(because(verdict, locale)),
        place_in_plan("row_of_the_year", verdict, locale, year=year),
    )
    tags = ["th scope=row", *["td"] * (len(columns) - 1)]
    cells_ = "".join(f"<{tag}>{html.escape(text)}</{tag.split()[0]}>" for tag, text in zip(tags, columns, strict=True))
    return f'<tr data-state="{verdict.state}">{cells_}</tr>'


_PAGE = """<!doctype html>
<html lang="{locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{heading} – {house}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.45 system-ui, sans-serif; margin: 1.5rem; max-width: 100rem; }}
.table {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; }}
caption {{ text-align: left; margin-bottom: .5rem; }}
th, td {{ border-bottom: 1px solid #888; padding: .4rem .6rem; text-align: left; vertical-align: top; }}
tbody th {{ min-width: 8rem; max-width: 13rem; }}
td:nth-child(3), td:nth-child(5) {{ white-space: nowrap; }}
td:nth-child(6) {{ min-width: 20rem; }}
</style></head><body>
<h1>{heading}</h1>
<p>{house}. {known}. {rules}.</p>
<div class="table" role="region" tabindex="0" aria-label="{verdicts}"><table>
<caption>{caption}</caption>
<thead><tr>{columns}</tr></thead>
<tbody>
{rows}
</tbody></table></div>
</body></html>"""
