"""Scenarios by row of the plan, and runs of them, as their pages lay them out. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.audit.scenarios import WrittenScenario, count_by_tag
from checker.domain.clock import local_time
from checker.domain.rulebook import Rulebook
from checker.pages.addresses import FEATURES_PATH, feature_run_path
from checker.pages.list_page import ListCell, ListColumn, ListPage, whole_list
from checker.store.jobs import JobState, KeptJob
from checker.usecases.running.feature_runs import result_of
from checker.web.job_view import job_instant
from checker.wording.evidence_page_texts import FEATURES_WORDS
from checker.wording.job_texts import JOB_STATES
from checker.wording.locales import Locale
from checker.wording.post_titles import post_title

ROW_COLUMNS = ("row", "rule", "scenarios", "last")
RUN_COLUMNS = ("number", "when", "by", "what", "state", "result")
# Of what failed so much is shown; all of it stands in the file.
MOST_FAILED, MOST_LINES = 20, 12


def rows_list(
    book: Rulebook, written: tuple[WrittenScenario, ...], runs: tuple[KeptJob, ...], locale: Locale
) -> ListPage:
    """A row for each row of the plan that a scenario bears as its tag, in the plan's order."""
    words, counted = FEATURES_WORDS[locale], count_by_tag(written)
    titles: dict[str, list[str]] = defaultdict(list)
    for planned in book.rules():
        titles[planned.rule.source.row].append(planned.rule.title_in(locale))
    last = _last_by_row(runs)
    rows = [
        (
            ListCell(row, href=f"{FEATURES_PATH}?zeile={row}"),
            ListCell("; ".join(dict.fromkeys(named))),
            ListCell(str(counted[row])),
            _last(last.get(row), words),
        )
        for row, named in titles.items()
        if row in counted
    ]
    return whole_list(_columns(ROW_COLUMNS, locale), rows)


def runs_list(runs: tuple[KeptJob, ...], book: Rulebook, locale: Locale) -> ListPage:
    """A row a run, newest first."""
    words = FEATURES_WORDS[locale]
    rows = [
        (
            ListCell(str(run.asked.number), href=feature_run_path(run.asked.number)),
            ListCell(job_instant(run.asked.asked_at)),
            ListCell(post_title(run.asked.by, book.organisation, locale)),
            ListCell(what_of(run, words)),
            ListCell(JOB_STATES[locale][run.state]),
            ListCell(_result(run, words)),
        )
        for run in runs
    ]
    return whole_list(_columns(RUN_COLUMNS, locale), rows)


def what_of(run: KeptJob, words: Mapping[str, str]) -> str:
    """Which scenarios were asked for."""
    if run.asked.about.get("own"):
        return words["what_own"]
    row = run.asked.about.get("row", "")
    return words["of_row"].format(row=row) if row else words["what_all"]


def run_facts(run: KeptJob, book: Rulebook, locale: Locale) -> list[tuple[str, str]]:
    words = FEATURES_WORDS[locale]
    facts = [
        (words["state"], JOB_STATES[locale][run.state]),
        (words["what"], what_of(run, words)),
        (words["by"], post_title(run.asked.by, book.organisation, locale)),
        (words["when"], job_instant(run.asked.asked_at)),
    ]
    if run.end is not None and run.end.ended_at is not None:
        facts.append((words["ended"], job_instant(run.end.ended_at)))
    result = result_of(run)
    if result is not None:
        facts.append((words["rulebook"], result["rulebook"]))
    return facts


def verdict_of(result: Mapping[str, Any], locale: Locale) -> str:
    """In a sentence; empty where nothing was read."""
    words, counts = FEATURES_WORDS[locale], result["counts"]
    if counts["refused"]:
        return ""
    if not counts["scenarios"]:
        return words["nothing_ran"]
    text = words["some_failed" if counts["failed"] else "all_well"]
    return text.format(count=counts["scenarios"] - counts.get("skipped", 0), failed=counts["failed"])


def skipped_of(result: Mapping[str, Any], locale: Locale) -> tuple[str, tuple[str, ...]]:
    """How many did not run (empty: all did), and why, in German."""
    skipped = [each for each in result["scenarios"] if each["result"] == "skipped"]
    said = FEATURES_WORDS[locale]["skipped"].format(count=len(skipped)) if skipped else ""
    return said, tuple(dict.fromkeys(each["why"] for each in skipped))


@dataclass(frozen=True, slots=True)
class FailedShown:
    """A scenario that failed: its title and place, the sentence at which (`line`: where, in words), what was expected
    and found, and in what the rulebook is another. All but `line` is German.
    """

    title: str
    line: str
    step: str
    why: tuple[str, ...]
    unlike: tuple[str, ...]


def failed_of(result: Mapping[str, Any], locale: Locale) -> Iterator[FailedShown]:
    """The first ones."""
    words = FEATURES_WORDS[locale]
    failed = [each for each in result["scenarios"] if each["result"] == "failed"]
    for each in failed[:MOST_FAILED]:
        example = f" [{', '.join(each['example'].values())}]" if each["example"] else ""
        yield FailedShown(
            f"{each['scenario']}{example} ({each['file']}:{each['line']})",
            words["at_line"].format(line=each["step_line"]) if each["step"] else "",
            each["step"],
            tuple(each["why"].splitlines()[:MOST_LINES]),
            tuple(line for line in each["unlike"] if line not in each["why"])[:MOST_LINES],
        )


def _last_by_row(runs: tuple[KeptJob, ...]) -> Mapping[str, tuple[KeptJob, bool]]:
    """By row the newest run in which its scenarios ran, and whether all of them held."""
    last: dict[str, tuple[KeptJob, bool]] = {}
    for run in runs:
        result = result_of(run)
        if run.state is not JobState.DONE or result is None or run.asked.about.get("own"):
            continue
        held: dict[str, bool] = {}
        for each in result["scenarios"]:
            for tag in each["tags"]:
                held[tag] = held.get(tag, True) and each["result"] != "failed"
        for row, is_held in held.items():
            last.setdefault(row, (run, is_held))
    return last


def _last(found: tuple[KeptJob, bool] | None, words: Mapping[str, str]) -> ListCell:
    if found is None:
        return ListCell(words["never"])
    run, is_held = found
    day = f"{local_time(run.asked.asked_at):%d.%m.%Y}"
    return ListCell(words["passed_word" if is_held else "failed_word"], beside=(day,))


def _result(run: KeptJob, words: Mapping[str, str]) -> str:
    result = result_of(run)
    if result is None:
        return ""
    counts = result["counts"]
    if counts["refused"]:
        return words["result_refused"]
    return words["result_counts"].format(count=counts["scenarios"] - counts.get("skipped", 0), failed=counts["failed"])


def _columns(names: tuple[str, ...], locale: Locale) -> tuple[ListColumn, ...]:
    return tuple(ListColumn(name, FEATURES_WORDS[locale][name]) for name in names)
