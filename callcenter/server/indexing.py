"""Fills the search index after the commits, never beside a burst of them. Loses nothing by dying:
where it stands is in the database, and a search catches up by itself.
"""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy.exc import SQLAlchemyError

from callcenter.server.centre import Centre
from callcenter.server.head_signal import HeadSignal
from callcenter.server.refusal import Refused
from callcenter.server.server_search import catch_up

_log = logging.getLogger(__name__)

QUIET_SECONDS = 0.25
"""Nothing was stored for so long: now is a good time."""

LATEST_SECONDS = 2.0
"""So old may what is not in the index become while events come without a pause."""


class Indexing:
    """At most one task of one event loop; `nudge` starts it."""

    def __init__(self, centre: Centre, signal: HeadSignal) -> None:
        self._centre = centre
        self._signal = signal
        self._task: asyncio.Task[None] | None = None
        self._news = 0

    def nudge(self) -> None:
        """Something was stored; on the loop alone."""
        self._news += 1
        if not self._signal.closed and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._work())

    async def _work(self) -> None:
        # The end of the loop waits for the batch that runs: its connection must not be torn away.
        with ThreadPoolExecutor(1, thread_name_prefix="indexing") as pool:
            behind = 1
            while behind and not self._signal.closed:
                await self._wait_for_quiet()
                behind = await asyncio.wrap_future(pool.submit(self._take_some))

    def _take_some(self) -> int:
        try:
            return catch_up(self._centre)
        except (Refused, SQLAlchemyError) as error:
            _log.warning("the search index waits: %s", type(error).__name__)
            return 0  # the next event or the next search goes on from there

    async def _wait_for_quiet(self) -> None:
        waited, seen = 0.0, -1
        while seen != self._news and waited < LATEST_SECONDS and not self._signal.closed:
            seen = self._news
            await asyncio.sleep(QUIET_SECONDS)
            waited += QUIET_SECONDS
