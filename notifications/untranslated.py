"""Titles that a house has in its own language only, in the page of a mail in another: marked with theirs. Pure.

Whoever has a page read aloud hears them as they are meant (WCAG 2.2, 3.1.2). A subject cannot be marked.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from markupsafe import escape

from checker.wording.locales import Locale

_TAG = re.compile(r"(<[^>]*>)")


def marked(page: str, titles: Collection[str], language: Locale) -> str:
    """The page with each of the titles, where it is read, in an element that says its language."""
    if not titles:
        return page
    # Of two titles that begin alike the longer one is meant.
    known = "|".join(re.escape(str(escape(title))) for title in sorted(titles, key=len, reverse=True))
    named = re.compile(rf"(?<!\w)(?:{known})(?!\w)")
    head, body, read = page.partition("<body")
    pieces = _TAG.split(f"{body}{read}")
    # Tags and what stands between them take turns.
    pieces[::2] = [named.sub(rf'<span lang="{language}">\g<0></span>', piece) for piece in pieces[::2]]
    return head + "".join(pieces)
