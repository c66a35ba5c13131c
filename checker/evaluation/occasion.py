"""Why is an obligation owed that nothing owed from the first day: a request, an agreement, a missed target? Pure."""

from __future__ import annotations

from checker.domain.house_word import HouseWord
from checker.domain.organisation import Organisation
from checker.domain.record import Agreement, RecordVersion, Request
from checker.domain.verdict import AGREED_ON, ASKED_FOR, ASKED_FOR_BY, Reason
from checker.evaluation.trigger import Trigger


def why_it_is_owed(opened_by: RecordVersion | Trigger, organisation: Organisation) -> Reason:
    """The request, the agreement, or the verdict of another rule that opened it."""
    if isinstance(opened_by, Trigger):
        return Reason(
            "opened_by",
            {
                "rule": opened_by.rule,
                "title": opened_by.title,
                "period": opened_by.period,
                "known_on": opened_by.known_on,
            },
        )
    record = opened_by.record
    if isinstance(record, Agreement):
        return Reason(AGREED_ON, {"day": record.agreed_on})
    assert isinstance(record, Request), "only requests and agreements open anything"
    role = organisation.role(record.requested_by_role) if record.requested_by_role else None
    if role is None:
        return Reason(ASKED_FOR, {"day": record.requested_on})
    who = HouseWord(role.id, role.title_in("de"), role.title_in("en"))
    return Reason(ASKED_FOR_BY, {"day": record.requested_on, "who": who})
