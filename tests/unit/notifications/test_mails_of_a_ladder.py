"""What mails say to those on the steps of a ladder: first what is asked and by when, then what was, a line a step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.domain.act import Act, ActKind
from checker.domain.clock import at_local
from notifications.facts import MailFacts, from_json
from notifications.ladder import messages_for_changes
from notifications.render import render
from tests.unit.notifications.mail_cases import (
    a_briefing,
    a_dated_rule,
    a_rate,
    a_rate_rule,
    climbed,
    opened,
    overdue,
    repeated,
    told_items,
    told_items_of,
)

TUESDAY = date(2016, 5, 3)


def management_is_told(*days: date, acts: Sequence[Act] = ()) -> MailFacts:
    """The mail of the last of these days: the owner was told on 3 May, the management on each of them."""
    change = opened(a_dated_rule(), overdue())
    before = told_items_of(change, TUESDAY)
    for place, on in enumerate(days):
        change = repeated(a_dated_rule(), overdue(), 2) if place else climbed(a_dated_rule(), overdue(), 1, 2)
        outgoing = messages_for_changes([change], a_briefing(on), {overdue().obligation: before}, acts)
        message = outgoing.messages[0].message
        before += told_items(message, sent_on=on)
    return from_json(message.facts)


def test_a_repeat_says_its_number_and_that_nobody_has_decided() -> None:
    facts = management_is_told(date(2016, 5, 12), date(2016, 5, 23), date(2016, 6, 3))
    assert render(facts).subject.startswith("[Vorlage Stufe 2, 3. Hinweis] Kriterien Ermittlungsdienst")
    box = "Vorlage Stufe 2, 3. Hinweis, noch ohne Entscheidung · Ihre Entscheidung bis Fr 10.06.2016"
    assert box in " ".join(render(facts).text.split())
    assert "noch ohne Entscheidung" not in render(management_is_told(date(2016, 5, 12))).text


def test_a_repeat_after_somebody_took_it_on_does_not_say_that_nobody_decided() -> None:
    taken_on = Act(
        ActKind.ACKNOWLEDGE, overdue().obligation, "gf", date(2016, 5, 20), "", at_local(date(2016, 5, 13), 9)
    )
    facts = management_is_told(date(2016, 5, 12), date(2016, 5, 23), acts=[taken_on])
    assert "2. Hinweis" in facts.tag
    assert not facts.is_unanswered


def test_history_is_a_line_a_step_however_often_it_was_repeated() -> None:
    days = [date(2016, 5, 12), date(2016, 5, 23), date(2016, 6, 3), date(2016, 6, 20), date(2016, 7, 4)]
    assert management_is_told(*days[:4]).history == (
        "03.05.2016: Hinweis an Bereichsleitung Leistung",
        "12.05., 23.05. und 03.06.2016: Vorlage Stufe 2 bei Geschäftsführung",
        "Keine Bestätigung bis 17.06.2016, 24:00 Uhr",
    )
    assert "12.05. bis 20.06.2016, 4-mal: Vorlage Stufe 2 bei Geschäftsführung" in management_is_told(*days).history


def test_what_to_do_stands_before_what_was() -> None:
    rendered = render(management_is_told(date(2016, 5, 12)))
    for said in (rendered.text, rendered.html):
        assert said.index("Ihre Entscheidung bis") < said.index("Was jetzt") < said.index("Bisher")


def test_a_mail_says_who_else_was_written_to() -> None:
    assert "Davon wissen auch: Bereichsleitung Leistung." in render(management_is_told(date(2016, 5, 12))).text
    first = messages_for_changes([opened(a_dated_rule(), overdue())], a_briefing(TUESDAY)).messages[0].message
    assert "Außer Ihnen ist dazu niemand angeschrieben." in render(from_json(first.facts)).text


def test_a_letter_that_is_written_anew_is_called_replaced() -> None:
    """The management is asked about the one that waits, not about those before it."""
    rule, judged = a_rate_rule(), a_rate(41, 300)
    before = told_items_of(climbed(rule, judged, 2, 3), date(2016, 10, 13))
    outgoing = messages_for_changes(
        [repeated(rule, judged, 3)], a_briefing(date(2016, 10, 20)), {judged.obligation: before}
    )
    facts = from_json(outgoing.messages[1].message.facts)
    assert "13.10.2016: Schreiben an Kreis Mettmann, Entwurf, durch einen neuen ersetzt" in facts.history
