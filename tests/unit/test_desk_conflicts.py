"""Two values of one field: listed, counted, settled, taken back; nothing is lost on the way."""

import pytest

from callcenter.desk.conflicts import (
    Disputed,
    can_reopen,
    count_conflicts,
    keep_state,
    read_caller,
    read_conflicts,
    reopen_for_step,
    settle_field,
    take_back,
)
from callcenter.desk.edit_ticket import edit_ticket
from callcenter.desk.finish import close_ticket, resolve
from callcenter.desk.read_ticket import read_ticket
from callcenter.errors import TransitionRefused
from callcenter.protocol.events import encode_event
from callcenter.store import events
from callcenter.tickets.event import CALLER, TICKET, Change, Event
from callcenter.tickets.words import Kind, State
from tests.builders import ticket
from tests.ui.colleague import COLLEAGUE, centre_takes, colleague_does


@pytest.fixture
def torn(desk, ticket_id):
    """A ticket with two other values on one field."""
    for value, base in (("dekat masjid", None), ("dekat balai", "x"), ("dekat pasar", "y")):
        colleague_does(
            desk,
            ticket_id,
            Kind.EDITED,
            changes=[Change("landmark", value, base or _head(desk, ticket_id))],
        )
    return ticket_id


def _head(desk, ticket_id, field="landmark"):
    head = ticket(desk, ticket_id).heads.get(field)
    return head.eid if head else None


def values(desk, ticket_id):
    return sorted(one.value for one in ticket(desk, ticket_id).conflicts)


def test_what_is_open_is_listed_and_counted(desk, torn):
    (row,) = read_conflicts(desk)
    assert (row.subject, row.subject_id, row.conflicts) == (TICKET, torn, 2)
    assert row.number == ticket(desk, torn).number
    assert count_conflicts(desk) == 1


@pytest.mark.parametrize(
    ("chosen", "head"), [("dekat masjid", "dekat masjid"), ("dekat balai", "dekat balai")]
)
def test_a_choice_ends_one_value_and_can_be_taken_back(desk, torn, chosen, head):
    """The third value stays open: nothing goes unseen."""
    other = ticket(desk, torn).conflicts[0]
    what = Disputed(TICKET, torn, "landmark", _head(desk, torn), other.eid)
    settled = settle_field(desk, what, chosen)
    assert ticket(desk, torn).text("landmark") == head
    assert values(desk, torn) == ["dekat pasar"]
    assert count_conflicts(desk) == 1
    take_back(desk, settled)
    assert ticket(desk, torn).text("landmark") == "dekat masjid"
    assert values(desk, torn) == ["dekat balai", "dekat pasar"]
    for _ in range(2):
        open_one = ticket(desk, torn).conflicts[0]
        settle_field(
            desk, Disputed(TICKET, torn, "landmark", _head(desk, torn), open_one.eid), "dekat pos"
        )
    assert ticket(desk, torn).text("landmark") == "dekat pos"
    assert count_conflicts(desk) == 0


def test_the_same_value_twice_is_settled_at_once(desk, torn):
    colleague_does(desk, torn, Kind.EDITED, changes=[Change("landmark", "dekat balai", "z")])
    other = ticket(desk, torn).conflicts[0]
    settle_field(
        desk, Disputed(TICKET, torn, "landmark", _head(desk, torn), other.eid), "dekat balai"
    )
    assert values(desk, torn) == ["dekat pasar"]


def test_a_choice_made_on_an_older_picture_settles_nothing(desk, torn):
    seen = _head(desk, torn)
    edit_ticket(desk, torn, [Change("landmark", "dekat kantor pos", seen)])
    with pytest.raises(TransitionRefused):
        settle_field(desk, Disputed(TICKET, torn, "landmark", seen, "x"), "dekat pasar")
    assert values(desk, torn) == ["dekat balai", "dekat pasar"]


def late_step(desk, ticket_id):
    resolve(desk, ticket_id, "Sudah ditangani")
    close_ticket(desk, ticket_id, "Tuntas")
    centre_takes(desk, ticket_id)
    colleague_does(desk, ticket_id, Kind.DISPATCHED, {"agency_ids": ["bmbk"]})
    assert [one.field for one in ticket(desk, ticket_id).conflicts] == ["state"]


def test_a_step_that_came_too_late_stays_in_the_story_alone(desk, ticket_id):
    late_step(desk, ticket_id)
    keep_state(desk, ticket_id)
    found = ticket(desk, ticket_id)
    assert (found.state, found.conflicts) == (State.CLOSED, ())


def test_or_the_ticket_is_taken_up_again_for_it(desk, ticket_id):
    late_step(desk, ticket_id)
    assert can_reopen(ticket(desk, ticket_id))
    reopen_for_step(desk, ticket_id, "Langkah rekan datang terlambat")
    found = ticket(desk, ticket_id)
    assert found.conflicts == ()
    assert found.is_open
    assert not can_reopen(found)


def caller_event(desk, caller_id, n, name, base):
    event = Event(
        eid=desk.ids.new(), subject=CALLER, subject_id=caller_id, kind=Kind.CALLER_EDITED,
        author=COLLEAGUE, client_id="0197a000-0000-7000-8000-000000000002", incarnation=1, n=n,
        wall_at=desk.clock.now(), offset_ms=0, changes=(Change("name", name, base),),
    )  # fmt: skip
    with desk.store.write() as tx:
        events.append_remote(
            tx, [events.RemoteEvent(encode_event(event), 900 + n, desk.clock.now())]
        )


def test_a_caller_of_the_book_has_a_place_too(desk, ticket_id):
    caller_id = read_ticket(desk, ticket_id).caller.id
    caller_event(desk, caller_id, 1, "Sari Contoh Baru", "lain")
    caller = read_caller(desk, caller_id)
    # The centre's event counts before what is still unsent here, so the book decides which leads.
    names = {caller.name, *(one.value for one in caller.conflicts)}
    assert len(caller.conflicts) == 1
    (row,) = read_conflicts(desk)
    assert (row.subject, row.subject_id, row.text) == (CALLER, caller_id, caller.name)
    other = caller.conflicts[0].value
    settled = settle_field(
        desk,
        Disputed(CALLER, caller_id, "name", caller.heads["name"].eid, caller.conflicts[0].eid),
        other,
    )
    assert read_caller(desk, caller_id).name == other
    assert count_conflicts(desk) == 0
    take_back(desk, settled)
    again = read_caller(desk, caller_id)
    assert {again.name, *(one.value for one in again.conflicts)} == names
    assert count_conflicts(desk) == 1
