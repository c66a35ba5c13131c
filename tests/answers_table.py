"""Prints what became of the sixty answers, as a table for people: `python -m tests.answers_table`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.domain.proposal import ProposalState
from checker.store import Store, acts, proposals
from checker.usecases.answering.receive import receive
from tests.integration.test_answers_by_mail import said, told
from tests.integration.test_sixty_answers import OF_PERSONS
from tests.integration.walked_house import DOMAIN, NOON, walked
from tests.mail_programs import AUTOMATIC, CASES, Case, Written
from tests.traces import traces
from tests.workspace import Workspace


def rows(store: Store, house: Workspace) -> Iterator[tuple[str, str]]:
    """A line each: how it was sent, and what was understood."""
    token, message_id = told(house)
    earlier, _ = told(house, kind="reminder")
    for case in CASES:
        yield case.name, _understood(store, case, case.raw(token, message_id, earlier))
    for name, program in AUTOMATIC.items():
        received = receive(store, program(Written("", token, message_id)), NOON, mail_domain=DOMAIN)
        yield name, f"counted: {received.dropped}"


def _understood(store: Store, case: Case, raw: bytes) -> str:
    one = receive(store, raw, NOON, mail_domain=DOMAIN).proposal
    assert one is not None, case.name
    with store.write() as tx:
        # The same answer once more would be none of its own.
        proposals.decide(tx, one, ProposalState.REJECTED, by="controlling", at=NOON)
    *what, unclear = said(one)
    words = " ".join(str(each) for each in what if each)
    mark = "" if said(one) == case.expected else "   WRONG"
    return (f"unclear ({unclear}) {words}" if unclear else words) + mark


def main() -> int:
    with TemporaryDirectory() as folder:
        house = walked(Path(folder) / "house")
        store = Store.open(f"sqlite:///{house.store}", create=False)
        lines = list(rows(store, house))
        with store.read() as tx:
            acted = len(acts.load(tx))
        store.close()
        found = traces(house.folder, *OF_PERSONS)
    width = max(len(name) for name, _ in lines)
    wrong = sum(what.endswith("WRONG") for _, what in lines)
    print("\n".join(f"{name:{width}}  {what}" for name, what in lines))  # noqa: T201
    print(f"{len(lines)} mails, {wrong} wrong, {acted} acts, {len(found)} files with anything of a person")  # noqa: T201
    return 1 if wrong or acted or found else 0


if __name__ == "__main__":
    sys.exit(main())
