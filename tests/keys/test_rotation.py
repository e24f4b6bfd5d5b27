"""A new data key for whoever stays, over a real database; what was known before opens nothing."""

import shutil

import pytest
from msgspec.structs import replace

from callcenter.errors import DiskFull, NotFound, SignInRefused, StoreDamaged, StoreUnwritable
from callcenter.keys.recovery import make_recovery_key, open_recovery
from callcenter.keys.rotation import rotate, settle
from callcenter.keys.slot_changes import add_slot, remove_slot, set_recovery
from callcenter.keys.slot_file import BACKUP, KEYSLOTS
from callcenter.keys.slot_loading import load, overview
from callcenter.keys.slot_making import Vouch
from callcenter.keys.slots import change_passphrase, new_keys, open_slot
from callcenter.store.engine import open_engine
from callcenter.store.rekey import opens, rekey
from tests.keys.people import CHEAP, RINA, SARI, TONO

KEY = make_recovery_key()


class House:
    """A profile with slots and a real database under their data key."""

    def __init__(self, profile, keychain, opened, enter):
        self.profile, self.keychain, self.opened, self.enter = profile, keychain, opened, enter
        self.database = profile / "desk.db"
        engine = open_engine(self.database, opened.dek)
        with engine.begin() as tx:
            tx.exec_driver_sql("CREATE TABLE kept (body TEXT)")
            tx.exec_driver_sql("INSERT INTO kept VALUES ('Jalan berlubang di Contoh')")
        engine.dispose()

    def opens(self, key):
        return opens(self.database, key)

    def rekey(self, old, new):
        rekey(self.database, old, new)

    def turn(self, opened, rewrite=None):
        return rotate(self.profile, self.keychain, opened, rewrite or self.rekey, self.opens)

    def settled(self, opened):
        return settle(self.profile, self.keychain, opened, self.opens)

    def overview(self):
        return overview(self.profile, self.keychain)

    def recovered(self):
        return open_recovery(self.profile, KEY.private)

    def body(self, key):
        engine = open_engine(self.database, key)
        with engine.connect() as tx:
            found = tx.exec_driver_sql("SELECT body FROM kept").scalar()
        engine.dispose()
        return found


@pytest.fixture
def house(profile, keychain, opened, enter):
    return House(profile, keychain, opened, enter)


def failing(_old, _new):
    raise DiskFull("desk.db")


def test_everybody_who_stays_opens_with_the_passphrase_they_have(house):
    opened = house.opened
    opened = set_recovery(house.profile, house.keychain, opened, KEY.public)
    first = opened.keys
    for number in (2, 3):
        opened = house.turn(opened)
        assert opened.number == number
        assert opened.dek != first.dek
        assert opened.keys.files == first.files
        assert house.enter(RINA).keys == house.enter(TONO).keys == opened.keys
        assert house.recovered().keys == opened.keys
        assert house.body(opened.dek) == "Jalan berlubang di Contoh"
        assert not house.opens(first.dek)
    shown = house.overview()
    assert (shown.rotation_due, shown.rotation_pending, shown.copy_whole) == (False, False, True)


def test_who_left_opens_nothing_with_all_they_had(house, tmp_path):
    opened = house.opened
    taken = tmp_path / "taken"
    shutil.copytree(house.profile, taken)
    house.turn(remove_slot(house.profile, house.keychain, opened, "tono"))
    with pytest.raises(SignInRefused):
        house.enter(TONO)
    shutil.copy(taken / KEYSLOTS, house.profile / KEYSLOTS)
    old = house.enter(TONO)
    assert not house.opens(old.dek)
    now = load_numbers(house.profile / BACKUP)
    assert now == (2, 0)


def load_numbers(path) -> tuple[int, int]:
    from callcenter.keys.slot_file import read

    file = read(path)
    assert file is not None
    return file.number, file.pending


def test_a_passphrase_changed_after_the_file_was_taken_protects_later_keys(house, lockout):
    """The old file with the old passphrase holds an old private key: nothing new is for it."""
    before = load(house.profile, house.keychain).file.slot("rina")
    changed = change_passphrase(
        house.profile, house.keychain, "rina",
        old=RINA.passphrase, new="kata sandi yang baru", lockout=lockout, costs=CHEAP,
    )  # fmt: skip
    after = house.turn(changed)
    assert load(house.profile, house.keychain).file.slot("rina").public != before.public
    assert house.enter(RINA, "kata sandi yang baru").keys == after.keys
    assert house.opens(after.dek)


def test_a_rekey_that_fails_is_settled_at_the_next_sign_in(house):
    opened = house.opened
    with pytest.raises(DiskFull):
        house.turn(opened, failing)
    waiting = house.enter(TONO)
    assert waiting.pending is not None
    assert house.overview().rotation_pending
    after = house.settled(waiting)
    assert (after.dek, after.pending, after.number) == (opened.dek, None, 1)
    assert house.overview().rotation_due  # it is still to be done
    assert house.settled(after) is after
    assert house.turn(after).number == 2


def test_a_rotation_can_be_begun_again_over_an_unsettled_one(house):
    opened = house.opened
    with pytest.raises(DiskFull):
        house.turn(opened, failing)
    waiting = house.enter(TONO)
    after = house.turn(waiting)
    assert after.number == 2
    assert after.dek not in (opened.dek, waiting.pending.dek)
    assert house.opens(after.dek)


def test_a_rotation_begun_over_one_that_only_lacked_its_end_never_drops_the_key_that_opens(house):
    def ended(old, new):
        house.rekey(old, new)
        raise DiskFull("desk.db")

    with pytest.raises(DiskFull):
        house.turn(house.opened, ended)
    waiting = house.enter(TONO)
    with pytest.raises(DiskFull):
        house.turn(waiting, failing)
    after = house.settled(house.enter(RINA))
    assert after.dek == waiting.pending.dek
    assert house.body(after.dek) == "Jalan berlubang di Contoh"


def test_a_rekey_that_did_nothing_is_told_and_the_old_key_stays(house):
    opened = house.opened
    with pytest.raises(StoreUnwritable):
        house.turn(opened, lambda _old, _new: None)
    assert house.enter(RINA).keys == opened.keys
    assert not house.overview().rotation_pending


def test_a_database_that_neither_opens_changes_nothing(house):
    opened = house.opened
    with pytest.raises(DiskFull):
        house.turn(opened, failing)
    before = (house.profile / KEYSLOTS).read_bytes()
    house.database.write_bytes(b"\x01" * 8192)
    with pytest.raises(StoreDamaged):
        house.settled(house.enter(RINA))
    house.database.unlink()
    with pytest.raises(StoreDamaged):
        house.settled(house.enter(RINA))
    assert not house.database.exists()
    assert (house.profile / KEYSLOTS).read_bytes() == before


def test_slots_given_and_taken_while_a_rotation_waits_hold_both_keys(house, clock):
    opened = house.opened
    with pytest.raises(DiskFull):
        house.turn(opened, failing)
    waiting = house.enter(RINA)
    vouch = Vouch("online", "pusat")
    waiting = add_slot(
        house.profile, house.keychain, waiting, SARI, vouch, clock=clock, costs=CHEAP
    )
    waiting = set_recovery(house.profile, house.keychain, waiting, KEY.public)
    waiting = remove_slot(house.profile, house.keychain, waiting, "tono")
    found = house.recovered()
    assert (found.keys, found.pending) == (waiting.keys, waiting.pending)
    assert house.enter(SARI).pending == waiting.pending
    house.rekey(waiting.dek, waiting.pending.dek)  # the kill came after the rekey, say
    after = house.settled(house.enter(SARI))
    assert after.dek == waiting.pending.dek
    assert house.enter(RINA).dek == house.recovered().dek == after.dek
    with pytest.raises(NotFound):
        remove_slot(house.profile, house.keychain, after, "tono")


def test_by_the_recovery_key_too(house):
    opened = house.opened
    set_recovery(house.profile, house.keychain, opened, KEY.public)
    after = house.turn(house.recovered())
    assert after.slot is None
    assert house.enter(RINA).dek == after.dek == house.recovered().dek
    assert house.settled(after) is after


def test_whoever_was_signed_in_before_must_sign_in_again(house):
    opened = house.opened
    house.turn(house.enter(TONO))
    with pytest.raises(SignInRefused):
        remove_slot(house.profile, house.keychain, opened, "tono")
    with pytest.raises(SignInRefused):
        house.turn(opened)
    with pytest.raises(SignInRefused):
        house.turn(RecoveredElsewhere.of(opened))


class RecoveredElsewhere:
    """Keys that are of no profile here."""

    @staticmethod
    def of(opened):
        return replace(opened, slot=None, keys=new_keys())


def test_pending_keys_are_not_sealed_for_who_left(house, lockout):
    opened = house.opened
    opened = remove_slot(house.profile, house.keychain, opened, "tono")
    with pytest.raises(DiskFull):
        house.turn(opened, failing)
    for name in (KEYSLOTS, BACKUP):
        assert b"tono" not in (house.profile / name).read_bytes()
    assert (
        open_slot(house.profile, house.keychain, "rina", RINA.passphrase, lockout).pending
        is not None
    )
