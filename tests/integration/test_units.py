"""The units of deploy/systemd as systemd reads them. Where systemd is not installed, only their lines are read."""

from __future__ import annotations

import re
import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
UNITS = sorted((CHECKOUT / "deploy" / "systemd").glob("*.service"))
ANALYZE = shutil.which("systemd-analyze")
BY_SYSTEMD = pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze (Debian: systemd) is not installed")
MOST_EXPOSED = "20"  # tenths, of systemd's own scale from 0 to 100: "OK" begins at 40


def analyzed(*words: str | Path) -> subprocess.CompletedProcess[str]:
    assert ANALYZE is not None
    return subprocess.run([ANALYZE, "--no-pager", *words], capture_output=True, text=True, timeout=60, check=False)


@BY_SYSTEMD
def test_systemd_has_no_word_to_say_about_the_units(tmp_path: Path) -> None:
    """With a program that is there: /opt/zielwacht need not be."""
    copies = []
    for unit in UNITS:
        copies.append(tmp_path / unit.name)
        text = unit.read_text(encoding="utf-8").replace("/opt/zielwacht/bin/zielwacht", str(shutil.which("true")))
        copies[-1].write_text(text, encoding="utf-8")
    done = analyzed("verify", "--man=no", *copies)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@BY_SYSTEMD
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_is_hardened(unit: Path) -> None:
    done = analyzed("security", "--offline=true", f"--threshold={MOST_EXPOSED}", unit)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_starts_the_command_that_install_sh_lays(unit: Path) -> None:
    settings = RawConfigParser(strict=False)
    settings.optionxform = str  # type: ignore[assignment,method-assign]
    settings.read_string(unit.read_text(encoding="utf-8"))
    script = (CHECKOUT / "deploy" / "install.sh").read_text(encoding="utf-8")
    facts = dict(re.findall(r"^(user|state)=(\S+)$", script, re.M))
    service = settings["Service"]
    assert service["User"] == facts["user"]
    assert f"/var/lib/{service['StateDirectory']}" == facts["state"]
    assert service["ExecStart"].startswith(f"/opt/zielwacht/bin/zielwacht --config {facts['state']}/house/config.toml ")
