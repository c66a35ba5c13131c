"""`zielwacht rules diff`: the sentences and codes an admin and a pipeline get, and what it refuses."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.integration.previewed_edits import EDITS, NO_OPS, PreviewedEdit
from tests.integration.walked_house import house
from tests.terminal import on_a_terminal
from tests.workspace import Workspace

__all__ = ["house"]
ON = ("--on", "2016-05-23", "--no-mails")
CRITERIA = "investigation-criteria-agreed/jobcenter/2016"


def edit(name: str) -> PreviewedEdit:
    return next(one for one in (*EDITS, *NO_OPS) if one.name == name)


def in_git(house: Workspace, *arguments: str) -> None:
    named = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *named, *arguments], cwd=house.folder, check=True, capture_output=True)


def test_an_edit_is_told_in_one_line_then_in_full(house: Workspace) -> None:
    edit("due day").of(house.rules)
    done = house.run("rules", "diff", *ON)
    first, *lines = done.out.splitlines()
    assert first.startswith("- 1 rule touched, 1 obligation new, gone or re-dated, 1 verdict softer, 1 finding closed")
    told = [
        "      due.nominal: 30.04.2016 -> 30.06.2016",
        f"  ~ {CRITERIA}  redated  30.04.2016 / 02.05.2016 / 29.04.2016 -> 30.06.2016 / 30.06.2016 / 30.06.2016"
        " (another day is named)",
        "  - breached -> pending: 1, softer",
        f"  - closed: {CRITERIA} (breached since 03.05.2016); told: bereichsleitung_leistung@jobcenter, gf@jobcenter",
        f"  ~ {CRITERIA}  21 days  first 03.05.2016, last 23.05.2016",
    ]
    assert [line for line in told if line not in lines] == []
    assert done.code == 0


@pytest.mark.parametrize(
    ("name", "fail_on", "code"),
    [
        pytest.param("due day", "softer", 1, id="softer fails on softer"),
        pytest.param("new rule", "softer", 0, id="stricter does not"),
        pytest.param("new rule", "change", 1, id="stricter fails on change"),
        pytest.param("a comment", "change", 0, id="a comment is no change"),
    ],
)
def test_a_pipeline_is_failed_as_it_wants(name: str, fail_on: str, code: int, house: Workspace) -> None:
    edit(name).of(house.rules)
    assert house.run("rules", "diff", *ON, "--fail-on", fail_on).code == code


def test_what_is_only_written_otherwise_is_one_sentence(house: Workspace) -> None:
    assert house.run("rules", "diff", *ON).out.startswith("Nothing changes: the files are the same, byte for byte.")
    edit("order of keys").of(house.rules)
    first = house.run("rules", "diff", *ON).out.splitlines()[0]
    assert first.startswith("Nothing changes: what differs are comments, the order of keys or rules")


def test_json_says_the_same_for_machines(house: Workspace) -> None:
    edit("rule removed").of(house.rules)
    told = json.loads(house.run("rules", "diff", *ON, "--json").out)
    assert told["schema"] == "zielwacht/diff/1"
    assert told["matrix"] == [{"before": "breached", "after": "not_owed", "softer": True, "obligations": [CRITERIA]}]
    assert [one["obligation"] for one in told["findings"]["withdrawn"]] == [CRITERIA]
    assert told["hash"] == json.loads(house.run("rules", "diff", *ON, "--json").out)["hash"]


def test_a_page_and_a_ticket_show_it_in_the_houses_language(house: Workspace) -> None:
    edit("due day").of(house.rules)
    done = house.run("rules", "diff", *ON, "--format", "html", "--out", house.folder / "diff.html")
    page = (house.folder / "diff.html").read_text(encoding="utf-8")
    ticket = house.run("rules", "diff", *ON, "--format", "md").out
    in_english = house.run("rules", "diff", *ON, "--format", "md", "--locale", "en").out
    assert ticket.startswith("## Änderungsvorschau")
    assert in_english.startswith("## Change preview")
    assert (done.code, done.out) == (0, "")
    assert page.lower().startswith("<!doctype html>")
    assert all("Einsatzkriterien des Ermittlungsdienstes" in text for text in (page, ticket))


def test_activations_are_compared_by_their_numbers(house: Workspace) -> None:
    edit("due day").of(house.rules)
    assert house.activate_edit().code == 0
    forth = json.loads(house.run("rules", "diff", "1", "2", *ON, "--json").out)
    back = json.loads(house.run("rules", "diff", "1", *ON, "--json").out)
    assert [(one["before"]["number"], one["after"]["number"]) for one in (forth, back)] == [(1, 2), (2, 1)]
    assert [one["before"] for one in forth["matrix"]] == ["breached"]
    assert [one["before"] for one in back["matrix"]] == ["pending"]
    assert forth["tests"] is None


def test_a_revision_of_git_is_compared_with_the_folder(house: Workspace) -> None:
    in_git(house, "init", "-q")
    in_git(house, "add", "rules")
    in_git(house, "commit", "-qm", "as activated")
    edit("due day").of(house.rules)
    told = json.loads(house.run("rules", "diff", "--git", "HEAD", *ON, "--json").out)
    assert (told["before"]["number"], [one["rule"] for one in told["rules"]]) == (None, [CRITERIA.partition("/")[0]])
    refused = house.run("rules", "diff", "--git", "nowhere", *ON)
    assert (refused.code, refused.err.startswith("zielwacht: git knows no revision 'nowhere' of ")) == (2, True)


def test_what_cannot_be_compared_is_a_sentence(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(house.folder.parent))
    said = {
        ("17",): "there is no activation 17; the last is 1: 'zielwacht rules history' lists them",
        ("nowhere",): "zielwacht: nowhere: there is no such folder of rules; name one with --rules",
        ("--git", "HEAD"): "is in no repository of git",
        ("1", "rules"): "name one FOLDER or NUMBER, or two NUMBERs of 'zielwacht rules history'",
        ("--git", "HEAD", "1"): "--git compares with a FOLDER",
        ("--until", "2016-01-01"): "--until (2016-01-01) lies before the day judged (2016-05-23)",
    }
    for arguments, sentence in said.items():
        done = house.run("rules", "diff", *arguments, *ON)
        assert (done.code, done.out) == (2, "")
        assert sentence in done.err


def test_without_the_program_git_a_folder_is_to_be_named(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(house.folder))
    done = house.run("rules", "diff", "--git", "HEAD", *ON)
    assert (done.code, "there is no program git here" in done.err) == (2, True)


def test_the_rules_of_another_house_are_refused(house: Workspace) -> None:
    other = Path(__file__).parents[2] / "examples" / "hospital" / "rules"
    done = house.run("rules", "diff", other, *ON)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("zielwacht: the store belongs to 'jobcenter' and the rules to 'st-anne'")


def test_the_hash_that_is_shown_is_the_one_that_is_approved(house: Workspace) -> None:
    edit("due day").of(house.rules)
    done = house.run("rules", "diff", *ON)
    shown = done.out.splitlines()[1].removeprefix("preview ")
    assert f"'zielwacht rules approve {shown[:12]} --by ROLE' approves, then" in done.err


def test_whoever_waits_at_a_terminal_for_the_mails_is_told_how_to_do_without(house: Workspace) -> None:
    ahead = ("rules", "diff", "--on", "2016-05-23", "--until", "2016-05-23")
    _, written = on_a_terminal(house, *ahead, stream="stderr")
    assert "takes a while; --no-mails leaves them out" in written


def test_a_broken_folder_names_its_mistakes(house: Workspace) -> None:
    goal = house.goal("kdu")
    goal.write_text(goal.read_text(encoding="utf-8").replace('operator: "<"', 'operator: "=<"', 1), encoding="utf-8")
    done = house.run("rules", "diff", *ON)
    assert (done.code, done.out, Path(goal).name in done.err) == (2, "", True)


def test_nothing_is_changed_by_looking_also_not_ahead(house: Workspace) -> None:
    """What was shown is kept, sealed, so that a later preview can be held against it; once."""
    edit("due day").of(house.rules)
    before = house.run("audit", "log").out
    house.run("rules", "diff", "--on", "2016-05-23", "--no-mails")
    log = house.run("audit", "log").out
    assert [line.split()[3] for line in log.splitlines() if line not in before] == ["store.sealed"]
    done = house.run("rules", "diff", "--on", "2016-05-23", "--until", "2016-06-03")
    assert "mails until 03.06.2016" in done.out
    assert "takes a while" not in done.err
    assert house.run("audit", "log").out == log


def test_of_days_that_were_all_told_already_no_mail_is_forecast_and_that_is_said(house: Workspace) -> None:
    """Not "as before: 0": nobody has looked."""
    edit("due day").of(house.rules)
    days = ("--on", "2016-04-01", "--until", "2016-04-29")
    assert "none is forecast: the last round was on 23.05.2016" in house.run("rules", "diff", *days).out
    assert "(letzter Durchlauf: 23.05.2016)" in house.run("rules", "diff", *days, "--format", "md").out
    read = json.loads(house.run("rules", "diff", *days, "--format", "json").out)
    assert (read["mails"]["told_until"], read["mails"]["by_week"]) == ("2016-05-23", [])
