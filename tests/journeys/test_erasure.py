"""Identity typed, then "tanpa identitas" chosen, saved, sent: nothing of it is anywhere.

A real window, a real centre and a second desk; then every decrypted page, the vocabulary, the
folders and the centre's database are searched.
"""

from pathlib import Path

from callcenter.desk.context import Desk
from callcenter.desk.read_ticket import read_ticket
from callcenter.workstation import Workstation, open_workstation
from tests import leftovers
from tests.fakes import FakeKeychain
from tests.journeys.hands import Centre, Hands
from ui.main_window import MainWindow

PHONE = "0813-0000-8426"
NAME = "Contohman Qwerzulfan"
NIK = "1871015512990009"
SENTINELS = ("Qwerzulfan", "81300008426", "0813-0000-8426", NIK)


def left_at(station: Workstation) -> set[str]:
    """What a desk still holds of them."""
    store = station.desk.store
    store.checkpoint()
    found = leftovers.in_database(store.path, store._key, SENTINELS)
    with store.read() as tx:
        found |= leftovers.in_vocabulary(tx, SENTINELS)
    return found | leftovers.in_folder(station.desk.profile, SENTINELS)


def test_who_wants_no_identity_kept_late_is_nowhere(
    hands: Hands, window: MainWindow, centre: Centre, tmp_path: Path
) -> None:
    hands.begin(PHONE, NAME)
    hands.fill("form.description", f"Lampu jalan mati, kata {NAME}, nomor {PHONE}")
    desk = window._ctx.desk
    hands.until(lambda: _drafted(desk))
    hands.menu("strip.confidentiality", "Tanpa identitas")
    hands.reads("Hapus identitas dari laporan ini?")
    hands.tab_to("choice_wipe")
    hands.press("Space")
    hands.reads("Tanpa identitas: nama, nomor, dan NIK tidak disimpan")
    hands.until(lambda: hands.find("form.category").key() != "")
    found = hands.save()
    assert "Lampu jalan mati" in found.ticket.description
    second = open_workstation(tmp_path / "dua", keychain=FakeKeychain())
    try:
        second.sync.enrol(centre.url, centre.code(), "Meja dua")
        for _ in range(2):
            second.sync.run_once()
        assert read_ticket(second.desk, found.ticket.id).ticket.number == found.ticket.number
        assert left_at(second) == set()
    finally:
        second.close()
    store = desk.store
    store.checkpoint()
    assert leftovers.in_database(store.path, store._key, SENTINELS) == set()
    with store.read() as tx:
        assert leftovers.in_vocabulary(tx, SENTINELS) == set()
    assert leftovers.in_folder(desk.profile, SENTINELS) == set()
    assert leftovers.in_folder(centre.folder, SENTINELS) == set()


def _drafted(desk: Desk) -> bool:
    with desk.store.read() as tx:
        kept = tx.exec_driver_sql("SELECT payload FROM drafts").scalars().all()
    return any(b"Qwerzulfan" in bytes(one) for one in kept)
