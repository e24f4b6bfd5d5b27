"""Erasures obeyed in the desk's database: the log's bytes, drafts, file names, files that go.

Runs in the caller's transaction and leaves the rows of lists to be folded again by the caller; the
files themselves are taken off the disk after the commit (`gone_files`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, select, update

from callcenter.callers.identity import Identity
from callcenter.callers.scrubbing import cleared
from callcenter.protocol.erasures import (
    Act,
    act_id,
    acts_of,
    disobeyed,
    is_redacted,
    named_subjects,
)
from callcenter.protocol.events import decode_event
from callcenter.protocol.redaction import Row, callers_named, gone_files, known_of, redact
from callcenter.store import kv
from callcenter.store.caller_family import family
from callcenter.store.caller_tables import callers
from callcenter.store.draft_clearing import clear_drafts
from callcenter.store.gone_files import forget_files
from callcenter.store.log import chunks
from callcenter.store.prepared import changing, many
from callcenter.store.tables import attachments, events
from callcenter.store.ticket_tables import ticket_reporters
from callcenter.tickets.event import CALLER, TICKET, Event

Touched = frozenset[tuple[str, str]]
"""(subject, subject id) of what has to be folded again."""

_PREFIX, _END = "erased:", "erased;"
_ANY = "SELECT 1 FROM kv WHERE name > ? AND name < ? LIMIT 1"
_ACTS = "SELECT name, value FROM kv WHERE name IN (SELECT value FROM json_each(?))"
_LOGS = (
    "SELECT eid, subject, subject_id, raw FROM events"
    " WHERE subject_id IN (SELECT value FROM json_each(?)) ORDER BY subject_id, seq IS NULL, seq, n"
)
_UNSENT_NAMING = (
    "SELECT DISTINCT subject_id FROM events"
    " WHERE seq IS NULL AND subject = 'ticket' AND instr(raw, CAST(? AS BLOB))"
)
_EVER_NAMING = (
    "SELECT DISTINCT subject_id FROM events"
    " WHERE subject = 'ticket' AND instr(raw, CAST(? AS BLOB))"
)
_acts = msgspec.json.Decoder(list[Act])


def obey(tx: Connection, erasures: Iterable[Event]) -> Touched:
    """Takes out of everything older what these erasures say; what is to be folded again.

    A second time changes nothing. The erasures themselves stand in the log already.
    """
    told = list(erasures)
    touched: set[tuple[str, str]] = set()
    for act in acts_of(told):
        subjects = [one.subject_id for one in told if act_id(one) == act.id]
        touched |= _carry_out(tx, act, subjects)
    return frozenset(touched)


def obey_page(tx: Connection, page: Iterable[Event]) -> Touched:
    """The same for what came with a page: its erasures, and what ought to know of earlier ones."""
    came = list(page)
    told = [one for one in came if acts_of((one,))]
    touched = obey(tx, told) if told else frozenset()
    return touched | catch_up(tx, came)


def catch_up(tx: Connection, came: Iterable[Event]) -> Touched:
    """Redacts those of these stored events that were written in ignorance of an erasure.

    What the person is known by may be gone from this desk: no free text of them stays.
    """
    if not _any(tx):
        return frozenset()
    found = [one for one in came if one.subject in (TICKET, CALLER)]
    acts = _known_acts(tx, {name for one in found for name in named_subjects(one)})
    due = {name: frozenset(one.id for one in said) for name, said in acts.items()}
    by_id = {one.id: one for said in acts.values() for one in said}
    ignorant: dict[str, list[Event]] = {}
    for event in found:
        for named in disobeyed(event, due):
            ignorant.setdefault(named, []).append(event)
    touched: set[tuple[str, str]] = set()
    for named, late in ignorant.items():
        subjects = {one.subject_id for one in late}
        rows = _logs(tx, subjects)
        # A ticket that names the person was wholly written in ignorance, also where it does not.
        only = {one.eid for one in late} | _unsent_eids(tx, subjects)
        _note(tx, by_id[named], subjects)
        known = known_of(by_id[named], rows)
        made = redact(by_id[named], rows, known, strict=True, only=only)
        touched |= _write(tx, rows, made)
    return frozenset(touched)


def _unsent_eids(tx: Connection, subject_ids: Collection[str]) -> set[str]:
    asked = select(events.c.eid).where(events.c.subject_id.in_(subject_ids), events.c.seq.is_(None))
    return set(tx.execute(asked).scalars())


def unsent(tx: Connection) -> list[Event]:
    """Everything the centre has not echoed: what may have been written in ignorance."""
    found = tx.execute(select(events.c.raw).where(events.c.seq.is_(None))).scalars()
    return [decode_event(raw) for raw in found]


def kept_redacted(tx: Connection, eids: Sequence[str]) -> dict[str, bytes]:
    """The stored bytes of those of these events that were redacted here: no older ones replace
    them, whoever brings those back.
    """
    if not eids or not _any(tx):
        return {}
    kept: dict[str, bytes] = {}
    for piece in chunks(eids):
        for row in tx.execute(select(events.c.eid, events.c.raw).where(events.c.eid.in_(piece))):
            if is_redacted(row.raw):
                kept[row.eid] = row.raw
    return kept


def acts_to_obey(tx: Connection, subject_ids: Collection[str]) -> tuple[str, ...]:
    """The erasures an event about these subjects has to name."""
    return tuple(sorted({one.id for said in _known_acts(tx, subject_ids).values() for one in said}))


def tickets_naming(tx: Connection, caller_ids: Iterable[str]) -> frozenset[str]:
    """Every ticket that names one of these callers or ever did: the whole log is looked at."""
    return _naming(tx, _EVER_NAMING, frozenset(caller_ids))


def _naming(tx: Connection, asked: str, callers: frozenset[str]) -> frozenset[str]:
    """Tickets whose events name one of them: an id that merely stands in a text is no name."""
    found: set[str] = set()
    for one in callers:
        found.update(tx.exec_driver_sql(asked, (one,)).scalars())
    rows = _logs(tx, found)
    return frozenset(one.subject_id for one in rows if callers_named((one,)) & callers)


def rows_of(tx: Connection, subject_ids: Collection[str]) -> list[Row]:
    """The whole logs of these subjects, as they are stored."""
    return _logs(tx, subject_ids)


def beside(tx: Connection, rows: Iterable[Row]) -> list[Row]:
    """The entries of the book of everybody these events name, with all that were merged."""
    ids = {kin for one in callers_named(rows) for kin in family(tx, one)[1]}
    return [one for one in _logs(tx, ids) if one.subject == CALLER]


def _carry_out(tx: Connection, act: Act, subjects: Sequence[str]) -> set[tuple[str, str]]:
    ids = {*subjects, *act.callers, *_concerned(tx, act.callers)}
    rows = _logs(tx, ids)
    # Who was merged with them once and is somebody else today still holds what was taken over.
    rows += _logs(tx, callers_named(one for one in rows if one.subject == CALLER) - ids)
    others = beside(tx, (one for one in rows if one.subject_id in act.nameless))
    known = known_of(act, rows, others)
    files = gone_files(act, rows)
    touched = _write(tx, rows, redact(act, rows, known))
    tickets = {one.subject_id for one in rows if one.subject == TICKET}
    if not act.only_files:
        _note(tx, act, {*subjects, *tickets})
    _clear_names(tx, tickets, known)
    clear_drafts(tx, act, tickets, known)
    forget_files(tx, files)
    return touched | {(TICKET, ticket_id) for ticket_id, _sha256 in files}


def _concerned(tx: Connection, erased: Collection[str]) -> set[str]:
    """Tickets that name these callers, and entries that were merged with theirs."""
    if not erased:
        return set()
    linked = select(ticket_reporters.c.ticket_id).where(ticket_reporters.c.caller_id.in_(erased))
    found = set(tx.execute(linked).scalars())
    found |= _naming(tx, _UNSENT_NAMING, frozenset(erased))
    for one in erased:
        found |= family(tx, one)[1]
    into = select(callers.c.merged_into).where(
        callers.c.id.in_(erased), callers.c.merged_into.is_not(None)
    )
    return found | set(tx.execute(into).scalars())


def _logs(tx: Connection, subject_ids: Collection[str]) -> list[Row]:
    found: list[Row] = []
    for piece in chunks(sorted(subject_ids)):
        rows = tx.exec_driver_sql(_LOGS, many(piece))
        found += [Row(row[0], row[1], row[2], bytes(row[3])) for row in rows]
    return found


def _write(tx: Connection, rows: Iterable[Row], made: Mapping[str, bytes]) -> set[tuple[str, str]]:
    changing(events, "eid", ("raw",)).run(
        tx, [{"eid": eid, "raw": raw} for eid, raw in made.items()]
    )
    return {(one.subject, one.subject_id) for one in rows if one.eid in made}


def _clear_names(tx: Connection, tickets: Collection[str], known: Identity) -> None:
    asked = select(attachments.c.ticket_id, attachments.c.sha256, attachments.c.name)
    for row in tx.execute(asked.where(attachments.c.ticket_id.in_(tickets))).all():
        name = cleared(row.name, known)
        if name != row.name:
            here = (attachments.c.ticket_id == row.ticket_id, attachments.c.sha256 == row.sha256)
            tx.execute(update(attachments).where(*here).values(name=name))


def _note(tx: Connection, act: Act, subjects: Iterable[str]) -> None:
    for one in {*subjects, *act.callers}:
        found = kv.get(tx, _PREFIX + one)
        known = {} if found is None else {said.id: said for said in _acts.decode(found)}
        kv.put(tx, _PREFIX + one, msgspec.json.encode(list((known | {act.id: act}).values())))


def _any(tx: Connection) -> bool:
    return tx.exec_driver_sql(_ANY, (_PREFIX, _END)).first() is not None


def _known_acts(tx: Connection, subject_ids: Collection[str]) -> dict[str, list[Act]]:
    names = [_PREFIX + one for one in subject_ids]
    rows = tx.exec_driver_sql(_ACTS, many(names))
    return {row[0].removeprefix(_PREFIX): _acts.decode(row[1]) for row in rows}
