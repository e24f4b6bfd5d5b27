"""A door of TLS before a real centre: its certificate can be changed, or something else answers."""

import contextlib
import re
import socket
import ssl
import threading
from collections.abc import Callable
from pathlib import Path

from tests.sync.impostor import PATIENCE, Impostor


class Gate(Impostor):
    """Hands each request to the centre on `port` and its answer back; the address stays the same.

    `certificate` is the one shown; `instead` is answered by itself, without the centre; without
    `speaks_tls` it answers in plain. `heard` holds what was understood.
    """

    def __init__(self, port: Callable[[], int], certificate: Path) -> None:
        self._centre = port
        self.certificate = certificate
        self.instead: bytes | None = None
        self.speaks_tls = True
        super().__init__(lambda _path: b"", certificate)

    def open(self, certificate: Path) -> None:
        """All is well again."""
        self.certificate, self.instead, self.speaks_tls = certificate, None, True

    def _secured(self, line: socket.socket) -> socket.socket:
        if not self.speaks_tls:
            return line
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate)
        return context.wrap_socket(line, server_side=True)

    def _talk(self, line: socket.socket) -> None:
        if request := self._hear(line):
            line.sendall(self._from_centre(request) if self.instead is None else self.instead)

    def _from_centre(self, request: bytes) -> bytes:
        head, end, body = request.partition(b"\r\n\r\n")
        head = re.sub(rb"(?im)^connection:.*$", b"Connection: close", head)
        answer = b""
        with socket.create_connection(("127.0.0.1", self._centre()), PATIENCE) as far:
            far.sendall(head + end + body)
            while part := far.recv(65536):
                answer += part
        return answer


class Proxy(Impostor):
    """An office's proxy: makes tunnels and sees nothing but whose; or refuses with `refusal`."""

    def __init__(self, refusal: bytes = b"") -> None:
        self.refusal = refusal
        self.passed = b""
        super().__init__(lambda _path: b"")

    def _talk(self, line: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request:
            part = line.recv(4096)
            if not part:
                return
            request += part
        self.heard.append(request)
        if self.refusal:
            line.sendall(self.refusal)
            return
        host, _, port = request.split(b" ")[1].decode().rpartition(":")
        with socket.create_connection((host, int(port)), PATIENCE) as far:
            line.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=self._pump, args=(far, line), daemon=True)
            back.start()
            self._pump(line, far)
            back.join(PATIENCE)

    def _pump(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while part := source.recv(65536):
                self.passed += part
                target.sendall(part)
        for one in (source, target):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
