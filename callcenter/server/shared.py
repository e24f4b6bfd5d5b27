"""What the routes share: the centre, its waiting questions, its figures, and how one is read."""

from msgspec import Struct
from starlette.requests import Request

from callcenter.server.centre import Centre
from callcenter.server.head_signal import HeadSignal
from callcenter.server.metrics import Metrics
from callcenter.server.refusal import Refused


class Shared(Struct, frozen=True):
    """Given to every group of routes."""

    centre: Centre
    signal: HeadSignal
    metrics: Metrics


def credential(request: Request) -> str:
    """The Authorization header; Refused 401 when there is none, before anything else is judged."""
    said = request.headers.get("authorization", "")
    if not said:
        raise Refused(401, "not_enrolled")
    return said


def number(request: Request, name: str, otherwise: int, most: int) -> int:
    """A whole number of the query, at most `most`; Refused 400 when it is none."""
    text = request.query_params.get(name, "")
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit()):
        raise Refused(400, "query_invalid", {"name": name})
    return min(int(text[:9]), most)
