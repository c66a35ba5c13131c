"""YAML 1.2 read strictly: what it means, where it stands, and what is refused in which words."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from checker.rulebook import yaml_tree
from checker.rulebook.yaml_tree import read

DEEP = "a: " + "[" * 60 + "]" * 60


def problems(text: str | bytes) -> list[str]:
    return [str(problem) for problem in read(text.encode() if isinstance(text, str) else text, "f.yaml").problems]


# --- What is accepted -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("text", "text", id="a word"),
        pytest.param("'10'", "10", id="a number in quotes is text"),
        pytest.param("10", 10, id="a whole number"),
        pytest.param("-3", -3, id="a negative number"),
        pytest.param("-１２", "-１２", id="digits of another script are text"),
        pytest.param("1２", "1２", id="mixed digits are text"),
        pytest.param("true", True, id="true"),
        pytest.param("no", "no", id="no is text, as in YAML 1.2"),
        pytest.param("on", "on", id="on is text"),
        pytest.param("null", None, id="null"),
        pytest.param("", None, id="nothing"),
        pytest.param("2016-02-29", date(2016, 2, 29), id="a day"),
        pytest.param("2016-W45", "2016-W45", id="a week is text"),
        pytest.param("30.04.2016", "30.04.2016", id="a German day is text, refused where a day belongs"),
        pytest.param("<", "<", id="an operator that YAML can read"),
        pytest.param("[1, b]", (1, "b"), id="a list is a tuple"),
        pytest.param('"Größe: \\u00e4"', "Größe: ä", id="an escape in double quotes"),
    ],
)
def test_a_value_means_what_yaml_1_2_says(written: str, meant: object) -> None:
    tree = read(f"key: {written}\n".encode(), "f.yaml")
    assert (tree.value, tree.problems) == ({"key": meant}, [])


@pytest.mark.parametrize("key", ["on", "yes", "2016", "1.012", "2016-01-01"])
def test_a_key_is_the_text_that_was_written(key: str) -> None:
    assert read(f"{key}: x\n".encode(), "f.yaml").value == {key: "x"}


def test_a_byte_order_mark_is_refused_because_nobody_sees_it() -> None:
    tree = read(b"\xef\xbb\xbfa: 1\n", "f.yaml")
    assert [str(problem) for problem in tree.problems] == [
        "f.yaml:1:1: a byte order mark begins the file; save it as UTF-8 without BOM"
    ]
    assert not tree.complete


def test_places_are_counted_in_characters_not_in_bytes() -> None:
    tree = read("ä: {größe: [eins, zwei]}\n".encode(), "f.yaml")
    assert str(tree.where(("ä", "größe", 1))) == "f.yaml:1:19"
    assert str(tree.where_key(("ä", "größe"))) == "f.yaml:1:5"


def test_a_path_that_is_not_written_is_placed_at_what_surrounds_it() -> None:
    tree = read(b"a:\n  b: {c: 1}\n", "f.yaml")
    assert str(tree.where(("a", "b", "missing", 3))) == "f.yaml:2:6"


# --- What is refused --------------------------------------------------------------------------------------

BROKEN = [
    pytest.param("", "1:1: the file is empty", id="empty file"),
    pytest.param("# nur ein Kommentar\n", "1:1: the file is empty", id="comment only"),
    pytest.param("a:\n\tb: 1\n", "2:1: tab in the indentation: use spaces", id="tab"),
    pytest.param("a:\n  \tb: 1\n", "2:3: tab in the indentation: use spaces", id="tab after spaces"),
    pytest.param("\ufeff".encode("utf-16-be") + b"\0a", "1:1: the file is UTF-16; save it as UTF-8", id="UTF-16 BE"),
    pytest.param("a: 1".encode("utf-16"), "1:1: the file is UTF-16; save it as UTF-8", id="UTF-16 with a mark"),
    pytest.param("a: 1".encode("utf-16-le"), "1:1: the file is UTF-16; save it as UTF-8", id="UTF-16 without a mark"),
    pytest.param("a: 1".encode("utf-32"), "1:1: the file is UTF-32; save it as UTF-8", id="UTF-32"),
    pytest.param(
        "a: 1\nb: Grö".encode("cp1252"),
        "2:6: not UTF-8: the byte 0xF6 cannot stand here; save the file as UTF-8",
        id="cp1252",
    ),
    pytest.param("a: x\x07y\n", "1:5: control character U+0007: delete it", id="control character"),
    pytest.param("a: x\x00y\n", "1:5: control character U+0000: delete it", id="null byte"),
    pytest.param("a: x\u2028y\n", "1:5: invisible line separator U+2028: press Enter instead", id="line separator"),
    pytest.param(
        "a: 1\nb: 2\na: 3\n", "3:1: the key 'a' stands here twice; it was first given in line 1", id="key twice"
    ),
    pytest.param(
        "{a: 1, a: 2}", "1:8: the key 'a' stands here twice; it was first given in line 1", id="twice in braces"
    ),
    pytest.param("a: &x 1\n", "1:4: anchor '&x': delete it and write the value out where it is needed", id="anchor"),
    pytest.param("a: *x\n", "1:4: alias '*x': write the value out", id="alias"),
    pytest.param("<<: {a: 1}\n", "1:1: merge key '<<': write the keys out", id="merge key"),
    pytest.param("a: !!str 1\n", "1:4: tag '!!str': delete it; text is written in quotes", id="tag"),
    pytest.param("a: !x 1\n", "1:4: tag '!x': delete it; text is written in quotes", id="own tag"),
    pytest.param(
        "a: 1\n---\nb: 2\n",
        "2:1: a second document begins here; a file holds one, delete the line '---'",
        id="second document",
    ),
    pytest.param(
        "%YAML 1.1\n---\na: yes\n",
        "1:1: a directive (%YAML, %TAG): delete the line, YAML 1.2 is read",
        id="directive",
    ),
    pytest.param(
        "a: 10.5\n",
        '1:4: 10.5 reads as a number with a decimal point or exponent; write it in quotes, "10.5"',
        id="float",
    ),
    pytest.param(
        "a: 1e3\n",
        '1:4: 1e3 reads as a number with a decimal point or exponent; write it in full and in quotes, "1000"',
        id="1e3",
    ),
    pytest.param(
        "a: .1\n",
        '1:4: .1 reads as a number with a decimal point or exponent; write it in full and in quotes, "0.1"',
        id=".1",
    ),
    pytest.param("a: .inf\n", '1:4: .inf reads as infinity or not a number; write it in quotes, ".inf"', id="infinity"),
    pytest.param(
        "a: 08\n",
        '1:4: 08 reads as a number with a leading zero; write 8, or "08" where text is meant',
        id="08",
    ),
    pytest.param(
        "a: 010\n",
        '1:4: 010 reads as a number with a leading zero; write 10, or "010" where text is meant',
        id="010",
    ),
    pytest.param(
        "a: 0x1F\n", '1:4: 0x1F reads as an octal, hexadecimal or binary number; write it in quotes, "0x1F"', id="0x1F"
    ),
    pytest.param(
        "a: 1_000\n",
        '1:4: 1_000 reads as a number with underscores; write 1000, or "1_000" where text is meant',
        id="1_000",
    ),
    pytest.param(
        "a: 12:30\n",
        '1:4: 12:30 reads as a time of day, or a number to the base 60; write it in quotes, "12:30"',
        id="12:30",
    ),
    pytest.param(
        "a: +5\n",
        '1:4: +5 reads as a number with a plus sign; write 5, or "+5" where text is meant',
        id="+5",
    ),
    pytest.param("a: 9223372036854775808\n", "1:4: a whole number beyond 64 bits", id="beyond 64 bits"),
    pytest.param("a: " + "9" * 5000 + "\n", "1:4: a whole number beyond 64 bits", id="5,000 digits"),
    pytest.param("a: 2016-02-30\n", "1:4: there is no day 2016-02-30", id="30 February"),
    pytest.param("a: 2016-13-01\n", "1:4: there is no day 2016-13-01", id="month 13"),
    pytest.param(
        "a: 2016-3-5\n", "1:4: '2016-3-5' is no full day: write two digits each, such as 2016-03-05", id="short day"
    ),
    pytest.param("a: >\nb: 1\n", '1:4: unquoted >: quote the operator, ">"', id="unquoted >"),
    pytest.param("a: >=\nb: 1\n", '1:4: unquoted >=: quote the operator, ">="', id="unquoted >="),
    pytest.param("a: =\n", '1:4: unquoted =: quote the operator, "="', id="unquoted ="),
    pytest.param("{operator: >, value: '1'}\n", '1:12: unquoted >: quote the operator, ">"', id="unquoted > in braces"),
    pytest.param(
        "{operator: >=, value: '1'}\n", '1:12: unquoted >=: quote the operator, ">="', id="unquoted >= in braces"
    ),
    pytest.param(DEEP, "1:54: nested deeper than 50 levels", id="60 brackets"),
    pytest.param("[" * 100_000, "1:52: nested deeper than 50 levels", id="100,000 brackets"),
    pytest.param(
        "a: 'x\n", "1:4: the quotation mark opened here is not closed, or a backslash stands in it", id="open quote"
    ),
    pytest.param(
        "a: [1, 2\n", "1:4: the bracket opened here is not closed, or a comma is missing in it", id="open bracket"
    ),
    pytest.param("a: {b: 1}}\n", "1:10: the bracket } closes nothing that was opened before it", id="bracket too many"),
    pytest.param("a: b: c\n", "1:5: a second colon in this line; write the text in quotes", id="second colon"),
    pytest.param("a: @b\n", "1:4: a word cannot begin with @; write it in quotes", id="at sign"),
    pytest.param(
        "a: 100\n  b: 2\n",
        "2:3: this line is indented further than its neighbours, or a colon is missing above it",
        id="indented too far",
    ),
    pytest.param(
        "a: - b\n", "1:4: a list begins on a line of its own; write text that begins with - in quotes", id="dash"
    ),
    pytest.param("? [a]\n: b\n", "1:3: a key must be a word", id="a list as key"),
    pytest.param(": b\n", "1:1: a key is missing before the colon", id="no key"),
]


@pytest.mark.parametrize("parser", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_what_is_broken_is_named_with_its_place(
    text: str | bytes, expected: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_tree, "_LOADER", getattr(yaml, parser))
    assert problems(text) == [f"f.yaml:{expected}"]


def test_every_mistake_of_a_file_is_told_not_only_the_first() -> None:
    assert problems("a: 08\nb: &x 1.5\nb: 2016-02-30\n") == [
        'f.yaml:1:4: 08 reads as a number with a leading zero; write 8, or "08" where text is meant',
        "f.yaml:2:4: anchor '&x': delete it and write the value out where it is needed",
        'f.yaml:2:4: 1.5 reads as a number with a decimal point or exponent; write it in quotes, "1.5"',
        "f.yaml:3:1: the key 'b' stands here twice; it was first given in line 2",
        "f.yaml:3:4: there is no day 2016-02-30",
    ]


def test_an_alias_bomb_costs_nothing_because_no_alias_is_followed() -> None:
    layers = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
    told = problems(f"a0: &a0 [x]\n{layers}")
    assert len(told) == 10 + 9 * 9
    assert all("anchor" in line or "alias" in line for line in told)


def test_a_file_of_more_than_two_megabytes_is_not_parsed() -> None:
    assert problems(b"a: " + b"x" * 2_000_000) == [
        "f.yaml: the file has 2,000,003 bytes; at most 2,000,000 are read: split it"
    ]
