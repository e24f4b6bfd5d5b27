"""Every answer and every failure the protocol names (SYNC 9): the word, the wait, nothing lost.

Somebody stands in for the centre and answers one question badly; then the real centre is back.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
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
from callcenter.protocol.presence import PresenceAnswer
from callcenter.store import sync_state
from callcenter.sync.status import LinkState
from callcenter.sync.synchroniser import POLL_SECONDS, TOO_OLD_SECONDS
from tests.sync.bad_answers import (
    CASES,
    CHANGES,
    FIRST_WAIT,
    INFO,
    LEASE,
    LINEAGE,
    OFFER,
    OFFLINE,
    ONLINE,
    PRESENCE,
    PUSH,
    Case,
    page,
    said,
)
from tests.sync.impostor import Impostor, reply
from tests.sync.rig import CentreRig, DeskRig

MOST = 30
SAVED = 4


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
        beside: dict[str, msgspec.Struct] = {
            LEASE: LeaseAnswer(number_blocks=[], server_time=now),
            PRESENCE: PresenceAnswer(desks=[], server_time=now),
        }
        if path in beside:
            return beside[path]
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
        assert set(there.asked) <= {PUSH, CHANGES, LEASE, PRESENCE}
