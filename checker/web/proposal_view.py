"""An answer that waits, as its page lays it out: what was said, what is in doubt, what entering it does. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from checker.domain.clock import local_day
from checker.domain.proposal import Proposal
from checker.domain.rulebook import Rulebook
from checker.pages.addresses import finding_path, proposal_path
from checker.pages.list_page import ListCell, ListColumn, ListPage, whole_list
from checker.usecases.reading.answers_to_enter import AnswerLook, AnswersOfViewer, AnswerToDecide
from checker.web.forms import FormChoice, FormField, FormOption
from checker.web.typed import shown_days
from checker.wording.answers import WHY_UNCLEAR, said_text
from checker.wording.dates import day_text, instant_text, short_weekday_text
from checker.wording.locales import Locale
from checker.wording.post_titles import post_title
from checker.wording.proposal_page_words import ENTERING, PROPOSAL_STATES, PROPOSAL_WORDS, SENDERS
from checker.wording.refusals import sentence
from checker.wording.states import SIGNS, state_text
from notifications.answers import matter_title

Row = tuple[str, str]


def said(came: Proposal, locale: Locale) -> str:
    return said_text(came.answer, locale) or PROPOSAL_WORDS[locale]["unclear"]


def proposal_lists(found: AnswersOfViewer, locale: Locale) -> tuple[ListPage, ListPage]:
    """Those that wait, and those decided lately."""
    words, book = PROPOSAL_WORDS[locale], found.book
    common = ("said", "of", "about", "came")
    waiting = tuple(_waiting(one, book, locale) for one in found.waiting)
    decided = tuple((*_common(one, book, locale), ListCell(decided_text(one, book, locale))) for one in found.decided)
    return (
        whole_list(tuple(ListColumn(name, words[name]) for name in (*common, "until")), waiting),
        whole_list(tuple(ListColumn(name, words[name]) for name in (*common, "state")), decided),
    )


def _waiting(one: AnswerToDecide, book: Rulebook, locale: Locale) -> tuple[ListCell, ...]:
    words = PROPOSAL_WORDS[locale]
    beside = (words["is_over"],) if one.is_over else ()
    return (*_common(one.came, book, locale), ListCell(short_weekday_text(one.until, locale), beside=beside))


def _common(came: Proposal, book: Rulebook, locale: Locale) -> tuple[ListCell, ...]:
    words = PROPOSAL_WORDS[locale]
    return (
        # Two may say the same, and a link says which one it leads to.
        ListCell(words["numbered"].format(said=said(came, locale), number=came.number), proposal_path(came.number)),
        ListCell(post_title(came.matter.addressed, book.organisation, locale) or words["nobody"]),
        ListCell(matter_title(came.matter, book, locale)),
        ListCell(instant_text(came.received_at, locale)),
    )


def decided_text(came: Proposal, book: Rulebook, locale: Locale) -> str:
    """How it was decided, by whom, and why; empty while it waits."""
    if came.decided_at is None:
        return ""
    words, state = PROPOSAL_WORDS[locale], PROPOSAL_STATES[locale][came.state]
    day = day_text(local_day(came.decided_at), locale)
    if came.decided_by is None:
        text = words["decided_by_itself"].format(state=state, day=day)
    else:
        # Of who enters answers the role alone is kept; who has answered did so for a post.
        by = came.matter.addressed if came.did_at_once else came.decided_by
        text = words["decided_by"].format(state=state, day=day, role=post_title(by, book.organisation, locale))
    return f"{text}; {words['reason_was'].format(reason=came.reason)}" if came.reason else text


@dataclass(frozen=True, slots=True)
class ProposalView:
    """What the template of one answer shows. `finding` empty: it is about no finding."""

    said: str
    rows: tuple[Row, ...]
    does: tuple[str, ...]
    is_late: bool
    finding: str


def proposal_view(look: AnswerLook, locale: Locale) -> ProposalView:
    came = look.came
    return ProposalView(
        said=said(came, locale),
        rows=tuple(_rows(look, locale)),
        does=tuple(_does(look, locale)),
        is_late=look.decides is not None and look.decides.is_over,
        finding=finding_path(look.matter.verdict.obligation) if look.matter else "",
    )


def _rows(look: AnswerLook, locale: Locale) -> Iterator[Row]:
    came, book, words = look.came, look.book, PROPOSAL_WORDS[locale]
    answer = came.answer
    yield words["state"], decided_text(came, book, locale) or PROPOSAL_STATES[locale][came.state]
    yield words["of"], post_title(came.matter.addressed, book.organisation, locale) or words["nobody"]
    yield words["came"], instant_text(came.received_at, locale)
    yield words["sender"], SENDERS[locale][came.sender]
    if title := matter_title(came.matter, book, locale):
        yield words["about"], title
    if answer.file_number:
        yield words["file_number"], answer.file_number
    if answer.until is not None:
        yield words["until_day"], day_text(answer.until, locale)
    if answer.reader:
        yield words["reads"], post_title(answer.reader, book.organisation, locale)
    if look.matter is not None:
        verdict = look.matter.verdict
        yield words["now"], f"{SIGNS[verdict.state]} {state_text(verdict, locale)}"
    if look.decides is not None:
        yield words["until"], short_weekday_text(look.decides.until, locale)
    if answer.unclear is not None:
        yield words["unclear"], WHY_UNCLEAR[locale][answer.unclear]
    if look.refused is not None:
        yield words["doubt"], sentence(look.refused, locale)


def _does(look: AnswerLook, locale: Locale) -> Iterator[str]:
    """What entering it would do; nothing where it was decided, or can only be rejected."""
    words, choice, does = PROPOSAL_WORDS[locale], look.came.choice, look.does
    if look.decides is None or choice is None or look.came.unclear is not None:
        return
    yield ENTERING[locale][choice]
    if does is None:
        return
    if does.stops:
        mails = len({mail.message for mail in does.stops})
        yield words["stops_one"] if mails == 1 else words["stops"].format(count=mails)
    if does.until is not None:
        yield words["rests_until"].format(day=day_text(does.until, locale))
    if does.next_role is not None and does.next_on is not None:
        role = post_title(does.next_role, look.book.organisation, locale)
        yield words["next_on"].format(day=day_text(does.next_on, locale), role=role)


def decision_parts(look: AnswerLook, on: date, locale: Locale) -> tuple[FormChoice | FormField, ...]:
    """The choice, and what may be completed, confirmed or given as a reason; none where it was decided.

    `on`: the day of the examples.
    """
    if look.decides is None:
        return ()
    words, came = PROPOSAL_WORDS[locale], look.came
    is_clear = came.choice is not None and came.unclear is None
    acts = (*(("enter",) if is_clear else ()), "reject")
    parts: list[FormChoice | FormField] = [
        FormChoice(
            "decision", words["choose"], tuple(FormOption(act, words[act], words[f"{act}_hint"]) for act in acts)
        )
    ]
    labels = _labels(locale)
    for name in look.takes if is_clear else ():
        if getattr(came.answer, name) is None:
            length = 40 if name == "file_number" else 10
            parts.append(
                FormField(
                    name, labels[name], hint=words[f"{name}_hint"].format(**shown_days(on)), most_characters=length
                )
            )
    if look.asks_token and is_clear:
        hint = words["token_hint"].format(token=came.matter.token or "–")
        parts.append(FormField("token", words["token"], hint=hint, most_characters=40))
    parts.append(FormField("reason", words["reason"], hint=words["reason_hint"], most_characters=500))
    return tuple(parts)


def missing_text(look: AnswerLook, locale: Locale) -> str:
    """What the answer does not say yet; empty: nothing lacks."""
    words, labels = PROPOSAL_WORDS[locale], _labels(locale)
    missing = look.decides.missing if look.decides is not None else ()
    return words["missing"].format(what=", ".join(labels[name] for name in missing)) if missing else ""


def _labels(locale: Locale) -> Mapping[str, str]:
    """Of what an answer may lack."""
    words = PROPOSAL_WORDS[locale]
    return {"day": words["day"], "until": words["until_day"], "file_number": words["file_number"]}
