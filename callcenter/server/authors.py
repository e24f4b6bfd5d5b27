"""What the centre makes of who wrote the events of a push: closed accounts, and roles that lack.

Nothing is dropped: work of a closed account is stored and marked; settings of the office by
somebody who is known here and no supervisor are set aside, and so are hand-overs they count or sign
and rosters, and what decides about personal data when a known author leads nothing; the last three
also when their account is closed. An author the centre has never
heard of is a desk's own person: the device answers for them.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from sqlalchemy import Connection, insert, select

from callcenter.protocol.audit import Act
from callcenter.protocol.erasures import WHY_NAMELESS
from callcenter.protocol.roles import Role, read_roles
from callcenter.server import audit
from callcenter.server.account_tables import accounts, flagged_events
from callcenter.server.arrival import Arrival
from callcenter.server.bulk import among
from callcenter.server.centre import Centre
from callcenter.tickets.event import OFFICE, Event
from callcenter.tickets.words import Kind

CLOSED = "closed"
NOT_ALLOWED = "not_allowed"
_LEADERS = frozenset({Role.SUPERVISOR, Role.PRIVACY})
_WORKERS = _LEADERS | {Role.OPERATOR}
_DECISIONS = frozenset(
    {
        Kind.PRIVACY_PREPARED.value,
        Kind.PRIVACY_APPROVED.value,
        Kind.BREACH_SIGNED.value,
        Kind.REVEAL_ALARM_SEEN.value,
    }
)
"""Kinds that say yes to something about personal data: what a supervisor or privacy officer may."""

_OF_SHIFTS = frozenset({Kind.SHIFT_SIGNED.value, Kind.SHIFT_COUNTED.value, Kind.ROSTER_SET.value})
"""What only a supervisor does with a shift; notes and signing on are open to everybody."""


class Authors(Struct, frozen=True):
    """Those of a batch whom the centre knows: `closed`, `juniors` who are no supervisors,
    `no_leaders` who decide nothing about personal data, `no_workers` who have no work at a desk.
    """

    closed: frozenset[str]
    juniors: frozenset[str]
    no_leaders: frozenset[str] = frozenset()
    no_workers: frozenset[str] = frozenset()

    def refusal(self, one: Arrival) -> str | None:
        """Why this event is set aside, None when it is not for its author's sake."""
        event = one.event
        if event.subject == OFFICE or event.kind in _OF_SHIFTS:
            barred = self.juniors | self.closed
        elif event.kind in _DECISIONS or _is_decided(event):
            barred = self.no_leaders | self.closed
        elif event.kind == Kind.IDENTITY_ERASED:
            barred = self.no_workers | self.closed
        else:
            return None
        return NOT_ALLOWED if event.author.uid in barred else None

    def flag(
        self, tx: Connection, fresh: Sequence[Arrival], seqs: Mapping[str, int], now: int
    ) -> None:
        """Marks what was stored although its author's account is closed."""
        rows = [
            {
                "eid": one.event.eid,
                "seq": seqs[one.event.eid],
                "uid": one.event.author.uid,
                "why": CLOSED,
                "at": now,
            }
            for one in fresh
            if one.event.author.uid in self.closed
        ]
        if rows:
            tx.execute(insert(flagged_events), rows)


def look_at_authors(tx: Connection, arrivals: Sequence[Arrival]) -> Authors:
    """What the accounts say about them now."""
    uids = {one.event.author.uid for one in arrivals}
    asked = select(accounts.c.uid, accounts.c.closed, accounts.c.roles)
    rows = tx.execute(asked.where(among(tx, accounts.c.uid, uids))).all() if uids else []
    return Authors(
        frozenset(row.uid for row in rows if row.closed),
        frozenset(row.uid for row in rows if Role.SUPERVISOR not in read_roles(row.roles)),
        frozenset(row.uid for row in rows if not leads(row.roles)),
        frozenset(row.uid for row in rows if not read_roles(row.roles) & _WORKERS),
    )


def leads(roles: Iterable[str]) -> bool:
    """Whether an account of these roles decides about personal data."""
    return bool(read_roles(roles) & _LEADERS)


def _is_decided(event: Event) -> bool:
    """An erasure that the privacy office decided; the other sort stands on its ticket alone."""
    return event.kind == Kind.IDENTITY_ERASED and event.body.get("why") != WHY_NAMELESS


class Flagged(Struct, frozen=True):
    """One event that came after its author's account was closed; `at` microseconds."""

    seq: int
    eid: str
    uid: str
    at: int


def list_flagged(tx: Connection) -> list[Flagged]:
    """All of them, the oldest first."""
    table = flagged_events
    rows = tx.execute(
        select(table.c.seq, table.c.eid, table.c.uid, table.c.at).order_by(table.c.seq)
    )
    return [Flagged(*row) for row in rows]


def note_refusals(
    tx: Connection, centre: Centre, client_id: str, refused: Sequence[tuple[Arrival, str]]
) -> None:
    """Each act that was set aside for its author's sake stands in the centre's audit."""
    for one, reason in refused:
        if reason == NOT_ALLOWED:
            audit.note(
                tx, centre, Act.ROLE_REFUSED, uid=one.event.author.uid, device=client_id,
                kind=one.event.subject, object_id=one.event.kind, reason=reason,
            )  # fmt: skip
