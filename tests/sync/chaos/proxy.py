"""A TCP proxy on loopback with weather: one line between a desk and the centre.

Runs on an asyncio loop of its caller; knows nothing of HTTP but what it says itself.
"""

import asyncio
import random
import socket
import struct
from collections.abc import Callable

from tests.sync.chaos.weather import CALM, Weather

Target = Callable[[], tuple[str, int]]
_CHUNK = 65536
_RST = struct.pack("ii", 1, 0)


class FaultProxy:
    """One line; `weather` may be changed at any time by `become`."""

    def __init__(self, target: Target, seed: str = "") -> None:
        self._target = target
        self._chance = random.Random(seed)
        self._holder = _socket(0)  # bound and never listening: the port stays ours
        self.port: int = self._holder.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.weather = CALM
        self._changed = asyncio.Event()
        self._listening: asyncio.Server | None = None
        self._lines: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._passed = {True: 0, False: 0}
        self.seen: dict[str, int] = {}

    async def open(self) -> None:
        """Listens."""
        if self._listening is None:
            listener = _socket(self.port)
            self._listening = await asyncio.start_server(self._serve, sock=listener)

    async def close(self) -> None:
        """Ends every connection and gives the port back."""
        await self.become(CALM)
        await self._shut()
        self._drop_lines()
        await asyncio.gather(*self._lines, return_exceptions=True)
        self._holder.close()

    async def become(self, weather: Weather) -> None:
        """Changes the weather; where the line would not carry at all, connections end."""
        self.weather = weather
        self.seen[weather.name] = self.seen.get(weather.name, 0) + 1
        self._passed = {True: 0, False: 0}
        self._changed.set()
        self._changed = asyncio.Event()
        if weather.refuse:
            await self._shut()
        else:
            await self.open()
        if weather.refuse or weather.reset or weather.says:
            self._drop_lines()

    async def _shut(self) -> None:
        if self._listening is not None:
            self._listening.close()
            self._listening = None

    def _drop_lines(self) -> None:
        for writer in list(self._writers):
            _reset(writer)

    async def _serve(self, near: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._lines.add(task)
        self._writers.add(out)
        try:
            await self._carry(near, out)
        except OSError:
            pass  # the other side went away: that is what this is for
        finally:
            self._lines.discard(task)
            self._writers.discard(out)
            _reset(out)

    async def _carry(self, near: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        if self.weather.reset:
            return
        if self.weather.says:
            await near.read(_CHUNK)
            out.write(self.weather.says)
            await out.drain()
            out.write_eof()
            while await near.read(_CHUNK):
                pass  # an unread question would reset the answer
            return
        far, up = await asyncio.open_connection(*self._target())
        self._writers.add(up)
        ways = [
            asyncio.ensure_future(self._pump(near, up, True)),
            asyncio.ensure_future(self._pump(far, out, False)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            self._writers.discard(up)
            _reset(up)

    async def _pump(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, up: bool
    ) -> None:
        while data := await source.read(_CHUNK):
            while data:
                await self._wait_out_a_hole()
                weather = self.weather
                piece = data[: weather.piece or _CHUNK]
                piece, goes_on = self._cut(piece, up)
                await self._hold_back(weather, len(piece))
                sink.write(piece)
                await sink.drain()
                if not goes_on:
                    return
                data = data[len(piece) :]

    async def _wait_out_a_hole(self) -> None:
        while self.weather.hole:
            await self._changed.wait()

    def _cut(self, piece: bytes, up: bool) -> tuple[bytes, bool]:
        """What still passes of it, and whether the line lives on."""
        limit = self.weather.cut_up if up else self.weather.cut_down
        if limit is None:
            return piece, True
        left = max(0, limit - self._passed[up])
        self._passed[up] += min(left, len(piece))
        if left >= len(piece):
            return piece, True
        self._passed[up] = 0  # the next connection gets as far
        return piece[:left], False

    async def _hold_back(self, weather: Weather, size: int) -> None:
        seconds = weather.delay + self._chance.random() * weather.jitter
        if weather.rate:
            seconds += size / weather.rate
        if seconds:
            await asyncio.sleep(seconds)


def _socket(port: int) -> socket.socket:
    one = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    one.bind(("127.0.0.1", port))
    return one


def _reset(writer: asyncio.StreamWriter) -> None:
    """Ends a connection with RST, as a router that forgot it does."""
    found: socket.socket | None = writer.get_extra_info("socket")
    if found is not None and not writer.transport.is_closing():
        found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RST)
    writer.transport.abort()
