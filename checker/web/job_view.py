"""How a job stands, on each of the pages that begin one. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from checker.domain.clock import local_time
from checker.wording.job_texts import JOB_SENTENCES
from checker.wording.locales import Locale

if TYPE_CHECKING:
    from checker.store.jobs import KeptJob


def job_sentence(job: KeptJob, locale: Locale) -> str:
    """How it stands, and where it was not done, why."""
    why = (job.end.why or {}).get(locale, "") if job.end is not None else ""
    return JOB_SENTENCES[locale][job.state].format(minutes=job.asked.limit_seconds // 60, why=why)


def job_instant(at: datetime) -> str:
    """An aware instant of a job, in local time: 23.05.2016 08:00."""
    return f"{local_time(at):%d.%m.%Y %H:%M}"
