"""Values that stand in the program are believed when it starts (`model_construct`). Here they are checked."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import checker.configuration
import checker.domain
from checker.configuration.settings import SECTIONS
from checker.domain.model import Frozen
from checker.domain.rule import PeriodSpec


def _written() -> Iterator[tuple[str, Frozen]]:
    """Those of every module, and the defaults of every model's fields."""
    for package in (checker.domain, checker.configuration):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            module = import_module(found.name)
            for name, value in vars(module).items():
                if isinstance(value, Frozen):
                    yield f"{module.__name__}.{name}", value
                if isinstance(value, type) and issubclass(value, Frozen):
                    for field, about in value.model_fields.items():
                        if isinstance(about.default, Frozen):
                            yield f"{value.__name__}.{field}", about.default


def _said(value: Frozen) -> dict[str, object]:
    """As it was written, and each part of it as its own."""
    said = {name: getattr(value, name) for name in value.model_fields_set}
    return {name: _said(part) if isinstance(part, Frozen) else part for name, part in said.items()}


WRITTEN = dict(_written())


@pytest.mark.parametrize("place", WRITTEN)
def test_what_stands_in_the_program_is_what_its_checks_make_of_it(place: str) -> None:
    value = WRITTEN[place]
    assert type(value).model_validate(_said(value)) == value


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_which_nothing_is_said_is_what_its_checks_make_of_it(section: str) -> None:
    model = SECTIONS[section]
    assert model.model_construct() == model.model_validate({})


def test_they_are_found_where_they_stand() -> None:
    assert {"checker.domain.escalation.POWERS", "Rule.period", "Profile.rows"} <= set(WRITTEN)


def test_a_value_that_breaks_its_checks_is_seen_to() -> None:
    """PeriodSpec: a cohort without the months after which it matures."""
    with pytest.raises(ValueError, match="matures_after_months"):
        PeriodSpec.model_validate(_said(PeriodSpec.model_construct(kind="cohort")))
