"""The rig of the erasures: two desks that know a plainly invented person, and who still does.

Names and numbers are looked for as bytes. Who imports its fixtures names them in `__all__`.
"""

import pytest
from sqlalchemy import URL

from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.add_note import add_note
from callcenter.desk.edit_ticket import edit_ticket
from callcenter.desk.log_contact import log_call
from callcenter.desk.mark_prank import mark_prank
from callcenter.desk.register_ticket import register_ticket
from callcenter.server.database import FILE_NAME
from callcenter.server.server_search import catch_up
from callcenter.tickets.event import Change
from tests import leftovers
from tests.builders import intake
from tests.sync.stations import settle

NAME = "Contohwati Zyqxulindra"
PHONE = "0812-0000-7391"
NIK = "1871995512990007"
BEHALF = "Tuan Hjexulokan"
SPOKEN = "Bu Zyqxulindra minta ditelepon di 0812 0000 7391"
SENTINELS = ("Zyqxulindra", "81200007391", "0812-0000-7391", "0812 0000 7391", NIK, "Hjexulokan")
STORY = "Jembatan vlaxomptar ambruk di dusun qwiztambeh"
FILE = "ktp-zyqxulindra.png"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(3_000)


@pytest.fixture
def desk(new_station):
    return new_station("satu", 417)


@pytest.fixture
def other(new_station):
    return new_station("dua", 500)


def told(**more):
    return intake(
        phone=PHONE, name=NAME, nik=NIK, on_behalf_of=BEHALF,
        description=f"{STORY}. Pelapor Contohwati Zyqxulindra.", **more,
    )  # fmt: skip


def at_desk(station, sentinels=SENTINELS):
    """Everything of it that this desk still holds, after its log was moved into the file."""
    store = station.desk.store
    store.checkpoint()
    found = leftovers.in_database(store.path, store._key, sentinels)
    with store.read() as tx:
        found |= leftovers.in_vocabulary(tx, sentinels)
    return found | leftovers.in_folder(station.desk.profile, sentinels)


def at_centre(centre, sentinels=SENTINELS):
    """Everything of it that the centre still holds, its index brought up to date."""
    while catch_up(centre.centre):
        pass
    found = leftovers.in_folder(centre.folder / "files", sentinels)
    if isinstance(centre.place, URL):
        return found | leftovers.in_postgres(centre.place, sentinels)
    centre.database.scour()
    return found | leftovers.in_sqlite(centre.folder / FILE_NAME, sentinels)


@pytest.fixture
def known(centre, desk, other):
    """A person who told much, on two desks; (ticket id, caller id)."""
    made = register_ticket(desk.desk, told(), notes=(SPOKEN,))
    settle(desk, other)
    add_note(other.desk, made.ticket_id, f"Dari meja dua: {SPOKEN}")
    log_call(other.desk, made.ticket_id, incoming=False, seconds=40, text=SPOKEN)
    add_attachment(desk.desk, made.ticket_id, [keep_bytes(desk.desk, FILE, PICTURE)])
    edit_ticket(desk.desk, made.ticket_id, [Change("reporter_name", "Ny. Contohwati Zyqxulindra")])
    mark_prank(desk.desk, PHONE, note=SPOKEN)
    settle(desk, other)
    assert at_centre(centre) >= {"Zyqxulindra", "81200007391"}
    assert at_desk(other) >= {"Zyqxulindra", "81200007391"}
    return made.ticket_id, made.caller_id
