"""Which files belong to a house, beside its store, and which of them no backup may hold? Shell: looks into folders."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.configuration import Configuration
from checker.domain.backup import BackupPart, NotBackedUp
from checker.domain.house_scenarios import SCENARIOS_CALLED

CONFIG_NAME = "config.toml"
# Where a restore unpacks: no part of a house.
STAGING = ".zielwacht-restore"


@dataclass(frozen=True, slots=True)
class HouseFiles:
    """Where the parts of a house lie; `config` None: there is no such file. `secrets` are by their setting.

    `store` None: the database is no file of this machine.
    """

    config: Path | None
    folders: Mapping[BackupPart, Path]
    store: Path | None
    secrets: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file and its name in the archive."""

    path: Path
    name: str


def house_files(configuration: Configuration) -> HouseFiles:
    folders = {BackupPart.RULES: configuration.rules.path, BackupPart.INBOX: configuration.inbox.path}
    for called in SCENARIOS_CALLED.values():
        folders[BackupPart(called)] = configuration.rules.path.parent / called
    if configuration.mail.templates is not None:
        folders[BackupPart.TEMPLATES] = configuration.mail.templates
    if configuration.mail.transport == "folder":
        folders[BackupPart.MAILS] = configuration.mail.folder
    secrets = {
        "[audit] key_file": configuration.audit.key_file,
        "[web] link_key_file": configuration.web.link_key_file,
        "[smtp] password_file": configuration.smtp.password_file,
        "[answers] password_file": configuration.answers.password_file,
        "[oidc] client_secret_file": configuration.oidc.client_secret_file,
    }
    there = {key: file for key, file in secrets.items() if file is not None}
    return HouseFiles(configuration.file, folders, configuration.store.file, there)


def files_to_keep(house: HouseFiles) -> Iterator[FoundFile | NotBackedUp]:
    """Every file but the store, and what among them is left out: secrets, and what leads out of its folder."""
    secrets = {file.resolve(): key for key, file in house.secrets.items()}
    if house.config is not None:
        yield FoundFile(house.config, f"{BackupPart.CONFIG}/{CONFIG_NAME}")
    for part, folder in house.folders.items():
        yield from _within(part, folder, secrets)


def _within(part: BackupPart, folder: Path, secrets: Mapping[Path, str]) -> Iterator[FoundFile | NotBackedUp]:
    for at, below, names in os.walk(folder):
        for name in sorted(below):
            if (Path(at) / name).is_symlink():
                yield NotBackedUp(str(Path(at) / name), "link")
        below[:] = sorted(name for name in below if name != STAGING)
        for name in sorted(names):
            path = Path(at) / name
            if (secret := secrets.get(path.resolve())) is not None:
                yield NotBackedUp(str(path), secret)
            elif path.is_file():
                yield FoundFile(path, f"{part}/{path.relative_to(folder).as_posix()}")
            elif path.is_symlink() or path.exists():
                yield NotBackedUp(str(path), "link" if path.is_symlink() else "special")
