"""The recovery key opens a desk nobody can open: unsent work comes out, somebody gets in again."""

import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import main
from callcenter.care.command import recover
from callcenter.care.profile import bare_desk
from callcenter.desk.import_outbox import import_outbox, preview_outbox
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import DeviceSecretMissing, KeychainMissing, SignInRefused
from callcenter.keys.recovery import make_recovery_key
from callcenter.keys.slot_file import BACKUP, KEYSLOTS
from callcenter.keys.slot_loading import overview
from callcenter.keys.slots import create_slots, lockout_of, new_keys, open_slot
from callcenter.store.backups import backups_of, make_backup
from callcenter.store.rekey import opens
from tests.builders import intake
from tests.care.conftest import Person, flip
from tests.conftest import seat
from tests.fakes import FakeKeychain
from tests.keys.people import CHEAP, RINA, TONO

ROOT = Path(main.__file__).parent
PAPER = make_recovery_key()


@pytest.fixture
def profile(tmp_path):
    return tmp_path / "meja"


@pytest.fixture
def opened(profile, keychain, clock):
    """Slots of two, sealed to the recovery key; a ticket that was never sent."""
    made = create_slots(
        profile, keychain, new_keys(), [RINA, TONO], clock, recovery=PAPER.public, costs=CHEAP
    )
    with bare_desk(profile, profile / "desk.db", made.dek, made.keys.files, clock) as desk:
        seat(SimpleNamespace(desk=desk))
        register_ticket(desk, intake())
    return made


@pytest.fixture
def run(profile, keychain, clock):
    def recovering(person, chain=None):
        kept = chain or keychain
        return recover(profile, terminal=person, keychain=lambda: kept, clock=clock)

    return recovering


def person(key=PAPER.private, anew="tidak", **more):
    answers = {"pemulihan": key, "Buat kunci": anew} | more
    return Person(answers)


NEW = {
    "Nama pengguna": "sari",
    "Nama lengkap": "Contoh Sari",
    "Kata sandi baru": "pisang goreng pagi ini",
    "Ulangi": "pisang goreng pagi ini",
}


def words_of(one):
    return next(line for line in one.said if "catat sekarang" in line).rpartition(": ")[2]


def sealed(profile):
    return next((profile / "diselamatkan").glob("*.lpgx"))


def test_unsent_work_comes_out_without_any_keychain(profile, opened, clock, workstation):
    def none():
        raise KeychainMissing

    before = (profile / KEYSLOTS).read_bytes()
    one = person()
    assert recover(profile, terminal=one, keychain=none, clock=clock) == 0, one.all_said
    shown = preview_outbox(workstation.desk, sealed(profile), words_of(one))
    assert shown.tickets == 1
    assert import_outbox(workstation.desk, sealed(profile), words_of(one)).fresh == shown.events
    assert (profile / KEYSLOTS).read_bytes() == before
    assert opens(profile / "desk.db", opened.dek)


def test_the_key_is_never_shown_nor_kept(profile, opened, run):
    one = person()
    run(one)
    signs = PAPER.private.replace("-", "")
    assert signs not in one.all_said.replace("-", "")
    for file in profile.rglob("*"):
        if file.is_file():
            assert PAPER.private.encode() not in file.read_bytes()
    assert opened


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(
    "text",
    ["", "bukan kunci", PAPER.public, make_recovery_key().private, PAPER.private[:-4] + "2222"],
    ids=["none", "words", "public", "another", "mistyped"],
)
def test_another_key_opens_nothing_and_is_said_in_words(profile, run, text):
    one = person(text)
    assert run(one) == 2
    assert "kunci pemulihan tidak diterima" in one.all_said
    assert not (profile / "diselamatkan").exists()


def test_a_forgotten_passphrase_on_the_same_computer_keeps_the_others(
    profile, opened, run, keychain, clock
):
    renewed = NEW | {"Nama pengguna": RINA.uid, "Nama lengkap": RINA.name}
    one = person(anew="ya", **renewed)
    assert run(one) == 0, one.all_said
    lockout = lockout_of(profile, keychain, clock)
    again = open_slot(profile, keychain, RINA.uid, NEW["Ulangi"], lockout)
    assert again.dek == opened.dek
    with pytest.raises(SignInRefused):
        open_slot(profile, keychain, RINA.uid, RINA.passphrase, lockout)
    assert open_slot(profile, keychain, TONO.uid, TONO.passphrase, lockout).dek == opened.dek


def test_a_folder_copied_to_another_computer_gets_its_own_keys(
    profile, opened, run, keychain, clock
):
    original = profile.with_name("asal")
    shutil.copytree(profile, original)
    elsewhere = FakeKeychain()
    with pytest.raises(DeviceSecretMissing):
        overview(profile, elsewhere)
    one = person(anew="ya", **NEW)
    assert run(one, elsewhere) == 0, one.all_said
    lockout = lockout_of(profile, elsewhere, clock)
    fresh = open_slot(profile, elsewhere, "sari", NEW["Ulangi"], lockout)
    assert fresh.dek != opened.dek
    assert fresh.keys.files == opened.keys.files
    assert opens(profile / "desk.db", fresh.dek)
    assert not opens(profile / "desk.db", opened.dek)
    assert opens(backups_of(profile / "desk.db")[0].database, fresh.dek)
    assert [who.uid for who in overview(profile, elsewhere).operators] == ["sari"]
    assert overview(profile, elsewhere).recovery
    # The one it was copied from is as it was.
    there = lockout_of(original, keychain, clock)
    assert open_slot(original, keychain, RINA.uid, RINA.passphrase, there).dek == opened.dek


@pytest.mark.usefixtures("opened")
def test_two_passphrases_that_differ_change_nothing(profile, run):
    before = (profile / KEYSLOTS).read_bytes()
    one = person(anew="ya", **(NEW | {"Ulangi": "pisang goreng pagi itu"}))
    assert run(one) == 2
    assert (profile / KEYSLOTS).read_bytes() == before


def test_lost_slots_are_found_beside_a_backup(profile, opened, run, clock):
    make_backup(profile / "desk.db", opened.dek, clock.now())
    for name in (KEYSLOTS, BACKUP):
        (profile / name).unlink(missing_ok=True)
    one = person()
    assert run(one) == 0, one.all_said
    assert sealed(profile).is_file()


def test_a_damaged_database_is_repaired_on_the_way(profile, opened, run, clock):
    database = profile / "desk.db"
    make_backup(database, opened.dek, clock.now())
    flip(database, database.stat().st_size - 50)
    one = person(dipasang="ya")
    assert run(one) == 0, one.all_said
    assert opens(database, opened.dek)
    assert list(profile.glob("desk.db.rusak-*"))


def test_where_nothing_is_it_says_so_and_makes_nothing(tmp_path):
    place = tmp_path / "tidak-ada"
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--recover", "--profile", str(place)],
        input=f"{PAPER.private}\n", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "belum ada kunci per orang" in done.stdout
    assert done.stderr == ""
    assert not place.exists()


def test_the_key_is_no_argument():
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--recover", PAPER.private],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "unrecognized arguments" in done.stderr
