"""From facts to subject, text and HTML. Shell: reads the templates, once.

Templates are strict (an unknown name is an error) and sandboxed. Sentences stand once, in `<locale>/sentences.j2`,
and reach HTML only through the filters here, which make plain text of them, so that it is escaped.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import css_inline
from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from checker.domain.message import MessageKind
from notifications import digest_facts
from notifications import facts as mail_facts
from notifications.digest_facts import DigestFacts
from notifications.facts import MailFacts, Row
from notifications.message import Rendered

TEMPLATES = Path(__file__).parent / "templates"
LONGEST_SUBJECT = 78
TEXT_WIDTH = 78
# Stands for a blank inside a command while lines are filled: a command is never broken.
HELD_TOGETHER = "\x1f"
_INLINER = css_inline.CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)


def stored_facts(stored: Mapping[str, Any]) -> MailFacts | DigestFacts:
    """The facts of a queued message, as the templates want them. FactsUnreadable when they are of another version."""
    if stored.get("kind") == MessageKind.DIGEST:
        return digest_facts.from_json(stored)
    return mail_facts.from_json(stored)


def render(facts: MailFacts | DigestFacts) -> Rendered:
    """The three texts of a mail, in its language."""
    environment = _environment()
    folder = f"{facts.locale}/{facts.kind}"
    subject = subject_line(facts)
    text = environment.get_template(f"{folder}.text.j2").render(facts=facts)
    html = environment.get_template(f"{folder}.html.j2").render(facts=facts, subject=subject)
    return Rendered(subject, re.sub(r"\n{3,}", "\n\n", text).strip() + "\n", _INLINER.inline(html).strip() + "\n")


def subject_line(facts: MailFacts | DigestFacts) -> str:
    """The fullest subject of at most 78 characters; when even the shortest is longer, its end is cut."""
    template = _environment().get_template(f"{facts.locale}/{facts.kind}.subject.j2")
    variants = _overviews(facts) if isinstance(facts, DigestFacts) else _from_full_to_short(facts)
    subject = ""
    for parts in variants:
        subject = template.render(facts=facts, **parts).strip()
        if len(subject) <= LONGEST_SUBJECT:
            return subject
    return textwrap.shorten(subject, LONGEST_SUBJECT, placeholder="…")


def _from_full_to_short(facts: MailFacts) -> Iterator[dict[str, str]]:
    """What, figure and scope. The house as scope tells least; an office is only given up at the very end."""
    full, brief = (facts.figures[0], facts.figures[-1]) if facts.figures else ("", "")
    place = "" if facts.scope_is_house else facts.scope_name
    yield {"what": facts.title, "figure": full, "scope": facts.scope_name}
    yield {"what": facts.short_title, "figure": full, "scope": facts.scope_name}
    yield {"what": facts.short_title, "figure": full, "scope": place}
    yield {"what": facts.short_title, "figure": brief, "scope": facts.scope_name}
    yield {"what": facts.short_title, "figure": brief, "scope": place}
    yield {"what": facts.short_title, "figure": brief, "scope": ""}


def _overviews(facts: DigestFacts) -> Iterator[dict[str, str]]:
    """The counts and the recipient's title. The title is shortened first, then the least telling counts go."""
    for many in range(len(facts.counted), 0, -1):
        for role in facts.roles:
            yield {"counted": ", ".join(facts.counted[:many]), "role": role}


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=lambda name: bool(name and name.endswith(".html.j2")),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "aligned": _aligned,
        "hanging": _hanging,
        "indented": _indented,
        "listed": _listed,
        "paragraphs": _paragraphs,
        "plain": _plain,
        "wrapped": _wrapped,
    }
    return environment


def _plain(sentences: str) -> str:
    """One line of plain text. Unwraps what a macro marked as safe: it is not, it holds titles and reasons.

    U+00A0 stays where it is.
    """
    return " ".join(re.split(r"[ \t\r\n]+", str.__str__(sentences).strip(" \t\r\n")))


def _blocks(sentences: str) -> list[str]:
    """The paragraphs of a text, each on one line. They are parted by an empty line."""
    return [_plain(block) for block in re.split(r"\n[ \t]*\n", str.__str__(sentences)) if block.strip()]


def _paragraphs(sentences: str) -> Markup:
    return Markup("").join(Markup("<p>{}</p>").format(_with_commands(block)) for block in _blocks(sentences))


def _with_commands(block: str) -> Markup:
    """What stands in backticks is a command."""
    parts = block.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if place % 2 else escape(part) for place, part in enumerate(parts)
    )


def _wrapped(sentences: str) -> str:
    return "\n\n".join(_filled(block) for block in _blocks(sentences))


def _listed(sentences: Iterable[str]) -> str:
    """One sentence stands alone, several become a list."""
    told = [_plain(sentence) for sentence in sentences]
    if len(told) == 1:
        return _filled(told[0])
    return "\n".join(_filled(sentence, first="- ", then="  ") for sentence in told)


def _hanging(sentence: str) -> str:
    """A line whose continuation stands under its text, not under its sign."""
    return _filled(_plain(sentence), then="  ")


def _indented(sentence: str) -> str:
    return _filled(_plain(sentence), first="  ", then="  ")


def _aligned(rows: Iterable[Row]) -> str:
    """Labels to the left, texts in a column of their own."""
    lines = tuple(rows)
    width = max((len(row.label) for row in lines), default=0) + 2
    return "\n".join(_filled(row.text, first=row.label.ljust(width), then=" " * width) for row in lines)


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
