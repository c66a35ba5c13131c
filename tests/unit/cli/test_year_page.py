"""The year's page: everything in it is escaped, nothing in it fetches or runs, and every month is in reach."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from checker.cli.year_page import build_page
from checker.domain.message import MessageKind
from checker.domain.scope import Scope
from checker.domain.verdict import State
from checker.wording.year_review.facts import RoleName, YearFacts
from tests.a_year import GOAL, change, judged, mail, year

DAY = date(2020, 2, 3)
EVIL = "<script>alert(1)</script>\"'&"
# Elements that fetch, run, post or embed.
ACTIVE = {"script", "link", "img", "iframe", "object", "embed", "form", "base", "audio", "video", "source", "input"}


class Outline(HTMLParser):
    """The tags of a page with their attributes, its ids, links, and headings in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def links(self) -> list[str]:
        return [attributes["href"] for tag, attributes in self.tags if tag == "a"]

    def count(self, tag: str) -> int:
        return sum(1 for name, _ in self.tags if name == tag)


def a_year() -> YearFacts:
    return judged(
        State.BREACHED,
        State.MET,
        changes=(change(DAY, State.PENDING, State.BREACHED), change(DAY, State.PENDING, State.MET, rule="zwei")),
        mails=(mail(DAY), mail(date(2020, 3, 2), MessageKind.DIGEST, RoleName("amt", "Amt"))),
    )


def test_whatever_comes_from_the_house_is_escaped() -> None:
    goal = GOAL.model_copy(update={"title": EVIL})
    facts = replace(
        a_year(),
        house=EVIL,
        goals=(goal,),
        standing=tuple(replace(each, goal=goal) for each in a_year().standing),
        changes=(change(DAY, State.PENDING, State.MET, rule=EVIL, scope=Scope("x", "office", EVIL)),),
        mails=(mail(DAY, role=RoleName("x", EVIL), subject=EVIL, file=EVIL),),
    )
    page = build_page(facts, "mails", "de")
    assert page.count("&lt;script&gt;") > 7
    assert "<script" not in page
    assert not any(attribute.startswith("on") for _, attributes in Outline(page).tags for attribute in attributes)
    assert "mails/%3Cscript%3Ealert%281%29%3C/script%3E%22%27%26.html" in Outline(page).links


def test_nothing_on_it_runs_posts_or_comes_from_elsewhere() -> None:
    page = build_page(a_year(), "mails", "de")
    outline = Outline(page)
    assert {tag for tag, _ in outline.tags} & ACTIVE == set()
    assert [link for link in outline.links if not link.startswith(("#", "mails/"))] == []
    assert "url(" not in page
    assert "@import" not in page
    assert not any("style" in attributes for _, attributes in outline.tags), "the policy forbids it"


def test_its_policy_allows_its_own_style_sheet_and_no_more() -> None:
    page = build_page(a_year(), "mails", "de")
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    (policy,) = [a["content"] for _, a in Outline(page).tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_every_link_within_it_leads_somewhere_and_no_id_stands_twice() -> None:
    outline = Outline(build_page(a_year(), "mails", "de"))
    within = {link[1:] for link in outline.links if link.startswith("#")}
    assert within <= set(outline.ids)
    assert len(outline.ids) == len(set(outline.ids))
    named = {a["aria-labelledby"] for _, a in outline.tags if "aria-labelledby" in a}
    assert named <= set(outline.ids)


def test_every_month_is_in_reach_from_the_timeline() -> None:
    outline = Outline(build_page(a_year(), "mails", "de"))
    assert [link for link in outline.links if link.startswith("#m")] == ["#m2020-1", "#m2020-2", "#m2020-3"]


def test_each_mail_is_linked_as_it_looks_and_as_it_arrived() -> None:
    links = Outline(build_page(a_year(), "mails", "de")).links
    assert [link for link in links if link.startswith("mails/")] == [
        "mails/2020-02-03-alert-abcdefgh.html",
        "mails/2020-02-03-alert-abcdefgh.eml",
        "mails/2020-03-02-digest-abcdefgh.html",
        "mails/2020-03-02-digest-abcdefgh.eml",
    ]


def test_every_table_has_its_caption_and_heads() -> None:
    outline = Outline(build_page(a_year(), "mails", "de"))
    assert outline.count("table") == outline.count("caption") == 6
    assert all("scope" in attributes for tag, attributes in outline.tags if tag == "th")


def test_the_page_says_its_language_and_that_of_german_words_on_an_english_one() -> None:
    german, english = (Outline(build_page(a_year(), "mails", locale)) for locale in ("de", "en"))
    assert dict(german.tags[0][1]) == {"lang": "de"}
    assert dict(english.tags[0][1]) == {"lang": "en"}
    assert [tag for tag, attributes in german.tags[1:] if "lang" in attributes] == []
    german_words = {tag for tag, attributes in english.tags[1:] if attributes.get("lang") == "de"}
    assert german_words == {"p", "th", "span", "a"}, "house, goals, promises, subjects"


def test_a_year_without_anything_is_a_page_too() -> None:
    page = build_page(year(), "mails", "de")
    assert page.count("Kein Zustand änderte sich.") == page.count("<p>Keine Mail ging hinaus.</p>") == 3
    assert "Es wurde nichts geurteilt." in page
    assert Outline(page).count("table") == 1, "the timeline"
