"""The books of a desk as the pusher of LAPOR needs them: its store, its files, its caller book.

Every call is a transaction of its own. Decides nothing and asks nobody.
"""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

import msgspec
from msgspec.structs import astuple, replace

from callcenter.desk.context import Desk
from callcenter.desk.lapor_known import known_identity
from callcenter.desk.read_files import copy_to_hand_out
from callcenter.desk.record import append
from callcenter.directory.bundle import Directory
from callcenter.lapor.identity import Identity
from callcenter.lapor.ledger import Candidate, Decide, Depth, Document, Judging, Poll, Terms
from callcenter.lapor.mapping import Mapping as MappingTable
from callcenter.lapor.office_values import mapping_of, settings_of
from callcenter.lapor.polling import ENDED, GONE_NAME, cutoffs
from callcenter.lapor.settings import LaporSettings, Policy, PushedBy
from callcenter.store import lapor_notes, lapor_work, sync_state
from callcenter.store import tickets as ticket_store
from callcenter.store.office import load_office
from callcenter.tickets.event import TICKET, Author
from callcenter.tickets.office import EMPTY_OFFICE, Office
from callcenter.tickets.ticket import Ticket

AUTHOR = Author("lapor", "SP4N-LAPOR!")
_OVER = (*ENDED, GONE_NAME.lower())
_Read = tuple[Office, Directory, MappingTable, str]
"""An office and a directory, the mapping they make, and the key of all that decides."""


class DeskLedger:
    """One desk's; `alone` says whether no other process does the same for this profile."""

    def __init__(self, desk: Desk, alone: Callable[[], bool] = lambda: True) -> None:
        self._desk = desk
        self._alone = alone
        # One tuple, put in its place whole: the screen asks from another thread.
        self._read: _Read = (EMPTY_OFFICE, desk.directory, MappingTable(), "")

    def terms(self) -> Terms | None:
        """What the office has set now, None while it has no LAPOR."""
        desk = self._desk
        with desk.store.read() as tx:
            office = load_office(tx)
            me = sync_state.state(tx).client_id
        settings = settings_of(office)
        if settings is None:
            return None
        return Terms(
            settings=replace(settings, extra_ca=desk.settings.extra_ca),
            mapping=self._mapping(office, settings),
            directory=desk.directory,
            me=me,
            mine=settings.pusher is PushedBy.DESK and self._alone(),
        )

    def unfinished(self, terms: Terms) -> Sequence[Candidate]:
        """Tickets this desk has reserved, or in doubt by its doing, the oldest first."""
        with self._desk.store.read() as tx:
            return _candidates(lapor_work.unfinished(tx, terms.me))

    def ready(self, terms: Terms, passed: Collection[str], limit: int) -> Sequence[Candidate]:
        """Tickets to hand over by the policy, the oldest first."""
        if terms.settings.policy is Policy.NONE:
            return ()
        with self._desk.store.read() as tx:
            return _candidates(lapor_work.ready(tx, _going(terms), passed, limit))

    def to_judge(self, terms: Terms, limit: int) -> Judging:
        """Tickets kept back of which something changed, or all when the terms did."""
        with self._desk.store.read() as tx:
            ids, mark = lapor_work.to_judge(tx, terms.me, self._read[3], limit)
        return Judging(tuple(ids), msgspec.json.encode(mark).decode() if mark else "")

    def judged(self, mark: str) -> None:
        """Those of this mark were judged; not worth a wait for the disk."""
        reached = msgspec.json.decode(mark, type=lapor_work.Mark)
        with self._desk.store.write(durable=False) as tx:
            lapor_work.keep_mark(tx, reached)

    def replying(self, terms: Terms) -> Sequence[Candidate]:  # noqa: ARG002
        """Tickets with an answer of ours that LAPOR has not, the oldest first."""
        with self._desk.store.read() as tx:
            return _candidates(lapor_work.replying(tx))

    def ticket(self, ticket_id: str) -> Ticket:
        """The ticket as it stands; raises NotFound."""
        with self._desk.store.read() as tx:
            return ticket_store.load_ticket(tx, ticket_id)

    def known(self, ticket: Ticket) -> Identity:
        """What the caller book has of its reporters, merged ones too."""
        with self._desk.store.read() as tx:
            return known_identity(tx, ticket)

    def is_settled(self, eid: str) -> bool:
        """Whether the centre has given the event its place; true for a desk without a centre."""
        with self._desk.store.read() as tx:
            return not sync_state.state(tx).server_url or lapor_work.is_settled(tx, eid)

    def write(self, ticket_id: str, decide: Decide) -> tuple[str, ...]:
        """Writes what `decide` says of the ticket as it stands then; the eids. Raises NotFound."""
        with self._desk.change() as change:
            ticket = ticket_store.load_ticket(change.tx, ticket_id)
            found = [
                append(change, TICKET, ticket_id, kind, body=body, author=AUTHOR)
                for kind, body in decide(ticket)
            ]
        return tuple(one.eid for one in found)

    def file(self, sha256: str) -> bytes:
        """A file as it may leave. Raises NotFound, StoreDamaged, PictureRefused."""
        return copy_to_hand_out(self._desk, sha256)

    def documents(self, ticket_id: str) -> Mapping[str, Document]:
        """What became of the ticket's files at LAPOR, by SHA-256."""
        with self._desk.store.read() as tx:
            found = lapor_notes.documents(tx, ticket_id)
        return {sha256: Document(*one) for sha256, one in found.items()}

    def keep_document(self, ticket_id: str, sha256: str, document: Document) -> None:
        """Remembers it over a restart."""
        with self._desk.store.write() as tx:
            lapor_notes.keep_document(tx, ticket_id, sha256, document.document_id, document.reason)

    def drop_documents(self, ticket_id: str) -> None:
        """They count no longer."""
        with self._desk.store.write() as tx:
            lapor_notes.drop_documents(tx, ticket_id)

    def due_polls(self, terms: Terms, now: datetime, limit: int) -> Sequence[Poll]:
        """Complaints it is time to ask about, the longest unasked first."""
        due = lapor_notes.Due(*astuple(cutoffs(terms.settings, now)))
        with self._desk.store.read() as tx:
            found = lapor_notes.due_polls(tx, terms.me, due, _OVER, limit)
        return tuple(Poll(*one) for one in found)

    def poll_of(self, ticket_id: str) -> Poll | None:
        """The poll of one ticket, None when LAPOR does not have it."""
        with self._desk.store.read() as tx:
            found = lapor_notes.poll_of(tx, ticket_id)
        return None if found is None else Poll(ticket_id, *found)

    def note_poll(self, ticket_id: str, at: datetime, tries: int) -> None:
        """It was asked about; at worst it is asked about once more."""
        with self._desk.store.write(durable=False) as tx:
            lapor_notes.note_poll(tx, ticket_id, at, tries)

    def poll_all(self) -> None:
        """All that have not ended are due now."""
        with self._desk.store.write(durable=False) as tx:
            lapor_notes.poll_all(tx, _OVER)

    def depth(self, terms: Terms) -> Depth:
        """How much waits; nothing of this desk's own where it does not hand over."""
        going = terms.mine and terms.settings.policy is not Policy.NONE
        with self._desk.store.read() as tx:
            waiting = lapor_work.count_waiting(tx, _going(terms)) if going else (0, None)
            return Depth(*waiting, *lapor_work.counts(tx))

    def _mapping(self, office: Office, settings: LaporSettings) -> MappingTable:
        """The table, read anew when the office or the directory has changed."""
        directory = self._desk.directory
        read_of, read_with, mapping, key = self._read
        if key and office == read_of and directory is read_with:
            return mapping
        mapping = mapping_of(office, directory)
        self._read = (office, directory, mapping, _key(settings, mapping, directory))
        return mapping


def _key(settings: LaporSettings, mapping: MappingTable, directory: Directory) -> str:
    """Another one when tickets kept back may be judged otherwise."""
    agencies = sorted((one.id, one.within_authority) for one in directory.agencies.values())
    parts = (settings, sorted(map(repr, mapping.rows.values())), agencies)
    return hashlib.sha256(repr(parts).encode("utf-8", "replace")).hexdigest()


def _going(terms: Terms) -> lapor_work.Going:
    settings = terms.settings
    return lapor_work.Going(terms.me, settings.policy is Policy.ALL, settings.since)


def _candidates(found: Sequence[tuple[str, str]]) -> tuple[Candidate, ...]:
    return tuple(Candidate(*one) for one in found)
