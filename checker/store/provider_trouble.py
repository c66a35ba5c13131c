"""Why does the log-in at the house's OIDC provider fail, and since when? A small file beside the store. Shell.

The pages write it when the provider is away or wrong, and take it away when somebody has come in: `zielwacht status`
must know when nobody can log in.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checker.domain.refusal import OidcRefusal, Refused
from checker.store.file_beside import write_beside


@dataclass(frozen=True, slots=True)
class ProviderTrouble:
    """What was wrong the last time, and since when nobody has come in (aware, UTC)."""

    refused: Refused
    since: datetime


def note_provider_trouble(place: str, refused: Refused, now: datetime) -> None:
    """Keep it, whole or not at all; since when it lasts is not forgotten. OSError when the disk refuses."""
    known = read_provider_trouble(place)
    since = known.since if known else now
    values = {"code": refused.code.value, "facts": dict(refused.facts), "since": since.isoformat()}
    write_beside(provider_trouble_path(place), values)


def read_provider_trouble(place: str) -> ProviderTrouble | None:
    """None: there is none, or what is kept of it cannot be read."""
    try:
        values = json.loads(provider_trouble_path(place).read_text(encoding="utf-8"))
        code = next(code for code in OidcRefusal if code.value == values["code"])
        facts = {name: values["facts"][name] for name in code.facts}
        return ProviderTrouble(Refused(code, **facts), datetime.fromisoformat(values["since"]))
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return None


def forget_provider_trouble(place: str) -> None:
    """Somebody has come in, or there is no provider any more."""
    with suppress(OSError):
        provider_trouble_path(place).unlink(missing_ok=True)


def provider_trouble_path(place: str) -> Path:
    return Path(f"{place}.provider.json")
