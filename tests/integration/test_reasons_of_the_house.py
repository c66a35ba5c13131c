"""An act may name one of the reasons that the house declares: it is kept with its words, whatever becomes of them."""

from __future__ import annotations

import json
import re

import pytest

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
    activated = house.activate_edit()
    assert activated.code == 0, activated.err
    assert ": post vacant" in house.run("findings", "show", CRITERIA, "--now", STAMP).out
    refused = house.run(
        "findings", "object", CRITERIA, "--by", "gf", "--now", STAMP, "--yes", "--reason-id", "post-vacant"
    )
    assert "the house has no reason 'post-vacant', nor any other: say it in words with --reason" in refused.err


def test_the_file_that_shows_it_is_kept_beside_the_reason(house: Workspace) -> None:
    assert silenced(house, "--reason-id", "post-vacant", "--file-number", "50-16/9").code == 0
    shown = house.run("findings", "show", CRITERIA, "--now", STAMP).out
    assert ": post vacant: 50-16/9" in shown
    story = json.loads(house.run("findings", "show", CRITERIA, "--json", "--now", STAMP).out)
    assert [act["file_number"] for act in story["acts"]] == ["50-16/9"]


@pytest.mark.parametrize("words", ["Rückruf unter 02104 141870", "+49 2104 141870", "0172/1234567"])
def test_a_telephone_number_is_no_reason(house: Workspace, words: str) -> None:
    done = silenced(house, "--reason", words)
    assert (done.code, done.out) == (2, "")
    assert "a telephone number" in done.err


@pytest.mark.parametrize("words", ["50-16/9", "51.2-2016/021", "bis 31.12.2016", "Plan 2016, Zeile 489"])
def test_numbers_of_files_and_days_are_no_telephone_numbers(house: Workspace, words: str) -> None:
    assert silenced(house, "--reason", words).code == 0


@pytest.mark.parametrize("file_number", ["frau.meier@jobcenter.example", "5" * 61])
def test_a_file_number_names_nobody_and_tells_no_story(house: Workspace, file_number: str) -> None:
    done = silenced(house, "--reason-id", "post-vacant", "--file-number", file_number)
    assert (done.code, done.out) == (2, "")
    assert acts(house) == []


def edited(house: Workspace, old: str, new: str) -> Done:
    words = house.rules / "vocabulary.yaml"
    text = words.read_text(encoding="utf-8")
    assert old in text
    words.write_text(text.replace(old, new), encoding="utf-8")
    return house.activate_edit()


def test_a_house_may_want_no_words_but_those_of_its_list(house: Workspace) -> None:
    assert edited(house, "acts_in_own_words: true", "acts_in_own_words: false").code == 0
    refused = silenced(house, "--reason-id", "post-vacant", "--reason", "weil ich es sage")
    assert refused.code == 2
    assert "name a reason of its list: give one with --reason-id (recheck," in refused.err
    assert acts(house) == []
    assert silenced(house, "--reason-id", "post-vacant").code == 0


def test_a_house_without_words_and_without_a_list_is_no_house(house: Workspace) -> None:
    text = (house.rules / "vocabulary.yaml").read_text(encoding="utf-8")
    block = text[text.index("act_reasons:") :].partition("\n\n")[0]
    done = edited(house, block, "")
    assert done.code == 0, done.err
    done = edited(house, "acts_in_own_words: true", "acts_in_own_words: false")
    assert done.code == 2
    assert re.search(r"vocabulary.yaml:\d+:\d+: acts may use no words of their own", done.err)


def test_words_of_ones_own_are_short(house: Workspace) -> None:
    done = silenced(house, "--reason", "x" * 201)
    assert (done.code, done.out) == (2, "")
    assert "201" in done.err
    assert silenced(house, "--reason", "x" * 200).code == 0
