"""The power goes at every point of a save: what was confirmed is whole, nothing is half."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from callcenter.clock import SystemClock
from callcenter.errors import EnvironmentFault
from callcenter.ids import Ids
from callcenter.store import attachments, drafts, numbers, outbox, sync_state
from callcenter.store.events import append_local, append_remote, rebuild
from callcenter.store.store import Store
from callcenter.store.tables import events
from tests.fakes import FakeClock, seeded_entropy
from tests.store.power_loss.bench import DEADLINES, HOWS, Bench, cuts
from tests.store.power_loss.lists import lists_of
from tests.store.scribe import KEY, Scribe

FILE = attachments.Attachment("ab" * 32, 1234, "image/png", "foto.png")

_WORDS_CHECKS = (
    "INSERT INTO ticket_words (ticket_words) VALUES ('integrity-check')",
    "INSERT INTO caller_words (caller_words) VALUES ('integrity-check')",
)


class Saves:
    """A store on the recording disk, and what it confirmed after how many calls of the disk."""

    def __init__(self, synchronous: str = "") -> None:
        clock = FakeClock()
        self.bench = Bench(clock, Ids(clock, seeded_entropy(3)), synchronous)
        self.store = self.bench.open()
        self.scribe = Scribe(self.store, clock, self.bench.ids)
        self.made = len(self.bench.calls)
        self.saves: list[tuple[int, frozenset[str]]] = []
        self._ticket = ""

    def everything(self) -> None:
        """Each kind of write a desk has, one transaction each."""
        for write in (
            self._register,
            self._note,
            self.store.checkpoint,  # the next save writes over the WAL from its start
            self._work_on,
            self._echo,
        ):
            before = self._eids()
            write()
            self.saves.append((len(self.bench.calls), self._eids() - before))

    def _register(self) -> None:
        """A draft becomes a caller, a ticket with a number and a file, in one transaction."""
        one = self.scribe
        with self.store.write() as tx:
            drafts.save_draft(tx, "form", b"rancangan " * 200, one.clock.now())
            numbers.add_blocks(tx, (417,))
        with self.store.write() as tx:
            number = numbers.take_number(tx, 2026)
            self._ticket, caller = one.ids.new(), one.ids.new()
            phones = {"phones": ["+6281279001234"]}
            for event in (
                one.event(
                    tx, caller, "caller_added", subject="caller", body=phones, name="Contoh Sari"
                ),
                one.event(
                    tx,
                    self._ticket,
                    "registered",
                    body={"number": number},
                    description="Sampah menumpuk di depan pasar " * 20,
                ),
                one.event(
                    tx, self._ticket, "attachment_added", body={"sha256": FILE.sha256, "size": 1234}
                ),
            ):
                append_local(tx, event)
            attachments.note(tx, self._ticket, FILE)
            drafts.drop_draft(tx, "form")

    def _note(self) -> None:
        self.scribe.save(self._ticket, "note_added", body={"text": "Warga menelepon lagi"})

    def _work_on(self) -> None:
        self.scribe.save(self._ticket, "edited", description="Lampu jalan padam " * 30)

    def _echo(self) -> None:
        """A page of the feed: the desk's own events settle, another desk's ticket arrives."""
        other = Scribe(self.store, self.scribe.clock, self.bench.ids, "desk-2")
        with self.store.write() as tx:
            mine = outbox.pending(tx)
            theirs = [
                other.event(tx, other.ids.new(), "registered", description=f"Jalan rusak {k}")
                for k in range(5)
            ]
            items = other.echo(*theirs)
            at = items[-1].received_at
            items += [type(items[0])(one.raw, 5 + k, at) for k, one in enumerate(mine, start=1)]
            append_remote(tx, items)
            sync_state.set_cursor(tx, f"cursor-{len(items)}", "chain")

    def _eids(self) -> frozenset[str]:
        with self.store.read() as tx:
            return frozenset(tx.execute(select(events.c.eid)).scalars())


@pytest.fixture
def saves():
    made: list[Saves] = []

    def make(synchronous: str = "") -> Saves:
        made.append(Saves(synchronous))
        made[-1].everything()
        return made[-1]

    yield make
    for one in made:
        one.bench.close()


def _check(database: Path, made: int, saves: Saves) -> None:
    """The desk's own code opens it, recovers it, and finds nothing half."""
    store = Store.open(database, KEY, SystemClock(), lambda: DEADLINES)
    try:
        with store.read() as tx:
            _check_contents(tx, made, saves)
        store.checkpoint()  # pages torn in the file stand whole in the WAL until here
        with store.read() as tx:
            assert tx.exec_driver_sql("PRAGMA cipher_integrity_check").all() == []
    finally:
        store.close()


def _check_contents(tx: Connection, made: int, saves: Saves) -> None:
    assert tx.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    log = tx.exec_driver_sql("SELECT eid, seq, client_id, n FROM events").all()
    there = {row.eid for row in log}
    for at, eids in saves.saves:
        assert eids <= there or not eids & there, "half a save"
        assert eids <= there or made < at, "a confirmed save is lost"
    waiting = set(tx.exec_driver_sql("SELECT eid FROM outbox").scalars())
    assert waiting == {row.eid for row in log if row.seq is None}
    own = [row.n for row in log if row.client_id != "desk-2"]
    assert sorted(own) == list(range(1, len(own) + 1))
    state = sync_state.state(tx)
    assert state.next_n == len(own) + 1
    assert bool(state.cursor) == (len(own) < len(there))
    assert not (own and drafts.load_drafts(tx))
    shown = lists_of(tx)
    for check in _WORDS_CHECKS:
        tx.exec_driver_sql(check)
    rebuild(tx)
    assert lists_of(tx) == shown


def test_a_cut_while_the_database_is_made_leaves_one_that_opens(tmp_path):
    clock = FakeClock()
    bench = Bench(clock, Ids(clock, seeded_entropy(3)))
    bench.open()
    built = 0
    for _, database in cuts(bench.calls, 0, tmp_path, set(), hows=("none some",)):
        store = Store.open(database, KEY, SystemClock(), lambda: DEADLINES)
        with store.write() as tx:
            assert sync_state.next_n(tx) == 1
        store.close()
        built += 1
    bench.close()
    assert built > 100


def _cut_everywhere(one: Saves, folder: Path, hows: Sequence[str] = HOWS) -> int:
    built = 0
    promises = {at for at, _ in one.saves}
    for made, database in cuts(one.bench.calls, one.made, folder, promises, hows=hows):
        _check(database, made, one)
        built += 1
    return built


def test_a_cut_at_any_point_of_any_save_loses_nothing_confirmed_and_leaves_nothing_half(
    saves, tmp_path
):
    assert _cut_everywhere(saves(), tmp_path) > 200


@pytest.mark.parametrize("weaker", ["NORMAL", "OFF"])
def test_without_full_sync_a_confirmed_save_is_lost(saves, tmp_path, weaker):
    with pytest.raises((AssertionError, EnvironmentFault)):
        _cut_everywhere(saves(weaker), tmp_path, ("none",))
