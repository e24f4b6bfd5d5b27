"""Attaches files to a ticket: the bytes are safe on disk before the ticket names them."""

from collections.abc import Sequence
from pathlib import Path

from callcenter.desk.context import Change, Desk
from callcenter.desk.nameless import without_file_names
from callcenter.desk.record import append, record_ticket
from callcenter.errors import AttachmentRefused
from callcenter.store import attachments
from callcenter.store.tickets import load_ticket
from callcenter.tickets.event import TICKET, Value
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


def add_attachment(desk: Desk, ticket_id: str, files: Sequence[attachments.Attachment]) -> None:
    """Adds files kept before to a ticket that exists; one without identity takes no file names."""
    with desk.change() as change:
        add_files(change, ticket_id, files)


def add_files(
    change: Change, ticket_id: str, files: Sequence[attachments.Attachment], *, named: bool = True
) -> list[str]:
    """The same within a transaction: the eids. Unless `named` no file keeps its name."""
    ticket = load_ticket(change.tx, ticket_id)
    if not named or ticket.confidentiality is Confidentiality.NO_IDENTITY:
        files = without_file_names(files)
    added = []
    for file in files:
        event = record_ticket(change, ticket_id, Kind.ATTACHMENT_ADDED, body=_body(file))
        attachments.note(change.tx, ticket_id, file)
        added.append(event.eid)
    return added


def read_attachment(desk: Desk, sha256: str) -> bytes:
    """The bytes of a file that lies on this desk; raises NotFound when it does not."""
    return attachments.read(desk.profile, desk.attachments_key, sha256)


def store_files(change: Change, ticket_id: str, files: Sequence[attachments.Attachment]) -> None:
    """Files of a ticket that is being registered in this very transaction."""
    for file in files:
        append(change, TICKET, ticket_id, Kind.ATTACHMENT_ADDED, body=_body(file))
        attachments.note(change.tx, ticket_id, file)


def _body(file: attachments.Attachment) -> dict[str, Value]:
    return {"sha256": file.sha256, "size": file.size, "type": file.mime, "name": file.name}
