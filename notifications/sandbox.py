"""Templates that an admin edits are rendered in a process of their own. Shell.

Jinja's sandbox keeps a template from what it must not touch, but not from looping for ever or asking for all of the
memory: only the kernel can. So the child limits itself (time of computing, memory, files, processes) before it sees the
first template, gets the facts and the sources over a pipe, reads no file afterwards and writes one answer. It is
killed when it takes too long. Whatever goes wrong in there is a TemplateTrouble, never an exception here. ADR 0021.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, DictLoader, Environment, TemplateNotFound, TemplateSyntaxError, nodes

from notifications.facts_json import facts_to_json, stored_facts
from notifications.message import AnyFacts, Rendered, TemplateTrouble
from notifications.template_names import names_made, unknown_filter, unknown_name
from notifications.templating import LONGEST_SUBJECT, TEMPLATES, render_with, sandbox

CPU_SECONDS = 2
WALL_SECONDS = 20
MEMORY_BYTES = 192 * 1024 * 1024
MOST_FILES = 200
MOST_BYTES_A_FILE = 64 * 1024
MOST_BYTES_OF_TEXT = 100_000
SUFFIX = ".j2"
TOO_LONG = f"it took longer than {CPU_SECONDS} s: is there a loop without an end?"
TOO_MUCH = f"it asked for more than {MEMORY_BYTES // (1024 * 1024)} MB of memory"
TOO_DEEP = "it calls itself without an end"
# What a mail may consist of. Nothing that loads, runs or asks for anything.
FRAME = frozenset({"html", "head", "meta", "title", "style", "body", "div", "table", "caption", "thead", "tbody"})
WORDS = frozenset({"tr", "th", "td", "h1", "h2", "h3", "p", "ul", "ol", "li", "span", "a", "b", "strong", "em", "i"})
ELEMENTS = FRAME | WORDS | {"code", "br", "hr"}
CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
LOADING = re.compile(r"url\s*\(|@import|expression\s*\(|javascript:", re.IGNORECASE)

Sources = Mapping[str, str]


def render_apart(facts: AnyFacts, folder: Path) -> Rendered | TemplateTrouble:
    """The three texts from the templates in `folder`, or what was wrong with them. Takes about half a second."""
    sources = read_sources(folder)
    if isinstance(sources, TemplateTrouble):
        return sources
    if not sources:
        return TemplateTrouble(str(folder), 0, "no templates lie there; leave [mail] templates out to use the built-in")
    request = json.dumps({"facts": facts_to_json(facts), "sources": sources})
    child = [sys.executable, "-I", "-c", CHILD, str(TEMPLATES.parents[1])]
    try:
        ended = subprocess.run(
            child,
            input=request.encode(),
            capture_output=True,
            timeout=WALL_SECONDS,
            env={"LANG": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return TemplateTrouble(_entry(facts), 0, TOO_LONG)
    return _answer(ended, facts)


def read_sources(folder: Path) -> dict[str, str] | TemplateTrouble:
    """The edited templates by their name (`de/sentences.j2`). Only plain files within the folder count."""
    if not folder.is_dir():
        return TemplateTrouble(str(folder), 0, "there is no such folder; [mail] templates names it")
    sources: dict[str, str] = {}
    root = folder.resolve()
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or not path.resolve().is_relative_to(root):
            return TemplateTrouble(name, 0, "it is no plain file of this folder")
        if len(sources) == MOST_FILES:
            return TemplateTrouble(str(folder), 0, f"more than {MOST_FILES} templates lie there")
        try:
            # One byte more than may be, so that a file that grows meanwhile is noticed, too.
            with path.open("rb") as file:
                content = file.read(MOST_BYTES_A_FILE + 1)
            if len(content) > MOST_BYTES_A_FILE:
                return TemplateTrouble(name, 0, f"it is larger than {MOST_BYTES_A_FILE // 1024} kB")
            sources[name] = content.decode("utf-8")
        except UnicodeDecodeError:
            return TemplateTrouble(name, 0, "it is not UTF-8 text")
        except OSError as trouble:
            return TemplateTrouble(name, 0, f"it cannot be read: {trouble.strerror}")
    return sources


def broken_template(folder: Path) -> TemplateTrouble | None:
    """The first edited template that cannot be read, is no template, or asks for what it does not get. None: mails will
    show whether they fill in.
    """
    sources = read_sources(folder)
    return sources if isinstance(sources, TemplateTrouble) else _first_broken(tuple(sources.items()))


@lru_cache(maxsize=2)
def _first_broken(sources: tuple[tuple[str, str], ...]) -> TemplateTrouble | None:
    """Kept, as whoever watches the service asks every minute."""
    environment = sandbox(DictLoader({}))
    read: dict[str, nodes.Template] = {}
    for name, source in sources:
        try:
            read[name] = environment.parse(source, name)
        except TemplateSyntaxError as wrong:
            return TemplateTrouble(name, wrong.lineno, str(wrong.message))
        except RecursionError:
            return TemplateTrouble(name, 0, TOO_DEEP)
    made = _names_made_by_the_built_in().union(*map(names_made, read.values()))
    found = (
        unknown_filter(name, template, environment) or unknown_name(name, template, made)
        for name, template in read.items()
    )
    return next((trouble for trouble in found if trouble is not None), None)


@cache
def _names_made_by_the_built_in() -> frozenset[str]:
    environment = sandbox(DictLoader({}))
    texts = (path.read_text(encoding="utf-8") for path in TEMPLATES.rglob(f"*{SUFFIX}"))
    return frozenset[str]().union(*(names_made(environment.parse(text)) for text in texts))


def without_twin(sources: Sources) -> tuple[str, ...]:
    """Edited templates that replace no built-in one: parts of others, or a name that was misspelt."""
    return tuple(name for name in sources if not (TEMPLATES / name).is_file())


def _answer(ended: subprocess.CompletedProcess[bytes], facts: AnyFacts) -> Rendered | TemplateTrouble:
    """What the child said; when it could not say anything, why."""
    try:
        answer = json.loads(ended.stdout)
    except ValueError:
        return TemplateTrouble(_entry(facts), 0, _silenced(ended))
    if "what" in answer:
        return TemplateTrouble(str(answer["template"]), int(answer["line"]), str(answer["what"])[:500])
    rendered = Rendered(str(answer["subject"]), str(answer["text"]), str(answer["html"]))
    wrong = objection(rendered)
    return TemplateTrouble(_entry(facts), 0, wrong) if wrong else rendered


def _silenced(ended: subprocess.CompletedProcess[bytes]) -> str:
    match -ended.returncode:
        case 24:  # SIGXCPU
            return TOO_LONG
        case 9:  # SIGKILL: the hard limit of computing time, or the kernel was out of memory
            return f"{TOO_LONG[:-1]}, or {TOO_MUCH}"
        case 6 | 11:  # SIGABRT, SIGSEGV: allocation failed, or the stack was used up
            return f"{TOO_MUCH}, or {TOO_DEEP}"
        case _:
            last = ended.stderr.decode("utf-8", "replace").strip().splitlines()
            return f"its process ended with code {ended.returncode}: {last[-1] if last else 'without a word'}"


def objection(rendered: Rendered) -> str:
    """What is wrong with the texts themselves; empty: nothing."""
    if not rendered.subject or len(rendered.subject) > LONGEST_SUBJECT or CONTROL.search(rendered.subject):
        return f"the subject must be one line of 1 to {LONGEST_SUBJECT} characters"
    if not rendered.text.strip():
        return "the text part is empty"
    for name, part in (("text", rendered.text), ("HTML", rendered.html)):
        if len(part.encode()) > MOST_BYTES_OF_TEXT:
            return f"the {name} part is larger than {MOST_BYTES_OF_TEXT // 1000} kB"
    reader = _Elements()
    reader.feed(rendered.html)
    return reader.wrong


class _Elements(HTMLParser):
    """Finds the first thing in a mail's HTML that would load, run or ask for something."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong = ""
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        self.wrong = self.wrong or next(self._objections(tag, attrs), "")

    def handle_data(self, data: str) -> None:
        if self._in_style and LOADING.search(data):
            self.wrong = self.wrong or "its style would load something"

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  # the parser's own signature
        self._in_style = False

    @staticmethod
    def _objections(tag: str, attrs: list[tuple[str, str | None]]) -> Iterator[str]:
        if tag not in ELEMENTS:
            yield f"a mail must not contain <{tag}>"
        for name, value in attrs:
            if name.startswith("on") or name in ("src", "srcset", "background", "action", "formaction"):
                yield f"a mail must not contain the attribute '{name}'"
            if LOADING.search(value or "") or (name == "http-equiv" and (value or "").lower() != "content-type"):
                yield f"the attribute '{name}' would load or run something"


def _entry(facts: AnyFacts) -> str:
    return f"{facts.locale}/{facts.kind}"


# --- In the child -------------------------------------------------------------------------------------------

CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from notifications.sandbox import main; main()"


class _Overlay(BaseLoader):
    """The edited templates, else the built-in ones, which were read before the limits."""

    def __init__(self, sources: Sources) -> None:
        built_in = {path.relative_to(TEMPLATES).as_posix(): path.read_text("utf-8") for path in TEMPLATES.rglob("*.j2")}
        self._sources = {**built_in, **sources}
        self.edited = frozenset(sources)

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002  # the loader's own signature
        template: str,
    ) -> tuple[str, str, None]:
        if template not in self._sources:
            raise TemplateNotFound(template)
        return self._sources[template], template, None


def main() -> None:
    """Render what stdin asks for, within limits; say on stdout what came of it."""
    request = json.load(sys.stdin)
    facts = stored_facts(request["facts"])
    overlay = _Overlay(request["sources"])
    environment = sandbox(overlay)
    _warm_up(facts)
    sys.stdin.close()
    _limit()
    try:
        rendered = render_with(environment, facts)
        answer: dict[str, Any] = {"subject": rendered.subject, "text": rendered.text, "html": rendered.html}
        if max(len(rendered.text), len(rendered.html)) > MOST_BYTES_OF_TEXT:
            answer = _trouble(_entry(facts), 0, f"a part of the mail is larger than {MOST_BYTES_OF_TEXT // 1000} kB")
    except MemoryError:
        answer = _trouble(_entry(facts), 0, TOO_MUCH)
    except RecursionError:
        answer = _trouble(_entry(facts), 0, TOO_DEEP)
    except TemplateSyntaxError as wrong:
        answer = _trouble(wrong.name or _entry(facts), wrong.lineno, str(wrong.message))
    except TemplateNotFound as wrong:
        answer = _trouble(*_place(wrong, overlay, _entry(facts)), f"there is no template '{wrong.name}'")
    # Whatever a template can raise is a mistake in the template: it is told, and the built-in texts are sent.
    except Exception as wrong:
        answer = _trouble(*_place(wrong, overlay, _entry(facts)), f"{type(wrong).__name__}: {wrong}")
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    os._exit(0)


def _warm_up(facts: AnyFacts) -> None:
    """Render the built-in mail, and fail once: what Python imports only then must be there before nothing opens."""
    environment = sandbox(_Overlay({}))
    render_with(environment, facts)
    try:
        environment.from_string("{{ 1 / 0 }}").render()
    except ZeroDivisionError as wanted:
        traceback.extract_tb(wanted.__traceback__)


def _limit() -> None:
    """Nothing more than is needed for one mail, from here on: computing, memory, files to write, processes."""
    used = int(time.process_time()) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_SECONDS, used + CPU_SECONDS + 1))
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) if sys.platform == "linux" else 0
    most = pages * resource.getpagesize() + MEMORY_BYTES if pages else 4 * MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    # What is open stays open; nothing can be opened any more, no file and no connection.
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _trouble(template: str, line: int, what: str) -> dict[str, Any]:
    # Where in memory it was tells nobody anything, and would make the same mistake look like another each time.
    return {"template": template, "line": line, "what": re.sub(r" at 0x[0-9a-f]+", "", what)}


def _place(wrong: BaseException, overlay: _Overlay, otherwise: str) -> tuple[str, int]:
    """The last edited template on the way to the mistake: the built-in one it may have called is not to blame."""
    frames = traceback.extract_tb(wrong.__traceback__)
    places = [(frame.filename, frame.lineno or 0) for frame in frames if frame.filename in overlay.edited]
    return places[-1] if places else (otherwise, 0)
