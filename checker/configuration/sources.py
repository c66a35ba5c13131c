"""Who said what? Settings of the file, of systemd, of the environment and of flags, each with its place.

Shell: reads files. Nothing is checked here but whether a setting exists and may be said there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

from checker.configuration.settings import CREDENTIALS, SECRET_KEYS, SECTIONS, ConfigurationError, secret_variable
from checker.domain.problem import Location, Problem, nearest

DEFAULT_FILE = Path("config.toml")
BY_DEFAULT = Location("default")
PREFIX = "ZIELWACHT_"
URL_VARIABLE = "ZIELWACHT_STORE__URL"
CREDENTIALS_VARIABLE = "CREDENTIALS_DIRECTORY"
# What stands elsewhere now, by what it was called.
MOVED = {"service.web_address": "address = … in section [web]"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One value and where it was said. A relative path in it starts from `base`."""

    section: str
    key: str
    value: object
    where: Location
    base: Path

    @property
    def name(self) -> str:
        return f"{self.section}.{self.key}"


def file_to_read(path: Path | None) -> Path | None:
    """As it was named, so that errors name it the same way. None: no file, the defaults hold."""
    if path is not None:
        return path
    return DEFAULT_FILE if DEFAULT_FILE.exists() else None


def default_places(base: Path) -> Iterator[Setting]:
    """The defaults that are places, so that they too become absolute."""
    for section, model in SECTIONS.items():
        for key, field in model.model_fields.items():
            if isinstance(field.default, Path) or key == "url":
                yield Setting(section, key, field.default, BY_DEFAULT, base)


def of_credentials(environ: Mapping[str, str]) -> Iterator[Setting]:
    folder = environ.get(CREDENTIALS_VARIABLE)
    if not folder:
        return
    for section, credential in CREDENTIALS.items():
        if (Path(folder) / credential).is_file():
            yield Setting(
                section, f"{SECRET_KEYS[section]}_file", credential, Location(CREDENTIALS_VARIABLE), Path(folder)
            )


def of_file(file: Path, problems: list[Problem]) -> Iterator[Setting]:
    text = _text(file)
    places = _places(text)
    base = file.absolute().parent

    def where(name: str, or_else: str) -> Location:
        return Location(str(file), *places.get(name, places.get(or_else, (0, 0))))

    for section, table in _tables(file, text).items():
        if section not in SECTIONS:
            problems.append(_unknown(where(section, section), "section", section, SECTIONS))
        elif not isinstance(table, dict):
            must = f"'{section}' must be a section, written [{section}]"
            problems.append(Problem(where(section, section), must))
        else:
            for key, value in table.items():
                setting = Setting(section, key, value, where(f"{section}.{key}", section), base)
                problem = _unfit_for_a_file(setting)
                if problem is None:
                    yield setting
                else:
                    problems.append(problem)


def _unfit_for_a_file(setting: Setting) -> Problem | None:
    """Unknown keys, and secrets in a file that is copied, mailed and kept under version control."""
    if setting.key == SECRET_KEYS.get(setting.section):
        variable, credential = secret_variable(setting.section), CREDENTIALS[setting.section]
        instead = f"set {variable}, name a {setting.key}_file or give the systemd credential {credential}"
        return Problem(setting.where, f"a {setting.key.replace('_', ' ')} must not stand here: {instead}")
    if setting.name in MOVED:
        return Problem(setting.where, f"{setting.name} has moved: write {MOVED[setting.name]}")
    if setting.key not in _keys_in_file(setting.section):
        return _unknown(setting.where, "key", setting.key, _keys_in_file(setting.section))
    if setting.name == "store.url" and isinstance(setting.value, str) and urlsplit(setting.value).password:
        instead = f"set the whole address as {URL_VARIABLE}"
        return Problem(setting.where, f"an address with a password must not stand here: {instead}")
    return None


def of_environment(environ: Mapping[str, str], here: Path, problems: list[Problem]) -> Iterator[Setting]:
    known = {f"{section}__{key}".upper(): (section, key) for section in SECTIONS for key in keys_of(section)}
    for variable, text in sorted(environ.items()):
        if not variable.startswith(PREFIX):
            continue
        name, where = variable.removeprefix(PREFIX), Location(variable)
        moved = MOVED.get(name.lower().replace("__", "."))
        if name in known:
            yield Setting(*known[name], _value_of(*known[name], text), where, here)
        elif moved is not None:
            problems.append(Problem(where, f"the setting has moved: it is {moved}"))
        else:
            meant = nearest(name, known)
            problems.append(Problem(where, "unknown variable", nearest=meant and PREFIX + meant))


def of_flags(overrides: Mapping[str, object], here: Path) -> Iterator[Setting]:
    for name, value in overrides.items():
        section, _, key = name.partition(".")
        assert key in _keys_in_file(section), f"no flag may set {name}"
        if value is not None:
            yield Setting(section, key, value, Location(f"flag for {name}"), here)


# --- What exists ------------------------------------------------------------------------------------------


def keys_of(section: str) -> tuple[str, ...]:
    return tuple(SECTIONS[section].model_fields)


def types_of(section: str, key: str) -> tuple[object, ...]:
    """The type of a key; of an optional one or a choice of words, its alternatives."""
    annotation = SECTIONS[section].model_fields[key].annotation
    return get_args(annotation) or (annotation,)


def _keys_in_file(section: str) -> tuple[str, ...]:
    return tuple(key for key in keys_of(section) if key != SECRET_KEYS.get(section))


TRUTHS = {"true": True, "false": False}


def _value_of(section: str, key: str, text: str) -> object:
    if bool in types_of(section, key):
        return TRUTHS.get(text, text)
    if int in types_of(section, key) and re.fullmatch(r"[0-9]{1,9}", text):
        return int(text)
    return text


def _unknown(where: Location, kind: str, name: str, known: Collection[str]) -> Problem:
    return Problem(where, f"unknown {kind} '{name}'", tuple(known), nearest(name, known))


# --- Reading the file -------------------------------------------------------------------------------------


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigurationError(
            [Problem(Location(str(file)), "no such file; name one that exists or leave --config out")]
        ) from None
    except UnicodeDecodeError:
        raise ConfigurationError([Problem(Location(str(file)), "is not UTF-8 text")]) from None
    except OSError as error:
        raise ConfigurationError([Problem(Location(str(file)), f"cannot be read: {error.strerror}")]) from None


def _tables(file: Path, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        found = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", said)
        what = said[: found.start()] if found else said
        line, column = found.groups() if found else (None, None)
        last = len(text.splitlines())
        where = Location(str(file), int(line or last), int(column or 1))
        raise ConfigurationError([Problem(where, what[:1].lower() + what[1:])]) from None


def _places(text: str) -> dict[str, tuple[int, int]]:
    """Line and column of each section and `section.key`; tomllib does not give them."""
    places: dict[str, tuple[int, int]] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        found = re.match(r"\s*(\[)?\s*([A-Za-z0-9_.-]+|\"[^\"]*\"|'[^']*')\s*(?(1)\]|=)", line)
        if not found:
            continue
        name = found[2].strip("\"'")
        if found[1]:
            section = name
        key = name if found[1] or not section else f"{section}.{name}"
        places.setdefault(key, (number, found.start(2) + 1))
    return places
