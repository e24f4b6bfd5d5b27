"""Who writes next: first come, first served, and SQLite alone when somebody keeps it too long."""

import time
from threading import Thread

import pytest

from callcenter.store.turn import Turn

PATIENCE = 20.0


def _queued(turn: Turn) -> int:
    return len(turn._queue)  # a thread that waits cannot say so itself


def _until(turn: Turn, many: int) -> None:
    began = time.monotonic()
    while _queued(turn) < many:
        assert time.monotonic() - began < PATIENCE


def test_turns_come_in_the_order_they_were_asked_for():
    turn = Turn()
    order: list[int] = []

    def write(number: int) -> None:
        with turn.taken(PATIENCE):
            order.append(number)

    threads = [Thread(target=write, args=(number,)) for number in range(6)]
    with turn.taken(PATIENCE):
        for at, thread in enumerate(threads, start=2):
            thread.start()
            _until(turn, at)
        assert order == []
    for thread in threads:
        thread.join(PATIENCE)
    assert order == list(range(6))
    assert _queued(turn) == 0


def test_a_turn_kept_too_long_is_not_waited_for():
    turn = Turn()
    with turn.taken(PATIENCE), turn.taken(0.0):
        assert _queued(turn) == 2
    assert _queued(turn) == 0


def test_what_fails_in_its_turn_gives_the_turn_back():
    turn = Turn()
    with pytest.raises(ValueError, match="mine"), turn.taken(PATIENCE):
        raise ValueError("mine")
    assert _queued(turn) == 0
