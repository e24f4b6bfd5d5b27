"""An old profile gets slots; its key leaves the keychain only when they have opened."""

import pytest

from callcenter.errors import KeyMissing, PassphraseRefused, SlotsDamaged
from callcenter.keys.adopting import Stage, adopt, stage_of
from callcenter.keys.data_key import attachments_key, data_key, profile_id
from callcenter.keys.recovery import make_recovery_key, open_recovery
from callcenter.keys.slot_file import KEYSLOTS
from callcenter.keys.slot_making import NewOperator
from callcenter.keys.slots import create_slots, lockout_of, open_slot
from tests.fakes import FakeKeychain
from tests.keys.people import CHEAP, RINA, TONO


def entered(profile, keychain, clock, who=RINA):
    lockout = lockout_of(profile, keychain, clock)
    return open_slot(profile, keychain, who.uid, who.passphrase, lockout)


def old_name(profile) -> str:
    return f"data-key-{profile_id(profile)}"


def test_an_old_profile_opens_with_the_same_keys_and_the_keychain_has_none(
    profile, keychain, clock
):
    old = data_key(profile, keychain)
    recovery = make_recovery_key()
    opened = adopt(profile, keychain, [RINA, TONO], clock, recovery=recovery.public, costs=CHEAP)
    assert (opened.dek, opened.keys.files) == (old, attachments_key(old))
    assert list(keychain.kept) == [f"device-secret-{profile_id(profile)}"]
    assert old not in keychain.kept.values()
    for who in (RINA, TONO):
        assert entered(profile, keychain, clock, who).keys == opened.keys
    assert open_recovery(profile, recovery.private).keys == opened.keys


def test_stages_of_a_profile(profile, keychain, clock):
    assert stage_of(profile, keychain) is Stage.NEW
    data_key(profile, keychain)
    assert stage_of(profile, keychain) is Stage.OLD
    (profile / "desk.db").write_bytes(b"x")
    assert stage_of(profile, keychain) is Stage.OLD
    assert stage_of(profile, FakeKeychain()) is Stage.LOST
    adopt(profile, keychain, [RINA], clock, costs=CHEAP)
    assert stage_of(profile, keychain) is Stage.SLOTS
    assert stage_of(profile, FakeKeychain()) is Stage.SLOTS
    (profile / KEYSLOTS).unlink()
    assert stage_of(profile, keychain) is Stage.SLOTS  # the copy is there: no second set is made


def test_a_passphrase_that_is_refused_leaves_the_old_way(profile, keychain, clock):
    old = data_key(profile, keychain)
    with pytest.raises(PassphraseRefused):
        adopt(profile, keychain, [NewOperator("rina", "Contoh", "pendek")], clock, costs=CHEAP)
    assert stage_of(profile, keychain) is Stage.OLD
    assert data_key(profile, keychain) == old


def test_without_an_old_key_there_is_nothing_to_adopt(profile, keychain, clock):
    with pytest.raises(KeyMissing):
        adopt(profile, keychain, [RINA], clock, costs=CHEAP)
    assert not (profile / KEYSLOTS).exists()


def test_what_a_killed_upgrade_left_is_forgotten_at_the_first_sign_in(profile, keychain, clock):
    old = data_key(profile, keychain)
    adopt(profile, keychain, [RINA], clock, costs=CHEAP)
    keychain.set(old_name(profile), old)
    assert entered(profile, keychain, clock).dek == old
    assert old_name(profile) not in keychain.kept


def test_another_key_in_the_keychain_is_left_alone(profile, keychain, clock, keys):
    create_slots(profile, keychain, keys, [RINA], clock, costs=CHEAP)
    keychain.set(old_name(profile), bytes(32))
    assert entered(profile, keychain, clock).keys == keys
    assert keychain.get(old_name(profile)) == bytes(32)


def test_slots_that_do_not_read_back_cost_nobody_the_old_key(profile, clock):
    class Turning(FakeKeychain):
        """Gives another secret each third time, as a keychain at the end of its life might."""

        asked = 0

        def get(self, name):
            found = super().get(name)
            if found and name.startswith("device"):
                self.asked += 1
                return found if self.asked < 2 else bytes(32)
            return found

    keychain = Turning()
    old = data_key(profile, keychain)
    with pytest.raises(Exception, match=r"Missing|keyslots"):
        adopt(profile, keychain, [RINA], clock, costs=CHEAP)
    assert keychain.kept[old_name(profile)] == old


def test_a_keychain_that_does_not_let_go_is_told(profile, clock):
    class Clinging(FakeKeychain):
        def delete(self, name):
            """Says nothing and keeps it."""

    keychain = Clinging()
    data_key(profile, keychain)
    with pytest.raises(SlotsDamaged):
        adopt(profile, keychain, [RINA], clock, costs=CHEAP)
