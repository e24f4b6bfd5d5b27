"""One reading of the feed for all who were woken by the same news and stand at the same place.

A save wakes every desk that waits, and nearly all of them stand at the end of the feed: the page
is read once, not once for each. Only for who has shown a credential a moment ago, and never for a
first look: what is here may be older than a save that another worker has just confirmed.
"""

import asyncio
from collections.abc import Awaitable, Callable

from callcenter.protocol.messages import ChangesAnswer
from callcenter.server.refusal import Refused

Read = Callable[[], Awaitable[ChangesAnswer]]
"""Reads the page for one asker, whose credential it checks."""

_Key = tuple[int, str, int]


class WokenPages:
    """Used on the loop alone."""

    def __init__(self) -> None:
        self._reading: dict[_Key, asyncio.Future[ChangesAnswer]] = {}

    async def page(self, news: int, cursor: str, limit: int, read: Read) -> ChangesAnswer:
        """The page after `cursor`, read since the news of this number; Refused as `read` says."""
        key = (news, cursor, limit)
        found = self._reading.get(key)
        if found is not None:
            try:
                return await asyncio.shield(found)
            except Refused:
                return await read()  # it was another's refusal
        self._reading = {one: page for one, page in self._reading.items() if one[0] == news}
        mine = self._reading[key] = asyncio.ensure_future(read())
        return await asyncio.shield(mine)
