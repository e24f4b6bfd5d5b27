"""Every answer and every failure the protocol names (SYNC 9): the word, the wait, nothing lost.

Somebody stands in for the centre and answers one question badly; then the real centre is back.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from callcenter import errors
from callcenter.api.central import CentralApi
from callcenter.protocol.chain import START
from callcenter.protocol.messages import (
    SERVICE,
    ChangesAnswer,
    LeaseAnswer,
    LineageAnswer,
    OfferAnswer,
    OfferRequest,
    PushAnswer,
    PushRequest,
    PushResult,
    ServerInfo,
)
from callcenter.protocol.packing import unpack
from callcenter.store import sync_state
from callcenter.sync.status import LinkState
from callcenter.sync.synchroniser import (
    NOT_ENROLLED_SECONDS,
    POLL_SECONDS,
    TOO_OLD_SECONDS,
)
from tests.sync.impostor import Impostor, reply
from tests.sync.rig import CentreRig, DeskRig

PUSH, CHANGES, INFO = "/v1/sync/push", "/v1/sync/changes", "/v1/info"
LEASE, LINEAGE, OFFER = "/v1/numbers/lease", "/v1/sync/lineage", "/v1/sync/offer"
FIRST_WAIT = 1.5
"""After one failure, by a chance of one half between 1 and 2 s."""
MOST = 30
SAVED = 4
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


class StandIn:
    """Answers where the centre was; what no case is about is answered well."""

    def __init__(self, desk: DeskRig, centre: CentreRig, bad: Mapping[str, Any]) -> None:
        self._desk, self._centre, self._bad = desk, centre, bad
        self.impostor = Impostor(self._answer)
        with desk.store.write() as tx:
            sync_state.set_server(tx, self.impostor.url, "Pusat Uji", 2)

    @property
    def asked(self) -> list[str]:
        heard = (one.split(b" ", 2)[1] for one in self.impostor.heard)
        return [one.decode().partition("?")[0] for one in heard]

    def pushed(self) -> PushRequest:
        """The last push as it was sent."""
        return msgspec.json.decode(self._body(), type=PushRequest)

    def _body(self) -> bytes:
        return unpack(self.impostor.heard[-1].partition(b"\r\n\r\n")[2], 2 << 20)

    def _answer(self, path: str) -> bytes | Iterable[bytes]:
        if len(self.impostor.heard) > MOST:
            return b""
        found: Any = self._bad.get(path)
        if callable(found):
            found = found()
        # Only an answer in pieces is slow: the desk gives it up before the next piece.
        self.impostor.pace = 60.0 if isinstance(found, tuple) else 0.0
        if found is not None:
            answer: bytes | tuple[bytes, ...] = found
            return answer
        good = msgspec.json.encode(self._good(path))
        return reply(good)

    def _good(self, path: str) -> msgspec.Struct:
        now, start = self._desk.clock.now(), START.hex()
        if path == PUSH:
            eids = [msgspec.json.decode(one)["eid"] for one in self.pushed().events]
            known = [PushResult(eid=one, state="ok", seq=k) for k, one in enumerate(eids, 1)]
            return PushAnswer(
                acked_n=len(eids), results=known, head=len(eids), chain=start, server_time=now
            )
        if path == OFFER:
            given = msgspec.json.decode(self._body(), type=OfferRequest).events
            eids = [msgspec.json.decode(one.event)["eid"] for one in given]
            taken = [PushResult(eid=one, state="ok", seq=k) for k, one in enumerate(eids, 1)]
            return OfferAnswer(results=taken, head=len(eids), chain=start, server_time=now)
        if path == CHANGES:
            state = self._desk.state()
            return ChangesAnswer(
                events=[], chain_start=state.chain, chain_end=state.chain, cursor=state.cursor,
                more=False, head=0, server_time=now,
            )  # fmt: skip
        if path == LINEAGE:
            server_id = self._centre.centre.server_id
            return LineageAnswer(
                seq=0, chain=start, cursor="", head=0, epoch="e", server_id=server_id,
                server_time=now,
            )  # fmt: skip
        if path == LEASE:
            return LeaseAnswer(number_blocks=[], server_time=now)
        assert path == INFO
        return ServerInfo(
            service=SERVICE, server_id=self._centre.centre.server_id, name="Pusat Uji",
            version="1", server_time=now,
        )  # fmt: skip


class Trial:
    """A desk, its centre, and whoever stands in for it."""

    def __init__(self, desk: DeskRig, centre: CentreRig, seconds: list[float]) -> None:
        self.desk, self.centre = desk, centre
        self._seconds = seconds

    @contextmanager
    def instead(self, bad: Mapping[str, Any], *, seconds: float = 5.0) -> Iterator[StandIn]:
        """Somebody in the place of the centre; the desk waits so long for an answer."""
        self._seconds[0] = seconds
        there = StandIn(self.desk, self.centre, bad)
        try:
            yield there
        finally:
            self._seconds[0] = 5.0
            there.impostor.close()

    def save(self) -> set[str]:
        """Unsent tickets, and too few numbers left, so that a run ends with a question for more."""
        self.desk.register_many(SAVED)
        with self.desk.store.write() as tx:
            tx.exec_driver_sql("DELETE FROM number_blocks WHERE used = 0")
        return eids(self.desk)

    def back(self) -> None:
        """The real centre is there again, and everything comes to its end."""
        desk, saved = self.desk, eids(self.desk)
        with desk.store.write() as tx:
            sync_state.set_server(tx, self.centre.url, "Pusat Uji", 2)
        for _ in range(3):
            report = desk.run()
            assert (report.state, report.error) == (LinkState.ONLINE, None)
        assert report.again_in == POLL_SECONDS
        assert desk.outbox() == []
        stored = self.centre.eids()
        assert len(stored) == len(set(stored))
        assert saved <= set(stored)
        assert desk.sync.may_hurry()


@pytest.fixture
def trial(centre, new_desk) -> Trial:
    seconds = [5.0]
    desk = new_desk(
        connect=lambda url, credential: CentralApi(url, credential, read_seconds=seconds[0])
    )
    desk.enrol(centre)
    desk.register()
    desk.run()
    return Trial(desk, centre, seconds)


def eids(desk: DeskRig) -> set[str]:
    return {row.eid for row in desk.outbox()}


@pytest.mark.parametrize("cases", CASES, ids=CASES)
def test_the_word_the_wait_and_nothing_lost(trial, cases):
    for case in CASES[cases]():
        _try(trial, case)


def _try(trial: Trial, case: Case) -> None:
    desk, saved = trial.desk, trial.save()
    seconds = 0.2 if isinstance(case.answer, tuple) else 5.0
    with trial.instead({case.path: case.answer, **case.more}, seconds=seconds) as there:
        report = desk.run()
        assert type(report.error) is case.error
        assert case.reason in (None, getattr(report.error, "reason", None))
        assert (report.state, report.again_in) == (case.state, case.wait)
        if case.asked is not None:
            assert tuple(there.asked) == case.asked
        status = desk.sync.status()
        assert (status.state, status.error) == (case.state, report.error)
        assert (status.unsent, status.quarantined, report.quarantined) == (SAVED, 0, 0)
        assert eids(desk) == saved
        assert desk.sync.may_hurry() is case.hurry
    trial.back()
    assert saved <= set(trial.centre.eids())


def test_nobody_there_is_offline(trial):
    saved = trial.save()
    trial.centre.stop()
    report = trial.desk.run()
    assert isinstance(report.error, errors.Unreachable)
    assert (report.error.reason, report.state, report.again_in) == ("connect", OFFLINE, FIRST_WAIT)
    assert eids(trial.desk) == saved
    trial.centre.start()
    trial.back()


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("400 Bad Request", "event_malformed"),
        ("413 Too Large", "event_too_large"),
        ("422 Unprocessable", "odd"),
    ],
)
def test_a_batch_is_halved_down_to_the_one_event_at_fault(trial, status, code):
    poison = sorted(trial.save())[1]

    def judge() -> bytes | None:
        bad = any(poison.encode() in bytes(one) for one in there.pushed().events)
        return said(status, code) if bad else None

    with trial.instead({PUSH: judge}) as there:
        report = trial.desk.run()
        assert (report.state, report.pushed, report.quarantined) == (ONLINE, SAVED - 1, 1)
        assert {row.eid for row in trial.desk.outbox() if row.state == "quarantined"} == {poison}
        # Four, two, one, the other one, the other two; a code that does not speak of an event is
        # doubted with an empty push.
        assert there.asked.count(PUSH) == (6 if code == "odd" else 5)
        assert trial.desk.sync.status().quarantined == 1


def test_a_wait_the_centre_asks_for_is_never_shortened_by_a_save(trial):
    with trial.instead({PUSH: page("429 Too Many Requests", Retry_After="3")}):
        trial.save()
        assert trial.desk.run().again_in == 3
        trial.desk.register()
        assert not trial.desk.sync.may_hurry()


def test_the_wait_doubles_with_each_failure_and_ends_with_the_first_success(trial):
    trial.save()
    with trial.instead({PUSH: page("503 Busy")}) as there:
        waits = [trial.desk.run().again_in for _ in range(7)]
        assert waits == [1.5, 2.5, 4.5, 8.5, 16.5, 30.5, 30.5]
        assert len(there.asked) == 7
        assert (trial.desk.sync.may_hurry(), trial.desk.sync.may_hurry()) == (True, False)
    trial.back()
    trial.centre.stop()
    assert trial.desk.run().again_in == FIRST_WAIT


def test_a_desk_too_old_to_read_still_gives_each_save_at_once(trial):
    old = said("426 Upgrade Required", "client_too_old", details='{"minimum":9}')
    trial.save()
    with trial.instead({CHANGES: old}) as there:
        for turn in range(1, 3):
            report = trial.desk.run()
            assert (report.state, report.again_in) == (LinkState.TOO_OLD, TOO_OLD_SECONDS)
            assert trial.desk.sync.may_hurry()
            assert there.asked.count(PUSH) == turn
            trial.desk.register()
    assert [row.state for row in trial.desk.outbox()] == ["acked"] * (SAVED + 1) + ["new"]
    trial.back()


def test_no_ping_is_ever_asked(trial):
    trial.save()
    with trial.instead({}) as there:
        trial.desk.run()
        assert set(there.asked) <= {PUSH, CHANGES, LEASE}
