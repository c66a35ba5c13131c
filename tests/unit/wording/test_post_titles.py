"""In a list of posts each one is called otherwise, also where two titles are the same."""

from __future__ import annotations

from datetime import date

import pytest

from checker.findings.permissions import every_post
from checker.wording.locales import Locale
from checker.wording.post_titles import post_title, told_apart
from tests.unit.wording.made_up import shipped

# From September on a team and a role of the house bear one title in German.
ONE_TITLE = date(2016, 12, 1)
TEAM, ROLE = "teamleitung@but", "teamleitung_but@jobcenter"


@pytest.mark.parametrize("locale", ["de", "en"])
def test_no_two_posts_of_a_list_are_called_the_same(locale: Locale) -> None:
    house = shipped().organisation
    posts = tuple(every_post(house, ONE_TITLE))
    named = told_apart(posts, house, locale)
    assert list(named) == list(posts)
    assert len(set(named.values())) == len(posts)


def test_those_of_one_title_are_told_apart_by_their_units_and_no_others() -> None:
    house = shipped().organisation
    assert post_title(TEAM, house, "de") == post_title(ROLE, house, "de")
    named = told_apart((TEAM, ROLE, "gf@jobcenter"), house, "de")
    assert named == {
        TEAM: "Teamleitung Bildung und Teilhabe (Bildung und Teilhabe)",
        ROLE: "Teamleitung Bildung und Teilhabe (Jobcenter ME-aktiv)",
        "gf@jobcenter": "Geschäftsführung",
    }
