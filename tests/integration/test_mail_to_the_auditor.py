"""The auditor whom the house names gets each week's checkpoints, a line each; the log is held against that mail."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from checker.audit import verify
from tests.workspace import Workspace, make_workspace

DAYS = ("2016-07-04", "2016-07-05", "2016-07-11")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Ticks of a week and of the Monday after it. The auditor stands outside the house."""
    folder = tmp_path_factory.mktemp("audited")
    made = make_workspace(folder / "house", ("schnittstellen",))
    (folder / "keys").mkdir()
    (made.folder / "mails").mkdir()
    settings = f'\n[audit]\nkey_file = "{folder}/keys/audit.key"\norigin = "house.example/log"\n'
    made.configure(more=settings)
    escalation = made.rules / "escalation.yaml"
    text = escalation.read_text(encoding="utf-8")
    named = re.sub(r"^(service: \w+.*)$", r"\1\nauditor: revision", text, flags=re.MULTILINE)
    escalation.write_text(named, encoding="utf-8")
    assert made.run("rules", "activate").code == 0
    assert made.run("audit", "key", "new").code == 0
    for day in DAYS:
        assert made.run("tick", "--now", f"{day}T07:00").code == 0
    return made


def mails(house: Workspace) -> list[EmailMessage]:
    found = []
    for path in sorted((house.folder / "mails").glob("*.eml")):
        mail = message_from_bytes(path.read_bytes(), policy=policy.default)
        assert isinstance(mail, EmailMessage)
        if mail["X-Zielwacht-Kind"] == "checkpoints":
            found.append(mail)
    return found


def text_of(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_it_leaves_once_a_week_to_the_auditor_alone(house: Workspace) -> None:
    assert [str(mail["To"]) for mail in mails(house)] == ["revision@jobcenter.example"] * 2
    first, second = (text_of(mail) for mail in mails(house))
    assert "Kein Prüfpunkt in dieser Zeit" in first, "the day's is made behind the first tick"
    assert second.count("house.example/log ") == 2 * (len(DAYS) - 1), "in each line twice: who is signed, who signs"
    assert "Zuletzt gegengeprüft  noch nie" in second


def raw(house: Workspace) -> bytes:
    """The second mail as it left, to the byte."""
    paths = sorted((house.folder / "mails").glob("*.eml"))
    every = [path.read_bytes() for path in paths]
    return [one for one in every if message_from_bytes(one)["X-Zielwacht-Kind"] == "checkpoints"][1]


def forwarded(mail: bytes) -> bytes:
    around = EmailMessage()
    around["Subject"] = "WG: Prüfpunkte"
    around.set_content("anbei")
    around.add_attachment(message_from_bytes(mail, policy=policy.default))
    return around.as_bytes()


def in_base64(mail: bytes) -> bytes:
    """As some mailboxes hand it out: encoded anew, with line ends of their own."""
    again = message_from_bytes(mail, policy=policy.SMTP)
    assert isinstance(again, EmailMessage)
    text = again.get_body(("plain",))
    assert text is not None
    text.set_content(str(text.get_content()), cte="base64")
    return again.as_bytes()


@pytest.mark.parametrize("kept_as", [bytes, forwarded, in_base64], ids=["as it left", "attached", "in base64"])
@pytest.mark.parametrize("alone", [False, True], ids=["the program", "verify.py alone"])
def test_the_mail_itself_is_what_the_log_is_held_against(
    house: Workspace, tmp_path: Path, kept_as: Callable[[bytes], bytes], alone: bool
) -> None:
    mail = tmp_path / "pruefpunkte.eml"
    mail.write_bytes(kept_as(raw(house)))
    if not alone:
        done = house.run("audit", "verify", "--checkpoint", mail, "--now", "2016-07-12T09:00")
        assert (done.code, done.out.count("the signature holds")) == (0, len(DAYS) - 1), done.out + done.err
        return
    log = tmp_path / "log.txt"
    log.write_text(house.run("audit", "log", "--format", "lines").out, encoding="utf-8")
    verifier = Path(verify.__file__)
    held = subprocess.run([sys.executable, "-I", verifier, log, "--checkpoint", mail], capture_output=True, text=True)
    assert (held.returncode, held.stderr) == (0, "")
    assert held.stdout.count("openssl") == len(DAYS) - 1


def test_a_mail_without_a_checkpoint_says_what_it_is_good_for(house: Workspace, tmp_path: Path) -> None:
    mail = tmp_path / "uebersicht.eml"
    mail.write_bytes(b"Message-ID: <1@x>\r\nX-Zielwacht-Log: 3:00\r\n\r\nGuten Tag\r\n")
    done = house.run("audit", "verify", "--checkpoint", mail)
    assert (done.code, "its X-Zielwacht-Log goes with --head" in done.err) == (2, True)
    mail.write_bytes(b"\xff\xfe\x00")
    assert "neither UTF-8 text nor a mail" in house.run("audit", "verify", "--checkpoint", mail).err
    odd = "Content-Type: text/plain; charset=martian"
    mail.write_bytes(f"Message-ID: <1@x>\n{odd}\nContent-Transfer-Encoding: base64\n\nww==\n".encode())
    assert house.run("audit", "verify", "--checkpoint", mail).code == 2


def test_the_text_of_the_mail_saved_as_a_file_is_what_the_log_is_held_against(house: Workspace, tmp_path: Path) -> None:
    kept = tmp_path / "mail.txt"
    kept.write_text(text_of(mails(house)[1]), encoding="utf-8")
    done = house.run("audit", "verify", "--checkpoint", kept, "--now", "2016-07-12T09:00")
    assert (done.code, done.out.count("the signature holds")) == (0, len(DAYS) - 1), done.out + done.err
    assert house.run("tick", "--now", "2016-07-18T07:00").code == 0
    assert "Zuletzt gegengeprüft  12.07.2016, 09:00 Uhr" in text_of(mails(house)[2])
    kept.write_text(kept.read_text(encoding="utf-8").replace("=\n", "\n", 1), encoding="utf-8")
    torn = house.run("audit", "verify", "--checkpoint", kept)
    assert (torn.code, "torn" in torn.err) == (2, True)
