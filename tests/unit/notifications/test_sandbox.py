"""Templates that an admin edits: rendered apart, within limits; when broken, the mail leaves with the built-in text."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError

from notifications import sandbox as apart
from notifications.message import Rendered, TemplateTrouble
from notifications.render import render
from notifications.sandbox import objection, read_sources, render_apart, without_twin
from notifications.templating import built_in
from tests.unit.notifications.notice_cases import all_well, operator
from tests.unit.notifications.test_mails_as_they_arrive import samples

REMINDER = next(sample.facts for sample in samples("de") if sample.name == "reminder")
TEXT = "de/reminder.text.j2"


def with_text(folder: Path, source: str) -> Path:
    (folder / "de").mkdir(exist_ok=True)
    (folder / TEXT).write_text(source, encoding="utf-8")
    return folder


def test_an_edited_template_replaces_the_built_in_one_and_no_other(tmp_path: Path) -> None:
    rendered = render(REMINDER, with_text(tmp_path, "Bitte: {{ facts.title }}\n{{ facts.rows | aligned }}"))
    built_in = render(REMINDER)
    assert rendered.trouble is None
    assert rendered.text.startswith(f"Bitte: {REMINDER.title}\nBitte bis")
    assert (rendered.subject, rendered.html) == (built_in.subject, built_in.html)


def test_edited_sentences_reach_text_and_html_of_every_mail(tmp_path: Path) -> None:
    source = (apart.TEMPLATES / "de" / "sentences.j2").read_text(encoding="utf-8")
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "sentences.j2").write_text(source.replace("Was jetzt", "Ihr nächster Schritt"), encoding="utf-8")
    for facts in (REMINDER, all_well()):
        rendered = render(facts, tmp_path)
        assert rendered.trouble is None
        for part in (rendered.text, rendered.html):
            assert "Ihr nächster Schritt" in part
            assert "Was jetzt" not in part


def test_untouched_copies_of_all_templates_give_the_built_in_mail(tmp_path: Path) -> None:
    for path in apart.TEMPLATES.rglob("*.j2"):
        copy = tmp_path / path.relative_to(apart.TEMPLATES)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    assert render(REMINDER, tmp_path) == render(REMINDER)


BROKEN = {
    "loops for ever": (
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "longer than 2 s",
    ),
    "computes for ever": ("{{ 10 ** 1000000000 }}", "longer than 2 s"),
    "allocates a gigabyte": ('{{ "a" * 1000000000 }}', "more than 192 MB"),
    "allocates a gigabyte bit by bit": ('{% for a in range(99999) %}{{ "a" * 99999 }}{% endfor %}', "more than 192 MB"),
    "writes more than a mail": ('{{ "a" * 200000 }}', "larger than 100 kB"),
    "reads attributes": ("{{ facts.__class__.__mro__ }}", "unsafe"),
    "reads attributes of a text": ("{{ ''.__class__ }}", "unsafe"),
    "calls methods of a text": ("{{ facts.title.upper() }}", "unsafe"),
    "calls methods of facts": ("{{ facts.__eq__(1) }}", "unsafe"),
    "formats its way out": ("{{ '{0.__class__}'.format(facts) }}", "not safely callable"),
    "asks for a filter that reaches inside": ("{{ facts | attr('__class__') }}", "No filter named 'attr'"),
    "marks a text as safe": ("{{ facts.title | safe }}", "No filter named 'safe'"),
    "asks for a global": ("{{ lipsum() }}", "'lipsum' is undefined"),
    "divides by zero": ("{{ 1 / 0 }}", "ZeroDivisionError"),
    "names what is not there": ("{{ facts.titel }}", "titel"),
    "is no template": ("{% if %}", "Expected an expression"),
    "calls itself": ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "calls itself"),
    "extends itself": ("{% extends 'de/reminder.text.j2' %}", "calls itself"),
    "nests too deep": ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "calls itself"),
    "reads a file": ("{% include '../../../../etc/passwd' %}", "there is no template"),
    "says nothing": ("{# nichts #}", "the text part is empty"),
}


@pytest.mark.parametrize(("source", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_template_is_told_and_the_mail_leaves_with_the_built_in_text(
    tmp_path: Path, source: str, said: str
) -> None:
    rendered = render(REMINDER, with_text(tmp_path, source))
    built_in = render(REMINDER)
    assert rendered.trouble is not None
    assert said in rendered.trouble.what
    assert rendered.trouble.template.startswith("de/reminder")
    assert (rendered.subject, rendered.text, rendered.html) == (built_in.subject, built_in.text, built_in.html)


def test_the_place_of_a_mistake_is_the_line_in_the_edited_file(tmp_path: Path) -> None:
    rendered = render(REMINDER, with_text(tmp_path, "Eins\nZwei\n{{ facts.titel }}\n"))
    assert rendered.trouble is not None
    assert str(rendered.trouble).startswith("de/reminder.text.j2:3: UndefinedError")


@pytest.mark.deep
def test_a_template_without_end_costs_seconds_not_minutes(tmp_path: Path) -> None:
    with_text(tmp_path, BROKEN["loops for ever"][0])
    used = os.times().children_user
    started = time.monotonic()
    render(REMINDER, tmp_path)
    assert os.times().children_user - used < apart.CPU_SECONDS + 4
    assert time.monotonic() - started < apart.WALL_SECONDS + 10


def test_a_process_that_does_not_answer_in_time_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "CHILD", "import time; time.sleep(60)")
    monkeypatch.setattr(apart, "WALL_SECONDS", 1)
    found = render_apart(REMINDER, with_text(tmp_path, "x"))
    assert isinstance(found, TemplateTrouble)
    assert "longer" in found.what


@pytest.mark.parametrize("child", ["import os; os.abort()", "raise SystemExit(3)", "print('kein JSON')"])
def test_a_process_that_dies_is_a_broken_template_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, child: str
) -> None:
    monkeypatch.setattr(apart, "CHILD", child)
    rendered = render(REMINDER, with_text(tmp_path, "x"))
    assert rendered.trouble is not None
    assert rendered.text == render(REMINDER).text


def test_the_environment_of_the_service_is_not_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIELWACHT_SMTP__PASSWORD", "geheim")
    told = "import json, os; print(json.dumps({'template': 'x', 'line': 1, 'what': ' '.join(os.environ.values())}))"
    monkeypatch.setattr(apart, "CHILD", told)
    found = render_apart(REMINDER, with_text(tmp_path, "x"))
    assert isinstance(found, TemplateTrouble)
    assert found.what == "C.UTF-8"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p><img src=https://tracker.example/p.gif></p>", "<img>"),
        ("<script>alert(1)</script>", "<script>"),
        ("<form action=x></form>", "<form>"),
        ("<p onclick=x>a</p>", "onclick"),
        ("<table background=x></table>", "background"),
        ("<p style='background: URL(https://tracker.example)'>a</p>", "style"),
        ("<style>@import 'https://fonts.example';</style>", "style"),
        ("<a href='javascript:x'>a</a>", "href"),
        ("<meta http-equiv=refresh content=0>", "http-equiv"),
        ("<iframe></iframe>", "<iframe>"),
    ],
)
def test_html_that_would_load_or_run_something_is_refused(html: str, said: str) -> None:
    assert said in objection(Rendered("Betreff", "Text", html))


def test_the_built_in_mails_have_nothing_to_object_to() -> None:
    for facts in (REMINDER, all_well(), operator(), *(sample.facts for sample in samples("en"))):
        assert objection(render(facts)) == ""


@pytest.mark.parametrize("subject", ["", "a" * 79, "zwei\nZeilen", "Bcc:\r\nx"])
def test_a_subject_that_cannot_be_one_is_refused(subject: str) -> None:
    assert "subject" in objection(Rendered(subject, "Text", "<p>a</p>"))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    rendered = render(REMINDER, tmp_path / "weg")
    assert rendered.trouble is not None
    assert "no such folder" in rendered.trouble.what
    assert rendered.text == render(REMINDER).text


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    rendered = render(REMINDER, tmp_path)
    assert rendered.trouble is not None
    assert "no templates" in rendered.trouble.what


def test_only_small_plain_files_of_the_folder_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "outside.j2").write_text("x", encoding="utf-8")
    for wrong, said in (("link", "no plain file"), ("large", "larger than 64 kB"), ("latin", "not UTF-8")):
        path = folder / f"{wrong}.j2"
        match wrong:
            case "link":
                path.symlink_to(tmp_path / "outside.j2")
            case "large":
                path.write_bytes(b"a" * (64 * 1024 + 1))
            case _:
                path.write_bytes("Grüße".encode("cp1252"))
        found = read_sources(folder)
        assert isinstance(found, TemplateTrouble)
        assert said in found.what
        path.unlink()


def test_a_misspelt_template_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "remynder.text.j2").write_text("x", encoding="utf-8")
    sources = read_sources(with_text(tmp_path, "y"))
    assert isinstance(sources, dict)
    assert without_twin(sources) == ("de/remynder.text.j2",)


def test_the_built_in_templates_live_under_the_same_rules() -> None:
    with pytest.raises(SecurityError):
        built_in().from_string("{{ facts.title.upper() }}").render(facts=REMINDER)
    assert set(built_in().globals) == {"range"}
