"""One request to LAPOR and what came of it: the only place that tells "not sent" from "uncertain".

No retries, no redirects, limits on time and size; what is sent is recorded nowhere. Knows no call.
"""

import io
import json

import requests
import urllib3.exceptions
from msgspec import Struct
from urllib3.filepost import encode_multipart_formdata

from callcenter.errors import (
    LaporBusy,
    LaporError,
    LaporNotSent,
    LaporRefused,
    LaporShape,
    LaporSignIn,
    LaporSilent,
    LaporUncertain,
)
from callcenter.lapor.answers import said
from callcenter.lapor.plain import sentences
from callcenter.lapor.settings import LaporSettings, extra_ca_of
from callcenter.web.failures import from_exception
from callcenter.web.session import open_session

ANSWER_BYTES = 8 << 20
_CHUNK = 64 << 10
_MAX_RETRY_AFTER = 86_400.0
_SIGN_IN = frozenset({401, 403})
_REFUSED = frozenset({400, 404, 405, 406, 410, 411, 413, 414, 415, 422})
_LATER = frozenset({408, 425})
_CAPTIVE = 511
_BROKEN = (requests.RequestException, urllib3.exceptions.HTTPError, OSError)
"""What a line that does not hold raises; a bare ValueError is an answer that makes no sense."""

Part = tuple[str, str] | tuple[str, tuple[str, bytes, str]]
"""One part of a multipart body: a name with a text, or with (file name, bytes, type)."""


class Body(Struct, frozen=True):
    """What goes with a request; it never shows itself in a log."""

    content_type: str
    data: bytes

    def __repr__(self) -> str:
        return f"Body({self.content_type!r}, {len(self.data)} bytes)"


def as_json(value: object) -> Body:
    """A JSON body."""
    return Body("application/json", json.dumps(value, ensure_ascii=False).encode("utf-8"))


def as_multipart(parts: list[Part]) -> Body:
    """A multipart/form-data body."""
    data, kind = encode_multipart_formdata(parts)
    return Body(kind, data)


class Answer(Struct, frozen=True):
    """A 2xx answer, whole and within its limit."""

    content_type: str
    data: bytes

    @property
    def is_page(self) -> bool:
        """Whether it is a web page, as a captive portal sends one."""
        start = self.data[:2048].lstrip().lower()
        return start.startswith(b"<!doctype html") or b"<html" in start

    def json(self) -> object:
        """The decoded body, whatever type it claims; LaporShape (html, garbage) when it is none."""
        try:
            decoded: object = json.loads(self.data)
        except (ValueError, RecursionError) as error:
            raise LaporShape("html" if self.is_page else "garbage") from error
        return decoded


class LaporHttp:
    """The connections to one LAPOR; one thread per object."""

    def __init__(self, settings: LaporSettings, headers: dict[str, str]) -> None:
        self._base = settings.base_url
        self._headers = headers
        self._connect_seconds = settings.connect_seconds
        self._seconds = {True: settings.submit_seconds, False: settings.read_seconds}
        self._left = False
        self._sessions = {
            patient: open_session(
                extra_ca=extra_ca_of(settings), answer_seconds=seconds, leaving=self._leaves
            )
            for patient, seconds in self._seconds.items()
        }

    def close(self) -> None:
        """Closes the connections."""
        for session in self._sessions.values():
            session.close()

    def read(self, path: str, body: Body | None = None, *, patient: bool = False) -> Answer:
        """A call that may be asked again: GET, or POST with a body. `patient` takes submit's time.

        Raises LaporNotSent, LaporSilent, LaporBusy, LaporSignIn, LaporRefused or LaporShape.
        """
        return self._ask("POST" if body else "GET", path, body, patient=patient, changing=False)

    def change(self, path: str, body: Body) -> Answer:
        """A POST that must not happen twice.

        Raises LaporNotSent, LaporUncertain, LaporBusy (429), LaporSignIn or LaporRefused.
        """
        return self._ask("POST", path, body, patient=True, changing=True)

    def _leaves(self) -> None:
        self._left = True

    def _ask(
        self, method: str, path: str, body: Body | None, *, patient: bool, changing: bool
    ) -> Answer:
        headers = {**self._headers, "Accept-Encoding": "identity"}
        if body is not None:
            headers["Content-Type"] = body.content_type
        if changing:
            # A kept connection may be dead already, and then nobody knows what was sent on it.
            headers["Connection"] = "close"
        self._left = False
        try:
            with self._sessions[patient].request(
                method,
                self._base + path,
                # A stream: each block has the time limit, not the whole of a large file.
                data=None if body is None else io.BytesIO(body.data),
                headers=headers,
                timeout=(self._connect_seconds, self._seconds[patient]),
                allow_redirects=False,
                stream=True,
            ) as response:
                return _answer(response, changing=changing)
        except (*_BROKEN, ValueError) as error:
            raise self._failure(error, changing=changing) from error

    def _failure(self, error: Exception, *, changing: bool) -> LaporError:
        if not self._left:
            if isinstance(error, requests.exceptions.InvalidURL):
                return LaporNotSent("url")
            return LaporNotSent(from_exception(error).reason)
        if not isinstance(error, _BROKEN):
            return LaporUncertain("garbage") if changing else LaporShape("garbage")
        reason = "timeout" if from_exception(error).reason == "timeout" else "cut"
        return LaporUncertain(reason) if changing else LaporSilent(reason)


def _answer(response: requests.Response, *, changing: bool) -> Answer:
    status = response.status_code
    data = _body(response)
    kind = response.headers.get("Content-Type", "")
    if not 200 <= status < 300:  # noqa: PLR2004 - what HTTP calls a success
        retry_after = _seconds(response.headers.get("Retry-After", ""))
        raise _refusal(status, retry_after, Answer(kind, data or b""), changing=changing)
    if data is None:
        raise LaporUncertain("too_large", status) if changing else LaporShape("too_large")
    return Answer(kind, data)


def _refusal(
    status: int, retry_after: float | None, answer: Answer, *, changing: bool
) -> LaporError:
    if status in _SIGN_IN:
        return LaporSignIn(status)
    if status == 429:  # noqa: PLR2004 - Too Many Requests
        return LaporBusy(retry_after, status)
    if status in _REFUSED:
        return _clear_no(status, answer)
    sign = _sign(status)
    if changing:
        return LaporUncertain(sign or "status", status)
    if sign is not None:
        return LaporShape(sign)
    return _later_or_no(status, retry_after, answer)


def _later_or_no(status: int, retry_after: float | None, answer: Answer) -> LaporError:
    if status >= 500 or status in _LATER:  # noqa: PLR2004 - server errors
        return LaporBusy(retry_after, status)
    return _clear_no(status, answer)


def _sign(status: int) -> str | None:
    """Who stands between us and LAPOR, when the status says so."""
    if 300 <= status < 400:  # noqa: PLR2004 - redirects
        return "redirect"
    return "html" if status == _CAPTIVE else None


def _clear_no(status: int, answer: Answer) -> LaporRefused:
    try:
        body = answer.json()
    except LaporShape:
        return LaporRefused(status)
    errors = body.get("errors") if isinstance(body, dict) else None
    return LaporRefused(status, said(body), sentences(errors))


def _body(response: requests.Response) -> bytes | None:
    """The whole body as it came, None when it is larger than any answer is."""
    parts: list[bytes] = []
    size = 0
    for part in response.raw.stream(_CHUNK, decode_content=False):
        size += len(part)
        if size > ANSWER_BYTES:
            return None
        parts.append(part)
    return b"".join(parts)


def _seconds(text: str) -> float | None:
    if not (text.isascii() and text.isdigit()):
        return None
    return min(float(text[:9]), _MAX_RETRY_AFTER)
