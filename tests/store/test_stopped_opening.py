"""A desk whose upgrade is stopped while it opens: nothing stays open, the next opening does it."""

import pytest

from callcenter.desk.read_ticket import find_number
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import Cancelled
from callcenter.store.search import search
from callcenter.tickets.intake import Intake
from callcenter.workstation import DATABASE, open_workstation
from tests.conftest import seat
from tests.store.old_file import set_back


@pytest.mark.parametrize("step", ["copy", "upgrade 3/14", "words 1/1"])
def test_a_stopped_opening_leaves_nothing_open_and_the_next_one_goes_on(
    tmp_path, keychain, clock, step, monkeypatch
):
    monkeypatch.setattr("callcenter.store.upgrade._STEPS", 1)
    profile = tmp_path / "p"
    station = open_workstation(profile, keychain=keychain, clock=clock)
    seat(station)
    made = register_ticket(station.desk, Intake(description="Jalan putus", category="perairan"))
    with station.desk.store.write() as tx:
        tx.exec_driver_sql("UPDATE meta SET value = 'earlier' WHERE name = 'words_version'")
    set_back(station.desk.store)
    station.close()
    before = (profile / DATABASE).read_bytes()
    heard: list[str] = []
    with pytest.raises(Cancelled):
        open_workstation(
            profile,
            keychain=keychain,
            clock=clock,
            progress=heard.append,
            stop=lambda: step in heard,
        )
    assert heard[-1] == step
    assert not (profile / f"{DATABASE}-wal").exists()  # whoever closes last takes it away
    if step != "words 1/1":
        assert (profile / DATABASE).read_bytes() == before
    again = open_workstation(profile, keychain=keychain, clock=clock)
    assert find_number(again.desk, made.number) == made.ticket_id
    with again.desk.store.read() as tx:
        assert [hit.ticket_id for hit in search(tx, "putus")] == [made.ticket_id]
    again.close()
