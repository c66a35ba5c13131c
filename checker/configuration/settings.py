"""What can be set, and what may it be? Strict models, one a section of config.toml.

Pure, but for `SmtpSettings.login`, which reads the password's file when mails are sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationInfo, field_validator

from checker.configuration.log_in_settings import OidcSettings, ProxySettings
from checker.configuration.web_settings import WebSettings
from checker.domain.data_class import OF_PEOPLE, DataClass
from checker.domain.errors import ExitCode, ZielwachtError
from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.model import Frozen
from checker.domain.problem import Location, Problem
from checker.domain.spans import Counting, end_of_span

# By section of those that have a secret: its key, and the systemd credential that may bear it.
SECRET_KEYS = {"smtp": "password", "answers": "password", "oidc": "client_secret"}
CREDENTIALS = {section: f"{section}_{key}" for section, key in SECRET_KEYS.items()}


class ConfigurationError(ZielwachtError):
    """The configuration cannot be used. Carries every problem, not only the first."""

    exit_code = ExitCode.WRONG

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def _database_address(url: str) -> str:
    if not re.match(r"[a-z][a-z0-9]*(\+[a-z0-9]+)?://", url):
        raise ValueError("must be a database address such as sqlite:///var/zielwacht.sqlite3")
    return url


def _ping_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"\s", url):
        raise ValueError("must be a web address such as https://watch.example/ping/key")
    return url


def _mailbox(text: str) -> str:
    _, address = parseaddr(text)
    name, at, domain = address.rpartition("@")
    if not (name and at and domain) or re.search(r"\s", address) or "\n" in text or "\r" in text:
        raise ValueError("must be a mailbox such as Zielwacht <zielwacht@house.example>")
    return text


def _file_mode(text: str) -> str:
    if not re.fullmatch(r"0?6[0246]0", text):
        raise ValueError('must be rights that leave out others, such as "0640" or "0660"')
    return text


def _log_name(text: str) -> str:
    if not re.fullmatch(r"[^\s+\x00-\x1f\x7f]+", text):
        raise ValueError("must be a name without blanks and plus signs, such as house.example/zielwacht")
    return text


Text = Annotated[str, Field(min_length=1)]
FileMode = Annotated[str, AfterValidator(_file_mode)]
Seconds = Annotated[int, Field(ge=1, le=600)]
Interval = Annotated[int, Field(ge=30, le=3600)]


class RulesSettings(Frozen):
    """Where administrators edit the rules, and whether the daemon lets a clean edit take effect by itself."""

    path: Path = Path("rules")
    activate: Literal["by_hand", "when_saved"] = "by_hand"


A_FILE = "sqlite:///"


class StoreSettings(Frozen):
    """Where everything is kept. The address may carry a database password, so it is never shown.

    `organisation` is the id of the one that is meant; None: the only one in the store.
    """

    url: Annotated[str, AfterValidator(_database_address)] = Field(
        default="sqlite:///var/zielwacht.sqlite3", repr=False
    )
    organisation: Annotated[str, Field(min_length=1)] | None = None

    @property
    def file(self) -> Path | None:
        """The file of the store; None: it is none of this machine."""
        path = self.url.removeprefix(A_FILE)
        return Path(unquote(path.partition("?")[0])) if path != self.url and path else None

    @property
    def may_be_there(self) -> bool:
        """False where the address is that of a file which does not exist; of any other only opening it tells."""
        if not self.url.startswith(A_FILE):
            return True
        path = self.url.removeprefix(A_FILE)
        return any(Path(name).exists() for name in (path, unquote(path.partition("?")[0])))


class InboxSettings(Frozen):
    """Where record files arrive. `group` and `mode` are those of receipts; None: the system gives the group."""

    path: Path = Path("var/inbox")
    group: Text | None = None
    mode: FileMode = "0640"


class RecordsSettings(Frozen):
    """How large record files may be: rows of data, and megabytes of a CSV file (2 ** 20 bytes)."""

    most_rows: Annotated[int, Field(ge=1_000, le=10_000_000)] = STARTER.rows
    most_megabytes: Annotated[int, Field(ge=50, le=4_000)] = STARTER.megabytes

    @property
    def limits(self) -> FileLimits:
        return FileLimits(self.most_rows, self.most_megabytes)


class MailSettings(Frozen):
    """How mails leave: over SMTP, or as files with `group` and `mode` in a folder. `templates` None: the built-in."""

    transport: Literal["smtp", "folder"] = "folder"
    folder: Path = Path("var/mails")
    templates: Path | None = None
    group: Text | None = None
    mode: FileMode = "0640"


class SmtpSettings(Frozen):
    """The mail server. Without a user name nobody logs in."""

    sender: Annotated[str, AfterValidator(_mailbox)] = "Zielwacht <zielwacht@localhost>"
    host: Text = "localhost"
    port: Annotated[int, Field(ge=1, le=65535)] = 25
    security: Literal["none", "starttls", "tls"] = "none"
    username: Text | None = None
    password: Annotated[SecretStr, Field(min_length=1)] | None = None
    password_file: Path | None = None
    timeout_seconds: Seconds = 30

    def login(self) -> tuple[str, str] | None:
        """User name and password, read only when mails are sent; None: the server wants no login.

        Loading does not ask for it: whoever checks records need not be able to read the secret.
        """
        if self.username is None:
            return None
        return self.username, _password("smtp", self.username, self.password, self.password_file)


class AnswersSettings(Frozen):
    """The mailbox that answers are read from, over IMAP with TLS. Without a host none is read.

    What was read is moved from `folder` to the folder `moved_to`, so that the house keeps the mails themselves.
    """

    host: Text | None = None
    port: Annotated[int, Field(ge=1, le=65535)] = 993
    user: Text | None = None
    password: Annotated[SecretStr, Field(min_length=1)] | None = None
    password_file: Path | None = None
    folder: Text = "INBOX"
    moved_to: Text = "Zielwacht"
    timeout_seconds: Annotated[int, Field(ge=1, le=30)] = 20

    @property
    def place(self) -> str:
        """The mailbox, for people. Empty: none is configured."""
        return f"{self.user}, {self.folder} ({self.host}:{self.port})" if self.host else ""

    def login(self) -> tuple[str, str]:
        """User name and password, read only when the mailbox is."""
        assert self.user is not None, "a mailbox is configured with its user"
        return self.user, _password("answers", self.user, self.password, self.password_file)


class ServiceSettings(Frozen):
    """How the service runs. `ping_url` is requested after every good round, so that a monitor outside notices a service
    that is down.
    """

    interval_seconds: Interval = 60
    ping_url: Annotated[str, AfterValidator(_ping_address)] | None = Field(default=None, repr=False)


class AuditSettings(Frozen):
    """How the log proves itself: the private key that signs its checkpoints, outside store and backup, and its name.

    `key_file` None: checkpoints are not signed. `origin` None: the name is made of the organisation's id.
    """

    key_file: Path | None = None
    origin: Annotated[str, AfterValidator(_log_name)] | None = None


class BackupSettings(Frozen):
    """Where 'zielwacht backup' writes unless a file is named, and after how many days `status` asks for a new one."""

    folder: Path = Path("var/backups")
    warn_after_days: Annotated[int, Field(ge=1, le=400)] = 7


def _span(text: str) -> str:
    from checker.domain.refusal import Refused  # long to load, and hardly ever needed

    try:
        last = end_of_span(date(2000, 1, 1), text, Counting.EVENT)
    except Refused as refused:
        raise ValueError("must be a span such as P3Y or P6M") from refused
    if last < SHORTEST_SPAN:
        raise ValueError("must be a month (P1M) or more")
    return text


SHORTEST_SPAN = date(2000, 2, 1)
Span = Annotated[str, AfterValidator(_span)]


class RetentionSettings(Frozen):
    """How long each class of content is kept (ISO 8601, P3Y); None: without end."""

    originals: Span | None = None
    records: Span | None = None
    reasons: Span | None = None
    mails: Span | None = None
    mailboxes: Span | None = None
    proposals: Span | None = None
    absences: Span | None = None

    @field_validator("records")
    @classmethod
    def _what_says_the_same_goes_before(cls, records: str | None, info: ValidationInfo) -> str | None:
        originals = info.data.get("originals")
        if records is not None and (originals is None or _lasts(originals) > _lasts(records)):
            raise ValueError("must not end before originals, which say the same: give originals no longer a span")
        return records

    @property
    def spans(self) -> Mapping[DataClass, str]:
        """The spans that are set, by class."""
        known = (each for each in DataClass if each not in OF_PEOPLE)
        return {each: span for each in known if (span := getattr(self, each.value)) is not None}


def _lasts(span: str) -> date:
    return end_of_span(date(2000, 1, 1), span, Counting.EVENT)


class Configuration(Frozen):
    """All settings, every path absolute. `file` is None when there is no config.toml."""

    rules: RulesSettings
    store: StoreSettings
    inbox: InboxSettings
    records: RecordsSettings
    mail: MailSettings
    smtp: SmtpSettings
    answers: AnswersSettings
    service: ServiceSettings
    web: WebSettings
    proxy: ProxySettings
    oidc: OidcSettings
    audit: AuditSettings
    backup: BackupSettings
    retention: RetentionSettings

    @property
    def spans(self) -> Mapping[DataClass, str]:
        """How long each class of content is kept (ISO 8601), as far as that is set; for what is of people it always is.

        A session that is over is of no use the day after.
        """
        of_people = {DataClass.ACCESS_LOG: f"P{self.web.access_log_days}D", DataClass.SESSIONS: "P1D"}
        return {**self.retention.spans, **of_people}

    file: Path | None = None


SECTIONS: dict[str, type[Frozen]] = {
    "rules": RulesSettings,
    "store": StoreSettings,
    "inbox": InboxSettings,
    "records": RecordsSettings,
    "mail": MailSettings,
    "smtp": SmtpSettings,
    "answers": AnswersSettings,
    "service": ServiceSettings,
    "web": WebSettings,
    "proxy": ProxySettings,
    "oidc": OidcSettings,
    "audit": AuditSettings,
    "backup": BackupSettings,
    "retention": RetentionSettings,
}


def secret_variable(section: str) -> str:
    """The variable of the environment that may bear the secret of a section."""
    return f"ZIELWACHT_{section}__{SECRET_KEYS[section]}".upper()


def _password(section: str, user: str, said: SecretStr | None, file: Path | None) -> str:
    if said is not None:
        return said.get_secret_value()
    if file is not None:
        return _secret(section, file)
    missing = f"not set, and '{user}' has neither password_file nor credential {CREDENTIALS[section]}"
    raise ConfigurationError([Problem(Location(secret_variable(section)), missing)])


def client_secret(oidc: OidcSettings) -> str | None:
    """What proves to the provider who we are, read when the pages start. None: the provider wants none (PKCE alone)."""
    if oidc.client_secret is not None:
        return oidc.client_secret.get_secret_value()
    return None if oidc.client_secret_file is None else _secret("oidc", oidc.client_secret_file)


SECRETS = {
    "smtp": "the SMTP password",
    "answers": "the password of the mailbox of answers",
    "oidc": "the secret of the OIDC client",
}


def _secret(section: str, file: Path) -> str:
    """The first line of a secret's file."""
    what = SECRETS[section]
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise ConfigurationError(
            [Problem(Location(str(file)), f"{what} cannot be read: {reason}; name another {SECRET_KEYS[section]}_file")]
        ) from None
    if not lines or not lines[0]:
        raise ConfigurationError([Problem(Location(str(file)), f"{what} is empty")])
    return lines[0]
