"""The ticket's life (DOMAIN 4) as one table: which event is allowed when, and where to."""

from callcenter.errors import TransitionRefused
from callcenter.tickets.words import Kind, State

_TARGET: dict[str, State] = {
    Kind.VERIFIED: State.VERIFIED,
    Kind.DISPATCHED: State.DISPATCHED,
    Kind.FOLLOW_UP_RECORDED: State.FOLLOWED_UP,
    Kind.DATA_REQUESTED: State.WAITING,
    Kind.DATA_RECEIVED: State.VERIFIED,
    Kind.REFERRED: State.REFERRED,
    Kind.EMERGENCY_HANDED: State.REFERRED,
    Kind.RESOLVED: State.RESOLVED,
    Kind.CLOSED: State.CLOSED,
    Kind.REOPENED: State.VERIFIED,
    Kind.REJECTED: State.REJECTED,
    Kind.ARCHIVED_DUPLICATE: State.DUPLICATE,
    Kind.DUPLICATE_UNDONE: State.RECEIVED,
}
"""Where an event leads. Three go back to where the ticket came from; `apply` knows that."""

_ENDINGS = (Kind.REFERRED, Kind.EMERGENCY_HANDED, Kind.RESOLVED, Kind.REJECTED)
_AWAY = (*_ENDINGS, Kind.ARCHIVED_DUPLICATE)

_ALLOWED: dict[State, frozenset[str]] = {
    State.RECEIVED: frozenset((*_AWAY, Kind.VERIFIED, Kind.DISPATCHED, Kind.DATA_REQUESTED)),
    State.VERIFIED: frozenset((*_AWAY, Kind.DISPATCHED, Kind.DATA_REQUESTED)),
    State.DISPATCHED: frozenset(
        (*_AWAY, Kind.DISPATCHED, Kind.FOLLOW_UP_RECORDED, Kind.DATA_REQUESTED)
    ),
    State.FOLLOWED_UP: frozenset(
        (*_AWAY, Kind.DISPATCHED, Kind.FOLLOW_UP_RECORDED, Kind.DATA_REQUESTED)
    ),
    State.WAITING: frozenset((*_AWAY, Kind.DATA_RECEIVED, Kind.CLOSED)),
    State.RESOLVED: frozenset((Kind.CLOSED, Kind.REOPENED)),
    State.CLOSED: frozenset((Kind.REOPENED,)),
    State.REFERRED: frozenset(
        (Kind.REFERRED, Kind.FOLLOW_UP_RECORDED, Kind.CLOSED, Kind.REOPENED, Kind.DISPATCHED)
    ),
    State.REJECTED: frozenset((Kind.REOPENED,)),
    State.DUPLICATE: frozenset((Kind.DUPLICATE_UNDONE,)),
}


def moves(kind: str) -> bool:
    """True when an event of this kind changes the state."""
    return kind in _TARGET


def allowed(kind: str, state: State) -> bool:
    """True when the life allows this event now; events that move nothing always are."""
    return kind not in _TARGET or kind in _ALLOWED[state]


def require(kind: str, state: State) -> None:
    """Raises TransitionRefused when the life does not allow this event now."""
    if not allowed(kind, state):
        raise TransitionRefused(kind, state)


def target(kind: str) -> State:
    """The state an event of this kind leads to.

    A follow-up on a referred ticket leaves it referred; `apply` decides that and the three ways
    back (data received, reopened, duplicate undone).
    """
    return _TARGET[kind]


def actions(state: State) -> frozenset[str]:
    """The moving events that are allowed in this state."""
    return _ALLOWED[state]
