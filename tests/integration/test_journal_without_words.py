"""What somebody types or calls something stands in rows, from which it can be deleted, and never in the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import connect
from typing import Any

from checker.domain.answer import AnswerChoice, ReadAnswer
from checker.domain.proposal import Matter, Proposal, SenderKind
from checker.store import Store, proposals
from checker.usecases.answering.proposals import reject
from tests.driven import DrivenHouse
from tests.integration.test_cli_findings import CRITERIA
from tests.integration.walked_house import DOMAIN, NOON, STAMP, walked
from tests.stored import url_of
from tests.workspace import EXAMPLES, FACHAUFSICHT, Workspace

DAY = ("--now", STAMP)
# One unmistakable word for each place at which a house types or names something.
WORDS = {
    "reason of an act": "Zwetschgenkuchen",
    "reason of an edit": "Sauerkirschsaft",
    "reason of an emergency": "Stachelbeerkuchen",
    "other reason of an act": "Quarkkeulchen",
    "reason of a retraction": "Mirabellensaft",
    "reason of a letter withheld": "Brombeergelee",
    "words of a letter": "Hagebuttentee",
    "reason of a mail seen to": "Rhabarberkompott",
    "reason of a rejected answer": "Kirschkernkissen",
    "remark of a report": "Quittenbrot",
    "file number": "50.1-2016/9191",
    "name of a unit": "Pflaumenhausen",
    "mailbox": "stachelbeere",
    "file that is refused": "Johannisbeere",
    "file that is imported": FACHAUFSICHT,
    "file that is set aside": "Sanddorn",
    "mistake in the rules": "preiselbeere",
}

# What is journaled of acts and files whose words stand in a row.
WITH_WORDS_BESIDE = {
    "act.recorded", "records.imported", "records.refused", "mail.settled", "mail.not_to_be_sent", "mail.edited",
    "inbox.rejected", "rules.edit_refused", "proposal.rejected", "absence.entered",
}  # fmt: skip


def facts_in(store: Path) -> Iterator[tuple[str, str]]:
    with connect(store) as opened:
        yield from opened.execute("SELECT kind, facts FROM journal")


def texts_of(facts: Any) -> Iterator[str]:
    match facts:
        case str():
            yield facts
        case dict():
            for value in facts.values():
                yield from texts_of(value)
        case list():
            for value in facts:
                yield from texts_of(value)


def everything_decided(made: Workspace) -> None:
    """Every command that takes a reason, a name or a file, on a house whose letter to the district is a draft."""
    organisation = made.rules / "organisation.yaml"
    text = organisation.read_text(encoding="utf-8")
    for old, new in (("Stadt Monheim am Rhein", "name of a unit"), ("geschaeftsfuehrung@", "mailbox")):
        assert old in text
        text = text.replace(old, WORDS[new] + ("@" if new == "mailbox" else ""))
    organisation.write_text(text, encoding="utf-8")
    reasons = ("--reason", WORDS["reason of an edit"], "--emergency", WORDS["reason of an emergency"])
    done(made, "rules", "activate", "--by", "gf", "--yes", *reasons)
    decide = (CRITERIA, "--by", "gf", "--yes", *DAY)
    until = ("--until", "2016-06-03")
    draft = key_of_a_mail(made, "draft")
    done(made, "mail", "edit", draft, "--opening", f"Das {WORDS['words of a letter']} ist da.", "--by", "gf", *DAY)
    withheld = WORDS["reason of a letter withheld"]
    done(made, "mail", "withhold", draft, "--reason", withheld, "--by", "gf", *DAY)
    done(made, "findings", "acknowledge", *decide, *until, "--reason", WORDS["reason of an act"])
    done(made, "findings", "silence", *decide, *until, "--reason", WORDS["other reason of an act"])
    about = ("investigation-criteria-agreed", "--submitted-on", "2016-05-20", "--evidence-kind", "minutes")
    said = ("--evidence", WORDS["file number"], "--note", WORDS["remark of a report"])
    key = done(made, "records", "report", *about, *said, *DAY).removesuffix(": filed\n")
    done(made, "records", "retract", key, "--reason", WORDS["reason of a retraction"], "--by", "gf", *DAY)
    done(made, "records", "import", made.example(), *DAY)
    refused = made.write(f"fachaufsicht_{WORDS['file that is refused']}.csv", "a;b\n1;2\n")
    assert made.run("records", "import", refused, *DAY).code != 0
    done(made, "roles", "deputize", "gf", "--from", "2016-08-01", "--until", "2016-08-19", *DAY)
    done(made, "tick", "--now", "2016-05-24T07:00")
    with connect(made.store) as opened:
        opened.execute("UPDATE message SET state = 'dead' WHERE state = 'sent' AND kind = 'digest'")
    done(made, "mail", "settle", key_of_a_mail(made, "dead"), "--reason", WORDS["reason of a mail seen to"], *DAY)


def done(made: Workspace, *arguments: str | Path) -> str:
    result = made.run(*arguments)
    assert result.code == 0, (arguments, result.out, result.err)
    return result.out


def key_of_a_mail(made: Workspace, state: str) -> str:
    with connect(made.store) as opened:
        return str(opened.execute("SELECT key FROM message WHERE state = ? LIMIT 1", [state]).fetchone()[0])


def an_answer_is_rejected(made: Workspace) -> None:
    matter = Matter("ZW-2d7d45", "2d7d45" + "0" * 58, CRITERIA, "gf@jobcenter", 1)
    came = Proposal(0, NOON, matter, ReadAnswer(AnswerChoice.DONE), SenderKind.ROLE)
    store = Store.open(url_of(made.store), create=False)
    with store.write() as tx:
        number = proposals.add(tx, came).number
    reject(store, number, "controlling", WORDS["reason of a rejected answer"], NOON, mail_domain=DOMAIN)
    store.close()


def the_daemon_sets_aside(folder: Path) -> DrivenHouse:
    folder.mkdir()
    house = DrivenHouse(folder)
    house.lay(FACHAUFSICHT)
    (house.inbox / f"{WORDS['file that is set aside']}.csv").symlink_to(EXAMPLES / FACHAUFSICHT)
    house.edit(f"\n{WORDS['mistake in the rules']}: 1\n")
    house.round(3)
    house.store.close()
    return house


def test_nothing_that_somebody_typed_or_named_is_in_the_journal(tmp_path: Path) -> None:
    made = walked(tmp_path / "house")
    everything_decided(made)
    an_answer_is_rejected(made)
    driven = the_daemon_sets_aside(tmp_path / "driven")
    stores = (made.store, driven.folder / "zielwacht.sqlite3")

    entries = [entry for store in stores for entry in facts_in(store)]

    kept = b"".join(store.read_bytes() for store in stores)
    assert [place for place, word in WORDS.items() if word.encode() not in kept and place != "name of a unit"] == []
    found = [(place, kind) for place, word in WORDS.items() for kind, facts in entries if word in facts]
    assert found == []
    sentences = [(kind, text) for kind, facts in entries for text in texts_of(json.loads(facts)) if " " in text]
    assert sentences == [], "every text in it is one word: an id, a code, a hash, a day"
    assert {kind for kind, _ in entries} >= WITH_WORDS_BESIDE
