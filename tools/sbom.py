"""The list of parts that a server is given: dist/zielwacht-VERSION.cdx.json, CycloneDX 1.6.

    python -m tools.sbom [WHEELS [OUT]]

WHEELS is the folder `wheels` of a bundle, whose archive has the list already; without it the parts are those installed
here for the extras of the bundle, and the list has no hashes. The same parts give the same bytes: neither clock nor
chance is in it.
"""

from __future__ import annotations

import hashlib
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PathDistribution, distribution
from pathlib import Path
from uuid import UUID, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseAcknowledgement
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
OURS = "zielwacht"
EXTRAS = ("web", "oidc", "bulk", "demo", "features")
OF_OURS = UUID("6f4b1f0a-7c0e-5b57-9d1e-6d2f1c5f9a11")
PYTHONS = ("3.11", "3.12")


@dataclass(frozen=True, slots=True)
class Part:
    """A distribution and its files by name with their SHA-256, where there are files."""

    metadata: Distribution
    files: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return canonicalize_name(self.metadata.metadata["Name"])


def main(arguments: Sequence[str]) -> int:
    parts = parts_of(Path(arguments[0])) if arguments else installed_parts()
    version = parts[OURS].metadata.version
    out = Path(arguments[1]) if len(arguments) > 1 else ROOT / "dist" / f"{OURS}-{version}.cdx.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    half = out.with_name(f"{out.name}.part")
    half.write_text(sbom(parts), encoding="utf-8")
    half.replace(out)
    print(f"sbom: {len(parts)} parts in {out}")  # noqa: T201
    return 0


# --- Which parts there are ------------------------------------------------------------------------------------


def parts_of(wheels: Path) -> dict[str, Part]:
    """What lies in a folder: one part a package, with each of its wheels."""
    files: dict[str, list[tuple[str, str]]] = {}
    found: dict[str, Distribution] = {}
    for wheel in sorted(wheels.glob("*.whl")):
        archive = zipfile.ZipFile(wheel)
        (info,) = {name.split("/")[0] for name in archive.namelist() if name.split("/")[0].endswith(".dist-info")}
        metadata = PathDistribution(zipfile.Path(archive, f"{info}/"))
        name = canonicalize_name(metadata.metadata["Name"])
        found[name] = metadata
        files.setdefault(name, []).append((wheel.name, hashlib.sha256(wheel.read_bytes()).hexdigest()))
    return {name: Part(found[name], tuple(files[name])) for name in sorted(found)}


def installed_parts() -> dict[str, Part]:
    """What is installed here for the extras of the bundle, by what each part asks for; ourselves with it."""
    waiting, seen = [Requirement(f"{OURS}[{','.join(EXTRAS)}]")], dict[str, Part]()
    asked = set[tuple[str, frozenset[str]]]()
    while waiting:
        wanted = waiting.pop()
        key = canonicalize_name(wanted.name), frozenset(wanted.extras)
        if key not in asked:
            asked.add(key)
            part = Part(distribution(wanted.name))
            seen[part.name] = part
            waiting += needs(part, wanted.extras)
    return dict(sorted(seen.items()))


def needs(part: Part, extras: Iterable[str] = ()) -> Iterator[Requirement]:
    """What a part asks for on a Linux with one of our Pythons."""
    pythons = [{"python_version": each, "python_full_version": f"{each}.0"} for each in PYTHONS]
    environments = [{**python, "extra": extra} for python in pythons for extra in ("", *extras)]
    for text in part.metadata.requires or ():
        requirement = Requirement(text)
        if requirement.marker is None or any(map(requirement.marker.evaluate, environments)):
            yield requirement


# --- The list -------------------------------------------------------------------------------------------------


def sbom(parts: Mapping[str, Part]) -> str:
    """As JSON. What is listed is what is there; what a part asks for beyond it (other machines) is no part."""
    components = {name: _component(part) for name, part in parts.items()}
    ours = components.pop(OURS)
    bom = Bom(components=components.values())
    bom.metadata.component = ours
    bom.metadata.timestamp = None  # type: ignore[assignment]
    for name, part in parts.items():
        asked = needs(part, EXTRAS if name == OURS else ())
        targets = {canonicalize_name(each.name) for each in asked} & components.keys()
        bom.register_dependency(ours if name == OURS else components[name], [components[each] for each in targets])
    bom.serial_number = uuid5(
        OF_OURS, " ".join(f"{part.name} {part.metadata.version} {part.files}" for part in parts.values())
    )
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def _component(part: Part) -> Component:
    metadata = part.metadata.metadata
    purl = PackageURL("pypi", name=part.name, version=part.metadata.version)
    return Component(
        name=metadata["Name"],
        version=part.metadata.version,
        type=ComponentType.APPLICATION if part.name == OURS else ComponentType.LIBRARY,
        description=metadata["Summary"] or None,
        licenses=_licences(metadata.get_all("License-Expression") or [metadata["License"] or ""], part),
        external_references=[_file(name, digest) for name, digest in part.files],
        purl=None if part.name == OURS else purl,
        bom_ref=f"{part.name}=={part.metadata.version}",
    )


def _file(name: str, digest: str) -> ExternalReference:
    """One of several wheels: which of them a machine gets depends on its Python."""
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=digest)]
    return ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=XsUri(name), hashes=hashes)


def _licences(said: Sequence[str], part: Part) -> list[object]:
    """As declared: an expression, a name, else the classifiers. A whole text is no name, and is left to the wheel."""
    named = [text for text in said if text and "\n" not in text.strip()]
    classified = [
        text.rpartition(" :: ")[2]
        for text in part.metadata.metadata.get_all("Classifier") or ()
        if text.startswith("License :: ")
    ]
    make = LicenseFactory().make_from_string
    return [make(text, license_acknowledgement=LicenseAcknowledgement.DECLARED) for text in named or classified]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
