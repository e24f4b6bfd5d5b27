"""What is read off a folded ticket: words, summary, what a list shows, the shown time."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from callcenter.tickets.apply import fold
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Channel, Classification, Confidentiality, Urgency
from callcenter.tickets.working_calendar import WorkingCalendar
from tests.builders import EventLine
from tests.fakes import START


def test_words_that_are_not_known_read_as_the_default():
    line = EventLine()
    ticket = fold(
        "t-1",
        [line.registered(classification="?", urgency="?", channel="?", confidentiality="?")],
    )
    assert ticket.classification is Classification.COMPLAINT
    assert ticket.urgency is Urgency.NORMAL
    assert ticket.channel is Channel.PHONE
    assert ticket.confidentiality is Confidentiality.NORMAL


def test_what_a_list_shows_of_it():
    line = EventLine()
    fields = {"answer.status_jalan": "provinsi", "answer.bukti": "", "oversight": True}
    ticket = fold("t-1", [line.registered(**fields, caller_id="c-1")])
    assert ticket.answers == {"status_jalan": "provinsi"}
    assert ticket.oversight
    assert ticket.caller_id == "c-1"
    assert ticket.value("nowhere") is None
    assert ticket.text("oversight") == ""
    assert Ticket(id="t").caller_id is None


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Jalan berlubang besar. Dua motor jatuh.", "Jalan berlubang besar"),
        ("Jl. Kartini rusak", "Jl. Kartini rusak"),
        ("a\n b\t c", "a b c"),
        ("x" * 130, "x" * 119 + "…"),
        ("", ""),
    ],
)
def test_the_summary_is_one_short_line(text, summary):
    ticket = fold("t-1", [EventLine().registered(description=text)])
    assert ticket.summary == summary


def test_the_shown_time_prefers_a_good_estimate_then_the_server(line):
    event = line.registered()
    hour = timedelta(hours=1)
    assert replace(event, offset_ms=3_600_000).at == START + hour
    assert replace(event, offset_ms=None, received_at=START + 2 * hour).at == START + 2 * hour
    assert replace(event, offset_ms=None).at == START


@pytest.mark.parametrize(
    ("moment", "offset", "year"),
    [
        (datetime(9999, 12, 31, 23, tzinfo=UTC), 9_000_000, 2200),
        (datetime(9999, 12, 31, 23, tzinfo=UTC), None, 2200),
        (datetime(1, 1, 1, tzinfo=UTC), -1, 1970),
    ],
)
def test_a_clock_gone_mad_gives_a_time_that_can_be_counted_from(line, moment, offset, year):
    event = replace(line.registered(), wall_at=moment, offset_ms=offset)
    assert event.at.year == year
    ticket = fold("t-1", [event])
    assert Deadlines(WorkingCalendar({})).next_break(ticket) is not None
