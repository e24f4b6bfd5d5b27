"""One headless desk in a process of its own: saves and syncs until it is killed or told to stop.

Run by the storm: `python -m tests.sync.chaos.worker '<JSON of Task>'`. Three threads as in the
window's program: one saves, one syncs, one sends files. On its input it hears `calm` (no more
saves; answers once all rest) and `round` (one run of the sync; answers what it did). It ends with
its input.
"""

import json
import os
import random
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import func, select

from callcenter.desk.change_settings import change_settings
from callcenter.errors import EnvironmentFault, NetworkError, ProfileInUse
from callcenter.keys.data_key import DemoKeychain
from callcenter.settings import Operator as Seated
from callcenter.store import history
from callcenter.store.tables import events, outbox, uploads
from callcenter.workstation import Workstation, open_workstation
from tests.sync.chaos.acts import REFUSALS, Operator
from tests.sync.chaos.clocks import OffsetClock
from tests.sync.chaos.confirmed import SideFile
from tests.sync.chaos.flaws import FLAWS, plant_at_the_end

_LONGEST_WAIT = 0.5
"""Seconds between runs: the real back-off would sleep through a short storm."""


class Task(msgspec.Struct, frozen=True):
    """What a worker is told: its folder, its files, its clock, and a code when it is new."""

    profile: str
    side: str
    figures: str
    mark: str
    clock: str = "right"
    pause: float = 0.15
    url: str = ""
    code: str = ""
    flaw: str = ""


class Worker:
    """The threads of one desk and what they share."""

    def __init__(self, task: Task) -> None:
        self._task = task
        profile = Path(task.profile)
        keychain = DemoKeychain(profile)
        self.station: Workstation = open_workstation(
            profile, keychain=keychain, clock=OffsetClock(task.clock)
        )
        self._side = SideFile(Path(task.side))
        self._open: dict[str, float] = {}
        self._calm = threading.Event()
        mark = f"{task.mark}-{os.getpid()}"
        chance = random.Random(mark)
        if self.station.desk.settings.current_operator is None:
            self._seat()
        self._operator = Operator(self.station.desk, mark, chance)
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Enrols when it has a code, then begins the storm."""
        if self._task.code:
            self.station.sync.enrol(self._task.url, self._task.code, f"Meja {self._task.mark}")
            self.station.sync.run_once()
        self._remember_open()
        for work in (self._save_on, self._sync_on, self._files_on):
            thread = threading.Thread(target=_or_die, args=(work,), daemon=True)
            thread.start()
            self._threads.append(thread)

    def calm(self) -> dict[str, Any]:
        """No more saves; the running request is waited for."""
        self._calm.set()
        for thread in self._threads:
            thread.join()
        self._threads.clear()
        return {"calm": True}

    def round(self) -> dict[str, Any]:
        """One run, and what is left to do."""
        report = self.station.sync.run_once()
        files = self.station.files.run_once()
        self._note_settled()
        with self.station.desk.store.read() as tx:
            left = tx.execute(select(func.count()).select_from(outbox)).scalar_one()
            owed = select(func.count()).select_from(uploads).where(uploads.c.state != "done")
            left += tx.execute(owed).scalar_one()
            reading = history.history(tx)
            left += reading is not None and not reading.done
        moved = report.pushed + report.pulled + report.settled + files.finished + files.chunks
        error = "" if (report.error or files.error) is None else repr((report.error, files.error))
        return {"moved": moved, "left": left, "state": report.state.value, "error": error}

    def _save_on(self) -> None:
        while not self._calm.wait(self._operator.chance.expovariate(1 / self._task.pause)):
            try:
                saved = FLAWS[self._task.flaw](self._operator)
            except REFUSALS:
                continue
            self._side.append(saved)
            self._open.update(dict.fromkeys(saved.eids, saved.at))

    def _sync_on(self) -> None:
        chance = random.Random(self._task.mark)
        while not self._calm.is_set():
            wait = 0.2
            try:
                self._note_before()
                report = self.station.sync.run_once()
                self._note_settled()
                wait = report.again_in or 0.2
                if report.error is None and chance.random() < 0.2:
                    self.station.sync.wait_for_change(1)
            except (NetworkError, ProfileInUse, EnvironmentFault) as error:
                self._figure(fault=type(error).__name__)
            self._calm.wait(min(wait, chance.uniform(0.05, _LONGEST_WAIT)))

    def _files_on(self) -> None:
        while not self._calm.is_set():
            wait = 0.2
            try:
                wait = self.station.files.run_once().again_in or wait
            except EnvironmentFault as error:
                self._figure(fault=type(error).__name__)
            self._calm.wait(min(wait, _LONGEST_WAIT))

    def _seat(self) -> None:
        person = Seated(f"op-{self._task.mark}", f"Operator Contoh {self._task.mark}")
        desk = self.station.desk
        change_settings(
            desk, replace(desk.settings, operators=(person,), operator=person.uid, demo=True)
        )

    def _remember_open(self) -> None:
        """After a kill: what was told as saved and has not come back yet."""
        waiting = self._waiting()
        self._open = {
            eid: one.at for one in self._side.read() for eid in one.eids if eid in waiting
        }

    def _waiting(self) -> set[str]:
        with self.station.desk.store.read() as tx:
            return set(tx.execute(select(outbox.c.eid)).scalars())

    def _note_before(self) -> None:
        """Bytes that will go a second time, and the age of the oldest save that waits."""
        asked = (
            select(func.coalesce(func.sum(func.length(events.c.raw)), 0))
            .join(outbox, outbox.c.eid == events.c.eid)
            .where(outbox.c.state.in_(("new", "sent")), outbox.c.tries > 0)
        )
        with self.station.desk.store.read() as tx:
            again = tx.execute(asked).scalar_one()
        oldest = min(list(self._open.values()), default=None)
        age = 0.0 if oldest is None else time.time() - oldest
        if again or age > 1:
            self._figure(resent=again, oldest=round(age, 3))

    def _note_settled(self) -> None:
        known = list(self._open)
        waiting = self._waiting()
        now = time.time()
        done = [now - self._open.pop(eid) for eid in known if eid not in waiting]
        if done:
            self._figure(settled=[round(one, 4) for one in done])

    def _figure(self, **what: Any) -> None:
        with Path(self._task.figures).open("a", encoding="utf-8") as file:
            file.write(json.dumps(what) + "\n")


def _or_die(work: Callable[[], None]) -> None:
    try:
        work()
    except BaseException:  # noqa: BLE001 - whatever it is, the storm must hear of it
        traceback.print_exc()
        os._exit(3)


def main() -> None:
    """Runs until the input ends."""
    task = msgspec.json.decode(sys.argv[1], type=Task)
    worker = Worker(task)
    worker.start()
    print('{"ready": true}', flush=True)
    for line in sys.stdin:
        answer = worker.calm() if line.strip() == "calm" else worker.round()
        print(json.dumps(answer), flush=True)
    plant_at_the_end(task.flaw, worker.station.desk)
    worker.station.close()


if __name__ == "__main__":
    main()
