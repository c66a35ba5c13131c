"""A change preview to read: softer first, nothing that changes left out, nothing said of what does not change."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from checker.cli.preview.diff_page import as_html, as_markdown
from checker.domain.due import Due, DuePolicy
from checker.domain.finding import Resolution
from checker.domain.period import Period
from checker.domain.verdict import State
from checker.preview import changes
from checker.preview.approvals import Need
from checker.preview.changes import (
    BackTest,
    ChangePreview,
    DaysUnlike,
    FileChange,
    FindingChange,
    FindingChanges,
    MailChanges,
    MailCount,
    NotCompared,
    ObligationChange,
    ObligationChangeKind,
    Reach,
    ReportChanges,
    ReportOwed,
    RulesSide,
    Sign,
    VerdictChange,
    WhyDated,
    WhyNotCompared,
)
from checker.preview.diff_parts import DiffParts
from checker.preview.effect import EffectKind
from checker.preview.preview_hash import hash_of
from checker.rule_testing import coverage
from checker.rule_testing.coverage import gaps
from checker.rulebook.compare import HouseEdit, compare
from checker.rulebook.differences import FieldChange
from checker.wording.locales import Locale
from tests.browser import needs_browser, objections
from tests.build import Reported, error_rate, files, judge, review, reviews, rulebook

ON, MONDAY = date(2016, 7, 1), date(2016, 7, 4)
RATE, REVIEWS = "kdu-error-rate/jobcenter/2016", "reviews/jobcenter/2016"
DUE = Due(date(2016, 12, 31), date(2016, 12, 31), date(2016, 12, 30), DuePolicy.FIXED)
CLOSED = FindingChange(RATE, 1, State.BREACHED, "critical", ON, ("gf@jobcenter",), Resolution.RULE_CHANGED)
TITLES = {"title": "Fehler | *Quote*", "short_title": "Fehler | *Quote*"}
BEFORE = rulebook(error_rate("kdu-error-rate", **TITLES), reviews(value="200"))
AFTER = rulebook(error_rate("kdu-error-rate", "12", **TITLES), reviews(value="400"))
REPORTED = (
    Reported()
    .say(review(reviewed=300, faulty=33), files(reviewed=300))
    .deliver("2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4")
)
OLD, NEW = (judge(book, REPORTED, date(2017, 2, 1)) for book in (BEFORE, AFTER))
MOVED = HouseEdit(FieldChange(("calendar", "days", "2016-05-06"), "worked", "closed"), frozenset())
EDIT = replace(compare(BEFORE, AFTER), house=(MOVED,))
REACHED = frozenset({"kdu-error-rate"})
PREVIEW = ChangePreview(
    house="jobcenter",
    before=RulesSide("a" * 64, 2, 3, datetime(2016, 1, 4, 8, tzinfo=UTC), "gf"),
    after=RulesSide("b" * 64, 2),
    on=ON,
    until=date(2016, 12, 31),
    known_at=datetime(2016, 7, 1, 22, tzinfo=UTC),
    sequence=1200,
    edit=EDIT,
    reach=Reach((FileChange("plans/2016/goals/kdu.yaml", Sign.OTHER, "c" * 64),), REACHED, REACHED),
    obligations=(
        ObligationChange(REVIEWS, ObligationChangeKind.REDATED, DUE, replace(DUE, nominal=ON), WhyDated.NOMINAL),
    ),
    verdicts=(
        VerdictChange(REVIEWS, OLD[REVIEWS], NEW[REVIEWS]),
        VerdictChange(RATE, OLD[RATE], NEW[RATE]),
    ),
    unchanged=40,
    findings=FindingChanges(closed=(CLOSED,), opened=(replace(CLOSED, obligation=REVIEWS, resolution=None),)),
    mails=MailChanges(
        412, 409, 2, 2, (MailCount(MONDAY, "gf@jobcenter", False, 5, 1), MailCount(MONDAY, "kreis", True, 0, 1))
    ),
    back_test=BackTest(date(2016, 1, 1), ON, (DaysUnlike(RATE, 61, date(2016, 5, 2), ON),)),
    reports=ReportChanges(owed=(ReportOwed("fachaufsicht", "q", Period.parse("2016-Q3")),)),
    not_compared=(NotCompared(REVIEWS, WhyNotCompared.DELETED),),
    needs=(
        Need("kdu-error-rate", ("kreis",), (EffectKind.SOFTER, EffectKind.REDATED), "kreis"),
        Need("", ("gf", "leitung@hilden"), (EffectKind.HOUSE,)),
    ),
    tests=changes.TestsOfEdit(3, ("kdu-error-rate: genau 10,0 Prozent",), ("reviews: bound missed",)),
)
NOTHING = replace(
    PREVIEW, edit=compare(BEFORE, BEFORE), reach=Reach((), frozenset(), frozenset()), verdicts=(), obligations=()
)


def shown(preview: ChangePreview = PREVIEW, locale: Locale = "de") -> DiffParts:
    return DiffParts(preview, BEFORE, AFTER, locale)


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page.partition("<body")[2]).split())


def test_the_parts_stand_in_the_order_in_which_they_are_to_be_read() -> None:
    assert [part.id for part in shown().parts] == [
        "reach", "obligations", "verdicts", "findings", "mails", "back-test", "reports", "not-compared", "tests",
        "approvals",
    ]  # fmt: skip


def test_the_first_lines_name_all_that_becomes_of_it() -> None:
    assert shown().lead == (
        "Milder beurteilt als bisher: 1 Verpflichtung.",
        "Einen anderen Zustand hat das Urteil bei 2 Verpflichtungen.",
        "Unverändert ist das Urteil bei 40 Verpflichtungen.",
        "Neu, entfallen, anders datiert oder benannt: 1 Verpflichtung.",
        "Befunde: 1 neu, 1 geschlossen, 0 entfallen.",
        "Mails bis 31.12.2016: bisher 412, danach 409 (−3).",
        "Schreiben an Stellen außerhalb, die auf Freigabe warten: bisher 2, danach 2.",
        "Testfälle der Regeln, die fehlschlagen: 1.",
        "Nötige Zustimmungen: 2.",
    )


def test_what_is_softer_stands_before_all_other_verdicts() -> None:
    (part,) = [part for part in shown().parts if part.id == "verdicts"]
    matrix, softer, stricter = part.tables
    assert (softer.name, stricter.name) == ("Milder als bisher", "Strenger als bisher")
    assert [row[0] for row in softer.rows] == ["Fehler | *Quote* (Jobcenter)"]
    assert [str(row[0]) for row in matrix.rows] == ["✗ Ziel nicht erreicht", "✓ erreicht"]


def test_a_page_says_what_the_rule_said_before_and_says_now_and_who_had_been_told() -> None:
    page = text_of(as_html(shown()))
    assert "bisher „unter 10 %“, jetzt „unter 12 %“" in page
    assert "Regel geändert Geschäftsführung" in page
    assert hash_of(PREVIEW) in page
    for said in (
        "Aktivierung 3 vom 04.01.2016, 09:00 Uhr, durch Geschäftsführung",
        "Mails bis 31.12.2016: bisher 412, danach 409 (−3).",
        "Kreis (Entwurf) 0 1 +1",
        "Fehler | *Quote* (Jobcenter) 61 02.05.2016 01.07.2016",
        "Testfälle der berührten Regeln: 3; davon schlagen fehl: 1. kdu-error-rate: genau 10,0 Prozent",
        "Freitag, 06.05.2016 Arbeitstag Haus geschlossen",
        "die Regel nennt einen anderen Tag",
    ):
        assert said in page


def test_who_must_approve_and_why_stands_with_the_commands_that_do_it() -> None:
    part = shown().parts[-1]
    assert [tuple(map(str, row)) for row in part.tables[0].rows] == [
        ("Fehler | *Quote*", "Kreis (mit Aktenzeichen und Tag der Entscheidung)",
         "sie weniger verlangt; die Frist eine andere ist"),
        ("das ganze Haus", "Geschäftsführung oder Leitung, Hilden",
         "anders geregelt ist, wer liest oder die Arbeit des Hauses macht"),
    ]  # fmt: skip
    short = hash_of(PREVIEW)[:12]
    assert part.commands == (
        f"zielwacht rules approve {short} --by kreis --file-number … --decided …",
        f"zielwacht rules approve {short} --by gf",
        f"zielwacht rules activate --preview {short}",
    )


@pytest.mark.parametrize("effect", EffectKind)
@pytest.mark.parametrize("locale", ["de", "en"])
def test_every_effect_has_its_words(effect: EffectKind, locale: Locale) -> None:
    assert shown(replace(PREVIEW, needs=(Need("reviews", (), (effect,)),)), locale).parts[-1].tables


@pytest.mark.parametrize("locale", ["de", "en"])
def test_every_side_of_a_rule_that_no_test_tries_has_its_words(locale: Locale) -> None:
    tables = [value for name, value in vars(coverage).items() if name.startswith("_OF_A_")]
    sides = {side for table in tables for side in table.values()} | {gap.side for gap in gaps(AFTER.rules(), ())}
    untried = tuple(f"reviews: {side}" for side in sorted(sides))
    assert len(untried) > 8
    one = shown(replace(PREVIEW, tests=changes.TestsOfEdit(1, (), untried)), locale)
    (part,) = [part for part in one.parts if part.id == "tests"]
    assert len(part.points) == len(untried)


def test_a_figure_that_is_kept_back_is_told_once_though_its_bound_moves() -> None:
    reported = Reported().say(review(reviewed=301, faulty=30)).deliver("2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4")
    books = (rulebook(error_rate("kdu-error-rate", bound)) for bound in ("10", "20"))
    verdicts = (judge(book, reported, date(2017, 2, 1))[RATE] for book in books)
    kept_back = VerdictChange(RATE, *(replace(one, moved_by_few=True) for one in verdicts))
    (part,) = [part for part in shown(replace(PREVIEW, verdicts=(kept_back,))).parts if part.id == "verdicts"]
    figure = str(part.tables[-1].rows[0][2])
    assert figure.startswith("knapp unter 10")
    assert "→" not in figure


@pytest.mark.parametrize("locale", ["de", "en"])
def test_an_edit_that_changes_nothing_is_one_sentence(locale: Locale) -> None:
    one = shown(NOTHING, locale)
    assert len(one.lead) == 1
    assert one.parts == ()
    assert as_markdown(one).count("\n\n") == 3
    assert "Zustimmung" not in as_markdown(one)


def test_the_matrix_stands_as_a_chart_and_as_a_table_with_the_same_numbers() -> None:
    (part,) = [part for part in shown().parts if part.id == "verdicts"]
    (chart,) = part.charts
    (matrix,) = [table for table in part.tables if table.name == chart.title]
    told = sorted(cell for row in matrix.rows for cell in map(str, row[1:]) if cell != "–")
    assert sorted(sign.text for sign in chart.drawn.signs) == told == ["1", "1"]  # type: ignore[union-attr]
    assert "Von „Ziel nicht erreicht“ nach „erreicht“: 1" in chart.says


def test_a_ticket_is_short_and_what_is_not_ours_is_no_sign_in_it() -> None:
    many = tuple(DaysUnlike(RATE, 61, ON, ON) for _ in range(14))
    ticket = as_markdown(shown(replace(PREVIEW, back_test=BackTest(ON, ON, many))))
    assert "| Fehler \\| \\*Quote\\* (Jobcenter) | 61 |" in ticket
    assert "… und 6 weitere; alle stehen auf der Seite (--format html)." in ticket
    assert "Unterschiede nach Rolle und Woche" not in ticket
    assert len(ticket.splitlines()) < 145


@pytest.mark.parametrize("locale", ["de", "en"])
@pytest.mark.parametrize(
    "edit",
    [
        pytest.param({"mails": None, "tests": None}, id="without mails and tests"),
        pytest.param({"tests": changes.TestsOfEdit()}, id="no test"),
        pytest.param({"tests": changes.TestsOfEdit(1)}, id="one test"),
        pytest.param({"verdicts": (VerdictChange(RATE, None, NEW[RATE]), VerdictChange(REVIEWS, OLD[REVIEWS], None))},
                     id="new and gone"),
        pytest.param({"verdicts": (VerdictChange(RATE, NEW[RATE], replace(NEW[RATE], target="13")),)},
                     id="other figures"),
        pytest.param({"verdicts": (), "obligations": (), "findings": FindingChanges(), "reports": ReportChanges(),
                      "not_compared": (), "back_test": BackTest(ON, ON, ())}, id="nothing but the rule"),
    ],
)  # fmt: skip
def test_every_kind_of_preview_can_be_shown(edit: dict[str, Any], locale: Locale) -> None:
    one = shown(replace(PREVIEW, **edit), locale)
    assert f'<html lang="{locale}">' in as_html(one)
    assert as_markdown(one).startswith("## ")


@needs_browser
def test_axe_has_nothing_to_object_to(tmp_path: Path) -> None:
    assert objections(as_html(shown()), tmp_path) == []
