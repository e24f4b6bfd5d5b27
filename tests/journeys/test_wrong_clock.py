"""A computer clock 40 days back and two years ahead, offline: numbers and deadlines stay whole."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from callcenter.desk.add_note import add_note
from callcenter.desk.read_queue import read_queue
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.views import Registered
from callcenter.sync.status import LinkState
from callcenter.tickets.number import parse_number
from callcenter.workstation import Workstation, open_workstation
from tests.builders import intake
from tests.conftest import seat
from tests.fakes import START, FakeClock, FakeKeychain
from tests.journeys.hands import Centre

BACK, AHEAD = timedelta(days=-40), timedelta(days=2 * 365)
DEAD = datetime(1970, 1, 1, 0, 0, 30, tzinfo=UTC)
"""A computer whose battery is empty and that has no other time."""


class Desk:
    """A desk whose computer is switched off and on with another time."""

    def __init__(self, profile: Path) -> None:
        self.profile, self.keychain, self.clock = profile, FakeKeychain(), FakeClock()
        self.station = self._open()

    def _open(self) -> Workstation:
        return open_workstation(self.profile, keychain=self.keychain, clock=self.clock)

    def starts_at(self, moment: datetime) -> None:
        self.station.close()
        self.clock.moment = moment
        self.station = self._open()

    def save(self) -> Registered:
        return register_ticket(self.station.desk, intake())

    def clocks(self, ticket_id: str) -> list[tuple[str, datetime, datetime | None]]:
        """Every deadline of a ticket, and the one its row carries."""
        desk = self.station.desk
        view = read_ticket(desk, ticket_id)
        found = [(one.kind.value, one.start, one.due) for one in desk.deadlines.clocks(view.ticket)]
        row = next(row for row in read_queue(desk).rows if row.id == ticket_id)
        assert row.next_start is not None
        return [*found, ("row", row.next_start, row.next_due)]


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    rig = Centre(tmp_path / "centre", FakeClock())
    yield rig
    rig.stop()


@pytest.fixture
def desk(tmp_path: Path, centre: Centre) -> Iterator[Desk]:
    one = Desk(tmp_path / "meja")
    seat(one.station)
    one.station.sync.enrol(centre.url, centre.code(), "Meja uji")
    assert one.station.sync.run_once().state is LinkState.ONLINE
    yield one
    one.station.close()


def spans(clocks: list[tuple[str, datetime, datetime | None]]) -> list[str]:
    return [name for name, start, due in clocks if due is not None and due > start]


def test_numbers_and_deadlines_stay_whole_over_jumps_of_the_clock(
    desk: Desk, centre: Centre
) -> None:
    first = desk.save()
    before = desk.clocks(first.ticket_id)
    assert spans(before)
    centre.stop()
    saved = [first]
    for moment in (START + BACK, START + AHEAD, DEAD, START + timedelta(minutes=5)):
        desk.starts_at(moment)
        assert desk.station.sync.run_once().state is LinkState.OFFLINE
        made = desk.save()
        saved.append(made)
        assert spans(desk.clocks(made.ticket_id)) == spans(before)
        add_note(desk.station.desk, first.ticket_id, "Dicatat dengan jam yang salah")
        assert desk.clocks(first.ticket_id) == before
    for (_, _, late), (_, _, due) in zip(desk.clocks(saved[-1].ticket_id), before, strict=True):
        assert late is not None
        assert due is not None
        assert due <= late <= due + timedelta(minutes=5)
    numbers = [parse_number(one.number) for one in saved]
    places = [int(one.number.replace("-", "")[2:9]) for one in saved]
    assert all(numbers)
    assert places == list(range(places[0], places[0] + len(saved))), "none twice, none left out"
    assert isinstance(centre.clock, FakeClock)
    centre.clock.moment = desk.clock.moment
    centre.start()
    for _ in range(3):
        report = desk.station.sync.run_once()
    assert report.state is LinkState.ONLINE
    assert desk.station.sync.status().unsent == 0
    assert sorted(centre.numbers()) == sorted(str(one) for one in numbers)
    assert len(set(centre.eids())) == len(centre.eids())
    assert desk.clocks(first.ticket_id) == before
    for one in saved:
        there = centre.find(str(parse_number(one.number)))
        assert there is not None
        assert there.ticket.description == intake().description
