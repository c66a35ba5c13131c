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
    assert len(found) == len(lines), [(mail.on, mail.to, mail.subject) for mail in found]
    expected = [(day(line["Tag"]), line.get("an"), line["Betreff beginnt mit"]) for line in lines]
    begun = [
        (mail.on, to and mail.to, mail.subject[: len(begins)])
        for mail, (_, to, begins) in zip(found, expected, strict=True)
    ]
    assert begun == expected


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
    assert [one for one in told if not _tells(mail.text, one)] == [], "das fehlt im Text"
    assert [one for one in told if not _tells(mail.html, one)] == [], "das fehlt im HTML"


def assert_untold(mail: Mail, word: str) -> None:
    places = {"Betreff": mail.subject, "Text": mail.text, "HTML": mail.html}
    assert [place for place, text in places.items() if _tells(text, word)] == [], f"genannt wird: {word}"


def _tells(text: str, words: str) -> bool:
    return words.casefold() in text.casefold()
