"""The route by which desks tell of themselves, and its operation for the table of all."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from callcenter.protocol import presence as messages
from callcenter.server.answers import answer, read_struct
from callcenter.server.operation import BODY, KNOWN, Operation
from callcenter.server.presence import tell_presence
from callcenter.server.shared import Shared, credential

PRESENCE_OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "POST",
        "/v1/presence",
        "What a desk tells of itself while it is linked; the others' last words",
        messages.PresenceAnswer,
        messages.PresenceRequest,
        refusals=(*BODY, *KNOWN, 403, 426),
    ),
)


class _Routes:
    def __init__(self, shared: Shared) -> None:
        self._centre = shared.centre

    async def tell(self, request: Request) -> Response:
        shown = credential(request)
        told = await read_struct(request, messages.PresenceRequest)
        return answer(await run_in_threadpool(tell_presence, self._centre, shown, told), request)


def presence_routes(shared: Shared) -> list[Route]:
    """/v1/presence."""
    routes = _Routes(shared)
    return [Route("/v1/presence", routes.tell, methods=["POST"])]
