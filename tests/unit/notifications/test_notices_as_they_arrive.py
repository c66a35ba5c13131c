"""Receipts, overdue reports, the week of the service and its troubles, as they will arrive. See `golden_mails`."""

from __future__ import annotations

import json
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
from checker.domain.message import NOTICES, MessageKind
from checker.domain.organisation import Organisation
from checker.domain.problem import Location
from checker.domain.receipt import KeptOut
from checker.domain.record_problem import ProblemCode, RecordProblem
from checker.wording.locales import Locale
from notifications import notice_facts
from notifications.fact_row import FactsUnreadable
from notifications.facts_json import stored_facts
from notifications.message import Correspondence, build
from notifications.notice_facts import NoticeFacts, OverdueReportFacts, RuleChangeFacts
from notifications.notices import OperatorTrouble, operator_facts
from notifications.render import render
from notifications.templating import LONGEST_SUBJECT, built_in, subject_line
from tests.mail_text import facts_told, words_of
from tests.unit.notifications.golden_mails import assert_agreed
from tests.unit.notifications.mail_cases import a_briefing, an_organisation
from tests.unit.notifications.notice_cases import (
    CONTROLLING,
    MONDAY,
    a_notice,
    all_well,
    every_notice,
    operator,
    overdue_report,
    receipt,
)
from tests.unit.notifications.test_mails_as_they_arrive import ANSWERS

EVERY = [
    pytest.param(locale, name, facts, id=f"{locale}-{name}")
    for locale in ("de", "en")
    for name, facts in every_notice(locale).items()
]


@pytest.mark.parametrize(("locale", "name", "facts"), EVERY)
def test_a_notice_reads_as_agreed(locale: Locale, name: str, facts: NoticeFacts) -> None:
    assert_agreed(render(facts, answers_to=ANSWERS), locale, name)


@pytest.mark.parametrize(("locale", "name", "facts"), EVERY)
def test_text_and_html_of_a_notice_tell_the_same_facts(locale: Locale, name: str, facts: NoticeFacts) -> None:
    rendered = render(facts, answers_to=ANSWERS)
    assert facts_told(rendered.text) == facts_told(words_of(rendered.html))


@pytest.mark.parametrize(("locale", "name", "facts"), EVERY)
def test_a_notice_is_internal_small_accessible_and_says_why_one_gets_it(
    locale: Locale, name: str, facts: NoticeFacts
) -> None:
    rendered = render(facts, answers_to=ANSWERS)
    assert rendered.subject.startswith("[")
    assert len(rendered.subject) <= LONGEST_SUBJECT
    assert rendered.text.splitlines()[0].startswith("INTERN" if locale == "de" else "INTERNAL")
    assert ("Sie erhalten diese Mail als" if locale == "de" else "You receive this mail as") in rendered.text
    assert len(rendered.html.encode()) < 100_000
    assert f'<html lang="{locale}"' in rendered.html
    assert f"<title>{rendered.subject}</title>" in unescape(rendered.html)
    assert len(re.findall("<h1[ >]", rendered.html)) == 1
    assert "http" not in re.sub(r'xmlns[^"]*"[^"]*"', "", rendered.html), "nothing is loaded from anywhere"


@pytest.mark.parametrize(("locale", "name", "facts"), EVERY)
def test_a_notice_survives_store_and_way(locale: Locale, name: str, facts: NoticeFacts) -> None:
    assert stored_facts(json.loads(json.dumps(notice_facts.to_json(facts)))) == facts
    rendered, box = render(facts, answers_to=ANSWERS), "controlling@jobcenter.example"
    raw = build(
        a_notice(facts), facts, rendered, Correspondence(box, box, box, "jobcenter.example"), at_local(MONDAY, 7)
    )
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    assert mail["Subject"] == rendered.subject
    assert mail["X-Zielwacht-Kind"] == facts.kind
    about_one = "kdu-error-rate" if isinstance(facts, RuleChangeFacts) else None
    assert mail["X-Zielwacht-Rule"] == about_one, "any other notice is about no rule"
    assert mail["X-Zielwacht-About"] == (None if about_one else a_notice(facts).items[0].obligation or None)
    assert mail["In-Reply-To"] is None
    assert mail["Importance"] == ("high" if facts.is_urgent else None)


def test_the_samples_show_every_notice() -> None:
    assert {facts.kind for facts in every_notice("de").values()} == NOTICES | {MessageKind.RULE_CHANGE}


def test_what_waits_for_a_report_is_named_and_the_rest_counted() -> None:
    facts = overdue_report(waiting=23)
    assert isinstance(facts, OverdueReportFacts)
    assert (len(facts.waiting), facts.more, facts.total) == (10, 13, 23)
    text = " ".join(render(facts).text.split())
    assert "Ohne diesen Bericht nicht bewertbar (23)" in text
    assert "und 13 weitere" in text
    assert "seit 4 Arbeitstagen" in text, "19. to 22.04. have ended, the 18. was still in time"


def test_the_week_says_first_what_waits_and_when_the_next_mail_comes() -> None:
    told = every_notice("de")
    assert render(told["all_well"]).subject == "[Zielwacht läuft] KW 27: nichts wartet; nächste Mo 11.07."
    both = render(told["all_well_to_both"]).subject
    assert both.startswith("[Zielwacht: bitte ansehen] KW 27: 1 Störung, 2 Dateien abgewiesen")
    administration = render(told["all_well_to_the_administration"])
    assert administration.subject.startswith("[Zielwacht läuft] KW 27: 2 Dateien abgewiesen, 1 Bericht überfällig")


@pytest.mark.parametrize("locale", ["de", "en"])
def test_commands_are_for_the_service_and_nobody_reads_the_week_as_targets(locale: Locale) -> None:
    facts = every_notice(locale)
    for name, has_commands in (("all_well_to_the_administration", False), ("all_well_to_both", True)):
        rendered = render(facts[name])
        assert ("zielwacht " in rendered.text) is has_commands
        assert "Alles in Ordnung" not in rendered.text
        assert ("in den Übersichten" if locale == "de" else "in the overviews") in " ".join(rendered.text.split())


def test_a_service_that_never_imported_says_so() -> None:
    facts = all_well()
    assert "Letzter Import" in render(facts).text
    never = replace(facts, rows=tuple(replace(row, text="noch nie") for row in facts.rows[:3]))
    assert render(never).text.count("noch nie") == 3


def test_several_troubles_are_one_mail_that_names_the_first() -> None:
    facts = every_notice("de")["operator_several"]
    assert render(facts).subject == "[Störung] Geänderte Regeln fehlerhaft und weitere Punkte – Jobcenter ME-aktiv"
    text = " ".join(render(facts).text.split())
    for said in ("=<", "controlling@jobcenter", "550 no such user", "mail.jobcenter.example:25", "01.07.2016, 18:00"):
        assert said in text


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("accepted", "[Übernommen]"),
        ("partly", "[Teilweise übernommen]"),
        ("known", "[Schon bekannt]"),
        ("nil", "[Fehlanzeige übernommen]"),
        ("refused", "[Nicht übernommen]"),
        ("private", "[Gelöscht]"),
    ],
)
def test_a_receipt_says_first_what_became_of_the_file(outcome: str, said: str) -> None:
    assert render(receipt(outcome=outcome)).subject.startswith(said)


def test_a_receipt_of_very_many_rows_counts_the_rest() -> None:
    row = KeptOut(7, 3, RecordProblem(Location("a.csv"), ProblemCode.CELL_EMPTY, {"column": "geprüft"}))
    facts = receipt(rows=(row,) * 25, counts={"read": 60, "quarantined": 40})
    assert (len(facts.first.kept_out), facts.first.more) == (25, 15)
    assert "und 15 weitere" in render(facts).text


@given(name=st.text("abcäöü_-. 0123456789", min_size=1, max_size=200).filter(str.strip))
def test_the_subject_of_a_receipt_fits_whatever_the_file_is_called(name: str) -> None:
    facts = receipt(file=name)
    subject = subject_line(facts, built_in())
    assert len(subject) <= LONGEST_SUBJECT
    assert subject.startswith("[Teilweise übernommen] ")
    assert len(subject) > len("[Teilweise übernommen] "), "something of the name is said"


def test_whatever_a_notice_says_stays_text_in_html() -> None:
    dangerous = 'A & B <script>alert("x")</script>'
    for facts in (
        operator("de", OperatorTrouble("broken_rules", dangerous, dangerous, None, dangerous)),
        replace(receipt(file=dangerous), sender=dangerous),
        replace(
            receipt(),
            files=(replace(receipt().first, problems=(dangerous,), kept_out=(dangerous,)),),
        ),
        replace(overdue_report(), reports=(dangerous,), sender=dangerous),
    ):
        html = render(facts).html
        assert "<script" not in html
        assert "&amp;amp;" not in html
        assert "A &amp; B" in html


def test_a_notice_of_another_version_is_refused_by_name() -> None:
    stored = notice_facts.to_json(receipt())
    del stored["sender"]
    with pytest.raises(FactsUnreadable, match="sender"):
        stored_facts(stored)


def test_a_notice_speaks_the_language_of_the_role() -> None:
    def speaking(locale: str | None) -> Organisation:
        roles = [
            role.model_copy(update={"locale": locale}) if role.id == "controlling" else role
            for role in an_organisation().roles
        ]
        return an_organisation().model_copy(update={"roles": tuple(roles)})

    trouble = [OperatorTrouble("mail_server", "mail.jobcenter.example:25")]
    for locale, said in (("en", "Nothing"), ("en", "The mail server"), ("de", "Der Mailserver"), (None, "Der Mail")):
        briefing = a_briefing(date(2016, 7, 4), organisation=speaking(locale))
        facts = operator_facts(trouble, CONTROLLING, briefing)
        assert facts.locale == (locale or "de")
        if said != "Nothing":
            assert said in render(facts).text
