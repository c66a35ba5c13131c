"""A run of the scenarios as text, JSON, a page or JUnit: the same outcomes for people and for other programs."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from checker import __version__
from checker.audit.feature_run import FeatureRun, PlayedScenario
from checker.domain.rulebook import Rulebook
from checker.wording.dates import day_text
from checker.wording.features_report import FEATURES_REPORT
from checker.wording.rules_used import calendar_name

SCHEMA = "zielwacht/audit-features/1"


@dataclass(frozen=True, slots=True)
class FeaturesReport:
    """A run with what it rests on. `named`: which rules were asked for; `chosen`: tags and files, none for all."""

    run: FeatureRun
    book: Rulebook
    named: str
    chosen: tuple[str, ...]
    on: date

    @property
    def words(self) -> Mapping[str, str]:
        return FEATURES_REPORT[self.book.language]

    @property
    def verdict(self) -> str:
        """In a sentence."""
        words = self.words
        text = words["some_failed" if self.run.failed else "all_well"]
        return text.format(failed=len(self.run.failed), count=len(self.run.scenarios))


def as_text(report: FeaturesReport) -> list[str]:
    """What the run rests on, each scenario that failed, and the result last."""
    lines = [f"{label}: {value}" for label, value in _basis(report)]
    for each in report.run.failed:
        lines += ["", *_failed(each, report.words)]
    if report.run.refused:
        lines += ["", report.words["refused"], *(f"  {sentence}" for sentence in report.run.refused)]
        return lines
    return [*lines, "", report.verdict]


def as_json(report: FeaturesReport) -> str:
    """Every scenario, as a closed list."""
    run = report.run
    document = {
        "schema": SCHEMA,
        "rulebook": {"sha256": report.book.sha256, "named": report.named},
        "calendar": calendar_name(report.book),
        "product": __version__,
        "day": report.on.isoformat(),
        "chosen": list(report.chosen),
        "counts": {"scenarios": len(run.scenarios), "failed": len(run.failed), "refused": len(run.refused)},
        "scenarios": [asdict(each) for each in run.scenarios],
        "refused": list(run.refused),
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def as_junit(report: FeaturesReport) -> str:
    """One test case a scenario or line of its examples, with its file and line."""
    from xml.etree import ElementTree

    run = report.run
    suite = ElementTree.Element("testsuite", name="zielwacht audit features", tests=str(len(run.scenarios)))
    properties = ElementTree.SubElement(suite, "properties")
    named = [("rulebook", report.book.sha256), ("named", report.named), ("calendar", calendar_name(report.book))]
    for name, value in [*named, ("version", __version__), ("day", report.on.isoformat())]:
        ElementTree.SubElement(properties, "property", name=name, value=value)
    for each in run.scenarios:
        case = ElementTree.SubElement(suite, "testcase", classname=Path(each.file).stem, name=_title(each))
        case.set("file", each.file)
        case.set("line", str(each.line))
        if each.result == "failed":
            said = ElementTree.SubElement(case, "failure", message=each.why)
            said.text = "\n".join(_failed(each, report.words))
        elif each.result == "skipped":
            ElementTree.SubElement(case, "skipped")
    for sentence in run.refused:
        case = ElementTree.SubElement(suite, "testcase", classname="refused", name=sentence)
        ElementTree.SubElement(case, "error", message=sentence)
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(1 for _ in suite.iter(tag))))
    ElementTree.indent(suite)
    return ElementTree.tostring(suite, encoding="unicode")


def as_html(report: FeaturesReport) -> str:
    """A page to keep or print (A4): the result, what failed and why, then every scenario."""
    words = report.words
    return _PAGE.format(
        locale=report.book.language,
        heading=html.escape(words["heading"]),
        house=html.escape(report.book.organisation.organisation.name),
        verdict=html.escape(words["refused"] if report.run.refused else report.verdict),
        refused="".join(f"<li>{html.escape(sentence)}</li>" for sentence in report.run.refused),
        basis_heading=html.escape(words["basis"]),
        basis="".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}</dd>" for name, value in _basis(report)),
        columns="".join(f'<th scope="col">{html.escape(words[key])}</th>' for key in ("outcome", "scenario", "place")),
        rows="\n".join(_row(each, words) for each in _failed_first(report.run)),
    )


def _basis(report: FeaturesReport) -> Iterator[tuple[str, str]]:
    words = report.words
    named = words.get(f"named_{report.named}", words["named_other"])
    yield words["rulebook"], f"{report.book.sha256} ({named})"
    yield words["calendar"], calendar_name(report.book)
    yield words["version"], __version__
    yield words["day"], day_text(report.on, report.book.language)
    yield words["chosen"], ", ".join(report.chosen) or words["everything"]


def _title(each: PlayedScenario) -> str:
    return f"{each.scenario} [{', '.join(each.example.values())}]" if each.example else each.scenario


def _failed(each: PlayedScenario, words: Mapping[str, str]) -> Iterator[str]:
    """Where, what was expected, what came, and in what the rule is another."""
    yield f"{each.file}:{each.line}: {each.scenario}"
    if each.example:
        example = ", ".join(f"{name}: {value}" for name, value in each.example.items())
        yield "  " + words["example"].format(example=example)
    if each.step:
        yield "  " + words["at_step"].format(line=each.step_line, step=each.step)
    yield from (f"    {line}" for line in each.why.splitlines())
    others = [line for line in each.unlike if line not in each.why]
    if others:
        yield "  " + words["unlike"]
        yield from (f"    {line}" for line in others)


def _failed_first(run: FeatureRun) -> list[PlayedScenario]:
    return sorted(run.scenarios, key=lambda each: each.result != "failed")


def _row(each: PlayedScenario, words: Mapping[str, str]) -> str:
    why = ""
    if each.result == "failed":
        lines = [line.strip() for line in _failed(each, words)][1:]
        why = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return (
        f'<tr data-result="{each.result}"><th scope="row">{html.escape(words[each.result])}</th>'
        f"<td>{html.escape(_title(each))}{why}</td><td>{html.escape(each.file)}:{each.line}</td></tr>"
    )


_PAGE = """<!doctype html>
<html lang="{locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{heading} – {house}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.45 system-ui, sans-serif; margin: 1.5rem auto; padding: 0 1rem; max-width: 80rem; }}
.table {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border-bottom: 1px solid #888; padding: .4rem .6rem; text-align: left; vertical-align: top; }}
td p {{ margin: .2rem 0 0 1rem; }}
tr[data-result="failed"] th {{ border-left: .4rem solid; }}
tr[data-result="passed"] th {{ font-weight: normal; }}
dl {{ display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }}
dd {{ margin: 0; overflow-wrap: anywhere; }}
@page {{ size: A4; margin: 12mm; }}
@media print {{
  :root {{ color-scheme: light; }}
  body {{ font-size: 8.5pt; margin: 0; padding: 0; max-width: none; }}
  .table {{ overflow: visible; }}
  td {{ overflow-wrap: anywhere; }}
  thead {{ display: table-header-group; }}
  tr {{ break-inside: avoid; }}
}}
</style></head><body>
<header><h1>{heading}</h1><p>{house}.</p></header>
<main>
<p><strong>{verdict}</strong></p>
<ul>{refused}</ul>
<div class="table" role="region" tabindex="0" aria-label="{heading}"><table>
<thead><tr>{columns}</tr></thead>
<tbody>
{rows}
</tbody></table></div>
</main>
<footer><h2>{basis_heading}</h2>
<dl>{basis}</dl></footer>
</body></html>"""
