"""A house that has filled its posts and adopted its plan: scenarios that presume otherwise say so, and stay green.

`make deep` plays every scenario of two rows there, CI none: how a post is filled or left vacant in a file, it tries.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from checker.audit.feature_run import play
from checker.domain.organisation import Vacancy
from features.steps.posts import with_vacancy
from tests.workspace import REPOSITORY

FILLED_IN_APRIL = Vacancy(since=date(2016, 1, 1), until=date(2016, 3, 31))


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped rules without a vacant post, the plan adopted."""
    rules = Path(shutil.copytree(REPOSITORY / "rules", tmp_path_factory.mktemp("house") / "rules"))
    replace(rules / "organisation.yaml", r"(?m)^    vacant: .*\n", "", times=2)
    replace(rules / "plans/2016/plan.yaml", r"(?m)^status: .*$", "status: adopted\nadopted_on: 2016-01-11", times=1)
    return rules


def replace(file: Path, before: str, after: str, *, times: int) -> None:
    text, count = re.subn(before, after, file.read_text(encoding="utf-8"))
    assert count == times
    file.write_text(text, encoding="utf-8")


@pytest.mark.deep
def test_scenarios_of_a_vacant_post_and_of_a_draft_are_green_where_neither_is(changed: Path) -> None:
    run = play(changed, tags=("T06", "T11"))
    assert [(one.scenario, one.why) for one in run.failed] == []
    assert len(run.scenarios) >= 212
    assert run.refused == ()


@pytest.mark.parametrize(
    "post",
    [
        pytest.param("- {id: post, title: Leitung}", id="on one line, no word of it"),
        pytest.param("- {title: Leitung, id: post}", id="on one line, the id not first"),
        pytest.param("- {id: post, vacant: [{since: 2015-01-01, until: null}], title: Leitung}", id="vacant for long"),
        pytest.param("- id: post\n    title: Leitung", id="on several lines, no word of it"),
        pytest.param("- id: post\n    vacant: []   # nie\n    title: Leitung", id="never vacant"),
        pytest.param(
            "- id: post\n    vacant:\n      - since: 2015-01-01\n        until: null\n      # seit langem\n"
            "    title: Leitung",
            id="a list over several lines",
        ),
    ],
)
def test_a_post_is_filled_however_the_house_has_written_it_down(post: str) -> None:
    house = (
        f"offices: []\nroles:\n  - {{id: other, title: Andere}}\n  {post}\n  - {{id: last, vacant: []}}\nmax_hops: 4\n"
    )
    before, after = (yaml.safe_load(text) for text in (house, with_vacancy(house, "post", FILLED_IN_APRIL)))
    before["roles"][1]["vacant"] = [{"since": date(2016, 1, 1), "until": date(2016, 3, 31)}]
    assert after == before
