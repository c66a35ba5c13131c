"""A list as the page that asks for it shows it, or as a file of all its rows. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from checker.findings.page_rights import PageId, may_export
from checker.pages.list_files import MEDIA_TYPES, ListFile
from checker.pages.list_page import ListPage
from checker.pages.list_query import ListFormat, ListQuery
from checker.web.error_pages import error_page
from checker.web.shown import Download, PageAnswer
from checker.web.visit import Visit
from checker.wording.list_texts import LIST_TEXTS
from checker.wording.locales import Locale
from checker.wording.web_error_texts import WebErrorKind


@dataclass(frozen=True, slots=True)
class ListView:
    """What the macro `listed` of lists.html.j2 lays out: filters, rows, pages and the files to take away.

    `caption` names the table. `example` is a day as it is typed. `may_export`: the files are offered.
    """

    made: ListPage
    query: ListQuery
    path: str
    caption: str
    words: Mapping[str, str]
    example: str
    may_export: bool = False

    def uncounted(self, *, has_files: bool) -> ListView:
        """The same list without how many rows it has in all."""
        words = {**self.words, "page_of": self.words["page_of_uncounted"]}
        return replace(self, words=words, may_export=self.may_export and has_files)

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """Titles and addresses."""
        if not self.may_export or not self.query.is_possible:
            return ()
        return tuple((self.words[file], f"{self.path}{self.query.as_file(file)}") for file in ListFormat)


def list_view(visit: Visit, page: PageId, query: ListQuery, made: ListPage, caption: str) -> ListView:
    """A page of a list for the reader of the page; `made` has the rows of that page."""
    return ListView(
        made,
        query,
        visit.request.path,
        caption,
        LIST_TEXTS[visit.locale],
        f"{visit.on:%d.%m.%Y}",
        may_export(page, visit.groups),
    )


def before_title(query: ListQuery, locale: Locale, text: str = "") -> str:
    """What stands in front of a list's title: that there is no such selection, else `text`; empty: nothing."""
    said = text if query.is_possible else LIST_TEXTS[locale]["not_there"]
    return f"{said} –" if said else ""


def exported(
    visit: Visit, page: PageId, query: ListQuery, whole: ListPage, *, id: str, title: str
) -> PageAnswer | None:
    """The file that the address asks for, or why the reader does not get it. None: it asks for the page.

    `whole` has all rows, `id` (ASCII) names the list in the file. Whoever calls shows the page where the query is not
    possible.
    """
    if query.file is None or not query.is_possible:
        return None
    if not may_export(page, visit.groups):
        return error_page(WebErrorKind.NOT_ALLOWED, visit.locale, has_home=True)
    made = ListFile(id, title, whole, query, visit.basis, visit.locale)
    return Download(made.file_name(query.file), MEDIA_TYPES[query.file], made.body(query.file))
