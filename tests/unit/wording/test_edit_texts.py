"""What an edit changes outside the rules, as people call it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from checker.domain.rulebook import Rulebook
from checker.rulebook.compare import compare
from checker.wording.edit_texts import FORMS, KEYS, house_change_text
from checker.wording.locales import Locale
from tests.unit.rulebook.a_rulebook import ESCALATION, FILES, loaded

POWERS = "powers: {waive: [management], origin: assumption, why: x}\n"
HOUSE = FILES | {
    "escalation.yaml": ESCALATION + POWERS,
    "plans/2016/plan.yaml": FILES["plans/2016/plan.yaml"].replace("draft", "adopted\nadopted_on: 2016-01-04"),
}


@pytest.fixture(scope="module")
def before() -> Rulebook:
    return loaded(HOUSE)


def lines(before: Rulebook, texts: Mapping[str, str], locale: Locale) -> list[str]:
    after = loaded({**HOUSE, **texts})
    fields = [change.field for change in compare(before, after).house]
    found = (house_change_text(field.at, field.before, field.after, before, after, locale) for field in fields)
    return [text.line(locale) for text in found]


def replaced(name: str, old: str, new: str) -> Mapping[str, str]:
    assert HOUSE[name].count(old) == 1, f"{old!r} does not stand there once"
    return {name: HOUSE[name].replace(old, new)}


@pytest.mark.parametrize(
    ("texts", "de", "en"),
    [
        pytest.param(
            replaced("escalation.yaml", "waive: [management]", "waive: [management, above, bl]"),
            ["Befugnis: Ausnahme: Leitung des Hauses, Stufen darüber, Bereich statt Leitung des Hauses"],
            ["power to waive: management of the house, steps above, Bereich instead of management of the house"],
            id="powers",
        ),
        pytest.param(
            replaced("escalation.yaml", "steps: [gf, kreis]", "steps: [gf]"),
            ["Eskalationsweg „Kreis“: Stufen: Leitung statt Leitung, Kreis"],
            ["ladder “Kreis”: steps: Leitung instead of Leitung, Kreis"],
            id="a ladder",
        ),
        pytest.param(
            replaced("escalation.yaml", "critical: {value: 2", "critical: {value: 9"),
            ["nächste Stufe, kritisch: 9 Arbeitstage statt 2 Arbeitstage"],
            ["next step, critical: 9 working days instead of 2 working days"],
            id="how long a step waits",
        ),
        pytest.param(
            replaced("organisation.yaml", "deputy: gf, ", ""),
            ["Bereich: Vertretung: nichts mehr, bisher Leitung"],
            ["Bereich: deputy: nothing any more, before Leitung"],
            id="no deputy any more",
        ),
        pytest.param(
            replaced("organisation.yaml", "name: Süd}", "name: Süd, valid_to: 2016-06-30}"),
            ["Süd: besteht bis: 30.06.2016, bisher nichts"],
            ["Süd: exists until: 30 June 2016, nothing before"],
            id="an office closes",
        ),
        pytest.param(
            replaced("organisation.yaml", "  - {id: sued,", "  - {id: west, name: West}\n  - {id: sued,"),
            ["West: eingetragen, bisher nichts"],
            ["West: entered, nothing before"],
            id="a new office",
        ),
        pytest.param(
            {"calendar.yaml": FILES["calendar.yaml"] + "closures: [{day: 2016-12-27, name: Ruhe}]\n"},
            [
                "Schließtag 27.12.2016: eingetragen, bisher nichts",
                "Dienstag, 27.12.2016: Haus geschlossen statt Arbeitstag",
            ],
            [
                "closing day 27.12.2016: entered, nothing before",
                "Tuesday, 27 December 2016: house closed instead of working day",
            ],
            id="a closing day",
        ),
        pytest.param(
            {"plans/2016/plan.yaml": FILES["plans/2016/plan.yaml"]},
            [
                "Plan 2016: Stand: Entwurf statt beschlossen",
                "Plan 2016: beschlossen am: nichts mehr, bisher 04.01.2016",
            ],
            [
                "plan 2016: status: draft instead of adopted",
                "plan 2016: adopted on: nothing any more, before 4 January 2016",
            ],
            id="a draft again",
        ),
        pytest.param(
            replaced("organisation.yaml", "deputy: gf,", "deputy: gf, vacant: [{since: 2016-02-01}],"),
            ["Bereich: unbesetzt: seit 01.02.2016, bisher nichts"],
            ["Bereich: vacant: since 1 February 2016, nothing before"],
            id="a vacant post",
        ),
        pytest.param(
            replaced("vocabulary.yaml", "en: costs", "en: expenses"),
            ["vocabulary.metrics.kosten.en: expenses statt costs"],
            ["vocabulary.metrics.kosten.en: expenses instead of costs"],
            id="what has no name is told by its keys",
        ),
    ],
)  # fmt: skip
def test_a_change_of_the_house_in_a_line(
    before: Rulebook, texts: Mapping[str, str], de: list[str], en: list[str]
) -> None:
    assert lines(before, texts, "de") == de
    assert lines(before, texts, "en") == en


def test_both_languages_have_the_same_words() -> None:
    assert FORMS["de"].keys() == FORMS["en"].keys()
    assert KEYS["de"].keys() == KEYS["en"].keys()
