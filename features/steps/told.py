"""Which mails arrived and what they say, held against the tables of a scenario."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .house import House
from .mail_server import Mail
from .words import day, rows

Table = Sequence[Sequence[str]]


def assert_arrived(arrived: Iterable[Mail], table: Table) -> None:
    """These mails and no others, in their order. Of the subject its beginning is compared; `an` may be left out."""
    found, lines = list(arrived), rows(table)
    expected = [(day(line["Tag"]), line.get("an", ""), line["Betreff beginnt mit"]) for line in lines]
    begun = as_far_as_asked([mail.subject for mail in found], [begins for _, _, begins in expected])
    names_whom = "an" in lines[0]
    assert [
        (mail.on, mail.to if names_whom else "", subject) for mail, subject in zip(found, begun, strict=True)
    ] == expected


def as_far_as_asked(subjects: Sequence[str], beginnings: Sequence[str]) -> list[str]:
    """Each subject as long as what is asked of it in the same place; one too many as a whole."""
    lengths = [len(begins) for begins in beginnings[: len(subjects)]] + [None] * (len(subjects) - len(beginnings))
    return [subject[:length] for subject, length in zip(subjects, lengths, strict=True)]


def assert_none(house: House, found: Iterable[Mail]) -> None:
    """That nothing came says something only of a service that has run."""
    assert house.has_run, "die Zielwacht ist noch gar nicht gelaufen: dass keine Mail kam, sagt nichts"
    assert [(mail.on, mail.to, mail.subject) for mail in found] == []


def only_one(found: Iterable[Mail]) -> Mail:
    mails = list(found)
    assert len(mails) == 1, f"es sind {len(mails)} solche Mails angekommen"
    return mails[0]


def assert_told(mail: Mail, table: Table) -> None:
    """Each line of the table, its cells one after the other. Headings are in capitals where a text cannot be bold."""
    told = [" ".join(line) for line in table]
    for part, text in (("Text", mail.text), ("HTML", mail.html)):
        lacking = [one for one in told if not _tells(text, one)]
        assert not lacking, f"im {part} fehlt: {'; '.join(lacking)}"


def assert_untold(mail: Mail, word: str) -> None:
    places = {"Betreff": mail.subject, "Text": mail.text, "HTML": mail.html}
    naming = [place for place, text in places.items() if _tells(text, word)]
    assert not naming, f"„{word}“ wird genannt in: {', '.join(naming)}"


def _tells(text: str, words: str) -> bool:
    return words.casefold() in text.casefold()
