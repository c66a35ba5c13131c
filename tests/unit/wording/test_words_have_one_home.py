"""Words for people stand in tables, in both languages, and each of them is asked for by somebody."""

from __future__ import annotations

import ast
import importlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from checker.domain.message import TELLS_BAD
from checker.wording import mail_texts
from notifications.escalation_history import FATES, TOLD_ACTS
from tests.sources import nodes_of, parsed, text_of

ROOT = Path(__file__).parents[3]
LANGUAGES = frozenset({"de", "en"})
OF_THE_HISTORY = {
    "by_link",
    "reminders",
    "letter",
    "digest",
    "with_fate",
    "replaced",
    "nobody_answered",
    "and",
    "span",
    "answered",
    "came_back",
}

# Titles of a role are two fields that the house fills in.
ASK_FOR_THE_LANGUAGE = {"checker/wording/year_review/facts.py"}


@cache
def modules() -> Mapping[str, Path]:
    """Where every module of ours lies, by its path from the root."""
    paths = (path for folder in ("checker", "notifications") for path in (ROOT / folder).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): path for path in paths}


def functions(path: Path) -> Iterator[ast.AST]:
    """Those that stand in no other: what is in it is seen with it."""
    inner: set[int] = set()
    for node in nodes_of(path):
        if isinstance(node, ast.FunctionDef | ast.Lambda) and id(node) not in inner:
            inner |= {id(each) for each in ast.walk(node)}
            yield node


def is_table_by_language(node: ast.AST) -> bool:
    return isinstance(node, ast.Dict) and any(isinstance(key, ast.Constant) and key.value == "de" for key in node.keys)


def asks_for_the_language(node: ast.AST) -> bool:
    """`locale == "de"`"""
    if not isinstance(node, ast.Compare):
        return False
    sides = (node.left, *node.comparators)
    return any(isinstance(side, ast.Constant) and side.value in LANGUAGES for side in sides)


def chooses_words(node: ast.AST) -> bool:
    """`... if locale == "de" else ...`, where one of the two is a text."""
    if not isinstance(node, ast.IfExp) or not asks_for_the_language(node.test):
        return False
    return is_text(node.body) or is_text(node.orelse)


def is_text(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and node.value not in LANGUAGES
    return isinstance(node, ast.JoinedStr)


def test_no_function_holds_words_of_a_language() -> None:
    found = [
        f"{path}:{getattr(node, 'lineno', 0)}"
        for path, file in modules().items()
        for function in functions(file)
        for node in ast.walk(function)
        if is_table_by_language(node) or chooses_words(node)
    ]
    assert found == []


def test_words_are_looked_up_by_language_and_never_chosen_by_a_branch() -> None:
    found = [
        f"{path}:{getattr(node, 'lineno', 0)}"
        for path, file in modules().items()
        if path.startswith(("notifications/", "checker/wording/")) and path not in ASK_FOR_THE_LANGUAGE
        for node in nodes_of(file)
        if asks_for_the_language(node)
    ]
    assert found == []


def test_no_mail_is_written_in_the_module_that_decides_on_it() -> None:
    """What the notifications say stands in `wording` or a template, not even at the head of another module."""
    found = [
        f"{path}:{getattr(node, 'lineno', 0)}"
        for path, file in modules().items()
        if path.startswith("notifications/")
        for node in nodes_of(file)
        if is_table_by_language(node)
    ]
    assert found == []


def tables() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every table by language of the wording, by module and name, where it is defined."""
    for path, file in modules().items():
        if not path.startswith("checker/wording/"):
            continue
        module = path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for name in defined(parsed(file)):
            value = getattr(importlib.import_module(module), name)
            if isinstance(value, Mapping) and set(value) == LANGUAGES:
                yield f"{module}.{name}", value


def defined(tree: ast.Module) -> Iterator[str]:
    """The names that a module gives to its own values."""
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        if isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


# Where a text of one language may name a fact that the other leaves out, and why.
FACTS_DIFFER = {
    "checker.wording.dates.FORMS": "a day is written of the parts that its language needs",
    "checker.wording.record_problem_texts.SENTENCES": "German receipts leave the house and repeat no cell",
}


@pytest.mark.parametrize(("name", "table"), [pytest.param(name, table, id=name) for name, table in tables()])
def test_both_languages_have_the_same_codes_and_name_the_same_facts(name: str, table: Mapping[str, Any]) -> None:
    german, english = table["de"], table["en"]
    if not isinstance(german, Mapping):
        assert type(german) is type(english)
        return
    if not is_grammar([*german, *english]):
        assert german.keys() == english.keys()
    if name not in FACTS_DIFFER:
        both = german.keys() & english.keys()
        assert [key for key in both if names(german[key]) != names(english[key])] == []


def is_grammar(keys: list[object]) -> bool:
    """Endings and articles, which go by signs: a language has those that it needs."""
    return all(isinstance(key, str) and not key.isidentifier() for key in keys)


def names(text: object) -> frozenset[str]:
    """The facts in braces of a text, or of each of several."""
    texts = text if isinstance(text, tuple) else (text,)
    return frozenset(name for one in texts for _, name, _, _ in Formatter().parse(str(one)) if name)


# Whose codes are put together of more than a beginning or an end.
COMPOSED = ("checker.wording.reasons.", "checker.wording.record_trail.", "checker.wording.mail_texts.")
# Whose codes stand in rule files.
IN_RULES = ("checker.wording.explain.texts.DECISIONS",)
WORD = re.compile(r"\w+")
BEGINS = re.compile(r"""f["'](\w+_)\{|["'](\w+_)["'] [~+] """)
ENDS = re.compile(r"""\}(_\w+)["']|~ ["'](_\w+)["']""")


def test_every_word_of_a_table_is_asked_for_by_something() -> None:
    texts = [text_of(path) for path in modules().values()]
    texts += [path.read_text(encoding="utf-8") for path in sorted((ROOT / "checker").rglob("*.j2"))]
    named = Counter(word for text in texts for word in WORD.findall(text))
    begins = tuple({"".join(found) for text in texts for found in BEGINS.findall(text)})
    ends = tuple({"".join(found) for text in texts for found in ENDS.findall(text)})
    by_code = ((name, table["de"]) for name, table in tables() if isinstance(table["de"], Mapping))
    codes = [(name, code) for name, table in by_code for code in table if is_code(code)]
    defined_here = Counter(code for _, code in codes)
    assert [
        f"{name}: {code}"
        for name, code in codes
        if named[code] <= 2 * defined_here[code] and not name.startswith((*COMPOSED, *IN_RULES))
        if not code.startswith(begins) and not code.endswith(ends)
    ] == []


def is_code(key: object) -> bool:
    """A plain word; members of an enumeration are held by mypy."""
    return type(key) is str and key.isidentifier()


def calls(function: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a function, with its place."""
    for path, file in modules().items():
        for node in nodes_of(file):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
                yield f"{path}:{node.lineno}", node


def test_every_phrase_of_a_mail_is_asked_for_with_the_facts_it_names() -> None:
    asked: set[str] = set()
    for place, code, given in phrases_asked_for():
        assert given == names(mail_texts.PHRASES["de"][code]), place
        asked.add(code)
    assert asked == set(mail_texts.PHRASES["de"])


def phrases_asked_for() -> Iterator[tuple[str, str, set[str | None]]]:
    """Place, code and facts. Where the plan says it is asked for twice: with a line, and `_alone` without one."""
    for place, call in calls("phrase"):
        if "place_in_plan" not in functions_around(place):
            yield place, code_of(place, call), {keyword.arg for keyword in call.keywords}
    for place, call in calls("place_in_plan"):
        code, given = code_of(place, call), {keyword.arg for keyword in call.keywords}
        yield place, code, given | {"row", "line"}
        yield place, f"{code}_alone", given | {"row"}


def code_of(place: str, call: ast.Call) -> str:
    code = call.args[0]
    assert isinstance(code, ast.Constant), f"{place}: a phrase is asked for by its code, so that it can be found"
    return str(code.value)


def functions_around(place: str) -> set[str]:
    """The functions in which a line stands."""
    path, _, line = place.rpartition(":")
    return {
        node.name
        for node in nodes_of(modules()[path])
        if isinstance(node, ast.FunctionDef) and node.lineno <= int(line) <= (node.end_lineno or 0)
    }


def test_every_sentence_of_the_history_is_about_something_that_can_have_happened() -> None:
    mails: set[str] = {str(kind) for kind in TELLS_BAD}
    acts: set[str] = {str(act) for act in TOLD_ACTS}
    assert set(mail_texts.HISTORY["de"]) == mails | acts | set(FATES.values()) | OF_THE_HISTORY
