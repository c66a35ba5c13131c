"""Sixty answers as mail programs send them: each the right proposal or unclear, no act, and nobody found anywhere."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from checker.domain.clock import local_day
from checker.domain.proposal import Dropped, Proposal, ProposalState
from checker.records.foreign_reader import read_foreign
from checker.store import Store, acts, journal, proposals, records
from checker.usecases.importing.arrivals import Arrival
from checker.usecases.importing.inbox import Inbox
from checker.usecases.running import walk
from checker.wording.answer_line import read_answer
from checker.wording.receipts import AnswerTaken
from notifications.folder import FolderTransport
from notifications.incoming import read_incoming
from notifications.mail_files import MailForm, mail_form
from tests.answers import ADDRESS, ILLNESS
from tests.integration.a_house import SENDER
from tests.integration.test_answers_by_mail import said, told
from tests.integration.walked_house import NOON, walked
from tests.mail_programs import AUTOMATIC, CASES, OF_PROGRAMS, OF_WORDS, Case, Expected, Written
from tests.traces import traces
from tests.workspace import Workspace

# As it stands in names, signatures, reasons, banners and small print of those who answered.
OF_PERSONS = ("Mustermann", "Ottokar", ILLNESS, ADDRESS, "02104 1234", "vertrauliche", "Raum 2.14", "Frau Müller")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return walked(tmp_path_factory.mktemp("house"))


@dataclass(slots=True)
class Noting(Inbox):
    """Notes what each file has become, and ends that, as the same answer once more would be no answer of its own."""

    store: Store = field(kw_only=True)
    became: list[Proposal] = field(default_factory=list)

    def answered(self, arrival: Arrival, answer: AnswerTaken) -> bool:
        if answer.number is not None:
            with self.store.write() as tx:
                one = proposals.find(tx, answer.number)
                assert one is not None
                proposals.decide(tx, one, ProposalState.REJECTED, by="controlling", at=NOON, reason="geprüft")
            self.became.append(one)
        # Of a class with slots `super()` without a name finds nothing.
        return Inbox.answered(self, arrival, answer)


@pytest.fixture(scope="module")
def lies(house: Workspace) -> Iterator[tuple[Store, dict[str, Proposal]]]:
    """What each has become: laid into the inbox under the names that programs give, and taken by one round."""
    folder = house.folder / "inbox"
    folder.mkdir(exist_ok=True)
    for number, raw in enumerate(_all(house)):
        name = f"{number:03} AW Frist Mustermann.eml"
        (folder / name).write_bytes(raw)
        (folder / f"{name}.done").write_bytes(b"")
    store = Store.open(f"sqlite:///{house.store}", create=False)
    inbox = Noting(folder, store=store)
    handler = logging.FileHandler(house.folder / "log")
    logging.getLogger().addHandler(handler)
    try:
        walk.step(store, NOON, inbox, FolderTransport(house.folder / "mails"), SENDER, intake=inbox)
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    yield store, {case.name: one for case, one in zip(CASES, inbox.became, strict=True)}
    store.close()


def _all(house: Workspace) -> Iterator[bytes]:
    token, message_id = told(house)
    earlier, _ = told(house, kind="reminder")
    yield from (case.raw(token, message_id, earlier) for case in CASES)
    yield from (program(Written("", token, message_id)) for program in AUTOMATIC.values())


def test_there_are_sixty_of_them() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_answer_is_the_right_proposal_or_unclear(lies: tuple[Store, dict[str, Proposal]], case: Case) -> None:
    assert said(lies[1][case.name]) == case.expected


def test_every_program_says_the_same_with_every_word() -> None:
    """As far as the words go: which mail is answered, and who reads for somebody, is asked of the store."""
    differing = [
        (program, name)
        for program, build in OF_PROGRAMS.items()
        for name, text, expected in OF_WORDS
        if understood(build(Written(text, "ZW-2d7d45", "<a@jobcenter.example>"))) != of_words(expected)
    ]
    assert differing == []


def understood(raw: bytes) -> Expected:
    travelling = read_foreign("msg", "mail", raw).encode() if mail_form(raw) is MailForm.OUTLOOK else raw
    answer = read_answer(read_incoming(travelling).lines or (), local_day(NOON))
    first, second = (day.isoformat() if day else None for day in (answer.day, answer.until))
    return answer.choice, first, second, answer.file_number, answer.unclear


def of_words(expected: Expected) -> Expected:
    return expected if expected[4] != "unknown_reader" else (*expected[:4], None)


def test_no_answer_acts_and_what_nobody_wrote_is_counted(lies: tuple[Store, dict[str, Proposal]]) -> None:
    store, _ = lies
    with store.read() as tx:
        assert (acts.load(tx), records.load(tx).versions) == ((), ())
        assert proposals.dropped_since(tx, NOON.date()) == {Dropped.AUTOMATIC: len(AUTOMATIC)}
        assert journal.verify(tx) is None


def test_nobody_who_answered_is_found_anywhere(lies: tuple[Store, dict[str, Proposal]], house: Workspace) -> None:
    assert traces(house.folder, *OF_PERSONS) == []
    assert {path.name for path in (house.folder / "inbox").iterdir()} == {"done", "rejected"}
