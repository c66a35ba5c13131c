"""`zielwacht demo` as somebody sees it who has just arrived: one command, no terminal, a folder to look into."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.integration.demo_once import CHECKOUT, DemoRun, demo_of_this_session, run_demo
from tests.workspace import EXAMPLES, Workspace

STATES = ["breached", "at_risk", "not_evaluable", "awaiting_event", "pending", "met", "info"]
GOALS = "rules/plans/2016/goals"
SUBJECT_LINE = re.compile(r"\d\d\.\d\d\.201[67]  ([a-z_]+) +([a-z_]+) +(\[.+)")
MOST_FILES, LARGEST_FILE = 110, 10240


@dataclass(frozen=True)
class Shown:
    """The demo's output in its parts, and the folder it made."""

    done: DemoRun

    @property
    def folder(self) -> Path:
        return self.done.folder

    @property
    def eml(self) -> list[Path]:
        return self.done.eml

    def part(self, heading: str) -> list[str]:
        """The lines below a heading, up to the next blank line."""
        lines = self.done.out.splitlines()
        start = next(number for number, line in enumerate(lines) if line.startswith(heading)) + 1
        end = next((number for number in range(start, len(lines)) if not lines[number]), len(lines))
        return lines[start:end]

    @property
    def mails(self) -> Iterator[EmailMessage]:
        for path in self.eml:
            mail = message_from_bytes(path.read_bytes(), policy=policy.default)
            assert isinstance(mail, EmailMessage)
            yield mail

    @property
    def accounts(self) -> list[str]:
        return [line for line in self.done.err.splitlines() if ": read " in line]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    return Shown(demo_of_this_session(tmp_path_factory.getbasetemp()))


def test_it_ends_well_and_says_so_without_a_terminal(shown: Shown) -> None:
    assert shown.done.code == 0, shown.done.err
    assert "Traceback" not in shown.done.err
    assert "\x1b" not in shown.done.out + shown.done.err, "no colour and no progress bar"
    assert "\r" not in shown.done.err


def test_it_says_what_is_made_up(shown: Shown) -> None:
    made_up = [
        line for line in shown.done.err.splitlines() if line.startswith("Made up, in the workspace's rules only")
    ]
    assert [line.partition(": ")[2] for line in made_up] == [
        "the plan is adopted on 04.01.2016",
        "the vacant Bereichsleitung Leistung is filled from 01.04.2016",
    ]


def test_the_senders_example_files_are_part_of_the_year_as_they_are(shown: Shown) -> None:
    for example in sorted(EXAMPLES.iterdir()):
        assert (shown.folder / "records" / example.name).read_bytes() == example.read_bytes()
    for line in (
        "11.04.2016  fachaufsicht_2016-Q1.csv: read 13 = 12 accepted + 0 duplicate + 1 correction + 0 quarantined",
        "03.05.2016  deliverable.json: read 1 = 1 accepted + 0 duplicate + 0 correction + 0 quarantined",
        "30.06.2016  zielnachhaltung_2016-03.csv: read 6 = 0 accepted + 0 duplicate + 6 correction + 0 quarantined",
        "04.07.2016  schnittstellendialoge_2016.xlsx: read 9 = 1 accepted + 0 duplicate + 8 correction + 0 quarantined",
    ):
        assert line in shown.accounts


def test_every_file_is_read_once_and_only_one_is_kept_out(shown: Shown) -> None:
    files = list((shown.folder / "records").iterdir())
    assert len(shown.accounts) == len(files) <= MOST_FILES
    assert max(path.stat().st_size for path in files) <= LARGEST_FILE
    kept_out = [line for line in shown.accounts if not line.endswith(" 0 quarantined")]
    assert kept_out == [
        "11.07.2016  fachaufsicht_2016-Q2.csv: read 49 = 0 accepted + 0 duplicate + 0 correction + 49 quarantined"
    ]
    assert (
        "14.07.2016  fachaufsicht_2016-Q2_neu.csv: read 49 = 49 accepted + 0 duplicate + 0 correction + 0 quarantined"
    ) in shown.accounts


def test_it_ends_with_the_table_of_verdicts_worst_first(shown: Shown) -> None:
    table = shown.part("Verdicts on 28.04.2017")
    states = [line.split()[0] for line in table[:-1]]
    assert states == sorted(states, key=STATES.index)
    assert table[-1].startswith(f"{len(states)} obligations: ")
    state_by_obligation = {line.split()[1]: line.split()[0] for line in table[:-1]}
    missed = {obligation for obligation, state in state_by_obligation.items() if state == "breached"}
    assert missed == {
        "iq-asylum/jobcenter/2016",
        "interface-dialogues-held/velbert/2016",
        "contact-density-benchmark/jobcenter/2016",
        "jo-u25-caseload/joboffensive-u25/2016",
        "jo-u25-duration/joboffensive-u25/2016-08",
        "monthly-target-talks/mettmann/2016-08",
        "plus5-staffing/gags-velbert/2016-05",
        "process-quality-u25/jobcenter/2016-11",
        "u25-unemployment-hold/jobcenter/2016-09",
    }
    assert state_by_obligation["kdu-error-rate/jobcenter/2016"] == "met"
    waiting = {obligation for obligation, state in state_by_obligation.items() if state == "pending"}
    assert waiting == {
        "jo-u25-integration/joboffensive-u25/2016-Q4",
        "jo-u25-no-transfer/joboffensive-u25/2016-Q4",
        "placement-rate-2017/jobcenter/2017",
    }, "every other figure of the catalogue has come"
    assert "not_evaluable" not in states


def test_it_counts_the_obligations_by_goal_and_state(shown: Shown) -> None:
    head, *rows = shown.part("By goal and state")
    *goals, total = [line.split() for line in rows]
    states = head.split()
    assert states == ["breached", "at_risk", "pending", "met", "info", "all"]
    assert [row[0] for row in goals] == [path.stem for path in sorted((CHECKOUT / GOALS).iterdir())]
    counts = [[0 if cell == "·" else int(cell) for cell in row[1:]] for row in (*goals, total)]
    assert [sum(column) for column in zip(*counts[:-1], strict=True)] == counts[-1]
    assert all(sum(row[:-1]) == row[-1] for row in counts)
    assert counts[-1][-1] == len(shown.part("Verdicts on 28.04.2017")) - 1


def test_it_counts_the_mails_by_month_kind_and_role(shown: Shown) -> None:
    _, months, *rows = shown.part("Mails: ")
    assert f"Mails: {len(shown.eml)} taken by the SMTP server" in shown.done.out
    assert months.split()[-1] == "all"
    *pairs, total = rows
    assert sum(int(line.split()[-1]) for line in pairs) == int(total.split()[-1]) == len(shown.eml)
    columns = len(months.split())
    for line in rows:
        cells = [0 if cell == "·" else int(cell) for cell in line.split()[-columns:]]
        assert sum(cells[:-1]) == cells[-1]


def test_it_shows_ten_subjects_that_differ(shown: Shown) -> None:
    lines = [SUBJECT_LINE.fullmatch(line) for line in shown.part("The most telling subjects")]
    found = [line for line in lines if line]
    assert len(found) == len(lines) == 10
    kinds = {"reminder", "alert", "escalation", "all_clear", "rectification", "digest", "overdue_report"}
    assert {line[1] for line in found} == kinds
    assert {line[3] for line in found} <= {mail["Subject"] for mail in shown.mails}


def test_it_ends_with_the_paths_of_the_mails_which_are_there(shown: Shown) -> None:
    lines = shown.part("The mails as they arrived")
    assert len(lines) == len(shown.eml) > 0
    subjects = [line.split("  ", 1)[1] for line in lines]
    assert subjects == [mail["Subject"] for mail in shown.mails]
    for line in lines:
        eml = shown.folder.parent / line.split()[0]
        assert eml.is_file()
        assert eml.with_suffix(".html").is_file()


def test_every_mail_can_be_read_in_both_its_parts(shown: Shown) -> None:
    for path, mail in zip(shown.eml, shown.mails, strict=True):
        assert mail.defects == []
        assert (mail["From"], mail["Auto-Submitted"]) == ("Zielwacht <zielwacht@jobcenter.example>", "auto-generated")
        text, html = (mail.get_body((kind,)) for kind in ("plain", "html"))
        assert text is not None
        assert html is not None
        said = text.get_content()
        assert "{{" not in said + html.get_content()
        assert "None" not in said
        assert path.with_suffix(".html").read_text(encoding="utf-8").splitlines() == html.get_content().splitlines()


def test_the_workspace_can_be_used_afterwards(shown: Shown) -> None:
    status = Workspace(shown.folder).run("--config", "config.toml", "status")
    assert status.code == 0
    assert f"{len(shown.eml)} sent" in status.out
    assert "chain intact" in status.out


def test_a_former_demo_is_replaced_and_gives_the_same(shown: Shown, tmp_path: Path) -> None:
    shutil.copytree(shown.folder, tmp_path / "here")
    (tmp_path / "here" / "mails" / "2016-01-01-left-over.eml").write_text("alt")
    again = run_demo(tmp_path)
    assert (again.code, again.out) == (0, shown.done.out)
    assert [path.read_bytes() for path in again.eml] == [path.read_bytes() for path in shown.eml]


def test_a_folder_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    letter = place.write("mine/brief.txt", "nicht anrühren")
    done = place.run("demo", "--folder", "mine")
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        f"zielwacht: {tmp_path / 'mine'} holds something that is not the demo's: name another with --folder"
    ]
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["brief.txt"]
    assert letter.read_text() == "nicht anrühren"


def test_a_file_in_place_of_the_folder_is_refused_too(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    place.write("mine", "eine Datei")
    done = place.run("demo", "--folder", "mine")
    assert (done.code, done.out) == (2, "")
    assert (tmp_path / "mine").read_text() == "eine Datei"
