"""A centre that answers wrongly: what a desk believes, keeps and asks again."""

import re
from datetime import timedelta

import msgspec
import pytest

from callcenter.api.central import CentralApi
from callcenter.errors import NotOurServer, ProtocolConflict, RequestRefused, ServerBusy
from callcenter.protocol.chain import START, fold_chain
from callcenter.protocol.messages import ChangedEvent, ChangesAnswer, LeaseAnswer, PushAnswer
from callcenter.protocol.messages import PushResult as Result
from callcenter.protocol.packing import pack
from callcenter.server import tables
from callcenter.store import sync_state
from callcenter.sync.status import LinkState
from tests.sync.impostor import Impostor, reply

PUSH, CHANGES, LEASE = "/v1/sync/push", "/v1/sync/changes", "/v1/numbers/lease"
MOST = 20
"""Requests after which an impostor hangs up: a desk that goes round for ever fails its test."""
_REST = (
    b'"subject":"ticket","subject_id":"t","kind":"k","author":{"uid":"a"},'
    b'"client_id":"c","incarnation":1,"n":1'
)


@pytest.fixture
def impostor():
    """Answers by path with structs or whole answers; what is not said is an empty good answer."""
    made: list[Impostor] = []

    def make(answers: dict, clock) -> Impostor:
        def answer(path: str) -> bytes:
            if len(made[0].heard) > MOST:
                return b""
            found = answers.get(path) or _good(path, clock)
            found = found() if callable(found) else found
            return found if isinstance(found, bytes) else reply(msgspec.json.encode(found))

        made.append(Impostor(answer))
        return made[0]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def lone_desk(centre, new_desk, clock):
    """Enrolled at the real centre, which it is then taken from; its time is the test's."""
    desk = new_desk("lone", clock=clock)
    desk.enrol(centre)
    return desk


def _good(path: str, clock):
    if path == PUSH:
        return PushAnswer(acked_n=0, results=[], head=0, chain=START.hex(), server_time=clock.now())
    if path == LEASE:
        return LeaseAnswer(number_blocks=[], server_time=clock.now())
    return _page(clock)


def _page(clock, *events: bytes, **more) -> ChangesAnswer:
    eids = [eid for one in events for eid in re.findall(r'"eid":"(.*?)"', one.decode("latin-1"))]
    fields = {
        "events": [
            ChangedEvent(seq=k, received_at=clock.now(), event=msgspec.Raw(one))
            for k, one in enumerate(events, start=1)
        ],
        "chain_start": START.hex(),
        "chain_end": fold_chain(START, eids).hex(),
        "cursor": "c1",
        "more": False,
        "head": len(events),
        "server_time": clock.now(),
    }
    return ChangesAnswer(**fields | more)


def _move(desk, url: str) -> None:
    with desk.store.write() as tx:
        sync_state.set_server(tx, url, "Pusat Uji", 1)


def _asked(impostor: Impostor) -> list[str]:
    return [one.split(b" ", 2)[1].decode().partition("?")[0] for one in impostor.heard]


@pytest.mark.parametrize(
    "answer",
    [
        reply(b'{"service":"lain"}'),
        reply(
            b'{"service":"lain","server_id":"x","name":"x","version":"1",'
            b'"server_time":"2026-11-20T14:14:00Z"}'
        ),
        reply(pack(b"{}")[:-2], Content_Encoding="zstd"),
        reply(b"\x1f\x8b", Content_Encoding="gzip"),
        reply(b'{"service":"\xff"}'),
    ],
)
def test_what_does_not_say_that_it_is_a_centre_is_none(impostor, clock, answer):
    api = CentralApi(impostor({"/v1/info": answer}, clock).url)
    with pytest.raises(NotOurServer) as caught:
        api.info()
    api.close()
    assert caught.value.reason == "garbage"


def test_a_bomb_for_an_answer_is_refused(impostor, clock):
    bomb = reply(pack(bytes(5 << 20)), Content_Encoding="zstd")
    api = CentralApi(impostor({"/v1/info": bomb}, clock).url)
    with pytest.raises(NotOurServer) as caught:
        api.info()
    api.close()
    assert caught.value.reason == "too_large"


def test_a_question_without_a_limit_leaves_it_to_the_centre(impostor, clock):
    centre = impostor({}, clock)
    api = CentralApi(centre.url)
    assert api.changes("c0").events == []
    assert api.changes("c0", wait=99, limit=7).events == []
    api.close()
    asked = [one.split(b" ", 2)[1] for one in centre.heard]
    assert asked == [
        b"/v1/sync/changes?cursor=c0&protocol=2",
        b"/v1/sync/changes?cursor=c0&protocol=2&wait=25&limit=7",
    ]


@pytest.mark.parametrize(
    "page",
    [
        lambda clock: _page(clock, more=True),
        lambda clock: _page(clock, chain_start="tidak"),
        lambda clock: _page(clock, b'{"eid":"0190aaaa-0000-7000-8000-000000000001"}'),
        lambda clock: _page(clock, b'{"eid":"x","kind":"\xff"}'),
        lambda clock: _page(clock, b'{"eid":"x","wall_at":"0001-01-01T00:00:00+14:00",%s}' % _REST),
        lambda clock: _page(clock, b'{"eid":5}'),
    ],
    ids=["endless", "chain", "fields", "bytes", "time", "eid"],
)
def test_a_page_that_makes_no_sense_is_thrown_away_whole(lone_desk, impostor, clock, page):
    ticket_id = lone_desk.register()
    answers = {PUSH: lambda: _acked(lone_desk, clock), CHANGES: page(clock)}
    _move(lone_desk, impostor(answers, clock).url)
    report = lone_desk.run()
    assert isinstance(report.error, NotOurServer)
    assert (report.error.reason, report.state) == ("garbage", LinkState.OFFLINE)
    assert (lone_desk.state().cursor, report.pulled) == ("", 0)
    assert [(row.subject_id, row.state) for row in lone_desk.outbox()] == [(ticket_id, "acked")]


def _acked(desk, clock) -> PushAnswer:
    results = [
        Result(eid=row.eid, state="ok", seq=k) for k, row in enumerate(desk.outbox(), start=1)
    ]
    return PushAnswer(
        acked_n=len(results),
        results=results,
        head=len(results),
        chain=START.hex(),
        server_time=clock.now(),
    )


def test_acknowledged_but_never_in_the_feed_is_offered_again_without_haste(
    lone_desk, impostor, clock
):
    lone_desk.register()
    centre = impostor({PUSH: lambda: _acked(lone_desk, clock)}, clock)
    _move(lone_desk, centre.url)
    waits = []
    for _ in range(3):
        report = lone_desk.run()
        assert (report.state, report.pushed, report.settled) == (LinkState.ONLINE, 1, 0)
        assert [row.state for row in lone_desk.outbox()] == ["new"]
        waits.append(report.again_in)
    assert waits == [1.5, 2.5, 4.5]
    assert _asked(centre).count(PUSH) == 3


def test_an_answer_that_leaves_events_out_is_none_and_is_asked_once(lone_desk, impostor, clock):
    lone_desk.register_many(3)
    centre = impostor({}, clock)
    _move(lone_desk, centre.url)
    report = lone_desk.run()
    assert isinstance(report.error, NotOurServer)
    assert report.error.reason == "garbage"
    assert _asked(centre) == [PUSH]
    assert {row.state for row in lone_desk.outbox()} == {"sent"}


def test_a_centre_that_refuses_everything_sets_nothing_aside(lone_desk, impostor, clock):
    lone_desk.register_many(2)
    centre = impostor({PUSH: reply(b'{"code":"aneh"}', "400 Bad Request")}, clock)
    _move(lone_desk, centre.url)
    report = lone_desk.run()
    assert isinstance(report.error, RequestRefused)
    assert (report.state, report.quarantined) == (LinkState.TROUBLE, 0)
    assert {row.state for row in lone_desk.outbox()} == {"sent"}
    # Both, the first of them, and nothing at all: the fault is not the event's.
    assert _asked(centre) == [PUSH] * 3


def test_a_refusal_that_is_not_about_sizes_or_shapes_is_not_halved(lone_desk, impostor, clock):
    lone_desk.register_many(2)
    centre = impostor({PUSH: reply(b'{"code":"other_device"}', "403 Forbidden")}, clock)
    _move(lone_desk, centre.url)
    report = lone_desk.run()
    assert isinstance(report.error, RequestRefused)
    assert (report.error.status, report.state) == (403, LinkState.TROUBLE)
    assert [row.tries for row in lone_desk.outbox()] == [1, 1]
    assert _asked(centre) == [PUSH]


@pytest.mark.parametrize("code", ["gap", "incarnation"])
def test_a_step_that_does_not_help_is_not_taken_for_ever(lone_desk, impostor, clock, code):
    lone_desk.register()
    body = b'{"code":"%s","details":{"have":0,"latest":6}}' % code.encode()
    centre = impostor({PUSH: reply(body, "409 Conflict")}, clock)
    _move(lone_desk, centre.url)
    report = lone_desk.run()
    assert isinstance(report.error, ProtocolConflict)
    assert (report.error.code, report.state) == (code, LinkState.TROUBLE)
    feed_first = [CHANGES] if code == "gap" else []
    assert _asked(centre) == [PUSH, *feed_first, PUSH, PUSH]
    assert lone_desk.state().incarnation == 7
    assert len(lone_desk.outbox()) == 1


def test_the_clock_is_judged_by_quick_exchanges_alone(lone_desk, impostor, clock):
    took = {"seconds": 4}

    def page():
        clock.advance(seconds=took["seconds"])
        return _page(clock, server_time=clock.now() + timedelta(seconds=3))

    _move(lone_desk, impostor({CHANGES: page}, clock).url)
    lone_desk.run()
    # 3 s ahead when it answered, 4 s after the question: 5 s ahead of the middle.
    assert lone_desk.state().offset_ms == 5000
    took["seconds"] = 11
    clock.advance(seconds=120)
    lone_desk.run()
    assert lone_desk.state().offset_ms == 5000
    assert lone_desk.state().last_ok == clock.now()


@pytest.mark.logs_warnings
def test_a_bug_of_the_centre_is_patience_and_shows_nothing_of_itself(centre, desk, caplog):
    ticket_id = desk.register()
    with centre.database.write() as tx:
        tx.exec_driver_sql("ALTER TABLE tickets RENAME TO elsewhere")
    report = desk.run()
    assert isinstance(report.error, ServerBusy)
    assert (report.error.status, report.state) == (500, LinkState.OFFLINE)
    assert [one.name for one in caplog.records if one.levelname == "ERROR"] == [
        "callcenter.server.access"
    ]
    assert centre.rows() == []
    with centre.database.write() as tx:
        tx.exec_driver_sql("ALTER TABLE elsewhere RENAME TO tickets")
    assert desk.run().settled == 1
    assert centre.rows(tables.tickets)[0].id == ticket_id
