"""Ways in that are given, countersigned, renewed, changed and taken."""

import pytest
from msgspec.structs import replace

from callcenter.errors import (
    DeviceSecretMissing,
    FieldInvalid,
    NotFound,
    PassphraseRefused,
    SignInRefused,
    SlotExpired,
    SlotsDamaged,
)
from callcenter.keys.recovery import make_recovery_key
from callcenter.keys.slot_changes import add_slot, confirm_slot, remove_slot, set_recovery
from callcenter.keys.slot_file import BACKUP, KEYSLOTS
from callcenter.keys.slot_loading import load, overview
from callcenter.keys.slot_making import NewOperator, Vouch
from callcenter.keys.slots import change_passphrase, lockout_of, new_keys, open_slot
from tests.keys.people import CHEAP, ONLINE, RINA, SARI, TONO

BY_TONO = Vouch("countersigned", "tono")


def test_a_slot_given_online_is_for_good(opened, enter, profile, keychain, clock):
    after = add_slot(profile, keychain, opened, SARI, ONLINE, clock=clock, costs=CHEAP)
    assert after.generation == opened.generation + 1
    assert enter(SARI).keys == opened.keys
    clock.advance(days=400)
    assert enter(SARI).uid == "sari"
    sari = overview(profile, keychain).operators[-1]
    assert (sari.uid, sari.name, sari.vouched, sari.by, sari.until) == (
        "sari", "Contoh Sari", "online", "pusat", 0,
    )  # fmt: skip


@pytest.mark.usefixtures("clock")
def test_a_countersigned_slot_ends_after_four_hours_unless_the_centre_confirms(
    opened, enter, profile, keychain, clock
):
    opened = add_slot(profile, keychain, opened, SARI, BY_TONO, clock=clock, costs=CHEAP)
    lockout = lockout_of(profile, keychain, clock)
    clock.advance(hours=3, minutes=59)
    assert enter(SARI).slot.by == "tono"
    clock.advance(minutes=1)
    with pytest.raises(SlotExpired):
        enter(SARI)
    with pytest.raises(SignInRefused):
        enter(SARI, "tidak cocok sama sekali")
    clock.moment = clock.moment.replace(year=2020)
    with pytest.raises(SlotExpired):
        enter(SARI)
    with pytest.raises(SlotExpired):
        change_passphrase(
            profile, keychain, "sari",
            old=SARI.passphrase, new="kata sandi lain", lockout=lockout, costs=CHEAP,
        )  # fmt: skip
    confirm_slot(profile, keychain, opened, "sari", "pusat")
    assert enter(SARI).slot.vouched == "online"
    with pytest.raises(NotFound):
        confirm_slot(profile, keychain, enter(SARI), "siapa", "pusat")


@pytest.mark.parametrize("vouch", [Vouch("countersigned"), Vouch("countersigned", "sari")])
def test_nobody_vouches_for_oneself(opened, profile, keychain, clock, vouch):
    with pytest.raises(FieldInvalid) as caught:
        add_slot(profile, keychain, opened, SARI, vouch, clock=clock, costs=CHEAP)
    assert caught.value.reason == "vouch"


def test_somebody_who_is_there_is_not_added_twice_but_renewed(
    opened, enter, profile, keychain, clock
):
    again = NewOperator("tono", "Contoh Tono", "kata sandi yang baru")
    with pytest.raises(FieldInvalid) as caught:
        add_slot(profile, keychain, opened, again, ONLINE, clock=clock, costs=CHEAP)
    assert caught.value.reason == "exists"
    for _ in range(5):
        with pytest.raises(SignInRefused):
            enter(TONO, "lupa lupa lupa lupa")
    add_slot(profile, keychain, opened, again, ONLINE, clock=clock, renewing=True, costs=CHEAP)
    assert enter(again).keys == opened.keys
    with pytest.raises(SignInRefused):
        enter(TONO)
    assert [one.uid for one in overview(profile, keychain).operators] == ["rina", "tono"]
    assert (profile / BACKUP).read_bytes() == (profile / KEYSLOTS).read_bytes()


def test_another_passphrase_changes_one_slot_and_the_old_opens_no_copy(
    opened, enter, profile, keychain, lockout
):
    before = load(profile, keychain).file
    new = "kata sandi yang baru"
    changed = change_passphrase(
        profile, keychain, "tono", old=TONO.passphrase, new=new, lockout=lockout, costs=CHEAP
    )
    assert (changed.uid, changed.keys) == ("tono", opened.keys)
    after = load(profile, keychain).file
    assert after.slots[0] == before.slots[0]
    assert after.slots[1].public != before.slots[1].public
    assert enter(TONO, new).keys == enter(RINA).keys == opened.keys
    with pytest.raises(SignInRefused):
        enter(TONO)
    assert (profile / BACKUP).read_bytes() == (profile / KEYSLOTS).read_bytes()


@pytest.mark.usefixtures("opened")
def test_a_passphrase_is_changed_by_its_owner_only(profile, keychain, lockout):
    before = (profile / KEYSLOTS).read_bytes()
    for uid, old, new, error in (
        ("tono", RINA.passphrase, "kata sandi yang baru", SignInRefused),
        ("siapa", TONO.passphrase, "kata sandi yang baru", SignInRefused),
        ("tono", TONO.passphrase, "pendek", PassphraseRefused),
        ("tono", TONO.passphrase, "CONTOH TONO", PassphraseRefused),
    ):
        with pytest.raises(error):
            change_passphrase(
                profile, keychain, uid, old=old, new=new, lockout=lockout, costs=CHEAP
            )
    assert (profile / KEYSLOTS).read_bytes() == before


def test_who_leaves_opens_neither_file_nor_copy(opened, enter, profile, keychain):
    after = remove_slot(profile, keychain, opened, "tono")
    with pytest.raises(SignInRefused):
        enter(TONO)
    assert b"tono" not in (profile / KEYSLOTS).read_bytes() + (profile / BACKUP).read_bytes()
    assert overview(profile, keychain).rotation_due
    with pytest.raises(NotFound):
        remove_slot(profile, keychain, after, "tono")


def test_the_last_way_in_is_never_taken(opened, profile, keychain, enter):
    opened = remove_slot(profile, keychain, opened, "tono")
    with pytest.raises(FieldInvalid) as caught:
        remove_slot(profile, keychain, opened, "rina")
    assert caught.value.reason == "last"
    opened = set_recovery(profile, keychain, opened, make_recovery_key().public)
    remove_slot(profile, keychain, opened, "rina")
    with pytest.raises(SignInRefused):
        enter(RINA)


def test_whoever_holds_other_keys_changes_nothing(opened, profile, keychain, clock):
    before = (profile / KEYSLOTS).read_bytes()
    for stale in (replace(opened, keys=new_keys()), replace(opened, pending=new_keys())):
        with pytest.raises(SignInRefused):
            add_slot(profile, keychain, stale, SARI, ONLINE, clock=clock, costs=CHEAP)
        with pytest.raises(SignInRefused):
            remove_slot(profile, keychain, stale, "tono")
    assert (profile / KEYSLOTS).read_bytes() == before


@pytest.mark.usefixtures("opened")
def test_keys_put_in_by_somebody_else_are_refused(profile, keychain, lockout):
    """Public keys are readable: a stranger may seal, but not mark the file as this computer's."""
    from callcenter.keys.slot_crypto import place_of, seal, signed
    from callcenter.keys.slot_file import write

    file, device = load(profile, keychain).file, load(profile, keychain).device
    theirs = new_keys()
    slot = file.slots[0]
    sealed = seal(slot.public, theirs, place_of(file.profile, "operator:rina", 1))
    forged = replace(file, slots=(replace(slot, sealed=sealed), *file.slots[1:]))
    write(profile, signed(forged, theirs.dek, bytes(32)), forget=True)
    with pytest.raises((SlotsDamaged, DeviceSecretMissing)):
        open_slot(profile, keychain, "rina", RINA.passphrase, lockout)
    halfway = replace(signed(forged, theirs.dek, device), mac=file.mac)
    write(profile, halfway, forget=True)
    with pytest.raises(SlotsDamaged):
        open_slot(profile, keychain, "rina", RINA.passphrase, lockout)


def test_sealed_keys_are_bound_to_their_slot(opened, profile, keychain, lockout):
    from callcenter.keys.slot_crypto import signed
    from callcenter.keys.slot_file import write

    loaded = load(profile, keychain)
    rina, tono = loaded.file.slots
    renamed = replace(loaded.file, slots=(replace(rina, uid="pengawas"), tono))
    write(profile, signed(renamed, opened.dek, loaded.device))
    with pytest.raises(SignInRefused):
        open_slot(profile, keychain, "pengawas", RINA.passphrase, lockout)
