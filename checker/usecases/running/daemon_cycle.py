"""One round of the daemon: check the rules, then a step of the walk; a failure is reported once and counted. Shell.

A round never raises for what can be explained: the next one tries again, and `status` says what is wrong.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from checker.domain.clock import local_time
from checker.domain.errors import ZielwachtError
from checker.domain.health import FOR_PEOPLE, TickPatience, store_issues
from checker.domain.refusal import ActivationRefusal, Refused
from checker.rulebook.problems import RulebookError
from checker.store import activations, cursor, journal, receipts
from checker.store.errors import BehindTheStore, Overtaken
from checker.store.opening import Store
from checker.usecases.auditing.checkpoints import Signing
from checker.usecases.auditing.retention import Spans
from checker.usecases.importing.inbox import Inbox
from checker.usecases.importing.receipts import put_aside
from checker.usecases.importing.staging import sweep_unless_busy
from checker.usecases.progress import Progress
from checker.usecases.rules.activation import Activated, WouldOrphan, active, language_in_force
from checker.usecases.rules.rules_folder import ACTIVATE, LINT, FolderLook, FolderState, look_at
from checker.usecases.running.answer_watch import AnswerWatch
from checker.usecases.running.disk_watch import room_issues
from checker.usecases.running.health import Around, issues_around, what_lies_around
from checker.usecases.running.pages_watch import pages_issues
from checker.usecases.running.ping import Ping
from checker.usecases.running.seal_watch import NO_SPANS, prove_daily
from checker.usecases.running.walk import WalkStep, step
from checker.usecases.telling.health import store_facts
from checker.usecases.telling.operator_mail import tell_operator
from checker.usecases.telling.send import MailIdentity
from checker.usecases.telling.sending_troubles import tell_of_sending
from checker.wording import refusals
from checker.wording.inbox_troubles import trouble_text
from checker.wording.locales import Locale
from checker.wording.year_review.words import counted
from notifications.notices import OperatorTrouble
from notifications.transport import Transport
from notifications.weekly import Occasion

log = logging.getLogger(__name__)

DOWNTIME_INTERVALS = 3
WORTH_A_MAIL = timedelta(days=1)
KEY_CHARACTERS = 16
# Its rule tests may have been mended, or records have come, since an edit did not take effect by itself.
TRIED_AGAIN = timedelta(hours=1)
# Lets a folder take effect at an instant, if nothing speaks against it: the root hands it in.
Activation = Callable[[Store, Path, datetime], Activated]


@dataclass(frozen=True, slots=True)
class RoundReport:
    """What a round did. `failed`: it could not be finished; `troubles` are sentences about what is wrong now."""

    outcome: str
    troubles: tuple[str, ...] = ()
    failed: bool = False


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An edit that does not take effect by itself, when that was last tried, and the sentence about it."""

    fingerprint: str
    tried_at: datetime
    sentence: str

    def is_still(self, fingerprint: str, now: datetime) -> bool:
        return fingerprint == self.fingerprint and now - self.tried_at < TRIED_AGAIN


@dataclass(slots=True)
class Rounds:
    """The daemon's work, one round after the other. Remembers only what prevents duplicate reports."""

    store: Store
    rules: Path
    inbox: Inbox
    transport: Transport
    sender: MailIdentity
    progress: Progress
    activate_when_saved: Activation | None = None
    ping: Ping = field(default_factory=Ping)
    interval: timedelta = timedelta(minutes=1)
    answers: AnswerWatch = field(default_factory=AnswerWatch)
    signing: Signing = field(default_factory=Signing)
    spans: Spans = field(default_factory=lambda: NO_SPANS)
    pages: str = ""
    failures: int = 0
    _told: frozenset[str] = frozenset()
    _look: FolderLook | None = None
    _refused: str = ""
    _waiting: _Waiting | None = None
    _jumps: list[int] = field(default_factory=list)

    def begin(self, now: datetime, interval: timedelta) -> int:
        """Say in the journal that the daemon has started; the downtime in seconds (0: none worth reporting).

        NothingActivated when no rules are in force and the daemon may not activate them itself.
        """
        if self.activate_when_saved is not None and self._in_force() is None:
            self.activate_when_saved(self.store, self.rules, now)
        with self.store.write() as tx:
            book = active(tx)
            at = cursor.read(tx)
            gap = now - at.instant if at else timedelta()
            downtime = int(gap.total_seconds()) if gap > DOWNTIME_INTERVALS * interval else 0
            facts = {"rulebook": book.sha256, "interval_seconds": round(interval.total_seconds())}
            journal.append(tx, "daemon.started", facts | {"downtime_seconds": downtime}, now)
        sweep_unless_busy(self.store, now)
        self.answers.begin(self.store)
        if downtime:
            log.warning("nobody has looked for a while", extra={"downtime_seconds": downtime})
        if at is not None and gap >= WORTH_A_MAIL:
            self._tell_operator(now, [_downtime(at.instant, now)])
        return downtime

    def _look_at_store_and_rules(self, now: datetime) -> list[str]:
        prove_daily(self.store, self.signing, now, mail_domain=self.sender.domain, spans=self.spans)
        return self._look_at_rules(now)

    def end(self, now: datetime, why: str) -> None:
        """Record the end in the journal; a store that refuses is no reason to stay."""
        try:
            with self.store.write() as tx:
                journal.append(tx, "daemon.stopped", {"why": why}, now)
        except ZielwachtError as refused:
            log.error("the goodbye is not in the journal", extra={"why": str(refused)})

    def note_jump(self, seconds: int) -> None:
        """The machine's clock was set by so many seconds; the next round journals it."""
        self._jumps.append(seconds)

    def round(self, now: datetime) -> RoundReport:
        """Look once at everything there is to do at the instant `now` (aware)."""
        troubles: list[str] = []
        outcome, failed = "", False
        try:
            self._journal_jumps(now)
            troubles += [*self._look_at_store_and_rules(now), *self._read_answers(now)]
            report = step(
                self.store,
                now,
                self.inbox,
                self.transport,
                self.sender,
                intake=self.inbox,
                progress=self.progress,
                is_watched=self.ping.url is not None,
            )
            outcome = _outcome(report)
            troubles += _troubles(report)
            tell_of_sending(self.store, now, report.sent, mail_domain=self.sender.domain)
        except Overtaken:
            outcome = "another tick was faster"
        except BehindTheStore:
            outcome, failed = "waiting for the clock", True
            troubles.append(self._behind())
        except ZielwachtError as explained:
            outcome, failed = "failed", True
            troubles.append(str(explained))
        except Exception as mistake:
            # A mistake of ours: told with its place, once; a crash would only repeat it with every restart.
            outcome, failed = "failed", True
            sentence = f"the program failed ({type(mistake).__name__}): see the log, and report it"
            if sentence not in self._told:
                log.exception("a round failed through our own mistake")
            troubles.append(sentence)
        else:
            self._ping(now)
        self._journal_rejections(now)
        troubles += [trouble_text(self.inbox.trouble, "en")] if self.inbox.trouble else []
        self._tell(troubles, failed=failed)
        return RoundReport(outcome, tuple(troubles), failed)

    def _read_answers(self, now: datetime) -> list[str]:
        return self.answers.round(self.store, now, mail_domain=self.sender.domain, progress=self.progress)

    def _ping(self, now: datetime) -> None:
        """After a good round, unless something is not as it must be: the watchman hears nothing until it is mended."""
        if self.ping.url is None or self.inbox.trouble:
            return
        assert self._look is not None, "a round looks at the rules first"
        sender = self.sender
        around = Around(now, self.rules, self.inbox.folder, self.interval, sender.templates, links=sender.links)
        beside = what_lies_around(self._look, around)
        with self.store.read() as tx:
            seen = store_facts(tx, now, by_the_way=True, by_the_clock=True)
        place = self.store.place
        around_it = (
            *issues_around(beside, around), *room_issues(place), *pages_issues(place, self.pages, now)
        )  # fmt: skip
        ills = (*around_it, *store_issues(seen, now, TickPatience(self.interval)))
        if all(ill.code in FOR_PEOPLE for ill in ills):
            self.ping.send()

    def _look_at_rules(self, now: datetime) -> list[str]:
        before = self._look
        self._look = look = look_at(self.rules, self._in_force(), before)
        stands_still = before is not None and before.fingerprint == look.fingerprint
        if look.standing is FolderState.EDITED and stands_still and self.activate_when_saved is not None:
            return self._activate(self.activate_when_saved, look, now)
        if look.standing is FolderState.BROKEN and stands_still and look.fingerprint != self._refused:
            self._refused = look.fingerprint
            with self.store.write() as tx:
                facts = {"fingerprint": look.fingerprint, "mistakes": look.mistakes}
                journal.append(tx, "rules.edit_refused", facts, now)
            self._tell_operator(now, [_broken_rules(look)])
        sentence = look.sentence()
        return [f"rules {sentence}"] if sentence else []

    def _activate(self, activate: Activation, look: FolderLook, now: datetime) -> list[str]:
        """Let an edit take effect. What somebody must see to is looked at again when it is edited, or once an hour."""
        if self._waiting is not None and self._waiting.is_still(look.fingerprint, now):
            return [self._waiting.sentence]
        try:
            done = activate(self.store, self.rules, now)
        except RulebookError:
            return [look_at(self.rules, self._in_force()).sentence()]
        except (WouldOrphan, Refused) as refused:
            self._waiting = _Waiting(look.fingerprint, now, f"rules edited, the last good ones stay: {_said(refused)}")
            self._tell_operator(now, [_waiting_rules(refused, look, language_in_force(self.store))])
            return [self._waiting.sentence]
        log.info("edited rules are in force", extra={"rulebook": done.sha256[:12], "rules": done.rules})
        for each in done.dropped:
            log.info("records hold a word that vocabulary.yaml does not declare any more", extra=asdict(each))
        self._look, self._waiting = FolderLook(FolderState.IN_FORCE, done.sha256), None
        return []

    def _tell_operator(self, now: datetime, occasions: list[Occasion]) -> None:
        """A mail, once. What cannot be planned is in the log all the same, and asked for again in the next round."""
        if tell_operator(self.store, now, occasions, mail_domain=self.sender.domain):
            log.info("the operator is told", extra={"troubles": len(occasions)})

    def _in_force(self) -> str | None:
        with self.store.read() as tx:
            return activations.current_sha256(tx)

    def _behind(self) -> str:
        with self.store.read() as tx:
            at = cursor.read(tx)
        last = f"{local_time(at.instant):%d.%m.%Y %H:%M:%S}" if at else "the last tick"
        return (
            f"the clock stands before the last tick ({last}): nothing is judged or sent until it has passed; "
            "check the machine's clock"
        )

    def _journal_jumps(self, now: datetime) -> None:
        while self._jumps:
            with self.store.write() as tx:
                journal.append(tx, "clock.jumped", {"seconds": self._jumps[0]}, now)
            self._jumps.pop(0)

    def _journal_rejections(self, now: datetime) -> None:
        rejections = self.inbox.take_rejections()
        for rejected in rejections:
            log.warning("put aside unread", extra={"file": rejected.name, "why": rejected.why})
        if not rejections:
            return
        try:
            with self.store.write() as tx:
                senders = active(tx).senders
                for rejected in rejections:
                    kept = receipts.add(tx, put_aside(rejected.name, rejected.why, rejected.megabytes, now, senders))
                    journal.append(tx, "inbox.rejected", {"receipt": kept.number, "why": rejected.why}, now)
        except ZielwachtError as refused:
            log.error("rejections are not in the journal", extra={"why": str(refused)})

    def _tell(self, troubles: list[str], *, failed: bool) -> None:
        """Each trouble once, when it comes and when all of it has gone; repeats are only counted."""
        self.failures = self.failures + 1 if failed else 0
        new = [sentence for sentence in troubles if sentence not in self._told]
        for sentence in new:
            log.log(logging.ERROR if failed else logging.WARNING, "%s", sentence)
        if self._told and not troubles:
            log.info("all well again")
        self._told = frozenset(troubles)


def _broken_rules(look: FolderLook) -> Occasion:
    """The same mistake is reported once; another edit with a mistake is another one."""
    about = look.mistake if look.mistakes < 2 else f"{look.mistake} (+{look.mistakes - 1})"
    return Occasion(OperatorTrouble("broken_rules", about, command=LINT), look.fingerprint[:KEY_CHARACTERS], "folder")


def _waiting_rules(refused: WouldOrphan | Refused, look: FolderLook, locale: Locale) -> Occasion:
    """Told once an edit; what is said by whom it waits for, in the language of the house."""
    trouble = OperatorTrouble("waiting_rules", _said(refused, locale), command=_next_command(refused))
    return Occasion(trouble, look.fingerprint[:KEY_CHARACTERS], "folder")


def _said(refused: WouldOrphan | Refused, locale: Locale = "en") -> str:
    return refusals.sentence(refused, locale) if isinstance(refused, Refused) else str(refused)


def _next_command(refused: WouldOrphan | Refused) -> str:
    match refused:
        case Refused(code=ActivationRefusal.TESTS_FAIL):
            return "zielwacht rules test"
        case Refused(code=ActivationRefusal.NOT_APPROVED):
            return f"zielwacht rules approve {refused.facts['preview']}"
        case Refused(code=ActivationRefusal.NOT_BY_ITSELF):
            return f"zielwacht rules activate --preview {refused.facts['preview']}"
        case _:
            return ACTIVATE


def _downtime(last: datetime, now: datetime) -> Occasion:
    span = f"{local_time(last):%d.%m.%Y %H:%M} – {local_time(now):%d.%m.%Y %H:%M}"
    return Occasion(OperatorTrouble("downtime", span, command="zielwacht status"), last.isoformat(), "daemon")


def _outcome(report: WalkStep) -> str:
    sent = report.sent
    ticked = report.ticked
    parts = [
        (len(report.files), f"{counted(len(report.files), 'files', 'en')} read"),
        (ticked.judged, f"{ticked.judged} judged"),
        (ticked.changed, f"{counted(ticked.changed, 'episodes', 'en')} changed"),
        (ticked.queued, f"{counted(ticked.queued, 'mails', 'en')} planned"),
        (sent.sent, f"{sent.sent} sent"),
        (sent.dead, f"{sent.dead} refused for good"),
    ]
    said = ", ".join(what for count, what in parts if count)
    if said:
        log.info("%s", said)
    return said or "nothing to do"


def _troubles(report: WalkStep) -> list[str]:
    found = [f"mails do not leave: {report.sent.trouble}"] if report.sent.trouble else []
    found += [f"a mail cannot be built: {each.key[:KEY_CHARACTERS]}: {each.why}" for each in report.sent.unbuilt]
    found += [f"a mail template is broken, the built-in texts leave: {one}" for one in report.sent.template_troubles]
    unreachable = report.ticked.unreachable
    return found + [f"nobody reads for {addressed}: name a deputy or fill the post" for addressed in unreachable]
