"""The opening order and the transactions of the one engine (SECURITY 1, ARCHITECTURE traps)."""

import os
import shutil
import traceback
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import QueuePool, text
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlcipher3 import dbapi2

from callcenter.errors import (
    CipherMissing,
    DiskFull,
    StoreBusy,
    StoreDamaged,
    StorePlaintext,
)
from callcenter.store import engine as engine_module
from callcenter.store import kv
from callcenter.store.engine import open_engine
from callcenter.store.projection import project
from tests.store.scribe import KEY

EXPECTED = {
    "foreign_keys": 1,
    "journal_mode": "wal",
    "synchronous": 2,
    "wal_autocheckpoint": 4000,
    "secure_delete": 1,
    "temp_store": 2,
    "mmap_size": 0,
    "trusted_schema": 0,
    "busy_timeout": 10_000,
}


def test_two_threads_that_read_modify_write_lose_no_update(store):
    with store.write() as tx:
        kv.put(tx, "count", b"0")

    def add_many(_):
        for _ in range(150):
            with store.write() as tx:
                kv.put(tx, "count", b"%d" % (int(kv.get(tx, "count") or 0) + 1))

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(add_many, range(2)))
    with store.read() as tx:
        assert kv.get(tx, "count") == b"300"


def test_what_need_not_be_durable_waits_for_no_disk_and_only_that(store):
    def synchronous(tx):
        return tx.exec_driver_sql("PRAGMA synchronous").scalar()

    with store.write(durable=False) as tx:
        kv.put(tx, "hint", b"1")
        assert synchronous(tx) == 1
    with pytest.raises(ValueError, match="mine"), store.write(durable=False):
        raise ValueError("mine")
    assert isinstance(store._engine.pool, QueuePool)
    assert store._engine.pool.checkedin() == 1
    with store.write() as tx:
        assert synchronous(tx) == 2
        assert kv.get(tx, "hint") == b"1"


def test_the_wal_is_moved_while_a_reader_holds_its_view(store):
    with store.write() as tx:
        kv.put(tx, "count", b"1")
    with store.read() as view:
        assert kv.get(view, "count") == b"1"
        with store.write() as tx:
            kv.put(tx, "count", b"2")
        store.move_wal()
        assert kv.get(view, "count") == b"1"
    store.move_wal()
    assert store.path.stat().st_size > 100_000


def test_every_pooled_connection_has_the_pragmas(store):
    assert isinstance(store._engine.pool, QueuePool)
    connections = [store._engine.connect() for _ in range(6)]
    try:
        for connection in connections:
            found = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in EXPECTED
            }
            assert found == EXPECTED
    finally:
        for connection in connections:
            connection.close()


def test_eight_threads_work_at_once(store):
    def work(number):
        for step in range(10):
            with store.write() as tx:
                kv.put(tx, f"{number}-{step}", b"x")
            with store.read() as tx:
                assert kv.get(tx, f"{number}-{step}") == b"x"

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(8)))
    with store.read() as tx:
        assert tx.execute(text("SELECT count(*) FROM kv")).scalar() == 80


def test_a_reader_sees_one_state_while_another_writes(store):
    with store.read() as reading:
        assert kv.get(reading, "a") is None
        with store.write() as tx:
            kv.put(tx, "a", b"1")
        assert kv.get(reading, "a") is None
    with store.read() as reading:
        assert kv.get(reading, "a") == b"1"


def test_a_block_that_raises_leaves_nothing(store):
    def fail():
        with store.write() as tx:
            kv.put(tx, "a", b"1")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        fail()
    with store.read() as tx:
        assert kv.get(tx, "a") is None


def test_what_is_written_while_reading_is_thrown_away(store):
    with store.read() as tx:
        kv.put(tx, "a", b"1")
    with store.read() as tx:
        assert kv.get(tx, "a") is None


@pytest.mark.usefixtures("store")
def test_the_folder_is_private_and_the_file_encrypted(path):
    if os.name == "posix":
        assert path.parent.stat().st_mode & 0o777 == 0o700
    assert not path.read_bytes().startswith(b"SQLite format 3")


def test_a_plaintext_file_is_refused_and_left_alone(open_store, path):
    path.parent.mkdir(parents=True)
    plain = dbapi2.connect(str(path))
    plain.execute("CREATE TABLE a (x)")
    plain.commit()
    plain.close()
    before = path.read_bytes()
    with pytest.raises(StorePlaintext) as caught:
        open_store()
    assert caught.value.path == str(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("key", [b"", b"short", KEY + b"x"])
def test_without_a_whole_key_nothing_is_written(path, key):
    with pytest.raises(ValueError, match="32 bytes"):
        open_engine(path, key)
    assert not path.exists()


def test_a_forgotten_key_statement_is_noticed_before_anything_is_kept(path, monkeypatch):
    class Forgetful:
        """A driver whose PRAGMA key does nothing: it writes plaintext silently."""

        Error = dbapi2.Error

        def __init__(self, *args, **more):
            self._real = dbapi2.connect(*args, **more)

        def execute(self, statement, *args):
            if statement.startswith("PRAGMA key"):
                statement = "SELECT 1"
            return self._real.execute(statement, *args)

        def __getattr__(self, name):
            return getattr(self._real, name)

    class Module:
        connect = Forgetful

        def __getattr__(self, name):
            return getattr(dbapi2, name)

    monkeypatch.setattr(engine_module, "dbapi2", Module())
    engine = open_engine(path, KEY)
    with pytest.raises(StorePlaintext):
        engine.connect()


def test_a_driver_that_cannot_encrypt_is_refused(monkeypatch, open_store):
    import sqlite3

    class Module:
        connect = staticmethod(sqlite3.connect)

        def __getattr__(self, name):
            return getattr(dbapi2, name)

    def connect(*args, **more):
        return sqlite3.connect(*args, **more)

    module = Module()
    module.connect = connect
    monkeypatch.setattr(engine_module, "dbapi2", module)
    with pytest.raises(CipherMissing):
        open_store()


def test_a_wrong_key_is_damage_and_touches_nothing(store, open_store, path):
    store.close()
    before = path.read_bytes()
    with pytest.raises(StoreDamaged):
        open_store(key=bytes(32))
    assert path.read_bytes() == before


def test_a_damaged_page_is_told_and_the_file_left_alone(scribe, store, open_store, path):
    for _ in range(20):
        scribe.ticket("Jalan rusak " * 40)
    store.close()
    data = bytearray(path.read_bytes())
    for page in range(4, len(data) // 4096):
        data[page * 4096 + 2000] ^= 0xFF
    path.write_bytes(data)

    def read_all():
        damaged = open_store()
        with damaged.read() as tx:
            tx.execute(text("SELECT sum(length(raw)) FROM events")).scalar()

    with pytest.raises(StoreDamaged):
        read_all()
    assert path.read_bytes() == data


def test_a_foreign_database_under_our_key_is_not_taken_over(open_store, path):
    engine = open_engine(path, KEY)
    with engine.begin() as tx:
        tx.exec_driver_sql("CREATE TABLE strange (x)")
    engine.dispose()
    with pytest.raises(StoreDamaged):
        open_store()


def test_a_database_without_our_mark_is_not_ours(store, open_store):
    with store.write() as tx:
        tx.execute(text("DELETE FROM meta"))
    store.close()
    with pytest.raises(StoreDamaged):
        open_store()


def test_an_error_that_is_no_fault_of_the_machine_stays_a_bug(store):
    with store.read() as tx, pytest.raises(DatabaseError, match="no such table"):
        tx.execute(text("SELECT * FROM no_such_thing"))


def test_a_connection_that_store_did_not_begin_cannot_write_events(store, scribe):
    event = scribe.save("t1", "registered", description="Sampah")
    with store._engine.connect() as tx, pytest.raises(KeyError):
        project(tx, event.subject, [event.subject_id])


def test_attach_is_denied(store, tmp_path):
    with store.read() as tx, pytest.raises(DatabaseError, match="not authorized"):
        tx.exec_driver_sql(f"ATTACH '{tmp_path / 'other.db'}' AS other")
    assert not (tmp_path / "other.db").exists()


def test_a_failing_statement_shows_no_value(store):
    secret = "1871000000000001"

    def fail():
        with store.write() as tx:
            tx.execute(text("INSERT INTO drafts VALUES (:a, NULL, 1)"), {"a": secret})

    with pytest.raises(IntegrityError) as caught:
        fail()
    told = "".join(traceback.format_exception(caught.value))
    assert "drafts.payload" in told
    assert secret not in told


def test_a_held_lock_is_busy(store, path):
    other = open_engine(path, KEY, busy_seconds=0.05)

    def wait():
        with other.execution_options(callcenter_write=True).begin():
            raise AssertionError("the lock was not held")

    with store.write(), pytest.raises(StoreBusy):
        wait()
    other.dispose()


def test_a_full_disk_is_told_and_loses_nothing(store):
    with store.write() as tx:
        kv.put(tx, "a", b"1")
    connection = store._engine.connect()
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    connection.commit()
    connection.close()

    def fill():
        with store.write() as tx:
            kv.put(tx, "b", b"x" * 1_000_000)

    with pytest.raises(DiskFull):
        fill()
    with store.read() as tx:
        assert kv.get(tx, "a") == b"1"
        assert kv.get(tx, "b") is None


def test_a_copy_opens_with_the_same_key_alone(store, scribe, open_store, tmp_path, path):
    ticket_id = scribe.ticket()
    store.close()
    shutil.copyfile(path, tmp_path / "copy.db")
    copy = open_store(tmp_path / "copy.db")
    with copy.read() as tx:
        assert tx.execute(text("SELECT id FROM tickets")).scalars().all() == [ticket_id]
