"""Which sentences may a scenario use? A page for whoever writes one, made from the sentences themselves.

Each sentence stands with an example from a scenario that runs. Out: Markdown; `python -m features.step_list` prints it.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from checker.starter.told_years import examples_folder
from checker.wording import states

from . import conftest
from .feature_check import KEYWORDS
from .feature_check import TYPES as TYPES_OF_GHERKIN
from .steps.commitments import BESIDE, FIGURES
from .steps.reports import DETAILS, REVIEW_COLUMNS
from .steps.rows import shipped_rules

HERE = Path(__file__).parent
PLACEHOLDER = re.compile(r"\{\w*(?::(\w+))?\}")
INTRODUCTION = """# Sätze für Szenarien

Aus diesen Sätzen ist jedes Szenario gebaut. Wer eines schreibt, braucht kein Python: eine Datei `meine.feature`, darin

```gherkin
# language: de
Funktionalität: Fehlerquoten

  @T06
  Szenario: Knapp unter zehn Prozent ist erreicht
    Angenommen bis zum 31.12.2016 wurden zum Thema KdU 300 Fälle geprüft, davon 29 fehlerhaft
    Wenn am 01.02.2017 geurteilt wird
    Dann lautet das Urteil zu T06 "erreicht" mit dem Kennwert "9,7 % (29 von 300)"
```

und `zielwacht audit features --file meine.feature`. Die erste Zeile nennt die Sprache; `@T06` über dem Szenario holt
die Regeln dieser Zeile, `@haus` die des ganzen Hauses. Vor dem ersten Satz jeder Art steht Angenommen, Wenn oder Dann,
vor jedem weiteren „Und“. Jedes Szenario braucht ein „Dann“. Jeder Satz steht hier mit einem Beispiel aus einem
Szenario, das läuft. Was in eckigen Klammern steht, darf fehlen; `|` trennt, was zur Wahl steht. Die Seite ist aus den
Sätzen gemacht: `zielwacht audit features --steps` gibt sie aus.
"""
# A placeholder without a kind, or with one of the library's own.
UNTYPED = {None: "Wort", "w": "Wort", "d": "Zahl"}
FENCE = '"""'
# What a placeholder stands for.
MEANT: Mapping[str, str] = {
    "Tag": "`30.04.2016`, oder mit dem Wochentag `Samstag, 30.04.2016` (er muss stimmen)",
    "Uhrzeit": "`07:00`",
    "Monat": "`März 2016`",
    "Zahl": "eine ganze Zahl, `300` oder `10.000`",
    "Wert": "eine Zahl, auch mit Komma: `98,5` oder `98.200.000,00`",
    "Zeile": "eine Zeile des Plans, `T06`; die zweite Regel zu einer Zeile mit ihrem Kurztitel: siehe unten",
    "Text": "was zwischen den Anführungszeichen steht",
    "Name": "ein Wort: eine Geschäftsstelle oder ein Prüfthema",
    "Stelle": "Artikel und Titel einer Stelle: `die Bereichsleitung Leistung`",
    "Postfach": "die Adresse einer Stelle, `geschaeftsfuehrung@jobcenter.example`: siehe unten",
    "Datenstatus": "`vorläufig` oder `endgültig`",
    "Land": "ein Bundesland, `Wien`, `Kanton Zürich` oder `Kanton Luzern`",
    "Dauer": "`10 Tagen`, `6 Monaten`, `einem halben Jahr`",
    "Zeitraum": "ein Tag, ein Monat, `1. Quartal 2016`, `2. Halbjahr 2016` oder `2016`",
    "Ort": "`im Team …`, `am Standort …`, `in der Geschäftsstelle …`; im Satz „legt … vor“ `das Team …` und so fort",
    "Wort": "ein Wort oder mehrere, für den Leser",
    "Day": "auf Englisch: `30 April 2016`, oder mit dem Wochentag `Saturday, 30 April 2016`",
    "Row": "auf Englisch: eine Zeile des Plans, `Q6`, oder die id einer Regel in Anführungszeichen",
}
# The headings, by the module that holds the sentences, in the order of the page.
HEADINGS: Mapping[str, str] = {
    "house": "Das Haus",
    "plans": "Der Plan und die Regeln",
    "rulebook": "Was das Regelwerk sagt",
    "calendar": "Kalender",
    "reports": "Was gemeldet wird",
    "commitments": "Kennzahlen zu jeder Zeile",
    "measured": "Ein Urteil aus einer Zahl oder einem Tag",
    "occasions": "Termine, Vorlagen, Anlässe",
    "figures": "Zahlen und ihre Wiedergabe",
    "tables": "Wie Tabellen aussehen",
    "imports": "Dateien im Eingang",
    "quarantine": "Was zurückgehalten ist",
    "judging": "Urteile",
    "owed": "Urteile an einem Ort, für einen Zeitraum",
    "explaining": "Erklärungen",
    "service": "Der Dienst läuft",
    "mails": "Mails",
    "mail_texts": "Texte der Mails",
    "quiet": "Ruhe: was keine Mail auslöst",
    "receipts": "Empfangsbestätigungen",
    "acts": "Entscheidungen der Stellen",
    "answers": "Antworten per Mail",
    "ways_in": "Antworten auf anderen Wegen",
    "posts": "Besetzte und unbesetzte Stellen",
    "deputies": "Vertretung",
    "chains": "Was aus einem Urteil folgt",
    "rule_tests": "Tests der Regeln",
    "auditing": "Prüfspur",
    "trails": "Spuren von Datensätzen und Mails",
    "log_outside": "Protokoll außerhalb des Hauses",
    "retention": "Löschen und Aufbewahren",
    "packs": "Nachweispaket",
    "year_report": "Jahresbericht",
    "other_houses": "Andere Häuser",
    "rollover": "Jahreswechsel",
    "pages": "Seiten im Browser",
    "page_files": "Dateien, Schlüssel und Vorschauen auf den Seiten",
    "in_english": "Sätze der Häuser, die Englisch sprechen",
}
# Over sentences of a module that has no heading of its own yet.
FURTHER = "Weiteres"
# What must be known before the sentences of a module are used.
BEFORE: Mapping[str, str] = {
    "in_english": "Eine Datei mit diesen Sätzen beginnt mit `# language: en`; Beispiele: das Krankenhaus.",
    "commitments": (
        "Welche Datei, welche Stelle und welcher Zeitraum daraus werden, liest das Programm aus der Regel der Zeile. "
        "Die Meldung trifft am 10. des folgenden Monats ein. Das Verb ist frei, die Wörter zwischen den Zahlen sind "
        "für den Leser."
    ),
}
ONCE = "zu <Zeile> haben|hat|sind|ist am|bis zum|im|für <Zeitraum> [<Ort>]"
MONTHLY = "zu <Zeile> haben|hat|sind|ist von <Monat> bis <Monat> jeden Monat [<Ort>]"
# Modules whose sentences are written in English; the first line of such a file is `# language: en`.
IN_ENGLISH = frozenset({"in_english"})
# How a sentence reads whose form leaves a choice; by its function.
WITH_A_CHOICE: Mapping[str, str] = {
    "a_share_stands": f"{ONCE} <Wert> [<Wort>] von|bei <Wert> [<Wort>]",
    "an_amount_stands": f"{ONCE} <Wert> <Wort>[, <Wort> <Wert>]",
    "a_share_each_month": f"{MONTHLY} <Wert> [<Wort>] von|bei <Wert> [<Wort>]",
    "an_amount_each_month": f"{MONTHLY} <Wert> <Wort>[, <Wort> <Wert>]",
    "figures_are_reported": "zu <Zeile> wird gemeldet:",
    "it_takes_place": "zu <Zeile> findet|finden am <Tag> [<Ort>] <Wort> statt",
    "it_is_planned": "zu <Zeile> ist am <Tag> [<Ort>] <Wort> für den <Tag> geplant",
    "it_is_cancelled": "zu <Zeile> fällt am <Tag> [<Ort>] <Wort> vom <Tag> aus",
    "a_unit_hands_in": "zu <Zeile> legt <Ort> am <Tag> <Wort> vor",
    "hands": "in der Klinik sind im <Zahl>. Quartal 2016 bei <Zahl> von <Zahl> Gelegenheiten die Hände desinfiziert",
    "the_state_there_and_then": 'lautet das Urteil zu <Zeile> [<Ort>] [für <Zeitraum>] [zum Anlass <Wort>] "<Text>"',
    "the_state_and_figure_there_and_then": (
        'lautet das Urteil zu <Zeile> [<Ort>] [für <Zeitraum>] [zum Anlass <Wort>] "<Text>" mit dem Kennwert "<Text>"'
    ),
    "so_many_follow": "werden zu <Zeile> <Zahl> Berichte geschuldet",
}
# What a table under a sentence may hold, where its example shows only a part; by the sentence's function.
COLUMNS: Mapping[str, str] = {
    "reviews_are_reported": "Spalten: " + ", ".join(REVIEW_COLUMNS),
    "handed_in_with_details": "Zeilen: " + ", ".join(DETAILS),
    "figures_are_reported": "Spalten: Stand, Bereich, Eingang, " + ", ".join((*FIGURES, *BESIDE)),
}


@dataclass(frozen=True)
class Written:
    """A sentence of some scenario, with what stands under it; `kind` as Gherkin has it."""

    kind: str
    text: str
    under: tuple[str, ...]


def page() -> str:
    """The whole list."""
    return "\n".join((*_introduction(), *_sentences(), ""))


def _introduction() -> Iterator[str]:
    yield INTRODUCTION
    yield "| Steht im Satz | schreibt man |"
    yield "|---|---|"
    yield from (f"| `<{name}>` | {meant} |" for name, meant in MEANT.items())
    yield ""
    yield f"Ein Urteil lautet {_listed(_states())}. In Klammern folgen, durch Komma getrennt: {_listed(_remarks())}."
    yield ""
    organisation = shipped_rules().organisation
    for level in organisation.levels:
        yield f"{level.de.many}: {', '.join(unit.name for unit in organisation.units(level.id))}."
    yield f"Stellen: {', '.join(f'{role.title} (`{role.mailbox}`)' for role in organisation.roles)}."
    yield f"Prüfthemen: {', '.join(_topics())}."
    yield ""
    yield "| Zeile | Zusage |"
    yield "|---|---|"
    yield from _rows()


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"„{word}“" for word in words)


def _states() -> list[str]:
    said = [states.STATES["de"].values(), [states.DATE_MISSED["de"]]]
    over = [states.BOUND_EXCEEDED["de"], states.BOUND_FALLEN_SHORT_OF["de"]]
    return [word for group in (*said, over) for word in group]


def _remarks() -> list[str]:
    return [said["de"] for said in (states.INTERIM, states.PROVISIONAL, states.LATE, states.WAIVED)]


def _topics() -> list[str]:
    """As the sender of the reviews writes them."""
    for sender, profile in shipped_rules().profiles():
        if sender.sender.id == "fachaufsicht" and "Prüfthema" in profile.columns:
            return sorted(profile.columns["Prüfthema"].values)
    return []


def _rows() -> Iterator[str]:
    seen: set[str] = set()
    for planned in sorted(shipped_rules().rules(), key=lambda one: _in_order(one.rule.source.row)):
        row = planned.rule.source.row
        named = f"{row} ({planned.rule.short_title})" if row in seen else row
        seen.add(row)
        yield f"| {named} | {planned.rule.title} |"


def _in_order(row: str) -> tuple[str, float, str]:
    number = re.match(r"\D+([\d.]+)", row)
    assert number is not None, row
    return row[0], float(number[1]), row


def _sentences() -> Iterator[str]:
    examples = _examples()
    by_module: dict[str, list[StepFunctionContext]] = defaultdict(list)
    for one in _known():
        by_module[one.step_func.__module__.rpartition(".")[2]].append(one)
    for module in (*HEADINGS, *sorted(by_module.keys() - HEADINGS.keys())):
        yield ""
        yield f"## {HEADINGS.get(module, FURTHER)}"
        if sentence := BEFORE.get(module):
            yield ""
            yield sentence
        for kind, keyword in (KEYWORDS["en"] if module in IN_ENGLISH else KEYWORDS["de"]).items():
            for one in (each for each in by_module[module] if each.type == kind and id(each) in examples):
                yield ""
                yield f"**{keyword}** {_shown(one)}"
                if columns := COLUMNS.get(one.step_func.__name__):
                    yield ""
                    yield columns
                yield ""
                yield from _block(keyword, examples[id(one)])


def _known() -> list[StepFunctionContext]:
    """Every sentence, by module and in the order in which it is written there."""
    ours = f"{conftest.__package__}.steps."
    found = [one for one in step_function_context_registry.values() if one.step_func.__module__.startswith(ours)]
    return sorted(found, key=lambda one: (one.step_func.__module__, one.step_func.__code__.co_firstlineno))


def _shown(one: StepFunctionContext) -> str:
    """The sentence with what is to be filled in."""
    function = one.step_func.__name__
    if type(one.parser).__name__ == "re":
        assert function in WITH_A_CHOICE, f"{function}: wie liest sich dieser Satz?"
        return f"`{WITH_A_CHOICE[function]}`"
    if type(one.parser).__name__ == "string":
        return f"`{one.parser.name}`"
    text = PLACEHOLDER.sub(lambda found: f"<{UNTYPED.get(found[1], found[1])}>", one.parser.name)
    unknown = set(re.findall(r"<(\w+)>", text)) - MEANT.keys()
    assert not unknown, f"{text}: was steht für {unknown}?"
    return f"`{text}`"


def _block(keyword: str, example: Written) -> Iterator[str]:
    yield "```gherkin"
    yield f"{keyword} {example.text}"
    yield from example.under
    yield "```"


def _examples() -> Mapping[int, Written]:
    """By sentence the first that fits of what the scenarios say; those with short tables before long.

    What no scenario says is not on the page: nobody has seen it hold.
    """
    written = sorted(dict.fromkeys(_written()), key=lambda one: len(one.under))
    found = {}
    for one in _known():
        start = "" if type(one.parser).__name__ == "re" else one.parser.name.partition("{")[0]
        fitting = (each for each in written if each.kind == one.type and each.text.startswith(start))
        example = next((each for each in fitting if one.parser.is_matching(each.text)), None)
        if example is not None:
            found[id(one)] = example
    return found


def _written() -> Iterator[Written]:
    """The sentences of every scenario with its examples filled in, each with the table or text under it."""
    for path in (*sorted(HERE.glob("*.feature")), *sorted(examples_folder().glob("*/scenarios/*.feature"))):
        document: Mapping[str, Any] = Parser().parse(path.read_text(encoding="utf-8"))
        for pickle in Compiler().compile({**document, "uri": path.name}):
            for step in pickle["steps"]:
                yield Written(TYPES_OF_GHERKIN[step["type"]], step["text"], tuple(_under(step.get("argument") or {})))


def _under(argument: Mapping[str, Any]) -> Iterator[str]:
    if table := argument.get("dataTable"):
        lines = [[cell["value"] for cell in row["cells"]] for row in table["rows"]]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        for line in lines:
            yield f"  | {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"
    if text := argument.get("docString"):
        yield f"  {FENCE}"
        yield from (f"  {line}".rstrip() for line in text["content"].splitlines())
        yield f"  {FENCE}"


if __name__ == "__main__":
    sys.stdout.write(page())
