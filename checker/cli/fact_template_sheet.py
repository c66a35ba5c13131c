"""What a rule wants to be told as a single fact: as options with an example, and as JSON."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import Any

from checker.records.fact_template import FactTemplate
from checker.wording.fact_template_texts import FACT_TEMPLATE
from checker.wording.locales import Locale
from checker.wording.refusal_texts import INPUTS

SCHEMA = "zielwacht/fact-template/1"
WIDTH = 18
MOST_UNITS = 12


def as_lines(template: FactTemplate, locale: Locale) -> Iterator[str]:
    words = FACT_TEMPLATE[locale]
    yield words["head"].format(rule=template.rule.id, title=template.rule.title)
    if not template.scopes:
        yield "  " + words["of_the_house"]
    for kind in ("needed", "one_of", "may"):
        for name in getattr(template, kind):
            what = _what(name, locale) + _choice(template, name, locale)
            yield "  " + words[kind].format(option=_option(name).ljust(WIDTH), what=what)
    yield words["example"]
    yield f"  {command(template)}"


def command(template: FactTemplate) -> str:
    """A command that files the example."""
    said = [part for name, text in template.example.items() for part in (_option(name), text)]
    return shlex.join(["zielwacht", "records", "report", template.rule.id, *said])


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")


def _what(name: str, locale: Locale) -> str:
    return FACT_TEMPLATE[locale].get(name) or INPUTS[locale][name]


def _choice(template: FactTemplate, name: str, locale: Locale) -> str:
    allowed = template.scopes if name == "scope" else template.choices.get(name, ())
    if not allowed:
        return ""
    shown = ", ".join(allowed[:MOST_UNITS]) + (", …" if len(allowed) > MOST_UNITS else "")
    return FACT_TEMPLATE[locale]["choice"].format(words=shown)


def as_json(template: FactTemplate) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "rule": template.rule.id,
        "records": template.record_type,
        "needed": list(template.needed),
        "one_of": list(template.one_of),
        "may": list(template.may),
        "choices": {name: list(words) for name, words in template.choices.items()},
        "scopes": list(template.scopes),
        "example": dict(template.example),
        "command": command(template),
    }
