"""One desk that its people open, beside its centre."""

import pytest

from callcenter.entrance.centre_word import heed
from callcenter.entrance.people import Countersign, admit
from callcenter.entrance.way_in import Entrance
from callcenter.keys.slots import create_slots, new_keys
from callcenter.workstation import Workstation
from tests.fakes import FakeKeychain
from tests.keys.people import CHEAP, RINA, SARI, TONO
from tests.sync.rig import CentreRig


class Place:
    """One desk that its people open, beside its centre."""

    def __init__(self, profile, clock) -> None:
        self.profile, self.clock, self.keychain = profile, clock, FakeKeychain()
        self.station: Workstation | None = None
        self.entrance = self._entrance()

    def _entrance(self) -> Entrance:
        return Entrance(self.profile, keychain=self.keychain, clock=self.clock, costs=CHEAP)

    def come_in(self, who=RINA) -> None:
        self.station = self.entrance.open_desk(self.entrance.enter(who.uid, who.passphrase))

    @property
    def _open(self) -> Workstation:
        assert self.station is not None
        return self.station

    def start_again(self, who=RINA) -> None:
        self.close()
        self.entrance = self._entrance()
        self.come_in(who)

    def close(self) -> None:
        if self.station is not None:
            self.station.close()
            self.station = None

    def enrol(self, url: str, centre: CentreRig) -> None:
        self._open.sync.enrol(url, centre.code(), "Meja Uji")

    def run(self):
        return self._open.sync.run_once()

    def heed(self):
        return heed(self.entrance, self._open.desk, self._open.sync.revocations)

    def exchange(self):
        report = self.run()
        return report, self.heed()

    def admit(self, who=SARI) -> str:
        by = Countersign(RINA.uid, RINA.passphrase)
        return admit(self.entrance, who.uid, who.name, who.passphrase, by)

    def slot(self, uid):
        there = self.entrance.overview().operators
        return next((one for one in there if one.uid == uid), None)


@pytest.fixture
def centre(tmp_path, clock):
    rig = CentreRig(tmp_path / "centre", clock=clock)
    yield rig
    rig.stop()


@pytest.fixture
def alone(profile, clock):
    """A desk that never had a centre; Rina sits there, Tono may come in too."""
    place = Place(profile, clock)
    create_slots(profile, place.keychain, new_keys(), [RINA, TONO], clock, costs=CHEAP)
    place.come_in()
    yield place
    place.close()


@pytest.fixture
def place(alone, centre):
    alone.enrol(centre.url, centre)
    return alone


def sign_in(place, who) -> str:
    return place.entrance.enter(who.uid, who.passphrase).uid
