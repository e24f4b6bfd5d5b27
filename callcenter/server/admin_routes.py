"""The routes of an administrator with a session: people and devices, never any content."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from callcenter.protocol.account_messages import (
    AccountsAnswer,
    CodeAnswer,
    CreateAccountRequest,
    DevicesAnswer,
    DoneAnswer,
    RetireRequest,
    RolesRequest,
)
from callcenter.protocol.roles import Role, read_roles
from callcenter.protocol.wellformed import is_uuid
from callcenter.server import accounts, device_standing, policy
from callcenter.server.answers import answer, read_struct
from callcenter.server.askers import person_of
from callcenter.server.policy import Act
from callcenter.server.push import check_protocol
from callcenter.server.refusal import Refused
from callcenter.server.shared import Shared, credential


class _Routes:
    def __init__(self, shared: Shared) -> None:
        self._centre = shared.centre

    async def accounts(self, request: Request) -> Response:
        return answer(await run_in_threadpool(self._accounts, credential(request)), request)

    async def create(self, request: Request) -> Response:
        shown = credential(request)
        asked = await read_struct(request, CreateAccountRequest)
        check_protocol(asked.protocol)
        roles = _roles(asked.roles)
        return answer(
            await run_in_threadpool(
                self._with_code,
                shown,
                asked.uid,
                lambda by: accounts.create_account(
                    self._centre, asked.uid, asked.name, roles, asked.agency, by=by
                ),
            ),
            request,
        )

    async def reset(self, request: Request) -> Response:
        uid = str(request.path_params["uid"])
        return answer(
            await run_in_threadpool(
                self._with_code,
                credential(request),
                uid,
                lambda by: accounts.reset_account(self._centre, uid, by=by),
            ),
            request,
        )

    async def roles(self, request: Request) -> Response:
        credential(request)  # before the body is judged
        asked = await read_struct(request, RolesRequest)
        check_protocol(asked.protocol)
        uid, roles = str(request.path_params["uid"]), _roles(asked.roles)
        return await self._do(
            request,
            Act.LOOK_AFTER_PEOPLE,
            lambda by: accounts.set_roles(self._centre, uid, roles, asked.agency, by=by),
        )

    async def devices(self, request: Request) -> Response:
        return answer(await run_in_threadpool(self._devices, credential(request)), request)

    async def close(self, request: Request) -> Response:
        uid = str(request.path_params["uid"])
        return await self._do(
            request,
            Act.LOOK_AFTER_PEOPLE,
            lambda by: accounts.close_account(self._centre, uid, by=by),
        )

    async def approve(self, request: Request) -> Response:
        return await self._do(
            request,
            Act.LOOK_AFTER_DEVICES,
            lambda by: device_standing.approve_device(self._centre, _client_id(request), by=by),
        )

    async def retire(self, request: Request) -> Response:
        credential(request)  # before the body is judged
        asked = await read_struct(request, RetireRequest)
        check_protocol(asked.protocol)
        return await self._do(
            request,
            Act.LOOK_AFTER_DEVICES,
            lambda by: device_standing.retire_device(
                self._centre, _client_id(request), now=asked.now, by=by
            ),
        )

    async def _do(self, request: Request, act: Act, work: Callable[[str], None]) -> Response:
        by = await run_in_threadpool(self._check, credential(request), act)
        await run_in_threadpool(work, by)
        return answer(DoneAnswer(server_time=self._centre.clock.now()), request)

    def _check(self, shown: str, act: Act) -> str:
        """The uid of who may."""
        with self._centre.database.read() as tx:
            person = person_of(tx, self._centre, shown)
        policy.allow(person, act)
        return person.uid

    def _with_code(self, shown: str, uid: str, work: Callable[[str], str]) -> CodeAnswer:
        """What gives a one-time code."""
        code = work(self._check(shown, Act.LOOK_AFTER_PEOPLE))
        return CodeAnswer(
            uid=accounts.read_uid(uid) or "",
            code=code,
            hours=accounts.CODE_HOURS,
            server_time=self._centre.clock.now(),
        )

    def _accounts(self, shown: str) -> AccountsAnswer:
        self._check(shown, Act.LOOK_AFTER_PEOPLE)
        with self._centre.database.read() as tx:
            found = [one.line() for one in accounts.list_accounts(tx)]
        return AccountsAnswer(accounts=found, server_time=self._centre.clock.now())

    def _devices(self, shown: str) -> DevicesAnswer:
        self._check(shown, Act.LOOK_AFTER_DEVICES)
        with self._centre.database.read() as tx:
            found = device_standing.list_devices(tx)
        return DevicesAnswer(devices=found, server_time=self._centre.clock.now())


def _roles(words: list[str]) -> frozenset[Role]:
    """Refused 422 for a word that is no role: a person with less than was meant helps nobody."""
    found = read_roles(words)
    if len(found) != len(set(words)):
        raise Refused(422, "field_invalid", {"field": "roles"})
    return found


def _client_id(request: Request) -> str:
    found = str(request.path_params["client_id"])
    if not is_uuid(found):
        raise Refused(404, "device_unknown")
    return found


def admin_routes(shared: Shared) -> list[Route]:
    """/v1/accounts and /v1/devices."""
    routes = _Routes(shared)
    return [
        Route("/v1/accounts", routes.accounts, methods=["GET"]),
        Route("/v1/accounts", routes.create, methods=["POST"]),
        Route("/v1/accounts/{uid}/reset", routes.reset, methods=["POST"]),
        Route("/v1/accounts/{uid}/roles", routes.roles, methods=["POST"]),
        Route("/v1/accounts/{uid}/close", routes.close, methods=["POST"]),
        Route("/v1/devices", routes.devices, methods=["GET"]),
        Route("/v1/devices/{client_id}/approve", routes.approve, methods=["POST"]),
        Route("/v1/devices/{client_id}/retire", routes.retire, methods=["POST"]),
    ]
