"""Guessing passphrases: by account, desk and address, over restarts, and many at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from callcenter.server import account_tables, accounts
from callcenter.server.refusal import Refused
from callcenter.server.sign_in_limit import ACCOUNT, ADDRESS, DEVICE, Try, count_try, forgive_try
from tests.contract.people import (
    Sitting,
    centre,
    clock,
    desk,
    one,
)
from tests.contract.speaker import Speaker, refused

__all__ = ["centre", "clock", "desk", "one"]


def test_five_fails_and_a_wait_that_doubles_over_restarts(centre, one, clock):
    for _ in range(5):
        refused(one.sign_in("salah semuanya"), 403, "sign_in_refused")
    for minutes in (1, 2, 4, 8, 16, 30, 30):
        centre.stop()
        centre.start()
        held = one.sign_in()
        refused(held, 429, "too_many_tries")
        assert int(held.headers["Retry-After"]) == minutes * 60
        clock.advance(minutes=minutes)
        refused(one.sign_in("salah semuanya"), 403, "sign_in_refused")
    clock.advance(minutes=30)
    assert one.sign_in().status_code == 200
    elsewhere = Sitting(Speaker(centre), "op-1")
    for _ in range(4):
        refused(elsewhere.sign_in("salah semuanya"), 403, "sign_in_refused")
    assert elsewhere.sign_in().status_code == 200


def test_a_desk_where_somebody_mistypes_each_day_is_never_held(one, clock):
    for _ in range(40):
        refused(one.sign_in("salah semuanya"), 403, "sign_in_refused")
        assert one.sign_in().status_code == 200
        clock.advance(minutes=10)


def test_an_unknown_person_is_held_like_a_known_one(desk, one):
    nobody = Sitting(desk, "nobody")
    for _ in range(5):
        refused(nobody.sign_in(), 403, "sign_in_refused")
    refused(nobody.sign_in(), 429, "too_many_tries")
    assert one.sign_in().status_code == 200


def test_a_desk_that_tries_everybody_is_held(centre, desk, one):
    for k in range(10):
        refused(Sitting(desk, f"orang-{k}").sign_in(), 403, "sign_in_refused")
    refused(one.sign_in(), 429, "too_many_tries")
    elsewhere = Sitting(Speaker(centre), "op-1")
    assert elsewhere.sign_in().status_code == 200


def test_right_passphrases_never_hold_a_desk(centre, one):
    for _ in range(12):
        assert one.sign_in().status_code == 200
    assert [row.fails for row in centre.rows(account_tables.sign_in_tries)] == [0]


def test_many_tries_at_once_gain_nothing(one):
    def attempt(_) -> int:
        return one.sign_in("salah semuanya").status_code

    with ThreadPoolExecutor(8) as threads:
        told = sorted(threads.map(attempt, range(8)))
    assert told == [403] * 5 + [429] * 3


def test_an_administrators_new_code_ends_the_wait(centre, one):
    for _ in range(5):
        one.sign_in("salah semuanya")
    code = accounts.reset_account(centre.centre, "op-1")
    assert one.choose(code, "kuda lumping biru").status_code == 200


def _count(centre, one: Try) -> Refused | None:
    with centre.database.write() as tx:
        return count_try(tx, centre.centre, one, centre.centre.now_us())


def test_an_address_is_counted_unless_it_is_this_machine(centre, clock):
    for k in range(ADDRESS.free):
        assert _count(centre, Try(f"a{k}", f"m{k}", "203.0.113.9")) is None
        assert _count(centre, Try(f"b{k}", f"n{k}", "127.0.0.1")) is None
    held = _count(centre, Try("c", "d", "203.0.113.9"))
    assert held is not None
    assert held.retry_after == 60
    assert _count(centre, Try("c", "d", "127.0.0.1")) is None
    clock.advance(minutes=11)
    assert _count(centre, Try("c", "d", "203.0.113.9")) is None


def test_fails_are_forgotten_after_a_quiet_day_and_a_desk_after_a_quiet_hour(centre, clock):
    someone = Try("op-1", "meja", "127.0.0.1")
    for _ in range(4):
        assert _count(centre, someone) is None
    clock.advance(hours=25)
    for _ in range(4):
        assert _count(centre, someone) is None
    assert sorted(row.fails for row in centre.rows(account_tables.sign_in_tries)) == [4, 4]
    with centre.database.write() as tx:
        forgive_try(tx, centre.centre, someone)
    assert [row.fails for row in centre.rows(account_tables.sign_in_tries)] == [3]


def test_a_clock_set_back_holds_nobody_for_forty_days(centre, clock):
    someone = Try("op-1", "meja", "127.0.0.1")
    for _ in range(5):
        assert _count(centre, someone) is None
    clock.advance(days=-40)
    assert _count(centre, someone) is None
    assert _count(centre, someone) is not None


@pytest.mark.parametrize("limit", [ACCOUNT, DEVICE, ADDRESS])
def test_no_wait_is_longer_than_its_limit(limit):
    waits = [limit.hold(fails) for fails in range(limit.free + 2_000)]
    assert waits[limit.free - 1] == 0
    assert waits[limit.free] == 60_000_000
    assert max(waits) == limit.longest
