"""Whom a proxy's headers name, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.configuration.log_in_settings import ProxySettings
from checker.domain.refusal import ProxyRefusal, Refused
from checker.web.log_in.proxy_header import ProxyUser, claims_to_be_proxy, is_trusted, networks, proxy_user

HOUSE = ProxySettings(user_pattern=r"(?:JC\\)?(?P<user>[^\s\\/@,;:()]+)(?:@JC\.INTERN)?")
GROUPED = HOUSE.model_copy(update={"group_header": "X-Zielwacht-Groups"})


def headers(*pairs: tuple[str, str | bytes]) -> tuple[tuple[bytes, bytes], ...]:
    return tuple(
        (name.lower().encode(), value if isinstance(value, bytes) else value.encode("utf-8")) for name, value in pairs
    )


def user(*values: str | bytes) -> tuple[tuple[bytes, bytes], ...]:
    return headers(*(("X-Zielwacht-User", value) for value in values))


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        pytest.param("mustere", "mustere", id="as it is"),
        pytest.param("MUSTERE@JC.INTERN", "mustere", id="Kerberos"),
        pytest.param("MusterE@jc.intern", "mustere", id="Kerberos in another case"),
        pytest.param("JC\\mustere", "mustere", id="Windows"),
        pytest.param("  mustere\t", "mustere", id="blanks around it"),
        pytest.param("MÜLLERA", "müllera", id="umlaut"),
    ],
)
def test_each_way_to_write_a_name_is_one_name(sent: str, name: str) -> None:
    assert proxy_user(user(sent), HOUSE) == ProxyUser(name)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        pytest.param(user("mustere", "chefin"), ProxyRefusal.TWICE, id="twice"),
        pytest.param(user("mustere", "mustere"), ProxyRefusal.TWICE, id="twice the same"),
        pytest.param(user(""), ProxyRefusal.EMPTY, id="empty"),
        pytest.param(user("  "), ProxyRefusal.EMPTY, id="blank"),
        pytest.param(user("(null)"), ProxyRefusal.EMPTY, id="a variable that Apache does not know"),
        pytest.param(user("m" * 201), ProxyRefusal.TOO_LONG, id="over-long"),
        pytest.param(user("muster\te"), ProxyRefusal.UNREADABLE, id="tab within"),
        pytest.param(user("muster\x00e"), ProxyRefusal.UNREADABLE, id="NUL"),
        pytest.param(user("muster\x7fe"), ProxyRefusal.UNREADABLE, id="control character"),
        pytest.param(user(b"m\xfcller"), ProxyRefusal.UNREADABLE, id="not UTF-8"),
        pytest.param(user("\N{KELVIN SIGN}arl"), ProxyRefusal.UNREADABLE, id="looks like a k"),
        pytest.param(user("mu\N{LATIN SMALL LETTER LONG S}tere"), ProxyRefusal.UNREADABLE, id="looks like an s"),
        pytest.param(user("ｍustere"), ProxyRefusal.UNREADABLE, id="full width"),
        pytest.param(user("muster\u200be"), ProxyRefusal.UNREADABLE, id="a blank that nobody sees"),
        pytest.param(user("mustere@ANDERS.INTERN"), ProxyRefusal.ANOTHER_FORM, id="a realm that is not ours"),
        pytest.param(user("mustere@JCxINTERN"), ProxyRefusal.ANOTHER_FORM, id="a realm that is almost ours"),
        pytest.param(user("mustere, chefin"), ProxyRefusal.ANOTHER_FORM, id="two in one, as a proxy joins them"),
        pytest.param(user("JC\\"), ProxyRefusal.ANOTHER_FORM, id="a domain without a name"),
    ],
)
def test_what_no_proxy_sets_is_refused_with_its_reason(sent: tuple[tuple[bytes, bytes], ...], code: object) -> None:
    with pytest.raises(Refused) as refused:
        proxy_user(sent, HOUSE)
    assert refused.value.code is code
    assert "muster" not in str(refused.value)


def test_without_the_header_nobody_is_named() -> None:
    assert (
        proxy_user(headers(("X-Zielwacht-Users", "a"), ("X-Forwarded-User", "b"), ("X_Zielwacht_User", "c")), HOUSE)
        is None
    )


def test_groups_are_parted_and_may_be_none() -> None:
    sent = [*user("mustere"), *headers(("X-Zielwacht-Groups", "ZW-Nord; CN=ZW-GF,OU=Gruppen,DC=jc ;;(null)"))]
    assert proxy_user(sent, GROUPED) == ProxyUser("mustere", ("ZW-Nord", "CN=ZW-GF,OU=Gruppen,DC=jc"))
    assert proxy_user([*user("mustere"), *headers(("X-Zielwacht-Groups", ""))], GROUPED) == ProxyUser("mustere", ())


@pytest.mark.parametrize(
    ("groups", "code"),
    [
        pytest.param((), ProxyRefusal.NO_GROUPS, id="none"),
        pytest.param(("ZW-GF", "ZW-GF"), ProxyRefusal.TWICE, id="twice"),
        pytest.param(("g;" * 9000,), ProxyRefusal.TOO_LONG, id="over-long"),
    ],
)
def test_a_header_of_groups_is_held_to_the_same(groups: tuple[str, ...], code: object) -> None:
    with pytest.raises(Refused) as refused:
        proxy_user([*user("mustere"), *headers(*(("X-Zielwacht-Groups", each) for each in groups))], GROUPED)
    assert refused.value.code is code


@pytest.mark.parametrize(
    ("peer", "trusted"),
    [
        pytest.param("127.0.0.1", True, id="listed"),
        pytest.param("10.1.2.200", True, id="in a listed network"),
        pytest.param("::ffff:10.1.2.200", True, id="as a socket of both kinds writes it"),
        pytest.param("fd00::7", True, id="IPv6"),
        pytest.param("10.1.3.1", False, id="beside the network"),
        pytest.param("::1", False, id="this machine by its other address"),
        pytest.param("fe80::1%eth0", False, id="with a zone"),
        pytest.param("", False, id="not known"),
        pytest.param(None, False, id="a socket without addresses"),
        pytest.param("testclient", False, id="no address"),
        pytest.param("127.0.0.1, 10.1.2.3", False, id="a list, as X-Forwarded-For has it"),
    ],
)
def test_only_listed_peers_are_believed(peer: str | None, trusted: bool) -> None:
    assert is_trusted(peer, networks(("127.0.0.1", "10.1.2.0/24", "fd00::/64"))) is trusted


def test_nobody_is_believed_where_nobody_is_listed() -> None:
    assert not is_trusted("127.0.0.1", networks(()))


def test_who_claims_to_be_a_proxy_is_seen_by_either_header() -> None:
    assert claims_to_be_proxy(user("x"), GROUPED)
    assert claims_to_be_proxy(headers(("X-Zielwacht-Groups", "x")), GROUPED)
    assert not claims_to_be_proxy(headers(("X-Zielwacht-Groups", "x"), ("X-Forwarded-User", "x")), HOUSE)


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_whatever_comes_is_a_name_or_a_reason(first: bytes, second: bytes) -> None:
    sent = ((b"x-zielwacht-user", first), (b"x-zielwacht-groups", second))
    try:
        found = proxy_user(sent, GROUPED)
    except Refused as refused:
        found, reason = None, refused.code
    else:
        reason = None
    assert isinstance(reason, ProxyRefusal) is (found is None)
    if found is not None:
        assert found.name
        assert found.name == found.name.lower().strip()
        assert not set(found.name) & set("\\/@,;:()\x00\n")
