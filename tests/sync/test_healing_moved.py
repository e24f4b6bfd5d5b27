"""Desks that were copied, set back, lost with the centre or moved to another lose nothing."""

import pytest

from callcenter.errors import ProtocolConflict
from callcenter.server import tables
from callcenter.store import healing
from callcenter.sync.status import LinkState
from tests.sync.healing_rig import all_whole, saved_by, settle, waits
from tests.sync.rig import CentreRig, DeskRig

pytestmark = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])


def test_an_image_of_a_desk_that_only_reads_takes_a_count_and_numbers_of_its_own(
    centre, new_desk, tmp_path
):
    desk = new_desk()
    desk.enrol(centre)
    desk.register()
    settle(desk)
    image_of(desk, tmp_path / "image")
    desk.register_many(3)
    settle(desk)
    desk.close()
    image = new_desk("image")
    report = image.run()
    assert (report.state, report.pulled, image.state().incarnation) == (LinkState.ONLINE, 3, 2)
    fresh = image.register()
    settle(image)
    assert image.ticket(fresh).aliases == ()
    all_whole(centre, [image], saved_by(image))


def image_of(desk: DeskRig, folder) -> None:
    with desk.store.write():
        pass
    desk.store.checkpoint()
    folder.mkdir()
    for path in desk.folder.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())


def test_a_desk_and_a_centre_set_back_together_lose_nothing_that_one_holder_has(
    centre, new_desk, other, tmp_path
):
    desk = new_desk()
    desk.enrol(centre)
    desk.register_many(2)
    settle(desk, other)
    copy = centre.snapshot()
    image_of(desk, tmp_path / "image")
    lost_here = desk.register_many(3, "Ada di meja lain")
    settle(desk, other)
    desk.close()
    image = new_desk("image")
    fresh = image.register_many(2, "Baru di cadangan")
    saved = saved_by(image, other)

    centre.restore(copy)
    settle(image, other, image)

    all_whole(centre, [image, other], saved)
    for ticket_id in (*lost_here, *fresh):
        assert image.ticket(ticket_id) == other.ticket(ticket_id)
    image.register()
    settle(image, other)
    all_whole(centre, [image, other], saved)


def test_a_desk_moves_to_an_empty_centre_knowingly_and_takes_everything_along(
    desk, other, tmp_path, new_place
):
    taken = desk.register()
    settle(desk, other)
    clashing = other.register("Ganda", number=desk.ticket(taken).number)
    settle(other, desk)
    desk.register_many(4)
    settle(desk, other)
    given = desk.ticket(clashing).number
    unsent = desk.register()
    saved = saved_by(desk, other)
    empty = CentreRig(tmp_path / "empty", place=new_place("empty"))
    try:
        with pytest.raises(ProtocolConflict) as caught:
            desk.sync.enrol(empty.url, empty.code(), "Meja 1")
        assert caught.value.code == "other_server"
        desk.sync.enrol(empty.url, empty.code(), "Meja 1", adopt=True)
        assert waits(desk) == (1, len(saved) - 1)
        assert desk.sync.status().offers == len(saved) - 1
        settle(desk)
        other.sync.enrol(empty.url, empty.code(), "Meja 2", adopt=True)
        settle(other, desk)
        all_whole(empty, [desk, other], saved)
        assert desk.ticket(clashing).number == given
        assert empty.ticket(unsent)
        assert empty.rows(tables.quarantine) == []
        with desk.store.read() as tx:
            highest = healing.highest_block(tx)
        assert empty.rows(tables.clock)[0].next_block > highest + 100
        fresh = desk.register()
        settle(desk, other)
        assert other.ticket(fresh).aliases == ()
    finally:
        empty.stop()


def test_a_desk_lost_with_the_copy_enrols_again_and_gives_back(centre, new_desk, desk):
    copy = centre.snapshot()
    late = new_desk("late")
    late.enrol(centre)
    late.register_many(2)
    settle(late)
    centre.restore(copy)
    assert late.run().state is LinkState.NOT_ENROLLED
    late.enrol(centre)
    settle(late, desk)
    all_whole(centre, [late, desk], saved_by(late))


def test_another_centre_at_the_same_address_is_told_from_one_that_forgot_the_desk(centre, desk):
    desk.register()
    settle(desk)
    centre.restore(None)
    report = desk.run()
    assert report.state is LinkState.TROUBLE
    assert isinstance(report.error, ProtocolConflict)
    assert report.error.code == "other_server"
