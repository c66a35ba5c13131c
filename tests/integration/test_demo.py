"""`zielwacht demo` as somebody sees it who has just arrived: one command, no terminal, a folder to look into."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from checker.cli.demo_end import MOST_LINES, end_lines
from checker.cli.year_page import build_page
from checker.store import Store
from checker.usecases.running import demo
from checker.usecases.running.year_review import review
from checker.wording.year_review.facts import YearFacts
from tests.integration.demo_once import CHECKOUT, DemoRun, demo_of_this_session, once
from tests.integration.test_docs import as_pattern
from tests.integration.test_docs import shown as shown_text
from tests.workspace import EXAMPLES, Workspace

STATES = ["breached", "at_risk", "not_evaluable", "awaiting_event", "pending", "met", "info"]
GOALS = "rules/plans/2016/goals"
SUBJECT_LINE = re.compile(r"\d\d\.\d\d\.201[67]  ([a-z_]+) +([a-z_]+) +(\[.+)")
# By then there have been mails of every kind.
HALF_A_YEAR = date(2016, 6, 30)
SERVE = "zielwacht serve --config {folder}/config.toml --from-last-tick --sign-in gf"
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
def shown() -> Shown:
    return Shown(demo_of_this_session())


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
        "04.07.2016  schnittstellendialoge_2016.xlsx: read 9 = 1 accepted + 7 duplicate + 1 correction + 0 quarantined",
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


def test_in_full_it_shows_the_table_of_verdicts_worst_first(shown: Shown) -> None:
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
    kinds = {"reminder", "alert", "escalation", "all_clear", "rectification", "digest", "overdue_report", "receipt"}
    assert {line[1] for line in found} == kinds
    assert {line[3] for line in found} <= {mail["Subject"] for mail in shown.mails}


@pytest.mark.deep
def test_in_full_it_shows_the_paths_of_the_mails_which_are_there(shown: Shown) -> None:
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


# The end, and the page


@pytest.fixture(scope="module")
def facts(shown: Shown) -> Iterator[YearFacts]:
    store = Store.open(f"sqlite:///{shown.folder / 'zielwacht.sqlite3'}", create=False)
    yield review(store, demo.FIRST_DAY, demo.LAST_DAY)
    store.close()


def test_it_ends_with_what_the_store_knows_and_the_page_to_open(shown: Shown, facts: YearFacts) -> None:
    end = end_lines(facts, Path("here/index.html"), "de", SERVE.format(folder="here"))
    assert len(end) == MOST_LINES
    assert shown.done.out.splitlines()[-len(end) - 1 :] == ["", *end], "in another process, too, it is the same"
    assert end[-2].endswith(": here/index.html")
    assert end[-1].endswith(SERVE.format(folder="here"))
    assert (shown.folder / "index.html").read_text(encoding="utf-8") == build_page(facts, "mails", "de")


def test_the_readme_shows_the_end(facts: YearFacts) -> None:
    (block,) = re.findall(r"^```text\n(.*?)^```$", (CHECKOUT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    end = "\n".join(end_lines(facts, Path("demo-workspace/index.html"), "de", SERVE.format(folder="demo-workspace")))
    assert re.fullmatch(as_pattern(block), shown_text(end), re.DOTALL), end


def test_its_sentences_say_what_the_tables_and_files_of_the_full_output_say(shown: Shown, facts: YearFacts) -> None:
    said = "\n".join(end_lines(facts, Path("index.html"), "de", "")[:10])
    obligations = len(shown.part("Verdicts on 28.04.2017")) - 1
    missed = sum(line.startswith("breached") for line in shown.part("Verdicts on 28.04.2017"))
    assert f"brachten {len(shown.accounts)} Dateien" in said
    assert f"ergaben {obligations} Verpflichtungen" in said
    assert f"von {obligations} Verpflichtungen {missed} verfehlt" in said
    assert f"{len(shown.eml)} Mails gingen" in said
    assert "„Fehlerquote KdU“: am 12.01.2017 festgestellt, am 03.02.2017 richtiggestellt" in said


def test_every_mail_is_linked_from_the_page_once_as_it_looks_and_once_as_it_arrived(shown: Shown) -> None:
    page = (shown.folder / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="(mails/[^"]+)"', page)
    assert Counter(links) == Counter(f"mails/{path.name}" for path in (shown.folder / "mails").iterdir())


def test_no_count_below_three_leaves_by_the_page(shown: Shown, facts: YearFacts) -> None:
    """Of people: 193 of 1,936 after 194 would tell of one who has gone."""
    hidden = [change for change in facts.changes if change.verdict.rule == "iq-asylum"]
    assert hidden[-1].verdict.kept_back
    page = (shown.folder / "index.html").read_text(encoding="utf-8")
    assert "eine Veränderung um weniger als 3 wird nicht gezeigt" in page
    assert "193 von" not in page


# Once more, to the middle of the year and without --full


@pytest.fixture(scope="module")
def again(shown: Shown) -> DemoRun:
    return once("the-demo-again", lambda place: half_a_year(shown.folder, place))


def half_a_year(former: Path, place: Path) -> DemoRun:
    """In this process, over the workspace of a former demo, until the end of June."""
    folder = place / "here"
    shutil.copytree(former, folder)
    (folder / "mails" / "2016-01-01-left-over.eml").write_text("alt")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "SHIPPED", replace(demo.SHIPPED, story=replace(demo.SHIPPED.story, last_day=HALF_A_YEAR)))
        done = Workspace(place).run("demo", "--folder", "here", "--locale", "en")
    return DemoRun(done.code, done.out, done.err, folder)


def test_without_full_there_are_forty_lines_and_nothing_else(again: DemoRun) -> None:
    assert again.code == 0, again.err
    lines = again.out.splitlines()
    assert len(lines) <= MOST_LINES
    assert lines[0].startswith("From 4 January 2016 to 30 June 2016, ")
    assert lines[-2] == "The whole year with all its mails, to look at: here/index.html"
    assert lines[-1].endswith(SERVE.format(folder="here"))
    assert [line for line in again.err.splitlines() if ": read " in line] == [], "files are told with --full"
    assert '<html lang="en">' in (again.folder / "index.html").read_text(encoding="utf-8")


def test_a_former_demo_is_replaced_and_gives_the_same(shown: Shown, again: DemoRun) -> None:
    """In another process and day by day: what comes later changes no mail, no verdict, no finding before it."""
    mails = {path.name: but_for_the_log(path.read_bytes()) for path in again.eml}
    before = {path.name: but_for_the_log(path.read_bytes()) for path in shown.eml if path.name < f"{HALF_A_YEAR}-~"}
    assert mails == before
    kinds = {path.name.split("-")[3] for path in shown.eml}
    assert {name.split("-")[3] for name in mails} == kinds - {"receipt"}, "the one file that is refused comes in July"
    assert verdict_changes(again.folder) == verdict_changes(shown.folder)


def but_for_the_log(mail: bytes) -> bytes:
    """The log's head is another in each house: the seals below it are salted."""
    without = re.sub(rb"^X-Zielwacht-Log: [0-9]+:[0-9a-f]{64}\r?\n", b"", mail, flags=re.MULTILINE)
    assert without != mail or b"X-Zielwacht-" not in mail, "every mail of ours bears it"
    return without


def verdict_changes(folder: Path) -> list[tuple[object, ...]]:
    """Every change until the middle of the year, to the last figure."""
    connection = sqlite3.connect(f"file:{folder / 'zielwacht.sqlite3'}?mode=ro", uri=True)
    statement = "SELECT * FROM verdict_change WHERE judged_on <= ? ORDER BY obligation, number"
    rows = connection.execute(statement, [HALF_A_YEAR.isoformat()]).fetchall()
    connection.close()
    assert len(rows) > 500
    return rows


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
