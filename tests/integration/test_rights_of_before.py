"""Rules that were activated before rights were a closed list go on; the folder is told."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from checker.domain.access import LogInWay, Viewer
from checker.findings.visibility import sight_of
from checker.rulebook import organisation_checks
from checker.store import Store
from checker.usecases.rules.activation import active
from tests.stored import MONDAY, url_of
from tests.workspace import make_workspace


def test_a_right_of_before_gives_nothing_and_closes_no_store(tmp_path: Path) -> None:
    house = make_workspace(tmp_path / "house", goals=["kdu"])
    file = house.rules / "organisation.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("rights: [upload, read_all]", "rights: [upload, see_everything]"), encoding="utf-8")
    known = organisation_checks.RIGHTS | {"see_everything"}
    with patch.object(organisation_checks, "RIGHTS", known):
        assert house.run("rules", "activate", "--yes", "--now", "2016-01-01T08:00").code == 0
    told = house.run("rules", "lint")
    assert told.code == 2
    assert "unknown right 'see_everything'" in told.err
    store = Store.open(url_of(house.store), create=False)
    with store.read() as tx:
        organisation = active(tx).organisation
    store.close()
    viewer = Viewer(("controlling@jobcenter",), LogInWay.PASSWORD, 1)
    assert sight_of(viewer, organisation, MONDAY).rights == {"upload"}
