"""The routes of people: signing in at a desk, leaving it, and what was taken back."""

import asyncio

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from callcenter.protocol.account_messages import (
    DoneAnswer,
    EndRequest,
    PassphraseRequest,
    PersonAnswer,
    RefreshRequest,
    SignInRequest,
)
from callcenter.server import sign_in
from callcenter.server.answers import answer, read_struct
from callcenter.server.askers import person_of
from callcenter.server.device_standing import take_leave
from callcenter.server.revocations import read_revocations
from callcenter.server.shared import Shared, credential, number
from callcenter.server.sign_in import Door

_AT_ONCE = 2
"""Passphrases that are derived at a time in one worker: 64 MiB and a core each."""

_MOST = 999_999_999


class _Routes:
    def __init__(self, shared: Shared) -> None:
        self._centre = shared.centre
        self._deriving = asyncio.Semaphore(_AT_ONCE)

    async def sign_in(self, request: Request) -> Response:
        door = self._door(request)
        asked = await read_struct(request, SignInRequest)
        async with self._deriving:
            done = await run_in_threadpool(sign_in.sign_in, door, asked)
        return answer(done, request)

    async def choose(self, request: Request) -> Response:
        door = self._door(request)
        asked = await read_struct(request, PassphraseRequest)
        async with self._deriving:
            done = await run_in_threadpool(sign_in.choose_passphrase, door, asked)
        return answer(done, request)

    async def renew(self, request: Request) -> Response:
        shown = credential(request)
        asked = await read_struct(request, RefreshRequest)
        done = await run_in_threadpool(sign_in.renew, self._centre, shown, asked)
        return answer(done, request)

    async def leave(self, request: Request) -> Response:
        shown = credential(request)
        asked = await read_struct(request, EndRequest)
        await run_in_threadpool(sign_in.leave, self._centre, shown, asked)
        return self._done(request)

    async def who(self, request: Request) -> Response:
        return answer(await run_in_threadpool(self._who, credential(request)), request)

    async def revoked(self, request: Request) -> Response:
        since = number(request, "since", 0, _MOST)
        found = await run_in_threadpool(read_revocations, self._centre, credential(request), since)
        return answer(found, request)

    async def drained(self, request: Request) -> Response:
        await run_in_threadpool(take_leave, self._centre, credential(request))
        return self._done(request)

    def _who(self, shown: str) -> PersonAnswer:
        with self._centre.database.read() as tx:
            found = person_of(tx, self._centre, shown)
        return PersonAnswer(
            uid=found.uid,
            name=found.name,
            roles=sorted(found.roles),
            agency=found.agency,
            device=found.client_id,
            server_time=self._centre.clock.now(),
        )

    def _door(self, request: Request) -> Door:
        address = request.client.host if request.client else ""
        return Door(self._centre, credential(request), address)

    def _done(self, request: Request) -> Response:
        return answer(DoneAnswer(server_time=self._centre.clock.now()), request)


def account_routes(shared: Shared) -> list[Route]:
    """/v1/session, /v1/revocations and /v1/devices/drained."""
    routes = _Routes(shared)
    return [
        Route("/v1/session", routes.sign_in, methods=["POST"]),
        Route("/v1/session", routes.who, methods=["GET"]),
        Route("/v1/session/passphrase", routes.choose, methods=["POST"]),
        Route("/v1/session/refresh", routes.renew, methods=["POST"]),
        Route("/v1/session/end", routes.leave, methods=["POST"]),
        Route("/v1/revocations", routes.revoked, methods=["GET"]),
        Route("/v1/devices/drained", routes.drained, methods=["POST"]),
    ]
