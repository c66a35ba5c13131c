"""Write hashes.txt: for each pin of constraints.txt the hashes of all its files, and for which extras it is needed.

Run in a virtual environment that has all extras, after constraints.txt was renewed: python tools/pin_hashes.py
pip is asked for the files, by its own settings: it knows the index, and nothing of that is written down.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pip._internal.commands.index import IndexCommand
from pip._internal.index.collector import LinkCollector, parse_links
from pip._internal.models.link import Link

ROOT = Path(__file__).resolve().parents[1]
CONSTRAINTS, HASHES = ROOT / "constraints.txt", ROOT / "hashes.txt"
OURS = "zielwacht"
# What builds the one package that comes as source, and Zielwacht itself.
BUILD, BUILD_TOOLS = "build", ("pip", "setuptools", "wheel", "hatchling")
PYTHONS = ("3.11", "3.12")
HEAD = """\
# The hashes of all files of each version in constraints.txt, by which tools/bootstrap.sh installs.
# Written by tools/pin_hashes.py.
"""


def pins() -> dict[str, str]:
    """The version by the name of each package, as constraints.txt says them."""
    lines = (line for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines() if "==" in line)
    return {name: version for name, _, version in (line.partition("==") for line in lines)}


def needed_for() -> dict[str, list[str]]:
    """The extras (and the building) that need a package, by its canonical name."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    by_package: dict[str, list[str]] = {}
    for purpose in (BUILD, *extras):
        roots = BUILD_TOOLS if purpose == BUILD else (f"{OURS}[{purpose}]",)
        for name in sorted(_closure(map(Requirement, roots))):
            by_package.setdefault(name, []).append(purpose)
    return by_package


def _closure(roots: Iterable[Requirement]) -> set[str]:
    """Whatever these requirements bring, without ourselves."""
    waiting, seen = list(roots), set[tuple[str, str]]()
    while waiting:
        wanted = waiting.pop()
        for extra in ("", *wanted.extras):
            key = canonicalize_name(wanted.name), extra
            if key not in seen:
                seen.add(key)
                waiting += _direct(wanted.name, extra)
    return {name for name, _ in seen} - {OURS}


def _direct(name: str, extra: str) -> Iterator[Requirement]:
    """What a package asks for on any Python of ours. One that is not installed here is for other machines."""
    try:
        declared = [Requirement(each) for each in requires(name) or ()]
    except PackageNotFoundError:
        return
    pythons = [{"extra": extra, "python_version": each, "python_full_version": f"{each}.0"} for each in PYTHONS]
    for one in declared:
        if one.marker is None or any(map(one.marker.evaluate, pythons)):
            yield one


def files_of(packages: Mapping[str, str]) -> dict[str, set[str]]:
    """The SHA-256 of every file of these versions that the index lists, by package."""
    asking = IndexCommand("index", "ask for files")
    options, _ = asking.parse_args(["versions", "any"])
    with asking.main_context():
        collector = LinkCollector.create(asking._build_session(options), options=options)
        return {name: set(_hashes(collector, name, version)) for name, version in packages.items()}


def _hashes(collector: LinkCollector, name: str, version: str) -> Iterator[str]:
    for place in collector.search_scope.get_index_urls_locations(name):
        page = collector.fetch_response(Link(place))
        for link in parse_links(page) if page is not None else ():
            if _is_of(link.filename, name, version) and link.hash_name == "sha256" and link.hash:
                yield link.hash


def _is_of(file: str, name: str, version: str) -> bool:
    """`<name>-<version>-<tags>.whl` or `<name>-<version>.tar.gz`, the name in any spelling."""
    is_wheel, stem = file.endswith(".whl"), file.removesuffix(".tar.gz").removesuffix(".zip")
    parts = file.split("-")[:2] if is_wheel else stem.rsplit("-", 1)
    return len(parts) == 2 and canonicalize_name(parts[0]) == canonicalize_name(name) and parts[1] == version


def text(packages: Mapping[str, str], files: Mapping[str, set[str]], purposes: Mapping[str, list[str]]) -> str:
    """The whole file: a paragraph a package, its first line says what needs it."""
    paragraphs = [HEAD]
    for name, version in packages.items():
        hashes = "".join(f" \\\n    --hash=sha256:{one}" for one in sorted(files[name]))
        paragraphs.append(f"# for: {' '.join(purposes[canonicalize_name(name)])}\n{name}=={version}{hashes}\n")
    return "\n".join(paragraphs)


def main() -> int:
    packages, purposes = pins(), needed_for()
    unneeded = [name for name in packages if canonicalize_name(name) not in purposes]
    files = files_of(packages)
    missing = [name for name, found in files.items() if not found]
    if unneeded or missing:
        print(f"needed for nothing: {unneeded}; no file found: {missing}", file=sys.stderr)  # noqa: T201
        return 1
    HASHES.write_text(text(packages, files, purposes), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
