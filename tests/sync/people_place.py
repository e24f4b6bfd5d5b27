"""One desk that its people open beside a centre that knows them, and their accounts there.

Who imports its fixture `centre` names it in `__all__`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from callcenter.desk.rights import Role
from callcenter.entrance.way_in import Entrance
from callcenter.keys.slots import create_slots, new_keys
from callcenter.server import accounts
from callcenter.store import people
from callcenter.workstation import Workstation
from tests.contract.people import make_person, quick_hash
from tests.fakes import FakeClock, FakeKeychain
from tests.keys.people import CHEAP, RINA, TONO
from tests.sync.rig import CentreRig


class Place:
    """One desk that its people open, beside its centre."""

    def __init__(self, profile, clock) -> None:
        self.profile, self.clock, self.keychain = profile, clock, FakeKeychain()
        create_slots(profile, self.keychain, new_keys(), [RINA, TONO], clock, costs=CHEAP)
        self.station: Workstation | None = None

    def come_in(self, who=RINA) -> None:
        self.entrance = Entrance(
            self.profile, keychain=self.keychain, clock=self.clock, costs=CHEAP
        )
        self.station = self.entrance.open_desk(self.entrance.enter(who.uid, who.passphrase))

    def start_again(self, who=RINA) -> None:
        self.close()
        self.come_in(who)

    def close(self) -> None:
        if self.station is not None:
            self.station.close()
            self.station = None

    @property
    def _open(self) -> Workstation:
        assert self.station is not None
        return self.station

    @property
    def desk(self):
        return self._open.desk

    @property
    def sessions(self):
        return self._open.sync.sessions

    def enrol(self, centre, url="") -> None:
        self._open.sync.enrol(url or centre.url, centre.code(), "Meja Uji")

    def greet(self, who=RINA) -> None:
        self.sessions.greet(who.uid, who.passphrase)
        self.desk.changes.publish({"people"})

    def run(self):
        return self._open.sync.run_once()

    def kept(self, who=RINA):
        with self.desk.store.read() as tx:
            return people.session_of(tx, who.uid)


@pytest.fixture
def centre(tmp_path, clock):
    rig = CentreRig(tmp_path / "centre", clock=clock)
    yield rig
    rig.stop()


@contextmanager
def enrolled(profile: Path, centre: CentreRig) -> Iterator[Place]:
    """A desk of that centre where Rina has come in."""
    made = Place(profile, FakeClock())
    made.come_in()
    made.enrol(centre)
    yield made
    made.close()


def account(centre, who, *roles: Role) -> None:
    """An account at the centre with the passphrase of the way in."""
    make_person(centre, who.uid, *roles)
    account_passphrase(centre, who)


def account_passphrase(centre, who) -> None:
    with centre.database.write() as tx:
        found = accounts.find_account(tx, who.uid)
        assert found is not None
        accounts.set_passphrase(tx, found, quick_hash(who.passphrase), centre.centre.now_us())
