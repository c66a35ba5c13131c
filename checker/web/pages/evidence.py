"""Nachweis: from the plan's row to the mails, and whether the log was checked. Edge."""

from __future__ import annotations

from collections.abc import Mapping

from checker.audit.house_features import house_scenarios
from checker.audit.scenarios import count_by_tag
from checker.domain.access import DoneOnPage
from checker.domain.refusal import Refused
from checker.findings.page_rights import Admitted, PageAct, PageId, may_act
from checker.pages.addresses import EVIDENCE_PATH, FEATURES_PATH, evidence_job_path
from checker.pages.list_query import ListFilter, ListQuery, read_query
from checker.usecases.auditing.matrix import Chain, UnruledRow
from checker.usecases.auditing.pack.scope import PackAbout
from checker.usecases.reading.evidence_page import EvidenceSeen, chain_of, evidence_seen, opened_by
from checker.usecases.running.evidence_jobs import DayAsked, PackAsked, begin_pack, begin_replay, evidence_jobs
from checker.web.error_pages import error_page, kind_of
from checker.web.evidence_jobs_view import jobs_list, pack_parts, replay_parts
from checker.web.evidence_view import Scenarios, chain_list, check_list, matrix_list
from checker.web.exports import exported, list_view
from checker.web.forms import NO_ERRORS, NOT_TAKEN, FormErrors, filled
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown
from checker.web.typed import OddDay, posted_day
from checker.web.visit import Visit
from checker.wording.audit_matrix import MATRIX
from checker.wording.evidence_page_texts import EVIDENCE_WORDS
from checker.wording.refusals import sentence
from checker.wording.web_error_texts import WebErrorKind
from checker.wording.web_texts import PAGE_TITLES

GOAL, RULED = "ziel", "regel"
WITH, WITHOUT = "mit", "ohne"


def may_audit(visit: Visit) -> bool:
    """May the reader see what has come of the plan's rows in every unit?"""
    return not visit.groups.isdisjoint({Admitted.READ_AUDIT, Admitted.READ_ALL})


def _scenarios(visit: Visit) -> Scenarios:
    return count_by_tag(house_scenarios(visit.book, visit.house.rules))


def _list(visit: Visit, errors: FormErrors = NO_ERRORS) -> PageAnswer:
    locale, words = visit.locale, EVIDENCE_WORDS[visit.locale]
    title, status = PAGE_TITLES[locale]["evidence"], NOT_TAKEN if errors else 200
    common: Mapping[str, object] = {
        "words": words,
        "path": EVIDENCE_PATH,
        "features": FEATURES_PATH,
        "errors": errors,
        "replay_parts": filled(replay_parts(visit.on, locale), visit.entered, errors),
        "pack_parts": filled(pack_parts(locale), visit.entered, errors) if _may(visit, PageAct.MAKE_PACK) else (),
        "jobs": jobs_list(evidence_jobs(visit.house.store), locale),
    }
    if not may_audit(visit):
        return Shown("evidence.html.j2", title, {**common, "view": None}, status=status)
    seen = evidence_seen(visit.house.store, visit.on)
    query = _query(visit, seen)
    chains = tuple(each for each in seen.matrix.chains if _is_chosen(each, query))
    page = None if query.file is not None else query.page
    made = matrix_list(chains, _unruled(seen, query), _scenarios(visit), locale, page)
    file = exported(visit, PageId.EVIDENCE, query, made, id="plan-rows", title=title)
    if file is not None:
        return file
    view = list_view(visit, PageId.EVIDENCE, query, made, words["caption"])
    values = {
        **common,
        "view": view,
        "orphans": _orphans(visit, seen),
        "unruled": words["unruled" if seen.matrix.without_rule else "unruled_unsaid"].format(
            count=len(seen.matrix.without_rule)
        ),
        "unruled_path": f"{EVIDENCE_PATH}?{RULED}={WITHOUT}" if seen.matrix.without_rule else "",
        "checks": check_list(seen.checks, locale),
    }
    whys = (each.declared.why for each in seen.matrix.without_rule if locale != visit.book.language)
    return Shown("evidence.html.j2", title, values, status=status, german=frozenset(whys))


def _may(visit: Visit, act: PageAct) -> bool:
    return may_act(PageId.EVIDENCE, act, visit.signed_in, visit.book, visit.on)


def _act(visit: Visit) -> PageAnswer:
    acts = {"replay": (PageAct.JUDGE_AGAIN, _judge_again), "pack": (PageAct.MAKE_PACK, _make_pack)}
    act, does = acts.get(visit.form.get("form"), (None, _list))
    if act is not None and not _may(visit, act):
        return error_page(WebErrorKind.NOT_ALLOWED, visit.locale, has_home=True)
    words = EVIDENCE_WORDS[visit.locale]
    try:
        return does(visit)
    except OddDay as odd:
        return _list(visit, FormErrors({str(odd): words["odd_day"]}))
    except Refused as refused:
        if kind_of(refused) is not WebErrorKind.REFUSED:
            raise
        return _list(visit, FormErrors({"": sentence(refused, visit.locale)}))


def _judge_again(visit: Visit) -> PageAnswer:
    on, known_on = posted_day(visit.form, "on"), posted_day(visit.form, "known_on")
    if on is None:
        return _list(visit, FormErrors({"on": EVIDENCE_WORDS[visit.locale]["needed"]}))
    asked = DayAsked(on, known_on or on)
    number = begin_replay(visit.house.store, asked, DoneOnPage(visit.signed_in), visit.now)
    return SeeOther(evidence_job_path(number), "evidence_begun")


def _make_pack(visit: Visit) -> PageAnswer:
    about, name = visit.form.get("about"), visit.form.get("name")
    for field, given in (("about", about in set(PackAbout)), ("name", bool(name))):
        if not given:
            return _list(visit, FormErrors({field: EVIDENCE_WORDS[visit.locale]["needed"]}))
    asked = PackAsked(PackAbout(about), name)
    number = begin_pack(visit.house.store, asked, DoneOnPage(visit.signed_in), visit.now, visit.house.signing)
    return SeeOther(evidence_job_path(number), "evidence_begun")


def _query(visit: Visit, seen: EvidenceSeen) -> ListQuery:
    goals = {each.planned.goal.id: each.planned.goal.title for each in seen.matrix.chains}
    words = EVIDENCE_WORDS[visit.locale]
    ruled = {WITH: words["with_rule"], WITHOUT: words["without_rule"]}
    filters = (ListFilter(GOAL, words["goal"], goals), ListFilter(RULED, words["rule"], ruled))
    return read_query(visit.query, filters, visit.locale, example=visit.on)


def _is_chosen(chain: Chain, query: ListQuery) -> bool:
    is_of_goal = query.chosen(GOAL) in ("", chain.planned.goal.id)
    return query.is_possible and query.chosen(RULED) != WITHOUT and is_of_goal


def _unruled(seen: EvidenceSeen, query: ListQuery) -> tuple[UnruledRow, ...]:
    """The rows without a rule: they serve no goal, so whoever chooses one does not ask for them."""
    is_chosen = query.is_possible and not query.chosen(GOAL) and query.chosen(RULED) != WITH
    return seen.matrix.without_rule if is_chosen else ()


def _orphans(visit: Visit, seen: EvidenceSeen) -> list[str]:
    words = MATRIX[visit.locale]
    return [words[f"orphan_{each.kind}"].format(name=each.name, about=each.about) for each in seen.matrix.orphans]


def _chain(visit: Visit) -> PageAnswer:
    if not may_audit(visit):
        return error_page(WebErrorKind.NOT_ALLOWED, visit.locale, has_home=True)
    locale, words = visit.locale, EVIDENCE_WORDS[visit.locale]
    seen = evidence_seen(visit.house.store, visit.on)
    chain = chain_of(seen, visit.path["rule"])
    rule, query = chain.planned.rule, read_query(visit.query, (), locale, example=visit.on)
    opened = opened_by(visit.house.store, visit.signed_in, chain, visit.now)
    page = None if query.file is not None else query.page
    made = chain_list(seen, chain, opened, visit.book.organisation, locale, page)
    file = exported(visit, PageId.EVIDENCE, query, made, id="obligations", title=rule.title_in(locale))
    if file is not None:
        return file
    planned = words["plan_of"].format(row=chain.row, year=chain.planned.plan.year, goal=chain.planned.goal.title)
    values = {
        "view": list_view(visit, PageId.EVIDENCE, query, made, words["chain_caption"]),
        "words": words,
        "planned": planned if chain.is_in_force else f"{planned} ({words['not_in_force']})",
        "rule": rule.id,
        "row": chain.row,
        "scenarios": _scenarios(visit).get(chain.row, 0),
        "features": FEATURES_PATH,
    }
    trail = ((PAGE_TITLES[locale]["evidence"], EVIDENCE_PATH),)
    return Shown("evidence_chain.html.j2", f"{chain.row}: {rule.title_in(locale)}", values, trail=trail)


ROUTES = (
    PageRoute(EVIDENCE_PATH, PageId.EVIDENCE, get=_list, post=_act),
    PageRoute("/nachweis/regeln/{rule}", PageId.EVIDENCE, get=_chain),
)
