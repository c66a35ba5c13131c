"""Records hold words as text: an unknown one is kept out when it comes in, and read for ever once it is there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.cli.main import run
from checker.domain.record import CaseReview
from checker.domain.vocabulary import Vocabulary
from checker.rulebook.load import load_vocabulary

RULES = Path(__file__).parents[3] / "rules"
REVIEW = {
    "schema": "status-record/1", "type": "case_review", "scope": "hilden", "period": "2016-05", "topic": "kdu",
    "stratum": "new", "selection": "random", "reviewed": 20, "faulty": 1, "reported_at": "2016-06-02T08:00:00+02:00",
}  # fmt: skip


def receipt(tmp_path: Path, capsys: pytest.CaptureFixture[str], **change: Any) -> str:
    """What `check` says of a file with one review."""
    file = tmp_path / "prüfung.json"
    given = {key: value for key, value in {**REVIEW, **change}.items() if value is not None}
    file.write_text(json.dumps([given]), encoding="utf-8")
    run(["--rules", str(RULES), "check", str(file), "--on", "2016-07-04", "--rule", "kdu-error-rate"])
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("field", "word", "meant"),
    [("topic", "unterhalb", "unterhalt"), ("stratum", "newer", "new"), ("selection", "randon", "random")],
)
def test_a_word_that_the_house_has_not_declared_is_kept_out_with_what_was_meant(
    field: str, word: str, meant: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = receipt(tmp_path, capsys, **{field: word})
    assert "0 accepted" in told
    assert field in told
    assert f"did you mean '{meant}'?" in told


def test_where_files_themselves_are_counted_none_is_faulty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "1 accepted" in receipt(tmp_path, capsys, topic="akte", faulty=None)
    assert "must be empty where whole files are counted" in receipt(tmp_path, capsys, topic="akte")
    assert "0 accepted" in receipt(tmp_path, capsys, faulty=None), "elsewhere the faulty ones are what is reported"


def test_a_word_that_was_dropped_since_is_still_read() -> None:
    """A record of the store is loaded without asking any vocabulary; what is not declared is called by its id."""
    record = CaseReview.model_validate(
        {key: value for key, value in REVIEW.items() if key != "schema"} | {"topic": "alt"}
    )
    assert record.topic == "alt"
    assert Vocabulary().word("topic", "alt").title("de") == "alt"


def test_what_a_word_is_called_stands_in_the_vocabulary_in_both_languages() -> None:
    words = load_vocabulary(RULES)
    assert words.word("stratum", "existing").title("de") == "Bestandsfälle"
    assert words.word("stratum", "existing").title("en") == "existing cases"
