"""The frame of a page: no text of the house ends the style sheet, and the policy names the style sheet as it stands."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from checker.pages.frame import css_text, page_html


def a_page(folder: Path, running_head: str) -> str:
    template = folder / "a.html.j2"
    template.write_text('{% extends "frame.html.j2" %}{% block main %}{{ said }}{% endblock %}', encoding="utf-8")
    return page_html(template, locale="de", heading="A", house="B", running_head=running_head, said="<b>&")


def test_the_policy_allows_the_style_sheet_that_is_there_and_no_script(tmp_path: Path) -> None:
    page = a_page(tmp_path, 'Haus "Am Markt" \\</style><script>')
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"sha256-{digest}" in page
    assert "default-src &#39;none&#39;" in page
    assert "<script" not in page


def test_what_a_template_shows_is_escaped(tmp_path: Path) -> None:
    assert "&lt;b&gt;&amp;" in a_page(tmp_path, "")


def test_a_page_says_what_it_is_and_whose_on_every_sheet(tmp_path: Path) -> None:
    page = a_page(tmp_path, "")
    assert "<title>A – B</title>" in page
    assert r'content: "A\2c  B"' in page


def test_a_running_head_keeps_letters_and_digits_and_hides_the_rest() -> None:
    assert css_text('Größe 7"') == '"Größe 7\\22 "'
