"""The wheel as it is installed outside the checkout: all that it carries is in it, and it works from there.

Its environment has every package that ours has, and the product by its wheel alone. CI looks at the wheel, builds it
twice and makes a house with it; `make deep` does with it what a new house, an auditor and a visitor would do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.integration.test_init import WITH_UNITS
from tests.patience import HANGS
from tests.workspace import REPOSITORY, Done

pytest.importorskip("hatchling", reason="hatchling belongs to the extra [dev]")

# What of the checkout lies where in the wheel.
CARRIED = {
    "checker": "checker",
    "notifications": "notifications",
    "rules": "checker/starter/rules",
    "examples": "checker/starter/examples",
    "features": "zielwacht_features",
}
AN_EPOCH = "1735689600"  # 2025-01-01, 00:00 UTC
# An installation for development, which would lend the wheel what it lacks.
OF_THE_CHECKOUT = ("zielwacht-", "_zielwacht", "__editable__")


def build(root: Path, out: Path, **settings: str) -> Path:
    """The wheel of a checkout, as `make wheel` builds it."""
    words = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(out)]
    surroundings = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        words, cwd=root, env={**surroundings, **settings}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = out.glob("*.whl")
    return wheel


@dataclass(frozen=True)
class Installed:
    """An environment outside the checkout; commands run in `folder`."""

    environment: Path
    folder: Path

    def run(self, *words: str | Path, program: str = "zielwacht") -> Done:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ZIELWACHT_"))}
        done = subprocess.run(
            [self.environment / "bin" / program, *words],
            cwd=self.folder,
            env={**kept, "PYTHONUTF8": "1", "XDG_CACHE_HOME": str(self.environment / "cache")},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=4 * HANGS,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def well(self, *words: str | Path) -> str:
        done = self.run(*words)
        assert done.code == 0, f"{words}: {done.out[-2000:]}{done.err[-2000:]}"
        return done.out


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(REPOSITORY, tmp_path_factory.mktemp("wheel"), SOURCE_DATE_EPOCH=AN_EPOCH)


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("outside") / "environment"
    venv.create(place, with_pip=False, symlinks=True)
    (packages,) = place.glob("lib/python*/site-packages")
    for name in ("purelib", "platlib"):
        for path in Path(sysconfig.get_path(name)).iterdir():
            target = packages / path.name
            if not path.name.startswith(OF_THE_CHECKOUT) and not target.exists():
                target.symlink_to(path)
    words = ["install", "--quiet", "--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check", str(wheel)]
    pip = [sys.executable, "-m", "pip", "--python", str(place / "bin" / "python"), *words]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return place


@pytest.fixture
def outside(environment: Path, tmp_path: Path) -> Installed:
    return Installed(environment, tmp_path)


def files_of_the_checkout() -> Mapping[str, Path]:
    """What git knows of, and what is new, by its name in the wheel."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *CARRIED]
    git = shutil.which("git")
    asked = subprocess.run(words, cwd=REPOSITORY, capture_output=True, text=True, check=False) if git else None
    if asked is None or asked.returncode != 0:
        pytest.skip("only git says which files are of a checkout")
    listed = asked.stdout.splitlines()
    found = {}
    for line in listed:
        head, _, rest = line.partition("/")
        if (REPOSITORY / line).is_file():
            found[f"{CARRIED[head]}/{rest}"] = REPOSITORY / line
    return found


def test_the_wheel_has_every_file_of_the_checkout_that_belongs_to_it_and_no_other(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        expected = files_of_the_checkout()
        assert sorted(names ^ expected.keys()) == []
        assert [name for name, path in expected.items() if archive.read(name) != path.read_bytes()] == []


def test_a_second_build_of_the_same_source_gives_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    """In another folder, with files of another age and rights, at another place on earth."""
    copied = tmp_path / "elsewhere"
    for name in (*CARRIED, "tools"):
        shutil.copytree(REPOSITORY / name, copied / name, copy_function=shutil.copyfile,
                        ignore=shutil.ignore_patterns("__pycache__", "var"))  # fmt: skip
    for name in ("pyproject.toml", "README.md", ".gitignore"):
        shutil.copyfile(REPOSITORY / name, copied / name)
    for path in copied.rglob("*.yaml"):
        path.chmod(0o600)
        os.utime(path, (0, 0))
    again = build(copied, tmp_path / "again", SOURCE_DATE_EPOCH=AN_EPOCH, TZ="Pacific/Auckland", PYTHONHASHSEED="7")
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()
    with zipfile.ZipFile(again) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2025, 1, 1, 0, 0, 0)}


def test_a_house_is_made_outside_the_checkout(outside: Installed) -> None:
    where = "import checker, checker.starter.told_years as t; print(checker.__file__, t.example_names())"
    said = outside.run("-c", where, program="python").out
    assert said.startswith(str(outside.environment))
    assert "('hospital',)" in said
    outside.well("init", "house", *WITH_UNITS, "--language", "en")
    assert " rules in " in outside.well("rules", "lint", "--config", "house/config.toml")


@pytest.mark.deep
@pytest.mark.parametrize(("language", "samples"), [("de", "muster"), ("en", "samples")])
def test_a_new_house_goes_to_work_and_its_scenarios_run(language: str, samples: str, outside: Installed) -> None:
    outside.well("init", "house", *WITH_UNITS, "--language", language)
    config = ("--config", "house/config.toml")
    assert " 0 failed" in outside.well("rules", "test", *config)
    outside.well("rules", "new", "--kind", "budget_cap", *config)
    outside.well("rules", "activate", *config)
    outside.well("records", "import", *sorted((outside.folder / "house" / samples).iterdir()), *config)
    outside.well("tick", *config)
    outside.well("audit", "features", *config)


@pytest.mark.deep
def test_the_shipped_year_is_walked_and_every_scenario_that_comes_along_runs(outside: Installed) -> None:
    outside.well("demo", "--folder", "year")
    assert (outside.folder / "year" / "index.html").is_file()
    outside.well("audit", "features", "--rulebook", "shipped", "--file", "regelwerk", "--config", "year/config.toml")


@pytest.mark.deep
def test_the_hospitals_year_is_walked_and_its_scenarios_run(outside: Installed) -> None:
    said = outside.well("demo", "--example", "hospital", "--folder", "year")
    assert "of 62 obligations 12 missed, 38 met, 12 for information." in said
    played = outside.well("audit", "features", "--config", "year/config.toml")
    assert "scenarios agree with the rulebook" in played
    assert "year/scenarios/falls.feature" in outside.well("audit", "features", "--json", "--config", "year/config.toml")
