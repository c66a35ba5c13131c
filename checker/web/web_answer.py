"""What is sent to a browser? Status, headers and bytes; and the page that needs neither house nor reader. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from checker.web.error_pages import error_page
from checker.web.page_frame import bare_frame
from checker.web.rendering import html_of, style_address
from checker.wording.locales import Locale
from checker.wording.web_error_texts import WebErrorKind

HTML = (("content-type", "text/html; charset=utf-8"),)


@dataclass(frozen=True, slots=True)
class WebAnswer:
    """`headers` come beside those that every answer bears."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


def plain_error(kind: WebErrorKind, locale: Locale, number: str = "") -> WebAnswer:
    """An error page for which nothing of the store is asked."""
    shown = error_page(kind, locale, number=number)
    page = bare_frame(shown.title, locale, style_address())
    return WebAnswer(shown.status, html_of(shown.template, page, shown.values), HTML)
