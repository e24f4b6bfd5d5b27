"""Whose turn it is to write: first come, first served, among the threads of this process.

SQLite lets nobody queue: who waits for its lock asks again now and then, and may find it taken by
the same other thread each time. Other processes still meet at SQLite's lock alone.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class Turn:
    """A lock that is given in the order it was asked for."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._queue: deque[object] = deque()

    @contextmanager
    def taken(self, seconds: float) -> Iterator[None]:
        """Waits for the turn, `seconds` at most: then SQLite's own lock decides."""
        mine = object()
        try:
            with self._changed:
                self._queue.append(mine)
                self._changed.wait_for(lambda: self._queue[0] is mine, seconds)
            yield
        finally:
            with self._changed:
                self._queue.remove(mine)
                self._changed.notify_all()
