"""The state table against DOMAIN 4."""

import pytest

from callcenter.errors import TransitionRefused
from callcenter.tickets import life
from callcenter.tickets.apply import fold
from callcenter.tickets.words import Kind, State
from tests.builders import EventLine


@pytest.mark.parametrize("kind", [Kind.NOTE_ADDED, Kind.CALL_LOGGED, Kind.EDITED, "unknown"])
@pytest.mark.parametrize("state", list(State))
def test_what_moves_nothing_is_always_allowed(kind, state):
    life.require(kind, state)
    assert not life.moves(kind)


def test_the_main_road():
    road = [
        (State.RECEIVED, Kind.VERIFIED, State.VERIFIED),
        (State.VERIFIED, Kind.DISPATCHED, State.DISPATCHED),
        (State.DISPATCHED, Kind.FOLLOW_UP_RECORDED, State.FOLLOWED_UP),
        (State.FOLLOWED_UP, Kind.RESOLVED, State.RESOLVED),
        (State.RESOLVED, Kind.CLOSED, State.CLOSED),
        (State.CLOSED, Kind.REOPENED, State.VERIFIED),
    ]
    for state, kind, target in road:
        assert kind in life.actions(state)
        assert life.target(kind) is target


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (Kind.DISPATCHED, State.CLOSED),
        (Kind.RESOLVED, State.CLOSED),
        (Kind.CLOSED, State.RECEIVED),
        (Kind.FOLLOW_UP_RECORDED, State.RECEIVED),
        (Kind.REOPENED, State.DISPATCHED),
        (Kind.ARCHIVED_DUPLICATE, State.DUPLICATE),
        (Kind.DATA_RECEIVED, State.VERIFIED),
    ],
)
def test_what_the_life_refuses(kind, state):
    with pytest.raises(TransitionRefused) as refused:
        life.require(kind, state)
    assert (refused.value.action, refused.value.state) == (kind, state)


def test_every_state_can_be_reached_and_left():
    reached = {State.RECEIVED, *(life.target(kind) for kind in Kind if life.moves(kind))}
    assert reached == set(State)
    assert all(life.actions(state) for state in State)


def test_the_table_and_the_fold_agree():
    """An allowed event leads where the table says, but for the three ways back."""
    ways_back = {Kind.DATA_RECEIVED, Kind.REOPENED, Kind.DUPLICATE_UNDONE}
    for kind in set(life.actions(State.RECEIVED)) - ways_back:
        line = EventLine()
        ticket = fold("t-1", [line.registered(), line.event(kind)])
        assert ticket.state is life.target(kind)
