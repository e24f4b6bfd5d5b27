"""The routes of attached files: bytes come in small chunks and go out as a stream."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from callcenter.protocol.file_messages import CHUNK_BYTES, FileBegin
from callcenter.server.answers import answer, read_struct
from callcenter.server.file_folder import FileFolder
from callcenter.server.files import Files
from callcenter.server.refusal import Refused
from callcenter.server.shared import Shared, credential

BODY_SECONDS = 60.0
"""For one chunk: 256 KiB at 35 kbit/s; a desk on a slower line sends smaller ones."""

SWEEP_SECONDS = 3600.0
_PIECE = 256 << 10
_CHILDREN = 2
_OFF_SECONDS = 3600
_METHODS = ["POST", "PATCH", "GET", "HEAD"]
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
_BARE = "application/octet-stream"


class _Routes:
    def __init__(self, shared: Shared, folder: Path, body_seconds: float) -> None:
        self._files = Files(shared.centre, FileFolder(folder, shared.centre.file_bytes))
        self._signal = shared.signal
        self._clock = shared.centre.clock
        self._body_seconds = body_seconds
        self._children = asyncio.Semaphore(_CHILDREN)
        self._next_sweep = self._clock.monotonic()

    async def begin(self, request: Request) -> Response:
        wanted = await read_struct(request, FileBegin)
        done = await run_in_threadpool(self._files.begin, credential(request), wanted)
        self._signal.wake()
        if self._clock.monotonic() >= self._next_sweep:
            self._next_sweep = self._clock.monotonic() + SWEEP_SECONDS
            await run_in_threadpool(self._files.sweep)
        return answer(done, request, 200 if done.stored else 201)

    async def append(self, request: Request) -> Response:
        offset = _offset(request)
        chunk = await self._chunk(request)
        done = await run_in_threadpool(
            self._files.append, credential(request), _sha256(request), offset, chunk
        )
        if done.complete:
            self._signal.wake()
        return answer(done, request)

    async def state(self, request: Request) -> Response:
        stored, size = await run_in_threadpool(
            self._files.state, credential(request), _sha256(request)
        )
        return Response(headers=_headers() | _place(stored, size))

    async def read(self, request: Request) -> Response:
        sha256 = _sha256(request)
        size = await run_in_threadpool(self._files.size, credential(request), sha256)
        span = _span(request.headers.get("range", ""), size)
        start, end = span or (0, size)
        headers = _headers() | {"accept-ranges": "bytes", "content-length": str(end - start)}
        if span is not None:
            headers["content-range"] = f"bytes {start}-{end - 1}/{size}"
        pieces = _pieces(self._files.folder, sha256, start, end)
        return StreamingResponse(
            _off_the_loop(pieces), 200 if span is None else 206, headers, media_type=_BARE
        )

    async def thumbnail(self, request: Request) -> Response:
        sha256 = _sha256(request)
        await run_in_threadpool(self._files.size, credential(request), sha256, thumbnail=True)
        async with self._children:
            picture = await run_in_threadpool(self._files.folder.thumbnail, sha256)
        if not picture:
            raise Refused(404, "thumbnail_none")
        return Response(picture, headers=_headers(), media_type="image/jpeg")

    async def _chunk(self, request: Request) -> bytes:
        """The body, whole or not at all: a cut one leaves the file as it was."""
        if request.headers.get("content-encoding", "identity") != "identity":
            raise Refused(415, "encoding_unknown")
        declared = request.headers.get("content-length", "")
        if declared.isdigit() and int(declared[:20]) > CHUNK_BYTES:
            raise Refused(413, "chunk_too_large", {"most": CHUNK_BYTES})
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self._body_seconds):
                async for part in request.stream():
                    size += len(part)
                    if size > CHUNK_BYTES:
                        raise Refused(413, "chunk_too_large", {"most": CHUNK_BYTES})
                    parts.append(part)
        except TimeoutError as error:
            raise Refused(408, "body_slow") from error
        except ClientDisconnect as error:
            raise Refused(400, "body_cut") from error
        if not size:
            raise Refused(400, "chunk_empty")
        return b"".join(parts)


def file_routes(shared: Shared, *, body_seconds: float = BODY_SECONDS) -> list[Route]:
    """Below /v1/files, over the folder of this centre; without one every question is refused."""
    centre = shared.centre
    folder = centre.files
    if folder is None and isinstance(centre.database.place, Path):
        folder = centre.database.place / "files"
    one = "/v1/files/{sha256}"
    if folder is None:
        paths = ("/v1/files", one, f"{one}/thumbnail")
        return [Route(path, _no_folder, methods=_METHODS) for path in paths]
    routes = _Routes(shared, folder, body_seconds)
    return [
        Route("/v1/files", routes.begin, methods=["POST"]),
        Route(one, routes.state, methods=["HEAD"]),
        Route(one, routes.append, methods=["PATCH"]),
        Route(one, routes.read, methods=["GET"]),
        Route(f"{one}/thumbnail", routes.thumbnail, methods=["GET"]),
    ]


async def _no_folder(_request: Request) -> Response:
    raise Refused(503, "files_off", retry_after=_OFF_SECONDS)


def _sha256(request: Request) -> str:
    return str(request.path_params["sha256"])


def _offset(request: Request) -> int:
    text = request.headers.get("upload-offset", "")
    if not (text.isascii() and text.isdigit()):
        raise Refused(400, "offset_missing")
    return int(text[:15])


def _headers() -> dict[str, str]:
    return {"cache-control": "no-store", "x-content-type-options": "nosniff"}


def _place(stored: int, size: int) -> dict[str, str]:
    return {"upload-offset": str(stored), "upload-length": str(size)}


def _span(text: str, size: int) -> tuple[int, int] | None:
    """The first and the last-but-one place asked for; None for the whole file; Refused 416."""
    found = _RANGE.fullmatch(text.strip())
    if found is None or not (found[1] or found[2]):
        return None  # HTTP: what is not understood is as if it were not said
    if found[1]:
        start, end = int(found[1]), min(int(found[2] or size), size - 1) + 1
    else:
        start, end = max(0, size - int(found[2])), size
    if start >= size or start >= end:
        raise Refused(416, "range_invalid", {"size": size})
    return start, end


def _pieces(folder: FileFolder, sha256: str, start: int, end: int) -> Iterator[bytes]:
    with folder.path(sha256).open("rb") as file:
        file.seek(start)
        while start < end:
            piece = file.read(min(_PIECE, end - start))
            if not piece:
                return
            start += len(piece)
            yield piece


async def _off_the_loop(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    async for piece in iterate_in_threadpool(pieces):
        yield piece
