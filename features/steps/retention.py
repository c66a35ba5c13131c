"""Content is deleted on purpose; what proves the rest stays whole."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy

from pytest_bdd import then, when

from checker.domain.act import ActKind
from checker.domain.clock import at_local, local_day
from checker.domain.data_class import DataClass
from checker.store import acts, journal, redactions, seal_check
from checker.store.retention import Hold
from checker.usecases.auditing.redaction import ToDelete, redact
from checker.usecases.auditing.retention import hold, run
from checker.wording.retention_texts import CLASS_TEXTS, HOLD_TEXTS

from .house import House
from .words import sentence


def _texts(house: House) -> list[str]:
    """All that the store's files hold, and all parts of the mails in them."""
    found = [path.read_bytes().decode("utf-8", "replace") for path in sorted(house.store_folder.glob("*.sqlite3*"))]
    with house.store.read() as tx:
        mails = [mail.rendered for mail in redactions.mails_since(tx, at_local(date(2016, 1, 1), 0)) if mail.rendered]
    for raw in mails:
        parts = message_from_bytes(raw, policy=policy.default).walk()
        found += [part.get_content() for part in parts if part.get_content_maintype() == "text"]
    return found


@then(sentence('steht "{said:Text}" im Bestand'))
def is_there(house: House, said: str) -> None:
    assert sum(said in text for text in _texts(house)) > 1, (
        f"„{said}“ steht nicht in der Entscheidung und in einer Mail"
    )


@when(sentence("{who:Stelle} am {on:Tag} um {time:Uhrzeit} Uhr den Grund der Entscheidung zu {row:Zeile} löscht"))
def reason_is_deleted(house: House, who: str, on: date, time: tuple[int, int], row: str) -> None:
    with house.store.read() as tx:
        (act,) = acts.load(tx)
    redact(house.store, ToDelete(DataClass.REASONS, str(act.sequence)), house.role(who), at_local(on, *time))


@when(
    sentence(
        '{who:Stelle} am {on:Tag} um {time:Uhrzeit} Uhr die Klasse "{named:Text}" bis zum {until:Tag} sperrt, '
        'weil "{why:Text}"'
    )
)
def class_is_held(house: House, who: str, on: date, time: tuple[int, int], named: str, until: date, why: str) -> None:
    (reason,) = [each for each, text in HOLD_TEXTS["de"].items() if text == why]
    hold(house.store, Hold(_class(named), until, reason, house.role(who)), at_local(on, *time))


@when(
    sentence(
        '{who:Stelle} am {on:Tag} um {time:Uhrzeit} Uhr löscht, was nach der Frist "{span:Text}" von der Klasse '
        '"{named:Text}" fällig ist'
    )
)
def what_is_due_is_deleted(house: House, who: str, on: date, time: tuple[int, int], span: str, named: str) -> None:
    run(house.store, {_class(named): span}, house.role(who), at_local(on, *time))


def _class(named: str) -> DataClass:
    (found,) = [each for each, text in CLASS_TEXTS["de"].items() if text == named]
    return found


@then(sentence('steht "{said:Text}" an keiner Stelle des Bestandes'))
def is_nowhere(house: House, said: str) -> None:
    texts = _texts(house)
    assert len(texts) > 1, "es gibt keine Mails, die man ansehen könnte"
    assert [text[:40] for text in texts if said in text] == []


@then("ist der Bestand unversehrt")
def is_sound(house: House) -> None:
    with house.store.read() as tx:
        result = seal_check.check_all(tx)
    assert result.rows > 0
    assert result.unsound == ()


@then(sentence('nennt die Prüfspur eine Löschung der Klasse "{named:Text}" am {on:Tag} durch {who:Stelle}'))
def the_log_names_it(house: House, named: str, on: date, who: str) -> None:
    with house.store.read() as tx:
        (entry,) = journal.entries(tx, kind=redactions.REDACTED)
    of_class = CLASS_TEXTS["de"][DataClass(entry.facts["class"])]
    assert (of_class, local_day(entry.at), entry.facts["by"]) == (named, on, house.role(who))


@then(sentence("ist der Befund zu {row:Zeile} weiter stummgeschaltet worden, ohne dass ein Grund dabei steht"))
def the_act_stays(house: House, row: str) -> None:
    with house.store.read() as tx:
        (act,) = acts.load(tx)
    assert (act.kind, act.reason) == (ActKind.SILENCE, "")
