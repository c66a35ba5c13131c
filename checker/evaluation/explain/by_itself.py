"""What becomes of a verdict while nothing more is reported? Pure.

The day on which an obligation is looked at again says little: on most of them nothing changes. So each of these days is
judged by what is known today, until the verdict is another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from checker.domain.verdict import Reason, Verdict
from checker.evaluation.assessment import Assessment
from checker.evaluation.events_ahead import events_ahead
from checker.evaluation.explain.trace import Trace
from checker.evaluation.next_look import next_look
from checker.evaluation.verdict import verdicts_on

# Days looked at before it is given up: more than a year has thresholds.
MOST_LOOKS = 400


def changes_by_itself(trace: Trace, verdict: Verdict, assessment: Assessment) -> Iterator[Reason]:
    """From when on its figures will be old, and the first day on which it will have another state.

    Of a day whose future is known nothing is foretold: what came later is no silence.
    """
    if assessment.last_day > assessment.on:
        return
    is_told_as_old = verdict.stale is not None
    for on, later in _later(trace, verdict, assessment):
        if later.state != verdict.state:
            yield Reason("will_change", {"next": on, "state": str(later.state)})
            return
        if later.stale is not None and not is_told_as_old:
            is_told_as_old = True
            yield Reason("will_be_old", {"next": on})


def _later(trace: Trace, verdict: Verdict, assessment: Assessment) -> Iterator[tuple[date, Verdict]]:
    """The verdict of each day on which it will be looked at."""
    rule, period = trace.obligation.rule, trace.obligation.period
    on = assessment.on
    for _ in range(MOST_LOOKS):
        events = events_ahead(rule, verdict, assessment.index, assessment.organisation)
        following = next_look(rule, period, assessment.calendar, on, trace.due_now, verdict.waived_until, events)
        if following is None:
            return
        on = following
        (verdict,) = verdicts_on((trace.obligation,), replace(assessment, on=on))
        yield on, verdict
