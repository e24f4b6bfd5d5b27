"""Desks hear of each other while they are linked; what is told is not kept and proves nothing."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import update

from callcenter.errors import RequestRefused, ServerBusy, Unreachable
from callcenter.protocol.presence import PRESENCE_DAYS, PRESENCE_SECONDS
from callcenter.server import tables
from callcenter.server.presence import presence
from callcenter.sync.presence import EVERY_SECONDS, REFUSED_SECONDS, Here
from tests.contract.speaker import Speaker, refused
from tests.fakes import FakeClock

TICKET = "01a1f94e-9840-76b6-8ebb-35482cbf5d7c"


@pytest.fixture
def desk(new_desk, centre):
    """A desk whose clock is moved by hand."""
    made = new_desk(clock=FakeClock())
    made.enrol(centre)
    return made


def heard(rig):
    return rig.sync.presence.heard.desks


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_desks_hear_who_is_there_what_is_open_and_what_waits(centre, desk, new_desk):
    other = new_desk("other")
    other.enrol(centre, name="Meja 2")
    other.sync.presence.here = Here("op-2", "Contoh Dua", TICKET)
    other.run()
    desk.run()
    (one,) = heard(desk)
    assert (one.desk, one.uid, one.name, one.open) == ("Meja 2", "op-2", "Contoh Dua", TICKET)
    assert (one.unsent, one.oldest) == (0, None)
    assert one.is_here(one.seen + timedelta(seconds=PRESENCE_SECONDS))
    assert not one.is_here(one.seen + timedelta(seconds=PRESENCE_SECONDS + 1))
    assert "presence" in desk.told
    centre.stop()
    desk.clock.advance(seconds=EVERY_SECONDS + 1)
    desk.run()
    assert heard(desk) == (one,)  # as old as it says


def test_the_same_word_is_told_again_only_now_and_then(centre, desk):
    desk.run()
    (first,) = centre.rows(presence)
    desk.run()
    assert centre.rows(presence) == [first]
    desk.sync.presence.here = replace(desk.sync.presence.here, open=TICKET)
    desk.run()
    (second,) = centre.rows(presence)
    assert second.at > first.at
    desk.clock.advance(seconds=EVERY_SECONDS + 1)
    desk.run()
    assert centre.rows(presence)[0].at > second.at


def test_a_word_is_forgotten_after_a_week(centre, desk, new_desk):
    other = new_desk("other")
    other.enrol(centre, name="Meja 2")
    other.run()
    desk.run()
    assert [one.desk for one in heard(desk)] == ["Meja 2"]
    with centre.database.write() as tx:
        late = presence.c.at - (PRESENCE_DAYS * 86_400 + 1) * 1_000_000
        tx.execute(update(presence).values(at=late))
    desk.clock.advance(seconds=EVERY_SECONDS + 1)
    desk.run()
    assert heard(desk) == ()
    assert [row.client_id for row in centre.rows(presence)] == [desk.state().client_id]


class Silent:
    """A centre that answers each word so, and counts them."""

    def __init__(self, answer) -> None:
        self.answer, self.asked = answer, 0

    def presence(self, _word):
        self.asked += 1
        raise self.answer


def test_a_centre_that_knows_no_presence_is_left_in_peace(desk):
    older = Silent(RequestRefused(404, "not_found"))
    told = desk.sync.presence
    for wait, asked in ((0, 1), (EVERY_SECONDS + 1, 1), (REFUSED_SECONDS, 2)):
        desk.clock.advance(seconds=wait)
        assert not told.run(older)
        assert older.asked == asked


@pytest.mark.parametrize(
    "lost", [Unreachable("timeout"), ServerBusy(503), RequestRefused(422, "field_invalid")]
)
def test_a_word_that_was_lost_is_told_again_as_soon_as_any_other(desk, lost):
    centre = Silent(lost)
    told = desk.sync.presence
    for wait, asked in ((0, 1), (EVERY_SECONDS - 1, 1), (2, 2)):
        desk.clock.advance(seconds=wait)
        assert not told.run(centre)
        assert centre.asked == asked


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"client_id": "meja"}, "client_id"),
        ({"open": "tiket"}, "open"),
        ({"name": "x" * 201}, "name"),
        ({"uid": "a\0"}, "unsent"),
        ({"unsent": -1}, "unsent"),
        ({"oldest": "2026-11-20T05:00:00"}, "oldest"),
    ],
)
def test_what_no_desk_would_tell_is_refused(centre, wrong, field):
    speaker = Speaker(centre)
    told = {"client_id": speaker.client_id, **wrong}
    details = refused(speaker.post("/v1/presence", told), 422, "field_invalid")
    assert details["field"] == field
    assert centre.rows(presence) == []


def test_nobody_tells_for_another_desk(centre):
    one, other = Speaker(centre), Speaker(centre)
    refused(one.post("/v1/presence", {"client_id": other.client_id}), 403, "other_device")
    refused(
        one.post("/v1/presence", {"client_id": one.client_id}, credential=None), 401, "not_enrolled"
    )


def test_a_retired_desk_is_not_named(centre, desk, new_desk):
    other = new_desk("other")
    other.enrol(centre, name="Meja 2")
    other.run()
    with centre.database.write() as tx:
        gone = tables.devices.c.client_id == other.state().client_id
        tx.execute(update(tables.devices).where(gone).values(retired=True))
    desk.run()
    assert heard(desk) == ()
