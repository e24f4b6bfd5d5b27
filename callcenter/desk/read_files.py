"""Where the files of a ticket are, and copies of them that are safe to hand out or to look at."""

from sqlalchemy import Connection

from callcenter.desk.context import Desk
from callcenter.desk.views import FileState, FileView
from callcenter.errors import NotFound
from callcenter.pictures import decoding
from callcenter.pictures.kinds import PICTURES, sniff
from callcenter.store import attachments, uploads
from callcenter.store import tickets as ticket_store
from callcenter.store.uploads import Upload
from callcenter.tickets.ticket import Entry, Ticket
from callcenter.tickets.words import Kind

_STATES = {
    uploads.SENDING: FileState.SENDING,
    uploads.TOLD: FileState.SENDING,
    uploads.REFUSED: FileState.REFUSED,
}


def read_files(desk: Desk, ticket_id: str) -> tuple[FileView, ...]:
    """The files of a ticket, in the order they were attached. Raises NotFound."""
    with desk.store.read() as tx:
        return files_of(desk, tx, ticket_store.load_ticket(tx, ticket_id))


def files_of(desk: Desk, tx: Connection, ticket: Ticket) -> tuple[FileView, ...]:
    """The same of a ticket that was read in this transaction; withdrawn and erased ones are not."""
    named = [
        one
        for one in ticket.entries
        if one.kind == Kind.ATTACHMENT_ADDED and not one.withdrawn and _text(one, "sha256")
    ]
    owed = uploads.of_ticket(tx, ticket.id) if named else {}
    return tuple(_view(desk, ticket, one, owed.get(_text(one, "sha256"))) for one in named)


def retry_upload(desk: Desk, sha256: str) -> None:
    """Sends a refused file once more, at a person's word."""
    with desk.store.write() as tx:
        uploads.retry(tx, sha256)
    desk.changes.publish({"files"})


def copy_to_hand_out(desk: Desk, sha256: str) -> bytes:
    """A file as it may leave the desk: pictures painted anew, without place, camera or comments.

    Takes up to a second for a large picture: not for the thread that saves tickets. Raises
    NotFound, StoreDamaged, PictureRefused.
    """
    data = attachments.read(desk.profile, desk.attachments_key, sha256)
    return decoding.clean_copy(data) if sniff(data) in PICTURES else data


def picture_to_look_at(desk: Desk, sha256: str) -> bytes:
    """A JPEG of at most 1600 x 1600 pixels, painted anew; errors as `copy_to_hand_out`."""
    return decoding.preview(attachments.read(desk.profile, desk.attachments_key, sha256))


def _view(desk: Desk, ticket: Ticket, entry: Entry, owed: Upload | None) -> FileView:
    sha256 = _text(entry, "sha256")
    size = entry.body.get("size")
    here = _is_here(desk, sha256)
    if sha256 in ticket.available or (owed is not None and owed.state == uploads.DONE):
        state = FileState.CENTRE
    elif owed is None:
        state = FileState.HERE if here else FileState.ELSEWHERE
    else:
        state = _STATES.get(owed.state, FileState.HERE)
    return FileView(
        eid=entry.eid,
        sha256=sha256,
        name=_text(entry, "name"),
        mime=_text(entry, "type"),
        size=size if isinstance(size, int) else 0,
        is_here=here,
        state=state,
        percent=100 * owed.sent // max(1, owed.size) if owed is not None else 0,
        reason=owed.reason if owed is not None else "",
    )


def _is_here(desk: Desk, sha256: str) -> bool:
    try:
        return attachments.is_here(desk.profile, sha256)
    except NotFound:
        return False  # another desk wrote no hash


def _text(entry: Entry, name: str) -> str:
    found = entry.body.get(name)
    return found if isinstance(found, str) else ""
