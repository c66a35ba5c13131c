"""What one rule's verdict makes owed, and which missing report explains what."""

from __future__ import annotations

from datetime import date

from pytest_bdd import given, parsers, then, when

from checker.domain.clock import at_local
from checker.domain.record import Evidence
from checker.domain.verdict import Verdict
from checker.wording.dates import period_text
from checker.wording.states import state_text

from .house import House
from .missing_source import MissingSource, missing_sources
from .reports import _single_reports
from .words import plain, sentence

HOUSE = "jobcenter"


@given(sentence('zu {row:Zeile} wird am {on:Tag} für das Haus zum Anlass "{number:Text}" ein Bericht angefordert'))
def the_house_is_asked(house: House, row: str, on: date, number: str) -> None:
    record: dict[str, object] = {"type": "request", "target_id": house.rule_of(row), "request_id": number}
    record |= {"scope": HOUSE, "period": f"{on.year}", "requested_on": on.isoformat()}
    _single_reports(house, on, [record])


@given(sentence('zu {row:Zeile} wird am {on:Tag} für das Haus der Bericht zum Anlass "{number:Text}" vorgelegt'))
def the_house_hands_in(house: House, row: str, on: date, number: str) -> None:
    """With a file number, reported the same day."""
    proof = Evidence(kind="report", ref="50.1-2016/017").model_dump(exclude_none=True)
    record: dict[str, object] = {"type": "deliverable", "target_id": house.rule_of(row), "scope": HOUSE}
    record |= {"period": f"{on.year}-{number}", "submitted_on": on.isoformat(), "evidence": proof}
    _single_reports(house, on, [record])


@when(sentence("am Abend des {on:Tag} geurteilt wird"))
def judged_in_the_evening(house: House, on: date) -> None:
    """By the store, which knows when each thing came: the day on which something became known counts here."""
    house.judge_as_known(on, at_local(on, 20))


@then(sentence("wird zu {row:Zeile} nichts geschuldet"))
def nothing_follows(house: House, row: str) -> None:
    assert _owed(house, row) == []


@then(parsers.re(r"werden zu (?P<row>T\d+) (?P<count>\d+) Berichte geschuldet"))
def so_many_follow(house: House, row: str, count: str) -> None:
    keys = [verdict.obligation for verdict in _owed(house, row)]
    assert len(keys) == int(count), f"geschuldet wird {keys}"


@then(
    sentence(
        'wird zu {row:Zeile} für das Haus der Bericht zum Anlass "{number:Text}" geschuldet und ist "{state:Text}"'
    )
)
def the_house_owes(house: House, row: str, number: str, state: str) -> None:
    owed = _owed(house, row)
    found = [one for one in owed if one.scope.id == HOUSE and one.period.label == number]
    assert len(found) == 1, f"geschuldet wird {[verdict.obligation for verdict in owed]}"
    house.last = found[0]
    assert state_text(found[0], "de") == state


@then(sentence("verantwortlich ist {post:Stelle}"))
def who_answers(house: House, post: str) -> None:
    assert house.last is not None, "zuvor muss ein Urteil genannt sein"
    role = house.book.organisation.role(house.last.owner)
    assert role is not None, f"die Rolle {house.last.owner} gibt es nicht"
    assert role.title == post


@then(sentence('fehlt der Bericht "{profile:Text}" des Absenders "{sender:Text}", als Erstes "{first:Text}"'))
def a_report_is_missing(house: House, profile: str, sender: str, first: str) -> None:
    source = _source(house, sender, profile)
    assert source is not None, "dieser Bericht fehlt nicht"
    assert plain(period_text(source.first, "de")) == first


@then(sentence('fehlt der Bericht "{profile:Text}" des Absenders "{sender:Text}" nicht'))
def a_report_is_there(house: House, profile: str, sender: str) -> None:
    assert _source(house, sender, profile) is None


@then(sentence("er erklärt, warum {row:Zeile} nicht bewertbar ist"))
def it_explains(house: House, row: str) -> None:
    explained = [key for source in missing_sources(house.verdicts) for key in source.obligations]
    about = [key for key in explained if key.startswith(f"{house.rule_of(row)}/")]
    assert about, f"erklärt wird {explained}"


@then(sentence("er erklärt mehr als {count:Zahl} Verpflichtungen"))
def it_explains_many(house: House, count: int) -> None:
    assert max(len(source.obligations) for source in missing_sources(house.verdicts)) > count


@then("es fehlt kein Bericht zweimal")
def none_is_missing_twice(house: House) -> None:
    sources = [(source.sender, source.profile) for source in missing_sources(house.verdicts)]
    explained = [key for source in missing_sources(house.verdicts) for key in source.obligations]
    assert len(sources) == len(set(sources))
    assert len(explained) == len(set(explained))


def _owed(house: House, row: str) -> list[Verdict]:
    assert house.verdicts, "geurteilt wurde noch gar nicht"
    return [verdict for verdict in house.verdicts if verdict.rule == house.rule_of(row)]


def _source(house: House, sender: str, profile: str) -> MissingSource | None:
    found = [one for one in missing_sources(house.verdicts) if (one.sender, one.profile) == (sender, profile)]
    return found[0] if found else None
