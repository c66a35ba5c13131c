"""What is a form made of? Values that the macros of `forms.html.j2` lay out. Pure.

Labels, hints and errors are finished sentences in the reader's language. What was entered is shown again as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from checker.web.asked import PostedForm

# The status of a page whose form is shown once more: something in it is wrong, is new since, or it came too soon.
NOT_TAKEN, CHANGED, TOO_SOON = 422, 409, 429
InputKind = Literal["text", "date", "number", "email", "password", "textarea", "one_time_code"]


@dataclass(frozen=True, slots=True)
class FormField:
    """An input with its label. `hint` says how to fill it, `error` why it was not taken. `autocomplete` as in HTML.

    `language`: of its value, where that is another than the page's.
    """

    name: str
    label: str
    kind: InputKind = "text"
    hint: str = ""
    value: str = ""
    error: str = ""
    is_required: bool = False
    autocomplete: str = "off"
    most_characters: int | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class FormOption:
    """What can be chosen; `hint` says what it brings about."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FormChoice:
    """One of several, as radio buttons; none is chosen before somebody does. `value`: what was chosen and sent.

    `is_long`: so many that they stand in a list that opens; what stands there before somebody chooses is `nothing`.
    """

    name: str
    label: str
    options: tuple[FormOption, ...]
    hint: str = ""
    value: str = ""
    error: str = ""
    is_required: bool = True
    is_long: bool = False
    nothing: str = ""


FormPart = FormField | FormChoice


@dataclass(frozen=True, slots=True)
class FormErrors:
    """Why a form was not taken, by the name of the input; under `""` what is about the form as a whole."""

    by_name: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.by_name)

    def of(self, name: str) -> str:
        return self.by_name.get(name, "")


NO_ERRORS = FormErrors()


def filled(parts: Iterable[FormPart], form: PostedForm, errors: FormErrors = NO_ERRORS) -> tuple[FormPart, ...]:
    """The same inputs with what was entered, and what is wrong with it. Passwords are never shown again."""
    return tuple(_filled(part, form, errors.of(part.name)) for part in parts)


def _filled(part: FormPart, form: PostedForm, error: str) -> FormPart:
    is_secret = isinstance(part, FormField) and part.kind in {"password", "one_time_code"}
    value = "" if is_secret else form.get(part.name, part.value)
    return replace(part, value=value, error=error or part.error)
