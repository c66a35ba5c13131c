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
    """The page with each of the titles, where it is read, in an element that says its language.

    What can hold no element says it itself (an option of a list), or is left as it is: a drawing, and what is typed
    into a form.
    """
    head, body, read = page.partition("<body")
    there = [text for title in titles if (text := str(escape(title))) in read]
    if not there:
        return page
    # Of two titles that begin alike the longer one is meant.
    known = "|".join(re.escape(text) for text in sorted(there, key=len, reverse=True))
    named = re.compile(rf"(?<!\w)(?:{known})(?!\w)")
    pieces = _TAG.split(f"{body}{read}")
    is_drawing = False
    # Tags and what stands between them take turns.
    for at in range(0, len(pieces), 2):
        within = pieces[at - 1] if at else ""
        is_drawing = within.startswith("<svg") or (is_drawing and within != "</svg>")
        if is_drawing or within.startswith("<textarea"):
            continue
        if within.startswith("<option"):
            if named.search(pieces[at]):
                pieces[at - 1] = f'<option lang="{language}"{within.removeprefix("<option")}'
            continue
        pieces[at] = named.sub(rf'<span lang="{language}">\g<0></span>', pieces[at])
    return head + "".join(pieces)
