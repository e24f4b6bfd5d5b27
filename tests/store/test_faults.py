"""What is a fault of the machine and what is a bug: only the first is told as the machine's."""

import pytest
from sqlalchemy.exc import DBAPIError

from callcenter.store.upgrade import copy_file


def test_a_value_the_driver_cannot_take_stays_a_bug(store):
    with store.read() as tx, pytest.raises(DBAPIError) as caught:
        tx.exec_driver_sql("SELECT ?", (object(),))
    assert not hasattr(caught.value.orig, "sqlite_errorcode")


def test_file_trouble_that_is_no_lack_of_room_is_not_called_so(store, path):
    path.with_name(path.name + ".bak.part").mkdir()
    with pytest.raises(IsADirectoryError):
        copy_file(store._engine, path, "bak")
