"""A pack is made, or a past day judged again, for somebody on a page: begun and noted here, done in a job. Shell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from checker.domain.access import DoneOnPage
from checker.domain.clock import end_of_day
from checker.findings.page_rights import PageAct
from checker.store import journal
from checker.store.jobs import JobAsked, KeptJob, out_path, scratch
from checker.store.opening import Store
from checker.usecases.access.access_log import note_page
from checker.usecases.auditing.checkpoints import Signing
from checker.usecases.auditing.pack.contents import EVIDENCE_BEGUN, EVIDENCE_STOPPED
from checker.usecases.auditing.pack.scope import PackAbout
from checker.usecases.running.jobs import JobKind, begin_job, job_named, jobs_of, stop_job

HERE = "checker.usecases.running.evidence_jobs"
PACK = JobKind("pack", f"{HERE}:make_it", 20 * 60)
REPLAY = JobKind("replay", f"{HERE}:judge_again", 20 * 60)
ACTS: Mapping[str, PageAct] = {PACK.id: PageAct.MAKE_PACK, REPLAY.id: PageAct.JUDGE_AGAIN}


@dataclass(frozen=True, slots=True)
class PackAsked:
    """About what: an obligation's finding, a rule, or a period, by its name."""

    about: PackAbout
    name: str


@dataclass(frozen=True, slots=True)
class DayAsked:
    """Which day is judged again; `known_on`: as known at the end of that day."""

    on: date
    known_on: date


def begin_pack(store: Store, asked: PackAsked, page: DoneOnPage, now: datetime, signing: Signing | None = None) -> int:
    """Have a pack made, and give the number of its job. Raises Refused where one is being made. `signing`: a checkpoint
    over all that it shows is made first; None: none is.
    """
    about = {"about": str(asked.about), "name": asked.name}
    if signing is not None:
        about |= {"signs": "yes", "key_file": str(signing.key_file or ""), "origin": signing.origin or ""}
    return _begin(store, PACK, about, page, now)


def begin_replay(store: Store, asked: DayAsked, page: DoneOnPage, now: datetime) -> int:
    """Have a day judged again, and give the number of the job. Raises Refused where one is."""
    return _begin(store, REPLAY, {"on": asked.on.isoformat(), "known_on": asked.known_on.isoformat()}, page, now)


def evidence_jobs(store: Store) -> tuple[KeptJob, ...]:
    """Both kinds, newest first."""
    return tuple(sorted((*jobs_of(store, PACK), *jobs_of(store, REPLAY)), key=lambda job: -job.asked.number))


def evidence_job(store: Store, number: int) -> KeptJob:
    """Raises Refused where there is none of that number."""
    found = next((job for job in evidence_jobs(store) if job.asked.number == number), None)
    return found if found is not None else job_named(store, REPLAY, number)


def stop_evidence(store: Store, job: KeptJob, page: DoneOnPage, now: datetime) -> bool:
    """End one before its time. False: it has ended already."""
    kind = PACK if job.asked.kind == PACK.id else REPLAY
    if not stop_job(store, kind, job.asked.number):
        return False
    with store.write() as tx:
        facts = {"number": job.asked.number, "kind": kind.id, "by": page.viewer.posts[0]}
        journal.append(tx, EVIDENCE_STOPPED, facts, now)
        note_page(tx, page, ACTS[kind.id], now)
    return True


def make_it(store: Store, asked: JobAsked) -> Mapping[str, Any]:
    """The pack, put where it is taken away from when it is whole; in the process of its job, which may be killed."""
    from checker.usecases.auditing.pack.make import make_pack

    started = monotonic()
    about, name = PackAbout(asked.about["about"]), asked.about["name"]
    target = scratch(store.place, asked.number) / "pack.zip"
    now = asked.asked_at + timedelta(seconds=monotonic() - started)
    made = make_pack(store, about, name, now, target=target, signing=_signing(asked.about), force=True)
    made.file.replace(out_path(store.place, asked.number))
    return {
        "name": made.plan.name,
        "files": made.plan.size.files,
        "bytes": made.octets,
        "sha256": made.sha256,
        "left_out": sum(count for _, count in made.plan.left_out),
    }


def _signing(about: Mapping[str, str]) -> Signing | None:
    """By which key a checkpoint is signed: the job is told where it lies, never the key."""
    if about.get("signs") != "yes":
        return None
    return Signing(Path(about["key_file"]) if about["key_file"] else None, about["origin"] or None)


def judge_again(store: Store, asked: JobAsked) -> Mapping[str, Any]:
    """What the comparison says; in the process of its job."""
    from checker.usecases.auditing.replay import replay

    on, known_on = date.fromisoformat(asked.about["on"]), date.fromisoformat(asked.about["known_on"])
    found = replay(store, on, min(end_of_day(known_on), asked.asked_at))
    return {
        "rulebook": found.activation.sha256,
        "no_tick": str(found.no_tick) if found.no_tick is not None else None,
        "equal": found.equal,
        "still": found.still,
        "different": [{"obligation": one.obligation, "paths": list(one.paths)} for one in found.different],
        "deleted": [gap.obligation for gap in found.gaps],
        "standing": found.standing,
        "undecided": found.undecided,
    }


def _begin(store: Store, kind: JobKind, about: Mapping[str, str], page: DoneOnPage, now: datetime) -> int:
    by = page.viewer.posts[0]
    number = begin_job(store, kind, about, by, now)
    try:
        with store.write() as tx:
            journal.append(tx, EVIDENCE_BEGUN, {"number": number, "kind": kind.id, "by": by}, now)
            note_page(tx, page, ACTS[kind.id], now)
    except BaseException:
        stop_job(store, kind, number)
        raise
    return number
