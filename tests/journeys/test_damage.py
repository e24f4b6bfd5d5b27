"""Damaged key slots and databases: never wrong content, never an error nobody has a sentence for.

Each damage is met as the application meets it: by whoever comes in with the right passphrase, and
by the window itself with its net for what nobody foresaw.
"""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callcenter.desk.add_note import add_note
from callcenter.desk.keep_draft import Draft, keep_draft, load_drafts
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.search import search
from callcenter.entrance.way_in import Entrance
from callcenter.errors import CallcenterError, EnvironmentFault, ExpectedError
from callcenter.keys.slot_file import BACKUP, KEYSLOTS
from callcenter.keys.slots import create_slots, new_keys
from callcenter.store import numbers
from callcenter.workstation import DATABASE, Workstation
from tests.builders import intake
from tests.fakes import FakeClock, FakeKeychain
from tests.keys.people import CHEAP, RINA, TONO
from tests.ui.shell import caught_up
from ui.application import build_context, close_desk
from ui.background import Background
from ui.crash import CrashNet
from ui.message_tables import UNEXPECTED
from ui.messages import explain
from ui.sign_in.seat import Seat
from ui.sign_in.sign_in_window import SignInWindow

PAGE = 4096
TICKETS = 12
BITS = 100
AT_THE_WINDOW = 10
Content = dict[str, tuple[object, ...]]


class House:
    """A desk with slots and some work; `fresh` puts every byte back."""

    def __init__(self, folder: Path) -> None:
        self.profile, self.whole = folder / "profile", folder / "whole"
        self.keychain, self.clock = FakeKeychain(), FakeClock()
        create_slots(self.profile, self.keychain, new_keys(), [RINA, TONO], self.clock, costs=CHEAP)
        with self.entered() as station:
            desk = station.desk
            with desk.store.write() as tx:
                numbers.add_blocks(tx, (417,))
            for at in range(TICKETS):
                told = intake(phone=f"0812-0000-{at:04}", name=f"Contoh {at}")
                add_note(desk, register_ticket(desk, told).ticket_id, f"catatan {at} " * 40)
            keep_draft(desk, Draft(slot="1", operator=RINA.uid, intake=intake()))
            self.content = everything(station)
        shutil.copytree(self.profile, self.whole)
        (self.whole / BACKUP).unlink(missing_ok=True)
        self.saved = dict(self.keychain.kept)

    def entrance(self) -> Entrance:
        return Entrance(self.profile, keychain=self.keychain, clock=self.clock, costs=CHEAP)

    def entered(self) -> "Closing":
        entrance = self.entrance()
        entrance.look()
        return Closing(entrance.open_desk(entrance.enter(RINA.uid, RINA.passphrase)))

    def fresh(self) -> None:
        shutil.rmtree(self.profile)
        shutil.copytree(self.whole, self.profile)
        self.keychain.kept = dict(self.saved)


class Closing:
    """A desk that is closed at the end, whatever was wrong with it."""

    def __init__(self, station: Workstation) -> None:
        self.station = station

    def __enter__(self) -> Workstation:
        return self.station

    def __exit__(self, *_: object) -> None:
        self.station.close()


def everything(station: Workstation) -> Content:
    """All that a person could read, by the desk's own verbs."""
    desk = station.desk
    with desk.store.read() as tx:
        ids = [str(one) for (one,) in tx.exec_driver_sql("SELECT id FROM tickets ORDER BY id")]
        tx.exec_driver_sql("SELECT sum(length(raw)) FROM events").scalar()
    found: Content = {}
    for one in ids:
        view = read_ticket(desk, one)
        entries = tuple((entry.kind, str(entry.body)) for entry in view.ticket.entries)
        found[one] = (view.ticket.number, view.ticket.description, view.row.reporter_name, entries)
    found["search"] = tuple(sorted(hit.ticket_id for hit in search(desk, "berlubang")))
    found["drafts"] = tuple(draft.intake.description for draft in load_drafts(desk))
    return found


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("damage"))


def met(house: House) -> str:
    """What a start makes of the profile as it lies there: the error's name, "" when all is read."""
    try:
        with house.entered() as station:
            assert everything(station) == house.content
    except (EnvironmentFault, ExpectedError) as error:
        return _named(error)
    return ""


def _named(error: CallcenterError) -> str:
    assert explain(error).title != UNEXPECTED[0], error
    return type(error).__name__


def flip(path: Path, bit: int) -> None:
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)


def bits_of(path: Path, many: int, seed: int) -> list[int]:
    return random.Random(seed).sample(range(path.stat().st_size * 8), many)


def test_the_whole_profile_is_read(house: House) -> None:
    house.fresh()
    assert met(house) == ""
    assert len(house.content) == TICKETS + 2
    assert len(house.content["search"]) == TICKETS


@pytest.mark.logs_warnings
@pytest.mark.parametrize("name", [KEYSLOTS, DATABASE])
def test_a_flipped_bit_anywhere_is_told_or_changes_nothing(house: House, name: str) -> None:
    found: dict[str, int] = {}
    for bit in bits_of(house.whole / name, BITS, 2026):
        house.fresh()
        flip(house.profile / name, bit)
        seen = met(house)
        found[seen] = found.get(seen, 0) + 1
    assert sum(found.values()) == BITS
    # An index or a free page that nobody read may be damaged unnoticed; of the slots nothing may.
    assert found.get("", 0) <= (0 if name == KEYSLOTS else BITS * 3 // 4), found


def _zeros(data: bytearray, at: int, _other: int, _chance: random.Random) -> None:
    data[at : at + PAGE] = bytes(PAGE)


def _noise(data: bytearray, at: int, _other: int, chance: random.Random) -> None:
    data[at : at + PAGE] = chance.randbytes(PAGE)


def _swapped(data: bytearray, at: int, other: int, _chance: random.Random) -> None:
    data[at : at + PAGE], data[other : other + PAGE] = (
        data[other : other + PAGE],
        data[at : at + PAGE],
    )


def _doubled(data: bytearray, at: int, other: int, _chance: random.Random) -> None:
    data[at : at + PAGE] = data[other : other + PAGE]


def _cut(data: bytearray, at: int, _other: int, _chance: random.Random) -> None:
    del data[at:]


@pytest.mark.logs_warnings
@pytest.mark.parametrize("damage", [_zeros, _noise, _swapped, _doubled, _cut])
def test_whole_pages_that_are_wrong_are_told_or_change_nothing(
    house: House, damage: Callable[[bytearray, int, int, random.Random], None]
) -> None:
    chance = random.Random(417)
    pages = range(0, (house.whole / DATABASE).stat().st_size, PAGE)
    told = 0
    for _ in range(20):
        house.fresh()
        data = bytearray((house.whole / DATABASE).read_bytes())
        at, other = chance.sample(pages, 2)
        damage(data, at, other, chance)
        (house.profile / DATABASE).write_bytes(data)
        told += met(house) != ""
    assert told >= 5


class Watched:
    """One start of the window over the profile, with the net for what nobody foresaw."""

    def __init__(self, qtbot: QtBot, house: House) -> None:
        self.qtbot, self.house = qtbot, house
        self.background = Background()
        self.foreseen: list[CallcenterError] = []
        self.net = CrashNet(self.foreseen.append, lambda: None)
        self.net.install()
        self.entrance = house.entrance()
        self.entry = SignInWindow(self.entrance, self.background)
        self.box_seen = False

    def idle(self) -> None:
        self.qtbot.waitUntil(lambda: self.background.is_idle, timeout=20_000)
        caught_up()
        boxes = [one.objectName() for one in QApplication.topLevelWidgets() if one.isVisible()]
        self.box_seen = self.box_seen or "crash_box" in boxes

    def go(self) -> str:
        """Comes in, looks at every screen, closes; what ended it, "" for nothing."""
        self.entry.look()
        self.idle()
        if self.entry.sign_in.isVisible():
            field = self.entry.sign_in.passphrase.input
            QTest.keyClicks(field, RINA.passphrase)
            QTest.keyClick(field, Qt.Key.Key_Return)
            self.idle()
        if self.entry.station is None:
            fault = self.entry.fault
            assert fault is None or isinstance(fault, EnvironmentFault), fault
            return type(fault).__name__ if fault else self._asked()
        return self._work(self.entry.station)

    def _asked(self) -> str:
        assert self.entry.isVisible()
        return "asked"

    def _work(self, station: Workstation) -> str:
        ctx = build_context(station, self.background, self.entrance)
        self.entry.hide()
        seat = Seat(ctx)
        seat.window.show()
        for key in ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5"):
            QTest.keySequence(seat.window, key)
            self.idle()
        seat.window.close()
        self.idle()
        close_desk(ctx, station)
        seat.window.deleteLater()
        for one in (ctx.call, ctx.changes):
            one.deleteLater()
        return type(self.foreseen[0]).__name__ if self.foreseen else ""

    def end(self) -> None:
        self.net.remove()
        self.background.shutdown(30)
        self.entry.hide()
        for one in (self.entry, self.background, self.net):
            one.deleteLater()


@pytest.fixture
def watched(qtbot: QtBot, house: House) -> Callable[[], str]:
    def run() -> str:
        one = Watched(qtbot, house)
        try:
            said = one.go()
        finally:
            one.end()
        assert not one.box_seen
        return said

    return run


@pytest.mark.logs_warnings
@pytest.mark.parametrize("name", [KEYSLOTS, DATABASE])
def test_no_damage_ends_in_a_box_of_a_crash(
    house: House, watched: Callable[[], str], name: str, caplog: pytest.LogCaptureFixture
) -> None:
    for bit in bits_of(house.whole / name, AT_THE_WINDOW, 7):
        house.fresh()
        flip(house.profile / name, bit)
        watched()
    unexpected = [one.getMessage() for one in caplog.records if "unexpected" in one.getMessage()]
    assert unexpected == []
