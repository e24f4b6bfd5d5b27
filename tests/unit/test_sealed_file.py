"""The sealed file: whole or not at all, and every way to spoil it is noticed."""

import errno
import os

import pytest

from callcenter.errors import DiskFull, SealedFileRefused
from callcenter.keys.sealed_file import (
    GROUP,
    GROUPS,
    PIECE,
    new_passphrase,
    read_sealed,
    sealed_file,
)

WORDS = "K7QF-M2XD-AAAA-BBBB-CCCC"


def made(path, data, passphrase=WORDS):
    with sealed_file(path, passphrase) as file:
        for at in range(0, len(data), 50_000):
            file.write(data[at : at + 50_000])
    return path


def whole(path, passphrase=WORDS):
    return b"".join(read_sealed(path, passphrase))


def refused(path, passphrase=WORDS):
    with pytest.raises(SealedFileRefused) as error:
        whole(path, passphrase)
    return error.value.reason


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_went_in_comes_out(tmp_path, size):
    data = os.urandom(size)
    path = made(tmp_path / "a.lpgx", data)
    assert whole(path) == data
    assert whole(path, " k7qf m2xd aaaabbbb-cccc ") == data


def test_no_plain_byte_is_in_the_file_and_nothing_else_is_in_the_folder(tmp_path):
    (tmp_path / "own").mkdir()
    path = made(tmp_path / "own" / "a.lpgx", b"Siti Contoh" * 20_000)
    assert b"Siti" not in path.read_bytes()
    assert list(path.parent.iterdir()) == [path]


def test_the_same_bytes_never_look_the_same(tmp_path):
    one = made(tmp_path / "a", b"x" * 100).read_bytes()
    assert one != made(tmp_path / "b", b"x" * 100).read_bytes()


def test_a_wrong_passphrase_is_called_so(tmp_path):
    assert refused(made(tmp_path / "a", b"x"), "K7QF-M2XD-AAAA-BBBB-CCCD") == "passphrase"


def test_every_changed_byte_is_noticed(tmp_path):
    path = made(tmp_path / "a", b"isi")
    good = path.read_bytes()
    told = set()
    for at in (*range(12), 40, 120, *range(len(good) - 40, len(good), 3)):
        bad = bytearray(good)
        bad[at] ^= 1
        path.write_bytes(bad)
        told.add(refused(path))
    assert told <= {"not_ours", "newer", "damaged", "passphrase"}


def test_what_is_cut_swapped_doubled_or_appended_is_noticed(tmp_path):
    path = made(tmp_path / "a", os.urandom(3 * PIECE))
    good = path.read_bytes()
    piece = PIECE + 16
    begin = len(good) - 3 * piece
    one, two, three = (good[begin + n * piece : begin + (n + 1) * piece] for n in range(3))
    head = good[:begin]
    for bad in (one + two, two + one + three, one + two + three + three, one + two + three + b"x",
                one + two + three[:-1], b""):  # fmt: skip
        path.write_bytes(head + bad)
        assert refused(path) == "damaged"
    path.write_bytes(head + one + two + three)
    assert len(whole(path)) == 3 * PIECE


@pytest.mark.parametrize("content", [b"", b"LPG", b"PK\x03\x04" + bytes(100)])
def test_another_file_is_called_so(tmp_path, content):
    path = tmp_path / "a"
    path.write_bytes(content)
    assert refused(path) == "not_ours"


def test_a_newer_file_and_a_missing_one_are_called_so(tmp_path):
    path = made(tmp_path / "a", b"x")
    path.write_bytes(b"LPGX\x02" + path.read_bytes()[5:])
    assert refused(path) == "newer"
    assert refused(tmp_path / "nowhere") == "unreadable"


def test_an_older_version_and_a_header_without_end_are_damage(tmp_path):
    path = made(tmp_path / "a", b"x")
    good = path.read_bytes()
    path.write_bytes(b"LPGX\x00" + good[5:])
    assert refused(path) == "damaged"
    path.write_bytes(good[:5] + b"\xff\xff\xff\xff" + good[9:])
    assert refused(path) == "damaged"


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"memory_kib":65536', b'"memory_kib":4194304'), (b'"passes":3', b'"passes":900'),
     (b'"lanes":4', b'"lanes":64'), (b"argon2id", b"argon2ix"), (b'"piece":65536', b'"piece":9'),
     (b'{"kdf"', b'["kdf"')],
)  # fmt: skip
def test_a_header_that_would_stop_the_computer_is_refused_before_any_work(tmp_path, old, new):
    path = made(tmp_path / "a", b"x")
    good = path.read_bytes()
    size = int.from_bytes(good[5:9], "big")
    header = good[9 : 9 + size].replace(old, new)
    assert header != good[9 : 9 + size]
    import hashlib

    mark = hashlib.sha256(header).digest()[:8]
    path.write_bytes(good[:5] + len(header).to_bytes(4, "big") + header + mark + good[17 + size :])
    assert refused(path) == "damaged"


def test_a_failure_leaves_what_was_there(tmp_path):
    (tmp_path / "own").mkdir()
    path = made(tmp_path / "own" / "a", b"lama")

    def spoil():
        with sealed_file(path, WORDS) as file:
            file.write(b"baru")
            raise OSError(errno.ENOSPC, "no room")

    with pytest.raises(DiskFull):
        spoil()
    assert whole(path) == b"lama"
    assert list(path.parent.iterdir()) == [path]


def test_a_passphrase_is_random_groups_without_signs_that_look_alike():
    made_up = {new_passphrase() for _ in range(50)}
    assert len(made_up) == 50
    for one in made_up:
        groups = one.split("-")
        assert [len(group) for group in groups] == [GROUP] * GROUPS
        assert not set(one) & set("01IO")
