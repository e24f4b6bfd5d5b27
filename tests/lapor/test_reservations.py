"""Two desks and a real centre: only whose reservation comes first in its order may post.

The same scenes are played with a planted flaw: then the books of the simulator must show it.
"""

import pytest
from msgspec.structs import replace

from callcenter.desk.edit_ticket import edit_ticket
from callcenter.desk.lapor_ticket import send_to_lapor
from callcenter.lapor.work import Work
from callcenter.tickets.event import Change
from callcenter.tickets.words import Push
from callcenter.workstation import open_workstation
from tests.conftest import seat
from tests.fakes import FakeKeychain
from tests.lapor.rig import LaporDesk
from tests.sync.rig import CentreRig


@pytest.fixture
def centre(tmp_path, clock):
    rig = CentreRig(tmp_path / "centre", clock=clock)
    yield rig
    rig.stop()


@pytest.fixture
def desks(desk, tmp_path, lapor, clock, centre):
    """Two desks of one centre; the first has registered a ticket that both know."""
    station = open_workstation(tmp_path / "other", keychain=FakeKeychain(), clock=clock)
    seat(station, 419, 420)
    desk.station.sync.enrol(centre.url, centre.code(), "Meja 1")
    station.sync.enrol(centre.url, centre.code(), "Meja 2")
    desk.ticket_id = desk.register()
    desk.station.sync.run_once()
    station.sync.run_once()
    other = LaporDesk(station, lapor, clock)
    yield desk, other
    other.pusher.close()
    station.close()


def race(first: LaporDesk, other: LaporDesk) -> str:
    """The desk that registered it reserves offline; at the other one a person sends it meanwhile.

    The other one's reservation reaches the centre first.
    """
    one = first.ticket_id
    _reserve(first, one)
    send_to_lapor(other.desk, [one])
    _reserve(other, one)
    for desk in (other, first, other, first):
        desk.station.sync.run_once()
        for _ in range(4):
            desk.step()
    return one


def test_nothing_is_posted_before_the_centre_has_given_the_reservation_its_place(desks):
    first, _ = desks
    one = first.ticket_id
    _reserve(first, one)
    for _ in range(10):
        first.step()
    assert first.tried(one) == 0
    assert first.pusher.status().waiting == 1
    first.station.sync.run_once()
    first.until(lambda: first.is_in(one, Push.SENT), 10)
    assert first.told(one) == ["reserved", "sent"]


def test_of_two_reservations_the_first_in_the_centres_order_posts(desks):
    first, other = desks
    one = race(first, other)
    assert first.tried(one) == 1
    assert first.state(one) == other.state(one)
    assert first.is_in(one, Push.SENT)
    assert first.state(one).owner == other.me


def test_the_books_show_a_desk_that_does_not_wait_for_the_centre(desks, monkeypatch):
    first, other = desks
    monkeypatch.setattr(type(first.ledger), "is_settled", lambda _self, _eid: True)
    assert first.tried(race(first, other)) == 2


def edited_between(desk: LaporDesk) -> str:
    """A ticket is edited after it was reserved and before it is posted."""
    one = desk.ticket_id
    _reserve(desk, one)
    change = Change("description", "Sudah ditambal, kini lampu jalan mati.")
    edit_ticket(desk.desk, one, [change])
    for _ in range(6):
        desk.station.sync.run_once()
        desk.step()
    return desk.lapor.books()["complaints"][0]["content"]


def test_what_is_posted_is_what_the_ticket_says_then(desks):
    assert "lampu jalan mati" in edited_between(desks[0])


def test_the_books_show_a_desk_that_does_not_compare_what_it_reserved(desks, monkeypatch):
    kept = []
    prepared = Work.prepared

    def first_one(self, ticket):
        kept.append(prepared(self, ticket))
        return replace(kept[0])

    monkeypatch.setattr(Work, "prepared", first_one)
    assert "lampu jalan mati" not in edited_between(desks[0])


def test_only_few_are_reserved_while_the_centre_is_silent(desks):
    first, _ = desks
    for k in range(6):
        first.register(description=f"Lubang nomor {k} di jalan contoh.")
    for _ in range(20):
        first.step()
    assert first.log()["lapor_reserved"] == 3
    assert first.pusher.status().waiting == 7


def _reserve(desk: LaporDesk, ticket_id: str) -> None:
    """Runs until it is reserved here; the centre hears nothing of it yet."""
    for _ in range(10):
        if "reserved" in desk.told(ticket_id) and desk.state(ticket_id).owner == desk.me:
            return
        desk.step()
    raise AssertionError(desk.told(ticket_id))
