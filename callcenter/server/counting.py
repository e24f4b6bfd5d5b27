"""Where a device's count stands: no gap, no place used twice, withheld places stepped over.

Offers fill places out of order and for any device: the count moves on over what they filled.
"""

from collections.abc import Iterable

from msgspec import Struct, field
from sqlalchemy import Connection, delete, insert, select, update

from callcenter.protocol.messages import PushRequest
from callcenter.server import tables
from callcenter.server.refusal import Refused

_REASON_LENGTH = 64
_LOOK_AHEAD = 1_000
"""Places looked at in one go; a count with more behind a filled hole goes round again."""


class Count(Struct):
    """The count of one incarnation while a push is judged."""

    client_id: str
    incarnation: int
    acked_n: int
    latest: int
    _was_withheld: set[int]
    _told: dict[int, str]
    _filled: frozenset[int] = frozenset()
    _passed: dict[int, str] = field(default_factory=dict)
    _released: set[int] = field(default_factory=set)

    def take(self, n: int) -> None:
        """Gives place `n` to an event that is new; Refused 409 when it cannot have it."""
        if n <= self.acked_n:
            if n not in self._was_withheld and n not in self._passed:
                # Another event stands there: this desk was cloned or set back.
                raise self._refused("incarnation")
            self._released.add(n)
            return
        self._pass_withheld()
        if n != self.acked_n + 1:
            raise self._refused("gap")
        self.acked_n = n

    def note_known(self, n: int) -> None:
        """An event that is here already may still be the next of its count."""
        self._pass_withheld()
        if n == self.acked_n + 1:
            self.acked_n = n

    def save(self, tx: Connection, now: int) -> None:
        """Writes where the count stands now."""
        self._pass_withheld()
        table = tables.incarnations
        tx.execute(
            update(table)
            .where(table.c.client_id == self.client_id, table.c.incarnation == self.incarnation)
            .values(acked_n=self.acked_n)
        )
        fresh = {n: why for n, why in self._passed.items() if n not in self._released}
        if fresh:
            rows = [self._row(n, why, now) for n, why in fresh.items()]
            tx.execute(insert(tables.withheld), rows)
        gone = self._released & self._was_withheld
        if gone:
            tx.execute(
                delete(tables.withheld).where(
                    tables.withheld.c.client_id == self.client_id,
                    tables.withheld.c.incarnation == self.incarnation,
                    tables.withheld.c.n.in_(gone),
                )
            )

    def _pass_withheld(self) -> None:
        while True:
            n = self.acked_n + 1
            if n in self._told and n not in self._filled:
                self._passed[n] = self._told[n]
            elif n not in self._filled:
                return
            self.acked_n = n

    def _refused(self, code: str) -> Refused:
        details = {"have": self.acked_n, "latest": self.latest}
        return Refused(409, code, details)

    def _row(self, n: int, reason: str, now: int) -> dict[str, object]:
        return {
            "client_id": self.client_id,
            "incarnation": self.incarnation,
            "n": n,
            # PostgreSQL takes no NUL in text.
            "reason": reason.replace("\x00", "")[:_REASON_LENGTH],
            "told_at": now,
        }


def open_count(tx: Connection, request: PushRequest, present: frozenset[int], now: int) -> Count:
    """The count this push goes on with; a new incarnation begins one of its own.

    `present` are the places of the events in it: those are not withheld, whatever it says.
    """
    table = tables.incarnations
    rows = tx.execute(
        select(table.c.incarnation, table.c.acked_n)
        .where(table.c.client_id == request.client_id)
        .with_for_update()
    )
    counts = {row.incarnation: row.acked_n for row in rows}
    if request.incarnation not in counts:
        tx.execute(
            insert(table).values(
                client_id=request.client_id,
                incarnation=request.incarnation,
                acked_n=0,
                started_at=now,
            )
        )
    acked_n = counts.get(request.incarnation, 0)
    return Count(
        client_id=request.client_id,
        incarnation=request.incarnation,
        acked_n=acked_n,
        latest=max([*counts, request.incarnation]),
        _was_withheld=_withheld(tx, request),
        _told={one.n: one.reason for one in request.withheld if one.n not in present},
        _filled=_filled(tx, (request.client_id, request.incarnation), acked_n),
    )


def move_on(
    tx: Connection,
    counts: Iterable[tuple[str, int]],
    stepped: Iterable[tuple[str, int, int]],
    now: int,
) -> None:
    """After an offer: each of these counts (client_id, incarnation) goes up to its first hole.

    `stepped` are places (client_id, incarnation, n) whose event stands elsewhere or is kept aside.
    """
    for key in sorted(set(counts)):
        acked_n = _acked(tx, key, now)
        _step_over(
            tx, key, {n for *whose, n in stepped if tuple(whose) == key and n > acked_n}, now
        )
        top = acked_n
        while filled := _filled(tx, key, top):
            before = top
            while top + 1 in filled:
                top += 1
            if top < before + _LOOK_AHEAD:
                break
        table = tables.incarnations
        if top != acked_n:
            mine = (table.c.client_id == key[0]) & (table.c.incarnation == key[1])
            tx.execute(update(table).where(mine).values(acked_n=top))


def _acked(tx: Connection, key: tuple[str, int], now: int) -> int:
    table = tables.incarnations
    mine = (table.c.client_id == key[0]) & (table.c.incarnation == key[1])
    found = tx.execute(select(table.c.acked_n).where(mine).with_for_update()).scalar_one_or_none()
    if found is None:
        row = {"client_id": key[0], "incarnation": key[1], "acked_n": 0, "started_at": now}
        tx.execute(insert(table).values(**row))
    return found or 0


def _step_over(tx: Connection, key: tuple[str, int], places: set[int], now: int) -> None:
    table = tables.withheld
    mine = (table.c.client_id == key[0]) & (table.c.incarnation == key[1])
    places -= set(tx.execute(select(table.c.n).where(mine, table.c.n.in_(places))).scalars())
    row = {"client_id": key[0], "incarnation": key[1], "reason": "elsewhere", "told_at": now}
    if places:
        tx.execute(insert(table), [{**row, "n": n} for n in sorted(places)])


def _filled(tx: Connection, key: tuple[str, int], after: int) -> frozenset[int]:
    """The next places above `after` that hold an event or are stepped over already."""
    found: set[int] = set()
    for table in (tables.events, tables.withheld):
        mine = (table.c.client_id == key[0]) & (table.c.incarnation == key[1])
        places = select(table.c.n).where(mine, table.c.n > after).order_by(table.c.n)
        found.update(tx.execute(places.limit(_LOOK_AHEAD)).scalars())
    return frozenset(found)


def _withheld(tx: Connection, request: PushRequest) -> set[int]:
    table = tables.withheld
    rows = tx.execute(
        select(table.c.n).where(
            table.c.client_id == request.client_id,
            table.c.incarnation == request.incarnation,
        )
    )
    return set(rows.scalars())
