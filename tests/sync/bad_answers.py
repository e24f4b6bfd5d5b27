"""Every bad answer a desk may get in the place of the centre's, and what it makes of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import msgspec

from callcenter import errors
from callcenter.protocol.messages import SERVICE, ServerInfo
from callcenter.sync.status import LinkState
from callcenter.sync.synchroniser import NOT_ENROLLED_SECONDS, TOO_OLD_SECONDS
from tests.sync.impostor import reply

PUSH, CHANGES, INFO = "/v1/sync/push", "/v1/sync/changes", "/v1/info"
PRESENCE = "/v1/presence"
LEASE, LINEAGE, OFFER = "/v1/numbers/lease", "/v1/sync/lineage", "/v1/sync/offer"
FIRST_WAIT = 1.5
"""After one failure, by a chance of one half between 1 and 2 s."""
ONLINE, OFFLINE, TROUBLE = LinkState.ONLINE, LinkState.OFFLINE, LinkState.TROUBLE


def said(status: str, code: str, *, details: str = "{}", **headers: str) -> bytes:
    """A refusal as the centre words it."""
    body = f'{{"code":"{code}","details":{details}}}'.encode()
    return reply(body, status, **headers)


def page(status: str, **headers: str) -> bytes:
    """What a proxy or a captive portal says instead of the centre."""
    return reply(b"<html>Selamat datang</html>", status, "text/html", **headers)


@dataclass(frozen=True)
class Case:
    """One bad answer, to the question at `path`, and what the desk makes of it."""

    name: str
    answer: bytes | Iterable[bytes]
    error: type[errors.NetworkError]
    state: LinkState = OFFLINE
    wait: float = FIRST_WAIT
    path: str = PUSH
    reason: str | None = None
    hurry: bool = True
    """Whether the next save may cut the wait."""
    asked: tuple[str, ...] | None = None
    more: Mapping[str, bytes] = field(default_factory=dict)


_BUSY, _REFUSED = errors.ServerBusy, errors.RequestRefused
_OTHER, _CONFLICT = errors.NotOurServer, errors.ProtocolConflict
_DATED = {"Date": "Fri, 20 Nov 2026 14:14:00 GMT", "Retry_After": "Fri, 20 Nov 2026 14:15:30 GMT"}


def _patience() -> Iterable[Case]:
    words = {
        408: "Request Timeout", 425: "Too Early", 429: "Too Many Requests",
        500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
        504: "Gateway Timeout", 507: "Insufficient Storage", 599: "Odd",
    }  # fmt: skip
    for code, word in words.items():
        status = f"{code} {word}"
        yield Case(f"{code}", page(status), _BUSY)
        asked = page(status, Retry_After="77")
        yield Case(f"{code} after 77", asked, _BUSY, wait=77, hurry=False)
    yield Case("503 at the feed", page("503 Busy"), _BUSY, path=CHANGES)
    yield Case("503 at the numbers", page("503 Busy"), _BUSY, path=LEASE)
    yield Case("503 after 0", page("503 Busy", Retry_After="0"), _BUSY, hurry=False)
    yield Case("503 after nonsense", page("503 Busy", Retry_After="nanti"), _BUSY)
    yield Case("503 after a date", page("503 Busy", **_DATED), _BUSY, wait=90, hurry=False)
    past = _DATED | {"Retry_After": "Fri, 20 Nov 2026 14:00:00 GMT"}
    yield Case("503 after a past date", page("503 Busy", **past), _BUSY, hurry=False)
    undated = {"Retry_After": _DATED["Retry_After"]}
    yield Case("503 after a date alone", page("503 Busy", **undated), _BUSY)
    yield Case(
        "503 for ever", page("503 Busy", Retry_After="9" * 12), _BUSY, wait=3600, hurry=False
    )


def _not_ours() -> Iterable[Case]:
    for code in (301, 302, 303, 307, 308):
        away = page(f"{code} Away", Location="http://portal.example/masuk")
        yield Case(f"{code}", away, _OTHER, reason="redirect")
    for name, answer, reason in (
        ("a portal's 200", page("200 OK"), "html"),
        ("511", page("511 Network Authentication Required"), "html"),
        ("400 of a proxy", page("400 Bad Request"), "html"),
        ("401 of a proxy", page("401 Unauthorized"), "html"),
        ("403 of a proxy", page("403 Forbidden"), "html"),
        ("404 of a proxy", page("404 Not Found"), "html"),
        ("409 of a proxy", page("409 Conflict"), "html"),
        ("410 of a proxy", page("410 Gone"), "html"),
        ("422 of a proxy", page("422 Unprocessable"), "html"),
        ("426 of a proxy", page("426 Upgrade Required"), "html"),
        ("200 that says nothing", reply(b"{}"), "garbage"),
        ("200 that is no JSON", reply(b"not json"), "garbage"),
        ("201", reply(b"{}", "201 Created"), "garbage"),
        ("400 of another service", reply(b"[]", "400 Bad Request"), "garbage"),
        ("200 without end", reply(b" " * (5 << 20)), "too_large"),
    ):
        yield Case(name, answer, _OTHER, reason=reason)
    yield Case("a portal at the feed", page("200 OK"), _OTHER, path=CHANGES, reason="html")
    gate = page("407 Proxy Authentication Required")
    yield Case("407", gate, errors.Unreachable, reason="proxy")


def _no_answer() -> Iterable[Case]:
    yield Case("cut", b"", errors.Unreachable, reason="cut")
    yield Case("cut in the head", b"HTTP/1.1 20", errors.Unreachable, reason="cut")
    yield Case("cut in the body", reply(b"{}" * 99)[:-9], errors.Unreachable, reason="cut")
    yield Case("cut at the feed", b"", errors.Unreachable, path=CHANGES, reason="cut")
    yield Case("silent", (b"", b"x"), errors.Unreachable, reason="timeout")
    half = reply(b"{}" * 99)
    yield Case("silent in the body", (half[:-9], b"x"), errors.Unreachable, reason="timeout")


def _for_a_person() -> Iterable[Case]:
    yield Case(
        "401", said("401 Unauthorized", "not_enrolled"), errors.NotEnrolled,
        LinkState.NOT_ENROLLED, NOT_ENROLLED_SECONDS, asked=(PUSH, INFO),
    )  # fmt: skip
    yield Case(
        "401 at the feed", said("401 Unauthorized", "not_enrolled"), errors.NotEnrolled,
        LinkState.NOT_ENROLLED, NOT_ENROLLED_SECONDS, path=CHANGES,
    )  # fmt: skip
    stranger = ServerInfo(
        service=SERVICE, server_id="another", name="Pusat Lain", version="1",
        server_time=datetime(2026, 11, 20, tzinfo=UTC),
    )  # fmt: skip
    yield Case(
        "401 of another centre", said("401 Unauthorized", "not_enrolled"), _CONFLICT, TROUBLE,
        asked=(PUSH, INFO), more={INFO: reply(msgspec.json.encode(stranger))},
    )  # fmt: skip
    yield Case("403", said("403 Forbidden", "other_device"), _REFUSED, TROUBLE, asked=(PUSH,))
    for status in ("404 Not Found", "405 Method Not Allowed", "415 Unsupported", "418 Teapot"):
        yield Case(status[:3], said(status, "odd"), _REFUSED, TROUBLE, asked=(PUSH,))
    for code in (404, 400, 403):
        answer = said(f"{code} No", "query_invalid")
        yield Case(f"{code} at the feed", answer, _REFUSED, TROUBLE, path=CHANGES)
    for name, path in (("426", PUSH), ("426 at the feed", CHANGES)):
        old = said("426 Upgrade Required", "client_too_old", details='{"minimum":9}')
        yield Case(name, old, errors.ClientTooOld, LinkState.TOO_OLD, TOO_OLD_SECONDS, path=path)


def _steps() -> Iterable[Case]:
    have = '{"have":0,"latest":6}'
    for code in ("gap", "incarnation"):
        answer = said("409 Conflict", code, details=have)
        yield Case(f"409 {code}", answer, _CONFLICT, TROUBLE)
    yield Case("409 odd", said("409 Conflict", "odd"), _CONFLICT, TROUBLE, asked=(PUSH,))
    gone = said("410 Gone", "lineage", details='{"head":0}')
    yield Case("410", gone, _CONFLICT, TROUBLE, path=CHANGES)
    yield Case("410 odd", said("410 Gone", "odd"), _CONFLICT, TROUBLE, path=CHANGES)
    # All, the half, one, and an empty push: the fault is not the events'.
    halved = (PUSH,) * 4
    for status in ("400 Bad Request", "413 Too Large", "422 Unprocessable"):
        answer = said(status, "odd")
        yield Case(f"{status[:3]} to all", answer, _REFUSED, TROUBLE, asked=halved)
    bare = page("413 Too Large")
    yield Case("413 of a proxy to all", bare, _REFUSED, TROUBLE, asked=halved)


CASES = {
    "patience": _patience,
    "not ours": _not_ours,
    "no answer": _no_answer,
    "a person": _for_a_person,
    "a step": _steps,
}
