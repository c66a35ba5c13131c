"""What had somebody typed when their session had ended? Kept in memory, shortly, and given back once. Edge.

Few and small, and never a password: a form of 16 kB at most, a hundred forms, half an hour. Whoever logs in afterwards
in the same browser sees the form again, filled; nothing is done by itself. ADR 0096.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from checker.web.asked import NO_FORM, PostedForm

MOST_FORMS = 100
MOST_CHARACTERS = 16_000
KEPT_FOR = timedelta(minutes=30)
# The inputs of passwords and codes: nobody sees them again, so nobody needs them.
NEVER_KEPT = ("password", "old", "new", "repeated", "password_off", "code")


@dataclass(frozen=True, slots=True)
class _KeptForm:
    path: str
    form: PostedForm
    ends_at: datetime


@dataclass(slots=True)
class KeptEntries:
    """By a number that only the browser knows."""

    _forms: dict[str, _KeptForm] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def keep(self, path: str, form: PostedForm, now: datetime) -> str | None:
        """The number to ask for it by. None: it is too large."""
        form = form.without(*NEVER_KEPT).without_file()
        if sum(len(name) + len(value) for name, value in form.fields) > MOST_CHARACTERS:
            return None
        number = secrets.token_urlsafe(16)
        with self._lock:
            self._forms = {name: kept for name, kept in self._forms.items() if kept.ends_at > now}
            while len(self._forms) >= MOST_FORMS:
                del self._forms[next(iter(self._forms))]
            self._forms[number] = _KeptForm(path, form, now + KEPT_FOR)
        return number

    def take(self, number: str, path: str, now: datetime) -> PostedForm:
        """What was kept for that page, once; empty where there is nothing."""
        with self._lock:
            kept = self._forms.get(number)
            if kept is None or kept.path != path:
                return NO_FORM
            del self._forms[number]
        return kept.form if kept.ends_at > now else NO_FORM
