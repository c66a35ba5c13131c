"""A template that asks for what no mail has is found before the first mail."""

from __future__ import annotations

from pathlib import Path

import pytest

from notifications.sandbox import broken_template
from notifications.template_names import FACTS_BY_KIND
from notifications.templating import TEMPLATES, _variants, subject_names
from tests.unit.notifications.notice_cases import every_notice


def edited(folder: Path, name: str, source: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("name", "source", "said"), [
    pytest.param("de/alert.subject.j2", "{{ facts.tilte }}", "1: 'facts.tilte' is undefined; did you mean 'title'?",
                 id="a field that is misspelt"),
    pytest.param("de/alert.text.j2", "Eins\n{{ facts.week }}", "2: 'facts.week' is undefined",
                 id="a field of another kind of mail"),
    pytest.param("de/alert.text.j2", "{{ what }}", "1: 'what' is undefined", id="what only the subject gets"),
    pytest.param("de/alert.subject.j2", "{{ waht }}", "1: 'waht' is undefined; did you mean 'what'?",
                 id="a name that is misspelt"),
    pytest.param("de/operator.text.j2", "{{ facts.troubles | frist }}", "1: there is no filter 'frist'",
                 id="a filter that is not there"),
    pytest.param("de/sentences.j2", "{% macro todo(facts) %}{{ facts.gibt_es_nicht }}{% endmacro %}",
                 "1: 'facts.gibt_es_nicht' is undefined", id="a field of no mail, in a part"),
])  # fmt: skip
def test_what_a_template_asks_for_and_does_not_get_is_named_with_its_line(
    tmp_path: Path, name: str, source: str, said: str
) -> None:
    assert str(broken_template(edited(tmp_path, name, source))).startswith(f"{name}:{said}")


@pytest.mark.parametrize(("name", "source"), [
    pytest.param("de/alert.text.j2", "{% set mine = facts.title %}{{ mine }}{% for row in facts.rows %}{{ row }}"
                 "{{ loop.index }}{% endfor %}", id="its own names"),
    pytest.param("de/alert.text.j2", "{% if facts.later is defined %}x{% endif %}{{ facts.next | default('') }}",
                 id="what it asks about itself"),
    pytest.param("de/sentences.j2", "{% macro one(facts) %}{{ facts.week }}{{ facts.title }}{% endmacro %}",
                 id="a part for several kinds"),
    pytest.param("de/alert.text.j2", "{{ 9 ** 9 ** 9 }}", id="a sum without end, which only a mail would begin"),
    pytest.param("de/overdue_report.subject.j2", "{{ report }}{{ brief }}{{ facts.total }}", id="a computed field"),
])  # fmt: skip
def test_what_is_there_may_be_asked_for(tmp_path: Path, name: str, source: str) -> None:
    assert broken_template(edited(tmp_path, name, source)) is None


def test_the_built_in_templates_ask_for_nothing_that_they_do_not_get() -> None:
    assert broken_template(TEMPLATES) is None


def test_every_kind_of_notice_gets_the_names_of_its_subject() -> None:
    for facts in every_notice("de").values():
        for names in _variants(facts):
            assert set(names) == subject_names(FACTS_BY_KIND[facts.kind])
