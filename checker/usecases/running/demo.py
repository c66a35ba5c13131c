"""The demonstration: a workspace of its own, a fictitious year's files on their dates, ticks until April 2017. Shell.

The SMTP server is not started here: whoever calls hands in a transport and reads what it took.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from checker.domain.clock import at_local
from checker.domain.errors import UsageError
from checker.domain.rulebook import Rulebook
from checker.starter import record_file, rules_folder
from checker.store.opening import Store
from checker.usecases.rules.activation import activate_folder, active
from checker.usecases.running.walk import Arrival

FIRST_DAY, LAST_DAY = date(2016, 1, 4), date(2017, 4, 28)
ADOPTED_ON, POST_FILLED_ON = date(2016, 1, 4), date(2016, 4, 1)
TICK_HOUR = 7
MARK = ".made-by-zielwacht-demo"
# The year as its senders tell it: local day and time, file. Own aggregates exist ten working days after a period.
ARRIVALS = (
    ("2016-01-29 15:00", "termine_2016_Stand_2016-01-29.csv"),
    ("2016-02-05 10:30", "monatszahlen_2016-01.csv"),
    ("2016-02-16 11:05", "zielnachhaltung_2016-01.csv"),  # two days late, and without figures of sickness
    ("2016-02-24 14:00", "jahresplanung_teams.json"),
    ("2016-02-29 15:00", "termine_2016_Stand_2016-02-29.csv"),
    ("2016-03-04 10:20", "monatszahlen_2016-02.csv"),
    ("2016-03-14 09:40", "zielnachhaltung_2016-02.csv"),
    ("2016-03-16 16:30", "vereinbarungen_2016_Stand_2016-03-16.csv"),
    ("2016-03-21 16:10", "schnittstellendialoge_2016_Stand_2016-03-21.xlsx"),
    ("2016-03-22 14:20", "anlassbericht_krankheitsquote_2016-02.json"),  # the rate of that month asks for it
    ("2016-03-23 14:00", "jahresplanung_drei-teams.json"),
    ("2016-03-31 15:00", "termine_2016_Stand_2016-03-31.csv"),
    ("2016-03-31 15:20", "quartalsbericht_kommunale-leistungen_2016-Q1.json"),
    ("2016-04-08 10:40", "monatszahlen_2016-03.csv"),  # Plus5 short of 25
    ("2016-04-08 15:10", "quartalszahlen_2016-Q1.csv"),
    ("2016-04-11 14:30", "fachaufsicht_2016-Q1.csv"),  # few reviews: behind the path
    ("2016-04-13 10:15", "zielnachhaltung_2016-03_vorab.csv"),
    ("2016-04-14 14:00", "jahresplanung_mi-velbert.json"),  # late
    ("2016-04-15 15:45", "but-rueckmeldung_2016-04-15.json"),
    ("2016-04-20 11:00", "amtliche-zahlen_2016-01.csv"),  # without what the agency asks of the quality
    ("2016-04-29 15:00", "termine_2016_Stand_2016-04-29.csv"),
    ("2016-05-03 08:12", "deliverable.json"),  # handed in on Mon 02.05.: in time, as 30.04. is a Saturday
    ("2016-05-06 11:15", "monatszahlen_2016-04.csv"),
    ("2016-05-09 10:30", "anforderung-btm_2016-a1.json"),  # the BTM asks for a report from Langenfeld
    ("2016-05-12 10:00", "zielnachhaltung_2016-04.csv"),
    ("2016-05-12 16:30", "vereinbarungen_2016_Stand_2016-05-12.csv"),
    ("2016-05-17 13:30", "schnittstellendialoge_2016_Stand_2016-05-17.xlsx"),  # Ratingen's dialogue was cancelled
    ("2016-05-20 11:00", "amtliche-zahlen_2016-02.csv"),
    ("2016-05-20 14:10", "sonderbericht_2016-a1.json"),
    ("2016-05-23 11:30", "amtliche-zahlen_2016-01_mit-Sollwert.csv"),
    ("2016-05-31 15:00", "termine_2016_Stand_2016-05-31.csv"),
    ("2016-06-10 10:05", "monatszahlen_2016-05.csv"),  # nobody at gAGS Velbert; two bookings late
    ("2016-06-14 09:20", "zielnachhaltung_2016-05.csv"),
    ("2016-06-17 09:30", "forderungsverfahren_abgestimmt.json"),  # late; a draft to the Kreis has been waiting
    ("2016-06-21 11:00", "amtliche-zahlen_2016-03.csv"),  # fewer contacts than in the Land
    ("2016-06-28 16:05", "auswertungen_abgestimmt.json"),
    ("2016-06-30 10:00", "zielnachhaltung_2016-03.csv"),  # March once more, final after its three months
    ("2016-06-30 15:00", "termine_2016_Stand_2016-06-30.csv"),
    ("2016-07-04 09:45", "schnittstellendialoge_2016.xlsx"),
    ("2016-07-06 11:10", "quartalsbericht_kommunale-leistungen_2016-Q2.json"),  # late
    ("2016-07-08 10:30", "monatszahlen_2016-06.csv"),
    ("2016-07-08 15:40", "quartalszahlen_2016-Q2.csv"),  # more claims than at the year's beginning
    ("2016-07-11 14:00", "fachaufsicht_2016-Q2.csv"),  # names an office that there is not: quarantined
    ("2016-07-13 10:05", "zielnachhaltung_2016-06.csv"),
    ("2016-07-14 09:00", "fachaufsicht_2016-Q2_neu.csv"),
    ("2016-07-15 14:30", "but-rueckmeldung_2016-07-15.json"),  # nine of ten towns
    ("2016-07-20 10:40", "but-rueckmeldung_2016-07-15_wuelfrath.json"),  # the tenth, late
    ("2016-07-20 11:00", "amtliche-zahlen_2016-04.csv"),
    ("2016-07-22 16:30", "vereinbarungen_2016_Stand_2016-07-22.csv"),  # Velbert's is done, three weeks late
    ("2016-07-29 15:00", "termine_2016_Stand_2016-07-29.csv"),
    ("2016-08-05 09:50", "monatszahlen_2016-07.csv"),
    ("2016-08-19 11:00", "amtliche-zahlen_2016-05.csv"),
    ("2016-08-29 13:00", "neuorganisation-but_verfuegung.json"),
    ("2016-08-29 15:30", "schnittstellendialoge_2016_Stand_2016-08-29.xlsx"),  # Ratingen has a new day
    ("2016-08-31 15:00", "termine_2016_Stand_2016-08-31.csv"),  # no talk in Mettmann
    ("2016-09-09 10:35", "monatszahlen_2016-08.csv"),  # two of Joboffensive U25 too long
    ("2016-09-13 10:10", "zielnachhaltung_2016-08.csv"),  # July's never came; August's contains it
    ("2016-09-14 16:30", "vereinbarungen_2016_Stand_2016-09-14.csv"),
    ("2016-09-20 11:00", "amtliche-zahlen_2016-06.csv"),
    ("2016-09-22 16:40", "schnittstellendialoge_2016_Stand_2016-09-22.xlsx"),  # and made up for it
    ("2016-09-30 15:00", "termine_2016_Stand_2016-09-30.csv"),
    ("2016-10-06 16:00", "sitzungskalender_2016.csv"),  # missed since 01.10.; the last meeting is on 01.12.
    ("2016-10-07 10:00", "monatszahlen_2016-09.csv"),
    ("2016-10-07 15:20", "quartalszahlen_2016-Q3.csv"),  # the first cohort is mature
    ("2016-10-13 09:35", "zielnachhaltung_2016-09.csv"),
    ("2016-10-13 14:20", "fachaufsicht_2016-Q3.csv"),  # new cases are back on their path
    ("2016-10-17 14:50", "but-rueckmeldung_2016-10-15.json"),  # in time: 15.10. is a Saturday
    ("2016-10-17 16:20", "quartalsbericht_kommunale-leistungen_2016-Q3.json"),  # only after the management was told
    ("2016-10-20 11:00", "amtliche-zahlen_2016-07.csv"),
    ("2016-10-28 11:00", "schnittstellendialoge_2016_Stand_2016-10-28.xlsx"),
    ("2016-10-31 15:00", "termine_2016_Stand_2016-10-31.csv"),
    ("2016-11-11 10:45", "monatszahlen_2016-10.csv"),
    ("2016-11-14 10:25", "zielnachhaltung_2016-10.csv"),
    ("2016-11-18 11:00", "amtliche-zahlen_2016-08.csv"),
    ("2016-11-24 14:00", "planung-gags_teams.json"),
    ("2016-11-25 14:00", "bericht-ermittlungsdienst.json"),
    ("2016-11-25 16:30", "vereinbarungen_2016_Stand_2016-11-25.csv"),
    ("2016-11-30 15:00", "termine_2016_Stand_2016-11-30.csv"),
    ("2016-12-02 12:15", "schnittstellendialoge_2016_Stand_2016-12-02.xlsx"),  # Velbert's second was cancelled for good
    ("2016-12-09 09:55", "monatszahlen_2016-11.csv"),
    ("2016-12-13 09:30", "zielnachhaltung_2016-11.csv"),
    ("2016-12-19 14:05", "konzept-anerkennung.json"),
    ("2016-12-20 11:00", "amtliche-zahlen_2016-09.csv"),
    ("2016-12-21 14:00", "planung-gags_mi-wuelfrath.json"),
    ("2016-12-29 15:00", "termine_2016_Stand_2016-12-29.csv"),  # November's talk in Langenfeld was held
    ("2016-12-30 10:15", "quartalsbericht_kommunale-leistungen_2016-Q4.json"),
    ("2016-12-30 11:30", "stellenbeschreibungen_2016-12.json"),  # 41 of 43
    ("2017-01-02 15:00", "arbeitshilfe-gesundheit.json"),  # in time: 31.12. is a Saturday
    ("2017-01-06 10:20", "monatszahlen_2016-12.csv"),
    ("2017-01-06 15:30", "quartalszahlen_2016-Q4.csv"),
    ("2017-01-10 14:00", "planung-gags_mi-langenfeld.json"),  # late
    ("2017-01-11 13:10", "fachaufsicht_2016-Q4.csv"),  # 60 of 600 faulty: exactly 10.0 %, so missed
    ("2017-01-12 09:55", "zielnachhaltung_2016-12.csv"),
    ("2017-01-16 12:20", "but-rueckmeldung_2017-01-15.json"),
    ("2017-01-20 11:00", "amtliche-zahlen_2016-10.csv"),
    ("2017-01-27 09:10", "stellenbeschreibungen_2017-01.json"),
    ("2017-01-27 14:20", "anlassbericht_krankheitsquote_2016-12.json"),  # a day late
    ("2017-02-02 15:15", "fachaufsicht_2016-Q4_korrektur.csv"),  # 59 of 600: it had never been missed
    ("2017-02-20 11:00", "amtliche-zahlen_2016-11.csv"),  # quality below what is asked
    ("2017-03-21 11:00", "amtliche-zahlen_2016-12.csv"),
    ("2017-03-30 14:00", "auswertung-amip_2016.json"),
    ("2017-03-31 14:30", "bericht-but_2016.json"),
    ("2017-04-05 11:45", "zielnachhaltung_2016-12_endgueltig.csv"),  # 193 of 1,936: 9.97 %, not 10.0
    ("2017-04-07 11:20", "quartalszahlen_2017-Q1.csv"),  # the third cohort
)
# What the plan leaves open and the story needs, as edits of the workspace's copy of the rules: what is made up, file,
# place, text. Rules that say it already, or otherwise, stay as they are.
FICTIONS = (
    (
        f"the plan is adopted on {ADOPTED_ON:%d.%m.%Y}",
        "plans/2016/plan.yaml",
        r"^status: draft\b.*$",
        f"status: adopted\nadopted_on: {ADOPTED_ON}",
    ),
    (
        f"the vacant Bereichsleitung Leistung is filled from {POST_FILLED_ON:%d.%m.%Y}",
        "organisation.yaml",
        r"(- id: bereichsleitung_leistung\n(?:    .*\n)*?    vacant: \[\{since: 2016-01-01, until: )null",
        rf"\g<1>{POST_FILLED_ON - timedelta(days=1)}",
    ),
)
CONFIG = """# The demo's own workspace. Try: zielwacht --config config.toml status
[rules]
path = "rules"

[store]
url = "sqlite:///zielwacht.sqlite3"

[inbox]
path = "inbox"

[mail]
transport = "folder"
folder = "mails"

[smtp]
sender = "Zielwacht <zielwacht@jobcenter.example>"
"""


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder of the demo: configuration, rules, record files, store and mails. `made_up` is in its rules alone."""

    folder: Path
    made_up: tuple[str, ...] = ()

    @property
    def mails(self) -> Path:
        return self.folder / "mails"

    @property
    def records(self) -> Path:
        return self.folder / "records"

    def arrivals(self) -> list[Arrival]:
        """The year's files, each at the instant at which it comes in."""
        return [Arrival(_instant(at), self.records / name) for at, name in ARRIVALS]


def _instant(local: str) -> datetime:
    read = datetime.fromisoformat(local)
    return at_local(read.date(), read.hour, read.minute)


def make_workspace(folder: Path) -> Workspace:
    """A fresh workspace. Replaces one that the demo made before; refuses any other folder that holds something."""
    if folder.exists():
        if not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARK).exists()):
            raise UsageError(f"{folder} holds something that is not the demo's: name another with --folder")
        shutil.rmtree(folder)
    try:
        folder.mkdir(parents=True)
        (folder / MARK).touch()
        shutil.copytree(rules_folder(), folder / "rules")
        made_up = tuple(what for what, *edit in FICTIONS if _edit(folder / "rules", *edit))
        workspace = Workspace(folder, made_up)
        for made in (workspace.records, workspace.mails, folder / "inbox"):
            made.mkdir()
        for _, name in ARRIVALS:
            shutil.copyfile(record_file(name), workspace.records / name)
        (folder / "config.toml").write_text(CONFIG, encoding="utf-8")
    except OSError as trouble:
        sentence = f"the workspace cannot be made at {folder}: {trouble.strerror}; name another with --folder"
        raise UsageError(sentence) from trouble
    return workspace


def _edit(rules: Path, name: str, pattern: str, replacement: str) -> bool:
    """Change one place of one file. False: the pattern does not fit it."""
    file = rules / name
    edited, places = re.subn(pattern, replacement, file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    file.write_text(edited, encoding="utf-8")
    return places > 0


def begin(store: Store, workspace: Workspace) -> Rulebook:
    """Activate the workspace's rules on the day before the first tick."""
    activate_folder(store, workspace.folder / "rules", at_local(FIRST_DAY - timedelta(days=1), 12), "administration")
    with store.read() as tx:
        return active(tx)


def instants(book: Rulebook) -> list[datetime]:
    """One instant each working day, at the hour at which the house begins to mail."""
    days = (FIRST_DAY + timedelta(days=count) for count in range((LAST_DAY - FIRST_DAY).days + 1))
    return [at_local(day, TICK_HOUR) for day in days if book.calendar.is_office_day(day)]
