"""Who holds a post of the house: said in its organisation, in whatever form an administrator has written it there."""

from __future__ import annotations

from datetime import date, timedelta

import yaml
from pytest_bdd import given

from checker.domain.organisation import Vacancy

from .house import House
from .words import sentence

ORGANISATION = "organisation.yaml"
# From here on: the first day of the plan that the scenarios are about.
SINCE = date(2016, 1, 1)


@given(sentence("{post:Stelle} ist nicht besetzt"))
def a_post_is_vacant(house: House, post: str) -> None:
    _let_be_vacant(house, post, Vacancy(since=SINCE))


@given(sentence("{post:Stelle} ist ab dem {on:Tag} besetzt"))
def a_post_is_filled(house: House, post: str, on: date) -> None:
    _let_be_vacant(house, post, Vacancy(since=SINCE, until=on - timedelta(days=1)))


def _let_be_vacant(house: House, post: str, vacancy: Vacancy) -> None:
    """Then and at no other time. Rules that say so already stay as they are."""
    role = house.role(post)
    (now,) = (one for one in house.book.organisation.roles if one.id == role)
    if now.vacant != (vacancy,):
        house.rewrite_rules(ORGANISATION, lambda text: with_vacancy(text, role, vacancy))


def with_vacancy(text: str, role: str, vacancy: Vacancy) -> str:
    """The organisation's file with other vacancies of one role; everything else stays as it is written."""
    until = vacancy.until.isoformat() if vacancy.until else "null"
    said = f"[{{since: {vacancy.since}, until: {until}}}]"
    entry = _entry(text, role)
    keys = {key.value: (key, value) for key, value in entry.value}
    if "vacant" in keys:
        _, value = keys["vacant"]
        end = len(text[: value.end_mark.index].rstrip())
        return text[: value.start_mark.index] + said + text[end:]
    place = keys["id"][0].start_mark
    between = ", " if entry.flow_style else "\n" + " " * place.column
    return f"{text[: place.index]}vacant: {said}{between}{text[place.index :]}"


def _entry(text: str, role: str) -> yaml.MappingNode:
    """Where a role stands, with the places of its keys."""
    (roles,) = (value for key, value in yaml.compose(text).value if key.value == "roles")
    for entry in roles.value:
        if any((key.value, value.value) == ("id", role) for key, value in entry.value):
            assert isinstance(entry, yaml.MappingNode), f"die Stelle {role} hat keine Angaben"
            return entry
    raise AssertionError(f"eine Stelle {role} steht nicht in {ORGANISATION}")
