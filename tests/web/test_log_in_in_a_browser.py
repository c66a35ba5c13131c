"""Log-ins in a real browser: behind a real Apache, and at a provider. Without a click, and readable when they fail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.configuration.log_in_settings import ProxySettings
from checker.domain.access import LogInWay
from tests import apache
from tests.oidc_provider import OidcServer, provider
from tests.web import page_looks
from tests.web.chromium import Visitor, chromium, needs_browser
from tests.web.log_in_house import NOW, ROUTES, behind, by_provider, house_of_two
from tests.web.page_checks import CHECKS, objections
from tests.web.served import house_over, pages_to_come

pytestmark = needs_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as begun:
        yield begun


@pytest.fixture
def at_provider(tmp_path: Path) -> Iterator[tuple[OidcServer, str]]:
    """A provider and the address of pages that have people log in there first."""
    with house_of_two(tmp_path, LogInWay.OIDC) as store, provider() as server, pages_to_come() as pages:
        server.clock = NOW.timestamp
        ways: dict[str, Any] = {"log_in": ["oidc", "proxy", "password"], "trusted_proxies": ["192.0.2.1"]}
        pages.show(by_provider(house_over(store, NOW, address=pages.address, **ways), server), ROUTES)
        yield server, pages.address


def test_a_browser_with_a_log_in_at_its_workplace_needs_no_click(browser: Any, tmp_path: Path) -> None:
    if not (apache.APACHE and apache.HTPASSWD):
        pytest.skip(apache.MISSING)
    known = {"mustere": "Geheim"}
    with house_of_two(tmp_path, LogInWay.PROXY) as store, behind(store, ProxySettings(), known, {}) as there:
        options = {
            "ignore_https_errors": True,
            "http_credentials": {"username": "mustere", "password": "Geheim"},
        }
        visitor = Visitor(browser, f"localhost:{there.apache.port}", options)
        page = visitor.page()
        page.goto(f"{there.apache.address}/wer")
        assert "proxy 1 gf@jobcenter" in page.text_content("main")
        page.reload()
        assert len([each for each in visitor.context.cookies() if each["name"] == "__Host-zielwacht"]) == 1
        page.get_by_role("button", name="Abmelden").click()
        assert page.get_by_role("link", name="Weiter mit der Anmeldung am Arbeitsplatz").is_visible()
        assert (visitor.foreign, visitor.blocked) == ([], [])
        visitor.context.close()


def test_a_browser_that_is_logged_in_at_the_provider_needs_no_click(
    browser: Any, at_provider: tuple[OidcServer, str]
) -> None:
    server, address = at_provider
    visitor = Visitor(browser)
    page = visitor.page()
    page.goto(f"{address}/wer")
    assert page.url == f"{address}/wer"
    assert "oidc 1 gf@jobcenter" in page.text_content("main")
    assert sorted(each["name"] for each in visitor.context.cookies()) == ["__Host-zielwacht"]
    assert visitor.blocked == []
    page.get_by_role("button", name="Abmelden").click()
    page.get_by_role("link", name="Zum Anmeldedienst").click()
    assert page.get_by_role("button", name="Abmelden").is_visible()
    assert server.reproaches == []
    visitor.context.close()


def test_a_form_that_was_sent_after_the_session_ended_is_there_again_after_the_provider(
    browser: Any, at_provider: tuple[OidcServer, str]
) -> None:
    """A browser follows no form to another host (form-action 'self'), so the way to the provider is a link then."""
    _, address = at_provider
    visitor = Visitor(browser)
    page = visitor.page()
    page.goto(f"{address}/wer")
    visitor.context.clear_cookies(name="__Host-zielwacht")
    page.evaluate(
        """() => {
            const form = document.querySelector('form[action="/abmelden"]');
            form.action = '/wer';
            form.insertAdjacentHTML('beforeend', '<input name="note" value="Zwei Zeilen">');
        }"""
    )
    page.get_by_role("button", name="Abmelden").click()
    assert "Ihre Sitzung war zu Ende" in page.text_content("[role=status]")
    page.get_by_role("link", name="Zum Anmeldedienst").click()
    assert "gf@jobcenter Zwei Zeilen" in page.text_content("main")
    assert visitor.blocked == []
    visitor.context.close()


def test_the_page_that_says_why_nobody_came_in_keeps_what_every_page_keeps(
    browser: Any, at_provider: tuple[OidcServer, str]
) -> None:
    server, address = at_provider
    server.lies = {"unsigned"}
    visitor = Visitor(browser)
    page = visitor.page()
    page.goto(f"{address}/wer")
    assert page.get_by_role("heading", level=1).text_content() == "Anmeldung nicht gelungen"
    assert page.get_by_role("heading", level=2).all_text_contents()[:2] == [
        "Mit dem Anmeldedienst des Hauses",
        "Mit der Anmeldung an Ihrem Arbeitsplatz",
    ]
    for item in CHECKS:
        assert objections(page, item) == [], item
    assert page_looks.narrow(page) == []
    page.set_viewport_size(page_looks.WIDE)
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    assert axe.run(page).response["violations"] == []
    visitor.context.close()
