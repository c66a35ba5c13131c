"""Which forms does the page of a finding have for acts, and what was posted with one? Pure.

Each act has a form of its own, whose fields bear its name before theirs: several stand on one page. A form that is sent
as it stands does nothing, as each lacks something that only somebody can say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.domain.act import ActKind
from checker.domain.answer import AnswerChoice
from checker.domain.page_answer import OffersShown
from checker.domain.refusal import ActRefusal, RefusalCode, Refused
from checker.domain.vocabulary import Vocabulary
from checker.findings.acts import LONGEST_REASON
from checker.pages.typed import typed_day
from checker.usecases.acting.act import Wanted
from checker.usecases.acting.open_acts import BINDS, OpenAct
from checker.usecases.reasons import LONGEST_FILE_NUMBER
from checker.web.asked import NO_FORM, PostedForm
from checker.web.finding_view import FindingView
from checker.web.forms import NO_ERRORS, FormChoice, FormErrors, FormField, FormOption, FormPart, filled
from checker.web.typed import AHEAD, seen_version, shown_days
from checker.wording.answer_words import SAMPLE_FILE_NUMBER
from checker.wording.finding_page_texts import ACT_WORDS

ACT, CONFIRMED = "act", "confirmed"
UNTIL_IT_ENDS, UNTIL_THE_DAY = "finding", "day"
# By what was wrong with it, the field that a refusal is about.
ABOUT_THE_DAY: frozenset[RefusalCode] = frozenset(
    {
        ActRefusal.NO_END,
        ActRefusal.IN_THE_PAST,
        ActRefusal.TOO_FAR,
        ActRefusal.BEYOND_THE_CALENDAR,
        ActRefusal.NOT_LATER,
        ActRefusal.AS_BEFORE,
    }
)
ABOUT_THE_REASON: frozenset[RefusalCode] = frozenset(
    {
        ActRefusal.NO_REASON,
        ActRefusal.OWN_WORDS,
        ActRefusal.REASON_TOO_LONG,
        ActRefusal.REASON_NAMES_SOMEBODY,
        ActRefusal.REASON_UNPRINTABLE,
        ActRefusal.NO_SUCH_REASON,
        ActRefusal.NO_REASONS_DECLARED,
    }
)


@dataclass(frozen=True, slots=True)
class ActForm:
    """A form for one kind of act, or `measure`. `effects` say what it stops; `is_open`: it was sent and comes back."""

    kind: str
    title: str
    button: str
    effects: tuple[str, ...]
    parts: tuple[FormPart, ...]
    is_open: bool = False


def act_forms(view: FindingView, entered: PostedForm, errors: FormErrors) -> tuple[ActForm, ...]:
    """A form for each kind of act that is open to the viewer, in their order, with what was entered."""
    by_kind: dict[ActKind, list[OpenAct]] = {}
    for act in view.shown.acts:
        if not _is_an_answer(act, view.shown.offers):
            by_kind.setdefault(act.kind, []).append(act)
    sent = entered.get(ACT)
    return tuple(
        _form(kind, acts, view, entered if kind == sent else NO_FORM, errors if kind == sent else NO_ERRORS)
        for kind, acts in by_kind.items()
    )


def _is_an_answer(act: OpenAct, offers: OffersShown | None) -> bool:
    """Does the form of the answers say it already, for the same post?"""
    if offers is None or act.kind is not ActKind.ACKNOWLEDGE or act.by != offers.asked.addressed:
        return False
    return any(offer.choice is AnswerChoice.TAKE_ON and offer.refused is None for offer in offers.offers)


def _form(
    kind: ActKind, acts: Sequence[OpenAct], view: FindingView, entered: PostedForm, errors: FormErrors
) -> ActForm:
    words = ACT_WORDS[view.locale][kind]
    parts = filled(act_parts(kind, acts, view), entered, errors)
    return ActForm(kind, words.title, words.button, view.effects(acts[0]), parts, is_open=bool(entered))


def act_parts(kind: ActKind, acts: Sequence[OpenAct], view: FindingView, *, under: str = "") -> Iterator[FormPart]:
    """The fields of an act; `under`: the name that they bear, if it is not the act's own."""
    words, act, form = view.words, acts[0], under or kind
    if len(acts) > 1:
        posts = tuple(FormOption(each.by, view.post(each.by)) for each in acts)
        yield FormChoice(name_of(form, "by"), words["as_role"], posts)
    if act.latest is not None:
        example = min(act.latest, view.shown.known.on + AHEAD)
        hint = words["until_hint"].format(latest=f"{act.latest:%d.%m.%Y}", **shown_days(example))
        yield FormField(name_of(form, "until"), words["until"], hint=hint, is_required=True, most_characters=20)
    if kind is ActKind.SILENCE:
        spans = (
            FormOption(UNTIL_THE_DAY, words["until_the_day"]),
            FormOption(UNTIL_IT_ENDS, words["until_it_ends"]),
        )
        yield FormChoice(name_of(kind, "span"), words["until_resolved"], spans)
    if act.needs_reason:
        yield from reason_parts(kind, view)
    if kind in BINDS:
        hint = words["file_number_hint"].format(example=SAMPLE_FILE_NUMBER)
        name = name_of(kind, "file_number")
        yield FormField(name, words["file_number"], hint=hint, most_characters=LONGEST_FILE_NUMBER)


def reason_parts(kind: str, view: FindingView) -> Iterator[FormPart]:
    """Of the house's list, in one's own words, or both, as the house has decided."""
    words, vocabulary = view.words, view.shown.known.book.vocabulary
    listed = vocabulary.reason_by_id
    if listed:
        options = tuple(FormOption(name, word.title(view.locale)) for name, word in listed.items())
        yield FormChoice(
            name_of(kind, "reason_id"),
            words["reason_id"],
            options,
            is_required=not vocabulary.acts_in_own_words,
            is_long=True,
            nothing=words["choose"],
        )
    if vocabulary.acts_in_own_words:
        yield FormField(
            name_of(kind, "reason"),
            words["reason_beside" if listed else "reason"],
            hint=words["reason_hint"].format(most=LONGEST_REASON),
            is_required=not listed,
            most_characters=LONGEST_REASON,
        )


def name_of(kind: str, field: str) -> str:
    """The name of a field of the form of an act."""
    return f"{kind}_{field}"


def posted_act(view: FindingView, form: PostedForm) -> Wanted | FormErrors:
    """The act that was posted, with the version that was seen; or what is missing.

    Refused (`ActRefusal`) where the viewer may not do it.
    """
    kind = next((each for each in ActKind if each == form.get(ACT)), None)
    if kind is None:
        return FormErrors({"": view.words["not_open"]})
    acts = [act for act in view.shown.acts if act.kind is kind]
    given = GivenAct(kind, form, view, acts)
    errors = dict(given.errors())
    if errors:
        return FormErrors(errors)
    return given.wanted()


@dataclass(frozen=True, slots=True)
class GivenAct:
    """What was posted with the form of an act. `acts` are those of its kind that are open; none: it will be refused.

    `under`: the name that its fields bear, if it is not the act's own.
    """

    kind: ActKind
    form: PostedForm
    view: FindingView
    acts: Sequence[OpenAct]
    under: str = ""

    def get(self, field: str) -> str:
        return self.form.get(self.name(field))

    def name(self, field: str) -> str:
        return name_of(self.under or self.kind, field)

    @property
    def by(self) -> str:
        """For which post; empty: none of those of the viewer was named."""
        named, open_to = self.get("by"), [act.by for act in self.acts]
        if len(open_to) == 1 and not named:
            return open_to[0]
        mine = open_to or self.view.shown.posts
        return next((post for post in mine if post == named), "" if named or open_to else next(iter(mine), ""))

    def errors(self) -> Iterator[tuple[str, str]]:
        """What is missing of an act that is open; of another its refusal says more."""
        words = self.view.words
        if not self.acts:
            return
        if not self.by:
            yield self.name("by"), words["no_post"]
        if self.acts[0].latest is not None and typed_day(self.get("until")) is None:
            yield self.name("until"), self._odd_day()
        if self.kind is ActKind.SILENCE and self.get("span") not in (UNTIL_THE_DAY, UNTIL_IT_ENDS):
            yield self.name("span"), words["no_span"]
        if self.acts[0].needs_reason and not (self.get("reason_id") or self.get("reason")):
            yield self.name(reason_field(self.view.shown.known.book.vocabulary)), words["no_reason"]

    def _odd_day(self) -> str:
        typed, example = self.get("until"), shown_days(self.view.shown.known.on + AHEAD)
        return self.view.words["odd_day" if typed else "no_day"].format(text=typed, **example)

    def wanted(self) -> Wanted:
        return Wanted(
            kind=self.kind,
            obligation=self.view.shown.known.obligation,
            by=self.by,
            until=typed_day(self.get("until")),
            reason=self.get("reason"),
            until_resolved=self.get("span") == UNTIL_IT_ENDS,
            seen=seen_version(self.form),
            reason_id=self.get("reason_id"),
            file_number=self.get("file_number"),
        )


def reason_field(vocabulary: Vocabulary) -> str:
    """Where a reason is given first."""
    return "reason_id" if vocabulary.reason_by_id else "reason"


def field_of(refused: Refused, kind: str, vocabulary: Vocabulary) -> str:
    """The field that a refusal is about; empty: the form as a whole."""
    if refused.code in ABOUT_THE_DAY:
        return name_of(kind, "until")
    return name_of(kind, reason_field(vocabulary)) if refused.code in ABOUT_THE_REASON else ""
