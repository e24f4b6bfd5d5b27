"""What the office shares: the last word wins, only what differs is written, one word is told."""

from datetime import timedelta

import pytest

from callcenter.desk.office import read_office, set_office
from callcenter.desk.read_queue import read_rows, row_reasons
from callcenter.errors import FieldInvalid
from callcenter.lapor import bodies
from callcenter.protocol.limits import EVENT_BYTES
from callcenter.protocol.wellformed import is_uuid
from callcenter.store.events import events_of, rebuild
from callcenter.tickets.deadlines import Limits
from callcenter.tickets.escalation import Facts, reasons
from callcenter.tickets.event import OFFICE, TICKET, Author, Change, Event
from callcenter.tickets.office import EMPTY_OFFICE, OFFICE_ID, Office, fold_office, same_value
from callcenter.tickets.office_terms import (
    DAYS_OFF_NAME,
    LIMITS_NAME,
    days_off_text,
    limits_in_force,
    write_limits,
)
from callcenter.tickets.texts import TEXT_MAX
from callcenter.tickets.words import Channel, Kind, Reason
from tests.fakes import START
from ui.words_on_screen import label

NAME = "lapor.base_url"


def said(minute, kind=Kind.OFFICE_SET, subject=OFFICE, base=None, **values) -> Event:
    at = START + timedelta(minutes=minute)
    return Event(
        eid=f"e-{minute}",
        subject=subject,
        subject_id=OFFICE_ID,
        kind=kind,
        author=Author("op-1", "Operator Contoh"),
        client_id="desk-1",
        incarnation=1,
        n=minute,
        wall_at=at,
        offset_ms=0,
        changes=tuple(Change(name, value, base) for name, value in values.items()),
    )


def events(desk) -> list[Event]:
    with desk.store.read() as tx:
        return events_of(tx, OFFICE_ID)


def test_the_last_in_the_order_wins_whatever_its_clock_and_its_base_say():
    office = fold_office([said(9, a="one", b=1), said(3, a="two", base="another")])
    assert office.values == {"a": "two", "b": 1}
    assert office.at == {"a": START + timedelta(minutes=3), "b": START + timedelta(minutes=9)}
    assert (office.text("a"), office.text("b"), office.value("b")) == ("two", "", 1)
    assert office.value("c") is None


def test_what_is_said_twice_keeps_the_time_it_was_said_first():
    office = fold_office([said(1, a=["x"]), said(2, a=["x"])])
    assert office.changed_at("a") == START + timedelta(minutes=1)


def test_what_is_taken_away_is_gone_and_counts_as_a_change():
    office = fold_office([said(1, a="x"), said(2, a=None)])
    assert office.values == {}
    assert office.value("a") is None
    assert office.changed_at("a") == START + timedelta(minutes=2)


def test_the_time_of_names_that_begin_alike():
    office = fold_office([said(5, **{"lapor.a": 1}), said(2, **{"lapor.b": 1}), said(8, skm=1)])
    assert office.changed_at("lapor.") == START + timedelta(minutes=5)
    assert office.changed_at("") == START + timedelta(minutes=8)
    assert office.changed_at("other.") is None
    assert EMPTY_OFFICE.changed_at("") is None


def test_what_a_newer_desk_says_otherwise_changes_nothing():
    assert fold_office([said(1, kind="office_moved", a=1), said(2, subject=TICKET, a=1)]) == (
        EMPTY_OFFICE
    )


@pytest.mark.parametrize(("one", "other"), [(1, True), (0, False), (1, 1.0), ("1", 1), ("", None)])
def test_values_of_two_kinds_are_two_values(one, other):
    assert same_value(one, one)
    assert not same_value(one, other)
    assert fold_office([said(1, a=one), said(2, a=other)]).value("a") is other


def test_the_office_has_an_id_that_the_wire_takes():
    assert is_uuid(OFFICE_ID)


def test_what_is_set_is_read_back_and_folds_the_same_again(workstation):
    desk = workstation.desk
    assert read_office(desk) == EMPTY_OFFICE
    values = {NAME: "https://lapor.contoh.test", "lapor.on": True, "lapor.map.x": {"id": "7"}}
    set_office(desk, values)
    assert read_office(desk).values == values
    set_office(desk, {NAME: None})
    office = read_office(desk)
    assert office.values == {"lapor.on": True, "lapor.map.x": {"id": "7"}}
    with desk.store.write() as tx:
        rebuild(tx)
    assert read_office(desk) == office == fold_office(events(desk))


def test_only_what_differs_is_written(workstation):
    desk = workstation.desk
    set_office(desk, {NAME: "a\x00b", "lapor.gone": None, "lapor.n": 1})
    set_office(desk, {NAME: "a\x00b", "lapor.gone": None, "lapor.n": True})
    written = [[one.field for one in event.changes] for event in events(desk)]
    assert written == [[NAME, "lapor.n"], ["lapor.n"]]
    assert {event.subject for event in events(desk)} == {OFFICE}
    assert {event.kind for event in events(desk)} == {Kind.OFFICE_SET}


def test_the_office_is_told_by_its_word_and_only_when_it_changed(workstation):
    desk = workstation.desk
    told: list[frozenset[str]] = []
    desk.changes.subscribe(told.append)
    set_office(desk, {NAME: "x"})
    assert set().union(*told) == {OFFICE_ID, OFFICE, "outbox", "audit"}
    told.clear()
    set_office(desk, {NAME: "x"})
    assert told == []


def test_what_is_too_much_for_one_event_is_said_in_several(workstation):
    desk = workstation.desk
    values = {f"lapor.map.{k}": "x" * TEXT_MAX for k in range(2 * EVENT_BYTES // TEXT_MAX)}
    set_office(desk, values)
    assert len(events(desk)) > 2
    assert read_office(desk).values == values


def test_of_a_text_that_is_too_long_nothing_is_set(workstation):
    desk = workstation.desk
    with pytest.raises(FieldInvalid):
        set_office(desk, {"lapor.a": "x", NAME: "x" * (TEXT_MAX + 1)})
    assert read_office(desk) == EMPTY_OFFICE
    assert events(desk) == []


def test_a_ticket_that_waits_for_a_person_at_lapor_says_so_after_two_values():
    facts = Facts(lapor=True, conflicts=1, transfers=9, oversight=True)
    found = reasons(facts, None, START)
    assert found[:3] == (Reason.CONFLICT, Reason.LAPOR, Reason.PING_PONG)
    assert reasons(Facts(lapor=True), None, START) == (Reason.LAPOR,)


def test_the_row_of_a_refused_ticket_gives_the_reason(workstation, clock):
    from callcenter.desk.record import record_ticket
    from callcenter.desk.register_ticket import register_ticket
    from tests.builders import intake

    desk = workstation.desk
    ticket_id = register_ticket(desk, intake()).ticket_id
    assert Reason.LAPOR not in row_reasons(read_rows(desk, [ticket_id])[ticket_id], clock.now())
    with desk.change() as change:
        body = bodies.reserved("hash")
        attempt = record_ticket(change, ticket_id, Kind.LAPOR_RESERVED, body=body).eid
    with desk.change() as change:
        body = bodies.refused(attempt, 422, "tidak sah", {})
        record_ticket(change, ticket_id, Kind.LAPOR_REFUSED, body=body)
    row = read_rows(desk, [ticket_id])[ticket_id]
    assert Reason.LAPOR in row_reasons(row, clock.now())


def test_the_new_words_are_on_the_screen():
    assert label(Kind.OFFICE_SET)
    assert label(Reason.LAPOR) == label(Channel.LAPOR) == "SP4N-LAPOR!"


class TestTerms:
    def test_what_was_never_set_is_left_to_each_desk(self):
        assert limits_in_force(EMPTY_OFFICE) is days_off_text(EMPTY_OFFICE) is None

    def test_limits_are_read_as_they_were_written(self):
        limits = Limits(verify_days=9, first_dispatch_minutes=43_200)
        assert limits_in_force(Office({LIMITS_NAME: write_limits(limits)})) == limits

    @pytest.mark.parametrize("wrong", [0, 366, True, "3", 2.0, None])
    def test_a_limit_that_cannot_be_used_counts_as_shipped_everywhere(self, wrong):
        office = Office({LIMITS_NAME: {"verify_days": wrong, "complaint_days": 7, "lain": 1}})
        assert limits_in_force(office) == Limits(complaint_days=7)
        assert limits_in_force(Office({LIMITS_NAME: [1]})) == Limits()

    def test_days_off_are_a_text(self):
        assert days_off_text(Office({DAYS_OFF_NAME: "date,kind,note\n"})) == "date,kind,note\n"
        assert days_off_text(Office({DAYS_OFF_NAME: 5})) == ""
