"""Every offer of the table, for every kind of rule, goes the real way: it comes in, waits, and can be entered."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property
from html import unescape
from itertools import product
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from checker.domain.answer import AnswerChoice
from checker.domain.clock import at_local
from checker.domain.finding import Episode, FindingState
from checker.domain.message import Item, Message, MessageKind, message_id
from checker.domain.offers import offered
from checker.domain.organisation import Addressee
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import State, Verdict
from checker.store import Store, findings, outbox, sending, verdicts
from checker.usecases.answering.proposals import Completion, accept, show_proposal
from checker.usecases.answering.receive import receive
from checker.usecases.importing.import_records import import_content
from checker.usecases.rules.activation import active
from checker.usecases.rules.mail_context import briefing_of
from checker.usecases.rules.staffed import staffed
from notifications.facts import to_json
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, Upcoming, mail_facts
from notifications.offers import offer_facts, situation
from tests.answers import Shape
from tests.integration.a_house import ADOPTED, DRAFT, THE_POST_IS_FILLED, TO_THE_DISTRICT
from tests.stored import url_of
from tests.unit.wording.made_up import shipped
from tests.workspace import make_workspace

ON = date(2016, 5, 23)
NOON = at_local(ON, 12)
DOMAIN = "jobcenter.example"
ASKED_FOR = {
    "type": "request", "target_id": "special-circumstances-report", "request_id": "a1", "scope": "hilden",
    "period": "2016", "requested_on": "2016-05-09",
}  # fmt: skip
AGREED = {
    "type": "agreement", "agreement_id": "v01", "scope": "hilden", "period": "2016", "agreed_on": "2016-04-11",
    "due_on": "2016-05-02",
}  # fmt: skip
TOLD = (MessageKind.REMINDER, MessageKind.ALERT, MessageKind.ESCALATION, MessageKind.DIGEST, MessageKind.ALL_CLEAR)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped house, judged once, with something asked for and something agreed."""
    made = make_workspace(tmp_path_factory.mktemp("house"))
    assert made.run("rules", "activate").code == 0
    store = Store.open(url_of(next(made.folder.glob("*.sqlite3"))), create=False)
    said = [
        {"schema": "status-record/1", "reported_at": "2016-05-10T10:00:00+02:00", **one} for one in (ASKED_FOR, AGREED)
    ]
    import_content(store, "anlass.json", json.dumps(said).encode(), at_local(date(2016, 5, 11), 9))
    store.close()
    assert made.run("tick", "--now", f"{ON}T07:00").code == 0
    return next(made.folder.glob("*.sqlite3"))


@dataclass(frozen=True)
class House:
    """The store with one promise of each kind and sort of records."""

    store: Store

    @cached_property
    def book(self) -> Rulebook:
        with self.store.read() as tx:
            return staffed(tx, active(tx))

    @cached_property
    def briefing(self) -> Briefing:
        return briefing_of(self.book, ON, NOON)

    @cached_property
    def promises(self) -> Mapping[tuple[str, str], tuple[Rule, Verdict]]:
        with self.store.read() as tx:
            latest = {key: one.verdict for key, one in verdicts.latest(tx).items()}
        found: dict[tuple[str, str], tuple[Rule, Verdict]] = {}
        for verdict in latest.values():
            rule = self.book.rule_of(verdict)
            if rule is not None and self.posts(rule, verdict):
                found.setdefault((rule.kind, rule.measure.records), (rule, verdict))
        return found

    def posts(self, rule: Rule, verdict: Verdict) -> tuple[Addressee, ...]:
        """Who reads on each step of its ladder inside the house."""
        ladder = self.book.escalation.ladder(rule.owner, rule.escalation)
        read = (self.book.organisation.addressees(role, verdict.scope.id, ON) for role in ladder)
        return tuple(many[0] for many in read if many and not many[0].is_external)

    def opened(self, verdict: Verdict) -> Episode:
        with self.store.write() as tx:
            before = findings.history(tx, verdict.obligation)
            number = before[-1].number if before else 1
            fresh = Episode(verdict.obligation, number, FindingState.OPEN, State.BREACHED, "bound", "major", ON, 1, ON)
            seen = {verdict.obligation: before[-1]} if before else {}
            findings.save(tx, [fresh], seen=seen, at=NOON)
        return fresh

    def told(self, mail: MessageKind, rule: Rule, verdict: Verdict, reader: Addressee, times: int) -> Item:
        """A mail of a kind that has left to a post."""
        episode = 0 if mail is MessageKind.REMINDER else 1
        # A row of a digest is news of the finding, as an alert is.
        kind = MessageKind.ALERT if mail is MessageKind.DIGEST else mail
        item = Item("jobcenter", verdict.obligation, episode, kind, str(verdict.state), 1, str(times), reader.key)
        facts = mail_facts(kind, rule, verdict, Reader((reader,)), self.briefing, step=1, upcoming=Upcoming())
        message = Message(kind, reader.key, (item,), ON, NOON, to_json(facts))
        with self.store.write() as tx:
            outbox.enqueue(tx, [message], at=NOON, domain=DOMAIN)
            held = sending.claim(tx, message.key, now=NOON, until=at_local(ON, 13))
            assert held is not None
            sending.mark_data(tx, held, b"x", mailbox="x@jobcenter.example")
            sending.mark_sent(tx, held, at=NOON)
        return item

    def newest(self, verdict: Verdict) -> Episode:
        with self.store.read() as tx:
            return findings.history(tx, verdict.obligation)[-1]

    def offered_in_any_state(
        self, mail: MessageKind, rule: Rule, verdict: Verdict, post: str
    ) -> tuple[AnswerChoice, ...]:
        """What the table offers about an open finding. Who is absent and who has taken it on come last."""
        case = replace(situation(mail, rule, verdict, post, self.briefing), finding=FindingState.OPEN)
        choices = dict.fromkeys(choice for state in State for choice in offered(replace(case, state=state)))
        return tuple(sorted(choices, key=lambda choice: choice in (AnswerChoice.TAKE_ON, AnswerChoice.AWAY)))

    def take(self, choice: AnswerChoice, item: Item) -> None:
        """The answer that a mail prints comes in and is entered: neither may be refused."""
        answer = offer_facts([choice], item, "", self.briefing)
        if answer is None:
            assert choice is AnswerChoice.AWAY, "nobody could stand in"
            return
        (offer,) = answer.offers
        raw = Shape("", offer.line, token=None).bytes("", message_id(item.key, DOMAIN))
        came = receive(self.store, raw, NOON, mail_domain=DOMAIN).proposal
        assert came is not None
        assert (came.unclear, came.doubt) == (None, None), offer.line
        entering = show_proposal(self.store, came.number, NOON).who[0]
        accept(self.store, came.number, entering, Completion(), NOON, mail_domain=DOMAIN)


@pytest.fixture(scope="module")
def house(judged: Path) -> Iterator[House]:
    store = Store.open(url_of(judged), create=False)
    yield House(store)
    store.close()


def every_kind() -> list[tuple[str, str]]:
    """Each kind with each sort of records that a shipped rule of it counts."""
    return sorted({(planned.rule.kind, planned.rule.measure.records) for planned in shipped().rules()})


@pytest.mark.parametrize(("kind", "records"), every_kind())
def test_what_is_offered_about_a_kind_can_be_entered(house: House, kind: str, records: str) -> None:
    """By every mail, in every state, to its owner and to the next step; what was entered alike before once."""
    rule, verdict = house.promises[kind, records]
    entered = set()
    for times, (mail, reader) in enumerate(product(TOLD, house.posts(rule, verdict)[:2])):
        item = house.told(mail, rule, verdict, reader, times)
        for choice in house.offered_in_any_state(mail, rule, verdict, reader.key):
            alike = (choice, reader) if choice is AnswerChoice.TAKE_ON else (choice, None)
            if alike not in entered:
                house.opened(verdict)
                house.take(choice, item)
            entered.add(alike)
    assert {alike[0] for alike in entered} >= {AnswerChoice.NOT_APPLICABLE, AnswerChoice.NOT_RESPONSIBLE}


def test_what_somebody_holds_is_handed_back_by_them_and_contested_by_others(house: House) -> None:
    rule, verdict = house.promises["dated_deliverable", "deliverable"]
    owner, above = house.posts(rule, verdict)[:2]
    for reader, is_holder in ((owner, True), (above, False)):
        house.opened(verdict)
        house.take(AnswerChoice.TAKE_ON, house.told(MessageKind.ALERT, rule, verdict, owner, 100 + is_holder))
        case = situation(MessageKind.DIGEST, rule, verdict, reader.key, house.briefing)
        held = replace(case, finding=FindingState.ACKNOWLEDGED, holds=is_holder)
        contesting = {AnswerChoice.NOT_APPLICABLE, AnswerChoice.NOT_RESPONSIBLE}.intersection(offered(held))
        assert len(contesting) == 1
        house.take(contesting.pop(), house.told(MessageKind.ESCALATION, rule, verdict, reader, 102 + is_holder))
        assert house.newest(verdict).state is FindingState.OPEN


def links_of(mail: Path) -> list[str]:
    """Where the links of a mail lead, as its HTML has them."""
    parsed = message_from_bytes(mail.read_bytes(), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    body = parsed.get_body(("html",))
    assert body is not None
    return [unescape(link) for link in re.findall(r'href="(mailto:[^"]+)"', body.get_content())]


def followed(link: str, on: date) -> bytes:
    """The mail that a mail program makes of a link, with what it leaves blank filled in."""
    said = parse_qs(urlsplit(link).query)
    line = said["body"][0].replace("TT.MM.", f"{on:%d.%m.}").replace("Az. ", "Az. 50.1-2016/077")
    made = EmailMessage()
    made["From"], made["Subject"] = "jemand@jobcenter.example", said["subject"][0]
    made.set_content(line.replace("es liest ", "es liest Geschäftsführung"))
    return made.as_bytes()


def test_every_link_of_every_mail_of_some_weeks_is_taken_on_its_day(tmp_path: Path) -> None:
    """Alerts, escalations, reminders, a letter to release and digests, as they left; nothing is entered."""
    made = make_workspace(tmp_path / "house", goals=("kdu",))
    for name, old, new in (("plans/2016/plan.yaml", DRAFT, ADOPTED), THE_POST_IS_FILLED, TO_THE_DISTRICT):
        path = made.rules / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert made.run("rules", "activate").code == 0
    seen: set[Path] = set()
    offered_of: Counter[str] = Counter()
    for day in ("2016-04-28", "2016-05-03", "2016-05-12", "2016-05-23"):
        assert made.run("tick", "--now", f"{day}T07:00").code == 0
        copy = tmp_path / f"{day}.sqlite3"
        copy.write_bytes(next(made.folder.glob("*.sqlite3")).read_bytes())
        store = Store.open(url_of(copy), create=False)
        on, new_mails = date.fromisoformat(day), set(made.folder.rglob("*.eml")) - seen
        for mail in sorted(new_mails):
            for link in links_of(mail):
                came = receive(store, followed(link, on), at_local(on, 9), mail_domain=DOMAIN).proposal
                assert came is not None
                assert (came.unclear, came.doubt) == (None, None), unquote(link)
                offered_of[str(came.choice)] += 1
        store.close()
        seen |= new_mails
    assert set(offered_of) >= {"done", "new_date", "take_on", "release", "do_not_send", "change_needed", "away"}
