"""The judgement: every confirmed save exactly once at the centre and on each desk, all alike.

Reads the databases of desks and centre after the storm; changes nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import select

from callcenter.keys.data_key import DemoKeychain
from callcenter.protocol.chain import START, fold_chain
from callcenter.protocol.events import decode_event
from callcenter.server import tables as central
from callcenter.server.database import Database
from callcenter.store import sync_state
from callcenter.store import tables as local
from callcenter.store.events import rebuild
from callcenter.tickets.apply import fold
from callcenter.tickets.escalation_moves import is_move
from callcenter.tickets.event import TICKET, Event
from callcenter.tickets.ticket import Ticket
from callcenter.workstation import open_workstation
from tests.store.power_loss.lists import lists_of
from tests.sync.chaos.confirmed import Confirmed

_MARK = re.compile(r"\[[\w.-]+\]")
_LOG = (local.events.c.eid, local.events.c.seq, local.events.c.raw, local.events.c.received_at)


@dataclass(slots=True)
class Book:
    """What one holder has: the log by eid, and its lists as text that can be compared."""

    name: str
    log: dict[str, tuple[int | None, bytes]]
    chain: str = ""
    lists: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    quarantined: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Verdict:
    """The findings; `faults` says each in words."""

    confirmed: int = 0
    lost: int = 0
    doubled: int = 0
    diverged: int = 0
    conflicts: int = 0
    quarantined: int = 0
    numbers_doubled: int = 0
    files: int = 0
    files_lost: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Nothing lost, nothing doubled, nobody apart."""
        return not (
            self.lost or self.doubled or self.diverged or self.numbers_doubled or self.files_lost
        )


def judge(
    database: Database,
    files: Path,
    profiles: dict[str, Path],
    confirmed: dict[str, list[Confirmed]],
) -> Verdict:
    """Compares the centre and every desk with each other and with the oracle."""
    with closing(database):
        book, places = _centre(database)
    desks = [_desk(name, profile) for name, profile in profiles.items()]
    verdict = Verdict(quarantined=book.quarantined)
    tickets = _fold_all(book)
    _count_lost(verdict, [book, *desks], tickets, confirmed)
    _count_files(verdict, files, tickets, confirmed)
    _count_doubled(verdict, book, places)
    _count_numbers(verdict, tickets.values())
    for desk in desks:
        _compare(verdict, book, desks[0], desk)
    verdict.conflicts = sum(len(one.conflicts) for one in tickets.values())
    return verdict


def _centre(database: Database) -> tuple[Book, list[tuple[str, int, int]]]:
    log = central.events
    with database.read() as tx:
        rows = tx.execute(select(log).order_by(log.c.seq)).all()
        clock = tx.execute(select(central.clock)).one()
        aside = tx.execute(select(central.quarantine.c.reason)).scalars().all()
        shown = tx.execute(select(central.tickets.c.id, central.tickets.c.number)).all()
    book = Book("pusat", {row.eid: (row.seq, bytes(row.raw)) for row in rows})
    book.quarantined = len(aside)
    book.faults += [f"pusat: in quarantine: {why}" for why in set(aside)]
    book.chain = bytes(clock.chain).hex()
    if fold_chain(START, [row.eid for row in rows]).hex() != book.chain:
        book.faults.append("pusat: the chain is not the fold of its log")
    if any(after.seq != before.seq + 1 for before, after in pairwise(rows)):
        book.faults.append("pusat: a hole in seq")
    book.lists["numbers"] = sorted((row.id, row.number) for row in shown)
    return book, [(row.client_id, row.incarnation, row.n) for row in rows]


def _desk(name: str, profile: Path) -> Book:
    station = open_workstation(profile, keychain=DemoKeychain(profile))
    with closing(station), station.desk.store.read() as tx:
        book = Book(name, {row.eid: (row.seq, row.raw) for row in tx.execute(select(*_LOG))})
        book.chain = sync_state.state(tx).chain or START.hex()
        waiting = tx.execute(select(local.outbox.c.state, local.outbox.c.kind)).all()
        if waiting:
            book.faults.append(f"{name}: still in the outbox: {waiting[:3]}")
        if tx.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
            book.faults.append(f"{name}: the database is damaged")
        book.lists = lists_of(tx)
        rebuild(tx)  # thrown away with this reading transaction
        if lists_of(tx) != book.lists:
            book.faults.append(f"{name}: the lists are not the fold of the log")
    return book


def _fold_all(book: Book) -> dict[str, Ticket]:
    events: dict[str, list[Event]] = {}
    for seq, raw in book.log.values():
        event = decode_event(raw, seq)
        if event.subject == TICKET:
            events.setdefault(event.subject_id, []).append(event)
    return {ticket_id: fold(ticket_id, log) for ticket_id, log in events.items()}


def _count_lost(
    verdict: Verdict,
    books: Sequence[Book],
    tickets: dict[str, Ticket],
    confirmed: dict[str, list[Confirmed]],
) -> None:
    for name, saves in confirmed.items():
        verdict.confirmed += len(saves)
        for one in saves:
            missing = [book.name for book in books if not book.log.keys() >= set(one.eids)]
            if not missing and one.number:
                ticket = tickets[one.ticket]
                if one.number not in (ticket.number, *ticket.aliases):
                    missing = ["number"]
            if missing or not one.eids:
                verdict.lost += 1
                verdict.faults.append(f"lost: {one.mark} of {name} is not at {missing}")


def _count_files(
    verdict: Verdict,
    folder: Path,
    tickets: dict[str, Ticket],
    confirmed: dict[str, list[Confirmed]],
) -> None:
    """Each confirmed file lies at the centre under the hash of its bytes, and its log says so."""
    for one in (one for saves in confirmed.values() for one in saves):
        for digest in one.files:
            verdict.files += 1
            path = folder / digest[:2] / digest[2:]
            whole = path.exists() and sha256(path.read_bytes()).hexdigest() == digest
            ticket = tickets.get(one.ticket)
            told = ticket is not None and digest in ticket.available
            if not whole or not told:
                verdict.files_lost += 1
                verdict.faults.append(f"file {digest[:8]} of {one.mark}: {whole=} {told=}")


def _count_doubled(verdict: Verdict, book: Book, places: list[tuple[str, int, int]]) -> None:
    twice = [place for place, many in Counter(places).items() if many > 1]
    # One save writes about one ticket, and each kind of event once.
    written: dict[str, list[tuple[str, str]]] = {}
    for seq, raw in book.log.values():
        event = decode_event(raw, seq)
        if "resolves" in event.body:
            continue  # a person chose a value that somebody else had written
        for mark in set(_MARK.findall(raw.decode())):
            written.setdefault(mark, []).append((event.kind, event.subject_id))
    repeated = [
        mark
        for mark, seen in written.items()
        if len(set(seen)) < len(seen) or len({ticket for _, ticket in seen}) > 1
    ]
    verdict.doubled = len(twice) + len(repeated)
    verdict.faults += [f"doubled: {one}" for one in (*twice, *repeated)]


def _count_numbers(verdict: Verdict, tickets: Iterable[Ticket]) -> None:
    held = Counter(one.number for one in tickets if one.number)
    twice = [number for number, many in held.items() if many > 1]
    verdict.numbers_doubled = len(twice)
    verdict.faults += [f"number held by two tickets: {one}" for one in twice]


def _written_after(centre: Book, desk: Book) -> set[str]:
    """Moves of the centre's own escalation behind all that the desk holds: it had ended by then."""
    heard = max((seq or 0 for seq, _ in desk.log.values()), default=0)
    missing = {eid: held for eid, held in centre.log.items() if eid not in desk.log}
    moves = all(
        (seq or 0) > heard and is_move(decode_event(raw, seq)) for seq, raw in missing.values()
    )
    return set(missing) if moves else set()


def _compare(verdict: Verdict, centre: Book, first: Book, desk: Book) -> None:
    faults = list(desk.faults)
    late = _written_after(centre, desk)
    log = {eid: held for eid, held in centre.log.items() if eid not in late}
    if desk.log != log:
        apart = [eid for eid in {**desk.log, **log} if desk.log.get(eid) != log.get(eid)]
        faults.append(f"{desk.name}: another log than the centre's: {len(apart)}, {apart[:3]}")
    if not late and desk.chain != centre.chain:
        faults.append(f"{desk.name}: another chain than the centre's")
    faults += [
        f"{desk.name}: other {name} than {first.name}"
        for name in desk.lists
        if desk.lists[name] != first.lists[name]
    ]
    own = sorted((row[0], row[1]) for row in desk.lists["tickets"])
    if own != centre.lists["numbers"]:
        faults.append(f"{desk.name}: other numbers than the centre's list")
    if desk is first:
        faults += [one for one in centre.faults if "quarantine" not in one]
    verdict.diverged += bool(faults)
    verdict.faults += faults
