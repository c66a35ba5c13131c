"""What can be answered on a page, what does each answer need, and what comes of it? Pure, from what was gathered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from checker.domain.access import Viewer
from checker.domain.act import ActKind
from checker.domain.answer import LIES_AHEAD, LIES_BEHIND, PROVED, ReadAnswer
from checker.domain.answer import AnswerChoice as A
from checker.domain.page_answer import AnswerInput, HowAnswered, PageInput, PageOffer, PageReason
from checker.domain.post import Post
from checker.domain.proposal import Proposal, SenderKind
from checker.domain.refusal import LinkRefusal, Refused
from checker.findings.acts import NEEDS_NO_REASON
from checker.findings.permissions import powers_over
from checker.findings.visibility import acting_posts
from checker.usecases.acting.act import ActPreview, previewed
from checker.usecases.answering.entering import NEEDS, TAKES_A_FILE_NUMBER, Entry, act_kind, missing_of, wanted_of
from checker.usecases.answering.hearers import hearers
from checker.usecases.answering.page_case import PageCase
from checker.usecases.answering.page_house import PageHouse
from checker.usecases.answering.who_enters import entering_role, who_enters
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.page_answers import effect, field_label, offer_label
from checker.wording.post_titles import role_title

# What a link alone never does, whatever the house has decided: it waits as a proposal.
NEEDS_A_LOG_IN = frozenset({A.RELEASE, A.DO_NOT_SEND, A.CHANGE_NEEDED, A.AWAY})
# What each of these comes to, where it is no act.
COMES_TO = {
    A.DONE: "judged_next",
    A.HELD: "judged_next",
    A.CANCELLED: "judged_next",
    A.PLANNED: "planned",
    A.NOTHING: "nothing",
    A.COMING: "coming",
    A.RELEASE: "letter_leaves",
    A.DO_NOT_SEND: "letter_stays",
    A.CHANGE_NEEDED: "letter_waits",
    A.AWAY: "away",
}
A_YEAR = timedelta(days=366)


def how_answered(case: PageCase, viewer: Viewer | None, house: PageHouse) -> HowAnswered:
    """What becomes of an answer of this viewer. Raises Refused where it is somebody else's to answer."""
    if viewer is not None and viewer.is_logged_in:
        if case.asked.addressed not in acting_posts(viewer, case.book.organisation, case.on):
            if _watches(case, viewer):
                return HowAnswered.SHOWS
            raise Refused(LinkRefusal.NOT_THEIRS, post=addressed_title(case, case.briefing.locale))
        return HowAnswered.SHOWS if case.over else HowAnswered.AT_ONCE
    if case.asked.link is None:
        raise Refused(LinkRefusal.LOG_IN_FIRST, post=addressed_title(case, case.briefing.locale))
    if case.over:
        return HowAnswered.SHOWS
    if house.link_alone:
        return HowAnswered.BY_LINK
    return HowAnswered.LOG_IN if house.asks_log_in else HowAnswered.WAITS


def _watches(case: PageCase, viewer: Viewer) -> bool:
    """May somebody look at what a link alone has done, and take it back, though it was not for them to do?"""
    last = case.last_answer
    if last is None or not last.is_by_link:
        return False
    posts = acting_posts(viewer, case.book.organisation, case.on)
    return entering_role(last, posts, case.book, case.on) is not None


def how_this_is(choice: A, how: HowAnswered) -> HowAnswered:
    """What becomes of one of the answers."""
    return HowAnswered.WAITS if how is HowAnswered.BY_LINK and choice in NEEDS_A_LOG_IN else how


def sender_of(viewer: Viewer | None) -> SenderKind:
    return SenderKind.PAGE if viewer is not None and viewer.is_logged_in else SenderKind.LINK


def addressed_title(case: PageCase, locale: Locale) -> str:
    """The addressed post, as people call it."""
    post = Post.parse(case.asked.addressed)
    return role_title(post.role, post.unit, case.book.organisation, locale)


def offers(case: PageCase, how: HowAnswered, locale: Locale) -> Iterator[PageOffer]:
    """The answers, the likeliest first."""
    for choice in case.choices:
        mine = how_this_is(choice, how)
        came = Proposal(0, case.now, case.matter, ReadAnswer(choice), SenderKind.PAGE)
        done, refused = _previewed(came, case)
        sentences = tuple(effects_of(came, done, case, mine, locale))
        yield PageOffer(
            choice, offer_label(choice, locale), tuple(_inputs(came, case, locale)), sentences, mine, refused
        )


def reasons(case: PageCase, locale: Locale) -> tuple[PageReason, ...]:
    """Those that the house declares."""
    return tuple(PageReason(each.id, each.title(locale)) for each in case.book.vocabulary.reason_by_id.values())


def needs_reason(came: Proposal, case: PageCase) -> bool:
    """Must one of the house's reasons be given? Where it has none, that it was answered so is the reason."""
    kind = _act_kind(came, case)
    return kind is not None and kind not in NEEDS_NO_REASON and bool(case.book.vocabulary.reason_by_id)


def _act_kind(came: Proposal, case: PageCase) -> ActKind | None:
    return act_kind(came, case.known.episodes) if case.known else None


def inputs_of(choice: A) -> tuple[AnswerInput, ...]:
    """The fields that an answer takes, but for its reason."""
    names: list[AnswerInput] = ["day"] if "day" in NEEDS.get(choice, ()) else []
    names += ["until"] if choice in (A.CANCELLED, A.AWAY) else []
    names += ["file_number"] if choice in TAKES_A_FILE_NUMBER or choice in PROVED else []
    return (*names, "reader") if choice is A.AWAY else tuple(names)


def _inputs(came: Proposal, case: PageCase, locale: Locale) -> Iterator[PageInput]:
    choice = came.choice
    assert choice is not None, "an offer is one"
    required = missing_of(came, case.book)
    for name in inputs_of(choice):
        earliest, latest = _bounds(choice, name, case)
        yield PageInput(name, field_label(choice, name, locale), name in required, earliest, latest)
    if needs_reason(came, case):
        yield PageInput("reason_id", field_label(choice, "reason_id", locale), is_required=True)


def _bounds(choice: A, name: AnswerInput, case: PageCase) -> tuple[date | None, date | None]:
    """Between which days one must lie: what has happened behind today, what is promised not."""
    if name not in ("day", "until"):
        return None, None
    if name == "day" and choice in LIES_BEHIND:
        return case.on - A_YEAR, case.on
    latest = case.on + A_YEAR
    if choice is A.TAKE_ON and case.known is not None:
        scope = case.known.verdict.scope.id
        latest = powers_over(ActKind.ACKNOWLEDGE, case.known.rule, scope, case.book, case.on).latest
    is_ahead = name == "until" or choice in LIES_AHEAD or choice is A.AWAY
    return (case.on if is_ahead else case.on - A_YEAR), latest


def refuse_day(came: Proposal, case: PageCase) -> None:
    """Refused where a day lies outside what its field takes: of acts and facts their own rules say more."""
    # Kept days may be no birthdays.
    for day in (came.answer.day, came.answer.until):
        if day is not None and not case.on - A_YEAR <= day <= case.on + A_YEAR:
            raise Refused(LinkRefusal.DAY_TOO_FAR, day=day)


def _previewed(came: Proposal, case: PageCase) -> tuple[ActPreview | None, Refused | None]:
    """What the act does that it would be, by a day that may be named; or why it is refused."""
    kind = _act_kind(came, case)
    if kind is None or case.known is None:
        return None, None
    by_then = _bounds(A.TAKE_ON, "day", case)[1] if kind is ActKind.ACKNOWLEDGE else None
    probe = replace(came, answer=replace(came.answer, day=by_then))
    wanted = wanted_of(probe, kind, case.book, Entry(Post.parse(case.asked.addressed).role, case.now, on_page=True))
    try:
        return replace(previewed(wanted, case.known), resumes_on=None), None
    except Refused as refused:
        return None, refused


def effects_of(
    came: Proposal, done: ActPreview | None, case: PageCase, how: HowAnswered, locale: Locale
) -> Iterator[str]:
    """What comes of an answer, a sentence each. `done`: what the act does that it is; None: it is none."""
    if how is HowAnswered.WAITS:
        yield effect("entered_by", locale, who=enterers(came, case, locale))
    if done is not None:
        yield from _of_an_act(done, case, locale)
    elif came.choice in COMES_TO:
        yield effect(COMES_TO[came.choice], locale)
    else:
        yield effect("decides_nothing", locale)
    if done is None and (heard := heard_by(came, case, locale)):
        yield effect("heard_by", locale, who=heard)
    if how is HowAnswered.BY_LINK:
        organisation = case.book.organisation
        administration = role_title(
            case.book.escalation.administering, organisation.organisation.id, organisation, locale
        )
        yield effect("marked", locale, who=dict.fromkeys((addressed_title(case, locale), administration)))


def _of_an_act(done: ActPreview, case: PageCase, locale: Locale) -> Iterator[str]:
    if done.kind is ActKind.ACKNOWLEDGE:
        if done.stops:
            code = "stops_one" if len(done.stops) == 1 else "stops_several"
            yield effect(code, locale, count=len(done.stops))
        if done.next_role and done.next_on and not _rests_beyond(done):
            yield effect(
                "not_told", locale, who=_titles((done.next_role,), case, locale), day=day_text(done.next_on, locale)
            )
        if done.resumes_on and done.until:
            yield effect("rests_until", locale, day=day_text(done.until, locale))
        else:
            yield effect("rests", locale)
        return
    yield effect("opens", locale)
    if done.told_next:
        yield effect("told_next", locale, who=_titles((done.told_next,), case, locale))


def _rests_beyond(done: ActPreview) -> bool:
    """Is nobody written to on that day anyhow, as it has been taken on already, for longer?"""
    until = done.before.until if done.before else None
    return until is not None and done.next_on is not None and until >= done.next_on


def heard_by(came: Proposal, case: PageCase, locale: Locale) -> tuple[str, ...]:
    """Who is told of what decides nothing, as people call them."""
    told = hearers(came, case.book, Post.parse(came.matter.addressed).role, case.on)
    return _titles((one.key for one in told), case, locale)


def enterers(came: Proposal, case: PageCase, locale: Locale) -> tuple[str, ...]:
    """Who enters an answer that waits, the first of them."""
    house = case.book.organisation.organisation.id
    return _titles((str(Post(who_enters(came, case.book, case.on)[0], house)),), case, locale)


def _titles(posts: Iterable[str], case: PageCase, locale: Locale) -> tuple[str, ...]:
    parsed = map(Post.parse, posts)
    return tuple(role_title(post.role, post.unit, case.book.organisation, locale) for post in parsed)
