"""A folder that was saved takes effect by itself, as far as nobody has to approve it. Shell.

The same gate as by hand. What needs an approval waits for the role that puts it into force, also when it was approved:
the service never makes anything softer by itself.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from checker.domain.organisation import SERVICE
from checker.domain.refusal import ActivationRefusal, Refused
from checker.preview.activation import ActivationWish, carry_out, prepare, refuse_what_speaks_against
from checker.preview.kept_previews import keep
from checker.preview.preview_hash import SHOWN_CHARACTERS
from checker.store.opening import Store
from checker.usecases.rules.activation import Activated


def activate_when_saved(store: Store, folder: Path, at: datetime) -> Activated:
    """Let the folder take effect. Raises RulebookError with its mistakes, and Refused where somebody must see to it."""
    prepared = prepare(store, folder, at, ActivationWish(SERVICE))
    if prepared.preview is not None and prepared.needs:
        sha256 = keep(store, prepared.preview, at)
        refuse_what_speaks_against(prepared)
        raise Refused(ActivationRefusal.NOT_BY_ITSELF, preview=sha256[:SHOWN_CHARACTERS])
    return carry_out(store, prepared)
