"""A profile says what a file means: its own mistakes are told, and each of its words does what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from checker.domain.profile import Column, Numbers, Profile, SenderFile
from checker.records import FileReading, ImportContext, account, read_file, stored_in
from tests.build import with_units
from tests.unit.records import test_rows_of_data as rows_of_data
from tests.unit.records.files import FIGURES, HEADER, ON_JULY_4, REVIEWS, reviews, row, sentence_of
from tests.unit.records.test_rows_of_data import frozen

Change = Callable[[dict[str, Any]], None]


def changed(context: ImportContext, profile_id: str, change: Change) -> ImportContext:
    """The shipped rulebook with one profile edited as an admin would, and checked anew."""

    def edit(file: SenderFile) -> SenderFile:
        content = file.model_dump()
        for profile in content["profiles"]:
            if profile["id"] == profile_id:
                change(profile)
        return SenderFile.model_validate(content)

    return replace(context, senders=tuple(map(edit, context.senders)))


def read_with(context: ImportContext, data: bytes, name: str = REVIEWS) -> FileReading:
    return read_file(name, data, context, recorded_at=ON_JULY_4)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(
            lambda profile: profile["columns"]["geprüft"].update(field="reviewd"),
            "unknown field 'reviewd'.*did you mean 'reviewed'",
            id="a field records of this type do not have",
        ),
        pytest.param(
            lambda profile: profile["columns"]["Bemerkung"].update(ignore=None),
            "column 'Bemerkung' is not used",
            id="a column neither mapped nor ignored",
        ),
        pytest.param(
            lambda profile: profile["columns"].pop("Fallart"),
            "needs 'stratum', which no column and no constant gives",
            id="a needed field that nothing gives",
        ),
        pytest.param(
            lambda profile: profile["sum_row"].update(column="Nr"), "unknown column 'Nr'", id="a column of no file"
        ),
        pytest.param(
            lambda profile: profile["file"].update(name=("fachaufsicht_{jear}.csv",)),
            "unknown placeholder '{jear}'.*did you mean '{year}'",
            id="a placeholder that stands for nothing",
        ),
        pytest.param(
            lambda profile: profile.update(lines=({"text": "{date} bis {date}", "sets": "reported_at"},)),
            "placeholder '{date}' stands twice",
            id="a placeholder twice",
        ),
        pytest.param(
            lambda profile: profile["file"].update(name=("*a" * 13 + ".csv",)),
            "13 stars are too many",
            id="more stars than anybody means",
        ),
        pytest.param(lambda profile: profile["file"].update(encoding=None), "encoding", id="a CSV without encoding"),
        pytest.param(lambda profile: profile.update(records=None), "exactly one of them", id="rows become nothing"),
        pytest.param(lambda profile: profile.update(kwarantine="row"), "kwarantine", id="an unknown key"),
    ],
)
def test_a_profile_that_contradicts_itself_is_refused(context: ImportContext, change: Change, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        changed(context, "reviews", change)


def test_one_sign_cannot_separate_decimals_and_thousands() -> None:
    with pytest.raises(ValidationError, match="both decimals and thousands"):
        Numbers(decimal=",", thousands=(",",))


def test_the_row_policy_keeps_out_the_bad_row_only(context: ImportContext) -> None:
    by_row = changed(context, "reviews", lambda profile: profile.update(quarantine="row"))
    reading = read_with(by_row, reviews(row(1), row(2, month="02/2016", faulty="14")))
    result = account(reading, stored_in(()), recorded_at=ON_JULY_4, sequence=7)
    assert (result.account.accepted, result.account.quarantined) == (1, 1)
    assert result.report is not None
    assert (result.report.sequence, result.versions[0].sequence) == (7, 7)


def test_a_file_without_rows_is_a_nil_report_where_the_profile_says_so(context: ImportContext) -> None:
    may_be_empty = changed(context, "reviews", lambda profile: profile.update(empty="nil_report"))
    reading = read_with(may_be_empty, reviews())
    result = account(reading, stored_in(()), recorded_at=ON_JULY_4, sequence=1)
    assert result.account.read == 0
    assert result.report is not None
    assert result.report.nil


def test_a_column_may_be_left_out_where_the_profile_says_so(context: ImportContext) -> None:
    header = HEADER.replace(";Bemerkung", "")
    data = reviews(row().removesuffix(";"), header=header)
    assert read_with(context, data).problems != ()
    optional = changed(context, "reviews", lambda profile: profile["columns"]["Bemerkung"].update(optional=True))
    assert len(read_with(optional, data).candidates) == 1


def two_profiles(profile: dict[str, Any], lines: tuple[str, str]) -> list[dict[str, Any]]:
    return [
        {**profile, "id": name, "file": {**profile["file"], "contains": (line,)}}
        for name, line in zip(("first", "second"), lines, strict=True)
    ]


@pytest.mark.parametrize(
    ("lines", "profile", "told"),
    [
        pytest.param(("Jobcenter M*", "Kreis *"), "first@1", None, id="one contains its line"),
        pytest.param(("Kreis *", "Stadt *"), "", "the file contains the lines of no import profile", id="none does"),
        pytest.param(
            ("Jobcenter*", "Stand: *"),
            "",
            "several import profiles fit this file; tell them apart by 'contains'",
            id="both do",
        ),
    ],
)
def test_exactly_one_profile_must_fit(
    context: ImportContext, lines: tuple[str, str], profile: str, told: str | None
) -> None:
    (sender,) = (file for file in context.senders if file.sender.id == "fachaufsicht")
    content = sender.model_dump()
    content["profiles"] = tuple(two_profiles(content["profiles"][0], lines))
    reading = read_with(replace(context, senders=(SenderFile.model_validate(content),)), reviews(row()))
    assert reading.profile == profile
    assert [sentence_of(problem) for problem in reading.problems] == ([told] if told else [])


def test_an_office_counts_as_long_as_it_exists(context: ImportContext) -> None:
    merged = tuple(
        unit.model_copy(update={"valid_to": date(2016, 4, 30)}) if unit.id == "heiligenhaus" else unit
        for unit in context.organisation.units("office")
    )
    later = replace(context, organisation=with_units(context.organisation, offices=merged))
    still_there = reviews(row(office="Heiligenhaus", month="04/2016"))
    gone = reviews(row(office="Heiligenhaus", month="05/2016"))
    assert len(read_with(later, still_there).candidates) == 1
    (kept_out,) = read_with(later, gone).quarantined
    assert sentence_of(kept_out.reason) == "column 'Geschäftsstelle': the unit 'heiligenhaus' did not exist in 2016-05"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param([("KdU", 5), ("Regress", 7), ("Akte", 7)], None, id="the largest topic"),
        pytest.param([("KdU", 5), ("Regress", 7), ("Akte", 12)], None, id="the sum of the topics"),
        pytest.param([("Akte", 12)], None, id="files alone"),
        pytest.param(
            [("KdU", 5), ("Regress", 7), ("Akte", 6)],
            "6 files cannot have given topics of at most 7 and 12 in all: row 3",
            id="fewer files than the largest topic",
        ),
        pytest.param(
            [("KdU", 5), ("Regress", 7), ("Akte", 13)],
            "13 files cannot have given topics of at most 7 and 12 in all: row 3",
            id="more files than topic results",
        ),
    ],
)
def test_files_lie_between_the_largest_topic_and_all_topics(
    context: ImportContext, rows: list[tuple[str, int]], told: str | None
) -> None:
    lines = [
        row(number, topic=topic, reviewed=str(reviewed), faulty="" if topic == "Akte" else "0")
        for number, (topic, reviewed) in enumerate(rows, start=1)
    ]
    warnings = read_with(context, reviews(*lines)).warnings
    assert [sentence_of(warning) for warning in warnings] == ([told] if told else [])


FIGURE_HEADER = (
    "Berichtsmonat:;März 2016\r\nDatenstand:;Juni 2016\r\n"
    "Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus\r\n"
)


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        pytest.param(
            "Integrationsquote Asyl/Flucht;JFW;22;21;;2,5;;endgültig",
            "'Zähler' (22) exceeds 'Nenner' (21) of a share",
            id="a share above the whole",
        ),
        pytest.param(
            "Integrationsquote Asyl/Flucht;JDW;21;22;;2,5;;endgültig",
            "column 'Aggregat': this aggregation makes no sense for this kind of row",
            id="a mean where year-to-date is reported",
        ),
        pytest.param(
            "Integrationsquote Asyl/Flucht;JFW;.;22;;2,5;;endgültig",
            "a measurement needs a value, or a 'Zähler' and a 'Nenner'",
            id="an unknown numerator is not zero",
        ),
        pytest.param(
            "Integrationsquote Asyl;JFW;21;22;;2,5;;endgültig",
            "column 'Kennzahl': unknown word 'Integrationsquote Asyl'",
            id="a metric nobody declared",
        ),
    ],
)
def test_a_key_figure_must_make_sense(context: ImportContext, figure: str, told: str) -> None:
    (kept_out,) = read_with(context, f"{FIGURE_HEADER}{figure}\r\n".encode(), FIGURES).quarantined
    assert sentence_of(kept_out.reason) == told


def test_growth_may_exceed_its_base(context: ImportContext) -> None:
    figure = "Bestand Langzeitleistungsbezieher;JDW;17.741;17.702;0,2;1,5;-;vorläufig\r\n"
    assert len(read_with(context, f"{FIGURE_HEADER}{figure}".encode(), FIGURES).candidates) == 1


def test_a_column_is_mapped_or_ignored_not_both() -> None:
    with pytest.raises(ValidationError, match="not both"):
        Column(field="reviewed", ignore="überflüssig")


def test_a_profile_is_named_with_its_version(context: ImportContext) -> None:
    profiles: list[Profile] = [profile for sender in context.senders for profile in sender.profiles]
    assert {profile.name for profile in profiles} == {
        "reviews@1",
        "key-figures@1",
        "interface-dialogues@1",
        "status-records@1",
        "monthly-figures@1",
        "quarterly-figures@1",
        "official-figures@1",
        "appointments@1",
        "agreements@1",
        "meetings@1",
    }


def test_a_column_of_yes_and_no_has_no_third_word() -> None:
    with pytest.raises(ValidationError, match="'is_last' mean true or false"):
        Column(field="is_last", values={"ja": "true", "vielleicht": "perhaps"})


def test_two_rows_that_differ_about_the_same_are_both_kept_out(context: ImportContext) -> None:
    strict = changed(context, "reviews", lambda profile: profile.update(same_key="quarantined", quarantine="row"))
    reading = read_with(strict, reviews(row(1), row(2, month="02/2016"), row(3, reviewed="14")))
    assert [candidate.origin.row for candidate in reading.candidates] == [2]
    assert [(kept.row, sentence_of(kept.reason)) for kept in reading.quarantined] == [
        (number, "different things are said about the same: rows 1, 3; none of them is taken") for number in (1, 3)
    ]


def test_the_same_row_twice_contradicts_nothing(context: ImportContext) -> None:
    strict = changed(context, "reviews", lambda profile: profile.update(same_key="quarantined"))
    reading = read_with(strict, reviews(row(1), row(2, entered="05.02.2016")))
    assert (len(reading.candidates), reading.quarantined) == (2, ())


def test_a_later_row_corrects_where_the_profile_says_so(context: ImportContext) -> None:
    reading = read_with(context, reviews(row(1), row(2, reviewed="14", entered="05.02.2016")))
    result = account(reading, stored_in(()), recorded_at=ON_JULY_4, sequence=1).account
    assert (result.accepted, result.correction, result.quarantined) == (1, 1, 0)


SICK = "Krankheitsquote;JD;.;.;{};11,0;;vorläufig"
KEY_FIGURES = (
    "Berichtsmonat:;März 2016",
    "Datenstand:;Juni 2016",
    "Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus",
)


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        pytest.param(SICK.format("."), "unknown", id="the rate"),
        pytest.param("Integrationsquote Asyl/Flucht;JFW;.;.;x;2,5;;vorläufig", "unknown", id="part and whole"),
        pytest.param("Integrationsquote Asyl/Flucht;JFW;*;*;x;2,5;;vorläufig", "suppressed", id="a suppressed part"),
    ],
)
def test_a_mark_as_the_only_figure_of_a_row_says_that_there_is_none(
    context: ImportContext, line: str, mark: str
) -> None:
    reading = read_with(context, "\r\n".join((*KEY_FIGURES, line)).encode(), FIGURES)
    (candidate,) = reading.candidates
    assert candidate.record.no_figure == mark  # type: ignore[union-attr]


@pytest.mark.parametrize("cell", ["", "?"])
def test_a_blank_or_an_undeclared_sign_is_no_mark(context: ImportContext, cell: str) -> None:
    reading = read_with(context, "\r\n".join((*KEY_FIGURES, SICK.format(cell))).encode(), FIGURES)
    assert not reading.candidates


def test_a_figure_beside_a_mark_is_a_figure(context: ImportContext) -> None:
    reading = read_with(context, "\r\n".join((*KEY_FIGURES, SICK.format("11,4"))).encode(), FIGURES)
    assert reading.candidates[0].record.no_figure is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("parts", "leaves"),
    [
        pytest.param({}, False, id="every column, every row"),
        pytest.param({"rows": {"skip": ({"text": "davon*", "reason": "Teil der Zeile darüber"},)}}, True, id="rows"),
        pytest.param({"rows": {"stop": "Anhang*"}}, True, id="what stands below"),
        pytest.param({"rows": {"after": "Tabelle 2*"}}, True, id="what stands above"),
        pytest.param({"ignore_others": "nicht gebraucht"}, True, id="other columns"),
    ],
)
def test_a_profile_says_whether_it_leaves_something_unread(parts: dict[str, Any], *, leaves: bool) -> None:
    """Of a file that may hold what nobody has read no copy is handed on in a pack."""
    amounts = {"Stelle": {"field": "scope", "units": "office"}, "Betrag": {"field": "value"}}
    made = Profile.model_validate(frozen(rows_of_data.profile(columns=amounts, **parts)))
    assert made.leaves_unread is leaves
