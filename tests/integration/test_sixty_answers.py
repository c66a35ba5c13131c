"""Sixty answers as mail programs send them: each the right proposal or unclear, no act, and nobody found anywhere."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator

import pytest

from checker.domain.proposal import Dropped, Proposal
from checker.store import Store, acts, journal, proposals, records
from checker.usecases.importing.inbox import Inbox
from checker.usecases.running import walk
from notifications.folder import FolderTransport
from tests.answers import ADDRESS, ILLNESS
from tests.integration.test_answers_by_mail import NOON, said, told
from tests.integration.test_answers_in_the_inbox import SENDER
from tests.integration.test_cli_findings import walked
from tests.mail_programs import AUTOMATIC, CASES, Case, Written
from tests.traces import traces
from tests.workspace import Workspace

# As it stands in names, signatures, reasons, banners and small print of those who answered.
OF_PERSONS = ("Mustermann", "Ottokar", ILLNESS, ADDRESS, "02104 1234", "vertrauliche", "Raum 2.14", "Frau Müller")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return walked(tmp_path_factory.mktemp("house"))


@pytest.fixture(scope="module")
def lies(house: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, dict[str, Proposal]]]:
    """What each has become: laid into the inbox under the names that programs give, and taken by one round."""
    inbox = house.folder / "inbox"
    inbox.mkdir(exist_ok=True)
    names = [case.name for case in CASES]
    for number, raw in enumerate(_all(house)):
        name = f"{number:03} AW Frist Mustermann.eml"
        (inbox / name).write_bytes(raw)
        (inbox / f"{name}.done").write_bytes(b"")
    store = Store.open(f"sqlite:///{house.store}", create=False)
    intake = Inbox(inbox)
    heard = tmp_path_factory.mktemp("log") / "log"
    handler = logging.FileHandler(heard)
    logging.getLogger().addHandler(handler)
    try:
        walk.step(store, NOON, intake, FolderTransport(house.folder / "mails"), SENDER, intake=intake)
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    shutil.copy(heard, house.folder / "log")
    with store.read() as tx:
        waiting = proposals.load(tx)
    assert len(waiting) == len(CASES)
    yield store, dict(zip(names, waiting, strict=True))
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


def test_no_answer_acts_and_what_nobody_wrote_is_counted(lies: tuple[Store, dict[str, Proposal]]) -> None:
    store, _ = lies
    with store.read() as tx:
        assert (acts.load(tx), records.load(tx).versions) == ((), ())
        assert proposals.dropped_since(tx, NOON.date()) == {Dropped.AUTOMATIC: len(AUTOMATIC)}
        assert journal.verify(tx) is None


def test_nobody_who_answered_is_found_anywhere(lies: tuple[Store, dict[str, Proposal]], house: Workspace) -> None:
    assert traces(house.folder, *OF_PERSONS) == []
    assert {path.name for path in (house.folder / "inbox").iterdir()} == {"done", "rejected"}
