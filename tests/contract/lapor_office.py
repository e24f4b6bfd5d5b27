"""An office at a real centre whose tickets go to a real simulator: told with raw events."""

import itertools

import pytest
from msgspec.structs import replace

from callcenter.lapor.settings import LaporSettings, PushedBy
from callcenter.tickets.number import make_number
from callcenter.tickets.office import OFFICE_ID
from tests.contract.speaker import Speaker
from tests.lapor_rig import Asking, SimulatorRig, office_values

_SERIALS = itertools.count()
"""Each centre begins anew, the simulator of a file's tests does not."""


class Office:
    """A desk that speaks raw, and what it says."""

    def __init__(self, centre, lapor: Asking) -> None:
        self.speaker = Speaker(centre)
        self.lapor = lapor

    def connect(self, **more) -> LaporSettings:
        """Tells the centre how LAPOR is reached, and the whole mapping."""
        settings = replace(self.lapor.settings(pusher=PushedBy.SERVER), **more)
        self.set(office_values(self.lapor, settings))
        return settings

    def set(self, values: dict) -> None:
        changes = [{"field": name, "value": value} for name, value in values.items()]
        self.say(
            self.speaker.event(
                subject="office", subject_id=OFFICE_ID, kind="office_set", changes=changes
            )
        )

    def ticket(self, description="Jalan berlubang di depan pasar", **fields) -> tuple[str, str]:
        """A complaint for an agency of the province: its id and its number."""
        values = {
            "description": description,
            "category": "pekerjaan-umum",
            "place": "18.02.07.1003",
            "classification": "pengaduan",
        } | fields
        number = make_number(2026, self.speaker.blocks[0], next(_SERIALS))
        changes = [{"field": name, "value": value} for name, value in values.items()]
        made = self.speaker.event(changes=changes, body={"number": number})
        sent = self.more(made["subject_id"], "dispatched", agency_ids=["bmbk"])
        self.say(made, sent)
        return made["subject_id"], number

    def more(self, ticket_id: str, kind: str, **body) -> dict:
        """One more event of a ticket, not said yet."""
        return self.speaker.event(subject_id=ticket_id, kind=kind, body=body, changes=[])

    def caller(self, *events: tuple[str, dict, list]) -> None:
        for kind, body, changes in events:
            self.say(self.speaker.event(subject="caller", kind=kind, body=body, changes=changes))

    def say(self, *events: dict) -> None:
        answer = self.speaker.push(*events)
        assert answer.status_code == 200, answer.text


def told(lapor: Asking, number: str) -> list[dict]:
    """What LAPOR was told of a ticket, by its number."""
    return [one for one in lapor.books()["complaints"] if number in one["numbers"]]


@pytest.fixture(scope="module")
def _simulator(tmp_path_factory):
    rig = SimulatorRig(tmp_path_factory.mktemp("lapor"))
    yield rig
    rig.stop()


@pytest.fixture
def lapor(_simulator):
    """A simulator without faults; other tests' complaints stay in its books."""
    _simulator.set_faults(chances={}, next=[], lag_minutes=60)
    return _simulator


@pytest.fixture
def office(centre, lapor) -> Office:
    return Office(centre, lapor)
