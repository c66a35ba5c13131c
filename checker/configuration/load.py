"""How is this installation set up? config.toml, overridden by the environment, overridden by flags.

Shell: called once, at the top. Gathers what was said, lets the strict models judge it, reports every problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr, ValidationError
from pydantic_core import ErrorDetails

from checker.configuration.settings import SECRET_KEYS, SECTIONS, Configuration, ConfigurationError
from checker.configuration.sources import (
    BY_DEFAULT,
    Setting,
    default_places,
    file_to_read,
    of_credentials,
    of_environment,
    of_file,
    of_flags,
    types_of,
)
from checker.domain.access import LogInWay
from checker.domain.model import Frozen
from checker.domain.problem import Problem, nearest

# A server on this machine may be given the password in clear.
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


def load_configuration(path: Path | None, environ: Mapping[str, str], overrides: Mapping[str, object]) -> Configuration:
    """Read what holds here. `path` is what `--config` named; None: config.toml of this folder, if any.

    `overrides` are flags under the name of what they override, `{"store.url": "sqlite:///other.sqlite3"}`;
    a value of None is a flag that was not given. Raises ConfigurationError with every problem found.
    """
    file = file_to_read(path)
    here = Path.cwd()
    problems: list[Problem] = []
    said = [
        *default_places(file.absolute().parent if file else here),
        *of_credentials(environ),
        *(of_file(file, problems) if file else ()),
        *of_environment(environ, here, problems),
        *of_flags(overrides, here),
    ]
    chosen = {setting.name: setting for setting in said}
    sections: dict[str, Any] = {section: _section(section, chosen, problems) for section in SECTIONS}
    if problems:
        raise ConfigurationError(problems)
    configuration = Configuration.model_construct(**sections, file=file and file.absolute())
    problems += _contradictions(configuration, chosen)
    if problems:
        raise ConfigurationError(problems)
    return configuration


def _section(section: str, chosen: Mapping[str, Setting], problems: list[Problem]) -> Frozen | None:
    said = [setting for setting in chosen.values() if setting.section == section]
    values: dict[str, Any] = {setting.key: _placed(setting) for setting in said}
    if all(setting.where == BY_DEFAULT for setting in said):
        return SECTIONS[section].model_construct(**values)  # nobody said anything: the program's own need no check
    try:
        return SECTIONS[section].model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        problems += [_refused(chosen[f"{section}.{detail['loc'][0]}"], detail) for detail in details]
        return None


def _placed(setting: Setting) -> object:
    """The value with a relative path made absolute, also that of an SQLite file."""
    value = setting.value
    if Path in types_of(setting.section, setting.key) and isinstance(value, str | Path) and str(value):
        return setting.base / value
    if setting.name == "store.url" and isinstance(value, str):
        return _sqlite_file_placed(value, setting.base)
    if setting.key == SECRET_KEYS.get(setting.section) and isinstance(value, str):
        return SecretStr(value)
    return value


def _sqlite_file_placed(url: str, base: Path) -> str:
    """`sqlite:///var/a.sqlite3` is a relative file, `sqlite:////var/a.sqlite3` an absolute one."""
    found = re.fullmatch(r"(sqlite(?:\+[a-z0-9]+)?:///)([^/:?][^?]*)(\?.*)?", url)
    if not found:
        return url
    scheme, file, query = found.groups()
    return f"{scheme}{_in_an_address(base / file)}{query or ''}"


def _in_an_address(path: Path) -> str:
    """In an address a question mark ends the path, so that of a folder is written otherwise."""
    return str(path).replace("?", "%3F")


def _refused(setting: Setting, detail: ErrorDetails) -> Problem:
    if detail["type"] == "literal_error":
        words = tuple(str(word) for word in types_of(setting.section, setting.key))
        unknown = f"unknown value '{setting.value}' for {setting.name}"
        return Problem(setting.where, unknown, words, nearest(str(setting.value), words))
    said = detail["msg"].removeprefix("Value error, ").replace("Input should be", "must be")
    match detail["type"]:
        case "path_type" | "is_instance_of":
            said = "must be a path"
        case "string_too_short" | "too_short":
            said = "must not be empty"
    return Problem(setting.where, f"{setting.name} {said}")


def _contradictions(configuration: Configuration, chosen: Mapping[str, Setting]) -> Iterator[Problem]:
    yield from _of_answers(configuration, chosen)
    yield from _of_log_in(configuration, chosen)
    smtp = configuration.smtp
    if configuration.mail.transport != "smtp":
        return
    if "smtp.sender" not in chosen:
        yield Problem(chosen["mail.transport"].where, "transport 'smtp' needs a sender in section [smtp]")
    if smtp.username is not None and smtp.security == "none" and smtp.host not in THIS_MACHINE:
        yield Problem(
            chosen["smtp.username"].where,
            f"the password would travel unencrypted to {smtp.host}: set security",
            ("starttls", "tls"),
        )


def _of_answers(configuration: Configuration, chosen: Mapping[str, Setting]) -> Iterator[Problem]:
    answers = configuration.answers
    for needed, given in (("host", "user"), ("user", "host")):
        if getattr(answers, needed) is None and getattr(answers, given) is not None:
            yield Problem(chosen[f"answers.{given}"].where, f"section [answers] needs a {needed} as well")
    if answers.folder == answers.moved_to:
        said = chosen.get("answers.moved_to") or chosen["answers.folder"]
        yield Problem(said.where, "answers.moved_to must be another folder than the one that is read")


def _of_log_in(configuration: Configuration, chosen: Mapping[str, Setting]) -> Iterator[Problem]:
    """A way to log in that could let nobody in is said before anybody stands before it."""
    web, proxy, oidc = configuration.web, configuration.proxy, configuration.oidc
    if LogInWay.PROXY in web.log_in and not web.trusted_proxies:
        yield Problem(
            chosen["web.log_in"].where, "log-in by 'proxy' needs web.trusted_proxies: no other peer is believed"
        )
    if LogInWay.OIDC in web.log_in:
        missing = [name for name in ("issuer", "client_id") if getattr(oidc, name) is None]
        if missing:
            yield Problem(
                chosen["web.log_in"].where, f"log-in by 'oidc' needs {' and '.join(missing)} in section [oidc]"
            )
        if web.address is None:
            yield Problem(
                chosen["web.log_in"].where, "log-in by 'oidc' needs web.address: the provider sends people back there"
            )
    if proxy.group_header is not None and not proxy.groups:
        yield Problem(
            chosen["proxy.group_header"].where, "proxy.group_header needs a table [proxy.groups]: group = post"
        )
    if oidc.roles_claim is not None and not oidc.roles:
        yield Problem(chosen["oidc.roles_claim"].where, "oidc.roles_claim needs a table [oidc.roles]: value = post")
