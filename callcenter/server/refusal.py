"""How the centre says no: a status and a code for programs, never a text for people."""

from typing import Any


class Refused(Exception):
    """An answer that is not 2xx; `details` hold no personal data."""

    def __init__(
        self,
        status: int,
        code: str,
        details: dict[str, Any] | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code
        self.details = details or {}
        self.retry_after = retry_after
