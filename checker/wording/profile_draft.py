"""A drafted profile as a commented file of rules. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from checker.domain.profile_draft import DraftNote, Noted, ProfileDraft
from checker.wording.locales import Locale
from checker.wording.profile_draft_texts import HEAD_TEXTS, NOTE_TEXTS

# Of more signs a value begins a line of its own.
INLINE = 84
# The mark before what the file cannot answer.
OPEN = "? "
# These stand as the reason for which a column or sheet is not read.
REASONS = frozenset({
    DraftNote.METRIC_OPEN, DraftNote.DAY_OPEN, DraftNote.UNREAD_TEXT, DraftNote.EMPTY_COLUMN, DraftNote.OTHER_SHEETS,
    DraftNote.SAID_ELSEWHERE,
})  # fmt: skip
_PLAIN = re.compile(r"[A-Za-zÄÖÜäöüß][A-Za-zÄÖÜäöüß0-9_./() -]*(?<! )")
_OTHERWISE_READ = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def draft_yaml(draft: ProfileDraft, head: Sequence[str], locale: Locale) -> str:
    """The file's text: the head and all notes as comments, each above what it is about."""
    writer = _Writer(draft.notes, locale)
    lines = [f"# {line}" for line in head]
    for key, value in draft.entry.items():
        lines += [""] if key == "profiles" else []
        lines += writer.entry(key, value, 0)
    return "\n".join(lines) + "\n"


def head_lines(locale: Locale, facts: Mapping[str, str | int], refused: str, first: str) -> list[str]:
    """What stands at the top: what the draft is, what it makes of its file, and the next step."""
    said = ["refused"] if refused else ["read", "first"] if first else ["read"]
    every = {**facts, "why": refused or first}
    return [HEAD_TEXTS[locale][key].format(**every) for key in ("drafted", *said, "next")]


class _Writer:
    """Writes values as YAML, mappings in one line where they fit into it."""

    def __init__(self, notes: Sequence[Noted], locale: Locale) -> None:
        self._notes = notes
        self._by_place: dict[tuple[str, ...], list[Noted]] = {}
        for noted in notes:
            self._by_place.setdefault(noted.place, []).append(noted)
        self._around = {noted.place[:end] for noted in notes for end in range(1, len(noted.place))}
        self._texts = NOTE_TEXTS[locale]

    def entry(self, key: str, value: object, depth: int, above: tuple[str, ...] = ()) -> Iterator[str]:
        margin, place = "  " * depth, (*above, key)
        yield from (f"{margin}# {line}" for line in self._noted(place))
        flow = self._flow(value)
        if not isinstance(value, Mapping | list) or (len(flow) <= INLINE and not self._is_noted_within(place, value)):
            yield f"{margin}{_scalar(key)}: {flow}"
            return
        yield f"{margin}{_scalar(key)}:"
        if isinstance(value, Mapping):
            for name, each in value.items():
                yield from self.entry(str(name), each, depth + 1, place if key != "profiles" else ())
            return
        for each in value:
            yield from self._listed(each, depth + 1, () if key == "profiles" else place)

    def _listed(self, value: object, depth: int, above: tuple[str, ...]) -> Iterator[str]:
        """An element of a list: its first key stands behind the hyphen."""
        margin = "  " * depth
        if not isinstance(value, Mapping) or (len(self._flow(value)) <= INLINE and above):
            yield f"{margin}- {self._flow(value)}"
            return
        lines = [line for name, each in value.items() for line in self.entry(str(name), each, depth + 1, above)]
        first = next(index for index, line in enumerate(lines) if not line.lstrip().startswith("#"))
        lines[first] = f"{margin}- {lines[first].lstrip()}"
        yield from lines

    def _noted(self, place: tuple[str, ...]) -> Iterator[str]:
        """Notes of exactly this place; those of records of a row, which have no key of their own, above all of them."""
        if place == ("records_a_row",):
            about = [noted for noted in self._notes if noted.place[:1] == place]
        else:
            about = self._by_place.get(place, [])
        for noted in about:
            if noted.note not in REASONS:
                text = self._texts[noted.note].format(**noted.facts)
                yield text if noted.place == place else f"{noted.place[1]}: {text}"

    def _is_noted_within(self, place: tuple[str, ...], value: object) -> bool:
        return isinstance(value, Mapping) and place != ("records_a_row",) and place in self._around

    def _flow(self, value: object) -> str:
        match value:
            case DraftNote():
                return _scalar(self._texts[value].removeprefix(OPEN))
            case Mapping():
                return "{" + ", ".join(f"{_scalar(str(key))}: {self._flow(each)}" for key, each in value.items()) + "}"
            case list() | tuple():
                return "[" + ", ".join(map(self._flow, value)) + "]"
            case bool():
                return "true" if value else "false"
            case int():
                return str(value)
            case _:
                return _scalar(str(value))


def _scalar(text: str) -> str:
    """The text without quotation marks where every reader takes it for that text."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _OTHERWISE_READ:
        return text
    return json.dumps(text, ensure_ascii=False)
