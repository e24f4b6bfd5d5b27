"""kill -9 at any moment loses and doubles no confirmed ticket, and no word that was kept.

The oracle is a side file that the killed process wrote and synced after each confirmation.
"""

import random
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import pytest

from callcenter.desk.keep_draft import load_drafts
from callcenter.desk.read_ticket import find_number, read_ticket
from callcenter.keys.data_key import DemoKeychain
from callcenter.store import events, outbox, sync_state
from callcenter.tickets.number import parse_number
from callcenter.workstation import open_workstation
from tests.conftest import seat
from tests.journeys.saver import SLOT

ROOT = Path(__file__).parents[2]
SAVES = 200
LINE = len("26-0417-000-13 01890000-0000-7000-8000-000000000000\n")
PROJECTIONS = (
    "SELECT * FROM tickets ORDER BY id",
    "SELECT * FROM ticket_numbers ORDER BY number, ticket_id",
    "SELECT * FROM ticket_agencies ORDER BY agency_id, ticket_id",
    "SELECT * FROM ticket_reporters ORDER BY ticket_id, eid",
    "SELECT id, name, phones, prank_count, merged_into, updated_at FROM callers ORDER BY id",
    "SELECT * FROM caller_phones ORDER BY phone, caller_id",
    "SELECT rowid, words, names FROM ticket_words ORDER BY rowid",
    "SELECT words FROM caller_words ORDER BY words",
    "SELECT count(*) FROM ticket_words WHERE ticket_words MATCH 'banjir OR lampu'",
)


@pytest.fixture
def profile(tmp_path):
    """A desk that is ready to work: somebody seated, numbers leased, closed again."""
    folder = tmp_path / "profile"
    station = open_workstation(folder, keychain=DemoKeychain(folder))
    seat(station)
    station.close()
    return folder


@pytest.fixture
def reopened(profile):
    """Opens the profile after the last kill, once."""
    stations = []

    def opened():
        stations.append(open_workstation(profile, keychain=DemoKeychain(profile)))
        return stations[-1]

    yield opened
    for station in stations:
        station.close()


@contextmanager
def killed_at(moment, profile, side, seed, *arguments):
    """A running saver; when the block ends it is given `moment` seconds more and then killed."""
    command = [sys.executable, "-m", "tests.journeys.saver", profile, side, str(seed), *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        try:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n"
            yield child
            with pytest.raises(subprocess.TimeoutExpired):
                child.wait(moment)  # it never ends by itself
        finally:
            child.kill()


def lines(side):
    """Whole lines only: a confirmation that was cut off by the kill was not given."""
    return side.read_text().split("\n")[:-1]


def grown(child, side, size):
    """Waits until so many bytes are confirmed."""
    while side.stat().st_size < size:
        assert child.poll() is None, "the saver ended by itself"


def save_until_killed(profile, side, chance):
    """Kills a saver after a few confirmed saves, somewhere within the next; how many kills."""
    kills = 0
    while len(lines(side)) < SAVES:
        more = chance.randrange(0, 25) * LINE
        with killed_at(chance.random() * 0.03, profile, side, kills) as child:
            grown(child, side, side.stat().st_size + more)
        kills += 1
    return kills


def test_200_saves_under_kill_9_lose_and_double_none(profile, reopened, tmp_path):
    side = tmp_path / "confirmed"
    side.touch()
    kills = save_until_killed(profile, side, random.Random(2026))
    confirmed = [tuple(line.split()) for line in lines(side)]
    assert len(confirmed) >= SAVES
    assert kills >= 10

    station = reopened()
    desk = station.desk
    for number, ticket_id in confirmed:
        assert find_number(desk, number) == ticket_id
        assert read_ticket(desk, ticket_id).ticket.number == number
    with desk.store.read() as tx:
        held = tx.exec_driver_sql("SELECT number, id FROM tickets").fetchall()
        logged = tx.exec_driver_sql("SELECT subject_id, n FROM events ORDER BY n").fetchall()
        born = tx.exec_driver_sql(
            "SELECT subject_id FROM outbox WHERE kind = 'registered'"
        ).fetchall()
        callers = tx.exec_driver_sql("SELECT name FROM callers").scalars().all()
        assert outbox.summary(tx).unsent == len(logged)
        assert sync_state.state(tx).next_n == len(logged) + 1
        assert tx.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert tx.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
    assert len(set(confirmed)) == len(confirmed)
    assert set(confirmed) <= {(number, ticket_id) for number, ticket_id in held}
    assert len(held) - len(confirmed) <= kills  # on disk, killed before it was told
    assert set(Counter(number for number, _ in held).values()) == {1}
    assert all(parse_number(number) for number, _ in held)
    assert Counter(one for (one,) in born) == Counter(ticket_id for _, ticket_id in held)
    assert [n for _, n in logged] == list(range(1, len(logged) + 1))
    assert set(Counter(callers).values()) == {1}  # nobody entered the book twice
    assert len(load_drafts(desk)) <= 1
    before = projections(desk)
    with desk.store.write() as tx:
        events.rebuild(tx)
    assert projections(desk) == before


def projections(desk):
    """Everything lists and search read."""
    with desk.store.read() as tx:
        return [tx.exec_driver_sql(asked).fetchall() for asked in PROJECTIONS]


def test_a_draft_is_back_as_it_was_last_kept(profile, tmp_path, reopened):
    side = tmp_path / "kept"
    side.touch()
    chance = random.Random(7)
    kept = 0
    for seed in range(8):
        with killed_at(chance.random() * 0.02, profile, side, seed, "--draft") as child:
            grown(child, side, side.stat().st_size + chance.randrange(0, 120))
        told = [int(line) for line in lines(side)]
        assert told == sorted(set(told)), "words got lost between two starts"
        kept = told[-1] if told else 0
    assert kept > 50

    (draft,) = load_drafts(reopened().desk)
    text = draft.intake.description
    assert kept <= len(text.split()) <= kept + 1  # at most the one that was not told yet
    assert (draft.slot, draft.focus, draft.cursor) == (SLOT, "description", len(text))
    assert (draft.intake.phone, draft.intake.place) == ("0812-0000-1234", "18.02.07.1003")
