"""Containerfile and shell scripts as their linters read them, and what the image is held to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
CONTAINERFILE = CHECKOUT / "deploy" / "Containerfile"
SCRIPTS = [CHECKOUT / ".ci" / "run", *sorted([*CHECKOUT.glob("tools/*.sh"), *CHECKOUT.glob("deploy/*.sh")])]


def linted(linter: str, file: Path) -> str:
    done = subprocess.run([BIN / linter, file], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def last_stage() -> list[str]:
    """The instructions of the image itself, a line each."""
    text = CONTAINERFILE.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [" ".join(line.split()) for line in text.splitlines() if line and not line.startswith("#")]
    return lines[max(number for number, line in enumerate(lines) if line.startswith("FROM ")) :]


def test_the_containerfile_has_no_mistake() -> None:
    assert linted("hadolint", CONTAINERFILE) == ""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_shell_script_has_no_mistake(script: Path) -> None:
    assert linted("shellcheck", script) == ""


def test_nobody_in_the_image_is_root_and_what_is_written_lies_in_its_volume() -> None:
    image = last_stage()
    assert [line for line in image if line.startswith("USER ")] == ["USER 10001:10001"]
    assert [line for line in image if line.startswith("VOLUME ")] == ["VOLUME /house/var"]
    after = image[image.index("USER 10001:10001") :]
    assert not [line for line in after if line.split()[0] in ("RUN", "COPY", "ADD")]


def test_the_image_is_as_well_as_status_says() -> None:
    (check,) = (line for line in last_stage() if line.startswith("HEALTHCHECK "))
    assert check.endswith('CMD ["/opt/zielwacht/bin/zielwacht", "status", "--quiet"]')
