"""What each fault makes of an answer. Every one is invented; `faults.py` decides when."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from callcenter.lapor.simulator.said import Said, not_found, page, refused

HOLD_SECONDS = 150.0
"""Longer than any client waits; ended sooner when it goes away."""

_SLOW_SECONDS = 0.2
_PORTAL = (
    "<!DOCTYPE html><html><head><title>Masuk Wi-Fi</title></head>"
    "<body><form>Silakan masuk</form></body></html>"
)
_HOSTILE = (
    '<img src="http://192.0.2.1/x.png" onerror="alert(1)"><script>alert("x")</script>'
    "<b>Sudah</b> ditangani\u202egnp.exe\u200b \x07{{institution_from}} {{tidak_dikenal}}"
)


_INSTEAD: Mapping[str, Said] = {
    "unauthorised": refused(401, "Token tidak sah"),
    "refused": refused(422, "Data ditolak", content=[_HOSTILE, "terlalu pendek"]),
    "busy": refused(429, "Terlalu banyak permintaan"),
    "broken": refused(503, "Sedang dipelihara"),
    "html": page(_PORTAL),
    "redirect": Said(302, "", {"Location": "http://127.0.0.1:9/masuk"}, "text/html"),
    "vanished_id": not_found(),
}
_AFTERWARDS: Mapping[str, Callable[[Said], Said]] = {
    "broken_after_accept": lambda _said: refused(500, "Kesalahan server"),
    "html_after_accept": lambda _said: page(_PORTAL),
    "accept_without_id": lambda said: _other(said, "<lapor><pesan>ok</pesan></lapor>", {}),
    "changed_shape": lambda said: _other(
        said, "<baru><nomor>1</nomor></baru>", {"hasil": {"isi": said.body}}
    ),
    "odd_attachments": lambda said: _with_entries("odd_attachments", said),
    "unordered_logs": lambda said: _with_entries("unordered_logs", said),
    "hostile_markup": lambda said: _with_entries("hostile_markup", said),
}


def instead(fault: str) -> Said | None:
    """The answer to a call that is not taken; None when the fault lets it through."""
    return _INSTEAD.get(fault)


def changed(fault: str, said: Said) -> Said:
    """What a call that was taken says in the end."""
    return _AFTERWARDS[fault](said) if fault in _AFTERWARDS else said


def _other(said: Said, xml: str, body: dict[str, object]) -> Said:
    if isinstance(said.body, str):
        return Said(200, xml, content_type="text/xml")
    return Said(200, {"message": "Laporan diterima", **body})


def as_response(said: Said) -> Response:
    """The answer as HTTP."""
    if isinstance(said.body, str):
        return Response(said.body, said.status, said.headers, said.content_type)
    return JSONResponse(said.body, said.status, said.headers)


async def hold(request: Request) -> Response:
    """No answer until the client goes away."""
    try:
        async with asyncio.timeout(HOLD_SECONDS):
            while (await request.receive())["type"] != "http.disconnect":
                pass
    except TimeoutError:
        pass
    return Response(status_code=504)


def slowly(said: Said) -> Response:
    """The answer, one byte at a time."""

    async def dribble() -> AsyncIterator[bytes]:
        for one in _encoded(said):
            yield bytes([one])
            await asyncio.sleep(_SLOW_SECONDS)

    return StreamingResponse(dribble(), said.status, said.headers, said.content_type)


def cut(said: Said) -> Response:
    """The head and one byte of the answer, then the end of the connection."""
    return _Cut(_encoded(said), said.status, said.headers, said.content_type)


class _Cut(Response):
    """An answer the server closes the connection on, as it is never finished."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        head = {"status": self.status_code, "headers": self.raw_headers}
        await send({"type": "http.response.start", **head})
        part = {"body": bytes(self.body[:1]), "more_body": True}
        await send({"type": "http.response.body", **part})


def _encoded(said: Said) -> bytes:
    text = said.body if isinstance(said.body, str) else json.dumps(said.body)
    return text.encode("utf-8")


def _with_entries(fault: str, said: Said) -> Said:
    """The same answer with its entries (`data_logs` or `data`) made difficult."""
    results = said.body.get("results") if isinstance(said.body, dict) else None
    if not isinstance(results, dict):
        return said
    name = "data_logs" if "data_logs" in results else "data"
    entries = results[name]
    if not isinstance(entries, list):
        return said
    return Said(200, {"results": results | {name: _difficult(fault, entries)}})


def _difficult(fault: str, entries: list[dict[str, object]]) -> list[object]:
    if fault == "unordered_logs":
        return [*reversed(entries), *entries[:1]]
    if fault == "hostile_markup":
        return [one | {"content": _HOSTILE} for one in entries]
    odd: list[object] = ["[66,67].", "[66,67]", False, "", "[", '[{"path": "/files/1/a.pdf"}].']
    return [one | {"attachments": odd[place % len(odd)]} for place, one in enumerate(entries)]
