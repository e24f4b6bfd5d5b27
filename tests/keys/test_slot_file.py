"""Strict reading: what is not exactly as it was written is refused, quickly and by name."""

import json
import os
import random
import stat
import time
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest

from callcenter.errors import (
    DeviceSecretMissing,
    DiskFull,
    RecoveryKeyRefused,
    SlotsDamaged,
    StoreNewer,
    StoreUnwritable,
)
from callcenter.keys import slot_file
from callcenter.keys.data_key import PROFILE_ID
from callcenter.keys.durable import read_bounded, write_durably
from callcenter.keys.recovery import make_recovery_key, open_recovery
from callcenter.keys.slot_changes import set_recovery
from callcenter.keys.slot_file import BACKUP, DAMAGED, KEYSLOTS, MOST_BYTES
from callcenter.keys.slot_loading import load, overview, restore_copy
from tests.keys.people import RINA, TONO

NOW_DAMAGED = (SlotsDamaged, StoreNewer, DeviceSecretMissing)


def flipped(data: bytes, at: int) -> bytes:
    changed = bytearray(data)
    changed[at // 8] ^= 1 << at % 8
    return bytes(changed)


def test_one_flipped_bit_is_always_noticed_and_never_gives_wrong_keys(
    opened, enter, profile, keychain
):
    recovery = make_recovery_key()
    set_recovery(profile, keychain, opened, recovery.public)
    whole = (profile / KEYSLOTS).read_bytes()
    copy = (profile / BACKUP).read_bytes()
    (profile / BACKUP).unlink()
    chance = random.Random(5)
    for at in chance.sample(range(len(whole) * 8), 150):
        (profile / KEYSLOTS).write_bytes(flipped(whole, at))
        with pytest.raises(NOW_DAMAGED):
            enter(RINA)
        with suppress(*NOW_DAMAGED, RecoveryKeyRefused):
            assert open_recovery(profile, recovery.private).keys == opened.keys
    (profile / BACKUP).write_bytes(copy)
    (profile / KEYSLOTS).write_bytes(whole)
    assert enter(RINA).keys == opened.keys


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "gone", "grown", "twice", "blank"])
def test_damage_says_that_the_copy_is_whole_and_the_copy_takes_its_place(
    opened, enter, profile, keychain, damage
):
    path = profile / KEYSLOTS
    whole = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(
            {
                "flip": flipped(whole, 8 * (len(whole) // 2)),
                "cut": whole[: len(whole) // 2],
                "empty": b"",
                "grown": whole + b" " * MOST_BYTES,
                "twice": whole + whole,
                "blank": whole.replace(b'"version":1', b'"version": 1'),
            }[damage]
        )
    with pytest.raises(SlotsDamaged) as caught:
        enter(RINA)
    assert caught.value.backup_opens
    assert caught.value.path == str(path)
    restore_copy(profile, keychain)
    assert enter(RINA).keys == enter(TONO).keys == opened.keys
    assert (profile / DAMAGED).exists() == (damage != "gone")


@pytest.mark.usefixtures("opened")
def test_when_the_copy_is_damaged_too_it_says_so_and_nothing_is_touched(enter, profile, keychain):
    for name in (KEYSLOTS, BACKUP):
        (profile / name).write_bytes(b"{}")
    with pytest.raises(SlotsDamaged) as caught:
        enter(RINA)
    assert not caught.value.backup_opens
    with pytest.raises(SlotsDamaged):
        restore_copy(profile, keychain)
    assert (profile / KEYSLOTS).read_bytes() == b"{}"
    assert not (profile / DAMAGED).exists()


@pytest.mark.usefixtures("opened")
def test_a_damaged_copy_is_told_while_the_file_is_whole(profile, keychain):
    assert overview(profile, keychain).copy_whole
    (profile / BACKUP).write_bytes(b"")
    assert not overview(profile, keychain).copy_whole


@pytest.mark.usefixtures("opened")
def test_slots_of_another_profile_are_not_these(profile, keychain):
    (profile / PROFILE_ID).write_text("01890000-0000-7000-8000-000000000000\n")
    with pytest.raises(SlotsDamaged):
        load(profile, keychain)
    (profile / PROFILE_ID).unlink()
    assert load(profile, keychain).file.generation == 1


@pytest.mark.usefixtures("opened")
def test_a_newer_desks_file_is_named_as_such(enter, profile):
    path = profile / KEYSLOTS
    path.write_bytes(path.read_bytes().replace(b'"version":1', b'"version":2,"more":[]'))
    with pytest.raises(StoreNewer) as caught:
        enter(RINA)
    assert (caught.value.found, caught.value.known) == ("2", "1")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", (256 << 10) + 1),
        ("memory_kib", 1 << 40),
        ("memory_kib", 10**30),
        ("memory_kib", (19 << 10) - 1),
        ("memory_kib", -1),
        ("memory_kib", "65536"),
        ("memory_kib", 65536.0),
        ("passes", 7),
        ("passes", 1 << 31),
        ("passes", 1),
        ("lanes", 9),
        ("lanes", 0),
        ("lanes", True),
    ],
)
@pytest.mark.usefixtures("opened")
def test_costs_beyond_the_limits_are_refused_before_anybody_derives(enter, profile, name, value):
    (profile / BACKUP).unlink()
    for at in (0, 1):
        raw = json.loads((profile / KEYSLOTS).read_bytes())
        raw["slots"][at]["costs"][name] = value
        (profile / KEYSLOTS).write_bytes(json.dumps(raw, separators=(",", ":")).encode())
        began = time.process_time()
        with pytest.raises(SlotsDamaged):
            enter(RINA)
        assert time.process_time() - began < 0.02  # the cheapest derivation takes longer


@pytest.mark.usefixtures("opened")
def test_limits_hold_whoever_marked_the_file(profile, keychain):
    from msgspec.structs import replace

    file = load(profile, keychain).file
    before = (profile / KEYSLOTS).read_bytes()
    costs = [(1 << 30, 3, 4), (64 << 10, 7, 4), (64 << 10, 3, 9), (8 << 10, 3, 4)]
    costs += [(64 << 10, 1, 4), (64 << 10, 3, 0), ((256 << 10) + 1, 3, 4), ((19 << 10) - 1, 2, 1)]
    for memory, passes, lanes in costs:
        limit = slot_file.Costs(memory_kib=memory, passes=passes, lanes=lanes)
        beyond = replace(file, slots=(replace(file.slots[0], costs=limit),))
        assert slot_file.parse(slot_file.encode(beyond), profile / KEYSLOTS) is None
    most = slot_file.Costs(memory_kib=256 << 10, passes=6, lanes=8)
    at_most = replace(file, slots=(replace(file.slots[0], costs=most),))
    assert slot_file.parse(slot_file.encode(at_most), profile / KEYSLOTS) == at_most
    for broken in (
        replace(file, slots=(file.slots[0], file.slots[0])),
        replace(file, pending=2),
        replace(file, slots=(replace(file.slots[0], pending=file.slots[0].sealed),)),
        replace(file, slots=(replace(file.slots[0], salt=b""),)),
        replace(file, profile="../x"),
    ):
        assert slot_file.parse(slot_file.encode(broken), profile / KEYSLOTS) is None
        with pytest.raises(ValueError, match="read again"):
            slot_file.write(profile, broken)
    assert (profile / KEYSLOTS).read_bytes() == before


@pytest.mark.parametrize(
    "data",
    [
        b"", b"null", b"[]", b"1", b'{"version":1}', b"\xff\xfe", b'{"version":"1"}',
        b"[" * 60_000, b'{"version":1e99}', b'{"version":' + b"9" * 5000 + b"}", b"\x00" * 100,
    ],
)  # fmt: skip
def test_rubbish_is_rubbish(tmp_path, data):
    try:
        assert slot_file.parse(data, tmp_path) is None
    except StoreNewer:
        assert b"9999" in data


@pytest.mark.usefixtures("opened")
def test_an_unknown_field_is_not_overlooked(profile):
    raw = json.loads((profile / KEYSLOTS).read_bytes())
    for place in (raw, raw["slots"][0], raw["slots"][0]["costs"], raw["slots"][0]["sealed"]):
        place["x"] = 1
        data = msgspec.json.encode(raw, order="deterministic") + b"\n"
        assert slot_file.parse(data, profile) is None
        del place["x"]


def test_a_write_that_fails_leaves_what_was_there(tmp_path):
    path = tmp_path / "a"
    write_durably(path, b"before")
    (tmp_path / "a.part").mkdir()
    with pytest.raises(StoreUnwritable):
        write_durably(path, b"after")
    assert path.read_bytes() == b"before"
    with pytest.raises(StoreUnwritable):
        write_durably(tmp_path / "none" / "a", b"x")
    assert list(tmp_path.glob("none")) == []


def test_a_full_disk_is_named_and_leaves_what_was_there(tmp_path):
    import resource
    import signal

    path = tmp_path / "a"
    write_durably(path, b"before")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        with pytest.raises((DiskFull, StoreUnwritable)):
            write_durably(path, b"x" * 100)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    assert path.read_bytes() == b"before"
    assert not (tmp_path / "a.part").exists()


def test_a_file_is_on_disk_before_it_takes_the_place_and_the_place_is_kept_too(
    tmp_path, monkeypatch
):
    steps = []
    synced, moved = os.fsync, Path.replace

    def fsync(handle):
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        synced(handle)

    def replace(self, target):
        steps.append("place")
        return moved(self, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    write_durably(tmp_path / "a", b"x")
    assert steps == ["file", "place", "folder"]


def test_a_leftover_of_a_killed_write_is_in_nobodys_way(tmp_path):
    (tmp_path / "a.part").write_bytes(b"half")
    write_durably(tmp_path / "a", b"whole")
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["a"]


def test_reading_is_bounded(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 11)
    assert read_bounded(tmp_path / "a", 11) == b"x" * 11
    assert read_bounded(tmp_path / "a", 10) is None
    assert read_bounded(tmp_path / "b", 10) is None
    with pytest.raises(StoreUnwritable):
        read_bounded(tmp_path, 10)
