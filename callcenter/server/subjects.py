"""Whole subjects out of the log: every event of a ticket or a caller, in pages that stay small.

Reads only. A subject larger than `LARGE` is never part of a page of others.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct, field
from sqlalchemy import Connection, Row, Select, func, select

from callcenter.callers.identity import NOBODY
from callcenter.protocol.history_messages import SUBJECTS_MAX, SubjectsAnswer, SubjectsRequest
from callcenter.protocol.limits import PULL_BYTES, PULL_EVENTS
from callcenter.protocol.messages import ChangedEvent
from callcenter.protocol.wellformed import is_uuid
from callcenter.server import tables
from callcenter.server.askers import asker_of, sights
from callcenter.server.centre import Centre, from_us
from callcenter.server.lapor_callers import hidden_reporters
from callcenter.server.policy import Act, Sight, sees_everything, shown
from callcenter.server.push import check_protocol
from callcenter.server.refusal import Refused

LARGE = 2 << 20
"""Bytes of one subject that still fit into an answer, wrapping and all."""

_WRAPPING = 128
_LAST = 1 << 63
_FETCH = 100


Sizes = dict[str, tuple[int, int]]
"""Events and bytes of each subject that has any."""


class Page(Struct):
    """Room for whole subjects; `large` are those that no page has room for."""

    most: int = PULL_EVENTS
    ids: dict[str, None] = field(default_factory=dict)
    large: list[str] = field(default_factory=list)
    events: int = 0
    size: int = 0

    def take(self, wanted: Iterable[str], sizes: Sizes) -> bool:
        """Adds subjects that belong together; False, and nothing is added, when it is full."""
        fresh = [one for one in wanted if one in sizes and one not in self.ids]
        events = sum(sizes[one][0] for one in fresh)
        size = sum(sizes[one][1] for one in fresh)
        full = self.events + events > self.most or self.size + size > PULL_BYTES
        if full and (self.ids or self.large):
            return False
        if size + events * _WRAPPING > LARGE:
            self.large += fresh
            return True
        self.ids.update(dict.fromkeys(fresh))
        self.events += events
        self.size += size
        return True


def measure(tx: Connection, ids: Sequence[str]) -> Sizes:
    """Events and bytes of each of these subjects."""
    log = tables.events
    asked = (
        select(
            log.c.subject_id,
            func.count().label("events"),
            func.sum(func.length(log.c.raw)).label("size"),
        )
        .where(log.c.subject_id.in_(ids))
        .group_by(log.c.subject_id)
    )
    return {row.subject_id: (row.events, int(row.size)) for row in tx.execute(asked)}


def whole(tx: Connection, ids: Iterable[str]) -> list[ChangedEvent]:
    """All events of these subjects, subject by subject in this order."""
    wanted = list(ids)
    if not wanted:
        return []
    found: dict[str, list[ChangedEvent]] = {one: [] for one in wanted}
    for row in tx.execute(_events().where(tables.events.c.subject_id.in_(wanted))):
        found[row.subject_id].append(_changed(row))
    return [event for one in wanted for event in found[one]]


def read_subjects(centre: Centre, authorization: str, request: SubjectsRequest) -> SubjectsAnswer:
    """As many of the subjects as a page holds; Refused 401, 403, 413, 422 or 426.

    People get what the policy shows them: other subjects are as if they were not there.
    """
    check_protocol(request.protocol)
    if len(request.ids) > SUBJECTS_MAX:
        raise Refused(413, "batch_too_large")
    if not 0 <= request.after < _LAST:
        raise Refused(422, "field_invalid", {"field": "after"})
    if not all(is_uuid(one) for one in request.ids):
        raise Refused(422, "field_invalid", {"field": "ids"})
    ids = list(dict.fromkeys(request.ids))
    with centre.database.read() as tx:
        asker = asker_of(tx, centre, authorization, Act.READ_TICKETS)
        if sees_everything(asker):
            events, rest, after = _answer(tx, ids, request.after)
        else:
            events, rest, after = _seen(tx, sights(tx, asker, ids), ids, request.after)
    return SubjectsAnswer(events=events, rest=rest, after=after, server_time=centre.clock.now())


def _seen(
    tx: Connection, seen: Mapping[str, Sight], ids: list[str], after: int
) -> tuple[list[ChangedEvent], list[str], int]:
    """As `_answer`, of what is seen alone and with what is hidden left out."""
    visible = [one for one in ids if seen.get(one)]
    begun = after if visible[:1] == ids[:1] else 0
    events, rest, after = _answer(tx, visible, begun)
    hidden = hidden_reporters(tx, [one for one in visible if seen[one] is Sight.CONTENT])
    named = ((one, _subject(one)) for one in events)
    views = (
        (one, shown(bytes(one.event), seen[key], hidden.get(key, NOBODY))) for one, key in named
    )
    kept = [
        msgspec.structs.replace(one, event=msgspec.Raw(view))
        for one, view in views
        if view is not None
    ]
    return kept, rest, after


def _subject(one: ChangedEvent) -> str:
    return str(msgspec.json.decode(one.event)["subject_id"])


def _answer(
    tx: Connection, ids: list[str], after: int
) -> tuple[list[ChangedEvent], list[str], int]:
    """The events, the ids not answered yet, and where to go on in the first of these."""
    page = Page()
    sizes = {} if after else measure(tx, ids)
    for done, one in enumerate(ids):
        if after or (not page.take((one,), sizes) or page.large):
            if page.ids:
                return whole(tx, page.ids), ids[done:], 0
            return _begun(tx, ids[done:], after)
    return whole(tx, page.ids), [], 0


def _begun(tx: Connection, ids: list[str], after: int) -> tuple[list[ChangedEvent], list[str], int]:
    events, more = _part(tx, ids[0], after)
    return (events, ids, events[-1].seq) if more else (events, ids[1:], 0)


def _part(tx: Connection, subject_id: str, after: int) -> tuple[list[ChangedEvent], bool]:
    """The next events of one large subject, and whether there are more."""
    log = tables.events
    asked = _events().where(log.c.subject_id == subject_id, log.c.seq > after)
    events: list[ChangedEvent] = []
    size = 0
    for part in tx.execute(asked.limit(PULL_EVENTS + 1)).partitions(_FETCH):
        for row in part:
            size += len(row.raw)
            if events and (size > PULL_BYTES or len(events) == PULL_EVENTS):
                return events, True
            events.append(_changed(row))
    return events, False


def _events() -> Select[Any]:
    log = tables.events
    return select(log.c.subject_id, log.c.seq, log.c.received_at, log.c.raw).order_by(
        log.c.subject_id, log.c.seq
    )


def _changed(row: Row[Any]) -> ChangedEvent:
    return ChangedEvent(
        seq=row.seq, received_at=from_us(row.received_at), event=msgspec.Raw(row.raw)
    )
