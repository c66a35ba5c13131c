"""Who reads what is meant for a role: the holder, a deputy, or nobody."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checker.domain.organisation import House, Organisation, Role, Unit, Vacancy
from tests.build import LEVELS, listed

ON = date(2016, 5, 10)
FOR_GOOD = (Vacancy(since=date(2016, 1, 1)),)


def role(role_id: str, scope: str = "organisation", **extra: Any) -> Role:
    return Role.model_validate({"id": role_id, "title": role_id, "scope": scope, "mailbox": f"{role_id}@x"} | extra)


def of(*roles: Role, **extra: Any) -> Organisation:
    its_units = listed(offices=extra.pop("offices", (Unit(id="hilden", name="Hilden"),)))
    given = {"organisation": House(id="jobcenter", name="Haus"), "levels": LEVELS, "listed": its_units}
    return Organisation.model_validate(given | {"roles": roles} | extra)


def held_by(organisation: Organisation, role_id: str = "a", scope: str = "hilden", on: date = ON) -> str | None:
    found = organisation.address(role_id, scope, on)
    return found.held_by if found else None


def test_a_role_of_the_house_is_addressed_at_the_house_whatever_the_scope() -> None:
    found = of(role("gf")).address("gf", "hilden", ON)
    assert found is not None
    assert (found.key, found.mailbox, found.is_external) == ("gf@jobcenter", "gf@x", False)


def test_seven_heads_of_office_are_seven_addressees() -> None:
    heads = of(role("leitung", "office", mailbox="leitung.{scope}@x"))
    found = heads.address("leitung", "hilden", ON)
    assert found is not None
    assert (found.key, found.mailbox) == ("leitung@hilden", "leitung.hilden@x")


def test_the_deputy_reads_but_the_role_stays_addressed() -> None:
    organisation = of(role("a", "office", deputy="b", vacant=FOR_GOOD), role("b", mailbox="b@x"))
    found = organisation.address("a", "hilden", ON)
    assert found is not None
    assert (found.key, found.held_by, found.mailbox) == ("a@hilden", "b", "b@x")


@pytest.mark.parametrize(
    ("on", "holder"),
    [
        pytest.param(date(2016, 4, 30), "a", id="the day before"),
        pytest.param(date(2016, 5, 1), "b", id="its first day"),
        pytest.param(date(2016, 5, 31), "b", id="its last day"),
        pytest.param(date(2016, 6, 1), "a", id="the day after"),
    ],
)
def test_a_vacancy_holds_from_its_first_through_its_last_day(on: date, holder: str) -> None:
    vacancy = Vacancy(since=date(2016, 5, 1), until=date(2016, 5, 31))
    assert held_by(of(role("a", deputy="b", vacant=(vacancy,)), role("b")), on=on) == holder


@pytest.mark.parametrize(
    ("on", "holder"),
    [(date(2016, 8, 31), "b"), (date(2016, 9, 1), "a"), (date(2017, 6, 30), "a"), (date(2017, 7, 1), "b")],
)
def test_a_role_that_does_not_exist_yet_or_any_more_is_deputised(on: date, holder: str) -> None:
    new = role("a", deputy="b", valid_from=date(2016, 9, 1), valid_to=date(2017, 6, 30))
    assert held_by(of(new, role("b")), on=on) == holder


@pytest.mark.parametrize(
    ("roles", "holder"),
    [
        pytest.param(
            [role("a", deputy="b", vacant=FOR_GOOD), role("b", deputy="c", vacant=FOR_GOOD), role("c")],
            "c",
            id="a deputy's deputy",
        ),
        pytest.param(
            [role("a", deputy="b", vacant=FOR_GOOD), role("b", deputy="a", vacant=FOR_GOOD)], None, id="a loop of two"
        ),
        pytest.param([role("a", deputy="a", vacant=FOR_GOOD)], None, id="its own deputy"),
        pytest.param([role("a", vacant=FOR_GOOD)], None, id="no deputy"),
        pytest.param([role("a", deputy="gone", vacant=FOR_GOOD)], None, id="a deputy that is not there"),
        pytest.param([role("b")], None, id="no such role"),
    ],
)
def test_deputies_are_asked_in_turn_and_a_loop_ends(roles: list[Role], holder: str | None) -> None:
    assert held_by(of(*roles)) == holder


@pytest.mark.parametrize(("length", "holder"), [(4, "r4"), (5, None)])
def test_a_chain_is_followed_as_many_hops_as_the_organisation_says(length: int, holder: str | None) -> None:
    chain = [role(f"r{place}", deputy=f"r{place + 1}", vacant=FOR_GOOD) for place in range(length)]
    organisation = of(*chain, role(f"r{length}"), max_hops=4)
    assert held_by(organisation, "r0") == holder


def test_a_deputy_of_many_offices_reads_for_the_office_that_was_meant() -> None:
    organisation = of(
        role("leitung", "office", deputy="stellvertretung", vacant=FOR_GOOD),
        role("stellvertretung", "office", mailbox="sv.{scope}@x"),
    )
    found = organisation.address("leitung", "hilden", ON)
    assert found is not None
    assert (found.key, found.mailbox) == ("leitung@hilden", "sv.hilden@x")


def test_a_body_outside_stays_a_body_outside() -> None:
    found = of(role("kreis", "external")).address("kreis", "hilden", ON)
    assert found is not None
    assert found.is_external


def test_units_exist_from_their_first_through_their_last_day() -> None:
    unit = Unit(id="hilden", name="Hilden", valid_from=date(2016, 3, 1), valid_to=date(2016, 6, 30))
    organisation = of(role("gf"), offices=(unit,))
    days = (date(2016, 2, 29), date(2016, 3, 1), date(2016, 6, 30), date(2016, 7, 1))
    assert [len(organisation.scopes("office", day)) for day in days] == [0, 1, 1, 0]


def test_a_predecessor_is_one_only_after_its_last_day() -> None:
    old = Unit(id="alt", name="Alt", valid_to=date(2016, 6, 30), merges_into="hilden")
    announced = Unit(id="später", name="Später", merges_into="hilden")
    organisation = of(role("gf"), offices=(Unit(id="hilden", name="Hilden"), old, announced))
    assert organisation.predecessors("hilden", date(2016, 6, 30)) == ()
    assert organisation.predecessors("hilden", date(2016, 7, 1)) == ("alt",)


def test_a_house_with_one_title_for_a_role_has_one_short_title_in_every_language() -> None:
    nursing = role("nursing", title="director of nursing", short_title="nursing")
    assert [nursing.short_title_in(locale) for locale in ("de", "en")] == ["nursing", "nursing"]
    leitung = role("leitung", title="Leitung der Pflege", title_en="director of nursing", short_title="LdP")
    assert [leitung.short_title_in(locale) for locale in ("de", "en")] == ["LdP", None]
