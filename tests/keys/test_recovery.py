"""The paper in the safe: opens without keychain and passphrase, and nothing but its own profile."""

import shutil

import pytest
from msgspec.structs import replace

from callcenter.errors import (
    DeviceSecretMissing,
    RecoveryKeyRefused,
    SignInRefused,
    SlotsDamaged,
    SlotsMissing,
)
from callcenter.keys.recovery import (
    make_recovery_key,
    open_recovery,
    private_key,
    public_key,
    public_text,
)
from callcenter.keys.slot_changes import add_slot, remove_slot, set_recovery
from callcenter.keys.slot_crypto import public_of
from callcenter.keys.slot_file import BACKUP, KEYSLOTS
from callcenter.keys.slot_loading import load, overview
from callcenter.keys.slot_making import NewOperator, Vouch
from callcenter.keys.slots import create_slots, lockout_of, new_keys, open_slot
from tests.fakes import FakeKeychain
from tests.keys.people import CHEAP, RINA, TONO

KEY = make_recovery_key()


@pytest.fixture
def safe(opened, profile, keychain):
    """The opened profile with a recovery slot."""
    return set_recovery(profile, keychain, opened, KEY.public)


def test_a_pair_is_two_texts_that_belong_together():
    assert public_of(private_key(KEY.private)) == public_key(KEY.public)
    assert public_text(public_key(KEY.public)) == KEY.public
    assert [len(one) for one in KEY.private.split("-")] == [4] * 14
    assert make_recovery_key() != KEY
    assert KEY.private not in repr(KEY)


def test_how_it_is_copied_does_not_matter():
    for text in (KEY.private.lower(), KEY.private.replace("-", " "), f"\n {KEY.private}\t"):
        assert private_key(text) == private_key(KEY.private)


def test_every_single_typing_error_is_noticed():
    signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    for at, sign in enumerate(KEY.private):
        if sign == "-":
            continue
        other = signs[(signs.index(sign) + 1 + at) % 32]
        if other == sign:
            continue
        with pytest.raises(RecoveryKeyRefused) as caught:
            private_key(KEY.private[:at] + other + KEY.private[at + 1 :])
        assert caught.value.reason == "check"
        assert str(caught.value) == "check"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "length"),
        (KEY.private[:-1], "length"),
        (KEY.private + "A", "length"),
        (KEY.private[:-1] + "0", "signs"),
        ("é" * 56, "signs"),
        (KEY.public, "public"),
    ],
    ids=["empty", "cut", "longer", "other sign", "other script", "the public one"],
)
def test_what_is_no_private_key_is_refused(text, reason):
    with pytest.raises(RecoveryKeyRefused) as caught:
        private_key(text)
    assert caught.value.reason == reason


def test_a_private_key_is_not_taken_for_a_public_one(opened, profile, keychain):
    before = (profile / KEYSLOTS).read_bytes()
    with pytest.raises(RecoveryKeyRefused):
        set_recovery(profile, keychain, opened, KEY.private)
    assert (profile / KEYSLOTS).read_bytes() == before


def test_it_opens_a_copied_profile_without_any_keychain(safe, profile, tmp_path):
    copied = tmp_path / "copied"
    shutil.copytree(profile, copied)
    found = open_recovery(copied, KEY.private)
    assert found.keys == safe.keys
    assert (found.uid, found.slot, found.pending) == ("", None, None)


@pytest.mark.usefixtures("safe")
def test_another_organisations_key_opens_nothing(profile):
    with pytest.raises(RecoveryKeyRefused) as caught:
        open_recovery(profile, make_recovery_key().private)
    assert caught.value.reason == "other"


@pytest.mark.usefixtures("opened")
def test_a_profile_without_recovery_or_without_slots_says_so(profile, tmp_path):
    with pytest.raises(SlotsDamaged):
        open_recovery(profile, KEY.private)
    with pytest.raises(SlotsMissing):
        open_recovery(tmp_path / "none", KEY.private)


def test_the_copy_opens_when_the_file_does_not(safe, profile):
    (profile / KEYSLOTS).write_bytes(b"")
    assert open_recovery(profile, KEY.private).keys == safe.keys


def test_keys_that_were_put_in_later_lose_to_the_whole_copy(safe, profile, keychain):
    from callcenter.keys.recovery import sealed_recovery
    from callcenter.keys.slot_file import encode

    file = load(profile, keychain).file
    theirs = sealed_recovery(file, public_key(KEY.public), new_keys(), None)
    (profile / KEYSLOTS).write_bytes(encode(replace(file, recovery=theirs)))
    assert open_recovery(profile, KEY.private).keys == safe.keys


def test_damage_in_somebodys_slot_does_not_take_the_way_in(safe, profile, keychain, enter):
    from callcenter.keys.slot_file import encode

    (profile / BACKUP).unlink()
    file = load(profile, keychain).file
    torn = replace(file, slots=(replace(file.slots[0], wrapped=bytes(48)), file.slots[1]))
    (profile / KEYSLOTS).write_bytes(encode(torn))
    with pytest.raises(SlotsDamaged):
        enter(TONO)
    assert open_recovery(profile, KEY.private).keys == safe.keys


def test_after_a_lost_keychain_everybody_gets_a_new_way_in(safe, profile, clock, keychain):
    fresh = FakeKeychain()
    with pytest.raises(DeviceSecretMissing):
        load(profile, fresh)
    found = open_recovery(profile, KEY.private)
    again = NewOperator("rina", "Contoh Rina", "kata sandi yang baru")
    create_slots(
        profile, fresh, found.keys, [again], clock,
        recovery=KEY.public, costs=CHEAP, replacing=True,
    )  # fmt: skip
    lockout = lockout_of(profile, fresh, clock)
    assert open_slot(profile, fresh, "rina", again.passphrase, lockout).keys == safe.keys
    for who in (RINA, TONO):
        with pytest.raises(SignInRefused):
            open_slot(profile, fresh, who.uid, who.passphrase, lockout)
    assert open_recovery(profile, KEY.private).keys == safe.keys
    with pytest.raises(DeviceSecretMissing):
        load(profile, keychain)


def test_on_this_computer_it_gives_a_forgotten_way_in_back(safe, profile, keychain, enter, clock):
    found = open_recovery(profile, KEY.private)
    again = NewOperator("tono", "Contoh Tono", "kata sandi yang baru")
    add_slot(
        profile, keychain, found, again, Vouch("online", "pusat"),
        clock=clock, renewing=True, costs=CHEAP,
    )  # fmt: skip
    assert enter(again).keys == enter(RINA).keys == safe.keys


def test_a_new_recovery_key_takes_the_old_ones_way(safe, profile, keychain):
    other = make_recovery_key()
    assert not overview(profile, keychain).rotation_due
    set_recovery(profile, keychain, safe, other.public)
    assert overview(profile, keychain).rotation_due
    assert open_recovery(profile, other.private).keys == safe.keys
    with pytest.raises(RecoveryKeyRefused):
        open_recovery(profile, KEY.private)


@pytest.mark.usefixtures("safe")
def test_recovery_slots_of_another_profile_do_not_open_here(profile, keychain, tmp_path):
    from callcenter.keys.slot_file import encode

    other = tmp_path / "other"
    theirs = FakeKeychain()
    from tests.fakes import FakeClock

    create_slots(other, theirs, new_keys(), [RINA], FakeClock(), recovery=KEY.public, costs=CHEAP)
    taken = load(other, theirs).file.recovery
    (profile / BACKUP).unlink()
    (profile / KEYSLOTS).write_bytes(encode(replace(load(profile, keychain).file, recovery=taken)))
    with pytest.raises(SlotsDamaged):
        open_recovery(profile, KEY.private)


def test_recovery_is_kept_when_somebody_leaves(safe, profile, keychain):
    remove_slot(profile, keychain, safe, "tono")
    assert open_recovery(profile, KEY.private).keys == safe.keys
    assert overview(profile, keychain).recovery
