"""Unsent work saved into a file at one desk and taken in at another, both real."""

from contextlib import contextmanager

import pytest

from callcenter.desk.add_attachment import add_attachment, keep_bytes, read_attachment
from callcenter.desk.add_note import add_note
from callcenter.desk.export_outbox import export_outbox, new_passphrase
from callcenter.desk.import_outbox import import_outbox, preview_outbox
from callcenter.desk.outbox_file import END, EVENT, FILE, OWNER, record, records
from callcenter.desk.read_outbox import OFFERED, offered, read_outbox
from callcenter.desk.read_queue import read_queue, read_rows
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import Cancelled, SealedFileRefused
from callcenter.keys.sealed_file import sealed_file
from callcenter.store import events, outbox, sync_state
from callcenter.store.log import events_of
from callcenter.workstation import open_workstation
from tests.builders import intake
from tests.conftest import seat
from tests.fakes import FakeKeychain

WORDS = new_passphrase()
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 1000


@pytest.fixture
def other(tmp_path, clock):
    """The second desk."""
    station = open_workstation(tmp_path / "other", keychain=FakeKeychain(), clock=clock)
    seat(station, 500, 501)
    yield station.desk
    station.close()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "titipan.lpgx"


def everything(desk):
    with desk.store.read() as tx:
        return [(one.eid, one.seq) for row in read_outbox(desk)[1]
                for one in events_of(tx, row.subject_id)]  # fmt: skip


@contextmanager
def unchanged(desk):
    before = everything(desk)
    yield
    assert everything(desk) == before


def test_the_whole_of_it_comes_over_as_it_was(desk, other, path):
    made = register_ticket(desk, intake())
    add_note(desk, made.ticket_id, "Catatan contoh")
    picture = keep_bytes(desk, "foto.png", PICTURE)
    add_attachment(desk, made.ticket_id, [picture])
    done = []
    kept = export_outbox(desk, path, WORDS, lambda at, of: done.append((at, of)))
    assert (kept.events, kept.files, kept.missing) == (5, 1, 0)
    assert done[-1] == (6, 6)
    found = preview_outbox(other, path, WORDS)
    assert (found.events, found.known, found.tickets, found.files) == (5, 0, 1, 1)
    assert found.operator == "Operator Contoh"
    assert not found.same_desk
    assert found.begin <= found.end
    with unchanged(other):
        preview_outbox(other, path, WORDS)
    took = import_outbox(other, path, WORDS)
    assert (took.fresh, took.known, took.files) == (5, 0, 1)
    with desk.store.read() as one, other.store.read() as two:
        here, there = (events_of(tx, made.ticket_id) for tx in (one, two))
    assert here == there
    assert read_attachment(other, picture.sha256) == PICTURE
    ticket = read_ticket(other, made.ticket_id)
    assert ticket.ticket.number == made.number
    assert ticket.row.unsent
    assert ticket.unsent
    assert [row.unsent for row in read_queue(other).rows] == [True]


def test_what_is_taken_in_is_offered_and_the_own_count_goes_on(desk, other, path):
    register_ticket(desk, intake())
    export_outbox(desk, path, WORDS)
    with other.store.read() as tx:
        before = sync_state.state(tx).next_n
    import_outbox(other, path, WORDS)
    summary, rows = read_outbox(other)
    assert (summary.unsent, offered(other)) == (0, 3)
    assert {row.state for row in rows} == {OFFERED}
    with other.store.read() as tx:
        assert sync_state.state(tx).next_n == before
        assert outbox.pending(tx) == []


def test_a_second_time_changes_nothing(desk, other, path):
    register_ticket(desk, intake())
    export_outbox(desk, path, WORDS)
    import_outbox(other, path, WORDS)
    with unchanged(other):
        again = import_outbox(other, path, WORDS)
    assert (again.fresh, again.known) == (0, 3)
    assert preview_outbox(other, path, WORDS).known == 3


def test_at_its_own_desk_everything_is_there_already(desk, path):
    register_ticket(desk, intake())
    export_outbox(desk, path, WORDS)
    found = preview_outbox(desk, path, WORDS)
    assert found.same_desk
    assert found.known == found.events == 3
    with unchanged(desk):
        import_outbox(desk, path, WORDS)


def test_every_state_that_is_not_settled_goes_into_the_file(desk, path):
    made = register_ticket(desk, intake())
    for n in range(4):
        add_note(desk, made.ticket_id, f"Catatan {n}")
    rows = read_outbox(desk)[1]
    with desk.store.write() as tx:
        outbox.mark_sent(tx, [rows[1].eid], desk.clock.now())
        outbox.mark_acked(tx, {rows[2].eid: 7})
        outbox.quarantine(tx, rows[3].eid, "subject_mismatch")
    assert export_outbox(desk, path, WORDS).events == len(rows) == 7


def test_what_was_taken_in_is_carried_on_to_a_third_desk(desk, other, path):
    register_ticket(desk, intake())
    export_outbox(desk, path, WORDS)
    import_outbox(other, path, WORDS)
    assert export_outbox(other, path, WORDS).events == 3


def test_nothing_to_save_makes_no_file(desk, path):
    with pytest.raises(SealedFileRefused, match="empty"):
        export_outbox(desk, path, WORDS)
    assert not path.exists()


def test_a_file_that_is_gone_does_not_hold_the_rest_back(desk, path):
    made = register_ticket(desk, intake())
    add_attachment(desk, made.ticket_id, [keep_bytes(desk, "foto.png", PICTURE)])
    for one in (desk.profile / "attachments").rglob("*"):
        if one.is_file():
            one.unlink()
    kept = export_outbox(desk, path, WORDS)
    assert (kept.files, kept.missing) == (0, 1)


def test_damage_and_a_wrong_passphrase_change_nothing(desk, other, path):
    register_ticket(desk, intake())
    export_outbox(desk, path, WORDS)
    with unchanged(other), pytest.raises(SealedFileRefused, match="passphrase"):
        import_outbox(other, path, new_passphrase())
    good = path.read_bytes()
    path.write_bytes(good[:-1])
    with unchanged(other), pytest.raises(SealedFileRefused, match="damaged"):
        import_outbox(other, path, WORDS)


def test_damage_at_the_very_end_of_a_long_file_changes_nothing_either(desk, other, path):
    """More than one transaction's worth stands before the damage."""
    made = register_ticket(desk, intake())
    for n in range(220):
        add_note(desk, made.ticket_id, f"Catatan contoh {n} " + "kata " * 60)
    export_outbox(desk, path, WORDS)
    path.write_bytes(path.read_bytes()[:-1])
    with unchanged(other), pytest.raises(SealedFileRefused, match="damaged"):
        import_outbox(other, path, WORDS)


OWNER_OF_IT = (
    b'{"client_id":"c","device":"d","operator":"","server":"","events":1,"files":1,'
    b'"made_at":"2026-12-11T00:00:00Z"}'
)
HEAD = b'{"ticket_id":"t","sha256":"00","size":3,"mime":"image/png","name":"a"}'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        record(END, b""),
        record(OWNER, b"{}") + record(END, b""),
        record(OWNER, OWNER_OF_IT) + record(EVENT, b"{}") + record(END, b""),
        record(EVENT, b'{"eid":1}') + record(END, b""),
        record(OWNER, OWNER_OF_IT),
        record(OWNER, OWNER_OF_IT) + record(END, b"") + b"more",
        record(OWNER, OWNER_OF_IT) + record(FILE, HEAD) + record(END, b""),
        record(OWNER, OWNER_OF_IT) + record(FILE, HEAD) + record(b"B", b"abcd") + record(END, b""),
        record(OWNER, OWNER_OF_IT) + record(b"B", b"ab") + record(END, b""),
        b"E\xff\xff\xff\xff" + bytes(100),
    ],
)
def test_a_sealed_file_with_nonsense_in_it_is_damaged(desk, path, content):
    with sealed_file(path, WORDS) as file:
        file.write(content)
    with unchanged(desk), pytest.raises(SealedFileRefused, match="damaged"):
        import_outbox(desk, path, WORDS)


def test_a_record_of_a_later_version_is_passed_over(desk, path):
    with sealed_file(path, WORDS) as file:
        file.write(record(OWNER, OWNER_OF_IT) + record(b"?", b"x") + record(END, b""))
    assert preview_outbox(desk, path, WORDS).events == 0
    assert list(records([record(b"?", b"x") + record(END, b"")])) == [(b"?", b"x")]


def test_it_stops_when_a_person_wants_it(desk, other, path):
    made = register_ticket(desk, intake())
    with pytest.raises(Cancelled):
        export_outbox(desk, path, WORDS, stop=lambda: True)
    assert not path.exists()
    export_outbox(desk, path, WORDS)
    with unchanged(other), pytest.raises(Cancelled):
        import_outbox(other, path, WORDS, stop=lambda: True)
    import_outbox(other, path, WORDS)
    assert read_ticket(other, made.ticket_id).ticket.number == made.number


def test_a_ticket_without_its_beginning_waits_for_it(desk, other, path):
    """The other desk has not heard of the ticket: no half of it is shown, nothing is lost."""
    made = register_ticket(desk, intake())
    with desk.store.write() as tx:
        opening = [one for one in events_of(tx, made.ticket_id)]
        came = [
            events.RemoteEvent(raw, n, desk.clock.now())
            for n, raw in enumerate(_raws(tx, [one.eid for one in opening]), 1)
        ]
        events.append_remote(tx, came)
    add_note(desk, made.ticket_id, "Catatan terputus")
    export_outbox(desk, path, WORDS)
    import_outbox(other, path, WORDS)
    assert read_rows(other, [made.ticket_id]) == {}
    with other.store.write() as tx:
        events.append_remote(tx, came)
    ticket = read_ticket(other, made.ticket_id).ticket
    assert ticket.number == made.number
    assert ticket.entries[-1].body["text"] == "Catatan terputus"


def _raws(tx, eids):
    from callcenter.store.foreign import raw_events

    return list(raw_events(tx, eids))
