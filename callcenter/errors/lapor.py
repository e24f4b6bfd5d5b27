"""The national system (DOMAIN 5)."""

from collections.abc import Mapping

from callcenter.errors.network import NetworkError


class LaporError(NetworkError):
    """The national system could not be asked, or did not answer as it should."""


class LaporNotSent(LaporError):
    """No byte of the request left this machine: it may be sent again."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LaporUncertain(LaporError):
    """Something left, and no clear answer came: never sent again by itself (SYNC 12)."""

    def __init__(self, reason: str, status: int = 0) -> None:
        super().__init__(f"{reason}, status {status}" if status else reason)
        self.reason = reason
        self.status = status


class LaporSilent(LaporError):
    """A question that changes nothing got no whole answer: timeout or cut; ask again later."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LaporRefused(LaporError):
    """A clear no; `message` and `fields` (name to sentences) are theirs, plain and bounded."""

    def __init__(
        self, status: int, message: str = "", fields: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        super().__init__(f"status {status}")
        self.status = status
        self.message = message
        self.fields = fields or {}


class LaporSignIn(LaporError):
    """The token or the authorization is not taken (401, 403)."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


class LaporBusy(LaporError):
    """LAPOR asks for patience, and took nothing; `retry_after` in seconds, None when unsaid."""

    def __init__(self, retry_after: float | None = None, status: int = 429) -> None:
        super().__init__(f"status {status}")
        self.retry_after = retry_after
        self.status = status


class LaporShape(LaporError):
    """An answer nobody can read; `what` is a short code, `message` theirs, plain and bounded."""

    def __init__(self, what: str, message: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.message = message


class LaporUnsupported(LaporError):
    """The chosen interface has no such call, or its setting is empty."""

    def __init__(self, call: str) -> None:
        super().__init__(call)
        self.call = call
