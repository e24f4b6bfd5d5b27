"""The fake centre behind HTTP, with what the tests ask of a rig: address, codes, rows."""

import asyncio
import threading
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from callcenter.protocol import messages as m
from callcenter.protocol.enrolment_code import ALPHABET
from callcenter.protocol.limits import PULL_EVENTS, WAIT_SECONDS
from callcenter.server import tables
from callcenter.server.answers import answer, read_struct, refusal
from callcenter.server.head_signal import HeadSignal
from callcenter.server.refusal import Refused
from callcenter.server.serving import CentralServer, bind, url_of
from callcenter.server.shared import credential, number
from tests.contract.fake_centre import FakeCentre

_PATIENCE = 20.0
_MESSAGES = {
    "/v1/enrol": ("enrol", m.EnrolRequest),
    "/v1/numbers/lease": ("lease", m.LeaseRequest),
    "/v1/sync/push": ("push", m.PushRequest),
    "/v1/sync/offer": ("offer", m.OfferRequest),
    "/v1/sync/lineage": ("lineage", m.LineageRequest),
}


def make_fake_app(fake: FakeCentre, signal: HeadSignal) -> Starlette:
    """The same addresses as the centre's own application."""

    async def ask(request: Request) -> Response:
        verb, kind = _MESSAGES[request.url.path]
        who = "" if verb == "enrol" else credential(request)
        asked: Any = await read_struct(request, kind)
        with fake.all_or_nothing():
            done = getattr(fake, verb)(who, asked)
        signal.wake()
        return answer(done, request)

    async def changes(request: Request) -> Response:
        limit = number(request, "limit", PULL_EVENTS, PULL_EVENTS) or 1
        left = float(number(request, "wait", 0, WAIT_SECONDS))
        cursor = request.query_params.get("cursor", "")
        while True:
            news = signal.listen()
            page = fake.changes(credential(request), cursor, limit)
            if page.events or not left or signal.closed:
                news.cancel()
                return answer(page, request)
            with suppress(TimeoutError):
                await asyncio.wait_for(news, left)
            left = 0.0 if not news.done() else left

    async def info(request: Request) -> Response:
        who = m.ServerInfo(
            service=m.SERVICE,
            server_id=fake.server_id,
            name="Pusat Uji",
            version="0",
            server_time=fake.clock.now(),
        )
        return answer(who, request)

    async def health(_request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    app = Starlette(
        routes=[
            *(Route(path, ask, methods=["POST"]) for path in _MESSAGES),
            Route("/v1/sync/changes", changes, methods=["GET"]),
            Route("/v1/info", info, methods=["GET"]),
            Route("/healthz", health, methods=["GET"]),
        ]
    )
    app.add_exception_handler(Refused, _on_refused)
    app.add_exception_handler(404, _on_status(404, "not_found"))
    app.add_exception_handler(405, _on_status(405, "method_not_allowed"))
    return app


async def _on_refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return refusal(error)


def _on_status(status: int, code: str) -> Any:
    async def handler(_request: Request, _error: Exception) -> Response:
        return refusal(Refused(status, code))

    return handler


class FakeRig:
    """Started as `tests.sync.rig.CentreRig` is, and read the same way."""

    def __init__(self) -> None:
        self.fake = FakeCentre()
        self.listener = bind("127.0.0.1", 0)
        self.url = url_of(self.listener)
        ready, signal = threading.Event(), HeadSignal()
        app: Any = make_fake_app(self.fake, signal)
        self.server = CentralServer(app, signal, ready.set)
        self._thread = threading.Thread(
            target=self.server.run, args=([self.listener],), daemon=True
        )
        self._thread.start()
        assert ready.wait(_PATIENCE)

    def stop(self) -> None:
        self.server.stop()
        self._thread.join(_PATIENCE)
        assert not self._thread.is_alive()
        self.listener.close()

    def code(self) -> str:
        k = len(self.fake.codes)
        code = "ABCDEF" + ALPHABET[k // len(ALPHABET)] + ALPHABET[k % len(ALPHABET)]
        self.fake.codes[code] = ""
        return f"{code[:4]}-{code[4:]}"

    def rows(self, table: Any = tables.events) -> list[Any]:
        """What the fake keeps, under the names of the centre's tables and columns."""
        fake = self.fake
        found: dict[str, Any] = {
            "events": fake.log,
            "quarantine": fake.aside,
            "withheld": [{"n": n, "reason": why} for (_, _, n), why in fake.withheld.items()],
            "number_blocks": [{"block": one} for one in sorted(fake.blocks)],
            "number_aliases": [{"number": n, "ticket_id": t} for n, t in fake.aliases],
            "tickets": [{"id": key, "number": n} for key, n in fake.numbers.items()],
            "devices": [{"client_id": one} for one in fake.devices],
        }
        return [SimpleNamespace(**row) for row in found[table.name]]

    def eids(self) -> list[str]:
        return [row.eid for row in self.rows()]

    def ticket(self, ticket_id: str) -> Any:
        return next(row for row in self.rows(tables.tickets) if row.id == ticket_id)
