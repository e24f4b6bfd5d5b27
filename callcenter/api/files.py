"""Attached files over HTTP: a chunk up, a piece down, typed errors. Retries and keeps nothing.

A session of its own: a slow file never holds the tickets' connection.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
import requests
import urllib3.exceptions

from callcenter.api.central import CONNECT_SECONDS, READ_SECONDS
from callcenter.api.failures import from_answer
from callcenter.errors import NotOurServer, RequestRefused
from callcenter.protocol.file_messages import (
    CHUNK_BYTES,
    THUMBNAIL_BYTES,
    FileBegin,
    FileState,
    FileStored,
)
from callcenter.web.address import checked_url
from callcenter.web.failures import from_exception
from callcenter.web.session import ANSWER_SECONDS, open_session

PIECE_BYTES = CHUNK_BYTES
_ANSWER_BYTES = 64 << 10
_GOOD = (200, 201, 206)
_PARTIAL = 206
_GONE = 404
_T = TypeVar("_T", bound=msgspec.Struct)


class FileApi:
    """One desk's way to the files of one centre; one thread per object.

    Takes what `CentralApi` takes and raises the same errors; every method a NetworkError.
    """

    def __init__(
        self,
        base_url: str,
        credential: str,
        *,
        connect_seconds: float = CONNECT_SECONDS,
        read_seconds: float = READ_SECONDS,
        answer_seconds: float = ANSWER_SECONDS,
        extra_ca: Path | None = None,
        proxy: str = "",
    ) -> None:
        self.base_url = checked_url(base_url)
        self._credential = credential
        self._limits = (connect_seconds, read_seconds)
        self._session = open_session(extra_ca=extra_ca, proxy=proxy, answer_seconds=answer_seconds)

    def close(self) -> None:
        """Closes the connection."""
        self._session.close()

    def begin(self, wanted: FileBegin) -> FileState:
        """Begins a file at the centre, or learns how far it is."""
        body = msgspec.json.encode(wanted)
        headers = {"Content-Type": "application/json"}
        return _struct(self._ask("POST", "", headers, body), FileState)

    def append(self, sha256: str, offset: int, chunk: bytes) -> FileStored:
        """Hands over a chunk; ProtocolConflict("offset_wrong") tells where to go on."""
        headers = {"Content-Type": "application/octet-stream", "Upload-Offset": str(offset)}
        return _struct(self._ask("PATCH", f"/{sha256}", headers, chunk), FileStored)

    def read(self, sha256: str, start: int, size: int) -> bytes:
        """Bytes of a whole file from `start` on, at most a piece; `size` is the whole file's.

        RequestRefused(404) when the centre does not have it.
        """
        end = min(start + PIECE_BYTES, size)
        headers = {"Range": f"bytes={start}-{end - 1}"}
        status, data = self._ask("GET", f"/{sha256}", headers, most=end - start)
        if status != _PARTIAL or len(data) != end - start:
            raise NotOurServer("garbage")
        return data

    def thumbnail(self, sha256: str) -> bytes | None:
        """The small picture the centre made; None when there can be none."""
        try:
            _, data = self._ask("GET", f"/{sha256}/thumbnail", {}, most=THUMBNAIL_BYTES)
        except RequestRefused as refused:
            if (refused.status, refused.code) == (_GONE, "thumbnail_none"):
                return None
            raise
        return data

    def _ask(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: bytes | None = None,
        *,
        most: int = _ANSWER_BYTES,
    ) -> tuple[int, bytes]:
        sent = {"Authorization": f"Bearer {self._credential}", "Accept-Encoding": "identity"}
        try:
            with self._session.request(
                method,
                f"{self.base_url}/v1/files{path}",
                data=body,
                headers=sent | dict(headers),
                timeout=self._limits,
                allow_redirects=False,
                stream=True,
            ) as response:
                return _read(response, most)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise from_exception(error) from error
        except ValueError as error:  # a length below nothing, letters that are none
            raise NotOurServer("garbage") from error


def _read(response: requests.Response, most: int) -> tuple[int, bytes]:
    status = response.status_code
    if status in _GOOD:
        return status, _body(response, most)
    is_json = response.headers.get("Content-Type", "").startswith("application/json")
    body = _body(response, _ANSWER_BYTES) if is_json else b""
    raise from_answer(status, response.headers, body, is_json=is_json)


def _body(response: requests.Response, most: int) -> bytes:
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise NotOurServer("garbage")
    pieces: Iterable[bytes] = response.raw.stream(64 << 10, decode_content=False)
    parts: list[bytes] = []
    size = 0
    for part in pieces:
        size += len(part)
        if size > most:
            raise NotOurServer("too_large")
        parts.append(part)
    return b"".join(parts)


def _struct(answer: tuple[int, bytes], kind: type[_T]) -> _T:
    try:
        return msgspec.json.decode(answer[1], type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotOurServer("garbage") from error
