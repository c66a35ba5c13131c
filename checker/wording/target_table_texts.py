"""What is said about a department's table of targets: questions, lines left out, headings of the catalogue. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.domain.target_table import Doubt, LineLeftOut, TableField, TableQuestion, UnusedLine
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.numbers import COMPARED, bound_text

# What stands in the files that are written.
TABLE_WORDS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "why": "Aus der Tabelle, Zeile {line}, so gelesen; der Plan entscheidet",
        "measure": "wie der Absender es meldet",
        "target.operator": "die Richtung der Grenze; die Tabelle sagt nur „{bound}“",
        "target.value": "die Zahl und ihre Einheit; in der Tabelle steht „{bound}“",
        "scope.judge": "das ganze Haus",
        "owner": "die Tabelle nennt keine Rolle, die es sein kann",
        "period.kind": "das Jahr; die Tabelle nennt einen anderen Zeitraum",
        "head": "Aus der Tabelle {file} übernommen: {lines} Zeilen gelesen, aus {used} davon wurden {rules} Regeln, "
        "{left_out} nicht verwendet; {questions} Fragen.",
        "head_asked": "Was angenommen ist, trägt origin: assumption. Jede FRAGE beantworten, dann die Zeile streichen.",
        "question": "FRAGE, Zeile {line}: {text}",
        "section": "Abschnitt der Tabelle: {text}",
        "goal": "Ziele aus {file}",
        "row": "Zeile {line}",
        "title": "Fragen zu {file}",
        "questions": "Fragen",
        "left_out": "Nicht verwendete Zeilen",
        "no_questions": "Keine.",
        "line": "Zeile {line}",
        "several": " ({number} von {count})",
    },
    "en": {
        "why": "Read so from line {line} of the table; the plan decides",
        "measure": "as the sender reports it",
        "target.operator": "the direction of the bound; the table only says '{bound}'",
        "target.value": "the number and its unit; the table says '{bound}'",
        "scope.judge": "the whole house",
        "owner": "the table names no role that it can be",
        "period.kind": "the year; the table names another period",
        "head": "Taken from the table {file}: {lines} lines read, {used} of them became {rules} rules, {left_out} were "
        "not used; {questions} questions.",
        "head_asked": "What is assumed bears origin: assumption. Answer each QUESTION, then delete its line.",
        "question": "QUESTION, line {line}: {text}",
        "section": "section of the table: {text}",
        "goal": "Targets from {file}",
        "row": "line {line}",
        "title": "Questions about {file}",
        "questions": "Questions",
        "left_out": "Lines not used",
        "no_questions": "None.",
        "line": "line {line}",
        "several": " ({number} of {count})",
    },
}
DOUBTS: Mapping[Locale, Mapping[Doubt, str]] = {
    "de": {
        Doubt.NO_BOUND: "Was genau ist versprochen? Die Zeile nennt weder Zielwert noch Termin; bis dahin wird die "
        "Zahl nur gezeigt, nie beurteilt.",
        Doubt.BOUND_NOT_READ: "Was verlangt „{bound}“? Die Grenze ist nicht verstanden und wird nicht geprüft.",
        Doubt.CELL_WITHOUT_VALUE: "In der Zelle ({column}) steht eine Formel ohne Wert oder ein Fehler. Was gilt? Die "
        "Tabelle einmal in Excel öffnen und speichern, oder den Wert eintragen.",
        Doubt.NO_OPERATOR: "Ist {value} mindestens oder höchstens gemeint? Angenommen ist „{operator}“.",
        Doubt.NUMBER_FORMAT: "Ist „{bound}“ gelesen als {value} richtig? Punkt und Komma lassen beides zu.",
        Doubt.SHARE_AS_FRACTION: "In der Zelle steht die Zahl als Bruchteil; gelesen sind {value} %. Stimmt das?",
        Doubt.TWO_BOUNDS: "„{bound}“ nennt zwei Zahlen: wofür steht welche? Aus jeder ist eine Regel geworden.",
        Doubt.FROM_TO: "„{bound}“ ist eine Spanne: ist es darunter und darüber verfehlt? Sie wird noch nicht geprüft.",
        Doubt.NO_UNIT: "Was wird gezählt? Die Zahl hat keine Einheit; angenommen ist {unit}.",
        Doubt.NEW_UNIT: "Die Einheit „{unit}“ kennt das Haus noch nicht; sie ist in vocabulary.yaml angelegt. Stimmen "
        "Einzahl, Mehrzahl und was gezählt wird (quantity)?",
        Doubt.SEVERAL_UNITS: "Welche Einheit ist mit „{unit}“ gemeint: {units}? Genommen ist die erste.",
        Doubt.MEAN_OR_EACH: "Gilt „{bound}“ im Mittel oder für jeden einzelnen Fall? Angenommen ist das Mittel.",
        Doubt.ALL_OF_WHAT: "„{bound}“: alle von welchen? Angenommen sind 100 % dessen, was der Absender meldet.",
        Doubt.DONE_BY_WHEN: "Bis wann? Die Zeile nennt keinen Tag; angenommen ist das Jahresende.",
        Doubt.REPEATED: "Sind es {count} Termine im Jahr, oder {count} Berichte mit eigenen Fristen? Angenommen sind "
        "Termine; für Berichte je Frist eine Regel schreiben („zielwacht rules new --list“ zeigt die Arten).",
        Doubt.COMPARED_WITH: "Besser oder höchstens so viel? Die Zeile nennt nur, womit verglichen wird.",
        Doubt.NO_DAY: "Bis wann? Die Zeile nennt keinen Tag; angenommen ist der 31.12. des Planjahres.",
        Doubt.DAY_NOT_READ: "Welcher Tag ist mit „{text}“ gemeint? Angenommen ist das Jahresende.",
        Doubt.DAY_OUTSIDE: "„{text}“ liegt außerhalb von Planjahr und Folgejahr. Welcher Tag gilt? Angenommen ist das "
        "Jahresende.",
        Doubt.DAY_ASSUMED: "„{text}“ nennt keinen Tag; gelesen ist {day}. Stimmt das?",
        Doubt.DAY_WITHIN: "Die Zeile nennt den {day}; Zahlen werden am Jahresende beurteilt. Genügt das, oder ist bis "
        "zu dem Tag ein Zwischenwert verlangt (path)?",
        Doubt.PERIOD_NOT_POSSIBLE: "Die Zeile nennt einen kürzeren Zeitraum; Regeln der Art {kind} gelten für das "
        "Jahr. Was ist am Ende jedes Zeitraums verlangt?",
        Doubt.NO_OWNER: "Wer ist zuständig? Die Zeile nennt niemanden; angenommen ist „{role}“.",
        Doubt.OWNER_NOT_FOUND: "Wer ist zuständig? Was in der Zeile steht, ist keine Rolle des Hauses (es wird hier "
        "nicht wiederholt); angenommen ist „{role}“.",
        Doubt.OWNER_FAR: "Wer ist zuständig? Was in der Zeile steht, ist keine Rolle des Hauses (es wird hier nicht "
        "wiederholt); angenommen ist „{role}“. Am nächsten käme „{nearest}“.",
        Doubt.OWNER_NEAREST: "Ist „{role}“ zuständig? Die Zeile schreibt es etwas anders.",
        Doubt.OWNER_OF_UNITS: "„{role}“ gibt es in mehreren Einheiten: gilt die Zusage für das Haus oder für jede?",
        Doubt.OWNER_ALONE: "Die Zeile nennt „{role}“, und niemand dürfte dort etwa eine Frist verlängern: "
        "escalation.yaml nennt dafür keine andere Rolle (powers, oder rule_powers für diese Regel). Wer darf es? Bis "
        "dahin angenommen ist „{other}“.",
        Doubt.OWNER_NOT_POSSIBLE: "Die Zeile nennt „{role}“; so geht es im Haus nicht („zielwacht rules lint“ meldet: "
        "{detail}). Angenommen ist „{other}“.",
        Doubt.EACH_UNIT: "„{text}“: wird jede Einheit für sich beurteilt? Angenommen ist das ganze Haus (scope.judge).",
        Doubt.TITLE_CUT: "Der Titel ist länger als {most} Zeichen und wurde gekürzt. Ganz lautet er: {title}",
        Doubt.TITLE_TWICE: "Denselben Titel hat Zeile {other}. Sind es zwei Zusagen?",
        Doubt.TITLE_FROM_ABOVE: "Die Zeile hat keinen Titel; genommen ist der darüber. Stimmt das?",
        Doubt.UNKNOWN_KIND: "Eine Art „{kind}“ gibt es nicht. Am nächsten käme „{nearest}“.",
        Doubt.NOT_POSSIBLE: "„{bound}“ lässt sich so nicht als Regel schreiben („zielwacht rules lint“ meldet: "
        "{detail}); die Zahl wird gezeigt, nie beurteilt. Was ist verlangt?",
    },
    "en": {
        Doubt.NO_BOUND: "What exactly was promised? The line has neither bound nor date; until then the figure is only "
        "shown, never judged.",
        Doubt.BOUND_NOT_READ: "What does '{bound}' ask for? The bound is not understood and not checked.",
        Doubt.CELL_WITHOUT_VALUE: "The cell ({column}) holds a formula without a value, or an error. What holds? Open "
        "and save the table in Excel once, or enter the value.",
        Doubt.NO_OPERATOR: "Is {value} meant as at least or as at most? '{operator}' is assumed.",
        Doubt.NUMBER_FORMAT: "Is '{bound}' read as {value} right? Point and comma allow both.",
        Doubt.SHARE_AS_FRACTION: "The cell holds the number as a fraction; read are {value} %. Is that right?",
        Doubt.TWO_BOUNDS: "'{bound}' has two numbers: which stands for what? Each became a rule.",
        Doubt.FROM_TO: "'{bound}' is a stretch: is it missed below and above? It is not checked yet.",
        Doubt.NO_UNIT: "What is counted? The number has no unit; {unit} is assumed.",
        Doubt.NEW_UNIT: "The house has no unit '{unit}' yet; it is declared in vocabulary.yaml. Are one, many and what "
        "it counts (quantity) right?",
        Doubt.SEVERAL_UNITS: "Which unit does '{unit}' mean: {units}? The first is taken.",
        Doubt.MEAN_OR_EACH: "Does '{bound}' hold on average or for each single case? The mean is assumed.",
        Doubt.ALL_OF_WHAT: "'{bound}': all of which? 100 % of what the sender reports is assumed.",
        Doubt.DONE_BY_WHEN: "By when? The line names no day; the end of the year is assumed.",
        Doubt.REPEATED: "Are these {count} dates a year, or {count} reports with due days of their own? Dates are "
        "assumed; for reports write a rule for each due day ('zielwacht rules new --list' shows the kinds).",
        Doubt.COMPARED_WITH: "Better, or at most as much? The line only says what is compared with.",
        Doubt.NO_DAY: "By when? The line names no day; 31 December of the plan's year is assumed.",
        Doubt.DAY_NOT_READ: "Which day does '{text}' mean? The end of the year is assumed.",
        Doubt.DAY_OUTSIDE: "'{text}' lies outside of the plan's year and the one after. Which day holds? The end of "
        "the year is assumed.",
        Doubt.DAY_ASSUMED: "'{text}' names no day; {day} is read. Is that right?",
        Doubt.DAY_WITHIN: "The line names {day}; figures are judged at the end of the year. Is that enough, or is a "
        "figure asked for by that day (path)?",
        Doubt.PERIOD_NOT_POSSIBLE: "The line names a shorter period; rules of kind {kind} hold for the year. What is "
        "asked for at the end of each period?",
        Doubt.NO_OWNER: "Who answers for it? The line names nobody; '{role}' is assumed.",
        Doubt.OWNER_NOT_FOUND: "Who answers for it? What the line says is no role of the house (it is not repeated "
        "here); '{role}' is assumed.",
        Doubt.OWNER_FAR: "Who answers for it? What the line says is no role of the house (it is not repeated here); "
        "'{role}' is assumed. The nearest is '{nearest}'.",
        Doubt.OWNER_NEAREST: "Does '{role}' answer for it? The line writes it a little differently.",
        Doubt.OWNER_OF_UNITS: "'{role}' is there in several units: is it promised for the whole house or for each?",
        Doubt.OWNER_ALONE: "The line names '{role}', and nobody could extend its dates, say: escalation.yaml names no "
        "other role for that (powers, or rule_powers for this rule). Who may? Until then '{other}' is assumed.",
        Doubt.OWNER_NOT_POSSIBLE: "The line names '{role}', which the house does not allow ({detail}). '{other}' is "
        "assumed.",
        Doubt.EACH_UNIT: "'{text}': is each unit judged on its own? The whole house is assumed (scope.judge).",
        Doubt.TITLE_CUT: "The title is longer than {most} characters and was cut. In full: {title}",
        Doubt.TITLE_TWICE: "Line {other} has the same title. Are these two commitments?",
        Doubt.TITLE_FROM_ABOVE: "The line has no title; the one above is taken. Is that right?",
        Doubt.UNKNOWN_KIND: "There is no kind '{kind}'. The nearest is '{nearest}'.",
        Doubt.NOT_POSSIBLE: "'{bound}' cannot be written as a rule like this ({detail}); the figure is shown, never "
        "judged. What is asked for?",
    },
}
UNUSED: Mapping[Locale, Mapping[UnusedLine, str]] = {
    "de": {
        UnusedLine.HEADING: "Überschrift",
        UnusedLine.HEADER_AGAIN: "die Kopfzeile noch einmal",
        UnusedLine.SUM: "Summe",
        UnusedLine.NO_TITLE: "kein Titel",
    },
    "en": {
        UnusedLine.HEADING: "heading",
        UnusedLine.HEADER_AGAIN: "the header once more",
        UnusedLine.SUM: "sum",
        UnusedLine.NO_TITLE: "no title",
    },
}
# How the columns of the catalogue are called; `rules import` reads them again.
CATALOGUE: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "sheet": "Zielkatalog",
        TableField.ROW: "Zeile des Plans",
        TableField.TITLE: "Titel",
        TableField.MEASURE: "In Worten",
        TableField.BOUND: "Zielwert",
        TableField.DAY: "Frist",
        TableField.OWNER: "Verantwortlich",
        "scope": "Gilt für",
        "ladder": "Danach vorgelegt",
        "origin": "Herkunft",
        "assumptions": "Offene Annahmen",
        "remark": "Anmerkung der Fachabteilung",
        TableField.KIND: "Art",
        TableField.UNIT: "Einheit",
        "id": "Kennung",
        "done": "liegt vor",
        "from_plan": "aus dem Plan",
        "with_assumptions": "aus dem Plan, mit Annahmen",
        "after_request": "{days} Arbeitstage nach der Anforderung",
        "after_agreement": "am vereinbarten Tag",
        "meeting": "letzte Sitzung ({body}), gewarnt ab {warned}, spätestens {day}",
        "month": "zum Monatsende",
        "quarter": "zum Quartalsende",
        "half_year": "zum Halbjahresende",
        "year": "Jahresende {year}",
        "cohort": "je Eintrittsquartal, {months} Monate danach",
        "print": "{title} · Plan {years} · {rules} Regeln · Regelwerk {hash}",
    },
    "en": {
        "sheet": "Catalogue of targets",
        TableField.ROW: "Row of the plan",
        TableField.TITLE: "Title",
        TableField.MEASURE: "In words",
        TableField.BOUND: "Target value",
        TableField.DAY: "Due date",
        TableField.OWNER: "Owner",
        "scope": "Holds for",
        "ladder": "Then escalated to",
        "origin": "Origin",
        "assumptions": "Open assumptions",
        "remark": "Remark of the department",
        TableField.KIND: "Kind",
        TableField.UNIT: "Unit",
        "id": "Id",
        "done": "delivered",
        "from_plan": "from the plan",
        "with_assumptions": "from the plan, with assumptions",
        "after_request": "{days} working days after the request",
        "after_agreement": "on the day agreed on",
        "meeting": "last meeting ({body}), warned of from {warned}, at the latest {day}",
        "month": "end of each month",
        "quarter": "end of each quarter",
        "half_year": "end of each half-year",
        "year": "end of year {year}",
        "cohort": "each quarter of entry, {months} months later",
        "print": "{title} · plan {years} · {rules} rules · rulebook {hash}",
    },
}


def question_text(question: TableQuestion, locale: Locale) -> str:
    """What somebody must decide, in a sentence or two."""
    shown = {name: _shown(name, said, locale) for name, said in question.facts.items()}
    return DOUBTS[locale][question.doubt].format(**shown)


def _shown(name: str, said: str, locale: Locale) -> str:
    """A fact as people of the language write it."""
    match name:
        case "day" if said:
            return day_text(date.fromisoformat(said), locale)
        case "operator":
            return COMPARED[locale][said]
        case "column":
            return CATALOGUE[locale][said]
        case "value" if said:
            return bound_text(said, None, locale)
        case _:
            return said


def left_out_text(line: LineLeftOut, locale: Locale) -> str:
    """Why a line became no rule, with what stands in it."""
    why = UNUSED[locale][line.why]
    return f"{why}: {line.text}" if line.text else why
