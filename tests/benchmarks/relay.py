"""A relay on loopback that counts the bytes that pass: for runs that are counted, not timed."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class Relay:
    """`up` and `down` are bytes towards and from the centre since they were last set to 0."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._far = (str(parts.hostname), int(parts.port or 80))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.up = self.down = 0
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def close(self) -> None:
        """Takes no more connections; those there are end with their desks."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(self._far)
            for source, target, name in ((near, far, "up"), (far, near, "down")):
                pump = threading.Thread(target=self._pump, args=(source, target, name), daemon=True)
                pump.start()
                self._threads.append(pump)

    def _pump(self, source: socket.socket, target: socket.socket, name: str) -> None:
        with suppress(OSError):
            while data := source.recv(1 << 16):
                setattr(self, name, getattr(self, name) + len(data))
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)


@contextmanager
def counted(url: str) -> Iterator[Relay]:
    """A relay to this address."""
    relay = Relay(url)
    try:
        yield relay
    finally:
        relay.close()
