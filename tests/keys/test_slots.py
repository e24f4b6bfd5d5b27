"""Operators' ways in, over real files and real derivations."""

import json
import stat
import time

import pytest
from msgspec.structs import replace

from callcenter.errors import (
    DeviceSecretMissing,
    FieldInvalid,
    KeychainMissing,
    PassphraseRefused,
    SignInLocked,
    SignInRefused,
    SlotsMissing,
)
from callcenter.keys.data_key import DemoKeychain, profile_id
from callcenter.keys.recovery import make_recovery_key
from callcenter.keys.slot_changes import add_slot, set_recovery
from callcenter.keys.slot_file import BACKUP, KEYSLOTS
from callcenter.keys.slot_loading import load, overview
from callcenter.keys.slot_making import NewOperator
from callcenter.keys.slots import create_slots, known_wait, lockout_of, new_keys, open_slot
from tests.fakes import FakeKeychain
from tests.keys.people import CHEAP, ONLINE, RINA, SARI, TONO


def test_each_opens_with_their_own_passphrase_and_no_other(enter, opened, keys):
    assert opened.keys == keys
    assert (opened.uid, opened.dek) == ("rina", keys.dek)
    assert enter(RINA).keys == enter(TONO).keys == keys
    assert enter(TONO).slot.name == "Contoh Tono"
    for who, wrong in ((RINA, TONO.passphrase), (TONO, RINA.passphrase + "x")):
        with pytest.raises(SignInRefused):
            enter(who, wrong)


def test_a_passphrase_typed_on_another_keyboard_opens(enter):
    assert enter(RINA, " ｂamu tiro keda solu ").uid == "rina"


def test_no_key_and_no_passphrase_is_shown_or_written(opened, profile, keychain, keys):
    shown = f"{opened!r} {keys!r} {RINA!r} {load(profile, keychain).device.hex()[:0]}"
    shown += repr(overview(profile, keychain))
    secrets = [keys.dek, keys.files, *keychain.kept.values()]
    written = b"".join(one.read_bytes() for one in profile.iterdir())
    for secret in secrets:
        assert repr(secret)[2:-1] not in shown
        assert secret not in written
        assert secret.hex().encode() not in written
    for who in (RINA, TONO):
        assert who.passphrase not in shown
        assert who.passphrase.encode() not in written


def test_the_stated_cost_is_what_a_new_slot_has_and_it_opens_within_a_second(
    profile, keychain, clock, keys
):
    create_slots(profile, keychain, keys, [RINA], clock)
    (slot,) = load(profile, keychain).file.slots
    assert (slot.costs.memory_kib, slot.costs.passes, slot.costs.lanes) == (65536, 3, 4)
    lockout = lockout_of(profile, keychain, clock)
    began = time.process_time()
    open_slot(profile, keychain, "rina", RINA.passphrase, lockout)
    assert time.process_time() - began < 2  # of all four lanes; on the wall about 0.2


def test_somebody_unknown_costs_as_much_as_somebody_known(profile, keychain, clock, keys):
    create_slots(profile, keychain, keys, [RINA], clock)
    lockout = lockout_of(profile, keychain, clock)

    def cost(uid: str) -> float:
        began = time.process_time()
        with pytest.raises(SignInRefused):
            open_slot(profile, keychain, uid, "tidak cocok sama sekali", lockout)
        return time.process_time() - began

    known = min(cost("rina") for _ in range(3))
    unknown = min(cost(uid) for uid in ("siapa", "bukan ?\n" * 50, "\ud800"))
    assert 0.6 < unknown / known < 1.6


def test_somebody_unknown_waits_as_somebody_known(enter, profile, keychain, lockout):
    stranger = NewOperator("budi", "Contoh Budi", "tidak cocok sama sekali")
    for who in (stranger, RINA):
        for _ in range(5):
            with pytest.raises(SignInRefused):
                enter(who, "tidak cocok sama sekali")
        with pytest.raises(SignInLocked) as caught:
            enter(who)
        assert caught.value.retry_after == 60
        assert known_wait(profile, keychain, who.uid, lockout) == 60
    assert enter(TONO).uid == "tono"


def test_a_wait_ends_and_a_right_passphrase_forgets_the_fails(enter, clock):
    for _ in range(5):
        with pytest.raises(SignInRefused):
            enter(RINA, "tidak cocok sama sekali")
    clock.advance(seconds=59)
    with pytest.raises(SignInLocked):
        enter(RINA)
    clock.advance(seconds=1)
    assert enter(RINA).uid == "rina"
    for _ in range(4):
        with pytest.raises(SignInRefused):
            enter(RINA, "tidak cocok sama sekali")
    assert enter(RINA).uid == "rina"


def test_a_copied_profile_does_not_open_elsewhere_and_the_original_still_does(
    opened, enter, profile, lockout
):
    elsewhere = FakeKeychain()
    for other in (elsewhere, FakeKeychain()):
        with pytest.raises(DeviceSecretMissing):
            open_slot(profile, other, "rina", RINA.passphrase, lockout)
        assert other.kept == {}
        other.set(f"device-secret-{profile_id(profile)}", bytes(32))
        with pytest.raises(DeviceSecretMissing):
            open_slot(profile, other, "rina", RINA.passphrase, lockout)
        other.set(f"device-secret-{profile_id(profile)}", b"short")
        with pytest.raises(DeviceSecretMissing):
            overview(profile, other)
    assert enter(RINA).keys == opened.keys


def test_a_passphrase_alone_opens_nothing_without_the_computers_secret(opened, profile, keychain):
    """Somebody who marks the file as theirs still lacks what the key is mixed with."""
    from callcenter.keys.slot_crypto import signed
    from callcenter.keys.slot_file import write

    other = FakeKeychain()
    other.set(f"device-secret-{profile_id(profile)}", bytes(32))
    write(profile, signed(load(profile, keychain).file, opened.dek, bytes(32)))
    with pytest.raises(SignInRefused):
        open_slot(profile, other, "rina", RINA.passphrase, lockout_of_other(profile, other))


def lockout_of_other(profile, keychain):
    from callcenter.keys.lockout import Lockout
    from tests.fakes import FakeClock

    made = Lockout(profile, keychain.get(f"device-secret-{profile_id(profile)}"), FakeClock())
    made.begin_anew()
    return made


def test_a_profile_without_slots_says_so(profile, keychain):
    with pytest.raises(SlotsMissing):
        load(profile, keychain)
    assert not profile.exists()


@pytest.mark.usefixtures("opened")
def test_slots_are_made_once(profile, keychain, clock):
    before = (profile / KEYSLOTS).read_bytes()
    with pytest.raises(FieldInvalid) as caught:
        create_slots(profile, keychain, new_keys(), [SARI], clock, costs=CHEAP)
    assert caught.value.reason == "has_slots"
    assert (profile / KEYSLOTS).read_bytes() == before


def test_a_keychain_that_forgets_makes_no_slots(profile, clock, keys):
    class Forgetful(FakeKeychain):
        def set(self, name, secret):
            """Accepts and forgets."""

    with pytest.raises(KeychainMissing):
        create_slots(profile, Forgetful(), keys, [RINA], clock, costs=CHEAP)
    assert not (profile / KEYSLOTS).exists()
    assert not (profile / BACKUP).exists()


@pytest.mark.parametrize(
    "case",
    [
        ([], FieldInvalid, "none"),
        ([NewOperator("", "Contoh", "bamu tiro keda")], FieldInvalid, "uid"),
        ([NewOperator("a b", "Contoh", "bamu tiro keda")], FieldInvalid, "uid"),
        ([NewOperator("a\n", "Contoh", "bamu tiro keda")], FieldInvalid, "uid"),
        ([NewOperator("x" * 65, "Contoh", "bamu tiro keda")], FieldInvalid, "uid"),
        ([NewOperator("a", " ", "bamu tiro keda")], FieldInvalid, "name"),
        ([NewOperator("a", "x" * 81, "bamu tiro keda")], FieldInvalid, "name"),
        ([RINA, RINA], FieldInvalid, "exists"),
        ([NewOperator("a", "Contoh", "pendek")], PassphraseRefused, "short"),
        ([NewOperator("a", "Contoh Sari", "contoh sari")], PassphraseRefused, "name"),
    ],
)
def test_who_cannot_have_a_slot_leaves_nothing_behind(profile, keychain, clock, keys, case):
    people, error, reason = case
    with pytest.raises(error) as caught:
        create_slots(profile, keychain, keys, people, clock, costs=CHEAP)
    assert caught.value.reason == reason
    assert keychain.kept == {}
    assert not profile.exists()


def test_as_many_as_have_room_and_no_more(opened, profile, keychain, clock):
    from callcenter.keys.rotation import rotate

    file = load(profile, keychain).file
    from callcenter.keys.slot_crypto import signed
    from callcenter.keys.slot_file import MOST_BYTES, write

    long = "x" * 64
    many = [
        replace(file.slots[0], uid=f"{long[:62]}{at:02}", name="\u00e9" * 80, by=long)
        for at in range(46)
    ]
    full = replace(file, slots=(*file.slots, *many))
    write(profile, signed(full, opened.dek, load(profile, keychain).device))
    with pytest.raises(FieldInvalid) as caught:
        add_slot(profile, keychain, opened, SARI, ONLINE, clock=clock, costs=CHEAP)
    assert caught.value.reason == "too_many"
    opened = set_recovery(profile, keychain, opened, make_recovery_key().public)
    seen = []

    def look(_old: bytes, new: bytes) -> None:
        seen.append((profile / KEYSLOTS).stat().st_size)
        seen.append(new)

    settled = rotate(profile, keychain, opened, look, lambda key: key in seen)
    assert settled.dek == seen[1]
    assert seen[0] < MOST_BYTES


@pytest.mark.usefixtures("opened")
def test_the_files_are_this_accounts_alone(profile):
    for name in (KEYSLOTS, BACKUP, "lockout.json"):
        assert stat.S_IMODE((profile / name).stat().st_mode) & 0o077 == 0
    assert json.loads((profile / KEYSLOTS).read_text())["version"] == 1
    assert not list(profile.glob("*.part"))


def test_the_demo_keychain_will_do(tmp_path, clock, keys):
    keychain = DemoKeychain(tmp_path / "keys")
    profile = tmp_path / "demo"
    create_slots(profile, keychain, keys, [RINA], clock, costs=CHEAP)
    lockout = lockout_of(profile, keychain, clock)
    assert open_slot(profile, keychain, "rina", RINA.passphrase, lockout).keys == keys
