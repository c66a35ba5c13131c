"""How did an obligation stand on another day, by what was known then? Shell, read-only; judged when somebody asks.

The page of an obligation shows what is stored. For another day nothing is, so that day is judged again by the rules of
then, as `rules explain` does, and told with all that counted and all that did not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from checker.domain.access import Viewer
from checker.domain.assumption import Assumption
from checker.domain.obligation_key import ObligationKey
from checker.domain.verdict import Verdict
from checker.findings.visibility import sight_of
from checker.store.opening import Store
from checker.usecases.judging.explain import Explained, Question, explain_activated
from checker.usecases.reading.at_head import at_head
from checker.usecases.reading.finding_page import FindingShown
from checker.wording.explain.sections import Section, tell
from checker.wording.locales import Locale
from checker.wording.rules_used import rules_sentence
from checker.wording.small_cells import cell_of
from checker.wording.suppression import after

# The condition of the engine is in its own words: `rules explain` has it for who looks into that.
FOR_ENGINEERS = frozenset({"fired"})
# What tells nothing of the parts of the whole: whoever sees the whole alone is shown these.
OF_THE_WHOLE = frozenset({"verdict", "plan", "due", "decisions", "assumptions", "changes"})


@dataclass(frozen=True, slots=True)
class ObligationThen:
    """How it stood, as texts in one language. `rules` says by which rules it was judged. `is_whole`: nothing was left
    out because the reader answers for no part of it. `untranslated`: words of the house in its own language.
    """

    verdict: Verdict
    sections: tuple[Section, ...]
    rules: str
    is_whole: bool
    untranslated: frozenset[str] = frozenset()


def obligation_then(
    store: Store, shown: FindingShown, viewer: Viewer, on: date, known_at: datetime | None, locale: Locale
) -> ObligationThen:
    """The day `on` by what was known at an instant (aware; None: all that is known). `shown`: as the viewer may see it.

    Refused where it was not owed then or what it rested on was deleted; OutsideCalendar for a day beyond the calendar.
    """
    key = ObligationKey.parse(shown.known.obligation)
    sight = sight_of(viewer, shown.known.book.organisation, shown.known.on)
    sees_parts = sight.sees_parts(shown.verdict.owner, key.scope)
    question = Question(key.rule, on, key.scope, shown.verdict.period, known_at)

    def judged() -> ObligationThen:
        return _told(_with_its_history(explain_activated(store, question), shown), sees_parts, locale)

    with store.read() as tx:
        return at_head(tx).get(("then", question, sees_parts, locale), judged)


def _with_its_history(explained: Explained, shown: FindingShown) -> Explained:
    """Marked where its counts differ by one or two from any that were ever judged, before that day or after it."""
    explanation = explained.explanation
    verdict = explanation.verdict
    for judged in shown.known.judged:
        told = judged.verdict
        verdict = after(verdict, [cell_of(verdict.unit, told.value, told.numerator, told.denominator)])
    return replace(explained, explanation=replace(explanation, verdict=verdict))


def _told(explained: Explained, sees_parts: bool, locale: Locale) -> ObligationThen:
    sections = tell(explained.explanation, locale).sections
    return ObligationThen(
        verdict=explained.explanation.verdict,
        sections=tuple(
            each for each in sections if each.name not in FOR_ENGINEERS and (sees_parts or each.name in OF_THE_WHOLE)
        ),
        rules=rules_sentence(explained.rules, explained.rulebook, locale),
        is_whole=sees_parts,
        untranslated=frozenset(_untranslated(explained.explanation.assumptions)),
    )


def _untranslated(assumed: Iterable[Assumption]) -> Iterator[str]:
    """What the house says of its assumptions."""
    for each in assumed:
        yield each.why
        yield from (value for value in each.said.values() if isinstance(value, str))
