"""Erases a person: on this desk at once, at the centre and on every other desk as it hears of it.

Asks nobody whether it may: who approved it is the privacy office's. What LAPOR was told, paper and
the backups that still have to rotate are out of its reach and named to the person.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.desk.aside import aside_of, backups_of_profile, remove_aside
from callcenter.desk.context import Change, Desk
from callcenter.desk.record import append
from callcenter.errors import Cancelled, FieldInvalid
from callcenter.protocol.erasures import WHY_ASKED, WHY_FILES, WHY_NAMELESS, Act, body_of
from callcenter.protocol.redacted_fields import IDENTITY
from callcenter.protocol.redaction import Row, gone_files, known_of, redact, text_count
from callcenter.store import events, redacting
from callcenter.store import tickets as ticket_store
from callcenter.store.caller_family import family
from callcenter.store.callers import load_caller
from callcenter.store.draft_clearing import cleared_drafts
from callcenter.store.examining import never
from callcenter.store.gone_files import drop_gone_files
from callcenter.store.log import pending_eids
from callcenter.store.unlinked import tickets_with_numbers_of
from callcenter.tickets.event import CALLER, TICKET, Event
from callcenter.tickets.words import Kind

__all__ = [
    "ErasedTicket",
    "Erasure",
    "ErasureDone",
    "Signed",
    "erase",
    "erase_files",
    "erase_tickets",
    "erasure_settled",
    "finish",
    "make_nameless",
    "preview_erasure",
    "preview_tickets",
    "remove_aside",
]

Texts = Literal["identifiers", "whole"]
"""What goes out of free texts: what names the person, or all that was written."""

Progress = Callable[[int, int], None]
"""Told (done, all) now and then."""


class ErasedTicket(Struct, frozen=True):
    """A ticket that an erasure concerns; `shared`: other reporters stay named on it."""

    ticket_id: str
    number: str
    is_open: bool
    shared: bool


class Erasure(Struct, frozen=True, kw_only=True):
    """What an erasure would take away, in counts: no value is in it.

    `fields`: name of a field -> how many values; `backups` rotate by themselves, what is `aside`
    only a person removes; `unsent` events of theirs have not reached the centre; `unlinked`
    tickets among them hold their number and no link.
    """

    caller_ids: tuple[str, ...]
    tickets: tuple[ErasedTicket, ...]
    fields: Mapping[str, int]
    files: int
    texts: int
    drafts: int
    backups: tuple[str, ...]
    aside: tuple[str, ...]
    unsent: int
    unlinked: tuple[str, ...] = ()


class ErasureDone(Struct, frozen=True, kw_only=True):
    """What was erased here; `act` stands in every event of it."""

    act: str
    tickets: int
    callers: int
    events: int
    files: int
    drafts: int
    at: datetime


class Signed(Struct, frozen=True):
    """What was agreed to: these entries of the book, and these tickets that hold their number."""

    callers: frozenset[str]
    unlinked: frozenset[str] = frozenset()


class _Reach(Struct, frozen=True):
    """The act, and the tickets and callers that get an event of it."""

    act: Act
    tickets: tuple[str, ...]
    callers: tuple[str, ...]


def preview_erasure(desk: Desk, caller_id: str) -> Erasure:
    """What erasing this caller would take away; writes nothing. Raises NotFound."""
    with desk.store.read() as tx:
        return _preview(desk, tx, _of_caller(desk, tx, caller_id))


def preview_tickets(desk: Desk, ticket_ids: Sequence[str]) -> Erasure:
    """The same for the reporters of these tickets."""
    with desk.store.read() as tx:
        return _preview(desk, tx, _of_tickets(desk, ticket_ids))


def erase(
    desk: Desk,
    caller_id: str,
    request_id: str,
    *,
    texts: Texts = "identifiers",
    files: bool = True,
    signed: Signed | None = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] = never,
) -> ErasureDone:
    """Erases this caller, all entries merged with it, and what every ticket says of them.

    Raises NotFound, FieldInvalid (request: empty; changed when it would be somebody else than was
    `signed`) and Cancelled when `stop` says so before the commit; then nothing was written.
    """

    def reach(tx: Connection) -> _Reach:
        found = _of_caller(desk, tx, caller_id, whole=texts == "whole", files=files)
        if signed is not None and not _is_within(found, signed):
            raise FieldInvalid("request", "changed")
        return found

    return _erase(desk, reach, (WHY_ASKED, request_id), progress, stop)


def _is_within(reach: _Reach, signed: Signed) -> bool:
    return {*reach.callers} == signed.callers and reach.act.unlinked <= signed.unlinked


def erase_tickets(
    desk: Desk,
    ticket_ids: Sequence[str],
    request_id: str,
    *,
    texts: Texts = "identifiers",
    files: bool = False,
    progress: Progress | None = None,
    stop: Callable[[], bool] = never,
) -> ErasureDone:
    """Erases every reporter of these tickets; errors as `erase`. The caller book stays."""
    reach = _of_tickets(desk, ticket_ids, whole=texts == "whole", files=files)
    return _erase(desk, lambda _tx: reach, (WHY_ASKED, request_id), progress, stop)


def erase_files(
    desk: Desk,
    ticket_ids: Sequence[str],
    request_id: str,
    *,
    progress: Progress | None = None,
    stop: Callable[[], bool] = never,
) -> ErasureDone:
    """Erases the attached files of these tickets and nothing else; errors as `erase`."""
    act = Act(desk.ids.new(), nameless=frozenset(ticket_ids), only_files=True)
    reach = _Reach(act, tuple(dict.fromkeys(ticket_ids)), ())
    return _erase(desk, lambda _tx: reach, (WHY_FILES, request_id), progress, stop)


def erasure_settled(desk: Desk, act: str) -> bool:
    """Whether the centre has it: from then on every desk gets it with its next pull."""
    with desk.store.read() as tx:
        return not any(act == one.body.get("act") for one in redacting.unsent(tx))


def make_nameless(change: Change, ticket_id: str) -> None:
    """Takes every reporter off a ticket in a verb's own transaction (tanpa identitas).

    Who stands in the caller book for this ticket alone goes there, too, marks of pranks included.
    """
    ticket = ticket_store.load_ticket(change.tx, ticket_id)
    named = {ticket.caller_id, *(one.caller_id for one in ticket.reporters)}
    alone = {
        kin
        for one in sorted(filter(None, named))
        for kin in family(change.tx, one)[1]
        if redacting.tickets_naming(change.tx, family(change.tx, one)[1]) <= {ticket_id}
    }
    act = Act(change.desk.ids.new(), frozenset(alone), frozenset((ticket_id,)))
    _write(change, _Reach(act, (ticket_id,), tuple(sorted(alone))), (WHY_NAMELESS, ""), None)


def finish(desk: Desk) -> int:
    """After the commit: files off the disk, and the last of the old pages; how many files."""
    files = drop_gone_files(desk.store, desk.profile)
    desk.store.checkpoint()
    return files


def _erase(
    desk: Desk,
    found: Callable[[Connection], _Reach],
    why: tuple[str, str],
    progress: Progress | None,
    stop: Callable[[], bool],
) -> ErasureDone:
    if not why[1].strip():
        raise FieldInvalid("request", "empty")
    if stop():
        raise Cancelled
    with desk.change() as change:
        reach = found(change.tx)
        rows = redacting.rows_of(change.tx, {*reach.tickets, *reach.callers})
        known = known_of(reach.act, rows)
        files = len(gone_files(reach.act, rows))
        events_changed = len(redact(reach.act, rows, known))
        drafts = len(cleared_drafts(change.tx, reach.act, reach.tickets, known))
        _write(change, reach, why, progress)
        if stop():
            raise Cancelled
    finish(desk)
    return ErasureDone(
        act=reach.act.id,
        tickets=len(reach.tickets),
        callers=len(reach.callers),
        events=events_changed,
        files=files,
        drafts=drafts,
        at=change.at,
    )


def _write(change: Change, reach: _Reach, why: tuple[str, str], progress: Progress | None) -> None:
    """The events of the erasure, tickets first, and what they say carried out here."""
    reason, request = why
    written: list[Event] = []
    subjects = [(TICKET, one) for one in reach.tickets] + [(CALLER, one) for one in reach.callers]
    for done, (subject, subject_id) in enumerate(subjects, 1):
        nameless = subject == TICKET and subject_id in reach.act.nameless
        unlinked = subject == TICKET and subject_id in reach.act.unlinked
        body = body_of(reach.act, why=reason, request=request, nameless=nameless, unlinked=unlinked)
        written.append(append(change, subject, subject_id, Kind.IDENTITY_ERASED, body=body))
        if progress is not None:
            progress(done, len(subjects))
    change.project()
    for subject, subject_id in redacting.obey(change.tx, written):
        events.project(change.tx, subject, (subject_id,))
        change.touched.add(subject_id)
    change.touched.add("drafts")


def _of_caller(
    desk: Desk, tx: Connection, caller_id: str, *, whole: bool = False, files: bool = True
) -> _Reach:
    load_caller(tx, caller_id)
    ids = family(tx, caller_id)[1]
    named = redacting.tickets_naming(tx, ids)
    unlinked = tickets_with_numbers_of(tx, ids) - named
    act = Act(desk.ids.new(), callers=ids, whole=whole, files=files, unlinked=unlinked)
    return _Reach(act, tuple(sorted(named | unlinked)), tuple(sorted(ids)))


def _of_tickets(
    desk: Desk, ticket_ids: Sequence[str], *, whole: bool = False, files: bool = False
) -> _Reach:
    each = tuple(dict.fromkeys(ticket_ids))
    act = Act(desk.ids.new(), nameless=frozenset(each), whole=whole, files=files)
    return _Reach(act, each, ())


def _preview(desk: Desk, tx: Connection, reach: _Reach) -> Erasure:
    rows = redacting.rows_of(tx, {*reach.tickets, *reach.callers})
    known = known_of(reach.act, rows, redacting.beside(tx, _nameless(rows, reach.act)))
    made = redact(reach.act, rows, known)
    fields, texts = text_count(rows, made, IDENTITY)
    ids = {*reach.tickets, *reach.callers}
    return Erasure(
        caller_ids=reach.callers,
        tickets=tuple(_ticket(tx, one, reach.act) for one in reach.tickets),
        fields=fields,
        files=len(gone_files(reach.act, rows)),
        texts=texts,
        drafts=len(cleared_drafts(tx, reach.act, reach.tickets, known)),
        backups=backups_of_profile(desk.profile),
        aside=aside_of(desk.profile),
        unsent=sum(len(pending_eids(tx, one)) for one in ids),
        unlinked=tuple(sorted(reach.act.unlinked)),
    )


def _nameless(rows: Iterable[Row], act: Act) -> list[Row]:
    return [one for one in rows if one.subject_id in act.nameless]


def _ticket(tx: Connection, ticket_id: str, act: Act) -> ErasedTicket:
    ticket = ticket_store.load_ticket(tx, ticket_id)
    others = {one.caller_id for one in ticket.reporters} | {ticket.caller_id}
    rest = others - act.callers - {None}
    return ErasedTicket(
        ticket_id, ticket.number, ticket.is_open, bool(rest) and ticket_id not in act.nameless
    )
