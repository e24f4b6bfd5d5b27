"""Time, ids, changes."""

import logging
import uuid
from datetime import UTC, datetime

import pytest

from callcenter.changes import Changes
from callcenter.clock import SystemClock
from callcenter.ids import Ids
from tests.fakes import FakeClock, seeded_entropy


def test_ids_are_version_seven_and_carry_the_time():
    clock = FakeClock()
    made = uuid.UUID(Ids(clock, seeded_entropy(1)).new())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == int(clock.moment.timestamp() * 1000)


def test_ids_differ_within_a_millisecond_and_with_a_clock_before_1970():
    ids = Ids(FakeClock(), seeded_entropy(1))
    assert len({ids.new() for _ in range(1000)}) == 1000
    early = Ids(FakeClock(datetime(1969, 1, 1, tzinfo=UTC)), seeded_entropy(2))
    assert uuid.UUID(early.new()).int >> 80 == 0


def test_the_system_clock_is_aware_and_monotonic():
    clock = SystemClock()
    assert clock.now().tzinfo is UTC
    assert clock.monotonic() <= clock.monotonic()


def test_changes_reach_every_listener_until_it_leaves():
    changes, heard = Changes(), []
    leave = changes.subscribe(heard.append)
    changes.publish(["a", "b", "a"])
    changes.publish([])
    leave()
    changes.publish(["c"])
    assert heard == [frozenset({"a", "b"})]


@pytest.mark.logs_warnings
def test_a_listener_that_fails_silences_nobody(caplog):
    changes, heard = Changes(), []

    def broken(_ids):
        raise RuntimeError("broken")

    changes.subscribe(broken)
    changes.subscribe(heard.append)
    with caplog.at_level(logging.ERROR):
        changes.publish(["a"])
    assert heard == [frozenset({"a"})]
    assert "a listener failed" in caplog.text
