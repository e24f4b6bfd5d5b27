"""A desk with LAPOR set up, a simulator beside it, and one clock for both that only tests move."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

from callcenter.desk.lapor_ledger import DeskLedger
from callcenter.desk.office import set_office
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.lapor.client import LaporClient
from callcenter.lapor.connect import connect
from callcenter.lapor.mapping import ANY, MapKind, MapRow
from callcenter.lapor.office_values import values_of, values_of_rows
from callcenter.lapor.pusher import Pusher
from callcenter.lapor.simulator.account import TOKEN
from callcenter.lapor.status import LaporReport
from callcenter.store import sync_state
from callcenter.store.log import events_of
from callcenter.tickets.lapor import LaporState
from callcenter.tickets.ticket import Ticket
from callcenter.workstation import Workstation
from tests.builders import intake
from tests.fakes import FakeClock
from tests.lapor_rig import SimulatorRig

ROWS = (
    MapRow(MapKind.CATEGORY, ANY, "415", "Pekerjaan Umum"),
    MapRow(MapKind.LOCATION, ANY, "303", "Lampung Tengah"),
    MapRow(MapKind.CLASSIFICATION, ANY, "1", "Pengaduan"),
)
SHORT = {"submit_seconds": 1.0, "read_seconds": 1.0}


class Crashed(BaseException):
    """The process is gone: nothing of it runs any more."""


class LaporDesk:
    """One desk and its pusher. `reports` holds what each run said."""

    def __init__(self, station: Workstation, lapor: SimulatorRig, clock: FakeClock) -> None:
        self.station = station
        self.desk = station.desk
        self.lapor = lapor
        self.clock = clock
        self.reports: list[LaporReport] = []
        self.ticket_id = ""
        self.after: dict[str, Callable[[], object]] = {}
        """What happens when LAPOR has answered the next call of this name."""
        self.spoilt: dict[str, tuple[Callable[..., bool], Callable[[], Exception]]] = {}
        """Calls of this name for which the first is true end with the second; LAPOR sees none."""
        self.asked_in_vain: Counter[str] = Counter()
        station.token.write(TOKEN, lapor.url)
        self.set()
        set_office(self.desk, values_of_rows(ROWS))
        self.ledger = DeskLedger(self.desk)
        self.pusher = self.new_pusher()

    def set(self, **more) -> None:
        """Sets the office's settings; `more` replaces fields of LaporSettings."""
        set_office(self.desk, values_of(self.lapor.settings(**(SHORT | more))))

    def new_pusher(self) -> Pusher:
        """As after a start of the program: what the last run knew is forgotten."""
        self.pusher = Pusher(
            self.ledger,
            self.station.token.read,
            self.desk.clock,
            chance=lambda: 1.0,
            connect=self._connect,
        )
        return self.pusher

    def register(self, **fields) -> str:
        return register_ticket(self.desk, intake(**fields)).ticket_id

    def run(self):
        self.reports.append(self.pusher.run_once())
        return self.reports[-1]

    def step(self):
        """A run, and the wait it asks for."""
        report = self.run()
        self.clock.advance(seconds=report.again_in or 0.0)
        return report

    def for_hours(self, hours: float, most: int = 4000) -> None:
        """Runs as each run asks for until so long has passed."""
        end = self.clock.monotonic() + hours * 3600
        for _ in range(most):
            if self.clock.monotonic() >= end:
                return
            self.step()

    def until(self, done, most: int = 300) -> None:
        """Runs, and waits as long as each run asks for, until it is done."""
        for _ in range(most):
            if done():
                return
            self.step()
        raise AssertionError([one.did or one.error for one in self.reports[-20:]])

    def state(self, ticket_id: str) -> LaporState:
        return self.ticket(ticket_id).lapor

    def ticket(self, ticket_id: str) -> Ticket:
        return read_ticket(self.desk, ticket_id).ticket

    def is_in(self, ticket_id: str, *states) -> bool:
        return self.state(ticket_id).state in states

    def told(self, ticket_id: str) -> list[str]:
        """The kinds of the ticket's events about LAPOR, in order."""
        return [kind.removeprefix("lapor_") for kind in self._kinds(ticket_id)]

    def log(self) -> Counter[str]:
        """How many events of each kind about LAPOR there are."""
        with self.desk.store.read() as tx:
            ids = tx.exec_driver_sql("SELECT id FROM tickets").scalars().all()
        return Counter(kind for one in ids for kind in self._kinds(one))

    def _kinds(self, ticket_id: str) -> list[str]:
        with self.desk.store.read() as tx:
            kinds = [str(one.kind) for one in events_of(tx, ticket_id)]
        return [one for one in kinds if one.startswith("lapor_")]

    def taken(self, ticket_id: str) -> int:
        """How many complaints LAPOR has of this ticket."""
        return self.lapor.books()["posts"].get(self._number(ticket_id), 0)

    def tried(self, ticket_id: str) -> int:
        """How many submits of this ticket LAPOR has seen, taken or not."""
        return self.lapor.books()["attempts"].get(self._number(ticket_id), 0)

    def asked(self, call: str) -> int:
        return sum(one["call"] == call for one in self.lapor.received())

    def _number(self, ticket_id: str) -> str:
        return self.ticket(ticket_id).number

    @property
    def me(self) -> str:
        with self.desk.store.read() as tx:
            return sync_state.state(tx).client_id

    def _connect(self, settings, token) -> LaporClient:
        return Hooked(connect(settings, token), self)


class Hooked:
    """A client at which a test lets something happen once LAPOR has answered a call."""

    def __init__(self, client: LaporClient, desk: LaporDesk) -> None:
        self._client = client
        self._desk = desk

    def __getattr__(self, name: str):
        call = getattr(self._client, name)

        def called(*given):
            matches, error = self._desk.spoilt.get(name, (_never, Exception))
            if matches(*given):
                self._desk.asked_in_vain[name] += 1
                raise error()
            found = call(*given)
            self._desk.after.pop(name, lambda: None)()
            return found

        return called


def _never(*_given) -> bool:
    return False


def moments(received: list[dict]) -> list[float]:
    """When each request came in, seconds."""
    return [datetime.fromisoformat(one["at"]).astimezone(UTC).timestamp() for one in received]
