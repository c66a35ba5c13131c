"""Configuration: file, overridden by environment, overridden by flags; every mistake is told at once."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from checker.configuration import Configuration, ConfigurationError, load_configuration
from checker.configuration.settings import client_secret

CHECKOUT = Path(__file__).parents[2]
NOTHING: dict[str, str] = {}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def refusal(
    path: Path | None, environ: dict[str, str] | None = None, flags: dict[str, object] | None = None
) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        load_configuration(path, environ or {}, flags or {})
    assert caught.value.exit_code == 2
    return str(caught.value).splitlines()


# --- Who overrides whom -----------------------------------------------------------------------------------


def test_without_a_file_the_defaults_hold_from_the_working_directory(folder: Path) -> None:
    configuration = load_configuration(None, NOTHING, {})

    assert configuration.file is None
    assert configuration.rules.path == folder / "rules"
    assert configuration.store.url == f"sqlite:///{folder}/var/zielwacht.sqlite3"
    assert configuration.mail.transport == "folder"


def test_config_toml_of_the_working_directory_is_read_unasked(folder: Path) -> None:
    file = written(folder, '[smtp]\nhost = "mail.example"\n')

    configuration = load_configuration(None, NOTHING, {})

    assert configuration.file == file
    assert configuration.smtp.host == "mail.example"


def test_a_list_stands_in_a_variable_with_commas(folder: Path) -> None:
    environ = {
        "ZIELWACHT_WEB__TRUSTED_PROXIES": "127.0.0.1,10.0.0.0/24",
        "ZIELWACHT_WEB__LOG_IN": "proxy, password",
        "ZIELWACHT_OIDC__SCOPES": "openid, profile,email",
    }
    known = load_configuration(None, environ, {})
    assert known.web.trusted_proxies == ("127.0.0.1", "10.0.0.0/24")
    assert (known.web.log_in, known.oidc.scopes) == (("proxy", "password"), ("openid", "profile", "email"))


def test_a_flag_wins_over_the_environment_and_that_over_the_file(folder: Path) -> None:
    file = written(folder, '[smtp]\nhost = "file.example"\nport = 1\nsecurity = "tls"\n')
    environ = {"ZIELWACHT_SMTP__HOST": "environment.example", "ZIELWACHT_SMTP__PORT": "2"}

    smtp = load_configuration(file, environ, {"smtp.port": 3}).smtp

    assert (smtp.host, smtp.port, smtp.security) == ("environment.example", 3, "tls")


def test_a_flag_that_was_not_given_overrides_nothing(folder: Path) -> None:
    file = written(folder, '[rules]\npath = "regeln"\n')
    assert load_configuration(file, NOTHING, {"rules.path": None}).rules.path == folder / "regeln"


def test_other_variables_are_none_of_our_business(folder: Path) -> None:
    assert load_configuration(None, {"PATH": "/bin", "SMTP_HOST": "x"}, {}).smtp.host == "localhost"


def test_the_shipped_file_says_what_the_defaults_say(folder: Path) -> None:
    shipped = load_configuration(CHECKOUT / "config.toml", NOTHING, {})
    defaults = load_configuration(None, NOTHING, {})

    def relative(configuration: Configuration, base: Path) -> str:
        return configuration.model_dump_json(exclude={"file"}).replace(str(base), "")

    assert relative(shipped, CHECKOUT) == relative(defaults, folder)


def test_every_commented_key_of_the_shipped_file_can_be_uncommented(folder: Path) -> None:
    text = (CHECKOUT / "config.toml").read_text(encoding="utf-8")
    uncommented = re.sub(r"^# (?=[a-z_]+ = |\"[^\"]+\" = |\[)", "", text, flags=re.MULTILINE)

    configuration = load_configuration(written(folder, uncommented), NOTHING, {})

    assert configuration.smtp.username == "zielwacht"
    assert configuration.web.address == "https://zielwacht.jobcenter.example"
    assert configuration.proxy.groups == {"ZW-Geschaeftsfuehrung": ("gf",), "ZW-Leitung-Nord": ("bl@nord",)}
    assert configuration.oidc.roles == {"zw-gf": ("gf",)}


# --- Paths ------------------------------------------------------------------------------------------------


def test_paths_in_the_file_start_from_the_file_and_others_from_the_working_directory(folder: Path) -> None:
    (folder / "etc").mkdir()
    file = written(folder / "etc", '[rules]\npath = "regeln"\n[inbox]\npath = "/srv/eingang"\n')

    configuration = load_configuration(file, {"ZIELWACHT_MAIL__FOLDER": "ausgang"}, {})

    assert configuration.rules.path == folder / "etc" / "regeln"
    assert configuration.inbox.path == Path("/srv/eingang")
    assert configuration.mail.folder == folder / "ausgang"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        pytest.param("sqlite:///a.sqlite3", "sqlite:///{here}/a.sqlite3", id="a relative file"),
        pytest.param("sqlite+pysqlite:///a.sqlite3?mode=ro", "sqlite+pysqlite:///{here}/a.sqlite3?mode=ro", id="query"),
        pytest.param("sqlite:////srv/a.sqlite3", "sqlite:////srv/a.sqlite3", id="an absolute file"),
        pytest.param("sqlite://", "sqlite://", id="in memory"),
        pytest.param("sqlite:///:memory:", "sqlite:///:memory:", id="in memory by name"),
        pytest.param("postgresql+psycopg:///zielwacht", "postgresql+psycopg:///zielwacht", id="PostgreSQL"),
    ],
)
def test_an_sqlite_file_is_placed_like_any_path(folder: Path, said: str, read: str) -> None:
    url = load_configuration(None, NOTHING, {"store.url": said}).store.url
    assert url == read.format(here=folder)


# --- Secrets ----------------------------------------------------------------------------------------------


def test_the_mailbox_of_answers_has_a_password_of_its_own(folder: Path) -> None:
    (folder / "answers_password").write_text("geheim\n", encoding="utf-8")
    file = written(folder, '[answers]\nhost = "mail.example"\nuser = "zielwacht"\n')
    answers = load_configuration(file, {"CREDENTIALS_DIRECTORY": str(folder)}, {}).answers
    assert (answers.login(), answers.port) == (("zielwacht", "geheim"), 993)
    given = load_configuration(file, {"ZIELWACHT_ANSWERS__PASSWORD": "anders"}, {})
    assert given.answers.login() == ("zielwacht", "anders")
    assert "anders" not in repr(given)


def test_without_any_password_of_the_mailbox_it_is_told_when_logging_in(folder: Path) -> None:
    file = written(folder, '[answers]\nhost = "mail.example"\nuser = "zielwacht"\n')
    with pytest.raises(ConfigurationError) as caught:
        load_configuration(file, NOTHING, {}).answers.login()
    assert str(caught.value) == (
        "ZIELWACHT_ANSWERS__PASSWORD: not set, and 'zielwacht' has neither password_file "
        "nor credential answers_password"
    )


def test_a_password_in_the_file_is_refused_and_told_where_it_belongs(folder: Path) -> None:
    file = written(folder, '[smtp]\nhost = "mail.example"\npassword = "geheim"\n')

    assert refusal(file) == [
        f"{file}:3:1: a password must not stand here: set ZIELWACHT_SMTP__PASSWORD, "
        "name a password_file or give the systemd credential smtp_password"
    ]


def test_a_database_password_in_the_file_is_refused_without_repeating_it(folder: Path) -> None:
    file = written(folder, '[store]\nurl = "postgresql://zielwacht:geheim@db/zielwacht"\n')

    (sentence,) = refusal(file)

    assert sentence.startswith(f"{file}:2:1: an address with a password must not stand here")
    assert "ZIELWACHT_STORE__URL" in sentence
    assert "geheim" not in sentence


def test_no_secret_is_shown_when_a_configuration_is_printed(folder: Path) -> None:
    environ = {"ZIELWACHT_SMTP__PASSWORD": "geheim", "ZIELWACHT_STORE__URL": "postgresql://a:geheim@db/z"}
    assert "geheim" not in repr(load_configuration(None, environ, {}))


def test_the_password_comes_from_the_environment_then_the_file_then_the_credential(folder: Path) -> None:
    (folder / "own").write_text("aus der Datei\n", encoding="utf-8")
    (folder / "smtp_password").write_text("vom Dienst\n", encoding="utf-8")
    credential = {"CREDENTIALS_DIRECTORY": str(folder), "ZIELWACHT_SMTP__USERNAME": "z"}
    file = {"ZIELWACHT_SMTP__PASSWORD_FILE": "own"}
    variable = {"ZIELWACHT_SMTP__PASSWORD": "aus der Umgebung"}

    logins = [
        load_configuration(None, environ, {}).smtp.login()
        for environ in (credential, credential | file, credential | file | variable)
    ]

    assert logins == [("z", "vom Dienst"), ("z", "aus der Datei"), ("z", "aus der Umgebung")]


def test_without_a_user_name_nobody_logs_in(folder: Path) -> None:
    assert load_configuration(None, {"ZIELWACHT_SMTP__PASSWORD": "x"}, {}).smtp.login() is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(
            None,
            "the SMTP password cannot be read: No such file or directory; name another password_file",
            id="missing",
        ),
        pytest.param(b"", "the SMTP password is empty", id="empty"),
        pytest.param(
            b"\xff\xfe", "the SMTP password cannot be read: not UTF-8 text; name another password_file", id="binary"
        ),
    ],
)
def test_an_unusable_password_file_stops_the_login_not_the_loading(
    folder: Path, content: bytes | None, reason: str
) -> None:
    if content is not None:
        (folder / "own").write_bytes(content)
    environ = {"ZIELWACHT_SMTP__USERNAME": "z", "ZIELWACHT_SMTP__PASSWORD_FILE": "own"}
    smtp = load_configuration(None, environ, {}).smtp

    with pytest.raises(ConfigurationError, match=re.escape(f"{folder}/own: {reason}")):
        smtp.login()


def test_a_user_name_without_any_password_is_told_when_logging_in(folder: Path) -> None:
    smtp = load_configuration(None, {"ZIELWACHT_SMTP__USERNAME": "z"}, {}).smtp
    with pytest.raises(ConfigurationError, match=r"^ZIELWACHT_SMTP__PASSWORD: not set, and 'z' has neither"):
        smtp.login()


def test_the_secret_of_the_oidc_client_comes_from_the_environment_a_file_or_systemd(folder: Path) -> None:
    (folder / "oidc_client_secret").write_text("vom Dienst\n", encoding="utf-8")
    (folder / "eigenes").write_text("aus der Datei\n", encoding="utf-8")

    def secret(path: Path | None, environ: dict[str, str]) -> str | None:
        return client_secret(load_configuration(path, environ, {}).oidc)

    assert secret(None, {}) is None
    assert secret(None, {"CREDENTIALS_DIRECTORY": str(folder)}) == "vom Dienst"
    file = written(folder, '[oidc]\nclient_secret_file = "eigenes"\n')
    assert secret(file, {"CREDENTIALS_DIRECTORY": str(folder)}) == "aus der Datei"
    assert secret(file, {"ZIELWACHT_OIDC__CLIENT_SECRET": "aus der Umgebung"}) == "aus der Umgebung"


def test_a_secret_that_cannot_be_read_names_its_file_and_stands_in_no_dump(folder: Path) -> None:
    file = written(folder, '[oidc]\nclient_secret_file = "nicht-da"\n')
    with pytest.raises(ConfigurationError, match=r"the secret of the OIDC client cannot be read.*client_secret_file"):
        client_secret(load_configuration(file, NOTHING, {}).oidc)
    shown = repr(load_configuration(None, {"ZIELWACHT_OIDC__CLIENT_SECRET": "geheim"}, {}))
    assert "geheim" not in shown


# --- Mistakes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param(
            '[smpt]\nhost = "x"\n',
            "1:2: unknown section 'smpt' (allowed: rules, store, inbox, records, mail, smtp, answers, service, web, "
            "proxy, oidc, audit, backup, retention); did you mean 'smtp'?",
            id="unknown section",
        ),
        pytest.param(
            '# Regeln\n[rules]\n  pfad = "x"\n',
            "3:3: unknown key 'pfad' (allowed: path, activate)",
            id="unknown key, nothing near",
        ),
        pytest.param(
            '[mail]\ntransports = "smtp"\n',
            "2:1: unknown key 'transports' (allowed: transport, folder, templates, group, mode); "
            "did you mean 'transport'?",
            id="unknown key, nearest told",
        ),
        pytest.param('rules = "regeln"\n', "1:1: 'rules' must be a section, written [rules]", id="no section"),
        pytest.param(
            '[smtp]\nsecurity = "startls"\n',
            "2:1: unknown value 'startls' for smtp.security (allowed: none, starttls, tls); did you mean 'starttls'?",
            id="unknown word",
        ),
        pytest.param('[smtp]\nport = "25"\n', "2:1: smtp.port must be a valid integer", id="text for a number"),
        pytest.param("[smtp]\nport = true\n", "2:1: smtp.port must be a valid integer", id="truth for a number"),
        pytest.param("[smtp]\nport = 0\n", "2:1: smtp.port must be greater than or equal to 1", id="no such port"),
        pytest.param('[smtp]\nhost = ""\n', "2:1: smtp.host must not be empty", id="empty text"),
        pytest.param("[rules]\npath = 7\n", "2:1: rules.path must be a path", id="number for a path"),
        pytest.param('[rules]\npath = ""\n', "2:1: rules.path must be a path", id="empty path"),
        pytest.param(
            '[store]\nurl = "var/store.sqlite3"\n',
            "2:1: store.url must be a database address such as sqlite:///var/zielwacht.sqlite3",
            id="file for an address",
        ),
        pytest.param(
            '[smtp]\nsender = "Zielwacht"\n',
            "2:1: smtp.sender must be a mailbox such as Zielwacht <zielwacht@house.example>",
            id="sender without address",
        ),
        pytest.param(
            '[smtp]\nsender = "z@a.example\\nBcc: b@a.example"\n',
            "2:1: smtp.sender must be a mailbox such as Zielwacht <zielwacht@house.example>",
            id="sender with a smuggled header",
        ),
        pytest.param(
            "[service]\ninterval_seconds = 5\n",
            "2:1: service.interval_seconds must be greater than or equal to 30",
            id="looks too often",
        ),
        pytest.param(
            '[rules]\nactivate = "when_save"\n',
            "2:1: unknown value 'when_save' for rules.activate (allowed: by_hand, when_saved); "
            "did you mean 'when_saved'?",
            id="unknown way to activate",
        ),
        pytest.param(
            '[web]\naddress = "zielwacht.example"\n',
            "2:1: web.address must be a web address such as https://zielwacht.house.example",
            id="web address without scheme",
        ),
        pytest.param(
            '[service]\nweb_address = "https://zielwacht.example"\n',
            "2:1: service.web_address has moved: write address = … in section [web]",
            id="web address where it stood before",
        ),
        pytest.param(
            '[web]\nbind = "8080"\n',
            "2:1: web.bind must be an address of this machine with a port such as 127.0.0.1:8080 or [::1]:8080",
            id="bind without an address",
        ),
        pytest.param(
            '[web]\ntrusted_proxies = ["10.0.0.1", "proxy.example"]\n',
            "2:1: web.trusted_proxies must name IP addresses or networks such as 127.0.0.1 or 10.0.0.0/24, "
            "and 'proxy.example' is none",
            id="a proxy by its name",
        ),
        pytest.param(
            '[web]\nlog_in = ["kerberos"]\n',
            "2:1: web.log_in must name ways to log in, each once: proxy, oidc, password",
            id="unknown way to log in",
        ),
        pytest.param(
            '[mail]\ntransport = "smtp"\n',
            "2:1: transport 'smtp' needs a sender in section [smtp]",
            id="SMTP without a sender",
        ),
        pytest.param(
            '[answers]\nhost = "mail.example"\n',
            "2:1: section [answers] needs a user as well",
            id="mailbox of answers without a user",
        ),
        pytest.param(
            '[answers]\nuser = "zielwacht"\n',
            "2:1: section [answers] needs a host as well",
            id="mailbox of answers without a host",
        ),
        pytest.param(
            '[answers]\nmoved_to = "INBOX"\n',
            "2:1: answers.moved_to must be another folder than the one that is read",
            id="answers moved to where they lie",
        ),
        pytest.param(
            '[answers]\npassword = "geheim"\n',
            "2:1: a password must not stand here: set ZIELWACHT_ANSWERS__PASSWORD, name a password_file or give the "
            "systemd credential answers_password",
            id="password of the mailbox of answers",
        ),
        pytest.param(
            '[mail]\npassword = "geheim"\n',
            "2:1: unknown key 'password' (allowed: transport, folder, templates, group, mode)",
            id="password of a section that has none",
        ),
        pytest.param(
            '[oidc]\nclient_secret = "geheim"\n',
            "2:1: a client secret must not stand here: set ZIELWACHT_OIDC__CLIENT_SECRET, name a client_secret_file or "
            "give the systemd credential oidc_client_secret",
            id="secret of the provider's client",
        ),
        pytest.param(
            '[oidc]\nissuer = "http://login.example"\n',
            "2:1: oidc.issuer must be the https address of the provider, as it calls itself in its tokens",
            id="a provider without TLS",
        ),
        pytest.param(
            '[oidc]\nscopes = ["profile"]\n', "2:1: oidc.scopes must contain openid", id="OIDC without openid"
        ),
        pytest.param(
            '[oidc]\nroles_claim = "roles"\n',
            "2:1: oidc.roles_claim needs a table [oidc.roles]: value = post",
            id="a claim of roles that maps to nothing",
        ),
        pytest.param(
            '[web]\nlog_in = ["proxy"]\n',
            "2:1: log-in by 'proxy' needs web.trusted_proxies: no other peer is believed",
            id="log-in by a proxy without a proxy",
        ),
        pytest.param(
            '[web]\naddress = "https://z.example"\nlog_in = ["oidc"]\n',
            "3:1: log-in by 'oidc' needs issuer and client_id in section [oidc]",
            id="log-in by OIDC without a provider",
        ),
        pytest.param(
            '[web]\nlog_in = ["oidc"]\n[oidc]\nissuer = "https://login.example"\nclient_id = "z"\n',
            "2:1: log-in by 'oidc' needs web.address: the provider sends people back there",
            id="log-in by OIDC with no way back",
        ),
        pytest.param(
            '[proxy]\nuser_header = "X_User"\n',
            "2:1: proxy.user_header must be the name of a header of letters, digits and hyphens, such as "
            "X-Zielwacht-User",
            id="a header with an underscore",
        ),
        pytest.param(
            "[proxy]\nuser_pattern = '.+'\n",
            "2:1: proxy.user_pattern must name the part that is the name: (?P<user>…)",
            id="a pattern that names nobody",
        ),
        pytest.param(
            "[proxy]\nuser_pattern = '(?P<user>.+'\n",
            "2:1: proxy.user_pattern is not a regular expression: missing ), unterminated subpattern at position 0",
            id="a pattern that is none",
        ),
        pytest.param(
            '[proxy]\ngroup_header = "X-Groups"\n',
            "2:1: proxy.group_header needs a table [proxy.groups]: group = post",
            id="groups that map to nothing",
        ),
        pytest.param(
            '[proxy.groups]\n"G-Nord" = "bl@nord@süd"\n',
            "1:2: proxy.groups must give 'G-Nord' posts such as role or role@unit, and 'bl@nord@süd' is none",
            id="a group that maps to no post",
        ),
        pytest.param("[rules\n", "1:7: expected ']' at the end of a table declaration", id="TOML syntax"),
        pytest.param('[rules]\npath = "a\n', "2:10: illegal character '\\n'", id="TOML text not closed"),
        pytest.param("[rules]\n\npath =", "3:1: invalid value", id="TOML ends too early"),
        pytest.param("[rules]\n[rules]\n", "2:7: cannot declare ('rules',) twice", id="TOML section twice"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_place(folder: Path, text: str, sentence: str) -> None:
    file = written(folder, text)
    assert refusal(file) == [f"{file}:{sentence}"]


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        pytest.param(
            {"ZIELWACHT_STORE_URL": "sqlite://"},
            "ZIELWACHT_STORE_URL: unknown variable; did you mean 'ZIELWACHT_STORE__URL'?",
            id="one underscore too few",
        ),
        pytest.param({"ZIELWACHT_QQ": ""}, "ZIELWACHT_QQ: unknown variable", id="nothing near"),
        pytest.param(
            {"ZIELWACHT_SMTP__PORT": "25x"},
            "ZIELWACHT_SMTP__PORT: smtp.port must be a valid integer",
            id="no number",
        ),
        pytest.param(
            {"ZIELWACHT_SMTP__PASSWORD": ""},
            "ZIELWACHT_SMTP__PASSWORD: smtp.password must not be empty",
            id="empty password",
        ),
    ],
)
def test_a_mistake_in_the_environment_names_the_variable(folder: Path, environ: dict[str, str], sentence: str) -> None:
    assert refusal(None, environ) == [sentence]


def test_a_mistake_in_a_flag_is_told(folder: Path) -> None:
    assert refusal(None, flags={"smtp.port": 70000}) == [
        "flag for smtp.port: smtp.port must be less than or equal to 65535"
    ]


def test_a_flag_for_nothing_is_a_mistake_of_ours() -> None:
    with pytest.raises(AssertionError, match=r"no flag may set store\.uri"):
        load_configuration(None, NOTHING, {"store.uri": "x"})


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    file = written(folder, '[smtp]\nprot = 25\nsecurity = "ssl"\n[inbocks]\n')

    sentences = refusal(file, {"ZIELWACHT_X": "1"})

    assert [sentence.split(": ")[0] for sentence in sentences] == [
        f"{file}:2:1", f"{file}:4:2", "ZIELWACHT_X", f"{file}:3:1",
    ]  # fmt: skip


@pytest.mark.parametrize("host", ["mail.example", "10.0.0.1"])
def test_a_password_never_travels_unencrypted(folder: Path, host: str) -> None:
    text = f'[mail]\ntransport = "smtp"\n[smtp]\nsender = "z@a.example"\nhost = "{host}"\nusername = "z"\n'
    file = written(folder, text)
    assert refusal(file) == [
        f"{file}:6:1: the password would travel unencrypted to {host}: set security (allowed: starttls, tls)"
    ]


def test_a_server_on_this_machine_may_be_given_the_password(folder: Path) -> None:
    text = '[mail]\ntransport = "smtp"\n[smtp]\nsender = "z@a.example"\nusername = "z"\n'
    assert load_configuration(written(folder, text), NOTHING, {}).smtp.username == "z"


# --- Files that cannot be read ----------------------------------------------------------------------------


def test_a_named_file_must_exist(folder: Path) -> None:
    assert refusal(Path("fehlt.toml")) == ["fehlt.toml: no such file; name one that exists or leave --config out"]


def test_a_folder_is_no_file(folder: Path) -> None:
    assert refusal(folder) == [f"{folder}: cannot be read: Is a directory"]


def test_a_binary_file_is_refused(folder: Path) -> None:
    (folder / "config.toml").write_bytes(b"\xff\x00")
    assert refusal(None) == ["config.toml: is not UTF-8 text"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_refused(folder: Path) -> None:
    file = written(folder, "")
    file.chmod(0)
    assert refusal(file) == [f"{file}: cannot be read: Permission denied"]
