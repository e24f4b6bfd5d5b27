"""Two workers on one PostgreSQL at the same moment: whatever they meet in, nothing shows.

A test holds the row of the clock until both workers wait, so each race happens every time.
"""

import copy
import itertools
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import text

from callcenter.clock import SystemClock
from callcenter.protocol.chain import START, fold_chain
from callcenter.protocol.events import decode_event
from callcenter.protocol.limits import BLOCKS_KEPT
from callcenter.server import postgres as postgres_ways
from callcenter.server import postgres_news, tables
from callcenter.server.centre import open_centre
from callcenter.server.database import Database
from callcenter.server.postgres import NotDurable, UrlInvalid, read_url
from callcenter.tickets.apply import fold
from callcenter.tickets.number import make_number
from tests.contract.speaker import IDS, Speaker
from tests.postgres import PASSWORD
from tests.sync.rig import PATIENCE, CentreRig


@pytest.fixture
def kind() -> str:
    return "postgresql"


@pytest.fixture
def second(tmp_path, centre, stop_aside):
    """Another worker on the same database."""
    rig = CentreRig(tmp_path / "second", place=centre.place)
    yield rig
    stop_aside(rig)


@pytest.fixture
def pair(centre, second) -> list[Speaker]:
    """A device that speaks with each worker."""
    one, two = Speaker(centre), Speaker(centre)
    two.url = second.url
    return [one, two]


def _waiting(tx) -> int:
    found = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    return tx.execute(text(found + " AND datname = current_database()")).scalar_one()


@contextmanager
def _stopped(centre, statement: str = "SELECT 1 FROM clock FOR UPDATE"):
    """Holds what both need; gives a function that returns when so many wait for it."""
    with centre.database.write() as holder:
        holder.execute(text(statement))

        def until(count: int) -> None:
            while True:
                with centre.database.read() as tx:
                    if _waiting(tx) == count:
                        return

        yield until


def _both(centre, *asks, statement="SELECT 1 FROM clock FOR UPDATE") -> list:
    """Asks all while they cannot go on, and lets them go at once."""
    with ThreadPoolExecutor(len(asks)) as threads:
        with _stopped(centre, statement) as until:
            answers = [threads.submit(ask) for ask in asks]
            until(len(asks))
        return [one.result(PATIENCE) for one in answers]


def test_one_event_pushed_at_two_workers_at_once_is_stored_once(centre, second):
    here = Speaker(centre)
    event = here.event()

    def push(url: str):
        body = here.request(event)
        return _at(url, here).post("/v1/sync/push", body)

    answers = _both(centre, lambda: push(centre.url), lambda: push(second.url))
    assert [one.status_code for one in answers] == [200, 200]
    states = sorted(one.json()["results"][0]["state"] for one in answers)
    assert states == ["known", "ok"]
    assert [one.json()["acked_n"] for one in answers] == [1, 1]
    assert len(centre.rows()) == 1


def test_blocks_leased_at_two_workers_at_once_are_the_same_blocks(centre, second):
    here = Speaker(centre)
    message = {
        "protocol": 2,
        "client_id": here.client_id,
        "incarnation": 1,
        "blocks": {"unused": 0, "last_block": max(here.blocks)},
    }
    before = len(centre.rows(tables.number_blocks))

    def lease(url: str):
        return _at(url, here).post("/v1/numbers/lease", message)

    def push(url: str):
        return _at(url, here).push(protocol=2, blocks=message["blocks"])

    answers = _both(
        centre, lambda: lease(centre.url), lambda: lease(second.url), lambda: push(centre.url)
    )
    given = [one.json()["number_blocks"] for one in answers]
    assert len(given[0]) == BLOCKS_KEPT
    assert given[0] == given[1] == given[2]
    assert len(centre.rows(tables.number_blocks)) == before + BLOCKS_KEPT


def test_one_number_given_at_two_workers_at_once_stays_with_one(centre, pair):
    number = make_number(2026, 417, 1)
    events = [one.event(body={"number": number}) for one in pair]
    answers = _both(centre, *(lambda k=k: pair[k].push(events[k]) for k in (0, 1)))
    assert [one.status_code for one in answers] == [200, 200]
    numbers = [row.number for row in centre.rows(tables.tickets)]
    assert len(set(numbers)) == 2
    assert number in numbers
    assert [row.kind for row in centre.rows()].count("renumbered") == 1
    _check_log(centre)


def test_two_workers_that_write_to_one_ticket_fold_all_of_it(centre, pair):
    first = pair[0].event()
    assert pair[0].push(first).status_code == 200
    edits = [
        one.event(
            kind="edited",
            subject_id=first["subject_id"],
            changes=[{"field": name, "value": "Lampu jalan di pasar padam"}],
        )
        for one, name in zip(pair, ("summary", "address"), strict=True)
    ]
    answers = _both(centre, *(lambda k=k: pair[k].push(edits[k]) for k in (0, 1)))
    assert [one.status_code for one in answers] == [200, 200]
    events = [decode_event(row.raw, row.seq, None) for row in centre.rows()]
    folded = fold(first["subject_id"], events)
    assert centre.ticket(folded.id).summary["entries"] == len(folded.entries)
    assert centre.ticket(folded.id).head_seq == 3


def test_one_code_used_at_two_workers_at_once_lets_in_one_desk(centre, pair):
    code = centre.code()
    desks = [Speaker(centre), Speaker(centre)]
    for desk, known in zip(desks, pair, strict=True):
        desk.client_id, desk.url = IDS.new(), known.url

    def enrol(desk: Speaker):
        return desk.post("/v1/enrol", desk.enrolment(code), credential=None).status_code

    asks = [lambda desk=desk: enrol(desk) for desk in desks]
    assert sorted(_both(centre, *asks)) == [200, 403]
    assert len(centre.rows(tables.devices)) == 2 + 2 + 1


def test_blocks_leased_at_two_workers_at_once_are_each_one_desks(centre, pair):
    def lease(one: Speaker):
        need = {"unused": 0, "last_block": max(one.blocks)}
        message = {"protocol": 1, "client_id": one.client_id, "incarnation": 1, "blocks": need}
        return one.post("/v1/numbers/lease", message).json()["number_blocks"]

    given = _both(centre, *(lambda one=one: lease(one) for one in pair))
    assert all(given)
    assert set(given[0]).isdisjoint(given[1])


def test_a_reader_misses_no_row_while_eight_desks_write_at_two_workers(centre, second):
    pushes, batch, writers = 8, 5, 8
    ends = itertools.cycle([centre.url, second.url])
    desks = [Speaker(centre) for _ in range(writers)]
    reader = Speaker(centre)
    done = threading.Event()

    def write(desk: Speaker) -> None:
        for _ in range(pushes):
            desk.url = next(ends)
            assert desk.push(*(desk.event() for _ in range(batch))).status_code == 200

    def read(url: str) -> list[int]:
        seen: list[int] = []
        cursor, last = "", False
        while not last:
            last = done.is_set()
            while True:
                page = _pull(reader, url, cursor)
                seen += [one["seq"] for one in page["events"]]
                cursor = page["cursor"]
                if not page["more"]:
                    break
        return seen

    with ThreadPoolExecutor(writers + 2) as threads:
        reading = [threads.submit(read, url) for url in (centre.url, second.url)]
        writing = [threads.submit(write, desk) for desk in desks]
        _all(writing)
        done.set()
        expected = list(range(1, writers * pushes * batch + 1))
        assert _all(reading) == [expected, expected]
    _check_log(centre)


def _pull(reader: Speaker, url: str, cursor: str, **query) -> dict:
    return _at(url, reader).pull(cursor, **query).json()


def _at(url: str, speaker: Speaker) -> Speaker:
    twin = copy.copy(speaker)
    twin.url = url
    return twin


def _all(futures: list[Future]) -> list:
    return [one.result(PATIENCE) for one in futures]


def _check_log(centre) -> None:
    rows, clock = centre.rows(), centre.rows(tables.clock)[0]
    assert [row.seq for row in rows] == list(range(1, clock.seq + 1))
    assert clock.chain == fold_chain(START, [row.eid for row in rows])


@pytest.fixture
def looking_seldom(monkeypatch) -> None:
    monkeypatch.setattr(postgres_news, "_LOOK_SECONDS", 1000.0)


@pytest.fixture
def looking_often(monkeypatch) -> None:
    monkeypatch.setattr(postgres_news, "_LOOK_SECONDS", 0.1)


@pytest.mark.usefixtures("looking_seldom")
def test_a_push_at_one_worker_wakes_who_waits_at_the_other(pair, second):
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(pair[1].pull, wait=25)
        _until_it_waits(second)
        pair[0].push(pair[0].event())
        assert len(asked.result(PATIENCE).json()["events"]) == 1


@pytest.mark.usefixtures("looking_often")
def test_who_waits_is_woken_though_nobody_told(pair, second, place):
    event = pair[0].event()
    pair[0].push(event)
    cursor = pair[1].pull().json()["cursor"]
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(pair[1].pull, cursor, wait=25)
        _until_it_waits(second)
        with closing(Database(place)) as silent, silent.write() as tx:
            # What a worker leaves that is killed between its commit and telling of it.
            tx.execute(
                text(
                    "INSERT INTO events SELECT 2, 'x', subject, subject_id, kind,"
                    " client_id, incarnation, 2, raw, 'x', received_at, chain FROM events"
                )
            )
            tx.execute(text("UPDATE clock SET seq = 2"))
        assert len(asked.result(PATIENCE).json()["events"]) == 1


def _until_it_waits(rig: CentreRig) -> None:
    while not rig.waiting._waiters:
        pass


def test_two_processes_that_begin_at_once_make_one_centre(postgres):
    url = postgres.empty()
    barrier = threading.Barrier(2)

    def begin() -> str:
        barrier.wait()
        with closing(Database(url)) as database:
            return open_centre(database, SystemClock(), "Pusat Uji").server_id

    with ThreadPoolExecutor(2) as threads:
        first, other = _all([threads.submit(begin) for _ in range(2)])
    assert first == other


def test_a_database_that_may_forget_is_refused_unless_meant(postgres):
    url = postgres.fresh()
    with postgres.connect() as connection:
        connection.execute(f"ALTER DATABASE {url.database} SET synchronous_commit = off")
    with pytest.raises(NotDurable, match="synchronous_commit"):
        Database(url)
    Database(url, unsafe=True).close()


def test_a_setting_made_worse_later_does_not_reach_our_connections(postgres):
    url = postgres.fresh()
    with closing(Database(url)) as database:
        database._engine.dispose()
        with postgres.connect() as connection:
            connection.execute(f"ALTER DATABASE {url.database} SET synchronous_commit = off")
        with database.write() as tx:
            assert tx.execute(text("SHOW synchronous_commit")).scalar_one() == "on"


def test_no_statement_and_no_lock_is_waited_for_for_ever(place):
    with closing(Database(place)) as database, database.write() as tx:
        for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
            assert tx.execute(text(f"SHOW {name}")).scalar_one() not in ("0", "")


def test_a_view_is_one_view_and_writes_nothing(place):
    with closing(Database(place)) as database, database.read() as tx:
        before = tx.execute(text("SELECT next_block FROM clock")).all()
        with database.write() as writer:
            open_centre_row = tables.clock.insert().values(
                id=1, epoch="e", seq=0, chain=START, next_block=1, own_n=0, own_serial=0
            )
            writer.execute(open_centre_row)
        assert tx.execute(text("SELECT next_block FROM clock")).all() == before == []
        assert tx.execute(text("SHOW transaction_read_only")).scalar_one() == "on"


@pytest.mark.parametrize(
    "given",
    ["", "mysql://a:rahasia@b/c", "postgresql://a:rahasia@b", "postgresql://a:rahasia@b:x/c"],
)
def test_an_address_that_is_none_is_refused_without_being_said(given):
    with pytest.raises(UrlInvalid) as caught:
        read_url(given)
    assert "rahasia" not in str(caught.value)


def test_a_password_is_not_in_what_is_printed_of_an_address(postgres):
    url = postgres.url("centre")
    assert PASSWORD not in str(url)
    assert postgres_ways.connect_arguments(url)["password"] == PASSWORD
