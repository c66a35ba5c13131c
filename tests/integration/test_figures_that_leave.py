"""What of small counts leaves the house: by every format of `check`, by findings, explanations, mails and overviews."""

from __future__ import annotations

import json
import re
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from tests.workspace import Workspace, make_workspace

NBSP = "\N{NO-BREAK SPACE}"
EXITS = "ikunden-benefit-exits/ikunden/2016"
OFFERS = "refugee-offer-coverage/jobcenter/2016"
REVIEWED = "kdu-error-rate/jobcenter/2016"


MONDAY_AFTER = {"2016-08-15": "2016-08-22", "2016-09-15": "2016-09-19", "2016-10-15": "2016-10-17"}


def figure(metric: str, period: str, said_on: str, **figures: Any) -> dict[str, Any]:
    scope = "ikunden" if metric == "ikunden-exits" else "jobcenter"
    given = {"schema": "status-record/1", "type": "measurement", "metric_id": metric, "scope": scope, "period": period}
    return given | {"aggregation": "ytd" if period.endswith("ytd") else "point", "data_status": "final"} | {
        "reported_at": f"{said_on}T08:00:00+02:00", **figures}  # fmt: skip


def reviewed(faulty: int, whole: int) -> dict[str, Any]:
    return {"schema": "status-record/1", "type": "case_review", "topic": "kdu", "stratum": "existing",
            "selection": "random", "scope": "hilden", "period": "2016-06", "reviewed": whole, "faulty": faulty,
            "reported_at": "2016-07-04T08:00:00+02:00"}  # fmt: skip


def file_of(house: Workspace, name: str, *records: dict[str, Any]) -> Path:
    return house.write(name, json.dumps(records))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """57 of 58 refugees have an offer, 1 of 61 reviewed cases is faulty, 2 benefit cases have ended."""
    made = make_workspace(tmp_path_factory.mktemp("small"))
    file_of(
        made,
        "klein.json",
        figure("refugee-offers", "2016-06-30", "2016-07-04", numerator=57, denominator=58, unit="percent"),
        figure("ikunden-exits", "2016-06-ytd", "2016-07-04", value="2"),
        reviewed(1, 61),
    )
    return made


def check(house: Workspace, form: str, *files: str, on: str = "2016-07-20") -> str:
    done = house.run("check", *files, "--on", on, "--format", form, "--fail-on", "never")
    assert done.code == 0, done.err
    return done.out


@pytest.mark.parametrize("form", ["table", "csv", "html", "junit"])
def test_no_format_tells_a_small_count_or_what_it_was_taken_from(small: Workspace, form: str) -> None:
    told = check(small, form, "klein.json").replace(NBSP, " ")
    for secret in ("57 von 58", "57 of 58", "1 von 61", "1 of 61", "57/58", "1/61"):
        assert secret not in told
    if form in ("table", "csv"):
        lines = {key: line for line in told.splitlines() for key in (EXITS, OFFERS, REVIEWED) if key in line}
        hidden = "counts below 3 are not shown" if form == "table" else "Anzahlen unter 3 werden nicht gezeigt"
        assert f"98,3 % ({hidden})" in lines[OFFERS]
        assert f"1,6 % ({hidden})" in lines[REVIEWED]
        assert hidden in lines[EXITS]


def test_the_json_of_check_has_null_and_a_reason_in_their_place(small: Workspace) -> None:
    document = json.loads(check(small, "json", "klein.json"))
    verdicts = {f"{one['rule']}/{one['scope']}/{one['period']}": one for one in document["verdicts"]}
    for key in (EXITS, OFFERS, REVIEWED):
        told = verdicts[key]
        assert (told["value"], told["numerator"], told["denominator"]) == (None, None, None)
        assert told["reasons"][-1] == {"code": "small_cells"}
        assert "Anzahlen unter 3 werden nicht gezeigt" in told["value_text"]
        assert told["because"][-1].startswith("Anzahlen unter 3 werden nicht gezeigt")
    assert (verdicts[REVIEWED]["state"], verdicts[REVIEWED]["evidence"]) == ("met", "proven")
    assert verdicts[EXITS]["pace"]["forecast"] is None
    assert verdicts[EXITS]["pace"]["expected"] == "145"


@pytest.mark.parametrize("rule", ["kdu-error-rate", "refugee-offer-coverage", "ikunden-benefit-exits"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_an_explanation_tells_no_small_count(small: Workspace, rule: str, form: str) -> None:
    done = small.run(
        "rules", "explain", rule, "klein.json", "--on", "2016-07-20", *(["--json"] if form == "json" else [])
    )
    assert done.code == 0, done.err
    told = done.out.replace(NBSP, " ")
    for secret in ("57 von 58", "von 58", "1 von 61", "57/58", "1/61", '"2"', " 2 Fälle", "fehlerhaft 1", "Zähler 57"):
        assert secret not in told


# --- Two days ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def two_months(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """In July 100 benefit cases had ended, in August 101, in September 120; each month is told."""
    made = make_workspace(tmp_path_factory.mktemp("two"), goals=("kdu",))
    plan = made.rules / "plans" / "2016" / "plan.yaml"
    plan.write_text(
        re.sub(r"status: draft", "status: adopted\nadopted_on: 2016-01-01", plan.read_text("utf-8")), "utf-8"
    )
    activated = made.run("rules", "activate")
    assert activated.code == 0, activated.err
    for month, count in (("07", 100), ("08", 101), ("09", 120)):
        later = int(month) + 1
        path = file_of(
            made, f"{month}.json", figure("ikunden-exits", f"2016-{month}-ytd", f"2016-{later:02}-03", value=str(count))
        )
        day = f"2016-{later:02}-15"
        assert made.run("records", "import", path, "--now", f"{day}T06:00").code == 0
        assert made.run("tick", "--now", f"{day}T07:00").code == 0
        assert made.run("tick", "--now", f"{MONDAY_AFTER[day]}T07:00").code == 0
        seen = made.run("mail", "preview", "ikunden-benefit-exits", "--kind", "alert", "--on", MONDAY_AFTER[day])
        made.write(f"preview-{month}.txt", seen.out)
    return made


@pytest.mark.parametrize(
    ("on", "shown"),
    [("2016-08-15", "100"), ("2016-09-15", None), ("2016-10-15", "120")],
    ids=["first told", "one more is not told", "twenty more are told"],
)
def test_a_step_of_one_between_two_days_is_not_told_by_check(two_months: Workspace, on: str, shown: str | None) -> None:
    done = two_months.run("check", "--on", on, "--known-at", f"{on}T23:00", "--json", "--fail-on", "never")
    (told,) = [one for one in json.loads(done.out)["verdicts"] if one["rule"] == "ikunden-benefit-exits"]
    assert told["value"] == shown
    assert (told["reasons"][-1] == {"code": "small_cells"}) is (shown is None)


def test_a_step_of_one_is_not_told_by_an_explanation_either(two_months: Workspace) -> None:
    on = "2016-09-15"
    done = two_months.run("rules", "explain", "ikunden-benefit-exits", "--on", on, "--known-at", f"{on}T23:00")
    assert done.code == 0, done.err
    assert "101" not in done.out


def test_mails_and_overviews_tell_100_and_120_and_never_the_101_between(two_months: Workspace) -> None:
    told = ""
    for path in sorted(two_months.folder.glob("mails/**/*.eml")):
        mail = message_from_bytes(path.read_bytes(), policy=policy.default)
        told += "".join(str(part.get_content()) for part in mail.walk() if part.get_content_maintype() == "text")
    told = re.sub(r"[0-9a-f]{12,}", "", told)
    told = told.replace(NBSP, " ")
    for figure_told in (
        "100 von 289 Fälle",
        "eine Veränderung um weniger als 3 wird nicht gezeigt",
        "120 von 289 Fälle",
    ):
        assert figure_told in told
    assert "101" not in told
    assert "es fehlen 188" not in told, "the distance to 289 would tell it"


@pytest.mark.parametrize(
    ("month", "told", "untold"),
    [("07", "100 Fälle", "101"), ("08", "eine Veränderung um weniger als 3 wird nicht gezeigt", "101")],
    ids=["first told", "one more is not told"],
)
def test_a_preview_keeps_back_what_the_mail_does(two_months: Workspace, month: str, told: str, untold: str) -> None:
    seen = (two_months.folder / f"preview-{month}.txt").read_text(encoding="utf-8").replace(NBSP, " ")
    assert told in seen
    assert untold not in seen
