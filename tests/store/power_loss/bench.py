"""The desk's real store on the recording disk, and the disk rebuilt for the product to reopen."""

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import apsw
from sqlalchemy import Engine, StaticPool, create_engine, event

from callcenter.clock import Clock
from callcenter.ids import Ids
from callcenter.store import engine as product
from callcenter.store.projection import Projector
from callcenter.store.store import Store
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.working_calendar import WorkingCalendar
from tests.store.power_loss import driver
from tests.store.power_loss.disk import Call, Disk
from tests.store.power_loss.recorder import Recorder
from tests.store.scribe import KEY

HOWS = ("none torn", "none some")
"""By turns: every prefix is left in one of the ways, the next one in the other."""
DEADLINES = Deadlines(WorkingCalendar())
_PLACE = "/desk/desk.db"


@dataclass(slots=True)
class Bench:
    """A store whose every byte to the disk is known; `open` begins it."""

    clock: Clock
    ids: Ids
    synchronous: str = ""
    recorder: Recorder = field(default_factory=Recorder)
    _engine: Engine | None = None

    def open(self) -> Store:
        """The product's store over the product's pragmas; `synchronous` may weaken one."""
        engine = create_engine(
            "sqlite://", module=_module(), creator=self._connect, poolclass=StaticPool
        )
        self._engine = engine
        event.listen(engine, "begin", product._begin)
        store = Store(Path(_PLACE), engine, Projector(lambda: DEADLINES), self.clock, KEY)
        store._bring_up(self.ids, None, lambda: False)
        return store

    def close(self) -> None:
        """Lets go of the files: SQLite must be done with them before Python is."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        self.recorder.unregister()

    @property
    def calls(self) -> list[Call]:
        return self.recorder.calls

    def _connect(self) -> driver.Connection:
        real = apsw.Connection(_PLACE, vfs=self.recorder.name)
        for one in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{KEY.hex()}'\""):
            real.execute(f"PRAGMA {one}").fetchall()
        real.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
        for one in product._PRAGMAS:
            real.execute(f"PRAGMA {one}").fetchall()
        if self.synchronous:
            real.execute(f"PRAGMA synchronous={self.synchronous}")
        return driver.Connection(real)


def _module() -> ModuleType:
    return driver


def cuts(
    calls: list[Call],
    since: int,
    folder: Path,
    promises: Collection[int],
    *,
    hows: Sequence[str] = HOWS,
    seed: int = 7,
) -> Iterator[tuple[int, Path]]:
    """Every prefix of the calls from `since` on, each with what the disk may then hold.

    Yields the length of the prefix and the database, in a folder of its own. The same disk is
    built again only when something was promised (after so many calls) since.
    """
    disk, chance = Disk(), random.Random(seed)
    seen: set[bytes] = set()
    for made in range(len(calls) + 1):
        if made:
            disk.play(calls[made - 1])
        if made in promises:
            seen.clear()
        if made < since:
            continue
        for how in hows[made % len(hows)].split():
            files = disk.left(how, chance)
            mark = _digest(files)
            if mark not in seen:
                seen.add(mark)
                yield made, _lay_out(files, folder)


def _digest(files: dict[str, bytes]) -> bytes:
    whole = sha256()
    for name in sorted(files):
        whole.update(name.encode() + b"\0" + len(files[name]).to_bytes(8) + files[name])
    return whole.digest()


def _lay_out(files: dict[str, bytes], folder: Path) -> Path:
    for old in folder.glob("desk.db*"):
        old.unlink()
    for name, content in files.items():
        (folder / Path(name).name).write_bytes(content)
    return folder / "desk.db"
