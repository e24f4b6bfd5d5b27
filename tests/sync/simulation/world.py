"""Some desks, one centre, what was promised to the operators, and the healing at the end."""

import asyncio
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import select

from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.add_note import add_note
from callcenter.desk.context import Change as Verb
from callcenter.desk.dispatch import dispatch
from callcenter.desk.edit_ticket import edit_ticket, resolve_conflict
from callcenter.desk.finish import close_ticket, reopen, resolve
from callcenter.desk.record import append
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import ExpectedError
from callcenter.protocol.events import decode_event
from callcenter.store import tickets
from callcenter.store.attachments import is_here
from callcenter.store.tables import events
from callcenter.sync.status import LinkState, Report
from callcenter.tickets.event import TICKET, Change
from callcenter.tickets.intake import Intake
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind
from tests.fakes import FakeClock
from tests.samples_of_files import noise
from tests.sync.simulation import invariants
from tests.sync.simulation.chances import same_chances
from tests.sync.simulation.ledger import Ledger, Saved
from tests.sync.simulation.link import Fate, Link
from tests.sync.simulation.nodes import SimCentre, SimDesk

DESKS = 5
ROUNDS = 12
"""So often every desk runs, at most, until all is quiet: the bound of I9."""


def ram_disk() -> Path | None:
    """Where databases are quick; None where the machine has no such folder."""
    shm = Path("/dev/shm")  # noqa: S108 - a RAM disk, and the folder in it is private
    return shm if shm.is_dir() else None


class World:
    """Desks, a centre and their disasters; `folder` belongs to this world alone."""

    def __init__(self, folder: Path, desks: int = DESKS, seed: int = 1) -> None:
        self.folder = folder
        self.ledger = Ledger()
        self._stack = ExitStack()
        self._stack.enter_context(same_chances(seed))
        self.loop = asyncio.new_event_loop()
        self._stack.callback(self._end_loop)
        self._copies = 0
        self.backups: list[Path] = []
        self.restores = 0
        self.images: dict[str, list[Path]] = {}
        self.desks: list[SimDesk] = []
        ready = _genesis(folder, desks)
        self.centre = SimCentre(folder / "centre", FakeClock(), self.loop)
        for k in range(desks):
            self._add(f"d{k}", folder / f"d{k}")
        if not ready:
            for desk in self.desks:
                desk.enrol(self.centre)

    def close(self) -> None:
        """Everything is closed and the folder is gone."""
        for desk in self.desks:
            desk.close()
        self.centre.stop()
        self._stack.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end_loop(self) -> None:
        # What the centre would do in the background is not waited for: it must not matter.
        left = asyncio.all_tasks(self.loop)
        for task in left:
            task.cancel()
        if left:
            self.loop.run_until_complete(asyncio.wait(left))
        self.loop.close()

    def _add(self, name: str, folder: Path) -> SimDesk:
        folder.mkdir(exist_ok=True, parents=True)
        clock = FakeClock()
        clock.advance(seconds=len(self.desks) * 11)
        link = Link(self.centre.deliver)
        desk = SimDesk(name, folder, link, seed=1000 + len(self.desks), clock=clock)
        self.desks.append(desk)
        return desk

    # ---- what operators do ----

    def act(self, desk: SimDesk, verb: Callable[[], Any]) -> Any:
        """One verb of a desk; what it confirmed is owed from now on.

        A verb that the world refuses writes nothing; a death in it may have written or not.
        """
        before = desk.eids()
        deaths = desk.deaths
        try:
            done = desk.attempt(verb)
        except ExpectedError:
            assert desk.eids() == before, "a refused verb wrote something"
            return None
        if desk.deaths == deaths:
            self._confirm(desk, desk.eids() - before)
        elif desk.eids() - before:
            self._confirm(desk, desk.eids() - before)  # it was committed: not told, but kept
        return done

    def _confirm(self, desk: SimDesk, fresh: set[str]) -> None:
        with desk.store.read() as tx:
            for row in tx.execute(select(events.c.eid, events.c.raw)):
                if row.eid in fresh:
                    self.ledger.saved[row.eid] = Saved(desk.name, decode_event(row.raw))

    def register(self, desk: SimDesk, text: str = "Lampu jalan padam", phone: str = "") -> str:
        """A new ticket; its id, empty when it could not be saved."""
        intake = Intake(
            phone=phone,
            name="Contoh Sari" if phone else "",
            description=text,
            category="pekerjaan-umum",
            place="18.02.07.1003",
        )
        done = self.act(desk, lambda: register_ticket(desk.desk, intake))
        return "" if done is None else done.ticket_id

    def edit(self, desk: SimDesk, ticket: str, **values: str) -> None:
        """Fields of a ticket are set on top of what this desk shows."""
        changes = [Change(name, value) for name, value in values.items()]
        self.act(desk, lambda: edit_ticket(desk.desk, ticket, changes))

    def note(self, desk: SimDesk, ticket: str, text: str = "Sudah ditelepon kembali") -> None:
        """A note, which never conflicts."""
        self.act(desk, lambda: add_note(desk.desk, ticket, text))

    def dispatch(self, desk: SimDesk, ticket: str) -> None:
        """Handed to an agency."""
        self.act(desk, lambda: dispatch(desk.desk, ticket, ["bmbk"]))

    def end(self, desk: SimDesk, ticket: str) -> None:
        """Resolved, then closed, or taken up again when it was closed."""
        state = self.ticket(desk, ticket).state
        verb = {"selesai": close_ticket, "ditutup": reopen}.get(state.value, resolve)
        self.act(desk, lambda: verb(desk.desk, ticket, "Sudah diperbaiki"))

    def settle_conflict(self, desk: SimDesk, ticket: str) -> None:
        """A person chooses the last value that lost, when there is a conflict."""
        found = self.ticket(desk, ticket).conflicts
        if found:
            one = found[-1]
            self.act(desk, lambda: resolve_conflict(desk.desk, ticket, one.field, one.value))

    def poison(self, desk: SimDesk) -> None:
        """An event that no centre takes."""

        def verb() -> None:
            with desk.desk.change() as change:
                eid = _odd(change, desk.desk.ids.new(), "Not A Kind")
            self.ledger.poison.add(eid)

        self.act(desk, verb)

    def against_the_rules(self, desk: SimDesk, ticket: str) -> None:
        """Well-formed, but the centre keeps it in its quarantine: no desk may renumber."""

        def verb() -> None:
            with desk.desk.change() as change:
                eid = append(change, TICKET, ticket, Kind.RENUMBERED).eid
            self.ledger.poison.add(eid)

        self.act(desk, verb)

    def attach(self, desk: SimDesk, ticket: str, size: int = 40_000) -> None:
        """A document is added to a ticket."""
        data = noise(size, seed=len(self.ledger.files))

        def verb() -> None:
            file = keep_bytes(desk.desk, "bukti.pdf", data)
            before = desk.eids()
            add_attachment(desk.desk, ticket, [file])
            (eid,) = desk.eids() - before
            self.ledger.files[ticket, file.sha256] = eid

        self.act(desk, verb)

    def send_files(self, desk: SimDesk, *fates: Fate, up: bool = True) -> None:
        """The lane of files runs once with these fates."""
        with self._fated(desk, fates, up):
            desk.attempt(desk.lane.run_once)

    def tickets(self, desk: SimDesk) -> list[str]:
        """The tickets this desk holds, always in the same order."""
        held = desk.eids()
        return [
            one.event.subject_id
            for eid, one in self.ledger.saved.items()
            if one.event.kind == Kind.REGISTERED and eid in held
        ]

    def ticket(self, desk: SimDesk, ticket_id: str) -> Ticket:
        """The ticket as this desk shows it."""
        with desk.store.read() as tx:
            return tickets.load_ticket(tx, ticket_id)

    # ---- what happens to them ----

    def run(self, desk: SimDesk, *fates: Fate, up: bool = True) -> Report | None:
        """One run with these fates for its first requests; then the desk stands as it should."""
        with self._fated(desk, fates, up):
            report = desk.run()
        invariants.check_desk(desk)
        return report

    @contextmanager
    def _fated(self, desk: SimDesk, fates: Iterable[Fate], up: bool) -> Iterator[None]:
        desk.link.fates.clear()
        desk.link.fates.extend(fates)
        desk.link.up = up
        try:
            yield
        finally:
            desk.link.fates.clear()
            desk.link.up = True

    def redeliver(self, desk: SimDesk, back: int) -> None:
        """A request of before arrives once more; nobody reads its answer."""
        if desk.link.sent:
            kept = list(desk.link.sent)
            self.centre.deliver(kept[-1 - back % len(kept)])

    def backup(self) -> int:
        """A copy of the centre's folder; its number."""
        self.backups.append(self._place("backup"))
        self.centre.backup(self.backups[-1])
        return len(self.backups) - 1

    def restore(self, which: int = -1, *, new_epoch: bool = False) -> None:
        """The centre is set back; what nobody holds any longer is gone for good."""
        self.restores += 1
        self.ledger.bare_restores += not new_epoch
        self.centre.restore(self.backups[which], new_epoch=new_epoch)
        self.count_holders()

    def clone(self, desk: SimDesk) -> SimDesk:
        """The folder is copied to a second machine; both go on."""
        folder = self._place("clone")
        self.ledger.copied.add(desk.state().client_id)
        desk.copy_to(folder)
        twin = self._add(f"{desk.name}x{self._copies}", folder)
        twin.clock.moment = desk.clock.moment
        return twin

    def newcomer(self) -> SimDesk:
        """A new workstation, enrolled and with its first run behind it."""
        name = f"n{len(self.desks)}"
        desk = self._add(name, self._place(name))
        desk.enrol(self.centre)
        self.run(desk)
        return desk

    def image(self, desk: SimDesk) -> None:
        """An image of the desk's disk."""
        place = self._place(f"image-{desk.name}")
        desk.copy_to(place)
        self.images.setdefault(desk.name, []).append(place)

    def set_back(self, desk: SimDesk, which: int = -1) -> None:
        """The desk's disk is what it was when the image was taken."""
        self.ledger.copied.add(desk.state().client_id)
        desk.set_back(self.images[desk.name][which])
        self.count_holders()

    def count_holders(self) -> None:
        """After a disaster: what stands on no disk any longer is not owed."""
        held = {row.eid for row in self.centre.rows()}
        for desk in self.desks:
            held |= desk.eids()
        self.ledger.gone |= self.ledger.saved.keys() - held
        folder = self.centre.files
        self.ledger.files = {
            (ticket, sha256): eid
            for (ticket, sha256), eid in self.ledger.files.items()
            if eid not in self.ledger.gone
            and (
                folder.size(sha256) is not None
                or any(is_here(desk.folder, sha256) and eid in desk.eids() for desk in self.desks)
            )
        }

    def _place(self, name: str) -> Path:
        self._copies += 1
        return self.folder / f"{name}-{self._copies}"

    # ---- the end of all faults ----

    def heal_and_check(self) -> None:
        """All links are good, everybody runs until all is quiet, and SYNC 13 holds."""
        for _ in range(ROUNDS):
            if self._round():
                break
        else:
            states = {one.name: [(r.eid, r.state) for r in one.waiting()] for one in self.desks}
            raise AssertionError(f"I9: not quiet after {ROUNDS} rounds: {states}")
        invariants.check_all(self)

    def _round(self) -> bool:
        quiet = True
        for desk in self.desks:
            desk.death = None
            report = self.run(desk)
            assert report is not None
            if report.state is LinkState.NOT_ENROLLED:
                desk.enrol(self.centre)
                quiet = False
                continue
            quiet &= _is_quiet(desk, report)
            files = desk.attempt(desk.lane.run_once)
            quiet &= files.again_in is None and not files.finished
        return quiet


def _is_quiet(desk: SimDesk, report: Report) -> bool:
    moved = report.pushed or report.pulled or report.settled
    waits = [row for row in desk.waiting() if row.state != "quarantined"]
    return report.state is LinkState.ONLINE and not moved and not waits


def _odd(change: Verb, ticket_id: str, kind: str) -> str:
    return append(change, TICKET, ticket_id, kind).eid  # type: ignore[arg-type]


def _genesis(folder: Path, desks: int) -> bool:
    """Copies a world in which every desk is enrolled, when one was made before in this process."""
    source = _READY.get(desks)
    if source is None:
        return False
    for one in source.iterdir():
        shutil.copytree(one, folder / one.name)
    return True


_READY: dict[int, Path] = {}
"""Worlds ready to be copied, by their number of desks; a cache of files, nothing more."""


@contextmanager
def new_world(desks: int = DESKS, seed: int = 1, base: Path | None = None) -> Iterator[World]:
    """A world of its own, closed and removed at the end; a bug of the centre is an error."""
    if desks not in _READY:
        _READY[desks] = _make_ready(desks, base)
    folder = Path(tempfile.mkdtemp(prefix="sim-", dir=base or ram_disk()))
    world = World(folder, desks, seed)
    try:
        yield world
    finally:
        world.close()


def _make_ready(desks: int, base: Path | None) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="sim-ready-", dir=base or ram_disk()))
    with tempfile.TemporaryDirectory(dir=base or ram_disk()) as scratch:
        world = World(Path(scratch), desks, seed=0)
        for desk in world.desks:
            world.run(desk)
        for desk in world.desks:
            desk.close()
        world.centre.stop()
        for one in world.folder.iterdir():
            shutil.copytree(one, folder / one.name)
        world.close()
    return folder


def forget_ready() -> None:
    """Removes the worlds kept for copying."""
    for folder in _READY.values():
        shutil.rmtree(folder, ignore_errors=True)
    _READY.clear()
