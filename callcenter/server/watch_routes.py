"""What those who look after the centre ask: its figures and its OpenAPI document."""

import ipaddress
import re
from collections.abc import Callable

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, compile_path

from callcenter.server.answers import JSON_TYPE
from callcenter.server.metrics import CONTENT_TYPE
from callcenter.server.openapi import document
from callcenter.server.refusal import Refused
from callcenter.server.shared import Shared


class _Routes:
    def __init__(self, shared: Shared) -> None:
        self._metrics = shared.metrics

    async def figures(self, request: Request) -> Response:
        if not _is_this_machine(request):
            raise Refused(403, "local_only")
        return Response(await run_in_threadpool(self._metrics.text), media_type=CONTENT_TYPE)

    async def described(self, _request: Request) -> Response:
        return Response(msgspec.json.encode(document()), media_type=JSON_TYPE)


def watch_routes(shared: Shared) -> list[Route]:
    """/metrics and /openapi.json."""
    routes = _Routes(shared)
    return [
        Route("/metrics", routes.figures, methods=["GET"]),
        Route("/openapi.json", routes.described, methods=["GET"]),
    ]


def pattern_of(app: Starlette) -> Callable[[str], str]:
    """Finds the pattern of the route that a path belongs to, empty for none."""
    known: list[tuple[re.Pattern[str], str]] = [
        (compile_path(route.path)[0], route.path)
        for route in app.router.routes
        if isinstance(route, Route)
    ]

    def pattern(path: str) -> str:
        return next((name for form, name in known if form.match(path)), "")

    return pattern


def methods_of(app: Starlette) -> Callable[[str], frozenset[str]]:
    """Finds every method that a path knows, over all of its routes."""
    pattern = pattern_of(app)
    known: dict[str, frozenset[str]] = {}
    for route in app.router.routes:
        if isinstance(route, Route):
            known[route.path] = known.get(route.path, frozenset()) | (route.methods or set())
    return lambda path: known.get(pattern(path), frozenset())


def _is_this_machine(request: Request) -> bool:
    """A proxy in front must not pass /metrics on: then everybody would be this machine."""
    host = request.client.host if request.client else ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
