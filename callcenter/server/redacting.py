"""Erasures obeyed at the centre: log, quarantine, rows, search index and the files' rows.

Runs in the transaction that stores the erasure. Files go off the disk and SQLite's log into the
file after it (`clean_up`). What was written in ignorance of an erasure is not let in at all: its
desk hears 409 `erased_since`, reads the feed, redacts what it holds, and comes again.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256

from sqlalchemy import Connection, String, bindparam, cast, delete, or_, select, text, update

from callcenter.protocol.erasures import ERASED, Act, act_id, acts_of, disobeyed, named_subjects
from callcenter.protocol.events import decode_event
from callcenter.protocol.redaction import Row, callers_named, gone_files, known_of, redact
from callcenter.server import tables
from callcenter.server.arrival import Arrival
from callcenter.server.bulk import among
from callcenter.server.centre import Centre
from callcenter.server.database import lock_subjects
from callcenter.server.file_folder import FileFolder
from callcenter.server.refusal import Refused
from callcenter.tickets.event import CALLER, TICKET, Event

_BACK = text("UPDATE search_state SET words_seq = words_seq - 1")


def require_obedience(tx: Connection, arrivals: Sequence[Arrival]) -> None:
    """Refused 409 `erased_since` when an event ought to know of an erasure and does not."""
    named = {name for one in arrivals for name in named_subjects(one.event)}
    acts = acts_known(tx, named)
    if acts and any(disobeyed(one.event, acts) for one in arrivals):
        raise Refused(409, "erased_since")


def acts_known(tx: Connection, subject_ids: Collection[str]) -> dict[str, frozenset[str]]:
    """The erasures of each of these subjects, by their ids."""
    if not subject_ids:
        return {}
    log = tables.events
    rows = tx.execute(
        select(log.c.subject_id, log.c.raw).where(
            among(tx, log.c.subject_id, subject_ids), log.c.kind == ERASED
        )
    )
    found: dict[str, set[str]] = {}
    for row in rows:
        ids = {one.id for one in acts_of((decode_event(row.raw),)) if not one.only_files}
        found.setdefault(row.subject_id, set()).update(ids)
    return {key: frozenset(ids) for key, ids in found.items()}


def obey(tx: Connection, fresh: Iterable[Event]) -> frozenset[str]:
    """Takes out what the erasures among these stored events say; the tickets to be folded anew."""
    told = [one for one in fresh if one.kind == ERASED]
    touched: set[str] = set()
    if told:
        # A batch of the index that was read before must not be written after this.
        tx.execute(_BACK)
    for act in acts_of(told):
        subjects = [one.subject_id for one in told if act_id(one) == act.id]
        touched |= _carry_out(tx, act, subjects)
    return frozenset(touched)


def untold(tx: Connection, fresh: Iterable[Event]) -> list[tuple[str, Act]]:
    """Tickets that name an erased caller and that the desk which erased did not know of.

    The centre says it of them itself, so that what is written about them later is asked, too.
    """
    told = [one for one in fresh if one.kind == ERASED]
    found: list[tuple[str, Act]] = []
    for act in acts_of(told):
        subjects = {one.subject_id for one in told if act_id(one) == act.id}
        lacking = tickets_naming(tx, act.callers) - subjects
        lock_subjects(tx, lacking)
        known = acts_known(tx, lacking)
        found += [(one, act) for one in sorted(lacking) if act.id not in known.get(one, ())]
    return found


def clean_up(centre: Centre, stored: Iterable[Arrival]) -> None:
    """After the commit of an erasure: files nobody names, and what SQLite's log has of old rows."""
    if any(one.event.kind == ERASED for one in stored):
        _drop_files(centre)
        centre.database.scour()


def _carry_out(tx: Connection, act: Act, subjects: Sequence[str]) -> set[str]:
    ids = {*subjects, *act.callers, *tickets_naming(tx, act.callers)}
    rows = _logs(tx, ids)
    rows += _logs(tx, callers_named(one for one in rows if one.subject == CALLER) - ids)
    others = _beside(tx, [one for one in rows if one.subject_id in act.nameless])
    known = known_of(act, rows, others)
    files = gone_files(act, rows)
    _write(tx, redact(act, rows, known))
    kept = _quarantined(tx, {one.subject_id for one in rows})
    made = redact(act, [*rows, *kept.values()], known, only=kept.keys())
    _write_quarantine(tx, {key: made[key] for key in kept if key in made})
    links = tables.file_tickets
    for ticket_id, digest in files:
        here = (links.c.ticket_id == ticket_id, links.c.sha256 == digest)
        tx.execute(delete(links).where(*here))
    return {one.subject_id for one in rows if one.subject == TICKET}


def tickets_naming(tx: Connection, callers: Collection[str]) -> set[str]:
    """Tickets that name one of these callers now."""
    if not callers:
        return set()
    table = tables.tickets
    named = [cast(table.c.caller_ids, String).contains(f'"{one}"') for one in callers]
    rows = tx.execute(select(table.c.id, table.c.caller_ids).where(or_(*named)))
    return {row.id for row in rows if not set(callers).isdisjoint(row.caller_ids)}


def _logs(tx: Connection, ids: Collection[str]) -> list[Row]:
    log = tables.events
    if not ids:
        return []
    found = tx.execute(
        select(log.c.eid, log.c.subject, log.c.subject_id, log.c.raw)
        .where(among(tx, log.c.subject_id, ids))
        .order_by(log.c.seq)
    )
    return [Row(one.eid, one.subject, one.subject_id, bytes(one.raw)) for one in found]


def _beside(tx: Connection, nameless: Sequence[Row]) -> list[Row]:
    """The book's entries of everybody these tickets name, with those they were merged with."""
    found: list[Row] = []
    wanted, seen = callers_named(nameless), frozenset[str]()
    while wanted:
        rows = [one for one in _logs(tx, wanted) if one.subject == CALLER]
        found += rows
        seen |= wanted
        wanted = callers_named(rows) - seen
    return found


def _write(tx: Connection, made: Mapping[str, bytes]) -> None:
    log = tables.events
    if not made:
        return
    statement = (
        update(log)
        .where(log.c.eid == bindparam("b_eid"))
        .values(raw=bindparam("b_raw"), raw_hash=bindparam("b_hash"))
    )
    tx.execute(
        statement,
        [{"b_eid": eid, "b_raw": raw, "b_hash": sha256(raw).digest()} for eid, raw in made.items()],
    )


def _quarantined(tx: Connection, subjects: Collection[str]) -> dict[str, Row]:
    """What is kept aside of these subjects, by a key of its own: an eid may stand there twice."""
    kept = tables.quarantine
    found: dict[str, Row] = {}
    for row in tx.execute(select(kept.c.raw_hash, kept.c.raw)):
        event = decode_event(row.raw)
        if named_subjects(event) & set(subjects):
            key = bytes(row.raw_hash).hex()
            found[key] = Row(key, event.subject, event.subject_id, bytes(row.raw))
    return found


def _write_quarantine(tx: Connection, made: Mapping[str, bytes]) -> None:
    kept = tables.quarantine
    for key, raw in made.items():
        here = kept.c.raw_hash == bytes.fromhex(key)
        tx.execute(update(kept).where(here).values(raw=raw, raw_hash=sha256(raw).digest()))


def _drop_files(centre: Centre) -> None:
    """Rows and bytes of files that no ticket names any more."""
    table, links = tables.files, tables.file_tickets
    named = select(links.c.sha256).where(links.c.sha256 == table.c.sha256).exists()
    with centre.database.read() as tx:
        found = list(tx.execute(select(table.c.sha256).where(~named)).scalars())
    for digest in found:
        _drop_file(centre, digest)


def _drop_file(centre: Centre, digest: str) -> None:
    table, links = tables.files, tables.file_tickets
    if centre.files is None:
        return
    folder = FileFolder(centre.files, centre.file_bytes)
    with folder.locked(digest):
        with centre.database.write() as tx:
            named = select(links.c.sha256).where(links.c.sha256 == digest)
            if tx.execute(named.limit(1)).first() is not None:
                return
            tx.execute(delete(table).where(table.c.sha256 == digest))
        folder.drop(digest)
