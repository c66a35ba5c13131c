"""People decide: a finding is acknowledged, muted, accepted, given more time; a mail to a body outside is let go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from pytest_bdd import then, when

from checker.domain.act import ActKind
from checker.domain.clock import at_local
from checker.domain.finding import FindingState
from checker.domain.message import OutboxState
from checker.store import findings, obligations
from checker.usecases.acting.act import Wanted, act
from checker.usecases.acting.findings import list_findings
from checker.usecases.importing.single_facts import retract
from checker.usecases.rules.activation import WouldOrphan, activate_folder
from checker.usecases.telling import letters
from checker.usecases.telling.outbox_admin import list_mails
from checker.wording.tellings import telling_text
from notifications.tellings import telling_now

from .house import House
from .refusing import refusal
from .words import day, rows, sentence

GERMAN = {
    FindingState.OPEN: "offen",
    FindingState.ACKNOWLEDGED: "bestätigt",
    FindingState.SILENCED: "stummgeschaltet",
    FindingState.WAIVED: "Ausnahme zugelassen",
    FindingState.RESOLVED: "erledigt",
}
THEN = "am {on:Tag} um {time:Uhrzeit} Uhr"
BECAUSE = ', weil "{why:Text}"'
A_DRAFT = "am {on:Tag} um {time:Uhrzeit} Uhr das Schreiben zu {row:Zeile}"


@contextmanager
def refused(pattern: str) -> Iterator[None]:
    """The block is refused, and the German sentence holds `pattern`."""
    with refusal() as answer:
        yield
    assert re.search(pattern, answer.text), f"die Antwort lautet „{answer.text}“, erwartet war „{pattern}“"


@when(
    sentence("{who:Stelle} am {on:Tag} um {time:Uhrzeit} Uhr den Befund zu {row:Zeile} bis zum {until:Tag} bestätigt")
)
def acknowledged(house: House, who: str, on: date, time: tuple[int, int], row: str, until: date) -> None:
    _decide(house, ActKind.ACKNOWLEDGE, who, on, time, row, until=until)


@when(sentence(f"{{who:Stelle}} {A_DRAFT} freigibt"))
def released(house: House, who: str, on: date, time: tuple[int, int], row: str) -> None:
    _release(house, who, row, at_local(on, *time))


@then(sentence(f"darf {{who:Stelle}} {A_DRAFT} nicht freigeben"))
def may_not_release(house: House, who: str, on: date, time: tuple[int, int], row: str) -> None:
    with refused("darf Mails an Stellen außerhalb nicht freigeben"):
        _release(house, who, row, at_local(on, *time))


@when(sentence(f'{{who:Stelle}} {A_DRAFT} so bitten lässt: "{{request:Text}}"'))
def in_other_words(house: House, who: str, on: date, time: tuple[int, int], row: str, request: str) -> None:
    letters.edit(house.store, _draft(house, row), house.role(who), {"request": request}, at_local(on, *time))


@when(sentence(f'{{who:Stelle}} {A_DRAFT} als am {{told:Tag}} unter "{{file_number:Text}}" anders mitgeteilt einträgt'))
def told_otherwise(
    house: House, who: str, on: date, time: tuple[int, int], row: str, told: date, file_number: str
) -> None:
    how = letters.ToldOtherwise(told, file_number)
    letters.tell_otherwise(house.store, _draft(house, row), house.role(who), how, at_local(on, *time))


@when(sentence(f"{{who:Stelle}} {A_DRAFT} nicht senden lässt{BECAUSE}"))
def decided_against(house: House, who: str, on: date, time: tuple[int, int], row: str, why: str) -> None:
    letters.decide_against(house.store, _draft(house, row), house.role(who), why, at_local(on, *time))


def _release(house: House, who: str, row: str, now: datetime) -> None:
    letters.release(house.store, _draft(house, row), house.role(who), now)


def _draft(house: House, row: str) -> str:
    """The key of the one letter that waits."""
    about = house.obligation(row)
    drafts = [
        mail.key
        for mail in list_mails(house.store, [OutboxState.DRAFT])
        if about in {item.obligation for item in mail.message.items}
    ]
    assert len(drafts) == 1, f"zu {row} warten {len(drafts)} Schreiben auf die Freigabe"
    return drafts[0]


@when(sentence(f"{{who:Stelle}} {THEN} den Befund zu {{row:Zeile}} bis zum {{until:Tag}} stummschaltet{BECAUSE}"))
def silenced(house: House, who: str, on: date, time: tuple[int, int], row: str, until: date, why: str) -> None:
    _decide(house, ActKind.SILENCE, who, on, time, row, until=until, reason=why)


@when(
    sentence(
        f'{{who:Stelle}} {THEN} den Befund zu {{row:Zeile}} bis zum {{until:Tag}} aus dem Grund "{{title:Text}}" '
        f"stummschaltet{BECAUSE}"
    )
)
def silenced_for(
    house: House, who: str, on: date, time: tuple[int, int], row: str, until: date, title: str, why: str
) -> None:
    (reason_id,) = [one.id for one in house.book.vocabulary.act_reasons if one.de == title]
    _decide(house, ActKind.SILENCE, who, on, time, row, until=until, reason_id=reason_id, reason=why)


@when(sentence(f"{{who:Stelle}} {THEN} zu {{row:Zeile}} bis zum {{until:Tag}} eine Ausnahme zulässt{BECAUSE}"))
def waived(house: House, who: str, on: date, time: tuple[int, int], row: str, until: date, why: str) -> None:
    _decide(house, ActKind.WAIVE, who, on, time, row, until=until, reason=why)


@when(sentence(f"{{who:Stelle}} {THEN} die Frist zu {{row:Zeile}} bis zum {{until:Tag}} verlängert"))
def extended(house: House, who: str, on: date, time: tuple[int, int], row: str, until: date) -> None:
    _decide(house, ActKind.EXTEND, who, on, time, row, until=until, reason="bewilligt")


@when(sentence(f"{{who:Stelle}} {THEN} den Befund zu {{row:Zeile}} zurückgibt{BECAUSE}"))
def handed_back(house: House, who: str, on: date, time: tuple[int, int], row: str, why: str) -> None:
    _decide(house, ActKind.HANDBACK, who, on, time, row, reason=why)


@when(sentence(f"{{who:Stelle}} {THEN} zu {{row:Zeile}} Einspruch erhebt{BECAUSE}"))
def objected(house: House, who: str, on: date, time: tuple[int, int], row: str, why: str) -> None:
    _decide(house, ActKind.OBJECT, who, on, time, row, reason=why)


@when(sentence(f"{{who:Stelle}} {THEN} den Befund zu {{row:Zeile}} bis zum {{until:Tag}} übernimmt{BECAUSE}"))
def taken_over(house: House, who: str, on: date, time: tuple[int, int], row: str, until: date, why: str) -> None:
    _decide(house, ActKind.TAKEOVER, who, on, time, row, until=until, reason=why)


@when(sentence(f"{{who:Stelle}} {THEN} ihre Entscheidung zu {{row:Zeile}} zurücknimmt{BECAUSE}"))
def taken_back(house: House, who: str, on: date, time: tuple[int, int], row: str, why: str) -> None:
    _decide(house, ActKind.UNDO, who, on, time, row, reason=why)


@when(sentence(f"{{who:Stelle}} {THEN} den Befund zu {{row:Zeile}} unbegründet nennt{BECAUSE}"))
def called_noise(house: House, who: str, on: date, time: tuple[int, int], row: str, why: str) -> None:
    _decide(house, ActKind.NOISE, who, on, time, row, reason=why)


@then(
    sentence(
        f"darf {{who:Stelle}} {THEN} die Frist zu {{row:Zeile}} nicht bis zum {{until:Tag}} verlängern, "
        'das könnte: "{could:Text}"'
    )
)
def may_not_extend(house: House, who: str, on: date, time: tuple[int, int], row: str, until: date, could: str) -> None:
    with refused(f"Fristverlängerung ist möglich durch: {could}$"):
        _decide(house, ActKind.EXTEND, who, on, time, row, until=until, reason="bewilligt")


@then(
    sentence(
        f"darf {{who:Stelle}} {THEN} zu {{row:Zeile}} keine Ausnahme bis zum {{until:Tag}} zulassen, "
        'das könnte: "{could:Text}"'
    )
)
def may_not_waive(house: House, who: str, on: date, time: tuple[int, int], row: str, until: date, could: str) -> None:
    with refused(f"Ausnahme ist möglich durch: {could}$"):
        _decide(house, ActKind.WAIVE, who, on, time, row, until=until, reason="bewilligt")


@then(sentence(f"wird {THEN} abgelehnt, dass {{who:Stelle}} den Befund zu {{row:Zeile}} stummschaltet:"))
def may_not_silence(
    house: House, who: str, on: date, time: tuple[int, int], row: str, datatable: Sequence[Sequence[str]]
) -> None:
    before = _state(house, row)
    for line in rows(datatable):
        given = {"until": day(line["bis zum"]), "reason": line["Grund"]}
        with refused(line["Antwort"].replace(".", r"\.")):
            _decide(house, ActKind.SILENCE, who, on, time, row, **given)
    assert _state(house, row) == before


@then(sentence(f"wird {THEN} abgelehnt, dass {{who:Stelle}} die Frist zu {{row:Zeile}} verlängert:"))
def is_no_extension(
    house: House, who: str, on: date, time: tuple[int, int], row: str, datatable: Sequence[Sequence[str]]
) -> None:
    for line in rows(datatable):
        with refused(re.escape(line["Antwort"])):
            _decide(house, ActKind.EXTEND, who, on, time, row, until=day(line["bis zum"]), reason="bewilligt")


@when(
    sentence("{who:Stelle} und {other:Stelle} den Befund zu {row:Zeile} zur selben Zeit ansehen"), target_fixture="seen"
)
def both_look_at_it(house: House, who: str, other: str, row: str) -> int:
    """What both of them see: a version of the finding."""
    assert house.role(who) != house.role(other)
    with house.store.read() as tx:
        return obligations.finding_version(tx, house.obligation(row))


@then(
    sentence(
        f"wird {THEN} abgelehnt, dass {{who:Stelle}} den Befund zu {{row:Zeile}}, wie sie ihn gesehen hat, "
        'bis zum {until:Tag} bestätigt: "{answer:Text}"'
    )
)
def may_not_decide_unseen(
    house: House, seen: int, on: date, time: tuple[int, int], who: str, row: str, until: date, answer: str
) -> None:
    with refused(re.escape(answer)):
        _decide(house, ActKind.ACKNOWLEDGE, who, on, time, row, until=until, seen=seen)


@then(sentence('steht am Befund zu {row:Zeile}, warum er so gemeldet wird: "{why:Text}"'))
def why_it_is_told_so(house: House, row: str, why: str) -> None:
    with house.store.read() as tx:
        episode = findings.current(tx)[house.obligation(row)]
    telling = telling_now(episode)
    assert telling is not None, f"über den Befund zu {row} wurde nichts entschieden"
    assert telling_text(telling, "de") == why


@then(sentence('ist der Befund zu {row:Zeile} am {on:Tag} "{state:Text}"'))
def the_finding_is(house: House, row: str, on: date, state: str) -> None:
    """As the last step of the service has left it, which was on that day."""
    assert GERMAN[_state(house, row)] == state


@then(sentence('nennt der Befund zu {row:Zeile} am {on:Tag} als zuständig "{who:Text}"'))
def the_finding_names(house: House, row: str, on: date, who: str) -> None:
    """Whoever looks on that day: the post that answers for it and those who were told; or their unit alone."""
    found = list_findings(house.store, at_local(on, 12), everything=True)
    finding = next(one for one in found if one.episode.obligation == house.obligation(row))
    assert {finding.owner, *finding.episode.told} == {who}


@when(sentence(f"{THEN} die Meldung zu {{row:Zeile}} zurückgezogen wird"))
def the_record_is_retracted(house: House, on: date, time: tuple[int, int], row: str) -> None:
    key = f"deliverable:{house.rule_of(row)}:jobcenter:2016"
    retract(house.store, key, reason="Protokoll fehlt", by="fachaufsicht", now=at_local(on, *time))


@then(sentence(f'wird es {THEN} abgelehnt, die Regel zu {{row:Zeile}} ohne Hinweis "{{to:Text}}" zu nennen'.replace(
    THEN, "am {on:Tag} um {time:Uhrzeit} Uhr")))  # fmt: skip
def a_rule_is_not_renamed_in_silence(house: House, on: date, time: tuple[int, int], row: str, to: str) -> None:
    was = house.rule_of(row)
    _rename(house, was, to, "")
    with refusal(WouldOrphan) as answer:
        activate_folder(house.store, house.rules, at_local(on, *time), "administration")
    assert f"say 'replaces: {was}' in the new rule" in answer.text
    _rename(house, to, was, "")


@when(sentence(f'{THEN} die Regel zu {{row:Zeile}} in "{{to:Text}}" umbenannt wird'))
def a_rule_is_renamed(house: House, on: date, time: tuple[int, int], row: str, to: str) -> None:
    was = house.rule_of(row)
    _rename(house, was, to, f"\n    replaces: {was}")
    activate_folder(house.store, house.rules, at_local(on, *time), "administration")


def _rename(house: House, was: str, to: str, replaces: str) -> None:
    planned = house.book.rule(was)
    assert planned is not None, f"eine Regel {was} gibt es nicht"
    file = planned.where.split(":")[0].rpartition("rules/")[2]
    house.edit_rules(
        file, rf"(?s)id: {was}\n((?:(?!\n  - id:).)*?\n    escalation: [\w-]+)", rf"id: {to}\n\g<1>{replaces}"
    )


def _decide(house: House, kind: ActKind, who: str, on: date, time: tuple[int, int], row: str, **given: Any) -> None:
    wanted = Wanted(kind, house.obligation(row), house.role(who), **given)
    act(house.store, wanted, at_local(on, *time))


def _state(house: House, row: str) -> FindingState:
    with house.store.read() as tx:
        return findings.history(tx, house.obligation(row))[-1].state
