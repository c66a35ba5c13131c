"""Does a text of the rule files hold what a reader cannot see: control characters, line ends, turned writing? Pure.

Every text of the rules may be shown, in a mail's subject, on a page or on a terminal. Escapes ("\\x07") and block texts
get past what is checked of a file's bytes. Asked of the folder only: rules that are in force already stay in force.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.domain.problem import Problem
from checker.rulebook.yaml_tree import Tree

# Embeddings, overrides, isolates and their marks: what follows is shown in another order than it is written.
_TURNED = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINE_ENDS = "\n\r\x85\u2028\u2029"
_UNSEEN = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{_TURNED}\ud800-\udfff\ufffe\uffff]")


def shown_text_problems(tree: Tree) -> Iterator[Problem]:
    """One problem a text, at its place, about the first such character in it."""
    if not tree.is_unseen:
        return  # as good as always; places are looked for where there is something to tell
    for path in tree.places:
        if isinstance(text := tree.get(path), str) and (found := _UNSEEN.search(text)):
            yield Problem(tree.where(path), _told(found[0]))
    for path in tree.keys:
        if found := _UNSEEN.search(str(path[-1])):
            yield Problem(tree.where_key(path), _told(found[0]))


def without_unseen(text: str) -> str:
    """A text with blanks in the place of such characters, none doubled."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def _told(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if character in _LINE_ENDS:
        return f"the text holds a line end ({code}): write it in one line, or after '>-'"
    if re.match(f"[{_TURNED}]", character):
        return f"the text holds {code}, which turns the direction of writing: delete it"
    return f"the text holds the control character {code}: delete it"
