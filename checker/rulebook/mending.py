"""What would a broken file say, were its mistakes mended as they are told? Pure; so that what else is wrong shows.

One misspelt key used to hide every check of its file, and the next round of lint began where it ended. What is mended
here is never judged: a rulebook with a mistake is none. What cannot be guessed stands in by a sound entry of its list.
What other checks say about a mended place is not told: it would follow from the mistake that is told already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from checker.domain.problem import Location, Problem, nearest
from checker.rulebook.problems import details_by_place, expected_words, keys_at, meant_word
from checker.rulebook.yaml_tree import Path, Tree

Model = TypeVar("Model", bound=BaseModel)
MOST_ROUNDS = 20
_WORD = re.compile(r"[\w-]+")
_MEANT = re.compile(r"'([^']*)'.*did you mean '([^']*)'\?", re.DOTALL)
# What an entry is known by; a sound one that stands in for it takes these on.
KNOWN_BY = ("id", "name", "title", "rule", "text")


@dataclass(frozen=True, slots=True)
class Mended(Generic[Model]):
    """What the file, or a part of it, says once mended; the paths of which nothing else is to be told, and by what
    others name something that was guessed and nobody wrote (`_note_guess`).
    """

    said: Model
    hidden: frozenset[Path]
    guessed: frozenset[str] = frozenset()


@dataclass(slots=True)
class Hidden:
    """Places, and names of what was guessed, of which nothing else is told."""

    paths: list[tuple[Tree, Path]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def add(self, tree: Tree, guess: Mended[Any]) -> None:
        self.paths += [(tree, path) for path in guess.hidden]
        self.names |= guess.guessed

    def without(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Without those that only follow from a mistake that is told."""
        places = {place for tree, path in self.paths for place in _places(tree, path)}
        for problem in problems:
            if problem.where not in places and self.names.isdisjoint(_WORD.findall(problem.what)):
                yield problem


@dataclass(slots=True)
class _Work:
    """A copy that is mended step by step; paths are those of the tree, `root` is where the copy begins."""

    tree: Tree
    model: type[BaseModel]
    root: Path
    value: Any
    hidden: set[Path] = field(default_factory=set)
    guessed: set[str] = field(default_factory=set)


def mended(model: type[Model], tree: Tree, root: Path = ()) -> Mended[Model] | None:
    """The part at `root` as `model`, once mended. None: it cannot be guessed what it would say."""
    work = _Work(tree, model, root, _copied(tree.get(root)))
    for _ in range(MOST_ROUNDS):
        try:
            said = model.model_validate(_frozen(work.value))
        except ValidationError as error:
            # What mends one mistake may take another along: nobody can tell only where none can be mended any more.
            done = [_mend(work, told) for told in _in_order(error, work)]
            if not any(done):
                return None
        else:
            return Mended(said, frozenset(work.hidden), frozenset(work.guessed))
    return None


def _places(tree: Tree, path: Path) -> Iterator[Location]:
    for found in (tree.places, tree.keys):
        for inner, (line, column) in found.items():
            if inner[: len(path)] == path:
                yield Location(tree.file, line, column)


def _in_order(error: ValidationError, work: _Work) -> Iterator[Any]:
    """One a place; a key that is missing after one that is misspelt, which may be the same."""
    by_path = details_by_place(error, work.tree, work.root)
    misspelt = [path for path, found in by_path.items() if found[0]["type"] == "extra_forbidden"]
    for path, found in by_path.items():
        if found[0]["type"] == "missing" and any(path[:-1] == other[:-1] for other in misspelt):
            continue
        yield path, found


def _mend(work: _Work, told: Any) -> bool:
    """Whether something was done about it."""
    path, details = told
    detail = details[0]
    if not path:  # told of the file as a whole, which names no value that could be another
        return False
    work.hidden.add(path)
    match detail["type"]:
        case "extra_forbidden":
            return _mend_key(work, path)
        case "literal_error" if isinstance(detail["input"], str):
            return _mend_word(work, path, detail["input"], expected_words(details))
        case "union_tag_invalid":
            tag = detail["ctx"]["discriminator"].strip("'")
            close = meant_word(str(detail["ctx"]["tag"]), expected_words((detail,)))
            work.hidden.add((*path, tag))
            return _set(work, (*path, tag), close) if close else _stand_in(work, path)
        case "greater_than_equal" | "less_than_equal":
            return _set(work, path, detail["ctx"].get("ge", detail["ctx"].get("le")))
        case "bool_type":
            return _set(work, path, False)
        case "value_error" if (told_word := _MEANT.search(str(detail["ctx"]["error"]))) is not None:
            return _mend_named_word(work, path, told_word[1], told_word[2]) or _stand_in(work, path)
        case "int_type":
            return _stand_in(work, path) or _set(work, path, 1)
    return _stand_in(work, path)


def _mend_word(work: _Work, path: Path, word: str, words: Sequence[str]) -> bool:
    """The word that was probably meant; where none is close, the first with which nothing around it is refused."""
    if (close := meant_word(word, words)) is not None:
        return _set(work, path, close)
    before = work.value
    for each in words:
        work.value = _copied(_frozen(before))
        if _set(work, path, each) and not _is_refused_around(work, path):
            _note_guess(work, path, each)
            return True
    work.value = before
    return _stand_in(work, path)


def _note_guess(work: _Work, path: Path, word: str = "") -> None:
    """By the id of the entry around it others may say what follows from the guess; by the guessed word where no entry
    with an id is around it, as of a setting of the house.
    """
    for end in range(len(path), len(work.root), -1):
        around = _at(work, path[:end])
        if isinstance(around, dict) and isinstance(named := around.get("id"), str):
            work.guessed.add(named)
            return
    if word:
        work.guessed.add(word)


def _is_refused_around(work: _Work, path: Path) -> bool:
    try:
        work.model.model_validate(_frozen(work.value))
    except ValidationError as error:
        return any(path[: len(other)] == other for other in details_by_place(error, work.tree, work.root))
    return False


def _mend_named_word(work: _Work, path: Path, word: str, close: str) -> bool:
    """The value that a sentence quotes, at the place itself or somewhere within it."""
    for inner in work.tree.places:
        if inner[: len(path)] == path and work.tree.get(inner) == word:
            work.hidden.add(inner)
            return _set(work, inner, close)
    return False


def _mend_key(work: _Work, path: Path) -> bool:
    """A misspelt key bears its right name, one that does not belong there goes."""
    around, key = _at(work, path[:-1]), path[-1]
    if not isinstance(around, dict) or key not in around:
        return False
    value = around.pop(key)
    inner = path[len(work.root) :]
    close = nearest(str(key), keys_at(work.model, inner[:-1]))
    if close is not None and close not in around:
        around[close] = value
    return True


def _stand_in(work: _Work, path: Path) -> bool:
    """The entry of a list around it is taken from another of that list, under its own id."""
    for end in range(len(path), len(work.root), -1):
        if isinstance(path[end - 1], int):
            return _replaced(work, path[:end])
    return False


def _replaced(work: _Work, path: Path) -> bool:
    entries, place = _at(work, path[:-1]), path[-1]
    if not isinstance(entries, list) or not isinstance(place, int):
        return False
    broken = entries[place]
    deep = len(path)
    tried = {found[deep - 1] for found in work.hidden if len(found) >= deep and found[: deep - 1] == path[:-1]}
    sound = next((entry for at, entry in enumerate(entries) if at not in tried), None)
    if not isinstance(sound, dict) or not isinstance(broken, dict):
        return False
    known_by = {key: broken[key] for key in KNOWN_BY if isinstance(broken.get(key), str) and key in sound}
    entries[place] = {**_copied(_frozen(sound)), **known_by}
    work.hidden.add(path)
    _note_guess(work, path)
    return True


def _set(work: _Work, path: Path, value: Any) -> bool:
    around = _at(work, path[:-1])
    match around, path[-1]:
        case dict(), str() as key:
            around[key] = value
        case list(), int() as place if place < len(around):
            around[place] = value
        case _:
            return False
    return True


def _at(work: _Work, path: Path) -> Any:
    value = work.value
    for step in path[len(work.root) :]:
        match value, step:
            case dict(), str():
                value = value.get(step)
            case list(), int() if step < len(value):
                value = value[step]
            case _:
                return None
    return value


def _copied(value: Any) -> Any:
    match value:
        case dict():
            return {key: _copied(inner) for key, inner in value.items()}
        case tuple():
            return [_copied(inner) for inner in value]
    return value


def _frozen(value: Any) -> Any:
    match value:
        case dict():
            return {key: _frozen(inner) for key, inner in value.items()}
        case list():
            return tuple(_frozen(inner) for inner in value)
    return value
