"""What the centre makes of events that arrive: known, refused with a reason, or fresh.

Reads only; a push and an offer both judge here, so an event meets the same rules on either way.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct, field
from sqlalchemy import Connection, insert, or_, select

from callcenter.protocol.erasures import is_redacted
from callcenter.protocol.messages import PushResult
from callcenter.protocol.wellformed import same_content
from callcenter.server import tables
from callcenter.server.arrival import Arrival
from callcenter.server.bulk import among
from callcenter.tickets.event import OFFICE
from callcenter.tickets.office import OFFICE_ID

_ANY_QUARANTINED = select(tables.quarantine.c.eid).limit(1)

Rule = Callable[[Arrival], str | None]
"""Why an event of the centre's own kinds is refused here, None when it is not."""


class Sorted(Struct):
    """A batch that was judged; `answers` are by position, None for what is stored now."""

    fresh: list[Arrival] = field(default_factory=list)
    refused: list[tuple[Arrival, str]] = field(default_factory=list)
    answers: list[PushResult | None] = field(default_factory=list)

    def judge(self, one: Arrival, known: "Known", own_kinds: "Rule") -> None:
        """Puts an event that is new here on the one side or the other."""
        reason = known.broken_rule(one, own_kinds)
        if reason is None:
            self.fresh.append(one)
            self.answers.append(None)
            return
        self.refused.append((one, reason))
        self.answers.append(PushResult(eid=one.event.eid, state="quarantined", reason=reason))

    @property
    def new(self) -> list[Arrival]:
        """What would be stored now, in the log or aside."""
        return [*self.fresh, *(one for one, _reason in self.refused)]

    def results(self, arrivals: Sequence[Arrival], seqs: Mapping[str, int]) -> list[PushResult]:
        """The answers, with the places the fresh events got."""
        return [
            found or PushResult(eid=one.event.eid, state="ok", seq=seqs[one.event.eid])
            for one, found in zip(arrivals, self.answers, strict=True)
        ]


class Known(Struct):
    """What the centre has of the eids of a batch: hash and seq, or hash and reason."""

    stored: dict[str, tuple[bytes, int]]
    quarantined: dict[bytes, str]
    subjects: dict[str, str]

    def result(self, one: Arrival) -> PushResult | None:
        """The answer for an event that is here already, None for a new one."""
        eid = one.event.eid
        found = self.stored.get(eid)
        if found is not None and found[0] == one.raw_hash:
            return PushResult(eid=eid, state="known", seq=found[1] or None)
        reason = self.quarantined.get(one.raw_hash)
        if reason is not None:
            return PushResult(eid=eid, state="quarantined", reason=reason)
        return None

    def broken_rule(self, one: Arrival, own_kinds: Rule) -> str | None:
        """Why this new event is kept aside, None when it is good; a good one is known from now."""
        event = one.event
        reason = own_kinds(one)
        if event.eid in self.stored:
            reason = "eid_reused"
        elif self.subjects.get(event.subject_id, event.subject) != event.subject:
            reason = "subject_mismatch"
        if reason is not None:
            self.quarantined[one.raw_hash] = reason
            return reason
        self.stored[event.eid] = (one.raw_hash, 0)
        self.subjects.setdefault(event.subject_id, event.subject)
        return None


def look_up(tx: Connection, arrivals: Sequence[Arrival]) -> Known:
    """Everything the database knows about these events."""
    log = tables.events
    eids = {one.event.eid for one in arrivals}
    stored = tx.execute(
        select(log.c.eid, log.c.raw_hash, log.c.seq).where(among(tx, log.c.eid, eids))
    )
    ids = {one.event.subject_id for one in arrivals}
    subjects = tx.execute(
        select(log.c.subject_id, log.c.subject).where(among(tx, log.c.subject_id, ids)).distinct()
    )
    return Known(
        stored=_accept_recounted(
            tx, arrivals, {row.eid: (row.raw_hash, row.seq) for row in stored}
        ),
        quarantined=_quarantined(tx, arrivals),
        subjects={row.subject_id: row.subject for row in subjects} | {OFFICE_ID: OFFICE},
    )


def keep_quarantined(tx: Connection, refused: Sequence[tuple[Arrival, str]], now: int) -> None:
    """Stores what was refused, with its reason: nothing that is an event is ever thrown away."""
    rows = [_quarantine_row(one, reason, now) for one, reason in refused]
    if rows:
        tx.execute(insert(tables.quarantine), rows)


def _accept_recounted(
    tx: Connection, arrivals: Iterable[Arrival], stored: dict[str, tuple[bytes, int]]
) -> dict[str, tuple[bytes, int]]:
    """A desk in a new incarnation counts an event anew: other bytes, but the same event.

    So is one out of which somebody was erased, here or there: nothing of it is stored again.
    """
    for one in arrivals:
        known_hash, seq = stored.get(one.event.eid, (one.raw_hash, 0))
        if known_hash == one.raw_hash:
            continue
        log = tables.events
        raw = tx.execute(select(log.c.raw).where(log.c.seq == seq)).scalar_one()
        if _same(raw, one.raw):
            stored[one.event.eid] = (one.raw_hash, seq)
    return stored


def _quarantined(tx: Connection, arrivals: Sequence[Arrival]) -> dict[bytes, str]:
    kept = tables.quarantine
    if tx.execute(_ANY_QUARANTINED).first() is None:
        return {}
    hashes = [one.raw_hash for one in arrivals]
    eids = [one.event.eid for one in arrivals]
    rows = tx.execute(
        select(kept.c.raw_hash, kept.c.eid, kept.c.raw, kept.c.reason).where(
            or_(kept.c.raw_hash.in_(hashes), among(tx, kept.c.eid, eids))
        )
    ).all()
    found = {bytes(row.raw_hash): str(row.reason) for row in rows}
    for one in arrivals if found else ():
        for row in rows:
            if row.eid == one.event.eid and _same(row.raw, one.raw):
                found.setdefault(one.raw_hash, row.reason)
    return found


def _same(kept: bytes, raw: bytes) -> bool:
    return same_content(kept, raw) or is_redacted(kept) or is_redacted(raw)


def _quarantine_row(one: Arrival, reason: str, now: int) -> dict[str, Any]:
    return {
        "raw_hash": one.raw_hash,
        "eid": one.event.eid,
        "client_id": one.event.client_id,
        "incarnation": one.event.incarnation,
        "n": one.event.n,
        "raw": one.raw,
        "reason": reason,
        "received_at": now,
    }
