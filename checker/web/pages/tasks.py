"""Meine Aufgaben, and the way there from the bare address. Edge."""

from __future__ import annotations

from checker.findings.page_rights import PageId
from checker.pages.addresses import TASKS_PATH
from checker.pages.list_query import EVERYTHING, PAGE
from checker.pages.typed import typed_number
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown
from checker.web.visit import Visit
from checker.wording.list_texts import LIST_TEXTS
from checker.wording.page_words import TASKS_WORDS
from checker.wording.task_texts import tasks_counted
from checker.wording.web_texts import PAGE_TITLES


def page_number(visit: Visit) -> int:
    """Which page of a list is asked for, from 1."""
    return typed_number(visit.query.get(PAGE, "")) or 1


def _home(_visit: Visit) -> PageAnswer:
    return SeeOther(TASKS_PATH)


def _show(visit: Visit) -> PageAnswer:
    from checker.usecases.reading.my_tasks import my_tasks
    from checker.usecases.reading.task_rows import task_list

    viewer, locale = visit.signed_in, visit.locale
    made = task_list(my_tasks(visit.house.store, viewer, visit.now), viewer.posts, locale, page_number(visit))
    counted = tasks_counted(made.total, locale)
    return Shown(
        "tasks.html.j2",
        PAGE_TITLES[locale]["tasks"],
        {
            "list": made,
            "counted": counted,
            "path": TASKS_PATH,
            "query": EVERYTHING,
            "words": {**LIST_TEXTS[locale], **TASKS_WORDS[locale]},
        },
        before_title=f"{counted} –",
    )


ROUTES = (
    PageRoute("/", PageId.ACCESSIBILITY, get=_home, is_open=True),
    PageRoute(TASKS_PATH, PageId.TASKS, get=_show),
)
