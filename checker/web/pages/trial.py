"""The page behind the link of `zielwacht serve --sign-in`: what it is for, and one button. Edge."""

from __future__ import annotations

from checker.domain.access import LogInWay, Viewer
from checker.findings.page_rights import PageId
from checker.web.error_pages import error_page
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, Shown, SignedIn
from checker.web.trial import TRIAL_PATH
from checker.web.visit import Visit
from checker.wording.web_error_texts import WebErrorKind
from checker.wording.web_texts import TRIAL_WORDS


def _look(visit: Visit) -> PageAnswer:
    trial = visit.house.trial
    if trial is None or not trial.holds(visit.path["token"], visit.now):
        return error_page(WebErrorKind.TRIAL_OVER, visit.locale)
    words = TRIAL_WORDS[visit.locale]
    values = {"words": words, "what": words["what"].format(post=trial.post), "path": trial.path}
    return Shown("trial.html.j2", words["heading"], values)


def _begin(visit: Visit) -> PageAnswer:
    trial = visit.house.trial
    if trial is None or not trial.use(visit.path["token"], visit.now):
        return error_page(WebErrorKind.TRIAL_OVER, visit.locale)
    viewer = Viewer((trial.post,), LogInWay.CONSOLE)
    return SignedIn(visit.house.sessions.open(viewer, visit.now), "/")


ROUTES = (PageRoute(TRIAL_PATH, PageId.LOG_IN, get=_look, post=_begin, is_open=True),)
