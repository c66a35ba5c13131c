"""What does the reference say of commands, rule files, codes and words? Written from what the program itself uses.

`docs/conf.py` asks for these pages while the documents are built: nothing of them is kept in a file. Markdown, English.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import click

from checker.cli.commands import zielwacht
from checker.domain.act import ActKind
from checker.domain.errors import ExitCode
from checker.domain.health import HealthCode
from checker.domain.kinds import KINDS
from checker.domain.record_problem import ProblemCode
from checker.domain.refusal import RefusalCode
from checker.domain.verdict import State
from checker.domain.vocabulary import Vocabulary
from checker.rulebook.schema import FILE_KINDS, FileKind, schema_of
from checker.wording import health, mail_kinds, record_problem_texts, refusal_texts, states

Schema = Mapping[str, Any]
# Of a longer list only the number is said: `zielwacht rules schema KIND` has it, and so has an editor.
MOST_VALUES = 30
EXAMPLE = "\b\nExample:\n"
LARGEST = 10**15
IN_BOTH = ("code", "in English", "in German")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown; nothing where it would be empty."""
    found = list(rows)
    if not found:
        return ""
    lines = [head, ["---"] * len(head), *found]
    return "\n".join("| " + " | ".join(_cell(each) for each in line) + " |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|").replace("<", "&lt;") if "`" not in text else _with_code(text)


def _with_code(text: str) -> str:
    """What stands in backquotes is shown as it is: a bar ends a cell even there."""
    parts = " ".join(text.split()).split("`")
    parts[::2] = [part.replace("<", "&lt;") for part in parts[::2]]
    return "`".join(parts).replace("|", r"\|")


# --- Commands -------------------------------------------------------------------------------------------------


def commands() -> str:
    """Each command with its options; what all of them take stands above."""
    root = click.Context(zielwacht, info_name="zielwacht")
    everywhere = {parameter.name for parameter in zielwacht.params}
    parts = ["## Options of every command", table(("option", "what it does"), _options(zielwacht, root, frozenset()))]
    for words, command in _below(zielwacht, ("zielwacht",)):
        parts += [*_command(words, command, everywhere - {"help"})]
    return "\n\n".join(part for part in parts if part) + "\n"


def _below(group: click.Group, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        yield (*above, name), command
        if isinstance(command, click.Group):
            yield from _below(command, (*above, name))


def _command(words: tuple[str, ...], command: click.Command, everywhere: Iterable[str | None]) -> Iterator[str]:
    context = click.Context(command, info_name=" ".join(words))
    prose, _, example = inspect.cleandoc(command.help or "").partition(EXAMPLE)
    yield f"{'#' * min(len(words), 4)} {' '.join(words)}"
    yield _prose(prose)
    if isinstance(command, click.Group):
        return
    usage = " ".join((" ".join(words), *command.collect_usage_pieces(context)))
    yield f"```text\n{usage}\n```"
    yield table(("option", "what it does"), _options(command, context, everywhere))
    yield f"For example:\n\n```sh\n{inspect.cleandoc(example)}\n```" if example else ""


def _prose(help_text: str) -> str:
    """The sentences of a help text: what it sets out in lines stays in lines."""
    paragraphs = [each for each in help_text.strip().split("\n\n") if each.strip()]
    return "\n\n".join(
        f"```text\n{each.removeprefix(chr(8)).strip(chr(10))}\n```" if each.startswith("\b") else _plain(each)
        for each in paragraphs
    )


def _plain(text: str) -> str:
    return re.sub(r"(?<!`)([<*_])", r"\\\1", " ".join(text.split()))


def _options(command: click.Command, context: click.Context, left_out: Iterable[str | None]) -> Iterator[Sequence[str]]:
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record and record[1] and parameter.name not in left_out:
            names, meaning = record
            yield f"`{names}`", _plain(meaning)


# --- Rule files -----------------------------------------------------------------------------------------------


def rule_files() -> str:
    """Each kind of rule file with the keys of each of its groups."""
    return "\n\n".join(_file(kind) for kind in FILE_KINDS.values()) + "\n"


def _file(kind: FileKind) -> str:
    schema = schema_of(kind, Vocabulary())
    groups: Mapping[str, Schema] = schema.get("$defs", {})
    parts = [f"## `rules/{kind.files}`", _plain_description(schema), _keys(kind, schema)]
    for name, group in groups.items():
        if group.get("properties"):
            parts += [f"({_anchor(kind, name)})=\n### {name} in `{kind.files}`", _plain_description(group)]
            parts += [_keys(kind, group)]
    return "\n\n".join(part for part in parts if part)


def _anchor(kind: FileKind, group: str) -> str:
    return f"key-{kind.name}-{group.lower()}"


def _plain_description(schema: Schema) -> str:
    text: str = schema.get("description", "")
    return "\n\n".join(" ".join(each.split()).replace("<", "&lt;") for each in text.split("\n\n"))


def _keys(kind: FileKind, schema: Schema) -> str:
    needed = schema.get("required", ())
    return table(
        ("key", "value", "what it means"),
        (
            (f"`{key}`{' (needed)' if key in needed else ''}", _value(kind, part), part.get("description", ""))
            for key, part in schema.get("properties", {}).items()
        ),
    )


def _value(kind: FileKind, part: Schema) -> str:
    """What may stand there, in words."""
    default = part.get("default")
    left_out = f"; left out: `{str(default).lower() if isinstance(default, bool) else default}`"
    said = isinstance(default, str | bool | int) and not isinstance(default, dict | list)
    return _kind_of_value(kind, part) + (left_out if said else "")


def _kind_of_value(kind: FileKind, part: Schema) -> str:
    if "$ref" in part:
        group = str(part["$ref"]).rpartition("/")[2]
        return f"[{group}](#{_anchor(kind, group)})"
    if "const" in part:
        return f"`{part['const']}`"
    if "enum" in part:
        values = part["enum"]
        few = len(values) <= MOST_VALUES
        return ", ".join(f"`{each}`" for each in values) if few else f"one of {len(values)} words"
    if "anyOf" in part or "oneOf" in part:
        ways = [each for each in part.get("anyOf", part.get("oneOf", ())) if each.get("type") != "null"]
        return " or ".join(dict.fromkeys(_kind_of_value(kind, each) for each in ways))
    return _plain_value(kind, part)


def _plain_value(kind: FileKind, part: Schema) -> str:
    match part.get("type"):
        case "array":
            return f"list of: {_kind_of_value(kind, part.get('items', {}))}"
        case "object":
            among = part.get("additionalProperties")
            return f"by key: {_kind_of_value(kind, among)}" if isinstance(among, dict) else "keys with values"
        case "integer":
            ends = [
                f"{word} {part[key]}"
                for key, word in (("minimum", "from"), ("maximum", "to"))
                if abs(part.get(key, LARGEST)) < LARGEST  # beyond it stands what a number is at all
            ]
            return " ".join(("whole number", *ends))
        case "boolean":
            return "`true` or `false`"
        case "string" if part.get("format") == "date":
            return "day"
        case "string":
            return f"text, at most {part['maxLength']}" if "maxLength" in part else "text"
        case _:
            return "value"


# --- Codes ----------------------------------------------------------------------------------------------------


def codes() -> str:
    """What commands end with, why requests are refused, and what `status` finds wrong."""
    parts = ["## Exit codes", table(("code", "name", "when"), _exit_codes()), "## What `status` finds wrong"]
    parts += [table(("code", "what it says", "what to try"), _health_codes()), "## Refusals"]
    parts += ["Braces hold the facts that come with the code. Machines read both, people the sentence."]
    parts += ["### Why a file or a row is kept out, or warned about", table(IN_BOTH, _record_problems())]
    for family in RefusalCode.__subclasses__():
        reason = " ".join((inspect.getdoc(family) or "").split())
        parts += [f"### {_spaced(family.__name__)}", reason]
        parts += [table(IN_BOTH, _refusals(family))]
    return "\n\n".join(parts) + "\n"


def _exit_codes() -> Iterator[Sequence[str]]:
    said = {ExitCode.ALL_WELL: "All is well.", ExitCode.QUARANTINED: "A row was kept out of what was read."}
    said[ExitCode.INTERRUPTED] = "Somebody ended it (Ctrl-C)."
    lines = inspect.getsource(ExitCode).splitlines()
    for number, line in enumerate(lines):
        if found := re.match(r"    ([A-Z_]+) = (\d+)$", line):
            code = ExitCode(int(found.group(2)))
            below = lines[number + 1].strip() if number + 1 < len(lines) else ""
            yield str(code.value), code.name.lower(), said.get(code, below.strip('"'))


def _health_codes() -> Iterator[Sequence[str]]:
    for code in HealthCode:
        yield f"`{code.value}`", _sentence(health.SENTENCES["en"][code]), _sentence(health.NEXT.get(code, ""))


def _record_problems() -> Iterator[Sequence[str]]:
    for code in ProblemCode:
        yield f"`{code.value}`", *(_sentence(record_problem_texts.SENTENCES[locale][code]) for locale in ("en", "de"))


def _refusals(family: type[RefusalCode]) -> Iterator[Sequence[str]]:
    for code in family:
        yield f"`{code.value}`", *(_sentence(refusal_texts.SENTENCES[locale][code]) for locale in ("en", "de"))


def _sentence(text: str) -> str:
    """A sentence of a table, with its facts in braces and without how each is written."""
    named = re.sub(r"(?<!\{)\{(\w+)[^{}]*\}(?!\})", r"{\1}", text)
    return _plain(named.replace("{{", "{").replace("}}", "}"))


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


# --- Words ----------------------------------------------------------------------------------------------------


def words() -> str:
    """What ids of states, mails and acts are called in both languages."""
    findings = refusal_texts.FINDING_STATES
    parts = ["## States of a verdict", _in_both(State, states.STATES)]
    parts += ["## States of a finding", _in_both(findings["de"], findings)]
    parts += ["## Acts about a finding", _in_both(ActKind, refusal_texts.ACTS)]
    parts += ["## Mails", _in_both(mail_kinds.MOST_TELLING_FIRST, mail_kinds.MAIL_KINDS)]
    parts += ["## Kinds of rules", ", ".join(f"`{kind}`" for kind in sorted(KINDS))]
    return "\n\n".join(parts) + "\n"


def _in_both(ids: Iterable[Any], said: Mapping[Any, Mapping[Any, str]]) -> str:
    rows = ((f"`{one.value}`", said["de"][one], said["en"][one]) for one in ids)
    return table(("id", "in German", "in English"), rows)


PAGES: Mapping[str, Callable[[], str]] = {
    "reference/commands": commands,
    "reference/rule-files": rule_files,
    "reference/codes": codes,
    "reference/words": words,
}
