"""The tasks of a role are what mails have asked of it and nobody has answered since: read off the mails' own bytes.

What was asked is taken from the facts of the mails alone (each offer bears the token of what it is about), by a reader
that knows nothing of how tasks are made.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from checker.domain.access import LogInWay, Viewer
from checker.domain.act import ActKind
from checker.domain.answer import AnswerChoice, ReadAnswer
from checker.domain.proposal import Matter, Proposal, SenderKind
from checker.findings.tasks import TaskKind
from checker.store import outbox, proposals
from checker.usecases.acting.act import Wanted, act
from checker.usecases.answering.proposals import reject
from checker.usecases.reading.my_tasks import JudgedMatter, my_tasks
from notifications.overdue_reports import MissingReport
from tests.integration.a_house import CRITERIA, THE_POST_IS_FILLED, TO_THE_DISTRICT, House, a_house

UNTOLD = ("draft", "dead", "superseded", "not_to_be_sent")
OF_MAILS = frozenset({TaskKind.DECIDE, TaskKind.REPORT, TaskKind.SEND})
OWNER = "bereichsleitung_leistung@jobcenter"
Asked = set[tuple[str, str]]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with a_house(tmp_path_factory.mktemp("house"), THE_POST_IS_FILLED, TO_THE_DISTRICT) as made:
        yield made


def tokens(facts: Any) -> Iterator[str]:
    """Every token that offers stand under, wherever in a mail's facts."""
    if isinstance(facts, dict):
        if facts.get("offers") and "token" in facts:
            yield facts["token"].removeprefix("ZW-")
        for part in facts.values():
            yield from tokens(part)
    elif isinstance(facts, list):
        for part in facts:
            yield from tokens(part)


def asked_by_mails(house: House) -> Asked:
    """By matter and post what stands to be answered, from the tables of the store."""
    with closing(sqlite3.connect(house.folder / "store.sqlite3")) as store:
        items = store.execute("SELECT key, obligation, episode, kind, addressed FROM item").fetchall()
        mails = store.execute(
            f"SELECT key, facts, kind, sent_at FROM message WHERE state NOT IN {UNTOLD} ORDER BY queued_at"
        ).fetchall()
        episodes = dict(store.execute("SELECT obligation, state || number FROM episode ORDER BY number").fetchall())
        states = dict(store.execute("SELECT obligation, state FROM verdict_change ORDER BY number").fetchall())
        answers = store.execute("SELECT about, addressed, received_at, state FROM proposal").fetchall()
        reported = {row[0] for row in store.execute("SELECT sender || '/' || profile || '/' || period FROM report")}
    found: Asked = set()
    for _, facts, mail_kind, sent_at in mails:
        if mail_kind in ("all_clear", "rectification", "rule_change", "answer", "answers_wait"):
            continue
        for token in tokens(json.loads(facts)):
            ((_, about, episode, kind, post),) = [item for item in items if item[0].startswith(token)]
            answered = any(
                (one[0], one[1]) == (about, post) and one[2] >= sent_at and one[3] in ("waiting", "entered")
                for one in answers
            )
            stands = {
                "reminder": states.get(about) in ("pending", "awaiting_event"),
                "overdue_report": about not in reported,
            }.get(kind, episodes.get(about) == f"open{episode}")
            if stands and not answered:
                found.add((about, post))
    return found


def named(subject: object) -> str:
    if isinstance(subject, MissingReport):
        return subject.about
    assert isinstance(subject, JudgedMatter)
    return subject.verdict.obligation


def tasks_of_all(house: House) -> Asked:
    """Of somebody who holds every post: whose a task is stands beside it."""
    organisation, day = house.book.organisation, house.day
    everywhere = ((role, organisation.places(role, organisation.organisation.id, day)) for role in organisation.roles)
    posts = tuple(f"{role.id}@{place}" for role, places in everywhere for place in places)
    tasks = my_tasks(house.store, Viewer(posts, LogInWay.PASSWORD, 1), house.at(12)).tasks
    return {(named(task.subject), task.post) for task in tasks if task.kind in OF_MAILS}


def test_tasks_are_what_mails_asked_and_nobody_answered(house: House) -> None:
    """One walk: the reminder, the missed day, the climb, an answer that waits, its rejection, a deputy's act."""
    seen: list[Asked] = []
    for day in (date(2016, 4, 29), date(2016, 5, 3), date(2016, 5, 6), date(2016, 5, 12)):
        house.walk(day)
        seen.append(asked_by_mails(house))
        assert tasks_of_all(house) == seen[-1], f"{day}"
    assert {(CRITERIA, OWNER)} == {one for one in seen[0] if one[0] == CRITERIA}, "the reminder"
    assert (CRITERIA, "gf@jobcenter") in seen[3], "put before the management, and still the owner's"
    assert (CRITERIA, OWNER) in seen[3]

    number = answer(house, AnswerChoice.NEW_DATE)
    assert (CRITERIA, OWNER) not in tasks_of_all(house) == asked_by_mails(house)
    reject(house.store, number, "controlling", "Bitte im Haus klären", house.at(13), mail_domain="jobcenter.example")
    assert (CRITERIA, OWNER) in tasks_of_all(house) == asked_by_mails(house)

    wanted = Wanted(ActKind.ACKNOWLEDGE, CRITERIA, OWNER, until=date(2016, 6, 1), reason="in Arbeit")
    act(house.store, wanted, house.at(14))
    left = tasks_of_all(house)
    assert left == asked_by_mails(house)
    assert CRITERIA not in {about for about, _ in left}, "what somebody has taken on is nobody's task"


def answer(house: House, choice: AnswerChoice) -> int:
    with house.store.write() as tx:
        told = outbox.list_messages(tx, obligation=CRITERIA, addressed=OWNER)
        item = told[-1].message.items[0]
        matter = Matter("", item.key, CRITERIA, OWNER, item.episode)
        came = Proposal(0, house.at(12), matter, ReadAnswer(choice, day=date(2016, 6, 30)), SenderKind.ROLE)
        return proposals.add(tx, came).number
