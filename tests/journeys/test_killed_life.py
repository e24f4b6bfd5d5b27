"""kill -9 fifty times, among saves and in the change of the data key: one key, each ticket once."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from callcenter.clock import SystemClock
from callcenter.desk.read_ticket import find_number, read_ticket
from callcenter.entrance.way_in import Entrance
from callcenter.keys.data_key import DemoKeychain
from callcenter.keys.slots import create_slots, lockout_of, new_keys, open_slot
from callcenter.store import numbers, outbox
from callcenter.store.rekey import opens
from callcenter.workstation import DATABASE
from tests.journeys.killed_life import entrance_of
from tests.keys.people import CHEAP, RINA, TONO

ROOT = Path(__file__).parents[2]
KILLS = 50


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    profile, keychain = tmp_path / "profile", DemoKeychain(tmp_path / "keys")
    create_slots(profile, keychain, new_keys(), [RINA, TONO], SystemClock(), costs=CHEAP)
    entrance = entrance_of(tmp_path)
    station = entrance.open_desk(entrance.enter(RINA.uid, RINA.passphrase))
    with station.desk.store.write() as tx:
        numbers.add_blocks(tx, (417, 418))
    station.close()
    return tmp_path


def keys_that_open(entrance: Entrance) -> list[bytes]:
    """Of all the keys the slots hold, before anything is settled."""
    lockout = lockout_of(entrance.profile, entrance.keychain, entrance.clock)
    opened = open_slot(entrance.profile, entrance.keychain, RINA.uid, RINA.passphrase, lockout)
    held = {opened.dek} | ({opened.pending.dek} if opened.pending else set())
    return [one for one in held if opens(entrance.profile / DATABASE, one)]


def test_fifty_kills_leave_one_key_and_each_confirmed_ticket_once(folder: Path) -> None:
    side = folder / "confirmed"
    side.touch()
    before = keys_that_open(entrance_of(folder))
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.killed_life", folder, side, str(KILLS)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) >= KILLS // 4  # really in the midst of it
    entrance = entrance_of(folder)
    after = keys_that_open(entrance)
    assert len(after) == 1
    assert after != before
    confirmed = [line.split() for line in side.read_text().split("\n")[:-1]]
    assert len(confirmed) > KILLS
    station = entrance.open_desk(entrance.enter(RINA.uid, RINA.passphrase))
    try:
        desk = station.desk
        for number, ticket_id in confirmed:
            assert find_number(desk, number) == ticket_id
            assert read_ticket(desk, ticket_id).ticket.number == number
        with desk.store.read() as tx:
            held = tx.exec_driver_sql("SELECT number, id FROM tickets").fetchall()
            born = (
                tx.exec_driver_sql("SELECT subject_id FROM outbox WHERE kind = 'registered'")
                .scalars()
                .all()
            )
            logged = tx.exec_driver_sql("SELECT n FROM events ORDER BY n").scalars().all()
            assert tx.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
            assert outbox.summary(tx).unsent == len(logged)
    finally:
        station.close()
    assert set(Counter(number for number, _ in held).values()) == {1}
    assert Counter(born) == Counter(ticket_id for _, ticket_id in held)
    assert logged == list(range(1, len(logged) + 1))
    assert len(held) - len(confirmed) <= KILLS  # on disk, killed before it was told
