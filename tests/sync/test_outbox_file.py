"""Unsent work of a desk whose line is dead reaches the centre over another desk, in a file."""

import pytest

from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.add_note import add_note
from callcenter.desk.export_outbox import export_outbox
from callcenter.desk.import_outbox import import_outbox
from callcenter.desk.read_outbox import offered, read_outbox
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.store import numbers
from callcenter.workstation import open_workstation
from tests.builders import intake
from tests.conftest import seat
from tests.fakes import FakeKeychain

WORDS = "ABCD-EFGH-JKLM-NPQR-STUV"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(3_000)


@pytest.fixture
def new_station(tmp_path):
    opened = []

    def make(name, *blocks):
        station = open_workstation(tmp_path / name, keychain=FakeKeychain())
        seat(station, *blocks)
        opened.append(station)
        return station

    yield make
    for one in opened:
        one.close()


def test_the_line_is_dead_and_the_work_arrives_once(centre, new_station, tmp_path):
    trapped, free = new_station("trapped", 417), new_station("free", 500)
    free.sync.enrol(centre.url, centre.code(), "Meja bebas")
    made = register_ticket(trapped.desk, intake())
    add_note(trapped.desk, made.ticket_id, "Catatan terputus")
    add_attachment(trapped.desk, made.ticket_id, [keep_bytes(trapped.desk, "foto.png", PICTURE)])
    path = tmp_path / "titipan.lpgx"
    kept = export_outbox(trapped.desk, path, WORDS)
    import_outbox(free.desk, path, WORDS)
    for _ in range(3):
        free.sync.run_once()
    assert offered(free.desk) == 0
    eids = centre.eids()
    assert len(eids) == kept.events == len(set(eids))
    assert not read_ticket(free.desk, made.ticket_id).row.unsent
    number = read_ticket(free.desk, made.ticket_id).ticket.number
    # The desk it came from finds its line again, and everything is known already.
    trapped.sync.enrol(centre.url, centre.code(), "Meja asal")
    for _ in range(4):
        trapped.sync.run_once()
    assert read_outbox(trapped.desk)[1] == ()
    assert sorted(centre.eids()) == sorted(eids)
    assert read_ticket(trapped.desk, made.ticket_id).ticket.number == number
    # Taking the same file in again, now that all is settled, changes nothing.
    again = import_outbox(free.desk, path, WORDS)
    assert (again.fresh, offered(free.desk)) == (0, 0)


def test_both_send_at_the_same_time(centre, new_station, tmp_path):
    one, two = new_station("one", 417), new_station("two", 500)
    one.sync.enrol(centre.url, centre.code(), "Meja 1")
    two.sync.enrol(centre.url, centre.code(), "Meja 2")
    for station in (one, two):
        with station.desk.store.write() as tx:
            numbers.drop_blocks(tx)
            numbers.add_blocks(tx, (700 if station is one else 800,))
    made = register_ticket(one.desk, intake())
    path = tmp_path / "titipan.lpgx"
    export_outbox(one.desk, path, WORDS)
    one.sync.run_once()
    import_outbox(two.desk, path, WORDS)
    add_note(two.desk, made.ticket_id, "Dari meja kedua")
    for station in (two, one, two, one):
        station.sync.run_once()
    assert len(centre.eids()) == len(set(centre.eids())) == 4
    for station in (one, two):
        assert read_outbox(station.desk)[1] == ()
        assert offered(station.desk) == 0
    first, second = (read_ticket(station.desk, made.ticket_id) for station in (one, two))
    assert first.ticket == second.ticket
