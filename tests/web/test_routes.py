"""The table of addresses says what the pages' modules say, and imports none of them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import checker.web.pages
from checker.domain.answer import AnswerChoice
from checker.domain.mail_link import LinkClaim
from checker.pages.addresses import (
    LETTERS_PATH,
    LOG_IN_PATH,
    PROPOSALS_PATH,
    TASKS_PATH,
    finding_path,
    invitation_path,
    letter_path,
    proposal_path,
)
from checker.web.later import routes_of
from checker.web.route import PageRoute
from checker.web.routes import page_routes
from tests.unit.notifications.link_cases import ADDRESS, tokens

MODULES = sorted(path.stem for path in Path(checker.web.pages.__file__).parent.glob("[a-z]*.py"))


def _said(route: PageRoute) -> tuple[object, ...]:
    return route.path, route.page, route.post is not None, route.is_open, route.most_bytes


def test_every_address_of_a_page_stands_in_the_table_as_the_page_says_it() -> None:
    of_modules = [_said(route) for module in MODULES for route in routes_of(module)]
    assert sorted(map(repr, map(_said, page_routes()))) == sorted(map(repr, of_modules))


def test_where_mails_and_other_pages_lead_is_an_address_of_the_table() -> None:
    links, claim = tokens(), LinkClaim("0f" * 16, (AnswerChoice.DONE,), date(2016, 5, 12))
    of_mails = links.tasks_url, links.url(claim).replace(links.token(claim), "{token}")
    of_pages = (
        finding_path("{rule}/{scope}/{period}"), letter_path("{key}"), invitation_path("{token}"),
        proposal_path(7).replace("7", "{number}"), TASKS_PATH, LETTERS_PATH, PROPOSALS_PATH, LOG_IN_PATH,
    )  # fmt: skip
    linked = {*(url.removeprefix(ADDRESS) for url in of_mails), *of_pages}
    assert linked - {route.path for route in page_routes()} == set()


def test_the_table_imports_no_page() -> None:
    assert _loads("checker.web.app", "checker.web.pages.") == "[]"


def test_a_start_loads_neither_what_reads_yaml_nor_ways_to_log_in_that_are_not_configured() -> None:
    assert _loads("checker.web.app, checker.web.log_in.configured", "checker.web.log_in.oidc") == "[]"
    assert _loads("checker.rulebook.warm", "yaml") == "[]"


def _loads(modules: str, beginning: str) -> str:
    """The modules of which the name begins so, that are there after these were imported."""
    script = f"import sys, {modules}; print([each for each in sys.modules if each.startswith('{beginning}')])"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()
