"""The centre's routes. FastAPI for what people and proxies ask, plain Starlette for the sync."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from fastapi import FastAPI
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import callcenter
from callcenter.protocol.limits import PULL_EVENTS, WAIT_SECONDS
from callcenter.protocol.messages import (
    SERVICE,
    EnrolRequest,
    LeaseAnswer,
    LeaseRequest,
    PushRequest,
    ServerInfo,
)
from callcenter.server import devices, numbers, tables
from callcenter.server.access_log import AccessLog
from callcenter.server.answers import answer, read_struct, refusal
from callcenter.server.centre import Centre
from callcenter.server.changes import read_changes
from callcenter.server.enrolment_limit import EnrolmentLimit
from callcenter.server.head_signal import HeadSignal
from callcenter.server.push import check_protocol, take_push
from callcenter.server.refusal import Refused


class _Routes:
    """The handlers and what they share."""

    def __init__(self, centre: Centre, signal: HeadSignal) -> None:
        self._centre = centre
        self._signal = signal
        self._limit = EnrolmentLimit(centre.clock)

    async def health(self, _request: Request) -> Response:
        await run_in_threadpool(self._touch)
        return Response(b'{"status":"ok"}', media_type="application/json")

    async def info(self, request: Request) -> Response:
        centre = self._centre
        return answer(
            ServerInfo(
                service=SERVICE,
                server_id=centre.server_id,
                name=centre.name,
                version=callcenter.__version__,
                server_time=centre.clock.now(),
            ),
            request,
        )

    async def enrol(self, request: Request) -> Response:
        wanted = await read_struct(request, EnrolRequest)
        check_protocol(wanted.protocol)
        address = request.client.host if request.client else ""
        self._limit.check(address)
        try:
            done = await run_in_threadpool(devices.enrol, self._centre, wanted)
        except Refused as refused:
            if refused.code == "code_wrong":
                self._limit.note_wrong(address)
            raise
        return answer(done, request)

    async def push(self, request: Request) -> Response:
        pushed = await read_struct(request, PushRequest)
        done = await run_in_threadpool(take_push, self._centre, _credential(request), pushed)
        self._signal.wake()
        return answer(done, request)

    async def changes(self, request: Request) -> Response:
        cursor = request.query_params.get("cursor", "")
        limit = _number(request, "limit", PULL_EVENTS, PULL_EVENTS) or 1
        deadline = self._centre.clock.monotonic() + _number(request, "wait", 0, WAIT_SECONDS)
        credential = _credential(request)
        while True:
            news = self._signal.listen()
            try:
                page = await run_in_threadpool(
                    read_changes, self._centre, credential, cursor, limit
                )
                left = deadline - self._centre.clock.monotonic()
                if page.events or left <= 0 or self._signal.closed:
                    return answer(page, request)
                with suppress(TimeoutError):
                    await asyncio.wait_for(news, left)
            finally:
                news.cancel()

    async def lease(self, request: Request) -> Response:
        wanted = await read_struct(request, LeaseRequest)
        done = await run_in_threadpool(self._lease, _credential(request), wanted)
        return answer(done, request)

    def _lease(self, credential: str, wanted: LeaseRequest) -> LeaseAnswer:
        centre = self._centre
        check_protocol(wanted.protocol)
        now = centre.now_us()
        with centre.database.write() as tx:
            if devices.authenticate(tx, credential) != wanted.client_id:
                raise Refused(403, "other_device")
            blocks = numbers.lease(tx, wanted.client_id, wanted.incarnation, wanted.blocks, now=now)
        return LeaseAnswer(number_blocks=blocks, server_time=centre.clock.now())

    def _touch(self) -> None:
        with self._centre.database.read() as tx:
            tx.execute(select(tables.clock.c.seq)).one()


def make_app(centre: Centre, signal: HeadSignal) -> FastAPI:
    """The application over this centre; `signal` wakes the waiting questions."""
    app = FastAPI(title=centre.name, docs_url=None, redoc_url=None, openapi_url=None)
    routes = _Routes(centre, signal)
    app.add_api_route("/healthz", routes.health, methods=["GET"])
    app.add_api_route("/v1/info", routes.info, methods=["GET"])
    app.add_api_route("/v1/enrol", routes.enrol, methods=["POST"])
    app.add_api_route("/v1/numbers/lease", routes.lease, methods=["POST"])
    app.router.routes.append(Route("/v1/sync/push", routes.push, methods=["POST"]))
    app.router.routes.append(Route("/v1/sync/changes", routes.changes, methods=["GET"]))
    app.add_exception_handler(Refused, _on_refused)
    app.add_exception_handler(404, _on_status(404, "not_found"))
    app.add_exception_handler(405, _on_status(405, "method_not_allowed"))
    app.add_middleware(AccessLog)
    return app


def _credential(request: Request) -> str:
    return request.headers.get("authorization", "")


def _number(request: Request, name: str, otherwise: int, most: int) -> int:
    text = request.query_params.get(name, "")
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit()):
        raise Refused(400, "query_invalid", {"name": name})
    return min(int(text[:9]), most)


async def _on_refused(_request: Request, error: Exception) -> Response:
    if not isinstance(error, Refused):
        raise error
    return refusal(error)


def _on_status(status: int, code: str) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handler(_request: Request, _error: Exception) -> Response:
        return refusal(Refused(status, code))

    return handler
