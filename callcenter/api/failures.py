"""What an answer of the centre that is not 2xx means, as one of our errors."""

from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime

import msgspec

from callcenter.errors import (
    AccountRefused,
    ClientTooOld,
    DevicePending,
    DeviceRetired,
    DeviceRetiring,
    EnrolmentRefused,
    NetworkError,
    NotEnrolled,
    NotOurServer,
    ProtocolConflict,
    RequestRefused,
    ServerBusy,
    SessionEnded,
    Unreachable,
)
from callcenter.protocol.messages import ErrorBody

_PATIENCE = frozenset({408, 425, 429})
_CODE_REASONS = {"code_wrong": "code", "code_expired": "expired"}
_ACCOUNT_REASONS = {"sign_in_refused": "refused", "passphrase_due": "due"}
_UNAUTHORIZED: dict[str, Callable[[], NetworkError]] = {
    "device_pending": DevicePending,
    "device_retiring": DeviceRetiring,
    "device_retired": DeviceRetired,
    "session_ended": SessionEnded,
}
_MAX_RETRY_AFTER = 3600.0

_BY_STATUS: dict[int, Callable[[], NetworkError]] = {
    **{status: lambda: NotOurServer("redirect") for status in range(300, 400)},
    407: lambda: Unreachable("proxy"),
    511: lambda: NotOurServer("html"),  # Network Authentication Required: a captive portal
}


def from_answer(
    status: int, headers: Mapping[str, str], body: bytes, *, is_json: bool
) -> NetworkError:
    """The error for an answer that is not 2xx; `body` is plain and within its limit."""
    said = _error_body(body) if is_json else None
    if status == 429 and said is not None and said.code == "too_many_tries":  # noqa: PLR2004
        return EnrolmentRefused("busy")
    if status in _BY_STATUS:
        return _BY_STATUS[status]()
    if status in _PATIENCE or status >= 500:  # noqa: PLR2004 - server errors
        return ServerBusy(status, _patience(headers))
    if said is not None:
        return _from_code(status, said)
    if status == 413:  # noqa: PLR2004 - a proxy may say it in front of the centre
        return RequestRefused(status, "too_large")
    return NotOurServer("garbage" if is_json else "html")


def _from_code(status: int, said: ErrorBody) -> NetworkError:
    if status == 401:  # noqa: PLR2004 - Unauthorized
        return _UNAUTHORIZED.get(said.code, NotEnrolled)()
    if status == 403:  # noqa: PLR2004 - Forbidden
        return _forbidden(said.code)
    if status in (409, 410):
        return ProtocolConflict(said.code, dict(said.details))
    if status == 426:  # noqa: PLR2004 - Upgrade Required
        minimum = said.details.get("minimum")
        return ClientTooOld(minimum if isinstance(minimum, int) else 0)
    return RequestRefused(status, said.code)


def _forbidden(code: str) -> NetworkError:
    if code in _CODE_REASONS:
        return EnrolmentRefused(_CODE_REASONS[code])
    if code in _ACCOUNT_REASONS:
        return AccountRefused(_ACCOUNT_REASONS[code])
    return RequestRefused(403, code)


def _error_body(body: bytes) -> ErrorBody | None:
    try:
        return msgspec.json.decode(body, type=ErrorBody)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _patience(headers: Mapping[str, str]) -> float | None:
    """The wait asked for: seconds, or a date (a proxy's) against the date of the answer itself."""
    text = headers.get("Retry-After", "")
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), _MAX_RETRY_AFTER)
    try:
        until, now = (parsedate_to_datetime(one) for one in (text, headers.get("Date", "")))
        seconds = (until - now).total_seconds()
    except (ValueError, TypeError, OverflowError):  # no date, or one of them without a zone
        return None
    return min(max(0.0, seconds), _MAX_RETRY_AFTER)
