"""What people send in place of a table, as the programs write it. No code of ours."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

from tests.outlook import BODY, SUBJECT, compound_file, outlook_mail
from tests.prepared_workbooks import packed
from tests.unit.records.files import workbook

HTML = b"<html><head><meta charset=utf-8></head><body><table><tr><td>Hilden</td><td>12</td></tr></table></body></html>"


def _records(*records: tuple[int, bytes]) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)


def old_workbook(*first: tuple[int, bytes]) -> bytes:
    """A workbook of old that says so, with some records behind its first; no sheet is in it."""
    book = _records((0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 1997, 0, 6)), *first, (0x0A, b""))
    return compound_file({"Workbook": book.ljust(4096, b"\0")})


def open_document(kind: str) -> bytes:
    """Its kind stands at a fixed place, not packed, as the format demands."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}", zipfile.ZIP_STORED)
        new.writestr("content.xml", "<x/>")
    return target.getvalue()


# By what a person would call it; the word in front is our own.
OTHER_KINDS: Mapping[str, tuple[str, bytes]] = {
    "ein PDF": ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"),
    "ein Bildschirmfoto": ("image", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\4\0"),
    "ein Foto vom Telefon": ("image", b"\0\0\0\x24ftypheic\0\0\0\0mif1heic"),
    "ein Foto": ("image", b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1"),
    "ein Fax": ("image", b"II*\0\x08\0\0\0"),
    "eine Arbeitsmappe mit Kennwort": (
        "locked",
        compound_file({"EncryptionInfo": b"\4\0\4\0\x40\0\0\0<encryption/>", "EncryptedPackage": b"\1" * 5000}),
    ),
    "eine alte Arbeitsmappe mit Kennwort": ("locked", old_workbook((0xE1, b"\xb0\4"), (0x2F, b"\1\0" + b"\7" * 52))),
    "eine alte Arbeitsmappe": ("xls", old_workbook((0xE1, b"\xb0\4"), (0x5C, b" " * 112))),
    "eine binäre Arbeitsmappe": ("xlsb", packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\x83\1\0"})),
    "eine Arbeitsmappe von LibreOffice": ("ods", open_document("spreadsheet")),
    "eine neu gepackte Arbeitsmappe von LibreOffice": (
        "ods",
        packed({"content.xml": b"<x/>", "META-INF/manifest.xml": b"<x/>"}),
    ),
    "eine Arbeitsmappe": ("xlsx", workbook([["Hilden"]])),
    "eine Tabelle von Apple Numbers": ("numbers", packed({"Index/Document.iwa": b"\0", "preview.jpg": b"\xff\xd8"})),
    "ein Word-Dokument": ("document", packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})),
    "ein altes Word-Dokument": ("document", compound_file({"WordDocument": b"\xec\xa5" * 3000, "1Table": b"\0"})),
    "ein Textdokument von LibreOffice": ("document", open_document("text")),
    "ein Dokument in RTF": ("document", b"{\\rtf1\\ansi Bericht}"),
    "eine Präsentation": ("slides", packed({"ppt/presentation.xml": b"<p/>"})),
    "eine Webseite": ("web_page", HTML),
    "eine Webseite aus Excel": ("web_page", b"\xef\xbb\xbf<!DOCTYPE html PUBLIC>\n" + HTML),
    "eine Webseite in einer Datei": ("web_page", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n"),
    "eine XML-Kalkulationstabelle": ("xml", b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'),
    "eine gespeicherte Mail von Outlook": ("mail", outlook_mail({SUBJECT: "Zahlen", BODY: "anbei"})),
    "eine Datenbank": ("database", b"\0\1\0\0Standard ACE DB\0"),
}
ARCHIVES: Mapping[str, bytes] = {
    "ein ZIP-Archiv": packed({"fachaufsicht_2016-Q1.csv": b"Hilden;12"}),
    "ein 7z-Archiv": b"7z\xbc\xaf\x27\x1c\0\4",
    "ein RAR-Archiv": b"Rar!\x1a\x07\x01\0",
}
