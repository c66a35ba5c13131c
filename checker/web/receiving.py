"""How does a file come in, or a form with one? Piece by piece, into a file beside the store that has no name. Edge.

Never more of it is held in memory than a piece. What is too large, cut off or no form leaves nothing behind; whoever
sends too much is read to the end, within bounds, as browsers show no answer before they have sent all.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from time import monotonic

import anyio.to_thread
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

from checker.domain.file_limits import FileLimits
from checker.domain.refusal import FileRefusal, Refused, UploadRefusal
from checker.store.spool import SpooledFile
from checker.web.asked import PostedFile, PostedForm
from checker.web.route import FORM_BYTES
from checker.wording.web_error_texts import WebErrorKind

log = logging.getLogger(__name__)

FILE_FORM_TYPE = "multipart/form-data"
PIECE = 1 << 20
# So long a file may take, and so much of what is not taken is read before the answer.
MOST_SECONDS = 1_800.0
MOST_SECONDS_AFTER = 60.0
MOST_BYTES_AFTER = 1 << 30
# So long a name is read as such, and refused at its field.
MOST_NAME_BYTES = 1 << 16
PLACE_OF_NAMES = "content-disposition"


class UnusableBody(Exception):
    """The body of a request is not taken."""

    def __init__(self, fault: WebErrorKind) -> None:
        self.fault = fault


class FileForm:
    """A form that is coming in, with at most one file in it. Not for two threads at once."""

    def __init__(self, boundary: bytes, place: str, limits: FileLimits, most_fields: int) -> None:
        """`place` is the store's. UnusableBody: no boundary of a form looks so."""
        self._place, self._limits, self._most_fields = place, limits, most_fields
        self._fields: list[tuple[str, str]] = []
        self._field_bytes = 0
        self._file: PostedFile | None = None
        self._header, self._value, self._names = b"", b"", b""
        self._name, self._in_file, self._text = "", False, bytearray()
        self._is_whole = False
        try:
            self._parser = MultipartParser(
                boundary,
                self._callbacks(),  # type: ignore[arg-type]
                max_header_size=MOST_NAME_BYTES,
            )
        except FormParserError:
            raise UnusableBody(WebErrorKind.BAD_REQUEST) from None

    @property
    def refuses(self) -> bool:
        """Is the file not taken, whatever follows?"""
        return self._file is not None and self._file.refused is not None

    def take(self, piece: bytes) -> None:
        """What came next. UnusableBody: it is no form, or one with too much in it beside the file."""
        try:
            self._parser.write(piece)
        except (FormParserError, UnicodeDecodeError):
            raise UnusableBody(WebErrorKind.BAD_REQUEST) from None

    def form(self) -> PostedForm:
        """All of it, once nothing follows any more. What is cut off has a file that is refused, or is unusable."""
        if not self._is_whole:
            if self._file is None:
                raise UnusableBody(WebErrorKind.BAD_REQUEST)
            self._refuse(Refused(UploadRefusal.CUT_OFF))
        return PostedForm(tuple(self._fields), self._file)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def _callbacks(self) -> dict[str, Callable[..., None]]:
        return {
            "on_part_begin": self._part_begins,
            "on_header_field": self._header_continues,
            "on_header_value": self._value_continues,
            "on_header_end": self._header_ends,
            "on_headers_finished": self._data_begins,
            "on_part_data": self._data_continues,
            "on_part_end": self._part_ends,
            "on_end": self._ends,
        }

    def _part_begins(self) -> None:
        self._header, self._value, self._names = b"", b"", b""
        self._name, self._in_file, self._text = "", False, bytearray()
        if len(self._fields) >= self._most_fields:
            raise UnusableBody(WebErrorKind.TOO_LARGE)

    def _header_continues(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _value_continues(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_ends(self) -> None:
        if self._header.decode("latin-1").strip().lower() == PLACE_OF_NAMES:
            self._names = self._value
        self._header, self._value = b"", b""

    def _data_begins(self) -> None:
        kind, named = parse_options_header(self._names.decode("latin-1"))
        if kind != b"form-data" or b"name" not in named:
            raise UnusableBody(WebErrorKind.BAD_REQUEST)
        self._name = named[b"name"].decode("utf-8")
        if b"filename" not in named:
            return
        if self._file is not None:
            raise UnusableBody(WebErrorKind.BAD_REQUEST)
        self._in_file = True
        self._file = self._spooled(named[b"filename"].decode("utf-8"))

    def _spooled(self, name: str) -> PostedFile:
        if not name:
            return PostedFile(name, None, Refused(UploadRefusal.NO_FILE))
        try:
            return PostedFile(name, SpooledFile(self._place))
        except OSError as trouble:
            return PostedFile(name, None, _no_room(trouble))

    def _data_continues(self, data: bytes, start: int, end: int) -> None:
        if not self._in_file:
            self._field_bytes += end - start
            if self._field_bytes > FORM_BYTES:
                raise UnusableBody(WebErrorKind.TOO_LARGE)
            self._text += data[start:end]
            return
        file = self._file
        if file is None or file.content is None:
            return
        if file.content.size + end - start > self._limits.bytes_of(file.name):
            megabytes = self._limits.megabytes_of(file.name)
            self._refuse(Refused(FileRefusal.TOO_LARGE, file=file.name, megabytes=megabytes))
            return
        try:
            file.content.write(data[start:end])
        except OSError as trouble:
            self._refuse(_no_room(trouble))

    def _part_ends(self) -> None:
        if not self._in_file:
            text = self._text.decode("utf-8")
            if "\0" in text or "\0" in self._name:
                raise UnusableBody(WebErrorKind.BAD_REQUEST)
            self._fields.append((self._name, text))

    def _ends(self) -> None:
        self._is_whole = True

    def _refuse(self, why: Refused) -> None:
        if self._file is not None:
            self._file.close()
            self._file = PostedFile(self._file.name, None, self._file.refused or why)


def _no_room(trouble: OSError) -> Refused:
    log.error("no room for a file that comes in", extra={"why": trouble.strerror})
    return Refused(UploadRefusal.NO_ROOM, detail=str(trouble.strerror))


async def received(
    request: Request, place: str, limits: FileLimits, *, most_fields: int, idle_seconds: float
) -> PostedForm:
    """The form with its file; whoever asks closes it. UnusableBody where it is none, or does not come."""
    if not _is_bearable(request, limits):
        raise UnusableBody(WebErrorKind.TOO_LARGE)
    form = FileForm(_boundary(request), place, limits, most_fields)
    since_refused: float | None = None
    try:
        async with asyncio.timeout(MOST_SECONDS):
            async for piece in pieces_of(request, idle_seconds):
                await anyio.to_thread.run_sync(form.take, piece)
                if form.refuses:
                    since_refused = since_refused or monotonic()
                    if monotonic() - since_refused > MOST_SECONDS_AFTER:
                        raise UnusableBody(WebErrorKind.TOO_LARGE)
        return form.form()
    except TimeoutError:
        form.close()
        raise UnusableBody(WebErrorKind.TOO_SLOW) from None
    except ClientDisconnect:
        form.close()
        raise UnusableBody(WebErrorKind.BAD_REQUEST) from None
    except BaseException:
        form.close()
        raise


async def read_past(request: Request, idle_seconds: float) -> None:
    """Read what is not taken, within bounds, so that the answer is seen; also where all has been read already."""
    seen, begun = 0, monotonic()
    try:
        async for piece in pieces_of(request, idle_seconds):
            seen += len(piece)
            if seen > MOST_BYTES_AFTER or monotonic() - begun > MOST_SECONDS_AFTER:
                return
    except (TimeoutError, ClientDisconnect, RuntimeError):
        # Starlette's RuntimeError: the body has been read to its end.
        return


async def pieces_of(request: Request, idle_seconds: float) -> AsyncIterator[bytes]:
    """Some that are worth a thread's while. TimeoutError where nothing comes for so long."""
    chunks, waiting = request.stream().__aiter__(), bytearray()
    while True:
        try:
            async with asyncio.timeout(idle_seconds):
                waiting += await anext(chunks)
        except StopAsyncIteration:
            break
        if len(waiting) >= PIECE:
            yield bytes(waiting)
            waiting.clear()
    if waiting:
        yield bytes(waiting)


def is_file_form(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == FILE_FORM_TYPE


def _is_bearable(request: Request, limits: FileLimits) -> bool:
    """Whoever says that even more comes than would be read past is not read at all."""
    said = request.headers.get("content-length", "")
    return not said.isdigit() or int(said) <= max(MOST_BYTES_AFTER, limits.megabytes << 21)


def _boundary(request: Request) -> bytes:
    _, named = parse_options_header(request.headers.get("content-type", ""))
    found = named.get(b"boundary", b"")
    if not found:
        raise UnusableBody(WebErrorKind.BAD_REQUEST)
    return found
