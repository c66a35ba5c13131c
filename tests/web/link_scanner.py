"""A program that protects mailboxes: it opens what a mail links to, follows it, and submits every form it finds.

As such programs were seen to do: HEAD and GET, links followed, forms sent as they stand, with each of their buttons,
once more, and as a query. It chooses nothing: what is not preselected stays so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from features.steps.read_page import Reply
from tests.web.plain_browser import PlainBrowser

# Of the pages that a link leads on to, so many are looked at.
MOST_PAGES = 12
TIMES = 3


def scan(browser: PlainBrowser, starts: Iterable[str]) -> Counter[str]:
    """What was done, and what was answered: `GET 200`, `POST 422`, ..."""
    done: Counter[str] = Counter()
    for start in starts:
        waiting, seen = [start], {start}
        while waiting and len(seen) <= MOST_PAGES:
            page = _opened(browser, waiting.pop(0), done)
            for link in page.links:
                if link not in seen and len(seen) < MOST_PAGES:
                    seen.add(link)
                    waiting.append(link)
            _submit_every_form(browser, page, done)
    return done


def _opened(browser: PlainBrowser, path: str, done: Counter[str]) -> Reply:
    done[f"HEAD {browser.head(path).status}"] += 1
    page = browser.follow(path)
    done[f"GET {page.status}"] += 1
    return page


def _submit_every_form(browser: PlainBrowser, page: Reply, done: Counter[str]) -> None:
    for form in page.forms:
        for button in ((), *((button,) for button in form.buttons)):
            for _ in range(TIMES if not button else 1):
                reply = browser.post(form.action, [*form.fields, *button])
                done[f"POST {reply.status}"] += 1
        query = "&".join(f"{name}={value}" for name, value in form.fields)
        done[f"GET {browser.follow(f'{form.action}?{query}').status}"] += 1
