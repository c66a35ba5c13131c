"""The keys of links in their file: for one account alone, replaced without a gap."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.domain.refusal import LinkKeyRefusal, RefusalCode, Refused
from notifications.link_key_file import LinkKeyFile

NOW = datetime(2016, 5, 2, 7, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> LinkKeyFile:
    return LinkKeyFile(tmp_path / "links.key")


def code(file: LinkKeyFile) -> RefusalCode:
    with pytest.raises(Refused) as refused:
        file.keys()
    return refused.value.code


def test_the_first_key_is_for_this_account_alone(file: LinkKeyFile) -> None:
    made = file.make(NOW)
    assert file.keys() == (made.key,)
    assert file.place.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in file.place.parent.iterdir()] == ["links.key"]


def test_whoever_needs_one_makes_it_once(file: LinkKeyFile) -> None:
    file.make_if_missing(NOW)
    (first,) = file.keys()
    file.make_if_missing(NOW + timedelta(days=1))
    assert file.keys() == (first,)
    with pytest.raises(Refused) as refused:
        file.make(NOW)
    assert refused.value.code is LinkKeyRefusal.EXISTS


def test_a_new_key_signs_and_the_old_one_checks_until_its_links_are_over(file: LinkKeyFile) -> None:
    first = file.make(NOW).key
    second = file.rotate(NOW + timedelta(days=400)).key
    assert file.keys() == (second, first)
    third = file.rotate(NOW + timedelta(days=450)).key
    assert file.keys() == (third, second, first)
    fourth = file.rotate(NOW + timedelta(days=461)).key
    assert file.keys() == (fourth, third, second)


def test_a_file_that_does_not_serve_says_why(file: LinkKeyFile) -> None:
    assert code(file) is LinkKeyRefusal.MISSING
    file.make(NOW)
    file.place.chmod(0o640)
    assert code(file) is LinkKeyRefusal.READ_BY_OTHERS
    file.place.chmod(0o600)
    file.place.write_text("", "ascii")
    assert code(file) is LinkKeyRefusal.NO_KEYS
    file.place.write_text("AAAA 2016-05-02T07:00:00+00:00 AAAA\n", "ascii")
    assert code(file) is LinkKeyRefusal.NO_KEYS
    file.place.write_bytes(b"\xff\xfe")
    assert code(file) is LinkKeyRefusal.UNREADABLE


def test_where_no_file_can_be_written_nothing_is_left_behind(tmp_path: Path) -> None:
    file = LinkKeyFile(tmp_path / "away" / "links.key")
    with pytest.raises(Refused) as refused:
        file.make(NOW)
    assert refused.value.code is LinkKeyRefusal.CANNOT_BE_WRITTEN
    file.make_if_missing(NOW)
    assert code(file) is LinkKeyRefusal.MISSING
