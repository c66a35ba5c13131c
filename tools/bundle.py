"""One archive that installs Zielwacht where there is neither network nor compiler, in dist/.

    python -m tools.bundle [--out dist] [--python /path/to/python3.12] …

In it: all pinned wheels of the extras that a server has, each by the hash that hashes.txt knows; the rules engine,
which comes as source, built for each Python of ours that this machine has with its headers; our own wheel; install.sh,
units, Containerfile. A Python that is not here is left out, and the archive's name, its README and the last line say
so. `--python` names one that is found by no other way.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import canonicalize_name, parse_wheel_filename

from tools.sbom import EXTRAS, parts_of, sbom

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
BUILD = "build"
PYTHONS = ("3.11", "3.12")
FROM_SOURCE = "durable_rules"
# Red Hat 9 has 2.34, Debian 12 has 2.36, Ubuntu 24.04 has 2.39.
OLDEST_GLIBC = (2, 34)
LEGACY = {"manylinux1": (2, 5), "manylinux2010": (2, 12), "manylinux2014": (2, 17)}
WRITTEN_AT = 1_500_000_000  # of every file in the archive: the same content gives the same bytes
PROBE = """
import os, sys, sysconfig
print("%d.%d" % sys.version_info[:2], sys._base_executable, os.path.join(sysconfig.get_paths()["include"], "Python.h"))
"""


@dataclass(frozen=True, slots=True)
class Pin:
    """A paragraph of hashes.txt: a package, what needs it, and the hashes of its files."""

    name: str
    version: str
    purposes: frozenset[str]
    hashes: frozenset[str]

    def lines(self, hashes: Iterable[str], purposes: Iterable[str]) -> str:
        of_files = "".join(f" \\\n    --hash=sha256:{each}" for each in sorted(hashes))
        return f"# for: {' '.join(purposes)}\n{self.name}=={self.version}{of_files}\n"


def main(arguments: Sequence[str]) -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--out", type=Path, default=ROOT / "dist")
    asked.add_argument("--python", action="append", default=[], help="a Python to build the engine for")
    given = asked.parse_args(arguments)
    pythons = found_pythons(given.python)
    if not pythons:
        say(f"no Python {' or '.join(PYTHONS)} with its headers is here: name one with --python")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        archive = make_bundle(Path(folder), pythons, given.out)
    say(f"{archive.with_name(archive.name + '.sha256').read_text(encoding='ascii').strip()}")
    for minor in PYTHONS:
        if minor not in pythons:
            say(f"Python {minor} is NOT in it: no such Python with headers is here (--python names one)")
    return 0


def make_bundle(work: Path, pythons: Mapping[str, str], out: Path) -> Path:
    """The finished archive, with its hash beside it."""
    top = work / "bundle"
    wheels = top / "wheels"
    wheels.mkdir(parents=True)
    pins = read_pins((ROOT / "hashes.txt").read_text(encoding="utf-8"))
    for minor in pythons:
        say(f"fetching the wheels for Python {minor}")
        fetch(served(pins), minor, wheels)
    for minor, python in pythons.items():
        say(f"building the engine for Python {minor}")
        build_engine(pins, python, work / f"build-{minor}", wheels)
    version = build_ours(wheels)
    (top / "requirements.txt").write_text(requirements(pins, wheels, version), encoding="utf-8")
    facts = {
        "version": version,
        "pythons": " ".join(sorted(pythons, reverse=True)),
        "machine": platform.machine(),
        "glibc": ".".join(map(str, needed_glibc(wheels))),
        "extras": " ".join(EXTRAS),
    }
    (top / "sbom.cdx.json").write_text(sbom(parts_of(wheels)), encoding="utf-8")
    lay_texts(top, facts, pythons)
    tags = "-".join(f"cp{minor.replace('.', '')}" for minor in sorted(pythons))
    name = f"zielwacht-{version}-bundle-{tags}-linux_{platform.machine()}"
    write_sums(top)
    out.mkdir(parents=True, exist_ok=True)
    return pack(top, name, out)


# --- What is needed -------------------------------------------------------------------------------------------


def read_pins(text: str) -> list[Pin]:
    found = []
    for paragraph in text.split("\n\n"):
        first, *lines = paragraph.strip().splitlines() or [""]
        if first.startswith("# for: "):
            (name, version), *_ = (line.removesuffix(" \\").strip().split("==") for line in lines)
            hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})", paragraph)
            found.append(Pin(name, version, frozenset(first.split()[2:]), frozenset(hashes)))
    return found


def served(pins: Iterable[Pin]) -> list[Pin]:
    """Those that a server needs and that come as wheels; pip installs the others."""
    return [pin for pin in pins if (pin.purposes & {*EXTRAS} or pin.name == "pip") and pin.name != FROM_SOURCE]


def found_pythons(named: Iterable[str]) -> dict[str, str]:
    """By version the first of ours that runs here and has its headers."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    candidates = [*named, sys.executable]
    for minor in PYTHONS:
        candidates += [str(Path(folder) / f"python{minor}") for folder in os.get_exec_path()]
        candidates += map(str, sorted(pyenv.glob(f"{minor}.*/bin/python{minor}"), reverse=True))
    found: dict[str, str] = {}
    for candidate in candidates:
        if shutil.which(candidate):
            asked = subprocess.run([candidate, "-I", "-c", PROBE], capture_output=True, text=True, check=False)
            minor, python, header = (asked.stdout.split() or [""] * 3)[:3]
            if minor in PYTHONS and Path(header).is_file():
                found.setdefault(minor, python)
    return dict(sorted(found.items()))


# --- Wheels ---------------------------------------------------------------------------------------------------


def run(*words: str | Path, **environment: str) -> None:
    """What fails is shown whole, and ends the making."""
    done = subprocess.run(
        [str(word) for word in words],
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        sys.exit(f"bundle: {' '.join(map(str, words[:4]))} … failed\n{done.stdout[-4000:]}")


def pinned(pins: Iterable[Pin], file: Path) -> Path:
    file.write_text("\n".join(pin.lines(pin.hashes, pin.purposes) for pin in pins), encoding="utf-8")
    return file


def fetch(pins: Sequence[Pin], minor: str, wheels: Path) -> None:
    """The wheels of these pins for a Python and a Linux as old as we promise."""
    machine = platform.machine()
    platforms = [f"manylinux_2_{small}_{machine}" for small in range(OLDEST_GLIBC[1], 4, -1)]
    platforms += [f"{legacy}_{machine}" for legacy in reversed(LEGACY)]
    run(
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:",
        "--implementation", "cp", "--python-version", minor, *(f"--platform={each}" for each in platforms),
        "--dest", wheels, "--requirement", pinned(pins, wheels.parent / "asked.txt"),
    )  # fmt: skip
    (wheels.parent / "asked.txt").unlink()


def build_engine(pins: Iterable[Pin], python: str, work: Path, wheels: Path) -> None:
    """Build the one package that comes as source, by the pinned tools, and tag it with the libc that it asks for."""
    run(python, "-I", "-m", "venv", work)
    inner = work / "bin" / "python"
    install = ("install", "--quiet", "--no-deps", "--require-hashes", "--requirement")
    run(inner, "-m", "pip", *install, pinned((pin for pin in pins if BUILD in pin.purposes), work / "build.txt"))
    engine = pinned((pin for pin in pins if pin.name == FROM_SOURCE), work / "engine.txt")
    run(
        inner, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--require-hashes",
        "--no-cache-dir", "--wheel-dir", work / "made", "--requirement", engine,
        SOURCE_DATE_EPOCH=str(WRITTEN_AT),
    )  # fmt: skip
    (built,) = (work / "made").glob("*.whl")
    major, small = max(LEGACY["manylinux2014"], asked_glibc(built))
    tag = f"manylinux_{major}_{small}_{platform.machine()}"
    run(inner, "-m", "wheel", "tags", "--remove", "--platform-tag", tag, built)
    (tagged,) = (work / "made").glob("*.whl")
    shutil.move(tagged, wheels / tagged.name)


def asked_glibc(wheel: Path) -> tuple[int, int]:
    """The newest version of the C library whose symbols a wheel's libraries name."""
    with zipfile.ZipFile(wheel) as content:
        libraries = [content.read(name) for name in content.namelist() if name.endswith(".so")]
    named = [(int(major), int(small)) for data in libraries for major, small in re.findall(rb"GLIBC_(\d)\.(\d+)", data)]
    return max(named)


def needed_glibc(wheels: Path) -> tuple[int, int]:
    """The C library that the most demanding of the wheels asks for, by its tags."""
    return max(min(tagged) for wheel in wheels.iterdir() if (tagged := list(_tagged_glibc(wheel))))


def _tagged_glibc(wheel: Path) -> Iterator[tuple[int, int]]:
    for tag in parse_wheel_filename(wheel.name)[3]:
        if exact := re.match(r"manylinux_(\d+)_(\d+)_", tag.platform):
            yield int(exact[1]), int(exact[2])
        elif tag.platform.split("_")[0] in LEGACY:
            yield LEGACY[tag.platform.split("_")[0]]


def build_ours(wheels: Path) -> str:
    """Our own wheel, from this checkout. Returns its version."""
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", wheels, ROOT)
    (ours,) = wheels.glob("zielwacht-*.whl")
    return str(parse_wheel_filename(ours.name)[1])


# --- The archive ----------------------------------------------------------------------------------------------


def requirements(pins: Iterable[Pin], wheels: Path, version: str) -> str:
    """hashes.txt for these files alone. A wheel that no pin knows is the engine, or ours."""
    files: dict[str, list[str]] = {}
    for wheel in sorted(wheels.iterdir()):
        files.setdefault(canonicalize_name(parse_wheel_filename(wheel.name)[0]), []).append(sha256(wheel))
    ours = Pin("zielwacht", version, frozenset(EXTRAS), frozenset())
    paragraphs = ["# What install.sh installs, each file by its hash. Written by tools/bundle.py.\n"]
    for pin in (*pins, ours):
        purposes = [extra for extra in EXTRAS if extra in pin.purposes]
        if purposes and pin.name != "pip":
            hashes = files[canonicalize_name(pin.name)]
            unknown = [each for each in hashes if each not in pin.hashes]
            assert not unknown or pin.name in (FROM_SOURCE, ours.name), f"{pin.name} is not what hashes.txt says"
            paragraphs.append(pin.lines(hashes, purposes))
    return "\n".join(paragraphs)


def lay_texts(top: Path, facts: Mapping[str, str], pythons: Mapping[str, str]) -> None:
    (top / "BUNDLE").write_text("".join(f"{key}: {value}\n" for key, value in facts.items()), encoding="utf-8")
    left_out = [minor for minor in PYTHONS if minor not in pythons]
    text = (DEPLOY / "bundle.md").read_text(encoding="utf-8")
    missing = f"**Python {' and '.join(left_out)} is not in this bundle**: there was none where it was made.\n"
    text = text.replace("{left_out}\n", missing if left_out else "")
    for key, value in (*facts.items(), ("pythons_in_words", " and ".join(sorted(pythons)))):
        text = text.replace(f"{{{key}}}", value)
    (top / "README.md").write_text(text, encoding="utf-8")
    shutil.copy(DEPLOY / "install.sh", top)
    shutil.copy(DEPLOY / "Containerfile", top)
    shutil.copytree(DEPLOY / "systemd", top / "systemd")


def write_sums(top: Path) -> None:
    files = sorted(path for path in top.rglob("*") if path.is_file())
    lines = "".join(f"{sha256(path)}  {path.relative_to(top)}\n" for path in files)
    (top / "SHA256SUMS").write_text(lines, encoding="ascii")


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def pack(top: Path, name: str, out: Path) -> Path:
    """Written beside and renamed; its hash beside it, for whoever carries it into the house."""
    archive, half = out / f"{name}.tar.gz", out / f"{name}.tar.gz.part"
    with ExitStack() as stack:
        packed = stack.enter_context(half.open("wb"))
        packed = stack.enter_context(gzip.GzipFile("", "wb", 1, packed, mtime=WRITTEN_AT))
        tar = stack.enter_context(tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT))
        for path in sorted(path for path in top.rglob("*") if path.is_file()):
            _add(tar, f"{name}/{path.relative_to(top)}", path)
    half.replace(archive)
    archive.with_name(f"{archive.name}.sha256").write_text(f"{sha256(archive)}  {archive.name}\n", encoding="ascii")
    return archive


def _add(tar: tarfile.TarFile, name: str, path: Path) -> None:
    entry = tarfile.TarInfo(name)
    content = path.read_bytes()
    entry.size, entry.mtime = len(content), WRITTEN_AT
    entry.mode = 0o755 if path.suffix == ".sh" else 0o644
    tar.addfile(entry, io.BytesIO(content))


def say(text: str) -> None:
    print(f"bundle: {text}", flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
