"""Takes a packed CSV or JSON file (`.gz`) out of its wrapping, up to a bound. Pure."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping

from checker.domain.file_limits import PACKED_NAME, STARTER, FileLimits
from checker.domain.problem import Location
from checker.domain.record_problem import ProblemCode
from checker.records.reading import refuse
from checker.records.templates import fits

GZIP = b"\x1f\x8b\x08"


def unpacked(name: str, data: bytes, limits: FileLimits = STARTER) -> bytes:
    """The bytes as they are, or what is packed in them. Raises Refused: torn, empty, or larger than any file may be.

    A few kilobytes may unpack to gigabytes: no more is unpacked than a file may hold that comes unpacked.
    """
    if not data.startswith(GZIP):
        return data
    import gzip  # few files are packed

    most = limits.bytes_of(name)
    try:
        content = gzip.GzipFile(fileobj=io.BytesIO(data)).read(most + 1)
    except (OSError, EOFError, zlib.error):
        raise refuse(Location(name), ProblemCode.PACKING_TORN) from None
    if len(content) > most:
        raise refuse(Location(name), ProblemCode.UNPACKED_TOO_LARGE, {"megabytes": most >> 20})
    if not content.strip():
        raise refuse(Location(name), ProblemCode.FILE_EMPTY)
    return content


def unpacked_name(name: str) -> str:
    """What a file is called once it is unpacked."""
    return name[: -len(PACKED_NAME)] if name.lower().endswith(PACKED_NAME) else name


def name_fits(template: str, name: str) -> Mapping[str, str] | None:
    """As `fits`, of a file's name; a template says nothing of the wrapping."""
    found = fits(template, name)
    return fits(template, unpacked_name(name)) if found is None else found
