"""Keys and notes are those of everybody else: vectors of RFC 8032, and a note that another program signed."""

from __future__ import annotations

from base64 import b64decode, b64encode
from pathlib import Path

import pytest

from checker.audit.ed25519 import is_signed, make_key, public_of, sign
from checker.audit.signed_note import NoteKey, signature_line
from checker.domain.refusal import KeyRefusal, Refused

# RFC 8032, section 7.1, tests 2 and 3: secret key, public key, message, signature.
VECTORS = [
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]
# From the documentation of Go's package sumdb/note.
NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNED = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"


def key_file(folder: Path, secret: str) -> Path:
    """A private key as RFC 8410 writes it, made by hand."""
    file = folder / "key"
    encoded = b64encode(bytes.fromhex("302e020100300506032b657004220420" + secret)).decode()
    file.write_text(f"-----BEGIN PRIVATE KEY-----\n{encoded}\n-----END PRIVATE KEY-----\n")
    file.chmod(0o600)
    return file


@pytest.mark.parametrize(("secret", "public", "message", "signature"), VECTORS, ids=["test 2", "test 3"])
def test_a_signature_is_that_of_the_standard(
    secret: str, public: str, message: str, signature: str, tmp_path: Path
) -> None:
    file = key_file(tmp_path, secret)
    assert public_of(file).hex() == public
    assert sign(file, bytes.fromhex(message)).hex() == signature
    assert is_signed(bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature))
    assert not is_signed(bytes.fromhex(public), b"another message", bytes.fromhex(signature))


def test_a_note_that_another_program_signed_is_read_as_it_was_meant() -> None:
    key = NoteKey.parse(NEUMANN)
    signature = b64decode(SIGNED.split()[-1])[4:]
    assert (str(key), is_signed(key.public, TEXT.encode(), signature)) == (NEUMANN, True)
    assert signature_line(key, signature) == SIGNED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a+b",
        NEUMANN.replace("c74f20a3", "c74f20a4"),
        NEUMANN.replace("ARpc", "AhpC"),
        NEUMANN[:-4],
        "a b" + NEUMANN,
    ],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no key"):
        NoteKey.parse(text)


def test_a_new_key_is_for_its_owner_alone_and_overwrites_nothing(tmp_path: Path) -> None:
    file = tmp_path / "key"
    public = make_key(file)
    assert (file.stat().st_mode & 0o777, public_of(file)) == (0o600, public)
    with pytest.raises(Refused) as refused:
        make_key(file)
    assert (refused.value.code, public_of(file)) == (KeyRefusal.EXISTS, public)


def test_a_key_that_does_not_serve_is_refused_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    good, other = key_file(tmp_path, VECTORS[0][0]), tmp_path / "other"
    other.write_text("no key\n")
    other.chmod(0o600)
    good.chmod(0o640)
    for file in (good, other, tmp_path / "gone", tmp_path):
        with pytest.raises(Refused) as refused:
            sign(file, b"text")
        seen.append(refused.value.code)
    assert seen == [KeyRefusal.READ_BY_OTHERS, KeyRefusal.NO_KEY, KeyRefusal.MISSING, KeyRefusal.UNREADABLE]
    good.chmod(0o600)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused) as refused:
        sign(good, b"text")
    assert refused.value.code is KeyRefusal.NO_PROGRAM
    with pytest.raises(Refused) as refused:
        make_key(tmp_path / "gone" / "key")
    assert refused.value.code is KeyRefusal.NO_PROGRAM


def test_a_key_whose_folder_is_missing_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        make_key(tmp_path / "gone" / "key")
    assert refused.value.code is KeyRefusal.CANNOT_BE_WRITTEN
