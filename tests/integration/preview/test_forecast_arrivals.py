"""What comes in while a span is forecast, and who acts: supposed by whoever asks, and told in the result."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from checker.domain.act import ActKind
from checker.domain.clock import at_local
from checker.domain.finding import FindingState
from checker.domain.refusal import ForecastRefusal, Refused
from checker.domain.supposed import Supposed, SupposedCode
from checker.preview.forecast import Reporting, forecast
from checker.preview.forecast_result import Forecast, Span
from checker.starter import RECORDS
from checker.store import Store
from checker.usecases.importing.import_records import import_records
from checker.wording.locales import Locale
from checker.wording.supposed import supposed_text
from tests.integration.walked_house import house, store

__all__ = ["house", "store"]

# The house of `walked_house` was last ticked on 23.05.2016; its criteria are missed since the 3rd.
AHEAD = Span(date(2016, 5, 24), date(2016, 6, 3))
CRITERIA = "investigation-criteria-agreed/jobcenter/2016"
HANDED_IN = RECORDS / "deliverable.json"


def put(file: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, folder / (name or file.name))


def codes(foreseen: Forecast) -> dict[SupposedCode, Supposed]:
    return {one.code: one for one in foreseen.supposed}


def state_of_the_criteria(foreseen: Forecast) -> FindingState:
    (finding,) = [one for one in foreseen.findings if one.obligation == CRITERIA]
    return finding.state


def test_what_lies_in_a_folder_named_by_a_day_comes_on_that_day(store: Store, tmp_path: Path) -> None:
    put(HANDED_IN, tmp_path / "coming" / "2016-05-30")
    foreseen = forecast(store, AHEAD, arrivals=tmp_path / "coming")
    (finding,) = [one for one in foreseen.findings if one.obligation == CRITERIA]
    assert (finding.state, finding.resolved_on) == (FindingState.RESOLVED, date(2016, 5, 30))
    assert codes(foreseen)[SupposedCode.FILES_ARRIVE].facts == {"count": 1}
    assert SupposedCode.NO_ARRIVALS not in codes(foreseen)


def test_what_comes_later_on_a_day_is_seen_on_the_next_morning(store: Store, tmp_path: Path) -> None:
    put(HANDED_IN, tmp_path / "coming" / "2016-05-30T1030")
    foreseen = forecast(store, AHEAD, arrivals=tmp_path / "coming")
    (finding,) = [one for one in foreseen.findings if one.obligation == CRITERIA]
    assert finding.resolved_on == date(2016, 5, 31)


def test_what_is_wrong_with_a_file_is_told_and_the_rest_goes_on(store: Store, tmp_path: Path) -> None:
    coming = tmp_path / "coming"
    put(HANDED_IN, coming / "2016-05-30")
    put(HANDED_IN, coming, "undated.json")
    put(HANDED_IN, coming / "2016-02-30", "no-such-day.json")
    put(HANDED_IN, coming / "2016-05-30" / "deeper", "deeper.json")
    put(HANDED_IN, coming / "2016-07-01", "later.json")
    (coming / "2016-05-31").mkdir()
    (coming / "2016-05-31" / "broken.json").write_bytes(b"{")
    (coming / ".cache").mkdir()
    (coming / ".cache" / "hidden").write_bytes(b"")
    foreseen = forecast(store, AHEAD, arrivals=coming)
    assert state_of_the_criteria(foreseen) is FindingState.RESOLVED
    told = {(one.code, one.facts["file"]) for one in foreseen.supposed if "file" in one.facts}
    assert told == {
        (SupposedCode.FILE_UNDATED, "undated.json"),
        (SupposedCode.FILE_UNDATED, "2016-02-30/no-such-day.json"),
        (SupposedCode.FILE_UNDATED, "2016-05-30/deeper/deeper.json"),
        (SupposedCode.FILE_OUTSIDE, "2016-07-01/later.json"),
        (SupposedCode.FILE_REFUSED, "broken.json"),
    }


def test_a_folder_that_is_none_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        forecast(store, AHEAD, arrivals=tmp_path / "nowhere")
    assert refused.value.code is ForecastRefusal.NO_FOLDER


def test_findings_are_taken_on_so_many_working_days_after_they_were_told(store: Store) -> None:
    nobody, after_two = forecast(store, AHEAD), forecast(store, AHEAD, acts=2)
    assert state_of_the_criteria(nobody) is FindingState.OPEN
    assert state_of_the_criteria(after_two) is FindingState.ACKNOWLEDGED
    assert codes(after_two)[SupposedCode.ALL_TAKEN_ON].facts == {"days": 2}
    assert SupposedCode.NO_ACTS in codes(nobody)
    assert len(after_two.mails) < len(nobody.mails)


def test_they_are_taken_on_for_as_long_as_the_house_allows(store: Store) -> None:
    (finding,) = [one for one in forecast(store, AHEAD, acts=0).findings if one.obligation == CRITERIA]
    # Told long before: taken on with the first look, for 40 working days at most, over Corpus Christi.
    assert finding.until == date(2016, 7, 20)


def test_nobody_acts_before_being_told(store: Store) -> None:
    with pytest.raises(Refused) as refused:
        forecast(store, AHEAD, acts=-1)
    assert refused.value.code is ForecastRefusal.NO_DAYS


def test_nothing_of_it_is_done_in_the_store_itself(store: Store) -> None:
    forecast(store, Span(AHEAD.first, date(2016, 5, 27)), acts=0)
    with store.read() as tx:
        done = tx.exec_driver_sql(f"SELECT count(*) FROM act WHERE kind = '{ActKind.ACKNOWLEDGE}'").scalar()
    assert done == 0


# --- What senders are supposed to report -------------------------------------------------------------------


@pytest.fixture
def reported(store: Store) -> Store:
    """The reviews of the first quarter are known; nothing is of anybody else."""
    import_records(store, [RECORDS / "fachaufsicht_2016-Q1.csv"], at_local(date(2016, 5, 23), 8))
    return store


def test_on_time_each_known_sender_repeats_what_it_said_last_on_the_last_day(reported: Store) -> None:
    foreseen = forecast(reported, Span(date(2016, 7, 11), date(2016, 7, 15)), arrivals=Reporting.ON_TIME)
    came = {(one.sender, str(one.period), one.due): one.has_come for one in foreseen.reports_owed}
    assert came["fachaufsicht", "2016-Q2", date(2016, 7, 14)]
    assert not came["controlling", "2016-Q2", date(2016, 7, 14)]
    rates = [one for one in foreseen.verdict_changes if one.obligation == "kdu-error-rate/jobcenter/2016"]
    faulty_and_reviewed = [json.loads(one.figures)[5:7] for one in rates]
    # Of the first quarter's random reviews; then twice as many, as the second quarter repeats them.
    assert faulty_and_reviewed == [[5, 59], [10, 118]]


def test_of_whom_nothing_is_known_nothing_comes_and_that_is_told(reported: Store) -> None:
    foreseen = forecast(reported, Span(date(2016, 7, 11), date(2016, 7, 15)), arrivals=Reporting.ON_TIME)
    unknown = [one.facts for one in foreseen.supposed if one.code is SupposedCode.NOTHING_KNOWN]
    assert {"sender": "controlling", "profile": "quarterly-figures"} in unknown
    assert codes(foreseen)[SupposedCode.ON_TIME].facts == {"count": 1}
    assert SupposedCode.OVERDUE_STAYS_AWAY in codes(foreseen)


def test_as_last_year_what_came_a_year_before_comes_again(reported: Store) -> None:
    span = Span(date(2017, 5, 22), date(2017, 5, 24))
    foreseen = forecast(reported, span, arrivals=Reporting.AS_LAST_YEAR)
    assert codes(foreseen)[SupposedCode.AS_LAST_YEAR].facts == {"count": 1}
    assert SupposedCode.NO_ARRIVALS not in codes(foreseen)


@pytest.mark.parametrize("locale", ["de", "en"])
def test_everything_that_may_be_supposed_has_a_sentence(locale: Locale) -> None:
    for code in SupposedCode:
        facts = {name: date(2016, 7, 5) if name == "day" else name for name in code.facts}
        text = supposed_text(Supposed(code, facts), locale)
        assert all(name in text for name in facts if name not in ("day", "rulebook")), code
        assert "{" not in text
