"""The demo's year as its SMTP server saw it: nothing is read but the mails, and nothing of ours is imported.

What a reader of the mails would notice: nobody is told twice, nobody is disturbed on a free day or too often, and the
story of the year can be followed from them alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from tests.integration.demo_once import DemoRun, demo_of_this_session
from tests.language_faults import faults_in
from tests.mail_text import facts_told, words_of

# North Rhine-Westphalia, from the plan's adoption to the final figures.
HOLIDAYS = {
    date(2016, 1, 1), date(2016, 3, 25), date(2016, 3, 28), date(2016, 5, 1), date(2016, 5, 5), date(2016, 5, 16),
    date(2016, 5, 26), date(2016, 10, 3), date(2016, 11, 1), date(2016, 12, 25), date(2016, 12, 26),
    date(2017, 1, 1), date(2017, 4, 14), date(2017, 4, 17), date(2017, 5, 1),
}  # fmt: skip
MANAGEMENT = "geschaeftsfuehrung@jobcenter.example"
BENEFITS = "bereichsleitung.leistung@jobcenter.example"
PLACEMENT = "bereichsleitung.mi@jobcenter.example"
CONTROLLING = "controlling@jobcenter.example"
SUPERVISION = "fachaufsicht@jobcenter.example"
SERVICE = "it@jobcenter.example"
BUT_TEAM = "but@jobcenter.example"
FEWEST_MAILS, MOST_MAILS, FEWEST_PAIRS, MOST_A_WEEK = 60, 350, 12, 3
MOST_OF_ALL, MOST_TO_THE_MANAGEMENT, MOST_SINGLE_MAILS_A_WEEK, SIXTEEN_MONTHS = 400, 85, 4, 16
SATURDAY, JANUARY = 5, 1
COMMAND = re.compile(r"`|\bzielwacht [a-z]+|\s--[a-z]+")
# The matter itself, whether it applies, whose it is, and who is away.
FEWEST_OFFERS = 4


@dataclass(frozen=True)
class Mail:
    day: date
    to: str
    kind: str
    subject: str
    rule: str
    state: str
    items: tuple[str, ...]
    identity: str
    text: str
    body: str
    page: str
    links: tuple[str, ...]


def _read(raw: bytes) -> Mail:
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    return Mail(
        day=mail["Date"].datetime.date(),
        to=mail["To"].addresses[0].addr_spec,
        kind=str(mail["X-Zielwacht-Kind"]),
        subject=_plain(str(mail["Subject"])),
        rule=str(mail["X-Zielwacht-Rule"] or ""),
        state=str(mail["X-Zielwacht-State"] or ""),
        items=tuple(str(mail["X-Zielwacht-Items"]).split()),
        identity=str(mail["Message-ID"]),
        text=_plain(text.get_content()),
        body=text.get_content(),
        page=html.get_content(),
        links=tuple(re.findall(r"mailto:[^\"]+", html.get_content())),
    )


def _plain(text: str) -> str:
    """One line; blanks that must not break are blanks to a reader."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def demo() -> DemoRun:
    return demo_of_this_session()


@pytest.fixture(scope="module")
def mails(demo: DemoRun) -> list[Mail]:
    assert demo.code == 0, demo.err
    return sorted((_read(path.read_bytes()) for path in demo.eml), key=lambda mail: (mail.day, mail.to, mail.subject))


def about(mails: list[Mail], rule: str, to: str | None = None) -> list[tuple[date, str]]:
    """Day and kind of the single mails about a rule, reminders apart."""
    return [
        (mail.day, mail.kind)
        for mail in mails
        if mail.rule == rule and mail.kind != "reminder" and to in (None, mail.to)
    ]


def digest_days(mails: list[Mail], to: str, line: str) -> list[date]:
    """The days of the digests to an addressee that say this."""
    return [mail.day for mail in mails if mail.to == to and mail.kind == "digest" and line in mail.text]


# What holds for every mail


def test_a_year_gives_mails_of_many_kinds_to_many(mails: list[Mail]) -> None:
    told = [mail for mail in mails if mail.kind != "all_well"]
    assert FEWEST_MAILS <= len(told) <= MOST_MAILS
    assert len({(mail.kind, mail.to) for mail in mails}) >= FEWEST_PAIRS
    assert {mail.kind for mail in mails} == {
        "reminder", "alert", "escalation", "all_clear", "rectification", "digest", "overdue_report", "receipt",
        "all_well",
    }  # fmt: skip


def test_nobody_is_mailed_on_a_free_day(mails: list[Mail]) -> None:
    assert [mail for mail in mails if mail.day.weekday() >= SATURDAY or mail.day in HOLIDAYS] == []


def test_nothing_is_told_twice(mails: list[Mail]) -> None:
    told = Counter(item for mail in mails for item in mail.items)
    assert [item for item, times in told.items() if times > 1] == []
    assert all(mail.items for mail in mails)


def test_every_identity_is_unique(mails: list[Mail]) -> None:
    assert len({mail.identity for mail in mails}) == len(mails)


def test_nobody_gets_more_than_three_mails_a_week_outside_january(mails: list[Mail]) -> None:
    weeks: dict[tuple[str, tuple[int, int]], list[str]] = defaultdict(list)
    for mail in mails:
        if mail.day.month != JANUARY:
            weeks[mail.to, mail.day.isocalendar()[:2]].append(f"{mail.day} {mail.kind}: {mail.subject}")
    assert {week: told for week, told in weeks.items() if len(told) > MOST_A_WEEK} == {}


def test_the_year_is_bearable(mails: list[Mail], record_property: Callable[[str, object], None]) -> None:
    """What answers the reader's own deed, or takes back what was said, is counted apart."""
    apart = Counter(mail.kind for mail in mails if mail.kind in ("receipt", "rectification"))
    counted = [mail for mail in mails if mail.kind not in apart]
    of_the_management = [mail for mail in counted if mail.to == MANAGEMENT]
    singles = Counter(
        (mail.to, mail.day.isocalendar()[:2]) for mail in counted if mail.kind not in ("digest", "all_well")
    )
    record_property("mails", f"{len(counted)}, {len(of_the_management)} to the management; apart: {dict(apart)}")
    record_property("single mails a week and mailbox", f"at most {max(singles.values())}")
    assert len(counted) <= MOST_OF_ALL
    assert len(of_the_management) <= MOST_TO_THE_MANAGEMENT
    assert max(singles.values()) <= MOST_SINGLE_MAILS_A_WEEK


def test_whoever_runs_the_machine_is_written_to_once_a_month(mails: list[Mail]) -> None:
    months = Counter(mail.day.strftime("%Y-%m") for mail in mails if mail.to == SERVICE)
    assert set(months.values()) == {1}
    assert len(months) == SIXTEEN_MONTHS
    assert {mail.kind for mail in mails if mail.to == SERVICE} == {"all_well"}


def test_a_refused_file_is_told_to_its_sender_and_two_days_later_to_the_administration(mails: list[Mail]) -> None:
    told = [(mail.day, mail.to, mail.subject.split("]")[0]) for mail in mails if mail.kind == "receipt"]
    assert told == [
        (date(2016, 7, 12), SUPERVISION, "[Nicht übernommen"),
        (date(2016, 7, 14), CONTROLLING, "[Noch nicht berichtigt"),
    ]


def test_one_digest_a_week_and_addressee(mails: list[Mail]) -> None:
    """What asks for the release of a letter is read whole, by itself: no week of this year needs a collective mail."""
    digests = [mail for mail in mails if mail.kind == "digest"]
    weekly = [mail for mail in digests if re.match(r"\[Übersicht KW \d+\] ", mail.subject)]
    assert set(Counter((mail.to, mail.day.isocalendar()[:2]) for mail in weekly).values()) == {1}
    assert [mail.subject for mail in digests if mail not in weekly] == []


def test_nothing_leaves_the_house(mails: list[Mail]) -> None:
    assert {mail.to.partition("@")[2] for mail in mails} == {"jobcenter.example"}
    assert not {mail.to for mail in mails} & {"traegerversammlung@jobcenter.example", "revision@jobcenter.example"}


# The story, beat by beat


def test_no_mail_bears_a_fault_of_language_that_was_found_before(mails: list[Mail]) -> None:
    faults = [fault for mail in mails for fault in faults_in(f"{mail.subject}\n\n{mail.body}", "de")]
    assert faults == []


def test_text_and_page_of_each_mail_tell_the_same_facts(mails: list[Mail]) -> None:
    assert [mail.subject for mail in mails if facts_told(mail.body) != facts_told(words_of(mail.page))] == []


def test_controlling_is_not_asked_to_reply_to_itself(mails: list[Mail]) -> None:
    to_itself = [mail for mail in mails if mail.to == CONTROLLING]
    assert to_itself
    assert [mail.subject for mail in to_itself if "Antwort geht an: Controlling" in mail.text] == []


def test_a_command_is_read_by_nobody_but_who_runs_the_service(mails: list[Mail]) -> None:
    assert {mail.kind for mail in mails if COMMAND.search(mail.text)} <= {"all_well", "operator"}
    assert {mail.to for mail in mails if COMMAND.search(mail.text)} <= {CONTROLLING, SERVICE}


def test_whoever_must_act_is_told_what_the_first_line_of_an_answer_may_be(mails: list[Mail]) -> None:
    asking = [mail for mail in mails if mail.kind in ("alert", "escalation", "reminder")]
    assert [mail.subject for mail in asking if "Es zählt nur die erste Zeile" not in mail.text] == []
    assert [mail.subject for mail in asking if len(mail.links) < FEWEST_OFFERS] == []


def test_a_link_names_what_its_mailbox_was_told(mails: list[Mail]) -> None:
    known: dict[str, set[str]] = defaultdict(set)
    for mail in mails:
        known[mail.to].update(f"ZW-{item[:6]}" for item in mail.items)
        named = {token for link in mail.links for token in re.findall("ZW-[0-9a-f]{6}", link)}
        assert named <= known[mail.to], mail.subject


def test_until_april_the_management_reads_for_the_vacant_post(mails: list[Mail]) -> None:
    filled_on = date(2016, 4, 1)
    assert min(mail.day for mail in mails if mail.to == BENEFITS) == filled_on
    deputising = re.compile(r"in Vertretung der Stellen? [^.]*Bereichsleitung Leistung")
    deputised = [mail for mail in mails if deputising.search(mail.text)]
    assert {mail.to for mail in deputised} == {MANAGEMENT}
    assert max(mail.day for mail in deputised) < filled_on
    assert {mail.kind for mail in deputised} >= {"digest", "reminder"}


def test_a_report_that_is_missing_is_told_to_whoever_owes_it_and_to_nobody_for_each_target(mails: list[Mail]) -> None:
    missing = [mail for mail in mails if mail.kind == "overdue_report" and "Januar 2016" in mail.subject]
    assert [(mail.day, mail.to) for mail in missing] == [
        (date(2016, 2, 15), CONTROLLING),
        (date(2016, 2, 17), CONTROLLING),
    ]
    assert "Ohne diesen Bericht nicht bewertbar (2)" in missing[0].text
    assert missing[1].subject.startswith("[Bericht ist da]")
    assert [mail for mail in mails if mail.rule == "kdu-budget" and mail.state == "not_evaluable"] == []


def test_july_never_comes_and_is_told_until_august_replaces_it(mails: list[Mail]) -> None:
    july = [mail for mail in mails if mail.kind == "overdue_report" and "Juli 2016" in mail.subject]
    assert [(mail.day, mail.to, mail.subject.split("]")[0]) for mail in july] == [
        (date(2016, 8, 15), CONTROLLING, "[Bericht fehlt"),
        (date(2016, 8, 18), MANAGEMENT, "[Bericht fehlt"),
        (date(2016, 8, 26), MANAGEMENT, "[Bericht fehlt"),
        (date(2016, 9, 12), MANAGEMENT, "[Bericht fehlt"),
        (date(2016, 9, 14), CONTROLLING, "[Bericht ersetzt"),
        (date(2016, 9, 14), MANAGEMENT, "[Bericht ersetzt"),
    ]
    assert "Bis dahin nach altem Stand beurteilt (2)" in july[0].text
    assert july[0].text.count("30.06.2016") == len(("costs", "sickness"))
    assert "ersetzt durch August 2016" in july[-1].text
    others = [mail for mail in mails if mail.kind == "overdue_report" and mail not in july]
    assert max(mail.day for mail in others) == date(2016, 2, 17), "every other report came in time"


def test_a_month_without_figures_of_sickness_is_told_in_the_digest_alone(mails: list[Mail]) -> None:
    days = digest_days(mails, MANAGEMENT, "Krankheitsquote im Jahresdurchschnitt – Nicht bewertbar")
    assert min(days) == date(2016, 2, 22), "once the report is there, and its figure is not"
    assert max(days) < date(2016, 3, 15), "February's file had it"
    assert [mail for mail in mails if mail.rule == "sickness-rate"] == []


def test_a_dialogue_that_never_took_place_ends_as_a_missed_target(mails: list[Mail]) -> None:
    line = "Geplante Schnittstellendialoge finden statt, Velbert – Ziel nicht erreicht"
    assert min(digest_days(mails, "leitung.velbert@jobcenter.example", line)) == date(2017, 1, 2)
    asked = [mail for mail in mails if mail.rule == "interface-dialogues-held" and mail.kind != "rectification"]
    first, *later = asked
    assert (first.day, first.to, first.kind) == (date(2017, 1, 10), MANAGEMENT, "escalation")
    assert "1 von 2" in first.subject
    assert "Ausgefallen ohne Ersatztermin: 1." in first.text
    assert {(mail.to, mail.kind) for mail in later} == {(MANAGEMENT, "escalation")}


def test_a_dialogue_that_was_made_up_for_is_cleared_where_it_was_told(mails: list[Mail]) -> None:
    ratingen = "leitung.ratingen@jobcenter.example"
    at_risk = digest_days(mails, ratingen, "Ratingen – Gefährdet")
    over = digest_days(mails, ratingen, "ERLEDIGT (1)")
    assert min(at_risk) == date(2016, 5, 17), "the Tuesday after Pentecost; cancelled on 10.05."
    assert any(date(2016, 8, 29) < day <= date(2016, 9, 5) for day in over), "a new day was found"
    (righted,) = about(mails, "interface-dialogues-held", ratingen)
    assert righted == (date(2016, 9, 27), "rectification"), "it was held"
    assert max(at_risk) < righted[0]


def test_what_was_in_time_thanks_to_the_shifted_day_is_set_right(mails: list[Mail]) -> None:
    assert about(mails, "investigation-criteria-agreed", BENEFITS) == [
        (date(2016, 5, 3), "alert"),
        (date(2016, 5, 4), "rectification"),
    ]
    assert about(mails, "but-backlog-report-3") == [], "handed in on Monday after the Saturday it was due"
    assert about(mails, "health-promotion-guideline") == []


def test_what_came_late_is_cleared(mails: list[Mail]) -> None:
    assert about(mails, "municipal-services-report-q2", CONTROLLING) == [
        (date(2016, 7, 1), "alert"),
        (date(2016, 7, 7), "all_clear"),
    ]


def test_one_town_that_is_missing_is_named(mails: list[Mail]) -> None:
    alert, cleared = [mail for mail in mails if mail.rule == "but-backlog-report-2" and mail.kind != "reminder"]
    assert (alert.kind, cleared.kind) == ("alert", "all_clear")
    assert "1 von 11 (Stadt Wülfrath)" in alert.text


def test_what_nobody_delivers_reaches_the_management(mails: list[Mail]) -> None:
    assert about(mails, "municipal-services-report-q3", CONTROLLING) == [
        (date(2016, 10, 4), "alert"),
        (date(2016, 10, 18), "all_clear"),
    ]
    assert about(mails, "municipal-services-report-q3", MANAGEMENT) == [
        (date(2016, 10, 12), "escalation"),
        (date(2016, 10, 18), "all_clear"),
    ]


def test_reviews_fall_behind_and_recover(mails: list[Mail]) -> None:
    new, existing = "Fachaufsichtliche Prüfungen von Neufällen", "Fachaufsichtliche Prüfungen von Bestandsfällen"
    behind = digest_days(mails, SUPERVISION, f"{new} – Gefährdet")
    assert min(behind) == date(2016, 4, 18)
    (recovered,) = digest_days(mails, SUPERVISION, f"{new} – Entwarnung")
    assert max(behind) < recovered
    assert date(2016, 10, 17) <= recovered <= date(2016, 10, 24)
    assert min(digest_days(mails, SUPERVISION, f"{existing} – Gefährdet")) == date(2016, 4, 18)
    assert digest_days(mails, SUPERVISION, f"{existing} – Entwarnung") == [date(2017, 1, 16)]


def test_exactly_ten_percent_is_missed_until_a_correction_shows_that_it_never_was(mails: list[Mail]) -> None:
    """It is critical and missed for good: told on the same day, whatever the sample proves; then the ladder climbs."""
    (asked,) = digest_days(mails, BENEFITS, "Ihre Antwort bis Mo 16.01.2017: Fehlerquote Arbeitsanweisung KdU")
    assert asked == date(2017, 1, 16), "the last day to answer, before it is put before the management"
    first, climbed, *_ = [mail for mail in mails if mail.rule == "kdu-error-rate"]
    assert (first.day, first.to, first.kind) == (date(2017, 1, 12), BENEFITS, "alert")
    assert (climbed.day, climbed.to, climbed.kind) == (date(2017, 1, 17), MANAGEMENT, "escalation")
    assert "10,0 % (Ziel unter 10 %)" in climbed.subject
    assert "60 von 600" in climbed.text
    after = [mail for mail in mails if mail.rule == "kdu-error-rate" and mail.day > date(2017, 2, 2)]
    righted = {(mail.day, mail.to, mail.kind) for mail in after}
    assert righted == {(date(2017, 2, 3), to, "rectification") for to in (BENEFITS, MANAGEMENT)}
    assert len(after) == len(righted)


def test_a_letter_to_a_body_outside_waits_for_the_management(mails: list[Mail]) -> None:
    waiting = {mail.rule for mail in mails if "liegt als Entwurf bereit" in mail.text}
    assert waiting >= {"claims-procedure-agreed", "kdu-error-rate", "interface-dialogues-held"}
    assert "iq-asylum" not in waiting, "no letter about a figure that is kept back"
    assert {mail.to for mail in mails if "liegt als Entwurf bereit" in mail.text} == {MANAGEMENT}
    assert about(mails, "claims-procedure-agreed")[0] == (date(2016, 6, 1), "alert")
    assert about(mails, "claims-procedure-agreed")[-1] == (date(2016, 6, 20), "all_clear")


def test_nobody_hears_of_december_before_its_figures_can_exist(mails: list[Mail]) -> None:
    measured = ("kdu-", "benefit-", "reviews-", "iq-", "lzb-", "sickness-")
    early = [mail for mail in mails if date(2016, 12, 30) < mail.day < date(2017, 1, 12)]
    assert [mail.subject for mail in early if mail.rule.startswith(measured)] == []


def test_the_final_figures_miss_what_the_first_ones_had_reached(mails: list[Mail]) -> None:
    first, *later = [mail for mail in mails if mail.rule == "iq-asylum"]
    assert (first.day, first.to, first.kind) == (date(2017, 4, 6), PLACEMENT, "alert")
    assert first.subject == "[Ziel nicht erreicht] Integrationsquote Asyl, Ziel mindestens 10 %"
    assert "eine Veränderung um weniger als 3 wird nicht gezeigt" in first.text, "194 was told before: one has gone"
    assert "193" not in first.text
    assert "9,97" not in first.text
    assert {(mail.to, mail.kind) for mail in later} == {(MANAGEMENT, "escalation")}


def test_one_short_month_is_told_and_made_good(mails: list[Mail]) -> None:
    team, line = "team.plus5@jobcenter.example", "Fünfundzwanzig Integrationen im Monat bei Plus5, Plus5"
    behind = digest_days(mails, team, f"{line} – Gefährdet")
    assert min(behind) == date(2016, 4, 18), "March: 21"
    (over,) = digest_days(mails, team, f"{line} – Entwarnung")
    assert max(behind) < over <= date(2016, 5, 17), "April: 28, and the sum is back on its path"


def test_the_missing_calendar_of_the_assembly_is_missed_until_it_comes(mails: list[Mail]) -> None:
    assert about(mails, "investigation-report", BENEFITS) == [
        (date(2016, 10, 4), "alert"),
        (date(2016, 10, 7), "all_clear"),
    ]
    reminders = [mail.day for mail in mails if mail.rule == "investigation-report" and mail.kind == "reminder"]
    assert min(reminders) >= date(2016, 11, 2), "twenty working days before the last meeting, on 01.12."


def test_what_was_agreed_and_done_late_is_cleared(mails: list[Mail]) -> None:
    velbert = "leitung.velbert@jobcenter.example"
    late = [
        mail.day
        for mail in mails
        if mail.to == velbert and "Vereinbarung vom 14.03.2016" in mail.text and mail.kind == "digest"
    ]
    assert date(2016, 7, 4) in late
    assert any(date(2016, 7, 22) < day <= date(2016, 8, 1) for day in late), "done on 21.07., told on 22.07."


def test_the_new_team_leader_is_reminded_from_the_first_day_on(mails: list[Mail]) -> None:
    days = [mail.day for mail in mails if mail.to == BUT_TEAM]
    assert date(2016, 9, 1) <= min(days) <= date(2016, 9, 19)
