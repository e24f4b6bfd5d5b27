"""What the pusher needs of the place it works at, a desk or the centre: its books and its files.

A protocol and its plain records. Whoever implements it holds no transaction when a call returns,
and raises the EnvironmentFaults of its store.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from callcenter.directory.bundle import Directory
from callcenter.lapor.bodies import Body
from callcenter.lapor.identity import Identity
from callcenter.lapor.mapping import Mapping as MappingTable
from callcenter.lapor.settings import LaporSettings
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind

Fact = tuple[Kind, Body]
"""An event to be: its kind and its body."""

Decide = Callable[[Ticket], Sequence[Fact]]
"""What is written of a ticket as it stands inside the writing transaction; nothing when the
decision does not hold any more."""


class Terms(Struct, frozen=True):
    """What the office has set, read anew for each run.

    `me` is the client_id in whose name it is reserved. `mine`: this place is the one that pushes
    (`settings.pusher`); the other one does nothing.
    """

    settings: LaporSettings
    mapping: MappingTable
    directory: Directory
    me: str
    mine: bool = True


class Candidate(Struct, frozen=True):
    """A ticket to look at; `stamp` differs as soon as anything has happened to it."""

    ticket_id: str
    stamp: str


class Judging(Struct, frozen=True):
    """Tickets kept back for a reason that may be gone; `mark` is handed to `judged` after them."""

    ticket_ids: tuple[str, ...]
    mark: str


class Document(Struct, frozen=True):
    """A file at LAPOR; without an id it was left out, for this `reason`."""

    document_id: str
    reason: str = ""


class Poll(Struct, frozen=True):
    """A complaint to ask about; `tries` in a row were in vain."""

    ticket_id: str
    complaint_id: str
    tries: int = 0


class Depth(Struct, frozen=True):
    """How many tickets stand where; `oldest_at` is when the oldest waiting one was registered.

    `waiting` are this place's own, the others the whole office's. `replies` are tickets with an
    answer of ours that LAPOR has not.
    """

    waiting: int = 0
    oldest_at: datetime | None = None
    doubtful: int = 0
    refused: int = 0
    unmapped: int = 0
    replies: int = 0


class Ledger(Protocol):
    """The books of one place."""

    def terms(self) -> Terms | None:
        """What is set now, None while no LAPOR is."""
        ...

    def unfinished(self, terms: Terms) -> Sequence[Candidate]:
        """Tickets reserved by this place or in doubt by its doing, the oldest first."""
        ...

    def ready(self, terms: Terms, passed: Collection[str], limit: int) -> Sequence[Candidate]:
        """Tickets this place has to hand over by the policy, the oldest first; never `passed`."""
        ...

    def to_judge(self, terms: Terms, limit: int) -> Judging:
        """Tickets kept back of which something changed, or all when the terms did; about `limit`.

        The same ones again until `judged` has their mark; without ids there is nothing to do but
        that.
        """
        ...

    def judged(self, mark: str) -> None:
        """Those of this mark were judged."""
        ...

    def replying(self, terms: Terms) -> Sequence[Candidate]:
        """Tickets at LAPOR with an answer of ours that it has not, the oldest first."""
        ...

    def ticket(self, ticket_id: str) -> Ticket:
        """The ticket as it stands; raises NotFound."""
        ...

    def known(self, ticket: Ticket) -> Identity:
        """What the caller book has of its reporters, merged ones too."""
        ...

    def is_settled(self, eid: str) -> bool:
        """Whether the event has its place in the centre's order; true where there is no centre."""
        ...

    def write(self, ticket_id: str, decide: Decide) -> tuple[str, ...]:
        """Writes what `decide` says of the ticket as it stands then, in one transaction; the eids.

        Raises NotFound.
        """
        ...

    def file(self, sha256: str) -> bytes:
        """A file as it may leave, pictures painted anew.

        Raises NotFound (not here), StoreDamaged (changed on disk), PictureRefused.
        """
        ...

    def documents(self, ticket_id: str) -> Mapping[str, Document]:
        """What became of the ticket's files at LAPOR, by SHA-256 (hex)."""
        ...

    def keep_document(self, ticket_id: str, sha256: str, document: Document) -> None:
        """Remembers it over a restart."""
        ...

    def drop_documents(self, ticket_id: str) -> None:
        """They count no longer: a later post hands its files over anew."""
        ...

    def due_polls(self, terms: Terms, now: datetime, limit: int) -> Sequence[Poll]:
        """Complaints it is time to ask about (`polling.is_due`), the longest unasked first."""
        ...

    def poll_of(self, ticket_id: str) -> Poll | None:
        """The poll of one ticket, None when LAPOR does not have it."""
        ...

    def note_poll(self, ticket_id: str, at: datetime, tries: int) -> None:
        """It was asked about; `tries` in a row were in vain."""
        ...

    def poll_all(self) -> None:
        """A person wants all of them asked now, but those that ended long ago."""
        ...

    def depth(self, terms: Terms) -> Depth:
        """How much waits."""
        ...
