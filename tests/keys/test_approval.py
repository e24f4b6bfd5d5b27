"""A supervisor's yes: by their own passphrase, for one act, used once; every try written down."""

import pytest
from msgspec.structs import replace

from callcenter.desk import approval as approvals
from callcenter.desk.audit import Act, read_audit
from callcenter.desk.change_settings import change_settings
from callcenter.entrance import people
from callcenter.entrance.approval import approve
from callcenter.entrance.people import Countersign, CountersignRefused
from callcenter.entrance.way_in import Entrance
from callcenter.errors import FieldInvalid
from callcenter.keys.slots import create_slots, new_keys
from callcenter.settings import Operator
from tests.fakes import FakeClock, FakeKeychain
from tests.keys.people import CHEAP, RINA, SARI, TONO

ASKED = {"action": "reveal", "object_id": "t-1", "reason": "lainnya"}


@pytest.fixture
def entrance(tmp_path):
    keychain, clock = FakeKeychain(), FakeClock()
    people = [RINA, TONO, SARI]
    create_slots(tmp_path, keychain, new_keys(), people, clock, costs=CHEAP)
    return Entrance(tmp_path, keychain=keychain, clock=clock, costs=CHEAP)


@pytest.fixture
def desk(entrance):
    """Rina sits here; Tono is the supervisor, Sari another operator."""
    station = entrance.open_desk(entrance.enter(RINA.uid, RINA.passphrase))
    operators = (
        Operator(RINA.uid, RINA.name),
        Operator(TONO.uid, TONO.name, "pengawas"),
        Operator(SARI.uid, SARI.name),
    )
    change_settings(station.desk, replace(station.desk.settings, operators=operators))
    yield station.desk
    station.close()


def noted(desk, act: Act) -> list[tuple[str, str, str]]:
    found = [one for _, one in read_audit(desk, acts=(act,)).lines]
    return [(one.uid, one.object_id, one.reason) for one in reversed(found)]


def test_a_yes_is_proven_written_down_and_used_once(entrance, desk):
    yes = approve(entrance, desk, TONO.uid, TONO.passphrase, **ASKED)
    assert yes.by == TONO.uid
    assert noted(desk, Act.APPROVED) == [(TONO.uid, "t-1", "lainnya")]
    assert desk.settings.operator == RINA.uid, "nobody is seated"
    with desk.change() as change:
        approvals.consume(change, yes, "reveal", "t-1")
    with desk.store.read() as tx:
        assert approvals._kept(tx, desk.clock.now()) == ()


@pytest.mark.parametrize(
    ("who", "typed", "why"),
    [
        (TONO.uid, "salah sekali kata", "passphrase"),
        (RINA.uid, RINA.passphrase, "same"),
        (SARI.uid, SARI.passphrase, "role"),
        ("nobody", TONO.passphrase, "role"),
    ],
)
def test_nobody_else_s_yes_counts_and_the_try_is_written_down(entrance, desk, who, typed, why):
    with pytest.raises((CountersignRefused, FieldInvalid)):
        approve(entrance, desk, who, typed, **ASKED)
    assert noted(desk, Act.APPROVAL_REFUSED) == [(RINA.uid, "t-1", why)]
    assert noted(desk, Act.APPROVED) == []


def test_what_is_done_to_the_ways_in_is_written_down_with_who_stood_behind(entrance, desk):
    by = Countersign(TONO.uid, TONO.passphrase)
    people.dismiss(entrance, SARI.uid, by)
    people.change_passphrase(entrance, RINA.passphrase, "becak merah lewat pagi")
    fresh = people.admit(entrance, "", "Contoh Baru", "perahu kecil di muara", by)
    found = [one for _, one in read_audit(desk, acts=(Act.WAY_IN,)).lines]
    assert [(one.reason, one.object_id, one.fields) for one in reversed(found)] == [
        ("dismissed", SARI.uid, (TONO.uid,)),
        ("passphrase", RINA.uid, ()),
        ("admitted", fresh, (TONO.uid,)),
    ]


def test_an_act_that_fails_uses_no_yes_up(entrance, desk):
    yes = approve(entrance, desk, TONO.uid, TONO.passphrase, **ASKED)

    def act_fails() -> None:
        with desk.change() as change:
            approvals.consume(change, yes, "reveal", "t-1")
            raise RuntimeError("undone")

    with pytest.raises(RuntimeError, match="undone"):
        act_fails()
    with desk.change() as change:
        approvals.consume(change, yes, "reveal", "t-1")
