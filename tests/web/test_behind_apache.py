"""The pages behind a real Apache with the files of docs/reverse-proxy.md: who comes in, and what is stripped."""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.configuration import load_configuration
from checker.configuration.log_in_settings import ProxySettings
from checker.domain.access import LogInWay
from checker.domain.access_key import KeyScope
from checker.domain.mapped_posts import mapped_posts
from checker.rulebook.load import load
from checker.store.untrusted_peer import read_untrusted_peer
from checker.web import cookies
from tests import apache
from tests.apache import ProxyBrowser, listings
from tests.certificate import self_signed
from tests.web.log_in_house import NOW, Behind, behind, house_of_two
from tests.web.machine import secret_for
from tests.web.plain_browser import PlainBrowser
from tests.workspace import REPOSITORY

USERS = {"mustere": "Geheim-1", "MUSTERE@JC.INTERN": "Geheim-2", "niemand": "Geheim-3", "neu": "Geheim-4"}
GROUPS = {"mustere": "ZW-GF;ZW-Nord", "neu": "zw-it", "mustere@jc.intern": "ZW-GF"}
USER, GROUP = "X-Zielwacht-User", "X-Zielwacht-Groups"
HOUSE = ProxySettings(user_pattern=r"(?:JC\\)?(?P<user>[a-z0-9._-]+)(?:@JC\.INTERN)?")
GROUPED = HOUSE.model_copy(update={"group_header": GROUP, "groups": {"ZW-GF": ("gf",), "ZW-IT": ("it",)}})

TOML = re.findall(r"^```toml\n(.*?)^```$", apache.PAGE.read_text(encoding="utf-8"), re.M | re.S)

pytestmark = pytest.mark.skipif(not (apache.APACHE and apache.HTPASSWD), reason=apache.MISSING)


@pytest.fixture(scope="module")
def members_alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    """Roles by the table of members."""
    with (
        house_of_two(tmp_path_factory.mktemp("members"), LogInWay.PROXY) as store,
        behind(store, HOUSE, USERS, GROUPS) as there,
    ):
        yield there


@pytest.fixture(scope="module")
def by_groups(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    """Roles by the header of groups."""
    with (
        house_of_two(tmp_path_factory.mktemp("groups"), LogInWay.PROXY) as store,
        behind(store, GROUPED, USERS, GROUPS) as there,
    ):
        yield there


def browser(there: Behind, user: str = "mustere", password: str | None = None) -> ProxyBrowser:
    return ProxyBrowser(there.apache, user, USERS.get(user, "") if password is None else password)


@pytest.mark.parametrize("user", ["mustere", "MUSTERE@JC.INTERN"])
def test_who_apache_knows_comes_in_without_a_click(members_alone: Behind, user: str) -> None:
    status, text = browser(members_alone, user).opened("/wer")
    assert (status, "proxy 1 gf@jobcenter" in text) == (200, True)


def test_a_wrong_password_or_none_is_apaches_own_refusal(members_alone: Behind) -> None:
    for there in (browser(members_alone, password="falsch"), browser(members_alone, user="")):
        status, headers, _ = there.get("/wer")
        assert (status, there.cookies) == (401, {})
        assert headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param([(USER, "mustere")], id="the header"),
        pytest.param([(USER, "mustere"), (USER, "chefin")], id="doubled"),
        pytest.param([(USER.upper(), "mustere")], id="in capitals"),
        pytest.param([(USER, "")], id="empty"),
        pytest.param([(USER, "m" * 4000)], id="over-long"),
        pytest.param([("X_Zielwacht_User", "mustere")], id="with underscores"),
        pytest.param([("X-Forwarded-User", "mustere"), ("X-Forwarded-For", "10.0.0.1")], id="forwarded"),
        pytest.param([(GROUP, "ZW-GF")], id="groups"),
        pytest.param([(GROUP, "ZW-GF"), (GROUP, "zw-it")], id="groups doubled"),
    ],
)
def test_what_a_browser_says_of_itself_is_stripped(by_groups: Behind, sent: list[tuple[str, str]]) -> None:
    there = browser(by_groups, "neu")
    status, text = there.opened("/wer", *sent)
    assert (status, "proxy 3 it@jobcenter" in text) == (200, True)


def test_the_pages_see_the_address_of_the_browser_and_no_password(by_groups: Behind) -> None:
    sent = (("X-Forwarded-For", "10.9.8.7"), ("X-Forwarded-For", "10.9.8.6"))
    text = browser(by_groups).get("/kopf", *sent)[2]
    assert "x-forwarded-for: 127.0.0.1 |" in text
    assert "10.9.8" not in text
    assert "authorization" not in text
    assert f"host: {by_groups.apache.address.removeprefix('https://')} |" in text


@pytest.mark.parametrize("dropped", [USER, GROUP])
def test_a_header_that_apache_is_talked_into_dropping_lets_nobody_in(by_groups: Behind, dropped: str) -> None:
    """`Connection: X-Zielwacht-User` has a proxy drop its own header: then nobody is named, and nobody comes in."""
    there = browser(by_groups)
    status, text = there.opened("/wer", ("Connection", f"close, {dropped}"), (dropped, "beispielb"))
    assert (status, dropped in text, cookies.SESSION in there.cookies) == (403, True, False)


def test_who_is_not_invited_is_told_and_in_no_log(members_alone: Behind, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    status, text = browser(members_alone, "niemand").opened("/wer")
    assert (status, "noch nicht eingeladen" in text) == (403, True)
    assert "nobody was logged in" in caplog.text
    assert "niemand" not in caplog.text + members_alone.apache.log


def test_groups_say_what_somebody_holds(by_groups: Behind) -> None:
    status, text = browser(by_groups, "neu").opened("/wer")
    assert (status, "it@jobcenter" in text) == (200, True)


def test_who_is_in_no_group_is_told(by_groups: Behind) -> None:
    status, text = browser(by_groups, "niemand").opened("/wer", (GROUP, "ZW-GF"))
    assert (status, "keine Ihrer Gruppen" in text) == (403, True)


def test_a_session_goes_on_over_apache_and_nowhere_else(members_alone: Behind) -> None:
    there = browser(members_alone)
    there.opened("/wer")
    secret = there.cookies[cookies.SESSION]
    assert there.get("/wer")[0] == 200
    assert there.cookies[cookies.SESSION] == secret
    thief = browser(members_alone, "niemand")
    thief.cookies = dict(there.cookies)
    assert thief.get("/wer")[0] == 303


def test_the_port_itself_lets_nobody_in(members_alone: Behind) -> None:
    """Without the header; with it whoever is on this machine is taken for Apache, so nobody else may be there."""
    assert PlainBrowser("127.0.0.1", members_alone.port).get("/wer").status == 303


def test_a_proxy_that_is_not_listed_has_everybody_asked_and_status_hears_of_it(
    members_alone: Behind, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy, place = members_alone.house.proxy, members_alone.store.place
    assert proxy is not None
    monkeypatch.setattr(proxy, "trusted", ())
    status, text = browser(members_alone).opened("/wer")
    assert (status, f"unter {members_alone.apache.address}" in text) == (200, True)
    noted = read_untrusted_peer(place)
    assert noted is not None
    assert noted.peer == "127.0.0.1"


def test_machines_come_by_their_key_and_are_asked_for_no_log_in(members_alone: Behind) -> None:
    machine = ProxyBrowser(members_alone.apache)
    unknown = {path: machine.get(path)[:2] for path in ("/api/v1/findings", "/metrics")}
    assert {(status, heads["content-type"]) for status, heads in unknown.values()} == {
        (401, "application/problem+json")
    }
    secret = secret_for(members_alone.house, "bca", KeyScope.FINDINGS)
    assert machine.get("/api/v1/findings", ("Authorization", f"Bearer {secret}"))[0] == 200
    assert machine.get("/abo/x/kalender.ics")[0] == 404
    assert machine.get("/wer")[0] == 401


def test_apache_logs_neither_people_nor_secrets(members_alone: Behind) -> None:
    browser(members_alone).get("/wer?code=geheim-im-link")
    browser(members_alone).get("/antwort/geheim-im-pfad")
    browser(members_alone).get("/abo/geheim-im-pfad/kalender.ics")
    browser(members_alone, password="falsch").get("/wer")
    log = members_alone.apache.log
    assert " GET /wer " in log
    assert "geheim" not in log
    assert "Geheim" not in log
    assert "mustere" not in log


@pytest.mark.parametrize(
    ("header", "status"),
    [
        pytest.param(("Content-Length", "1048577"), 413, id="too large"),
        pytest.param(("Transfer-Encoding", "chunked"), 411, id="how large is not said"),
    ],
)
def test_a_body_that_is_too_large_is_cut_off_by_apache(
    members_alone: Behind, header: tuple[str, str], status: int
) -> None:
    assert browser(members_alone).get("/wer", header, method="POST")[0] == status


@pytest.mark.parametrize(
    ("path", "kind", "status", "answer"),
    [
        pytest.param("/eingang", "multipart/form-data; boundary=x", 403, "text/html", id="of somebody"),
        pytest.param(
            "/api/v1/records?name=a.csv", "application/octet-stream", 401, "application/problem+json", id="of a machine"
        ),
    ],
)
def test_a_file_is_not_too_large_for_apache(
    members_alone: Behind, path: str, kind: str, status: int, answer: str
) -> None:
    """The pages themselves say who may send one."""
    there, file = browser(members_alone), b"x" * (2 << 20)
    there.opened("/wer")
    told = there.get(path, ("Content-Type", kind), ("Content-Length", str(len(file))), method="POST", body=file)
    assert (told[0], told[1]["content-type"].partition(";")[0]) == (status, answer)


def test_apache_takes_the_log_in_by_kerberos(tmp_path: Path) -> None:
    if not (apache.MODULE_FOLDER / "mod_auth_gssapi.so").exists():
        pytest.skip("mod_auth_gssapi (Debian: libapache2-mod-auth-gssapi) is not installed")
    checked = apache.check(tmp_path, "log-in.conf")
    assert (checked.returncode, "Syntax OK" in checked.stderr) == (0, True)


@pytest.mark.parametrize("block", TOML, ids=[f"block {number}" for number in range(len(TOML))])
def test_the_settings_of_the_page_are_taken(tmp_path: Path, block: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(block, encoding="utf-8")
    settings = load_configuration(file, {}, {})
    organisation = load(REPOSITORY / "rules").organisation
    for table in (settings.proxy.groups, settings.oidc.roles):
        assert mapped_posts(table, table, organisation, NOW.date()).missing == ()


def test_nginx_takes_the_file_of_the_page(tmp_path: Path) -> None:
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin")
    if nginx is None:
        pytest.skip("nginx is not installed")
    certificate, key = self_signed(tmp_path)
    site = listings()["nginx-zielwacht.conf"]
    for shown, ours in (
        ("/etc/ssl/certs/zielwacht.pem", certificate),
        ("/etc/ssl/private/zielwacht.key", key),
        ("/var/log/nginx", tmp_path),
    ):
        assert shown in site
        site = site.replace(shown, str(ours))
    whole = f"error_log {tmp_path}/error.log;\npid {tmp_path}/pid;\nevents {{}}\nhttp {{\n{site}}}\n"
    (tmp_path / "nginx.conf").write_text(whole, encoding="utf-8")
    checked = subprocess.run(
        [nginx, "-t", "-p", tmp_path, "-c", tmp_path / "nginx.conf"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
