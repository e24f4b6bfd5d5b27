"""The simulator's application: the calls of three interfaces, each through the faults, and its own.

Everything that comes in on a call is kept before anything else is decided.
"""

from collections.abc import Callable
from datetime import timedelta

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from callcenter.lapor.simulator import forms, striking
from callcenter.lapor.simulator.books import Books
from callcenter.lapor.simulator.faults import BEFORE, Faults
from callcenter.lapor.simulator.handing import Desk
from callcenter.lapor.simulator.own_routes import own_routes
from callcenter.lapor.simulator.said import Said, refused

Answering = Callable[[Request, bytes, str], Said]
"""From the request, its body and the fault that strikes it."""


def make_app(books: Books, faults: Faults, token: str, pace: float = 1.0) -> Starlette:
    """The application over these books; `token` opens all three interfaces.

    Complaints move `pace` times as fast as they would.
    """
    calls = _Calls(Desk(books, pace), faults, token)
    return Starlette(routes=[*calls.routes(), *own_routes(calls.desk, faults)])


class _Calls:
    def __init__(self, desk: Desk, faults: Faults, token: str) -> None:
        self.desk = desk
        self._faults = faults
        self._token = token

    def routes(self) -> list[Route]:
        desk = self.desk
        v3 = self._header_opens
        one = "/v3/complaints/{id}"
        table: list[tuple[str, str, str, Callable[[Request, bytes], bool], Answering]] = [
            ("GET", "/v3/masters/{name:path}", "masters", v3,
             lambda r, _b, _f: desk.master(r.path_params["name"])),
            ("POST", "/v3/complaints/complaint/file", "upload", v3,
             lambda r, b, _f: desk.upload(_type(r), b)),
            ("POST", "/v3/complaints/complaint{suffix:path}", "submit", v3,
             lambda r, b, _f: desk.submit(r.path_params["suffix"], b)),
            ("GET", "/v3/complaints/list", "find", v3, self._listed),
            ("GET", f"{one}/complaint", "state", v3,
             lambda r, _b, _f: desk.state(r.path_params["id"])),
            ("GET", f"{one}/followups", "followups", v3,
             lambda r, _b, _f: desk.followups(r.path_params["id"])),
            ("POST", "/v3/complaints/followup/add", "reply", v3,
             lambda r, b, _f: desk.reply(_type(r), b)),
            ("POST", "/v3/complaints/process/{id}/reject", "reject", v3,
             lambda r, b, _f: desk.reject(r.path_params["id"], b)),
            ("POST", "/api/services/f01/gettopics", "topics", self._form_opens,
             lambda _r, _b, _f: desk.topics()),
            ("POST", "/api/stream/addstream", "stream", self._xml_opens,
             lambda _r, b, _f: desk.stream(b)),
        ]  # fmt: skip
        return [
            Route(path, self._handler(call, opens, answering), methods=[method])
            for method, path, call, opens, answering in table
        ]

    def _handler(
        self, call: str, opens: Callable[[Request, bytes], bool], answering: Answering
    ) -> Callable[[Request], object]:
        async def handle(request: Request) -> Response:
            body = await request.body()
            fault = self._faults.strike(call)
            path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            self.desk.books.receive(call, request.method, path, fault, body)
            if fault == "timeout_before_accept":
                return await striking.hold(request)
            if (early := striking.instead(fault)) is not None:
                return striking.as_response(early)
            if not opens(request, body):
                return striking.as_response(refused(401, "Token tidak sah"))
            return await _sent(fault, answering(request, body, fault), request)

        return handle

    def _listed(self, request: Request, _body: bytes, fault: str) -> Said:
        minutes = self._faults.lag_minutes if fault == "list_lag" else 0.0
        keyword = request.query_params.get("keyword", "")
        return self.desk.listed(keyword, timedelta(minutes=minutes))

    def _header_opens(self, request: Request, _body: bytes) -> bool:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        return given == self._token == request.headers.get("token", "")

    def _form_opens(self, _request: Request, body: bytes) -> bool:
        return forms.read_urlencoded(body).get("KEYTOKEN") == self._token

    def _xml_opens(self, _request: Request, body: bytes) -> bool:
        root = forms.read_xml(body)
        return root is not None and root.get("token") == self._token


async def _sent(fault: str, said: Said, request: Request) -> Response:
    assert fault not in BEFORE  # noqa: S101 - those were answered before
    if not said.good:
        return striking.as_response(said)
    if fault == "timeout_after_accept":
        return await striking.hold(request)
    if fault == "cut_after_accept":
        return striking.cut(said)
    if fault == "slow":
        return striking.slowly(said)
    return striking.as_response(striking.changed(fault, said))


def _type(request: Request) -> str:
    return request.headers.get("content-type", "")
