"""The archive of `make bundle`: what its texts say is true of what is in it. `make deep` makes and tries the whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest

from tools import bundle

CHECKOUT = Path(__file__).parents[2]
PINS = bundle.read_pins((CHECKOUT / "hashes.txt").read_text(encoding="utf-8"))


def laid(folder: Path, pythons: dict[str, str]) -> str:
    facts = {"version": "1.0", "pythons": " ".join(pythons), "machine": "x86_64", "glibc": "2.28", "extras": "web"}
    bundle.lay_texts(folder, facts, pythons)
    return (folder / "README.md").read_text(encoding="utf-8")


def test_a_python_that_is_left_out_is_told(tmp_path: Path) -> None:
    both, one = tmp_path / "both", tmp_path / "one"
    for folder in (both, one):
        folder.mkdir()
    of_both = laid(both, {"3.11": "a", "3.12": "b"})
    assert "with Python 3.11 and 3.12 and" in of_both
    assert "is not in this bundle" not in of_both
    assert "**Python 3.12 is not in this bundle**" in laid(one, {"3.11": "a"})


def test_no_word_of_the_texts_is_left_to_be_filled_in(tmp_path: Path) -> None:
    assert "{" not in laid(tmp_path, {"3.11": "a"})


def test_whatever_an_extra_of_ours_needs_is_asked_for() -> None:
    extras = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    assert set(extras) - set(bundle.EXTRAS) == {"test", "dev", "docs"}
    served = {pin.name for pin in bundle.served(PINS)}
    assert {"starlette", "SQLAlchemy", "Authlib", "polars", "pip"} <= served
    assert not served & {"ruff", "mypy", "hypothesis", bundle.FROM_SOURCE}


def test_only_the_files_that_are_there_may_be_installed_by_hashes_that_are_known(tmp_path: Path) -> None:
    """Of a pinned package no other file; of ours and the engine what was built."""
    (click,) = (pin for pin in PINS if pin.name == "click")
    (tmp_path / "click-8.5.1-py3-none-any.whl").write_bytes(b"another")
    with pytest.raises(AssertionError, match="click is not what hashes\\.txt says"):
        bundle.requirements([click], tmp_path, "1.0")


def test_the_archive_is_the_same_for_the_same_files(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "install.sh").write_text("#!/bin/sh\n", encoding="utf-8")
    for name in ("1", "2"):
        (tmp_path / name).mkdir()
    first, second = (bundle.pack(content, "a-bundle", tmp_path / name).read_bytes() for name in ("1", "2"))
    assert first == second
    with tarfile.open(tmp_path / "1" / "a-bundle.tar.gz") as archive:
        assert [(entry.name, entry.mode) for entry in archive] == [("a-bundle/install.sh", 0o755)]


@pytest.mark.deep
@pytest.mark.parametrize("minor", bundle.PYTHONS)
def test_from_the_archive_to_the_first_tick(minor: str, archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Without network and compiler. Prints what took how long."""
    pythons = bundle.found_pythons(())
    if minor not in pythons:
        pytest.skip(f"there is no Python {minor} with headers here")
    done = subprocess.run([CHECKOUT / "tools" / "try_bundle.sh", archive, pythons[minor]], timeout=1800, check=False)
    said = capfd.readouterr()
    assert done.returncode == 0, said.out + said.err
    with capfd.disabled():
        sys.stdout.write(f"\n{said.out}")


@pytest.mark.deep
@pytest.mark.skipif(
    os.geteuid() != 0 or not all(map(shutil.which, ("buildah", "debootstrap", "unshare"))),
    reason="an image is built by root with buildah and debootstrap (Debian's packages)",
)
def test_the_image_of_the_bundle_does_its_work_on_a_read_only_root(archive: Path) -> None:
    """Without network, as the image's user; the health check is content."""
    done = subprocess.run(
        [CHECKOUT / "tools" / "try_image.sh", archive], capture_output=True, text=True, timeout=1800, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "judged" in done.stdout


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "tools.bundle", "--out", out], cwd=CHECKOUT, check=True)
    (made,) = out.glob("*.tar.gz")
    return made
