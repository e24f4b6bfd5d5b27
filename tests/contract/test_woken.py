"""A save that wakes many desks is read once for all of them, and for nobody who may not have it."""

import asyncio
from datetime import UTC, datetime

import pytest

from callcenter.protocol.messages import ChangesAnswer
from callcenter.server.refusal import Refused
from callcenter.server.woken import WokenPages

NOW = datetime(2026, 11, 22, tzinfo=UTC)


class _Feed:
    """Counts how often it is read; each reading ends only when it is let go."""

    def __init__(self) -> None:
        self.readings = 0
        self.go = asyncio.Event()

    async def read(self) -> ChangesAnswer:
        self.readings += 1
        reading = self.readings
        await self.go.wait()
        return ChangesAnswer(
            events=[],
            chain_start="",
            chain_end="",
            cursor=str(reading),
            more=False,
            head=reading,
            server_time=NOW,
        )

    async def refuse(self) -> ChangesAnswer:
        await self.go.wait()
        raise Refused(401, "not_enrolled")


def test_who_stands_at_the_same_place_shares_a_page_until_there_are_news():
    async def scene() -> None:
        feed, pages = _Feed(), WokenPages()
        feed.go.set()
        asked = [pages.page(1, "a", 1000, feed.read) for _ in range(200)]
        assert {one.cursor for one in await asyncio.gather(*asked)} == {"1"}
        assert (await pages.page(1, "a", 1000, feed.read)).cursor == "1"
        for count, (news, cursor, limit) in enumerate(
            [(1, "b", 1000), (1, "a", 1), (2, "a", 1000)], start=2
        ):
            assert (await pages.page(news, cursor, limit, feed.read)).cursor == str(count)
        assert feed.readings == 4

    asyncio.run(scene())


def test_one_who_is_refused_takes_nobody_along():
    async def scene() -> None:
        feed, pages = _Feed(), WokenPages()
        first = asyncio.ensure_future(pages.page(1, "a", 1, feed.refuse))
        await asyncio.sleep(0)
        second = asyncio.ensure_future(pages.page(1, "a", 1, feed.read))
        feed.go.set()
        with pytest.raises(Refused):
            await first
        assert (await second).cursor == "1"

    asyncio.run(scene())


def test_one_who_goes_away_takes_nobody_along():
    async def scene() -> None:
        feed, pages = _Feed(), WokenPages()
        first = asyncio.ensure_future(pages.page(1, "a", 1, feed.read))
        await asyncio.sleep(0)
        second = asyncio.ensure_future(pages.page(1, "a", 1, feed.read))
        await asyncio.sleep(0)
        first.cancel()
        feed.go.set()
        assert (await second).cursor == "1"
        assert first.cancelled() or first.done()

    asyncio.run(scene())
