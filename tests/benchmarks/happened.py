"""The events of an invented ticket as the centre would send them: bytes, place and receive time.

What is told is the volume's matter; here stands how a ticket goes on and ends. Writes nothing.
"""

import random
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta

from callcenter.directory.bundle import Directory
from callcenter.protocol.events import encode_event
from callcenter.store.events import RemoteEvent
from callcenter.tickets.event import CALLER, TICKET, Author, Change, Event, Value
from callcenter.tickets.words import Kind
from tests.benchmarks.vocabulary import person
from tests.benchmarks.volume import CALLER_EVERY, Told, Volume, phone

EVENTS_EACH = 8
"""Places in the feed one ticket may take; what it does not need stays empty."""
ANSWERS = (
    *("sudah ditangani oleh petugas lapangan", "dijadwalkan pada triwulan berikutnya"),
    *("laporan selesai dan warga sudah dihubungi", "diteruskan ke unit pelaksana teknis"),
)
_AUTHORS = tuple(Author(f"op-{at}", f"Operator Contoh {at}") for at in range(12))
_DESKS = tuple(str(uuid.UUID(int=0x70008000B16C0000 << 8 | at)) for at in range(8))
_SHORT, _LONG = timedelta(hours=8), timedelta(days=9)

Step = tuple[Kind, timedelta, dict[str, Value]]
"""What happens to a ticket, and how long after its registration."""


class Happened:
    """Makes the events of tickets of a volume."""

    def __init__(self, volume: Volume, directory: Directory) -> None:
        self._volume = volume
        agencies, categories = directory.agencies, directory.categories.values()
        self._within = tuple(one.id for one in agencies.values() if one.within_authority)
        bodies = (one for one in agencies.values() if not one.within_authority)
        self._outside = tuple(one.id for one in bodies if not one.is_emergency)
        self._of = {
            one.id: tuple(a for a in one.agency_ids if a in self._within) for one in categories
        }

    def events(self, k: int, told: Told) -> Iterator[RemoteEvent]:
        """The caller when it is a new one, then the ticket from its registration to its end."""
        at, seq = self._volume.plan.at(k), k * EVENTS_EACH + 1
        chance = random.Random(self._volume.plan.seed << 41 | k)
        if told.caller is not None and k % CALLER_EVERY == 0:
            of = (CALLER, caller_id(told.caller), Kind.CALLER_ADDED)
            phones: dict[str, Value] = {"phones": [phone(told.caller)]}
            yield self._remote((k, seq, at), of, _caller_changes(told.caller), phones)
        ticket = (TICKET, ticket_id(k))
        number: dict[str, Value] = {"number": self._volume.number(k)}
        of = (*ticket, Kind.REGISTERED)
        yield self._remote((k, seq + 1, at), of, _fields(chance, told), number)
        for place, (kind, later, body) in enumerate(self._course(chance, told), start=2):
            if at + later <= self._volume.plan.end:
                yield self._remote((k, seq + place, at + later), (*ticket, kind), (), body)

    def _course(self, chance: random.Random, told: Told) -> Iterator[Step]:
        """Half are referred, a quarter answered at once, a quarter worked on."""
        drawn = chance.random()
        if drawn < 0.5:
            body: dict[str, Value] = {"agency_ids": [chance.choice(self._outside)]}
            yield Kind.REFERRED, timedelta(minutes=2), body
            return
        if drawn < 0.75:
            yield Kind.RESOLVED, timedelta(minutes=2), _answer(chance, in_call=True)
            yield Kind.CLOSED, timedelta(minutes=2), {"reason": "dijawab_saat_telepon"}
            return
        agency = chance.choice(self._of[told.category] or self._within)
        yield Kind.DISPATCHED, timedelta(minutes=2), {"agency_ids": [agency]}
        if drawn > 0.97:
            return
        done = _SHORT + (_LONG - _SHORT) * chance.random()
        yield Kind.RESOLVED, done, _answer(chance, in_call=False)
        yield Kind.CLOSED, done + timedelta(hours=4), {"reason": "selesai"}

    def _remote(
        self,
        place: tuple[int, int, datetime],
        of: tuple[str, str, Kind],
        changes: tuple[Change, ...],
        body: dict[str, Value],
    ) -> RemoteEvent:
        (k, seq, at), (subject, subject_id, kind) = place, of
        event = Event(
            eid=_id(0xE0, seq, at),
            subject=subject,
            subject_id=subject_id,
            kind=kind.value,
            author=_AUTHORS[k % len(_AUTHORS)],
            client_id=_DESKS[k % len(_DESKS)],
            incarnation=1,
            n=seq,
            wall_at=at,
            changes=changes,
            body=body,
            offset_ms=0,
        )
        return RemoteEvent(encode_event(event), seq, at)


def ticket_id(k: int) -> str:
    """The id of ticket k."""
    return _id(0x71, k)


def caller_id(at: int) -> str:
    """The id of caller `at` of the book."""
    return _id(0xCA, at)


def _id(what: int, number: int, at: datetime | None = None) -> str:
    text = f"{0 if at is None else int(at.timestamp() * 1000):012x}{number:012x}"
    return f"{text[:8]}-{text[8:12]}-70{what:02x}-8000-{text[12:]}"


def _fields(chance: random.Random, told: Told) -> tuple[Change, ...]:
    values: dict[str, Value] = {
        "description": told.text,
        "category": told.category,
        "classification": "pengaduan",
        "place": told.place,
        "landmark": told.landmark,
        "urgency": "segera" if chance.random() < 0.05 else "normal",
        "channel": "whatsapp" if chance.random() < 0.2 else "telepon",
        "confidentiality": "biasa" if told.caller is not None else "tanpa_identitas",
    }
    if told.pin is not None:
        values["pin"] = list(told.pin)
    if told.caller is not None:
        values |= {
            "caller_id": caller_id(told.caller),
            "reporter_name": person(told.caller),
            "reporter_phone": phone(told.caller),
        }
    return tuple(Change(name, value) for name, value in values.items())


def _caller_changes(at: int) -> tuple[Change, ...]:
    return (Change("name", person(at)),)


def _answer(chance: random.Random, *, in_call: bool) -> dict[str, Value]:
    return {"text": chance.choice(ANSWERS), "in_call": in_call}
