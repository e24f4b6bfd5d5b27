"""What went wrong on the way, as one of our errors: the only place that reads HTTP's signs."""

import re
import socket
import ssl
from collections.abc import Callable, Iterator

import msgspec
import requests
import urllib3.exceptions

from callcenter.errors import (
    CertificateRefused,
    ClientTooOld,
    EnrolmentRefused,
    NetworkError,
    NotEnrolled,
    NotOurServer,
    ProtocolConflict,
    RequestRefused,
    ServerBusy,
    Unreachable,
)
from callcenter.protocol.messages import ErrorBody

_PATIENCE = frozenset({408, 425, 429})
_CODE_REASONS = {"code_wrong": "code", "code_expired": "expired"}
_MAX_RETRY_AFTER = 3600.0
_CERTIFICATE_REASONS = {
    9: "not_yet_valid",  # X509_V_ERR_CERT_NOT_YET_VALID
    10: "expired",  # X509_V_ERR_CERT_HAS_EXPIRED
    62: "wrong_host",  # X509_V_ERR_HOSTNAME_MISMATCH
    64: "wrong_host",  # X509_V_ERR_IP_ADDRESS_MISMATCH
    0x800B0101: "expired",  # CERT_E_EXPIRED: Windows says the same of one not yet valid
    0x800B010F: "wrong_host",  # CERT_E_CN_NO_MATCH
    -67818: "expired",  # errSecCertificateExpired
    -67819: "not_yet_valid",  # errSecCertificateNotValidYet
    -67602: "wrong_host",  # errSecHostNameMismatch
}
"""Codes of OpenSSL, Windows and macOS; their texts may be in the language of the machine."""

_CERTIFICATE_TEXTS = (
    (re.compile("not yet valid|not valid before", re.IGNORECASE), "not_yet_valid"),
    (re.compile("expired", re.IGNORECASE), "expired"),
    (re.compile("host ?name|name mismatch|does not match", re.IGNORECASE), "wrong_host"),
)


_BY_STATUS: dict[int, Callable[[], NetworkError]] = {
    **{status: lambda: NotOurServer("redirect") for status in range(300, 400)},
    407: lambda: Unreachable("proxy"),
    511: lambda: NotOurServer("html"),  # Network Authentication Required: a captive portal
}
_SIGNS: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((urllib3.exceptions.ProxyError,), "proxy"),
    ((urllib3.exceptions.NameResolutionError, socket.gaierror), "dns"),
    ((urllib3.exceptions.NewConnectionError, ConnectionRefusedError), "connect"),
    ((urllib3.exceptions.TimeoutError, requests.Timeout, TimeoutError), "timeout"),
)
"""Looked for in this order in everything that caused the failure."""


def from_exception(error: BaseException) -> NetworkError:
    """The error for a request that got no whole answer."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            return _from_tls(cause)
    for kinds, reason in _SIGNS:
        if any(isinstance(cause, kinds) for cause in causes):
            return Unreachable(reason)
    return Unreachable("cut")


def from_answer(status: int, retry_after: str, body: bytes, *, is_json: bool) -> NetworkError:
    """The error for an answer that is not 2xx; `body` is plain and within its limit."""
    said = _error_body(body) if is_json else None
    if status == 429 and said is not None and said.code == "too_many_tries":  # noqa: PLR2004
        return EnrolmentRefused("busy")
    if status in _BY_STATUS:
        return _BY_STATUS[status]()
    if status in _PATIENCE or status >= 500:  # noqa: PLR2004 - server errors
        return ServerBusy(status, _seconds(retry_after))
    if said is not None:
        return _from_code(status, said)
    if status == 413:  # noqa: PLR2004 - a proxy may say it in front of the centre
        return RequestRefused(status, "too_large")
    return NotOurServer("garbage" if is_json else "html")


def _from_code(status: int, said: ErrorBody) -> NetworkError:
    if status == 401:  # noqa: PLR2004 - Unauthorized
        return NotEnrolled()
    if status == 403 and said.code in _CODE_REASONS:  # noqa: PLR2004 - Forbidden
        return EnrolmentRefused(_CODE_REASONS[said.code])
    if status in (409, 410):
        return ProtocolConflict(said.code, dict(said.details))
    if status == 426:  # noqa: PLR2004 - Upgrade Required
        minimum = said.details.get("minimum")
        return ClientTooOld(minimum if isinstance(minimum, int) else 0)
    return RequestRefused(status, said.code)


def _error_body(body: bytes) -> ErrorBody | None:
    try:
        return msgspec.json.decode(body, type=ErrorBody)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _seconds(text: str) -> float | None:
    if not (text.isascii() and text.isdigit()):
        return None
    return min(float(text[:9]), _MAX_RETRY_AFTER)


def _from_tls(error: ssl.SSLError) -> NetworkError:
    if not isinstance(error, ssl.SSLCertVerificationError):
        return Unreachable("cut")
    reason = _CERTIFICATE_REASONS.get(getattr(error, "verify_code", 0) or 0)
    if reason is None:
        # The system's own verifier (Windows, macOS) may give a text alone.
        reason = next((word for form, word in _CERTIFICATE_TEXTS if form.search(str(error))), None)
    return CertificateRefused(reason or "unknown")


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    todo: list[object] = [error]
    while todo:
        one = todo.pop(0)
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        todo += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
