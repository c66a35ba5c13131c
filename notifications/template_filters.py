"""How does a template lay out a text? Filled lines for the text part, escaped paragraphs for HTML. Pure.

Sentences reach HTML through these filters alone: they make plain text of what a macro marked as safe, so that it is
escaped.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from notifications.fact_row import FactRow
from notifications.facts import AnswerableFacts, OfferFacts

TEXT_WIDTH = 78
# So many characters of a command fit on a line of a screen of 320 pixels.
FITS_ANYWHERE = 34
# Stands for a blank inside a command while lines are filled: a command is never broken.
HELD_TOGETHER = "\x1f"


def plain(sentences: str) -> str:
    """One line of plain text. Unwraps what a macro marked as safe: it is not, it holds titles and reasons.

    U+00A0 stays where it is.
    """
    return " ".join(re.split(r"[ \t\r\n]+", str.__str__(sentences).strip(" \t\r\n")))


def _blocks(sentences: str) -> list[str]:
    """The paragraphs of a text, each on one line. They are parted by an empty line."""
    return [plain(block) for block in re.split(r"\n[ \t]*\n", str.__str__(sentences)) if block.strip()]


def paragraphs(sentences: str) -> Markup:
    return Markup("").join(Markup("<p>{}</p>").format(_with_commands(block)) for block in _blocks(sentences))


def _with_commands(block: str) -> Markup:
    """What stands in backticks is a command, which is never broken within a word."""
    parts = block.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(_command(part)) if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )


def _command(words: str) -> Markup:
    """Each word is held together, as far as it fits on a narrow screen; an option is never broken at its dashes."""
    shown = (
        Markup('<span class="word-of-command">{}</span>').format(word) if len(word) <= FITS_ANYWHERE else escape(word)
        for word in words.split(" ")
    )
    return Markup(" ").join(shown)


def inline(sentence: str) -> Markup:
    """One sentence for HTML, its commands marked."""
    return _with_commands(plain(sentence))


def wrapped(sentences: str) -> str:
    return "\n\n".join(_filled(block) for block in _blocks(sentences))


def listed(sentences: Iterable[str]) -> str:
    """One sentence stands alone, several become a list."""
    lines = [plain(sentence) for sentence in sentences]
    if len(lines) == 1:
        return _filled(lines[0])
    return "\n".join(_filled(sentence, first="- ", then="  ") for sentence in lines)


def dashed(sentence: str) -> str:
    """A line of a list."""
    return _filled(plain(sentence), first="- ", then="  ")


def hanging(sentence: str) -> str:
    """A line whose continuation stands under its text, not under its sign."""
    return _filled(plain(sentence), then="  ")


def indented(sentence: str) -> str:
    return _filled(plain(sentence), first="  ", then="  ")


def aligned(rows: Iterable[FactRow]) -> str:
    """Labels to the left, texts in a column of their own."""
    lines = tuple(rows)
    width = max((len(row.label) for row in lines), default=0) + 2
    return "\n".join(_filled(row.text, first=row.label.ljust(width), then=" " * width) for row in lines)


def quoted(text: str) -> str:
    """A text within a text: each of its lines behind a bar."""
    return "\n".join(f"| {line}".rstrip() for line in str.__str__(text).strip("\n").split("\n"))


def _filled(text: str, first: str = "", then: str = "") -> str:
    commands = text.split("`")
    commands[1::2] = [command.replace(" ", HELD_TOGETHER) for command in commands[1::2]]
    filled = textwrap.fill(
        "".join(commands),
        TEXT_WIDTH,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace(HELD_TOGETHER, " ")


def mailto(offer: OfferFacts, answer: AnswerableFacts, to: str) -> str:
    """A link that opens a prepared answer (RFC 6068): the token in the subject, the first line to be completed."""
    subject = quote(f"[{answer.token}] {answer.about}", safe="")
    body = quote(f"{offer.prepared}\r\n", safe="")
    return f"mailto:{quote(to, safe='@')}?subject={subject}&body={body}"


FILTERS: Mapping[str, Callable[..., Any]] = {
    "aligned": aligned,
    "dashed": dashed,
    "hanging": hanging,
    "indented": indented,
    "inline": inline,
    "listed": listed,
    "mailto": mailto,
    "paragraphs": paragraphs,
    "plain": plain,
    "quoted": quoted,
    "wrapped": wrapped,
}
