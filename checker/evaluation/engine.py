"""durable_rules behind a typed wall: every fact in is exactly one outcome out, or it is an error. ADR 0003.

The traps of the library that this module is built around: the host's timer thread takes actions away; open
sessions exhaust memory; whole numbers of 2^63 and more compare wrongly; exceptions in actions are swallowed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from itertools import count
from threading import Lock
from typing import Any

from durable.engine import Host, MessageNotHandledException

from checker.domain.errors import ZielwachtError
from checker.evaluation.compile import CompiledRule, Row, Ruleset

Fact = dict[str, int | str]
INT64 = 2**63


class EngineError(ZielwachtError):
    """The rules engine did not do what it must: a defect of ours or of the library, never of the data."""


class FigureTooLarge(ZielwachtError):
    """A figure does not fit the engine's whole numbers; comparing it would be silently wrong."""

    exit_code = 3


class _QuietHost(Host):  # type: ignore[misc]
    """A host without its timer thread: that thread would run some actions after `post` has returned."""

    def _run(self) -> None:
        return None


class Engine:
    """The compiled rulesets of a rulebook, by goal. One at a time may judge; building one costs some milliseconds."""

    def __init__(self, rulesets: Mapping[str, Ruleset]) -> None:
        self._decided: list[Row] = []
        self._session = count(1)
        self._lock = Lock()
        actions = {row: self._action(row) for row in Row}
        self._host = _QuietHost()
        for goal, ruleset in rulesets.items():
            self._host.register_rulesets({goal: {name: _definition(rule, actions) for name, rule in ruleset.items()}})

    def _action(self, row: Row) -> Any:
        def decide(_context: Any) -> None:
            self._decided.append(row)

        return decide

    def decide(self, facts: Iterable[tuple[str, Fact]]) -> list[Row]:
        """One row for each (goal, fact), in order. Raises EngineError when any comes back without exactly one."""
        with self._lock:
            session = str(next(self._session))
            used: set[str] = set()
            rows: list[Row] = []
            try:
                for number, (goal, fact) in enumerate(facts):
                    # Before the first post a goal has no state, and deleting none fails.
                    _refuse_what_it_cannot_compare(fact)
                    used.add(goal)
                    rows.append(self._one(goal, fact, session, number))
                for goal in used:
                    self._raise_swallowed(goal, session)
            finally:
                for goal in used:
                    self._host.delete_state(goal, session)
            return rows

    def _one(self, goal: str, fact: Fact, session: str, number: int) -> Row:
        self._decided.clear()
        try:
            self._host.post(goal, {**fact, "id": number, "sid": session})
        except MessageNotHandledException as unmatched:
            raise EngineError(f"no compiled rule took the fact of {fact.get('rule')}") from unmatched
        if len(self._decided) != 1 or self._decided[0] is Row.UNDECIDED:
            self._raise_swallowed(goal, session)
            decided = [row.name for row in self._decided]
            raise EngineError(f"{fact.get('rule')}: {len(decided)} rows decided, exactly one must: {decided}")
        return self._decided[0]

    def _raise_swallowed(self, goal: str, session: str) -> None:
        """Exceptions inside actions are kept by the library in the state of the ruleset; make them loud."""
        exception = self._host.get_state(goal, session).get("exception")
        if exception:
            raise EngineError(f"an action of goal '{goal}' failed: {exception}")


def _definition(rule: CompiledRule, actions: Mapping[Row, Any]) -> dict[str, Any]:
    """In the library's words; a copy, as registering changes what it is given."""
    return {"all": [{"m": deepcopy(rule.matches)}], "pri": rule.row.value.place, "run": actions[rule.row]}


def _refuse_what_it_cannot_compare(fact: Fact) -> None:
    for name, value in fact.items():
        # Not isinstance: True is an int there, and counts as 1 in the engine.
        if value.__class__ is int:
            if not -INT64 < int(value) < INT64:
                raise FigureTooLarge(f"{fact.get('rule')}: '{name}' has more digits than can be compared exactly")
        elif value.__class__ is not str:
            raise EngineError(f"{fact.get('rule')}: '{name}' is {value!r}; only whole numbers and text are compared")
