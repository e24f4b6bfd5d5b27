"""What the fold makes of the centre's word that it has a file; and the server's limit."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from callcenter.server.options import read_options
from callcenter.tickets.apply import apply, fold
from callcenter.tickets.event import Author, Event
from callcenter.tickets.words import Kind

AT = datetime(2026, 11, 20, 14, 14, tzinfo=UTC)
SHA = "ab" * 32


def event(kind: str, n: int, **body) -> Event:
    return Event(
        eid=f"e{n}", subject="ticket", subject_id="t", kind=kind, author=Author("op-1", "Contoh"),
        client_id="c", incarnation=1, n=n, wall_at=AT + timedelta(minutes=n), body=body,
    )  # fmt: skip


OPENED = event(Kind.REGISTERED, 1, number="26-0417-101-45")
NAMED = event(Kind.ATTACHMENT_ADDED, 2, sha256=SHA, size=5)
AVAILABLE = event(Kind.ATTACHMENT_AVAILABLE, 3, sha256=SHA, size=5, mac="x")


def test_a_file_is_available_from_the_first_word_of_it_and_makes_no_line():
    ticket = fold("t", [OPENED, NAMED, AVAILABLE])
    assert ticket.available == {SHA: AVAILABLE.at}
    assert [one.eid for one in ticket.entries] == ["e1", "e2"]
    again = apply(ticket, replace(AVAILABLE, eid="e9", wall_at=AT + timedelta(days=9)))
    assert again == ticket


def test_the_order_of_the_two_makes_no_difference_to_what_is_available():
    turned = fold("t", [OPENED, AVAILABLE, NAMED])
    assert turned.available == {SHA: AVAILABLE.at}
    assert turned == fold("t", [OPENED, NAMED, AVAILABLE])


@pytest.mark.parametrize("body", [{}, {"sha256": 5}, {"sha256": ""}])
def test_a_word_without_a_name_says_nothing(body):
    ticket = fold("t", [OPENED, event(Kind.ATTACHMENT_AVAILABLE, 3, **body)])
    assert dict(ticket.available) == {}
    assert len(ticket.entries) == 1


def test_alone_it_still_makes_a_ticket_that_can_be_shown():
    ticket = fold("t", [AVAILABLE])
    assert [one.eid for one in ticket.entries] == ["e3"]
    assert ticket.available == {SHA: AVAILABLE.at}


def test_the_largest_file_is_a_setting_of_the_server(capsys):
    assert read_options(["--data", "x"]).max_file_mb == 20
    assert read_options(["--data", "x", "--max-file-mb", "5"]).max_file_mb == 5
    for wrong in ("0", "21", "x", "²"):
        with pytest.raises(SystemExit):
            read_options(["--data", "x", "--max-file-mb", wrong])
    assert "1 sampai 20" in capsys.readouterr().err
