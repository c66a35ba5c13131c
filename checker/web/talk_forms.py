"""Which forms has the page of a talk, and what was posted with one? Pure.

Each bears its own names before those of its fields, as several stand on one page; none is filled before somebody does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from checker.domain.post import Post
from checker.domain.talk import TalkSheet, day_of
from checker.findings.acts import LONGEST_REASON
from checker.pages.talk_view import TalkView
from checker.pages.typed import typed_day
from checker.usecases.reasons import LONGEST_FILE_NUMBER
from checker.web.asked import NO_FORM, PostedForm
from checker.web.forms import NO_ERRORS, FormChoice, FormErrors, FormField, FormOption, FormPart, filled
from checker.web.typed import shown_days
from checker.wording.answer_words import SAMPLE_FILE_NUMBER
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.post_titles import role_title
from checker.wording.talk_texts import TALK_WORDS

FORM = "form"
REPORT, CLOSE, TAKE_BACK = "report", "close", "back"
DAY, FILE_NUMBER, POST, WHICH, REASON = "day", "file_number", "post", "which", "reason"


@dataclass(frozen=True, slots=True)
class TalkForm:
    """A form of the page, with its heading, what it does, and its button."""

    name: str
    title: str
    lead: str
    button: str
    parts: tuple[FormPart, ...]
    is_open: bool = False


def name_of(form: str, field: str) -> str:
    return f"{form}_{field}"


def talk_forms(
    view: TalkView, on: date, entered: PostedForm = NO_FORM, errors: FormErrors = NO_ERRORS
) -> tuple[TalkForm, ...]:
    """Those that there is something for. `on` is today. None: the viewer may report nothing here."""
    sheet, words, sent = view.sheet, TALK_WORDS[view.locale], entered.get(FORM)
    if not sheet.posts or sheet.month.start > on:
        return ()
    made = [(REPORT, words["report_lead"], tuple(_report(sheet, on, view.locale)))]
    if sheet.open_agreements:
        made.append((CLOSE, "", tuple(_close(view, on))))
    if sheet.held:
        lead = words["take_back_lead"].format(day=day_text(day_of(sheet.held[-1]), view.locale))
        made.append((TAKE_BACK, lead, tuple(_take_back(sheet, view.locale))))
    titles = {REPORT: "report", CLOSE: "close", TAKE_BACK: "take_back"}
    return tuple(
        TalkForm(
            name,
            words[titles[name]],
            lead,
            words[f"do_{titles[name]}"],
            filled(parts, entered, errors) if sent == name else parts,
            is_open=sent == name or (name == REPORT and not sheet.held),
        )
        for name, lead, parts in made
    )


def _report(sheet: TalkSheet, on: date, locale: Locale) -> Iterator[FormPart]:
    words = TALK_WORDS[locale]
    yield from _post(REPORT, sheet, locale)
    example = min(on, sheet.month.end)
    hint = words["day_hint"].format(**shown_days(example))
    yield FormField(name_of(REPORT, DAY), words["held_on"], hint=hint, is_required=True, most_characters=20)
    yield _file_number(REPORT, words["file_number"], locale)


def _close(view: TalkView, on: date) -> Iterator[FormPart]:
    words, sheet = TALK_WORDS[view.locale], view.sheet
    still_open = {one.record.agreement_id for one in sheet.open_agreements}
    lines = (line for line in view.every_agreement if line.id in still_open)
    options = tuple(
        FormOption(line.id, " – ".join(filter(None, (line.what, line.upon, line.by_when)))) for line in lines
    )
    yield FormChoice(name_of(CLOSE, WHICH), words["which"], options, is_long=True, nothing=words["choose"])
    yield from _post(CLOSE, sheet, view.locale)
    hint = words["day_hint"].format(**shown_days(on))
    yield FormField(name_of(CLOSE, DAY), words["done_on"], hint=hint, is_required=True, most_characters=20)
    yield _file_number(CLOSE, words["proof"], view.locale)


def _take_back(sheet: TalkSheet, locale: Locale) -> Iterator[FormPart]:
    words = TALK_WORDS[locale]
    yield from _post(TAKE_BACK, sheet, locale)
    hint = words["reason_hint"].format(most=LONGEST_REASON)
    name = name_of(TAKE_BACK, REASON)
    yield FormField(name, words["reason"], hint=hint, is_required=True, most_characters=LONGEST_REASON)


def _post(form: str, sheet: TalkSheet, locale: Locale) -> Iterator[FormPart]:
    if len(sheet.posts) < 2:
        return
    organisation = sheet.book.organisation
    parsed = [(post, Post.parse(post)) for post in sheet.posts]
    options = tuple(FormOption(post, role_title(one.role, one.unit, organisation, locale)) for post, one in parsed)
    yield FormChoice(name_of(form, POST), TALK_WORDS[locale]["as_role"], options)


def _file_number(form: str, label: str, locale: Locale) -> FormField:
    hint = TALK_WORDS[locale]["file_number_hint"].format(example=SAMPLE_FILE_NUMBER)
    name = name_of(form, FILE_NUMBER)
    return FormField(name, label, hint=hint, is_required=True, most_characters=LONGEST_FILE_NUMBER)


@dataclass(frozen=True, slots=True)
class PostedTalk:
    """What was posted with one of the forms: its name, the post it is done for, and its fields that there are."""

    form: str
    by: str
    day: date
    file_number: str
    which: str
    reason: str


def posted_talk(view: TalkView, form: PostedForm, on: date) -> PostedTalk | FormErrors:
    """What was posted, or what is missing or wrong in it. `on` is today."""
    name = form.get(FORM)
    offered = {one.name for one in talk_forms(view, on)}
    if name not in offered:
        return FormErrors({"": TALK_WORDS[view.locale]["changed"]})
    given = {field: form.get(name_of(name, field)) for field in (DAY, FILE_NUMBER, POST, WHICH, REASON)}
    errors = dict(_errors(name, given, view, on))
    if errors:
        return FormErrors({name_of(name, field): text for field, text in errors.items()})
    posts = view.sheet.posts
    by = given[POST] if len(posts) > 1 else posts[0]
    return PostedTalk(name, by, typed_day(given[DAY]) or on, given[FILE_NUMBER], given[WHICH], given[REASON])


def _errors(name: str, given: Mapping[str, str], view: TalkView, on: date) -> Iterator[tuple[str, str]]:
    words, sheet = TALK_WORDS[view.locale], view.sheet
    if len(sheet.posts) > 1 and given[POST] not in sheet.posts:
        yield POST, words["no_post"]
    if name == TAKE_BACK:
        if not given[REASON]:
            yield REASON, words["no_reason"]
        return
    if name == CLOSE and given[WHICH] not in {one.record.agreement_id for one in sheet.open_agreements}:
        yield WHICH, words["no_agreement"]
    if problem := _odd_day(given[DAY], view, on, is_of_month=name == REPORT):
        yield DAY, problem
    if not given[FILE_NUMBER]:
        yield FILE_NUMBER, words["no_file_number"]


def _odd_day(typed: str, view: TalkView, on: date, *, is_of_month: bool) -> str:
    """What is wrong with a day; empty: nothing."""
    words, month = TALK_WORDS[view.locale], view.sheet.month
    day, example = typed_day(typed), shown_days(min(on, month.end) if is_of_month else on)
    if day is None:
        return words["odd_day" if typed else "no_day"].format(text=typed, **example)
    if day > on:
        return words["to_come"]
    return words["not_of_month"].format(month=view.month) if is_of_month and not month.start <= day <= month.end else ""
