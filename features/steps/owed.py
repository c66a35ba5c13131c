"""What the verdicts say in one unit and period, where a rule is judged in several."""

from __future__ import annotations

from pytest_bdd import parsers, then

from checker.domain.verdict import Verdict

from .house import House
from .judging import _compare
from .places import A_PERIOD, A_ROW, only_unit, period_named, rule_named, unit_named
from .words import sentence

JUDGED = (
    rf"lautet das Urteil zu (?P<row>{A_ROW})(?=[^\"]* (?:im|am|für|in der|zum) )"
    r"(?P<where> (?:im Team|am Standort|in der Geschäftsstelle) .+?)?"
    rf"(?: für (?P<period>{A_PERIOD}))?(?: zum Anlass (?P<number>[\w-]+))? \"(?P<state>[^\"]*)\""
)


@then(parsers.re(JUDGED))
def the_state_there_and_then(
    house: House, row: str, where: str | None, period: str | None, number: str | None, state: str
) -> None:
    _compare(_the_verdict(house, row, where, period, number), state)


@then(parsers.re(JUDGED + r" mit dem Kennwert \"(?P<figure>[^\"]*)\""))
def the_state_and_figure_there_and_then(
    house: House, row: str, where: str | None, period: str | None, number: str | None, state: str, figure: str
) -> None:
    _compare(_the_verdict(house, row, where, period, number), state, figure)


@then(sentence("gibt es zu {row:Zeile} keine Verpflichtung"))
def nothing_is_owed_anywhere(house: House, row: str) -> None:
    assert house.verdicts, "geurteilt wurde noch gar nicht"
    rule = rule_named(house, row).id
    assert [verdict.obligation for verdict in house.verdicts if verdict.rule == rule] == []


def _the_verdict(house: House, row: str, where: str | None, period: str | None, number: str | None) -> Verdict:
    rule = rule_named(house, row)
    scope = unit_named(house, where) or only_unit(house, rule)
    wanted = str(period_named(period.removeprefix("das "))) if period else f"2016-{number}" if number else None
    found = [
        verdict
        for verdict in house.verdicts
        if (verdict.rule, verdict.scope.id) == (rule.id, scope) and (wanted is None or str(verdict.period) == wanted)
    ]
    assert len(found) == 1, f"zu {row} ({scope}, {wanted or 'jeder Zeitraum'}) gibt es {len(found)} Urteile"
    house.last = found[0]
    return found[0]
