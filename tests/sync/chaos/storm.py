"""Wires the chaos: centre, lines and desks as processes, blows at seeded moments, then peace."""

import asyncio
import random
import shutil
import threading
from collections.abc import Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.sync.chaos.centres import CentreProcesses, PostgresBase, SqliteBase, now
from tests.sync.chaos.clocks import KINDS
from tests.sync.chaos.desks import DeskProcess
from tests.sync.chaos.proxy import FaultProxy
from tests.sync.chaos.weather import CALM, Forecast

_HEAL_SECONDS = 900.0
"""Patience at most; how long it took is one of the figures."""

_STILL_SECONDS = 120.0
"""So long without a single step forward, and what is left will never go."""

_MOST_CLONES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One storm; `pause` is the mean time between two saves of a desk in seconds.

    `flaws` names a flaw for the first desks, one each; `restores` is how often the centre is set
    back to an older backup.
    """

    seconds: float
    desks: int
    seed: int
    restores: int = 0
    pause: float = 0.15
    blow_seconds: tuple[float, float] = (1.0, 4.0)
    faults: bool = True
    flaws: tuple[str, ...] = ()


@dataclass(slots=True)
class Blows:
    """What was done to them."""

    kills: int = 0
    server_kills: int = 0
    clones: int = 0
    restores: int = 0
    weather: dict[str, int] = field(default_factory=dict)


class Lines:
    """The proxies of all desks, on a loop in a thread of its own."""

    def __init__(self, centre: CentreProcesses, plan: Plan) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._chance = random.Random(plan.seed)
        self._centre = centre
        self.proxies = [self._do(self._make(f"{plan.seed}-{place}")) for place in range(plan.desks)]
        self._winds: list[asyncio.Future[None]] = []
        self._seed = plan.seed

    def rise(self) -> None:
        """The weather begins to change."""

        async def begin() -> None:
            for place, proxy in enumerate(self.proxies):
                forecast = Forecast(f"weather {self._seed} {place}")
                self._winds.append(asyncio.ensure_future(_blow(proxy, forecast)))

        self._do(begin())

    def rest(self) -> None:
        """No faults any more."""

        async def end() -> None:
            for wind in self._winds:
                wind.cancel()
            await asyncio.gather(*self._winds, return_exceptions=True)
            for proxy in self.proxies:
                await proxy.become(CALM)

        self._do(end())

    def close(self) -> None:
        """Ends the loop."""
        for proxy in self.proxies:
            self._do(proxy.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _make(self, seed: str) -> FaultProxy:
        proxy = FaultProxy(self._target, seed)
        await proxy.open()
        return proxy

    def _target(self) -> tuple[str, int]:
        addresses = self._centre.addresses
        if not addresses:
            raise ConnectionRefusedError
        return self._chance.choice(addresses)

    def _do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)


async def _blow(proxy: FaultProxy, forecast: Forecast) -> None:
    while True:
        weather, seconds = forecast.next()
        await proxy.become(weather)
        await asyncio.sleep(seconds)


class Storm:
    """One run over one base; `desks` and `blows` tell what came of it."""

    def __init__(self, base: "SqliteBase | PostgresBase", folder: Path, plan: Plan) -> None:
        self.plan = plan
        self.base = base
        self.blows = Blows()
        self.centre = CentreProcesses(base, folder)
        clocks = [KINDS[place % len(KINDS)] for place in range(plan.desks)]
        flaws = [*plan.flaws, *[""] * plan.desks]
        self.desks = [
            DeskProcess(f"meja{place}", folder / "desks", clock, plan.pause, flaws[place])
            for place, clock in enumerate(clocks)
        ]
        self._chance = random.Random(plan.seed)
        self._first = [self._kill_desk, self._kill_centre, self._clone]
        self.quiet = False
        self.heal_seconds = 0.0
        self.last: list[dict[str, Any]] = []

    def run(self) -> None:
        """From the first enrolment until everybody is quiet; nothing runs afterwards."""
        codes = self.centre.codes(len(self.desks))
        self.centre.start()
        lines = Lines(self.centre, self.plan)
        try:
            self._enrol(lines, codes)
            if self.plan.faults:
                lines.rise()
            self._rage()
            lines.rest()
            self._heal()
            for proxy in lines.proxies:
                for name, many in proxy.seen.items():
                    self.blows.weather[name] = self.blows.weather.get(name, 0) + many
        finally:
            for desk in self.desks:
                desk.kill()
            self.centre.stop()
            lines.close()

    def _enrol(self, lines: Lines, codes: list[str]) -> None:
        for desk, proxy, code in zip(self.desks, lines.proxies, codes, strict=True):
            desk.start(proxy.url, code)
        for desk in self.desks:
            desk.wait_ready()
        if self.plan.restores:
            self.centre.kill()
            self.base.back_up()
            self.centre.start()

    def _rage(self) -> None:
        began = now()
        due = [
            self.plan.seconds * (k + 1) / (self.plan.restores + 1)
            for k in range(self.plan.restores)
        ]
        pause = threading.Event()
        while (left := began + self.plan.seconds - now()) > 0:
            pause.wait(min(left, self._chance.uniform(*self.plan.blow_seconds)))
            if due and now() - began >= due[0]:
                due.pop(0)
                self._set_back()
            elif self.plan.faults:
                self._strike()

    def _strike(self) -> None:
        """Each kind once at first, however short the storm; then as the seed says."""
        if self._first:
            self._first.pop()()
            return
        what = self._chance.random()
        if what < 0.25:
            self._kill_centre()
        elif what < 0.35 and self.blows.clones < _MOST_CLONES:
            self._clone()
        else:
            self._kill_desk()

    def _kill_desk(self) -> None:
        desk = self._chance.choice(self.desks)
        desk.kill()
        self.blows.kills += 1
        desk.start()

    def _kill_centre(self) -> None:
        self.centre.kill()
        self.blows.kills += 1
        self.blows.server_kills += 1
        threading.Event().wait(self._chance.uniform(0, 1.0))
        if self.plan.restores and self.blows.server_kills % 2 == 0:
            self.base.back_up()
        self.centre.start()

    def _set_back(self) -> None:
        self.centre.kill()
        self.base.restore()
        self.blows.restores += 1
        self.centre.start()

    def _clone(self) -> None:
        desk = self._chance.choice(self.desks)
        desk.wait_ready()
        desk.kill()
        twin = desk.clone(f"{desk.name}x{self.blows.clones}")
        self.desks.append(twin)
        self.blows.clones += 1
        desk.start()
        twin.start()

    def _heal(self) -> None:
        """No more saves; runs until a whole round moves nothing and nothing is left."""
        began = now()
        for desk in self.desks:
            desk.wait_ready()
        self._ask_all("calm")
        until = began + _HEAL_SECONDS
        moved = began
        while not self.quiet and now() < min(until, moved + _STILL_SECONDS):
            self.last = self._ask_all("round")
            moved = now() if any(one["moved"] for one in self.last) else moved
            self.quiet = all(
                one["moved"] == one["left"] == 0 and one["state"] == "online" for one in self.last
            )
        self.heal_seconds = round(now() - began, 1)
        for desk in self.desks:
            desk.stop()

    def _ask_all(self, word: str) -> list[dict[str, Any]]:
        for desk in self.desks:
            desk.tell(word)
        return [desk.hear() for desk in self.desks]


def fresh_folder(folder: Path) -> Path:
    """An empty folder at this place."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
