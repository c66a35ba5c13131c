"""One request over a plain connection, with the cookies that are handed in: imports nothing of ours."""

from __future__ import annotations

import http.client
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode, urlsplit


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `cookies` are those that it sets."""

    status: int
    headers: Mapping[str, str]
    text: str
    cookies: Mapping[str, str]

    def fields(self) -> dict[str, str]:
        """The hidden fields of the first form."""
        form = re.search(r"<form.*?</form>", self.text, re.DOTALL)
        found = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form[0] if form else "")
        return {name: unescape(value) for name, value in found}


def ask(
    address: str,
    path: str,
    *,
    form: Mapping[str, str] | None = None,
    cookies: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Get a page, or send a form from a page of the same address as browsers do."""
    sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())} if cookies else {}
    body = None
    if form is not None:
        body = urlencode(form)
        kind = "application/x-www-form-urlencoded"
        sent |= {"Content-Type": kind, "Origin": address, "Sec-Fetch-Site": "same-origin"}
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    try:
        connection.request("GET" if form is None else "POST", path, body, {**sent, **(headers or {})})
        answer = connection.getresponse()
        text = answer.read().decode("utf-8")
        known = answer.headers.get_all("set-cookie") or []
        pairs = (cookie.partition(";")[0].partition("=") for cookie in known)
        given = {name: value for name, _, value in pairs}
        return Answer(answer.status, {name.lower(): value for name, value in answer.headers.items()}, text, given)
    finally:
        connection.close()
