"""The centre's escalation on its thread, in one process at a time, and in a server as started."""

import json
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from callcenter.server import tables
from callcenter.server.database import DatabaseAway
from callcenter.server.escalate import Escalation
from callcenter.server.escalation_worker import EscalationWorker, turn_of
from callcenter.server.lapor_worker import OnlyProcess
from callcenter.tickets.escalation_moves import Ran
from callcenter.tickets.words import Kind
from tests.sync.rig import PATIENCE, DeskRig


def moved(centre) -> list[str]:
    return [row.eid for row in centre.rows(tables.events) if row.kind == Kind.ESCALATED]


def test_it_looks_by_itself_and_tells_who_waits(centre, desk):
    desk.save(desk.register(), "edited", oversight=True)
    desk.run()
    told = threading.Event()
    work = Escalation(centre.centre, told.set)
    worker = EscalationWorker(work.run_due, turn_of(centre.database))
    worker.start()
    with closing(worker):
        assert told.wait(PATIENCE)
    assert len(moved(centre)) == 1


@pytest.mark.logs_warnings
def test_a_look_that_fails_is_followed_by_another_and_a_rest_can_be_ended():
    looked = threading.Semaphore(0)
    ends = iter([DatabaseAway(), Ran(1, more=True)])

    def look() -> Ran:
        looked.release()
        found = next(ends, Ran())
        if isinstance(found, DatabaseAway):
            raise found
        return found

    worker = EscalationWorker(look, OnlyProcess(), rest=0.01)
    worker.start()
    with closing(worker):
        for _ in range(4):
            assert looked.acquire(timeout=PATIENCE)
    long = EscalationWorker(look, OnlyProcess(), rest=10 * PATIENCE)
    long.start()
    assert looked.acquire(timeout=PATIENCE)
    long.close()  # at once, in the middle of its rest


@pytest.mark.parametrize("kind", ["postgresql"])
def test_of_several_processes_one_looks_and_the_next_takes_over(centre):
    first, second = turn_of(centre.database), turn_of(centre.database)
    with closing(first), closing(second):
        assert first.held()
        assert not second.held()
        looked: list[int] = []
        waiting = EscalationWorker(lambda: looked.append(1) or Ran(), second, rest=0.01)
        waiting.start()
        waiting.close()
        assert looked == []
        first.close()
        assert second.held()


@pytest.mark.parametrize("kind", ["postgresql"])
def test_who_speaks_to_lapor_does_not_keep_others_from_escalating(centre):
    from callcenter.server.lapor_worker import turn_of as lapor_turn_of

    with closing(turn_of(centre.database)) as one, closing(lapor_turn_of(centre.database)) as other:
        assert one.held()
        assert other.held()


def test_a_server_as_people_start_it_moves_a_ticket_and_its_desk_hears_of_it(tmp_path, new_desk):
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "callcenter.server"),
            *("--listen", "127.0.0.1:0", "--data", str(tmp_path / "server")),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = json.loads(process.stdout.readline())
        desk: DeskRig = new_desk()
        desk.sync.enrol(line["url"], line["enrolment_code"], "Meja 1")
        ticket_id = desk.register()
        desk.save(ticket_id, "edited", oversight=True)
        desk.run()
        assert desk.sync.wait_for_change(PATIENCE)
        desk.run()
        assert desk.ticket(ticket_id).level == 2
    finally:
        process.kill()
        process.communicate()
