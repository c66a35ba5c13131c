"""The list of parts names what is pinned for a server, no more and none less, in the form that CycloneDX demands."""

from __future__ import annotations

import json
import re
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tools.sbom import installed_parts, parts_of, sbom

CHECKOUT = Path(__file__).parents[2]
ON_A_SERVER = {"web", "oidc", "bulk", "demo", "features"}


@pytest.fixture(scope="module")
def written() -> str:
    return sbom(installed_parts())


@pytest.fixture(scope="module")
def listed(written: str) -> dict[str, Any]:
    content = json.loads(written)
    assert isinstance(content, dict)
    return content


def test_it_is_what_the_schema_of_cyclonedx_demands(written: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written) is None


def test_the_parts_are_those_that_are_pinned_for_a_server(listed: dict[str, Any]) -> None:
    text = (CHECKOUT / "hashes.txt").read_text(encoding="utf-8")
    pinned = re.findall(r"^# for: (.+)\n([\w.-]+)==(\S+)", text, re.M)
    server = {(name.lower().replace("_", "-").replace(".", "-"), version) for purposes, name, version in pinned
              if ON_A_SERVER & set(purposes.split())}  # fmt: skip
    assert {tuple(part["bom-ref"].split("==")) for part in listed["components"]} == server


def test_each_part_has_a_licence_and_whoever_needs_it(listed: dict[str, Any]) -> None:
    assert [part["name"] for part in listed["components"] if not part.get("licenses")] == []
    needed = {each for entry in listed["dependencies"] for each in entry.get("dependsOn", ())}
    assert {part["bom-ref"] for part in listed["components"]} == needed
    assert listed["metadata"]["component"]["name"] == "zielwacht"


def test_a_wheel_is_listed_with_its_file_and_hash_and_twice_gives_the_same(tmp_path: Path) -> None:
    for name in ("zielwacht", "click"):
        with zipfile.ZipFile(tmp_path / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
            needs = "Requires-Dist: click\n" if name == "zielwacht" else ""
            wheel.writestr(
                f"{name}-1.0.dist-info/METADATA", f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{needs}"
            )
    first = sbom(parts_of(tmp_path))
    assert first == sbom(parts_of(tmp_path))
    (click,) = json.loads(first)["components"]
    file = "click-1.0-py3-none-any.whl"
    digest = sha256((tmp_path / file).read_bytes()).hexdigest()
    assert click["externalReferences"] == [
        {"type": "distribution", "url": file, "hashes": [{"alg": "SHA-256", "content": digest}]}
    ]
