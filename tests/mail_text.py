"""What a reader of a mail sees, of its text and of its page. Standard library only."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser


def facts_told(text: str) -> set[str]:
    """Numbers, days, file names of commands and keys: whatever has a digit or a slash in it."""
    return {re.sub(r"^\W+|[^\w%]+$", "", word) for word in text.split() if re.search(r"\d|/", word)}


def words_of(html: str) -> str:
    """What a reader sees: no head, no hidden preheader."""
    return " ".join(pieces_of(html))


def pieces_of(html: str) -> list[str]:
    """As `words_of`, element by element."""
    reader = _Words()
    reader.feed(re.sub(r'<div style="display:\s*none.*?</div>', "", html[html.index("<body") :], flags=re.DOTALL))
    return [unescape(words) for words in reader.words]


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)
