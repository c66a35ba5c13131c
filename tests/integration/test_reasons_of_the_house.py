"""An act may name one of the reasons that the house declares: it is kept with its words, whatever becomes of them."""

from __future__ import annotations

import json

from tests.integration.a_house import CRITERIA
from tests.integration.walked_house import STAMP, house
from tests.workspace import Done, Workspace

__all__ = ["house"]


def silenced(house: Workspace, *more: str) -> Done:
    return house.run(
        "findings", "silence", CRITERIA, "--by", "gf", "--until", "2016-06-03", "--now", STAMP, "--yes", *more
    )


def acts(house: Workspace) -> list[dict[str, str | None]]:
    story = json.loads(house.run("findings", "show", CRITERIA, "--json", "--now", STAMP).out)
    return [{key: act[key] for key in ("because", "reason")} for act in story["acts"]]


def test_a_reason_of_the_house_is_reason_enough(house: Workspace) -> None:
    assert silenced(house, "--reason-id", "post-vacant").code == 0
    assert acts(house) == [{"because": "post-vacant", "reason": ""}]
    assert "silence by gf until 03.06.2016: post vacant" in house.run("findings", "show", CRITERIA, "--now", STAMP).out


def test_words_of_ones_own_stand_beside_it(house: Workspace) -> None:
    assert silenced(house, "--reason-id", "post-vacant", "--reason", "50-16/9").code == 0
    assert acts(house) == [{"because": "post-vacant", "reason": "50-16/9"}]
    assert ": post vacant: 50-16/9" in house.run("findings", "show", CRITERIA, "--now", STAMP).out


def test_a_reason_that_the_house_has_not_is_refused_with_those_it_has(house: Workspace) -> None:
    done = silenced(house, "--reason-id", "post-vacnt")
    assert (done.code, done.out) == (2, "")
    assert "the house has no reason 'post-vacnt' (it has recheck, agreement-pending, post-vacant," in done.err
    assert "did you mean 'post-vacant'?" in done.err
    assert acts(house) == []


def test_what_was_decided_is_read_in_the_words_it_was_decided_in(house: Workspace) -> None:
    assert silenced(house, "--reason-id", "post-vacant").code == 0
    words = house.rules / "vocabulary.yaml"
    kept = words.read_text(encoding="utf-8").partition("act_reasons:")[0]
    words.write_text(kept, encoding="utf-8")
    activated = house.run("rules", "activate")
    assert activated.code == 0, activated.err
    assert ": post vacant" in house.run("findings", "show", CRITERIA, "--now", STAMP).out
    refused = house.run(
        "findings", "object", CRITERIA, "--by", "gf", "--now", STAMP, "--yes", "--reason-id", "post-vacant"
    )
    assert "the house has no reason 'post-vacant', nor any other: say it in words with --reason" in refused.err
