"""A small OpenID Connect provider on a loopback port of the kernel's choice: what a client needs, and its lies.

Knows the code flow with PKCE (OpenID Connect Core 1.0, RFC 6749, RFC 7636) and holds requests against it. Imports
nothing of ours.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Event, Thread
from typing import Any
from urllib.parse import parse_qs, parse_qsl, unquote_plus, urlencode, urlsplit

from joserfc import jws
from joserfc.jwk import ECKey, RSAKey

from tests.patience import HANGS

CLIENT, SECRET = "zielwacht", "ein geheimes Wort: mit & Zeichen"
SOMEBODY_ELSE = RSAKey.generate_key(2048).as_dict(private=True)
ALL_ALGORITHMS = ["none", "HS256", "RS256", "ES256", "PS256"]


def base64url(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


@dataclass
class OidcServer:
    """`user` is whoever sits at the browser, `claims` what more is said of them.

    `lies` are words by which it misbehaves (see `_id_token` and `_answer`); `says` changes the claims of a token;
    `hangs` keeps an answer back until it is set. `requests` are (path, form), `reproaches` what a client did wrong.
    """

    issuer: str = ""
    user: str = "mustere"
    claims: dict[str, object] = field(default_factory=dict)
    lies: set[str] = field(default_factory=set)
    says: Callable[[dict[str, Any]], None] = lambda claims: None
    document: dict[str, object] = field(default_factory=dict)
    hangs: Event = field(default_factory=Event)
    came: Condition = field(default_factory=Condition)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    reproaches: list[str] = field(default_factory=list)
    key: RSAKey | ECKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}))
    clock: Callable[[], float] = time.time
    secret: str | None = SECRET
    redirect_uris: set[str] = field(default_factory=set)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def honest_again(self, clock: Callable[[], float], *redirect_uris: str) -> OidcServer:
        """With nothing asked yet, and its clock showing this."""
        fresh = OidcServer(self.issuer, key=self.key, clock=clock, redirect_uris=set(redirect_uris))
        self.__dict__.update(fresh.__dict__)
        return self

    def asked(self, path: str) -> list[dict[str, str]]:
        return [form for asked, form in self.requests if asked == path]

    def wait_for(self, count: int) -> None:
        """Until so many requests have come."""
        with self.came:
            assert self.came.wait_for(lambda: len(self.requests) >= count, HANGS), "they have not come"

    def turn_key(self, kid: str = "two") -> None:
        """Sign by another key from now on, and publish that one alone."""
        self.key = RSAKey.generate_key(2048, {"kid": kid, "use": "sig"})

    def log_in(self, url: str) -> str:
        """What a browser does whose user is logged in at the provider: the address that it is sent back to."""
        query = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
        self.requests.append(("/authorize", query))
        self._hold_against(query)
        code = secrets.token_urlsafe(16)
        self._codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state'], 'iss': self.issuer})}"

    def _hold_against(self, query: dict[str, str]) -> None:
        wanted = {"response_type": "code", "client_id": CLIENT, "code_challenge_method": "S256"}
        wrong = [name for name, value in wanted.items() if query.get(name) != value]
        wrong += [name for name in ("state", "nonce", "code_challenge") if len(query.get(name, "")) < 32]
        if "openid" not in query.get("scope", "").split():
            wrong.append("scope")
        if self.redirect_uris and query.get("redirect_uri") not in self.redirect_uris:
            wrong.append("redirect_uri")
        self.reproaches += wrong

    # --- Answers ------------------------------------------------------------------------------------------

    def answer(self, path: str, form: dict[str, str], authorization: str | None) -> tuple[int, object]:
        with self.came:
            self.requests.append((path, form))
            self.came.notify_all()
        if "hang" in self.lies or f"hang at {path}" in self.lies:
            self.hangs.wait(HANGS)
        if "nonsense" in self.lies or f"nonsense at {path}" in self.lies:
            return 200, b"<html>Wartung</html>"
        if f"error at {path}" in self.lies:
            return 500, {"message": "broken"}
        if path.endswith("/.well-known/openid-configuration"):
            return 200, self._discovery() | self.document
        if path == "/keys":
            return 200, {"keys": self._published()}
        if path == "/token":
            return self._token(form, authorization)
        return 404, {}

    def _discovery(self) -> dict[str, object]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "id_token_signing_alg_values_supported": ALL_ALGORITHMS,
        }

    def _published(self) -> list[object]:
        # Others than the one in use stand beside it, also of kinds that nobody knows.
        other = {**self.key.as_dict(private=False), "kid": "zero", "use": "enc"}
        return [{"kty": "Lattice", "kid": "new"}, other, dict(self.key.as_dict(private=False))]

    def _token(self, form: dict[str, str], authorization: str | None) -> tuple[int, object]:
        if not self._is_our_client(form, authorization):
            return 401, {"error": "invalid_client", "error_description": "geheim"}
        asked = self._codes.pop(form.get("code", ""), None)
        if asked is None or form.get("grant_type") != "authorization_code":
            return 400, {"error": "invalid_grant"}
        challenge = base64url(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if challenge != asked["code_challenge"] or form.get("redirect_uri") != asked["redirect_uri"]:
            self.reproaches.append("code_verifier or redirect_uri at /token")
            return 400, {"error": "invalid_grant"}
        access = secrets.token_urlsafe(24)
        answer: dict[str, object] = {"access_token": access, "token_type": "Bearer", "expires_in": 300}
        if "no id_token" not in self.lies:
            answer["id_token"] = self._id_token(asked["nonce"], access)
        return 200, answer

    def _is_our_client(self, form: dict[str, str], authorization: str | None) -> bool:
        if self.secret is None:
            return form.get("client_id") == CLIENT and authorization is None
        if not (authorization or "").startswith("Basic "):
            return False
        given = base64.b64decode((authorization or "")[6:]).decode()
        name, _, word = given.partition(":")
        return (unquote_plus(name), unquote_plus(word)) == (CLIENT, self.secret)

    def _id_token(self, nonce: str, access: str) -> str:
        now = int(self.clock())
        claims: dict[str, Any] = {
            "iss": self.issuer, "sub": f"id-of-{self.user}", "aud": CLIENT, "iat": now, "exp": now + 300,
            "nonce": nonce, "preferred_username": self.user,
            "at_hash": base64url(hashlib.sha256(access.encode()).digest()[:16]), **self.claims,
        }  # fmt: skip
        self.says(claims)
        header: dict[str, object] = {"typ": "JWT", "alg": "RS256", "kid": self.key.kid}
        payload = json.dumps(claims)
        if "unsigned" in self.lies:
            header["alg"] = "none"
            return f"{base64url(json.dumps(header).encode())}.{base64url(payload.encode())}."
        if "HS256 by the public key" in self.lies:
            header["alg"] = "HS256"
            signed = f"{base64url(json.dumps(header).encode())}.{base64url(payload.encode())}"
            return f"{signed}.{base64url(hmac.digest(self.key.as_pem(private=False), signed.encode(), 'sha256'))}"
        key = self.key
        if "signed by somebody else" in self.lies:
            key = RSAKey.import_key(SOMEBODY_ELSE, {"kid": self.key.kid})
        if "without kid" in self.lies:
            del header["kid"]
        if isinstance(key, ECKey):
            header["alg"] = "ES256"
        token = jws.serialize_compact(header, payload, key, algorithms=ALL_ALGORITHMS)
        if "tampered" in self.lies:
            head, _, signature = token.split(".")
            claims["preferred_username"] = "chefin"
            return f"{head}.{base64url(json.dumps(claims).encode())}.{signature}"
        return token


@contextmanager
def provider(tls: tuple[Path, Path] | None = None) -> Iterator[OidcServer]:
    """Started; its address is `issuer`. `tls` are certificate and key of localhost."""
    server = OidcServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            # Whoever comes is logged in already, and sent back at once.
            if urlsplit(self.path).path == "/authorize":
                self.send_response(303)
                self.send_header("Location", server.log_in(self.path))
                self.end_headers()
                return
            self._say(*server.answer(urlsplit(self.path).path, dict(parse_qsl(urlsplit(self.path).query)), None))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            form = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
            self._say(*server.answer(self.path, form, self.headers.get("Authorization")))

        def _say(self, status: int, said: object) -> None:
            body = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            if "endless" not in server.lies:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
                while "endless" in server.lies and not server.hangs.is_set():
                    self.wfile.write(b" " * 4096)
            except OSError:
                pass

        def log_message(self, format: str, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    scheme, host = "http", "127.0.0.1"
    if tls is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*tls)
        http.socket = context.wrap_socket(http.socket, server_side=True)
        scheme, host = "https", "localhost"
    server.issuer = f"{scheme}://{host}:{http.server_address[1]}"
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.hangs.set()
        http.shutdown()
        http.server_close()
        thread.join(5)
