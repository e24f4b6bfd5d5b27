"""The centre's application: every group of routes, one form of errors, one net for bugs."""

from collections.abc import Awaitable, Callable

from fastapi import FastAPI
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

import callcenter
from callcenter.protocol.grant import key_text
from callcenter.protocol.messages import (
    SERVICE,
    EnrolRequest,
    LeaseAnswer,
    LeaseRequest,
    ServerInfo,
)
from callcenter.server import devices, numbers, tables
from callcenter.server.access_log import AccessLog, Pattern
from callcenter.server.account_routes import account_routes
from callcenter.server.admin_routes import admin_routes
from callcenter.server.answers import answer, read_struct, refusal
from callcenter.server.audit_routes import audit_routes
from callcenter.server.centre import Centre
from callcenter.server.enrolment_limit import EnrolmentLimit
from callcenter.server.file_routes import file_routes
from callcenter.server.head_signal import HeadSignal
from callcenter.server.history_routes import history_routes
from callcenter.server.metrics import Metrics
from callcenter.server.presence_routes import presence_routes
from callcenter.server.push import check_protocol
from callcenter.server.refusal import Refused
from callcenter.server.refusal_log import RefusalLog
from callcenter.server.shared import Shared, credential
from callcenter.server.sync_routes import sync_routes
from callcenter.server.watch_routes import methods_of, pattern_of, watch_routes


class _Routes:
    """The handlers and what they share."""

    def __init__(self, shared: Shared) -> None:
        self._centre = shared.centre
        self._limit = EnrolmentLimit(shared.centre.clock)

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
                grant_key=key_text(centre.grant_key),
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

    async def lease(self, request: Request) -> Response:
        wanted = await read_struct(request, LeaseRequest)
        done = await run_in_threadpool(self._lease, credential(request), wanted)
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


def make_app(centre: Centre, signal: HeadSignal, metrics: Metrics | None = None) -> FastAPI:
    """The application over this centre; `signal` wakes the waiting questions."""
    app = FastAPI(title=centre.name, docs_url=None, redoc_url=None, openapi_url=None)
    metrics = metrics or Metrics(centre)
    shared = Shared(centre, signal, metrics)
    routes = _Routes(shared)
    app.add_api_route("/healthz", routes.health, methods=["GET"])
    app.add_api_route("/v1/info", routes.info, methods=["GET"])
    app.add_api_route("/v1/enrol", routes.enrol, methods=["POST"])
    app.add_api_route("/v1/numbers/lease", routes.lease, methods=["POST"])
    groups = (
        sync_routes,
        file_routes,
        history_routes,
        account_routes,
        admin_routes,
        audit_routes,
        presence_routes,
        watch_routes,
    )
    for group in groups:
        app.router.routes.extend(group(shared))
    app.add_exception_handler(Refused, _on_refused(RefusalLog(centre), pattern_of(app)))
    app.add_exception_handler(404, _not_found)
    app.add_exception_handler(405, _method_not_allowed(methods_of(app)))
    app.add_middleware(AccessLog, metrics=metrics, pattern=pattern_of(app))
    return app


def _on_refused(
    log: RefusalLog, pattern: Pattern
) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handler(request: Request, error: Exception) -> Response:
        if not isinstance(error, Refused):
            raise error
        await run_in_threadpool(log.note, request, error, pattern(request.url.path))
        return refusal(error)

    return handler


async def _not_found(_request: Request, _error: Exception) -> Response:
    return refusal(Refused(404, "not_found"))


def _method_not_allowed(
    methods: Callable[[str], frozenset[str]],
) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handler(request: Request, _error: Exception) -> Response:
        refused = refusal(Refused(405, "method_not_allowed"))
        refused.headers["allow"] = ", ".join(sorted(methods(request.url.path)))
        return refused

    return handler
