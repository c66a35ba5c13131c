"""A day is judged, and what the verdicts say: in the words and figures that people are shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pytest_bdd import then, when

from checker.domain.clock import at_local
from checker.domain.verdict import Verdict
from checker.wording.present import value_and_counts
from checker.wording.reasons import because, evidence_text
from checker.wording.states import state_text

from .house import House
from .words import german, plain, rows, sentence


@when(sentence("am {on:Tag} geurteilt wird"))
def judged(house: House, on: date) -> None:
    """By all that had arrived by the end of that day."""
    house.judge(on)


@when(sentence("der {on:Tag} nach dem Kenntnisstand vom {known_on:Tag}, {time:Uhrzeit} Uhr, beurteilt wird"))
def judged_as_known(house: House, on: date, known_on: date, time: tuple[int, int]) -> None:
    """By what had arrived by an instant, though more has arrived since."""
    house.judge_as_known(on, at_local(known_on, *time))


@when(
    sentence(
        "der {on:Tag} nach dem Kenntnisstand vom {known_on:Tag}, {time:Uhrzeit} Uhr, "
        "nach den heutigen Regeln beurteilt wird"
    )
)
def judged_by_todays_rules(house: House, on: date, known_on: date, time: tuple[int, int]) -> None:
    """As `check --known-at … --rulebook active`."""
    house.judge_as_known(on, at_local(known_on, *time), rulebook="active")


@then(sentence('heißt es dazu "{text:Text}"'))
def by_which_rules(house: House, text: str) -> None:
    assert house.by_rules.startswith(text), f"es heißt „{house.by_rules}“"


@then(sentence('lautet das Urteil zu {row:Zeile} "{state:Text}"'))
def the_state(house: House, row: str, state: str) -> None:
    _compare(_verdict(house, row, house.id), state)


@then(sentence('lautet das Urteil zu {row:Zeile} "{state:Text}" mit dem Kennwert "{figure:Text}"'))
def the_state_and_figure(house: House, row: str, state: str, figure: str) -> None:
    _compare(_verdict(house, row, house.id), state, figure)


@then(sentence('lautet das Urteil zu {row:Zeile} in {office:Name} "{state:Text}"'))
def the_state_of_an_office(house: House, row: str, office: str, state: str) -> None:
    _compare(_verdict(house, row, house.office(office)), state)


@then(sentence('lautet das Urteil zu {row:Zeile} in {office:Name} "{state:Text}" mit dem Kennwert "{figure:Text}"'))
def the_state_and_figure_of_an_office(house: House, row: str, office: str, state: str, figure: str) -> None:
    _compare(_verdict(house, row, house.office(office)), state, figure)


@then(sentence("lauten die Urteile zu {row:Zeile} in den Geschäftsstellen:"))
def the_states_of_all_offices(house: House, row: str, datatable: Sequence[Sequence[str]]) -> None:
    """A closed list: an office too many or too few is a difference."""
    rule = house.rule_of(row)
    judged = {
        verdict.scope.name: (state_text(verdict, "de"), _figure(verdict))
        for verdict in house.verdicts
        if verdict.rule == rule
    }
    assert judged == {line["Geschäftsstelle"]: (line["Urteil"], line["Kennwert"]) for line in rows(datatable)}


@then(sentence("gibt es zu {row:Zeile} in {office:Name} keine Verpflichtung"))
def nothing_is_owed(house: House, row: str, office: str) -> None:
    assert house.verdicts, "geurteilt wurde noch gar nicht"
    owing = [verdict.scope.id for verdict in house.verdicts if verdict.rule == house.rule_of(row)]
    assert house.office(office) not in owing


@then(sentence("gibt es zu {row:Zeile} in {office:Name} ab {month:Monat} keine Verpflichtung"))
def nothing_is_owed_from(house: House, row: str, office: str, month: date) -> None:
    assert house.verdicts, "geurteilt wurde noch gar nicht"
    owing = {
        verdict.period
        for verdict in house.verdicts
        if (verdict.rule, verdict.scope.id) == (house.rule_of(row), house.office(office))
    }
    assert {period for period in owing if period.end >= month} == set()
    assert owing, "auch davor gab es keine"


@then(sentence('begründet wird das mit "{reason:Text}"'))
def the_reason(house: House, reason: str) -> None:
    """One of the sentences under the verdict that was looked at last, word for word."""
    assert house.last is not None, "zuvor muss ein Urteil genannt sein"
    told = [plain(one) for one in because(house.last, "de")]
    assert reason in told, f"begründet ist es mit {told}"


@then(sentence('die Aussagekraft ist "{evidence:Text}"'))
def the_evidence(house: House, evidence: str) -> None:
    assert house.last is not None, "zuvor muss ein Urteil genannt sein"
    assert house.last.evidence is not None, "der Kennwert stammt aus keiner Stichprobe"
    assert plain(evidence_text(house.last, "de") or "") == evidence


@then(sentence("erbeten ist es bis {please_by:Tag}, laut Plan bis {nominal:Tag}, spätestens bis {effective:Tag}"))
def the_three_days(house: House, please_by: date, nominal: date, effective: date) -> None:
    assert house.last is not None, "zuvor muss ein Urteil genannt sein"
    due = house.last.due
    assert [german(on) for on in (due.please_by, due.nominal, due.effective)] == [
        german(on) for on in (please_by, nominal, effective)
    ]


def _verdict(house: House, row: str, scope: str) -> Verdict:
    rule = house.rule_of(row)
    found = [verdict for verdict in house.verdicts if (verdict.rule, verdict.scope.id) == (rule, scope)]
    assert len(found) == 1, f"zu {row} ({scope}) gibt es {len(found)} Urteile"
    house.last = found[0]
    return found[0]


def _compare(verdict: Verdict, state: str, figure: str | None = None) -> None:
    """The state with all that stands beside it, such as vorläufig or verspätet."""
    shown = state_text(verdict, "de")
    if figure is None:
        assert shown == state
    else:
        assert (shown, _figure(verdict)) == (state, figure)


def _figure(verdict: Verdict) -> str:
    return plain(value_and_counts(verdict, "de") or "keiner")
