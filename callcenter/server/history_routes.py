"""The routes of a new workstation: the head, the history, subjects on demand, and search."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from callcenter.protocol.history_messages import (
    HISTORY_DAYS_MAX,
    HITS_MAX,
    QUERY_LENGTH,
    SearchRequest,
    SubjectsRequest,
)
from callcenter.protocol.limits import PULL_EVENTS
from callcenter.server.answers import answer, read_struct
from callcenter.server.history import read_head, read_history
from callcenter.server.indexing import Indexing
from callcenter.server.server_search import search
from callcenter.server.shared import Shared, credential, number
from callcenter.server.subjects import read_subjects


class _Routes:
    def __init__(self, shared: Shared) -> None:
        self._centre = shared.centre
        self._indexing = Indexing(shared.centre, shared.signal)
        shared.signal.on_wake(self._indexing.nudge)

    async def head(self, request: Request) -> Response:
        return answer(
            await run_in_threadpool(read_head, self._centre, credential(request)), request
        )

    async def history(self, request: Request) -> Response:
        days = number(request, "days", 0, HISTORY_DAYS_MAX)
        limit = number(request, "limit", PULL_EVENTS, PULL_EVENTS) or 1
        token = request.query_params.get("token", "")
        page = await run_in_threadpool(
            read_history, self._centre, credential(request), token, days=days, limit=limit
        )
        return answer(page, request)

    async def subjects(self, request: Request) -> Response:
        wanted = await read_struct(request, SubjectsRequest)
        found = await run_in_threadpool(read_subjects, self._centre, credential(request), wanted)
        return answer(found, request)

    async def search(self, request: Request) -> Response:
        text = request.query_params.get("q", "")
        limit = number(request, "limit", HITS_MAX, HITS_MAX) or 1
        return await self._found(request, text, limit)

    async def search_told(self, request: Request) -> Response:
        told = await read_struct(request, SearchRequest)
        return await self._found(request, told.q, min(max(1, told.limit), HITS_MAX))

    async def _found(self, request: Request, text: str, limit: int) -> Response:
        text = text[:QUERY_LENGTH]
        found = await run_in_threadpool(
            search, self._centre, credential(request), text, limit=limit
        )
        if found.behind:
            self._indexing.nudge()
        return answer(found, request)


def history_routes(shared: Shared) -> list[Route]:
    """Below /v1/sync, and /v1/search."""
    routes = _Routes(shared)
    return [
        Route("/v1/sync/head", routes.head, methods=["GET"]),
        Route("/v1/sync/history", routes.history, methods=["GET"]),
        Route("/v1/sync/subjects", routes.subjects, methods=["POST"]),
        Route("/v1/search", routes.search, methods=["GET"]),
        Route("/v1/search", routes.search_told, methods=["POST"]),
    ]
