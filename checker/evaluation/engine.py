"""durable_rules behind a typed wall: every fact in is exactly one outcome out, or it is an error. ADR 0003.

The traps of the library that this module is built around: the host's timer thread takes actions away; open
sessions exhaust memory; deleting a session after an unmatched fact crashes; whole numbers of 2^63 and more compare
wrongly; exceptions in actions are swallowed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby, islice
from operator import itemgetter
from threading import Lock
from typing import Any

from durable.engine import Host, MessageNotHandledException

from checker.domain.errors import ExitCode, ZielwachtError
from checker.evaluation.compile import CompiledRule, Row, Ruleset

FlatFact = dict[str, int | str]
# What the library raises when no rule has a use for a fact, for the other module that drives a host.
UNHANDLED: type[Exception] = MessageNotHandledException
INT64 = 2**63
LOWEST = -INT64
AT_ONCE = 20


class EngineError(ZielwachtError):
    """The rules engine did not do what it must: a defect of ours or of the library, never of the data."""


class FactUnmatched(EngineError):
    """No compiled rule took a fact, not even a catch-all. Its session must be left alone: deleting the state of one
    whose message was not handled crashes the process.
    """


class FigureTooLarge(ZielwachtError):
    """A figure does not fit the engine's whole numbers; comparing it would be silently wrong."""

    exit_code = ExitCode.QUARANTINED


class _QuietHost(Host):  # type: ignore[misc]
    """A host without its timer thread: that thread would run some actions after `post` has returned."""

    def _run(self) -> None:
        return None


class Engine:
    """The compiled rulesets of a rulebook, by goal. One at a time may judge; building one costs some milliseconds."""

    def __init__(self, rulesets: Mapping[str, Ruleset]) -> None:
        self._asked: list[int] = []
        self._decided: list[Row] = []
        self._session = count(1)
        self._lock = Lock()
        actions = {row: self._noting(self._action(row)) for row in Row}
        self._host = _QuietHost()
        for goal, ruleset in rulesets.items():
            self._host.register_rulesets({goal: {name: _definition(rule, actions) for name, rule in ruleset.items()}})

    def _action(self, row: Row) -> Any:
        def decide(_context: Any) -> None:
            self._decided.append(row)

        return decide

    def _noting(self, action: Any) -> Any:
        """The action, after a note which fact it is about."""

        def run(context: Any) -> None:
            # As `context.m["id"]`, which would make two objects for it, for every obligation.
            self._asked.append(context._m["m"]["id"])
            action(context)

        return run

    def decide(self, facts: Iterable[tuple[str, FlatFact]]) -> list[Row]:
        """One row for each (goal, fact), in order. Raises EngineError when any comes back without exactly one."""
        with self._lock:
            session = str(next(self._session))
            used: set[str] = set()
            rows: list[Row] = []
            try:
                for goal, some in _in_batches(facts):
                    for fact in some:
                        _refuse_what_it_cannot_compare(fact)
                    # Before the first post a goal has no state, and deleting none fails.
                    used.add(goal)
                    try:
                        rows += self._post(goal, some, session, len(rows))
                    except FactUnmatched:
                        used.discard(goal)
                        raise
                for goal in used:
                    self._raise_swallowed(goal, session)
            finally:
                for goal in used:
                    self._host.delete_state(goal, session)
            return rows

    def _post(self, goal: str, facts: Sequence[FlatFact], session: str, first: int) -> list[Row]:
        """The row of each fact. `first` numbers them; the order in which rules fire is that of their priority."""
        self._asked.clear()
        self._decided.clear()
        numbers = range(first, first + len(facts))
        messages = [{**fact, "id": number, "sid": session} for number, fact in zip(numbers, facts, strict=True)]
        try:
            self._host.post_batch(goal, messages)
        except MessageNotHandledException as unmatched:
            raise FactUnmatched(f"no compiled rule took the fact of {_named(facts)}") from unmatched
        found = dict(zip(self._asked, self._decided, strict=False))
        is_one_each = len(self._decided) == len(self._asked) == len(facts) and found.keys() == set(numbers)
        if not is_one_each or Row.UNDECIDED in self._decided:
            self._raise_swallowed(goal, session)
            decided = [row.name for row in self._decided]
            raise EngineError(f"{_named(facts)}: {len(decided)} rows decided, exactly one must: {decided}")
        return [found[number] for number in numbers]

    def _raise_swallowed(self, goal: str, session: str) -> None:
        """Exceptions inside actions are kept by the library in the state of the ruleset; make them loud."""
        exception = self._host.get_state(goal, session).get("exception")
        if exception:
            raise EngineError(f"an action of goal '{goal}' failed: {exception}")


def _in_batches(facts: Iterable[tuple[str, FlatFact]]) -> Iterator[tuple[str, list[FlatFact]]]:
    """Neighbours of one goal, so many at once that each costs a quarter less, and so few that none looks at many."""
    for goal, neighbours in groupby(facts, key=itemgetter(0)):
        while some := [fact for _, fact in islice(neighbours, AT_ONCE)]:
            yield goal, some


def _named(facts: Iterable[FlatFact]) -> str:
    return ", ".join(dict.fromkeys(str(fact.get("rule")) for fact in facts))


def _definition(rule: CompiledRule, actions: Mapping[Row, Any]) -> dict[str, Any]:
    """In the library's words; made anew each time, as registering takes `run` out of what it is given."""
    return {"all": [{"m": rule.matches}], "pri": rule.row.value.place, "run": actions[rule.row]}


def can_be_compared(fact: FlatFact) -> bool:
    """Do all its figures fit the engine's whole numbers?"""
    return all(LOWEST < value < INT64 for value in fact.values() if isinstance(value, int))


def _refuse_what_it_cannot_compare(fact: FlatFact) -> None:
    for name, value in fact.items():
        # Not isinstance: True is an int there, and counts as 1 in the engine.
        if type(value) is int:
            if not LOWEST < value < INT64:
                raise FigureTooLarge(f"{fact.get('rule')}: '{name}' has more digits than can be compared exactly")
        elif type(value) is not str:
            raise EngineError(f"{fact.get('rule')}: '{name}' is {value!r}; only whole numbers and text are compared")
