"""One storm over LAPOR: desks, centre and simulator as processes, blows by a seed, then peace."""

import random
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from callcenter.lapor.settings import PushedBy
from callcenter.lapor.simulator.account import TOKEN
from callcenter.lapor.simulator.faults import AFTER, BEFORE, READING, SEARCHING
from tests.lapor.chaos import centre_child, desk_child
from tests.lapor.chaos.processes import CentreProcess, DeskProcess
from tests.lapor_rig import SimulatorProcess, office_values

LAG_MINUTES = 30.0
"""The list is so far behind; the office waits five minutes more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`tickets` in all; `faults` the chance of each at each call; `death` that of a post to be a
    process' last; `lies`: the list is behind for longer than the office waits."""

    tickets: int
    desks: int
    seed: int
    speed: float = 240.0
    faults: float = 0.03
    death: float = 0.04
    blows: tuple[float, float] = (0.8, 2.5)
    server: bool = False
    lies: bool = False
    heal_seconds: float = 240.0


@dataclass(slots=True)
class Outcome:
    """What is left for the judge."""

    books: dict[str, Any] = field(default_factory=dict)
    received: list[dict[str, Any]] = field(default_factory=list)
    quiet: bool = False
    heal_seconds: float = 0.0
    last: list[dict[str, Any]] = field(default_factory=list)


class Storm:
    """Runs a plan in a folder; nothing runs afterwards."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        self.plan = plan
        self.folder = folder
        self.start = time.time()
        self.dice = random.Random(plan.seed)
        self.centre = CentreProcess(folder, "centre-log")
        self.desks = [DeskProcess(folder, f"meja{place}") for place in range(plan.desks)]
        self.lapor = SimulatorProcess(folder / "lapor", "--speed", str(plan.speed))
        self.calm = False
        self.begun = False
        self.outcome = Outcome()
        self._pause = threading.Event()

    def run(self) -> Outcome:
        try:
            self._begin()
            self._rage()
            self._heal()
            self.outcome.books = self.lapor.books()
            self.outcome.received = self.lapor.received()
        finally:
            for child in (*self.desks, self.centre):
                if child.process is not None:
                    child.stop() if self.outcome.quiet else child.kill()
            self.lapor.kill()
        return self.outcome

    def _begin(self) -> None:
        (self.folder / "centre").mkdir()
        codes = self.centre.prepare(len(self.desks))
        self._start_centre()
        for desk, code in zip(self.desks, codes, strict=True):
            office = self._office() if desk is self.desks[0] else {}
            self._start_desk(desk, url=self.centre.url, code=code, office=office)
            if desk.hear() is None:
                raise RuntimeError(desk.log[-3000:])
        self.begun = True
        if self.plan.server:  # until here it was mortal to nobody: desks have to be enrolled
            self.centre.kill()
            self._start_centre()
        self._fail()

    def _fail(self) -> None:
        """Every fault of the simulator at least once, then each by chance."""
        all_once = [
            *(("submit", one) for one in sorted(BEFORE | AFTER)),
            *(("find", one) for one in sorted(SEARCHING)),
            *(("state", one) for one in sorted(READING)),
        ]
        self.dice.shuffle(all_once)
        chance = self.plan.faults
        chances = {f"submit:{one}": chance for one in sorted(BEFORE | AFTER)}
        chances |= {f"find:{one}": chance for one in ("broken", "busy", "changed_shape")}
        chances["find:list_lag"] = 0.5
        lag = LAG_MINUTES * (8 if self.plan.lies else 1)
        self.lapor.set_faults(chances=chances, next=all_once, lag_minutes=lag, seed=self.plan.seed)

    def _office(self) -> dict[str, Any]:
        settings = self.lapor.settings(
            pusher=PushedBy.SERVER if self.plan.server else PushedBy.DESK,
            lag_minutes=LAG_MINUTES + 5,
            rate_per_minute=600,
            submit_seconds=1.0,
            read_seconds=1.0,
        )
        return office_values(self.lapor, settings)

    def _start_centre(self) -> None:
        plan = self.plan
        self.centre.start(
            centre_child.Task(
                data=str(self.folder / "centre"),
                port=self.centre.port,
                start=self.start,
                speed=plan.speed,
                seed=f"{plan.seed} centre {self.centre.starts}",
                death=plan.death if plan.server and self.begun and not self.calm else 0.0,
                token=TOKEN if plan.server else "",
                lapor=self.lapor.url,
            )
        )

    def _start_desk(self, desk: DeskProcess, **first: Any) -> None:
        plan = self.plan
        each, more = divmod(plan.tickets, plan.desks)
        place = self.desks.index(desk)
        desk.start(
            desk_child.Task(
                profile=str(desk.profile),
                side=str(desk.side),
                name=desk.name,
                seed=f"{plan.seed} {desk.name} {desk.starts}",
                start=self.start,
                speed=plan.speed,
                tickets=each + (place < more),
                death=0.0 if plan.server or self.calm else plan.death,
                lapor=self.lapor.url,
                **first,
            )
        )

    def _rage(self) -> None:
        """Until every ticket was registered and the first pushes are through."""
        while not self._all_made():
            self._pause.wait(self.dice.uniform(*self.plan.blows))
            self._raise_the_dead()
            self._strike()

    def _all_made(self) -> bool:
        made = sum(one.side.read_bytes().count(b"\n") for one in self.desks if one.side.exists())
        gone = sum(self.lapor.books()["posts"].values())
        return made >= self.plan.tickets and gone >= self.plan.tickets * 0.7

    def _strike(self) -> None:
        victim = self.dice.choice([self.centre, *self.desks])
        victim.kill()
        self._raise_the_dead()

    def _raise_the_dead(self) -> None:
        if self.centre.process is not None and self.centre.is_dead:
            if self.centre.reap() and self.centre.process.returncode != -9:
                raise RuntimeError(self.centre.log[-3000:])
            self._start_centre()
        for desk in self.desks:
            if desk.is_dead:
                if desk.reap() != -9:
                    raise RuntimeError(desk.log[-3000:])
                self._start_desk(desk)

    def _heal(self) -> None:
        """No faults, no deaths; runs until nobody has anything left to do by itself."""
        began = time.monotonic()
        self.calm = True
        self.lapor.set_faults(chances={}, next=[], lag_minutes=LAG_MINUTES)
        if self.plan.server:
            self.centre.kill()
        self._raise_the_dead()
        while time.monotonic() - began < self.plan.heal_seconds and not self.outcome.quiet:
            self._pause.wait(0.5)
            self._raise_the_dead()
            self.outcome.last = [one.ask("calm") or {} for one in self.desks]
            self.outcome.quiet = (
                all(one.get("left") == one.get("unsent") == 0 for one in self.outcome.last)
                and self._same()
            )
        self.outcome.heal_seconds = round(time.monotonic() - began, 1)

    def _same(self) -> bool:
        """All desks have the whole of it."""
        total = sum(sum(one["states"].values()) for one in self.outcome.last)
        return total >= self.plan.tickets * len(self.desks)
