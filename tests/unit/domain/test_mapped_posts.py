"""Posts by what another system calls somebody's groups."""

from __future__ import annotations

from datetime import date

import pytest

from checker.domain.mapped_posts import MappedPosts, mapped_posts
from checker.domain.organisation import Role, Unit
from tests.build import listed, organisation

TABLE = {"ZW-GF": ("gf",), "ZW-Leitung": ("leitung@hilden", "leitung@velbert"), "ZW-alles": ("leitung@hilden", "gf")}
ON = date(2016, 5, 2)


@pytest.mark.parametrize(
    ("named", "posts"),
    [
        pytest.param((), (), id="none"),
        pytest.param(("Domain Users",), (), id="a group that is not in the table"),
        pytest.param(("ZW-GF",), ("gf@jobcenter",), id="a role that exists once stands at the house"),
        pytest.param((" zw-gf ",), ("gf@jobcenter",), id="in any case"),
        pytest.param(("ZW-Leitung",), ("leitung@hilden", "leitung@velbert"), id="several posts"),
        pytest.param(("ZW-alles", "ZW-GF"), ("gf@jobcenter", "leitung@hilden"), id="each once, in the table's order"),
    ],
)
def test_groups_give_the_posts_of_the_table(named: tuple[str, ...], posts: tuple[str, ...]) -> None:
    assert mapped_posts(named, TABLE, organisation(), ON) == MappedPosts(posts, ())


@pytest.mark.parametrize(
    "post",
    [
        pytest.param("chef", id="no such role"),
        pytest.param("leitung", id="a role of units without a unit"),
        pytest.param("leitung@bonn", id="no such unit"),
        pytest.param("gf@hilden", id="a role that exists once, at a unit"),
        pytest.param("kreis", id="a body outside"),
    ],
)
def test_a_post_that_is_not_there_is_named(post: str) -> None:
    assert mapped_posts(("G",), {"G": (post, "gf")}, organisation(), ON) == MappedPosts(("gf@jobcenter",), (post,))


def test_roles_and_units_of_other_days_are_not_there() -> None:
    units = listed(offices=(Unit(id="hilden", name="Hilden", valid_to=date(2016, 4, 30)),))
    gf = Role(id="gf", title="GF", scope="organisation", mailbox="gf@example.org", valid_from=date(2016, 6, 1))
    house = organisation()
    later = house.model_copy(update={"listed": {**house.listed, **units}, "roles": (gf, *house.roles[1:])})
    assert mapped_posts(("ZW-alles",), TABLE, later, ON) == MappedPosts((), ("leitung@hilden", "gf"))
