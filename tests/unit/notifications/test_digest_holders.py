"""What the whole house owes, and each head of office answers for, is read by every one of them."""

from __future__ import annotations

from datetime import UTC, datetime

from checker.domain.message import MessageKind
from checker.domain.organisation import Absence
from notifications.digest_facts import from_json
from tests.unit.notifications.digest_cases import (
    MANAGEMENT,
    MONDAY,
    at_risk,
    digests,
    groups,
    minor_count,
    news,
    standing,
)
from tests.unit.notifications.mail_cases import a_briefing, an_organisation

HEADS = ("geschaeftsstellenleitung@hilden", "geschaeftsstellenleitung@ratingen")
RULE = minor_count(owner="geschaeftsstellenleitung")


def test_every_head_of_office_and_the_management_read_of_it() -> None:
    found = digests(standing(at_risk(RULE)))
    assert sorted(found) == [*HEADS, MANAGEMENT]
    for head in HEADS:
        assert groups(found[head]) == {"new": [RULE.title]}
        assert [(kind, addressed) for kind, _, addressed in news(found[head])] == [(MessageKind.ALERT, head)]


def test_above_them_it_is_told_of_the_role_and_of_no_single_office() -> None:
    facts = from_json(digests(standing(at_risk(RULE)))[MANAGEMENT].facts)
    told = str(facts)
    assert "Geschäftsstellenleitung" in told
    assert "Geschäftsstellenleitung Ratingen" not in told


def test_a_head_who_is_away_is_read_for_and_the_mail_says_so() -> None:
    away = Absence(
        "geschaeftsstellenleitung", "ratingen", MONDAY, MONDAY, HEADS[0], datetime(2016, 7, 1, tzinfo=UTC), 1
    )
    briefing = a_briefing(MONDAY, organisation=an_organisation().with_absences([away]))
    found = digests(standing(at_risk(RULE)), briefing=briefing)
    assert sorted(found) == [HEADS[0], MANAGEMENT]
    facts = from_json(found[HEADS[0]].facts)
    assert facts.roles[0] == "Geschäftsstellenleitung Hilden"
    assert facts.deputy_for == ("Geschäftsstellenleitung Ratingen",)
