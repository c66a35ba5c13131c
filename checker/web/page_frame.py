"""What stands around the contents of every page: language, navigation, help, log-out, messages. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.domain.access import Viewer
from checker.domain.clock import local_time
from checker.domain.rulebook import Rulebook
from checker.findings.page_rights import PageId, admits
from checker.pages.list_basis import print_line
from checker.web.route import PageRoute
from checker.web.shown import Shown
from checker.web.visit import Visit
from checker.wording.locales import Locale
from checker.wording.post_titles import post_title
from checker.wording.web_texts import PAGE_TITLES, WEB_WORDS

PRODUCT = "Zielwacht"


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    title: str
    path: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The values of `page.html.j2`. `token` empty: the page holds no form, not even those of the footer."""

    locale: Locale
    words: Mapping[str, str]
    title: str
    window_title: str
    house: str
    style: str
    contact: str
    path: str = "/"
    navigation: tuple[NavigationEntry, ...] = ()
    trail: tuple[tuple[str, str], ...] = ()
    posts: tuple[str, ...] = ()
    token: str = ""
    session_ends: str = ""
    session_ends_with_file: str = ""
    message: str = ""
    heading: str = ""
    rehearsal: str = ""
    print_line: str = ""

    @property
    def other_locale(self) -> Locale:
        return "en" if self.locale == "de" else "de"


def bare_frame(title: str, locale: Locale, style: str) -> PageFrame:
    """Of a page that knows neither house nor reader: when the store cannot be asked."""
    words = WEB_WORDS[locale]
    return PageFrame(
        locale, words, title, f"{title} – {PRODUCT}", PRODUCT, style, contact=words["help_without_mailbox"]
    )


def frame_of(
    visit: Visit, shown: Shown, *, style: str, token: str, ends_at: str, message: str, pages: tuple[PageRoute, ...]
) -> PageFrame:
    """Around a page, for whoever looks at it. The navigation shows only what they may open.

    `ends_at`: when their session ends (`14:30`); empty: they have none.
    """
    words, book = WEB_WORDS[visit.locale], visit.book
    mailbox = help_mailbox(book)
    window = " – ".join(filter(None, (f"{shown.before_title} {shown.title}".strip(), PRODUCT)))
    return PageFrame(
        locale=visit.locale,
        words=words,
        title=shown.title,
        window_title=window,
        house=book.organisation.organisation.name,
        style=style,
        contact=words["help_text"].format(mailbox=mailbox) if mailbox else words["help_without_mailbox"],
        path=visit.request.address if visit.viewer is not None else visit.request.path,
        navigation=_navigation(visit, pages),
        trail=shown.trail,
        posts=_posts(visit.viewer, book, visit.locale),
        token=token,
        session_ends=words["session_ends"].format(time=ends_at) if ends_at else "",
        session_ends_with_file=words["session_ends_with_file"].format(time=ends_at) if ends_at else "",
        message=message,
        heading=shown.heading,
        rehearsal=_rehearsal(visit),
        print_line=print_line(shown.title, visit.basis, visit.locale) if visit.viewer is not None else "",
    )


def _rehearsal(visit: Visit) -> str:
    if not visit.house.is_rehearsed:
        return ""
    now = local_time(visit.now)
    return WEB_WORDS[visit.locale]["rehearsal"].format(day=f"{now:%d.%m.%Y}", time=f"{now:%H:%M}")


def help_mailbox(book: Rulebook) -> str:
    """Of whoever keeps the pages; empty: each unit has its own."""
    role = book.organisation.role(book.escalation.administering)
    return role.mailbox if role is not None and not role.exists_at_units else ""


def _navigation(visit: Visit, pages: tuple[PageRoute, ...]) -> tuple[NavigationEntry, ...]:
    """Pages with a title of their own and no part to fill in, of those there are; of several addresses the first."""
    titles, first = PAGE_TITLES[visit.locale], dict[PageId, str]()
    for route in pages:
        if not route.is_open and "{" not in route.path and route.page in titles:
            first.setdefault(route.page, route.path)
    return tuple(
        NavigationEntry(titles[page], path, is_here=path == visit.request.path)
        for page, path in first.items()
        if admits(page, visit.groups)
    )


def _posts(viewer: Viewer | None, book: Rulebook, locale: Locale) -> tuple[str, ...]:
    if viewer is None or not viewer.is_logged_in:
        return ()
    return tuple(post_title(post, book.organisation, locale) for post in viewer.posts)
