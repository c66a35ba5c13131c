"""What is made of the evidence on demand: a pack, a day judged again, the proof of an entry. Edge."""

from __future__ import annotations

from checker.domain.access import DoneOnPage
from checker.domain.refusal import NotThere, Refused
from checker.findings.page_rights import Admitted, PageAct, PageId, may_act
from checker.pages.addresses import EVIDENCE_PATH, evidence_job_path
from checker.pages.typed import typed_number
from checker.store.jobs import JobState, KeptJob, out_path
from checker.usecases.auditing.proofs import inclusion
from checker.usecases.running.evidence_jobs import ACTS, PACK, evidence_job, stop_evidence
from checker.web.error_pages import error_page
from checker.web.evidence_jobs_view import different_lines, result_lines, what_of
from checker.web.job_view import job_instant, job_sentence
from checker.web.route import PageRoute
from checker.web.shown import Download, PageAnswer, SeeOther, Shown
from checker.web.visit import Visit
from checker.wording.evidence_page_texts import EVIDENCE_WORDS
from checker.wording.job_texts import JOB_STATES
from checker.wording.web_error_texts import WebErrorKind
from checker.wording.web_texts import PAGE_TITLES


def _job(visit: Visit) -> KeptJob:
    """The one of the address, for whoever may ask for such."""
    asked = visit.path["number"]
    number = typed_number(asked)
    job = evidence_job(visit.house.store, number) if number is not None else None
    if job is None or not _may(visit, ACTS[job.asked.kind]):
        raise Refused(NotThere.JOB, number=asked)
    return job


def _may(visit: Visit, act: PageAct) -> bool:
    return may_act(PageId.EVIDENCE, act, visit.signed_in, visit.book, visit.on)


def _show(visit: Visit) -> PageAnswer:
    job, locale, words = _job(visit), visit.locale, EVIDENCE_WORDS[visit.locale]
    number, result = job.asked.number, job.end.result if job.end is not None else None
    file = out_path(visit.house.store.place, number)
    is_pack = result is not None and job.asked.kind == PACK.id
    if is_pack and result is not None and visit.query.get("format") == "zip" and file.is_file():
        return Download(f"{result['name']}.zip", "application/zip", file.read_bytes())
    lines = result_lines(job, result, locale) if result is not None else []
    if is_pack and not file.is_file():
        lines.append(words["file_gone"])
    values = {
        "words": words,
        "path": evidence_job_path(number),
        "sentence": job_sentence(job, locale),
        "facts": [
            (words["job_what"], what_of(job, locale)),
            (words["job_state"], JOB_STATES[locale][job.state]),
            (words["job_when"], job_instant(job.asked.asked_at)),
        ],
        "lines": lines,
        "different": different_lines(result) if result is not None else [],
        "take": f"{evidence_job_path(number)}?format=zip" if is_pack and file.is_file() else "",
        "may_stop": job.state is JobState.RUNNING,
    }
    trail = ((PAGE_TITLES[locale]["evidence"], EVIDENCE_PATH),)
    return Shown("evidence_job.html.j2", words["job_title"].format(number=number), values, trail=trail)


def _stop(visit: Visit) -> PageAnswer:
    job = _job(visit)
    is_stopped = stop_evidence(visit.house.store, job, DoneOnPage(visit.signed_in), visit.now)
    return SeeOther(visit.request.path, "evidence_stopped" if is_stopped else "features_over")


def _proof(visit: Visit) -> PageAnswer:
    if Admitted.READ_AUDIT not in visit.groups:
        return error_page(WebErrorKind.NOT_ALLOWED, visit.locale, has_home=True)
    asked = visit.query.get("eintrag", "")
    proof = inclusion(visit.house.store, typed_number(asked) or 0)
    return Download(f"proof-{typed_number(asked)}.txt", "text/plain; charset=utf-8", proof.encode())


ROUTES = (
    PageRoute("/nachweis/beweis", PageId.EVIDENCE, get=_proof),
    PageRoute("/nachweis/auftraege/{number}", PageId.EVIDENCE, get=_show, post=_stop),
)
