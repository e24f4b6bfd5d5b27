"""Runs the app on a socket of ours: free port, graceful stop, no signal raised twice."""

import ipaddress
import signal
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI
from msgspec import Struct

from callcenter.server.head_signal import HeadSignal

_GRACE_SECONDS = 5
_BACKLOG = 2048
_CONNECTIONS = 2000


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio switches Nagle off only where the protocol is named: else each answer waits 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":  # there it would let two servers share the port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def url_of(listener: socket.socket, scheme: str = "http") -> str:
    """The address as a desk types it."""
    host, port = listener.getsockname()[:2]
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def reaches_others(listener: socket.socket) -> bool:
    """Whether other computers can reach this socket: anything but a loopback address."""
    return not ipaddress.ip_address(listener.getsockname()[0]).is_loopback


class Tls(Struct, frozen=True):
    """The files of a certificate chain and of its key, PEM."""

    certificate: str
    key: str

    def check(self) -> None:
        """Raises OSError (ssl.SSLError is one) when they cannot be read or do not fit."""
        # Without a passphrase: nobody sits there to type one.
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key, password="")


class CentralServer(uvicorn.Server):
    """uvicorn that lets waiting questions go when it stops, and ends with code 0 on a signal."""

    def __init__(
        self,
        app: FastAPI,
        waiting: HeadSignal,
        ready: Callable[[], None] = lambda: None,
        *,
        tls: Tls | None = None,
        alone: bool = True,
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http="h11",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                # One at a time where others listen too: else the first takes all that wait.
                backlog=_BACKLOG if alone else 1,
                limit_concurrency=_CONNECTIONS,
                timeout_keep_alive=75,
                timeout_graceful_shutdown=_GRACE_SECONDS,
                ssl_certfile=tls.certificate if tls else None,
                ssl_keyfile=tls.key if tls else None,
            )
        )
        self._waiting = waiting
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts to listen, then says so."""
        await super().startup(sockets)
        for one in sockets or ():
            one.listen(_BACKLOG)  # what waits in the system; asyncio has set it to its own
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answers those who wait, then closes."""
        self._waiting.close()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stops on SIGINT and SIGTERM; in a thread of a larger program signals are not ours."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        wanted = [signal.SIGINT, signal.SIGTERM]
        before = {one: signal.signal(one, self.handle_exit) for one in wanted}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)

    def stop(self) -> None:
        """Asks for a graceful stop, from any thread."""
        self.should_exit = True
