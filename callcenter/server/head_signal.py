"""Wakes the questions that wait for changes; a hint for speed, never needed to be right."""

import asyncio


class HeadSignal:
    """One event loop's list of waiters. Used on the loop alone."""

    def __init__(self) -> None:
        self._waiters: set[asyncio.Future[None]] = set()
        self._closed = False

    def wake(self) -> None:
        """Something was stored."""
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)

    def close(self) -> None:
        """The centre stops: nobody waits any longer."""
        self._closed = True
        self.wake()

    def listen(self) -> asyncio.Future[None]:
        """A future that is done at the next wake; taken before looking, so none is missed."""
        waiter = asyncio.get_running_loop().create_future()
        if self._closed:
            waiter.set_result(None)
        self._waiters.add(waiter)
        waiter.add_done_callback(self._waiters.discard)
        return waiter

    @property
    def closed(self) -> bool:
        """Whether the centre is stopping."""
        return self._closed
