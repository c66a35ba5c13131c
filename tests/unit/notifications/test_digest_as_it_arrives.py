"""The digest in both languages, as it will arrive. Golden files and how to renew them: `golden_mails`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.clock import at_local
from checker.domain.rules_edit import HouseDifference
from checker.wording.locales import Locale
from notifications import digest_facts
from notifications.digest_facts import DigestFacts, DigestGroup, DigestRow, from_json, to_json
from notifications.digest_fitting import MOST_ROWS, DigestLine, fitted
from notifications.fact_row import FactsUnreadable
from notifications.facts_json import stored_facts
from notifications.message import Correspondence, build
from notifications.render import render
from notifications.rule_edit_facts import told_edit
from notifications.rule_edits import EditNews
from notifications.templating import LONGEST_SUBJECT, built_in, subject_line
from tests.mail_text import facts_told, words_of
from tests.unit.notifications.digest_cases import MONDAY, digests, standing, the_full_digest
from tests.unit.notifications.golden_mails import assert_agreed
from tests.unit.notifications.mail_cases import a_briefing
from tests.unit.notifications.notice_cases import RAISED, REASON, an_edit
from tests.unit.notifications.test_mails_as_they_arrive import part

LANGUAGES: list[Locale] = ["de", "en"]
GROUPS: list[digest_facts.GroupName] = ["waiting", "new", "over", "standing"]
DANGEROUS = 'A & B <script>alert("x")</script>'


def facts_of(locale: Locale = "de") -> DigestFacts:
    return from_json(the_full_digest(locale).facts)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_digest_reads_as_agreed(locale: Locale) -> None:
    assert_agreed(render(facts_of(locale)), locale, "digest")


def the_digest_on_edits(locale: Locale) -> DigestFacts:
    """To whoever answers for two rules of which one was edited, and later once more."""
    briefing = a_briefing(MONDAY, locale=locale)
    owner = briefing.organisation.address("bereichsleitung", "jobcenter", MONDAY)
    assert owner is not None, "somebody reads for it"
    edits = (an_edit({"target": RAISED}, reason=REASON), an_edit({"severity": "minor"}, number=3, by="gf"))
    news = [EditNews(edit, {owner: edit.rules}) for edit in edits]
    return from_json(digests(standing(edits=news), briefing=briefing)[owner.key].facts)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_digest_on_edits_reads_as_agreed(locale: Locale) -> None:
    facts = the_digest_on_edits(locale)
    assert_agreed(render(facts), locale, "digest_on_edits")
    told = facts_told(render(facts).text)
    assert told == facts_told(words_of(render(facts).html))


def test_of_a_mailbox_an_edit_tells_that_it_is_another_one_and_not_which() -> None:
    mailbox = HouseDifference(("organisation", "roles", "gf", "mailbox"), "a@b.example", "e.mustermann@b.example")
    told = told_edit(an_edit({"target": RAISED}), (), a_briefing(MONDAY), (mailbox,))
    assert told.title == "Regeln des Hauses"
    assert [line.rpartition(": ")[2] for line in told.lines] == ["geändert."]
    assert "mustermann" not in str(told)


def test_an_edit_is_in_the_digest_however_much_else_there_is() -> None:
    """It is told nowhere else."""
    one = DigestRow("±", "info", "Geändert", "Regel", "", ())
    many = [DigestLine(replace(one, what=f"{number}"), is_critical=True) for number in range(40)]
    shown = fitted({"new": many, "edited": [DigestLine(one, is_always_shown=True)]})
    assert [group.more for group in shown.groups] == [28, 0]


def test_the_sample_has_something_in_every_group_deltas_first() -> None:
    assert [group.name for group in facts_of().groups] == GROUPS


@pytest.mark.parametrize("locale", LANGUAGES)
def test_text_and_html_tell_the_same_facts(locale: Locale) -> None:
    rendered = render(facts_of(locale))
    told = facts_told(rendered.text)
    assert told == facts_told(words_of(rendered.html))
    assert any("290" in fact for fact in told)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_every_row_stands_in_both_parts_with_sign_and_word(locale: Locale) -> None:
    facts = facts_of(locale)
    rendered = render(facts)
    text, html = " ".join(rendered.text.split()), " ".join(words_of(rendered.html).split())
    for row in (row for group in facts.groups for row in group.rows):
        for part_of_row in (row.what, row.place, row.word, row.sign, row.origin, *row.texts):
            shown = " ".join(part_of_row.split())
            assert shown in text
            assert shown in html


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_digest_is_internal_and_says_why_one_gets_it(locale: Locale) -> None:
    text = render(facts_of(locale)).text
    assert text.startswith("INTERN" if locale == "de" else "INTERNAL")
    assert "verstoß" not in text.casefold()
    assert ("Sie erhalten diese Übersicht als" if locale == "de" else "You receive this overview as") in text
    assert "3f9a2c1" in text


@pytest.mark.parametrize("locale", LANGUAGES)
def test_tables_have_captions_and_headings_and_nothing_is_loaded(locale: Locale) -> None:
    facts = facts_of(locale)
    html = render(facts).html
    tables = len(facts.groups) + 1
    assert f'<html lang="{locale}"' in html
    assert f"<title>{render(facts).subject}</title>" in unescape(html)
    assert len(re.findall("<h1[ >]", html)) == 1
    assert html.count("<caption") == tables
    assert html.count('scope="col"') == 2 * len(facts.groups)
    assert html.count('scope="row"') == sum(len(group.rows) for group in facts.groups) + len(facts.tallies)
    assert html.count("<table") == tables + html.count('role="presentation"'), "every other table is layout"
    assert "http" not in re.sub(r'xmlns[^"]*"[^"]*"', "", html)


def test_the_fullest_digest_is_small_enough_not_to_be_cut() -> None:
    row = DigestRow(
        sign="▲",
        state="at_risk",
        word="Zielwert überschritten (Zwischenstand, vorläufig)",
        what="Fachaufsichtliche Prüfungen der wirtschaftlichen Leistungsbearbeitung bei Bestandskunden"[:90],
        place="Geschäftsstelle Heiligenhaus",
        texts=(
            "290 Prüfungen (Ziel mindestens 700 Prüfungen)",
            "Stand 30.06.2016: 290 Prüfungen; auf dem Weg zum Ziel wären es 350 Prüfungen.",
            "Nötig ab jetzt: 16 Prüfungen je Woche.",
        ),
        origin="Wesentlich · Plan T09b, Zeile 492 · seit 01.07.2016 · zuständig: Geschäftsstellenleitung Heiligenhaus",
        day="Fr 15.07.2016",
    )
    full = replace(facts_of(), groups=fitted(dict.fromkeys(GROUPS, (DigestLine(row),) * 40)).groups)
    rendered = render(full)
    assert len(rendered.html.encode()) < 100_000
    assert [(group.total, len(group.rows)) for group in full.groups] == [(40, MOST_ROWS)] + [(40, 0)] * 3
    assert (rendered.text.count("und 28 weitere"), rendered.text.count("und 40 weitere")) == (1, 3)


def test_what_is_critical_is_shown_before_what_stands_further_up() -> None:
    row = facts_of().groups[0].rows[0]
    critical = DigestLine(replace(row, what="kritisch"), is_critical=True)
    groups = fitted({"waiting": (DigestLine(row),) * 20, "standing": (DigestLine(row), critical)}).groups
    assert [len(group.rows) for group in groups] == [MOST_ROWS - 1, 1]
    assert groups[1].rows[0].what == "kritisch"


@given(
    counted=st.lists(st.text(min_size=1, max_size=24).filter(str.strip), min_size=1, max_size=6),
    role=st.text(min_size=1, max_size=70).filter(str.strip),
    number=st.integers(1, 3),
)
def test_no_subject_is_longer_than_allowed(counted: list[str], role: str, number: int) -> None:
    facts = replace(facts_of(), counted=tuple(counted), roles=(role, role[:12] or "R"), number=number)
    assert len(subject_line(facts, built_in())) <= LONGEST_SUBJECT


def test_a_long_title_is_shortened_before_a_count_goes() -> None:
    counted = ("2 verfehlt", "2 gefährdet", "1 nicht bewertbar", "2 fällig")
    facts = replace(facts_of(), counted=counted, roles=("Bereichsleitung Markt & Integration", "BL M&I"))
    assert subject_line(facts, built_in()) == "[Übersicht KW 27] 2 verfehlt, 2 gefährdet, 1 nicht bewertbar – BL M&I"
    facts = replace(facts, counted=counted[1:])
    assert subject_line(facts, built_in()) == "[Übersicht KW 27] 2 gefährdet, 1 nicht bewertbar, 2 fällig – BL M&I"


def test_a_further_digest_of_the_week_says_so() -> None:
    assert subject_line(replace(facts_of(), number=2), built_in()).startswith("[Übersicht KW 27 Nr. 2] ")


@pytest.mark.parametrize(
    ("occasions", "says"),
    [
        pytest.param((), ", am ersten Arbeitstag der Woche ab 7 Uhr. Gibt es", id="weekly"),
        pytest.param(("budget",), ", weil sonst mehr einzelne Mails gekommen wären", id="the week is full"),
        pytest.param(("anew",), ", weil frühere Mails darüber nicht angekommen sind.", id="told anew"),
        pytest.param(("budget", "anew"), "vorgesehen sind und weil frühere Mails darüber", id="of both"),
        pytest.param(("downtime",), ", weil die Zielwacht mehrere Tage nicht gelaufen ist.", id="after downtime"),
    ],
)
def test_it_says_why_it_comes(occasions: tuple[digest_facts.Occasion, ...], says: str) -> None:
    text = render(replace(facts_of(), number=2 if occasions else 1, occasions=occasions)).text
    assert says in " ".join(text.split())


@pytest.mark.parametrize("locale", LANGUAGES)
def test_whatever_a_title_says_stays_text_in_html(locale: Locale) -> None:
    row = DigestRow(DANGEROUS, "at_risk", *(DANGEROUS,) * 3, (DANGEROUS, DANGEROUS), *(DANGEROUS,) * 2)
    facts = replace(
        facts_of(locale),
        house=DANGEROUS,
        counted=(DANGEROUS,),
        newest=(DANGEROUS,),
        roles=(DANGEROUS,),
        deputy_for=(DANGEROUS,),
        questions_to=DANGEROUS,
        groups=tuple(DigestGroup(name, (row,)) for name in GROUPS),
    )
    html = render(facts).html
    assert "<script" not in html
    assert "&amp;amp;" not in html


def test_a_whole_digest_survives_the_way() -> None:
    message, facts = the_full_digest(), facts_of()
    rendered = render(facts)
    between = Correspondence(
        "Zielwacht <zielwacht@jobcenter.example>",
        "gf@jobcenter.example",
        "controlling@jobcenter.example",
        "jobcenter.example",
    )
    raw = build(message, facts, rendered, between, at_local(date(2016, 7, 4), 7))
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    assert mail["Subject"] == rendered.subject
    assert part(mail, "plain") == rendered.text
    assert part(mail, "html") == rendered.html
    assert str(mail["X-Zielwacht-Items"]).split() == [item.key for item in message.items]
    assert (mail["X-Zielwacht-Kind"], mail["X-Zielwacht-Week"]) == ("digest", "2016-W27")
    assert mail["References"] is None, "a digest threads by nothing"
    assert mail["Importance"] is None
    assert mail["X-Zielwacht-Rule"] is None


def test_facts_come_back_from_json_as_they_were() -> None:
    facts = facts_of()
    assert stored_facts(to_json(facts)) == facts


def test_facts_of_another_version_are_refused_by_name() -> None:
    stored = to_json(facts_of())
    del stored["tallies"]
    with pytest.raises(FactsUnreadable, match="tallies"):
        stored_facts(stored)
