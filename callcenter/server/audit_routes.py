"""The routes of the audit: desks hand over what they noted, an auditor reads it."""

from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from callcenter.protocol.audit import AUDIT_ENTRIES, WORD_LENGTH, AuditRequest
from callcenter.server.answers import answer, read_struct
from callcenter.server.audit_reading import Wanted, read_audit
from callcenter.server.audit_taking import take_audit
from callcenter.server.refusal import Refused
from callcenter.server.shared import Shared, credential, number

_MOST = 999_999_999


class _Routes:
    def __init__(self, shared: Shared) -> None:
        self._centre = shared.centre

    async def take(self, request: Request) -> Response:
        shown = credential(request)
        asked = await read_struct(request, AuditRequest)
        return answer(await run_in_threadpool(take_audit, self._centre, shown, asked), request)

    async def read(self, request: Request) -> Response:
        shown = credential(request)
        before = number(request, "before", 0, _MOST)
        wanted = Wanted(
            since=_moment(request, "since"),
            until=_moment(request, "until"),
            uid=request.query_params.get("uid", "")[:WORD_LENGTH].replace("\0", ""),
            act=request.query_params.get("act", "")[:WORD_LENGTH].replace("\0", ""),
            before=before or None,
            limit=number(request, "limit", AUDIT_ENTRIES, AUDIT_ENTRIES) or 1,
        )
        return answer(await run_in_threadpool(read_audit, self._centre, shown, wanted), request)


def _moment(request: Request, name: str) -> datetime | None:
    text = request.query_params.get(name, "")
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise Refused(422, "field_invalid", {"field": name}) from None
    if found.tzinfo is None or not 1970 < found.year < 9999:  # noqa: PLR2004 - room for a zone
        raise Refused(422, "field_invalid", {"field": name})
    return found


def audit_routes(shared: Shared) -> list[Route]:
    """/v1/audit."""
    routes = _Routes(shared)
    return [
        Route("/v1/audit", routes.take, methods=["POST"]),
        Route("/v1/audit", routes.read, methods=["GET"]),
    ]
