"""The waits of the pusher, by their figures."""

import pytest

from callcenter.errors import LaporBusy, LaporNotSent, LaporSignIn
from callcenter.lapor.breaker import Breaker, Pace, Patience


def waits(patience, clock, times):
    found = []
    for _ in range(times):
        patience.failed()
        found.append(patience.wait)
        clock.advance(seconds=patience.wait)
    return found


def test_a_wait_doubles_to_its_most_and_is_never_less_than_a_second(clock):
    assert waits(Patience(clock, lambda: 1.0, 2.0, 20.0), clock, 5) == [4, 8, 16, 20, 20]
    assert waits(Patience(clock, lambda: 0.5, 2.0, 20.0), clock, 3) == [2, 4, 8]
    assert waits(Patience(clock, lambda: 0.0, 2.0, 20.0), clock, 3) == [1, 1, 1]


def test_a_wait_that_was_asked_for_is_kept(clock):
    patience = Patience(clock, lambda: 0.0, 2.0, 20.0)
    patience.failed(45.0)
    assert patience.wait == 45
    patience.reset()
    assert patience.wait == 0


@pytest.fixture
def breaker(clock):
    return Breaker(clock, lambda: 1.0)


def test_it_is_open_until_something_worked(breaker):
    assert breaker.is_open
    assert breaker.wait == 0
    breaker.succeeded()
    assert not breaker.is_open


def test_one_failure_is_none_and_two_in_a_row_open_it(breaker):
    breaker.succeeded()
    breaker.failed(LaporNotSent("connect"))
    assert not breaker.is_open
    breaker.succeeded()
    breaker.failed(LaporNotSent("connect"))
    assert not breaker.is_open
    breaker.failed(LaporNotSent("connect"))
    assert breaker.is_open
    assert breaker.wait == 4


def test_a_token_that_is_not_taken_opens_it_for_five_minutes(breaker):
    breaker.succeeded()
    breaker.failed(LaporSignIn(401))
    assert breaker.is_open
    assert breaker.wait == 300


def test_the_patience_lapor_asks_for_is_kept(breaker):
    breaker.succeeded()
    breaker.failed(LaporBusy(900.0))
    assert breaker.is_open
    assert breaker.wait == 900
    breaker.hurry()
    assert breaker.wait == 0
    assert breaker.is_open


def test_probes_are_five_minutes_apart_at_most(breaker, clock):
    found = []
    for _ in range(12):
        breaker.failed(LaporNotSent("connect"))
        found.append(breaker.wait)
        clock.advance(seconds=breaker.wait)
    assert found[-1] == 300
    assert found == sorted(found)


def test_calls_are_spread_over_the_minute(clock):
    pace = Pace(clock)
    pace.spend(1, 30)
    assert pace.wait == 2
    clock.advance(seconds=2)
    assert pace.wait == 0
    pace.spend(4, 30)
    assert pace.wait == 8
    pace.spend(0, 30)
    assert pace.wait == 8
