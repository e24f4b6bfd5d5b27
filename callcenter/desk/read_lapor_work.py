"""What a person has to decide about LAPOR, and what waits to go there. Reads only, asks nobody.

The lists are cheap; what would leave of a ticket is made anew only for the one that is looked at.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection

from callcenter.desk.context import Desk
from callcenter.desk.lapor_known import known_identity
from callcenter.desk.lapor_ticket import is_left, may_settle
from callcenter.lapor.mapping import MapKind, Mapping, needs
from callcenter.lapor.office_values import mapping_of, settings_of
from callcenter.lapor.polling import GONE_NAME
from callcenter.lapor.settings import LaporSettings, Policy, PushedBy
from callcenter.lapor.states import OWNER_SILENT, Person, Step, next_step
from callcenter.lapor.submission import NotPushed, Prepared, attached, prepare
from callcenter.store import lapor_lists, sync_state
from callcenter.store import tickets as ticket_store
from callcenter.store.lapor_lists import Going
from callcenter.store.office import load_office
from callcenter.store.rows import TicketRow
from callcenter.tickets.lapor import LaporState, Reply
from callcenter.tickets.ticket import Entry, Ticket
from callcenter.tickets.words import Kind, Push, ReplyPush

LIMIT = 200
"""Rows of a list; its count is of everything."""


class Matter(StrEnum):
    """What a person has to say about a ticket."""

    UNCERTAIN = "ragu"
    SILENT = "diam"
    REFUSED = "ditolak"
    OTHERS = "ganda"
    STRAYS = "tercecer"
    REPLY = "jawaban"
    GONE = "hilang"
    SHARED = "bersama"


class Group(StrEnum):
    """The lists of what has not gone."""

    WAITING = "menunggu"
    HELD = "tertahan"
    UNCHOSEN = "belum_dipilih"
    CANCELLED = "dibatalkan"


class WorkRow(Struct, frozen=True):
    """A ticket that needs a person; `at` is since when.

    `shared` are the numbers of other tickets that have the same complaint there.
    """

    ticket_id: str
    number: str
    summary: str
    matter: Matter
    at: datetime | None
    state: LaporState
    shared: tuple[str, ...] = ()


class Work(Struct, frozen=True):
    """The list, the longest waiting first; `count` is of everything, LIMIT or not."""

    rows: tuple[WorkRow, ...]
    count: int


class Leaving(Struct, frozen=True):
    """What would leave of the ticket now; names are LAPOR's, "" where there is none."""

    title: str
    content: str
    incident: str
    category: str
    institution: str
    location: str
    anonymous: bool
    secret: bool
    files: int


class Attempt(Struct, frozen=True):
    """A post that was made, or may have been; `result` is the kind of event that ended it, ""."""

    eid: str
    at: datetime
    result: str
    reason: str


class Doubted(Struct, frozen=True):
    """An answer of ours that a person has to settle; `text` as it was written."""

    eid: str
    text: str
    state: ReplyPush
    at: datetime
    reason: str


class WorkDetail(Struct, frozen=True):
    """Everything a person needs to decide.

    `leaving` is None when nothing of the ticket would leave now (`kept` says why). `same` tells
    whether it is still what was posted, None when nothing was. `step` is what the application
    does next by itself.
    """

    row: WorkRow
    leaving: Leaving | None
    kept: NotPushed | None
    same: bool | None
    attempts: tuple[Attempt, ...]
    replies: tuple[Doubted, ...]
    step: Step
    may_settle: bool
    searched: bool


class WaitingRow(Struct, frozen=True):
    """A ticket that has not gone; `reason` and `details` are those of LaporState.

    `elsewhere`: another desk has to hand it over. `left`: and has not for so long that it may never
    (given up, sold, without a token), so that a person may send it from here.
    """

    row: TicketRow
    reason: str
    details: tuple[str, ...]
    chosen: bool
    elsewhere: bool = False
    left: bool = False


class Waiting(Struct, frozen=True):
    """One group; `count` is of everything. `policy` is None while LAPOR is not set up."""

    group: Group
    rows: tuple[WaitingRow, ...]
    count: int
    policy: Policy | None


def read_lapor_work(desk: Desk, limit: int = LIMIT) -> Work:
    """What needs a person."""
    with desk.store.read() as tx:
        silent = desk.clock.now() - OWNER_SILENT
        ids, count = lapor_lists.person_ids(tx, silent=silent, gone=GONE_NAME, limit=limit)
        rows = tuple(_row(tx, ticket_store.load_ticket(tx, one)) for one in ids)
    return Work(rows, count)


def count_lapor_work(desk: Desk) -> int:
    """How many tickets need a person."""
    with desk.store.read() as tx:
        silent = desk.clock.now() - OWNER_SILENT
        return lapor_lists.person_ids(tx, silent=silent, gone=GONE_NAME, limit=1)[1]


def read_lapor_detail(desk: Desk, ticket_id: str) -> WorkDetail:
    """One ticket as a person decides about it. Raises NotFound."""
    with desk.store.read() as tx:
        ticket = ticket_store.load_ticket(tx, ticket_id)
        office = load_office(tx)
        settings = settings_of(office)
        mapping = mapping_of(office, desk.directory)
        made = _prepared(desk, tx, ticket, mapping, settings)
        me = sync_state.state(tx).client_id
        row = _row(tx, ticket)
    now, state = desk.clock.now(), ticket.lapor
    leaving = made if isinstance(made, Prepared) else None
    return WorkDetail(
        row=row,
        leaving=_leaving(desk, ticket, leaving, mapping) if leaving else None,
        kept=made if isinstance(made, NotPushed) else None,
        same=leaving.payload_hash == state.payload_hash if leaving and state.payload_hash else None,
        attempts=_attempts(ticket),
        replies=_doubted(ticket),
        step=_step(state, now, me, settings),
        may_settle=may_settle(state, now),
        searched=bool(settings and settings.search_path),
    )


def read_lapor_waiting(desk: Desk, group: Group, limit: int = LIMIT) -> Waiting:
    """One list of what has not gone."""
    with desk.store.read() as tx:
        settings = settings_of(load_office(tx))
        policy = None if settings is None else settings.policy
        going = Going(policy is Policy.ALL, settings.since if settings else None)
        ids, count = _LISTS[group](tx, going, limit)
        rows = ticket_store.rows(tx, ids)
        folded = group in (Group.HELD, Group.CANCELLED)
        found = tuple(_waiting(tx, one, folded=folded) for one in rows)
        if group is Group.WAITING and settings and settings.pusher is PushedBy.DESK:
            found = _by_desk(tx, found, desk.clock.now())
    return Waiting(group, found, count, policy)


def matter_of(state: LaporState, shared: tuple[str, ...] = ()) -> Matter:
    """What is to be said first when there is more than one thing; `shared` as in WorkRow."""
    if state.state in _OF_STATE:
        return _OF_STATE[state.state]
    if state.others:
        return Matter.OTHERS
    if state.strays:
        return Matter.STRAYS
    if _open_replies(state):
        return Matter.REPLY
    return Matter.SHARED if shared and state.status_name != GONE_NAME else Matter.GONE


_OF_STATE = {
    Push.UNCERTAIN: Matter.UNCERTAIN,
    Push.REFUSED: Matter.REFUSED,
    Push.RESERVED: Matter.SILENT,
}
_Listing = Callable[[Connection, Going, int], tuple[tuple[str, ...], int]]
_LISTS: dict[Group, _Listing] = {
    Group.WAITING: lapor_lists.waiting_ids,
    Group.UNCHOSEN: lapor_lists.unchosen_ids,
    Group.HELD: lambda tx, _going, limit: lapor_lists.ids_in(tx, Push.NOT_PUSHED, limit),
    Group.CANCELLED: lambda tx, _going, limit: lapor_lists.ids_in(tx, Push.CANCELLED, limit),
}


def _waiting(tx: Connection, row: TicketRow, *, folded: bool) -> WaitingRow:
    if not folded:
        return WaitingRow(row, "", (), chosen=False)
    state = ticket_store.load_ticket(tx, row.id).lapor
    return WaitingRow(row, state.reason, state.details, state.chosen)


def _by_desk(tx: Connection, rows: tuple[WaitingRow, ...], now: datetime) -> tuple[WaitingRow, ...]:
    """With what another desk has to hand over, and whether it was left there."""
    me = sync_state.state(tx).client_id
    desks = lapor_lists.desks_of(tx, [one.row.id for one in rows])
    return tuple(
        replace(one, elsewhere=True, left=is_left(one.row.lapor_at or one.row.registered_at, now))
        if one.row.lapor_state == Push.READY and desks[one.row.id] != me
        else one
        for one in rows
    )


def _row(tx: Connection, ticket: Ticket) -> WorkRow:
    state = ticket.lapor
    there = state.complaint_id and ticket.duplicate_of is None
    shared = lapor_lists.sharing(tx, ticket.id, state.complaint_id) if there else ()
    matter = matter_of(state, shared)
    first = min((one.at for one in _open_replies(state)), default=state.since)
    at = first if matter is Matter.REPLY else state.since
    return WorkRow(ticket.id, ticket.number, ticket.description, matter, at, state, shared)


def _prepared(
    desk: Desk, tx: Connection, ticket: Ticket, mapping: Mapping, settings: LaporSettings | None
) -> Prepared | NotPushed:
    if settings is None:
        return NotPushed("policy_none")
    known = known_identity(tx, ticket)
    return prepare(ticket, desk.directory, mapping, settings, attached(ticket), known=known)


def _leaving(desk: Desk, ticket: Ticket, made: Prepared, mapping: Mapping) -> Leaving:
    wanted = needs(ticket, desk.directory)
    said = made.submission

    def name(kind: MapKind, ours: str) -> str:
        row = mapping.get(kind, ours)
        return row.theirs_name or row.theirs_id if row else ""

    return Leaving(
        title=said.title,
        content=said.content,
        incident=said.date_of_incident.isoformat() if said.date_of_incident else "",
        category=name(MapKind.CATEGORY, wanted.category),
        institution=name(MapKind.INSTITUTION, wanted.institution),
        location=name(MapKind.LOCATION, wanted.location),
        anonymous=said.is_anonymous,
        secret=said.is_secret,
        files=len(made.files),
    )


_ENDS = (Kind.LAPOR_SENT, Kind.LAPOR_REFUSED, Kind.LAPOR_UNCERTAIN, Kind.LAPOR_RELEASED)


def _attempts(ticket: Ticket) -> tuple[Attempt, ...]:
    """Each reservation with the first that was said of it, the oldest first."""
    ends: dict[str, Entry] = {}
    for entry in ticket.entries:
        if entry.kind in _ENDS:
            ends.setdefault(_text(entry, "attempt"), entry)
    made = (one for one in ticket.entries if one.kind == Kind.LAPOR_RESERVED)
    return tuple(
        Attempt(one.eid, one.at, end.kind if end else "", _text(end, "reason") if end else "")
        for one in made
        for end in (ends.get(one.eid),)
    )


def _doubted(ticket: Ticket) -> tuple[Doubted, ...]:
    texts = {one.eid: _text(one, "text") for one in ticket.entries if one.kind == Kind.LAPOR_REPLY}
    return tuple(
        Doubted(one.eid, texts.get(one.eid, ""), one.state, one.at, one.reason)
        for one in _open_replies(ticket.lapor)
    )


def _open_replies(state: LaporState) -> list[Reply]:
    return [one for one in state.replies if one.state in (ReplyPush.UNCERTAIN, ReplyPush.REFUSED)]


def _step(state: LaporState, now: datetime, me: str, settings: LaporSettings | None) -> Step:
    if settings is None:
        return Person("no_search")
    lag = timedelta(minutes=settings.lag_minutes)
    return next_step(state, now=now, me=me, search=bool(settings.search_path), lag=lag)


def _text(entry: Entry, name: str) -> str:
    found = entry.body.get(name)
    return found if isinstance(found, str) else ""
