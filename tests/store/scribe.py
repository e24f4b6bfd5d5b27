"""Writes plainly invented events for the store's tests, the way a desk would."""

from datetime import timedelta

from msgspec.structs import replace

from callcenter.ids import Ids
from callcenter.protocol.events import encode_event
from callcenter.store import sync_state
from callcenter.store.events import RemoteEvent, append_local
from callcenter.store.store import Store
from callcenter.tickets.event import Author, Change, Event

AUTHOR = Author("op-1", "Operator Contoh")
KEY = bytes(range(32))


class Scribe:
    """One desk's pen: counts n as the store does, or by itself for another desk."""

    def __init__(self, store: Store, clock, ids: Ids, client_id: str = "") -> None:
        self.store = store
        self.clock = clock
        self.ids = ids
        self.client_id = client_id
        self.n = 0
        self.seq = 0

    def event(self, tx, subject_id, kind, *, subject="ticket", body=None, **fields) -> Event:
        """An event with `fields` as changes; a value may be (value, base)."""
        if self.client_id:
            self.n += 1
            n, incarnation, client_id = self.n, 1, self.client_id
        else:
            now = sync_state.state(tx)
            n, incarnation, client_id = sync_state.next_n(tx), now.incarnation, now.client_id
        return Event(
            eid=self.ids.new(),
            subject=subject,
            subject_id=subject_id,
            kind=kind,
            author=AUTHOR,
            client_id=client_id,
            incarnation=incarnation,
            n=n,
            wall_at=self.clock.now(),
            changes=tuple(
                Change(name, *(value if isinstance(value, tuple) else (value,)))
                for name, value in fields.items()
            ),
            body=body or {},
        )

    def save(self, subject_id, kind, *, subject="ticket", body=None, **fields) -> Event:
        """Saves one event in a transaction of its own."""
        with self.store.write() as tx:
            event = self.event(tx, subject_id, kind, subject=subject, body=body, **fields)
            append_local(tx, event)
        self.clock.advance(seconds=1)
        return event

    def ticket(self, description="Sampah menumpuk di depan pasar", number="", **fields) -> str:
        """Registers a ticket and returns its id."""
        ticket_id = self.ids.new()
        fields = {"description": description, **fields}
        self.save(ticket_id, "registered", body={"number": number} if number else {}, **fields)
        return ticket_id

    def caller(self, name="Contoh Sari", phones=("+6281279001234",), **fields) -> str:
        """Adds a caller to the book and returns the id."""
        caller_id = self.ids.new()
        self.save(
            caller_id,
            "caller_added",
            subject="caller",
            body={"phones": list(phones)},
            name=name,
            **fields,
        )
        return caller_id

    def echo(self, *events: Event) -> list[RemoteEvent]:
        """The events as the centre would send them, in this order, a second later each."""
        items = []
        for event in events:
            self.seq += 1
            received = event.wall_at + timedelta(seconds=1)
            items.append(RemoteEvent(encode_event(event), self.seq, received))
        return items


def placed(event: Event, item: RemoteEvent) -> Event:
    """The event as it is known once the centre gave it its place."""
    return replace(event, seq=item.seq, received_at=item.received_at)
