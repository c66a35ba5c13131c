"""An explanation as JSON-ready values: codes with their facts, and the sentences beside them. Pure."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from checker.domain.verdict import Reason, ReasonValue
from checker.evaluation.explain.explanation import Explanation, ShownFigure
from checker.wording.explain.sections import Teller
from checker.wording.locales import Locale
from checker.wording.present import exact_text, present
from checker.wording.reasons import because

SCHEMA = "zielwacht/explain/1"


def document(explanation: Explanation, locale: Locale = "de") -> dict[str, Any]:
    """The object of `zielwacht rules explain --json`. What people are not shown is not in it either."""
    return _Document(explanation, locale).whole()


class _Document:
    """One explanation as JSON-ready values."""

    def __init__(self, explanation: Explanation, locale: Locale) -> None:
        self.it, self.locale, self.teller = explanation, locale, Teller(explanation, locale)

    def whole(self) -> dict[str, Any]:
        it, teller = self.it, self.teller
        return {
            "schema": SCHEMA,
            "locale": self.locale,
            "on": it.on.isoformat(),
            "known_at": it.known_at.isoformat(),
            "obligation": it.verdict.obligation,
            "title": teller.title(),
            "plan": self._plan(),
            "figure": self._figure(),
            "due": self._due(),
            "decisions": [
                {"id": number, "text": text, "records": list(records)} for number, text, records in teller.decisions()
            ],
            "verdict": self._verdict(),
            "records": [self._record(place) for place in range(len(it.records))],
            "other_topics": dict(it.other_topics),
            "reports": [
                {"period": str(one.period), "by": one.by.isoformat(), "state": teller.arrival(one.is_here, one.by)}
                for one in it.reports
            ],
            "arithmetic": [_coded(one, teller.step(one)) for one in teller.steps()],
            "counts_hidden": teller.hides,
            "shown": [self._shown(one, text) for one, text in teller.shown(it.shown)],
            "strata": [self._shown(one, text) for one, text in teller.shown(it.strata)],
            "fired": {
                "name": it.fired.name,
                "matches": it.fired.matches,
                "in_words": [teller.comparison(one) for one in it.fired.comparisons],
                "passed": list(it.fired.passed),
            },
            "assumptions": [
                {"path": one.path, "said": dict(one.said), "why": one.why, "text": teller.assumption(one)}
                for one in it.assumptions
            ],
            "changes": [_coded(one, teller.change(one)) for one in teller.changes()],
        }

    def _plan(self) -> dict[str, Any]:
        planned, source = self.it.planned, self.it.rule.source
        head = planned.plan.head
        return {
            "year": head.year,
            "status": "adopted" if head.is_adopted(self.it.on) else "draft",
            "row": source.row,
            "lines": source.lines or None,
            "goal": planned.goal.id,
            "rule": planned.rule.id,
            "where": planned.where,
        }

    def _figure(self) -> dict[str, str | None] | None:
        figure = self.teller.figure()
        if figure is None:
            return None
        definition = figure.definition.text(self.locale) if figure.definition else None
        return {"id": figure.id, "title": figure.word.title(self.locale), "definition": definition}

    def _due(self) -> dict[str, Any]:
        promised, now = self.it.due.promised, self.it.verdict.due
        return {
            "nominal": promised.nominal.isoformat(),
            "effective": promised.effective.isoformat(),
            "please_by": promised.please_by.isoformat(),
            "policy": str(promised.policy),
            "basis": promised.basis,
            "extended_to": now.effective.isoformat() if now.effective != promised.effective else None,
            "moved_over": [
                {"day": one.on.isoformat(), "why": str(one.off.why), "name": one.off.name}
                for one in self.it.due.moved_over
            ],
        }

    def _verdict(self) -> dict[str, Any]:
        told = present(self.it.verdict, self.locale)
        if self.teller.hides:
            told |= dict.fromkeys(("value", "value_text", "numerator", "denominator"))
            told["pace"] = None
            told["reasons"] = [{"code": reason.code} for reason in self.it.verdict.reasons]
        if self.teller.is_people:
            told["because"] = list(because(self.it.verdict, self.locale, hides_small=True))
        return told

    def _record(self, place: int) -> dict[str, Any]:
        fate = self.it.records[place]
        version, hidden = fate.version, self.teller.hidden_fields.get(place, frozenset())
        record = version.record
        return {
            "key": version.key,
            "counts": fate.counts,
            "why": fate.why,
            "text": self.teller.fate(fate),
            "scope": record.scope,
            "period": str(record.period),
            "sender": version.origin.sender,
            "file": version.origin.file,
            "row": version.origin.row,
            "known_since": version.recorded_at.isoformat(),
            "sequence": version.sequence,
            "data_status": record.data_status,
            "data_month": record.data_month,
            "figures": self.teller.fields(version, hidden),
        }

    def _shown(self, one: ShownFigure, text: str) -> dict[str, Any]:
        return {"name": one.name, "text": text, "why_not": one.why_not or None}


def _coded(reason: Reason, text: str) -> dict[str, Any]:
    return {"code": reason.code, "facts": {name: _json(value) for name, value in reason.facts.items()}, "text": text}


def _json(value: ReasonValue) -> str | int | None:
    if isinstance(value, Fraction):
        return exact_text(value)
    return value if value is None or isinstance(value, int | str) else str(value)
