"""Runs scenarios in a process of their own, by the rules of a folder. Edge: starts pytest, reads its report.

The scenarios and their sentences are a package beside this one: `features` in a checkout, carried in a wheel under a
name of its own. What runs them is no part of a plain installation.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from checker.audit.scenarios import scenarios_by_tag, tags_of
from checker.domain.problem import nearest
from checker.domain.refusal import FeaturesRefusal, Refused

ROOT = Path(__file__).parents[2]
CARRIED = "zielwacht_features"
NEEDED = ("pytest", "pytest_bdd")
EXTRA = "zielwacht[features]"
# By these the package of the scenarios is told what to do; it says so in its own modules.
RULES, FILES, REPORT = "ZIELWACHT_FEATURES_RULES", "ZIELWACHT_FEATURES_FILES", "ZIELWACHT_FEATURES_REPORT"
# Settings of a run around this one are not for this one.
NOT_OURS = ("PYTEST_", "ZIELWACHT_", "COV_")
# What pytest ends with when it has run scenarios, all of them well or not.
RAN = (0, 1)
LAST_LINES = 5


@dataclass(frozen=True, slots=True)
class PlayedScenario:
    """What became of a scenario, or of one line of its examples. `unlike`: in what the rules differ from its own.

    `why` and `step` are of the sentence that failed; empty where none did. One that was skipped says `why` as well.
    """

    file: str
    line: int
    scenario: str
    example: Mapping[str, str]
    tags: tuple[str, ...]
    result: Literal["passed", "failed", "skipped"]
    step: str = ""
    step_line: int | None = None
    why: str = ""
    unlike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeatureRun:
    """All scenarios, in the order of the files. `refused`: the sentences about files of which nothing ran."""

    scenarios: tuple[PlayedScenario, ...]
    refused: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[PlayedScenario, ...]:
        return tuple(each for each in self.scenarios if each.result == "failed")

    @property
    def skipped(self) -> tuple[PlayedScenario, ...]:
        """For which the rules lack what the scenario is about."""
        return tuple(each for each in self.scenarios if each.result == "skipped")

    @property
    def is_green(self) -> bool:
        return not self.failed and not self.refused


def features_folder() -> Path:
    """Where the scenarios of this installation lie: carried in a wheel, else at the top of the checkout."""
    carried = ROOT / CARRIED
    return carried if carried.is_dir() else ROOT / "features"


def play(rules: Path, *, tags: Sequence[str] = (), files: Sequence[str] = ()) -> FeatureRun:
    """Run the scenarios by the rules of a folder: all, or those with one of the tags, in the files that are named.

    A file is named within the folder of the scenarios, or by its path. Raises Refused where nothing can run.
    """
    package = features_folder()
    _refuse_what_cannot_run(package)
    chosen = [_found(name, package) for name in files]
    _refuse_unknown(tags, chosen, package)
    with TemporaryDirectory(prefix="zielwacht-features-") as folder:
        report = Path(folder) / "report"
        environment = _environment(package, rules, chosen, report)
        done = _in_a_process(_command(package, tags), package, environment)
        told = [json.loads(line) for line in report.read_text("utf-8").splitlines()] if report.exists() else []
    run = _as_run(told)
    if done.returncode not in RAN and not run.refused:
        raise _broke_off(done)
    return run


def step_list() -> str:
    """The page with every sentence that a scenario may use (Markdown), made from the sentences of this installation."""
    return _printed("step_list")


def _printed(module: str) -> str:
    """What a module of the package prints."""
    package = features_folder()
    _refuse_what_cannot_run(package)
    done = _in_a_process([sys.executable, "-m", f"{package.name}.{module}"], package, _surroundings(package))
    if done.returncode != 0:
        raise _broke_off(done)
    return done.stdout


def _in_a_process(
    command: Sequence[str], package: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=package.parent,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _broke_off(done: subprocess.CompletedProcess[str]) -> Refused:
    last = " ".join((done.stderr or done.stdout).split("\n")[-LAST_LINES:]).strip()
    return Refused(FeaturesRefusal.BROKE_OFF, ended=str(done.returncode), last=last)


def _refuse_what_cannot_run(package: Path) -> None:
    if not (package / "test_features.py").is_file():
        raise Refused(FeaturesRefusal.NO_FOLDER, folder=str(package))
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise Refused(FeaturesRefusal.NO_RUNNER, missing=", ".join(missing), extra=EXTRA)


def _found(name: str, package: Path) -> Path:
    for path in (package / name, package / f"{name}.feature", Path(name)):
        if path.is_file():
            return path.resolve()
    known = sorted(path.name for path in package.glob("*.feature"))
    raise Refused(FeaturesRefusal.NO_SUCH_FILE, nearest=nearest(name, known), file=name)


def _refuse_unknown(tags: Sequence[str], files: Sequence[Path], package: Path) -> None:
    """A tag that no scenario bears there: nothing would run, and that would look green."""
    known = {tag for file in files for tag in tags_of(_read(file))} if files else set(scenarios_by_tag(package))
    for tag in tags:
        if tag not in known:
            raise Refused(FeaturesRefusal.NO_SUCH_TAG, nearest=nearest(tag, sorted(known)), tag=tag)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Refused(FeaturesRefusal.NO_UTF8, file=str(file)) from None
    except OSError:
        raise Refused(FeaturesRefusal.NO_SUCH_FILE, file=str(file)) from None


def _command(package: Path, tags: Sequence[str]) -> list[str]:
    chosen = ["-m", " or ".join(tags)] if tags else []
    quiet = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--import-mode=importlib", "--no-header"]
    plugin = ["-p", f"{package.name}.run_report"]
    # What was expected and found is cut by who says it, in German.
    whole = ["-o", "truncation_limit_lines=0", "-o", "truncation_limit_chars=0"]
    return [sys.executable, "-m", "pytest", *quiet, *whole, *plugin, *chosen, str(package / "test_features.py")]


def _environment(package: Path, rules: Path, files: Sequence[Path], report: Path) -> dict[str, str]:
    named = {FILES: "\n".join(map(str, files))} if files else {}
    return {**_surroundings(package), **named, RULES: str(rules), REPORT: str(report)}


def _surroundings(package: Path) -> dict[str, str]:
    """What the process finds: no setting of a run around it, and the package."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_OURS)}
    path = os.pathsep.join(filter(None, (str(package.parent), os.environ.get("PYTHONPATH"))))
    return {**kept, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def _as_run(told: Sequence[Mapping[str, Any]]) -> FeatureRun:
    scenarios = [_played(line) for line in told if "refused" not in line]
    refused = [sentence for line in told for sentence in line.get("refused", ())]
    return FeatureRun(tuple(sorted(scenarios, key=lambda each: (each.file, each.line))), tuple(refused))


def _played(line: Mapping[str, Any]) -> PlayedScenario:
    return PlayedScenario(**{**line, "tags": tuple(line["tags"]), "unlike": tuple(line.get("unlike", ()))})
