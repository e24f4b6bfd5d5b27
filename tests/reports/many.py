"""Thousands of invented tickets put into a store as rows, as years of work would leave them."""

import json
import random
from datetime import UTC, datetime, timedelta

from callcenter.store.columns import micros
from callcenter.store.store import Store
from callcenter.tickets.words import Channel, Classification, Confidentiality, Push, State
from tests.fakes import START

AGENCIES = ("bmbk", "dinkes", "disdik", "dishub", "dlh", "dinsos", "satpolpp", "bpbd")
BODIES = ("bpjn", "pln", "polda")
PLACES = (
    *("18.71.01.1001", "18.71.02.1001", "18.02.07.1003", "18.02.07.2001", "18.01.04.2005"),
    *("18.03.01.2001", "18.05.02", "18.06", "", "18.09.01.2002", "18.72.01.1001"),
)
CATEGORIES = ("pekerjaan-umum", "kesehatan", "lingkungan-hidup", "perhubungan", "")
DAY = timedelta(days=1)
SPAN_DAYS = 700
_STATES = tuple(State)
_WEIGHTS = (4, 3, 10, 12, 15, 40, 3, 8, 2, 3)
_COLUMNS = (
    *("doc", "id", "number", "state", "category", "classification", "channel"),
    *("confidentiality", "oversight", "agency_ids", "referred_to", "place", "registered_at"),
    *("updated_at", "last_at", "answered_in_call", "is_open", "queued", "reopened"),
    *("lapor_state", "first_due", "verify_due", "first_end", "whole_due", "whole_end"),
    "dispatches",
)
_INSERT = (
    f"INSERT INTO tickets ({', '.join(_COLUMNS)})"  # noqa: S608 - names stand above
    f" VALUES ({', '.join('?' * len(_COLUMNS))})"
)


def fill(store: Store, many: int, seed: int = 1, *, secret: float = 0.06) -> None:
    """So many tickets of the two years before the test's now; `secret` of them confidential."""
    chance = random.Random(seed)
    rows = [_ticket(chance, at, many, secret) for at in range(many)]
    with store.write() as tx:
        tx.exec_driver_sql("DELETE FROM tickets")
        connection = tx.connection.driver_connection
        assert connection is not None
        connection.executemany(_INSERT, rows)


def _ticket(chance: random.Random, at: int, many: int, secret: float) -> tuple[object, ...]:
    registered = START - SPAN_DAYS * DAY * (1 - at / many)
    state = chance.choices(_STATES, _WEIGHTS)[0]
    due = registered + 20 * DAY
    end = _soon(chance, registered, 30) if state not in _OPEN else None
    referred = chance.sample(BODIES, 1) if state is State.REFERRED else []
    dispatches = [_dispatch(chance, registered) for _ in range(chance.choice((0, 1, 1, 1, 2)))]
    kinds = tuple(Confidentiality)
    hidden = chance.choice(kinds[1:]) if chance.random() < secret else kinds[0]
    stored = micros(registered)
    return (
        *(stored, f"t-{at:07}", f"2611{at:07}", state.value, chance.choice(CATEGORIES)),
        *(chance.choice(tuple(Classification)).value, chance.choice(tuple(Channel)).value),
        *(hidden.value, chance.random() < 0.1, json.dumps([one[0] for one in dispatches])),
        *(json.dumps(referred), chance.choice(PLACES), stored, stored, stored),
        *(chance.random() < 0.1, state in _OPEN, False, int(chance.random() < 0.05)),
        *(chance.choice(tuple(Push)).value, micros(registered + DAY), micros(registered + 3 * DAY)),
        _maybe(_soon(chance, registered, 5) if dispatches else None),
        _maybe(None if state is State.WAITING else due),
        *(_maybe(end), json.dumps(dispatches)),
    )


_OPEN = (State.RECEIVED, State.VERIFIED, State.DISPATCHED, State.FOLLOWED_UP, State.WAITING)


def _dispatch(chance: random.Random, registered: datetime) -> list[object]:
    at = _soon(chance, registered, 3)
    outcome = chance.choice(("", "", "proses", "tuntas", "tuntas", "bukan_wewenang", "dialihkan"))
    answered = _soon(chance, at, 14) if outcome not in ("", "dialihkan") else None
    gone = outcome in ("bukan_wewenang", "dialihkan")
    ended = answered or (_soon(chance, at, 30) if chance.random() < 0.2 else None)
    due = None if gone else at + 7 * DAY
    times = (_maybe(due), _maybe(answered), _maybe(ended))
    return [chance.choice(AGENCIES), micros(at), *times, outcome]


def _soon(chance: random.Random, after: datetime, days: int) -> datetime:
    return after + timedelta(seconds=chance.randrange(days * 86_400))


def _maybe(moment: datetime | None) -> int | None:
    return None if moment is None else micros(moment.astimezone(UTC))
