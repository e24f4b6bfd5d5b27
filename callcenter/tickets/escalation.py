"""Why a ticket stands in the queue, and how its next clock stands (DESK 5). Pure."""

from datetime import datetime

from msgspec import Struct

from callcenter.tickets.deadlines import ClockKind, RunningClock, Standing
from callcenter.tickets.words import Reason

PING_PONG_TRANSFERS = 2
"""More "bukan wewenang" than this is ping-pong (DOMAIN 4)."""


class Facts(Struct, frozen=True, kw_only=True):
    """What the queue must know of a ticket; counts are whole numbers.

    `lapor`: a person has to say how it stands at SP4N-LAPOR!. `aside`: the centre does not take
    an event of it.
    """

    conflicts: int = 0
    transfers: int = 0
    reopened: int = 0
    reporters: int = 0
    oversight: bool = False
    soon: bool = False
    lapor: bool = False
    aside: bool = False


def reasons(facts: Facts, clock: RunningClock | None, now: datetime) -> tuple[Reason, ...]:
    """Every reason that holds now, the most telling first; never empty."""
    holds = (
        (clock is not None and clock.kind is ClockKind.CALLBACK, Reason.CALLBACK),
        *_from_clock(clock, now),
        (facts.aside, Reason.SET_ASIDE),
        (facts.conflicts > 0, Reason.CONFLICT),
        (facts.lapor, Reason.LAPOR),
        (facts.transfers > PING_PONG_TRANSFERS, Reason.PING_PONG),
        (facts.oversight, Reason.SENSITIVE),
        (facts.soon, Reason.SOON),
        (facts.reopened > 0, Reason.REOPENED),
        (facts.reporters > 1, Reason.REPEATED),
    )
    return tuple(reason for held, reason in holds if held) or (Reason.RUNNING,)


def _from_clock(clock: RunningClock | None, now: datetime) -> tuple[tuple[bool, Reason], ...]:
    if clock is None:
        return ()
    standing = clock.standing(now)
    silent = clock.kind is ClockKind.FOLLOW_UP
    return (
        (standing is Standing.OVER and silent, Reason.SILENT),
        (standing is Standing.OVER and not silent, Reason.OVERDUE),
        (standing is Standing.NEAR, Reason.NEAR),
    )
