"""deploy/install.sh refuses in one sentence before anything is changed, and puts nothing in use that does not work.

The real script runs over a bundle of two small wheels: pip, and the command of a version. What the archive really
holds is tried by tests/integration/test_bundle.py.
"""

from __future__ import annotations

import base64
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pip
import pytest

CHECKOUT = Path(__file__).parents[2]
PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
COMMAND = """
import pathlib, sys

def main():
    words = sys.argv[1:]
    if words[0] == "init":
        pathlib.Path(words[1]).mkdir()
    print("{version}")
    return {code}
"""


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def wheel(folder: Path, name: str, version: str, files: dict[str, str]) -> Path:
    """A wheel as the packaging specifications describe it."""
    info = f"{name}-{version}.dist-info"
    files = files | {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as made:
        for file, text in files.items():
            made.writestr(zipfile.ZipInfo(file), text)  # without the time of day: made twice it is the same
        hashes = [(file, base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode(), text)
                  for file, text in files.items()]  # fmt: skip
        lines = [f"{file},sha256={digest},{len(text.encode())}\n" for file, digest, text in hashes]
        made.writestr(zipfile.ZipInfo(f"{info}/RECORD"), "".join(lines) + f"{info}/RECORD,,\n")
    return path


@pytest.fixture(scope="module")
def pip_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pip of these tests, packed so far that it runs from its file."""
    path = tmp_path_factory.mktemp("pip") / f"pip-{pip.__version__}-py3-none-any.whl"
    package = Path(pip.__file__).parent
    with zipfile.PyZipFile(str(path), "w") as made:
        made.writepy(str(package))
        made.write(package / "_vendor/certifi/cacert.pem", "pip/_vendor/certifi/cacert.pem")
    return path


class Bundle:
    """An unpacked archive, and a place to install it to."""

    def __init__(self, root: Path, pip_wheel: Path) -> None:
        self.root, self.folder, self.prefix = root, root / "a bundle", root / "opt"
        (self.folder / "wheels").mkdir(parents=True)
        shutil.copy(CHECKOUT / "deploy" / "install.sh", self.folder)
        (self.folder / "README.md").write_text("…", encoding="utf-8")
        os.link(pip_wheel, self.folder / "wheels" / pip_wheel.name)

    def of(self, version: str, *, code: int = 0, **facts: str) -> Bundle:
        """What lies here is of that version from now on."""
        for old in (self.folder / "wheels").glob("zielwacht-*"):
            old.unlink()
        files = {
            "made_up.py": COMMAND.format(version=version, code=code),
            f"zielwacht-{version}.dist-info/entry_points.txt": "[console_scripts]\nzielwacht = made_up:main\n",
        }
        made = wheel(self.folder / "wheels", "zielwacht", version, files)
        digest = sha256(made.read_bytes())
        self.write("requirements.txt", f"# for: web oidc\nzielwacht=={version} \\\n    --hash=sha256:{digest}\n")
        said = {"version": version, "pythons": PYTHON, "machine": platform.machine(), "glibc": "2.17"} | facts
        self.write("BUNDLE", "".join(f"{key}: {value}\n" for key, value in {**said, "extras": "web oidc"}.items()))
        self.sum_up()
        return self

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def sum_up(self) -> None:
        names = [path for path in self.folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
        lines = [f"{sha256(path.read_bytes())}  {path.relative_to(self.folder)}\n" for path in names]
        self.write("SHA256SUMS", "".join(lines))

    def install(self, *options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.folder / "install.sh", "--prefix", self.prefix, "--no-service", "--python", sys.executable, *options],
            cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    def refusal(self, *options: str) -> str:
        done = self.install(*options)
        assert done.returncode == 2, done.stdout + done.stderr
        assert not self.prefix.exists(), "it began before it knew"
        return done.stderr.removeprefix("install: ").strip()

    def said_version(self) -> str:
        """What the installed command answers."""
        command = [self.prefix / "bin" / "zielwacht", "--version"]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


@pytest.fixture
def bundle(tmp_path: Path, pip_wheel: Path) -> Bundle:
    return Bundle(tmp_path, pip_wheel)


def test_a_file_that_was_changed_on_its_way_is_named(bundle: Bundle) -> None:
    bundle.of("1.0").write("README.md", "other")
    assert bundle.refusal().startswith("the files here are not those of the bundle: unpack the archive anew")
    assert "README.md: FAILED" in bundle.refusal()


def test_another_machine_is_refused(bundle: Bundle) -> None:
    assert bundle.of("1.0", machine="s390x").refusal() == (
        f"this bundle is for s390x, and this machine is {platform.machine()}"
    )


def test_an_older_c_library_is_refused(bundle: Bundle) -> None:
    assert bundle.of("1.0", glibc="2.99").refusal().startswith("this bundle needs the GNU C library 2.99 or newer")


def test_another_python_is_refused_with_the_one_that_is_there(bundle: Bundle) -> None:
    said = bundle.of("1.0", pythons="3.98 3.99").refusal()
    assert said.startswith(f"this bundle is for Python 3.98 or 3.99, and this machine has {PYTHON}.")
    assert said.endswith("or name one with --python FILE")


def test_parts_that_the_bundle_has_not_are_refused_by_name(bundle: Bundle) -> None:
    assert bundle.of("1.0").refusal("--extras", "web desktop") == "this bundle has no 'desktop' (it has: web oidc)"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root lays units")
def test_units_are_not_laid_for_another_folder(bundle: Bundle) -> None:
    done = subprocess.run(
        [bundle.of("1.0").folder / "install.sh", "--prefix", bundle.prefix, "--python", sys.executable],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "leave --prefix out, or add --no-service" in done.stderr


def test_a_version_takes_the_place_of_another_only_when_it_works(bundle: Bundle) -> None:
    """One life of an installation; each step is an installation of its own."""
    first = bundle.of("1.0").install()
    assert (first.returncode, bundle.said_version()) == (0, "1.0"), first.stdout + first.stderr
    assert not (bundle.prefix / "current" / "bin" / "pip").exists(), "what runs here can install things"

    again = bundle.install()
    assert "1.0 is installed already" in again.stdout

    # The wheel is another than the one whose hash stands there; the sums were made to fit.
    bundle.of("1.1")
    changed = bundle.folder / "wheels" / "zielwacht-1.1-py3-none-any.whl"
    with zipfile.ZipFile(changed, "a") as content:
        content.writestr("more.py", "")
    bundle.sum_up()
    tampered = bundle.install()
    assert (tampered.returncode, bundle.said_version()) == (4, "1.0")
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in tampered.stderr

    broken = bundle.of("2.0", code=1).install()
    assert (broken.returncode, bundle.said_version()) == (4, "1.0")
    assert "the new version does not work here; 1.0-" in broken.stderr
    assert "stays in use" in broken.stderr

    newer = bundle.of("2.1").install()
    assert (newer.returncode, bundle.said_version()) == (0, "2.1"), newer.stdout + newer.stderr
    releases = sorted(path.name[:3] for path in (bundle.prefix / "releases").iterdir() if path.is_dir())
    assert releases == ["1.0", "2.1"], "the one before stays, and nothing else"


def test_a_version_that_something_still_runs_of_is_not_removed(bundle: Bundle) -> None:
    bundle.of("1.0").install()
    bundle.of("2.0").install()
    (first,) = (bundle.prefix / "releases").glob("1.0*/")
    running = subprocess.Popen([first / "bin" / "python", "-c", "input()"], stdin=subprocess.PIPE)
    newest = bundle.of("3.0").install()
    assert f"{first.name} still runs and is left" in newest.stdout
    assert first.exists()
    running.communicate(b"\n")
    back = bundle.of("2.0").install()
    assert "2.0 is installed already" in back.stdout, "the version before is gone back to without being made anew"
    assert bundle.said_version() == "2.0"
    releases = sorted(path.name[:3] for path in (bundle.prefix / "releases").iterdir() if path.is_dir())
    assert releases == ["2.0", "3.0"]


def test_a_command_of_somebody_else_is_not_taken_over(bundle: Bundle) -> None:
    theirs = bundle.prefix / "bin" / "zielwacht"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("theirs", encoding="utf-8")
    done = bundle.of("1.0").install()
    assert done.returncode == 2
    assert "has a bin that is not of this installation" in done.stderr
    assert theirs.read_text(encoding="utf-8") == "theirs"
