"""A run of the scenarios as text, JSON, a page or JUnit: the same outcomes for people and for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from checker import __version__
from checker.audit.feature_run import FeatureRun, PlayedScenario
from checker.cli import junit
from checker.domain.rulebook import Rulebook
from checker.pages import page_html
from checker.wording.dates import day_text
from checker.wording.features_report import FEATURES_REPORT
from checker.wording.rules_used import calendar_name

SCHEMA = "zielwacht/audit-features/1"
TEMPLATE = Path(__file__).with_name("features.html.j2")


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
        words, skipped = self.words, self.run.skipped
        text = words["some_failed" if self.run.failed else "all_well"]
        said = text.format(failed=len(self.run.failed), count=len(self.run.scenarios) - len(skipped))
        why = " ".join(dict.fromkeys(each.why for each in skipped))
        return f"{said} {words['some_skipped'].format(skipped=len(skipped), why=why)}" if skipped else said


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
    named = [("rulebook", report.book.sha256), ("named", report.named), ("calendar", calendar_name(report.book))]
    properties = [*named, ("version", __version__), ("day", report.on.isoformat())]
    suite = junit.suite("zielwacht audit features", len(run.scenarios), properties)
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
    return junit.as_xml(suite)


def as_html(report: FeaturesReport) -> str:
    """A page to keep or print (A4): the result, what failed and why, then every scenario."""
    words, house = report.words, report.book.organisation.organisation.name
    return page_html(
        TEMPLATE,
        locale=report.book.language,
        heading=words["heading"],
        house=house,
        words=words,
        verdict=words["refused"] if report.run.refused else report.verdict,
        refused=report.run.refused,
        basis=list(_basis(report)),
        rows=[_row(each, words) for each in _failed_first(report.run)],
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


def _row(each: PlayedScenario, words: Mapping[str, str]) -> tuple[str, str, str, list[str], str]:
    """How it ended (and in words), its title, why it failed, and where it stands."""
    why = [line.strip() for line in _failed(each, words)][1:] if each.result == "failed" else []
    return each.result, words[each.result], _title(each), why, f"{each.file}:{each.line}"
