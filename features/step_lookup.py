"""Which step does a sentence mean? Asked of our steps alone, which every scenario sees.

pytest-bdd goes through every fixture there is, for each sentence of each scenario, and asks pytest of each where it may
be seen: a tenth of the time that all scenarios took.
"""

from __future__ import annotations

from _pytest.fixtures import FixtureDef, FixtureManager
from _pytest.nodes import Node
from pytest_bdd.compat import get_fixture_names, getfixturedefs
from pytest_bdd.parser import Step
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

Known = tuple[StepFunctionContext, FixtureDef[object]]


class StepLookup:
    """Stands in for `find_fixturedefs_for_step` of pytest-bdd. All steps are known before the first scenario runs."""

    def __init__(self) -> None:
        self._steps: tuple[Known, ...] = ()
        self._found: dict[tuple[str, str], list[FixtureDef[object]]] = {}

    def __call__(self, step: Step, fixturemanager: FixtureManager, node: Node) -> list[FixtureDef[object]]:
        """The steps that a sentence fits, as pytest sees them."""
        self._steps = self._steps or _steps_of(fixturemanager, node)
        asked = step.type, step.name
        if asked not in self._found:
            self._found[asked] = [one for context, one in self._steps if _fits(context, step)]
        return list(self._found[asked])


def _steps_of(fixturemanager: FixtureManager, node: Node) -> tuple[Known, ...]:
    """Those that a scenario sees; they stand in `conftest.py`, so all scenarios see the same."""
    visible = (
        one for name in get_fixture_names(fixturemanager) for one in getfixturedefs(fixturemanager, name, node) or ()
    )
    known = ((step_function_context_registry.get(one.func), one) for one in visible)
    return tuple((context, one) for context, one in known if context is not None)


def _fits(context: StepFunctionContext, step: Step) -> bool:
    return context.type in (None, step.type) and bool(context.parser.is_matching(step.name))
