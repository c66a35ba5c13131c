"""What is written into a proposed plan, and what must a person decide about it? By language. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from checker.domain.rollover import Fact, ProposedPlan, RolloverDecision, RolloverDecisionKind
from checker.wording.dates import weekday_text
from checker.wording.explain.due_days import why_asked_before, why_moved
from checker.wording.locales import Locale
from checker.wording.numbers import target_text

Kind = RolloverDecisionKind

# The list of decisions, beside the plan.
LIST_NAME: Mapping[Locale, str] = {"de": "zu-entscheiden.md", "en": "to-decide.md"}
SKIPPED: Mapping[Locale, str] = {
    "de": "Nicht aus {year} zu übernehmen: die Tage fallen anders; bitte neu schreiben",
    "en": "Cannot be carried from {year}: the days fall otherwise; to be written anew",
}
_WRITTEN: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "no_row": "OFFEN",
        "value_carried": "Aus dem Plan {was} fortgeschrieben; der Plan {now} muss es bestätigen",
        "day_carried": "Aus dem Plan {was} um ein Jahr verschoben; der Plan {now} muss es bestätigen",
        "plan_source": "Vorschlag, fortgeschrieben aus dem Plan {was}; die Quelle steht noch aus",
    },
    "en": {
        "no_row": "OPEN",
        "value_carried": "Carried from the plan {was}; the plan {now} must confirm it",
        "day_carried": "Moved from the plan {was} by a year; the plan {now} must confirm it",
        "plan_source": "Proposal, carried from the plan {was}; its source is still to come",
    },
}

HEADINGS: Mapping[Locale, Mapping[Kind, str]] = {
    "de": {
        Kind.PLAN: "Der Plan als Ganzes",
        Kind.OVERLAP: "Was der alte Plan schon für das neue Jahr zusagt",
        Kind.BOUND: "Zielwerte, die als Annahme weitergelten",
        Kind.BOUND_AMENDED: "Zielwerte, die im Jahr geändert wurden",
        Kind.DATE_AMENDED: "Fristen, die im Jahr verlegt wurden",
        Kind.DATE: "Tage, die um ein Jahr verschoben sind",
        Kind.FEBRUARY: "Tage am Ende des Februars",
        Kind.PERIOD: "Zeiträume, die um ein Jahr verschoben sind",
        Kind.SOURCE: "Zeilen des neuen Plans, die einzutragen sind",
        Kind.ROWS: "Zeilen, zu denen es bewusst keine Regel gibt",
        Kind.ASSUMPTIONS: "Annahmen, die weitergelten",
        Kind.CALENDAR: "Jahre des Kalenders",
        Kind.CLOSURE: "Schließtage des Hauses",
        Kind.UNIT: "Einheiten, die es nicht mehr gibt",
        Kind.TEST: "Tests, die neu zu schreiben sind",
        Kind.MISTAKE: "Fehler, die der Vorschlag noch hat",
        Kind.ID: "Kennungen, die ein Jahr nennen",
        Kind.WEEKDAY: "Sätze mit Wochentagen, die nicht verschoben sind",
        Kind.TEXT: "Sätze, deren Tage und Jahre verschoben sind",
        Kind.COMMENT: "Bemerkungen über das alte Jahr",
    },
    "en": {
        Kind.PLAN: "The plan as a whole",
        Kind.OVERLAP: "What the old plan promises for the new year already",
        Kind.BOUND: "Bounds that hold on as assumptions",
        Kind.BOUND_AMENDED: "Bounds that were amended within the year",
        Kind.DATE_AMENDED: "Due days that were moved within the year",
        Kind.DATE: "Days moved by a year",
        Kind.FEBRUARY: "Days at the end of February",
        Kind.PERIOD: "Periods moved by a year",
        Kind.SOURCE: "Rows of the new plan to be entered",
        Kind.ROWS: "Rows that deliberately have no rule",
        Kind.ASSUMPTIONS: "Assumptions that hold on",
        Kind.CALENDAR: "Years of the calendar",
        Kind.CLOSURE: "Days on which the house is closed",
        Kind.UNIT: "Units that are no more",
        Kind.TEST: "Tests to be written anew",
        Kind.MISTAKE: "Mistakes that the proposal still has",
        Kind.ID: "Ids that name a year",
        Kind.WEEKDAY: "Sentences with weekdays, which were not moved",
        Kind.TEXT: "Sentences whose days and years were moved",
        Kind.COMMENT: "Remarks about the old year",
    },
}

_SENTENCES: Mapping[Locale, Mapping[Kind, str]] = {
    "de": {
        Kind.PLAN: "Der Plan {year} ist ein Entwurf: Titel prüfen, Quelle, Beschluss und dessen Tag eintragen; bis "
        "dahin wird "
        "niemandem etwas vorgelegt.",
        Kind.OVERLAP: "Der Plan von {was} sagt für {year} schon zu: „{title}“. Bleibt das daneben stehen?",
        Kind.BOUND: "{bound}: gilt das weiter?",
        Kind.BOUND_AMENDED: "{bound}, seit {since} (vorher {was}; Beschluss {ref}): gilt das weiter?",
        Kind.DATE_AMENDED: "Im Jahr verlegt, ab {since} (Beschluss {ref}): fortgeschrieben ist {day}, ursprünglich "
        "wäre es "
        "{was}. Welcher Tag gilt?",
        Kind.DATE: "{key}: {was} wird {now}.",
        Kind.FEBRUARY: "{key}: {was} wird {now}; der Februar hat im neuen Jahr eine andere Länge. Ist das der "
        "gemeinte Tag?",
        Kind.PERIOD: "{key}: {was} wird {now}.",
        Kind.SOURCE: "Bisher {row}{lines}.",
        Kind.ROWS: "{count} nannte der alte Plan; die des neuen sind einzutragen (`without_rule`).",
        Kind.ASSUMPTIONS: "{count} aus dem alten Plan: gelten sie weiter?",
        Kind.CALENDAR: "Der Kalender reicht nun bis {now} (bisher {was}); die gesetzlichen Feiertage kommen von "
        "selbst dazu.",
        Kind.CLOSURE: "{name}, {was}: im neuen Jahr {now}?",
        Kind.UNIT: "{name} ({unit}) endet am {day}: gelten die Zielwerte ohne sie weiter?",
        Kind.TEST: "„{test}“ wird übersprungen, weil er im neuen Jahr nicht mehr stimmt: {why}",
        Kind.MISTAKE: "{text}",
        Kind.ID: "Die Kennung bleibt, damit Meldungen und Vergleiche weitergehen. Soll sie anders heißen, ist das "
        "vor dem "
        "Inkraftsetzen zu ändern.",
        Kind.WEEKDAY: "„{text}“: im neuen Jahr fällt der Tag anders; bitte prüfen und neu schreiben.",
        Kind.TEXT: "„{text}“",
        Kind.COMMENT: "„{text}“",
    },
    "en": {
        Kind.PLAN: "The plan {year} is a draft: check the title, enter source, adoption and its day; until then "
        "nothing is "
        "escalated.",
        Kind.OVERLAP: "The plan of {was} promises for {year} already: '{title}'. Does it stay beside the new one?",
        Kind.BOUND: "{bound}: does it hold on?",
        Kind.BOUND_AMENDED: "{bound}, since {since} (before {was}; decision {ref}): does it hold on?",
        Kind.DATE_AMENDED: "Moved within the year, from {since} on (decision {ref}): carried is {day}, by the first "
        "plan it "
        "would be {was}. Which day holds?",
        Kind.DATE: "{key}: {was} becomes {now}.",
        Kind.FEBRUARY: "{key}: {was} becomes {now}; February has another length in the new year. Is it the day that "
        "is meant?",
        Kind.PERIOD: "{key}: {was} becomes {now}.",
        Kind.SOURCE: "So far {row}{lines}.",
        Kind.ROWS: "The old plan named {count}; those of the new one are to be entered (`without_rule`).",
        Kind.ASSUMPTIONS: "{count} from the old plan: do they hold on?",
        Kind.CALENDAR: "The calendar now reaches to {now} (so far {was}); public holidays come by themselves.",
        Kind.CLOSURE: "{name}, {was}: in the new year {now}?",
        Kind.UNIT: "{name} ({unit}) ends on {day}: do the bounds hold on without it?",
        Kind.TEST: "'{test}' is skipped, as it is not true of the new year: {why}",
        Kind.MISTAKE: "{text}",
        Kind.ID: "The id stays, so that records and comparisons go on. If it is to be another, change it before "
        "activation.",
        Kind.WEEKDAY: "'{text}': the day falls otherwise in the new year; check it, and write it anew.",
        Kind.TEXT: "'{text}'",
        Kind.COMMENT: "'{text}'",
    },
}
# Of a closure: it stands in the calendar as an assumption, nobody could write it, or its years end.
_CLOSURES: Mapping[Locale, Mapping[int, str]] = {
    "de": {
        1: "Steht als Annahme im Kalender.",
        0: "Steht noch nicht im Kalender: bitte eintragen.",
        -1: "Endet mit {now}: verlängern?",
    },
    "en": {
        1: "It stands in the calendar as an assumption.",
        0: "It does not stand in the calendar yet: to be entered.",
        -1: "It ends with {now}: go on?",
    },
}
_SHEET: Mapping[Locale, tuple[str, str]] = {
    "de": (
        "Plan {year}: was zu entscheiden ist",
        "Vorschlag aus dem Plan {was}. Nichts davon gilt, bevor es in Kraft gesetzt wird (`zielwacht rules "
        "activate`). "
        "{count} Punkte; {tests} Tests übernommen, davon {skipped} übersprungen.",
    ),
    "en": (
        "Plan {year}: what is to be decided",
        "Proposal from the plan {was}. Nothing of it is in force before it is activated (`zielwacht rules "
        "activate`). "
        "{count} points; {tests} tests carried, {skipped} of them skipped.",
    ),
}


def carried_words(locale: Locale, plan_year: int) -> Mapping[str, str]:
    """What is written into the files of the year after `plan_year`."""
    return {key: said.format(was=plan_year, now=plan_year + 1) for key, said in _WRITTEN[locale].items()}


def decision_text(decision: RolloverDecision, year: int, locale: Locale) -> str:
    """One thing to decide about the plan of `year`, as a sentence, without its place."""
    facts = {key: _shown(fact, locale) for key, fact in decision.facts.items()}
    if decision.kind is Kind.CLOSURE:
        written = int(str(decision.facts["written"]))
        asked = "" if written < 0 else _SENTENCES[locale][Kind.CLOSURE].format(**facts)
        named = f"{facts['name']}, {facts['was']}." if written < 0 else asked
        return f"{named} {_CLOSURES[locale][written].format(**facts)}"
    if decision.kind is Kind.SOURCE:
        facts["lines"] = f", {facts['lines']}" if facts["lines"] else ""
    facts["bound"] = _bound(decision, locale)
    text = _SENTENCES[locale][decision.kind].format(**{"was": year - 1, "year": year, **facts})
    return " ".join([text, *_days(decision, locale)])


def _days(decision: RolloverDecision, locale: Locale) -> Iterator[str]:
    """Why a due day falls where it falls, where it is no working day."""
    due = decision.due
    if due is None:
        return
    if due.moved_over:
        yield why_moved(due, locale)
    elif asked := why_asked_before(due, locale):
        yield asked


def _bound(decision: RolloverDecision, locale: Locale) -> str:
    """The bound that is carried as people read it; empty where none is."""
    target = decision.target
    if target is None or target.value is None:
        return ""
    return target_text(target.operator, target.value, target.unit, locale, str(decision.facts["rounding"]))


def _shown(fact: Fact, locale: Locale) -> str:
    return weekday_text(fact, locale) if isinstance(fact, date) else str(fact)


def counts(proposal: ProposedPlan) -> Mapping[Kind, int]:
    """How many decisions there are of each kind, in order; none of a kind is left out."""
    return {kind: len(list(of_kind)) for kind, of_kind in groupby(proposal.decisions, lambda one: one.kind)}


def decision_list(proposal: ProposedPlan, locale: Locale) -> str:
    """The whole list as Markdown, with a box before each point."""
    title, head = _SHEET[locale]
    facts = {"year": proposal.year, "was": proposal.year - 1, "count": len(proposal.decisions)}
    head = head.format(**facts, tests=proposal.tests, skipped=proposal.tests_skipped)
    lines = [f"# {title.format(**facts)}", "", head]
    for kind, of_kind in groupby(proposal.decisions, lambda one: one.kind):
        decisions = list(of_kind)
        lines += ["", f"## {HEADINGS[locale][kind]} ({len(decisions)})", ""]
        lines += list(_points(decisions, proposal.year, locale))
    return "\n".join([*lines, ""])


def _place(decision: RolloverDecision) -> str:
    """Of a rule its title with its id, else the file."""
    if not decision.rule:
        return f"`{decision.file}`"
    return f"{decision.title} (`{decision.rule}`)" if decision.title else f"`{decision.rule}`"


def _points(decisions: Iterable[RolloverDecision], year: int, locale: Locale) -> Iterator[str]:
    for decision in decisions:
        yield f"- [ ] {_place(decision)}: {decision_text(decision, year, locale)}"
