"""What docs/first-house.md shows is what happens, from an empty folder on."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from tests.integration.test_docs import as_pattern, shown
from tests.workspace import REPOSITORY, Workspace

BLOCK = re.compile(r"^```console house\n\$ zielwacht (.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = BLOCK.findall((REPOSITORY / "docs" / "first-house.md").read_text(encoding="utf-8"))


def test_the_first_house_comes_to_its_first_mail_as_shown(tmp_path: Path) -> None:
    assert len(SHOWN) >= 7
    place = Workspace(tmp_path)
    for command, expected in SHOWN:
        words = shlex.split(command)
        done = place.run(*words)
        assert done.code == 0, f"{command}: {done.err}"
        assert re.fullmatch(as_pattern(expected), shown(done.out), re.DOTALL), f"{command}\n{done.out}"
        if words[0] == "init":
            place = Workspace(tmp_path / words[1])
    assert len(list((place.folder / "var" / "mails").glob("*.eml"))) == 1
