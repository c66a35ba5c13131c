"""The form by which a finding is taken on with a measure, and what was posted with it. Pure.

It is an acknowledgement with a day more: by when the measure is to be done. Its fields bear its own name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from checker.domain.act import ActKind
from checker.pages.typed import typed_day
from checker.usecases.acting.act import Wanted
from checker.usecases.acting.open_acts import OpenAct
from checker.usecases.reasons import LONGEST_FILE_NUMBER
from checker.web.act_forms import ACT, ActForm, GivenAct, act_parts, name_of, reason_field, reason_parts
from checker.web.asked import NO_FORM, PostedForm
from checker.web.finding_view import FindingView
from checker.web.forms import NO_ERRORS, FormErrors, FormField, FormPart, filled
from checker.web.typed import AHEAD, shown_days
from checker.wording.answer_words import SAMPLE_FILE_NUMBER

MEASURE, DUE = "measure", "due"


def measure_forms(view: FindingView, entered: PostedForm, errors: FormErrors) -> tuple[ActForm, ...]:
    """The form, with what was entered; none where no measure may be agreed."""
    acts = acts_with_measure(view)
    if not acts:
        return ()
    is_sent = entered.get(ACT) == MEASURE
    typed, wrong = (entered, errors) if is_sent else (NO_FORM, NO_ERRORS)
    words, parts = view.words, filled(_parts(acts, view), typed, wrong)
    effects = (*view.effects(acts[0]), words["measure_effect"].format(unit=view.measure_unit))
    return (ActForm(MEASURE, words["measure"], words["do_measure"], effects, parts, is_open=is_sent),)


def acts_with_measure(view: FindingView) -> tuple[OpenAct, ...]:
    """The acknowledgements that may bring a measure with them: those of posts of the house, where a rule follows it."""
    if view.shown.measure_unit is None:
        return ()
    return tuple(act for act in view.shown.acts if act.kind is ActKind.ACKNOWLEDGE and not view.is_outside(act.by))


def _parts(acts: Sequence[OpenAct], view: FindingView) -> Iterator[FormPart]:
    words = view.words
    yield from act_parts(ActKind.ACKNOWLEDGE, acts, view, under=MEASURE)
    hint = words["measure_due_hint"].format(**shown_days(view.shown.known.on + AHEAD))
    due = name_of(MEASURE, DUE)
    yield FormField(due, words["measure_due"], hint=hint, is_required=True, most_characters=20)
    yield from reason_parts(MEASURE, view)
    hint = words["file_number_hint"].format(example=SAMPLE_FILE_NUMBER)
    name = name_of(MEASURE, "file_number")
    yield FormField(name, words["file_number"], hint=hint, most_characters=LONGEST_FILE_NUMBER)


def posted_measure(view: FindingView, form: PostedForm) -> tuple[Wanted, date] | FormErrors:
    """The acknowledgement that was posted with a measure, and by when that is to be done; or what is missing.

    Refused (`ActRefusal`) where the viewer may not do it.
    """
    given = GivenAct(ActKind.ACKNOWLEDGE, form, view, acts_with_measure(view), MEASURE)
    words, typed = view.words, given.get(DUE)
    errors, due_on = dict(given.errors()), typed_day(typed)
    if given.acts and (due_on is None or due_on < view.shown.known.on):
        example = shown_days(view.shown.known.on + AHEAD)
        told = "measure_due_past" if due_on else "odd_day" if typed else "no_day"
        errors[name_of(MEASURE, DUE)] = words[told].format(text=typed, **example)
    if given.acts and not (given.get("reason_id") or given.get("reason")):
        errors[name_of(MEASURE, reason_field(view.shown.known.book.vocabulary))] = words["no_measure"]
    if errors:
        return FormErrors(errors)
    return given.wanted(), due_on or view.shown.known.on
