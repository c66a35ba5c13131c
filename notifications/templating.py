"""How do templates make the three texts of a mail? Shell: reads the built-in templates, once.

Templates are strict (an unknown name is an error) and sandboxed. Sentences stand once, in `<locale>/sentences.j2`,
and reach HTML only through `template_filters`. What chooses between built-in and edited templates is `render`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import css_inline
from jinja2 import BaseLoader, FileSystemLoader, StrictUndefined
from jinja2.environment import TemplateModule
from jinja2.filters import FILTERS
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range

from notifications import template_filters
from notifications.digest_facts import DigestFacts
from notifications.facts import MailFacts
from notifications.letter_facts import LetterFacts
from notifications.message import AnyFacts, Rendered
from notifications.notice_facts import NoticeFacts, OverdueReportFacts
from notifications.template_filters import plain

TEMPLATES = Path(__file__).parent / "templates"
LONGEST_SUBJECT = 78
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


def render_with(environment: Sandbox, facts: AnyFacts) -> Rendered:
    """The three texts, from the templates of an environment."""
    folder = f"{facts.locale}/{facts.kind}"
    subject = subject_line(facts, environment)
    text = environment.get_template(f"{folder}.text.j2").render(facts=facts)
    html = environment.get_template(f"{folder}.html.j2").render(facts=facts, subject=subject)
    return Rendered(subject, re.sub(r"\n{3,}", "\n\n", text).strip() + "\n", _INLINER.inline(html).strip() + "\n")


def subject_line(facts: AnyFacts, environment: Sandbox) -> str:
    """The fullest subject of at most 78 characters; when even the shortest is longer, its end is cut."""
    template = environment.get_template(f"{facts.locale}/{facts.kind}.subject.j2")
    subject = ""
    for parts in _variants(facts):
        subject = plain(template.render(facts=facts, **parts))
        if len(subject) <= LONGEST_SUBJECT:
            return subject
    shortened = textwrap.shorten(subject, LONGEST_SUBJECT, placeholder="…")
    # One long word, such as a file's name, is cut in itself rather than left out.
    return shortened if len(shortened) > LONGEST_SUBJECT // 2 else f"{subject[: LONGEST_SUBJECT - 1].rstrip()}…"


# What subjects are made of, beside the facts: of mails about a promise, of letters, of digests, of notices.
OF_A_PROMISE, OF_A_DIGEST = frozenset({"what", "figure", "scope"}), frozenset({"counted", "role"})
OF_A_LETTER = frozenset({"what", "scope"})
OF_A_REPORT, OF_A_NOTICE = frozenset({"report", "brief"}), frozenset({"brief"})
SUBJECT_NAMES = OF_A_PROMISE | OF_A_DIGEST | OF_A_REPORT


def subject_names(facts: type[AnyFacts]) -> frozenset[str]:
    """The names that the template of a subject gets beside `facts`."""
    if issubclass(facts, DigestFacts):
        return OF_A_DIGEST
    if issubclass(facts, LetterFacts):
        return OF_A_LETTER
    if issubclass(facts, MailFacts):
        return OF_A_PROMISE
    return OF_A_REPORT if issubclass(facts, OverdueReportFacts) else OF_A_NOTICE


def _variants(facts: AnyFacts) -> Iterator[Mapping[str, object]]:
    if isinstance(facts, DigestFacts):
        return _overviews(facts)
    if isinstance(facts, LetterFacts):
        return _letters(facts)
    return _from_full_to_short(facts) if isinstance(facts, MailFacts) else _from_full_to_brief(facts)


def _letters(facts: LetterFacts) -> Iterator[dict[str, object]]:
    """What it is about and where: the matter is shortened first, the place goes at the very end."""
    yield {"what": facts.matter, "scope": facts.place}
    yield {"what": facts.short_matter, "scope": facts.place}
    yield {"what": facts.short_matter, "scope": ""}


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
    """What, figure and scope. The house as scope is dropped first; an office only at the very end."""
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
    """The counts and the recipient's title. The title is shortened first, then the least important counts go."""
    for many in range(len(facts.counted), 0, -1):
        for role in facts.roles:
            yield {"counted": ", ".join(facts.counted[:many]), "role": role}


@cache
def built_in() -> Sandbox:
    """The environment of the templates that come with the program."""
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
    environment.filters = {name: FILTERS[name] for name in PLAIN_FILTERS} | dict(template_filters.FILTERS)
    return environment
