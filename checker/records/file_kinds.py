"""What is a file really, whatever it is called and its profile declares? Pure; told by its bytes.

Nothing is unpacked for it. Names within containers are looked for as their formats write them: those of a ZIP in its
list at the end, those of a compound file (old Excel, Word, Outlook, and whatever has a password) in UTF-16.
"""

from __future__ import annotations

import re
from enum import StrEnum

from checker.domain.problem import Location
from checker.domain.profile import FileSpec
from checker.domain.record_problem import ProblemCode
from checker.records.kept_mark import MARK
from checker.records.reading import refuse

ZIP, LIST_OF_A_ZIP = b"PK\x03\x04", b"PK\x05\x06"
COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
PRINTED = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252", "cp850": "DOS (Codepage 850)",
    "iso-8859-1": "ISO 8859-1", "iso-8859-15": "ISO 8859-15", "mac-roman": "Mac Roman",
}  # fmt: skip
SEARCHED = 1024


class SentKind(StrEnum):
    """`TEXT` may be CSV or JSON, `LOCKED` has a password, `COMPOUND` and `UNKNOWN` may be anything."""

    TEXT = "text"
    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    NUMBERS = "numbers"
    LOCKED = "locked"
    PDF = "pdf"
    IMAGE = "image"
    DOCUMENT = "document"
    SLIDES = "slides"
    WEB_PAGE = "web_page"
    XML = "xml"
    MAIL = "mail"
    DATABASE = "database"
    ARCHIVE = "archive"
    COMPOUND = "compound"
    UNKNOWN = "unknown"


# By the bytes at the beginning.
_BEGINNINGS: tuple[tuple[bytes, SentKind], ...] = (
    (b"\x89PNG\r\n\x1a\n", SentKind.IMAGE),
    (b"\xff\xd8\xff", SentKind.IMAGE),
    (b"GIF87a", SentKind.IMAGE),
    (b"GIF89a", SentKind.IMAGE),
    (b"II*\x00", SentKind.IMAGE),
    (b"MM\x00*", SentKind.IMAGE),
    (b"SQLite format 3\x00", SentKind.DATABASE),
    (b"\x00\x01\x00\x00Standard ", SentKind.DATABASE),
    (b"\x1f\x8b\x08", SentKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", SentKind.ARCHIVE),
    (b"Rar!\x1a\x07", SentKind.ARCHIVE),
    (b"{\\rtf", SentKind.DOCUMENT),
)
_PICTURE = re.compile(rb"RIFF....WEBP|....ftyp(?:heic|heix|mif1|avif)|BM....\0\0\0\0", re.DOTALL)
_WEB_PAGE = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|meta|body|table|style)\b", re.I | re.S
)
_WEB_ARCHIVE = re.compile(rb"\s*MIME-Version:|\s*Content-Type:\s*multipart/", re.I)
_XML = re.compile(rb"\s*<\?xml\s", re.I)
_WEB_PAGE_WITHIN = re.compile(rb"<(?:!doctype\s+html|html)\b", re.I)
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# What a container holds, the first that fits: a workbook may have a document within, hardly the other way round.
_IN_A_ZIP: tuple[tuple[bytes, SentKind], ...] = (
    (b"xl/workbook.xml", SentKind.XLSX),
    (b"xl/workbook.bin", SentKind.XLSB),
    (b"word/document.xml", SentKind.DOCUMENT),
    (b"ppt/presentation.xml", SentKind.SLIDES),
    (b"Index/Document.iwa", SentKind.NUMBERS),
    (b"META-INF/manifest.xml", SentKind.ODS),
)
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
_IN_A_COMPOUND: tuple[tuple[str, SentKind], ...] = (
    ("EncryptedPackage", SentKind.LOCKED),
    ("__properties_version1.0", SentKind.MAIL),
    ("Workbook", SentKind.XLS),
    ("WordDocument", SentKind.DOCUMENT),
    ("PowerPoint Document", SentKind.SLIDES),
    ("Book", SentKind.XLS),
)
# The first record of an old workbook, of its eighth version; what says that it has a password follows soon.
_BEGIN_OF_BOOK, _PASSWORD, _RECORDS_BEFORE_IT = b"\x09\x08\x10\x00\x00\x06\x05\x00", 0x2F, 8
_READABLE = {
    "csv": SentKind.TEXT,
    "json": SentKind.TEXT,
    "ndjson": SentKind.TEXT,
    "xlsx": SentKind.XLSX,
    "ods": SentKind.ODS,
    "xls": SentKind.XLS,
}  # fmt: skip


def refuse_another_kind(name: str, data: bytes, spec: FileSpec) -> None:
    """Raises Refused where the bytes are surely something else than the profile declares, and says what.

    What may be anything is left to the reader of the declared format, which says what is wrong with it.
    """
    kind, wanted = kind_of(data), _READABLE[spec.format]
    if kind in (wanted, SentKind.UNKNOWN) or data.endswith(MARK):
        return
    if (kind, wanted) == (SentKind.COMPOUND, SentKind.XLS):
        # Torn: the list of what it holds is often at its end.
        return
    if kind is SentKind.COMPOUND:
        raise refuse(Location(name), ProblemCode.OLD_OR_LOCKED_WORKBOOK)
    if kind is SentKind.ARCHIVE:
        raise refuse(Location(name), ProblemCode.ZIP_CONTAINER)
    raise refuse(Location(name), ProblemCode.FILE_OF_ANOTHER_KIND, {"found": kind.value, "wanted": _printed(spec)})


def kind_of(data: bytes) -> SentKind:
    head = data[:SEARCHED].removeprefix(b"\xef\xbb\xbf")
    if data.startswith(ZIP):
        return _in_a_zip(data)
    if data.startswith(COMPOUND_FILE):
        return _in_a_compound(data)
    if b"%PDF-" in head:
        return SentKind.PDF
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if _PICTURE.match(head):
        return SentKind.IMAGE
    if _WEB_PAGE.match(head) or _WEB_ARCHIVE.match(head):
        return SentKind.WEB_PAGE
    if _XML.match(head):
        return SentKind.WEB_PAGE if _WEB_PAGE_WITHIN.search(head) else SentKind.XML
    return SentKind.UNKNOWN if _NO_TEXT.search(head) else SentKind.TEXT


def _in_a_zip(data: bytes) -> SentKind:
    if data[30:].startswith(_OPEN_DOCUMENT):
        subtype = data[30 + len(_OPEN_DOCUMENT) :]
        if subtype.startswith(b"spreadsheet"):
            return SentKind.ODS
        return SentKind.SLIDES if subtype.startswith(b"presentation") else SentKind.DOCUMENT
    end = data.rfind(LIST_OF_A_ZIP)
    if end < 0:
        # Torn: whoever reads it says so.
        return SentKind.UNKNOWN
    listed = data[int.from_bytes(data[end + 16 : end + 20], "little") : end]
    return next((kind for name, kind in _IN_A_ZIP if name in listed), SentKind.ARCHIVE)


def _in_a_compound(data: bytes) -> SentKind:
    found = next((kind for name, kind in _IN_A_COMPOUND if name.encode("utf-16-le") in data), SentKind.COMPOUND)
    return SentKind.LOCKED if found is SentKind.XLS and _has_password(data) else found


def _has_password(data: bytes) -> bool:
    """Does a record of the workbook say that all behind it is encrypted?"""
    place = data.find(_BEGIN_OF_BOOK)
    for _ in range(_RECORDS_BEFORE_IT if place >= 0 else 0):
        kind, length = (int.from_bytes(data[at : at + 2], "little") for at in (place, place + 2))
        if kind == _PASSWORD:
            return True
        place += 4 + length
    return False


def _printed(spec: FileSpec) -> str:
    """The agreed format, in every language alike."""
    encoding = PRINTED.get(spec.encoding or "")
    return f"{spec.format.upper()} in {encoding}" if encoding else spec.format.upper()
