"""tools/bootstrap.sh refuses in one sentence before pip starts, and repeats nothing that is done.

Every test runs the real script in a checkout of its own, on a PATH that has nothing but everyday tools and
stand-ins: nothing is installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest

CHECKOUT = Path(__file__).parents[2]
EVERYDAY_TOOLS = ("awk", "cat", "cp", "dirname", "flock", "grep", "mkdir", "mktemp", "mv", "rm", "sed", "sh",
                  "sha256sum", "tail", "tr")  # fmt: skip

# Answers what bootstrap asks a Python: its facts, a venv (made of itself), a fingerprint, pip.
PYTHON = """#!/bin/sh
case "$1 $2 $3" in
"-I - ") printf '%s\\n' '{minor}' '{version}' "$0" '{lacks}' '{header}' cc ;;
"-I -m venv") mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
"-I -c "*) { cat; echo "$4"; } | sha256sum ;;
"-m pip install") echo "$*" >>'{calls}'; echo 'ERROR: No matching distribution found for x'; exit {pip} ;;
"-m pip check") exit {check} ;;
"-m compileall -q") echo "$*" >>'{calls}-compiled' ;;
*) exit 64 ;;
esac
"""
SHIM_WITHOUT_VERSION = "#!/bin/sh\necho 'pyenv: command not found' >&2\nexit 127\n"
COMPILER = '#!/bin/sh\n: >"$2"\n'
COMPILER_WITHOUT_LIBC = "#!/bin/sh\nexit 1\n"


@dataclass
class Machine:
    """A machine to bootstrap on. By default it has a C compiler and no Python."""

    root: Path
    environ: dict[str, str] = field(default_factory=dict)

    @property
    def checkout(self) -> Path:
        return self.root / "a checkout"

    @property
    def venv(self) -> Path:
        return self.checkout / ".venv"

    def put(self, name: str, script: str, folder: str = "bin") -> Path:
        file = self.root / folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(script, encoding="utf-8")
        file.chmod(0o755)
        return file

    def put_python(
        self, name: str = "python3.11", version: str = "3.11.7", *, lacks: str = "", headers: bool = True,
        pip: int = 0, check: int = 0, folder: str = "bin",
    ) -> Path:  # fmt: skip
        facts = {
            "{minor}": version.rpartition(".")[0],
            "{version}": version,
            "{lacks}": lacks,
            "{header}": str(CHECKOUT / "pyproject.toml" if headers else self.root / "Python.h"),
            "{calls}": str(self.root / "calls"),
            "{pip}": str(pip),
            "{check}": str(check),
        }
        script = PYTHON
        for placeholder, fact in facts.items():
            script = script.replace(placeholder, fact)
        return self.put(name, script, folder)

    def bootstrap(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.checkout / "tools" / "bootstrap.sh", *arguments],
            env={"PATH": f"{self.root / 'bin'}:{self.root / 'second'}", **self.environ},
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def refusal(self, *arguments: str) -> str:
        """The one sentence it stops with."""
        done = self.bootstrap(*arguments)
        assert done.returncode == 2, done.stderr
        assert done.stdout == ""
        assert not self.venv.exists(), "it began before it knew"
        (sentence,) = done.stderr.splitlines()
        return sentence.removeprefix("bootstrap: ")

    def pip_calls(self) -> list[str]:
        calls = self.root / "calls"
        return calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []


class Pin(NamedTuple):
    name: str
    version: str
    hashes: tuple[str, ...]
    purposes: tuple[str, ...]


def pins(text: str) -> list[Pin]:
    """The paragraphs of hashes.txt, or of what bootstrap takes from it."""
    found = []
    for paragraph in text.split("\n\n"):
        first, *lines = paragraph.strip().splitlines() or [""]
        if first.startswith("# for: "):
            (name, version), *hashes = (line.removesuffix(" \\").strip().split("==") for line in lines)
            of_files = tuple(one.removeprefix("--hash=sha256:") for (one,) in hashes)
            found.append(Pin(name, version, of_files, tuple(first.split()[2:])))
    return found


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    for name in EVERYDAY_TOOLS:
        found = shutil.which(name)
        assert found, f"these tests need {name}"
        (tmp_path / "bin").mkdir(exist_ok=True)
        (tmp_path / "bin" / name).symlink_to(found)
    machine.put("cc", COMPILER)
    (machine.checkout / "tools").mkdir(parents=True)
    for name in ("pyproject.toml", "constraints.txt", "hashes.txt", "tools/bootstrap.sh"):
        shutil.copy(CHECKOUT / name, machine.checkout / name)
    return machine


# --- It refuses before anything starts --------------------------------------------------------------------


def test_no_python_at_all(machine: Machine) -> None:
    assert machine.refusal() == (
        "Python 3.11 or 3.12 is needed, and this machine has no Python that runs; "
        "on Debian: apt-get install python3.11 python3.11-venv python3.11-dev"
    )


def test_a_python_of_another_version_is_named(machine: Machine) -> None:
    too_new = machine.put_python("python3", "3.13.0")
    too_old = machine.put_python("python3.9", "3.9.2")
    machine.environ["PYTHON"] = str(too_old)

    assert machine.refusal() == (
        f"Python 3.11 or 3.12 is needed, and this machine has 3.9.2 at {too_old}, 3.13.0 at {too_new}; "
        "on Debian: apt-get install python3.11 python3.11-venv python3.11-dev"
    )


def test_without_python_the_compiler_is_asked_for_as_well(machine: Machine) -> None:
    (machine.root / "bin" / "cc").unlink()
    assert machine.refusal().endswith("python3.11 python3.11-venv python3.11-dev build-essential")


@pytest.mark.parametrize("lacks", ["ensurepip", "venv ensurepip"])
def test_no_venv_module(machine: Machine, lacks: str) -> None:
    machine.put_python("python3.12", "3.12.1", lacks=lacks)
    assert machine.refusal() == ("Python 3.12 has no venv module; on Debian: apt-get install python3.12-venv")


def test_no_compiler(machine: Machine) -> None:
    machine.put_python()
    (machine.root / "bin" / "cc").unlink()
    assert machine.refusal() == "there is no C compiler (cc); on Debian: apt-get install build-essential"


def test_a_compiler_without_the_c_library(machine: Machine) -> None:
    machine.put_python()
    machine.put("cc", COMPILER_WITHOUT_LIBC)
    assert machine.refusal() == (
        "the C compiler (cc) cannot build a program; on Debian: apt-get install build-essential"
    )


def test_no_headers(machine: Machine) -> None:
    machine.put_python(headers=False)
    assert machine.refusal() == ("the headers of Python 3.11 are missing; on Debian: apt-get install python3.11-dev")


def test_a_python_built_without_sqlite(machine: Machine) -> None:
    python = machine.put_python(lacks="sqlite3")
    assert machine.refusal() == (f"{python} was built without ssl or sqlite3; on Debian: apt-get install python3.11")


def test_all_that_is_missing_is_told_at_once(machine: Machine) -> None:
    machine.put_python(lacks="ensurepip", headers=False)
    (machine.root / "bin" / "cc").unlink()

    assert machine.refusal() == (
        "Python 3.11 has no venv module and there is no C compiler (cc) and the headers of Python 3.11 are "
        "missing; on Debian: apt-get install python3.11-venv build-essential python3.11-dev"
    )


def test_an_unknown_extra(machine: Machine) -> None:
    assert machine.refusal("tests") == (
        "unknown argument 'tests' (allowed: bulk, web, oidc, demo, features, test, dev, docs, --missing)"
    )


def test_what_is_missing_can_be_asked_by_a_script(machine: Machine) -> None:
    machine.put_python(headers=False)
    (machine.root / "bin" / "cc").unlink()

    done = machine.bootstrap("--missing")

    assert done.returncode == 0
    assert done.stdout.splitlines() == ["build-essential", "python3.11-dev"]


def test_where_nothing_is_missing_the_script_is_told_nothing(machine: Machine) -> None:
    machine.put_python()
    assert machine.bootstrap("--missing").stdout == ""


# --- It takes the first Python that has everything --------------------------------------------------------


def made_with(machine: Machine) -> str:
    done = machine.bootstrap()
    assert done.returncode == 0, done.stderr
    return done.stderr.splitlines()[0].removeprefix("bootstrap: making .venv with Python ")


def test_a_shim_without_its_version_does_not_hide_the_python_behind_it(machine: Machine) -> None:
    machine.put("python3.12", SHIM_WITHOUT_VERSION)
    behind = machine.put_python("python3.12", "3.12.3", folder="second")
    assert made_with(machine) == f"3.12.3 ({behind})"


def test_a_complete_python_is_taken_before_a_newer_one_without_headers(machine: Machine) -> None:
    machine.put_python("python3.12", "3.12.1", headers=False)
    complete = machine.put_python("python3.11")
    assert made_with(machine) == f"3.11.7 ({complete})"


def test_the_python_that_was_asked_for_comes_first(machine: Machine) -> None:
    machine.put_python("python3.12", "3.12.1")
    asked = machine.put_python("my-python", "3.11.2", folder="opt")
    machine.environ["PYTHON"] = str(asked)
    assert made_with(machine) == f"3.11.2 ({asked})"


# --- It does what is left to do, and no more --------------------------------------------------------------


def test_all_packages_are_installed_by_their_hashes_the_build_tools_first(machine: Machine) -> None:
    machine.put_python()

    machine.bootstrap("demo")

    *packages, project = machine.pip_calls()
    by_hash = f"--no-deps --no-build-isolation --require-hashes --requirement {machine.venv}/pins.txt"
    assert [call.endswith(by_hash) for call in packages] == [True, True]
    assert project.endswith(f"--no-deps --no-build-isolation --editable {machine.checkout}[demo]")
    wanted = {pin.name for pin in pins((machine.venv / "pins.txt").read_text(encoding="utf-8"))}
    assert {"click", "durable_rules", "aiosmtpd"} <= wanted, "what the demo needs, and what that brings"
    assert not wanted & {"polars", "ruff", "hatchling"}


def test_a_package_that_stands_in_no_list_is_missed_at_once(machine: Machine) -> None:
    machine.put_python(check=1)
    done = machine.bootstrap("demo")
    assert done.returncode == 2
    assert "hashes.txt lacks what another package needs" in done.stderr.splitlines()[-1]
    machine.put_python()
    assert "making .venv" in machine.bootstrap().stderr


def test_the_checkout_is_compiled_as_a_wheel_would_be(machine: Machine) -> None:
    machine.put_python()

    machine.bootstrap("demo")

    (compiled,) = (machine.root / "calls-compiled").read_text(encoding="utf-8").splitlines()
    assert compiled == f"-m compileall -q {machine.checkout}/checker {machine.checkout}/notifications"


def test_a_second_run_does_and_says_nothing(machine: Machine) -> None:
    machine.put_python()
    machine.bootstrap("demo")
    before = machine.pip_calls()

    again = machine.bootstrap("demo")

    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert machine.pip_calls() == before


def test_another_extra_is_added_to_what_is_there(machine: Machine) -> None:
    machine.put_python()
    machine.bootstrap("demo")
    (machine.venv / "kept").touch()

    done = machine.bootstrap("test", "dev")

    assert done.returncode == 0
    assert machine.pip_calls()[-1].endswith("[demo,test,dev]")
    assert (machine.venv / "kept").exists()
    assert machine.bootstrap("demo").stderr == ""


def test_a_run_that_was_killed_is_noticed_and_begun_anew(machine: Machine) -> None:
    machine.put_python()
    (machine.venv / "bin").mkdir(parents=True)
    (machine.venv / "half").touch()

    done = machine.bootstrap()

    assert done.returncode == 0
    assert not (machine.venv / "half").exists()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param("hashes.txt", "click==", "click==99.", id="another pin"),
        pytest.param("pyproject.toml", '"click>=', '"requests", "click>=', id="another dependency"),
    ],
)
def test_other_dependencies_make_it_anew(machine: Machine, file: str, old: str, new: str) -> None:
    machine.put_python()
    machine.bootstrap()
    changed = machine.checkout / file
    changed.write_text(changed.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    assert "making .venv" in machine.bootstrap().stderr


def test_settings_of_the_tools_do_not_make_it_anew(machine: Machine) -> None:
    machine.put_python()
    machine.bootstrap()
    project = machine.checkout / "pyproject.toml"
    project.write_text(project.read_text(encoding="utf-8").replace("line-length = 120", "line-length = 100"))

    assert machine.bootstrap().stderr == ""


def test_a_python_that_is_gone_makes_it_anew(machine: Machine) -> None:
    machine.put_python()
    machine.bootstrap()
    (machine.venv / "bin" / "python").unlink()

    assert "making .venv" in machine.bootstrap().stderr


def test_a_failing_pip_shows_its_last_words_and_leaves_nothing_that_looks_complete(machine: Machine) -> None:
    machine.put_python(pip=1)

    done = machine.bootstrap()

    assert done.returncode == 4
    assert f"the log is {machine.venv}/bootstrap.log" in done.stderr
    assert done.stderr.splitlines()[-1] == "ERROR: No matching distribution found for x"
    machine.put_python()
    assert "making .venv" in machine.bootstrap().stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_checkout_without_rights_is_named(machine: Machine) -> None:
    machine.put_python()
    machine.checkout.chmod(0o555)
    assert machine.refusal() == (f"{machine.checkout} cannot be written to; the environment is made there, as .venv")


# --- The two lists of packages ----------------------------------------------------------------------------


def test_the_hashes_are_of_the_versions_that_are_pinned() -> None:
    pinned = re.findall(r"(?m)^([\w.-]+)==(.+)$", (CHECKOUT / "constraints.txt").read_text(encoding="utf-8"))
    hashed = pins((CHECKOUT / "hashes.txt").read_text(encoding="utf-8"))
    assert [(pin.name, pin.version) for pin in hashed] == pinned
    assert all(pin.hashes and all(re.fullmatch("[0-9a-f]{64}", one) for one in pin.hashes) for pin in hashed)


def test_each_pin_says_which_extras_need_it() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    hashed = pins((CHECKOUT / "hashes.txt").read_text(encoding="utf-8"))
    assert {purpose for pin in hashed for purpose in pin.purposes} == {"build", *project["optional-dependencies"]}
    direct = {re.split(r"[<>=\[]", one)[0].lower().replace("-", "_") for one in project["dependencies"]}
    always = {pin.name.lower().replace("-", "_") for pin in hashed if {"demo", "dev"} <= set(pin.purposes)}
    assert direct <= always
