"""The event of a move: every desk writes it alike, it is known by its content, and read once."""

from datetime import timedelta
from uuid import UUID

import pytest

from callcenter.protocol.events import decode_event, encode_event
from callcenter.protocol.wellformed import is_uuid, read_event, same_content
from callcenter.tickets.apply import fold
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.escalation_moves import (
    PROGRAM,
    Place,
    coming,
    is_move,
    move_event,
)
from callcenter.tickets.escalation_rules import DEFAULT_RULES
from callcenter.tickets.event import Author, Change
from callcenter.tickets.words import Kind, Reason, Whom
from callcenter.tickets.working_calendar import WorkingCalendar
from tests.builders import EventLine

DEADLINES = Deadlines(WorkingCalendar())
DAY = timedelta(days=1)
PLACE = Place("5f0b3c5e-0000-7000-8000-00000000000a", 1, 7)


def some_move(line):
    return coming(fold("t-1", [line.registered()]), DEFAULT_RULES, DEADLINES)[0]


def test_two_writers_write_the_same_event_but_for_their_count(line):
    move = some_move(line)
    one = move_event("t-1", move, Place("desk-1", 1, 7))
    other = move_event("t-1", move, Place("desk-2", 3, 1))
    assert one.eid == other.eid
    assert encode_event(one) != encode_event(other)
    assert same_content(encode_event(one), encode_event(other))
    assert one.at == move.at
    assert one.author == PROGRAM


def test_who_sees_it_otherwise_writes_another_event_and_not_another_text_under_one_eid(line):
    move = some_move(line)
    seen = {move_event("t-1", move, PLACE).eid, move_event("t-2", move, PLACE).eid}
    for more in (
        {"at": move.at + DAY},
        {"level": 5},
        {"whom": Whom.HEAD},
        {"reason": Reason.SILENT},
        {"cause": "lain"},
        {"rule": "lain"},
    ):
        values = {name: getattr(move, name) for name in type(move).__slots__} | more
        seen.add(move_event("t-1", type(move)(**values), PLACE).eid)
    assert len(seen) == 8


def test_the_event_is_well_formed_and_its_name_says_that_it_was_computed():
    line = EventLine("5f0b3c5e-0000-7000-8000-000000000001")
    ticket = fold(line.ticket_id, [line.registered()])
    event = move_event(line.ticket_id, coming(ticket, DEFAULT_RULES, DEADLINES)[0], PLACE)
    assert is_uuid(event.eid)
    assert UUID(event.eid).version == 8
    assert read_event(encode_event(event)) == event


def test_a_move_is_known_by_its_content_whoever_wrote_it(line):
    event = decode_event(encode_event(move_event("t-1", some_move(line), PLACE)))
    assert is_move(event)
    values = {name: getattr(event, name) for name in type(event).__slots__}
    for more in (
        {"kind": Kind.LEVEL_RAISED.value},
        {"author": Author("op-1", "Operator Contoh")},
        {"offset_ms": None},
        {"changes": (Change("place", "18"),)},
        {"body": {**event.body, "level": 6}},
        {"body": {**event.body, "text": "Contoh Sari"}},
        {"wall_at": event.wall_at + DAY},
        {"subject_id": "t-2"},
    ):
        assert not is_move(type(event)(**(values | more)))


def test_a_move_holds_no_long_text(line):
    move = some_move(line)
    values = {name: getattr(move, name) for name in type(move).__slots__}
    wordy = type(move)(**(values | {"cause": "Contoh Sari " * 20}))
    assert not is_move(move_event("t-1", wordy, PLACE))


def test_two_moves_for_one_cause_are_one_line_of_the_story_and_the_first_counts(line):
    move = some_move(line)
    values = {name: getattr(move, name) for name in type(move).__slots__}
    later = type(move)(**(values | {"at": move.at + DAY, "level": 4}))
    events = [line.registered(), *(move_event("t-1", one, PLACE) for one in (move, later))]
    ticket = fold("t-1", events)
    assert [one.kind for one in ticket.entries] == [Kind.REGISTERED, Kind.ESCALATED]
    assert ticket.level == move.level


@pytest.mark.parametrize(("level", "stands"), [(5, 5), (2, 4), (99, 6), ("x", 4), (None, 4)])
def test_a_move_never_takes_a_ticket_down(line, level, stands):
    events = [
        line.registered(),
        line.event(Kind.LEVEL_RAISED, body={"level": 4}),
        line.event(Kind.ESCALATED, body={"rule": "a", "cause": "b", "level": level}),
    ]
    assert fold("t-1", events).level == stands
