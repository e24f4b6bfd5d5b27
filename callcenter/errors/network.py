"""The centre and the way to it."""

from callcenter.errors.base import ExpectedError


class NetworkError(ExpectedError):
    """The centre could not be asked, or did not answer as it should."""


class _ReasonedNetworkError(NetworkError):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unreachable(_ReasonedNetworkError):
    """No answer: reason is dns, connect, timeout, cut or proxy."""


class CertificateRefused(_ReasonedNetworkError):
    """The certificate is not good: expired, not_yet_valid, wrong_host or unknown."""


class NotOurServer(_ReasonedNetworkError):
    """Something answered, but not the central server: html, redirect, garbage or too_large."""


class EnrolmentRefused(_ReasonedNetworkError):
    """The one-time code was not taken: code, expired or busy."""


class ServerBusy(NetworkError):
    """The centre asks for patience (429, 5xx); `retry_after` in seconds, None when unsaid."""

    def __init__(self, status: int, retry_after: float | None = None) -> None:
        super().__init__(f"status {status}")
        self.status = status
        self.retry_after = retry_after


class NotEnrolled(NetworkError):
    """The device's credential is missing or refused."""


class DevicePending(NotEnrolled):
    """The centre knows this desk, and an administrator has not let it in yet."""


class DeviceRetiring(NotEnrolled):
    """The centre takes leave of this desk: it may still send what waits, and nothing else."""


class DeviceRetired(NotEnrolled):
    """The centre has taken leave of this desk: nothing is taken from it any more."""


class SessionEnded(NetworkError):
    """The session of a person is over at the centre: the passphrase is asked for again."""


class AccountRefused(_ReasonedNetworkError):
    """A person was not taken at the centre.

    `reason`: refused (no such account, closed, or another passphrase), due (a one-time code: a
    passphrase must be chosen), busy (too many tries), short (a new passphrase that is not taken),
    none (this way in belongs to no account yet), taken (the account is another way in's) or role
    (none of its roles has work at a desk).
    """


class ClientTooOld(NetworkError):
    """The centre no longer speaks this desk's protocol; `minimum` is the oldest it does."""

    def __init__(self, minimum: int) -> None:
        super().__init__(f"protocol below {minimum}")
        self.minimum = minimum


class ProtocolConflict(NetworkError):
    """A 409 or 410: a step of the protocol answers it, never a person."""

    def __init__(self, code: str, details: dict[str, object]) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class RequestRefused(NetworkError):
    """The centre understood, and refused what was sent."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"status {status} {code}")
        self.status = status
        self.code = code
