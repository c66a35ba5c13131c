"""Who may open which page and do what there: tried cell by cell, as requests of somebody who has logged in.

What is expected stands here, written by hand from the files of organisation and escalation; nothing of ours says it.
`+` it is shown, `-` it is refused in the same words whether it is there or not, `A` a log-in is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from checker.domain.answer import AnswerChoice
from checker.domain.message import OutboxState
from checker.domain.proposal import ProposalState
from checker.store import Store, outbox, proposals
from tests.integration.walked_house import NOON
from tests.web.linked_house import a_linked_store
from tests.web.served import PageClient, house_over, page_client, seen
from tests.web.store_dump import Dump, changed, dump_but_for_looks
from tests.web.walked import answered

READERS = {
    "nobody": "",
    "management": "gf@jobcenter",
    "head of benefits": "bereichsleitung_leistung@jobcenter",
    "head of placement": "bereichsleitung_mi@jobcenter",
    "office Ratingen": "geschaeftsstellenleitung@ratingen",
    "office Velbert": "geschaeftsstellenleitung@velbert",
    "administration": "controlling@jobcenter",
    "budget officer": "bfdh@jobcenter",
    "service": "it@jobcenter",
    "supervision": "fachaufsicht@jobcenter",
    "staff council": "personalrat@jobcenter",
    "data protection": "dsb@jobcenter",
    "audit": "revision@jobcenter",
    "district": "traeger_kreis@jobcenter",
    "a post to come": "teamleitung_but@jobcenter",
}
CRITERIA, TEAM = "investigation-criteria-agreed/jobcenter/2016", "ikunden-benefit-exits/ikunden/2016"
RATINGEN, VELBERT = "interface-dialogues-held/ratingen/2016", "interface-dialogues-held/velbert/2016"
PAGES = ("tasks", "house", "Ratingen", "Velbert", "letters", "letter", "answers", "answer", "account", "log-in")
# By the house's own rule the deputy of the management may release at any time, and that of the administration enter.
OPENS = {
    #                     tasks house Rat. Velb. letters letter answers answer account log-in
    "nobody":            "A     A     A    A     A       A      A       A      A       +",
    "management":        "+     +     +    +     +       +      +       -      +       +",
    "head of benefits":  "+     +     -    -     -       -      -       -      +       +",
    "head of placement": "+     +     +    +     +       +      +       -      +       +",
    "office Ratingen":   "+     +     +    -     -       -      -       -      +       +",
    "office Velbert":    "+     +     -    +     -       -      -       -      +       +",
    "administration":    "+     +     +    +     +       +      +       +      +       +",
    "budget officer":    "+     +     -    -     -       -      +       +      +       +",
    "service":           "+     +     -    -     -       -      -       -      +       +",
    "supervision":       "+     +     +    +     -       -      -       -      +       +",
    "staff council":     "+     -     -    -     -       -      -       -      +       +",
    "data protection":   "+     +     -    -     -       -      -       -      +       +",
    "audit":             "+     +     +    +     -       -      -       -      +       +",
    "district":          "+     -     -    -     -       -      -       -      +       +",
    "a post to come":    "-     -     -    -     -       -      -       -      +       +",
}  # fmt: skip

ACTS = ("acknowledge", "silence", "waive", "extend", "object", "handback", "takeover", "noise", "undo")
# Nobody has decided anything yet: there is nothing to object to, to hand back, to take over or to undo.
DECIDES = {
    #                     the house's, agreed with the district   a team's, decided in the house
    "management":        ("acknowledge silence",                  "acknowledge silence waive noise"),
    "head of benefits":  ("acknowledge",                          ""),
    "head of placement": ("",                                     "acknowledge silence"),
    "supervision":       ("acknowledge",                          "acknowledge"),
    "administration":    ("",                                     "noise"),
}  # fmt: skip


class House(NamedTuple):
    store: Store
    place: Path
    letter: str
    answer: str

    def client(self, reader: str) -> PageClient:
        client = page_client(house_over(self.store, NOON))
        return client.log_in(READERS[reader]) if READERS[reader] else client

    def dump(self) -> Dump:
        return dump_but_for_looks(self.place)


@contextmanager
def a_house(folder: Path) -> Iterator[House]:
    with a_linked_store(folder) as store:
        answer = answered(store, AnswerChoice.DONE, NOON, day=date(2016, 5, 20))
        with store.read() as tx:
            (draft,) = outbox.list_messages(tx, states=[OutboxState.DRAFT])
        yield House(store, Path(store.place), f"/schreiben/{draft.key}", f"/vorschlaege/{answer}")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with a_house(tmp_path_factory.mktemp("rights")) as made:
        yield made


def path_of(house: House, page: str) -> str:
    return {
        "tasks": "/aufgaben",
        "house": f"/befunde/{CRITERIA}",
        "Ratingen": f"/befunde/{RATINGEN}",
        "Velbert": f"/befunde/{VELBERT}",
        "letters": "/schreiben",
        "letter": house.letter,
        "answers": "/vorschlaege",
        "answer": house.answer,
        "account": "/konto",
        "statement": "/barrierefreiheit",
        "log-in": "/anmelden",
    }[page]


def kind_of(response: Any) -> str:
    if response.status_code == 303 and response.headers["location"].startswith("/anmelden"):
        return "A"
    # Whoever has logged in is led on from the log-in.
    return "+" if response.status_code in {200, 303} else "-" if response.status_code in {403, 404} else "?"


@pytest.mark.parametrize("reader", READERS)
def test_each_page_opens_for_whom_it_is_meant_and_for_nobody_else(house: House, reader: str) -> None:
    client, before = house.client(reader), house.dump()
    found = {page: kind_of(client.get(path_of(house, page))) for page in PAGES}
    assert found == dict(zip(PAGES, OPENS[reader].split(), strict=True))
    assert changed(before, house.dump()) == {}


@pytest.mark.parametrize("reader", READERS)
def test_what_is_not_there_and_what_is_somebody_elses_are_the_same(house: House, reader: str) -> None:
    """No difference tells which findings there are."""
    client = house.client(reader)
    hidden = [path_of(house, page) for page, shown in zip(PAGES, OPENS[reader].split(), strict=True)
              if shown == "-" and page in {"house", "Ratingen", "Velbert"}]  # fmt: skip
    nowhere = client.get("/befunde/no-such-rule/jobcenter/2016")
    for path in hidden:
        answer = client.get(path)
        assert answer.status_code == nowhere.status_code
        assert words(answer) == words(nowhere)


def words(response: Any) -> str:
    """Of the page, without its own address and what forms bear."""
    text = re.sub(r'value="[^"]*"|„[^“]*/[^“]*/[^“]*“', "", response.text)
    return " ".join(text.split())


SEEN_WITH_AN_ACT = re.compile(r'name="seen" value="(\d+)">\s*<input type="hidden" name="act"')
FIELDS = {
    "until": "31.05.2016", "reason": "Der Vertrag läuft noch", "file_number": "50.1-2016/077", "span": "day",
}  # fmt: skip


def fields_of(act: str, version: str) -> dict[str, str]:
    """Everything that the form of an act could ask for."""
    return {"act": act, "seen": version, "confirmed": "1", **{f"{act}_{name}": value for name, value in FIELDS.items()}}


def version_of(house: House, obligation: str) -> str:
    """As it stands in a form for acts, on the page of somebody who may act."""
    found = SEEN_WITH_AN_ACT.search(house.client("management").get(f"/befunde/{obligation}").text)
    assert found is not None
    return found[1]


def may(reader: str, place: int) -> set[str]:
    return set(DECIDES.get(reader, ("", ""))[place].split())


@pytest.mark.parametrize(("obligation", "place"), [(CRITERIA, 0), (TEAM, 1)], ids=["the house's", "a team's"])
@pytest.mark.parametrize("reader", READERS)
def test_whoever_may_not_decide_is_refused_and_nothing_is_changed(
    house: House, reader: str, obligation: str, place: int
) -> None:
    """Every act is posted whole, as its own form would, also where the page shows no such form."""
    client, before, version = house.client(reader), house.dump(), version_of(house, obligation)
    token = client.token("/nirgends")
    refused = [act for act in ACTS if act not in may(reader, place)]
    answers = {
        act: client.post(f"/befunde/{obligation}", fields_of(act, version), token=token).status_code for act in refused
    }
    expected = {303} if not READERS[reader] else {403, 404, 422}
    assert {act: status for act, status in answers.items() if status not in expected} == {}
    assert changed(before, house.dump()) == {}


ALLOWED = [
    pytest.param(reader, obligation, act, id=f"{reader}, {act}, {obligation.partition('/')[0]}")
    for reader in DECIDES
    for place, obligation in enumerate((CRITERIA, TEAM))
    for act in sorted(may(reader, place))
]


@pytest.mark.parametrize(("reader", "obligation", "act"), ALLOWED)
def test_whoever_may_decide_is_shown_the_form_and_heard(tmp_path: Path, reader: str, obligation: str, act: str) -> None:
    with a_house(tmp_path) as house:
        client, before = house.client(reader), house.dump()
        path = f"/befunde/{obligation}"
        page = client.get(path).text
        if f'name="act" value="{act}"' in page:
            given = fields_of(act, version_of(house, obligation))
        else:
            given = answer_of(page, act)
        answer = client.post(path, given)
        assert answer.status_code == 303, words(answer)[:2000]
        assert changed(before, house.dump())["act"] == 1


def answer_of(page: str, act: str) -> dict[str, str]:
    """What can be said as an answer to a mail has no form of its own: to take it on is to acknowledge."""
    assert act == "acknowledge"
    assert 'name="choice" value="take_on"' in page
    form = page[page.index('name="form"') - 200 :]
    borne = {name: re.findall(rf'name="{name}" value="([^"]*)"', form)[0] for name in ("seen", "form")}
    return {"choice": "take_on", "take_on_day": FIELDS["until"], **borne}


RELEASE = {"management", "head of placement"}
ENTER = {"administration", "budget officer"}


@pytest.mark.parametrize("reader", [reader for reader in READERS if reader not in RELEASE])
def test_letters_are_decided_by_the_management_and_its_deputy_alone(house: House, reader: str) -> None:
    client, before = house.client(reader), house.dump()
    token = client.token("/nirgends")
    version = seen(house.client("management").get(house.letter))
    given = {"seen": version, "confirmed": "yes", "told_on": "20.05.2016", "file_number": "1-2016/1", "reason": "Nein"}
    for form, decision in (("decide", "release"), ("decide", "told"), ("decide", "keep_back"), ("edit", "")):
        answer = client.post(house.letter, {"form": form, "decision": decision, **given}, token=token)
        assert answer.status_code in ({303} if not READERS[reader] else {403, 404}), (decision, answer.status_code)
    assert changed(before, house.dump()) == {}


@pytest.mark.parametrize("reader", [reader for reader in READERS if reader not in ENTER])
def test_answers_are_entered_by_the_administration_and_its_deputy_alone(house: House, reader: str) -> None:
    client, before = house.client(reader), house.dump()
    token = client.token("/nirgends")
    for decision in ("enter", "reject"):
        given = {"decision": decision, "file_number": "1-2016/1", "reason": "Bitte noch einmal"}
        answer = client.post(house.answer, given, token=token)
        assert answer.status_code in ({303} if not READERS[reader] else {403, 404, 422}), (decision, answer.status_code)
    assert changed(before, house.dump()) == {}


@pytest.mark.parametrize("reader", sorted(RELEASE))
def test_whoever_may_release_a_letter_does(tmp_path: Path, reader: str) -> None:
    with a_house(tmp_path) as house:
        client = house.client(reader)
        version = seen(client.get(house.letter))
        given = {"form": "decide", "decision": "release", "seen": version, "confirmed": "yes"}
        assert client.post(house.letter, given).status_code == 303
        with house.store.read() as tx:
            assert outbox.list_messages(tx, states=[OutboxState.DRAFT]) == ()


@pytest.mark.parametrize("reader", sorted(ENTER))
def test_whoever_may_enter_an_answer_does(tmp_path: Path, reader: str) -> None:
    with a_house(tmp_path) as house:
        given = {"decision": "enter", "file_number": "50.1-2016/077"}
        answer = house.client(reader).post(house.answer, given)
        assert answer.status_code == 303, answer.text
        with house.store.read() as tx:
            assert proposals.load(tx, ProposalState.WAITING) == ()
