"""The routes of the sync: events in, events out. Plain Starlette: twice as fast as FastAPI here."""

import asyncio
from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from callcenter.protocol.limits import PULL_EVENTS, WAIT_SECONDS
from callcenter.protocol.messages import ChangesAnswer, LineageRequest, OfferRequest, PushRequest
from callcenter.server.answers import answer, read_struct
from callcenter.server.changes import read_changes
from callcenter.server.lineage import find_common
from callcenter.server.offers import take_offer
from callcenter.server.push import check_protocol, take_push
from callcenter.server.shared import Shared, credential, number
from callcenter.server.woken import WokenPages

_MOST = 999_999_999
_READERS = 4
"""Readings of the feed at a time: a save must not stand behind two hundred desks it woke."""

_TRUSTED_SECONDS = 1.0
"""So long a question goes on without showing its credential to the database again."""


class _Routes:
    def __init__(self, shared: Shared) -> None:
        self._centre = shared.centre
        self._signal = shared.signal
        self._metrics = shared.metrics
        self._woken = WokenPages()
        self._reading = asyncio.Semaphore(_READERS)

    async def push(self, request: Request) -> Response:
        pushed = await read_struct(request, PushRequest)
        done = await run_in_threadpool(take_push, self._centre, credential(request), pushed)
        self._signal.wake()
        return answer(done, request)

    async def offer(self, request: Request) -> Response:
        offered = await read_struct(request, OfferRequest)
        done = await run_in_threadpool(take_offer, self._centre, credential(request), offered)
        self._signal.wake()
        return answer(done, request)

    async def lineage(self, request: Request) -> Response:
        asked = await read_struct(request, LineageRequest)
        found = await run_in_threadpool(find_common, self._centre, credential(request), asked)
        return answer(found, request)

    async def changes(self, request: Request) -> Response:
        check_protocol(number(request, "protocol", 1, _MOST), self._centre.pull_min)
        cursor = request.query_params.get("cursor", "")
        limit = number(request, "limit", PULL_EVENTS, PULL_EVENTS) or 1
        deadline = self._centre.clock.monotonic() + number(request, "wait", 0, WAIT_SECONDS)
        asker = credential(request)
        shown = float("-inf")

        async def read() -> ChangesAnswer:
            nonlocal shown
            began = self._centre.clock.monotonic()
            async with self._reading:
                page = await run_in_threadpool(read_changes, self._centre, asker, cursor, limit)
            shown = began
            return page

        while True:
            news = self._signal.listen()
            try:
                if self._centre.clock.monotonic() - shown < _TRUSTED_SECONDS:
                    page = await self._woken.page(self._signal.news, cursor, limit, read)
                else:
                    page = await read()
                left = deadline - self._centre.clock.monotonic()
                if page.events or left <= 0 or self._signal.closed:
                    return answer(page, request)
                with suppress(TimeoutError), self._metrics.waiting():
                    await asyncio.wait_for(news, left)
            finally:
                news.cancel()


def sync_routes(shared: Shared) -> list[Route]:
    """Below /v1/sync."""
    routes = _Routes(shared)
    return [
        Route("/v1/sync/push", routes.push, methods=["POST"]),
        Route("/v1/sync/offer", routes.offer, methods=["POST"]),
        Route("/v1/sync/lineage", routes.lineage, methods=["POST"]),
        Route("/v1/sync/changes", routes.changes, methods=["GET"]),
    ]
