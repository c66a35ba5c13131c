"""Whom a sentence names is a word of the house: with article, case and number, in both languages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checker.domain.house_title import NO_TITLES, HouseTitles
from checker.domain.message import MessageKind
from checker.wording.locales import Locale
from notifications.facts import from_json, to_json
from notifications.ladder import messages_for_changes
from notifications.message import Rendered
from notifications.render import render
from tests.unit.notifications.mail_cases import (
    a_briefing,
    a_dated_rule,
    a_rate,
    a_rate_rule,
    an_escalation,
    climbed,
    opened,
    overdue,
)

ONE_BODY = HouseTitles.model_validate(
    {
        "management": {
            "de": {"nominative": "die Vorstände", "dative": "den Vorständen", "plural": True},
            "en": {"name": "the directors", "plural": True},
        },
        "agreed_with": {"de": {"nominative": "das Land", "dative": "dem Land"}, "en": {"name": "the state"}},
    }
)


def alert(locale: Locale, titles: HouseTitles) -> Rendered:
    """An alert on a ladder whose next step after the management is outside the house."""
    briefing = a_briefing(date(2016, 10, 10), locale=locale, titles=titles)
    outgoing = messages_for_changes([climbed(a_rate_rule(), a_rate(41, 300), 1, 2)], briefing, {})
    return render(from_json(outgoing.messages[0].message.facts))


def own_item(locale: Locale, **more: Any) -> Rendered:
    """An escalation about what is agreed with a body outside, to those who may not decide about it."""
    briefing = a_briefing(date(2016, 5, 12), locale=locale, **more)
    rule = a_dated_rule(escalation="leistung-kreis")
    outgoing = messages_for_changes([climbed(rule, overdue(rule), 1, 2)], briefing, {})
    return render(from_json(outgoing.messages[0].message.facts))


def words(rendered: Rendered) -> str:
    return " ".join(rendered.text.split())


@pytest.mark.parametrize(("locale", "titles", "said"), [
    pytest.param("de", ONE_BODY, "nur, wenn die Vorstände es freigeben.", id="several lead the house"),
    pytest.param("en", ONE_BODY, "only when the directors release it.", id="several lead the house, in English"),
    pytest.param("de", NO_TITLES, "nur, wenn es freigegeben wird.", id="no title declared"),
    pytest.param("en", NO_TITLES, "only when it is released.", id="no title declared, in English"),
])  # fmt: skip
def test_who_releases_a_letter_is_called_as_the_house_calls_them(
    locale: Locale, titles: HouseTitles, said: str
) -> None:
    assert said in words(alert(locale, titles))


@pytest.mark.parametrize(("locale", "titles", "said"), [
    pytest.param("de", ONE_BODY, "Dieses Ziel ist mit dem Land vereinbart.", id="one body"),
    pytest.param("en", ONE_BODY, "This target is agreed with the state.", id="one body, in English"),
    pytest.param("de", NO_TITLES, "Dieses Ziel ist mit den Stellen außerhalb des Hauses vereinbart.",
                 id="no title declared"),
    pytest.param("en", NO_TITLES, "This target is agreed with the bodies outside the house.",
                 id="no title declared, in English"),
])  # fmt: skip
def test_with_whom_targets_are_agreed_is_called_as_the_house_calls_them(
    locale: Locale, titles: HouseTitles, said: str
) -> None:
    assert said in words(own_item(locale, titles=titles))


@pytest.mark.parametrize(("locale", "unsaid"), [("de", "vereinbart"), ("en", "agreed with")])
def test_where_nothing_is_agreed_with_anybody_outside_no_mail_speaks_of_it(locale: Locale, unsaid: str) -> None:
    policies = tuple(one.model_copy(update={"agreed_with": None}) for one in an_escalation().policies)
    escalation = an_escalation().model_copy(update={"policies": policies})
    assert unsaid not in words(own_item(locale, escalation=escalation))


def test_a_mail_queued_before_there_were_titles_still_leaves() -> None:
    outgoing = messages_for_changes([opened(a_rate_rule(), a_rate(41, 300))], a_briefing(date(2016, 10, 5)), {})
    stored = to_json(from_json(outgoing.messages[0].message.facts)) | {"kind": MessageKind.ESCALATION}
    del stored["management"], stored["agreed_with"]
    stored["release_command"] = "a field that mails had before"
    assert "vereinbart" not in words(render(from_json(stored)))
