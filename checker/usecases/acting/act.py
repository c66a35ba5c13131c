"""Acts of roles: a finding is acknowledged, silenced, waived, extended, objected to, handed back. Shell.

One write transaction an act. What it would stop is shown before it is done, from the same look at the store as the act
itself takes; of two acts at the same moment the second is judged against what the first has left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.act import Act, ActKind, counting
from checker.domain.clock import at_local
from checker.domain.due import Due, effective_day, please_by
from checker.domain.finding import ON_THE_LADDER, Episode
from checker.domain.message import SentItem
from checker.domain.obligation_key import ObligationKey
from checker.domain.organisation import Organisation
from checker.domain.post import Post
from checker.domain.problem import nearest
from checker.domain.refusal import ActRefusal, DecidedMeanwhile, FindingNews, Refused
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.spans import extended
from checker.domain.verdict import Verdict
from checker.findings.acts import HAS_AN_END, LONGEST_REASON, ActCase, ActRequest, Decision, Powers, Refusal, decide
from checker.findings.page_rights import PageAct
from checker.findings.permissions import named, post_of, powers_over
from checker.store import acts, findings, obligations, outbox
from checker.store.opening import Store
from checker.usecases.access.access_log import note
from checker.usecases.acting.gathered import KnownFinding, gather, unknown_obligation
from checker.usecases.reasons import check_file_number, check_reason, declared_reason
from notifications.ladder import Ladders

A_DAY = timedelta(days=1)
# These have the ladder told again with the next tick; the others keep back what waits.
OPENS = frozenset({ActKind.OBJECT, ActKind.HANDBACK})
# What they change is judged anew, and not only on the day after their end.
IS_JUDGED_ANEW = frozenset({ActKind.WAIVE, ActKind.EXTEND, ActKind.UNDO, *OPENS})


@dataclass(frozen=True, slots=True)
class Wanted:
    """An act as it was typed. `by` is `role` or `role@unit`; `seen` the version of the finding that was looked at.

    An extension may name a `span` (ISO 8601, P2W) instead of `until`: it follows the end as it was (§ 190 BGB).
    `reason_id` names one of the reasons that the house declares, `file_number` the file that shows it.
    `confirmed_by` is the role that enters what `by` answered at the instant `said_at`; None: `by` does it itself.
    `by_link`: by the link of a mail alone. `in_our_words`: the reason was made here, and typed by nobody.
    """

    kind: ActKind
    obligation: str
    by: str
    until: date | None = None
    reason: str = ""
    until_resolved: bool = False
    span: str | None = None
    seen: int | None = None
    reason_id: str = ""
    confirmed_by: str | None = None
    said_at: datetime | None = None
    file_number: str = ""
    by_link: bool = False
    in_our_words: bool = False


@dataclass(frozen=True, slots=True)
class ActPreview:
    """What an act would do: `stops` are mails that wait, `next_role` whom the ladder names next (`role@scope`).

    `next_on` is the day of that if nobody acts; None: nobody is ahead. `resumes_on` is the first day after the act,
    None where it has no end. `by` is the post as people write it. `due` are the dates after an extension. `told_next`
    is who is notified with the next tick because of the act. `undoes` is the act that is undone. `before` and `after`
    None: there is no finding. `version` is that of the finding `before`.
    """

    kind: ActKind
    obligation: str
    by: str
    verdict: Verdict
    before: Episode | None
    after: Episode | None
    until: date | None
    stops: tuple[SentItem, ...]
    next_role: str | None
    next_on: date | None
    resumes_on: date | None
    version: int
    due: Due | None = None
    told_next: str | None = None
    undoes: Act | None = None


def preview(store: Store, wanted: Wanted, now: datetime) -> ActPreview:
    """What an act would do. Raises Refused; changes nothing."""
    with store.read() as tx:
        return preview_in(tx, wanted, now)


def preview_in(tx: Connection, wanted: Wanted, now: datetime, *, book: Rulebook | None = None) -> ActPreview:
    """As `preview`, within a transaction. `book`: whoever has the rules in force at hand, with who is absent."""
    return _prepared(tx, wanted, now, book).preview


def act(store: Store, wanted: Wanted, now: datetime, *, viewer: Viewer | None = None) -> ActPreview:
    """Do it: recorded, journaled, and the mails that wait and are not needed are kept back. Raises Refused.

    When the finding has changed since the version that was `seen`, nothing is done, and the refusal says what is new.
    `viewer`: who did it on a page, which the access log notes; None: it was done elsewhere.
    """
    with store.write() as tx:
        done = act_in(tx, wanted, now)
        if viewer is not None:
            note(tx, viewer, PageAct.DECIDE, now)
        return done


def act_in(tx: Connection, wanted: Wanted, now: datetime) -> ActPreview:
    """As `act`, within a transaction that does more."""
    ready = _prepared(tx, wanted, now)
    done = ready.preview
    recorded = acts.add(tx, ready.act, now=now)
    if done.before is not None and done.after is not None:
        by = ready.act.by
        findings.save(tx, [done.after], seen={wanted.obligation: done.before}, at=recorded.recorded_at, by=by)
    outbox.supersede(tx, [mail.message for mail in done.stops], at=recorded.recorded_at, why=done.kind)
    _look_again(tx, done, recorded.recorded_at)
    return done


@dataclass(frozen=True, slots=True)
class _Ready:
    """An act that is allowed: as it will be recorded, and what it does."""

    act: Act
    preview: ActPreview


def _prepared(tx: Connection, wanted: Wanted, now: datetime, book: Rulebook | None = None) -> _Ready:
    known = gather(tx, wanted.obligation, now, book=book)
    if not known.is_owed:
        raise unknown_obligation(tx, wanted.obligation)
    if wanted.seen is not None:
        refuse_unseen(tx, wanted.seen, known)
    return _ready(wanted, known)


def previewed(wanted: Wanted, known: KnownFinding) -> ActPreview:
    """What an act would do, from what is known of its finding already; whatever version was seen. Raises Refused."""
    return _ready(wanted, known).preview


def _ready(wanted: Wanted, known: KnownFinding) -> _Ready:
    case, book = known.case, known.book
    request = _request(wanted, known)
    decision = _decision(request, case, wanted, known.rule, book)
    post = Post.parse(request.by)
    recorded = Act(
        kind=request.kind,
        obligation=wanted.obligation,
        by=post.role,
        until=request.until or known.on,
        reason=wanted.reason.strip(),
        recorded_at=known.now,
        scope=post.unit,
        until_resolved=wanted.until_resolved,
        undoes=decision.undoes.sequence if decision.undoes else None,
        before=case.episode,
        because=request.because,
        confirmed_by=wanted.confirmed_by,
        said_at=wanted.said_at,
        file_number=wanted.file_number.strip(),
        by_link=wanted.by_link,
    )
    return _Ready(recorded, shown_of(request, decision, known))


def refuse_unseen(tx: Connection, seen: int, known: KnownFinding) -> None:
    """Refused where something was decided, or has happened, since the version of the finding that was `seen`."""
    if seen == known.version:
        return
    organisation = known.book.organisation
    decided = tuple(
        DecidedMeanwhile(done.kind, named(str(done.by), organisation), done.until if done.kind in HAS_AN_END else None)
        for done in acts.done_since(tx, known.obligation, seen)
    )
    news = FindingNews(decided, known.episode.state if known.episode else None)
    raise Refused(ActRefusal.CHANGED_MEANWHILE, obligation=known.obligation, news=news)


def _request(wanted: Wanted, known: KnownFinding) -> ActRequest:
    book = known.book
    posts = post_of(wanted.by, known.verdict.scope.id, book.organisation, known.on)
    if len(posts) > 1:
        raise Refused(ActRefusal.SEVERAL_HOLD_IT, by=wanted.by, who=posts)
    _check_words(wanted, book)
    until = _end_of_span(wanted.span, known.verdict, known.acts) if wanted.span else wanted.until
    because = declared_reason(wanted.reason_id, book) if wanted.reason_id else None
    return ActRequest(wanted.kind, posts[0], until, wanted.reason.strip(), wanted.until_resolved, because)


def _check_words(wanted: Wanted, book: Rulebook) -> None:
    """Refused where the house wants no words but those of its list. What an answer was entered with is ours."""
    is_ours = wanted.confirmed_by is not None or wanted.in_our_words
    if wanted.reason.strip() and not is_ours and not book.vocabulary.acts_in_own_words:
        raise Refused(ActRefusal.OWN_WORDS, known=tuple(book.vocabulary.reason_by_id))
    check_reason(wanted.reason)
    check_file_number(wanted.file_number)


def _end_of_span(span: str, verdict: Verdict, decided: Iterable[Act]) -> date:
    """The new period follows the old end, not the day of the grant (§ 190 BGB)."""
    granted = [act.until for act in counting(decided) if act.kind is ActKind.EXTEND]
    return extended(granted[-1] if granted else verdict.due.nominal, span)


def _decision(request: ActRequest, case: ActCase, wanted: Wanted, rule: Rule, book: Rulebook) -> Decision:
    scope = ObligationKey.parse(wanted.obligation).scope
    powers = powers_over(request.kind, rule, scope, book, case.on)
    decision = decide(request, case, powers)
    if isinstance(decision, Refusal):
        raise _refused(decision, request, case, powers, wanted, book.organisation)
    return decision


def _refused(
    refusal: Refusal, request: ActRequest, case: ActCase, powers: Powers, wanted: Wanted, organisation: Organisation
) -> Refused:
    """The refusal with all that its code names. Posts are named as people write them."""
    episode = case.episode
    known: dict[str, Any] = {
        "act": request.kind,
        "by": wanted.by,
        "day": episode.resolved_on if episode else None,
        "due": refusal.day,
        "latest": refusal.day,
        "length": len(request.reason),
        "longest": LONGEST_REASON,
        "obligation": wanted.obligation,
        "setting": powers.latest_by,
        "state": episode.state if episode else None,
        "until": request.until,
        "who": tuple(named(post, organisation) for post in refusal.who),
    }
    facts = {name: value for name in refusal.why.facts if (value := known[name]) is not None}
    return Refused(refusal.why, nearest=_meant(refusal, wanted.by, organisation), **facts)


def _meant(refusal: Refusal, by: str, organisation: Organisation) -> str | None:
    if refusal.why is not ActRefusal.UNKNOWN_ROLE:
        return None
    close = nearest(Post.parse(by).role, [role.id for role in organisation.roles])
    return close if close != by else None


def shown_of(request: ActRequest, decision: Decision, known: KnownFinding) -> ActPreview:
    """What a decision about it does. Where the request names no day yet, what goes on after that day is not said."""
    before, after = known.episode, decision.after
    verdict, book, ladders = known.verdict, known.book, known.ladders
    stands = before is not None and before.state in ON_THE_LADDER
    rung = ladders.ahead(before, verdict) if before is not None and stands else None
    following = ladders.following(before, verdict) if before is not None and rung else None
    is_told = request.kind in OPENS or (after is not None and after.step > 0 and after.step_since is None)
    return ActPreview(
        kind=request.kind,
        obligation=verdict.obligation,
        by=named(request.by, book.organisation),
        verdict=verdict,
        before=before,
        after=after,
        until=request.until,
        stops=known.waiting if request.kind not in (*OPENS, ActKind.UNDO) else (),
        next_role=following.key if following else None,
        next_on=rung.from_day if rung else None,
        resumes_on=_resumes_on(request, verdict, book),
        version=known.version,
        due=_new_due(request.until, verdict, book) if request.kind is ActKind.EXTEND and request.until else None,
        told_next=_read_by(ladders, after, verdict) if is_told and after else None,
        undoes=decision.undoes,
    )


def _read_by(ladders: Ladders, episode: Episode, verdict: Verdict) -> str | None:
    """Who reads on the step where the episode stands."""
    standing = ladders.standing(episode, verdict)
    return standing.key if standing else None


def _resumes_on(request: ActRequest, verdict: Verdict, book: Rulebook) -> date | None:
    if request.until is None:
        return None
    if request.kind is ActKind.EXTEND:
        return _new_due(request.until, verdict, book).effective + A_DAY
    return request.until + A_DAY


def _new_due(until: date, verdict: Verdict, book: Rulebook) -> Due:
    """The three dates after an extension, as the next judgement will have them."""
    policy = verdict.due.policy
    effective = effective_day(until, policy, book.calendar)
    return replace(verdict.due, effective=effective, please_by=please_by(until, book.calendar))


def _look_again(tx: Connection, done: ActPreview, at: datetime) -> None:
    """Have it judged at once, or on the day on which the act has ended, if not before."""
    ends = at_local(done.resumes_on, 0) if done.resumes_on else at
    wanted, planned = (at if done.kind in IS_JUDGED_ANEW else ends), obligations.next_looks(tx)[done.obligation]
    obligations.set_next_looks(tx, {done.obligation: min(wanted, planned) if planned else wanted})
