"""From facts to subject, text and HTML. Shell: reads the built-in templates, once.

Templates are strict (an unknown name is an error) and sandboxed. Sentences stand once, in `<locale>/sentences.j2`,
and reach HTML only through the filters here, which make plain text of them, so that it is escaped. Templates that
an admin edits are rendered in a process of their own (`notifications.sandbox`); when they fail, the built-in ones do.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import css_inline
from jinja2 import BaseLoader, FileSystemLoader, StrictUndefined
from jinja2.environment import TemplateModule
from jinja2.filters import FILTERS
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from markupsafe import Markup, escape

from checker.domain.message import NOTICES, MessageKind
from notifications import digest_facts, notice_facts
from notifications import facts as mail_facts
from notifications.digest_facts import DigestFacts
from notifications.facts import FactRow, MailFacts
from notifications.message import AnyFacts, Rendered
from notifications.notice_facts import NoticeFacts, OverdueReportFacts

TEMPLATES = Path(__file__).parent / "templates"
LONGEST_SUBJECT = 78
TEXT_WIDTH = 78
# Stands for a blank inside a command while lines are filled: a command is never broken.
HELD_TOGETHER = "\x1f"
# What a template may do to a text; nothing that reaches into an object or marks a text as safe HTML.
PLAIN_FILTERS = ("default", "first", "join", "last", "length", "lower", "replace", "trim", "upper")
CALLABLE = (Macro, BlockReference, LoopContext)
READABLE = (TemplateModule, LoopContext)
_INLINER = css_inline.CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)


class Sandbox(ImmutableSandboxedEnvironment):
    """Templates read the fields of facts and call macros. Everything else is refused."""

    intercepted_binops = frozenset()

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Fields and properties of our facts, macros of a template, the loop's counters: no method of anything."""
        if attr.startswith("_"):
            return False
        if isinstance(obj, READABLE):
            return super().is_safe_attribute(obj, attr, value)
        return is_dataclass(obj) and not callable(value)

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, `super()`, a recursive loop, `range`. Calling what is not there says so by itself."""
        return isinstance(obj, (*CALLABLE, StrictUndefined)) or obj is safe_range


def stored_facts(stored: Mapping[str, Any]) -> AnyFacts:
    """The facts of a queued message, as the templates want them. FactsUnreadable when they are of another version."""
    kind = stored.get("kind")
    if kind == MessageKind.DIGEST:
        return digest_facts.from_json(stored)
    if kind in NOTICES:
        return notice_facts.from_json(stored)
    return mail_facts.from_json(stored)


def facts_to_json(facts: AnyFacts) -> dict[str, Any]:
    """The facts as JSON-ready values, whatever their kind."""
    if isinstance(facts, DigestFacts):
        return digest_facts.to_json(facts)
    return mail_facts.to_json(facts) if isinstance(facts, MailFacts) else notice_facts.to_json(facts)


def render(facts: AnyFacts, templates: Path | None = None) -> Rendered:
    """The three texts of a mail, in its language.

    `templates` is a folder whose files replace the built-in ones of the same name. When one of them is broken, the
    mail is rendered from the built-in ones alone, and `trouble` of the result says why.
    """
    if templates is None:
        return render_with(_environment(), facts)
    from notifications.sandbox import render_apart

    found = render_apart(facts, templates)
    if isinstance(found, Rendered):
        return found
    return replace(render_with(_environment(), facts), trouble=found)


def render_with(environment: Sandbox, facts: AnyFacts) -> Rendered:
    """The three texts, from the templates of an environment."""
    folder = f"{facts.locale}/{facts.kind}"
    subject = subject_line(facts, environment)
    text = environment.get_template(f"{folder}.text.j2").render(facts=facts)
    html = environment.get_template(f"{folder}.html.j2").render(facts=facts, subject=subject)
    return Rendered(subject, re.sub(r"\n{3,}", "\n\n", text).strip() + "\n", _INLINER.inline(html).strip() + "\n")


def subject_line(facts: AnyFacts, environment: Sandbox | None = None) -> str:
    """The fullest subject of at most 78 characters; when even the shortest is longer, its end is cut."""
    template = (environment or _environment()).get_template(f"{facts.locale}/{facts.kind}.subject.j2")
    subject = ""
    for parts in _variants(facts):
        subject = _plain(template.render(facts=facts, **parts))
        if len(subject) <= LONGEST_SUBJECT:
            return subject
    shortened = textwrap.shorten(subject, LONGEST_SUBJECT, placeholder="…")
    # One long word, such as a file's name, is cut in itself rather than left out.
    return shortened if len(shortened) > LONGEST_SUBJECT // 2 else f"{subject[: LONGEST_SUBJECT - 1].rstrip()}…"


def _variants(facts: AnyFacts) -> Iterator[Mapping[str, object]]:
    if isinstance(facts, DigestFacts):
        return _overviews(facts)
    return _from_full_to_short(facts) if isinstance(facts, MailFacts) else _from_full_to_brief(facts)


def _from_full_to_brief(facts: NoticeFacts) -> Iterator[dict[str, object]]:
    """First all of it, then without the place, at last only what is needed."""
    if not isinstance(facts, OverdueReportFacts):
        for brief in range(3):
            yield {"brief": brief}
        return
    for brief in range(3):
        for report in facts.reports:
            yield {"report": report, "brief": brief}


def _from_full_to_short(facts: MailFacts) -> Iterator[dict[str, object]]:
    """What, figure and scope. The house as scope tells least; an office is only given up at the very end."""
    full, brief = (facts.figures[0], facts.figures[-1]) if facts.figures else ("", "")
    place = "" if facts.scope_is_house else facts.scope_name
    yield {"what": facts.title, "figure": full, "scope": facts.scope_name}
    yield {"what": facts.short_title, "figure": full, "scope": facts.scope_name}
    yield {"what": facts.short_title, "figure": full, "scope": place}
    yield {"what": facts.short_title, "figure": brief, "scope": facts.scope_name}
    yield {"what": facts.short_title, "figure": brief, "scope": place}
    if place:
        yield {"what": facts.short_title, "figure": "", "scope": place}
    yield {"what": facts.short_title, "figure": brief, "scope": ""}
    yield {"what": facts.short_title, "figure": "", "scope": ""}


def _overviews(facts: DigestFacts) -> Iterator[dict[str, object]]:
    """The counts and the recipient's title. The title is shortened first, then the least telling counts go."""
    for many in range(len(facts.counted), 0, -1):
        for role in facts.roles:
            yield {"counted": ", ".join(facts.counted[:many]), "role": role}


@cache
def _environment() -> Sandbox:
    return sandbox(FileSystemLoader(TEMPLATES))


def sandbox(loader: BaseLoader) -> Sandbox:
    """An environment over the templates of a loader, with nothing in reach that they do not need."""
    environment = Sandbox(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=lambda name: bool(name and name.endswith(".html.j2")),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals = {"range": safe_range}
    environment.filters = {name: FILTERS[name] for name in PLAIN_FILTERS} | {
        "aligned": _aligned,
        "dashed": _dashed,
        "hanging": _hanging,
        "indented": _indented,
        "inline": _inline,
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
    """What stands in backticks is a command. Its options are never broken at their dashes."""
    parts = block.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(_command(part)) if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )


def _command(words: str) -> Markup:
    told = (
        Markup('<span class="flag">{}</span>').format(word) if word.startswith("--") else escape(word)
        for word in words.split(" ")
    )
    return Markup(" ").join(told)


def _inline(sentence: str) -> Markup:
    """One sentence for HTML, its commands marked."""
    return _with_commands(_plain(sentence))


def _wrapped(sentences: str) -> str:
    return "\n\n".join(_filled(block) for block in _blocks(sentences))


def _listed(sentences: Iterable[str]) -> str:
    """One sentence stands alone, several become a list."""
    told = [_plain(sentence) for sentence in sentences]
    if len(told) == 1:
        return _filled(told[0])
    return "\n".join(_filled(sentence, first="- ", then="  ") for sentence in told)


def _dashed(sentence: str) -> str:
    """A line of a list."""
    return _filled(_plain(sentence), first="- ", then="  ")


def _hanging(sentence: str) -> str:
    """A line whose continuation stands under its text, not under its sign."""
    return _filled(_plain(sentence), then="  ")


def _indented(sentence: str) -> str:
    return _filled(_plain(sentence), first="  ", then="  ")


def _aligned(rows: Iterable[FactRow]) -> str:
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
