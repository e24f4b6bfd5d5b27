"""An HTTP session: whom it trusts, how long an answer may take. Knows no message."""

import contextlib
import io
import socket
import ssl
import sys
import time
from collections.abc import Callable
from functools import partial
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

import requests
import truststore
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection

from callcenter.errors import FieldInvalid
from callcenter.web.address import checked_proxy

ANSWER_SECONDS = 90.0
"""For one whole answer, its head too: a page of 100 kB still comes through at 10 kbit/s."""

_SYSTEM_FILES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Alpine
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",  # Fedora, RHEL
    "/etc/ssl/ca-bundle.pem",  # SUSE
    "/etc/ssl/cert.pem",  # Arch, BSD
)
"""Where systems without a verifier of their own keep the authorities they trust."""


def open_session(
    *,
    extra_ca: Path | None = None,
    proxy: str = "",
    answer_seconds: float = ANSWER_SECONDS,
    leaving: Callable[[], None] = lambda: None,
) -> requests.Session:
    """A session that trusts as the operating system does, and `extra_ca` (PEM) beside it.

    A redirect is an answer like any other: its status, its head, its body as far as one reads it.
    `proxy` is http://host[:port] of the office's own; what is asked by https goes through it in a
    tunnel, plain http (this machine itself) never does.
    No answer takes longer than `answer_seconds` from the end of its question, however it
    trickles. `leaving` is called before bytes of a request leave, when address, connection and
    TLS stand. Raises FieldInvalid("extra_ca", "file") when the file is no readable certificate, and
    ("proxy", "url") when that is no address.
    """
    session = _StayingSession()
    # The environment must not choose a proxy, a CA bundle or a password for us.
    session.trust_env = False
    if proxy:
        session.proxies = {"https": checked_proxy(proxy)}
    context = _trust(extra_ca)
    session.mount("https://", _TimedAdapter(HTTPSConnection, answer_seconds, leaving, context))
    session.mount("http://", _TimedAdapter(HTTPConnection, answer_seconds, leaving))
    return session


class _StayingSession(requests.Session):
    """Goes nowhere else and looks at no way there.

    The base class would read an address (and raise for a bad one) and the whole page beside it,
    without a limit, even where it must not follow.
    """

    def get_redirect_target(self, resp: requests.Response) -> None:  # noqa: ARG002
        return None


def _trust(extra_ca: Path | None) -> ssl.SSLContext:
    if sys.platform in ("win32", "darwin"):
        context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    else:
        context = _by_files()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if extra_ca is not None:
        try:
            context.load_verify_locations(cafile=extra_ca)
        except OSError as error:  # ssl.SSLError is one
            raise FieldInvalid("extra_ca", "file") from error
    return context


def _by_files() -> ssl.SSLContext:
    """The system's authorities, wherever SSL_CERT_FILE and SSL_CERT_DIR point.

    OpenSSL's own default asks these two of the environment, and so does truststore here.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    built_in = ssl.get_default_verify_paths()
    file = next(
        (one for one in (built_in.openssl_cafile, *_SYSTEM_FILES) if Path(one).is_file()), None
    )
    folder = built_in.openssl_capath if Path(built_in.openssl_capath).is_dir() else None
    if file or folder:
        with contextlib.suppress(OSError):  # unreadable: then nobody is trusted but `extra_ca`
            context.load_verify_locations(file, folder)
    return context


class _TimedAdapter(HTTPAdapter):
    """Connections whose answers end in time; no retries."""

    def __init__(
        self,
        kind: type[HTTPConnection],
        answer_seconds: float,
        leaving: Callable[[], None],
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._context = context
        self._connect: Callable[..., HTTPConnection] = partial(
            _timed, kind, answer_seconds, leaving
        )
        super().__init__(max_retries=0)

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **options: Any
    ) -> None:
        if self._context is not None:
            options["ssl_context"] = self._context
        super().init_poolmanager(connections, maxsize, block, **options)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        """Whoever stands behind a proxy has to show the same certificate as without one."""
        return super().proxy_manager_for(proxy, ssl_context=self._context, **options)

    def get_connection_with_tls_context(self, *args: Any, **more: Any) -> Any:
        pool: Any = super().get_connection_with_tls_context(*args, **more)
        pool.ConnectionCls = self._connect  # makes one, as a class would
        return pool

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:  # noqa: ARG002
        # The base class would trust the certificates that `requests` brings along, too.
        conn.cert_reqs = "CERT_REQUIRED"


def _timed(
    kind: type[HTTPConnection], seconds: float, leaving: Callable[[], None], **options: Any
) -> HTTPConnection:
    connection = kind(**options)
    connection.response_class = partial(_TimedResponse, seconds)  # type: ignore[assignment]
    send = connection.send

    def tell_and_send(data: Any) -> None:
        if connection.sock is None:
            connection.connect()
        if kind is not HTTPSConnection or isinstance(connection.sock, ssl.SSLSocket):
            leaving()  # else a tunnel is asked for: nothing of the request leaves yet
        send(data)

    connection.send = tell_and_send  # type: ignore[method-assign]
    return connection


class _TimedResponse(HTTPResponse):
    """An answer of which every byte is there in time, or none counts."""

    def __init__(self, seconds: float, sock: socket.socket, *args: Any, **more: Any) -> None:
        super().__init__(sock, *args, **more)
        self.fp.close()
        self.fp = io.BufferedReader(_UntilDeadline(sock, seconds))


class _UntilDeadline(io.RawIOBase):
    """What a socket still gives; TimeoutError at the deadline.

    The socket's own limit counts from the last byte: one byte a second would never end.
    """

    def __init__(self, sock: socket.socket, seconds: float) -> None:
        self._sock = sock
        self._raw = sock.makefile("rb", buffering=0)
        self._usual = sock.gettimeout()
        self._until = time.monotonic() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError("the whole answer took too long")
        self._sock.settimeout(left if self._usual is None else min(left, self._usual))
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()
