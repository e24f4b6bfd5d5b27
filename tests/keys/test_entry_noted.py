"""Who came in is written down, with the wrong tries before, over a restart; nobody's passphrase."""

import pytest

from callcenter.desk.audit import Act, read_audit
from callcenter.entrance.noting import note_entry
from callcenter.entrance.way_in import Entrance
from callcenter.errors import Cancelled, SignInRefused
from callcenter.keys.slots import create_slots, new_keys
from tests.fakes import FakeClock, FakeKeychain
from tests.keys.people import CHEAP, RINA, TONO
from tests.store.old_file import set_back


def test_wrong_tries_before_a_restart_are_told_once_somebody_is_in(tmp_path):
    keychain, clock = FakeKeychain(), FakeClock()
    create_slots(tmp_path, keychain, new_keys(), [RINA, TONO], clock, costs=CHEAP)

    def door() -> Entrance:
        return Entrance(tmp_path, keychain=keychain, clock=clock, costs=CHEAP)

    for _ in range(2):
        with pytest.raises(SignInRefused):
            door().enter(RINA.uid, "salah sama sekali")
    again = door()
    station = again.open_desk(again.enter(RINA.uid, RINA.passphrase))
    try:
        note_entry(again, station.desk, "unlock")
        page = read_audit(station.desk, acts=(Act.SIGN_IN, Act.SIGN_IN_FAILED))
        assert [(one.act, one.uid, one.reason) for _, one in reversed(page.lines)] == [
            (Act.SIGN_IN_FAILED, RINA.uid, "2"),
            (Act.SIGN_IN, RINA.uid, "start"),
            (Act.SIGN_IN, RINA.uid, "unlock"),
        ]
    finally:
        station.close()


def test_wrong_tries_before_a_stopped_upgrade_are_told_and_its_keys_are_forgotten(tmp_path):
    keychain, clock = FakeKeychain(), FakeClock()
    create_slots(tmp_path, keychain, new_keys(), [RINA, TONO], clock, costs=CHEAP)
    entrance = Entrance(tmp_path, keychain=keychain, clock=clock, costs=CHEAP)
    station = entrance.open_desk(entrance.enter(RINA.uid, RINA.passphrase))
    set_back(station.desk.store)
    station.close()
    with pytest.raises(SignInRefused):
        entrance.enter(TONO.uid, "salah sama sekali")
    with pytest.raises(Cancelled):
        entrance.open_desk(entrance.enter(TONO.uid, TONO.passphrase), stop=lambda: True)
    assert entrance.opened is None
    assert entrance.take_typed() is None
    station = entrance.open_desk(entrance.enter(TONO.uid, TONO.passphrase))
    try:
        page = read_audit(station.desk, acts=(Act.SIGN_IN_FAILED,))
        assert [(one.uid, one.reason) for _, one in page.lines] == [(TONO.uid, "1")]
    finally:
        station.close()
