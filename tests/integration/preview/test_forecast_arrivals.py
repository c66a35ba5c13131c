"""What comes in while a span is forecast, and who acts: supposed by whoever asks, and told in the result."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from checker.domain.act import ActKind
from checker.domain.finding import FindingState
from checker.domain.refusal import ForecastRefusal, Refused
from checker.domain.supposed import Supposed, SupposedCode
from checker.preview.forecast import forecast
from checker.preview.forecast_result import Forecast, Span
from checker.starter import RECORDS
from checker.store import Store
from tests.integration.walked_house import house, store

__all__ = ["house", "store"]

# The house of `walked_house` was last ticked on 23.05.2016; its criteria are missed since the 3rd.
AHEAD = Span(date(2016, 5, 24), date(2016, 6, 10))
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
