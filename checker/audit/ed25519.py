"""Ed25519 keys: made, read and used by the program `openssl`, which the auditor checks signatures with too. Shell.

The private key stays in its file: what this process handles is a new one, between its making and its file.
Source: RFC 8032; the encodings are those of RFC 8410.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from base64 import b64encode
from pathlib import Path

from checker.domain.refusal import KeyRefusal, Refused

PROGRAM = "openssl"
OTHERS = 0o077
FOR_US_ALONE = 0o600
# What stands before the 32 bytes of a public key in its DER encoding.
SPKI = bytes.fromhex("302a300506032b6570032100")
PUBLIC_BYTES = 32
# A signature takes milliseconds; what takes longer hangs.
SECONDS = 20


def make_key(file: Path) -> bytes:
    """Write a new private key to `file`, which must not be there, for us alone to read. Its public key (32 bytes)."""
    private = _openssl("genpkey", "-algorithm", "ed25519")
    assert private is not None, "a key is made of nothing but chance"
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FOR_US_ALONE)
        with os.fdopen(handle, "wb") as written:
            written.write(private)
            written.flush()
            os.fsync(written.fileno())
    except FileExistsError:
        raise Refused(KeyRefusal.EXISTS, file=str(file)) from None
    except OSError:
        raise Refused(KeyRefusal.CANNOT_BE_WRITTEN, file=str(file)) from None
    return public_of(file)


def public_of(file: Path) -> bytes:
    """The public key (32 bytes) of the private key in `file`. Refused where it is not ours alone, or no such key."""
    try:
        rights = file.stat().st_mode
        file.read_bytes()
    except FileNotFoundError:
        raise Refused(KeyRefusal.MISSING, file=str(file)) from None
    except OSError:
        raise Refused(KeyRefusal.UNREADABLE, file=str(file)) from None
    if rights & OTHERS:
        raise Refused(KeyRefusal.READ_BY_OTHERS, file=str(file), rights=f"{rights & 0o777:04o}")
    found = _openssl("pkey", "-in", str(file), "-pubout", "-outform", "DER")
    if found is None or not found.startswith(SPKI) or len(found) != len(SPKI) + PUBLIC_BYTES:
        raise Refused(KeyRefusal.NO_KEY, file=str(file))
    return found[len(SPKI) :]


def sign(file: Path, text: bytes) -> bytes:
    """The signature (64 bytes) of `text` by the private key in `file`. Refused as `public_of` is."""
    public_of(file)
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "text"
        said.write_bytes(text)
        signature = _openssl("pkeyutl", "-sign", "-inkey", str(file), "-rawin", "-in", str(said))
    if not signature:
        raise Refused(KeyRefusal.NO_KEY, file=str(file))
    return signature


def is_signed(public: bytes, text: bytes, signature: bytes) -> bool:
    """Did whoever holds the private key of `public` (32 bytes) sign `text`?"""
    with tempfile.TemporaryDirectory() as folder:
        names = {"text": text, "signature": signature, "key.pem": pem_of(public).encode()}
        for name, content in names.items():
            (Path(folder) / name).write_bytes(content)
        key, said, signed = (str(Path(folder) / name) for name in ("key.pem", "text", "signature"))
        answer = _openssl("pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", said, "-sigfile", signed)
    return answer is not None


def pem_of(public: bytes) -> str:
    """The public key (32 bytes) as the file that `openssl` reads."""
    return f"-----BEGIN PUBLIC KEY-----\n{b64encode(SPKI + public).decode()}\n-----END PUBLIC KEY-----\n"


def _openssl(*words: str) -> bytes | None:
    """What the program answers. None: it refuses what it was given."""
    try:
        done = subprocess.run(
            [PROGRAM, *words], stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        raise Refused(KeyRefusal.NO_PROGRAM) from None
    return done.stdout if done.returncode == 0 else None
