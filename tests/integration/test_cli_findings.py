"""`zielwacht findings` and `zielwacht mail` as their user meets them: sentences, exit codes, JSON."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.integration.a_house import CRITERIA
from tests.integration.walked_house import DAYS, STAMP, walked
from tests.workspace import Done, Workspace

LAST_TICK = f"{DAYS[-1]}T07:00"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Only read from, or refused."""
    return walked(tmp_path_factory.mktemp("house"))


def acknowledged(house: Workspace, *more: str, obligation: str = CRITERIA, by: str = "gf") -> Done:
    given = ("--by", by, "--until", "2016-06-03", "--now", STAMP)
    return house.run("findings", "acknowledge", obligation, *given, *more)


def test_the_list_is_worst_first_and_says_who_is_next(house: Workspace) -> None:
    done = house.run("findings", "list", "--now", STAMP)
    assert done.code == 0
    first = done.out.splitlines()[0].split()
    assert first[:2] == ["breached", CRITERIA]
    assert done.out.splitlines()[0].endswith("again traeger_kreis@jobcenter on 01.06.2016")


@pytest.mark.parametrize("command", [("list",), ("show", CRITERIA)], ids=["list", "show"])
def test_findings_are_told_as_of_the_last_tick_however_long_ago_that_was(
    house: Workspace, command: tuple[str, ...]
) -> None:
    """Today lies beyond the calendar of these rules, which ends in 2018."""
    today = house.run("findings", *command)
    assert (today.code, today.out) == (0, house.run("findings", *command, "--now", LAST_TICK).out)


def test_the_list_is_narrowed_by_role_and_state(house: Workspace) -> None:
    mine = house.run("findings", "list", "--role", "gf@jobcenter", "--state", "breached", "--json", "--now", STAMP)
    (one,) = json.loads(mine.out)
    assert (one["obligation"], one["step"], one["told"]) == (
        CRITERIA, 3, ["bereichsleitung_leistung@jobcenter", "gf@jobcenter"],
    )  # fmt: skip
    assert json.loads(house.run("findings", "list", "--role", "migration", "--json", "--now", STAMP).out) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(("--role", "gff"), "there is no role 'gff'; did you mean 'gf'?", id="role"),
        pytest.param(("--state", "opn"), "did you mean 'open'?", id="state"),
    ],
)
def test_a_slip_in_the_list_is_told_with_what_was_meant(
    house: Workspace, arguments: tuple[str, ...], sentence: str
) -> None:
    done = house.run("findings", "list", *arguments)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err


def test_the_story_of_a_finding_has_verdict_mails_next_step_and_journal(house: Workspace) -> None:
    done = house.run("findings", "show", CRITERIA, "--now", STAMP)
    assert done.code == 0
    labels = [line.split()[0] for line in done.out.splitlines()]
    told = ["obligation", "finding", "version", "verdict", "why", "owner", "step", "told", "telling", "next"]
    assert labels[: len(told)] == told
    assert "telling     at once: a date was missed" in done.out or "telling     at once: the working days" in done.out
    mails = [line for line in done.out.splitlines() if line.startswith("mail") and " digest " not in line]
    assert len(mails) == 5
    assert "draft" in done.out
    assert "finding.changed" in done.out
    story = json.loads(house.run("findings", "show", CRITERIA, "--json", "--now", STAMP).out)
    assert (story["schema"], story["judged"]["state"]) == ("zielwacht/finding/1", "breached")
    assert story["telling"]["way"] == "at_once"


def test_a_finding_that_is_not_there_is_told_with_the_nearest(house: Workspace) -> None:
    done = house.run("findings", "show", "investigation-criteria-agreed/jobcentre/2016")
    assert done.code == 2
    assert f"did you mean '{CRITERIA}'?" in done.err


def test_without_a_terminal_an_act_shows_what_it_would_stop_and_does_nothing(house: Workspace) -> None:
    done = acknowledged(house)
    assert (done.code, done.out) == (2, "")
    assert "traeger_kreis@jobcenter" in done.err
    assert "repeat with --yes if it is meant" in done.err
    (one,) = json.loads(house.run("findings", "list", "--state", "breached", "--json", "--now", STAMP).out)
    assert one["state"] == "open"


def test_a_refused_act_says_who_could(house: Workspace) -> None:
    done = acknowledged(house, "--yes", by="controlling")
    assert done.code == 2
    assert "it can be taken on by: bereichsleitung_leistung, gf, traeger_kreis, fachaufsicht" in done.err


@pytest.mark.parametrize("missing", ["--by", "--until"])
def test_an_act_needs_its_role_and_its_end(house: Workspace, missing: str) -> None:
    given = {"--by": "gf", "--until": "2016-06-03"}
    rest = [word for option, value in given.items() if option != missing for word in (option, value)]
    done = house.run("findings", "acknowledge", CRITERIA, *rest)
    assert done.code == 2
    assert missing in done.err


def test_the_outbox_shows_what_waits_and_what_left(house: Workspace) -> None:
    drafts = house.run("mail", "outbox", "--state", "draft")
    assert drafts.code == 0
    assert any(CRITERIA in line and "traeger_kreis@jobcenter" in line for line in drafts.out.splitlines())
    everything = json.loads(house.run("mail", "outbox", "--json").out)
    assert {mail["state"] for mail in everything} >= {"sent", "draft"}
    assert all("facts" not in mail for mail in everything)


def test_only_the_management_releases(house: Workspace) -> None:
    key = house.run("mail", "outbox", "--state", "draft").out.split()[0]
    done = house.run("mail", "release", key, "--by", "controlling", "--now", STAMP)
    assert done.code == 2
    assert "may not release mails to bodies outside" in done.err


def test_a_released_draft_leaves_with_the_next_tick(tmp_path: Path) -> None:
    own = walked(tmp_path)
    lines = own.run("mail", "outbox", "--state", "draft").out.splitlines()
    (key,) = (line.split()[0] for line in lines if CRITERIA in line)
    done = own.run("mail", "release", key, "--by", "gf", "--now", STAMP)
    assert (done.code, done.out.split()[:3]) == (0, ["released", "by", "gf:"])
    assert own.run("tick", "--now", "2016-05-23T12:30").code == 0
    sent = own.run("mail", "outbox", "--state", "sent").out
    assert any(line.startswith(key) for line in sent.splitlines())


def test_a_name_in_the_reason_is_refused_and_journaled_nowhere(house: Workspace) -> None:
    done = acknowledged(house, "--yes", "--reason", "Termin mit Frau Muster steht")
    assert (done.code, done.out) == (2, "")
    assert "looks like a person's name" in done.err
    assert "Muster" not in house.run("findings", "show", CRITERIA, "--now", STAMP).out


def words(act: str, by: str, at: str = STAMP) -> tuple[str, ...]:
    return "findings", act, CRITERIA, "--by", by, "--now", at


def decided(house: Workspace, act: str, by: str, *more: str, at: str = STAMP) -> Done:
    return house.run(*words(act, by, at), *more)


@pytest.mark.parametrize(
    ("act", "by", "more", "sentence"),
    [
        pytest.param(
            "extend", "bereichsleitung_leistung", ("--until", "2016-06-30"),
            "answers for investigation-criteria-agreed/jobcenter/2016, also as a deputy, and may not extend it; "
            "it can be extended by: traeger_kreis", id="one's own",
        ),
        pytest.param("waive", "gf", ("--until", "2016-06-30"), "it can be waived by: traeger_kreis", id="not theirs"),
        pytest.param("silence", "gff", ("--until", "2016-06-30"), "no role 'gff'", id="no such role"),
        pytest.param("silence", "gf", ("--until", "2016-05-22"), "22.05.2016 is over", id="an end in the past"),
        pytest.param("extend", "traeger_kreis", ("--until", "2016-04-30"), "is over", id="no extension"),
        pytest.param("extend", "traeger_kreis", (), "either the new due day with --until", id="neither day nor span"),
        pytest.param("object", "gf", (), "nobody has taken it on", id="nothing to object to"),
        pytest.param("handback", "gf", (), "nobody has taken it on", id="nothing to hand back"),
        pytest.param("takeover", "gf", ("--until", "2016-06-30"), "nobody has taken it on", id="nothing to take over"),
        pytest.param("undo", "gf", (), "'gf' has decided nothing about", id="nothing to undo"),
    ],
)  # fmt: skip
def test_an_act_that_is_not_allowed_is_refused_with_who_could(
    house: Workspace, act: str, by: str, more: tuple[str, ...], sentence: str
) -> None:
    done = decided(house, act, by, "--yes", "--reason", "weil", *more)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err


def test_every_act_but_an_acknowledgement_needs_a_reason(house: Workspace) -> None:
    done = decided(house, "silence", "gf", "--until", "2016-06-30", "--yes")
    assert (done.code, done.out) == (2, "")
    assert "say it with --reason" in done.err


def test_a_rehearsal_shows_what_it_would_do_and_does_nothing(house: Workspace) -> None:
    given = ("--span", "P2M", "--reason", "bewilligt", "--dry-run", "--json")
    done = decided(house, "extend", "traeger_kreis", *given)
    assert done.code == 0
    told = json.loads(done.out)
    # Two months from 30.04. on, the first day counting, end on 30.06. (§ 190 BGB).
    assert (told["done"], told["until"], told["due"]["effective"]) == (False, "2016-06-30", "2016-06-30")
    assert len(told["superseded"]) == 1
    assert "from 01.07.2016 on it counts as missed" in done.err
    (one,) = json.loads(house.run("findings", "list", "--state", "breached", "--json", "--now", STAMP).out)
    assert one["state"] == "open"


def test_two_acts_at_the_same_moment_are_recorded_in_order(tmp_path: Path) -> None:
    """The second is judged against what the first has left: of two that would take it on one prolongs the other."""
    own = walked(tmp_path)
    until = ("2016-06-03", "2016-06-06", "2016-06-07", "2016-06-08")
    with ThreadPoolExecutor(len(until)) as pool:
        done = list(pool.map(lambda day: own.run_process(*words("acknowledge", "gf"), "--until", day, "--yes"), until))
    assert [one.code for one in done] == [0] * len(until), [one.err for one in done]
    story = json.loads(own.run("findings", "show", CRITERIA, "--json", "--now", STAMP).out)
    assert sorted(act["until"] for act in story["acts"]) == list(until)
    assert len({act["sequence"] for act in story["acts"]}) == len(until)
    assert story["until"] == story["acts"][-1]["until"], "the last word counts"
    changed = [entry["facts"] for entry in story["journal"] if entry["kind"] == "finding.changed"]
    assert [facts["until"] for facts in changed if facts["by"]] == [act["until"] for act in story["acts"]]


def test_what_was_decided_is_shown_with_its_end_and_what_was_taken_back(tmp_path: Path) -> None:
    own = walked(tmp_path)
    given = ("--until", "2016-06-30", "--until-resolved", "--yes", "--reason", "Abstimmung läuft")
    muted = decided(own, "silence", "gf", *given)
    assert (muted.code, muted.out) == (0, f"{CRITERIA} is silenced by gf until 30.06.2016; mails kept back: 1\n")
    assert "silenced until 30.06.2016" in own.run("findings", "list", "--now", STAMP).out
    undone = decided(own, "undo", "gf", "--yes", "--reason", "falscher Tag")
    assert undone.out == f"{CRITERIA}: gf took back what it had decided (silence of 23.05.2016)\n"
    shown = own.run("findings", "show", CRITERIA, "--now", STAMP).out
    assert "silence by gf until 30.06.2016, at the latest: ends with the finding (taken back): Abstimmung" in shown
    assert "undo by gf: falscher Tag" in shown
    assert "finding     episode 1, open," in shown
    noise = decided(own, "noise", "traeger_kreis", "--yes", "--reason", "doppelt erfasst")
    assert noise.code == 0
    assert "(noise)" in own.run("findings", "list", "--state", "noise", "--now", STAMP).out
    assert "investigation-criteria-agreed 1" in own.run("status").out


def test_an_act_is_done_with_yes_and_journaled(tmp_path: Path) -> None:
    own = walked(tmp_path)
    done = acknowledged(own, "--yes", "--reason", "Termin steht")
    assert done.code == 0
    assert done.out == f"{CRITERIA} is acknowledged by gf until 03.06.2016; mails kept back: 1\n"
    shown = own.run("findings", "show", CRITERIA, "--now", "2016-05-24T12:00").out
    assert "acknowledged until 03.06.2016" in shown
    assert "acknowledge by gf until 03.06.2016" in shown
    assert "act.recorded" in shown
