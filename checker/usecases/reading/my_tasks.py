"""What must somebody decide, report, release or enter today? Shell, read-only: what is stored says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.clock import local_day
from checker.domain.finding import Episode
from checker.domain.health import UnapprovedEdit
from checker.domain.post import Post
from checker.domain.proposal import ANSWERED_WITHIN, Proposal, ProposalState
from checker.domain.quarantine import OpenNow
from checker.domain.report import Report
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation.reports_ledger import LedgerEntry, reports_ledger
from checker.findings.tasks import StateOfMatter, TaskKind, TaskRequest, WhyMine, requests, why_task
from checker.findings.visibility import acting_posts
from checker.store import findings, grounds, records, verdicts
from checker.store.grounds import NeededApproval
from checker.store.mail_history import asked_of
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store
from checker.usecases.answering.who_enters import who_enters
from checker.usecases.judging.disclosure_history import cells_before
from checker.usecases.reading.at_head import AtHead, at_head
from checker.usecases.reading.come_and_waiting import every_answer, letters_waiting
from checker.usecases.reading.house_seen import book_seen
from checker.usecases.rules.emergencies import still_lacking, unapproved_edits
from checker.usecases.rules.mail_context import briefing_of
from checker.usecases.rules.rule_renames import former_keys, notified_under_any_name
from checker.wording.suppression import published
from notifications.ladder import Ladders
from notifications.mail_context import Briefing
from notifications.overdue_reports import MissingReport


@dataclass(frozen=True, slots=True)
class JudgedMatter:
    """What a task about an obligation is about: its rule, and the verdict as it may be shown."""

    rule: Rule
    verdict: Verdict


TaskSubject = JudgedMatter | MissingReport | QueuedMessage | Proposal | OpenNow | UnapprovedEdit


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `post` (`role@unit`) is whose it is, `by` the day until which it is expected; None: none is.

    `since` is the day on which it was asked, or came in. `passes_on`: behind `by` it is put before the next step.
    `is_late`: that day is over.
    """

    kind: TaskKind
    post: str
    why: WhyMine
    subject: TaskSubject
    since: date
    by: date | None = None
    passes_on: bool = False
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class MyTasks:
    """The tasks of all posts somebody acts for on a day, the next day first. `book` is in force, with its absences."""

    book: Rulebook
    briefing: Briefing
    posts: tuple[str, ...]
    tasks: tuple[Task, ...]


def my_tasks(store: Store, viewer: Viewer, now: datetime) -> MyTasks:
    """What the posts that a viewer acts for at `now` (aware) have to do, those they read for included."""
    on = local_day(now)
    with store.read() as tx:
        known = at_head(tx)
        return known.get(("tasks", viewer, on), lambda: _gathered(tx, known, viewer, now))


def _gathered(tx: Connection, known: AtHead, viewer: Viewer, now: datetime) -> MyTasks:
    on, book = local_day(now), book_seen(tx, known)
    posts = acting_posts(viewer, book.organisation, on)
    house = _House(tx, known, book, on, now, posts, every_answer(tx, known))
    tasks = [*_asked(house), *_letters(house), *_answers(house), *_kept_out(house), *_approvals(house)]
    briefing = briefing_of(book, on, now, house.answers)
    return MyTasks(book, briefing, posts, tuple(sorted(tasks, key=_next_first)))


def _next_first(task: Task) -> tuple[date, int, date]:
    return task.by or date.max, list(TaskKind).index(task.kind), task.since


@dataclass(frozen=True, slots=True)
class _House:
    """What the tasks of some posts are read from. `roles` are those of the posts that stand at the house."""

    tx: Connection
    known: AtHead
    book: Rulebook
    on: date
    now: datetime
    posts: tuple[str, ...]
    answers: tuple[Proposal, ...]
    roles: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        house = self.book.organisation.organisation.id
        at_house = (post for post in map(Post.parse, self.posts) if post.unit == house)
        object.__setattr__(self, "roles", frozenset(post.role for post in at_house))

    def post(self, role: str) -> str:
        return str(Post(role, self.book.organisation.organisation.id))


# --- What mails have asked ---------------------------------------------------------------------------------


def _asked(house: _House) -> Iterator[Task]:
    found = asked_of(house.tx, house.posts)
    asked = requests(found.by_matter)
    if not asked:
        return
    episodes, had = findings.current_and_verdicts_had(house.tx)
    missing: Mapping[str, MissingReport] = {}
    if any(one.kind is TaskKind.SEND for one in asked):
        missing = house.known.get(("missing", house.on, house.book.sha256), lambda: _missing(house, episodes, had))
    standing = [one for one in asked if _may_stand(one, episodes, missing)]
    wanted = {one.about for one in standing if one.kind is not TaskKind.SEND}
    judged = verdicts.latest(house.tx, wanted, had=found.verdicts_had) if wanted else {}
    answers: dict[str, list[Proposal]] = defaultdict(list)
    for came in house.answers:
        answers[came.matter.about].append(came)
    mine: list[tuple[TaskRequest, WhyMine]] = []
    for one in standing:
        verdict = judged[one.about].verdict if one.about in judged else None
        state = StateOfMatter(episodes.get(one.about), verdict, one.about in missing, answers[one.about])
        why = why_task(one, state)
        if why is not None:
            mine.append((one, why))
    yield from _tasks(house, mine, {key: one.verdict for key, one in judged.items()}, episodes, missing)


def _may_stand(request: TaskRequest, episodes: Mapping[str, Episode], missing: Mapping[str, MissingReport]) -> bool:
    """What is over need not be read any further."""
    if request.kind is TaskKind.SEND:
        return request.about in missing
    episode = episodes.get(request.about)
    return request.kind is TaskKind.REPORT or (episode is not None and episode.number == request.episode)


def _tasks(
    house: _House,
    mine: Sequence[tuple[TaskRequest, WhyMine]],
    judged: Mapping[str, Verdict],
    episodes: Mapping[str, Episode],
    missing: Mapping[str, MissingReport],
) -> Iterator[Task]:
    keys = {one.about for one, _ in mine if one.kind is TaskKind.DECIDE}
    told = notified_under_any_name(house.tx, keys, former_keys(house.book, keys)) if keys else {}
    ladders = Ladders(house.book.rule_of, briefing_of(house.book, house.on, house.now, house.answers), told)
    before = cells_before(house.tx, [judged[one.about] for one, _ in mine if one.about in judged])
    for request, why in mine:
        if request.kind is TaskKind.SEND:
            report = missing[request.about]
            day = report.report.expected_by
            yield Task(request.kind, request.post, why, report, request.asked.day, day, is_late=True)
            continue
        verdict = judged[request.about]
        rule = house.book.rule_of(verdict)
        if rule is None:
            continue
        decides = request.kind is TaskKind.DECIDE
        by = _acts_by(ladders, episodes[request.about], verdict) if decides else verdict.due.please_by
        matter = JudgedMatter(rule, published(verdict, before.get(request.about, ())))
        yield _matter_task(request, why, matter, by, house.on)


def _matter_task(request: TaskRequest, why: WhyMine, matter: JudgedMatter, by: date | None, on: date) -> Task:
    decides = request.kind is TaskKind.DECIDE
    is_late = by is not None and by < on
    return Task(request.kind, request.post, why, matter, request.asked.day, by, decides and by is not None, is_late)


def _acts_by(ladders: Ladders, episode: Episode, verdict: Verdict) -> date | None:
    """The day on which the next step is told, where one is."""
    rung = ladders.ahead(episode, verdict)
    return rung.from_day if rung is not None else None


def _missing(house: _House, episodes: Mapping[str, Episode], had: Mapping[str, int]) -> dict[str, MissingReport]:
    """The reports that are overdue, by what mails name them by."""
    came = house.known.get_lasting("reports", lambda: _reports(house))
    ledger = reports_ledger(house.book, came, house.on)
    overdue: list[LedgerEntry] = [entry for entry in ledger if entry.is_overdue(house.on)]
    if not overdue:
        return {}
    from checker.usecases.telling.overdue_reports import missing_reports, needed_for

    wanted = needed_for(overdue, episodes)
    judged = [one.verdict for one in verdicts.latest(house.tx, wanted, had=had).values()]
    found = missing_reports(house.book, overdue, judged, episodes, house.on)
    return {one.about: one for one in found}


def _reports(house: _House) -> tuple[Report, ...]:
    known = house.known.house
    return records.load_reports(house.tx, sequence=records.NEWEST, has_withdrawals=known.has_withdrawals)


# --- Letters, answers, files, edits ------------------------------------------------------------------------


def _letters(house: _House) -> Iterator[Task]:
    management = house.book.escalation.management
    if management not in house.roles:
        return
    for draft in letters_waiting(house.tx, house.known):
        post = house.post(management)
        yield Task(TaskKind.RELEASE, post, WhyMine.MANAGEMENT, draft, draft.message.planned_on)


def _answers(house: _House) -> Iterator[Task]:
    """Those to enter: of who enters them, and of who stands in once the day is over on which one came in."""
    calendar = house.book.calendar
    for came in house.answers:
        if came.state is not ProposalState.WAITING:
            continue
        first, *others = who_enters(came, house.book, house.on)
        came_on = local_day(came.received_at)
        by = calendar.add_office_days(came_on, ANSWERED_WITHIN)
        in_place = others[:1] if house.on > came_on else []
        for role in (first, *in_place):
            if role in house.roles:
                why = WhyMine.ENTERS if role == first else WhyMine.ENTERS_IN_PLACE
                late = house.on > by
                yield Task(TaskKind.ENTER, house.post(role), why, came, came_on, by, passes_on=True, is_late=late)
                break


def _kept_out(house: _House) -> Iterator[Task]:
    administering = house.book.escalation.administering
    if administering not in house.roles:
        return
    # It brings what reads files, which only the administration's page needs.
    from checker.usecases.importing.kept_out import open_now

    kept = house.known.get_lasting(("kept_out", house.book.sha256), lambda: open_now(house.tx, house.known.house))
    if kept is not None:
        post = house.post(administering)
        yield Task(TaskKind.LOOK_INTO, post, WhyMine.ADMINISTERS, kept, local_day(kept.since))


def _approvals(house: _House) -> Iterator[Task]:
    """Edits that took effect in an emergency and lack an approval that one of the posts may give."""
    if not house.roles or not house.known.house.has_emergencies:
        return
    for edit, lacking in house.known.get("edits", lambda: tuple(_unapproved(house.tx))):
        role = next((role for need in lacking for role in need.roles if role in house.roles), None)
        if role is not None:
            yield Task(TaskKind.APPROVE, house.post(role), WhyMine.APPROVES, edit, local_day(edit.since))


def _unapproved(tx: Connection) -> Iterator[tuple[UnapprovedEdit, tuple[NeededApproval, ...]]]:
    for edit in unapproved_edits(tx):
        ground = grounds.of(tx, edit.number)
        if ground is not None:
            yield edit, still_lacking(tx, ground)
