"""A database under another key: all of it or nothing, and nothing of the old key stays behind."""

import os

import pytest

from callcenter.errors import StoreBusy, StoreDamaged, StorePlaintext, StoreUnwritable
from callcenter.store.engine import open_engine
from callcenter.store.rekey import opens, rekey

OLD, NEW = os.urandom(32), os.urandom(32)


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "profile" / "desk.db"
    engine = open_engine(path, OLD)
    with engine.begin() as tx:
        tx.exec_driver_sql("CREATE TABLE kept (body BLOB)")
        for _ in range(100):
            tx.exec_driver_sql("INSERT INTO kept VALUES (randomblob(1000))")
    engine.dispose()
    return path


def count(path, key):
    engine = open_engine(path, key)
    with engine.connect() as tx:
        found = tx.exec_driver_sql("SELECT count(*) FROM kept").scalar()
        assert tx.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    engine.dispose()
    return found


def test_all_rows_are_there_under_the_new_key_and_no_page_under_the_old(database):
    before = database.read_bytes()
    rekey(database, OLD, NEW)
    after = database.read_bytes()
    assert (opens(database, OLD), opens(database, NEW)) == (False, True)
    assert count(database, NEW) == 100
    pages = {before[at : at + 4096] for at in range(0, len(before), 4096)}
    assert not pages & {after[at : at + 4096] for at in range(0, len(after), 4096)}
    wal = database.with_name("desk.db-wal")
    assert not wal.exists() or wal.stat().st_size == 0


def test_what_another_connection_has_open_is_not_rekeyed(database):
    engine = open_engine(database, OLD)
    with engine.connect() as tx:
        tx.exec_driver_sql("SELECT count(*) FROM kept").scalar()
        writer = open_engine(database, OLD)
        with writer.begin() as other:
            other.exec_driver_sql("INSERT INTO kept VALUES (x'00')")
        writer.dispose()
        with pytest.raises(StoreBusy):
            rekey(database, OLD, NEW, busy_seconds=0.05)
    engine.dispose()
    assert count(database, OLD) == 101


def test_a_wrong_key_changes_nothing(database):
    with pytest.raises(StoreDamaged):
        rekey(database, NEW, OLD)
    assert count(database, OLD) == 100
    for short in (b"", b"x" * 31):
        with pytest.raises(ValueError, match="32 bytes"):
            rekey(database, OLD, short)
    assert count(database, OLD) == 100


def test_no_room_leaves_the_old_key(database):
    import resource
    import signal

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (database.stat().st_size // 2, limits[1]))
    try:
        with pytest.raises(StoreUnwritable):
            rekey(database, OLD, NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert count(database, OLD) == 100


def test_asking_whether_a_key_opens_makes_and_changes_nothing(database, tmp_path):
    before = database.read_bytes()
    assert not opens(tmp_path / "none.db", OLD)
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "empty.db").touch()
    assert not opens(tmp_path / "empty.db", OLD)
    assert (tmp_path / "empty.db").stat().st_size == 0
    assert not opens(database, NEW)
    assert opens(database, OLD)
    assert database.read_bytes() == before
    (tmp_path / "plain.db").write_bytes(b"SQLite format 3\x00" + bytes(4080))
    with pytest.raises(StorePlaintext):
        opens(tmp_path / "plain.db", OLD)
