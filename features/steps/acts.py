"""People decide: a finding is acknowledged, a mail to a body outside is let go."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pytest_bdd import then, when

from checker.domain.clock import at_local
from checker.domain.message import OutboxState
from checker.usecases.act import acknowledge
from checker.usecases.mails import Refused, list_mails, release

from .house import House
from .words import sentence

A_DRAFT = "am {on:Tag} um {time:Uhrzeit} Uhr das Schreiben zu {row:Zeile}"


@when(
    sentence("{who:Stelle} am {on:Tag} um {time:Uhrzeit} Uhr den Befund zu {row:Zeile} bis zum {until:Tag} bestätigt")
)
def acknowledged(house: House, who: str, on: date, time: tuple[int, int], row: str, until: date) -> None:
    acknowledge(house.store, house.obligation(row), house.role(who), until, "", at_local(on, *time))


@when(sentence(f"{{who:Stelle}} {A_DRAFT} freigibt"))
def released(house: House, who: str, on: date, time: tuple[int, int], row: str) -> None:
    _release(house, who, row, at_local(on, *time))


@then(sentence(f"darf {{who:Stelle}} {A_DRAFT} nicht freigeben"))
def may_not_release(house: House, who: str, on: date, time: tuple[int, int], row: str) -> None:
    with pytest.raises(Refused, match="may not release mails to bodies outside"):
        _release(house, who, row, at_local(on, *time))


def _release(house: House, who: str, row: str, now: datetime) -> None:
    about = house.obligation(row)
    drafts = [
        mail.key
        for mail in list_mails(house.store, [OutboxState.DRAFT])
        if about in {item.obligation for item in mail.message.items}
    ]
    assert len(drafts) == 1, f"zu {row} warten {len(drafts)} Schreiben auf die Freigabe"
    release(house.store, drafts[0], house.role(who), now)
