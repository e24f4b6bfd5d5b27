"""What reports count of a ticket, as columns of its row: its clocks and its hand-overs. Pure."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from callcenter.store.columns import micros
from callcenter.tickets.deadlines import ClockKind, RunningClock
from callcenter.tickets.survey import Scores
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import GONE_OUTCOMES

_encoder = msgspec.json.Encoder()
_NONE = "[]"


def measure_columns(ticket: Ticket, clocks: Iterable[RunningClock]) -> dict[str, Any]:
    """The columns; `dispatches` is JSON: [agency id, at, due, answered, ended, outcome] of each.

    `survey` is the nine scores of the last survey as nine digits, `surveys_before` JSON of those
    before it: [at, nine digits] of each.
    """
    by_kind: dict[ClockKind, RunningClock] = {}
    follow_ups: list[RunningClock] = []
    for clock in clocks:
        if clock.kind is ClockKind.FOLLOW_UP:
            follow_ups.append(clock)
        by_kind[clock.kind] = clock
    first, whole = by_kind.get(ClockKind.FIRST_DISPATCH), by_kind.get(ClockKind.WHOLE)
    verify = by_kind.get(ClockKind.VERIFY)
    return {
        "first_due": first.due if first else None,
        "verify_due": verify.due if verify else None,
        "first_end": first.ended if first else None,
        "whole_due": whole.due if whole else None,
        "whole_end": whole.ended if whole else None,
        "dispatches": _dispatches(ticket, follow_ups) if ticket.dispatches else _NONE,
        "survey": _digits(ticket.survey),
        "surveyed_at": ticket.surveyed_at,
        "surveys_before": _before(ticket) if len(ticket.surveys) > 1 else _NONE,
    }


def _before(ticket: Ticket) -> str:
    earlier = [(micros(one.at), _digits(one.scores)) for one in ticket.surveys[:-1]]
    return _encoder.encode(earlier).decode()


def _digits(scores: Scores) -> str:
    return "".join(map(str, scores))


def _dispatches(ticket: Ticket, follow_ups: list[RunningClock]) -> str:
    running = iter(follow_ups)  # one of each that was not given back, in this order
    rows: list[list[Any]] = []
    for one in ticket.dispatches:
        clock = None if one.outcome in GONE_OUTCOMES else next(running, None)
        due, ended = (clock.due, clock.ended) if clock else (None, one.answered_at)
        times = map(_stored, (due, one.answered_at, ended))
        rows.append([one.agency_id, micros(one.at), *times, one.outcome or ""])
    return _encoder.encode(rows).decode()


def _stored(moment: datetime | None) -> int | None:
    return None if moment is None else micros(moment)
