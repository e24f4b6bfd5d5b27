"""Attaches files to a ticket: the bytes are safe on disk before the ticket names them."""

from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec.structs import replace

from callcenter.desk.context import Change, Desk
from callcenter.desk.nameless import without_file_names
from callcenter.desk.record import append, record_ticket
from callcenter.errors import AttachmentRefused
from callcenter.store import attachments
from callcenter.store.tickets import load_ticket
from callcenter.tickets.event import TICKET, Value
from callcenter.tickets.ticket import Entry, Ticket
from callcenter.tickets.words import Confidentiality, Kind

MAX_BYTES = 20 * 1024 * 1024
"""The largest file that is taken (SYNC 10)."""


def keep_file(desk: Desk, path: Path) -> attachments.Attachment:
    """Copies a file into the profile, encrypted, before any ticket needs it.

    Raises AttachmentRefused (size, empty, unreadable, type) and DiskFull.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise AttachmentRefused(path.name, "size")
        data = path.read_bytes()
    except OSError as error:
        raise AttachmentRefused(path.name, "unreadable") from error
    return keep_bytes(desk, path.name, data)


def keep_bytes(desk: Desk, name: str, data: bytes) -> attachments.Attachment:
    """The same for bytes at hand, a pasted picture for instance."""
    if not data:
        raise AttachmentRefused(name, "empty")
    if len(data) > MAX_BYTES:
        raise AttachmentRefused(name, "size")
    return attachments.put(desk.profile, desk.attachments_key, data, name)


def add_attachment(
    desk: Desk, ticket_id: str, files: Sequence[attachments.Attachment]
) -> list[str]:
    """Adds files kept before to a ticket that exists: the eids of those it did not have.

    One without identity takes no file names.
    """
    with desk.change() as change:
        return add_files(change, ticket_id, files)


def add_files(
    change: Change, ticket_id: str, files: Sequence[attachments.Attachment], *, named: bool = True
) -> list[str]:
    """The same within a transaction: the eids of what was added. Unless `named` no name is kept.

    What the ticket has is not added twice, and then is not the adder's to take back either.
    """
    ticket = load_ticket(change.tx, ticket_id)
    known = {_text(one, "sha256"): one for one in _files_of(ticket) if not one.withdrawn}
    for file in files:
        if file.sha256 in known:  # the desk that added it may be gone: this one can send it, too
            shown = _text(known[file.sha256], "name")
            attachments.note(change.tx, ticket_id, replace(file, name=shown))
    files = list({one.sha256: one for one in files if one.sha256 not in known}.values())
    if not named or ticket.confidentiality is Confidentiality.NO_IDENTITY:
        # Withdrawn ones count: the timeline shows them still, under the names they had.
        files = without_file_names(files, behind=len(_files_of(ticket)))
    added = []
    for file in files:
        event = record_ticket(change, ticket_id, Kind.ATTACHMENT_ADDED, body=_body(file))
        attachments.note(change.tx, ticket_id, file)
        added.append(event.eid)
    return added


def withdraw_files(change: Change, ticket_id: str, eids: Collection[str]) -> None:
    """Withdraws entries of files; a file that no other entry names is not owed to the centre."""
    entries = _files_of(load_ticket(change.tx, ticket_id))
    for eid in eids:
        record_ticket(change, ticket_id, Kind.WITHDRAWN, body={"eid": eid})
    gone = {_text(one, "sha256") for one in entries if one.eid in eids}
    others = (one for one in entries if one.eid not in eids and not one.withdrawn)
    kept = {_text(one, "sha256") for one in others}
    for sha256 in gone - kept:
        attachments.disown(change.tx, ticket_id, sha256)


def read_attachment(desk: Desk, sha256: str) -> bytes:
    """The bytes of a file that lies on this desk; raises NotFound when it does not."""
    return attachments.read(desk.profile, desk.attachments_key, sha256)


def store_files(change: Change, ticket_id: str, files: Sequence[attachments.Attachment]) -> None:
    """Files of a ticket that is being registered in this very transaction."""
    for file in files:
        append(change, TICKET, ticket_id, Kind.ATTACHMENT_ADDED, body=_body(file))
        attachments.note(change.tx, ticket_id, file)


def _files_of(ticket: Ticket) -> list[Entry]:
    return [one for one in ticket.entries if one.kind == Kind.ATTACHMENT_ADDED]


def _text(entry: Entry, name: str) -> str:
    found = entry.body.get(name)
    return found if isinstance(found, str) else ""  # erased, or another desk wrote something else


def _body(file: attachments.Attachment) -> dict[str, Value]:
    return {"sha256": file.sha256, "size": file.size, "type": file.mime, "name": file.name}
