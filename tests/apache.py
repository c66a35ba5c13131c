"""A real Apache with the very files of docs/reverse-proxy.md, on a free port. Imports nothing of ours."""

from __future__ import annotations

import base64
import http.client
import os
import pwd
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.certificate import self_signed
from tests.patience import HANGS

PAGE = Path(__file__).parents[1] / "docs" / "reverse-proxy.md"
APACHE, HTPASSWD = shutil.which("apache2", path="/usr/sbin:/usr/bin"), shutil.which("htpasswd")
MODULE_FOLDER = Path("/usr/lib/apache2/modules")
MODULES = (
    "mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "ssl", "socache_shmcb",
    "headers", "proxy", "proxy_http", "rewrite", "reqtimeout", "setenvif",
)  # fmt: skip
NAME = "localhost"
MISSING = "apache2 and htpasswd (Debian: apache2, apache2-utils) are not installed"


def listings() -> dict[str, str]:
    """The files that the page shows, by the name in their first line."""
    blocks = re.findall(r"^```(?:apache|nginx)\n# (\S+)\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    return {("nginx-" if "server {" in text else "") + name: text for name, text in blocks}


@dataclass
class Apache:
    """`folder` is its ServerRoot. `log` is all that it has written."""

    folder: Path
    port: int
    context: ssl.SSLContext

    @property
    def address(self) -> str:
        return f"https://{NAME}:{self.port}"

    @property
    def log(self) -> str:
        return "".join(path.read_text(encoding="utf-8", errors="replace") for path in sorted(self.folder.glob("*.log")))


@dataclass
class ProxyBrowser:
    """A browser before the proxy: TLS, its cookies, and a name and password if it has them."""

    apache: Apache
    user: str = ""
    password: str = ""
    cookies: dict[str, str] = field(default_factory=dict)

    def get(
        self, path: str, *headers: tuple[str, str], method: str = "GET", body: bytes = b""
    ) -> tuple[int, dict[str, str], str]:
        """Status, headers and text of one answer; redirects are not followed."""
        connection = http.client.HTTPSConnection("127.0.0.1", self.apache.port, timeout=HANGS)
        plain = socket.create_connection(("127.0.0.1", self.apache.port), timeout=HANGS)
        connection.sock = self.apache.context.wrap_socket(plain, server_hostname=NAME)
        try:
            connection.putrequest(method, path, skip_host=True)
            connection.putheader("Host", f"{NAME}:{self.apache.port}")
            connection.putheader("Sec-Fetch-Site", "none")
            if self.user:
                given = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
                connection.putheader("Authorization", f"Basic {given}")
            if self.cookies:
                connection.putheader("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
            for name, value in headers:
                connection.putheader(name, value.encode("utf-8"))
            connection.endheaders(body or None)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", errors="replace")
            for cookie in answer.headers.get_all("Set-Cookie") or ():
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text
        finally:
            connection.close()

    def opened(self, path: str, *headers: tuple[str, str]) -> tuple[int, str]:
        """What somebody sees without a click."""
        for _ in range(6):
            status, answer, text = self.get(path, *headers)
            if status != 303:
                return status, text
            path = answer["location"].removeprefix(self.apache.address)
        raise AssertionError("led on and on")


@contextmanager
def running(pages: str, users: dict[str, str], groups: dict[str, str]) -> Iterator[Apache]:
    """Started before the pages at the address `pages`, with users (name: password) and their groups."""
    folder = Path(tempfile.mkdtemp(prefix="apache-"))
    try:
        for _ in range(3):
            apache = _laid_out(folder, pages, users, groups)
            process = _started(folder)
            try:
                if _answers(apache, process):
                    yield apache
                    return
            finally:
                process.terminate()
                process.wait(HANGS)
        raise AssertionError(f"Apache does not start: {apache.log}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check(folder: Path, log_in: str) -> subprocess.CompletedProcess[str]:
    """What Apache says of the files with a log-in of the page, without starting them."""
    _laid_out(folder, "http://127.0.0.1:1", {"mustere": "x"}, {}, log_in, ("auth_gssapi",))
    command = [str(APACHE), "-t", "-d", str(folder), "-f", str(folder / "apache2.conf")]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=HANGS)


def _laid_out(
    folder: Path, pages: str, users: dict[str, str], groups: dict[str, str], log_in: str = "log-in-basic.conf",
    more: tuple[str, ...] = (),
) -> Apache:  # fmt: skip
    """The files of the page; of `settings.conf` each value is ours, and of the rest nothing is changed."""
    port = _free_port()
    shown = listings()
    certificate, key = self_signed(folder, NAME)
    ours = {
        "ZIELWACHT_NAME": NAME,
        "ZIELWACHT_LISTEN": f"127.0.0.1:{port}",
        "ZIELWACHT_CERTIFICATE": str(certificate),
        "ZIELWACHT_KEY": str(key),
        "ZIELWACHT_PAGES": pages,
        "ZIELWACHT_LOGS": str(folder),
    }
    house = folder / "zielwacht"
    house.mkdir(exist_ok=True)
    defined = re.findall(r"^Define (\S+) ", shown["settings.conf"], re.M)
    assert set(defined) == set(ours), "the page asks for other settings"
    (house / "settings.conf").write_text("".join(f"Define {name} {ours[name]}\n" for name in defined), "utf-8")
    (house / "log-in.conf").write_text(shown[log_in], encoding="utf-8")
    (house / "groups.txt").write_text("".join(f"{name} {listed}\n" for name, listed in groups.items()), "utf-8")
    (folder / "zielwacht.conf").write_text(shown["zielwacht.conf"], encoding="utf-8")
    for name, password in users.items():
        made = [] if (house / "users").exists() else ["-c"]
        subprocess.run(
            [str(HTPASSWD), "-b", "-B", "-C", "4", *made, house / "users", name, password],
            check=True, capture_output=True,
        )  # fmt: skip
    there = [name for name in (*MODULES, *more) if (MODULE_FOLDER / f"mod_{name}.so").exists()]
    (folder / "apache2.conf").write_text(
        f'ServerRoot "{folder}"\nServerName {NAME}\nPidFile {folder}/apache.pid\nErrorLog {folder}/server.log\n'
        + "".join(f"LoadModule {name}_module {MODULE_FOLDER}/mod_{name}.so\n" for name in there)
        + f"Listen 127.0.0.1:{port}\nServerTokens Prod\nMutex file:{folder} default\n"
        + f"StartServers 1\nThreadsPerChild 4\nMaxRequestWorkers 4\nInclude {folder}/zielwacht.conf\n",
        encoding="utf-8",
    )
    return Apache(folder, port, ssl.create_default_context(cafile=str(certificate)))


def _started(folder: Path) -> subprocess.Popen[bytes]:
    """As root it would want a user for its children: it is started as that user, who owns its folder."""
    options: dict[str, Any] = {}
    if os.geteuid() == 0:
        user = pwd.getpwnam("www-data")
        for path in (folder, *folder.rglob("*")):
            os.chown(path, user.pw_uid, user.pw_gid)
        options = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    command = [str(APACHE), "-d", str(folder), "-f", str(folder / "apache2.conf"), "-DFOREGROUND"]
    return subprocess.Popen(command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)


def _answers(apache: Apache, process: subprocess.Popen[bytes]) -> bool:
    """Waits until it listens. False: it has ended, perhaps because somebody took the port meanwhile."""
    ends_at = time.monotonic() + HANGS
    while time.monotonic() < ends_at and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", apache.port), timeout=HANGS).close()
        except OSError:
            try:
                process.wait(0.02)
            except subprocess.TimeoutExpired:
                continue
        else:
            return True
    return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
