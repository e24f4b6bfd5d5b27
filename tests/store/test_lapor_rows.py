"""How far a ticket is at LAPOR, in its row: kept, queued, upgraded."""

import shutil
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import text

from callcenter.lapor import bodies
from callcenter.store.engine import WRITE, open_engine
from callcenter.store.events import append_remote, rebuild
from callcenter.store.office import load_office
from callcenter.store.tickets import counts, queue_rows, rows
from callcenter.store.upgrade import MIGRATIONS, run_migrations
from callcenter.tickets.event import OFFICE
from callcenter.tickets.office import EMPTY_OFFICE, OFFICE_ID
from callcenter.tickets.words import Kind, Push, ReplyPush, State
from tests.store.lapor_rows import reserve, send
from tests.store.scribe import KEY, Scribe

STALE = "SELECT count(*) FROM meta WHERE name = 'stale_subjects'"
COLUMNS = (
    "registered_on, lapor_state, lapor_id, lapor_status, lapor_at, lapor_person, lapor_replies,"
    " lapor_owner, lapor_assigned, lapor_chosen, lapor_reason, queued"
)


def columns(store, ticket_id) -> dict:
    with store.read() as tx:
        asked = f"SELECT {COLUMNS} FROM tickets WHERE id = ?"  # noqa: S608 - names stand above
        return dict(tx.exec_driver_sql(asked, (ticket_id,)).mappings().one())


def row(store, ticket_id):
    with store.read() as tx:
        return rows(tx, [ticket_id])[0]


def refuse(scribe, ticket_id) -> None:
    attempt = reserve(scribe, ticket_id)
    body = bodies.refused(attempt, 422, "judul kosong", {})
    scribe.save(ticket_id, Kind.LAPOR_REFUSED, body=body)


def close(scribe, ticket_id) -> None:
    scribe.save(ticket_id, Kind.RESOLVED)
    scribe.save(ticket_id, Kind.CLOSED)


def me(store) -> str:
    with store.read() as tx:
        return tx.execute(text("SELECT client_id FROM sync_state")).scalar_one()


def test_a_ticket_of_which_lapor_was_told_nothing(store, scribe):
    ticket_id = scribe.ticket()
    assert columns(store, ticket_id) == {
        "registered_on": me(store),
        "lapor_state": "siap",
        "lapor_id": "",
        "lapor_status": "",
        "lapor_at": None,
        "lapor_person": 0,
        "lapor_replies": 0,
        "lapor_owner": "",
        "lapor_assigned": "",
        "lapor_chosen": 0,
        "lapor_reason": "",
        "queued": 1,
    }
    listed = row(store, ticket_id)
    assert (listed.lapor_state, listed.lapor_id, listed.lapor_status) == (Push.READY, "", "")
    assert (listed.lapor_at, listed.lapor_person) == (None, False)


def test_the_row_follows_the_ticket_to_lapor_and_its_answers_back(store, scribe, clock):
    ticket_id = scribe.ticket()
    reserved_at = clock.now()
    attempt = reserve(scribe, ticket_id)
    now = columns(store, ticket_id)
    assert (now["lapor_state"], now["lapor_owner"]) == ("dipesan", me(store))
    assert row(store, ticket_id).lapor_at == reserved_at
    sent_at = clock.now()
    scribe.save(ticket_id, Kind.LAPOR_SENT, body=bodies.sent(attempt, "77", "answer"))
    body = {"status_code": "3", "status_name": "Dalam Proses"}
    scribe.save(ticket_id, Kind.LAPOR_STATUS, body=body)
    reply = scribe.save(ticket_id, Kind.LAPOR_REPLY, body=bodies.replied("Sudah ditutup"))
    listed = row(store, ticket_id)
    assert (listed.lapor_state, listed.lapor_id) == (Push.SENT, "77")
    assert (listed.lapor_status, listed.lapor_at) == ("Dalam Proses", sent_at)
    assert columns(store, ticket_id)["lapor_replies"] == 1
    body = bodies.reply_sent(reply.eid, ReplyPush.SENT)
    scribe.save(ticket_id, Kind.LAPOR_REPLY_SENT, body=body)
    assert columns(store, ticket_id)["lapor_replies"] == 0


def test_a_choice_of_a_person_is_in_the_row(store, scribe, clock, ids):
    ticket_id = scribe.ticket()
    other = Scribe(store, clock, ids, client_id="desk-2")
    with store.write() as tx:
        chosen = other.event(tx, ticket_id, Kind.LAPOR_SETTLED, body=bodies.settled("again", ""))
        append_remote(tx, other.echo(chosen))
    now = columns(store, ticket_id)
    assert (now["lapor_assigned"], now["lapor_chosen"]) == ("desk-2", 1)
    assert now["registered_on"] == me(store)


def test_why_it_is_not_sent_is_in_the_row(store, scribe):
    ticket_id = scribe.ticket()
    body = bodies.not_pushed("mapping", ["kategori: Agama"])
    scribe.save(ticket_id, Kind.LAPOR_NOT_PUSHED, body=body)
    now = columns(store, ticket_id)
    assert (now["lapor_state"], now["lapor_reason"]) == ("tidak_dikirim", "mapping")
    assert not now["lapor_person"]


def test_a_rebuild_makes_the_same_rows_and_the_same_office(store, scribe):
    ticket_id = scribe.ticket()
    refuse(scribe, ticket_id)
    scribe.save(OFFICE_ID, Kind.OFFICE_SET, subject=OFFICE, **{"lapor.on": True, "gone": 1})
    scribe.save(OFFICE_ID, Kind.OFFICE_SET, subject=OFFICE, gone=None)
    before = columns(store, ticket_id)
    with store.read() as tx:
        office = load_office(tx)
    assert office.values == {"lapor.on": True}
    assert set(office.at) == {"lapor.on", "gone"}
    with store.write() as tx:
        tx.execute(text("INSERT INTO office VALUES ('stray', '1', 1)"))
        rebuild(tx)
        assert load_office(tx) == office
    assert columns(store, ticket_id) == before


def test_an_office_that_is_not_the_one_is_kept_and_says_nothing(store, scribe, ids):
    scribe.save(ids.new(), Kind.OFFICE_SET, subject=OFFICE, **{"lapor.on": True})
    with store.read() as tx:
        assert load_office(tx) == EMPTY_OFFICE
        assert tx.execute(text("SELECT count(*) FROM events")).scalar() == 1
    with store.write() as tx:
        tx.execute(text("INSERT INTO office VALUES ('stray', '1', 1)"))
        rebuild(tx)
        assert load_office(tx) == EMPTY_OFFICE


def test_a_closed_ticket_that_waits_for_a_person_is_queued(store, scribe, clock):
    running, closed, quiet = (scribe.ticket(name) for name in ("satu", "dua", "tiga"))
    for ticket_id in (closed, quiet):
        close(scribe, ticket_id)
    refuse(scribe, closed)
    assert row(store, closed).state == State.CLOSED
    with store.read() as tx:
        # Nothing of it breaks, so it stands before what breaks later and after what is over.
        assert [one.id for one in queue_rows(tx, 10, clock.now())] == [closed, running]
        assert [one.id for one in queue_rows(tx, 1, clock.now())] == [closed]
        late = clock.now() + timedelta(days=30)
        assert [one.id for one in queue_rows(tx, 10, late)] == [running, closed]
        assert [one.id for one in queue_rows(tx, 1, late)] == [running]
        now = counts(tx, late)
        assert (now.over, now.near, now.running) == (1, 0, 1)
    scribe.save(closed, Kind.SNOOZED, body={"until": (late + timedelta(days=1)).isoformat()})
    with store.read() as tx:
        assert [one.id for one in queue_rows(tx, 10, clock.now())] == [running, closed]


def test_a_ticket_settled_by_a_person_leaves_the_queue(store, scribe):
    ticket_id = scribe.ticket()
    close(scribe, ticket_id)
    attempt = reserve(scribe, ticket_id)
    assert not columns(store, ticket_id)["queued"]
    scribe.save(ticket_id, Kind.LAPOR_UNCERTAIN, body=bodies.uncertain(attempt, "timeout"))
    assert columns(store, ticket_id)["queued"]
    scribe.save(ticket_id, Kind.LAPOR_SETTLED, body=bodies.settled("sent", attempt, "9"))
    assert not columns(store, ticket_id)["queued"]


@pytest.fixture
def older(tmp_path, path, store, open_store):
    """Makes the file one of the version before, as a desk of then would have it; opens it now."""

    def reopened():
        old = tmp_path / "old.db"
        _write_old(old, store, _migrations_until(tmp_path, 2))
        store.close()
        for one in path.parent.glob(f"{path.name}*"):
            one.unlink()
        shutil.copy(old, path)
        return open_store()

    return reopened


def _migrations_until(tmp_path, version: int):
    folder = tmp_path / f"until_{version}"
    later = f"v000[{version + 1}-9]*"
    ignored = shutil.ignore_patterns("__pycache__", later, "v00[1-9]*")
    shutil.copytree(MIGRATIONS, folder, ignore=ignored, dirs_exist_ok=True)
    return folder


def _write_old(old, store, migrations) -> None:
    engine = open_engine(old, KEY)
    with engine.execution_options(**{WRITE: True}).begin() as tx, store.read() as source:
        run_migrations(tx, migrations)
        for table in ("meta", "events", "outbox", "tickets", "sync_state", "kv"):
            names = [one[1] for one in tx.exec_driver_sql(f"PRAGMA table_info({table})")]
            listed, marks = ", ".join(names), ", ".join("?" for _ in names)
            adding = f"INSERT INTO {table} ({listed}) VALUES ({marks})"  # noqa: S608
            for one in source.exec_driver_sql(f"SELECT {listed} FROM {table}"):  # noqa: S608
                tx.exec_driver_sql(adding, tuple(one))
        # What a desk of that version made of what it did not know: nothing.
        tx.exec_driver_sql("UPDATE tickets SET queued = is_open")
    engine.dispose()


def stale(store) -> int:
    with store.read() as tx:
        return tx.exec_driver_sql(STALE).scalar_one()


def test_old_rows_learn_from_the_log_which_desk_registered_them(store, scribe, older, clock, ids):
    mine, theirs = scribe.ticket("Jalan"), ids.new()
    other = Scribe(store, clock, ids, client_id="desk-2")
    third = Scribe(store, clock, ids, client_id="desk-3")
    with store.write() as tx:
        told = [
            third.event(tx, theirs, Kind.NOTE_ADDED, body={"text": '"kind":"registered"'}),
            other.event(tx, theirs, Kind.REGISTERED, description="Sampah"),
        ]
        append_remote(tx, other.echo(*told))
    scribe.save(theirs, Kind.REGISTERED, description="Lagi")
    before = {one: columns(store, one) for one in (mine, theirs)}
    assert before[mine]["registered_on"] == me(store)
    assert before[theirs]["registered_on"] == "desk-2"
    with closing(older()) as again:
        assert {one: columns(again, one) for one in before} == before


def test_what_newer_desks_said_meanwhile_is_read_after_the_upgrade(store, scribe, older):
    untouched, sent = scribe.ticket("Jalan"), scribe.ticket("Lampu")
    send(scribe, sent)
    close(scribe, sent)
    scribe.save(sent, Kind.LAPOR_SENT, body=bodies.sent("", "78", "search"))
    scribe.save(OFFICE_ID, Kind.OFFICE_SET, subject=OFFICE, **{"lapor.on": True})
    before = {one: columns(store, one) for one in (untouched, sent)}
    assert before[sent]["lapor_person"]
    assert before[sent]["queued"]
    with store.read() as tx:
        office = load_office(tx)
    with closing(older()) as again:
        assert columns(again, sent)["lapor_state"] == "siap"
        again.renew_words()
        assert {one: columns(again, one) for one in before} == before
        with again.read() as tx:
            assert load_office(tx) == office
        assert stale(again) == 0


def test_an_upgrade_that_finds_nothing_new_folds_nothing(store, scribe, older, tmp_path):
    ticket_id = scribe.ticket("Kata lapor_sent di dalam cerita")
    scribe.save(ticket_id, Kind.EDITED, description='Ketik "kind":"lapor_sent" di sini')
    before = columns(store, ticket_id)
    old = tmp_path / "third.db"
    _write_old(old, store, _migrations_until(tmp_path, 2))
    engine = open_engine(old, KEY)
    with engine.execution_options(**{WRITE: True}).begin() as tx:
        run_migrations(tx, _migrations_until(tmp_path, 3))
        assert tx.exec_driver_sql(STALE).scalar_one() == 0
    engine.dispose()
    with closing(older()) as again:
        assert columns(again, ticket_id) == before
