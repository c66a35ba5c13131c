"""An edit of the rules as its page lays it out: how it stands, what it changes, who approves, what is done. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from checker.domain.post import Post
from checker.domain.refusal import ActivationRefusal, RefusalCode
from checker.findings.visibility import Sight
from checker.pages.addresses import RULES_PREVIEW_PATH
from checker.pages.list_page import ListCell, ListColumn, ListPage, whole_list
from checker.preview.kept_parts import kept_parts
from checker.preview.preview_seen import EditToApprove, FolderNow, PreviewSeen
from checker.store.grounds import NeededApproval
from checker.store.jobs import JobState
from checker.web.forms import FormChoice, FormErrors, FormField, FormOption, FormPart, filled
from checker.web.job_view import job_sentence
from checker.web.parts_view import PartsView, parts_view
from checker.web.visit import Visit
from checker.wording.change_preview_texts import CHANGE_PREVIEW
from checker.wording.dates import instant_text
from checker.wording.post_titles import post_title
from checker.wording.preview_page_words import PREVIEW_PAGE_WORDS

EVERYTHING, LONGEST_REASON, LONGEST_NUMBER = "*", 500, 40
# At which input a refusal is shown; of others it stands above the form.
AT_INPUT: Mapping[RefusalCode, str] = {
    ActivationRefusal.TESTS_FAIL: "despite_tests",
    ActivationRefusal.NOT_APPROVED: "emergency",
    ActivationRefusal.APPROVED_BY_NOBODY_ELSE: "emergency",
}


@dataclass(frozen=True, slots=True)
class EditForm:
    """A form of the page: what it is called, what it bears unseen, its inputs and its button. `about`: which preview it
    approves; empty: the one that is shown.
    """

    title: str
    button: str
    hidden: tuple[tuple[str, str], ...]
    parts: tuple[FormPart, ...] = ()
    lead: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class PreviewView:
    """`said` are sentences about how it stands; `make` the button that makes a preview (empty: not now, or not by
    them), `stops` the number of the job that may be stopped. `needs` None: there is nothing to approve.
    """

    said: tuple[str, ...]
    problems: tuple[str, ...] = ()
    make: str = ""
    stops: str = ""
    preview: str = ""
    shown: PartsView | None = None
    needs: ListPage | None = None
    forms: tuple[EditForm, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class EditReader:
    """Who looks, and what they may do here. `activates`: the role by which they put rules in force; empty: by none."""

    visit: Visit
    sight: Sight
    may_preview: bool
    may_approve: bool
    activates: str

    @property
    def words(self) -> Mapping[str, str]:
        return PREVIEW_PAGE_WORDS[self.visit.locale]

    def named(self, who: str) -> str:
        return post_title(who, self.visit.book.organisation, self.visit.locale)

    def counts_as(self, roles: tuple[str, ...]) -> tuple[str, ...]:
        """By which of these roles (`role`, or `role@unit`) they may act."""
        house = self.visit.book.organisation.organisation.id
        mine = {each for post in self.sight.posts for each in _names(post, house)}
        return tuple(role for role in roles if role in mine)


def _names(post: str, house: str) -> tuple[str, ...]:
    """A post as approvals name it: a role that exists once without its unit."""
    parsed = Post.parse(post)
    return (parsed.role,) if parsed.unit in ("", house) else (post,)


def preview_view(seen: PreviewSeen, reader: EditReader, errors: FormErrors) -> PreviewView:
    result, running = seen.result, seen.newest is not None and seen.newest.state is JobState.RUNNING
    is_open = seen.is_current and bool(seen.preview) and not running
    made = bool(result) and not result.get("problems") and not (seen.folder is FolderNow.IN_FORCE and not seen.preview)
    kept = kept_parts(result["shown"][reader.visit.locale]) if made else None
    can_make = reader.may_preview and not running and seen.folder is FolderNow.EDITED
    words = reader.words
    return PreviewView(
        said=tuple(_said(seen, reader)),
        problems=tuple(result.get("problems", ())) if seen.folder is FolderNow.EDITED else (),
        make=words["make_again" if result else "make"] if can_make else "",
        stops=str(seen.newest.asked.number) if seen.newest is not None and running and reader.may_preview else "",
        preview=seen.preview,
        shown=parts_view(kept, reader.sight, RULES_PREVIEW_PATH, words) if kept is not None else None,
        needs=_needs(seen, reader) if seen.preview else None,
        forms=tuple(_filled(_all_forms(seen, reader, is_open=is_open), reader, errors)),
    )


def _said(seen: PreviewSeen, reader: EditReader) -> Iterator[str]:
    """How the folder stands, how the job stands, and what the preview below is worth."""
    words, locale, newest, made = reader.words, reader.visit.locale, seen.newest, seen.made
    is_told = seen.is_current and (seen.again is not None or seen.folder is FolderNow.EDITED)
    if not is_told and not (seen.folder is FolderNow.EDITED and seen.result.get("problems")):
        yield words[f"folder_{seen.folder}"]
    if newest is not None and newest is not made:
        yield job_sentence(newest, locale)
    if made is None:
        return
    if seen.result.get("problems"):
        if seen.folder is FolderNow.EDITED:
            yield words["problems"].format(count=seen.result["count"])
    elif seen.took_effect is not None:
        yield words["took_effect"].format(number=seen.took_effect)
    elif seen.again is not None and seen.is_current:
        yield words["again" if seen.preview else "again_nothing"].format(number=seen.again)
    elif seen.is_current:
        yield words["current"]
    elif seen.folder is not FolderNow.IN_FORCE or seen.preview:
        yield words["old"].format(when=instant_text(made.asked.asked_at, locale))


def _needs(seen: PreviewSeen, reader: EditReader) -> ListPage:
    words = reader.words
    columns = tuple(ListColumn(name, words[name]) for name in ("about", "who", "why", "given"))
    return whole_list(columns, [_need_row(need, seen, reader) for need in seen.needs])


def _need_row(need: NeededApproval, seen: PreviewSeen, reader: EditReader) -> tuple[ListCell, ...]:
    words, effects = reader.words, CHANGE_PREVIEW[reader.visit.locale]
    who = words["or"].join(map(reader.named, need.roles)) or words["nobody"]
    who = words["with_body"].format(who=who, body=reader.named(need.body)) if need.body else who
    given = [
        words["by_on"].format(by=reader.named(one.by), when=instant_text(one.at, reader.visit.locale))
        for one in seen.approved(need)
    ]
    return (
        ListCell(about(need.rule, reader)),
        ListCell(who),
        ListCell("; ".join(effects[f"effect_{each}"] for each in need.why)),
        ListCell("; ".join(given) or words["open"]),
    )


def about(rule: str, reader: EditReader) -> str:
    """What an approval is about: a rule by its title, or what stands outside the rules."""
    planned = reader.visit.book.rule(rule) if rule else None
    title = planned.rule.short_title_in(reader.visit.locale) if planned is not None else rule
    return title or reader.words["house"]


def _all_forms(seen: PreviewSeen, reader: EditReader, *, is_open: bool) -> Iterator[EditForm]:
    if is_open:
        yield from _forms(seen, reader)
    if reader.may_approve:
        for each in seen.afterwards:
            yield from _afterwards(each, reader)


def _afterwards(each: EditToApprove, reader: EditReader) -> Iterator[EditForm]:
    """What the reader's roles may approve of an edit that is in force already."""
    words = reader.words
    for role in dict.fromkeys(role for need in each.lacking for role in reader.counts_as(need.roles)):
        theirs = [need for need in each.lacking if role in need.roles]
        title = words["afterwards"].format(number=each.edit.number, post=reader.named(role))
        parts, hidden = tuple(_approving(theirs, role, reader)), (("form", "approve"), ("by", role))
        yield EditForm(title, words["approve"], hidden, parts, words["afterwards_lead"], each.edit.preview)


def _forms(seen: PreviewSeen, reader: EditReader) -> Iterator[EditForm]:
    if reader.may_approve:
        roles = dict.fromkeys(role for need in seen.needs for role in reader.counts_as(need.roles))
        yield from (form for role in roles for form in _of_role(role, seen, reader))
    if reader.activates:
        yield _activate(seen, reader)


def _of_role(role: str, seen: PreviewSeen, reader: EditReader) -> Iterator[EditForm]:
    """What one of the reader's roles may approve, and take back."""
    words = reader.words
    theirs = [need for need in seen.needs if role in need.roles]
    given = [need for need in theirs if any(one.by == role for one in seen.approved(need))]
    lacking = [need for need in theirs if need not in given]
    named = reader.named(role)
    if lacking:
        hidden = (("form", "approve"), ("by", role))
        parts = tuple(_approving(lacking, role, reader))
        yield EditForm(words["approve_as"].format(post=named), words["approve"], hidden, parts)
    if given:
        hidden = (("form", "take_back"), ("by", role))
        yield EditForm(words["take_back_as"].format(post=named), words["take_back"], hidden)


def _approving(lacking: list[NeededApproval], role: str, reader: EditReader) -> Iterator[FormPart]:
    words = reader.words
    options = [FormOption(need.rule or "-", about(need.rule, reader)) for need in lacking]
    if len(options) > 1:
        options.append(FormOption(EVERYTHING, words["of_all"].format(post=reader.named(role))))
    yield FormChoice("of", words["of"], tuple(options))
    if any(need.body for need in lacking):
        on = reader.visit.on
        hint = words["decided_hint"].format(example=f"{on:%d.%m.%Y}", iso=on.isoformat())
        yield FormField("file_number", words["file_number"], most_characters=LONGEST_NUMBER)
        yield FormField("decided", words["decided"], hint=hint, most_characters=10)


def _activate(seen: PreviewSeen, reader: EditReader) -> EditForm:
    words, failing = reader.words, len(seen.result.get("failing", ()))
    parts = [FormField("reason", words["reason"], hint=words["reason_hint"], most_characters=LONGEST_REASON)]
    if failing:
        hint = words["despite_hint"].format(count=failing)
        parts.append(FormField("despite_tests", words["despite_tests"], hint=hint, most_characters=LONGEST_REASON))
    if seen.lacking:
        hint = words["emergency_hint"]
        parts.append(FormField("emergency", words["emergency"], hint=hint, most_characters=LONGEST_REASON))
    lead = words["activate_lead"]
    if seen.again is not None:
        lead = words["again_lead"].format(number=seen.again)
    return EditForm(words["activate"], words["go_on"], (("form", "activate"),), tuple(parts), lead)


def _filled(forms: Iterator[EditForm], reader: EditReader, errors: FormErrors) -> Iterator[EditForm]:
    """The form that was just sent with what was entered; the others as they are."""
    entered = reader.visit.entered
    sent = {name: entered.get(name) for name in ("form", "by")}
    for each in forms:
        is_about = not each.about or entered.get("seen") == each.about
        is_sent = is_about and all(sent[name] == value for name, value in each.hidden)
        yield replace(each, parts=filled(each.parts, entered, errors)) if is_sent else each
