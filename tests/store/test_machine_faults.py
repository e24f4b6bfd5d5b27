"""A machine in the way while a desk opens or closes: a typed fault, never a bare error."""

import resource
from contextlib import contextmanager

import pytest

from callcenter.errors import DiskFull, EnvironmentFault, StoreDamaged, StoreUnwritable, file_fault
from callcenter.store import kv
from callcenter.store.faults import fault_of
from callcenter.workstation import open_workstation
from tests.fakes import FakeKeychain


@contextmanager
def no_room(limit=0):
    """No file of this process may grow beyond `limit` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.logs_warnings
def test_a_store_whose_disk_takes_no_more_closes_and_keeps_its_wal(store, open_store, path):
    with store.write() as tx:
        kv.put(tx, "a", b"x" * 300_000)
    wal = path.with_name("desk.db-wal")
    with no_room(path.stat().st_size):
        store.close()
    assert store._engine.pool.checkedin() == 0
    assert wal.stat().st_size > 300_000
    again = open_store()
    with again.read() as tx:
        assert kv.get(tx, "a") == b"x" * 300_000


@pytest.mark.logs_warnings
def test_a_checkpoint_past_the_engine_raises_our_own_error(store, path):
    with store.write() as tx:
        kv.put(tx, "a", b"x" * 300_000)
    with no_room(path.stat().st_size), pytest.raises(EnvironmentFault):
        store.checkpoint()


@pytest.mark.parametrize("where", ["", "below", "below/it"])
def test_a_file_where_the_profile_should_be_is_told(tmp_path, where):
    (tmp_path / "p").write_text("no folder")
    with pytest.raises(StoreUnwritable):
        open_workstation(tmp_path / "p" / where, keychain=FakeKeychain())


def test_a_profile_that_takes_no_file_at_all_is_told(tmp_path):
    with no_room(), pytest.raises((StoreUnwritable, DiskFull)):
        open_workstation(tmp_path / "p", keychain=FakeKeychain())


class DriverError(Exception):
    """Carries the code the driver's errors carry."""

    def __init__(self, code):
        super().__init__()
        self.sqlite_errorcode = code


def test_a_failed_write_is_no_damage_and_a_failed_read_is(tmp_path):
    path = tmp_path / "desk.db"
    assert isinstance(fault_of(DriverError(10 | 3 << 8), path), StoreUnwritable)
    assert isinstance(fault_of(DriverError(10 | 1 << 8), path), StoreDamaged)
    assert isinstance(fault_of(DriverError(13), path), DiskFull)


@pytest.mark.parametrize(("code", "kind"), [(28, DiskFull), (30, StoreUnwritable)])
def test_what_files_say_becomes_a_fault(code, kind):
    fault = file_fault(OSError(code, "x"), "p")
    assert isinstance(fault, kind)
    assert fault.path == "p"
