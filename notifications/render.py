"""From facts to subject, text and HTML: by the house's edited templates, else by the built-in ones. Shell.

Templates that an admin edits are rendered in a process of their own (`sandbox`); when they fail, the built-in ones do.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from checker.wording.locales import Locale
from notifications.letter_facts import LetterFacts
from notifications.message import AnyFacts, Rendered
from notifications.templating import built_in, render_with
from notifications.untranslated import marked

NOTHING: Mapping[Locale, Collection[str]] = {}


def render(
    facts: AnyFacts,
    templates: Path | None = None,
    *,
    answers_to: str = "",
    untranslated: Mapping[Locale, Collection[str]] = NOTHING,
) -> Rendered:
    """The three texts of a mail, in its language.

    `untranslated` are the titles of a German house that have no word in a language, by that: its pages mark them.
    `answers_to` is the mailbox where answers go, which is known when a mail leaves; empty: no link leads there.
    `templates` is a folder whose files replace the built-in ones of the same name. When one of them is broken, the
    mail is rendered from the built-in ones alone, and `trouble` of the result says why.
    """
    if not isinstance(facts, LetterFacts):
        # A letter says itself where it is answered.
        facts = replace(facts, answers_to=answers_to)
    rendered = _rendered(facts, templates)
    return replace(rendered, html=marked(rendered.html, untranslated.get(facts.locale, ()), "de"))


def _rendered(facts: AnyFacts, templates: Path | None) -> Rendered:
    if templates is None:
        return render_with(built_in(), facts)
    # Only houses that edit templates need the child and its limits.
    from notifications.sandbox import render_apart

    result = render_apart(facts, templates)
    if isinstance(result, Rendered):
        return result
    return replace(render_with(built_in(), facts), trouble=result)
