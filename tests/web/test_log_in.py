"""Log-in by password: guessed, replayed, planted, and by two at once; and the pages around it."""

from __future__ import annotations

import base64
import hashlib
import logging
import re
import threading
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest

from checker.domain.refusal import AccessRefusal, Refused
from checker.store import Store
from checker.usecases.access import passwords
from checker.usecases.access.log_in import PasswordLogIn, log_in
from checker.usecases.access.members import accept, end_member, invite
from checker.usecases.access.own_credentials import set_up_second_factor
from checker.usecases.access.second_factor import new_totp_secret
from checker.usecases.access.sessions import session_of
from checker.web.asked import WebRequest
from checker.web.client_address import client_of
from checker.web.stored_sessions import limits_of
from checker.web.visit import WebHouse
from tests.web.served import PageClient, house_over, logged_by_us, page_client, words
from tests.web.store_dump import dump
from tests.web.walked import NOON, a_walked_store

LOGIN, PASSWORD = "zwetschge", "Die Gans frisst gern Kohl"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
WRONG = "falsch, und lang genug"


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """As strong as the tests need: what is proved here is not how slow a hash is."""
    monkeypatch.setattr(passwords, "MEMORY_KIB", 64)
    monkeypatch.setattr(passwords, "TIME_COST", 1)
    passwords._hasher.cache_clear()
    passwords._of_nobody.cache_clear()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_walked_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def house(store: Store) -> WebHouse:
    return house_over(store, NOON)


@pytest.fixture
def member(store: Store) -> int:
    """Somebody who may log in as the management."""
    invited = invite(store, LOGIN, ["gf"], "administration", NOON)
    assert invited.token is not None
    return accept(store, invited.token, PASSWORD, NOON).number


def place(store: Store) -> Path:
    return Path(store.place)


def tried(client: PageClient, login: str = LOGIN, password: str = PASSWORD, code: str = "") -> Any:
    return client.post("/anmelden", {"login": login, "password": password, "code": code})


def test_whoever_has_logged_in_comes_back_to_where_they_were(house: WebHouse, member: int) -> None:
    client = page_client(house)
    sent = client.get("/aufgaben")
    assert sent.headers["location"] == "/anmelden?weiter=/aufgaben"
    done = client.post("/anmelden", {"login": " Zwetschge ", "password": PASSWORD, "weiter": "/konto/kennwort"})
    assert (done.status_code, done.headers["location"]) == (303, "/konto/kennwort")
    cookie = done.headers["set-cookie"]
    assert "__Host-zielwacht=" in cookie
    assert all(part in cookie for part in ("Path=/", "Secure", "HttpOnly", "SameSite=Lax"))
    assert client.get("/aufgaben").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "aufgaben",
        "/anmelden",
    ],
)
def test_nobody_is_sent_to_another_host(path: str, house: WebHouse, member: int) -> None:
    client = page_client(house)
    done = client.post("/anmelden", {"login": LOGIN, "password": PASSWORD, "weiter": path})
    assert done.headers["location"] == "/"
    assert "evil" not in page_client(house).get(f"/anmelden?weiter={path}").text


def test_the_form_helps_password_managers_and_asks_no_puzzle(house: WebHouse) -> None:
    page = page_client(house).get("/anmelden").text
    for name in ("username", "current-password", "one-time-code"):
        assert f'autocomplete="{name}"' in page
    assert "onpaste" not in page
    assert "<script" not in page


def test_wrong_passwords_and_unknown_logins_are_told_alike(house: WebHouse, member: int) -> None:
    pages = [tried(page_client(house), login, WRONG) for login in (LOGIN, "niemand", "mü ller")]
    assert {page.status_code for page in pages} == {422}
    assert all("Anmeldename, Kennwort oder Einmalcode stimmen nicht" in words(page) for page in pages)
    assert all(WRONG not in page.text for page in pages)
    assert 'value="niemand"' in pages[1].text


def test_a_login_that_nobody_has_takes_the_same_work(
    store: Store, member: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    verify = passwords._hasher().verify
    counting = type("Counting", (), {"verify": lambda _, kept, typed: asked.append(True) or verify(kept, typed)})
    passwords._of_nobody()
    monkeypatch.setattr(passwords, "_hasher", counting)
    for login in (LOGIN, "niemand", "", "x" * 5000):
        with pytest.raises(Refused) as refused:
            log_in(store, PasswordLogIn(login, WRONG), NOON)
        assert refused.value.code is AccessRefusal.DOES_NOT_MATCH
    assert len(asked) == 4


def test_what_was_typed_as_a_login_cannot_be_guessed_from_the_store(store: Store) -> None:
    with pytest.raises(Refused):
        log_in(store, PasswordLogIn(PASSWORD, "x", peer="192.0.2.1"), NOON)
    marks = {str(row[1]) for row in dump(place(store))["failed_log_in"]}
    known = [f"{kind}:{text}" for kind in ("login", "peer") for text in (PASSWORD.casefold(), PASSWORD, "192.0.2.1")]
    assert len(marks) == 2
    assert not marks & {hashlib.blake2b(text.encode(), digest_size=16).hexdigest() for text in known}


def test_guessing_gets_slower_for_members_and_nobody_alike(house: WebHouse, member: int) -> None:
    for login in (LOGIN, "niemand"):
        client = page_client(house)
        codes = [tried(client, login, WRONG).status_code for _ in range(7)]
        assert codes == [422] * 6 + [429]
        assert "Zu viele Versuche: der nächste wird in 1 Sekunden angenommen" in words(tried(client, login, WRONG))
    client = page_client(house)
    assert tried(client).status_code == 429
    house.clock.pass_by(seconds=1)  # type: ignore[attr-defined]
    assert tried(client).status_code == 303
    assert tried(page_client(house), LOGIN, WRONG).status_code == 422


def test_some_three_hundred_guesses_a_day_and_no_more(store: Store, member: int) -> None:
    taken, now = 0, NOON
    while now < NOON + timedelta(hours=4):
        with pytest.raises(Refused) as refused:
            log_in(store, PasswordLogIn(LOGIN, WRONG, peer=f"2001:db8:{taken}::/64"), now)
        is_wait = refused.value.code is AccessRefusal.WAIT
        taken += not is_wait
        now += timedelta(seconds=int(str(refused.value.facts["seconds"]))) if is_wait else timedelta()
    assert 50 < taken < 65


def test_from_one_address_many_logins_are_slow_too(store: Store) -> None:
    refusals = []
    for number in range(60):
        with pytest.raises(Refused) as refused:
            log_in(store, PasswordLogIn(f"nobody-{number}", WRONG, peer="192.0.2.1"), NOON)
        refusals.append(refused.value.code)
    assert refusals.index(AccessRefusal.WAIT) == 51


def test_tries_at_the_same_time_are_counted_each(store: Store, member: int) -> None:
    codes: list[Any] = []

    def guess() -> None:
        try:
            log_in(store, PasswordLogIn(LOGIN, WRONG, peer="192.0.2.1"), NOON)
        except Refused as refused:
            codes.append(refused.code)

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes.count(AccessRefusal.DOES_NOT_MATCH) == 6
    assert codes.count(AccessRefusal.WAIT) == 6


def test_a_session_that_was_planted_is_worth_nothing(house: WebHouse, member: int) -> None:
    client = page_client(house)
    client.http.cookies.set("__Host-zielwacht", "planted")
    done = tried(client)
    assert "planted" not in done.headers["set-cookie"]
    assert house.sessions.find("planted", NOON) is None


def test_to_log_in_again_ends_the_session_of_before(house: WebHouse, store: Store, member: int) -> None:
    client = page_client(house)
    first = re.search(r"__Host-zielwacht=([^;]*)", tried(client).headers["set-cookie"])
    assert first is not None
    token = client.token("/aufgaben")
    again = client.post("/anmelden", {"login": LOGIN, "password": PASSWORD}, token=token)
    assert again.status_code == 303
    assert session_of(store, first[1], NOON) is None


def test_whoever_ends_is_out_with_the_next_request(house: WebHouse, store: Store, member: int) -> None:
    client = page_client(house)
    tried(client)
    assert client.get("/aufgaben").status_code == 200
    end_member(store, LOGIN, "administration", NOON)
    assert client.get("/aufgaben").headers["location"].startswith("/anmelden")
    assert tried(page_client(house)).status_code == 422


def test_a_visit_ends_idle_and_at_last_and_when_the_clock_goes_back(house: WebHouse, store: Store, member: int) -> None:
    secret = log_in(store, PasswordLogIn(LOGIN, PASSWORD), NOON, limits_of(house.settings))
    for minutes in range(50, 600, 50):
        assert session_of(store, secret, NOON + timedelta(minutes=minutes)) is not None
    assert session_of(store, secret, NOON + timedelta(hours=10)) is None
    idle = log_in(store, PasswordLogIn(LOGIN, PASSWORD), NOON, limits_of(house.settings))
    assert session_of(store, idle, NOON + timedelta(minutes=60)) is None
    assert session_of(store, idle, NOON - timedelta(days=30)) is None
    assert session_of(store, idle, NOON - timedelta(minutes=4)) is not None


def with_second_factor(store: Store, member: int) -> pyotp.TOTP:
    secret = new_totp_secret()
    codes = pyotp.TOTP(base64.b32encode(secret).decode())
    before = NOON - timedelta(minutes=5)
    set_up_second_factor(store, member, PASSWORD, secret, codes.at(before), before, peer="")
    return codes


def test_a_code_is_asked_for_and_holds_once(store: Store, member: int) -> None:
    codes = with_second_factor(store, member)
    code = codes.at(NOON)
    for wrong in ("", "000000" if code != "000000" else "111111", codes.at(NOON - timedelta(minutes=2))):
        with pytest.raises(Refused):
            log_in(store, PasswordLogIn(LOGIN, PASSWORD, wrong), NOON)
    log_in(store, PasswordLogIn(LOGIN, PASSWORD, f"{code[:3]} {code[3:]}"), NOON)
    for later in (0, 20, 30):
        with pytest.raises(Refused) as refused:
            log_in(store, PasswordLogIn(LOGIN, PASSWORD, code), NOON + timedelta(seconds=later))
        assert refused.value.code is AccessRefusal.DOES_NOT_MATCH
    log_in(store, PasswordLogIn(LOGIN, PASSWORD, codes.at(NOON + timedelta(seconds=60))), NOON + timedelta(seconds=60))


def test_of_two_log_ins_with_one_code_one_gets_in(store: Store, member: int) -> None:
    code = with_second_factor(store, member).at(NOON)
    came: list[str] = []
    refusals: list[Any] = []

    def come(peer: str) -> None:
        try:
            came.append(log_in(store, PasswordLogIn(LOGIN, PASSWORD, code, peer), NOON))
        except Refused as refused:
            refusals.append(refused.code)

    threads = [threading.Thread(target=come, args=(f"192.0.2.{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(came), refusals) == (1, [AccessRefusal.DOES_NOT_MATCH] * 3)


def test_the_store_alone_gives_no_code(store: Store, member: int) -> None:
    codes = with_second_factor(store, member)
    raw = base64.b32decode(codes.secret)
    everything = repr(dump(place(store)))
    kept = re.search(r"'([A-Za-z0-9+/]{48})'", everything)
    assert kept is not None
    assert codes.secret not in everything
    assert raw not in base64.b64decode(kept[1])


def test_a_hash_of_other_parameters_is_made_anew(store: Store, member: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "TIME_COST", 2)
    passwords._hasher.cache_clear()
    log_in(store, PasswordLogIn(LOGIN, PASSWORD), NOON)
    assert "m=64,t=2,p=1" in repr(dump(place(store))["member"])
    log_in(store, PasswordLogIn(LOGIN, PASSWORD), NOON)


def test_an_invitation_leads_to_a_password_and_then_to_the_log_in(house: WebHouse, store: Store) -> None:
    token = invite(store, LOGIN, ["gf"], "administration", NOON).token
    path, client = f"/einladung/{token}", page_client(house)
    page = client.get(path)
    assert (page.status_code, f'value="{LOGIN}"' in page.text) == (200, True)
    assert page.text.count('autocomplete="new-password"') == 2
    differs = client.post(path, {"new": PASSWORD, "repeated": PASSWORD + "!"})
    assert (differs.status_code, "Beide Eingaben sind nicht gleich" in words(differs)) == (422, True)
    weak = client.post(path, {"new": "passwort1234", "repeated": "passwort1234"})
    assert (weak.status_code, "leicht zu erraten" in words(weak), "passwort1234" in weak.text) == (422, True, False)
    done = client.post(path, {"new": PASSWORD, "repeated": PASSWORD})
    assert done.headers["location"] == "/anmelden"
    assert "Ihr Kennwort ist gespeichert" in words(client.follow(done))
    over = client.get(path)
    assert (over.status_code, "gilt nicht mehr" in words(over), "neue Einladung" in words(over)) == (410, True, True)
    assert tried(client).status_code == 303


def test_a_second_factor_is_set_up_and_given_up_on_ones_own_page(house: WebHouse, member: int) -> None:
    client = page_client(house)
    tried(client)
    page = client.get("/konto/kennwort").text
    kept = unescape(re.search(r'name="kept" value="([^"]*)"', page)[1])  # type: ignore[index]
    address = unescape(re.search(r'href="(otpauth:[^"]*)"', page)[1])  # type: ignore[index]
    codes = pyotp.TOTP(parse_qs(urlsplit(address).query)["secret"][0])
    given = {"what": "set_up", "kept": kept, "password": PASSWORD}
    wrong = client.post("/konto/kennwort", given | {"code": "12"}, token=client.token("/konto/kennwort"))
    assert (wrong.status_code, "passt nicht zum Schlüssel" in words(wrong)) == (422, True)
    done = client.post("/konto/kennwort", given | {"code": codes.at(NOON)})
    assert "Der zweite Faktor ist eingerichtet" in words(client.follow(done))
    assert tried(page_client(house)).status_code == 422
    house.clock.pass_by(minutes=1)  # type: ignore[attr-defined]
    assert tried(page_client(house), code=codes.at(NOON + timedelta(minutes=1))).status_code == 303
    off = client.post("/konto/kennwort", {"what": "give_up", "password_off": PASSWORD})
    assert "abgeschaltet" in words(client.follow(off))
    assert tried(page_client(house)).status_code == 303


def test_a_changed_password_ends_the_other_sessions_and_keeps_the_second_factor(
    house: WebHouse, store: Store, member: int
) -> None:
    here, there, new = page_client(house), page_client(house), "Neun Igel gehen selten baden"
    tried(here), tried(there)
    codes = with_second_factor(store, member)
    form = {"what": "change", "old": WRONG, "new": new, "repeated": new}
    assert "stimmt nicht" in words(here.post("/konto/kennwort", form))
    done = here.post("/konto/kennwort", form | {"old": PASSWORD})
    assert "Ihr Kennwort ist geändert" in words(here.follow(done))
    assert there.get("/konto/kennwort").headers["location"].startswith("/anmelden")
    assert tried(page_client(house), password=new).status_code == 422
    assert tried(page_client(house), password=new, code=codes.at(NOON)).status_code == 303


def test_a_password_that_was_sent_too_late_is_not_kept_with_the_form(house: WebHouse, member: int) -> None:
    client = page_client(house)
    tried(client)
    token = client.token("/konto/kennwort")
    house.clock.pass_by(hours=2)  # type: ignore[attr-defined]
    form = {"what": "change", "old": PASSWORD, "new": WRONG, "repeated": WRONG}
    sent = client.post("/konto/kennwort", form, token=token)
    assert sent.headers["location"].startswith("/anmelden")
    assert PASSWORD not in repr(house.kept)
    assert WRONG not in repr(house.kept)


def test_the_account_leads_to_the_password_where_there_is_one(house: WebHouse, member: int) -> None:
    client = page_client(house)
    tried(client)
    assert 'href="/konto/kennwort"' in client.get("/konto").text
    assert 'href="/konto/kennwort"' not in page_client(house).log_in("gf@jobcenter").get("/konto").text


def test_nobody_uses_the_secret_that_was_shown_to_another(house: WebHouse, store: Store, member: int) -> None:
    invited = invite(store, "quittengelee", ["bca"], "administration", NOON)
    accept(store, str(invited.token), PASSWORD, NOON)
    mine, others = page_client(house), page_client(house)
    tried(mine), tried(others, "quittengelee")
    kept = unescape(re.search(r'name="kept" value="([^"]*)"', others.get("/konto/kennwort").text)[1])  # type: ignore[index]
    page = mine.post("/konto/kennwort", {"what": "set_up", "kept": kept, "password": PASSWORD, "code": "123456"})
    assert "zu lange offen" in words(page)


def test_without_passwords_nobody_comes_in_with_one(store: Store, member: int) -> None:
    other = house_over(store, NOON, log_in=("proxy",))
    assert 'type="password"' not in page_client(other).get("/anmelden").text
    client = page_client(other)
    refused = client.post("/anmelden", {"login": LOGIN, "password": PASSWORD}, token=client.token("/einladung/x"))
    assert (refused.status_code, "niemand mit einem Kennwort" in words(refused)) == (422, True)


@pytest.mark.parametrize(
    ("peer", "forwarded", "counted"),
    [
        pytest.param("192.0.2.7", "198.51.100.1", "192.0.2.7", id="nobody's word is taken but a listed proxy's"),
        pytest.param("127.0.0.1", "198.51.100.1", "198.51.100.1", id="what the proxy says"),
        pytest.param("127.0.0.1", "10.1.1.1, 198.51.100.1", "198.51.100.1", id="not what the browser wrote before it"),
        pytest.param("127.0.0.1", "198.51.100.1, 127.0.0.2", "198.51.100.1", id="beyond a second proxy"),
        pytest.param("127.0.0.1", "nonsense", "127.0.0.1", id="no address at all"),
        pytest.param("127.0.0.1", "", "127.0.0.1", id="a proxy that says nothing"),
        pytest.param("2001:db8:1:2:3::4", "", "2001:db8:1:2::/64", id="of IPv6 the network"),
        pytest.param("::ffff:192.0.2.7", "", "192.0.2.7", id="IPv4 as a socket of both kinds writes it"),
        pytest.param("127.0.0.1", "::ffff:198.51.100.1", "198.51.100.1", id="and as a proxy with such a socket does"),
    ],
)
def test_tries_are_counted_by_the_address_that_is_known(peer: str, forwarded: str, counted: str) -> None:
    headers = (("x-forwarded-for", forwarded),) if forwarded else ()
    request = WebRequest("POST", "/anmelden", headers=headers, peer=peer)
    assert client_of(request, ("127.0.0.0/8",)) == counted


def test_no_log_and_no_table_bears_what_was_typed(
    house: WebHouse, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    invited = invite(store, LOGIN, ["gf"], "administration", NOON)
    client = page_client(house)
    client.get(f"/einladung/{invited.token}")
    client.post(f"/einladung/{invited.token}", {"new": PASSWORD, "repeated": PASSWORD})
    tried(client, LOGIN, WRONG), tried(client)
    secret = client.http.cookies["__Host-zielwacht"]
    said = repr([record.__dict__ for record in logged_by_us(caplog)])
    everything = repr(dump(place(store)))
    for hidden in (PASSWORD, WRONG, secret, str(invited.token)):
        assert hidden not in said
        assert hidden not in everything
    assert LOGIN not in said
