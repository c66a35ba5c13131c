"""What a start has compiled of templates is used by the next one, and only where nobody else could have written it."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from checker.web.kept_templates import KeptTemplates


def _environment(folder: Path, text: str = "Guten Tag, {{ name }}") -> Environment:
    return Environment(loader=DictLoader({"a": text}), autoescape=True, bytecode_cache=KeptTemplates(folder))


def _kept(folder: Path) -> list[Path]:
    return sorted((folder / "templates").iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "zielwacht"


def test_the_next_start_compiles_nothing_and_shows_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _environment(folder).get_template("a").render(name="<Frau>")
    again = _environment(folder)

    def compiled(*_: object, **__: object) -> None:
        raise AssertionError("it is compiled once more")

    monkeypatch.setattr(again, "compile", compiled)
    assert again.get_template("a").render(name="<Frau>") == first == "Guten Tag, &lt;Frau&gt;"


def test_another_text_is_compiled_anew(folder: Path) -> None:
    _environment(folder).get_template("a")
    assert _environment(folder, "Auf Wiedersehen").get_template("a").render() == "Auf Wiedersehen"
    assert len(_kept(folder)) == 2


def test_what_somebody_else_could_have_written_is_not_believed(folder: Path) -> None:
    _environment(folder).get_template("a")
    (one,) = _kept(folder)
    forged = _environment(folder, "gefälscht")
    forged.get_template("a")
    other = next(path for path in _kept(folder) if path != one)
    one.write_bytes(other.read_bytes())
    one.chmod(0o666)
    assert _environment(folder).get_template("a").render(name="Sie") == "Guten Tag, Sie"


def test_what_is_cut_off_is_compiled_anew(folder: Path) -> None:
    _environment(folder).get_template("a")
    (one,) = _kept(folder)
    one.write_bytes(one.read_bytes()[:-5])
    assert _environment(folder).get_template("a").render(name="Sie") == "Guten Tag, Sie"
