"""Refusals are codes with facts; every code has its sentence in both languages, and every fact it names is given."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

import checker.domain.refusal as codes
from checker.cli.refusals import NEXT, OPTIONS, error_text
from checker.domain.act import ActKind
from checker.domain.finding import FindingState
from checker.domain.message import OutboxState
from checker.domain.refusal import (
    ActivationRefusal,
    ActRefusal,
    Choice,
    DecidedMeanwhile,
    EditedThing,
    FactRefusal,
    FindingNews,
    Inputs,
    NotThere,
    PlannedEvent,
    PlannedEvents,
    RefusalCode,
    Refused,
    ReleaseRefusal,
    SettleRefusal,
)
from checker.wording.locales import Locale
from checker.wording.refusal_texts import ACTS, DONE_BY, FINDING_STATES, INPUTS, MAIL_STATES, SENTENCES
from checker.wording.refusals import sentence
from tests.sources import nodes_of

LOCALES: tuple[Locale, ...] = ("de", "en")
CODES = tuple(code for area in RefusalCode.__subclasses__() for code in area)
ROOT = Path(__file__).parents[3]
# What is given beside the facts of a code.
BESIDE = {"allowed", "nearest"}


def named_in(template: str) -> Iterator[str]:
    return (name for _, name, _, _ in Formatter().parse(template) if name is not None)


def modules() -> Iterator[Path]:
    return (path for folder in ("checker", "notifications") for path in (ROOT / folder).rglob("*.py"))


def code_at(node: ast.expr) -> RefusalCode | None:
    """The code that `NotThere.ROLE` stands for; None: it is something else."""
    if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
        return None
    area = getattr(codes, node.value.id, None)
    return getattr(area, node.attr, None) if isinstance(area, type) and issubclass(area, RefusalCode) else None


def test_no_two_codes_are_the_same_word() -> None:
    assert len({str(code) for code in CODES}) == len(CODES)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_code_has_its_sentence_and_no_sentence_is_of_no_code(locale: Locale) -> None:
    assert set(SENTENCES[locale]) == set(CODES)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("code", CODES)
def test_a_sentence_names_each_fact_of_its_code_and_nothing_else(code: RefusalCode, locale: Locale) -> None:
    named = {name for name in named_in(SENTENCES[locale][code]) if not name.startswith("input[")}
    assert named == set(code.facts)


@pytest.mark.parametrize("code", CODES)
def test_both_languages_ask_for_the_same_inputs(code: RefusalCode) -> None:
    asked = [
        sorted(name for name in named_in(SENTENCES[locale][code]) if name.startswith("input[")) for locale in LOCALES
    ]
    assert asked[0] == asked[1]
    assert {name.removeprefix("input[").removesuffix("]") for name in asked[0]} <= set(INPUTS["en"])


def test_words_of_inputs_states_and_acts_are_there_in_both_languages() -> None:
    assert set(INPUTS["de"]) == set(INPUTS["en"]) == set(OPTIONS)
    for locale in LOCALES:
        assert set(ACTS[locale]) == set(DONE_BY[locale]) == set(ActKind)
        assert set(FINDING_STATES[locale]) == set(FindingState)
        assert set(MAIL_STATES[locale]) == set(OutboxState)


def test_whoever_refuses_gives_the_facts_of_the_code() -> None:
    """Where the code stands in the call; elsewhere the facts are picked by the code itself."""
    seen = 0
    for module in modules():
        for call in (node for node in nodes_of(module) if isinstance(node, ast.Call) and node.args):
            if not isinstance(call.func, ast.Name) or call.func.id not in ("Refused", "NotTaken"):
                continue
            code = code_at(call.args[0])
            if code is not None:
                seen += 1
                assert {word.arg for word in call.keywords} - BESIDE == set(code.facts), f"{code}"
    assert seen > 60


def test_no_code_is_without_a_user() -> None:
    assert set(CODES) - {code for module in modules() for code in reasons_given(module)} == set()


def reasons_given(module: Path) -> Iterator[RefusalCode]:
    """The codes that a module names, unless as a key of a table of words."""
    keys = {id(key) for node in nodes_of(module) if isinstance(node, ast.Dict) for key in node.keys}
    for node in nodes_of(module):
        if isinstance(node, ast.Attribute) and id(node) not in keys and (code := code_at(node)) is not None:
            yield code


def test_facts_that_a_code_does_not_know_are_a_mistake_of_ours() -> None:
    with pytest.raises(AssertionError, match=r"not_there\.role comes with \('role',\), not with \('rule',\)"):
        Refused(NotThere.ROLE, rule="kdu")


def test_only_the_command_line_says_options_and_commands() -> None:
    for locale in LOCALES:
        for text in SENTENCES[locale].values():
            assert "--" not in text
            assert "zielwacht" not in text.lower()


@pytest.mark.parametrize(
    ("refused", "german", "english", "at_the_command"),
    [
        pytest.param(
            Refused(ActRefusal.NO_END, act=ActKind.SILENCE),
            "Stummschaltung: Es fehlt der letzte Tag; bitte angeben (Enddatum)",
            "to silence it needs a last day: name it with end date",
            "to silence it needs a last day: name it with --until",
            id="an input is named in the surface's words",
        ),
        pytest.param(
            Refused(ActRefusal.UNKNOWN_ROLE, by="chef", act=ActKind.TAKEOVER, who=("gf", "kreis"), nearest="gf"),
            "Eine Rolle „chef“ gibt es nicht; Übernahme ist hier möglich durch: gf, kreis; "
            "gemeint ist vielleicht „gf“",
            "there is no role 'chef'; this finding can be taken over by: gf, kreis; did you mean 'gf'?",
            "there is no role 'chef'; this finding can be taken over by: gf, kreis; did you mean 'gf'?",
            id="who could, and what was meant",
        ),
        pytest.param(
            Refused(ActRefusal.NOT_ALLOWED, by="gf", obligation="a/b/2016", act=ActKind.WAIVE, who=()),
            "„gf“ ist zu a/b/2016 nicht befugt (Ausnahme); Ausnahme ist möglich durch: niemand",
            "'gf' may not waive a/b/2016; it can be waived by: nobody",
            "'gf' may not waive a/b/2016; it can be waived by: nobody",
            id="nobody could",
        ),
        pytest.param(
            Refused(
                ActRefusal.CHANGED_MEANWHILE,
                obligation="a/b/2016",
                news=FindingNews(
                    (
                        DecidedMeanwhile(ActKind.WAIVE, "kreis", date(2016, 5, 6)),
                        DecidedMeanwhile(ActKind.OBJECT, "gf", None),
                    ),
                    FindingState.OPEN,
                ),
            ),
            "Der Befund zu a/b/2016 hat sich inzwischen geändert (Ausnahme durch kreis bis 06.05.2016; Widerspruch "
            "durch gf); bitte neu ansehen",
            "the finding about a/b/2016 has changed meanwhile (waived by kreis until 06.05.2016; objected to by gf): "
            "look at it again",
            "the finding about a/b/2016 has changed meanwhile (waived by kreis until 06.05.2016; objected to by gf): "
            "look at it again ('zielwacht findings show')",
            id="what was decided meanwhile",
        ),
        pytest.param(
            Refused(
                ActRefusal.CHANGED_MEANWHILE, obligation="a/b/2016", news=FindingNews((), None)
            ),
            "Der Befund zu a/b/2016 hat sich inzwischen geändert (jetzt ohne Befund); bitte neu ansehen",
            "the finding about a/b/2016 has changed meanwhile (now without a finding): look at it again",
            "the finding about a/b/2016 has changed meanwhile (now without a finding): look at it again "
            "('zielwacht findings show')",
            id="nothing is there any more",
        ),
        pytest.param(
            Refused(
                ActRefusal.AS_BEFORE, obligation="a/b/2016", state=FindingState.SILENCED, until=date(2016, 5, 6)
            ),
            "a/b/2016 ist bereits bis zum 06.05.2016 stummgeschaltet; eine Änderung braucht einen anderen Tag",
            "a/b/2016 is silenced until 06.05.2016 already; name another day to change it",
            "a/b/2016 is silenced until 06.05.2016 already; name another day to change it",
            id="a state and a day",
        ),
        pytest.param(
            Refused(
                FactRefusal.DOES_NOT_FIT,
                inputs=Inputs(("submitted_on",)),
                rule="kdu",
                record_type="event",
                allowed=Inputs(("held_on", "event_id")),
            ),
            "Abgabetag passt nicht zu „kdu“; gezählt werden Statusmeldungen der Art „event“ "
            "(zulässig: Tag der Durchführung, Kennung des Termins)",
            "day of submission does not fit 'kdu', which counts event records "
            "(allowed: day it was held, id of the event)",
            "--submitted-on does not fit 'kdu', which counts event records (allowed: --held-on, --event-id)",
            id="inputs that do not fit",
        ),
        pytest.param(
            Refused(FactRefusal.NOTHING_SAID, inputs=Inputs(("held_on", "planned_on"))),
            "Bitte angeben, was geschehen ist: Tag der Durchführung oder geplanter Tag",
            "say what happened: day it was held or planned day",
            "say what happened: --held-on or --planned-on",
            id="one of several",
        ),
        pytest.param(
            Refused(
                FactRefusal.WHICH_ANSWER,
                asked=(
                    Choice((("scope", "hilden"), ("period", "2016-v1"))),
                    Choice((("scope", "velbert"), ("period", "2016-v2"))),
                ),
            ),
            "Bitte angeben, worauf das antwortet (gefragt ist: Bereich hilden Zeitraum 2016-v1, "
            "Bereich velbert Zeitraum 2016-v2)",
            "say what it answers (asked for: scope hilden period 2016-v1, scope velbert period 2016-v2)",
            "say what it answers (asked for: --scope hilden --period 2016-v1, --scope velbert --period 2016-v2)",
            id="values beside their inputs",
        ),
        pytest.param(
            Refused(
                FactRefusal.WHICH_IS_CANCELLED,
                events=PlannedEvents((PlannedEvent("ratingen-H2", "2016-09-20"), PlannedEvent(None, "2016-W45"))),
            ),
            "Bitte angeben, welcher Termin ausfällt: Kennung des Termins oder geplanter Tag "
            "(ratingen-H2 geplant für 2016-09-20; ohne Kennung geplant für 2016-W45)",
            "say which one is cancelled: id of the event or planned day "
            "(ratingen-H2 planned for 2016-09-20; no id planned for 2016-W45)",
            "say which one is cancelled: --event-id or --planned-on "
            "(ratingen-H2 planned for 2016-09-20; no id planned for 2016-W45)",
            id="events that may be meant",
        ),
        pytest.param(
            Refused(FactRefusal.WHICH_IS_CANCELLED, events=PlannedEvents(())),
            "Bitte angeben, welcher Termin ausfällt: Kennung des Termins oder geplanter Tag",
            "say which one is cancelled: id of the event or planned day",
            "say which one is cancelled: --event-id or --planned-on",
            id="no event that may be meant",
        ),
        pytest.param(
            Refused(ActivationRefusal.APPROVED_ALREADY, by="gf", edited=EditedThing("kdu-budget")),
            "„gf“ hat der Änderung der Regel „kdu-budget“ schon zugestimmt",
            "'gf' has approved what is changed of the rule 'kdu-budget' already",
            "'gf' has approved what is changed of the rule 'kdu-budget' already",
            id="an edited rule",
        ),
        pytest.param(
            Refused(ActivationRefusal.NOT_THEIRS, by="controlling", edited=EditedThing(""), who=("gf", "revision")),
            "„controlling“ kann der Änderung der Regeln des Hauses nicht zustimmen; das kann gf oder revision",
            "'controlling' cannot approve what is changed of the rules of the house; gf or revision can",
            "'controlling' cannot approve what is changed of the rules of the house; gf or revision can",
            id="what is edited outside the rules",
        ),
        pytest.param(
            Refused(ReleaseRefusal.NO_DRAFT, key="4f5d9c31c425", state=OutboxState.DATA),
            "Die Mail 4f5d9c31c425 ist in Übermittlung, kein Entwurf: Es gibt nichts freizugeben",
            "the mail 4f5d9c31c425 is data, no draft: there is nothing to release",
            "the mail 4f5d9c31c425 is data, no draft: there is nothing to release",
            id="how far a mail has come",
        ),
        pytest.param(
            Refused(SettleRefusal.NOT_THE_MANAGEMENT, by="administration", who=("gf",)),
            "„administration“ darf ein Schreiben an eine Stelle außerhalb nicht erledigen; die Hausleitung darf "
            "es: gf",
            "'administration' may not settle a letter to a body outside; the management may: gf",
            "'administration' may not settle a letter to a body outside; the management may: gf",
            id="who sees to a letter",
        ),
        pytest.param(
            Refused(ActRefusal.NOT_JUDGED_YET, obligation="a/b/2016"),
            "Zu a/b/2016 gibt es noch kein Urteil",
            "a/b/2016 was not judged yet",
            "a/b/2016 was not judged yet: 'zielwacht tick' does",
            id="the command names the next one",
        ),
        pytest.param(
            Refused(NotThere.RECORD, record="event:x", nearest="event:y"),
            "Eine Statusmeldung „event:x“ gibt es nicht; gemeint ist vielleicht „event:y“",
            "there is no record 'event:x'; did you mean 'event:y'?",
            "there is no record 'event:x'; did you mean 'event:y'?",
            id="what was meant stands for the next command",
        ),
    ],
)  # fmt: skip
def test_each_surface_says_it_its_own_way(refused: Refused, german: str, english: str, at_the_command: str) -> None:
    assert (sentence(refused, "de"), sentence(refused, "en")) == (german, english)
    assert error_text(refused) == at_the_command


def test_next_commands_are_of_codes_that_there_are() -> None:
    assert set(NEXT) <= set(CODES)


@pytest.mark.parametrize("room", ["acting", "importing", "judging"])
def test_use_cases_that_refuse_say_no_option_and_no_command(room: str) -> None:
    spoken = {
        text: path.name for path in (ROOT / "checker" / "usecases" / room).rglob("*.py") for text in texts_of(path)
    }
    assert {text: name for text, name in spoken.items() if "--" in text or "zielwacht " in text.lower()} == {}


def texts_of(module: Path) -> Iterator[str]:
    """Every text of a module but its documentation."""
    documentation = {id(node.value) for node in nodes_of(module) if isinstance(node, ast.Expr)}
    for node in nodes_of(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value
