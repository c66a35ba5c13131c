"""The form for an answer: one of the offers as radio buttons, and under each what it needs. Pure.

None is chosen before somebody does, so that a form which is sent as it stands says nothing. The fields of an answer
bear its name before theirs; the style sheet shows those of the chosen one, and a browser that cannot shows all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checker.domain.page_answer import AnswerRecorded, AnswerWaits, GivenOnPage, OffersShown, PageInput, PageOffer
from checker.pages.typed import typed_day
from checker.usecases.reasons import LONGEST_FILE_NUMBER
from checker.web.asked import PostedForm
from checker.web.forms import NO_ERRORS, FormChoice, FormErrors, FormField, FormOption, FormPart, filled
from checker.web.typed import AHEAD, seen_version, shown_days
from checker.wording.answer_form_texts import ANSWER_STATES, ANSWER_WORDS
from checker.wording.answer_words import SAMPLE_FILE_NUMBER
from checker.wording.finding_page_texts import FINDING_WORDS
from checker.wording.locales import Locale
from checker.wording.refusals import sentence

CHOICE, FORM, NUMBER, UNDO, SURE = "choice", "form", "number", "undo", "sure"
DAYS = frozenset({"day", "until"})


@dataclass(frozen=True, slots=True)
class AnswerOption:
    """One answer. `hint` is its first effect, `effects` are all of them, `needs` what is to be given with it."""

    value: str
    label: str
    hint: str
    needs: str
    effects: tuple[str, ...]
    parts: tuple[FormPart, ...]
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """`cannot` are answers that are refused as things stand, with why."""

    options: tuple[AnswerOption, ...]
    seen: int
    form: str
    error: str = ""
    cannot: tuple[str, ...] = ()


def answer_form(
    offers: OffersShown, entered: PostedForm, errors: FormErrors, on: date, locale: Locale
) -> AnswerForm | None:
    """The form with what was entered. None: nothing can be answered now."""
    if offers.why is not None:
        return None
    words = ANSWER_WORDS[locale]
    given = tuple(offer for offer in offers.offers if offer.refused is None)
    cannot = tuple(
        words["cannot_now"].format(label=offer.label, why=sentence(offer.refused, locale))
        for offer in offers.offers
        if offer.refused is not None
    )
    options = tuple(_option(offer, offers, entered, errors, on, locale) for offer in given)
    return AnswerForm(options, offers.seen, offers.form, errors.of(CHOICE), cannot) if options else None


def _option(
    offer: PageOffer, offers: OffersShown, entered: PostedForm, errors: FormErrors, on: date, locale: Locale
) -> AnswerOption:
    words, is_chosen = ANSWER_WORDS[locale], entered.get(CHOICE) == offer.choice
    needed = [each.label for each in offer.inputs if each.is_required]
    parts = tuple(_part(offer, each, offers, on, locale) for each in offer.inputs)
    return AnswerOption(
        value=str(offer.choice),
        label=offer.label,
        hint=offer.effects[0] if offer.effects else "",
        needs=words["needs"].format(fields=", ".join(needed)) if needed else "",
        effects=offer.effects[1:],
        parts=filled(parts, entered, errors if is_chosen else NO_ERRORS),
        is_chosen=is_chosen,
    )


def _part(offer: PageOffer, wanted: PageInput, offers: OffersShown, on: date, locale: Locale) -> FormPart:
    """No field is marked as required to the browser, as the fields of an answer that is not chosen stay empty."""
    words, name = ANSWER_WORDS[locale], field_name(offer, wanted)
    if wanted.name == "reason_id":
        options = tuple(FormOption(reason.id, reason.title) for reason in offers.reasons)
        nothing = FINDING_WORDS[locale]["choose"]
        return FormChoice(name, wanted.label, options, is_required=False, is_long=True, nothing=nothing)
    if wanted.name in DAYS:
        return FormField(name, wanted.label, hint=_day_hint(wanted, on, locale), most_characters=20)
    label = wanted.label if wanted.is_required else words["optional"].format(label=wanted.label)
    if wanted.name == "reader":
        return FormField(name, wanted.label, hint=words["reader_hint"], most_characters=80)
    hint = words["file_number_hint"].format(example=SAMPLE_FILE_NUMBER)
    return FormField(name, label, hint=hint, most_characters=LONGEST_FILE_NUMBER)


def _day_hint(wanted: PageInput, on: date, locale: Locale) -> str:
    """With a day as an example that is taken."""
    earliest, latest = wanted.earliest or on, wanted.latest
    example = max(earliest, min(on + AHEAD, latest) if latest else on + AHEAD)
    is_bounded = latest is not None and latest > on
    words = ANSWER_WORDS[locale]["day_hint_until" if is_bounded else "day_hint"]
    return words.format(latest=f"{latest:%d.%m.%Y}" if latest else "", **shown_days(example))


def field_name(offer: PageOffer, wanted: PageInput) -> str:
    """The name of a field of an answer."""
    return f"{offer.choice}_{wanted.name}"


def posted_answer(offers: OffersShown, form: PostedForm, on: date, locale: Locale) -> GivenOnPage | FormErrors:
    """The answer that was posted; or what is missing of it."""
    offer = next((each for each in offers.offers if each.choice == form.get(CHOICE)), None)
    if offer is None:
        return FormErrors({CHOICE: ANSWER_WORDS[locale]["no_choice"]})
    typed = {wanted.name: form.get(field_name(offer, wanted)) for wanted in offer.inputs}
    errors = dict(_missing(offer, form, on, locale))
    if errors:
        return FormErrors(errors)
    return GivenOnPage(
        choice=offer.choice,
        seen=seen_version(form),
        form=form.get(FORM),
        day=typed_day(typed.get("day", "")),
        until=typed_day(typed.get("until", "")),
        file_number=typed.get("file_number", ""),
        reader=typed.get("reader", ""),
        reason_id=typed.get("reason_id", ""),
    )


def _missing(offer: PageOffer, form: PostedForm, on: date, locale: Locale) -> Iterator[tuple[str, str]]:
    for wanted in offer.inputs:
        name = field_name(offer, wanted)
        typed = form.get(name)
        if wanted.name in DAYS and typed and typed_day(typed) is None:
            yield name, FINDING_WORDS[locale]["odd_day"].format(text=typed, **shown_days(on))
        elif wanted.is_required and not typed:
            yield name, ANSWER_WORDS[locale]["no_value"].format(label=wanted.label)


@dataclass(frozen=True, slots=True)
class AnswerOutcome:
    """What became of an answer, as sentences. `undo` is the question of its form; None: it cannot be taken back."""

    heading: str
    sentences: tuple[str, ...]
    number: int
    undo: FormChoice | None


def answer_news(
    answered: AnswerRecorded | AnswerWaits,
    role: str,
    instant: str,
    locale: Locale,
    *,
    heading: str = "",
    error: str = "",
) -> AnswerOutcome:
    """What was recorded or that it waits, when (`instant`, empty: not known), by which post, and what comes then.

    Without a `heading` it is what was just done.
    """
    words = ANSWER_WORDS[locale]
    is_done = isinstance(answered, AnswerRecorded)
    code = "said_at" if instant else "said"
    first = words[code].format(said=answered.said, role=role, instant=instant)
    rest = _of_recorded(answered, locale) if isinstance(answered, AnswerRecorded) else _of_waiting(answered, locale)
    heading = heading or words["done" if is_done else "waits"]
    may_undo = isinstance(answered, AnswerRecorded) and answered.may_undo
    yes = (FormOption("yes", words["undo_yes"]),)
    undo = FormChoice(SURE, words["undo_choice"], yes, hint=words["undo_hint"], error=error) if may_undo else None
    return AnswerOutcome(heading, (first, *rest), answered.number, undo)


def _of_recorded(answered: AnswerRecorded, locale: Locale) -> Iterator[str]:
    if answered.by_link:
        yield ANSWER_WORDS[locale]["by_link"]
    yield from answered.effects


def _of_waiting(answered: AnswerWaits, locale: Locale) -> Iterator[str]:
    words = ANSWER_WORDS[locale]
    yield ANSWER_STATES[locale][answered.state].format(reason=answered.reason)
    if answered.who and answered.state == "waiting":
        yield words["is_entered_by"].format(who=", ".join(answered.who))
        if answered.missing:
            yield words["missing"].format(fields=", ".join(answered.missing))
