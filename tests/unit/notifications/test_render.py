"""Templates: strict, sandboxed, escaped; subjects that fit."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from notifications.fact_row import FactRow, FactsUnreadable
from notifications.facts import MailFacts, NextStep, from_json, to_json
from notifications.ladder import messages_for_changes
from notifications.render import render
from notifications.templating import LONGEST_SUBJECT, TEMPLATES, built_in, subject_line
from tests.unit.notifications.mail_cases import a_briefing, a_rate, a_rate_rule, opened

DANGEROUS = 'A & B <script>alert("x")</script>'


def some_facts() -> MailFacts:
    outgoing = messages_for_changes([opened(a_rate_rule(), a_rate(41, 300))], a_briefing(date(2016, 10, 5)), {})
    return from_json(outgoing.messages[0].message.facts)


@pytest.mark.parametrize("kind", ["reminder", "alert", "escalation", "all_clear", "rectification"])
@pytest.mark.parametrize("locale", ["de", "en"])
def test_whatever_a_title_says_stays_text_in_html(kind: str, locale: str) -> None:
    facts = from_json(
        to_json(some_facts())
        | dict.fromkeys(
            ("title", "short_title", "house", "role", "ladder", "questions_to", "rule", "state_text"), DANGEROUS
        )
        | {"kind": kind, "locale": locale, "because": [DANGEROUS, DANGEROUS], "history": [DANGEROUS]}
        | {"also_told": [DANGEROUS], "deputy_for": [DANGEROUS], "rows": [{"label": DANGEROUS, "text": DANGEROUS}]}
        | {"next_step": {"step": 2, "role": DANGEROUS, "from_day": "", "is_outside": False}}
    )
    html = render(facts).html
    assert "<script" not in html
    assert "&amp;amp;" not in html
    assert "A &amp; B" in html
    assert "A & B" in " ".join(render(facts).text.split())


@given(
    title=st.text(min_size=1, max_size=90).filter(str.strip),
    short_title=st.text(min_size=1, max_size=32).filter(str.strip),
    figures=st.lists(st.text("0123456789,. %€", max_size=60), max_size=2),
    scope=st.text(min_size=1, max_size=60),
    is_house=st.booleans(),
)
def test_no_subject_is_longer_than_allowed(
    title: str, short_title: str, figures: list[str], scope: str, is_house: bool
) -> None:
    facts = replace(
        some_facts(),
        title=title,
        short_title=short_title,
        figures=tuple(figures),
        scope_name=scope,
        scope_is_house=is_house,
    )
    assert len(subject_line(facts, built_in())) <= LONGEST_SUBJECT


def test_an_office_stays_in_the_subject_when_the_bound_has_to_go() -> None:
    facts = replace(
        some_facts(),
        title="Geplante Schnittstellendialoge finden auch wirklich statt",
        short_title="Schnittstellendialoge gehalten",
        scope_name="Heiligenhaus",
        scope_is_house=False,
    )
    shown = "[Zielwert überschritten] Schnittstellendialoge gehalten, 13,7\N{NO-BREAK SPACE}% – Heiligenhaus"
    assert subject_line(facts, built_in()) == shown


def test_an_unknown_name_in_a_template_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        built_in().from_string("{{ facts.nonsense }}").render(facts=some_facts())


def test_a_template_cannot_reach_internals() -> None:
    with pytest.raises(SecurityError):
        built_in().from_string("{{ facts.__class__.__mro__[1].__subclasses__() }}").render(facts=some_facts())


def test_facts_come_back_from_json_as_they_were() -> None:
    facts = replace(some_facts(), rows=(FactRow("a", "b"),), next_step=NextStep(3, "Kreis", "Montag", True))
    assert from_json(json.loads(json.dumps(to_json(facts)))) == facts
    assert from_json(to_json(replace(facts, next_step=None))).next_step is None


def test_facts_of_another_version_are_refused_by_name() -> None:
    stored = to_json(some_facts())
    del stored["tag"]
    with pytest.raises(FactsUnreadable, match="tag"):
        from_json(stored)


def test_both_languages_have_the_same_templates_with_the_same_macros() -> None:
    macros = {
        locale: {
            path.name: sorted(re.findall(r"{%-? *macro (\w+)\(", path.read_text(encoding="utf-8")))
            for path in (TEMPLATES / locale).glob("*.j2")
        }
        for locale in ("de", "en")
    }
    assert macros["de"] == macros["en"]
