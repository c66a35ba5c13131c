"""What is kept out of files, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pytest_bdd import then, when

from checker.cli.quarantine_sheet import as_text, story_text
from checker.domain.clock import at_local
from checker.domain.quarantine import QuarantineNumber
from checker.usecases.importing.kept_out import InQuarantine, WantedEntries, in_quarantine, under_number
from checker.usecases.importing.quarantine_acts import HeldAct, discard, release
from checker.usecases.importing.retry import retry

from .house import House
from .refusing import refusal
from .words import sentence

HELD = 'am {on:Tag} "{number:Text}" mit dem Grund "{reason:Text}"'


@when(sentence('das Profil der Fachaufsicht am {on:Tag} das Wort "{word:Text}" für "{meant:Text}" aufnimmt'))
def the_profile_learns_a_word(house: House, on: date, word: str, meant: str) -> None:
    """In a further version, which is put into force on that day."""
    profile = "senders/fachaufsicht.yaml"
    house.edit_rules(profile, "    version: 1\n", "    version: 2\n")
    house.edit_rules(profile, rf"\n( +){meant}: (\w+)\n", rf"\n\1{meant}: \2\n\1{word}: \2\n")
    house.activate(at_local(on, 9))


@when(sentence('am {on:Tag} die zurückgehaltene Datei "{number:Text}" noch einmal gelesen wird'))
def read_again(house: House, on: date, number: str) -> None:
    house.read = [one.read for one in retry(house.store, [_number(number)], at_local(on, 12))]


@when(sentence(f'{{who:Stelle}} {HELD} zum Aktenzeichen "{{file:Text}}" übernimmt'))
def taken_in(house: House, who: str, on: date, number: str, reason: str, file: str) -> None:
    house.read = [release(house.store, _act(house, who, number, reason, file), at_local(on, 12))]


@then(sentence(f'darf {{who:Stelle}} {HELD} nicht übernehmen: "{{why:Text}}"'))
def not_taken_in(house: House, who: str, on: date, number: str, reason: str, why: str) -> None:
    with refusal() as answer:
        release(house.store, _act(house, who, number, reason, "50.1-2016/001"), at_local(on, 12))
    assert why in answer.text


@when(sentence(f"{{who:Stelle}} {HELD} verwirft"))
def settled(house: House, who: str, on: date, number: str, reason: str) -> None:
    discard(house.store, _act(house, who, number, reason, ""), at_local(on, 12))


@then("ist nichts zurückgehalten, über das noch zu entscheiden wäre")
def nothing_is_open(house: House) -> None:
    found = in_quarantine(house.store, WantedEntries())
    assert not found.entries, "\n".join(as_text(found))


@then("ist noch zurückgehalten:")
def is_open(house: House, datatable: Sequence[Sequence[str]]) -> None:
    lines = list(as_text(in_quarantine(house.store, WantedEntries())))
    told = [cell for (cell,) in datatable]
    assert len(lines) == len(told), "\n".join(lines)
    for line, part in zip(lines, told, strict=True):
        assert part in line


@then(sentence('steht unter "{number:Text}":'))
def stands_under(house: House, number: str, datatable: Sequence[Sequence[str]]) -> None:
    found = under_number(house.store, _number(number))
    story = "\n".join(as_text(found) if isinstance(found, InQuarantine) else story_text(found))
    for (told,) in datatable:
        assert told in story


def _number(text: str) -> QuarantineNumber:
    number = QuarantineNumber.parse(text)
    assert number is not None, f"{text} ist keine Nummer der Liste"
    return number


def _act(house: House, who: str, number: str, reason: str, file: str) -> HeldAct:
    """Role and reason in the words of the house."""
    reasons = {word.de: each for each, word in house.book.vocabulary.reason_by_id.items()}
    roles = {role.title: role.id for role in house.book.organisation.roles}
    return HeldAct(_number(number), roles[who], reasons[reason], file)
