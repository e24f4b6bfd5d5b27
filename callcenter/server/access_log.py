"""One log line per request, as JSON, without anything personal; and the last net for bugs."""

import json
import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from callcenter.server.answers import refusal
from callcenter.server.refusal import Refused

_log = logging.getLogger("callcenter.server.access")


class AccessLog:
    """Writes method, path, status and milliseconds; never query, body, headers or address."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request and logs it; what nobody expected becomes a bare 500."""
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
        except Exception:  # noqa: BLE001 - the last net: the asker gets no stack trace
            _log.exception("unexpected")
            if status == 0:
                await refusal(Refused(500, "internal"))(scope, receive, watching)
        finally:
            _write(scope, status, began)


def _write(scope: Scope, status: int, began: float) -> None:
    if not _log.isEnabledFor(logging.INFO):
        return
    line = {
        "event": "request",
        "method": scope["method"],
        "path": scope["path"][:64] if status != 404 else "",  # noqa: PLR2004 - a stray path is private
        "status": status,
        "ms": round((time.perf_counter() - began) * 1000, 1),
    }
    _log.info("%s", json.dumps(line))
