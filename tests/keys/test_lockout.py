"""Waits hold over restarts, over a clock that is set, over a file that is taken away."""

import json
from datetime import timedelta

import pytest

from callcenter.errors import SignInLocked, StoreUnwritable
from callcenter.keys.lockout import LOCKOUT, LONGEST_WAIT, Lockout
from tests.fakes import START, FakeClock

SECRET = bytes(range(32))


@pytest.fixture
def folder(tmp_path):
    Lockout(tmp_path, SECRET, FakeClock()).begin_anew()
    return tmp_path


@pytest.fixture
def start(folder, clock):
    """Another process: its own monotonic clock, the machine's wall clock as it is now."""

    def started(secret: bytes = SECRET) -> Lockout:
        clock.elapsed = 0.0
        return Lockout(folder, secret, clock)

    return started


def wait_of(lockout, uid="rina", *, known=True) -> float:
    return lockout.wait(uid, known=known)


def fail(lockout, times=1, uid="rina", *, known=True) -> None:
    for _ in range(times):
        lockout.begin(uid, known=known)


def test_five_are_free_then_a_minute_that_doubles_to_thirty(start, clock):
    lockout = start()
    fail(lockout, 4)
    assert wait_of(lockout) == 0
    fail(lockout)
    waits = []
    for _ in range(8):
        waits.append(wait_of(lockout))
        with pytest.raises(SignInLocked) as caught:
            fail(lockout)
        assert caught.value.retry_after == waits[-1]
        clock.advance(seconds=waits[-1])
        assert wait_of(lockout) == 0
        fail(lockout)
    assert waits == [60, 120, 240, 480, 960, 1800, 1800, 1800]


def test_a_refused_try_does_not_lengthen_the_wait(start, clock):
    lockout = start()
    fail(lockout, 5)
    for _ in range(10):
        with pytest.raises(SignInLocked):
            fail(lockout)
    clock.advance(seconds=60)
    assert wait_of(lockout) == 0


def test_a_restart_changes_nothing(start, clock):
    fail(start(), 3)
    fail(start(), 2)
    clock.advance(seconds=20)
    assert wait_of(start()) == 40
    with pytest.raises(SignInLocked):
        fail(start())
    clock.advance(seconds=40)
    fail(start())
    assert wait_of(start()) == 120


def test_a_right_passphrase_forgets_ones_own_tries_only(start):
    lockout = start()
    fail(lockout, 4, "rina")
    fail(lockout, 4, "tono")
    lockout.passed("rina")
    fail(lockout, 4, "rina")
    assert wait_of(lockout, "rina") == 0
    fail(lockout, 1, "tono")
    assert wait_of(start(), "tono") == 60
    assert wait_of(start(), "rina") == 0


def test_a_clock_set_back_shortens_no_wait_and_stops_none(start, clock):
    lockout = start()
    fail(lockout, 6 - 1)
    clock.moment -= timedelta(days=40)
    assert wait_of(lockout) == 60
    clock.advance(seconds=30)
    assert wait_of(lockout) == 30
    again = start()
    assert wait_of(again) == 30
    clock.advance(seconds=30)
    assert wait_of(again) == 0
    assert again.now() >= START + timedelta(seconds=60)


def test_a_clock_once_far_ahead_makes_no_wait_of_years(start, clock):
    lockout = start()
    clock.moment += timedelta(days=730)
    assert wait_of(lockout) == 0
    clock.moment -= timedelta(days=730)
    lockout = start()
    fail(lockout, 5)
    assert wait_of(lockout) == 60
    clock.advance(seconds=60)
    assert wait_of(lockout) == 0
    assert lockout.now() > START + timedelta(days=729)


def test_a_running_wait_is_written_down_so_that_a_restart_does_not_begin_it_anew(start, clock):
    clock.moment += timedelta(days=730)
    fail(start(), 5)
    clock.moment -= timedelta(days=730)
    lockout = start()
    for _ in range(45):
        clock.advance(seconds=1)
        wait_of(lockout)
    assert wait_of(start()) <= 25


def test_the_centres_time_sets_it_right_and_waits_keep_their_length(start, clock):
    lockout = start()
    clock.moment += timedelta(days=730)
    fail(lockout, 5)
    clock.moment -= timedelta(days=730)
    clock.advance(seconds=10)
    lockout.set_right(clock.now())
    assert lockout.now() == clock.now().replace(microsecond=0)
    assert 49 <= wait_of(lockout) <= 60
    clock.advance(seconds=60)
    assert wait_of(start()) == 0


def test_setting_it_right_keeps_tries_that_do_not_wait(start, clock):
    lockout = start()
    fail(lockout, 4)
    fail(lockout, 1, "tono")
    clock.moment = clock.moment.replace(year=1999)
    lockout.set_right(clock.now())
    assert wait_of(start(), "tono") == 0
    fail(start())
    assert wait_of(start()) == 60


@pytest.mark.parametrize(
    "harm", ["gone", "empty", "fails", "until", "seen", "unmarked", "other", "large", "spaced"]
)
def test_a_file_that_was_touched_is_a_wait_for_everybody(start, folder, clock, harm):
    fail(start(), 5)
    path = folder / LOCKOUT
    raw = json.loads(path.read_bytes())
    (name,) = raw["known"]
    secret = SECRET
    if harm == "gone":
        path.unlink()
    elif harm == "other":
        secret = bytes(32)
    elif harm in ("empty", "large"):
        path.write_bytes(b"" if harm == "empty" else path.read_bytes() + b" " * 70_000)
    else:
        if harm in ("fails", "until"):
            raw["known"][name][harm] = 0
        if harm == "seen":
            raw["seen"] -= 40 * 86400
        if harm == "unmarked":
            raw["mac"] = ""
        separators = (", ", ": ") if harm == "spaced" else (",", ":")
        path.write_text(json.dumps(raw, separators=separators))
    for uid in ("rina", "tono", "siapa"):
        with pytest.raises(SignInLocked) as caught:
            fail(start(secret), 1, uid)
        assert caught.value.retry_after == LONGEST_WAIT
    clock.advance(seconds=LONGEST_WAIT - 1)
    assert wait_of(start(secret), "tono") == 1
    clock.advance(seconds=1)
    fail(start(secret), 1, "tono")


def test_taking_it_away_again_and_again_keeps_the_wait(start, folder, clock):
    lockout = start()
    for _ in range(3):
        (folder / LOCKOUT).unlink()
        clock.advance(minutes=20)
        with pytest.raises(SignInLocked) as caught:
            fail(lockout)
        assert caught.value.retry_after == LONGEST_WAIT


def test_every_flipped_bit_is_a_wait(start, folder):
    fail(start(), 1)
    whole = (folder / LOCKOUT).read_bytes()
    for at in range(0, len(whole) * 8, 37):
        changed = bytearray(whole)
        changed[at // 8] ^= 1 << at % 8
        (folder / LOCKOUT).write_bytes(changed)
        assert wait_of(start()) == LONGEST_WAIT


def test_a_try_is_counted_before_it_is_made_or_not_made_at_all(start, folder):
    lockout = start()
    before = (folder / LOCKOUT).read_bytes()
    (folder / f"{LOCKOUT}.part").mkdir()
    with pytest.raises(StoreUnwritable):
        fail(lockout)
    assert (folder / LOCKOUT).read_bytes() == before


def test_strangers_wait_too_and_never_take_the_places_of_those_known(start, folder):
    lockout = start()
    fail(lockout, 5, "siapa", known=False)
    assert wait_of(lockout, "siapa", known=False) == 60
    assert wait_of(lockout, "lain", known=False) == 0
    for at in range(63 + 5):
        fail(lockout, 1, f"orang-{at}", known=False)
    assert wait_of(lockout, "sama sekali baru", known=False) > 0
    assert wait_of(lockout, "rina") == 0
    fail(lockout, 5)
    assert wait_of(start(), "rina") == 60
    assert (folder / LOCKOUT).stat().st_size < 16 << 10


def test_nobodys_name_stands_in_the_file(start, folder):
    fail(start(), 1, "rina.contoh")
    fail(start(), 1, "kata sandi diketik di kolom nama", known=False)
    text = (folder / LOCKOUT).read_text()
    assert "rina" not in text
    assert "kata" not in text
