"""Posts and obligation keys: taken apart and put together in one place each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.obligation_key import ObligationKey, key_of, of_rule, rule_of
from checker.domain.post import Post

words = st.from_regex(r"[a-z][a-z0-9_-]{0,20}", fullmatch=True)


@given(words, st.just("") | words)
def test_a_post_reads_as_it_is_written(role: str, unit: str) -> None:
    assert Post.parse(str(Post(role, unit))) == Post(role, unit)


def test_a_bare_role_names_no_unit() -> None:
    assert (Post.parse("gf"), str(Post("gf"))) == (Post("gf", ""), "gf")
    assert str(Post("geschaeftsstellenleitung", "hilden")) == "geschaeftsstellenleitung@hilden"


@given(words, words, words)
def test_an_obligation_key_reads_as_it_is_written(rule: str, scope: str, period: str) -> None:
    key = ObligationKey(rule, scope, period)
    assert ObligationKey.parse(str(key)) == key
    assert (str(key), rule_of(str(key))) == (key_of(rule, scope, period), rule)


@pytest.mark.parametrize("text", ["", "kdu-error-rate", "kdu-error-rate/jobcenter", "a/b/2016/more"])
def test_what_has_not_three_parts_is_no_obligation_key(text: str) -> None:
    with pytest.raises(ValueError, match="values to unpack"):
        ObligationKey.parse(text)


def test_a_renamed_rule_keeps_scope_and_period() -> None:
    assert of_rule("kdu-rate/jobcenter/2016", "kdu-error-rate") == "kdu-error-rate/jobcenter/2016"
