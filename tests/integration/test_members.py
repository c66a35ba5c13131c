"""Who may log in is said at the command line; people stand in the table of members and the access log, nowhere else."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from checker.domain.access import AccessReason, LogInWay, Viewer
from checker.domain.clock import at_local
from checker.domain.refusal import AccessRefusal, Refused
from checker.store import Store, journal
from checker.usecases.access.access_log import look_into, note
from checker.usecases.access.members import accept, invited_login
from checker.usecases.access.sessions import open_session, session_of
from checker.usecases.auditing.retention import forget_people
from tests.stored import url_of
from tests.web.store_dump import dump
from tests.workspace import Done, Workspace, make_workspace

WEB = '\n[web]\naddress = "https://zielwacht.example"\n'
STAMP = "2016-07-04T10:00"
NOW = at_local(date(2016, 7, 4), 10)
LOGIN, SECOND = "zwetschge", "quittengelee"
PASSWORD = "Die Gans frisst gern Kohl"


@pytest.fixture(scope="module")
def activated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = make_workspace(tmp_path_factory.mktemp("house"), goals=["kdu"])
    made.configure(more=WEB)
    done = made.run("rules", "activate", "--yes", "--now", "2016-01-01T08:00")
    assert done.code == 0, done.err
    return made.folder


@pytest.fixture
def house(activated: Path, tmp_path: Path) -> Workspace:
    shutil.copytree(activated, tmp_path / "house")
    return Workspace(tmp_path / "house")


@pytest.fixture
def store(house: Workspace) -> Any:
    opened = Store.open(url_of(house.store), create=False)
    yield opened
    opened.close()


def members(house: Workspace, *words: str) -> Done:
    return house.run("members", *words, "--now", STAMP)


def token_of(done: Done) -> str:
    assert done.code == 0, done.err
    return done.out.strip().rsplit("/", 1)[1]


def listed(house: Workspace) -> dict[str, Any]:
    return {each["login"]: each for each in json.loads(members(house, "list", "--json").out)["members"]}


def test_an_invitation_is_shown_once_and_holds_once(house: Workspace, store: Store) -> None:
    done = members(house, "invite", LOGIN, "--post", "geschaeftsstellenleitung@ratingen", "--post", "bca")
    assert done.out.startswith("https://zielwacht.example/einladung/")
    assert "until 11.07.2016 10:00; not shown again" in done.err
    token = token_of(done)
    assert invited_login(store, token, NOW) == LOGIN
    assert not listed(house)[LOGIN]["has_password"]
    accept(store, token, PASSWORD, NOW)
    assert listed(house)[LOGIN]["has_password"]
    assert listed(house)[LOGIN]["posts"] == ["geschaeftsstellenleitung@ratingen", "bca@jobcenter"]
    with pytest.raises(Refused) as refused:
        accept(store, token, PASSWORD, NOW)
    assert refused.value.code is AccessRefusal.INVITATION_OVER


def test_an_invitation_ends_and_a_weak_password_does_not_use_it_up(house: Workspace, store: Store) -> None:
    token = token_of(members(house, "invite", LOGIN, "--post", "bca", "--days", "2"))
    with pytest.raises(Refused) as refused:
        accept(store, token, "passwort1234", NOW)
    assert refused.value.code is AccessRefusal.PASSWORD_TOO_COMMON
    late = at_local(date(2016, 7, 6), 10)
    with pytest.raises(Refused) as refused:
        accept(store, token, PASSWORD, late)
    assert refused.value.code is AccessRefusal.INVITATION_OVER
    accept(store, token, PASSWORD, NOW)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(("invite", "müller", "--post", "bca"), "'müller' is no login", id="a login with an umlaut"),
        pytest.param(("invite", LOGIN), "no post is named", id="no post"),
        pytest.param(("invite", LOGIN, "--post", "bcaa"), "did you mean 'bca'?", id="a role misspelt"),
        pytest.param(("invite", LOGIN, "--post", "teamleitung"), "name one, as role@unit", id="a unit left out"),
        pytest.param(("invite", LOGIN, "--post", "geschaeftsstellenleitung@ratingn"), "'ratingen'", id="a unit"),
        pytest.param(("invite", LOGIN, "--post", "bca", "--by", "chefin"), "there is no role 'chefin'", id="by nobody"),
        pytest.param(("invite", LOGIN, "--post", "bca", "--way", "oidc"), "nobody comes in by", id="a way not open"),
        pytest.param(("end", "niemand"), "there is no member 'niemand'", id="nobody to end"),
        pytest.param(("posts", "niemand", "--post", "bca"), "there is no member 'niemand'", id="nobody to change"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(words: tuple[str, ...], says: str, house: Workspace) -> None:
    done = members(house, *words)
    assert done.code == 2
    assert says in done.err
    assert listed(house) == {}


def test_without_an_address_there_is_no_link_to_send(house: Workspace) -> None:
    house.configure()
    done = members(house, "invite", LOGIN, "--post", "bca")
    assert done.code == 2
    assert "[web] address" in done.err


def test_a_member_is_not_invited_for_other_posts_by_mistake(house: Workspace) -> None:
    members(house, "invite", LOGIN, "--post", "bca")
    done = members(house, "invite", LOGIN, "--post", "gf")
    assert done.code == 2
    assert "is a member already" in done.err
    done = members(house, "end", LOGIN.replace("w", ""))
    assert f"did you mean '{LOGIN}'?" in done.err


def test_to_be_invited_again_takes_password_and_visits_away(house: Workspace, store: Store) -> None:
    accept(store, token_of(members(house, "invite", LOGIN, "--post", "bca")), PASSWORD, NOW)
    secret = open_session(store, way=LogInWay.PASSWORD, now=NOW, member=1)
    again = token_of(members(house, "invite", LOGIN))
    assert session_of(store, secret, NOW) is None
    assert not listed(house)[LOGIN]["has_password"]
    accept(store, again, PASSWORD, NOW)
    assert listed(house)[LOGIN]["posts"] == ["bca@jobcenter"]


def test_changed_posts_hold_in_the_visit_that_goes_on(house: Workspace, store: Store) -> None:
    members(house, "invite", LOGIN, "--post", "bca")
    secret = open_session(store, way=LogInWay.PASSWORD, now=NOW, member=1)
    assert members(house, "posts", LOGIN, "--post", "gf").out == "zwetschge acts for gf@jobcenter\n"
    found = session_of(store, secret, NOW)
    assert found is not None
    assert found.viewer.posts == ("gf@jobcenter",)


def test_whoever_has_ended_is_out_at_once(house: Workspace, store: Store) -> None:
    token = token_of(members(house, "invite", LOGIN, "--post", "bca"))
    secret = open_session(store, way=LogInWay.PASSWORD, now=NOW, member=1)
    assert "1 session ended" in members(house, "end", LOGIN).out
    assert session_of(store, secret, NOW) is None
    with pytest.raises(Refused):
        accept(store, token, PASSWORD, NOW)
    with pytest.raises(Refused):
        open_session(store, way=LogInWay.PASSWORD, now=NOW, member=1)
    assert "has ended already" in members(house, "end", LOGIN).err
    members(house, "invite", LOGIN, "--post", "gf")
    assert (listed(house)[LOGIN]["member"], listed(house)[LOGIN]["ended_at"]) == (1, None)


def test_a_vacant_post_is_said_to_give_nothing(house: Workspace) -> None:
    done = members(house, "invite", LOGIN, "--post", "bereichsleitung_leistung")
    assert "vacant, so of no effect yet: bereichsleitung_leistung@jobcenter" in done.err
    assert "vacant: bereichsleitung_leistung@jobcenter" in members(house, "list").out


def acted(store: Store, member: int | None, way: LogInWay = LogInWay.PASSWORD) -> int:
    """Somebody enters something as the role; who it was is noted."""
    with store.write() as tx:
        entry = journal.append(tx, "clock.resumed", {"by": "gf"}, NOW)
        note(tx, Viewer(("gf@jobcenter",), way, member), "enter_absence", NOW)
    return entry


def test_who_did_what_is_read_with_a_right_and_a_reason_and_noted(house: Workspace, store: Store) -> None:
    members(house, "invite", LOGIN, "--post", "gf")
    members(house, "invite", SECOND, "--post", "bca")
    first, second = acted(store, 1), acted(store, 2)
    acted(store, None, LogInWay.LINK)
    refused = house.run("audit", "access", "--reason", "objection", "--by", "controlling")
    assert refused.code == 2
    assert "has not the right read_audit" in refused.err
    assert "dsb" in refused.err
    done = house.run("audit", "access", "--reason", "objection", "--by", "dsb", "--now", STAMP)
    assert [line.split()[2] for line in done.out.splitlines()] == [LOGIN, SECOND, "nobody"]
    (only,) = look_into(store, "dsb", AccessReason.AUDIT, NOW, entry=second).notes
    assert (only.member, only.login, only.entry) == (2, SECOND, second)
    with store.read() as tx:
        looks = [entry.facts for entry in journal.entries(tx, kind="access.read")]
    assert looks == [
        {"by": "dsb", "why": "objection", "rows": 3},
        {"by": "dsb", "why": "audit", "rows": 1, "entry": second},
    ]
    assert first < second


def test_people_stand_in_two_tables_and_nowhere_else(house: Workspace, store: Store) -> None:
    token = token_of(members(house, "invite", LOGIN, "--post", "gf"))
    accept(store, token, PASSWORD, NOW)
    secret = open_session(store, way=LogInWay.PASSWORD, now=NOW, member=1)
    acted(store, 1)
    house.run("audit", "access", "--reason", "audit", "--by", "dsb", "--now", STAMP)
    members(house, "posts", LOGIN, "--post", "bca")
    tables = dump(house.store)
    named = {name for name, rows in tables.items() if LOGIN in repr(rows)}
    assert named == {"member"}
    everything = repr(tables)
    for hidden in (token, secret, PASSWORD):
        assert hidden not in everything
        assert hidden.encode() not in house.store.read_bytes()


def test_no_pack_no_mail_and_no_output_names_anybody(house: Workspace, store: Store) -> None:
    members(house, "invite", LOGIN, "--post", "gf")
    acted(store, 1)
    said = [house.run("tick", "--now", STAMP), house.run("status", "--now", STAMP), house.run("audit", "log", "--json")]
    made = house.run("audit", "pack", "--period", "2016", "--out", house.folder / "pack.zip", "--now", STAMP)
    assert made.code == 0, made.err
    assert "member.invited" in said[-1].out
    assert not any(LOGIN in each.out + each.err for each in (*said, made))
    with ZipFile(house.folder / "pack.zip") as pack:
        assert not any(LOGIN.encode() in pack.read(name) for name in pack.namelist())
    assert not any(LOGIN.encode() in mail.read_bytes() for mail in (house.folder / "mails").rglob("*.eml"))


def test_what_was_done_is_forgotten_after_its_days_and_so_is_who_has_ended(house: Workspace, store: Store) -> None:
    members(house, "invite", LOGIN, "--post", "gf")
    acted(store, 1)
    members(house, "end", LOGIN)
    spans = {"access_log": "P90D", "sessions": "P1D"}
    given: Any = spans
    early, late = at_local(date(2016, 10, 2), 12), at_local(date(2016, 10, 3), 12)
    assert forget_people(store, given, early) == {}
    assert forget_people(store, given, late) == {"access_log": 1}
    assert forget_people(store, given, late) == {"access_log": 1}
    assert forget_people(store, given, late) == {}
    store.close()
    assert LOGIN not in repr(dump(house.store))
    with closing(sqlite3.connect(house.store)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert LOGIN.encode() not in house.store.read_bytes()


def test_the_daily_look_forgets_by_itself_what_is_over(house: Workspace, store: Store) -> None:
    members(house, "invite", LOGIN, "--post", "gf")
    acted(store, 1)
    open_session(store, way=LogInWay.PASSWORD, now=NOW, member=1)
    for day, kept in (("2016-10-02", 1), ("2016-10-03", 0)):
        house.run("tick", "--now", f"{day}T10:00")
        tables = dump(house.store)
        assert (len(tables["access_log"]), len(tables["session"])) == (kept, 0)
    with store.read() as tx:
        counts = [entry.facts["deleted"] for entry in journal.entries(tx, kind="access.forgotten")]
    assert counts == [{"sessions": 1}, {"access_log": 1}]


def test_a_hold_keeps_the_access_log(house: Workspace, store: Store) -> None:
    members(house, "invite", LOGIN, "--post", "gf")
    acted(store, 1)
    hold = ("--class", "access_log", "--until", "2017-12-31", "--reason-code", "proceedings", "--by", "gf")
    assert house.run("retention", "hold", *hold, "--now", STAMP).code == 0
    given: Any = {"access_log": "P90D"}
    assert forget_people(store, given, at_local(date(2017, 7, 4), 12)) == {}


def test_the_store_stays_sound_whatever_happens_to_members(house: Workspace) -> None:
    members(house, "invite", LOGIN, "--post", "gf")
    members(house, "end", LOGIN)
    assert house.run("retention", "run", "--by", "gf", "--now", "2017-07-04T10:00").code == 0
    assert listed(house) == {}
    assert house.run("store", "check", "--now", "2017-07-04T10:00").code == 0


def test_status_says_that_nobody_can_log_in_and_who_has_no_post(house: Workspace) -> None:
    assert "nobody can log in there: there is no member" in house.run("status", "--now", STAMP).out
    members(house, "invite", LOGIN, "--post", "bereichsleitung_leistung")
    members(house, "invite", SECOND, "--post", "gf")
    said = house.run("status", "--now", STAMP).out
    assert "nobody can log in" not in said
    assert "members whose posts do not exist or are vacant: 1, first number 1" in said
    assert "try: zielwacht members list" in said
    assert LOGIN not in said
    members(house, "posts", LOGIN, "--post", "bca")
    assert "posts do not exist" not in house.run("status", "--now", STAMP).out


def test_a_role_that_is_renamed_takes_its_members_sight_until_they_get_the_new_one(house: Workspace) -> None:
    members(house, "invite", LOGIN, "--post", "migration")
    file = house.rules / "organisation.yaml"
    text = file.read_text(encoding="utf-8").replace("{id: migration,", "{id: migration_neu,")
    file.write_text(text, encoding="utf-8")
    done = house.activate_edit("--now", "2016-07-03T08:00")
    assert done.code == 0, done.err
    assert listed(house)[LOGIN]["missing"] == ["migration@jobcenter"]
    assert "members whose posts do not exist" in house.run("status", "--now", STAMP).out
    assert members(house, "posts", LOGIN, "--post", "migration_neu").code == 0
