"""What *Übersicht* says, by language. Pure tables."""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

OVERVIEW_WORDS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "lead": "In jeder Zelle steht der schlechteste Zustand, der dort vorkommt, und wie viele Verpflichtungen ihn"
        " haben. Gezählt wird, was Sie sehen dürfen: Ihre Einheiten und das Haus als Ganzes. Was Beschäftigte"
        " misst, steht beim Haus.",
        "as_of": "Stand: Durchlauf vom {at}.",
        "not_judged": "Es wurde noch nichts beurteilt: Das geschieht mit dem ersten Durchlauf.",
        "standing": "Wie es steht",
        "standing_table": "Schlechte Zustände und Befunde, und was sich geändert hat",
        "counted": "Anzahl",
        "since": "seit Montag, {monday}",
        "what": "was gezählt wird",
        "grid": "Ziele nach Einheiten, Plan {year}",
        "goal": "Oberziel",
        "year": "Plan",
        "nothing_seen": "Von diesem Plan gibt es nichts, was Sie hier sehen können. Was Ihnen mitgeteilt wurde, steht"
        " unter „Meine Aufgaben“.",
        "of": "{many} von {all}",
        "all": "alle {all}",
        "none": "–",
        "chart": "Wo es wie steht, nach der Dichte der Zeichen",
        "chart_says": "Je schlechter der Zustand, desto dichter das Zeichen: gefülltes Quadrat {breached},"
        " schraffiertes Quadrat {at_risk}, leeres Quadrat {not_evaluable}, Punkt für alles andere."
        " {bad} der {all} Zellen haben ein Quadrat. Dieselben Angaben stehen in der Tabelle darunter.",
        "due": "Fällig in zehn Arbeitstagen, bis {until}",
        "due_nothing": "Bis dahin ist nichts fällig.",
        "due_more": "Es folgt mehr; gezeigt sind die nächsten {most}.",
        "due_day": "Tag",
        "due_what": "was",
        "due_where": "wo",
        "due_state": "Zustand",
        "breached": "Ziel nicht erreicht",
        "at_risk": "gefährdet",
        "not_evaluable": "nicht bewertbar",
        "open_findings": "Befunde, die niemand übernommen hat",
        "same": "unverändert",
        "more": "{many} mehr",
        "fewer": "{many} weniger",
        "trouble": "Damit diese Seite stimmt",
        "trouble_more": "Was dazu zu tun ist, steht unter „Betrieb“.",
        "trouble_told": "Die Technik erfährt davon.",
        "never_looked": "Ob alles läuft, war nicht zu sehen.",
        "not_looked": "Seit {at} war nicht zu sehen, ob alles läuft.",
    },
    "en": {
        "lead": "Each cell has the worst state that there is, and how many obligations are in it. What you may see is"
        " counted: your units, and the house as a whole. What is measured of staff stands with the house.",
        "as_of": "As of the tick of {at}.",
        "not_judged": "Nothing has been judged yet: the first tick does that.",
        "standing": "How it stands",
        "standing_table": "Bad states and findings, and what has changed",
        "counted": "number",
        "since": "since Monday, {monday}",
        "what": "what is counted",
        "grid": "Goals by unit, plan of {year}",
        "goal": "goal",
        "year": "plan",
        "nothing_seen": "There is nothing of this plan that you can see here. What you were told of stands under"
        " 'My tasks'.",
        "of": "{many} of {all}",
        "all": "all {all}",
        "none": "–",
        "chart": "What stands where, by the density of signs",
        "chart_says": "The worse the state, the denser the sign: a full square is '{breached}', a hatched one"
        " '{at_risk}', an empty one '{not_evaluable}', a dot anything else. {bad} of {all} cells have a"
        " square. The table below says the same.",
        "due": "Due within ten working days, until {until}",
        "due_nothing": "Nothing is due until then.",
        "due_more": "There is more; the next {most} are shown.",
        "due_day": "day",
        "due_what": "what",
        "due_where": "where",
        "due_state": "state",
        "breached": "target missed",
        "at_risk": "at risk",
        "not_evaluable": "cannot be judged",
        "open_findings": "findings nobody has taken on",
        "same": "unchanged",
        "more": "{many} more",
        "fewer": "{many} fewer",
        "trouble": "For this page to be right",
        "trouble_more": "What to do stands under 'Operation'.",
        "trouble_told": "The service hears of it.",
        "never_looked": "It could not be seen whether all is well.",
        "not_looked": "Since {at} it could not be seen whether all is well.",
    },
}
# What the issues of `status` mean for who reads figures; which of them, `overview_view` says. Without places and names.
TROUBLES: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "rules": "Die Regeln sind geändert, aber die Änderung ist fehlerhaft: Es gelten die bisherigen.",
        "tick": "Es wird zurzeit nicht beurteilt: Was hier steht, kann veraltet sein.",
        "records": "Es sind Meldungen da, die noch nicht beurteilt sind.",
        "judging": "Einzelnes lässt sich nicht beurteilen und steht hier mit seinem letzten Stand.",
        "reports": "An überfällige Berichte wurde noch niemand erinnert.",
        "inbox": "Dateien im Eingang werden nicht gelesen oder wurden abgewiesen.",
        "mails": "Mails gehen nicht hinaus oder kamen nicht an.",
        "answers": "Antworten auf Mails sind nicht gelesen oder nicht eingetragen.",
        "store": "Was gespeichert ist, wurde von außen geändert oder ist beschädigt.",
    },
    "en": {
        "rules": "The rules were edited, but the edit has mistakes: those of before hold.",
        "tick": "Nothing is judged at present: what stands here may be old.",
        "records": "There are records that were not judged yet.",
        "judging": "Something cannot be judged, and stands here as it stood last.",
        "reports": "Nobody was reminded yet of reports that are overdue.",
        "inbox": "Files in the inbox are not read, or were rejected.",
        "mails": "Mails do not leave, or did not arrive.",
        "answers": "Answers to mails were not read, or not entered.",
        "store": "What is stored was changed from outside, or is damaged.",
    },
}
