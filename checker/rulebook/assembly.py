"""How do rule files without a mistake become one rulebook? The same for those just read and those kept. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.domain.calendar_file import CalendarFile, working_calendar
from checker.domain.escalation import Escalation
from checker.domain.model import Frozen
from checker.domain.organisation import Organisation
from checker.domain.plan import Plan, PlanFile
from checker.domain.profile import SenderFile
from checker.domain.rule import GoalFile
from checker.domain.rulebook import Rulebook
from checker.domain.vocabulary import Vocabulary
from checker.rulebook.files import fingerprint
from checker.rulebook.house_policies import with_house_policies
from checker.rulebook.house_words import with_words


class RuleFiles(Frozen):
    """What the files say, by their names, before anything is made of it.

    `holidays` are those of the Land in the years of the calendar, as `source` tells them. `places` are plan year, id
    and place (`file:line:column`) of each rule.
    """

    organisation: Organisation
    escalation: Escalation
    vocabulary: Vocabulary
    calendar_file: CalendarFile
    holidays: dict[date, str]
    source: str
    senders: dict[str, SenderFile]
    plans: dict[str, PlanFile]
    goals: dict[str, GoalFile]
    places: tuple[tuple[int, str, str], ...]


def assembled(said: RuleFiles, files: Mapping[str, bytes]) -> Rulebook:
    """The rulebook that the files make; `files` are their bytes."""
    ordered = dict(sorted(files.items()))
    return Rulebook(
        plans=tuple(_plan(name, said) for name in sorted(said.plans)),
        organisation=said.organisation,
        escalation=said.escalation,
        vocabulary=said.vocabulary,
        senders=tuple(said.senders[name] for name in sorted(said.senders)),
        calendar_file=said.calendar_file,
        calendar=working_calendar(said.calendar_file, said.holidays, said.source),
        sha256=fingerprint(ordered),
        files=ordered,
        places={(year, rule): where for year, rule, where in said.places},
    )


def _plan(name: str, said: RuleFiles) -> Plan:
    beside = name.removesuffix("plan.yaml") + "goals/"
    goals = (said.goals[goal] for goal in sorted(said.goals) if goal.startswith(beside))
    return Plan.model_construct(head=said.plans[name], goals=tuple(_completed(goal, said) for goal in goals))


def _completed(goal: GoalFile, said: RuleFiles) -> GoalFile:
    """The rules with what the other files say of them: the house's policies, and the words of their units."""
    rules = tuple(with_words(with_house_policies(rule, said.escalation), said.vocabulary) for rule in goal.rules)
    return goal.model_copy(update={"rules": rules})
