"""What may be decided about a finding, what that does and what was done, as finished texts in one language. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from checker.domain.act import Act, ActKind
from checker.domain.answer import AnswerChoice
from checker.domain.dated import is_dated
from checker.domain.finding import FindingState
from checker.domain.message import OutboxState, SentItem
from checker.domain.post import Post
from checker.domain.refusal import DecidedMeanwhile, FindingNews, Refused
from checker.findings.acts import DONE
from checker.pages.addresses import letter_path
from checker.usecases.acting.act import ActPreview
from checker.usecases.acting.open_acts import OpenAct
from checker.usecases.reading.finding_page import FindingShown
from checker.usecases.rules.mail_context import briefing_of
from checker.wording.act_effects import ActEffects, effect_sentences
from checker.wording.dates import day_text, instant_text
from checker.wording.finding_page_texts import ACT_WORDS, FINDING_WORDS
from checker.wording.locales import Locale
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.mail_texts import capitalised
from checker.wording.post_titles import role_title
from checker.wording.refusal_texts import FINDING_STATES
from checker.wording.refusals import sentence
from notifications.mail_context import Briefing


@dataclass(frozen=True)
class ActTexts:
    """The acts of one finding in one language. Texts are finished and not escaped."""

    shown: FindingShown
    locale: Locale

    @cached_property
    def words(self) -> dict[str, str]:
        return dict(FINDING_WORDS[self.locale])

    @cached_property
    def briefing(self) -> Briefing:
        known = self.shown.known
        return replace(briefing_of(known.book, known.on, known.now, known.answers), locale=self.locale)

    def _addressed(self, sent: SentItem) -> str:
        return self.post(self.shown.roles.post(sent.item.addressed, (sent.item.obligation,), sent.day))

    @property
    def others(self) -> tuple[str, ...]:
        """Who may grant more time or an exception, where the viewer may not."""
        kinds = (ActKind.EXTEND, ActKind.WAIVE) if is_dated(self.shown.verdict) else (ActKind.WAIVE,)
        open_to = {act.kind for act in self.shown.acts}
        return tuple(self._other(kind) for kind in kinds if kind not in open_to and self._who_may(kind))

    def _other(self, kind: ActKind) -> str:
        who = " / ".join(dict.fromkeys(self.post(post) for post in self._who_may(kind)))
        return self.words[f"decides_{kind}"].format(who=who)

    def _who_may(self, kind: ActKind) -> tuple[str, ...]:
        known, verdict = self.shown.known, self.shown.verdict
        if verdict.state in DONE or not known.is_owed:
            return ()
        return self.briefing.who_may(kind, known.rule, verdict.scope.id, known.on)

    @property
    def letters(self) -> tuple[tuple[str, str], ...]:
        """To whom letters wait for the viewer's release, and where each is read whole."""
        offers, known = self.shown.offers, self.shown.known
        if offers is None or not any(offer.choice is AnswerChoice.RELEASE for offer in offers.offers):
            return ()
        drafts = {sent.message: sent for sent in known.notified if sent.state is OutboxState.DRAFT}
        return tuple((self._addressed(sent), letter_path(key)) for key, sent in drafts.items())

    def effects(self, act: OpenAct) -> tuple[str, ...]:
        """What an act stops and what comes then, before its day is named."""
        return self.effects_of(act.preview)

    def effects_of(self, preview: ActPreview) -> tuple[str, ...]:
        """What an act stops and what comes then."""
        told = ActEffects(
            kind=preview.kind,
            kept_back=tuple(self._waiting(sent) for sent in preview.stops),
            next_role=self.post(preview.next_role) if preview.next_role else "",
            next_on=preview.next_on,
            told_next=self.post(preview.told_next) if preview.told_next else "",
            resumes_on=preview.resumes_on,
            due_before=preview.verdict.due,
            due=preview.due,
            state=preview.after.state if preview.after else None,
        )
        return effect_sentences(told, self.locale)

    def _waiting(self, sent: SentItem) -> str:
        return f"{capitalised(MAIL_KINDS[self.locale][sent.mail_kind])} ({self._addressed(sent)})"

    def post(self, post: str) -> str:
        """A post (`role@unit`) as people call it; of what is told of the unit alone, the unit."""
        organisation = self.shown.known.book.organisation
        parsed = Post.parse(post)
        unit = organisation.find(parsed.role) if organisation.role(parsed.role) is None else None
        return unit[1].name if unit else role_title(parsed.role, parsed.unit, organisation, self.locale)

    def done(self, act: Act, *, has_end: bool) -> str:
        """What was decided, by which post, until when, and when it was recorded."""
        told = self.shown.roles.act(act)
        facts = {
            "what": ACT_WORDS[self.locale][act.kind].done,
            "role": self.post(told.post),
            "instant": instant_text(act.recorded_at, self.locale),
        }
        if has_end:
            return self.words["done_line_until"].format(**facts, until=self._day(act.until))
        return self.words["done_line"].format(**facts)

    def is_outside(self, post: str) -> bool:
        """Is it one of a body outside the house?"""
        role = self.shown.known.book.organisation.role(Post.parse(post).role)
        return role is not None and role.is_external

    @property
    def measure_unit(self) -> str:
        """What the unit is called at which a measure would be agreed; empty: none would."""
        organisation, unit = self.shown.known.book.organisation, self.shown.measure_unit
        found = organisation.find(unit) if unit else None
        return found[1].name if found else organisation.organisation.name if unit else ""

    def changed(self, refused: Refused) -> str:
        """What is new since it was seen, as people call what was decided and who did."""
        news = refused.facts.get("news")
        if not isinstance(news, FindingNews):
            return sentence(refused, self.locale)
        if news.decided:
            return "; ".join(map(self._new, news.decided))
        state = FINDING_STATES[self.locale][FindingState(news.state)] if news.state else ""
        return self.words["new_state"].format(state=state) if state else self.words["no_finding"].rstrip(".")

    def _new(self, done: DecidedMeanwhile) -> str:
        what, role = ACT_WORDS[self.locale][ActKind(done.kind)].done, self.post(done.by)
        if done.until is None:
            return self.words["new_act"].format(what=what, role=role)
        return self.words["new_act_until"].format(what=what, role=role, until=self._day(done.until))

    def _day(self, on: date) -> str:
        return day_text(on, self.locale)
