"""Packs and days judged again, as forms, as a list and as the page of one, in one language. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from checker.pages.addresses import evidence_job_path
from checker.pages.list_page import ListCell, ListColumn, ListPage, whole_list
from checker.store.jobs import KeptJob
from checker.usecases.auditing.pack.scope import PackAbout
from checker.usecases.running.evidence_jobs import PACK
from checker.web.forms import FormChoice, FormField, FormOption, FormPart
from checker.web.job_view import job_instant
from checker.wording.dates import day_text
from checker.wording.evidence_page_texts import EVIDENCE_WORDS
from checker.wording.job_texts import JOB_STATES
from checker.wording.locales import Locale

COLUMNS = ("job_number", "job_when", "job_what", "job_state")
MOST_CHARACTERS = 200
# Of what differs so much is named.
MOST_NAMED = 50


def replay_parts(on: date, locale: Locale) -> tuple[FormPart, ...]:
    """Which day, and as known when; `on` is the day of the example."""
    words = EVIDENCE_WORDS[locale]
    hint = words["day_hint"].format(example=f"{on:%d.%m.%Y}")
    return (
        FormField("on", words["on"], hint=hint, is_required=True, most_characters=10),
        FormField("known_on", words["known_on"], hint=words["known_hint"], most_characters=10),
    )


def pack_parts(locale: Locale) -> tuple[FormPart, ...]:
    """What the pack is about."""
    words = EVIDENCE_WORDS[locale]
    options = tuple(
        FormOption(str(about), words[f"about_{about}"], words[f"about_{about}_hint"]) for about in PackAbout
    )
    name = FormField("name", words["name"], is_required=True, most_characters=MOST_CHARACTERS)
    return FormChoice("about", words["about"], options), name


def jobs_list(jobs: tuple[KeptJob, ...], locale: Locale) -> ListPage:
    words = EVIDENCE_WORDS[locale]
    columns = tuple(ListColumn(name, words[name]) for name in COLUMNS)
    rows = [
        (
            ListCell(str(job.asked.number), href=evidence_job_path(job.asked.number)),
            ListCell(job_instant(job.asked.asked_at)),
            ListCell(what_of(job, locale)),
            ListCell(JOB_STATES[locale][job.state]),
        )
        for job in jobs
    ]
    return whole_list(columns, rows)


def what_of(job: KeptJob, locale: Locale) -> str:
    """What was asked for."""
    words, about = EVIDENCE_WORDS[locale], job.asked.about
    if job.asked.kind == PACK.id:
        return words["what_pack"].format(name=about["name"])
    days = {name: day_text(date.fromisoformat(about[name]), locale) for name in ("on", "known_on")}
    return words["what_replay"].format(**days)


def result_lines(job: KeptJob, result: Mapping[str, Any], locale: Locale) -> list[str]:
    """What came out, in sentences."""
    words = EVIDENCE_WORDS[locale]
    if job.asked.kind == PACK.id:
        return [words["made"].format(**result)]
    if result["no_tick"] is not None:
        return [words["no_tick"]]
    lines = [words["equal"].format(equal=result["equal"], still=result["still"])]
    count = len(result["different"])
    lines.append(words["different"].format(count=count) if count else words["all_equal"])
    if result["deleted"]:
        lines.append(words["deleted"].format(count=len(result["deleted"])))
    return lines


def different_lines(result: Mapping[str, Any]) -> list[str]:
    """Each obligation whose verdict is another one, with where in it; never the figures."""
    differing = result.get("different", ())[:MOST_NAMED]
    return [f"{each['obligation']}: {', '.join(each['paths'])}" for each in differing]
