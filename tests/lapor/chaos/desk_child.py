"""One desk of the storm as a process: registers, syncs and pushes, each on a thread of its own.

`python -m tests.lapor.chaos.desk_child TASK`, a `Task` as JSON. On stdout: `ready`, then an answer
to each line of its stdin: `look` asks how much is open, `calm` ends the deaths. It ends with stdin.
"""

import json
import random
import sys
import threading
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import select

from callcenter.demo.samples import seat_operators
from callcenter.desk.office import set_office
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import CallcenterError
from callcenter.keys.data_key import DemoKeychain
from callcenter.lapor.office_values import settings_of
from callcenter.lapor.simulator.account import TOKEN
from callcenter.lapor.states import Person, next_step
from callcenter.store import sync_state
from callcenter.store.office import load_office
from callcenter.store.ticket_tables import tickets
from callcenter.store.tickets import load_ticket
from callcenter.tickets.words import Push
from callcenter.workstation import Workstation, open_workstation
from tests.lapor.chaos import deaths
from tests.lapor.chaos.clocks import FastClock
from tests.lapor.chaos.reports import report
from tests.sync.chaos.confirmed import SideFile

_REST = 0.02
_OPEN = (Push.READY.value, Push.RESERVED.value, Push.UNCERTAIN.value)


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What a desk is to do; `url`, `code` and `office` the first time only."""

    profile: str
    side: str
    name: str
    seed: str
    start: float
    speed: float
    tickets: int
    death: float
    url: str = ""
    code: str = ""
    lapor: str = ""
    office: dict[str, Any] = {}


class Child:
    """The desk and its threads."""

    def __init__(self, task: Task) -> None:
        self.task = task
        profile = Path(task.profile)
        clock = FastClock(task.start, task.speed)
        self.station: Workstation = open_workstation(
            profile, keychain=DemoKeychain(profile), clock=clock
        )
        self.side = SideFile(Path(task.side))
        self.dice = random.Random(f"{task.seed} {self._done()}")
        self.ended = threading.Event()
        self.threads = [
            threading.Thread(target=self._again, args=(work,), daemon=True)
            for work in (self._sync, self._push, self._register)
        ]

    def run(self) -> None:
        self._begin()
        print(json.dumps({"ready": self.task.name}), flush=True)
        for thread in self.threads:
            thread.start()
        for line in sys.stdin:
            if line.strip() == "calm":
                deaths.end()
            print(json.dumps(self._look()), flush=True)
        self.ended.set()
        for thread in self.threads:
            thread.join()
        self.station.close()

    def _begin(self) -> None:
        if self.task.code:
            seat_operators(self.station.desk)
            self.station.token.write(TOKEN, self.task.lapor)
            self.station.sync.enrol(self.task.url, self.task.code, self.task.name)
            self.station.sync.run_once()
        if self.task.office:
            set_office(self.station.desk, self.task.office)
            self.station.sync.run_once()

    def _again(self, work: Any) -> None:
        while not self.ended.is_set():
            try:
                seconds = work()
            except CallcenterError as error:
                print(type(error).__name__, file=sys.stderr, flush=True)
                seconds = _REST
            self.ended.wait(seconds)

    def _sync(self) -> float:
        found = self.station.sync.run_once()
        return _REST if found.error is None else 5 * _REST

    def _push(self) -> float:
        found = self.station.lapor.run_once()
        if found.error is not None:
            print(type(found.error).__name__, file=sys.stderr, flush=True)
        wait = _REST if found.again_in is None else found.again_in / self.task.speed
        return min(wait, 5 * _REST)

    def _register(self) -> float:
        if self._done() >= self.task.tickets:
            return 50 * _REST
        made = report(self.dice)
        saved = register_ticket(self.station.desk, made.intake)
        self.side.append(made.traces(saved.number, saved.ticket_id))
        return self.dice.uniform(0, 4 * _REST)

    def _done(self) -> int:
        path = Path(self.task.side)
        return path.read_bytes().count(b"\n") if path.exists() else 0

    def _look(self) -> dict[str, Any]:
        """How many tickets stand where, and how many a machine still has to go on with."""
        desk = self.station.desk
        with desk.store.read() as tx:
            me = sync_state.state(tx).client_id
            settings = settings_of(load_office(tx))
            rows = tx.execute(select(tickets.c.id, tickets.c.lapor_state)).all()
            states = {
                row.id: load_ticket(tx, row.id).lapor for row in rows if row.lapor_state in _OPEN
            }
        lag = timedelta(minutes=settings.lag_minutes if settings else 0)
        steps = {
            key: next_step(state, now=desk.clock.now(), me=state.owner or me, search=True, lag=lag)
            for key, state in states.items()
        }
        left = sum(not isinstance(step, Person) for step in steps.values())
        return {
            "made": self._done(),
            "left": left,
            "unsent": self.station.sync.status().unsent,
            "states": Counter(row.lapor_state for row in rows),
        }


if __name__ == "__main__":
    given = msgspec.json.decode(sys.argv[1], type=Task)
    deaths.plant(f"{given.seed} {given.start} {Path(given.side).exists()}", given.death)
    Child(given).run()
