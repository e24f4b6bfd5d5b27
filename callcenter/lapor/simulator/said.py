"""An answer before it becomes HTTP: a status and what it says; the faults change it on the way."""

from msgspec import Struct, field


class Said(Struct, frozen=True):
    """`body` is JSON (dict or list) or, for XML and pages, text."""

    status: int
    body: dict[str, object] | list[object] | str
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json"

    @property
    def good(self) -> bool:
        """Whether the call was taken."""
        return self.status < 300  # noqa: PLR2004 - success


def refused(status: int, message: str, **errors: list[str]) -> Said:
    """A no: `{"message", "errors"}`, as invented."""
    body: dict[str, object] = {"message": message}
    if errors:
        body["errors"] = dict(errors)
    headers = {"Retry-After": "7"} if status == 429 else {}  # noqa: PLR2004 - Too Many Requests
    return Said(status, body, headers)


def page(text: str, status: int = 200) -> Said:
    """A web page."""
    return Said(status, text, content_type="text/html; charset=utf-8")


def not_found() -> Said:
    """No such complaint."""
    return refused(404, "Laporan tidak ditemukan")
