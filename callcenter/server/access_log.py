"""One log line and one figure per request, without anything personal; and the last net for bugs.

A line names the route's pattern, never what was asked: no query, body, header, address or id.
"""

import json
import logging
import time
from collections.abc import Callable

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from callcenter.server.answers import refusal
from callcenter.server.metrics import Metrics
from callcenter.server.refusal import Refused

_log = logging.getLogger("callcenter.server.access")
_GONE = 499
"""Noted when the asker went away before an answer: nobody's fault, and nobody to tell."""

Pattern = Callable[[str], str]
"""The route's pattern of a path, empty for a stray one: those are private."""


class AccessLog:
    """Counts every request, and writes it down when the level is INFO."""

    def __init__(self, app: ASGIApp, metrics: Metrics, pattern: Pattern) -> None:
        self._app = app
        self._metrics = metrics
        self._pattern = pattern

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request and notes it; what nobody expected becomes a bare 500."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 0

        async def watching(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watching)
        except ClientDisconnect:
            status = status or _GONE
        except Exception:  # noqa: BLE001 - the last net: the asker gets no stack trace
            _log.exception("unexpected")
            if status == 0:
                await refusal(Refused(500, "internal"))(scope, receive, watching)
        finally:
            self._note(scope, status, time.perf_counter() - began)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = self._pattern(scope["path"])
        method = scope["method"] if route else "?"
        self._metrics.note(method, route, status, seconds)
        if _log.isEnabledFor(logging.INFO):
            line = {
                "event": "request",
                "method": method,
                "path": route,
                "status": status,
                "ms": round(seconds * 1000, 1),
            }
            _log.info("%s", json.dumps(line))
