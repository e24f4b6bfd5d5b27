"""What a person at the desk sees of the centre's word: the lock, its reason, the banner."""

import pytest
from msgspec.structs import replace

from callcenter.desk.change_settings import change_settings
from callcenter.desk.keep_draft import load_drafts
from callcenter.desk.rights import roles_of
from callcenter.entrance.people import Countersign, admit, dismiss
from callcenter.errors import DeskRetired
from callcenter.keys.slot_file import KEYSLOTS
from callcenter.keys.slot_loading import overview
from callcenter.protocol.roles import Role
from callcenter.server import accounts
from callcenter.server.device_standing import retire_device
from callcenter.server.tables import devices
from tests.contract.people import make_person, quick_hash
from tests.keys.people import RINA, SARI, TONO
from tests.sync.rig import CentreRig
from tests.ui.entering import desk_of_rina, shown_seat
from tests.ui.shell import settled

STORY = "Jembatan gantung putus di dekat pasar"


@pytest.fixture
def centre(tmp_path, door):
    rig = CentreRig(tmp_path / "centre", clock=door.clock)
    yield rig
    rig.stop()


@pytest.fixture
def ctx(door, centre):
    def enrol(station):
        change_settings(station.desk, replace(station.desk.settings, demo=True))
        station.sync.enrol(centre.url, centre.code(), "Meja Uji")

    with desk_of_rina(door, enrol) as made:
        yield made


@pytest.fixture
def seat(qtbot, ctx):
    with shown_seat(qtbot, ctx) as made:
        heard(qtbot, made, ctx)
        yield made


def heard(qtbot, seat, ctx) -> None:
    """The next exchange is over and what it said is done."""
    seat.window.clock.nudge()
    qtbot.waitUntil(lambda: not seat.window.clock.is_running, timeout=10_000)
    settled(qtbot, ctx)


def hear_later(qtbot, seat, ctx, door) -> None:
    door.clock.advance(minutes=5)
    heard(qtbot, seat, ctx)


def close_account(centre, uid) -> None:
    make_person(centre, uid, Role.OPERATOR)
    accounts.close_account(centre.centre, uid)


def there(door) -> set[str]:
    return {one.uid for one in overview(door.profile, door.keychain).operators}


def shown_people(seat) -> list[str]:
    return [row.key for row in seat.window.lock.cover.panel.people.rows()]


def test_the_window_confirms_who_was_countersigned(qtbot, ctx, seat, door):
    by = Countersign(RINA.uid, RINA.passphrase)
    admit(door.entrance, SARI.uid, SARI.name, SARI.passphrase, by)
    hear_later(qtbot, seat, ctx, door)
    found = overview(door.profile, door.keychain).operators
    assert {one.uid: one.until for one in found}[SARI.uid] == 0
    assert not seat.window.lock.is_locked


def test_a_closed_account_at_the_desk_is_locked_out_in_plain_words(qtbot, ctx, seat, door, centre):
    story = seat.window.screens.get("new").body.description.input
    story.setFocus()
    qtbot.keyClicks(story, STORY)
    close_account(centre, RINA.uid)
    hear_later(qtbot, seat, ctx, door)
    lock = seat.window.lock
    assert lock.is_locked
    assert lock.cover.why.isVisible()
    assert "ditutup server pusat" in lock.cover.why.accessibleName()
    assert "tetap dikirim" in lock.cover.why.accessibleName()
    assert shown_people(seat) == [TONO.uid]
    assert [one.intake.description for one in load_drafts(ctx.desk, RINA.uid)] == [STORY]
    hear_later(qtbot, seat, ctx, door)
    assert lock.cover.why.isVisible()
    lock.cover.panel.passphrase.input.setText(TONO.passphrase)
    lock.cover.panel.enter()
    settled(qtbot, ctx)
    assert ctx.desk.settings.operator == TONO.uid
    assert not seat.window.lock.is_locked
    hear_later(qtbot, seat, ctx, door)
    assert [one.uid for one in ctx.desk.settings.operators] == [TONO.uid]


def test_a_locked_desk_shows_the_reason_and_the_others(qtbot, ctx, seat, door, centre):
    seat.window.lock.lock()
    settled(qtbot, ctx)
    assert shown_people(seat) == [RINA.uid]
    close_account(centre, RINA.uid)
    hear_later(qtbot, seat, ctx, door)
    assert seat.window.lock.cover.why.isVisible()
    assert shown_people(seat) == [TONO.uid]


def test_a_citizen_on_the_line_is_not_cut_off(qtbot, ctx, seat, door, centre):
    seat.window.take_call("0812-0000-1234")
    seat.window.flow.answer()
    close_account(centre, RINA.uid)
    hear_later(qtbot, seat, ctx, door)
    assert not seat.window.lock.is_locked
    assert "Selesaikan telepon" in seat.window.toast.text()
    assert there(door) == {TONO.uid}
    ctx.call.hang_up()
    qtbot.waitUntil(lambda: seat.window.lock.is_locked)
    assert seat.window.lock.cover.why.isVisible()


def test_somebody_elses_closed_account_is_told_and_nobody_is_locked(qtbot, ctx, seat, door, centre):
    close_account(centre, TONO.uid)
    hear_later(qtbot, seat, ctx, door)
    assert not seat.window.lock.is_locked
    assert seat.window.banner.isVisible()
    assert TONO.name in seat.window.banner.accessibleName()
    assert there(door) == {RINA.uid}


def test_the_last_who_can_come_in_is_told_loudly_and_may_come_back(qtbot, ctx, seat, door, centre):
    dismiss(door.entrance, TONO.uid, Countersign(RINA.uid, RINA.passphrase))
    close_account(centre, RINA.uid)
    hear_later(qtbot, seat, ctx, door)
    lock = seat.window.lock
    assert lock.is_locked
    assert there(door) == {RINA.uid}
    lock.cover.panel.passphrase.input.setText(RINA.passphrase)
    lock.cover.panel.enter()
    settled(qtbot, ctx)
    assert not lock.is_locked
    assert seat.window.banner.isVisible()
    assert "Hanya dia" in seat.window.banner.accessibleName()
    hear_later(qtbot, seat, ctx, door)
    assert not lock.is_locked


def test_older_slots_put_back_are_told(qtbot, ctx, seat, door):
    older = (door.profile / KEYSLOTS).read_bytes()
    dismiss(door.entrance, TONO.uid, Countersign(RINA.uid, RINA.passphrase))
    hear_later(qtbot, seat, ctx, door)
    (door.profile / KEYSLOTS).write_bytes(older)
    hear_later(qtbot, seat, ctx, door)
    assert "yang lama dipasang kembali" in seat.window.banner.accessibleName()


@pytest.mark.logs_warnings
def test_slots_that_cannot_be_read_are_told_and_the_desk_goes_on(qtbot, ctx, seat, door):
    (door.profile / KEYSLOTS).write_bytes(b"{}")
    hear_later(qtbot, seat, ctx, door)
    assert seat.window.banner.isVisible()
    assert not seat.window.lock.is_locked


def test_who_comes_in_signs_in_at_the_centre_and_a_lost_role_is_told_calmly(
    qtbot, ctx, seat, door, centre
):
    assert ctx.desk.standing.by_centre
    make_person(centre, RINA.uid, Role.SUPERVISOR)
    with centre.database.write() as tx:
        found = accounts.find_account(tx, RINA.uid)
        accounts.set_passphrase(tx, found, quick_hash(RINA.passphrase), centre.centre.now_us())
    door.clock.advance(hours=2)
    seat.window.lock.lock()
    settled(qtbot, ctx)
    seat.window.lock.cover.panel.passphrase.input.setText(RINA.passphrase)
    seat.window.lock.cover.panel.enter()
    settled(qtbot, ctx)
    assert roles_of(ctx.desk) == {Role.SUPERVISOR}
    assert door.entrance.take_typed() is None
    accounts.set_roles(centre.centre, RINA.uid, [Role.OPERATOR])
    hear_later(qtbot, seat, ctx, door)
    assert roles_of(ctx.desk) == frozenset()
    assert "Menerima laporan dan mengerjakan tiket tetap bisa" in (
        seat.window.banner.accessibleName()
    )


def test_a_desk_taken_out_of_service_closes_and_says_why(qtbot, ctx, seat, door, centre):
    device = centre.rows(devices)[0].client_id
    retire_device(centre.centre, device, now=True)
    door.clock.advance(minutes=1)
    seat.window.take_call("0812-0000-1234")
    seat.window.flow.answer()
    heard(qtbot, seat, ctx)
    assert not seat.window.lock.is_locked
    ctx.call.hang_up()
    heard(qtbot, seat, ctx)
    lock = seat.window.lock
    assert lock.is_locked
    assert not lock.cover.panel.isVisible()
    assert "ditarik" in lock.cover.why.accessibleName()
    assert not (door.profile / KEYSLOTS).exists()
    heard(qtbot, seat, ctx)
    assert not lock.cover.panel.isVisible()
    with pytest.raises(DeskRetired):
        door.entrance.look()


def test_who_lost_every_role_of_a_desk_waits_at_the_lock_each_time(qtbot, ctx, seat, door, centre):
    def come_in() -> None:
        seat.window.lock.cover.panel.passphrase.input.setText(RINA.passphrase)
        seat.window.lock.cover.panel.enter()
        settled(qtbot, ctx)

    make_person(centre, RINA.uid, Role.AUDITOR)
    with centre.database.write() as tx:
        found = accounts.find_account(tx, RINA.uid)
        accounts.set_passphrase(tx, found, quick_hash(RINA.passphrase), centre.centre.now_us())
    door.clock.advance(hours=2)
    lock = seat.window.lock
    lock.lock()
    settled(qtbot, ctx)
    come_in()
    assert lock.is_locked
    assert "tidak bekerja di meja ini" in lock.cover.why.accessibleName()
    centre.stop()
    come_in()
    assert lock.is_locked
    assert TONO.uid in shown_people(seat)


def test_a_desk_that_goes_says_no_goodbye_while_a_citizen_is_on_the_line(qtbot, ctx, seat, centre):
    retire_device(centre.centre, centre.rows(devices)[0].client_id, now=False)
    seat.window.take_call("0812-0000-1234")
    seat.window.flow.answer()
    for _ in range(3):
        heard(qtbot, seat, ctx)
    assert [row.retired for row in centre.rows(devices)] == [False]
    ctx.call.hang_up()
    for _ in range(3):
        heard(qtbot, seat, ctx)
    assert [row.retired for row in centre.rows(devices)] == [True]
    assert seat.window.lock.is_locked
