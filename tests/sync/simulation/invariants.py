"""SYNC 13 as code: each check names the invariant it stands for when it fails.

Reads databases directly and folds by itself where the product's fold could hide a fault.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, select, text

from callcenter.protocol.chain import START, fold_chain
from callcenter.protocol.events import decode_event
from callcenter.server import tables as central
from callcenter.server.centre import from_us
from callcenter.server.rebuild import rebuild
from callcenter.store import events as log
from callcenter.store import outbox, sync_state
from callcenter.store.caller_tables import caller_phones, callers
from callcenter.store.tables import events, number_blocks, offers
from callcenter.store.tables import outbox as outbox_table
from callcenter.store.ticket_tables import (
    ticket_agencies,
    ticket_numbers,
    ticket_reporters,
    tickets,
)
from callcenter.tickets.apply import fold
from callcenter.tickets.event import TICKET, Event
from callcenter.tickets.number import parse_number
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind
from tests.sync.simulation.nodes import SimDesk

if TYPE_CHECKING:
    from tests.sync.simulation.world import World

_PROJECTIONS = (
    (tickets, "id"),
    (ticket_numbers, "ticket_id"),
    (ticket_agencies, "ticket_id"),
    (ticket_reporters, "ticket_id"),
    (callers, "id"),
    (caller_phones, "caller_id"),
)


class _Enough(Exception):
    """Ends a transaction that must leave nothing behind."""


def check_desk(desk: SimDesk) -> None:
    """What holds on one desk at any moment, whatever happens around it."""
    with desk.store.read() as tx:
        state = sync_state.state(tx)
        rows = tx.execute(select(events.c.eid, events.c.seq).order_by(events.c.seq)).all()
        asked = select(outbox_table.c.eid, outbox_table.c.state)
        waits = {row.eid: row.state for row in tx.execute(asked)}
        offered = set(tx.execute(select(offers.c.eid)).scalars())
        pending = tx.execute(
            select(events.c.client_id, events.c.incarnation, events.c.n)
            .join(outbox_table, outbox_table.c.eid == events.c.eid)
            .where(outbox_table.c.state != "quarantined")
        ).all()
        counted = outbox.summary(tx)
    placed = [row for row in rows if row.seq is not None]
    seqs = [row.seq for row in placed]
    assert seqs == list(range(1, len(seqs) + 1)), f"I5 {desk.name}: places {seqs}"
    chain = fold_chain(START, [row.eid for row in placed]).hex()
    assert (state.chain or START.hex()) == chain, f"I5 {desk.name}: its chain is not its log's"
    open_ones = {row.eid for row in rows if row.seq is None}
    assert open_ones <= waits.keys() | offered, f"I12 {desk.name}: {open_ones - waits.keys()}"
    settled_twice = {row.eid for row in placed} & {e for e, s in waits.items() if s != "acked"}
    assert not settled_twice, f"I12 {desk.name}: settled and waiting: {settled_twice}"
    total = counted.unsent + counted.acked + counted.quarantined
    assert total == len(waits), f"I12 {desk.name}: counts do not add up"
    assert len(set(pending)) == len(pending), f"I2 {desk.name}: a place twice in the outbox"


def check_all(world: "World") -> None:
    """What holds when every fault has stopped and everybody is quiet."""
    rows = world.centre.rows()
    history = [decode_event(row.raw, row.seq, from_us(row.received_at)) for row in rows]
    _check_centre(world, rows, history)
    folded = _fold_all(history)
    _check_numbers(world, folded)
    _check_files(world, history)
    _check_no_overwrite(history, folded)
    _check_blocks(world)
    aside = frozenset().union(*[_check_log(world, desk, rows) for desk in world.desks])
    first, *others = [(desk.name, _dump(desk, aside)) for desk in world.desks]
    for name, view in others:
        for table, found in view.items():
            assert found == first[1][table], (
                f"I3 {first[0]} and {name} differ in {table}: {first[1][table]} and {found}"
            )
    _check_rebuild(world.desks[0])


def _check_centre(world: "World", rows: list[Any], history: list[Event]) -> None:
    eids = [row.eid for row in rows]
    missing = world.ledger.owed() - set(eids)
    assert not missing, f"I1/I6: lost at the centre: {_named(world, missing)}"
    assert len(set(eids)) == len(eids), "I2: an eid twice"
    places = [(row.client_id, row.incarnation, row.n) for row in rows]
    assert len(set(places)) == len(places), "I2: a place twice"
    for event, row in zip(history, rows, strict=True):
        assert (event.client_id, event.incarnation, event.n) == (
            row.client_id,
            row.incarnation,
            row.n,
        ), "the columns are not the event's"
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1)), "I5: places at the centre"
    chain = START
    for row in rows:
        chain = fold_chain(chain, [row.eid])
        assert chain == row.chain, "I5: the centre's chain"
    clock = world.centre.rows(central.clock)[0]
    assert (clock.seq, clock.chain) == (len(rows), chain), "I5: the head"
    poison = set(eids) & world.ledger.poison
    assert not poison, f"let in although it breaks a rule: {poison}"
    aside = {row.eid: row.reason for row in world.centre.rows(central.quarantine)}
    wrong = aside.keys() - world.ledger.poison
    assert not wrong, f"kept aside without a reason: {[aside[eid] for eid in wrong]}"
    _check_rows(world)


def _check_rows(world: "World") -> None:
    """I3: the centre's rows are the fold of its log, however they came about."""
    tables = (central.tickets, central.callers, central.number_aliases)
    before = [world.centre.rows(one) for one in tables]
    try:
        with world.centre.database.write() as tx:
            rebuild(tx)
            after = [list(tx.execute(select(t).order_by(*t.primary_key)).all()) for t in tables]
            raise _Enough
    except _Enough:
        pass
    for table, found, folded in zip(tables, before, after, strict=True):
        assert found == folded, f"I3: the centre's {table.name} are not the fold of its log"


def _fold_all(history: list[Event]) -> dict[str, Ticket]:
    by_ticket: dict[str, list[Event]] = {}
    for event in history:
        if event.subject == TICKET:
            by_ticket.setdefault(event.subject_id, []).append(event)
    return {key: fold(key, found) for key, found in by_ticket.items()}


def _check_numbers(world: "World", folded: Mapping[str, Ticket]) -> None:
    numbers = Counter(one.number for one in folded.values() if one.number)
    assert all(many == 1 for many in numbers.values()), f"I2/I11: a number twice: {numbers}"
    for number in numbers:
        assert parse_number(number) == number, f"I11: {number}"
    for eid in world.ledger.owed():
        event = world.ledger.saved[eid].event
        if event.kind == Kind.REGISTERED:
            ticket = folded[event.subject_id]
            told = event.body["number"]
            assert told in (ticket.number, *ticket.aliases), f"I11: {told} leads nowhere"


def _check_files(world: "World", history: list[Event]) -> None:
    """I7: every file is at the centre under the hash of its bytes, and its ticket says so."""
    told = {
        (one.subject_id, one.body["sha256"])
        for one in history
        if one.kind == Kind.ATTACHMENT_AVAILABLE
    }
    for ticket, sha256 in world.ledger.files:
        folder = world.centre.files
        assert folder.size(sha256) is not None, f"I7: the file {sha256} is not at the centre"
        found = hashlib.sha256(folder.path(sha256).read_bytes()).hexdigest()
        assert found == sha256, "I7: other bytes than its name says"
        assert (ticket, sha256) in told, f"I7: nobody was told of {sha256}"


def _check_no_overwrite(history: list[Event], folded: Mapping[str, Ticket]) -> None:
    """I4: each value that was ever set stands, is an open conflict, or was seen by who ended it."""
    value_of = {(e.eid, c.field): c.value for e in history for c in e.changes}
    for event in history:
        if event.subject != TICKET:
            continue
        ticket = folded[event.subject_id]
        for change in event.changes:
            kept = ticket.value(change.field) == change.value or any(
                one.field == change.field and one.value == change.value for one in ticket.conflicts
            )
            assert kept or _was_seen(event, change, history, value_of), (
                f"I4: {change.field}={change.value!r} of {event.eid} was overwritten unseen"
            )


def _was_seen(event: Event, change: Any, history: list[Event], value_of: Mapping[Any, Any]) -> bool:
    for later in history:
        if later.subject_id != event.subject_id or later.eid == event.eid:
            continue
        if event.eid in (later.body.get("resolves") or ()):  # type: ignore[operator]
            return True
        for one in later.changes:
            if one.field == change.field and (
                one.base == event.eid or value_of.get((one.base, one.field)) == change.value
            ):
                return True
    return False


def _check_blocks(world: "World") -> None:
    """I11: no two desks hand out the same number offline.

    Two copies of one desk may until one of them pushes: nobody can tell them apart before. After
    a bare copy of an older file a block may be leased again before its first owner speaks: then
    numbers clash and are replaced, which `_check_numbers` sees.
    """
    if world.ledger.bare_restores:
        return
    owners: dict[int, tuple[str, int]] = {}
    for desk in world.desks:
        with desk.store.read() as tx:
            state = sync_state.state(tx)
            blocks = tx.execute(select(number_blocks.c.block)).scalars().all()
        me = (state.client_id, state.incarnation)
        for block in blocks:
            owner = owners.setdefault(block, me)
            assert owner == me, f"I11: block {block} is {owner}'s and {desk.name}'s"


def _check_log(world: "World", desk: SimDesk, rows: list[Any]) -> frozenset[str]:
    """I1, I5, I12 on one desk; the subjects it holds something of that is set aside."""
    check_desk(desk)
    state = desk.state()
    alone = state.client_id not in world.ledger.copied
    assert state.incarnation == 1 or not alone, f"{desk.name} took a new incarnation, was no copy"
    with desk.store.read() as tx:
        mine = tx.execute(select(events).where(events.c.seq.is_not(None))).all()
        aside = tx.execute(
            select(outbox_table.c.eid, outbox_table.c.subject_id, outbox_table.c.state)
        ).all()
    found = {row.eid: row for row in mine}
    assert len(found) == len(rows), (
        f"I1 {desk.name}: {len(found)} events, the centre has {len(rows)}"
    )
    for row in rows:
        here = found.get(row.eid)
        assert here is not None, f"I1 {desk.name}: {row.eid} is missing"
        assert (here.seq, here.received_at) == (row.seq, from_us(row.received_at)), (
            f"I5 {desk.name}: {row.eid} stands elsewhere: {here.seq} {here.received_at}, at the"
            f" centre {row.seq} {from_us(row.received_at)}"
        )
        assert here.raw == row.raw, f"{desk.name}: the bytes of {row.eid} are not the centre's"
    assert {row.state for row in aside} <= {"quarantined"}, f"I9 {desk.name}: still waiting"
    wrong = {row.eid for row in aside} - world.ledger.poison
    assert not wrong, f"set aside without a reason: {wrong}"
    return frozenset(row.subject_id for row in aside)


def _dump(desk: SimDesk, aside: frozenset[str]) -> dict[str, dict[str, Any]]:
    """Every projection by subject; `doc` is this desk's own, subjects set aside are left out."""
    with desk.store.read() as tx:
        return dump_projections(tx, aside)


def dump_projections(tx: Connection, aside: frozenset[str]) -> dict[str, dict[str, Any]]:
    """The rows of the projection tables by subject, in one fixed form."""
    found: dict[str, dict[str, Any]] = {}
    for table, owner in _PROJECTIONS:
        found[table.name] = _by_owner(tx, table, owner, aside)
    for table, words in ((tickets, "ticket_words"), (callers, "caller_words")):
        query = f"SELECT o.id, w.* FROM {words} w JOIN {table.name} o ON o.doc = w.rowid"  # noqa: S608
        rows = tx.execute(text(query)).all()
        found[words] = {row[0]: tuple(row)[1:] for row in rows if row[0] not in aside}
    return found


def _by_owner(
    tx: Connection, table: Table, owner: str, aside: frozenset[str]
) -> dict[str, list[str]]:
    columns = [one for one in table.columns if one.name != "doc"]
    grouped: dict[str, list[str]] = {}
    for row in tx.execute(select(*columns)).mappings():
        if row[owner] not in aside:
            grouped.setdefault(row[owner], []).append(repr(sorted(row.items())))
    return {key: sorted(many) for key, many in grouped.items()}


def _check_rebuild(desk: SimDesk) -> None:
    """I3: the rows are the fold of the log, however they came about."""

    with desk.store.read() as tx:
        before = dump_projections(tx, frozenset())
    try:
        with desk.store.write() as tx:
            log.rebuild(tx)
            after = dump_projections(tx, frozenset())
            raise _Enough
    except _Enough:
        pass
    assert after == before, f"I3 {desk.name}: rows are not the fold of the log"


def _named(world: "World", eids: Iterable[str]) -> list[str]:
    saved = world.ledger.saved
    return [f"{saved[eid].desk} {saved[eid].event.kind} {eid}" for eid in sorted(eids)]
