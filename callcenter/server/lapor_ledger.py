"""The centre's books for the pusher of LAPOR: its rows, its log, its files, its caller book.

What it writes are events of the centre's own, sealed as all of them are; committed here they have
their place in the order at once. It asks nobody and posts nothing.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from hashlib import sha256 as hashed

from msgspec.structs import replace

from callcenter.directory.loading import load_directory
from callcenter.errors import NotFound, StoreDamaged
from callcenter.lapor.identity import Identity
from callcenter.lapor.ledger import Candidate, Decide, Depth, Document, Judging, Poll, Terms
from callcenter.lapor.mapping import Mapping as Table
from callcenter.lapor.mapping import blank
from callcenter.lapor.office_values import mapping_of, settings_of
from callcenter.lapor.settings import PushedBy
from callcenter.pictures.decoding import clean_copy
from callcenter.server import lapor_rows as rows
from callcenter.server.centre import Centre
from callcenter.server.database import lock_subjects, settled
from callcenter.server.file_folder import FileFolder
from callcenter.server.lapor_callers import known_identity
from callcenter.server.log_writer import append, load_tickets
from callcenter.server.office import read_office
from callcenter.server.own_events import own_event
from callcenter.tickets.event import Author
from callcenter.tickets.office import EMPTY_OFFICE, Office
from callcenter.tickets.ticket import Ticket

_AUTHOR = Author("lapor", "SP4N-LAPOR!")


class CentreLedger:
    """One centre's; `stored` is called after each commit that added to the log."""

    def __init__(
        self, centre: Centre, stored: Callable[[], None] = lambda: None, *, extra_ca: str = ""
    ) -> None:
        self._centre = centre
        self._database = centre.database
        self._stored = stored
        self._extra_ca = extra_ca
        self._directory = load_directory()
        self._read: tuple[Office, Table] = (EMPTY_OFFICE, blank(self._directory))
        self._folder = None if centre.files is None else FileFolder(centre.files, centre.file_bytes)

    def terms(self) -> Terms | None:
        """What the office has set now, None while it has no LAPOR."""
        with self._database.read() as tx:
            office = read_office(tx)
        if office != self._read[0]:
            self._read = (office, mapping_of(office, self._directory))
        settings = settings_of(office)
        if settings is None:
            return None
        return Terms(
            settings=replace(settings, extra_ca=self._extra_ca),
            mapping=self._read[1],
            directory=self._directory,
            me=self._centre.client_id,
            mine=settings.pusher is PushedBy.SERVER,
        )

    def unfinished(self, terms: Terms) -> Sequence[Candidate]:
        """Tickets reserved by the centre or in doubt by its doing, the oldest first."""
        with self._database.read() as tx:
            return rows.unfinished(tx, terms.me)

    def ready(self, terms: Terms, passed: Collection[str], limit: int) -> Sequence[Candidate]:
        """Tickets to hand over by the policy, the oldest first."""
        with self._database.read() as tx:
            return rows.ready(tx, terms, passed, limit)

    def to_judge(self, terms: Terms, limit: int) -> Judging:
        """Tickets kept back of which something changed, or all when the terms did."""
        with self._database.read() as tx:
            return rows.to_judge(tx, terms, limit)

    def judged(self, mark: str) -> None:
        """Those of this mark were judged."""
        with self._database.write() as tx:
            rows.keep_mark(tx, mark)

    def replying(self, terms: Terms) -> Sequence[Candidate]:  # noqa: ARG002
        """Tickets at LAPOR with an answer of ours that it has not."""
        with self._database.read() as tx:
            return rows.replying(tx)

    def ticket(self, ticket_id: str) -> Ticket:
        """The ticket as it stands; raises NotFound."""
        with self._database.read() as tx:
            return _existing(load_tickets(tx, [ticket_id])[ticket_id])

    def known(self, ticket: Ticket) -> Identity:
        """What the caller book has of its reporters, merged ones too."""
        with self._database.read() as tx:
            return known_identity(tx, ticket)

    def is_settled(self, eid: str) -> bool:  # noqa: ARG002
        """Always: what the centre has written stands in its order."""
        return True

    def write(self, ticket_id: str, decide: Decide) -> tuple[str, ...]:
        """Writes what `decide` says of the ticket as it stands then, in one transaction; the eids.

        Raises NotFound.
        """
        eids = self._write(ticket_id, decide)
        if eids:
            self._stored()
        return eids

    @settled
    def _write(self, ticket_id: str, decide: Decide) -> tuple[str, ...]:
        centre = self._centre
        with self._database.write() as tx:
            lock_subjects(tx, [ticket_id])
            ticket = _existing(load_tickets(tx, [ticket_id])[ticket_id])
            fresh = [
                own_event(centre, tx, ticket_id, kind, body, author=_AUTHOR)
                for kind, body in decide(ticket)
            ]
            append(tx, centre, fresh, centre.now_us())
        return tuple(one.event.eid for one in fresh)

    def file(self, sha256: str) -> bytes:
        """A file as it may leave; raises NotFound, StoreDamaged, PictureRefused."""
        if self._folder is None or self._folder.size(sha256) is None:
            raise NotFound("file", sha256)
        path = self._folder.path(sha256)
        data = path.read_bytes()
        if hashed(data).hexdigest() != sha256:
            raise StoreDamaged(str(path))
        return clean_copy(data)

    def documents(self, ticket_id: str) -> Mapping[str, Document]:
        """What became of the ticket's files at LAPOR, by SHA-256."""
        with self._database.read() as tx:
            return rows.documents(tx, ticket_id)

    def keep_document(self, ticket_id: str, sha256: str, document: Document) -> None:
        """Remembers it over a restart."""
        with self._database.write() as tx:
            rows.keep_document(tx, ticket_id, sha256, document)

    def drop_documents(self, ticket_id: str) -> None:
        """They count no longer."""
        with self._database.write() as tx:
            rows.drop_documents(tx, ticket_id)

    def due_polls(self, terms: Terms, now: datetime, limit: int) -> Sequence[Poll]:
        """Complaints it is time to ask about, the longest unasked first."""
        with self._database.read() as tx:
            return rows.due_polls(tx, terms, now, limit)

    def poll_of(self, ticket_id: str) -> Poll | None:
        """The poll of one ticket, None when LAPOR does not have it."""
        with self._database.read() as tx:
            return rows.poll_of(tx, ticket_id)

    def note_poll(self, ticket_id: str, at: datetime, tries: int) -> None:
        """It was asked about."""
        with self._database.write() as tx:
            rows.note_poll(tx, ticket_id, at, tries)

    def poll_all(self) -> None:
        """A person wants all of them asked now."""
        with self._database.write() as tx:
            rows.ask_all_now(tx)

    def depth(self, terms: Terms) -> Depth:
        """How much waits."""
        with self._database.read() as tx:
            return rows.depth(tx, terms.settings)


def _existing(ticket: Ticket) -> Ticket:
    if not ticket.entries:
        raise NotFound("ticket", ticket.id)
    return ticket
