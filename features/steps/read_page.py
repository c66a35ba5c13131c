"""What does a page say, and what forms and links does it have? Read from its HTML, by Python's own library.

Nothing of ours is imported: a page is what arrived.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

NOT_SENT = {"submit", "button", "image", "reset", "file"}
REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(slots=True)
class ReadForm:
    """A form as it stands in a page. `fields` is what is sent when nothing is touched; `choices` the radio buttons left
    unchecked, by name; `buttons` what each button adds. `labels` are words, name and value of each labelled
    field, and `options` name, words and value of what a list offers; `files` are the fields that take one; `says` is on
    the buttons.
    """

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    labels: list[tuple[str, str, str]] = field(default_factory=list)
    options: list[tuple[str, str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    says: str = ""

    @property
    def hidden(self) -> dict[str, str]:
        return {name: value for name, value in self.fields if name not in self.texts and name not in self.choices}

    def filled(self, **entries: str) -> list[tuple[str, str]]:
        """With entries put in the place of what stands there."""
        return [each for each in self.fields if each[0] not in entries] + list(entries.items())


@dataclass(frozen=True)
class Reply:
    """What came back."""

    path: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    def header(self, name: str) -> str:
        return ", ".join(value for known, value in self.headers if known.lower() == name.lower())

    @property
    def location(self) -> str:
        return self.header("location")

    def leads_to(self, host: str) -> str | None:
        """Where a redirect leads, on this host; None: it is none."""
        return path_at(host, urljoin(self.path, self.location)) if self.status in REDIRECTS else None

    @cached_property
    def _read(self) -> _Page:
        page = _Page(self.path)
        page.feed(self.text)
        page.resolve()
        return page

    @property
    def words(self) -> str:
        """What a reader sees, blanks made one."""
        return " ".join(" ".join(self._read.words).split())

    @property
    def forms(self) -> list[ReadForm]:
        return self._read.forms

    @property
    def links(self) -> list[str]:
        """Where links lead, on this host, without their anchors."""
        return list(dict.fromkeys(self._read.links))

    @property
    def anchors(self) -> list[tuple[str, str]]:
        """The words of each link on this host, and where it leads."""
        return self._read.anchors

    @property
    def rows(self) -> list[str]:
        """The words of each row of its tables, without those at the head."""
        return self._read.rows

    def form(self, *, about: str = "", action: str = "") -> ReadForm:
        """The one posting form with a field of that name, or of an action that ends so."""
        found = [
            each
            for each in self.forms
            if each.method == "post"
            and each.action.endswith(action)
            and (not about or about in {name for name, _ in each.fields} | set(each.choices))
        ]
        assert len(found) == 1, f"{len(found)} forms with {about or action!r} at {self.path}: {self.words[:300]}"
        return found[0]


def path_at(host: str, address: str) -> str:
    """What of an address names a page on this host. It must lead to no other."""
    parts = urlsplit(address)
    assert parts.netloc in ("", host), f"{address} leads to another host"
    return parts.path + (f"?{parts.query}" if parts.query else "")


class CookieJar(dict[str, str]):
    """The cookies of a browser that knows one host, by name."""

    @property
    def header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.items())

    def keep(self, reply: Reply) -> None:
        """As the reply sets them; one that it empties or lets end is forgotten."""
        for name, value in reply.headers:
            if name.lower() != "set-cookie":
                continue
            pair, *attributes = [part.strip() for part in value.split(";")]
            cookie, _, text = pair.partition("=")
            if any(each.lower() in {"max-age=0", "max-age=-1"} for each in attributes) or not text.strip('"'):
                self.pop(cookie, None)
            else:
                self[cookie] = text


class _Page(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self.words: list[str] = []
        self.links: list[str] = []
        self.forms: list[ReadForm] = []
        self._form: ReadForm | None = None
        self._select: str = ""
        self._option: tuple[str, list[str]] | None = None
        self._textarea: str | None = None
        self._silent = 0
        self._ids: dict[str, tuple[str, str]] = {}
        self._label: tuple[str, list[str]] | None = None
        self._button = False
        self.anchors: list[tuple[str, str]] = []
        self._anchor: tuple[str, list[str]] | None = None
        self.rows: list[str] = []
        self._row: list[str] | None = None

    def resolve(self) -> None:
        """A label may stand before what it names."""
        for form in self.forms:
            form.labels = [(words, *self._ids[to]) for words, to, _ in form.labels if to in self._ids]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"style", "script"}:
            self._silent += 1
        elif tag == "th" and given.get("scope") == "row":
            self._row = []
        elif tag == "a" and given.get("href"):
            here = list(self._here(given["href"]))
            self.links += here
            self._anchor = (here[0], []) if here else None
        elif tag == "form":
            self._form = ReadForm(urljoin(self._path, given.get("action") or self._path), given.get("method", "get"))
            self._form.method = self._form.method.lower()
            self.forms.append(self._form)
        elif self._form is not None:
            self._in_form(self._form, tag, given)

    def _in_form(self, form: ReadForm, tag: str, given: Mapping[str, str]) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        if given.get("id") and name:
            self._ids[given["id"]] = name, value
        kind = given.get("type", "text").lower()
        if tag == "label":
            self._label = given.get("for", ""), []
        elif tag == "button" or (tag == "input" and kind == "submit"):
            self._button = tag == "button"
            if name:
                form.buttons.append((name, value))
        elif tag == "textarea":
            self._textarea = name
            form.texts.append(name)
            form.fields.append((name, ""))
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            form.choices.setdefault(self._select, []).append(value)
            self._option = value, []
            if "selected" in given:
                form.fields.append((self._select, value))
        elif tag == "input" and name and kind == "file":
            form.files.append(name)
        elif tag == "input" and name and kind not in NOT_SENT:
            self._input(form, kind, name, given)

    @staticmethod
    def _input(form: ReadForm, kind: str, name: str, given: Mapping[str, str]) -> None:
        if kind in {"radio", "checkbox"}:
            form.choices.setdefault(name, []).append(given.get("value", "on"))
            if "checked" in given:
                form.fields.append((name, given.get("value", "on")))
            return
        if kind != "hidden":
            form.texts.append(name)
        form.fields.append((name, given.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"style", "script"}:
            self._silent -= 1
        elif tag == "a" and self._anchor is not None:
            self.anchors.append((" ".join("".join(self._anchor[1]).split()), self._anchor[0]))
            self._anchor = None
        elif tag == "tr" and self._row is not None:
            self.rows.append(" ".join(" ".join(self._row).split()))
            self._row = None
        elif tag == "form":
            self._form = None
        elif tag == "button":
            self._button = False
        elif tag == "label" and self._label is not None and self._form is not None:
            self._form.labels.append((" ".join("".join(self._label[1]).split()), self._label[0], ""))
            self._label = None
        elif tag == "option" and self._option is not None and self._form is not None:
            value, words = self._option
            self._form.options.append((self._select, " ".join("".join(words).split()), value))
            self._option = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._textarea = None

    def handle_data(self, data: str) -> None:
        if self._textarea is not None and self._form is not None:
            self._form.fields = [
                (name, value + data if name == self._textarea else value) for name, value in self._form.fields
            ]
        elif not self._silent:
            self.words.append(data)
            if self._label is not None:
                self._label[1].append(data)
            if self._anchor is not None:
                self._anchor[1].append(data)
            if self._option is not None:
                self._option[1].append(data)
            if self._row is not None:
                self._row.append(data)
            if self._button and self._form is not None:
                self._form.says = f"{self._form.says} {data.strip()}".strip()

    def _here(self, href: str) -> Iterator[str]:
        url = urlsplit(urljoin(self._path, href))
        if not url.scheme and not url.netloc:
            yield url.path + (f"?{url.query}" if url.query else "")
