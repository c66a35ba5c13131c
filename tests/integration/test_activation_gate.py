"""An edit takes effect when it was previewed, its rule tests pass and whoever must has approved it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from checker.cli import rule_activation
from checker.domain.clock import at_local
from checker.preview.activation import ActivationWish, carry_out, prepare
from checker.store import Store, journal
from tests.refused import refused
from tests.stored import url_of
from tests.workspace import REPOSITORY, Done, Workspace, make_workspace

BODY = "traegerversammlung"
DECIDED = ("--file-number", "50.1-2016/077", "--decided", "2016-06-30")
AT = ("--now", "2016-07-04T08:00")
NOON = at_local(date(2016, 7, 4), 12)


@pytest.fixture(scope="module")
def activated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One rule, agreed with the assembly of the carriers, with its tests, in force since January."""
    made = make_workspace(tmp_path_factory.mktemp("gate"), goals=("statistik",))
    tests = made.rules / "plans" / "2016" / "tests"
    tests.mkdir()
    shutil.copy(REPOSITORY / "rules/plans/2016/tests/statistik.yaml", tests / "statistik.yaml")
    assert made.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    return made.folder


@pytest.fixture
def house(activated: Path, tmp_path: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(activated, tmp_path / "house")))


def edit(house: Workspace, old: str, new: str, goal: str = "statistik") -> None:
    path = house.goal(goal)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def defer(house: Workspace, until: str = "2016-07-29") -> None:
    """The due day moves, in the rule and in what its tests say of it."""
    edit(house, "nominal: 2016-06-30", f"nominal: {until}")
    (house.rules / "plans/2016/tests/statistik.yaml").unlink(missing_ok=True)


def retitle(house: Workspace, title: str = "Auswertungen vereinbart") -> None:
    edit(house, "short_title: Auswertungen abgestimmt", f"short_title: {title}")


def activate(house: Workspace, *words: str) -> Done:
    return house.run("rules", "activate", *words, *AT)


def approve(house: Workspace, *words: str) -> Done:
    return house.run("rules", "approve", *words, *AT)


def previewed(house: Workspace) -> str:
    """The hash of the preview of the folder as it is."""
    return str(json.loads(approve(house, "--json").out)["preview"])


def numbers(house: Workspace) -> list[int]:
    told = json.loads(house.run("rules", "history", "--json").out)
    return [one["number"] for one in told["activations"]]


# --- Previewed --------------------------------------------------------------------------------------------


def test_where_nobody_can_be_asked_an_edit_needs_a_word(house: Workspace) -> None:
    retitle(house)
    done = activate(house)
    assert (done.code, numbers(house)) == (2, [1])
    assert "~ plans/2016/goals/statistik.yaml" in done.err
    assert "statistics-agreed: short_title Auswertungen abgestimmt > Auswertungen vereinbart" in done.err
    assert "nothing has changed: --yes, or --preview with its hash" in done.err


@pytest.mark.parametrize("answer", ["y\n", "n\n"])
def test_at_a_terminal_it_is_shown_and_asked(house: Workspace, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    retitle(house)
    monkeypatch.setattr(rule_activation, "is_asked", lambda *, asks: asks)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: answer.strip())
    done = activate(house)
    assert "short_title Auswertungen abgestimmt > Auswertungen vereinbart" in done.err
    assert numbers(house) == ([1, 2] if answer == "y\n" else [1])


def test_an_edit_that_only_a_file_shows_is_not_asked_about(house: Workspace) -> None:
    edit(house, "rules:\n", "# was die Träger wollen\nrules:\n")
    assert (activate(house).code, numbers(house)) == (0, [1, 2])


def test_what_somebody_has_seen_takes_effect_by_its_hash(house: Workspace) -> None:
    retitle(house)
    seen = previewed(house)
    assert activate(house, "--preview", seen[:12]).code == 0
    assert numbers(house) == [1, 2]


def test_records_that_change_none_of_it_do_not_matter_to_a_preview(house: Workspace) -> None:
    retitle(house)
    seen = previewed(house)
    said = ("--submitted-on", "2016-06-29", "--evidence", "50.1-2016/041", "--by", "gf")
    assert house.run("records", "report", "statistics-agreed", *said, "--now", "2016-07-04T07:00").code == 0
    assert activate(house, "--preview", seen).code == 0


def test_a_preview_that_no_longer_fits_is_refused_with_what_differs(house: Workspace) -> None:
    retitle(house)
    seen = previewed(house)
    retitle_again = "Auswertungen vereinbart"
    edit(house, f"short_title: {retitle_again}", "short_title: Auswertungen")
    done = activate(house, "--preview", seen)
    assert (done.code, numbers(house)) == (2, [1])
    assert f"the preview {seen[:12]} no longer fits: The rule files are others: plans/2016/goals/statistik.yaml." in (
        done.err
    )


def test_what_rules_diff_has_shown_is_known_when_it_no_longer_fits(house: Workspace) -> None:
    retitle(house)
    shown = json.loads(house.run("rules", "diff", "--no-mails", "--on", "2016-07-04", "--json").out)["hash"]
    edit(house, "short_title: Auswertungen vereinbart", "short_title: Auswertungen")
    assert f"the preview {shown[:12]} no longer fits: The rule files are others" in (
        activate(house, "--preview", shown).err
    )


def test_a_plan_of_past_years_is_edited_as_at_its_end(house: Workspace) -> None:
    """Its calendar does not know today."""
    retitle(house)
    shown = json.loads(house.run("rules", "diff", "--no-mails", "--json").out)
    assert shown["on"] == "2016-12-31"
    assert house.run("rules", "activate", "--preview", shown["hash"]).code == 0


def test_a_preview_is_used_once_even_when_the_edit_was_taken_back(house: Workspace) -> None:
    retitle(house)
    seen = previewed(house)
    assert activate(house, "--preview", seen).code == 0
    assert f"the preview {seen[:12]} has led to activation 2 already" in activate(house, "--preview", seen).err
    assert activate(house, "--again", "1", "--yes").code == 0
    assert previewed(house) != seen


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        pytest.param("0" * 64, "no preview 000000000000 is known here ('jobcenter')", id="of another house"),
        pytest.param("abc", "'abc' is no hash of a preview: give at least 8 characters", id="too short"),
        pytest.param("kdu-budget", "'kdu-budget' is no hash of a preview", id="no hash"),
    ],
)
def test_a_preview_that_nobody_has_seen_here_is_refused(house: Workspace, named: str, sentence: str) -> None:
    retitle(house)
    done = activate(house, "--preview", named)
    assert (done.code, numbers(house)) == (2, [1])
    assert sentence in done.err


def test_rules_that_are_in_force_have_no_preview(house: Workspace) -> None:
    assert "the rules are in force already: the preview" in activate(house, "--preview", "0" * 64).err
    assert activate(house).out.startswith("these rules are in force already")


# --- Tested -----------------------------------------------------------------------------------------------


def test_failing_rule_tests_refuse_unless_somebody_says_why_not(house: Workspace) -> None:
    edit(house, "nominal: 2016-06-30", "nominal: 2016-05-31")
    refused_ = activate(house, "--yes")
    assert (refused_.code, numbers(house)) == (2, [1])
    assert "rule tests fail (statistics-agreed: Auswertungen abgestimmt, die Frist › am letzten Tag" in refused_.err
    assert activate(house, "--yes", "--despite-tests", "Tests folgen").code == 0
    assert "despite failing rule tests: Tests folgen" in house.run("rules", "history").out


def test_failing_rule_tests_refuse_the_first_rules_too(tmp_path: Path) -> None:
    house = make_workspace(tmp_path, goals=("statistik",))
    tests = house.rules / "plans" / "2016" / "tests"
    tests.mkdir()
    text = (REPOSITORY / "rules/plans/2016/tests/statistik.yaml").read_text(encoding="utf-8")
    (tests / "statistik.yaml").write_text(text.replace("state: breached", "state: met"), encoding="utf-8")
    done = activate(house)
    assert done.code == 2
    assert "rule tests fail" in done.err
    assert activate(house, "--despite-tests", "Tests folgen").code == 0


# --- Approved ---------------------------------------------------------------------------------------------


def test_what_was_agreed_is_not_deferred_without_the_body_that_it_was_agreed_with(house: Workspace) -> None:
    defer(house)
    done = activate(house, "--yes")
    assert (done.code, numbers(house)) == (2, [1])
    assert f"has yet to be approved, for each rule by one of the roles: statistics-agreed ({BODY})" in done.err
    seen = previewed(house)
    own = approve(house, seen, "--by", "gf")
    assert f"'gf' cannot approve what is changed of the rule 'statistics-agreed'; {BODY} can" in own.err
    unproven = approve(house, seen, "--by", BODY)
    assert "give file number and day of its decision (--file-number, --decided)" in unproven.err
    assert approve(house, seen, "--by", BODY, *DECIDED).out.startswith(f"approved  statistics-agreed  by {BODY}\n")
    assert activate(house, "--preview", seen).code == 0
    assert f"approved: statistics-agreed by {BODY} ({BODY}: 50.1-2016/077 of 30.06.2016)" in (
        house.run("rules", "history").out
    )


def test_the_role_that_activates_does_not_approve(house: Workspace) -> None:
    defer(house)
    seen = previewed(house)
    assert approve(house, seen, "--by", BODY, *DECIDED).code == 0
    done = activate(house, "--preview", seen, "--by", BODY)
    assert (done.code, numbers(house)) == (2, [1])
    assert f"'{BODY}' cannot put the preview {seen[:12]} into force: of statistics-agreed only '{BODY}', " in done.err
    assert "yet to be approved" not in done.err, "it was"
    assert "let a third role activate (--by ROLE); where the house has none, --emergency REASON" in done.err


def test_an_approval_is_of_one_preview_and_passes_for_no_other(house: Workspace) -> None:
    defer(house)
    assert approve(house, previewed(house), "--by", BODY, *DECIDED).code == 0
    edit(house, "nominal: 2016-07-29", "nominal: 2016-12-30")
    assert "has yet to be approved" in activate(house, "--yes").err


def test_an_approval_that_was_taken_back_does_not_count(house: Workspace) -> None:
    defer(house)
    seen = previewed(house)
    assert f"there is no approval by '{BODY}'" in approve(house, seen, "--by", BODY, "--undo").err
    assert approve(house, seen, "--by", BODY, *DECIDED).code == 0
    assert f"taken back  statistics-agreed  by {BODY}" in approve(house, seen, "--by", BODY, "--undo").out
    assert "has yet to be approved" in activate(house, "--yes").err
    assert approve(house, seen, "--by", BODY, *DECIDED).code == 0
    assert activate(house, "--yes").code == 0
    assert "has led to activation 2 already" in approve(house, seen, "--by", BODY, "--undo").err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param(("--by", "chef"), "there is no role 'chef'", id="no such role"),
        pytest.param(("--by", BODY, "--rule", "kdu-budget", *DECIDED), "'kdu-budget' needs no approval", id="no need"),
        pytest.param(
            ("--by", BODY, "--file-number", "1", "--decided", "2016-07-05"), "05.07.2016 is still to come", id="to come"
        ),
        pytest.param(("--rule", "statistics-agreed"), "say which role approves: --by ROLE", id="nobody"),
    ],
)
def test_an_approval_that_cannot_be_given_is_refused(house: Workspace, words: tuple[str, ...], sentence: str) -> None:
    defer(house)
    done = approve(house, previewed(house), *words)
    assert done.code == 2
    assert sentence in done.err


def test_nobody_approves_twice_nor_what_needs_no_approval(house: Workspace) -> None:
    retitle(house)
    assert "needs no approval" in approve(house, previewed(house), "--by", BODY, *DECIDED).err
    defer(house)
    seen = previewed(house)
    assert approve(house, seen, "--by", BODY, *DECIDED).code == 0
    assert f"'{BODY}' has approved what is changed of the rule 'statistics-agreed' already" in (
        approve(house, seen, "--by", BODY, *DECIDED).err
    )


def test_what_stands_outside_the_rules_is_named_as_that(house: Workspace) -> None:
    organisation = house.rules / "organisation.yaml"
    text = organisation.read_text(encoding="utf-8")
    organisation.write_text(text.replace("rights: [read_all, replay]", "rights: [replay]"), encoding="utf-8")
    seen = previewed(house)
    not_theirs = approve(house, seen, "--by", "controlling").err
    assert "'controlling' cannot approve what is changed of the rules of the house; gf or revision can" in not_theirs
    assert approve(house, seen, "--by", "gf").code == 0
    twice = approve(house, seen, "--by", "gf").err
    assert "'gf' has approved what is changed of the rules of the house already" in twice


def test_what_is_approved_and_what_is_open_is_listed(house: Workspace) -> None:
    assert "there is nothing to approve" in approve(house).err
    defer(house)
    assert approve(house).out.startswith("open      statistics-agreed (softer, redated)")
    approve(house, previewed(house), "--by", BODY, *DECIDED)
    told = json.loads(approve(house, "--json").out)
    assert (told["schema"], [one["file_number"] for one in told["approvals"]]) == (
        "zielwacht/approvals/1",
        ["50.1-2016/077"],
    )


def test_whoever_approves_reads_what_is_to_be_done_next(house: Workspace) -> None:
    defer(house)
    seen = previewed(house)[:12]
    assert f"approve with 'zielwacht rules approve {seen} --by ROLE'" in approve(house).err
    done = approve(house, seen, "--by", BODY, *DECIDED)
    assert f"Every approval is given: 'zielwacht rules activate --preview {seen} --by ROLE'" in done.err
    assert "approve with" not in done.err


def test_nobody_approves_in_a_past_in_which_other_rules_took_effect(house: Workspace) -> None:
    defer(house)
    seen = previewed(house)
    earlier = ("--now", "2015-12-01T08:00")
    for words in (
        ("--by", BODY, "--file-number", "50.1-2016/077", "--decided", "2015-11-30"),
        ("--by", BODY, "--undo"),
    ):
        done = house.run("rules", "approve", seen, *words, *earlier)
        assert (done.code, "lies before the last" in done.err) == (2, True), words
    assert approve(house).out.startswith("open")


# --- Emergencies ------------------------------------------------------------------------------------------


def test_an_emergency_takes_effect_and_status_says_so_until_it_is_approved(house: Workspace) -> None:
    defer(house)
    seen = previewed(house)
    done = activate(house, "--yes", "--emergency", "Lieferung ausgefallen")
    assert (done.code, numbers(house)) == (0, [1, 2])
    # This house names no auditor.
    assert "In force without approvals (1); management is told with the next tick." in done.err
    assert "emergency: Lieferung ausgefallen" in house.run("rules", "history").out
    assert "rules.edit_unapproved" in codes(house)
    told = house.run("status").out
    assert "activation 2) is in force as an emergency; approvals that are missing: 1" in told
    assert f"zielwacht rules approve {seen[:12]}" in told
    assert approve(house, seen[:12]).out.startswith("open      statistics-agreed")
    assert approve(house, seen, "--by", BODY, *DECIDED).code == 0
    assert "rules.edit_unapproved" not in codes(house)


def test_an_emergency_that_lacks_approvals_is_listed_without_its_hash(house: Workspace) -> None:
    defer(house)
    seen = previewed(house)
    activate(house, "--yes", "--emergency", "Lieferung ausgefallen")
    listed = approve(house)
    assert listed.out.startswith("open      statistics-agreed")
    assert f"Preview {seen[:12]}, in force as an emergency: approve with" in listed.err
    assert "there is nothing more to do" in approve(house, seen, "--by", BODY, *DECIDED).err
    assert "there is nothing to approve" in approve(house).err


def test_an_emergency_that_is_taken_back_needs_no_approval_any_more(house: Workspace) -> None:
    defer(house)
    activate(house, "--yes", "--emergency", "Lieferung ausgefallen")
    assert activate(house, "--again", "1", "--yes").code == 0
    assert "rules.edit_unapproved" not in codes(house)


def test_reasons_that_were_given_in_vain_are_not_kept(house: Workspace) -> None:
    retitle(house)
    done = activate(house, "--yes", "--emergency", "eilt", "--despite-tests", "eilt auch")
    assert done.code == 0
    assert "--emergency was not needed" in done.err
    assert "--despite-tests was not needed" in done.err
    assert "eilt" not in house.run("rules", "history").out


def test_the_journal_says_by_ids_that_it_was_an_emergency(house: Workspace) -> None:
    defer(house)
    seen = previewed(house)
    activate(house, "--yes", "--emergency", "Lieferung ausgefallen")
    with opened(house) as store, store.read() as tx:
        *_, told = journal.entries(tx, kind="rules.activated")
    assert (told.facts["preview"], told.facts["emergency"]) == (seen, True)
    assert "Lieferung" not in str(told.facts)


def codes(house: Workspace) -> list[str]:
    told = json.loads(house.run("status", "--json").out)
    return [one["code"] for one in told["issues"]]


# --- The way back -----------------------------------------------------------------------------------------


def test_the_way_back_is_previewed_and_approved_like_any_edit(house: Workspace) -> None:
    edit(house, "nominal: 2016-06-30", "nominal: 2016-05-31")
    (house.rules / "plans/2016/tests/statistik.yaml").unlink()
    assert activate(house, "--yes").code == 0, "an earlier day asks for more"
    back = activate(house, "--again", "1", "--yes")
    assert back.code == 2
    named = back.err.partition("the preview ")[2][:12]
    assert approve(house, named, "--by", BODY, *DECIDED).code == 0
    assert activate(house, "--again", "1", "--preview", named).code == 0
    assert "again as activation 1" in house.run("rules", "history").out
    assert "2016-06-30 nominal" in house.run("rules", "show", "statistics-agreed", "--at", "3").out
    assert "edited, not in force" in house.run("status").out


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        pytest.param("7", "there is no activation 7", id="never was"),
        pytest.param("1", "the rules of activation 1 are in force already", id="in force"),
    ],
)
def test_there_is_no_way_back_to_what_never_was_or_is(house: Workspace, number: str, sentence: str) -> None:
    done = activate(house, "--again", number, "--yes")
    assert (done.code, numbers(house)) == (2, [1])
    assert sentence in done.err


# --- At once ----------------------------------------------------------------------------------------------


@pytest.fixture
def store(house: Workspace) -> Iterator[Store]:
    with opened(house) as made:
        yield made


def opened(house: Workspace) -> closing[Store]:
    return closing(Store.open(url_of(house.store), create=False))


def test_of_two_who_activate_at_once_one_is_told_that_the_other_was_faster(house: Workspace, store: Store) -> None:
    wish = ActivationWish("administration")
    retitle(house)
    first = prepare(store, house.rules, NOON, wish)
    retitle_again = "short_title: Auswertungen vereinbart"
    edit(house, retitle_again, "short_title: Auswertungen")
    second = prepare(store, house.rules, NOON, ActivationWish("controlling"))
    assert carry_out(store, second).changed
    with refused("'controlling' has just put rules into force .number 2.: look at the preview anew"):
        carry_out(store, first)


def test_what_was_recorded_while_somebody_thought_is_previewed_before_it_takes_effect(
    house: Workspace, store: Store
) -> None:
    defer(house)
    prepared = prepare(store, house.rules, NOON, ActivationWish("administration", emergency="eilt"))
    said = ("--submitted-on", "2016-06-29", "--evidence", "50.1-2016/041", "--by", "gf")
    house.run("records", "report", "statistics-agreed", *said, "--now", "2016-07-04T12:30")
    with refused("no longer fits: Verdicts change in another way: statistics-agreed/jobcenter/2016."):
        carry_out(store, prepared)
    assert numbers(house) == [1]


def test_an_edit_that_is_made_while_somebody_thinks_is_not_what_takes_effect(house: Workspace, store: Store) -> None:
    retitle(house)
    prepared = prepare(store, house.rules, NOON, ActivationWish("administration"))
    edit(house, "short_title: Auswertungen vereinbart", "short_title: Ganz anders")
    carry_out(store, prepared)
    assert "Ganz anders" not in house.run("rules", "show", "statistics-agreed", "--at", "2", "--json").out
