"""Puts one more entry at the end of a list of a rule file, and leaves every other sign of it as it is. Pure.

No YAML writer keeps comments, blank lines and quotes as somebody wrote them: what is new is text between lines.
"""

from __future__ import annotations

import re

_TOP = re.compile(r"^[a-z_]+:")
_EMPTY = re.compile(r"^(?P<key>[a-z_]+):\s*(\[\s*\])?\s*(?P<comment>#.*)?$")


def with_entry(text: str, key: str, entry: str, *, apart: bool = False) -> str | None:
    """The file with `entry` (whole lines, from its hyphen on, each indented by two) as last of the list under `key`.

    A list that is not there, or empty, is begun. `apart`: with a blank line before it. None: the list is written in one
    line, in brackets, and only who wrote it can say how it goes on. What is new has the line ends of the file.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    entry = entry.replace("\n", end)
    ends = text if not text or text.endswith("\n") else text + end
    lines = ends.splitlines(keepends=True)
    begins = next((place for place, line in enumerate(lines) if line.startswith(f"{key}:")), None)
    if begins is None:
        return f"{ends}{end}{key}:{end}{entry}"
    if (found := _EMPTY.fullmatch(lines[begins].rstrip("\r\n"))) is None:
        return None
    indented = _indentation(lines, begins)
    if indented is None:
        comment = f"  {found['comment']}" if found["comment"] else ""
        lines[begins] = f"{key}:{comment}{end}"
        return "".join([*lines[: begins + 1], entry, *lines[begins + 1 :]])
    after = _end_of_list(lines, begins)
    between = end if apart else ""
    return "".join([*lines[:after], between, _moved(entry, indented), *lines[after:]])


def _indentation(lines: list[str], begins: int) -> int | None:
    """Of the first entry; None: there is none."""
    for line in lines[begins + 1 :]:
        if found := re.match(r"( *)- ", line):
            return len(found[1])
        if _TOP.match(line):
            return None
    return None


def _end_of_list(lines: list[str], begins: int) -> int:
    """The line behind the last of the list; comments and blank lines that follow belong to what comes."""
    last = begins
    for place, line in enumerate(lines[begins + 1 :], start=begins + 1):
        if _TOP.match(line):
            break
        if line.strip() and not line.startswith("#"):
            last = place
    return last + 1


def _moved(entry: str, indented: int) -> str:
    if indented == 2:
        return entry
    return "".join(" " * indented + line[2:] if line.strip() else line for line in entry.splitlines(keepends=True))
