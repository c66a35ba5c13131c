"""What an earlier start kept is the rulebook that is read anew, or it is not used; and no mistake hides behind it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import starter
from checker.domain.rulebook import Rulebook
from checker.rulebook import load as loading
from checker.rulebook import warm
from checker.rulebook.assembly import RuleFiles
from checker.rulebook.load import lint, load, load_from_files
from checker.rulebook.problems import RulebookError
from checker.rulebook.warm import load_archived_warm, load_warm
from checker.rulebook.yaml_tree import Tree
from tests.unit.rulebook.a_rulebook import FILES, GOAL_NAME, with_change

Bytes = dict[str, bytes]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one whenever rule files are read, checked and understood."""
    counted: list[str] = []
    of_files, of_folder = loading.understood_archive, loading.understood

    def counting(files: Bytes) -> RuleFiles:
        counted.append("files")
        return of_files(files)

    def counting_folder(folder: Path) -> tuple[RuleFiles, Bytes]:
        counted.append("folder")
        return of_folder(folder)

    monkeypatch.setattr(loading, "understood_archive", counting)
    monkeypatch.setattr(loading, "understood", counting_folder)
    return counted


def as_bytes(texts: dict[str, str]) -> Bytes:
    return {name: text.encode() for name, text in texts.items()}


def same(one: Rulebook, other: Rulebook) -> bool:
    """In every field, and in what an admin left unsaid."""
    told_apart = [field.name for field in fields(Rulebook) if getattr(one, field.name) != getattr(other, field.name)]
    return not told_apart and _said(one) == _said(other)


def _said(book: Rulebook) -> list[object]:
    models = (*book.plans, book.organisation, book.escalation, book.calendar_file, *book.senders)
    return [model.model_dump(exclude_unset=True) for model in models]


def answer(read: Callable[[], Rulebook]) -> str:
    """The rulebook's hash, or every problem."""
    try:
        return read().sha256
    except RulebookError as refused:
        return str(refused)


def written(folder: Path, texts: dict[str, str] = FILES) -> Path:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def the_kept(cache: Path) -> Path:
    (file,) = (cache / warm.ROOM).iterdir()
    return file


SHIPPED = {
    str(path.relative_to(starter.rules_folder())): path.read_bytes()
    for path in sorted(starter.rules_folder().rglob("*.yaml"))
    if "tests" not in path.parts
}
SMALL = as_bytes(FILES)
TITLES = st.text(st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x2FF), min_size=1, max_size=32)
LEADS = st.lists(st.integers(1, 60), min_size=1, max_size=4, unique=True)
CLOSURES = st.dates(min_value=date(2015, 1, 1), max_value=date(2018, 12, 31))


# --- The same rulebook --------------------------------------------------------------------------------------


@pytest.mark.parametrize("files", [pytest.param(SHIPPED, id="shipped"), pytest.param(SMALL, id="small")])
def test_a_warm_start_gives_the_rulebook_that_a_cold_one_gives(files: Bytes, cache: Path, readings: list[str]) -> None:
    load_archived_warm(files, cache)
    known = load_archived_warm(files, cache)
    assert readings == ["files"]
    assert same(known, load_from_files(files))


def test_a_folder_is_read_once_and_its_archived_bytes_are_known_then(cache: Path, readings: list[str]) -> None:
    folder = starter.rules_folder()
    load_warm(folder, cache)
    warm_book, archived = load_warm(folder, cache), load_archived_warm(SHIPPED, cache)
    assert readings == ["folder"]
    assert same(warm_book, load(folder))
    assert same(archived, warm_book)


@settings(max_examples=25)
@given(bound=st.integers(1, 9_999), amended=st.booleans(), title=TITLES, leads=LEADS, closure=CLOSURES)
def test_an_edited_rulebook_is_the_same_warm_and_cold(
    bound: int, amended: bool, title: str, leads: list[int], closure: date, tmp_path_factory: pytest.TempPathFactory
) -> None:
    since = "amended: [{from: 2016-07-01, was: '12.5', decision_ref: 'Beschluss 3'}]" if amended else "amended: null"
    goal = FILES[GOAL_NAME].replace('value: "10", unit: percent', f'value: "{bound / 100:.2f}", unit: percent, {since}')
    goal = goal.replace("title: Papier liegt vor", f"title: {json.dumps(title, ensure_ascii=False)}")
    goal = goal.replace("[20, 5, 1]", str(sorted(leads, reverse=True)))
    calendar = FILES["calendar.yaml"] + f"closures: [{{day: {closure}, name: Brauchtum}}]\n"
    files = as_bytes(FILES | {GOAL_NAME: goal, "calendar.yaml": calendar})
    cache = tmp_path_factory.mktemp("cache")
    cold = load_archived_warm(files, cache)
    assert the_kept(cache).is_file()
    assert same(load_archived_warm(files, cache), cold)


# --- No mistake and no edit hides behind it -----------------------------------------------------------------


@settings(max_examples=50)
@given(data=st.data())
def test_one_changed_byte_anywhere_is_read_anew(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    cache = tmp_path_factory.mktemp("cache")
    load_archived_warm(SMALL, cache)
    name = data.draw(st.sampled_from(sorted(SMALL)))
    place = data.draw(st.integers(0, len(SMALL[name]) - 1))
    byte = data.draw(st.integers(0, 255))
    edited = SMALL | {name: SMALL[name][:place] + bytes([byte]) + SMALL[name][place + 1 :]}
    assert answer(lambda: load_archived_warm(edited, cache)) == answer(lambda: load_archived_warm(edited, None))


def test_a_file_more_is_told_though_the_others_are_known(tmp_path: Path, cache: Path) -> None:
    folder = written(tmp_path / "rules")
    load_warm(folder, cache)
    (folder / "goal.yaml").write_text("goal: {}\n")
    with pytest.raises(RulebookError, match="no rule file has this name"):
        load_warm(folder, cache)


def test_a_file_less_is_told_though_it_was_known(tmp_path: Path, cache: Path) -> None:
    folder = written(tmp_path / "rules")
    load_warm(folder, cache)
    (folder / "calendar.yaml").unlink()
    with pytest.raises(RulebookError, match="this file is missing"):
        load_warm(folder, cache)


def test_a_broken_folder_is_not_kept(tmp_path: Path, cache: Path) -> None:
    folder = written(tmp_path / "rules", with_change(GOAL_NAME, "kind: rate_upper", "kind: rate_uper"))
    for _ in range(2):
        with pytest.raises(RulebookError, match="did you mean 'rate_upper'"):
            load_warm(folder, cache)
    assert not cache.exists()


def test_lint_reads_the_files_whatever_is_kept(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path / "rules")
    load_warm(folder, cache)
    read: list[str] = []
    understand = loading.read

    def noting(data: bytes, file: str) -> Tree:
        read.append(file)
        return understand(data, file)

    monkeypatch.setattr(loading, "read", noting)
    lint(folder)
    assert len(read) == len(FILES)


# --- What does not fit is not used, and replaced ------------------------------------------------------------


def cut(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:-40])


def emptied(kept: Path) -> None:
    kept.write_bytes(b"")


def softened(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes().replace(b'"value":"10"', b'"value":"90"'))


def of_other_rules(kept: Path) -> None:
    head, body = kept.read_bytes().split(b"\n")
    kept.write_bytes(json.dumps(json.loads(head) | {"rulebook": "0" * 64}).encode() + b"\n" + body)


def of_another_program(kept: Path) -> None:
    head, body = kept.read_bytes().split(b"\n")
    kept.write_bytes(json.dumps(json.loads(head) | {"program": "0" * 64}).encode() + b"\n" + body)


def of_another_shape(kept: Path) -> None:
    head, body = kept.read_bytes().split(b"\n")
    other = json.dumps(json.loads(body) | {"unknown": 1}).encode()
    kept.write_bytes(json.dumps(json.loads(head) | {"body": sha256(other).hexdigest()}).encode() + b"\n" + other)


def open_to_others(kept: Path) -> None:
    kept.chmod(0o640)


def in_an_open_folder(kept: Path) -> None:
    kept.parent.chmod(0o770)


DOES_NOT_FIT: list[Callable[[Path], None]] = [
    cut, emptied, softened, of_other_rules, of_another_program, of_another_shape, open_to_others,
]  # fmt: skip


@pytest.mark.parametrize("spoil", DOES_NOT_FIT)
def test_what_does_not_fit_is_read_anew_and_replaced(
    spoil: Callable[[Path], None], cache: Path, readings: list[str]
) -> None:
    load_archived_warm(SMALL, cache)
    spoil(the_kept(cache))
    assert same(load_archived_warm(SMALL, cache), load_archived_warm(SMALL, cache))
    assert readings == ["files", "files"], "once for what did not fit, not for what replaced it"


def test_what_lies_in_a_folder_that_others_can_write_is_not_used(cache: Path, readings: list[str]) -> None:
    load_archived_warm(SMALL, cache)
    in_an_open_folder(the_kept(cache))
    load_archived_warm(SMALL, cache)
    load_archived_warm(SMALL, cache)
    assert readings == ["files"] * 3


def test_another_program_keeps_its_own_beside_it(
    cache: Path, readings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_archived_warm(SMALL, cache)
    monkeypatch.setattr(warm, "_program", lambda: "another stamp")
    load_archived_warm(SMALL, cache)
    assert readings == ["files", "files"]
    assert len(list((cache / warm.ROOM).iterdir())) == 2


def test_without_a_place_for_it_all_is_read_anew(readings: list[str]) -> None:
    load_archived_warm(SMALL, None)
    load_archived_warm(SMALL, None)
    assert readings == ["files", "files"]
