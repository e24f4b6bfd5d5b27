"""Wakes the questions that wait for changes; a hint for speed, never needed to be right."""

import asyncio
import contextlib
from collections.abc import Callable


class HeadSignal:
    """One event loop's list of waiters. Used on the loop alone, but for `wake_soon` and `stored`.

    `tell_others` passes the news on to workers that have loops of their own.
    """

    def __init__(self, tell_others: Callable[[], None] = lambda: None) -> None:
        self._waiters: set[asyncio.Future[None]] = set()
        self._closed = False
        self.news = 0
        """Counts the wakes."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tell_others = tell_others
        self._after_storing: list[Callable[[], None]] = []

    def on_wake(self, then: Callable[[], None]) -> None:
        """Does this on the loop whenever something was stored here."""
        self._after_storing.append(then)

    def wake(self) -> None:
        """Something was stored here."""
        self._wake_waiters()
        self._tell_others()
        for then in self._after_storing:
            then()

    def wake_soon(self) -> None:
        """Something was stored elsewhere: from any thread."""
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(self._wake_waiters)

    def stored(self) -> None:
        """Something was stored here, by a thread that is not the loop's."""
        loop = self._loop
        if loop is None:
            self._tell_others()  # nobody waits here
            return
        with contextlib.suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(self.wake)

    def close(self) -> None:
        """The centre stops: nobody waits any longer."""
        self._closed = True
        self._wake_waiters()

    def listen(self) -> asyncio.Future[None]:
        """A future that is done at the next wake; taken before looking, so none is missed."""
        self._loop = asyncio.get_running_loop()
        waiter = self._loop.create_future()
        if self._closed:
            waiter.set_result(None)
        self._waiters.add(waiter)
        waiter.add_done_callback(self._waiters.discard)
        return waiter

    @property
    def closed(self) -> bool:
        """Whether the centre is stopping."""
        return self._closed

    def _wake_waiters(self) -> None:
        self.news += 1
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
